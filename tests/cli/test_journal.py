"""The journal of long work."""

from __future__ import annotations

from pathlib import Path

from arabtext.cli.journal import Journal


def test_a_journal_of_other_work_counts_for_nothing(tmp_path: Path) -> None:
    output = tmp_path / "found.csv"
    first = Journal(output, {"english": "a"})
    first.add("port", [["high"]])
    assert Journal(output, {"english": "a"}).done == {"port": [["high"]]}
    assert Journal(output, {"english": "b"}).done == {}
    assert Journal(output, {"english": "a"}).done == {}
