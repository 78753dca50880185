"""The verb unify."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from arabtext.cli.main import run
from arabtext.tables import Table, read_table, write_table


def out(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_unify(capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path) -> None:
    output = tmp_path / "names.xlsx"
    assert run(["unify", str(examples / "names.csv"), "-c", "name", "-o", str(output)]) == 0
    captured = capsys.readouterr()
    assert "Qais al-Khazali" in captured.out
    assert "62 rows, 22 names, written to" in captured.err
    assert len(read_table(output).rows) == 62
    assert run(["unify", str(examples / "names.csv"), "--json"]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 62
    assert "column of names: name" in captured.err


def test_unify_reports_cells_without_a_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.csv"
    path.write_text("name\nقيس الخزعلي\n123\n", encoding="utf-8")
    output = tmp_path / "o.csv"
    assert run(["unify", str(path), "-c", "name", "-o", str(output)]) == 1
    assert "no name in row 3" in capsys.readouterr().err
    assert len(read_table(output).rows) == 2


def test_unify_learns_into_the_authority_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    column, authority, other = tmp_path / "names.csv", tmp_path / "authority.csv", tmp_path / "other.csv"
    column.write_text("name\nسمير الخطيب\nSameer Khateeb\n", encoding="utf-8")
    assert run(["unify", str(column), "--authority", str(authority), "--learn"]) == 0
    captured = capsys.readouterr().err
    assert "1 new names and 2 new spellings learned" in captured
    assert "  Samir al-Khatib: سمير الخطيب, Sameer Khateeb\n" in captured
    assert run(["unify", str(column), "--authority", str(authority), "--learn"]) == 0
    assert "0 new names and 0 new spellings learned" in capsys.readouterr().err
    assert "Sameer Khateeb" in authority.read_text(encoding="utf-8")
    other.write_text("canonical,arabic\nSameer Khatib,سمير الخطيب\n", encoding="utf-8")
    assert run(["unify", str(column), "--authority", str(authority), "--authority", str(other)]) == 0
    assert "is given to 'Samir al-Khatib' and to 'Sameer Khatib'" in capsys.readouterr().err
    assert run(["unify", str(column), "--learn"]) == 2


def test_unify_takes_several_columns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("first,last,alias\nقيس,الخزعلي,Qays Khaz'ali\n", encoding="utf-8")
    assert run(["unify", str(path), "--given", "first", "--family", "last", "-o", str(tmp_path / "one.csv")]) == 0
    assert "Qais al-Khazali" in (tmp_path / "one.csv").read_text(encoding="utf-8")
    assert run(["unify", str(path), "-c", "alias", "-c", "first", "-o", str(tmp_path / "two.csv")]) == 0
    assert "alias_english" in (tmp_path / "two.csv").read_text(encoding="utf-8")
    assert run(["unify", str(path), "--given", "first"]) == 2
    assert "give both" in capsys.readouterr().err


def test_unify_recognizes_names_over_several_columns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("id,First,Father,Last\n1,Salim,Hadi,Nahhas\n2,Nabil,Hassan,Haddad\nTotal,2,,\n", encoding="utf-8")
    assert run(["unify", str(path), "-o", str(tmp_path / "out.csv")]) == 0
    said = capsys.readouterr().err
    assert "name over 3 columns: First, Father, Last" in said
    assert "no data: total in row 4" in said
    assert run(["unify", str(path), "--parts", "Last,First", "--json"]) == 0
    first = json.loads(out(capsys)[0])
    assert (first["text"], first["persons"]) == ("Salim Nahhas", [])
    assert first["spelling"] > 0
    assert run(["unify", str(path), "--parts", "First", "--given", "First", "--family", "Last"]) == 2
    assert run(["unify", str(path), "--parts", "First"]) == 2
    assert "two columns or more" in capsys.readouterr().err


def test_unify_reports_several_names_and_splits_them(
    terminal: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name;town\nسليم النحاس ونبيل حداد;Basra\nNabil Haddad;Mosul\n", encoding="utf-8")
    assert run(["unify", str(path), "-c", "name"]) == 0
    captured = capsys.readouterr()
    assert "several names in row 2" in captured.err
    assert "2 rows, 2 names" in captured.err
    assert "0; 1" in captured.out
    assert "spelling" in captured.out
    assert run(["unify", str(path), "-c", "name", "--split", "-o", str(tmp_path / "out.csv")]) == 0
    said = capsys.readouterr().err
    assert "rows added for cells with several names: 1" in said
    assert "3 rows, 2 names" in said
    assert [row[1] for row in read_table(tmp_path / "out.csv").rows] == ["Basra", "Basra", "Mosul"]


def test_unify_takes_several_sheets(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    sheets = [Table(("name",), (("قيس الخزعلي",),), "A"), Table(("nom",), (("Qays Khaz'ali",), ("n/a",)), "B")]
    write_table(sheets, path)
    assert run(["unify", str(path), "--sheet", "*", "-o", str(tmp_path / "out.xlsx")]) == 1
    said = capsys.readouterr().err
    assert "B: column of names: nom" in said
    assert "3 rows, 1 name" in said
    assert "B: no name in row 3" in said
    assert run(["unify", str(path), "--sheet", "C"]) == 2
    assert "the sheets are: A, B" in capsys.readouterr().err


def test_long_tables_are_printed_in_part(terminal: None, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Of 100 rows all are printed, of 1,000 the first 200; of rows without a name the first 20."""
    path = tmp_path / "names.csv"
    for count in (100, 1_000):
        path.write_text("name,id\n" + "Ali Karim,1\n" * count + "n/a,2\n" * 30, encoding="utf-8")
        assert run(["unify", str(path), "-c", "name"]) == 1
        shown = capsys.readouterr()
        assert shown.out.count("Ali Karim") // 2 == min(count, 200)
        assert ("… and 830 more rows" in shown.err) is (count == 1_000)
        (odd,) = [line for line in shown.err.splitlines() if line.startswith("no name in row")]
        assert (odd.count(","), odd.endswith(" …")) == (19, True)


