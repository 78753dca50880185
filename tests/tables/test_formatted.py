"""A workbook keeps its looks, formulas, merged cells and other sheets; columns are added."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from arabtext.errors import InputError, UsageError
from arabtext.tables import Table, unify_file


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "People"
    sheet.append(["Members of the council", None, None, None])
    sheet.merge_cells("A1:D1")
    sheet.append(["id", "name", "born", "age"])
    sheet["B2"].font, sheet["B2"].fill = Font(bold=True), PatternFill("solid", fgColor="FFDDEE")
    sheet.append(["001", "قيس الخزعلي", date(1974, 6, 20), "=2024-YEAR(C3)"])
    sheet.append(["002", "Hassan Nasrullah", date(1960, 8, 31), "=2024-YEAR(C4)"])
    sheet["C3"].number_format = "dd/mm/yyyy"
    sheet.column_dimensions["B"].width = 33
    book.create_sheet("Notes")["A1"] = "left as it is"
    path = tmp_path / "people.xlsx"
    book.save(path)
    return path


def test_everything_else_stays(workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    before = workbook.read_bytes()
    unify_file(workbook, "name", target, keep_formatting=True)
    assert workbook.read_bytes() == before
    book = openpyxl.load_workbook(target)
    sheet = book["People"]
    assert book.sheetnames == ["People", "Notes", "Summary"]
    assert book["Notes"]["A1"].value == "left as it is"
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:D1"]
    assert (sheet["A3"].value, sheet["D3"].value) == ("001", "=2024-YEAR(C3)")
    assert sheet["C3"].number_format == "dd/mm/yyyy"
    assert sheet.column_dimensions["B"].width == 33
    assert [cell.value for cell in sheet[2]][4:6] == ["name_english", "name_arabic"]
    assert (sheet["E3"].value, sheet["E4"].value) == ("Qais al-Khazali", "Hassan Nasrallah")
    assert sheet["F4"].value == "حسن نصر الله"


def test_what_begins_like_a_formula_is_added_as_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["name"], ["=1+1 Ali"], ["Ali Karim"]):
        book.active.append(row)
    book.active["A2"].data_type = "s"
    book.save(tmp_path / "in.xlsx")
    unify_file(tmp_path / "in.xlsx", "name", tmp_path / "out.xlsx", keep_formatting=True)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert all(cell.data_type != "f" for row in sheet.iter_rows(min_col=2) for cell in row)


def test_only_workbooks_have_looks(workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="xlsx"):
        unify_file(workbook, "name", tmp_path / "out.csv", keep_formatting=True)
    with pytest.raises(UsageError, match="not a table"):
        unify_file(Table(("name",), (("Ali Karim",),)), "name", tmp_path / "out.xlsx", keep_formatting=True)
    with pytest.raises(InputError):
        unify_file(workbook, "name", tmp_path / "missing" / "out.xlsx", keep_formatting=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["people.xlsx"]


def test_a_workbook_with_macros_is_kept_unasked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["name"], ["Ali Karim"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsm")
    unify_file(tmp_path / "in.xlsm", "name", tmp_path / "out.xlsm")
    assert openpyxl.load_workbook(tmp_path / "out.xlsm").active["B2"].value == "Ali Karim"
    with pytest.raises(UsageError, match=r"cannot write \.xlsm"):
        unify_file(tmp_path / "in.xlsm", "name", tmp_path / "plain.xlsm", keep_formatting=False)
