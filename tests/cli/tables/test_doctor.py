"""The verb doctor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli import installation
from arabtext.cli.main import run
from arabtext.tables import Table, write_table


def test_one_unreadable_file_does_not_end_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id;name\n1;سمير حداد\n2;n/a\n", encoding="utf-8")
    write_table(Table(("nom",), (("Layla Nasser",),), "People"), tmp_path / "b.xlsx")
    files = [tmp_path / "a.csv", tmp_path / "missing.csv", tmp_path / "b.xlsx"]
    assert run(["doctor", *map(str, files)]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[:5] == [
        f"{files[0]}: csv, UTF-8, cut at each semicolon, 34 bytes",
        "  2 rows, 2 columns, header in line 1",
        "    id: 2 filled, number",
        "    name: 2 filled, text, both scripts",
        "    names: name",
    ]
    assert "    row 3: no name: it says that there is no name" in captured.out
    assert "  sheet People: 1 row, 1 column, header in line 1" in captured.out
    assert "cannot read" in captured.err


def test_details_are_printed_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nAli Karim\n", encoding="utf-8")
    assert run(["doctor", str(tmp_path / "a.csv"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["encoding"], found["tables"][0]["names"]) == ("UTF-8", ["name"])


def test_the_installation_works(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert "test: unify a workbook: works" in printed
    assert "sha256 " in printed
    assert "BROKEN" not in printed


def test_what_is_broken_is_reported(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> bool:
        raise OSError("a table is gone")

    monkeypatch.setattr(installation, "_JOBS", {"test: romanize": fail, "test: compare": lambda: False})
    assert run(["doctor", "--json"]) == 1
    found = {one["part"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert found["test: romanize"]["details"] == "OSError: a table is gone"
    assert found["test: compare"]["ok"] is False
