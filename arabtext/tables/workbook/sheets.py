"""The sheets of a workbook (XLSX, XLSM, XLSB, XLS, ODS) as tables, within limits on what a workbook may hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from arabtext.errors import InputError, UsageError
from arabtext.tables.header import to_table
from arabtext.tables.table import Cell, Table

# Chosen by hand, far above the workbooks that people have.
_MAX_UNPACKED: Final = 4_000_000_000  # bytes in a zipped workbook
_MAX_RATIO: Final = 400  # bytes in a zipped workbook for each byte of the file
_MIN_SIZE: Final = 100_000  # bytes: a smaller file may unpack to as much as one of this size
_MAX_DIGITS: Final = 15  # significant digits of a number in a workbook, as Excel documents:
# https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3

# A workbook with a password is a compound file (MS-OFFCRYPTO) with a stream of this name.
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read_sheets(raw: bytes, name: str, only: str | None = None) -> Iterator[Table]:
    """Yield the sheets of a workbook that are tables of cells, or ``only`` the one of that name.

    ``name`` is how an error calls the file. Raises :class:`arabtext.errors.InputError` for a file that is damaged,
    protected or unpacks to more than the limit, and :class:`arabtext.errors.UsageError` for an unknown sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    refuse_bomb(raw, name)
    if raw.startswith(_COMPOUND_FILE) and _ENCRYPTED in raw:
        raise InputError(f"{name} is protected with a password; save it without one")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        if only is not None and only not in sheets:
            raise UsageError(f"no sheet {only!r} in {name}; the sheets are: {', '.join(sheets)}")
        for title in sheets if only is None else [only]:
            sheet = book.get_sheet_by_name(title)
            lines = [tuple(map(restore_cell, row)) for row in sheet.to_python(skip_empty_area=False)]
            yield replace(to_table(lines, title), merged=tuple(sheet.merged_cell_ranges or ()))
    except (CalamineError, ValueError, OSError) as error:
        if isinstance(error, UsageError):
            raise
        raise InputError(f"{name} cannot be read as a workbook: {error}") from error


def refuse_bomb(raw: bytes, name: str) -> None:
    """Raise :class:`arabtext.errors.InputError` for a zipped workbook that unpacks to far more than the file."""
    if not raw.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(f"{name} cannot be read as a workbook: {error}") from error
    if unpacked > min(_MAX_UNPACKED, _MAX_RATIO * max(len(raw), _MIN_SIZE)):
        raise InputError(f"{name} unpacks to {unpacked:,} bytes; that is more than a workbook of its size may hold")


def restore_cell(value: Cell) -> Cell:
    """Return a cell as it was typed: a workbook stores whole numbers as floats, and empty cells come as empty text.

    >>> restore_cell(12.0), restore_cell(3.5), restore_cell("")
    (12, 3.5, None)
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**_MAX_DIGITS:
        return int(value)
    return None if value == "" else value
