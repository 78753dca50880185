"""The spreadsheet job: a file of names in, the same file with their one English and Arabic form out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import Any, Final

from arabtext.errors import UsageError
from arabtext.names import Unified
from arabtext.names.comparing.compare import SAME, prepare
from arabtext.names.known.gazetteer import arabic_tokens, latin_tokens
from arabtext.names.lists.authority import COLUMNS, Authority
from arabtext.progress import Progress, silent
from arabtext.tables.columns import as_text
from arabtext.tables.columns import unify as unify_column
from arabtext.tables.files import Table, expect_writable, read_table, read_tables, write_table
from arabtext.tables.formatted import MACROS, has_formulas, is_formatted, write_into_workbook
from arabtext.tables.review.page import write_review
from arabtext.tables.review.questions import review_of

#: All sheets of a workbook that have columns of names; no sheet can be called so.
EVERY_SHEET: Final = "*"
_MOST_LISTED = 200  # rows and merges that the summary names
_SAMPLE = 200  # rows that are looked at to guess the column of names


@dataclass(frozen=True, slots=True)
class Sheet:
    """What became of one table: as it was read and with the added columns.

    The columns of names and whether they were guessed; what became of the names, column after column.
    """

    source: Table
    table: Table
    columns: tuple[str, ...]
    guessed: bool
    names: tuple[Unified, ...]

    @property
    def rejected(self) -> tuple[int, ...]:
        """The rows, from 0, of which a cell holds no name."""
        return tuple(sorted({i % len(self.table.rows) for i, one in enumerate(self.names) if one.cluster < 0}))

    def lines(self, rows: Iterable[int]) -> list[str]:
        """Rows as lines of the file, from 1."""
        return [str(row + self.source.first_line) for row in rows]


@dataclass(frozen=True, slots=True)
class Report:
    """What unifying a file did: its sheets (one, where the file has none), and what a person should know of it.

    ``table``, ``columns``, ``guessed`` and ``rejected`` are those of the first sheet.
    """

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        """The first table with the added columns."""
        return self.sheets[0].table

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of names of the first table."""
        return self.sheets[0].columns

    @property
    def guessed(self) -> bool:
        """Whether these columns were guessed."""
        return self.sheets[0].guessed

    @property
    def rejected(self) -> tuple[int, ...]:
        """The rows of the first table, from 0, of which a cell holds no name."""
        return self.sheets[0].rejected

    @property
    def names(self) -> tuple[Unified, ...]:
        """What became of the names, sheet after sheet, column after column."""
        return tuple(one for sheet in self.sheets for one in sheet.names)

    @property
    def clusters(self) -> int:
        """How many distinct names there are."""
        return len({one.cluster for one in self.names if one.cluster >= 0})

    @property
    def doubtful(self) -> list[tuple[float, tuple[str, ...]]]:
        """Confidence and spellings of the clusters that a person should look at, the least sure first."""
        spellings: dict[int, dict[str, float]] = {}
        for one in self.names:
            if one.cluster >= 0 and one.confidence < SAME:
                spellings.setdefault(one.cluster, {})[one.text] = one.confidence
        joined = [(min(some.values()), tuple(sorted(some))) for some in spellings.values() if len(some) > 1]
        return sorted(joined)

    @property
    def summary(self) -> list[tuple[str, Any]]:
        """Lines for a person: rows, persons, spellings, merges to check, rows without a name."""
        spellings = Counter(one.cluster for one in set(self.names) if one.cluster >= 0)
        several = sum(count > 1 for count in spellings.values())
        doubtful = self.doubtful
        rejected = [(sheet, sheet.rejected) for sheet in self.sheets]
        lines = [self._of(sheet, ", ".join(sheet.lines(rows[:_MOST_LISTED]))) for sheet, rows in rejected if rows]
        chosen = [
            self._of(sheet, ", ".join(sheet.columns) + (" (guessed)" if sheet.guessed else "")) for sheet in self.sheets
        ]
        return [
            ("rows", sum(len(sheet.table.rows) for sheet in self.sheets)),
            ("columns of names", "; ".join(chosen)),
            ("distinct names found", self.clusters),
            ("of these, spelt in several ways", several),
            ("merges to check", len(doubtful)),
            ("rows without a name", sum(len(rows) for _, rows in rejected)),
            ("numbers of rows without a name", "; ".join(lines)),
            *((f"to check, {sure:.2f}", " | ".join(names)) for sure, names in doubtful[:_MOST_LISTED]),
        ]

    def _of(self, sheet: Sheet, text: str) -> str:
        """A remark about a sheet, with its name where there are several."""
        return f"{sheet.table.sheet}: {text}" if len(self.sheets) > 1 else text


