"""The journal of long work on many articles, so that an interrupted run continues where it stopped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from arabtext.errors import InputError, OutputError
from arabtext.files.atomic import write_atomically
from arabtext.version import version

Rows = list[list[Any]]

_MARK: Final = {"journal": "arabtext"}  # on the first line of a journal


class Journal:
    """What is done of a task, a JSON line for each article, in a file beside the output until that is written.

    ``task`` describes the task, its inputs among it. A journal of another task or of another version of arabtext counts
    for nothing, nor does a line that is truncated or damaged. Raises :class:`arabtext.errors.OutputError` if the file
    cannot be written, and :class:`arabtext.errors.InputError` if it exists and is no journal.
    """

    def __init__(self, output: Path, task: dict[str, Any]) -> None:
        self._path = output.with_name(f"{output.name}.part")
        head = _to_line(_MARK | {"version": version()} | task)
        self.done = self._read(head)
        lines = [head, *(_to_line({"article": article, "rows": rows}) for article, rows in self.done.items())]

        def write(target: Path) -> None:
            target.write_text("".join(lines), encoding="utf-8", newline="\n")

        write_atomically(self._path, write)

    def add(self, article: str, rows: Rows) -> None:
        """Record that an article is done, with the rows that came of it."""
        self.done[article] = rows
        try:
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(_to_line({"article": article, "rows": rows}))
        except OSError as error:
            raise OutputError(f"cannot write {self._path}: {error.strerror or error}") from error

    def close(self) -> None:
        """Delete the journal, since its rows are in the output."""
        self._path.unlink(missing_ok=True)

    def _read(self, head: str) -> dict[str, Rows]:
        """Return what an earlier run with the same first line has done."""
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise InputError(f"cannot read {self._path}: {error.strerror or error}") from error
        first, *lines = text.splitlines(keepends=True) or [""]
        if first == head:
            return dict(filter(None, map(_parse, lines)))
        if not _is_journal(first):
            raise InputError(f"{self._path} exists and is not an arabtext journal; move or delete it")
        return {}


def _to_line(record: dict[str, Any]) -> str:
    return json.dumps(record) + "\n"


def _is_journal(first: str) -> bool:
    """Report whether a line is the first of a journal, or the beginning of one, where a crash cut it off."""
    mark = json.dumps(_MARK)[:-1]  # without its closing brace
    return first.startswith(mark) or ("\n" not in first and mark.startswith(first))


def _parse(line: str) -> tuple[str, Rows] | None:
    """Return an article and its rows, or None for a line that is truncated or damaged."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    article, rows = record.get("article"), record.get("rows")
    if not isinstance(article, str) or not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return None
    return article, rows
