"""The spreadsheet job: a file of names in, the same file with one English and Arabic form of each name out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Final

from arabtext.errors import InputError, UsageError
from arabtext.names import StyleLike, Unified
from arabtext.names.authority import Authority
from arabtext.names.lists.unify import unify_rows
from arabtext.progress import Progress
from arabtext.tables.authority_file import open_authority
from arabtext.tables.cells import text_of
from arabtext.tables.formats import (
    WORKBOOKS,
    Source,
    expect_writable,
    holds_sheets,
    open_source,
    write_table,
)
from arabtext.tables.name_columns import Choice, Found, add_results, restore_first_name
from arabtext.tables.odd_rows import find_odd_rows
from arabtext.tables.report import Report, Sheet
from arabtext.tables.review.page import write_review
from arabtext.tables.review.questions import make_review
from arabtext.tables.split_rows import split_rows
from arabtext.tables.table import Cell, Table
from arabtext.tables.workbook.existing import MACRO_FORMATS, add_to_workbook, can_be_kept

#: Process every sheet with a name column ('*' is not a legal sheet name).
EVERY_SHEET: Final = "*"


def unify_file(
    path: str | PathLike[str] | bytes | Table,
    column: str | Sequence[str] | None = None,
    output: str | PathLike[str] | None = None,
    *,
    authority: str | PathLike[str] | Authority | None = None,
    agree: str | Sequence[str] = (),
    distinct: str | None = None,
    style: StyleLike = None,
    country: str | None = None,
    sheet: str | Sequence[str] | None = None,
    parts: Sequence[str] = (),
    pair: tuple[str, str] | None = None,
    split: bool = False,
    review: str | PathLike[str] | None = None,
    keep_formatting: bool | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Unify the names in a file, its bytes, or a table; write the table with the added columns to ``output``, if given.

    All columns and rows of the input stay, in order. ``column`` names the column of names, or several, whose names are
    then unified together, each with its own added columns; without it, the column that looks most like names is taken.
    ``parts`` names the columns of the parts of one name: given name, father's, family name. They are recognized by
    their titles if no column is given, and put in the order of the name. ``sheet`` names a sheet of a workbook, or
    several, whose names are then unified together; :data:`EVERY_SHEET` takes all that have such columns; the default
    is the first. Other sheets stay as they are.

    ``pair`` names two columns of one name in two scripts. The cells of a row are one person and get the same forms, and
    the Latin one chooses the vowels of the Arabic one. Where they plainly are two persons they stay apart, and the
    report lists the row. Such columns are recognized if both are in ``column``, or one of them is guessed.

    A cell may hold several names, each of which is compared; with ``split`` each gets a row of its own, with the other
    cells of its row. Rows that are no data (totals, headings, repeated titles) stay, without a name.

    ``agree`` names other columns that are evidence about the names of a row, such as a year of birth, a sex or a place;
    ``distinct`` names the column of an id: different ids are never one person, and equal ones always are. Both need one
    column of names, or a pair. ``authority`` holds decisions that override everything else; ``style`` is the
    :class:`arabtext.names.Style` of the English forms, ``country`` that of names without one. ``review`` is where to
    write a page on which a person decides doubtful names. From .xlsx to .xlsx a workbook stays as it is, apart from the
    added columns, unless ``keep_formatting`` is false: then its values are written anew. ``encoding`` is that of
    a text, recognized if it is not given. ``progress(task, done, total)`` is called as work advances.

    Raises :class:`arabtext.errors.UsageError` for a missing column or sheet and :class:`arabtext.errors.InputError`
    for a file that cannot be read or written.

    >>> report = unify_file(Table(("id", "name"), ((1, "قيس الخزعلي"), (2, "Qays Khaz'ali"))), "name")
    >>> report.table.columns[2:4], [row[2] for row in report.table.rows]
    (('name_english', 'name_arabic'), ['Qais al-Khazali', 'Qais al-Khazali'])
    >>> report = unify_file(Table(("ar", "en"), (("نمير ملك", "Numayr Malik"), ("نمير ملك", ""))), pair=("ar", "en"))
    >>> report.table.column("ar_english"), report.table.column("en_arabic")
    (['Numeir Malik', 'Numeir Malik'], ['نمير ملك', 'نمير ملك'])
    """
    if keep_formatting and isinstance(path, Table):
        raise UsageError("formatting can be kept if a file is given, not a table")
    if split and keep_formatting:
        raise UsageError("a workbook that is kept as it is has the rows that it has; split rows without keeping it")
    choice = Choice((column,) if isinstance(column, str) else tuple(column or ()), tuple(parts), pair)
    beside = _Beside((agree,) if isinstance(agree, str) else tuple(agree), distinct)
    source = open_source(path, encoding=encoding)
    chosen = _choose_sheets(source, sheet, choice)
    keep_formatting = False if split else keep_formatting
    if keep_formatting is None and output is not None and Path(output).suffix.casefold() in MACRO_FORMATS:
        keep_formatting = True
    if output is not None and not keep_formatting:
        written = range(len(source.tables)) if holds_sheets(output) else chosen
        expect_writable(output, [source.tables[at] for at in written])
    decided = open_authority(authority)
    tables = [source.tables[at] for at in chosen]
    house = _House(decided, style, country)
    report = Report(_unify(tables, choice, beside, house, split=split, progress=progress))
    if output is not None:
        if progress is not None:
            progress("writing", 0, 1)
        report = replace(report, notes=_write(report, source, chosen, output, keep_formatting))
        if progress is not None:
            progress("writing", 1, 1)
    if review is not None:
        title = f"Names in {Path(source.name).name}"
        write_review(make_review(report.names, decided, title, report.sheets), review)
    return report


