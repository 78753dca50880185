"""The articles of a folder, a table or a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.cli.editions.sources import list_articles, read_source
from arabtext.cli.main import run
from arabtext.errors import InputError, UsageError


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


def test_the_reasons_of_a_few_files_are_printed(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    """All reasons for 3 files that cannot be read; 5 of 40."""
    for count, shown in ((3, 3), (40, 5)):
        for number in range(count):
            (Path(folders[0]) / f"binary{number}.txt").write_bytes(b"\x00\x01\x02" * 50)
        assert run(["pair", *folders]) == 1
        said = capsys.readouterr().err
        assert said.count("is not a text file") == shown
        assert ("… and 35 more files" in said) is (count == 40)


def test_articles_are_found_below_a_folder_by_their_endings(folders: tuple[str, str], tmp_path: Path) -> None:
    folder = Path(folders[0])
    (folder / "picture.png").write_bytes(b"x")
    assert [path.relative_to(folder).as_posix() for path in list_articles(folder)] == [
        "marsh/water.md", "port.md", "soup.md",
    ]  # fmt: skip
    (tmp_path / "none").mkdir()
    with pytest.raises(InputError, match=r"holds no articles; files that end in \.txt"):
        list_articles(tmp_path / "none")


def test_one_file_is_one_article(folders: tuple[str, str]) -> None:
    source = read_source(Path(folders[0]) / "port.md", {}, None)
    assert (source.names, len(source.articles), source.table, source.rejected) == (("port.md",), 1, None, ())


def test_a_table_without_columns_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    with pytest.raises(UsageError, match="is empty; a header line with column names was expected"):
        read_source(tmp_path / "a.csv", {}, None)


def test_reading_a_folder_reports_progress(folders: tuple[str, str]) -> None:
    reports: list[tuple[str, int, int]] = []
    read_source(Path(folders[0]), {}, lambda *report: reports.append(report))
    assert reports[-1] == ("reading en", 3, 3)
