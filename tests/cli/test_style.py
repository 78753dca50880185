"""The verb style."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from arabtext.cli.main import run
from arabtext.names import Style, styles


def test_the_presets_are_listed_with_their_guides(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["style", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == list(styles())
    assert all(line.split("\t")[1] for line in lines)
    assert run(["style", "list", "--json"]) == 0
    assert [json.loads(line)["name"] for line in capsys.readouterr().out.splitlines()] == list(styles())


@pytest.mark.parametrize("name", styles())
def test_a_preset_is_printed_as_toml_and_as_json(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["style", "show", name]) == 0
    assert Style.of(tomllib.loads(capsys.readouterr().out)) == Style.of(name)
    assert run(["style", "show", name, "--json"]) == 0
    assert Style.of(json.loads(capsys.readouterr().out)) == Style.of(name)


def test_a_file_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "desk.toml"
    path.write_text('article = "el-"\n', encoding="utf-8")
    assert run(["style", "show", str(path)]) == 0
    assert tomllib.loads(capsys.readouterr().out) == {"name": "desk", "article": "el-"}


def test_a_style_is_learned_from_files_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "texts").mkdir()
    one, other = tmp_path / "texts" / "one.md", tmp_path / "other.txt"
    one.write_text("# News\n\nAhmed Khoury met Ahmed Haddad yesterday.\n", encoding="utf-8")
    other.write_text("Yesterday Ahmad Barbouri spoke with Hassan Haddad.\n", encoding="utf-8")
    assert run(["style", "learn", str(one.parent), str(other)]) == 0
    shown = capsys.readouterr()
    assert '"أحمد" = "Ahmed"  # Ahmed 2, Ahmad 1' in shown.out.splitlines()
    assert tomllib.loads(shown.out)["preferred"]["أحمد"] == "Ahmed"
    assert shown.err.startswith("2 texts, ")
    assert run(["style", "learn", "--json", str(one), str(other)]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first == {"name": "أحمد", "preferred": "Ahmed", "votes": {"Ahmed": 2, "Ahmad": 1}}
    target = tmp_path / "desk.toml"
    assert run(["style", "learn", str(one), "-o", str(target)]) == 0
    assert Style.load(target).preferred["أحمد"] == "Ahmed"
    assert run(["style", "learn", str(one), "-o", str(target)]) == 2


def test_a_file_that_cannot_be_read_ends_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "one.txt"
    text.write_text("Ahmed Khoury met Ahmed Haddad.", encoding="utf-8")
    assert run(["style", "learn", str(tmp_path / "none.txt"), str(text)]) == 1
    shown = capsys.readouterr()
    assert '"أحمد" = "Ahmed"' in shown.out
    assert "none.txt" in shown.err
    assert run(["style", "learn"]) == 2