def unify_file(
    path: str | PathLike[str] | Table,
    column: str | Sequence[str] | None = None,
    output: str | PathLike[str] | None = None,
    authority: str | PathLike[str] | Authority | None = None,
    sheet: str | Sequence[str] | None = None,
    apart: tuple[str, str] | None = None,
    review: str | PathLike[str] | None = None,
    keep_formatting: bool | None = None,
    progress: Progress = silent,
) -> Report:
    """Unify the names in a file or table; write the table with the added columns to ``output``, if given.

    The input's columns and rows all stay, in order. Without ``column`` the one that holds most names is taken. Of
    several columns all names are brought together, and each has its own added columns; ``apart`` names the columns of
    given and family names, taken as one name. ``sheet`` names a sheet of a workbook, or several, whose names are then
    brought together; :data:`EVERY_SHEET` takes all that have such columns; by default it is the first. Sheets that are
    not taken stay as they are. ``review`` is where a page is written on which a person decides what is doubtful.

    ``keep_formatting`` leaves an XLSX workbook as it is but for the added columns; where it is not said, that is done
    for a workbook with formulas. ``progress`` is told how far the work has come.

    Raises :class:`arabtext.errors.UsageError` for a missing column or sheet and :class:`arabtext.errors.InputError`
    for a file that cannot be read or written.
    """
    if keep_formatting and isinstance(path, Table):
        raise UsageError("the looks of a workbook are kept where a file is given, not a table")
    tables = (path,) if isinstance(path, Table) else read_tables(path)
    name = "the table" if isinstance(path, Table) else str(path)
    chosen = _chosen(tables, sheet, name, lambda table: _has_names(table, column, apart))
    written = {at: _names_of(_headed(tables[at]), column, apart) for at in chosen}
    if keep_formatting is None and output is not None and Path(output).suffix.casefold() in MACROS:
        keep_formatting = True
    if output is not None and not keep_formatting:
        expect_writable(output, [tables[at] for at in (range(len(tables)) if _is_workbook(output) else chosen)])
    decided = authority if isinstance(authority, Authority) or authority is None else load_authority(authority)
    cells = [cell for columns in written.values() for some in columns.values() for cell in some]
    found = unify_column(cells, decided, progress)
    sheets = []
    for at, columns in written.items():
        size = sum(map(len, columns.values()))
        names, found = found[:size], found[size:]
        source = _headed(tables[at])
        guessed = apart is None and column is None
        sheets.append(
            Sheet(source, _with_names(source, columns, names), apart or tuple(columns), guessed, tuple(names))
        )
    report = Report(tuple(sheets))
    if output is not None:
        progress("writing", 0, 1)
        report = replace(report, notes=_write(report, path, tables, chosen, output, keep_formatting))
        progress("writing", 1, 1)
    if review is not None:
        title = f"Names of {', '.join(report.columns)}"
        write_review(review_of(report.names, decided or Authority(), title), review)
    return report


def _chosen(
    tables: Sequence[Table], sheet: str | Sequence[str] | None, name: str, has_names: Callable[[Table], bool]
) -> list[int]:
    """The places of the tables whose names are wanted."""
    names = [table.sheet for table in tables]
    wanted = [sheet] if isinstance(sheet, str) else list(sheet or ())
    if unknown := [one for one in wanted if one not in names and one != EVERY_SHEET]:
        has = f"the sheets are: {', '.join(names)}" if any(names) else "it has none"
        raise UsageError(f"no sheet {unknown[0]!r} in {name}; {has}")
    if EVERY_SHEET in wanted:
        chosen = [at for at, table in enumerate(tables) if table.columns and has_names(table)]
        if not chosen:
            raise UsageError(f"no sheet of {name} has a column of names; the sheets are: {', '.join(names)}")
        return chosen
    chosen = [names.index(one) for one in dict.fromkeys(wanted)] if wanted else [0]
    if any(not tables or not tables[at].columns for at in chosen):
        raise UsageError(f"{name} is empty; a header line with column names was expected")
    return chosen


def _has_names(table: Table, column: str | Sequence[str] | None, apart: tuple[str, str] | None) -> bool:
    """Whether a table has the columns that are asked for, or one that looks like names."""
    try:
        _names_of(table, column, apart)
    except UsageError:
        return False
    return True


def _is_workbook(path: str | PathLike[str]) -> bool:
    return Path(path).suffix.casefold() == ".xlsx"


