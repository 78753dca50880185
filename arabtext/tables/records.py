"""Tables that carry the names of their columns: JSON, JSON lines and Parquet (extra ``parquet``)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from arabtext.errors import InputError, MissingExtraError
from arabtext.script.decode import find_text
from arabtext.tables.cells import Cell, count_of, is_missing, text_of
from arabtext.tables.header import to_table
from arabtext.tables.table import Table, make_unique

_UNREADABLE: Final = "unreadable line"  # the column of lines that are no record
_MAX_LISTED: Final = 5  # line numbers in a note; chosen by hand
_MAX_CELLS: Final = 200_000_000  # of a Parquet file, which may repeat one value at no cost; chosen by hand
# Both chosen by hand: records of a table have most of its columns.
_MAX_BLANK: Final = 30_000_000  # cells of records, with those of keys that they lack
_MAX_BLANK_SHARE: Final = 8  # such cells for each that is filled
_PLAIN_JSON: Final = (str, int, float, bool, dict, list)


# JSON


def read_json_lines(raw: bytes, name: str, *, encoding: str | None = None) -> Table:
    """Return the table in JSON lines (https://jsonlines.org): an object a line, its keys the columns.

    ``name`` is how an error calls the file. A line that is no object is kept as text in a column of its own, and a note
    says so. Raises :class:`arabtext.errors.InputError` if no line is an object.
    """
    found = find_text(raw, name, encoding=encoding)
    records, odd = list[dict[str, Cell]](), list[int]()
    for number, line in enumerate(found.text.split("\n"), 1):
        if line.strip():
            try:
                record = _parse(line)
            except ValueError:
                record = None
            if not isinstance(record, dict):
                odd.append(number)
                record = {_UNREADABLE: line}
            records.append(record)
    if odd and len(odd) == len(records):
        raise InputError(f"{name} line {odd[0]}: an object with the columns as keys was expected")
    notes = [*found.notes]
    if odd:
        listed = ", ".join(map(str, odd[:_MAX_LISTED])) + (" …" if len(odd) > _MAX_LISTED else "")
        notes.append(f"{name}: no JSON object in line {listed}; the text is in the column {_UNREADABLE!r}")
    return _of_records(records, name, notes)


def read_json(raw: bytes, name: str, *, encoding: str | None = None) -> Table:
    """Return the table in a JSON file: an array of objects, of rows, or of names, also inside an object; or JSON lines.

    Raises :class:`arabtext.errors.InputError` for anything else.

    >>> read_json('[{"name": "قيس", "id": 1}, {"name": "Ali"}]'.encode(), "a.json").rows
    (('قيس', 1), ('Ali', None))
    >>> read_json(b'{"count": 1, "items": [["id", "name"], [1, "Ali"]]}', "a.json").columns
    ('id', 'name')
    """
    found = find_text(raw, name, encoding=encoding)
    try:
        value = _parse(found.text)
    except ValueError as error:
        if "Extra data" in str(error):
            return read_json_lines(raw, name, encoding=encoding)
        raise InputError(f"{name} is not JSON: {error}") from error
    notes = [*found.notes]
    if isinstance(value, dict):
        arrays = {key: array for key, array in value.items() if isinstance(array, list) and array}
        if len(arrays) != 1:
            raise InputError(f"{name}: an array of objects with the columns as keys was expected")
        ((key, value),) = arrays.items()
        notes.append(f"{name}: the table is in {key!r}; what is beside it was left out")
    if not isinstance(value, list):
        raise InputError(f"{name}: an array of objects with the columns as keys was expected")
    if value and all(isinstance(record, list) for record in value):
        return replace(to_table([tuple(row) for row in value]), notes=tuple(notes))
    records = [record if isinstance(record, dict) else {"name": record} for record in value]
    return _of_records(records, name, notes)


def _parse(text: str) -> Any:
    """Return the value of JSON, in which an object may have a key twice. Raises ValueError."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object with all its values, also of a key that it has twice."""
    names = [key for key, _ in pairs]
    if len(set(names)) < len(names):
        names = make_unique(names, ())
    return dict(zip(names, (value for _, value in pairs), strict=True))


def _of_records(records: Sequence[dict[str, Cell]], name: str, notes: Sequence[str]) -> Table:
    """Return the table of records, with all their keys as columns. Raises InputError if most cells are blank."""
    columns = tuple(dict.fromkeys(key for record in records for key in record))
    cells = len(records) * len(columns)
    if cells > _MAX_BLANK and cells > _MAX_BLANK_SHARE * sum(map(len, records)):
        raise InputError(f"{name} has {len(records):,} objects with {len(columns):,} different keys; that is no table")
    return Table(columns, tuple(tuple(map(record.get, columns)) for record in records), notes=tuple(notes))


def write_json_lines(table: Table, target: Path) -> tuple[str, ...]:
    """Write a table as JSON lines. Returns what was changed, as sentences."""
    with target.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in _json_records(table))
    return _json_losses(table)


