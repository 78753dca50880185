"""Read an old workbook (XLS, XLSB) in a process of its own, so that a crash is an error message.

The reader is written in Rust and makes room for all cells between the first and the last; where memory ends it ends the
process, which no Python can catch. This file is run as a program, without arabtext: the workbook on standard input, a
JSON line for each sheet and each row on standard output.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any, Final

Cell = Any
Range = tuple[tuple[int, int], tuple[int, int]]
Sheet = tuple[str, bool, tuple[Range, ...], Iterator[tuple[Cell, ...]]]

_MAX_MEMORY: Final = 4_000_000_000  # bytes of the process, where the system has such a limit; chosen by hand
_MAX_SECONDS: Final = 300  # chosen by hand: the largest XLS, of 16 million cells, takes a minute
_KINDS: Final = {"datetime": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat}


def read_in_child(raw: bytes) -> Iterator[Sheet]:
    """Yield the sheets of cells of a workbook: title, whether it is hidden, merged ranges, rows.

    The rows of a sheet are to be read before the next one. Raises :class:`arabtext.files.child.ChildError`.
    """
    from arabtext.files.child import run_apart

    lines = iter(run_apart(__file__, raw, _MAX_SECONDS).splitlines())
    for line in lines:
        title, is_hidden, merged, count = json.loads(line)
        ranges = tuple(((top, left), (bottom, right)) for (top, left), (bottom, right) in merged)
        yield title, is_hidden, ranges, (tuple(map(_unpack, json.loads(next(lines)))) for _ in range(count))


def _unpack(cell: Any) -> Cell:
    """Return a cell as it was before it became JSON."""
    if not isinstance(cell, list):
        return cell
    kind, value = cell
    return timedelta(seconds=value) if kind == "timedelta" else _KINDS[kind](value)


def _pack(cell: Cell) -> Any:
    """Return a cell as JSON can hold it: dates and times as their kind and value."""
    if isinstance(cell, timedelta):
        return ["timedelta", cell.total_seconds()]
    return [type(cell).__name__, cell.isoformat()] if isinstance(cell, (date, time)) else cell


def _main() -> None:
    """Read the workbook on standard input."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for about in book.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(about.name)
                merged = sheet.merged_cell_ranges or []
                is_hidden = about.visible != SheetVisibleEnum.Visible
                print(json.dumps([about.name, is_hidden, merged, sheet.end[0] + 1 if sheet.end else 0]))
                for row in sheet.iter_rows() if sheet.end else ():
                    while row and row[-1] == "":
                        row.pop()
                    print(json.dumps(list(map(_pack, row))))
    except Exception as error:  # calamine raises many kinds for a damaged workbook
        sys.exit(str(error) or type(error).__name__)


if __name__ == "__main__":
    _main()
