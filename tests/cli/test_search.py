"""The verb search: lists in several formats, an index saved and used again, exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from arabtext.cli.main import run
from arabtext.tables import Table, write_table

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(
        "id,name\n1,سمير الخطيب\n2,ليلى ناصر\n3,n/a\n4,Karim Haddad\n5,ليلى ناصر\n6,Samira al-Khatib\n",
        encoding="utf-8",
    )
    return path


def test_names_are_found_in_a_table(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", str(people), "Sameer Khateeb", "Leila Nasser", "-n", "2"]) == 0
    shown = capsys.readouterr()
    assert "column of names: name" in shown.err
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in shown.out.splitlines() if "│" in line]
    assert rows[0][:3] == ["Sameer Khateeb", "سمير الخطيب", "2"]
    assert rows[0][4] == "same"
    (leila,) = [row for row in rows if row[0] == "Leila Nasser"]
    assert leila[1:3] == ["ليلى ناصر", "3, 6"]


def test_all_details_are_printed_as_json(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", str(people), "-c", "name", "--json", "Leila Nasser", "n/a"]) == 1
    shown = capsys.readouterr()
    first, second = map(json.loads, shown.out.splitlines())
    assert first["query"] == "Leila Nasser"
    assert (first["hits"][0]["text"], first["hits"][0]["lines"]) == ("ليلى ناصر", [3, 6])
    assert first["hits"][0]["verdict"] == "same"
    assert {"left", "right", "relation", "score"} == set(first["hits"][0]["evidence"][0])
    assert second == {"query": "n/a", "hits": []}
    assert "n/a: it says that there is no name" in shown.err


def test_a_query_without_a_like_name_ends_with_1(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", str(people), "Wolfgang Schmidt"]) == 1
    assert "Wolfgang Schmidt: no name in the list is or may be the same" in capsys.readouterr().err
    assert run(["search", str(people), "Wolfgang Schmidt", "--threshold", "0.5", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["hits"] == []


@pytest.mark.thorough
def test_queries_come_from_a_file_or_a_pipe(people: Path, program: Run, tmp_path: Path) -> None:
    queries = "Sameer Khateeb\n\nKarim Hadad\n"
    (tmp_path / "queries.txt").write_text(queries, encoding="utf-8")
    from_pipe = program("search", str(people), "-", "--json", stdin=queries.encode())
    from_file = program("search", str(people), "-i", str(tmp_path / "queries.txt"), "--json")
    assert from_pipe.returncode == from_file.returncode == 0
    assert from_pipe.stdout == from_file.stdout
    found = [json.loads(line) for line in from_pipe.stdout.decode().splitlines()]
    assert [record["query"] for record in found] == ["Sameer Khateeb", "", "Karim Hadad"]
    assert found[2]["hits"][0]["text"] == "Karim Haddad"


def test_an_index_is_saved_and_searched(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "people.index"
    assert run(["search", str(people), "--save", str(saved)]) == 0
    shown = capsys.readouterr()
    assert (shown.out, "4 names, written to" in shown.err) == ("", True)
    assert run(["search", str(saved), "Karim Hadad"]) == 0
    shown = capsys.readouterr()
    assert "Karim Haddad" in shown.out
    assert "line" not in shown.out
    assert "query" not in shown.out
    assert run(["search", str(people), "--save", str(saved), "Karim Hadad"]) == 2
    assert run(["search", str(people), "--save", str(saved), "--force", "Karim Hadad"]) == 0
    assert run(["search", str(saved), "-c", "name", "Karim Hadad"]) == 2
    content = saved.read_bytes()
    saved.write_bytes(content[:-1])
    assert run(["search", str(saved), "Karim Hadad"]) == 3
    assert "is damaged" in capsys.readouterr().err


def test_a_sheet_of_a_workbook_is_searched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "people.xlsx"
    write_table([Table(("name",), (("ليلى ناصر",),), "A"), Table(("nom",), (("Karim Haddad",),), "B")], path)
    assert run(["search", str(path), "--sheet", "B", "Karim Hadad"]) == 0
    assert "column of names: nom" in capsys.readouterr().err
    assert run(["search", str(path), "Karim Hadad"]) == 1
    assert run(["search", str(path), "--sheet", "C", "Karim Hadad"]) == 2


def test_a_list_of_many_hits_names_few_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Karim Haddad\n" * 5, encoding="utf-8")
    assert run(["search", str(path), "Karim Haddad"]) == 0
    assert "1, 2, 3 …" in capsys.readouterr().out
