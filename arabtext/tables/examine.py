"""Look at a file with tables before it is worked on: what would be read of it, and what is doubtful."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from os import PathLike
from typing import Final

from arabtext.errors import UsageError
from arabtext.names.cells import SEVERAL, read_cell
from arabtext.script import detect
from arabtext.tables.cells import Cell, text_of
from arabtext.tables.formats import open_source
from arabtext.tables.name_columns import Choice, restore_first_name
from arabtext.tables.odd_rows import find_odd_rows
from arabtext.tables.table import Table

_SAMPLE: Final = 200  # rows by which a column is described; chosen by hand
_DATE: Final = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[ T]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?")
_MIN_SHARE: Final = 0.8  # of the filled cells of a column that are of its kind; chosen by hand


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its ``title``, the number of filled cells, and what these are.

    ``kind`` is ``text``, ``number``, ``date``, ``time``, ``mixed`` or ``empty``; ``language`` is that of texts, as
    :func:`arabtext.detect` has it, ``mixed`` if they are in both scripts, and empty if there are none.
    """

    title: str
    filled: int
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Examined:
    """A table: its size, its columns, where its names are, and the rows to look at.

    ``header`` are the lines of the header, from 1, none if there is none. ``names`` are the columns of names that would
    be taken: one, or two for one name in two scripts; a name over several columns has their titles with plus signs.
    ``doubtful`` are line numbers, each with what is odd about the line.
    """

    sheet: str
    is_hidden: bool
    rows: int
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    doubtful: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examination:
    """A file with tables: its format as an ending, its size in bytes, how its text is encoded and cut, its tables.

    ``encoding`` and ``delimiter`` are empty if the file is no text.
    """

    name: str
    format: str
    size: int
    encoding: str
    delimiter: str
    tables: tuple[Examined, ...]


def examine(source: str | PathLike[str] | bytes | Table, *, encoding: str | None = None) -> Examination:
    """Return what would be read of a file, its bytes, or a table.

    Raises :class:`arabtext.errors.InputError` for a file that cannot be read.

    >>> found = examine("no;الاسم\\n1;سمير حداد\\n2;n/a\\n".encode("cp1256"))
    >>> found.encoding, found.delimiter, found.tables[0].names, found.tables[0].doubtful
    ('Windows-1256', ';', ('الاسم',), ((3, 'no name: it says that there is no name'),))
    """
    opened = open_source(source, encoding=encoding)
    code, delimiter = opened.find_form(encoding)
    return Examination(
        opened.name, opened.kind, len(opened.raw), code, delimiter, tuple(map(_examine_table, opened.tables))
    )


def _examine_table(table: Table) -> Examined:
    """Return what a table holds, and where its names are."""
    table = restore_first_name(table)
    notes = [*table.notes]
    names: tuple[str, ...] = ()
    doubtful: list[tuple[int, str]] = []
    if table.rows:
        try:
            found = Choice().names_in(table)
        except UsageError:
            notes.append("no column looks like names; give one with --column")
        else:
            (group,) = found.groups
            parts = [found.titles(name) for name in group]
            names = tuple(" + ".join(titles) for titles in parts)
            notes += found.notes
            odd = find_odd_rows(table, [title for titles in parts for title in titles])
            doubtful = [(row, kind) for row, kind in odd.items()]
            cells = zip(*group.values(), strict=True)
            doubtful += [(row, why) for row, some in enumerate(cells) if row not in odd and (why := _doubt(some))]
    top = len(table.above) + 1
    return Examined(
        table.sheet,
        table.hidden.sheet,
        len(table.rows),
        tuple(range(top, top + len(table.header))),
        tuple(_describe(title, [row[at] for row in table.rows]) for at, title in enumerate(table.columns)),
        names,
        tuple((row + table.first_line, why) for row, why in sorted(doubtful)),
        tuple(notes),
    )


def _doubt(cells: Iterable[Cell]) -> str:
    """Return why a row has no name, or several; empty if it has one."""
    read = [read_cell(text_of(cell)) for cell in cells]
    if not any(cell.persons for cell in read):
        return f"no name: {read[0].remark}"
    return next((SEVERAL for cell in read if len(cell.persons) > 1), "")


def _describe(title: str, cells: Sequence[Cell]) -> Column:
    """Return what the cells of a column are."""
    filled = [cell for cell in cells if text_of(cell).strip()]
    sample = filled[:_SAMPLE]
    kinds = Counter(map(_kind, sample)).most_common(1)
    if not kinds:
        return Column(title, 0, "empty", "")
    kind = kinds[0][0] if kinds[0][1] >= _MIN_SHARE * len(sample) else "mixed"
    texts = [cell for cell in sample if _kind(cell) == "text"]
    found = detect("\n".join(texts)) if texts and kind in ("text", "mixed") else None
    language = "" if found is None else "mixed" if found.script == "mixed" else found.language
    return Column(title, len(filled), kind, language)


def _kind(cell: Cell) -> str:
    """Return what a cell is; digits in a text count as a number."""
    if isinstance(cell, date) or (isinstance(cell, str) and _DATE.fullmatch(cell.strip())):
        return "date"
    if isinstance(cell, (time, timedelta)):
        return "time"
    if isinstance(cell, str) and any(map(str.isalpha, cell)):
        return "text"
    return "number" if any(map(str.isdigit, text_of(cell))) else "text"
