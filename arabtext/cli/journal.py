"""Long work on many articles that goes on where it was stopped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Rows = list[list[Any]]


class Journal:
    """What is done of a piece of work, a JSON line for each article, in a file beside the output until that is written.

    A journal of other work, as ``work`` describes it, counts for nothing, nor does a line that was cut off.
    """

    def __init__(self, output: Path, work: dict[str, Any]) -> None:
        self._path = output.with_name(f"{output.name}.part")
        self.done: dict[str, Rows] = {}
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.is_file() else []
        records = [record for line in lines if (record := _read(line)) is not None]
        kept = [json.dumps(work)]
        if records[:1] == [work]:
            self.done = {record["article"]: record["rows"] for record in records[1:]}
            kept += map(json.dumps, records[1:])
        self._path.write_text("\n".join([*kept, ""]), encoding="utf-8")

    def add(self, article: str, rows: Rows) -> None:
        """Note that an article is done, and what came of it."""
        self.done[article] = rows
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"article": article, "rows": rows}) + "\n")

    def close(self) -> None:
        """Take the journal away: its work is in the output."""
        self._path.unlink(missing_ok=True)


def _read(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None
