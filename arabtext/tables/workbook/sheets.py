"""The sheets of a workbook (XLSX, XLSM, XLSB, XLS, ODS) as tables, within limits on what a workbook may hold."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from arabtext.errors import InputError, UsageError
from arabtext.files.cells import MAX_DIGITS
from arabtext.files.child import ChildError
from arabtext.tables.cells import count_of
from arabtext.tables.header import to_table
from arabtext.tables.table import Cell, Hidden, Range, Table
from arabtext.tables.workbook.archive import Archive, Part, refuse_bomb
from arabtext.tables.workbook.child import read_in_child
from arabtext.tables.workbook.extent import MAX_CELLS, Scan, clip_lines, clip_sheet, describe_far, scan
from arabtext.tables.workbook.markup import find_root
from arabtext.tables.workbook.ods import read_ods

# A workbook with a password is a compound file (MS-OFFCRYPTO) with a stream of this name.
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")

_TEXTS: Final = "xl/sharedstrings.xml"  # the part with the texts of all cells, in lower case
_MIN_TEXT: Final = 5  # bytes of the shortest text in it, <si/>
_MIN_TEXTS: Final = 1_000_000  # bytes: so little room is made whatever a workbook says; chosen by hand

_PANIC: Final = "PanicException"  # what a failure in Rust is in Python: no Exception, and of no module to import
_MAX_WHOLE: Final = 10**MAX_DIGITS  # below which a float has all digits of a whole number

_Sheet = tuple[str, Hidden, tuple[Range, ...], Iterator[tuple[Cell, ...]], list[str]]


def read_sheets(raw: bytes, name: str, only: str | None = None) -> Iterator[Table]:
    """Yield the sheets of a workbook that are tables of cells, or ``only`` the one of that name.

    ``name`` is how an error calls the file. Raises :class:`arabtext.errors.InputError` for a file that is damaged,
    protected or larger than the limits, and :class:`arabtext.errors.UsageError` for an unknown sheet.
    """
    refuse_bomb(raw, name)
    if raw.startswith(_COMPOUND_FILE) and _ENCRYPTED in raw:
        raise InputError(f"{name} is protected with a password; save it without one")
    titles = []
    for title, hidden, merged, lines, notes in _open(raw, name, only):
        titles.append(title)
        if only is None or only == title:
            table = to_table(list(lines), title, merged)
            yield replace(table, hidden=_within(hidden, table), notes=tuple(notes))
    if only is not None and only not in titles:
        raise UsageError(f"no sheet {only!r} in {name}; the sheets are: {', '.join(titles)}")


def _open(raw: bytes, name: str, only: str | None) -> Iterator[_Sheet]:
    """Return the sheets of a workbook, by what it is inside; the lines of a sheet are read when they are used."""
    kind = (Archive(raw, name).kind or ".xlsx") if raw.startswith(b"PK") else ".xls"
    if kind == ".ods":
        return (
            (title, hidden, merged, iter(lines), notes) for title, lines, merged, hidden, notes in read_ods(raw, name)
        )
    if kind == ".xlsx":
        return _read_xlsx(Archive(raw, name), only)
    return _read_old(raw, name)


def _within(hidden: Hidden, table: Table) -> Hidden:
    """Return what is hidden of a table."""
    size = table.first_line - 1 + len(table.rows)
    return replace(hidden, lines=frozenset(line for line in hidden.lines if line < size))


def _read_xlsx(archive: Archive, only: str | None) -> Iterator[_Sheet]:
    """Yield the sheets of an XLSX workbook.

    The reader in Rust makes room for all cells up to the last one, so that is looked up first.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    sheets = archive.sheets()
    wanted = [sheet for sheet in sheets if only in (None, sheet.title)]
    scans, clipped, notes = dict[str, Scan](), dict[str, bytes | None](), dict[str, list[str]]()
    _expect_true_count(archive)
    for sheet, part in zip(wanted, archive.each(sheet.path for sheet in wanted), strict=True):
        found = scans[sheet.title] = scan(part)
        notes[sheet.title] = _notes(sheet, found)
        if not found.is_plain or found.is_sparse or found.lines * found.columns > MAX_CELLS:
            content, far = clip_sheet(archive.read(sheet.path), archive.name)
            if far:
                clipped[sheet.path] = content
                notes[sheet.title].append(describe_far(far, sheet.title))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(archive.replaced(clipped) if clipped else archive.raw))
        for about in sheets:
            if about.title not in scans:
                yield about.title, Hidden(), (), iter(()), []
                continue
            cells = book.get_sheet_by_name(about.title)
            hidden = Hidden(about.is_hidden, frozenset(scans[about.title].hidden), scans[about.title].formulas)
            lines = [_restore(row) for row in cells.iter_rows()] if cells.height else []
            yield about.title, hidden, tuple(cells.merged_cell_ranges or ()), iter(lines), notes[about.title]
    except UsageError:
        raise
    except (CalamineError, ValueError, OSError) as error:
        raise InputError(f"{archive.name} cannot be read as a workbook: {error}") from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise InputError(f"{archive.name} cannot be read as a workbook: its reader failed: {error}") from error


def _expect_true_count(archive: Archive) -> None:
    """Raise InputError for a workbook that says it has more texts than its file can hold.

    The reader in Rust makes room for as many, and where memory ends it ends the process.
    """
    for path in archive.names():
        if path.casefold() == _TEXTS:
            with archive.opened(path) as part:
                count = find_root(part, archive.name).get("uniqueCount", "")
            if count.isdecimal() and int(count) * _MIN_TEXT > max(archive.size(path), _MIN_TEXTS):
                raise InputError(f"{archive.name} cannot be read as a workbook: it says that it has {count} texts")


def _notes(sheet: Part, found: Scan) -> list[str]:
    """Return notes on cells that have no value: an error instead of one, or a formula that was never calculated."""
    notes = []
    if found.errors:
        many = (
            f"{found.errors} cells with an error, such as #N/A, are" if found.errors > 1 else "a cell with an error is"
        )
        notes.append(f"{sheet.title}: {many} read as empty")
    if found.unvalued:
        cells = count_of(found.unvalued, "formula")
        notes.append(f"{sheet.title}: {cells} without a stored value read as empty; a spreadsheet program stores them")
    return notes


def _read_old(raw: bytes, name: str) -> Iterator[_Sheet]:
    """Yield the sheets of an XLS or XLSB workbook, which a process of its own reads."""
    if not sys.executable:
        raise InputError(f"{name} is an old workbook, which a Python of its own must read; save it as .xlsx")
    try:
        for title, is_hidden, merged, rows in read_in_child(raw):
            lines, notes = clip_lines([_restore(row) for row in rows], title, name)
            yield title, Hidden(is_hidden), merged, iter(lines), notes
    except ChildError as error:
        raise InputError(f"{name} cannot be read as a workbook: {error}") from error


def _restore(row: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return a row of cells as they were typed."""
    return tuple([None if cell == "" else restore_cell(cell) if cell.__class__ is float else cell for cell in row])


def restore_cell(value: Cell) -> Cell:
    """Return a cell as it was typed: a workbook stores whole numbers as floats, and empty cells come as empty text.

    >>> restore_cell(12.0), restore_cell(3.5), restore_cell("")
    (12, 3.5, None)
    """
    if isinstance(value, float) and value.is_integer() and -_MAX_WHOLE < value < _MAX_WHOLE:
        return int(value)
    return None if value == "" else value
