"""Tables in and out of files: every row kept, every cell as it was, nothing half-written.

In: CSV and TSV (any delimiter, a byte order mark, UTF-8, UTF-16, Windows-1256), XLSX, XLS, ODS, Parquet, JSON lines.
Out: CSV, TSV, XLSX, Parquet, JSON lines. Text that a spreadsheet program would run as a formula is written as text.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any, Final

import regex

from arabtext.errors import InputError, MissingExtraError, UsageError
from arabtext.files.atomic import write_atomically
from arabtext.files.cells import fit_cell
from arabtext.script.chars import BIDI_CONTROLS, SPACES, ZERO_WIDTH, ZWJ
from arabtext.script.decode import decode

Cell = Any  # str, int, float, bool, a date, or None: as the file had it
Range = tuple[tuple[int, int], tuple[int, int]]  # line and column of the first and the last cell, from 0

_MOST_BYTES: Final = 500_000_000  # of one input file
_MOST_UNPACKED: Final = 4_000_000_000  # of the content of a zipped workbook
_MOST_RATIO: Final = 400  # of content to file in a zipped workbook
_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")
_MOST_LINES, _MOST_COLUMNS = 1_048_576, 16_384  # of a sheet
_LARGE: Final = 100_000  # lines from which on a sheet is written without being held in memory
_FORMULA: Final = tuple("=+-@\t\r\n")
# A workbook with a password is a compound file (MS-OFFCRYPTO) with a stream of this name.
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?|\+\d[\d ]+")
_NUMBER: Final = re.compile(r"[+-]?\d[\d.,:/ -]*")
_LOOKED_AT, _LONGEST_BANNER = 40, 10  # rows from which the header is told, and at most above it
_ARABIC, _LATIN = regex.compile(r"\p{Arabic}"), regex.compile(r"\p{Latin}")
_INVISIBLE: Final = BIDI_CONTROLS + ZERO_WIDTH + ZWJ + SPACES + " "


@dataclass(frozen=True, slots=True)
class Table:
    """Column names, rows of as many cells, and (for a workbook) the name of the sheet they came from.

    ``above`` are the rows before the header, a title for instance; ``has_header`` is false where the columns were given
    names because the first row holds data; ``merged`` are the ranges of cells that are one, as places in the sheet;
    ``added`` counts the last columns, which were not in the file.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = ""
    above: tuple[tuple[Cell, ...], ...] = ()
    has_header: bool = True
    merged: tuple[Range, ...] = ()
    added: int = 0

    @property
    def first_line(self) -> int:
        """The line of the first row in its file, counted from 1."""
        return len(self.above) + self.has_header + 1

    def column(self, name: str) -> list[Cell]:
        """Return the cells of one column, that of a merged range in each of its rows.

        Raises :class:`arabtext.errors.UsageError` if there is no column of that name.
        """
        at = self.position(name)
        cells = [row[at] for row in self.rows]
        top = self.first_line - 1
        for (first, left), (last, right) in self.merged:
            if left <= at <= right and top <= first < top + len(cells):
                value = self.rows[first - top][left]
                cells[first - top : last - top + 1] = [value] * len(cells[first - top : last - top + 1])
        return cells

    def position(self, name: str) -> int:
        """Return the place of a column; of two with one name, the first."""
        try:
            return self.columns.index(name)
        except ValueError:
            raise UsageError(f"no column {name!r}; the columns are: {', '.join(map(repr, self.columns))}") from None

    def with_columns(self, added: dict[str, Sequence[Cell]]) -> Table:
        """Return the table with columns added on the right; one whose name is taken gets a number, none is replaced.

        A table without a header gets one, which moves what is merged below it.
        """
        names = free_names(added, self.columns)
        rows = tuple((*row, *cells) for row, cells in zip(self.rows, zip(*added.values(), strict=True), strict=True))
        down, top = int(not self.has_header), self.first_line - 1
        merged = tuple(
            ((first + down * (first >= top), left), (last + down * (first >= top), right))
            for (first, left), (last, right) in self.merged
        )
        columns = (*self.columns, *names)
        return replace(self, columns=columns, rows=rows, has_header=True, merged=merged, added=self.added + len(names))


