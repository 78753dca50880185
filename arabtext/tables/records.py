"""Tables that carry the names of their columns: JSON lines and Parquet (extra ``parquet``)."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from arabtext.errors import InputError, MissingExtraError
from arabtext.script.decode import decode
from arabtext.tables.table import Table


def read_json_lines(raw: bytes, name: str) -> Table:
    """Return the table in JSON lines (https://jsonlines.org): an object a line, its keys the columns.

    ``name`` is how an error calls the file. Raises :class:`arabtext.errors.InputError` for a line that is no object.
    """
    records = []
    for number, line in enumerate(decode(raw, name).split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{name} line {number} is not JSON: {error}") from error
            if not isinstance(record, dict):
                raise InputError(f"{name} line {number}: an object with the columns as keys was expected")
            records.append(record)
    columns = tuple(dict.fromkeys(str(key) for record in records for key in record))
    return Table(columns, tuple(tuple(record.get(column) for column in columns) for record in records))


def write_json_lines(table: Table, target: Path) -> int:
    """Write a table as JSON lines. Returns 0: every cell is written as it is."""
    with target.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        for row in table.rows:
            out.write(json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False, default=str) + "\n")
    return 0


def read_parquet(raw: bytes, name: str) -> Table:
    """Return the table in a Parquet file.

    Raises :class:`arabtext.errors.InputError` for another file, :class:`arabtext.errors.MissingExtraError` without
    pyarrow.
    """
    parquet = _load_pyarrow().parquet
    try:
        data = parquet.read_table(io.BytesIO(raw))
    except Exception as error:  # pyarrow raises many kinds for a file that is not Parquet
        raise InputError(f"{name} cannot be read as Parquet: {error}") from error
    return Table(tuple(data.column_names), tuple(zip(*(column.to_pylist() for column in data.columns), strict=True)))


def write_parquet(table: Table, target: Path) -> int:
    """Write a table as Parquet; a column of cells of several types becomes one of text. Returns 0.

    Raises :class:`arabtext.errors.MissingExtraError` without pyarrow.
    """
    pyarrow = _load_pyarrow()
    columns = []
    for i in range(len(table.columns)):
        cells = [row[i] for row in table.rows]
        types = {type(cell) for cell in cells if cell is not None}
        columns.append(pyarrow.array(cells if len(types) <= 1 else [None if c is None else str(c) for c in cells]))
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(columns, names=list(table.columns)), target)
    return 0


def _load_pyarrow() -> Any:
    """Return pyarrow with its module for Parquet."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("parquet", "Reading and writing Parquet") from error
    return pyarrow
