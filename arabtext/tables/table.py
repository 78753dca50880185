"""The table: named columns, rows of as many cells, and where they stood in their file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from arabtext.errors import UsageError, find_nearest
from arabtext.tables.cells import Cell as Cell

_MAX_TITLES, _MAX_TITLE = 20, 60  # titles that an error lists, and their characters; chosen by hand
Range = tuple[tuple[int, int], tuple[int, int]]  # line and column of the first and the last cell, from 0


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is not seen of a sheet: the whole ``sheet``, ``lines`` of it, from 0, and how many ``formulas`` it has."""

    sheet: bool = False
    lines: frozenset[int] = frozenset()
    formulas: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Column names, rows of as many cells, and (for a workbook) the name of the sheet they came from.

    ``above`` are the lines before the header, such as a title. ``has_header`` is false if the first row held data, and
    the columns got names of ours. ``merged`` are the ranges of merged cells, as lines and columns of the sheet, from 0.
    ``added`` is the number of last columns that were not in the file. ``head`` are the lines of the header as the file
    has them, where they are not just the names of the columns on one line. ``hidden`` says what of a workbook's sheet
    is hidden. ``notes`` are sentences on how the file was read, and on what was left out.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = ""
    above: tuple[tuple[Cell, ...], ...] = ()
    has_header: bool = True
    merged: tuple[Range, ...] = ()
    added: int = 0
    head: tuple[tuple[Cell, ...], ...] = field(default=(), repr=False)
    hidden: Hidden = field(default=Hidden(), repr=False)
    notes: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def header(self) -> tuple[tuple[Cell, ...], ...]:
        """The lines of the header, as a file has them; none of a table without a header."""
        return (self.head or (self.columns,)) if self.has_header and self.columns else ()

    @property
    def first_line(self) -> int:
        """The line of the first row in its file, counted from 1."""
        return len(self.above) + (max(1, len(self.head)) if self.has_header else 0) + 1

    def lines(self) -> Iterator[tuple[Cell, ...]]:
        """Yield all lines as a sheet has them: those above the header, the header, the rows."""
        yield from self.above
        yield from self.header
        yield from self.rows

    def column(self, name: str) -> list[Cell]:
        """Return the cells of one column; the value of a merged range stands in each of its rows.

        Raises :class:`arabtext.errors.UsageError` if there is no column of that name.

        >>> Table(("id", "name"), ((1, "قيس"), (2, "Ali"))).column("name")
        ['قيس', 'Ali']
        """
        at = self.position(name)
        cells = [row[at] for row in self.rows]
        top = self.first_line - 1
        for (first, left), (last, right) in self.merged:
            if left <= at <= right and top <= first < top + len(cells):
                value = self.rows[first - top][left]
                cells[first - top : last - top + 1] = [value] * len(cells[first - top : last - top + 1])
        return cells

    def position(self, name: str) -> int:
        """Return the index of a column, of the first one if several have the name.

        If no column has the name as it is written, letters of either case and spaces around it count the same; if none
        has it then, it may be the number of the column, from 1. Raises :class:`arabtext.errors.UsageError`, with the
        likely one, if there is no such column.

        >>> table = Table(("id", "Full name"), ())
        >>> table.position("full NAME"), table.position("2")
        (1, 1)
        """
        folded = name.strip().casefold()
        for wanted, titles in ((name, self.columns), (folded, [title.strip().casefold() for title in self.columns])):
            if wanted in titles:
                return titles.index(wanted)
        if folded.isdecimal() and 1 <= int(folded) <= len(self.columns):
            return int(folded) - 1
        near = find_nearest(name, self.columns)
        hint = "" if near is None else f"did you mean {near!r}? "
        raise UsageError(f"no column {name!r}; {hint}the columns are: {list_titles(self.columns)}")

    def title(self, name: str) -> str:
        """Return a column's own name for what :meth:`position` takes; a number stays if an earlier column has the name.

        >>> Table(("id", "Name", "Name"), ()).title("name"), Table(("id", "Name", "Name"), ()).title("3")
        ('Name', '3')
        """
        at = self.position(name)
        return self.columns[at] if self.columns.index(self.columns[at]) == at else name

    def with_columns(self, added: dict[str, Sequence[Cell]]) -> Table:
        """Return the table with columns added on the right; a name that is taken gets a number, no column is replaced.

        A table without a header gets one, which moves the merged ranges below it down by a line.

        >>> Table(("name",), (("قيس",),)).with_columns({"name": ["Qais"]}).columns
        ('name', 'name_2')
        """
        names = make_unique(added, self.columns)
        rows = tuple((*row, *cells) for row, cells in zip(self.rows, zip(*added.values(), strict=True), strict=True))
        down, top = int(not self.has_header), self.first_line - 1
        merged = tuple(
            ((first + down * (first >= top), left), (last + down * (first >= top), right))
            for (first, left), (last, right) in self.merged
        )
        first, *under = self.header or (self.columns,)
        head = ((*first, *names), *((*line, *(None,) * len(names)) for line in under)) if self.head else ()
        return replace(
            self,
            columns=(*self.columns, *names),
            rows=rows,
            has_header=True,
            merged=merged,
            added=self.added + len(names),
            head=head,
        )


def list_titles(columns: Sequence[str]) -> str:
    """Return the titles of columns for an error, of many the first.

    >>> list_titles(["id", "name"]), list_titles(["x"] * 40)[-11:]
    ("'id', 'name'", 'and 20 more')
    """
    shown = ", ".join(repr(title[:_MAX_TITLE]) for title in columns[:_MAX_TITLES])
    return f"{shown} and {len(columns) - _MAX_TITLES} more" if len(columns) > _MAX_TITLES else shown


def make_unique(wanted: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return column names, with a number after those that are taken or repeated.

    >>> make_unique(["name", "name"], ["id", "name"])
    ['name_2', 'name_3']
    """
    names, known, last = [], set(taken), dict[str, int]()
    for name in wanted:
        free = name
        while free in known:
            last[name] = last.get(name, 1) + 1
            free = f"{name}_{last[name]}"
        known.add(free)
        names.append(free)
    return names