def _choose_sheets(source: Source, sheet: str | Sequence[str] | None, choice: Choice) -> list[int]:
    """Return the indices of the tables whose names are to be unified."""
    tables, name = source.tables, source.name
    titles = [table.sheet for table in tables]
    wanted = [sheet] if isinstance(sheet, str) else list(sheet or ())
    places = {one: source.place(one) for one in wanted if one != EVERY_SHEET}
    if EVERY_SHEET in wanted:
        chosen = [at for at, table in enumerate(tables) if table.columns and choice.fits(table)]
        if not chosen:
            raise UsageError(f"no sheet of {name} has a column of names; the sheets are: {', '.join(titles)}")
        return chosen
    chosen = list(places.values()) if wanted else [0]
    if any(not tables or not tables[at].columns for at in chosen):
        raise UsageError(f"{name} is empty; a header line with column names was expected")
    return chosen


@dataclass(frozen=True, slots=True)
class _Beside:
    """The columns beside the names that are evidence: those that agree, and that of an id."""

    agree: tuple[str, ...]
    distinct: str | None

    def values(self, tables: Sequence[Table]) -> tuple[dict[str, list[Cell]], list[Cell] | None]:
        """Return the values of the columns, table after table, by title, and the ids."""
        agree = {
            tables[0].title(name): [cell for table in tables for cell in table.column(name)] for name in self.agree
        }
        if self.distinct is None:
            return agree, None
        return agree, [cell for table in tables for cell in table.column(self.distinct)]


@dataclass(frozen=True, slots=True)
class _House:
    """What is decided about names: an authority, the style of the English forms, the country of names."""

    authority: Authority
    style: StyleLike
    country: str | None


def _unify(
    tables: Sequence[Table],
    choice: Choice,
    beside: _Beside,
    house: _House,
    *,
    split: bool,
    progress: Progress | None,
) -> tuple[Sheet, ...]:
    """Return the tables with the names of all of them unified together."""
    read = [_read(restore_first_name(table), choice, split=split) for table in tables]
    if beside != _Beside((), None) and any(len(one.found.groups) > 1 for one in read):
        raise UsageError("columns that agree, or of an id, belong to one column of names, or a pair; give one")
    rows = [row for one in read for row in one.rows()]
    agree, distinct = beside.values([one.table for one in read])
    if split:
        alone = [alone for one in read for alone in one.are_alone()]
        agree = {title: _kept(values, alone) for title, values in agree.items()}
        distinct = None if distinct is None else _kept(distinct, alone)
    results = unify_rows(
        rows,
        house.authority,
        agree=agree,
        distinct=distinct,
        style=house.style,
        country=house.country,
        progress=progress,
    )
    sheets = []
    for one in read:
        own: list[Unified] = []
        for group in one.found.groups:
            mine, results = results[: len(one.table.rows)], results[len(one.table.rows) :]
            for place, cells in enumerate(group.values()):
                own += (
                    one.corrected(at, cell, row[place]) for at, (cell, row) in enumerate(zip(cells, mine, strict=True))
                )
        sheets.append(one.sheet(own, guessed=choice.guesses))
    return tuple(sheets)


