"""The spreadsheet job: a file of names in, the same file with their one English and Arabic form out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any

from arabtext.errors import UsageError
from arabtext.export import write_review
from arabtext.names import Unified
from arabtext.names.authority import COLUMNS, Authority
from arabtext.names.compare import SAME, prepare
from arabtext.names.lexicon import arabic_tokens, latin_tokens
from arabtext.tables.columns import as_text
from arabtext.tables.columns import unify as unify_column
from arabtext.tables.files import Table, read_table, write_table
from arabtext.tables.formatted import write_into_workbook
from arabtext.tables.review import review_of

_MOST_LISTED = 200  # rows and merges that the summary names
_SAMPLE = 200  # rows that are looked at to guess the column of names


@dataclass(frozen=True, slots=True)
class Report:
    """What unifying a file did.

    The table with the added columns; the columns of names and whether they were guessed; the rows without a name; what
    became of the names, column after column; the spellings that were joined with less than certainty, by cluster.
    """

    table: Table
    columns: tuple[str, ...]
    guessed: bool
    clusters: int
    rejected: tuple[int, ...]
    names: tuple[Unified, ...]

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
        lines = [str(row + self.table.first_line) for row in self.rejected[:_MOST_LISTED]]
        return [
            ("rows", len(self.table.rows)),
            ("columns of names", ", ".join(self.columns) + (" (guessed)" if self.guessed else "")),
            ("distinct names found", self.clusters),
            ("of these, spelt in several ways", several),
            ("merges to check", len(doubtful)),
            ("rows without a name", len(self.rejected)),
            ("numbers of rows without a name", ", ".join(lines)),
            *((f"to check, {sure:.2f}", " | ".join(names)) for sure, names in doubtful[:_MOST_LISTED]),
        ]


def unify_file(
    path: str | PathLike[str] | Table,
    column: str | Sequence[str] | None = None,
    output: str | PathLike[str] | None = None,
    authority: str | PathLike[str] | Authority | None = None,
    sheet: str | None = None,
    apart: tuple[str, str] | None = None,
    review: str | PathLike[str] | None = None,
    keep_formatting: bool = False,
) -> Report:
    """Unify the names in a file or table; write the table with the added columns to ``output``, if given.

    The input's columns and rows all stay, in order. Without ``column`` the one that holds most names is taken. Of
    several columns all names are brought together, and each has its own added columns; ``apart`` names the columns of
    given and family names, taken as one name. ``review`` is where a page is written on which a person decides what is
    doubtful; ``keep_formatting`` leaves an XLSX workbook as it is but for the added columns.

    Raises :class:`arabtext.errors.UsageError` for a missing column and :class:`arabtext.errors.InputError` for a file
    that cannot be read or written.
    """
    if keep_formatting and isinstance(path, Table):
        raise UsageError("the looks of a workbook are kept where a file is given, not a table")
    table = path if isinstance(path, Table) else read_table(path, sheet)
    if not table.columns:
        raise UsageError(
            f"{'the table' if isinstance(path, Table) else path} is empty; a header line with column names was expected"
        )
    table = _headed(table)
    named = apart is not None or column is not None
    written = _names_of(table, column, apart)
    decided = authority if isinstance(authority, Authority) or authority is None else load_authority(authority)
    found = unify_column([cell for cells in written.values() for cell in cells], decided)
    size = len(table.rows)
    added: dict[str, Sequence[Any]] = {}
    for at, name in enumerate(written):
        prefix = "name" if len(written) == 1 else name
        added |= _added(prefix, found[at * size : (at + 1) * size])
    rejected = tuple(sorted({i % size for i, one in enumerate(found) if one.cluster < 0}))
    clusters = len({one.cluster for one in found if one.cluster >= 0})
    columns = apart or tuple(written)
    report = Report(table.with_columns(added), columns, not named, clusters, rejected, tuple(found))
    if output is not None and keep_formatting and not isinstance(path, Table):
        write_into_workbook(path, report.table, len(added), output, report.summary)
    elif output is not None:
        write_table(report.table, output, report.summary)
    if review is not None:
        write_review(review_of(found, decided or Authority(), f"Names of {', '.join(columns)}"), review)
    return report


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


def _added(prefix: str, found: Sequence[Unified]) -> dict[str, Sequence[Any]]:
    """The columns that one column of names gets."""
    return {
        f"{prefix}_english": [one.canonical for one in found],
        f"{prefix}_arabic": [one.arabic for one in found],
        f"{prefix}_cluster": [one.cluster if one.cluster >= 0 else None for one in found],
        f"{prefix}_confidence": [round(one.confidence, 3) for one in found],
        f"{prefix}_reason": [one.reason for one in found],
    }


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
