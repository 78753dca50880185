"""What the builders share: reading a data folder and writing a table the one way tables are written."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).parents[1]


def table_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as text: header, NFC, sorted, each row once."""
    lines = sorted({unicodedata.normalize("NFC", "\t".join(row)) for row in rows})
    return "\n".join(["\t".join(columns), *lines, ""])


def write_table(path: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    text = table_text(columns, rows)
    target = RESOURCES / path
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path}: {text.count(chr(10)) - 1} rows, {target.stat().st_size / 1e6:.2f} MB")


def read_tsv(path: Path, header: bool = False) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number or not header:
                yield line.rstrip("\n").split("\t")


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
