"""The verb match."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from arabtext.cli.main import run
from arabtext.tables import Table, read_table, write_table

PAIRS = "id,name_ar,name_en\n1,ملك حداد,Malik Haddad\n2,سمير الخطيب,Layla Nasser\n3,,Ali Karim\n4,علي كريم,\n"


def out(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_match(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    left, right, output = tmp_path / "left.csv", tmp_path / "right.csv", tmp_path / "pairs.xlsx"
    left.write_text("id,name\n1,قيس الخزعلي\n2,Ali Karim\n", encoding="utf-8")
    right.write_text("person;role\nLayla Nasser;writer\nQays al-Khaz'ali;leader\n", encoding="utf-8")
    assert run(["match", str(left), str(right), "-o", str(output)]) == 1
    said = capsys.readouterr().err
    assert "column of names on the right: person" in said
    assert "pairs: 1; rows on the left without a partner: 1" in said
    assert output.exists()
    assert run(["match", str(left), str(right), "-o", str(output)]) == 2
    assert run(["match", str(left), str(right), "--json"]) == 1
    first = json.loads(out(capsys)[0])
    assert (first["left"], first["right"], first["row"]["right_role"]) == (0, 1, "leader")
    assert run(["match", str(left), str(right), "--right-column", "role"]) == 1
    assert run(["match", str(left), str(right), "--left-column", "nom"]) == 2


def test_match_prints_the_names_whatever_the_columns_are_called(
    terminal: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text("name,right_name\nقيس الخزعلي,wrong\n", encoding="utf-8")
    right.write_text("name\nQays Khaz'ali\n", encoding="utf-8")
    assert run(["match", str(left), str(right), "--left-column", "name"]) == 0
    printed = capsys.readouterr().out
    assert "Qays Khaz'ali" in printed
    assert "wrong" not in printed


def test_match_takes_names_over_several_columns(
    terminal: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text("a,b,town\nNahhas,Salim,Basra\n", encoding="utf-8")
    right.write_text("person\nسليم النحاس\n", encoding="utf-8")
    assert run(["match", str(left), str(right), "--left-parts", "b,a", "--right-column", "person"]) == 0
    assert "Salim Nahhas" in capsys.readouterr().out


def test_match_takes_a_threshold(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text("name\nقيس الخزعلي\n", encoding="utf-8")
    right.write_text("name\nQays Khaz'ali\n", encoding="utf-8")
    assert run(["match", str(left), str(right)]) == 0
    assert run(["match", str(left), str(right), "--threshold", "1.5"]) == 2
    assert "--threshold" in capsys.readouterr().err


def test_match_takes_two_columns_of_one_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text(PAIRS, encoding="utf-8")
    right.write_text("person\nMalak Haddad\nMalik Haddad\n", encoding="utf-8")
    both = ["--left-column", "name_ar", "--left-column", "name_en"]
    assert run(["match", str(left), str(right), *both]) == 1
    shown = capsys.readouterr()
    assert "ملك حداد / Malik Haddad" in shown.out
    assert run(["match", str(left), str(right), "--json"]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out.splitlines()[0])["right"] == 1
    assert "columns of names on the left: name_ar and name_en, one name in two scripts" in shown.err
    assert run(["match", str(left), str(right), *both, "--left-column", "id"]) == 2
    assert "--left-column takes one column, or two" in capsys.readouterr().err


def test_match_has_sheets_an_authority_and_a_page_for_review(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    left, right, decided = tmp_path / "left.xlsx", tmp_path / "right.csv", tmp_path / "decided.csv"
    sheets = [Table(("note",), (("nothing",),), "Notes"), Table(("name",), (("Abu Zayd",), ("Ali Karim",)), "People")]
    write_table(sheets, left)
    right.write_text("person,born\nSalim Nahhas,1970\nAly Kareem,1980\n", encoding="utf-8")
    decided.write_text("Canonical,Variants\nSalim Nahhas,Abu Zayd\n\n", encoding="utf-8")
    verb = ["match", str(left), str(right), "--left-sheet", "People"]
    assert run([*verb, "--json"]) == 1
    page = tmp_path / "review.html"
    assert (
        run([*verb, "--authority", str(decided), "--review", str(page), "--learn", "-o", str(tmp_path / "o.csv")]) == 0
    )
    said = capsys.readouterr().err
    assert f"doubtful pairs, written to {page}" in said
    assert "new spellings learned" in said
    assert "Aly Kareem" in decided.read_text(encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    assert "Aly Kareem" in text
    assert "1980" in text
    assert run(["match", str(left), str(right), "--left-sheet", "Persons"]) == 2
    assert "no sheet 'Persons' in" in capsys.readouterr().err


def test_a_total_matches_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for side in ("left", "right"):
        rows = "1,Ali Karim,5\n2,Layla Nasser,6\nTotal,2,11\n"
        (tmp_path / f"{side}.csv").write_text(f"no,name,n\n{rows}", encoding="utf-8")
    assert run(["match", str(tmp_path / "left.csv"), str(tmp_path / "right.csv"), "-o", str(tmp_path / "o.csv")]) == 1
    reasons = read_table(tmp_path / "o.csv").column("match_reason")
    assert [reason for reason in reasons if "total" in reason] == ["the row is no data (total)"] * 2


def test_a_workbook_on_standard_input_is_one_of_the_tables(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_table(Table(("name",), (("قيس الخزعلي",),)), tmp_path / "a.xlsx")
    (tmp_path / "b.csv").write_text("name\nQays Khazali\n", encoding="utf-8")
    raw = (tmp_path / "a.xlsx").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert run(["match", "-", str(tmp_path / "b.csv")]) == 0
    assert out(capsys)[1].startswith("قيس الخزعلي,Qays Khazali,")
