"""Tables written as a new XLSX workbook: text as text, columns sized, Arabic on the right."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import regex

from arabtext.files.cells import MAX_DIGITS, fit_cell
from arabtext.tables.cells import Cell, count_of, is_missing, text_of
from arabtext.tables.table import Table
from arabtext.tables.workbook.titles import choose_title

# Limits of the format: https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
MAX_LINES: Final = 1_048_576  # of a sheet, the header among them
MAX_COLUMNS: Final = 16_384  # of a sheet
_MAX_BUFFERED: Final = 100_000  # rows: a longer sheet is written without being held in memory; chosen by hand
_MIN_WIDTH, _MAX_WIDTH = 8, 60  # of a column, in characters; chosen by hand so that a page shows most columns
_MAX_NUMBER: Final = 9.99999999999999e307  # the largest number, as the page above documents
_FIRST_DAY: Final = date(1900, 3, 1)  # before which Excel counts a day that there was not
_MAX_DURATION: Final = timedelta(days=2_958_465)  # until the end of 9999, the last day that Excel counts
_TIME_FORMATS: Final[Mapping[type, str]] = MappingProxyType(
    {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm:ss", time: "hh:mm:ss", timedelta: "[h]:mm:ss"}
)
_SUMMARY: Final = "Summary"
_SUMMARY_WIDTHS: Final = (34, 90)  # characters

_ARABIC, _LATIN = regex.compile(r"\p{Arabic}"), regex.compile(r"\p{Latin}")


@dataclass(frozen=True, slots=True)
class _Looks:
    """The cell formats of a workbook: of a header, of Arabic text, of other text, of dates and times by their kind."""

    head: Any
    arabic: Any
    plain: Any
    times: Mapping[type, Any]


def write_xlsx(tables: Sequence[Table], target: Path, summary: Sequence[tuple[str, Cell]] = ()) -> tuple[str, ...]:
    """Write tables as the sheets of a workbook, and the lines of ``summary``, if any, as a last sheet.

    Returns what was changed, as sentences: cells cut to the format's limit, or without a character that it cannot hold.
    What it has no kind of cell for is written as text: whole numbers of more than 15 digits, dates before March 1900,
    times with a zone. A sheet with mostly Arabic headers opens right to left, and what was hidden stays hidden.
    """
    import xlsxwriter

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": any(len(t.rows) > _MAX_BUFFERED for t in tables) and not any(t.merged for t in tables),
    }
    content = io.BytesIO()  # an archive that cannot be written to a full disk would be reported twice
    with xlsxwriter.Workbook(content, options) as book:
        looks = _Looks(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"align": "right", "reading_order": 2, "indent": 1}),
            book.add_format(),
            {kind: book.add_format({"num_format": form, "align": "left"}) for kind, form in _TIME_FORMATS.items()},
        )
        taken: set[str] = set()
        changed = sum(_add_sheet(book, choose_title(table.sheet or "Names", taken), table, looks) for table in tables)
        if summary:
            _add_summary(book, choose_title(_SUMMARY, taken), summary)
        if tables and all(table.hidden.sheet for table in tables):  # a workbook opens on a sheet that is seen
            book.worksheets()[0].hidden = 0
    target.write_bytes(content.getbuffer())
    return (f"cut, or without characters that a workbook cannot hold: {count_of(changed, 'cell')}",) if changed else ()


def _add_sheet(book: Any, title: str, table: Table, looks: _Looks) -> int:
    """Add a sheet with a table on it; return how many cells differ from those of the table."""
    sheet = book.add_worksheet(title)
    if table.hidden.sheet:
        sheet.hide()
    if _is_right_to_left(table.columns[: len(table.columns) - table.added]):
        sheet.right_to_left()
    for column, width in enumerate(_measure_columns(table)):
        sheet.set_column(column, column, width)
    changed, top = 0, len(table.above)
    heads = range(top, top + len(table.header))
    for line, row in enumerate(table.lines()):
        if line in table.hidden.lines:
            sheet.set_row(line, None, None, {"hidden": True})
        for column, cell in enumerate(row):
            changed += _write_cell(sheet, (line, column), cell, looks, is_head=line in heads)
    lines = list(table.lines()) if table.merged else []
    for (first, left), (last, right) in table.merged:
        value = lines[first][left] if first < len(lines) and left < len(lines[first]) else None
        _merge(sheet, (first, left, last, right), value, looks, is_head=first in heads)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if heads:
        sheet.freeze_panes(heads.stop, 0)
        if table.rows:
            sheet.autofilter(heads.stop - 1, 0, heads.stop - 1 + len(table.rows), len(table.columns) - 1)
    return changed


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, looks: _Looks, *, is_head: bool) -> bool:
    """Write a cell; return whether a text was changed."""
    if is_missing(cell):
        return False
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif is_number(cell):
        sheet.write_number(*place, cell)
    elif _has_date(cell):
        sheet.write_datetime(*place, cell, looks.times[type(cell)])
    else:
        text = text_of(cell)
        fit = fit_cell(text)
        if fit:
            sheet.write_string(*place, fit, looks.head if is_head else looks.arabic if _is_arabic(fit) else looks.plain)
        return fit != text
    return False


def is_number(cell: Cell) -> bool:
    """Report whether an XLSX workbook keeps a cell as a number: a float of 8 bytes, of which it shows 15 digits.

    >>> is_number(7), is_number(10**15), is_number(1e300), is_number(float("inf")), is_number("7")
    (True, False, True, False, False)
    """
    if isinstance(cell, int):
        return abs(cell) < 10**MAX_DIGITS
    return isinstance(cell, float) and abs(cell) <= _MAX_NUMBER


def _has_date(cell: Cell) -> bool:
    """Report whether a workbook has a number for a date, a time or a duration."""
    if type(cell) is timedelta:
        return timedelta() <= cell < _MAX_DURATION
    if type(cell) is time:
        return cell.tzinfo is None
    if type(cell) is datetime:
        return cell.tzinfo is None and cell.date() >= _FIRST_DAY
    return type(cell) is date and cell >= _FIRST_DAY


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
                widths[column] = max(widths[column], min(_MAX_WIDTH, len(text_of(cell)) + 2))
    return widths


def _merge(sheet: Any, place: tuple[int, int, int, int], value: Cell, looks: _Looks, *, is_head: bool) -> None:
    """Merge a range of cells (first line, first column, last line, last column) unless it overlaps a merged one."""
    from xlsxwriter.exceptions import OverlappingRange

    first, left, last, right = place
    if (first, left) == (last, right):
        return
    style = looks.head if is_head else looks.arabic if isinstance(value, str) and _is_arabic(value) else looks.plain
    with suppress(OverlappingRange):
        sheet.merge_range(first, left, last, right, "", style)
        _write_cell(sheet, (first, left), value, looks, is_head=is_head)


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