def write_json(table: Table, target: Path) -> tuple[str, ...]:
    """Write a table as a JSON array of objects, each on a line of its own. Returns what was changed, as sentences."""
    with target.open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        for number, line in enumerate(_json_records(table)):
            out.write((",\n" if number else "\n") + line)
        out.write("\n]\n")
    return _json_losses(table)


def _json_losses(table: Table) -> tuple[str, ...]:
    """Return what of a table objects cannot hold: without one, there is no place for the names of columns either."""
    nameless = (
        () if table.rows or not table.columns else ("the names of the columns were left out, for there is no row",)
    )
    return _losses(table) + nameless


def _json_records(table: Table) -> Iterator[str]:
    """Yield the rows of a table as JSON objects."""
    columns = make_unique(table.columns, ())
    for row in table.rows:
        record = {name: _json_cell(cell) for name, cell in zip(columns, row, strict=True)}
        line = json.dumps(record, ensure_ascii=False, default=text_of)
        yield line if _is_encodable(line) else json.dumps(record, default=text_of)


def _is_encodable(text: str) -> bool:
    """Report whether a text has no lone surrogate, which JSON can only escape."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _json_cell(cell: Cell) -> Cell:
    """Return a cell as JSON can hold it: dates and times as text, a float that is no number as null."""
    if is_missing(cell):
        return None
    if isinstance(cell, float) and abs(cell) == float("inf"):
        return text_of(cell)
    return cell if isinstance(cell, _PLAIN_JSON) else text_of(cell)


def _losses(table: Table) -> tuple[str, ...]:
    """Return what of a table records cannot hold: lines above the header, and two columns of one name."""
    losses = []
    if table.above:
        losses.append(f"the lines above the header were left out, since the format has only rows: {len(table.above)}")
    renamed = [new for new, old in zip(make_unique(table.columns, ()), table.columns, strict=True) if new != old]
    if renamed:
        losses.append(f"columns of one name got a number: {', '.join(renamed)}")
    return tuple(losses)


# Parquet


def read_parquet(raw: bytes, name: str) -> Table:
    """Return the table in a Parquet file.

    Raises :class:`arabtext.errors.InputError` for another file, or one with more cells than the limit, and
    :class:`arabtext.errors.MissingExtraError` without pyarrow.
    """
    parquet = _load_pyarrow().parquet
    try:
        file = parquet.ParquetFile(io.BytesIO(raw))
        cells = file.metadata.num_rows * file.metadata.num_columns
        if cells > _MAX_CELLS:
            raise InputError(f"{name} has {cells:,} cells; at most {_MAX_CELLS:,} are read")
        data = file.read()
    except InputError:
        raise
    except Exception as error:  # pyarrow raises many kinds for a file that is not Parquet
        raise InputError(f"{name} cannot be read as Parquet: {error}") from error
    rows = zip(*(column.to_pylist() for column in data.columns), strict=True)
    return Table(tuple(data.column_names), tuple(rows))


def write_parquet(table: Table, target: Path) -> tuple[str, ...]:
    """Write a table as Parquet. Returns what was changed, as sentences.

    A column of cells of several kinds becomes one of text. Raises :class:`arabtext.errors.MissingExtraError` without
    pyarrow.
    """
    pyarrow = _load_pyarrow()
    names = make_unique(table.columns, ())
    columns, mixed = [], []
    for at, name in enumerate(names):
        cells = [None if is_missing(row[at]) else row[at] for row in table.rows]
        try:
            if len({_kind(cell) for cell in cells if cell is not None}) > 1:
                raise TypeError
            columns.append(pyarrow.array(cells))
        except (pyarrow.ArrowException, TypeError, ValueError, OverflowError):
            mixed.append(name)
            columns.append(pyarrow.array(map(_parquet_text, cells), pyarrow.string()))
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(columns, names=list(map(_parquet_text, names))), target)
    losses = [*_losses(table)]
    if mixed:
        losses.append(f"columns with cells of several kinds became text: {', '.join(mixed)}")
    if odd := sum(not _is_encodable(text_of(cell)) for line in (names, *table.rows) for cell in line):
        losses.append(f"lone surrogates, which are no characters, became question marks: {count_of(odd, 'cell')}")
    return tuple(losses)


def _kind(cell: Cell) -> tuple[type, bool]:
    """Return of what kind a cell is: numbers are of one, times with a zone and without are of two."""
    is_number = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    return (float if is_number else type(cell)), getattr(cell, "tzinfo", None) is not None


def _parquet_text(cell: Cell) -> str | None:
    return None if cell is None else text_of(cell).encode("utf-8", "replace").decode()


def _load_pyarrow() -> Any:
    """Return pyarrow with its module for Parquet."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("parquet", "Reading and writing Parquet") from error
    return pyarrow
