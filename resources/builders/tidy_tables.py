"""Bring the tables written by hand into their one form: NFC, sorted, each row once, the same number of cells.

    python resources/builders/tidy_tables.py [TABLE ...]

Run after editing; the tests refuse a table that is not tidy.
"""

from __future__ import annotations

import sys

from common import RESOURCES, write_table

from arabtext.resources import sources


def tidy(path: str) -> None:
    header, *lines = (RESOURCES / path).read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    rows = [(line.split("\t") + [""] * len(columns))[: len(columns)] for line in lines if line.strip()]
    write_table(path, columns, rows)


if __name__ == "__main__":
    for name in sys.argv[1:] or [name for name, entry in sources().items() if entry["builder"] == "hand"]:
        tidy(name)
