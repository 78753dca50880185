"""Cut plain text into paragraphs at empty lines, and at line ends where no line was wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import regex

from arabtext.script import detect

_EMPTY_LINES = regex.compile(r"\n(?:[^\S\n]*+\n)++")
_ENDS = regex.compile(r"[.!?؟…۔][\"'”’»)\]]*+\s*+$")
# Chosen by hand: mail programs and editors wrap at 72 to 100 characters.
_MAX_WIDTH: Final = 120  # characters of the longest line of a text whose lines are wrapped
_MIN_WIDTH: Final = 60  # of the longest line from which on lines that all end in a full stop are paragraphs
_FULL: Final = 0.8  # share of that width which a wrapped line and the first word of the next one exceed
_MIN_FULL: Final = 0.7  # share of such line ends in wrapped text
_MAX_SAMPLE: Final = 20_000  # characters from which the script is detected


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of plain text, with the line breaks that are in them.

    Empty lines separate paragraphs. A line end does too, unless the lines were wrapped: then a line has no room for the
    first word of the next one, or the next one begins in lower case and is no byline. Lines in another script than the
    text's, such as a screenshot's, stay together.

    >>> paragraphs("The harbor\\nby Layla Haddad\\n\\nIt opened on Sunday, and nobody came to see it.")
    ['The harbor', 'by Layla Haddad', 'It opened on Sunday, and nobody came to see it.']
    >>> paragraphs("It opened on Sunday,\\nand nobody came to\\nsee it.")
    ['It opened on Sunday,\\nand nobody came to\\nsee it.']
    """
    width = max(len(" ".join(line.split())) for line in text.split("\n"))
    script = detect(text[:_MAX_SAMPLE]).script
    return list(_cut(text, width, script))


def _cut(text: str, width: int, script: str) -> Iterator[str]:
    for piece in _EMPTY_LINES.split(text):
        lines = piece.strip("\n").split("\n")
        if len(lines) == 1 or _is_wrapped(lines, width) or detect(piece[:_MAX_SAMPLE]).script not in {script, "mixed"}:
            yield piece
        else:
            yield from lines


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Return whether line ends are only where the width of the text, in characters, was used up."""
    if width > _MAX_WIDTH or (width > _MIN_WIDTH and all(map(_ENDS.search, lines))):
        return False
    full = 0
    for line, following in pairwise(lines):
        first, *_ = following.split(maxsplit=1) or [""]
        goes_on = first[:1].islower() and first != "by"
        full += goes_on or len(" ".join(line.split())) + 1 + len(first) > _FULL * width
    return full >= _MIN_FULL * (len(lines) - 1)