def test_a_page_for_review_is_not_overwritten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, page = tmp_path / "names.csv", tmp_path / "review.html"
    path.write_text("name\nAli Karim\n", encoding="utf-8")
    page.write_text("mine", encoding="utf-8")
    assert run(["unify", str(path), "--review", str(page)]) == 2
    assert page.read_text(encoding="utf-8") == "mine"
    assert run(["unify", str(path), "--review", str(page), "--force"]) == 0
    assert f"doubtful names, written to {page}" in capsys.readouterr().err


def test_other_columns_are_evidence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text("name,born,sex\nSalim Nahhas,1970,m\nSalim Nahhas,1984,m\n", encoding="utf-8")
    right.write_text("name,year,sex\nسليم نحاس,١٩٨٤,ذكر\nسليم نحاس,١٩٧٠,ذكر\n", encoding="utf-8")
    assert run(["match", str(left), str(right), "--agree", "sex, born=year", "--json"]) == 0
    found = [json.loads(line) for line in out(capsys)]
    assert [(one["left"], one["right"]) for one in found] == [(0, 1), (1, 0)]
    assert "born=year equal: 1970, ١٩٧٠" in found[0]["reason"]
    assert run(["unify", str(left), "--agree", "born", "--json"]) == 0
    assert [json.loads(line)["cluster"] for line in out(capsys)] == [0, 1]
    assert run(["unify", str(left), "--agree", "bron"]) == 2
    assert "no column 'bron'; did you mean 'born'? the columns are: " in capsys.readouterr().err


