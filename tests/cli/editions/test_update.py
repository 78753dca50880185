"""The verb update."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli.main import run
from arabtext.tables import read_table


@pytest.fixture
def versions(examples: Path) -> list[str]:
    return [str(examples / name) for name in ("port_en.md", "port_en_new.md", "port_ar.md")]


def test_lines_and_json(capsys: pytest.CaptureFixture[str], versions: list[str]) -> None:
    assert run(["update", *versions]) == 0
    captured = capsys.readouterr()
    lines = [line.split("\t") for line in captured.out.splitlines()]
    assert [line[:2] for line in lines][:2] == [["retranslate", "edited"], ["insert", "inserted"]]
    assert "{+236+}" in lines[0][3]
    assert captured.err == "3 changes to make, 2 that need nothing, 34 sentences unchanged\n"
    assert run(["update", *versions, "--json"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["new_text"][first["new_spans"][0][0] : first["new_spans"][0][1]] == "236"


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.jsonl"])
def test_tables(versions: list[str], tmp_path: Path, name: str) -> None:
    assert run(["update", *versions, "-o", str(tmp_path / name)]) == 0
    table = read_table(tmp_path / name)
    assert table.column("action") == ["retranslate", "insert", "retranslate", "none", "none"]
    assert "218" in str(table.column("translation")[0])


def test_a_page(versions: list[str], tmp_path: Path) -> None:
    assert run(["update", *versions, "-o", str(tmp_path / "a.html")]) == 0
    assert "<ins>236</ins>" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert run(["update", *versions, "-o", str(tmp_path / "a.html")]) == 2


def test_what_cannot_be(capsys: pytest.CaptureFixture[str], versions: list[str], tmp_path: Path) -> None:
    assert run(["update", versions[0], versions[2], versions[1]]) == 2
    assert "English, Arabic, English" in capsys.readouterr().err
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    assert run(["update", str(tmp_path / "empty.md"), versions[1], versions[2]]) == 3
    assert run(["update", *versions, "-o", str(tmp_path / "a.pdf")]) == 2
