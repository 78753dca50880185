"""Long work on many articles that goes on where it was stopped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from arabtext.errors import InputError

Rows = list[list[Any]]

_MARK = {"journal": "arabtext"}  # what the first line of a journal begins with


class Journal:
    """What is done of a piece of work, a JSON line for each article, in a file beside the output until that is written.

    A journal of other work, as ``work`` describes it, counts for nothing, nor does a line that was cut off. Raises
    :class:`arabtext.errors.InputError` where the file cannot be written, or stands there and is no journal.
    """

    def __init__(self, output: Path, work: dict[str, Any]) -> None:
        self._path = output.with_name(f"{output.name}.part")
        self.done: dict[str, Rows] = {}
        head, *lines = self._lines() or [_line(_MARK | work)]
        first = _record(head)
        if not first.items() >= _MARK.items():
            raise InputError(f"{self._path} stands in the way: it was not written by an earlier run; move it elsewhere")
        if first == _MARK | work:
            records = [record for line in lines if {"article", "rows"} <= (record := _record(line)).keys()]
            self.done = {record["article"]: record["rows"] for record in records}
        done = ({"article": article, "rows": rows} for article, rows in self.done.items())
        self._write("w", [_MARK | work, *done])

    def add(self, article: str, rows: Rows) -> None:
        """Note that an article is done, and what came of it."""
        self.done[article] = rows
        self._write("a", [{"article": article, "rows": rows}])

    def close(self) -> None:
        """Take the journal away: its work is in the output."""
        self._path.unlink(missing_ok=True)

    def _lines(self) -> list[str]:
        try:
            return self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise InputError(f"cannot read {self._path}: {error.strerror or error}") from error

    def _write(self, mode: str, records: Iterable[dict[str, Any]]) -> None:
        try:
            with self._path.open(mode, encoding="utf-8") as file:
                file.writelines(f"{_line(record)}\n" for record in records)
        except OSError as error:
            raise InputError(f"cannot write {self._path}: {error.strerror or error}") from error


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record)


def _record(line: str) -> dict[str, Any]:
    """The record of a line; empty for a line that was cut off."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}
