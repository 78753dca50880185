"""Tables written as a new XLSX workbook: text as text, columns sized, Arabic on the right."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import regex

from arabtext.files.cells import fit_cell
from arabtext.tables.table import Cell, Table

# Limits of the format: https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
MAX_LINES: Final = 1_048_576  # of a sheet, the header among them
MAX_COLUMNS: Final = 16_384  # of a sheet
_MAX_SHEET_NAME: Final = 31  # characters
_FORBIDDEN_IN_NAME: Final = "[]:*?/\\'"

_MAX_BUFFERED: Final = 100_000  # rows: a longer sheet is written without being held in memory; chosen by hand
_MIN_WIDTH, _MAX_WIDTH = 8, 60  # of a column, in characters; chosen by hand so that a page shows most columns
_SUMMARY: Final = "Summary"
_SUMMARY_WIDTHS: Final = (34, 90)  # characters

_ARABIC, _LATIN = regex.compile(r"\p{Arabic}"), regex.compile(r"\p{Latin}")


@dataclass(frozen=True, slots=True)
class _Looks:
    """The cell formats of a workbook: of a header, of Arabic text, of other text."""

    head: Any
    arabic: Any
    plain: Any


def write_xlsx(tables: Sequence[Table], target: Path, summary: Sequence[tuple[str, Cell]] = ()) -> int:
    """Write tables as the sheets of a workbook, and the lines of ``summary``, if any, as a last sheet.

    Returns how many cells were cut to the format's limit or lost a character that it cannot hold. A sheet with mostly
    Arabic headers opens right to left.
    """
    import xlsxwriter

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
        "remove_timezone": True,
        "nan_inf_to_errors": True,
        "constant_memory": any(len(t.rows) > _MAX_BUFFERED for t in tables) and not any(t.merged for t in tables),
    }
    with xlsxwriter.Workbook(target, options) as book:
        looks = _Looks(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"align": "right", "reading_order": 2, "indent": 1}),
            book.add_format(),
        )
        taken: set[str] = set()
        changed = sum(_add_sheet(book, _choose_title(table.sheet or "Names", taken), table, looks) for table in tables)
        if summary:
            _add_summary(book, _choose_title(_SUMMARY, taken), summary)
    return changed


def _choose_title(name: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and none has yet, and add it to ``taken``; capitals make no difference."""
    bare = "".join(c for c in name if c not in _FORBIDDEN_IN_NAME)[:_MAX_SHEET_NAME] or "Names"
    numbered = (f"{bare[: _MAX_SHEET_NAME - 4]} {i}" for i in range(2, len(taken) + 3))
    free = next(title for title in (bare, *numbered) if title.casefold() not in taken)
    taken.add(free.casefold())
    return free


def _add_sheet(book: Any, title: str, table: Table, looks: _Looks) -> int:
    """Add a sheet with a table on it; return how many cells differ from those of the table."""
    sheet = book.add_worksheet(title)
    if _is_right_to_left(table.columns[: len(table.columns) - table.added]):
        sheet.right_to_left()
    for column, width in enumerate(_measure_columns(table)):
        sheet.set_column(column, column, width)
    changed, top = 0, len(table.above)
    for line, row in enumerate(table.lines()):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                text = fit_cell(cell)
                changed += text != cell
                is_head = table.has_header and line == top
                style = looks.head if is_head else looks.arabic if _is_arabic(text) else looks.plain
                sheet.write_string(line, column, text, style)
            elif cell is not None:
                sheet.write(line, column, cell)
    lines = list(table.lines()) if table.merged else []
    for (first, left), (last, right) in table.merged:
        value = lines[first][left] if first < len(lines) and left < len(lines[first]) else None
        _merge(sheet, (first, left, last, right), value, looks)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if table.has_header and table.columns:
        sheet.freeze_panes(top + 1, 0)
        if table.rows:
            sheet.autofilter(top, 0, top + len(table.rows), len(table.columns) - 1)
    return changed


def _is_right_to_left(columns: tuple[str, ...]) -> bool:
    """Report whether most headers of a sheet are Arabic."""
    return sum(map(_is_arabic, columns)) * 2 > len(columns)


def _is_arabic(text: str) -> bool:
    """Report whether a cell has more Arabic letters than Latin ones."""
    return not text.isascii() and len(_ARABIC.findall(text)) > len(_LATIN.findall(text))


def _measure_columns(table: Table) -> list[int]:
    """Return the width of each column in characters. Lines above the header run on into the next cells."""
    widths = [_MIN_WIDTH] * len(table.columns)
    for row in (table.columns, *table.rows):
        for column, cell in enumerate(row):
            if cell is not None:
                widths[column] = max(widths[column], min(_MAX_WIDTH, len(str(cell)) + 2))
    return widths


def _merge(sheet: Any, place: tuple[int, int, int, int], value: Cell, looks: _Looks) -> None:
    """Merge a range of cells (first line, first column, last line, last column) unless it overlaps a merged one."""
    from xlsxwriter.exceptions import OverlappingRange

    first, left, last, right = place
    if (first, left) == (last, right):
        return
    if isinstance(value, str):
        value = fit_cell(value)
    style = looks.arabic if isinstance(value, str) and _is_arabic(value) else looks.plain
    with suppress(OverlappingRange):
        sheet.merge_range(first, left, last, right, "", style)
        if isinstance(value, str):
            sheet.write_string(first, left, value, style)
        elif value is not None:
            sheet.write(first, left, value)


def _add_summary(book: Any, title: str, summary: Sequence[tuple[str, Cell]]) -> None:
    """Add a sheet with the lines of ``summary``: what, and how much."""
    sheet = book.add_worksheet(title)
    label, value_style = book.add_format({"bold": True}), book.add_format({"align": "left", "text_wrap": True})
    for column, width in enumerate(_SUMMARY_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for line, (name, value) in enumerate(summary):
        sheet.write_string(line, 0, name, label)
        if isinstance(value, str):
            sheet.write_string(line, 1, fit_cell(value), value_style)
        else:
            sheet.write(line, 1, value, value_style)
