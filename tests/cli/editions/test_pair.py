"""The verb pair: folders, tables, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli.main import run
from arabtext.tables import read_table


def out(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_folders_are_paired(capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path) -> None:
    assert run(["pair", *folders, "-o", str(tmp_path / "pairs.xlsx")]) == 0
    assert [row[:2] for row in out(capsys)] == [
        ["marsh/water.md", "ahwar.md"],
        ["port.md", "marfa.md"],
        ["soup.md", ""],
    ]
    table = read_table(tmp_path / "pairs.xlsx")
    assert table.columns == ("english", "arabic", "score", "evidence")
    assert table.column("english") == ["marsh/water.md", "port.md", "soup.md"]


def test_tables_are_paired_with_all_their_columns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "en.csv").write_text(
        "id,title,url,day\n1,Soup,,\n2,Elections in Iraq,https://example.org/en/node/7,2021-06-14\n"
        "3,Elections in Iraq,https://example.org/en/node/9,2019-01-02\n",
        encoding="utf-8",
    )
    (tmp_path / "ar.csv").write_text(
        "id,العنوان,url,day\nأ,الانتخابات في العراق,https://example.org/ar/node/9,2 كانون الثاني/يناير 2019\n"
        "ب,الانتخابات في العراق,https://example.org/ar/node/7,14 حزيران/يونيو 2021\n",
        encoding="utf-8",
    )
    sides, output = [str(tmp_path / "en.csv"), str(tmp_path / "ar.csv")], tmp_path / "pairs.csv"
    options = ["--title", "title", "--title", "العنوان", "--url", "url", "--date", "day"]
    assert run(["pair", *sides, *options, "-o", str(output)]) == 0
    table = read_table(output)
    assert table.columns == (
        "id",
        "title",
        "url",
        "day",
        "ar_id",
        "ar_العنوان",
        "ar_url",
        "ar_day",
        "pair_score",
        "pair_evidence",
    )
    assert list(zip(table.column("id"), table.column("ar_id"), strict=True)) == [("2", "ب"), ("3", "أ"), ("1", "")]
    assert run(["pair", *sides, "--title", "no such"]) == 2
    assert run(["pair", *sides, *["--url", "url"] * 3]) == 2


def test_pair_of_folders_and_of_tables(capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path) -> None:
    for side, name in (("en", "port_en.md"), ("ar", "port_ar.md")):
        (tmp_path / side).mkdir()
        (tmp_path / side / name).write_bytes((examples / name).read_bytes())
    (tmp_path / "en" / "other.md").write_text("# Soup\n\nA recipe for lentil soup with cumin.", encoding="utf-8")
    output = tmp_path / "pairs.xlsx"
    assert run(["pair", str(tmp_path / "en"), str(tmp_path / "ar"), "-o", str(output)]) == 0
    lines = [line[:2] for line in out(capsys)]
    assert lines == [["port_en.md", "port_ar.md"], ["other.md", ""]]
    assert len(read_table(output).rows) == 2
    (tmp_path / "en.csv").write_text("title\nElections in Tunisia: 11 percent\n", encoding="utf-8")
    (tmp_path / "ar.csv").write_text("title\nانتخابات تونس: 11 في المئة\n", encoding="utf-8")
    assert run(["pair", "--json", "--title", "title", str(tmp_path / "en.csv"), str(tmp_path / "ar.csv")]) == 0
    assert json.loads(capsys.readouterr().out)["arabic"] == "انتخابات تونس: 11 في المئة"
