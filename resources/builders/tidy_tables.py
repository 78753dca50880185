"""Sort the tables written by hand and bring them into NFC, each row once and with all its cells.

    python resources/builders/tidy_tables.py [TABLE ...]

Run it after editing a table. The tests reject a table that is not tidy.
"""

from __future__ import annotations

import sys

from common import RESOURCES, write_table

from arabtext.resources import sources


def tidy(path: str) -> None:
    """Rewrite one table in its sorted form."""
    header, *lines = (RESOURCES / path).read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    rows = [(line.split("\t") + [""] * len(columns))[: len(columns)] for line in lines if line.strip()]
    write_table(path, columns, rows)


def written_by_hand() -> list[str]:
    """Return the tables that no builder makes."""
    return [name for name, entry in sources().items() if entry["builder"] == "hand" and name.endswith(".tsv")]


if __name__ == "__main__":
    for name in sys.argv[1:] or written_by_hand():
        tidy(name)
