"""The articles of a folder, a table or a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.cli.main import run


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_article_that_cannot_be_read_costs_no_other(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    (Path(folders[0]) / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    for command in (["pair", *folders], ["align", *folders, "-o", str(tmp_path / "out")], ["check", *folders]):
        assert run(command) == 1
        assert "binary.txt is not a text file" in capsys.readouterr().err
    assert len(files(tmp_path / "out")) == 2
