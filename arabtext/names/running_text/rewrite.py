"""Rewrite the names of a text in house form; quotations, titles and addresses stay as they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

import regex

from arabtext.errors import expect_text
from arabtext.names.authority import Given
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, skeleton, skeletons
from arabtext.names.model import Mention
from arabtext.names.running_text.find import find
from arabtext.names.running_text.lines import Lines
from arabtext.names.running_text.untouched import overlaps, untouched_spans
from arabtext.names.style.value import Style, StyleLike
from arabtext.script.chars import ARTICLE, is_arabic_letter

_MIN_PROBABILITY: Final = 0.7  # of a mention that is rewritten; chosen by hand
_MAX_ROUNDS: Final = 5  # of reading what was rewritten again, until nothing changes; two are usual
_MIN_CAPITALS: Final = 3  # letters of a word in capitals that stays so
_MAX_BEFORE: Final = 50  # characters before a mention in which its sentence may begin
_ARTICLE = regex.compile(rf"(?i)^(?:{'|'.join(sorted(LATIN_ARTICLES))})[- ]")
_LOOSE_ARTICLE = regex.compile(r"\b([Aa]l|[Ee]l) (?=\p{Lu})")


@dataclass(frozen=True, slots=True)
class Change:
    """A name that was rewritten: ``text[start:end]`` is ``before``, its house form ``after``.

    ``line`` and ``column`` count from 1.
    """

    start: int
    end: int
    before: str
    after: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text in house form and its changes, with offsets into the text before them."""

    text: str
    changes: tuple[Change, ...]


def rewrite(text: str, *, style: StyleLike = None, authority: Given = None, country: str | None = None) -> Rewritten:
    """Return ``text`` with all names in the house form of a style, and the changes.

    A later mention keeps its short form. A mention under quite another name (a nom de guerre) is not changed, nor is
    one that may be no name, nor are quotations, titles in quotation marks or italics, addresses and code. Rewriting
    twice changes nothing. The parameters and errors are those of :func:`arabtext.names.find`.

    >>> result = rewrite("Qays al-Khazali left Irbil. Khaz'ali said: “Qays is here.”")
    >>> result.text
    'Qais al-Khazali left Erbil. Khazali said: “Qays is here.”'
    >>> [(c.line, c.column, c.before, c.after) for c in result.changes][0]
    (1, 1, 'Qays al-Khazali', 'Qais al-Khazali')
    """
    edits: list[_Edit] = []
    current = expect_text(text)
    for _ in range(_MAX_ROUNDS):
        more = list(_edits(current, style, authority, country))
        if not more:
            break
        edits = _composed(text, edits, more)
        current = _applied(text, edits)
    return Rewritten(current, tuple(_changes(text, edits)))


class _Edit(NamedTuple):
    """Characters of a text, and what takes their place."""

    start: int
    end: int
    after: str


def _edits(text: str, style: StyleLike, authority: Given, country: str | None) -> Iterator[_Edit]:
    """Yield what one reading of a text changes, in order."""
    untouched = untouched_spans(text)
    article = None if style is None else Style.of(style).article_later
    for mention in find(text, style=style, authority=authority, country=country):
        if mention.probability < _MIN_PROBABILITY or overlaps(mention, untouched):
            continue
        after = in_house_form(mention, article, begins_sentence=_begins_sentence(text, mention.start))
        if after != mention.text:
            yield _Edit(mention.start, mention.end, after)


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    """Return a text with its edits made."""
    pieces, position = list[str](), 0
    for edit in edits:
        pieces += [text[position : edit.start], edit.after]
        position = edit.end
    return "".join([*pieces, text[position:]])


def _composed(text: str, first: Sequence[_Edit], second: Sequence[_Edit]) -> list[_Edit]:
    """Return the edits of ``text`` that do what ``first`` and then ``second``, of the text made by it, do."""
    shifts = [0, *accumulate(len(one.after) - (one.end - one.start) for one in first)]
    starts = [one.start + shift for one, shift in zip(first, shifts, strict=False)]
    ends = [start + len(one.after) for one, start in zip(first, starts, strict=True)]
    kept, found = dict(enumerate(first)), list[_Edit]()
    tail, tail_start = "", 0  # of the first edit that the last second one ends in, in the text between
    for start, end, after in second:
        inside = range(bisect_right(ends, start), bisect_left(starts, end))
        before, behind = "", ""
        from_, to = start - shifts[inside.start], end - shifts[inside.stop]
        if inside and inside[0] not in kept:  # two second edits in one first edit
            last = found.pop()
            from_, before = last.start, last.after.removesuffix(tail) + tail[: start - tail_start]
        elif inside and starts[inside[0]] < start:
            from_, before = first[inside[0]].start, first[inside[0]].after[: start - starts[inside[0]]]
        if inside and ends[inside[-1]] > end:
            to, behind = first[inside[-1]].end, first[inside[-1]].after[end - ends[inside[-1]] :]
        tail, tail_start = behind, end
        found.append(_Edit(from_, to, before + after + behind))
        for at in inside:
            kept.pop(at, None)
    return sorted(edit for edit in (*kept.values(), *found) if text[edit.start : edit.end] != edit.after)


