"""Quotations that lost their end or their beginning.

A passage with an odd number of quotation marks opens or ends a quotation that runs over several sentences, or has lost
a mark. It runs over several sentences if a later passage has the other mark, if the quotation is taken up again at the
beginning of the next sentence, or if the other edition has an odd number of marks there too. Whether a mark is an
opening or a closing one only decides which mark is the odd one, since typists put spaces on the wrong side of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import regex

from arabtext import resources
from arabtext.editions.checking.passages import PassagePair, Place, fold
from arabtext.editions.sides import Side
from arabtext.memory import once
from arabtext.script.morphology import WORD

_MAX_PASSAGES: Final = 10  # that a quotation runs over; chosen on one half of the faults of tests/bench/checking.py
_STRAIGHT, _OPENING, _CLOSING = '"', "\N{LEFT DOUBLE QUOTATION MARK}«", "\N{RIGHT DOUBLE QUOTATION MARK}»"
_MARK = regex.compile(f"[{_STRAIGHT}{_OPENING}{_CLOSING}]")
_DIGIT = regex.compile(r"\p{Nd}$")
_ATTRIBUTION = regex.compile(
    r"[,?!]\s+(?:(?:(?!I\b)\p{Lu}[\p{L}.'’-]*\s+){1,3}|(?:he|she|they)\s+)?(?:said|says|told|added|asked|explained|wrote)\b"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark without its partner: its place, and which part the quotation lacks."""

    place: Place
    lacks: Literal["beginning", "end"]


@dataclass(frozen=True, slots=True)
class _OddMark:
    """The mark without a partner in a passage with an odd number of them: its offset, and whether it opens."""

    at: int
    opens: bool


def unpaired_marks(pairs: Sequence[PassagePair]) -> Iterator[Mark]:
    """Yield the quotation marks without a partner on either side, in the order of the beads."""
    found = [mark for side in Side for mark in _of_side(pairs, side)]
    yield from sorted(found, key=lambda mark: mark.place.order)


def _of_side(pairs: Sequence[PassagePair], side: Side) -> Iterator[Mark]:
    texts = [pair.sides.on(side).text for pair in pairs]
    marks = [_marks(text) for text in texts]
    odd = {at: _odd_mark(text, own) for at, (text, own) in enumerate(zip(texts, marks, strict=True)) if len(own) % 2}
    continued = _continued(texts, marks, odd)
    for number, mark in odd.items():
        count = len(_marks(pairs[number].sides.on(side.other).text))
        if not count:
            continue
        speech_follows = mark.opens and _mentions_speech(texts[number][mark.at :])
        ends_unseen = mark.opens and _ATTRIBUTION.search(texts[number], mark.at) is not None
        if ends_unseen or (number not in continued and (count % 2 == 0 or speech_follows)):
            place = Place(number, side, (mark.at, mark.at + 1))
            yield Mark(place, "end" if mark.opens else "beginning")


def _continued(texts: Sequence[str], marks: Sequence[list[int]], odd: dict[int, _OddMark]) -> set[int]:
    """Return the odd passages whose quotation has its other mark in a later or an earlier passage."""
    found: set[int] = set()
    for number, mark in odd.items():
        if not mark.opens or number in found:
            continue
        following = next((n for n in range(number + 1, min(len(texts), number + _MAX_PASSAGES)) if marks[n]), None)
        if following is None:
            continue
        if following in odd and not odd[following].opens:
            found |= {number, following}
        elif not mark.at and not marks[following][0] and not _mentions_speech(texts[number]):
            found.add(number)  # both begin with a mark: taken up again in the next sentence
    return found


def _marks(text: str) -> list[int]:
    """Return the offsets of the quotation marks of a text, without those of inches."""
    return [m.start() for m in _MARK.finditer(text) if not _is_inch(text, m.start())]


def _is_inch(text: str, at: int) -> bool:
    return (
        text[at] == _STRAIGHT and _DIGIT.search(text, max(0, at - 2), at) is not None and text.count(_STRAIGHT) % 2 == 1
    )


def _odd_mark(text: str, marks: Sequence[int]) -> _OddMark:
    """Return the mark without a partner: the first of two that open in a row, else one at an end."""
    opening = [_opens(text, at) for at in marks]
    for at, opens, next_opens in zip(marks, opening, opening[1:], strict=False):
        if opens and next_opens:
            return _OddMark(at, opens=True)
    if opening[-1]:
        return _OddMark(marks[-1], opens=True)
    return _OddMark(marks[-1] if opening[0] else marks[0], opens=False)


def _opens(text: str, at: int) -> bool:
    """Return whether a quotation mark is where one opens: after a space or at the beginning, and before a word."""
    if text[at] in _OPENING + _CLOSING:
        return text[at] in _OPENING
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if at and behind.strip() and before.strip():
        return before in "([:-–—" or (before == "و" and not text[at - 2 : at - 1].strip())
    return not before.strip() and bool(behind.strip())


def _mentions_speech(text: str) -> bool:
    """Return whether a text has a verb of saying."""
    return any(fold(word) in _speech() for word in WORD.findall(text))


@once
def _speech() -> frozenset[str]:
    rows = resources.rows("editions/sentence_words.tsv", "word", "role")
    return frozenset(fold(word) for word, role in rows if role == "speech")
