"""The spreadsheet job: a file of names in, the same file with their one English and Arabic form out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from arabtext.errors import UsageError
from arabtext.names import Unified
from arabtext.names.authority import COLUMNS, Authority
from arabtext.names.compare import prepare
from arabtext.names.lexicon import arabic_tokens, latin_tokens
from arabtext.tables.columns import as_text
from arabtext.tables.columns import unify as unify_column
from arabtext.tables.files import Table, read_table, write_table

_SAMPLE = 200  # rows that are looked at to guess the column of names


@dataclass(frozen=True, slots=True)
class Report:
    """What unifying a file did: the table with the added columns, the column used, and the rows without a name."""

    table: Table
    column: str
    guessed: bool
    clusters: int
    rejected: tuple[int, ...]
    names: tuple[Unified, ...]

    @property
    def summary(self) -> list[tuple[str, Any]]:
        """Lines for a person: rows, persons, spellings, rows without a name."""
        spellings = Counter(one.cluster for one in set(self.names) if one.cluster >= 0)
        several = sum(count > 1 for count in spellings.values())
        return [
            ("rows", len(self.table.rows)),
            ("column of names", self.column + (" (guessed)" if self.guessed else "")),
            ("distinct names found", self.clusters),
            ("of these, spelt in several ways", several),
            ("rows without a name", len(self.rejected)),
            ("numbers of rows without a name", ", ".join(str(row + 2) for row in self.rejected[:200])),
        ]


def unify_file(
    path: str | PathLike[str] | Table,
    column: str | None = None,
    output: str | PathLike[str] | None = None,
    authority: str | PathLike[str] | Authority | None = None,
    sheet: str | None = None,
) -> Report:
    """Unify the names in a column of a file or table; write the table with the added columns to ``output``, if given.

    The input's columns and rows all stay, in order. Without ``column`` the one that holds most names is taken. Raises
    :class:`arabtext.errors.UsageError` for a missing column and :class:`arabtext.errors.InputError` for a file that
    cannot be read or written.
    """
    table = path if isinstance(path, Table) else read_table(path, sheet)
    if not table.columns:
        raise UsageError(
            f"{'the table' if isinstance(path, Table) else path} is empty; a header line with column names was expected"
        )
    chosen = column if column is not None else guess_column(table)
    cells = table.column(chosen)
    decided = authority if isinstance(authority, Authority) or authority is None else load_authority(authority)
    found = unify_column(cells, decided)
    added: dict[str, Sequence[Any]] = {
        "name_english": [one.canonical for one in found],
        "name_arabic": [one.arabic for one in found],
        "name_cluster": [one.cluster if one.cluster >= 0 else None for one in found],
        "name_confidence": [round(one.confidence, 3) for one in found],
        "name_reason": [one.reason for one in found],
    }
    rejected = tuple(i for i, one in enumerate(found) if one.cluster < 0)
    clusters = len({one.cluster for one in found if one.cluster >= 0})
    report = Report(table.with_columns(added), chosen, column is None, clusters, rejected, tuple(found))
    if output is not None:
        write_table(report.table, output, report.summary)
    return report


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
