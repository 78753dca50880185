"""Tables in and out of files, by the format that a file's name says: every row kept, nothing half-written.

In: CSV and TSV (any delimiter, any encoding of Arabic), XLSX, XLSM, XLSB, XLS, ODS, Parquet, JSON, JSON lines.
Out: CSV, TSV, XLSX, ODS, Parquet, JSON, JSON lines. docs/tables.md says for each what is kept, and what cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Final

from arabtext.errors import InputError, UsageError
from arabtext.files.atomic import is_stream, write_atomically
from arabtext.script.decode import find_text
from arabtext.tables.cells import Cell, count_of
from arabtext.tables.delimited import find_form, parse_csv, write_csv
from arabtext.tables.records import (
    read_json,
    read_json_lines,
    read_parquet,
    write_json,
    write_json_lines,
    write_parquet,
)
from arabtext.tables.table import Table
from arabtext.tables.workbook.archive import Archive
from arabtext.tables.workbook.new import MAX_COLUMNS, MAX_LINES, write_xlsx
from arabtext.tables.workbook.ods import write_ods
from arabtext.tables.workbook.sheets import read_sheets

_MAX_BYTES: Final = 500_000_000  # of an input file, which is read into memory; chosen by hand

#: How several tables are written as the sheets of a workbook; each writer returns what it changed, as sentences.
_BOOK_WRITERS: Final[Mapping[str, Callable[[Sequence[Table], Path, Sequence[tuple[str, Cell]]], tuple[str, ...]]]] = (
    MappingProxyType({".xlsx": write_xlsx, ".ods": write_ods})
)
#: How one table is written.
_WRITERS: Final[Mapping[str, Callable[[Table, Path], tuple[str, ...]]]] = MappingProxyType(
    {
        ".csv": write_csv,
        ".tsv": partial(write_csv, delimiter="\t"),
        ".tab": partial(write_csv, delimiter="\t"),
        ".json": write_json,
        ".jsonl": write_json_lines,
        ".ndjson": write_json_lines,
        ".parquet": write_parquet,
        ".pq": write_parquet,
    }
)
#: Endings of the names of workbooks.
WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")
_PARQUET: Final = (".parquet", ".pq")
_TABS: Final = (".tsv", ".tab")
_JSON_LINES: Final = (".jsonl", ".ndjson")
_TEXTS: Final = (".csv", ".txt", ".text", ".psv", ".asc", ".dat", "", *_TABS, *_JSON_LINES, ".json")
#: First bytes of a file → the format that they are of, whatever its name says.
_SIGNS: Final = ((b"PAR1", ".parquet"), (b"\xd0\xcf\x11\xe0", ".xls"))
_NOT_TABLES: Final = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"))


# Reading


def read_table(path: str | PathLike[str], sheet: str | None = None, *, encoding: str | None = None) -> Table:
    """Return the table in a file; of a workbook the first sheet, or the one named.

    ``encoding`` is that of a text, recognized if it is not given. Raises :class:`arabtext.errors.InputError` for a file
    that is missing, is no table, or is over a documented limit (500 MB), and :class:`arabtext.errors.UsageError` for an
    unknown sheet.
    """
    raw = read_bytes(path)
    kind = find_format(raw, path)
    if sheet is not None and kind not in WORKBOOKS:
        raise UsageError(f"{path} has no sheets; leave the sheet out")
    return next(iter(_parse(raw, path, kind, sheet, encoding)), Table((), ()))


def read_tables(path: str | PathLike[str], *, encoding: str | None = None) -> tuple[Table, ...]:
    """Return the tables in a file: all sheets of a workbook, the one table of any other.

    Raises the errors of :func:`read_table`.
    """
    return open_source(path, encoding=encoding).tables


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


@dataclass(frozen=True, slots=True)
class Source:
    """Tables and, if they are of a file, its name, its bytes and the ending of its format."""

    tables: tuple[Table, ...]
    name: str = "the table"
    raw: bytes = b""
    kind: str = ""

    def place(self, sheet: str) -> int:
        """Return the index of the table of a sheet. Raises :class:`arabtext.errors.UsageError` for an unknown one."""
        titles = [table.sheet for table in self.tables]
        if sheet not in titles:
            known = f"the sheets are: {', '.join(titles)}" if any(titles) else "it has none"
            raise UsageError(f"no sheet {sheet!r} in {self.name}; {known}")
        return titles.index(sheet)

    def find_form(self, encoding: str | None = None) -> tuple[str, str]:
        """Return the encoding and the delimiter of a text; empty is what it has not, or what is no text."""
        if not self.kind or self.kind in WORKBOOKS or self.kind in _PARQUET:
            return "", ""
        if self.kind == ".json" or self.kind in _JSON_LINES:
            return find_text(self.raw, self.name, lenient=True, encoding=encoding).encoding, ""
        form = find_form(self.raw, self.name, delimiter=_given_delimiter(self.kind), encoding=encoding)
        return form.encoding, form.delimiter


def open_source(source: str | PathLike[str] | bytes | Table, *, encoding: str | None = None) -> Source:
    """Return the tables of a file, of its bytes, or of a table. Raises the errors of :func:`read_table`.

    >>> open_source(b"name\\nAli\\n").tables[0].columns
    ('name',)
    """
    if isinstance(source, Table):
        return Source((source,))
    name = "the input" if isinstance(source, bytes) else str(source)
    raw = source if isinstance(source, bytes) else read_bytes(source)
    kind = find_format(raw, name)
    return Source(tuple(_parse(raw, name, kind, None, encoding)), name, raw, kind)


def find_format(raw: bytes, path: str | PathLike[str]) -> str:
    """Return the format of a file as an ending: by its bytes if they are of a workbook or Parquet, else by its name.

    A text whose name says nothing may be CSV or JSON. Raises
    :class:`arabtext.errors.InputError` for what is no table.

    >>> find_format(b"PAR1", "names.csv"), find_format(b'[{"name": "Ali"}]', "names"), find_format(b"name", "names.csv")
    ('.parquet', '.json', '.csv')
    """
    suffix = Path(path).suffix.casefold()
    for sign, what in _NOT_TABLES:
        if raw.startswith(sign):
            raise InputError(f"{path} is {what}; a table was expected: CSV, a workbook, Parquet or JSON")
    if raw.startswith(b"PK\x03\x04"):
        return _find_zipped(raw, path)
    if found := next((form for sign, form in _SIGNS if raw.startswith(sign)), ""):
        return found
    if suffix in WORKBOOKS or suffix in _PARQUET:
        if suffix == ".xls" and not raw.lstrip().startswith(b"<"):  # a text under the name of a workbook
            return ".csv"
        return suffix
    if suffix not in _TEXTS:
        raise InputError(f"{path} is no table by its name; use .csv, .tsv, .xlsx, .ods, .parquet, .json or .jsonl")
    if suffix in (".csv", *_TABS, *_JSON_LINES, ".json"):
        return suffix
    return {b"[": ".json", b"{": ".jsonl"}.get(raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1], ".csv")


def _find_zipped(raw: bytes, path: str | PathLike[str]) -> str:
    """Return the format of a zipped workbook."""
    archive, suffix = Archive(raw, str(path)), Path(path).suffix.casefold()
    kind = archive.kind or (".xlsx" if suffix in WORKBOOKS else "")
    if not kind:
        is_word = any(part.endswith("document.xml") for part in archive.names())
        what = "a Word document" if is_word else "a zip file without a workbook"
        raise InputError(f"{path} is {what}; a table was expected: CSV, a workbook, Parquet or JSON")
    return suffix if kind == ".xlsx" and suffix == ".xlsm" else kind


def _parse(
    raw: bytes, path: str | PathLike[str], kind: str, sheet: str | None, encoding: str | None
) -> Iterable[Table]:
    """Return the tables in the bytes of a file, those of a workbook one by one as they are read."""
    name = str(path)
    if kind in WORKBOOKS:
        return read_sheets(raw, name, sheet)
    if kind in _PARQUET:
        return (read_parquet(raw, name),)
    if kind in _JSON_LINES:
        return (read_json_lines(raw, name, encoding=encoding),)
    if kind == ".json":
        return (read_json(raw, name, encoding=encoding),)
    return (parse_csv(raw, name, delimiter=_given_delimiter(kind), encoding=encoding),)


def _given_delimiter(kind: str) -> str | None:
    """Return the delimiter that the format of a text sets; None if it is to be recognized."""
    return "\t" if kind in _TABS else None


# Writing


def write_table(
    table: Table | Sequence[Table], path: str | PathLike[str], *, summary: Iterable[tuple[str, Cell]] = ()
) -> tuple[str, ...]:
    """Write ``table`` in the format that the file's name says; the file appears whole or not at all.

    Several tables become sheets of a workbook, and ``summary`` (lines of a label and a value) another. Returns what the
    format could not hold, or changed, as sentences. Raises :class:`arabtext.errors.UsageError` for tables that the
    format cannot hold and :class:`arabtext.errors.InputError` if the file cannot be written.
    """
    tables = [table] if isinstance(table, Table) else list(table)
    expect_writable(path, tables)
    suffix = _ending(path)
    losses: tuple[str, ...] = ()

    def write(target: Path) -> None:
        nonlocal losses
        if suffix in _BOOK_WRITERS:
            losses = _BOOK_WRITERS[suffix](tables, target, list(summary))
        else:
            losses = _WRITERS[suffix](tables[0], target) + _flattened(tables[0])

    write_atomically(path, write)
    return losses


def _flattened(table: Table) -> tuple[str, ...]:
    """Return what of a sheet is lost in a format of values alone."""
    losses = []
    if table.hidden.sheet or table.hidden.lines:
        what = "the sheet" if table.hidden.sheet else count_of(len(table.hidden.lines), "line")
        losses.append(f"hidden in the workbook, and seen in this format: {what}")
    if table.merged:
        losses.append(f"merged cells became single ones, the first with the value: {len(table.merged)}")
    return tuple(losses)


def holds_sheets(path: str | PathLike[str]) -> bool:
    """Report whether the name of a file is that of a workbook that can be written."""
    return Path(path).suffix.casefold() in _BOOK_WRITERS


def _ending(path: str | PathLike[str]) -> str:
    """Return the ending that says the format of an output; a pipe or a device without one gets CSV."""
    suffix = Path(path).suffix.casefold()
    return ".csv" if suffix not in (*_BOOK_WRITERS, *_WRITERS) and is_stream(path) else suffix


def expect_writable(path: str | PathLike[str], tables: Sequence[Table]) -> None:
    """Raise :class:`arabtext.errors.UsageError` for an unknown ending, and for more than the format can hold."""
    suffix = _ending(path)
    if suffix not in _BOOK_WRITERS and suffix not in _WRITERS:
        raise UsageError(
            f"cannot write {suffix or 'a file without an ending'}; use .xlsx, .ods, .csv, .tsv, .parquet, .json or"
            " .jsonl"
        )
    if suffix not in _BOOK_WRITERS:
        if len(tables) > 1:
            raise UsageError(f"{suffix} holds one table, not {len(tables)} sheets; use .xlsx, or choose one sheet")
        return
    for table in tables:
        lines, columns = table.first_line - 1 + len(table.rows), len(table.columns)
        if lines > MAX_LINES or columns > MAX_COLUMNS:
            raise UsageError(
                f"a sheet of {suffix} holds {MAX_LINES:,} lines and {MAX_COLUMNS:,} columns, not {lines:,} and"
                f" {columns:,}; use .csv, .parquet or .jsonl"
            )
