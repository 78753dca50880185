"""Tables in and out of files, by the format that a file's name says: every row kept, nothing half-written.

In: CSV and TSV (any delimiter, a byte order mark, UTF-8, UTF-16, Windows-1256), XLSX, XLS, ODS, Parquet, JSON lines.
Out: CSV, TSV, XLSX, Parquet, JSON lines. Text that a spreadsheet program would run as a formula is written as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Final

from arabtext.errors import InputError, UsageError
from arabtext.files.atomic import write_atomically
from arabtext.tables.delimited import parse_csv, write_csv
from arabtext.tables.records import read_json_lines, read_parquet, write_json_lines, write_parquet
from arabtext.tables.table import Cell, Table
from arabtext.tables.workbook.new import MAX_COLUMNS, MAX_LINES, write_xlsx
from arabtext.tables.workbook.sheets import read_sheets

_MAX_BYTES: Final = 500_000_000  # of an input file, which is read into memory; chosen by hand

_WORKBOOK: Final = ".xlsx"
_WORKBOOKS_READ: Final = (_WORKBOOK, ".xlsm", ".xls", ".ods", ".xlsb")
#: How the one table of a file is read; a name with another ending is read as CSV.
_READERS: Final[Mapping[str, Callable[[bytes, str], Table]]] = MappingProxyType(
    {
        ".tsv": partial(parse_csv, delimiter="\t"),
        ".tab": partial(parse_csv, delimiter="\t"),
        ".jsonl": read_json_lines,
        ".ndjson": read_json_lines,
        ".parquet": read_parquet,
        ".pq": read_parquet,
    }
)
#: How one table is written; each writer returns how many cells it changed.
_WRITERS: Final[Mapping[str, Callable[[Table, Path], int]]] = MappingProxyType(
    {
        ".csv": write_csv,
        ".tsv": partial(write_csv, delimiter="\t"),
        ".tab": partial(write_csv, delimiter="\t"),
        ".jsonl": write_json_lines,
        ".ndjson": write_json_lines,
        ".parquet": write_parquet,
        ".pq": write_parquet,
    }
)


# Reading


def read_table(path: str | PathLike[str], sheet: str | None = None) -> Table:
    """Return the table in a file; of a workbook the first sheet, or the one named.

    Raises :class:`arabtext.errors.InputError` for a file that is missing, of another format than its name says, or
    over a documented limit (500 MB), and :class:`arabtext.errors.UsageError` for an unknown sheet.
    """
    raw = read_bytes(path)
    if sheet is not None and not _holds_sheets(path):
        raise UsageError(f"{path} has no sheets; leave the sheet out")
    return next(iter(_parse(raw, path, sheet)), Table((), ()))


def read_tables(path: str | PathLike[str]) -> tuple[Table, ...]:
    """Return the tables in a file: all sheets of a workbook, the one table of any other.

    Raises the errors of :func:`read_table`.
    """
    return parse_tables(read_bytes(path), path)


def read_bytes(path: str | PathLike[str]) -> bytes:
    """Return the bytes of a file of at most 500 MB. Raises :class:`arabtext.errors.InputError`."""
    source = Path(path)
    if source.is_dir():
        raise InputError(f"{source} is a folder; a file with a table was expected")
    try:
        size = source.stat().st_size
        if size > _MAX_BYTES:
            raise InputError(f"{source} has {size:,} bytes; at most {_MAX_BYTES:,} are read")
        return source.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {source}: {error.strerror or error}") from error


def parse_tables(raw: bytes, path: str | PathLike[str]) -> tuple[Table, ...]:
    """Return the tables in the bytes of a file, whose ``path`` says the format. Raises as :func:`read_table` does."""
    return tuple(_parse(raw, path))


def _holds_sheets(path: str | PathLike[str]) -> bool:
    return Path(path).suffix.casefold() in _WORKBOOKS_READ


def _parse(raw: bytes, path: str | PathLike[str], sheet: str | None = None) -> Iterable[Table]:
    """Return the tables in the bytes of a file, those of a workbook one by one as they are read."""
    if _holds_sheets(path):
        return read_sheets(raw, str(path), sheet)
    return (_READERS.get(Path(path).suffix.casefold(), parse_csv)(raw, str(path)),)


# Writing


def write_table(
    table: Table | Sequence[Table], path: str | PathLike[str], *, summary: Iterable[tuple[str, Cell]] = ()
) -> int:
    """Write ``table`` in the format that the file's name says; the file appears whole or not at all.

    Several tables become sheets of a workbook, and ``summary`` (lines of a label and a value) another. Returns how many
    cells were changed: in CSV those with an apostrophe before what would run as a formula, in XLSX those cut to the
    format's limit or without a character that it cannot hold. Raises :class:`arabtext.errors.UsageError` for what the
    format cannot hold and :class:`arabtext.errors.InputError` if the file cannot be written.
    """
    tables = [table] if isinstance(table, Table) else list(table)
    expect_writable(path, tables)
    suffix = Path(path).suffix.casefold()
    changed = 0

    def write(target: Path) -> None:
        nonlocal changed
        if suffix == _WORKBOOK:
            changed = write_xlsx(tables, target, list(summary))
        else:
            changed = _WRITERS[suffix](tables[0], target)

    write_atomically(path, write)
    return changed


def expect_writable(path: str | PathLike[str], tables: Sequence[Table]) -> None:
    """Raise :class:`arabtext.errors.UsageError` for an unknown ending, and for more than the format can hold."""
    suffix = Path(path).suffix.casefold()
    if suffix != _WORKBOOK and suffix not in _WRITERS:
        raise UsageError(
            f"cannot write {suffix or 'a file without an ending'}; use .xlsx, .csv, .tsv, .parquet or .jsonl"
        )
    if suffix != _WORKBOOK:
        if len(tables) > 1:
            raise UsageError(f"{suffix} holds one table, not {len(tables)} sheets; use .xlsx, or choose one sheet")
        return
    for table in tables:
        lines, columns = table.first_line - 1 + len(table.rows), len(table.columns)
        if lines > MAX_LINES or columns > MAX_COLUMNS:
            raise UsageError(
                f"a sheet of .xlsx holds {MAX_LINES:,} lines and {MAX_COLUMNS:,} columns, not {lines:,} and"
                f" {columns:,}; use .csv, .parquet or .jsonl"
            )
