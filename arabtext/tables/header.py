"""From the lines of a sheet to a table: where the header stands, and whether there is one."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from arabtext.tables.table import Cell, Table

# Both chosen by hand on exported tables, where titles and remarks above a header are a few lines.
_SAMPLE: Final = 40  # rows with which a supposed header is compared
_SEARCHED: Final = 10  # first rows among which the header is searched
_NUMBER: Final = re.compile(r"[+-]?\d[\d.,:/ -]*")


def to_table(lines: list[tuple[Cell, ...]], sheet: str = "") -> Table:
    """Return the table in the lines of a sheet; short rows are filled, columns without a name get one.

    >>> to_table([("List of members",), ("id", "name", ""), ("1", "قيس", "x"), ("2", "Ali", "y")]).columns
    ('id', 'name', 'column 3')
    """
    first = next((i for i, row in enumerate(lines) if _count_filled(row)), None)
    if first is None:
        return Table((), (), sheet)
    width = max(map(len, lines))
    rows = [(*row, *(None,) * (width - len(row))) for row in lines]
    at = first + _find_header(rows[first:])
    has_header = not _is_data(rows[at], rows[at + 1 :])
    head = rows[at] if has_header else (None,) * width
    columns = tuple(str(cell) if cell not in (None, "") else f"column {i}" for i, cell in enumerate(head, 1))
    return Table(columns, tuple(rows[at + has_header :]), sheet, tuple(rows[:at]), has_header)


def _count_filled(row: tuple[Cell, ...]) -> int:
    """Return how many cells of a row are not empty."""
    return sum(cell not in (None, "") for cell in row)


def _find_header(rows: list[tuple[Cell, ...]]) -> int:
    """Return the index of the header: the first row, or after lines of one cell the first as full as most rows are."""
    usual = Counter(map(_count_filled, rows[1:_SAMPLE])).most_common(1)
    if not usual or usual[0][0] < 2:
        return 0
    after_banner = next((i for i, row in enumerate(rows[:_SEARCHED]) if _count_filled(row) > 1), 0)
    return after_banner if _count_filled(rows[after_banner]) * 2 > usual[0][0] else 0


def _is_data(first: tuple[Cell, ...], others: list[tuple[Cell, ...]]) -> bool:
    """Report whether a supposed header starts with a number of the form that all rows start with: 001, 002.

    A number in a later column may well be a header: a year above its figures.
    """
    forms = {_number_form(row[0]) for row in (first, *others[:_SAMPLE])}
    return len(others) > 0 and len(forms) == 1 and forms != {""}


def _number_form(cell: Cell) -> str:
    """Return a number with 0 for each digit, and an empty string for any other cell."""
    text = str(cell)
    return re.sub(r"\d", "0", text) if _NUMBER.fullmatch(text) else ""
