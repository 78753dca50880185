"""Two tables matched by their columns of names: pairs side by side, every row of both kept."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike

from arabtext.names import Matched, match
from arabtext.names.lists.match import LEAST
from arabtext.progress import Progress, silent
from arabtext.tables.columns import as_text
from arabtext.tables.files import Cell, Table, free_names, read_table, write_table
from arabtext.tables.unify import guess_column

_RIGHT = "right_"  # before the names of the right table's columns


@dataclass(frozen=True, slots=True)
class MatchReport:
    """What matching two tables did: the table of pairs and lone rows, the two tables, the columns used, the matches."""

    table: Table
    left: Table
    right: Table
    left_column: str
    right_column: str
    matches: tuple[Matched, ...]

    @property
    def summary(self) -> list[tuple[str, Cell]]:
        """Lines for a person: pairs, and rows without a partner on either side."""
        pairs = sum(one.left is not None and one.right is not None for one in self.matches)
        return [
            ("pairs", pairs),
            ("rows on the left without a partner", sum(one.right is None for one in self.matches)),
            ("rows on the right without a partner", sum(one.left is None for one in self.matches)),
            ("columns of names", f"{self.left_column}, {self.right_column}"),
        ]


def match_files(
    left: str | PathLike[str] | Table,
    right: str | PathLike[str] | Table,
    left_column: str | None = None,
    right_column: str | None = None,
    output: str | PathLike[str] | None = None,
    many: bool = False,
    least: float = LEAST,
    progress: Progress = silent,
) -> MatchReport:
    """Match the rows of two files or tables by names; write the table of pairs to ``output``, if given.

    It has the columns of the left table, those of the right one with ``right_`` before their names, and ``match_score``
    and ``match_reason``. Rows without a partner are kept, with the reason: those of the left table in their place,
    those of the right one at the end. A column that is not named is guessed. Raises
    :class:`arabtext.errors.UsageError` for a missing column and :class:`arabtext.errors.InputError` for a file that
    cannot be read or written.
    """
    ours, theirs = (side if isinstance(side, Table) else read_table(side) for side in (left, right))
    first = left_column if left_column is not None else guess_column(ours)
    second = right_column if right_column is not None else guess_column(theirs)
    found = match(
        list(map(as_text, ours.column(first))), list(map(as_text, theirs.column(second))), many, least, progress
    )
    rows = []
    for one in found:
        row = (None,) * len(ours.columns) if one.left is None else ours.rows[one.left]
        partner = (None,) * len(theirs.columns) if one.right is None else theirs.rows[one.right]
        rows.append((*row, *partner, round(one.score, 3) if one.score else None, one.reason))
    others = free_names([*(_RIGHT + name for name in theirs.columns), "match_score", "match_reason"], ours.columns)
    together = Table((*ours.columns, *others), tuple(rows), ours.sheet)
    report = MatchReport(together, ours, theirs, first, second, tuple(found))
    if output is not None:
        write_table(report.table, output, report.summary)
    return report