def _changes(text: str, edits: Iterable[_Edit]) -> Iterator[Change]:
    """Yield edits as changes, with their lines and columns."""
    lines = Lines(text)
    for start, end, after in edits:
        yield Change(start, end, text[start:end], after, *lines.place(start))


def _begins_sentence(text: str, start: int) -> bool:
    """Return whether a sentence or a line begins at ``start``."""
    before = text[max(0, start - _MAX_BEFORE) : start].rstrip(" \t\u00a0\"'“‘«([*_#>-")
    return not before or before[-1] in ".!?…\n"


def in_house_form(mention: Mention, article: str | None = None, *, begins_sentence: bool = True) -> str:
    """Return the house form of a mention: the same words of the name, each in its house spelling.

    A mention with other words (an abbreviation, another name of the same person) comes back as it is. ``article`` is
    what a style does with that of a later mention, ``dropped`` or ``kept``; without one it stays as it is.
    """
    if any(map(is_arabic_letter, mention.text)):
        return _arabic(mention)
    written, house = " ".join(mention.text.split()), mention.canonical
    if written == house:
        return mention.text
    form = _words_in_house_form(written, house)
    if form is None:
        return mention.text
    if article and mention.first < mention.start and _is_short(mention, form):
        form = mention.short
    if written.isupper() and len(written) >= _MIN_CAPITALS and not house.isupper():
        return form.upper()  # a headline in capitals
    is_raised = begins_sentence or not _ARTICLE.match(form)  # Bin Laden, and Al-Khazali where a sentence begins
    if form[0].islower() and written[0].isupper() and is_raised:
        form = form[0].upper() + form[1:]
    return mention.text if form == written else form


def _is_short(mention: Mention, form: str) -> bool:
    """Return whether a form is a person's short form but for the article, and nothing else (``the Houthi leader``)."""
    if mention.kind != "person" or _ARTICLE.sub("", form) != _ARTICLE.sub("", mention.short):
        return False
    known = gazetteer.entity(_ARTICLE.sub("", form))
    return known is None or known.kind == "person"


def _words_in_house_form(written: str, house: str) -> str | None:
    """Return the words of a name in the spelling of ``house``; None if one of them is none of its words."""
    words = _LOOSE_ARTICLE.sub(r"\1-", written).split(" ")
    is_whole = not skeletons(written).isdisjoint(skeletons(house))
    if is_whole and len(words) >= len(house.split(" ")):
        return house
    found = _matched(words, house.split(" "))
    if found is None:
        return house if is_whole else None
    if not _ARTICLE.match(words[0]) and len(words) < len(house.split(" ")):
        found[0] = _ARTICLE.sub("", found[0])
    return " ".join(found)


def _matched(words: list[str], own: list[str]) -> list[str] | None:
    """Return the words of a house form that ``words`` spell, in order; None if one spells none of them."""
    found: list[str] = []
    for word in words:
        while own and skeletons(word).isdisjoint(skeletons(own[0])):
            own = own[1:]
        if not own:
            return None
        found.append(own[0])
        own = own[1:]
    return found


def _arabic(mention: Mention) -> str:
    """Return an Arabic mention of a listed name in its first Arabic spelling, if it spells the same words."""
    known = gazetteer.entity(mention.canonical)
    if known is None or skeleton(known.arabic) != skeleton(mention.text):
        return mention.text
    if len(known.arabic.split()) != len(mention.text.split()):
        return mention.text
    is_cut = known.arabic.startswith(ARTICLE) and not mention.text.startswith(ARTICLE)  # للعراق holds العراق
    return known.arabic.removeprefix(ARTICLE) if is_cut else known.arabic
