"""The user's glossary: how a term has to be translated, and how it must not be.

A glossary is a table in CSV (:rfc:`4180`) with the columns ``english``, ``required``, ``forbidden``. A cell may hold
several terms, parted by ``|``. Where the English side of a bead has the English term, its Arabic side needs one of the
required terms and must have none of the forbidden ones. A forbidden term in Latin letters must not be on the English
side, whatever the Arabic says; without an English term, a forbidden term is forbidden everywhere.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from os import PathLike
from pathlib import Path
from typing import Final

from arabtext.editions.checking.comparison import Difference
from arabtext.editions.checking.finding import Span
from arabtext.editions.checking.passages import PassagePair
from arabtext.editions.checking.vocabulary import Vocabulary
from arabtext.editions.sides import Side, on_one_side
from arabtext.errors import ArabtextError
from arabtext.script.chars import is_arabic_letter

_COLUMNS: Final = ("english", "required", "forbidden")
_MAX_BYTES: Final = 5_000_000  # of a file; a glossary of a large house has some hundred kilobytes
_MAX_ROWS: Final = 20_000
_MAX_TERM: Final = 200  # characters
_BAR: Final = "|"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a glossary: English terms, the Arabic terms that are required for them, and forbidden terms."""

    english: tuple[str, ...]
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries of a glossary, and what is wrong with the rows that were left out, a sentence each."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


def read_glossary(path: str | PathLike[str]) -> Glossary:
    """Return the glossary in a CSV file in UTF-8; rows that are wrong are left out and reported in ``problems``.

    Raises :class:`ArabtextError` if the file is too large or no UTF-8, or if its first line lacks a column.
    """
    file = Path(path)
    if file.stat().st_size > _MAX_BYTES:
        raise ArabtextError(f"{file} is larger than {_MAX_BYTES:,} bytes; a glossary of fewer terms was expected")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArabtextError(f"{file} is no UTF-8; save the glossary as CSV in UTF-8") from error
    return parse_glossary(text)


def parse_glossary(text: str) -> Glossary:
    """Return the glossary in the text of a CSV file.

    >>> glossary = parse_glossary("english,required,forbidden\\nclimate change,تغير المناخ,التغير الجوي\\n,,\\n")
    >>> glossary.entries[0].required, glossary.problems
    (('تغير المناخ',), ('line 3 has no term',))
    """
    lines = csv.reader(StringIO(text.replace("\0", "")))
    header = [cell.strip().casefold() for cell in next(lines, [])]
    if "english" not in header or not {"required", "forbidden"} & set(header):
        raise ArabtextError(f"a glossary has the columns {', '.join(_COLUMNS)}; its first line is {','.join(header)!r}")
    entries: list[Entry] = []
    problems: list[str] = []
    try:
        for cells in lines:
            if len(entries) >= _MAX_ROWS:
                problems.append(f"the lines from {lines.line_num} on were left out; {_MAX_ROWS:,} entries are read")
                break
            if problem := _problem(cells, header):
                problems.append(f"line {lines.line_num} {problem}")
                continue
            row = dict(zip(header, cells, strict=True))
            entries.append(Entry(*(_terms(row.get(column, "")) for column in _COLUMNS)))
    except csv.Error as error:
        problems.append(f"line {lines.line_num} and what follows cannot be read: {error}")
    return Glossary(tuple(entries), tuple(problems))


def _problem(cells: Sequence[str], header: Sequence[str]) -> str:
    """Return what is wrong with a row; empty if nothing is."""
    if len(cells) != len(header):
        return f"has {len(cells)} cells, {len(header)} were expected"
    row = {column: _terms(cell) for column, cell in zip(header, cells, strict=True) if column in _COLUMNS}
    terms = [term for column in row.values() for term in column]
    if not terms:
        return "has no term"
    if long := next((term for term in terms if len(term) > _MAX_TERM), ""):
        return f"has a term of more than {_MAX_TERM} characters: {long[:40]!r}…"
    if any(is_arabic_letter(term[0]) for term in row.get("english", ())):
        return "has an Arabic term in the column english"
    if not row.get("required") and not row.get("forbidden"):
        return "requires and forbids nothing"
    return ""


def _terms(cell: str) -> tuple[str, ...]:
    return tuple(term for part in cell.split(_BAR) if (term := " ".join(part.split())))


class GlossaryCheck:
    """A glossary made ready to be looked up in passages."""

    def __init__(self, glossary: Glossary) -> None:
        """Index the terms of ``glossary``."""
        self._entries = glossary.entries
        self._english = Vocabulary(
            ((term, n) for n, entry in enumerate(self._entries) for term in entry.english), is_inflected=True
        )
        self._required = self._vocabulary("required")
        self._forbidden = self._vocabulary("forbidden")

    def _vocabulary(self, column: str) -> Vocabulary[int]:
        terms = ((term, n) for n, entry in enumerate(self._entries) for term in getattr(entry, column))
        return Vocabulary(terms, is_inflected=True)

    def differences(self, pair: PassagePair) -> Iterator[Difference]:
        """Yield the terms of a bead that are forbidden, and those whose required translation is missing."""
        terms = {term.meaning: term.span for term in reversed(self._english.find_all(pair.english.text))}
        required = {term.meaning for term in self._required.find_all(pair.arabic.wide)}
        forbidden = {
            side: {term.meaning: term.span for term in self._forbidden.find_all(pair.sides.on(side).text)}
            for side in Side
        }
        for number, entry in enumerate(self._entries):
            at = terms.get(number)
            wrong = forbidden[Side.ARABIC].get(number)
            if wrong and (at or not entry.english):
                yield self._difference(pair, entry, Side.ARABIC, wrong, at)
            elif at and entry.required and number not in required:
                text = pair.english.text[slice(*at)]
                message = f"{text} without {_either(entry.required)} in the Arabic"
                yield Difference("glossary", "medium", message, (at,), (), 1.0)
            if in_english := forbidden[Side.ENGLISH].get(number):
                yield self._difference(pair, entry, Side.ENGLISH, in_english, None)

    def _difference(self, pair: PassagePair, entry: Entry, side: Side, wrong: Span, at: Span | None) -> Difference:
        message = f"{pair.sides.on(side).text[slice(*wrong)]} is forbidden by the glossary"
        if side is Side.ARABIC and entry.required:
            message += f"; use {_either(entry.required)}"
        elif side is Side.ENGLISH and entry.english:
            message += f"; use {_either(entry.english)}"
        spans = on_one_side(side, (wrong,), (at,) if at else ())
        return Difference("glossary", "medium", message, spans.english, spans.arabic, 1.0)


def _either(terms: Sequence[str]) -> str:
    return " or ".join(terms)
