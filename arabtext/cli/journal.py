"""The journal of long work on many articles, so that an interrupted run continues where it stopped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from arabtext.errors import InputError

Rows = list[list[Any]]

_MARK: Final = {"journal": "arabtext"}  # on the first line of a journal


class Journal:
    """What is done of a task, a JSON line for each article, in a file beside the output until that is written.

    ``task`` describes the task. A journal of another task and a truncated last line are ignored. Raises
    :class:`arabtext.errors.InputError` if the file cannot be written, or exists and is no journal.
    """

    def __init__(self, output: Path, task: dict[str, Any]) -> None:
        self._path = output.with_name(f"{output.name}.part")
        self.done: dict[str, Rows] = {}
        head, *lines = self._read_lines() or [json.dumps(_MARK | task)]
        first = _parse(head)
        if not first.items() >= _MARK.items():
            raise InputError(f"{self._path} exists and is not an arabtext journal; move or delete it")
        if first == _MARK | task:
            records = [record for line in lines if {"article", "rows"} <= (record := _parse(line)).keys()]
            self.done = {record["article"]: record["rows"] for record in records}
        done = ({"article": article, "rows": rows} for article, rows in self.done.items())
        self._write("w", [_MARK | task, *done])

    def add(self, article: str, rows: Rows) -> None:
        """Record that an article is done, with the rows that came of it."""
        self.done[article] = rows
        self._write("a", [{"article": article, "rows": rows}])

    def close(self) -> None:
        """Delete the journal, since its rows are in the output."""
        self._path.unlink(missing_ok=True)

    def _read_lines(self) -> list[str]:
        try:
            return self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise InputError(f"cannot read {self._path}: {error.strerror or error}") from error

    def _write(self, mode: str, records: Iterable[dict[str, Any]]) -> None:
        try:
            with self._path.open(mode, encoding="utf-8") as file:
                file.writelines(f"{json.dumps(record)}\n" for record in records)
        except OSError as error:
            raise InputError(f"cannot write {self._path}: {error.strerror or error}") from error


def _parse(line: str) -> dict[str, Any]:
    """Return the record on a line, and an empty one for a truncated line."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}
