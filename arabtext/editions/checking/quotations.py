"""Quotations that lost their end or their beginning.

A passage with an odd number of quotation marks opens or ends a quotation that runs over several sentences, or has lost
a mark. It runs over several sentences if a later passage has the other mark, if the quotation is taken up again at the
beginning of the next sentence, or if the other edition has an odd number of marks there too. How marks turn is looked
at only to find which one is odd: typists put spaces on the wrong side of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from arabtext import resources
from arabtext.editions.checking.passages import Bead, Span, fold
from arabtext.memory import once

_STRAIGHT, _OPENING, _CLOSING = '"', "\N{LEFT DOUBLE QUOTATION MARK}«", "\N{RIGHT DOUBLE QUOTATION MARK}»"
_MARK = regex.compile(f"[{_STRAIGHT}{_OPENING}{_CLOSING}]")
_DIGIT = regex.compile(r"\p{Nd}$")
_WORDS = regex.compile(r"[\p{L}\p{M}]+")
_ATTRIBUTION = regex.compile(
    r"[,?!]\s+(?:(?:(?!I\b)\p{Lu}[\p{L}.'’-]*\s+){1,3}|(?:he|she|they)\s+)?(?:said|says|told|added|asked|explained|wrote)\b"
)
_LONGEST = 10  # passages that a quotation runs over


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark without its partner: in which bead, on which side and where, and what the quotation lacks."""

    bead: int
    side: int
    place: Span
    lacks: str


def lone_marks(beads: Sequence[Bead]) -> Iterator[Mark]:
    """Yield the quotation marks without a partner on either side, in the order of the beads."""
    found = [mark for side in (0, 1) for mark in _of_side(beads, side)]
    yield from sorted(found, key=lambda mark: (mark.bead, mark.side, mark.place))


def _of_side(beads: Sequence[Bead], side: int) -> Iterator[Mark]:
    texts = [(bead.english, bead.arabic)[side].text for bead in beads]
    others = [(bead.english, bead.arabic)[1 - side].text for bead in beads]
    places = [_marks(text) for text in texts]
    odd = {number: _odd_mark(texts[number], marks) for number, marks in enumerate(places) if len(marks) % 2}
    whole: set[int] = set()  # odd passages whose quotation has its other mark elsewhere
    for number, (at, opens) in odd.items():
        if not opens or number in whole:
            continue
        following = next((n for n in range(number + 1, min(len(texts), number + _LONGEST)) if places[n]), None)
        if following in odd and not odd[following][1]:
            whole |= {number, following}
        elif following is not None and not at and not places[following][0] and not _spoken(texts[number]):
            whole.add(number)  # taken up again in the next sentence
    for number, (at, opens) in odd.items():
        other = len(_marks(others[number]))
        ends_unseen = opens and _ATTRIBUTION.search(texts[number], at) is not None
        if other and (
            ends_unseen or (number not in whole and (other % 2 == 0 or (opens and _spoken(texts[number][at:]))))
        ):
            yield Mark(number, side, (at, at + 1), "end" if opens else "beginning")


def _marks(text: str) -> list[int]:
    """Where the quotation marks of a text stand, those of inches left out."""
    return [m.start() for m in _MARK.finditer(text) if not _is_inch(text, m.start())]


def _is_inch(text: str, at: int) -> bool:
    return (
        text[at] == _STRAIGHT and _DIGIT.search(text, max(0, at - 2), at) is not None and text.count(_STRAIGHT) % 2 == 1
    )


def _odd_mark(text: str, marks: Sequence[int]) -> tuple[int, bool]:
    """The mark without a partner, and whether it opens: one that opens before another that does, or one at an end."""
    turns = [_opens(text, at) for at in marks]
    for at, opens, following in zip(marks, turns, turns[1:], strict=False):
        if opens and following:
            return at, True
    return (marks[-1], True) if turns[-1] else (marks[0] if not turns[0] else marks[-1], False)


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark stands where one opens: behind a space or at the beginning, and before a word."""
    if text[at] in _OPENING + _CLOSING:
        return text[at] in _OPENING
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if at and behind.strip() and before.strip():
        return before in "([:-–—" or (before == "و" and not text[at - 2 : at - 1].strip())
    return not before.strip() and bool(behind.strip())


def _spoken(text: str) -> bool:
    """Whether someone is said to speak in a passage."""
    return any(fold(word) in _speech() for word in _WORDS.findall(text))


@once
def _speech() -> frozenset[str]:
    rows = resources.rows("editions/sentence_words.tsv", "word", "role")
    return frozenset(fold(word) for word, role in rows if role == "speech")
