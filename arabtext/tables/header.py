"""From the lines of a sheet to a table: where the header is, of how many lines, and whether there is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from arabtext.names.known.absent import placeholder_kind
from arabtext.tables.table import Cell, Range, Table

# Both chosen by hand on exported tables, where titles and remarks above a header are a few lines.
_SAMPLE: Final = 40  # rows with which a supposed header is compared
_SEARCHED: Final = 10  # first rows among which the header is searched
_NUMBER: Final = re.compile(r"[+-]?\d[\d.,:/ -]*")
_MAX_TITLE: Final = 60  # characters of a title; chosen by hand
_MIN_TITLES: Final = 3  # in a header below lines of one cell, where most rows have one too; chosen by hand


def to_table(
    lines: Sequence[tuple[Cell, ...]], sheet: str = "", merged: tuple[Range, ...] = (), *, skipped: int = 0
) -> Table:
    """Return the table in the lines of a sheet; short rows are filled, columns without a name get one.

    Blank lines at the end and blank columns on the right are left out. ``merged`` are the ranges of merged cells, which
    are cut to the table. The first ``skipped`` lines are above the header. A column under a header of two lines is
    called by both.

    >>> to_table([("List of members",), ("id", "name", ""), ("1", "قيس", "x"), ("2", "Ali", "y")]).columns
    ('id', 'name', 'column 3')
    >>> to_table([("no.", "name", None, "age"), (None, "Arabic", "English", None), (1, "قيس", "Qais", 30)]).columns
    ('no.', 'name Arabic', 'name English', 'age')
    """
    rows = _trim(lines)
    first = next((i for i, row in enumerate(rows) if i >= skipped and _count_filled(row)), None)
    if first is None:
        return Table((), (), sheet)
    width = max(map(len, rows))
    rows = [row if len(row) == width else (*row, *(None,) * (width - len(row))) for row in rows]
    merged = _clip(merged, len(rows), width)
    at = first + _find_header(rows[first : first + _SAMPLE])
    if _is_data(rows[at], rows[at + 1 : at + 1 + _SAMPLE]):
        columns = tuple(f"column {i}" for i in range(1, width + 1))
        return Table(columns, tuple(rows[at:]), sheet, tuple(rows[:at]), False, merged)
    top, under = rows[at], rows[at + 1] if at + 1 < len(rows) else ()
    groups = _groups(at, top, under, merged)
    size = 2 if groups and _is_second(top, under, groups, rows[at + 2 :]) else 1
    head = tuple(rows[at : at + size])
    names = [_join(top[groups.get(i, i)], under[i]) if size > 1 else top[i] for i in range(width)]
    columns = tuple(str(name) if name not in (None, "") else f"column {i}" for i, name in enumerate(names, 1))
    kept = () if size == 1 and head[0] == columns else head
    return Table(columns, tuple(rows[at + size :]), sheet, tuple(rows[:at]), True, merged, head=kept)


def _trim(lines: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Return lines without the blank ones at the end, and without the blank columns on their right."""
    rows = list(lines)
    while rows and not _count_filled(rows[-1]):
        rows.pop()
    width = max(map(_last_filled, rows), default=0)
    return [row if len(row) <= width else row[:width] for row in rows]


def _last_filled(row: tuple[Cell, ...]) -> int:
    """Return how many cells of a row there are up to the last that is not empty."""
    size = len(row)
    while size and row[size - 1] in (None, ""):
        size -= 1
    return size


def _clip(merged: tuple[Range, ...], lines: int, columns: int) -> tuple[Range, ...]:
    """Return the merged ranges within a table, cut to it, without those of a single cell."""
    cut = (
        ((first, left), (min(last, lines - 1), min(right, columns - 1)))
        for (first, left), (last, right) in merged
        if first < lines and left < columns
    )
    return tuple(one for one in cut if one[0] != one[1])


def _count_filled(row: tuple[Cell, ...]) -> int:
    """Return how many cells of a row are not empty."""
    return sum(cell not in (None, "") for cell in row)


def _find_header(rows: list[tuple[Cell, ...]]) -> int:
    """Return the index of the header: the first row, or after lines of one cell the first as full as most rows are.

    Where most rows have one cell, as between many headings, the header has titles alone, and no row has more cells.
    """
    counts = [_count_filled(row) for row in rows]
    usual = Counter(counts[1:]).most_common(1)
    after_banner = next((i for i, count in enumerate(counts[:_SEARCHED]) if count > 1), 0)
    if not usual or not after_banner:
        return 0
    if usual[0][0] < 2:
        is_header = counts[after_banner] == max(counts) >= _MIN_TITLES and _has_titles(rows[after_banner])
        return after_banner if is_header and not any(map(_is_column_title, rows[0])) else 0
    return after_banner if counts[after_banner] * 2 > usual[0][0] else 0


def _has_titles(row: tuple[Cell, ...]) -> bool:
    """Return whether the cells of a row may be titles: short texts without digits, each once."""
    filled = [cell for cell in row if cell not in (None, "")]
    texts = [cell for cell in filled if isinstance(cell, str) and len(cell) <= _MAX_TITLE]
    return len(set(texts)) == len(filled) and not any(any(map(str.isdigit, text)) for text in texts)


def _is_column_title(cell: Cell) -> bool:
    """Return whether a cell is the title of a column of names, which is above names alone."""
    return isinstance(cell, str) and placeholder_kind(cell) == "title"


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


# A header of two lines


def _groups(at: int, top: tuple[Cell, ...], under: tuple[Cell, ...], merged: tuple[Range, ...]) -> dict[int, int]:
    """Return column → the column whose title in the line ``at`` is above it and others.

    These are the merged cells of that line; where a file has none, a title with blank cells after it that have others
    below.
    """
    ranges = [(left, right) for (first, left), (last, right) in merged if first == last == at and left < right]
    if not ranges and under:
        starts = [i for i, cell in enumerate(top) if cell not in (None, "")]
        ends = [*starts[1:], len(top)]
        runs = zip(starts, (end - 1 for end in ends), strict=True)
        ranges = [(i, j) for i, j in runs if i < j and all(cell not in (None, "") for cell in under[i : j + 1])]
    return {column: left for left, right in ranges for column in range(left, right + 1)}


def _is_second(
    top: tuple[Cell, ...], under: tuple[Cell, ...], groups: dict[int, int], rows: list[tuple[Cell, ...]]
) -> bool:
    """Report whether the line under a header belongs to it: titles below those of groups, and no cells elsewhere.

    Where all columns are in groups, or a file has no merged cells, a first row of data looks alike but for what is
    elsewhere: a column outside the groups that rows have, and this line has not.
    """
    titles = [under[column] for column in groups]
    if not all(isinstance(cell, str) and 0 < len(cell) <= _MAX_TITLE for cell in titles):
        return False
    if any(any(map(str.isdigit, cell)) for cell in titles) or not rows:
        return False
    outside = [i for i in range(len(top)) if i not in groups]
    if any(under[i] not in (None, "") for i in outside):
        return False
    if not outside:  # merged cells have one title, so that those below are of the columns
        return all(top[column] in (None, "") for column, left in groups.items() if column != left)
    return any(rows[0][i] not in (None, "") for i in outside)


def _join(upper: Cell, lower: Cell) -> Cell:
    """Return the titles of a group and of a column in it as one."""
    return " ".join(str(cell) for cell in (upper, lower) if cell not in (None, "")) or None
