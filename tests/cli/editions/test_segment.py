"""The verb `segment`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from arabtext.cli.main import run


def test_sentences_are_printed_one_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Gen. Qaani spoke. He left.\nهل أصبح مستقلا؟ لا أحد يعرف.\n", encoding="utf-8")
    expected = ["Gen. Qaani spoke.", "He left.", "هل أصبح مستقلا؟", "لا أحد يعرف."]
    for arguments in (["-i", str(path)], [path.read_text(encoding="utf-8")]):
        assert run(["segment", *arguments]) == 0
        assert capsys.readouterr().out.splitlines() == expected


def test_sentences_as_json_have_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["segment", "--json", " One. Two."]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"start": 1, "end": 5, "text": "One."},
        {"start": 6, "end": 10, "text": "Two."},
    ]


def test_standard_input_is_one_text(program: Callable[..., CompletedProcess[bytes]]) -> None:
    for arguments in ((), ("-",), ("-i", "-")):
        assert program("segment", *arguments, stdin=b"One. Two.").stdout.split(b"\n") == [b"One.", b"Two.", b""]
    assert program("segment", stdin=b"").stdout == b""


def test_a_text_and_a_file_at_once_are_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["segment", "One.", "-i", str(tmp_path / "text.txt")]) == 2
    assert "not both" in capsys.readouterr().err