def _kept(values: Sequence[Cell], alone: Sequence[bool]) -> list[Cell]:
    """Return the values of rows, None for those that were one row with several names."""
    return [value if is_alone else None for value, is_alone in zip(values, alone, strict=True)]


@dataclass(frozen=True, slots=True)
class _Read:
    """A table with the names that were found in it; ``source`` is the table before its rows were split."""

    source: Table
    table: Table
    found: Found
    odd: dict[int, str]
    origins: tuple[int, ...]
    notes: tuple[str, ...]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the cells of names of each row, group after group; rows that are no data have none."""
        for group in self.found.groups:
            for at, row in enumerate(zip(*group.values(), strict=True)):
                yield tuple("" if at in self.odd else text_of(cell) for cell in row)

    def are_alone(self) -> list[bool]:
        """Return for each row whether its row of the file was not split."""
        counts = Counter(self.origins)
        return [counts[origin] == 1 for origin in self.origins]

    def corrected(self, row: int, cell: Cell, one: Unified) -> Unified:
        """Return what became of a cell; in a row that is no data it comes back as it is, with the reason."""
        if row not in self.odd:
            return one
        text = text_of(cell)
        return replace(one, text=text, canonical=text, reason=f"no name: the row is no data ({self.odd[row]})")

    def sheet(self, names: Sequence[Unified], *, guessed: bool) -> Sheet:
        """Return what became of the table."""
        groups = self.found.groups
        columns = tuple(name for group in groups for name in group)
        pairs = tuple((first, second) for first, *others in groups for second in others)
        return Sheet(
            self.source,
            add_results(self.table, groups, names),
            columns,
            guessed,
            tuple(names),
            pairs,
            self.found.parts,
            tuple(self.odd.items()),
            self.origins,
            self.notes,
        )


def _read(table: Table, choice: Choice, *, split: bool) -> _Read:
    """Return a table with the names in it, and with a row for each name if rows are to be split."""
    found = choice.names_in(table)
    columns = {title for group in found.groups for name in group for title in found.titles(name)}
    odd = find_odd_rows(table, columns)
    if not split:
        return _Read(table, table, found, odd, (), found.notes)
    if found.parts or len(found.groups) > 1:
        raise UsageError("rows are split by the names of one column, or of a pair; give one")
    parted, origins = split_rows(table, tuple(found.groups[0]), odd)
    more = len(parted.rows) - len(table.rows)
    notes = (f"rows added for cells with several names: {more}",) if more else ()
    moved = {at: odd[origin] for at, origin in enumerate(origins) if origin in odd}
    group = {name: parted.column(name) for name in found.groups[0]}
    return _Read(table, parted, Found((group,)), moved, origins, (*found.notes, *notes))


def _write(
    report: Report,
    source: Source,
    chosen: Sequence[int],
    output: str | PathLike[str],
    keep_formatting: bool | None,
) -> tuple[str, ...]:
    """Write the tables with the added columns; return notes for a person.

    A workbook stays as it is, apart from these columns, wherever the output is one of its kind.
    """
    notes: list[str] = []
    can_keep = can_be_kept(f"_{source.kind}") and can_be_kept(output)
    if keep_formatting and not can_keep:
        raise UsageError("formatting can be kept from .xlsx to .xlsx only")
    if can_keep and keep_formatting is not False:
        grown = [(sheet.source, sheet.table) for sheet in report.sheets]
        try:
            return add_to_workbook(source.raw, grown, output, name=source.name, summary=report.summary)
        except InputError as error:
            if keep_formatting:
                raise
            notes.append(f"{error}; it was written anew")
    changed = dict(zip(chosen, (sheet.table for sheet in report.sheets), strict=True))
    everything = [changed.get(at, table) for at, table in enumerate(source.tables)]
    written = everything if holds_sheets(output) else [*changed.values()]
    if source.kind in WORKBOOKS and holds_sheets(output):
        notes.append(
            "values were written anew: fonts, colors, number formats, comments, links and charts were not kept"
        )
    if formulas := sum(table.hidden.formulas for table in written):
        notes.append(f"formulas were written as their values: {formulas}")
    return (*notes, *write_table(written, output, summary=report.summary))
