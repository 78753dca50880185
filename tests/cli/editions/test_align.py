"""The verb align: two files, two folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli.main import run


def out(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_folders_are_aligned_and_a_stopped_run_goes_on(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "out"
    command = ["align", *folders, "-o", str(target), "--to", "html", "--to", "tmx"]
    assert run(command) == 0
    assert files(target) == ["marsh/water.html", "marsh/water.tmx", "port.html", "port.tmx"]
    assert "2 pairs aligned, 0 there already" in capsys.readouterr().err
    (target / "port.tmx").unlink()
    (target / "port.html").write_text("mine", encoding="utf-8")
    assert run(command) == 0
    assert "1 pairs aligned, 1 there already" in capsys.readouterr().err
    assert (target / "port.tmx").exists()
    assert (target / "port.html").read_text(encoding="utf-8") == "mine"
    assert run([*command, "--force"]) == 0
    assert (target / "port.html").stat().st_size > 2000


def test_the_output_of_two_folders_is_a_folder(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert run(["align", *folders, "-o", str(tmp_path / "file")]) == 2
    assert "a folder was expected" in capsys.readouterr().err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_align_and_check(capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path) -> None:
    pair = [str(examples / "port_en.md"), str(examples / "port_ar.md")]
    for ending in ("html", "tmx", "xlsx", "jsonl"):
        assert run(["align", *pair, "-o", str(tmp_path / f"o.{ending}")]) == 0
        assert (tmp_path / f"o.{ending}").stat().st_size > 2000
    capsys.readouterr()
    assert run(["align", *pair]) == 0
    assert len(out(capsys)) == 34
    assert run(["align", "--json", *pair]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["english"] == [0, 1]
    assert run(["check", *pair]) == 0
    assert {line[1] for line in out(capsys)} == {"omitted", "added"}
