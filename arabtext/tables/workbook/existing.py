"""Columns added to a workbook that otherwise stays as it is: formatting, formulas, merged cells, other sheets.

Needs openpyxl (extra ``excel-format``). What openpyxl cannot carry (pivot caches, some drawings) is lost; everything
else is written back as it was read.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Final

from arabtext.errors import InputError, MissingExtraError, UsageError
from arabtext.files.atomic import write_atomically
from arabtext.files.cells import fit_cell
from arabtext.tables.table import Cell, Table

#: Workbooks with macros: they can be kept, but not written anew.
MACRO_FORMATS: Final = (".xlsm",)
_FORMATS: Final = (".xlsx", *MACRO_FORMATS)
_FORMULA_TAGS: Final = (b"<f>", b"<f ")  # the start of a formula in the XML of a sheet
_CHUNK: Final = 1 << 20  # bytes of that XML that are searched at once
_MAX_WIDTH: Final = 60  # of an added column, in characters
_SUMMARY: Final = "Summary"
_SUMMARY_WIDTHS: Final = (("A", 34), ("B", 60))  # characters


def can_be_kept(path: str | PathLike[str]) -> bool:
    """Report whether the name of a file is that of a workbook whose formatting can be kept."""
    return Path(path).suffix.casefold() in _FORMATS


def has_formulas(raw: bytes) -> bool:
    """Report whether a sheet of an XLSX workbook has a formula, which would be lost if only values were written."""
    if not zipfile.is_zipfile(io.BytesIO(raw)):  # a workbook of another format under this name
        return False
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(_has_formula(archive, name) for name in sheets)


def _has_formula(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as content:
        before = b""
        while chunk := content.read(_CHUNK):
            if any(tag in before + chunk for tag in _FORMULA_TAGS):
                return True
            before = chunk[-2:]
    return False


def add_to_workbook(
    raw: bytes,
    tables: Sequence[tuple[Table, Table]],
    path: str | PathLike[str],
    *,
    name: str,
    summary: Sequence[tuple[str, Cell]] = (),
) -> None:
    """Write a workbook to ``path`` with columns added to its sheets and a sheet for the lines of ``summary``.

    ``raw`` are the bytes of the workbook and ``name`` is how an error calls it. Each of ``tables`` is what
    :func:`arabtext.tables.read_table` read of a sheet, and the same with columns added. Raises
    :class:`arabtext.errors.UsageError` for another format, :class:`arabtext.errors.MissingExtraError` without openpyxl.
    """
    if not can_be_kept(name) or not can_be_kept(path):
        raise UsageError("formatting can be kept from .xlsx to .xlsx only")
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtraError("excel-format", "Keeping the formatting of a workbook") from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), keep_vba=Path(path).suffix.casefold() in MACRO_FORMATS)
        sheets = [book[before.sheet] for before, _ in tables]
    except Exception as error:  # openpyxl raises many kinds for a damaged workbook
        raise InputError(f"{name} cannot be read as a workbook: {error}") from error
    try:
        for sheet, (before, after) in zip(sheets, tables, strict=True):
            _add_columns(sheet, before, after)
        if summary:
            _add_summary(book, summary)
        write_atomically(path, book.save)
    finally:
        if book.vba_archive is not None:  # openpyxl leaves it open, and the collector may close its buffer first
            book.vba_archive.close()


def _add_columns(sheet: Any, before: Table, after: Table) -> None:
    """Write the columns that ``after`` has and ``before`` has not, with headers that look like the last one."""
    from openpyxl.utils import get_column_letter

    start = len(before.columns)
    for at in range(start, len(after.columns)):
        name = after.columns[at]
        if before.has_header:
            head = sheet.cell(before.first_line - 1, at + 1)
            _set_value(head, name)
            _copy_style(sheet.cell(before.first_line - 1, start), head)
        width = len(name)
        for line, row in enumerate(after.rows, before.first_line):
            if row[at] is not None:
                _set_value(sheet.cell(line, at + 1), row[at])
                width = max(width, len(str(row[at])))
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(width + 2, _MAX_WIDTH)


def _set_value(cell: Any, value: Cell) -> None:
    """Set the value of a cell; text that begins like a formula stays text."""
    cell.value = fit_cell(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _copy_style(source: Any, target: Any) -> None:
    """Give the cell ``target`` the style of ``source``."""
    for name in ("font", "fill", "border", "alignment"):
        setattr(target, name, copy.copy(getattr(source, name)))


def _add_summary(book: Any, summary: Sequence[tuple[str, Cell]]) -> None:
    sheet = book.create_sheet(_SUMMARY)
    for column, width in _SUMMARY_WIDTHS:
        sheet.column_dimensions[column].width = width
    for line, (name, value) in enumerate(summary, 1):
        _set_value(sheet.cell(line, 1), name)
        _set_value(sheet.cell(line, 2), value)
