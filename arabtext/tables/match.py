"""Match two tables by their columns of names: pairs side by side, every row of both kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Any

from arabtext.errors import UsageError
from arabtext.names import Matched, match
from arabtext.names.lists.evidence import MIN_MATCHED
from arabtext.progress import Progress
from arabtext.tables.columns import as_text
from arabtext.tables.formats import read_table, write_table
from arabtext.tables.name_columns import Choice
from arabtext.tables.table import Cell, Table, make_unique

_RIGHT = "right_"  # prefix of the right table's columns


@dataclass(frozen=True, slots=True)
class MatchReport:
    """What matching two tables did: ``table`` has the pairs and the rows without a partner.

    ``left`` and ``right`` are the two tables, ``left_columns`` and ``right_columns`` their columns of names, two if a
    row has its name in two scripts; the titles of the parts of a name are joined. ``left_names`` and ``right_names``
    are the names of their rows, ``matches`` the pairs as row numbers from 0, a line of ``table`` each.
    """

    table: Table
    left: Table
    right: Table
    left_columns: tuple[str, ...]
    right_columns: tuple[str, ...]
    left_names: tuple[str, ...]
    right_names: tuple[str, ...]
    matches: tuple[Matched, ...]

    @property
    def summary(self) -> list[tuple[str, Cell]]:
        """Lines for a person, label and value: pairs, and rows without a partner on either side."""
        pairs = sum(one.left is not None and one.right is not None for one in self.matches)
        return [
            ("pairs", pairs),
            ("rows on the left without a partner", sum(one.right is None for one in self.matches)),
            ("rows on the right without a partner", sum(one.left is None for one in self.matches)),
            ("columns of names", f"{' + '.join(self.left_columns)}, {' + '.join(self.right_columns)}"),
        ]


def match_files(
    left: str | PathLike[str] | Table,
    right: str | PathLike[str] | Table,
    *,
    left_column: str | tuple[str, str] | None = None,
    right_column: str | tuple[str, str] | None = None,
    left_parts: Sequence[str] = (),
    right_parts: Sequence[str] = (),
    output: str | PathLike[str] | None = None,
    agree: str | Sequence[str] = (),
    distinct: str | None = None,
    many: bool = False,
    threshold: float = MIN_MATCHED,
    progress: Progress | None = None,
) -> MatchReport:
    """Match the rows of two files or tables by names; write the table of pairs to ``output``, if given.

    The table of pairs has the columns of the left table, those of the right one with the prefix ``right_``, and
    ``match_score`` and ``match_reason``. Rows without a partner are kept, with the reason: those of the left table in
    their place, those of the right one at the end. A column that is not given is guessed. Two columns are one name in
    two scripts: a row counts by its better spelling, and the Latin one chooses the vowels of the Arabic one. A second
    column is recognized beside one that is guessed. ``left_parts`` and ``right_parts`` name the columns of the parts of
    one name, which are also recognized by their titles.

    ``agree`` names other columns that are evidence, such as a year of birth, a sex or a place; ``distinct`` names the
    column of an id: equal ids are one person and different ones never are. A column that is called otherwise on the
    right is given as ``left=right``. ``many`` gives a row all its partners, not one at most; ``threshold`` is the
    minimum score of a pair, 0 to 1. ``progress(task, done, total)`` is called as work advances.

    Raises :class:`arabtext.errors.UsageError` for a missing column and :class:`arabtext.errors.InputError` for a file
    that cannot be read or written.

    >>> report = match_files(Table(("name",), (("قيس الخزعلي",),)), Table(("name",), (("Qays Khaz'ali",),)))
    >>> report.table.rows[0][:2]
    ('قيس الخزعلي', "Qays Khaz'ali")
    """
    ours, theirs = (side if isinstance(side, Table) else read_table(side) for side in (left, right))
    first, second = _names(ours, left_column, left_parts), _names(theirs, right_column, right_parts)
    (names, *forms), (others, *other_forms) = first.cells, second.cells
    latin = next(iter(forms), None), next(iter(other_forms), None)
    columns = {one: _both(ours, theirs, one) for one in ([agree] if isinstance(agree, str) else agree)}
    ids = None if distinct is None else _both(ours, theirs, distinct)
    found = match(
        names, others, latin=latin, agree=columns, distinct=ids, many=many, threshold=threshold, progress=progress
    )
    rows = []
    for one in found:
        row = (None,) * len(ours.columns) if one.left is None else ours.rows[one.left]
        partner = (None,) * len(theirs.columns) if one.right is None else theirs.rows[one.right]
        rows.append((*row, *partner, round(one.score, 3) if one.score else None, one.reason))
    added = make_unique([*(_RIGHT + name for name in theirs.columns), "match_score", "match_reason"], ours.columns)
    pairs = Table((*ours.columns, *added), tuple(rows), ours.sheet)
    report = MatchReport(pairs, ours, theirs, first.columns, second.columns, first.shown, second.shown, tuple(found))
    if output is not None:
        write_table(pairs, output, summary=report.summary)
    return report


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a table: the columns they come from, and their texts, in two lists if they are in two scripts."""

    columns: tuple[str, ...]
    cells: tuple[list[str], ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The name of each row on one line, in both scripts if there are two."""
        return tuple(" / ".join(dict.fromkeys(filter(None, row))) for row in zip(*self.cells, strict=True))


def _names(table: Table, column: str | tuple[str, str] | None, parts: Sequence[str]) -> _Names:
    """Return the names of a table in the given columns, or in those that are recognized."""
    one, pair = (column, None) if isinstance(column, str) else (None, column)
    found = Choice((one,) if one is not None else (), tuple(parts), pair).names_in(table)
    group = found.groups[0]
    columns = tuple(" ".join(found.parts.get(name, (name,))) for name in group)
    return _Names(columns, tuple(list(map(as_text, cells)) for cells in group.values()))


def _both(left: Table, right: Table, title: str) -> tuple[list[Any], list[Any]]:
    """Return the cells of a column of both tables; ``left=right`` are its two titles."""
    ours, _, theirs = (title, "", "") if title in left.columns else title.partition("=")
    if ours in left.columns and not theirs and ours not in right.columns:
        known = ", ".join(map(repr, right.columns))
        raise UsageError(f"the right table has no column {ours!r}; give both titles, as {ours}=…; its columns: {known}")
    return left.column(ours), right.column(theirs or ours)