def free_names(wanted: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return names of columns, those with a number that are taken or come again.

    >>> free_names(["name", "name"], ["id", "name"])
    ['name_2', 'name_3']
    """
    names, known = [], set(taken)
    for name in wanted:
        free = next(form for form in (name, *(f"{name}_{i}" for i in range(2, len(known) + 3))) if form not in known)
        known.add(free)
        names.append(free)
    return names


def read_table(path: str | PathLike[str], sheet: str | None = None) -> Table:
    """Return the table in a file; of a workbook the first sheet, or the one named.

    Raises :class:`arabtext.errors.InputError` for a file that is not there, is not what its name says, or passes a
    stated limit, and :class:`arabtext.errors.UsageError` for an unknown sheet.
    """
    source = Path(path)
    raw = read_raw(source)
    suffix = source.suffix.casefold()
    if suffix in _WORKBOOKS:
        return next(_sheets(raw, source, sheet), Table((), ()))
    if sheet is not None:
        raise UsageError(f"{source} has no sheets; leave the sheet out")
    if suffix in (".parquet", ".pq"):
        return _read_parquet(raw, source)
    if suffix in (".jsonl", ".ndjson"):
        return _read_jsonl(raw, source)
    return parse_csv(raw, str(source), "\t" if suffix in (".tsv", ".tab") else None)


def read_tables(path: str | PathLike[str]) -> tuple[Table, ...]:
    """Return the tables in a file: all sheets of a workbook, the one table of any other. Raises as read_table does."""
    source = Path(path)
    if source.suffix.casefold() in _WORKBOOKS:
        return tuple(_sheets(read_raw(source), source))
    return (read_table(source),)


def read_raw(source: Path) -> bytes:
    """Return the bytes of a file of stated size at most. Raises :class:`arabtext.errors.InputError`."""
    if source.is_dir():
        raise InputError(f"{source} is a folder; a file with a table was expected")
    try:
        size = source.stat().st_size
        if size > _MOST_BYTES:
            raise InputError(f"{source} has {size:,} bytes; at most {_MOST_BYTES:,} are read")
        return source.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {source}: {error.strerror or error}") from error


# Workbooks


def _sheets(raw: bytes, source: Path, only: str | None = None) -> Iterator[Table]:
    """The sheets of a workbook that are tables of cells, or only the one named."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    refuse_bomb(raw, source)
    if raw.startswith(_OLE) and _ENCRYPTED in raw:
        raise InputError(f"{source} is protected with a password; save it without one")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        if only is not None and only not in names:
            raise UsageError(f"no sheet {only!r} in {source}; the sheets are: {', '.join(names)}")
        for name in names if only is None else [only]:
            sheet = book.get_sheet_by_name(name)
            rows = [tuple(map(_cell, row)) for row in sheet.to_python(skip_empty_area=False)]
            yield replace(_table(rows, name), merged=tuple(sheet.merged_cell_ranges or ()))
    except (CalamineError, ValueError, OSError) as error:
        if isinstance(error, UsageError):
            raise
        raise InputError(f"{source} cannot be read as a workbook: {error}") from error


def refuse_bomb(raw: bytes, source: Path) -> None:
    """Raise InputError for a zipped workbook whose content is out of proportion to the file."""
    if not raw.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(f"{source} cannot be read as a workbook: {error}") from error
    if unpacked > _MOST_UNPACKED or unpacked > _MOST_RATIO * max(len(raw), 100_000):
        raise InputError(f"{source} unpacks to {unpacked:,} bytes; that is more than a workbook of its size may hold")


def _cell(value: Cell) -> Cell:
    """A cell as it was typed: whole numbers come back from the file format as floats."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return None if value == "" else value


def _table(rows: list[tuple[Cell, ...]], sheet: str = "") -> Table:
    """A table from rows; short ones are filled, columns without a name get one."""
    first = next((i for i, row in enumerate(rows) if _filled(row)), None)
    if first is None:
        return Table((), (), sheet)
    width = max(map(len, rows))
    filled = [(*row, *(None,) * (width - len(row))) for row in rows]
    at = first + _header_at(filled[first:])
    has_header = not _is_data(filled[at], filled[at + 1 :])
    head = filled[at] if has_header else (None,) * width
    columns = tuple(str(c) if c not in (None, "") else f"column {i}" for i, c in enumerate(head, 1))
    return Table(columns, tuple(filled[at + has_header :]), sheet, tuple(filled[:at]), has_header)


def _filled(row: tuple[Cell, ...]) -> int:
    return sum(cell not in (None, "") for cell in row)


def _header_at(rows: list[tuple[Cell, ...]]) -> int:
    """The place of the header: the first row, or behind lines of one cell the first that is as full as most are."""
    usual = Counter(map(_filled, rows[1:_LOOKED_AT])).most_common(1)
    if not usual or usual[0][0] < 2:
        return 0
    banner = next((i for i, row in enumerate(rows[:_LONGEST_BANNER]) if _filled(row) > 1), 0)
    return banner if _filled(rows[banner]) * 2 > usual[0][0] else 0


def _is_data(first: tuple[Cell, ...], others: list[tuple[Cell, ...]]) -> bool:
    """Whether what should be a header begins with a number of the form that all rows begin with: 001, 002.

    A number further on may be a header: a year above its figures.
    """
    forms = {_form(row[0]) for row in (first, *others[:_LOOKED_AT])}
    return len(others) > 0 and len(forms) == 1 and forms != {""}


def _form(cell: Cell) -> str:
    """A number with its digits made one, an empty string for what is none."""
    text = str(cell)
    return re.sub(r"\d", "0", text) if _NUMBER.fullmatch(text) else ""


# Text


def parse_csv(raw: bytes, name: str, delimiter: str | None = None) -> Table:
    """Return the table in the bytes of a CSV file; ``name`` is what an error calls it."""
    text = decode(raw, name, lenient=True)
    csv.field_size_limit(2**31 - 1)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text))
    try:
        rows = [tuple(row) for row in lines]
    except csv.Error as error:
        raise InputError(f"{name} cannot be read as CSV: {error}") from error
    return _table(rows)


def _delimiter(text: str) -> str:
    """The separator of a CSV text: the one that the first lines have most evenly, and then most often."""
    lines = [line for line in text.splitlines()[:20] if line]
    if not lines:
        return ","

    def worth(candidate: str) -> tuple[bool, float, int]:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=candidate))
        cells, rows = max(counts.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        return cells > 1, rows / counts.total(), cells

    return max(",;\t|", key=worth)


def _read_jsonl(raw: bytes, source: Path) -> Table:
    records = []
    for number, line in enumerate(decode(raw, str(source)).split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{source} line {number} is not JSON: {error}") from error
            if not isinstance(record, dict):
                raise InputError(f"{source} line {number}: an object with the columns as keys was expected")
            records.append(record)
    columns = tuple(dict.fromkeys(str(key) for record in records for key in record))
    return Table(columns, tuple(tuple(record.get(column) for column in columns) for record in records))


def _read_parquet(raw: bytes, source: Path) -> Table:
    parquet = _pyarrow_parquet()
    try:
        data = parquet.read_table(io.BytesIO(raw))
    except Exception as error:  # pyarrow raises many kinds for a file that is not Parquet
        raise InputError(f"{source} cannot be read as Parquet: {error}") from error
    return Table(tuple(data.column_names), tuple(zip(*(column.to_pylist() for column in data.columns), strict=True)))


def _pyarrow_parquet() -> Any:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("parquet", "Reading and writing Parquet") from error
    return pyarrow.parquet


# Out


def write_table(
    table: Table | Sequence[Table], path: str | PathLike[str], summary: Iterable[tuple[str, Cell]] = ()
) -> int:
    """Write ``table`` in the format of the file's name, aside and then moved into place.

    Several tables become sheets of a workbook, and ``summary`` another. Returns how many cells are not as they were: in
    CSV those with an apostrophe before what would run as a formula, in XLSX those cut to the format's limit or without
    a character that it cannot hold. Raises :class:`arabtext.errors.UsageError` for what the format
    cannot hold (:func:`expect_writable`).
    """
    tables = [table] if isinstance(table, Table) else list(table)
    expect_writable(path, tables)
    suffix = Path(path).suffix.casefold()
    changed = 0

    def write(target: Path) -> None:
        nonlocal changed
        if suffix == ".xlsx":
            changed = _write_xlsx(tables, target, list(summary))
        elif suffix in (".csv", ".tsv", ".tab"):
            changed = _write_csv(tables[0], target, "," if suffix == ".csv" else "\t")
        elif suffix in (".jsonl", ".ndjson"):
            _write_jsonl(tables[0], target)
        else:
            _write_parquet(tables[0], target)

    write_atomically(path, write)
    return changed


def expect_writable(path: str | PathLike[str], tables: Sequence[Table]) -> None:
    """Raise :class:`arabtext.errors.UsageError` for an unknown ending, and for more than the format can hold."""
    suffix = Path(path).suffix.casefold()
    if suffix not in (".xlsx", ".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet", ".pq"):
        raise UsageError(
            f"cannot write {suffix or 'a file without an ending'}; use .xlsx, .csv, .tsv, .parquet or .jsonl"
        )
    if suffix != ".xlsx":
        if len(tables) > 1:
            raise UsageError(f"{suffix} holds one table, not {len(tables)} sheets; use .xlsx, or choose one sheet")
        return
    for table in tables:
        lines, columns = table.first_line - 1 + len(table.rows), len(table.columns)
        if lines > _MOST_LINES or columns > _MOST_COLUMNS:
            raise UsageError(
                f"a sheet of .xlsx holds {_MOST_LINES:,} lines and {_MOST_COLUMNS:,} columns, not {lines:,} and"
                f" {columns:,}; use .csv, .parquet or .jsonl"
            )


def is_formula(cell: Cell) -> bool:
    """Return whether a spreadsheet program could run a text cell: by its first character that is not invisible.

    A plain number or a telephone number is none.

    >>> is_formula("=1+1"), is_formula("\\u200f=HYPERLINK()"), is_formula("-"), is_formula("قيس")
    (True, True, True, False)
    """
    if not isinstance(cell, str) or not cell or _PLAIN_NUMBER.fullmatch(cell):
        return False
    return cell.lstrip(_INVISIBLE).startswith(_FORMULA[:4]) or cell.startswith(_FORMULA)


def _lines(table: Table) -> Iterator[tuple[Cell, ...]]:
    """All lines of a table as a sheet has them."""
    yield from table.above
    if table.has_header and table.columns:
        yield table.columns
    yield from table.rows


def _write_csv(table: Table, target: Path, delimiter: str) -> int:
    """UTF-8 with the mark that spreadsheet programs look for; a cell that could run gets an apostrophe before it."""
    changed = 0
    with target.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter)
        for row in _lines(table):
            cells = []
            for cell in row:
                if is_formula(cell) and cell not in ("-", "+"):
                    changed += 1
                    cell = "'" + cell
                cells.append("" if cell is None else cell)
            writer.writerow(cells)
    return changed


def _write_jsonl(table: Table, target: Path) -> None:
    with target.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        for row in table.rows:
            out.write(json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False, default=str) + "\n")


def _write_parquet(table: Table, target: Path) -> None:
    parquet = _pyarrow_parquet()
    import pyarrow

    columns = []
    for i in range(len(table.columns)):
        cells = [row[i] for row in table.rows]
        kinds = {type(cell) for cell in cells if cell is not None}
        columns.append(pyarrow.array(cells if len(kinds) <= 1 else [None if c is None else str(c) for c in cells]))
    parquet.write_table(pyarrow.Table.from_arrays(columns, names=list(table.columns)), target)


_WIDEST, _NARROWEST = 60, 8


def _write_xlsx(tables: list[Table], target: Path, summary: list[tuple[str, Cell]]) -> int:
    """A workbook: text as text, columns sized, Arabic aligned to the right, a sheet right to left if it is Arabic."""
    import xlsxwriter

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
        "remove_timezone": True,
        "nan_inf_to_errors": True,
        "constant_memory": any(len(t.rows) > _LARGE for t in tables) and not any(t.merged for t in tables),
    }
    with xlsxwriter.Workbook(target, options) as book:
        looks = _Looks(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"align": "right", "reading_order": 2, "indent": 1}),
            book.add_format(),
        )
        taken: set[str] = set()
        changed = sum(_add_sheet(book, _free_name(table.sheet or "Names", taken), table, looks) for table in tables)
        if summary:
            page = book.add_worksheet(_free_name("Summary", taken))
            label, left = book.add_format({"bold": True}), book.add_format({"align": "left", "text_wrap": True})
            page.set_column(0, 0, 34)
            page.set_column(1, 1, 90)
            page.set_landscape()
            page.fit_to_pages(1, 0)
            for line, (name, value) in enumerate(summary):
                page.write_string(line, 0, name, label)
                if isinstance(value, str):
                    page.write_string(line, 1, fit_cell(value), left)
                else:
                    page.write(line, 1, value, left)
    return changed


@dataclass(frozen=True, slots=True)
class _Looks:
    """Formats of a workbook: a header, Arabic text, other text."""

    head: Any
    right: Any
    plain: Any


def _add_sheet(book: Any, name: str, table: Table, looks: _Looks) -> int:
    """A sheet with a table on it; returns how many cells are not as they were."""
    sheet = book.add_worksheet(name)
    if _opens_right_to_left(table.columns[: len(table.columns) - table.added]):
        sheet.right_to_left()
    changed, top = 0, len(table.above)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    for line, row in enumerate(_lines(table)):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                text = fit_cell(cell)
                changed += text != cell
                is_head = table.has_header and line == top
                style = looks.head if is_head else looks.right if _is_arabic(text) else looks.plain
                sheet.write_string(line, column, text, style)
            elif cell is not None:
                sheet.write(line, column, cell)
    lines = list(_lines(table)) if table.merged else []
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


def _merge(sheet: Any, place: tuple[int, int, int, int], value: Cell, looks: _Looks) -> None:
    """Make a range of cells one that has the value of the first; what overlaps another range stays apart."""
    from xlsxwriter.exceptions import OverlappingRange

    first, left, last, right = place
    if (first, left) == (last, right):
        return
    if isinstance(value, str):
        value = fit_cell(value)
    style = looks.right if isinstance(value, str) and _is_arabic(value) else looks.plain
    with suppress(OverlappingRange):
        sheet.merge_range(first, left, last, right, "", style)
        if isinstance(value, str):
            sheet.write_string(first, left, value, style)
        elif value is not None:
            sheet.write(first, left, value)


def _widths(table: Table) -> list[int]:
    """The width of each column in characters."""
    widths = [_NARROWEST] * len(table.columns)
    for row in (table.columns, *table.rows):  # a title above them runs on into the next cells
        for column, cell in enumerate(row):
            if cell is not None:
                widths[column] = max(widths[column], min(_WIDEST, len(str(cell)) + 2))
    return widths


def _free_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have and none has yet; names that differ in capitals alone are one to a workbook."""
    bare = "".join(c for c in name if c not in "[]:*?/\\'")[:31] or "Names"
    free = next(n for n in (bare, *(f"{bare[:27]} {i}" for i in range(2, len(taken) + 3))) if n.casefold() not in taken)
    taken.add(free.casefold())
    return free


def _opens_right_to_left(columns: tuple[str, ...]) -> bool:
    """A sheet whose headers are mostly Arabic opens right to left."""
    return sum(map(_is_arabic, columns)) * 2 > len(columns)


def _is_arabic(text: str) -> bool:
    """Whether most letters of a cell are Arabic ones."""
    return not text.isascii() and len(_ARABIC.findall(text)) > len(_LATIN.findall(text))
