"""Write an alignment as JSON lines, one object a row."""

from __future__ import annotations

import json
import os
from pathlib import Path

from arabtext.bitext.rows import Bitext
from arabtext.files.atomic import write_atomically


def write_jsonl(bitext: Bitext, path: str | os.PathLike[str]) -> None:
    """Write the rows of ``bitext``: english and arabic (lists of indices), english_text and arabic_text, score.

    Raises :class:`arabtext.errors.InputError` if ``path`` cannot be written.
    """

    def write(target: Path) -> None:
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            for row in bitext.rows:
                record = {
                    "english": row.english_numbers,
                    "arabic": row.arabic_numbers,
                    "english_text": list(row.english),
                    "arabic_text": list(row.arabic),
                    "score": row.score,
                }
                out.write(json.dumps(record, ensure_ascii=False) + "\n")

    write_atomically(path, write)
