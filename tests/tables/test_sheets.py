"""Workbooks of several sheets, with merged cells, dates and formulas."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from arabtext.errors import UsageError
from arabtext.tables import EVERY_SHEET, Table, read_table, read_tables, unify_file, write_table

SHEETS = (
    Table(("id", "name"), (("001", "قيس الخزعلي"), ("002", "n/a")), "Members"),
    Table(("الاسم", "الدور"), (("Qays Khaz'ali", "قائد"), ("ليلى ناصر", "كاتبة")), "الضيوف"),
    Table(("code", "price"), (("A", 3.5), ("B", 4)), "Prices"),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "people.xlsx"
    write_table(SHEETS, path)
    return path


def test_all_sheets_are_read(workbook: Path) -> None:
    assert read_tables(workbook) == SHEETS
    assert read_table(workbook, "Prices") == SHEETS[2]


def test_the_names_of_several_sheets_are_brought_together(workbook: Path, tmp_path: Path) -> None:
    report = unify_file(workbook, output=tmp_path / "out.xlsx", sheet=EVERY_SHEET)
    assert [(sheet.table.sheet, sheet.columns) for sheet in report.sheets] == [
        ("Members", ("name",)),
        ("الضيوف", ("الاسم",)),
    ]
    assert report.names[0].cluster == report.names[2].cluster
    assert report.clusters == 2
    summary = dict(report.summary)
    assert summary["rows"] == 4
    assert summary["columns of names"] == "Members: name (guessed); الضيوف: الاسم (guessed)"
    assert summary["numbers of rows without a name"] == "Members: 3"
    written = read_tables(tmp_path / "out.xlsx")
    assert [table.sheet for table in written] == ["Members", "الضيوف", "Prices", "Summary"]
    assert written[0].column("name_english") == ["Qais al-Khazali", "n/a"]
    assert written[1].column("name_english") == ["Qais al-Khazali", "Layla Nasser"]
    assert written[2] == SHEETS[2]


def test_a_sheet_opens_as_its_own_columns_say(workbook: Path, tmp_path: Path) -> None:
    unify_file(workbook, output=tmp_path / "out.xlsx", sheet=EVERY_SHEET)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [bool(sheet.sheet_view.rightToLeft) for sheet in book.worksheets] == [False, True, False, False]


def test_one_sheet_is_taken_and_the_others_stay(workbook: Path, tmp_path: Path) -> None:
    unify_file(workbook, output=tmp_path / "out.xlsx", sheet="الضيوف")
    written = read_tables(tmp_path / "out.xlsx")
    assert [len(table.columns) for table in written[:3]] == [2, 7, 2]
    assert written[0] == SHEETS[0]
    unify_file(workbook, output=tmp_path / "out.csv")
    assert read_table(tmp_path / "out.csv").column("name_english") == ["Qais al-Khazali", "n/a"]


def test_the_looks_of_several_sheets_are_kept(workbook: Path, tmp_path: Path) -> None:
    unify_file(workbook, output=tmp_path / "out.xlsx", sheet=["Members", "الضيوف"], keep_formatting=True)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book["Members"]["C2"].value == "Qais al-Khazali"
    assert book["الضيوف"]["C3"].value == "Layla Nasser"
    assert book["Prices"].max_column == 2


def test_what_cannot_be_done_is_said_before_the_work(workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds one table, not 2 sheets"):
        unify_file(workbook, output=tmp_path / "out.csv", sheet=EVERY_SHEET)
    with pytest.raises(UsageError, match=r"no sheet 'People'.*Members, الضيوف, Prices"):
        unify_file(workbook, sheet="People")
    with pytest.raises(UsageError, match=r"no sheet of .* has a column of names"):
        unify_file(workbook, column="nom", sheet=EVERY_SHEET)
    (tmp_path / "n.csv").write_text("name\nAli Karim\n", encoding="utf-8")
    with pytest.raises(UsageError, match="it has none"):
        unify_file(tmp_path / "n.csv", sheet="People")
    with pytest.raises(UsageError, match="has no sheets"):
        read_table(tmp_path / "n.csv", "People")
    assert not (tmp_path / "out.csv").exists()


def test_more_lines_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    long = Table(("name",), (("Ali Karim",),) * 1_048_576)
    with pytest.raises(UsageError, match=r"1,048,576 lines .* not 1,048,577 .* \.csv"):
        write_table(long, tmp_path / "out.xlsx")
    with pytest.raises(UsageError, match="16,384 columns"):
        write_table(Table(tuple(map(str, range(16_385))), ()), tmp_path / "out.xlsx")


def test_a_sheet_without_a_header_that_is_not_taken_gets_none(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["name"])
    book.active.append(["Ali Karim"])
    codes = book.create_sheet("Codes")
    for row in (["001", "x"], ["002", "y"]):
        codes.append(row)
    book.save(tmp_path / "in.xlsx")
    unify_file(tmp_path / "in.xlsx", output=tmp_path / "out.xlsx")
    written = openpyxl.load_workbook(tmp_path / "out.xlsx")["Codes"]
    assert [[cell.value for cell in row] for row in written] == [["001", "x"], ["002", "y"]]


def test_names_of_sheets_that_a_workbook_cannot_have_are_changed(tmp_path: Path) -> None:
    tables = [Table(("a",), ((1,),), name) for name in ("x[1]", "X1", "Summary", "s" * 40)]
    write_table(tables, tmp_path / "out.xlsx", summary=[("rows", 4)])
    assert [table.sheet for table in read_tables(tmp_path / "out.xlsx")] == [
        "x1", "X1 2", "Summary", "s" * 31, "Summary 2",
    ]  # fmt: skip


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Council"], ["name", "born", "post"], ["قيس الخزعلي", date(1974, 6, 20), "a"], [None, None, "b"]):
        sheet.append(row)
    sheet.append(["Layla Nasser", date(1980, 1, 2), "c"])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    path = tmp_path / "merged.xlsx"
    book.save(path)
    return path


def test_a_merged_cell_stays_merged_and_names_all_its_rows(merged: Path, tmp_path: Path) -> None:
    report = unify_file(merged, "name", tmp_path / "out.xlsx")
    assert report.table.column("name_english") == ["Qais al-Khazali", "Qais al-Khazali", "Layla Nasser"]
    assert [row[0] for row in report.table.rows] == ["قيس الخزعلي", None, "Layla Nasser"]
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert {str(range_) for range_ in sheet.merged_cells.ranges} == {"A1:C1", "A3:A4"}
    assert (sheet["A1"].value, sheet["A3"].value) == ("Council", "قيس الخزعلي")
    assert sheet["B3"].value.date() == date(1974, 6, 20)
    assert sheet["D4"].value == "Qais al-Khazali"


def test_merged_cells_move_with_a_header_that_is_added(tmp_path: Path) -> None:
    table = Table(("column 1",), (("Ali Karim",), (None,)), has_header=False, merged=(((0, 0), (1, 0)),))
    grown = table.with_columns({"x": [1, 2]})
    assert grown.merged == (((1, 0), (2, 0)),)
    assert table.column("column 1") == grown.column("column 1") == ["Ali Karim", "Ali Karim"]


def test_a_workbook_with_formulas_keeps_them_unasked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["name", "born", "age"], ["Ali Karim", 1974, "=2024-B2"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    assert unify_file(tmp_path / "in.xlsx", "name", tmp_path / "out.xlsx").notes == ()
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").active["C2"].value == "=2024-B2"
    unify_file(tmp_path / "in.xlsx", "name", tmp_path / "plain.xlsx", keep_formatting=False)
    assert openpyxl.load_workbook(tmp_path / "plain.xlsx").worksheets[0]["C2"].value != "=2024-B2"


def test_formulas_that_cannot_be_kept_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    for row in (["name", "age"], ["Ali Karim", "=2024-1974"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    monkeypatch.setattr("arabtext.tables.unify.find_spec", lambda name: None)
    assert "excel-format" in unify_file(tmp_path / "in.xlsx", "name", tmp_path / "out.xlsx").notes[0]


def test_cells_that_are_not_as_they_were_are_told(tmp_path: Path) -> None:
    odd = Table(("name", "note"), (("Ali Karim", "\u200f=1+1"), ("Layla Nasser", "x" * 40_000)))
    assert unify_file(odd, "name", tmp_path / "out.csv").notes == (
        "with an apostrophe before what a spreadsheet program would run: 1 cells",
    )
    (note,) = unify_file(odd, "name", tmp_path / "out.xlsx").notes
    assert note.startswith("cut, ")
    assert note.endswith(": 1 cells")
    assert unify_file(odd, "name", tmp_path / "out.jsonl").notes == ()


def test_a_large_sheet_is_written_whole(tmp_path: Path) -> None:
    rows = tuple((number, f"شخص {number % 7}") for number in range(100_500))
    write_table(Table(("id", "name"), rows), tmp_path / "out.xlsx", summary=[("rows", len(rows))])
    table, summary = read_tables(tmp_path / "out.xlsx")
    assert table.rows == rows
    assert summary.columns == ("rows", "100500")
