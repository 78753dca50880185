"""The user's glossary: how a term has to be translated, and how it must not be.

A glossary is a table in CSV (:rfc:`4180`) with the columns ``english``, ``required``, ``forbidden``. A cell may hold
several terms, parted by ``|``. Where the English side of a bead has the English term, its Arabic side needs one of the
required terms and must have none of the forbidden ones. A forbidden term in Latin letters must not be on the English
side, whatever the Arabic says; without an English term, a forbidden term is forbidden everywhere.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import TYPE_CHECKING, Final

from arabtext.editions.checking.comparison import Difference
from arabtext.editions.checking.finding import Span
from arabtext.editions.checking.passages import PassagePair
from arabtext.editions.checking.vocabulary import Vocabulary
from arabtext.editions.sides import Side, on_one_side
from arabtext.errors import InputError
from arabtext.script.chars import is_arabic_letter

if TYPE_CHECKING:
    from _csv import Reader

_COLUMNS: Final = ("english", "required", "forbidden")
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


def parse_glossary(text: str) -> Glossary:
    """Return the glossary in the text of a CSV file.

    >>> glossary = parse_glossary("english,required,forbidden\\nclimate change,تغير المناخ,التغير الجوي\\n,,\\n")
    >>> glossary.entries[0].required, glossary.problems
    (('تغير المناخ',), ('line 3 has no term',))
    """
    lines = csv.reader(StringIO(text.replace("\0", "")))
    stop: list[str] = []
    glossary = glossary_from_rows(next(lines, []), _rows(lines, stop))
    return replace(glossary, problems=(*glossary.problems, *stop))


def _rows(lines: Reader, stop: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a file with their lines; why the reading ends early is added to ``stop``."""
    try:
        for cells in lines:
            yield lines.line_num, cells
    except csv.Error as error:
        stop.append(f"line {lines.line_num} and what follows cannot be read: {error}")


def glossary_from_rows(header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Glossary:
    """Return the glossary in rows, each with the number of its line, under the titles of their columns.

    Raises :class:`arabtext.errors.InputError` if a column is missing.

    >>> glossary_from_rows(["english", "required"], [(2, ["truce", "هدنة"])]).entries[0].required
    ('هدنة',)
    """
    titles = [title.strip().casefold() for title in header]
    if "english" not in titles or not {"required", "forbidden"} & set(titles):
        raise InputError(f"a glossary has the columns {', '.join(_COLUMNS)}; its first line is {','.join(header)!r}")
    entries: list[Entry] = []
    problems: list[str] = []
    for line, cells in rows:
        if len(entries) >= _MAX_ROWS:
            problems.append(f"the lines from {line} on were left out; {_MAX_ROWS:,} entries are read")
            break
        if problem := _problem(cells, titles):
            problems.append(f"line {line} {problem}")
            continue
        row = dict(zip(titles, cells, strict=True))
        entries.append(Entry(*(_terms(row.get(column, "")) for column in _COLUMNS)))
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
