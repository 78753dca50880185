"""The verbs for Arabic script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli.main import run


def out(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_normalize(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["normalize", "قـيس ؟"]) == 0
    assert out(capsys) == ["قيس؟"]
    path = tmp_path / "lines.txt"
    path.write_text("أصبح\n\nقـيس\n", encoding="utf-8")
    assert run(["normalize", "-p", "search", "-i", str(path)]) == 0
    assert out(capsys) == ["اصبح", "", "قيس"]
    assert run(["normalize", "-p", "ocr", "-i", str(path)]) == 0
    assert out(capsys) == ["أصبح", "", "قيس"]
    assert run(["normalize", "--json", "قـيس"]) == 0
    (record,) = map(json.loads, out(capsys))
    assert (record["text"], record["language"]) == ("قيس", "ar")
    assert record["steps"] == [{"verb": "remove tatweel", "loses": "noise", "edits": 1}]


def test_normalize_with_a_profile_of_ones_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('{"name": "mine", "tashkeel": true, "digits": "western"}', encoding="utf-8")
    assert run(["normalize", "-p", str(path), "مُحَمَّد ٢"]) == 0
    assert out(capsys) == ["محمد 2"]
    path.write_text('{"alefs": true}', encoding="utf-8")
    assert run(["normalize", "-p", str(path), "x"]) == 2
    assert "unknown switches: alefs" in capsys.readouterr().err
    assert run(["normalize", "-p", str(tmp_path / "absent.json"), "x"]) == 3


def test_normalize_audits_a_profile(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["normalize", "--audit", "-p", "display"]) == 0
    assert out(capsys)[0] == "display: folds nothing that a reader could see"
    assert run(["normalize", "--audit", "-p", "search", "--json"]) == 0
    (record,) = map(json.loads, out(capsys))
    assert not record["lossless"]
    assert record["profile"]["digits"] == "western"


def test_normalize_shows_what_was_probably_misread(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["normalize", "-p", "ocr", "--json", "كما ان النتائح"]) == 0
    (record,) = map(json.loads, out(capsys))
    assert record["suspects"][0]["candidates"][0]["text"] == "النتائج"


def test_detect(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("رئيس الوزراء\nThe minister left the city.\n\n", encoding="utf-8")
    assert run(["detect", "-i", str(path)]) == 0
    assert [line.split("\t")[:2] for line in out(capsys)] == [["arabic", "ar"], ["latin", "en"], ["none", "und"]]
    assert run(["detect", "--json", "قال: Khazali left"]) == 0
    (record,) = map(json.loads, out(capsys))
    assert (record["text"], record["script"]) == ("قال: Khazali left", "mixed")
    assert [run_["language"] for run_ in record["runs"]] == ["ar", "en"]


def test_normalize_reads_arguments_or_a_file_whole_or_not(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for options in ([], ["--whole"]):
        assert run(["normalize", "x", "-i", str(tmp_path / "lines.txt"), *options]) == 2
        assert "not both" in capsys.readouterr().err