def test_an_id_decides(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text("id,name\n7,Salim Nahhas\n8,سليم نحاس\n", encoding="utf-8")
    right.write_text("name,code\nSalim Nahhas,8\nLayla Nasser,7\n", encoding="utf-8")
    assert run(["match", str(left), str(right), "--distinct", "id=code", "--json"]) == 0
    assert [json.loads(line)["right"] for line in out(capsys)] == [1, 0]
    assert run(["unify", str(left), "--distinct", "id", "--json"]) == 0
    assert [json.loads(line)["cluster"] for line in out(capsys)] == [0, 1]


def test_a_table_on_standard_input_is_matched(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "left.csv"
    left.write_text("name\nقيس الخزعلي\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"name\nQays Khaz'ali\n")))
    assert run(["match", str(left), "-", "--json"]) == 0
    assert json.loads(out(capsys)[0])["right"] == 0
    assert run(["match", "-", "-"]) == 2
    assert "only one of the two tables" in capsys.readouterr().err


PAIRS = "id,name_ar,name_en\n1,ملك حداد,Malik Haddad\n2,سمير الخطيب,Layla Nasser\n3,,Ali Karim\n4,علي كريم,\n"


def test_a_pair_of_columns_is_given_or_recognized(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, output = tmp_path / "names.csv", tmp_path / "out.csv"
    path.write_text(PAIRS, encoding="utf-8")
    assert run(["unify", str(path), "--pair", "name_ar", "name_en", "--distinct", "id", "-o", str(output)]) == 0
    shown = capsys.readouterr()
    assert "ملك حداد / Malik Haddad" in shown.out
    assert "two persons in row 3" in shown.err
    assert "4 rows, 5 names" in shown.err
    assert "in two scripts" not in shown.err
    assert read_table(output).column("name_en_english")[3] == "Ali Karim"
    assert run(["unify", str(path)]) == 0
    assert "columns of names: name_ar and name_en, one name in two scripts" in capsys.readouterr().err
    assert run(["unify", str(path), "-c", "name_en", "-c", "name_ar"]) == 0
    assert "one name in two scripts: name_en and name_ar" in capsys.readouterr().err
    assert run(["unify", str(path), "--pair", "name_ar", "nom"]) == 2


def test_unify_lists_some_of_what_it_learned(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    column, authority = tmp_path / "names.csv", tmp_path / "authority.csv"
    given = ("سمير", "سليم", "نمير", "كريم", "جاسم", "زهير", "كامل", "ليث", "هادي", "ماجد", "رائد", "فارس")
    people = [f"{name} {family}" for name in given for family in ("الخطيب", "النجار")]
    column.write_text("\n".join(["name", *people, *(f"السيد {one}" for one in people)]), encoding="utf-8")
    assert run(["unify", str(column), "--authority", str(authority), "--learn"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert any(f"{len(people)} new names" in line for line in lines)
    assert len([line for line in lines if line.startswith("  ") and ":" in line]) == 20
    assert f"  and {len(people) - 20} more" in lines


def test_conflicts_of_an_authority_file_are_remarks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    column, authority = tmp_path / "names.csv", tmp_path / "authority.csv"
    column.write_text("name\nSameer Khateeb\n", encoding="utf-8")
    authority.write_text("Canonical,Variants\nA One,Sameer Khateeb\nB Two,Sameer Khateeb\n", encoding="utf-8")
    assert run(["unify", str(column), "--authority", str(authority)]) == 0
    captured = capsys.readouterr()
    assert "is given to 'A One' (row 2) and to 'B Two' (row 3); the first counts" in captured.err
    assert "A One" in captured.out


def test_columns_may_be_given_in_other_case_or_by_number(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    column = tmp_path / "names.csv"
    column.write_text("Owner,Tenant\nLayla Nasser,Samir Khatib\nليلى ناصر,سمير خطيب\n", encoding="utf-8")
    output = tmp_path / "out.csv"
    for arguments in (["-c", "OWNER", "-c", "2"], ["-c", "1", "-c", "tenant"]):
        assert run(["unify", str(column), *arguments, "-o", str(output), "--force"]) == 0
        assert list(read_table(output).columns[2:4]) == ["Owner_english", "Owner_arabic"]
    assert run(["unify", str(column), "-c", "3"]) == 2
    assert run(["match", str(column), str(column), "--left-column", "2", "--right-column", "TENANT"]) == 0
    assert run(["search", str(column), "-c", "owner", "Leyla Nasir"]) == 0


FOUR = "الاسم,اسم الأب,الجد,اللقب,العمر\nسليم,كريم,هادي,النحاس,30\nنبيل,جاسم,علي,حداد,40\n"


@pytest.mark.parametrize(
    "order",
    [
        ["{file}", "--parts", "الاسم", "اسم الأب", "الجد", "اللقب"],
        ["--parts", "الاسم", "اسم الأب", "الجد", "اللقب", "{file}"],
        ["--parts", "الاسم", "اسم الأب", "الجد", "اللقب", "--json", "{file}"],
        ["{file}", "--parts", "الاسم,اسم الأب", "--parts", "الجد", "اللقب"],
        ["{file}"],
    ],
)
def test_parts_are_given_one_after_the_other(
    order: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "four.csv").write_text(FOUR, encoding="utf-8")
    assert run(["unify", *(one.format(file=tmp_path / "four.csv") for one in order)]) == 0
    assert "سليم كريم هادي النحاس" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "first", "second"),
    [
        ("csv", "name,born,name_english,", "قيس الخزعلي,1974,Qais al-Khazali,"),
        ("tsv", "name\tborn\tname_english\t", "قيس الخزعلي\t1974\tQais al-Khazali\t"),
        ("jsonl", '{"name": "قيس الخزعلي", "born": "1974", "name_english": "Qais al-Khazali"', ""),
        ("json", "[", '{"name": "قيس الخزعلي", "born": "1974", "name_english": "Qais al-Khazali"'),
    ],
)
def test_a_pipe_gets_the_table(
    form: str, first: str, second: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("name,born\nقيس الخزعلي,1974\n", encoding="utf-8")
    for more in ([], ["-o", "-"]):
        assert run(["unify", str(tmp_path / "a.csv"), "--to", form, *more]) == 0
        printed = capsys.readouterr().out
        assert printed.startswith(first)
        assert "\r" not in printed
        assert (printed.split("\n", 2)[1]).startswith(second)


def test_the_table_is_printed_on_a_terminal_if_it_is_wanted(
    terminal: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("name\nAli Karim\n", encoding="utf-8")
    assert run(["unify", str(tmp_path / "a.csv"), "-o", "-"]) == 0
    assert capsys.readouterr().out.startswith("name,name_english,")
    assert run(["unify", str(tmp_path / "a.csv")]) == 0
    assert "as written" in capsys.readouterr().out


def test_standard_output_holds_one_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_table(
        [Table(("name",), (("Ali Karim",),), "A"), Table(("name",), (("Omar Said",),), "B")], tmp_path / "a.xlsx"
    )
    assert run(["unify", str(tmp_path / "a.xlsx"), "--sheet", "*"]) == 2
    assert "standard output holds one table, not 2" in capsys.readouterr().err


def test_an_old_encoding_is_recognized_and_said_or_given(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("الاسم\nسمير حداد\n".encode("cp720"))
    assert run(["unify", str(path)]) == 0
    captured = capsys.readouterr()
    assert f"{path} is read as DOS 720" in captured.err
    assert "Samir Haddad" in captured.out
    path.write_bytes("name\nه\n".encode("cp720"))
    assert run(["unify", str(path), "-c", "name", "--encoding", "cp720"]) == 1
    assert "\nه,ه," in capsys.readouterr().out
    assert run(["unify", str(path), "--encoding", "cp7200"]) == 2
