"""The journal of long work."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from arabtext.cli import journal as journals
from arabtext.cli.journal import Journal
from arabtext.errors import InputError, OutputError


def test_a_journal_of_other_work_counts_for_nothing(tmp_path: Path) -> None:
    output = tmp_path / "found.csv"
    first = Journal(output, {"english": "a"})
    first.add("port", [["high"]])
    assert Journal(output, {"english": "a"}).done == {"port": [["high"]]}
    assert Journal(output, {"english": "b"}).done == {}
    assert Journal(output, {"english": "a"}).done == {}


def test_a_journal_of_another_version_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "found.csv"
    Journal(output, {"english": "a"}).add("port", [["high"]])
    head = json.loads((tmp_path / "found.csv.part").read_text(encoding="utf-8").splitlines()[0])
    assert {"version", "english"} <= head.keys()
    monkeypatch.setattr(journals, "version", lambda: "99")
    assert Journal(output, {"english": "a"}).done == {}


def test_a_first_line_that_a_crash_cut_off_counts_for_nothing(tmp_path: Path) -> None:
    output, part = tmp_path / "found.csv", tmp_path / "found.csv.part"
    Journal(output, {"english": "a"})
    whole = part.read_text(encoding="utf-8")
    for size in range(len(whole)):
        part.write_text(whole[:size], encoding="utf-8")
        assert Journal(output, {"english": "a"}).done == {}
        assert part.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("mine", ["x", '{"journal": "mine"}\n', '{"journ\n', "{}", '{"journal": "arabtext'[::-1]])
def test_a_file_of_somebody_else_stays(mine: str, tmp_path: Path) -> None:
    part = tmp_path / "found.csv.part"
    part.write_text(mine, encoding="utf-8")
    with pytest.raises(InputError, match="exists and is not an arabtext journal"):
        Journal(tmp_path / "found.csv", {})
    assert part.read_text(encoding="utf-8") == mine


@pytest.mark.parametrize(
    "line",
    [
        '{"article": ["x"], "rows": [["high"]]}',
        '{"article": 7, "rows": [["high"]]}',
        '{"article": null, "rows": []}',
        '{"article": "x", "rows": 7}',
        '{"article": "x", "rows": [7]}',
        '{"article": "x"}',
        "[" * 100_000,
        "7",
        "",
        '{"article": "x", "ro',
    ],
)
def test_a_damaged_line_is_ignored_and_the_others_are_not(line: str, tmp_path: Path) -> None:
    output = tmp_path / "found.csv"
    Journal(output, {}).add("port", [["high"]])
    with (tmp_path / "found.csv.part").open("a", encoding="utf-8") as file:
        file.write(f'{line}\n{{"article": "marsh", "rows": []}}\n')
    again = Journal(output, {})
    assert again.done == {"port": [["high"]], "marsh": []}
    again.add("river", [["low"]])
    assert Journal(output, {}).done == {"port": [["high"]], "marsh": [], "river": [["low"]]}
    again.close()
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_cannot_be_written_is_an_error_of_the_output(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "found.csv", {})
    part = tmp_path / "found.csv.part"
    assert stat.S_ISREG(part.stat().st_mode)
    part.unlink()
    part.mkdir()
    with pytest.raises(OutputError, match=r"cannot write .*found\.csv\.part: Is a directory"):
        journal.add("port", [])
    with pytest.raises(InputError):
        Journal(tmp_path / "found.csv", {})
    with pytest.raises(OutputError):
        Journal(tmp_path / "absent" / "found.csv", {})
