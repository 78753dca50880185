"""Columns added to a workbook that otherwise stays as it is: looks, formulas, merged cells, other sheets.

Needs openpyxl (extra ``excel-format``). What openpyxl cannot carry (pivot caches, some drawings) is lost; everything
else is written back as it was read.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from arabtext.errors import InputError, MissingExtraError, UsageError
from arabtext.export import fit_cell, write_aside
from arabtext.tables.files import Cell, Table, read_raw, refuse_bomb

_FORMATS = (".xlsx", ".xlsm")
_SUMMARY = "Summary"


def write_into_workbook(
    source: str | PathLike[str],
    table: Table,
    added: int,
    path: str | PathLike[str],
    summary: Sequence[tuple[str, Cell]] = (),
) -> None:
    """Write the workbook ``source`` to ``path`` with the last ``added`` columns of ``table`` on its sheet.

    ``table`` is what :func:`arabtext.tables.read_table` read from it, with columns added. Raises
    :class:`arabtext.errors.UsageError` for another format, :class:`arabtext.errors.MissingExtraError` without openpyxl.
    """
    if Path(source).suffix.casefold() not in _FORMATS or Path(path).suffix.casefold() not in _FORMATS:
        raise UsageError("the looks of a workbook are kept from .xlsx to .xlsx alone")
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtraError("excel-format", "Keeping a workbook's looks") from error
    raw = read_raw(Path(source))
    refuse_bomb(raw, Path(source))
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), keep_vba=Path(path).suffix.casefold() == ".xlsm")
        sheet = book[table.sheet] if table.sheet in book.sheetnames else book.worksheets[0]
    except Exception as error:  # openpyxl raises many kinds for a damaged workbook
        raise InputError(f"{source} cannot be read as a workbook: {error}") from error
    start = len(table.columns) - added
    head_line = table.first_line - 1 if table.has_header else None
    for offset in range(added):
        at = start + offset
        column = start + offset + 1
        if head_line is not None:
            head = sheet.cell(head_line, column)
            _put(head, table.columns[at])
            _like(head, sheet.cell(head_line, start))
        widest = len(table.columns[at])
        for line, row in enumerate(table.rows, table.first_line):
            if row[at] is not None:
                _put(sheet.cell(line, column), row[at])
                widest = max(widest, len(str(row[at])))
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = min(widest + 2, 60)
    if summary:
        _add_summary(book, summary)
    write_aside(path, book.save)


def _put(cell: Any, value: Cell) -> None:
    """A value as it is: text that begins like a formula stays text."""
    cell.value = fit_cell(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _like(cell: Any, other: Any) -> None:
    """Give a cell the looks of another."""
    for name in ("font", "fill", "border", "alignment"):
        setattr(cell, name, copy.copy(getattr(other, name)))


def _add_summary(book: Any, summary: Sequence[tuple[str, Cell]]) -> None:
    page = book.create_sheet(_SUMMARY)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 34, 60
    for line, (name, value) in enumerate(summary, 1):
        _put(page.cell(line, 1), name)
        _put(page.cell(line, 2), value)
