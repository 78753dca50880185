"""Read the files of a data folder, and write a table in the one form that all tables have."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).parents[1]


def folder_argument(usage: str | None) -> Path:
    """Return the folder given as the first argument of a script; print its ``usage`` and exit if there is none."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(usage, file=sys.stdout if arguments else sys.stderr)
        raise SystemExit(0 if arguments else 2)
    if not (folder := Path(arguments[0])).is_dir():
        raise SystemExit(f"{folder} is not a folder")
    return folder


def table_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as text: a header, then the rows in NFC, sorted, without duplicates."""
    lines = sorted({unicodedata.normalize("NFC", "\t".join(row)) for row in rows})
    return "\n".join(["\t".join(columns), *lines, ""])


def write_table(path: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table to ``path`` within the resources, and print its size."""
    text = table_text(columns, rows)
    target = RESOURCES / path
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path}: {text.count(chr(10)) - 1} rows, {target.stat().st_size / 1e6:.2f} MB")


def read_tsv(path: Path, header: bool = False) -> Iterator[list[str]]:
    """Yield the cells of each line, without the first line if it is a ``header``."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number or not header:
                yield line.rstrip("\n").split("\t")


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the object of each line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
