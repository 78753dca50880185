"""The parts of a text that are not its author's prose: quotations, titles of works, addresses, code, markup.

One pass from left to right, in time proportional to the text: where the partner of an opening mark is once looked up,
its place is kept until the pass is beyond it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

import regex

from arabtext.names.model import Mention

_MAX_QUOTATION: Final = 3_000  # characters; a mark without a partner must not protect the text behind it
_MAX_TITLE: Final = 200  # characters in italics or single quotation marks
_MAX_TICKS: Final = 3  # of a mark of code that is looked at
_MAX_ELEMENT: Final = 100_000  # characters of an element of code

_TOP_DOMAINS: Final = "com|org|net|gov|edu|info|int|mil|news|tv"
#: What is one piece by itself, or the mark that opens one.
_START: Final = regex.compile(
    rf"""(?P<whole>
      (?:https?://|www\.)[^\s<>"«»“”]++
    | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)*+
    | (?<![\w.@-])[\w-]++(?:\.[\w-]++)*?\.(?:{_TOP_DOMAINS})\b(?:/[^\s<>"«»“”]*+)?
    | (?<![^\s(\[\\])/[\w%.-]++/?[^\s<>()]*+
    | [\#@]\w++
    | \]\([^()\s]*+(?:\s"[^"\n]*+")?\)
    | ^\ {{0,3}}>[^\n]*+
    | </?[A-Za-z][^<>]*+>
    )
    | (?P<fence>^\ {{0,3}}(?:```|~~~))
    | (?P<code>`++)
    | (?P<comment><!--)
    | (?P<quote>(?<![A-Za-z0-9])"(?=[^\s"])) | (?P<double>[“„]) | (?P<angle>«)
    | (?P<single>(?<!\w)‘) | (?P<straight>(?<!\w)'(?=\w))
    | (?P<star>(?<![\w*])\*(?=[^\s*])) | (?P<line>(?<!\w)_(?=[^\s_]))
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_ELEMENT = regex.compile(r"<(code|pre|script|style|kbd|samp|q|blockquote|cite|em|i)\b[^<>]*+(?<!/)>", regex.IGNORECASE)


class _Mark(NamedTuple):
    """What closes a piece, how long one is at most, and whether it may go over the end of a line."""

    closing: regex.Pattern[str]
    longest: int
    over_lines: bool = False


_MARKS: Final = {
    "quote": _Mark(regex.compile(r'(?<=\S)"'), _MAX_QUOTATION),
    "double": _Mark(regex.compile("[”“]"), _MAX_QUOTATION, over_lines=True),
    "angle": _Mark(regex.compile("»"), _MAX_QUOTATION, over_lines=True),
    "single": _Mark(regex.compile(r"’(?!\w)"), _MAX_TITLE),
    "straight": _Mark(regex.compile(r"(?<=\S)'(?!\w)"), _MAX_TITLE),
    "star": _Mark(regex.compile(r"(?<=[^\s*])\*(?![\w*])"), _MAX_TITLE),
    "line": _Mark(regex.compile(r"(?<=[^\s_])_(?!\w)"), _MAX_TITLE),
    "comment": _Mark(regex.compile("-->"), _MAX_ELEMENT, over_lines=True),
}
_LINE_END = _Mark(regex.compile(r"\n"), 0)


def untouched_spans(text: str) -> list[tuple[int, int]]:
    """Return the start and the end of each piece that is not the author's prose, in order, none overlapping.

    >>> text = "He wrote “Hizballah” in `Irbil`."
    >>> [text[start:end] for start, end in untouched_spans(text)]
    ['“Hizballah”', '`Irbil`']
    """
    places = _Places(text)
    spans: list[tuple[int, int]] = []
    at = 0
    while found := _START.search(text, at):
        end = _end(places, found)
        if end > found.start():
            spans.append((found.start(), end))
        at = max(end, found.end())
    return spans


class _Places:
    """Where closing marks are: the next one of each kind is searched for once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[str, int] = {}

    def next(self, closing: regex.Pattern[str], start: int) -> int:
        """Return where the next match of ``closing`` begins from ``start`` on; the length of the text if none does."""
        place = self._next.get(closing.pattern, -1)
        if place < start:
            found = closing.search(self.text, start)
            place = self._next[closing.pattern] = found.start() if found else len(self.text)
        return place


def _end(places: _Places, found: regex.Match[str]) -> int:
    """Return where the piece ends that begins with ``found``; 0 if it begins none."""
    text, kind = places.text, found.lastgroup or ""
    if kind == "whole":
        element = _ELEMENT.fullmatch(found.group())
        if element is None:
            return found.end()
        close = regex.compile(rf"</{element.group(1).lower()}\s*>", regex.IGNORECASE)
        place = places.next(close, found.end())
        return place if place < len(text) and place - found.end() <= _MAX_ELEMENT else found.end()
    if kind == "fence":
        fence = found.group().strip()[:_MAX_TICKS]
        close = regex.compile(rf"^ {{0,3}}{fence}[`~]*+", regex.MULTILINE)
        place = places.next(close, found.end())
        end = close.match(text, place)
        return end.end() if end else len(text)
    if kind == "code":
        ticks = found.group()
        if len(ticks) > _MAX_TICKS:
            return 0
        mark = _Mark(regex.compile(rf"(?<!`){ticks}(?!`)"), _MAX_QUOTATION)
        return _closed(places, mark, found.end(), len(ticks))
    mark = _MARKS[kind]
    return _closed(places, mark, found.end(), 3 if kind == "comment" else 1)


def overlaps(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    """Return whether a mention shares a character with one of ``spans``, which are in order and apart."""
    at = bisect_left(spans, (mention.end,)) - 1  # the last that begins before the mention ends
    return at >= 0 and spans[at][1] > mention.start


def _closed(places: _Places, mark: _Mark, start: int, size: int) -> int:
    """Return the place behind the closing mark of a piece whose content begins at ``start``; 0 if there is none."""
    place = places.next(mark.closing, start + 1)
    if place == len(places.text) or place - start > mark.longest:
        return 0
    if not mark.over_lines and places.next(_LINE_END.closing, start) < place:
        return 0
    return place + size
