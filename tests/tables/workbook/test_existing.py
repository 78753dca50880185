"""A workbook keeps its looks, formulas, merged cells and other sheets; columns are added."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from arabtext.errors import InputError, MissingExtraError, UsageError
from arabtext.tables import Table, read_table, unify_file
from arabtext.tables.workbook.existing import add_to_workbook, has_formulas


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
    assert 25 < book["Summary"].column_dimensions["A"].width < 50 < book["Summary"].column_dimensions["B"].width < 150
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


def test_a_workbook_with_macros_is_kept_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    load = openpyxl.load_workbook
    monkeypatch.setattr(
        openpyxl, "load_workbook", lambda *args, **options: opened.append(load(*args, **options)) or opened[-1]
    )
    book = openpyxl.Workbook()
    for row in (["name"], ["Ali Karim"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsm")
    unify_file(tmp_path / "in.xlsm", "name", tmp_path / "out.xlsm")
    assert [book.vba_archive.fp for book in opened] == [None], "the archive of the macros is closed"
    assert openpyxl.load_workbook(tmp_path / "out.xlsm").active["B2"].value == "Ali Karim"
    with pytest.raises(UsageError, match=r"cannot write \.xlsm"):
        unify_file(tmp_path / "in.xlsm", "name", tmp_path / "plain.xlsm", keep_formatting=False)


def test_formulas_are_found_across_the_chunks_that_are_read() -> None:
    """The XML of a sheet is searched a megabyte at a time; a tag may be cut anywhere."""
    size = 1 << 20
    for at in (10, *range(size - 4, size + 2), 2 * size + 7):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"x" * at + b"<f>1+1</f>" + b"x" * 100)
            archive.writestr("xl/styles.xml", b"<f>")
        assert has_formulas(out.getvalue())


def test_a_workbook_without_formulas_or_of_another_format_has_none(workbook: Path, tmp_path: Path) -> None:
    assert has_formulas(workbook.read_bytes())
    openpyxl.Workbook().save(tmp_path / "plain.xlsx")
    assert not has_formulas((tmp_path / "plain.xlsx").read_bytes())
    assert not has_formulas(b"\xd0\xcf\x11\xe0 an old workbook under a new name")


def test_added_columns_look_like_the_last_header_and_fit(workbook: Path, tmp_path: Path) -> None:
    table = read_table(workbook)
    grown = table.with_columns({"note": ["x" * 500, None], "n": [1, 2]})
    add_to_workbook(workbook.read_bytes(), [(table, grown)], tmp_path / "out.xlsx", name="people.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["People"]
    assert sheet["E2"].font.b == sheet["D2"].font.b
    assert (sheet["E4"].value, sheet["F4"].value) == (None, 2)
    assert 50 < sheet.column_dimensions["E"].width < 70
    with pytest.raises(InputError, match=r"people\.xlsx cannot be read as a workbook"):
        add_to_workbook(b"PK", [(table, grown)], tmp_path / "bad.xlsx", name="people.xlsx")


def test_a_missing_openpyxl_is_named(workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"arabtext\[excel-format\]"):
        add_to_workbook(workbook.read_bytes(), [], tmp_path / "out.xlsx", name="people.xlsx")
