"""Columns added to a workbook that otherwise stays as it is: looks, formulas, merged cells, other sheets.

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
from arabtext.tables.files import Cell, Table, read_raw, refuse_bomb

_SUMMARY = "Summary"
#: Workbooks with macros, which can be kept and not written anew.
MACROS: Final = (".xlsm",)
_FORMATS = (".xlsx", *MACROS)
_FORMULA = (b"<f>", b"<f ")  # what a formula begins with in the XML of a sheet
_PIECE = 1 << 20  # bytes of it that are looked at at once


def is_formatted(path: str | PathLike[str]) -> bool:
    """Return whether a file is of a kind whose looks can be kept."""
    return Path(path).suffix.casefold() in _FORMATS


def has_formulas(source: str | PathLike[str]) -> bool:
    """Return whether a sheet of an XLSX workbook has a formula, which reading its values alone would lose."""
    raw = read_raw(Path(source))
    refuse_bomb(raw, Path(source))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(_mentions_formula(archive, name) for name in sheets)


def _mentions_formula(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as content:
        before = b""
        while piece := content.read(_PIECE):
            if any(mark in before + piece for mark in _FORMULA):
                return True
            before = piece[-2:]
    return False


def write_into_workbook(
    source: str | PathLike[str],
    tables: Sequence[tuple[Table, Table]],
    path: str | PathLike[str],
    summary: Sequence[tuple[str, Cell]] = (),
) -> None:
    """Write the workbook ``source`` to ``path`` with columns added to its sheets.

    Each of ``tables`` is what :func:`arabtext.tables.read_table` read of a sheet, and the same with columns added.
    Raises :class:`arabtext.errors.UsageError` for another format, :class:`arabtext.errors.MissingExtraError` without
    openpyxl.
    """
    if not is_formatted(source) or not is_formatted(path):
        raise UsageError("the looks of a workbook are kept from .xlsx to .xlsx alone")
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtraError("excel-format", "Keeping a workbook's looks") from error
    raw = read_raw(Path(source))
    refuse_bomb(raw, Path(source))
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), keep_vba=Path(path).suffix.casefold() in MACROS)
        sheets = [book[before.sheet] for before, _ in tables]
    except Exception as error:  # openpyxl raises many kinds for a damaged workbook
        raise InputError(f"{source} cannot be read as a workbook: {error}") from error
    for sheet, (before, after) in zip(sheets, tables, strict=True):
        _add_columns(sheet, before, after)
    if summary:
        _add_summary(book, summary)
    write_atomically(path, book.save)


def _add_columns(sheet: Any, before: Table, after: Table) -> None:
    from openpyxl.utils import get_column_letter

    start = len(before.columns)
    for at in range(start, len(after.columns)):
        name = after.columns[at]
        if before.has_header:
            head = sheet.cell(before.first_line - 1, at + 1)
            _put(head, name)
            _like(head, sheet.cell(before.first_line - 1, start))
        widest = len(name)
        for line, row in enumerate(after.rows, before.first_line):
            if row[at] is not None:
                _put(sheet.cell(line, at + 1), row[at])
                widest = max(widest, len(str(row[at])))
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(widest + 2, 60)


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