def _write(
    report: Report,
    path: str | PathLike[str] | Table,
    tables: Sequence[Table],
    chosen: Sequence[int],
    output: str | PathLike[str],
    keep_formatting: bool | None,
) -> tuple[str, ...]:
    """Write what was found; returns what a person should know of it."""
    notes: tuple[str, ...] = ()
    if not isinstance(path, Table):
        able = is_formatted(path) and is_formatted(output)
        if keep_formatting is None and able and has_formulas(path):
            keep_formatting = find_spec("openpyxl") is not None
            if not keep_formatting:
                notes = ("formulas were written as their values; arabtext[excel-format] keeps them",)
        if keep_formatting:
            write_into_workbook(path, [(one.source, one.table) for one in report.sheets], output, report.summary)
            return ()
    changed = dict(zip(chosen, (one.table for one in report.sheets), strict=True))
    everything = [changed.get(at, table) for at, table in enumerate(tables)]
    odd = write_table(everything if _is_workbook(output) else list(changed.values()), output, report.summary)
    if odd and _is_workbook(output):
        notes += (f"cut, or without characters that a workbook cannot hold: {odd} cells",)
    elif odd:
        notes += (f"with an apostrophe before what a spreadsheet program would run: {odd} cells",)
    return notes


def _headed(table: Table) -> Table:
    """A list of names whose first name was taken for a header, with that name as its first row."""
    if len(table.columns) != 1 or not table.has_header or " " not in (head := table.columns[0]) or not _is_name(head):
        return table
    return replace(table, columns=("name",), rows=((head,), *table.rows), has_header=False)


def _names_of(table: Table, column: str | Sequence[str] | None, apart: tuple[str, str] | None) -> dict[str, list[Any]]:
    """The cells that hold names, by column; given and family names in two columns are put together."""
    if apart is not None:
        if column is not None:
            raise UsageError("give either columns of names, or those of given and family names, not both")
        given, family = ([as_text(cell).strip() for cell in table.column(name)] for name in apart)
        return {" ".join(apart): [" ".join(filter(None, pair)) for pair in zip(given, family, strict=True)]}
    chosen = [column] if isinstance(column, str) else list(column or [guess_column(table)])
    return {name: table.column(name) for name in dict.fromkeys(chosen)}


def _with_names(table: Table, written: Mapping[str, Sequence[Any]], names: Sequence[Unified]) -> Table:
    """A table with the columns that its columns of names get."""
    size = len(table.rows)
    added: dict[str, Sequence[Any]] = {}
    for at, column in enumerate(written):
        prefix = "name" if len(written) == 1 else column
        found = names[at * size : (at + 1) * size]
        added |= {
            f"{prefix}_english": [one.canonical for one in found],
            f"{prefix}_arabic": [one.arabic for one in found],
            f"{prefix}_cluster": [one.cluster if one.cluster >= 0 else None for one in found],
            f"{prefix}_confidence": [round(one.confidence, 3) for one in found],
            f"{prefix}_reason": [one.reason for one in found],
        }
    return table.with_columns(added)


def load_authority(path: str | PathLike[str]) -> Authority:
    """Return the authority in a CSV file or a workbook."""
    table = read_table(path)
    rows = [dict(zip(table.columns, map(as_text, row), strict=True)) for row in table.rows]
    if "canonical" not in table.columns:
        found = ", ".join(table.columns)
        raise UsageError(f"an authority file needs the column 'canonical'; {Path(path)} has: {found}")
    return Authority.from_rows(rows)


def save_authority(authority: Authority, path: str | PathLike[str]) -> None:
    """Write an authority as CSV or XLSX, by the name of the file, aside and then moved into place."""
    write_table(Table(COLUMNS, tuple(authority.rows()), "Authority"), path)


def guess_column(table: Table) -> str:
    """Return the column whose cells most look like names; :class:`arabtext.errors.UsageError` if none does."""
    scores = {name: _share_of_names(table.column(name)[:_SAMPLE]) for name in dict.fromkeys(table.columns)}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.3:
        raise UsageError(f"no column looks like names; say which with --column: {', '.join(table.columns)}")
    return best


def _share_of_names(cells: list[Any]) -> float:
    texts = [cell for cell in map(as_text, cells) if cell.strip()]
    return sum(map(_is_name, texts)) / len(texts) if texts else 0.0


def _is_name(text: str) -> bool:
    """Whether a cell looks like a name: listed, or a few words of which one is a word of names."""
    if len(text) > 80 or not 1 <= len(text.split()) <= 8:
        return False
    ready = prepare(text)
    if ready.entity:
        return ready.entity.kind in ("person", "organization")
    return any(part.key in latin_tokens() or part.key in arabic_tokens() for part in ready.parts)
