"""Find passages in the file that they were read from: the line and the column of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import regex

from arabtext.editions.checking.decisions import Decision
from arabtext.editions.checking.finding import Finding
from arabtext.errors import ArabtextError
from arabtext.script.decode import decode

_MAX_BYTES: Final = 50_000_000  # of a file that is searched, as of an article that is read
_PACKED: Final = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # first bytes of files that are no text
_MIN_BEGINNING: Final = 16  # letters by which the beginning of a passage is recognized; chosen by hand
_MAX_BEGINNING: Final = 24
#: Markup between the letters of a sentence: tags, targets of links, references to footnotes, character references.
_MARKUP = regex.compile(r"<[^<>]{0,2000}+>|(?<=\])\([^()\n]{0,2000}+\)|\[\^[^\[\]\n]{1,50}+\]|&#?\w{1,10}+;")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file: line and column of its start and of its end, in characters from 1, the end exclusive.

    Both ends are one place where only the start is known.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and where in it a passage is, if that was found."""

    path: Path
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its places in both files, None where a side has no passage, and the decision about it."""

    finding: Finding
    english: Place | None
    arabic: Place | None
    decision: Decision | None = None


def locate(
    findings: Sequence[Finding], english: Path, arabic: Path, decisions: Iterable[Decision | None] | None = None
) -> list[Located]:
    """Return findings with their places in the two files that were compared, in the order given.

    A file that cannot be read as text has no regions.
    """
    order = sorted(range(len(findings)), key=lambda at: findings[at].bead)
    sides = []
    for path, texts in ((english, [one.english for one in findings]), (arabic, [one.arabic for one in findings])):
        found = find_passages(_read(path), [texts[at] for at in order])
        regions = dict(zip(order, found, strict=True))
        sides.append([Place(path, regions[at]) if text else None for at, text in enumerate(texts)])
    known = list(decisions) if decisions is not None else [None] * len(findings)
    return [Located(*one) for one in zip(findings, *sides, known, strict=True)]


def _read(path: Path) -> str:
    """Return the text of a file; empty for one that is missing, too large or no text."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            return ""
        raw = path.read_bytes()
        return "" if raw.startswith(_PACKED) else decode(raw, str(path))
    except (OSError, ArabtextError):
        return ""


def find_passages(text: str, passages: Sequence[str]) -> list[Region | None]:
    """Return where each of ``passages``, in the order of the text, is in it; None for one that is not found.

    Only letters and digits are compared, so that spaces, marks of Markdown and tags may be between them. Of a passage
    that differs later on, the start is found.

    >>> find_passages("# Port\\n\\nIt **killed**\\n218. He left.", ["It killed 218.", "He came."])
    [Region(line=3, column=1, end_line=4, end_column=5), None]
    """
    blank = _MARKUP.sub(lambda found: " " * len(found.group()), text)
    offsets = [at for at, letter in enumerate(blank) if letter.isalnum()]
    letters = "".join(blank[at] for at in offsets)
    starts = [0, *(found.end() for found in regex.finditer(r"\r\n?|\n", text))]

    def to_place(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    found, last = list[Region | None](), 0
    for passage in passages:
        wanted = "".join(filter(str.isalnum, passage))
        beginning = wanted[:_MAX_BEGINNING]
        at = _find(letters, wanted, last)
        is_whole = at >= 0
        if not is_whole and len(beginning) >= _MIN_BEGINNING:
            at = _find(letters, beginning, last)
        if at < 0:
            found.append(None)
            continue
        start = to_place(offsets[at])
        if is_whole:
            end = offsets[at + len(wanted) - 1] + 1
            closing = passage.rstrip()[-1:]
            end += bool(closing and not closing.isalnum() and text[end : end + 1] == closing)
            found.append(Region(*start, *to_place(end)))
        else:
            found.append(Region(*start, *start))
        last = at
    return found


def _find(letters: str, wanted: str, last: int) -> int:
    """Return where ``wanted`` is, at ``last`` or behind it if it is there, else before it; -1 for nowhere."""
    if not wanted:
        return -1
    at = letters.find(wanted, last)
    return at if at >= 0 else letters.find(wanted)
