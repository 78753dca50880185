"""A workbook written anew: text stays text, Arabic opens on the right."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from arabtext.tables import Table, read_table, read_tables, unify_file, write_table
from arabtext.tables.workbook.new import write_xlsx


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


def test_a_formula_stays_text_in_every_format(tmp_path: Path) -> None:
    table = Table(("name",), (("=1+1",), ('\u200f=HYPERLINK("http://x")',), ("http://example.org",)))
    assert write_table(table, tmp_path / "a.csv")[0].endswith(": 2 cells")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [row[0][0] for row in list(csv.reader(lines))[1:3]] == ["'", "'"]
    assert write_table(table, tmp_path / "a.xlsx") == ()
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [sheet.cell(row, 1).data_type for row in (2, 3, 4)] == ["s", "s", "s"]
    assert sheet.cell(4, 1).hyperlink is None
    write_table(table, tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[0]) == {"name": "=1+1"}


def test_a_cell_too_long_for_the_format_is_cut_with_a_mark_and_counted(tmp_path: Path) -> None:
    (loss,) = write_table(Table(("t",), (("ا" * 100_000,), ("short",))), tmp_path / "a.xlsx")
    assert loss == "cut, or without characters that a workbook cannot hold: 1 cell"
    cells = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_index(0).to_python()
    assert len(cells[1][0]) == 32_767
    assert cells[1][0].endswith("[…]")


def test_characters_a_workbook_refuses_do_not_break_it(tmp_path: Path) -> None:
    write_table(Table(("t\x0b",), (("a\x0b\x00b\ud800",),)), tmp_path / "a.xlsx")
    assert read_table(tmp_path / "a.xlsx").rows == (("ab",),)


def test_an_arabic_sheet_opens_right_to_left(tmp_path: Path) -> None:
    write_table(Table(("الاسم", "الصفة"), (("قيس", "قائد"),)), tmp_path / "ar.xlsx")
    write_table(Table(("name",), (("قيس",),)), tmp_path / "en.xlsx")
    assert openpyxl.load_workbook(tmp_path / "ar.xlsx").active.sheet_view.rightToLeft
    assert not openpyxl.load_workbook(tmp_path / "en.xlsx").active.sheet_view.rightToLeft


def test_names_of_sheets_that_a_workbook_cannot_have_are_changed(tmp_path: Path) -> None:
    tables = [Table(("a",), ((1,),), name) for name in ("x[1]", "X1", "Summary", "s" * 40)]
    write_table(tables, tmp_path / "out.xlsx", summary=[("rows", 4)])
    assert [table.sheet for table in read_tables(tmp_path / "out.xlsx")] == [
        "x1", "X1 2", "Summary", "s" * 31, "Summary 2",
    ]  # fmt: skip


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


def test_a_merged_cell_stays_merged_and_names_all_its_rows(merged: Path, tmp_path: Path) -> None:
    report = unify_file(merged, "name", tmp_path / "out.xlsx")
    assert report.table.column("name_english") == ["Qais al-Khazali", "Qais al-Khazali", "Layla Nasser"]
    assert [row[0] for row in report.table.rows] == ["قيس الخزعلي", None, "Layla Nasser"]
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert {str(range_) for range_ in sheet.merged_cells.ranges} == {"A1:C1", "A3:A4"}
    assert (sheet["A1"].value, sheet["A3"].value) == ("Council", "قيس الخزعلي")
    assert sheet["B3"].value.date() == date(1974, 6, 20)
    assert sheet["D4"].value == "Qais al-Khazali"


def test_a_large_sheet_is_written_whole(tmp_path: Path) -> None:
    rows = tuple((number, f"شخص {number % 7}") for number in range(100_500))
    write_table(Table(("id", "name"), rows), tmp_path / "out.xlsx", summary=[("rows", len(rows))])
    table, summary = read_tables(tmp_path / "out.xlsx")
    assert table.rows == rows
    assert summary.columns == ("rows", "100500")


@pytest.mark.parametrize(("rows", "is_streamed"), [(20_000, False), (200_000, True)])
def test_only_a_long_sheet_is_written_without_being_held_in_memory(
    rows: int, is_streamed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, object]] = []

    class StoppedError(Exception):
        pass

    def workbook(_: Path, options: dict[str, object]) -> None:
        given.append(options)
        raise StoppedError

    monkeypatch.setattr(xlsxwriter, "Workbook", workbook)
    for merged in ((), (((1, 0), (2, 0)),)):
        with pytest.raises(StoppedError):
            write_xlsx([Table(("a",), ((1,),) * rows, merged=merged)], tmp_path / "a.xlsx")
    assert [options["constant_memory"] for options in given] == [is_streamed, False]


def test_columns_are_as_wide_as_their_cells_within_bounds(tmp_path: Path) -> None:
    table = Table(("a", "b", "c"), (("x", "y" * 30, "z" * 500),), above=(("a long title " * 9, None, None),))
    write_table(table, tmp_path / "a.xlsx")
    widths = openpyxl.load_workbook(tmp_path / "a.xlsx").active.column_dimensions
    found = [widths[letter].width for letter in "ABC"]
    assert 6 < found[0] < 12
    assert 30 < found[1] < 34
    assert 50 < found[2] < 70


def test_the_summary_is_a_sheet_of_labels_and_values(tmp_path: Path) -> None:
    write_table(Table(("a",), ((1,),)), tmp_path / "a.xlsx", summary=[("rows", 4), ("names", "x" * 40_000)])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Summary"]
    assert (sheet["A1"].value, sheet["B1"].value, sheet["A2"].value) == ("rows", 4, "names")
    assert len(sheet["B2"].value) == 32_767
    widths = [sheet.column_dimensions[letter].width for letter in "AB"]
    assert 25 < widths[0] < 50 < widths[1] < 150


def test_ranges_that_overlap_stay_apart(tmp_path: Path) -> None:
    table = Table(("a", "b"), ((1, "قيس"), (2, None)), merged=(((1, 0), (2, 0)), ((1, 0), (1, 1)), ((2, 1), (2, 1))))
    write_table(table, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A2:A3"]
    assert sheet["B2"].value == "قيس"
