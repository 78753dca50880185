"""A workbook keeps its looks, formulas, merged cells and other sheets; columns are added."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from arabtext.errors import InputError, UsageError
from arabtext.tables import Table, read_table, unify_file
from arabtext.tables.workbook.existing import add_to_workbook


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
    assert openpyxl.load_workbook(target, data_only=True)["People"]["A3"].value == "001"
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


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_only_the_xml_of_the_sheet_changes(workbook: Path, tmp_path: Path) -> None:
    """Every other part stays byte by byte, but the lists of parts, in which the summary is one more."""
    unify_file(workbook, "name", tmp_path / "out.xlsx")
    before, after = parts_of(workbook), parts_of(tmp_path / "out.xlsx")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
    }  # fmt: skip
    assert after.keys() - before.keys() == {"xl/worksheets/sheet3.xml"}


@pytest.fixture
def furnished(tmp_path: Path) -> Path:
    """A workbook with much that is neither a value nor seen."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "الأعضاء"
    for row in (["name", "share", "day", "at", "took"], ["Ali Karim"], ["Zaid Amin"], ["Omar Said"], ["Layla Nasser"]):
        sheet.append(row)
    sheet["B2"], sheet["B2"].number_format = 0.125, "0.0%"
    sheet["C2"], sheet["C2"].number_format = date(2020, 8, 4), "dd/mm/yyyy"
    sheet["D2"], sheet["E2"] = datetime.time(1, 2, 3), datetime.timedelta(hours=30)
    sheet["A3"].comment = openpyxl.comments.Comment("a remark", "me")
    sheet["A2"].hyperlink = "https://example.org/"
    sheet["A5"].fill = PatternFill("solid", fgColor="00FF00")
    sheet["F3"].fill = PatternFill("solid", fgColor="0000FF")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["G"].hidden = True
    sheet.sheet_view.rightToLeft = True
    sheet.auto_filter.ref = "A1:E5"
    sheet.protection.sheet = True
    rule = openpyxl.worksheet.datavalidation.DataValidation(type="list", formula1='"a,b"')
    sheet.add_data_validation(rule)
    rule.add("B2:B9")
    sheet.freeze_panes = "A2"
    hidden = book.create_sheet("hidden")
    hidden["A1"] = "secret"
    hidden.sheet_state = "veryHidden"
    book.create_sheet("also hidden").sheet_state = "hidden"
    path = tmp_path / "furnished.xlsx"
    book.save(path)
    return path


def test_what_is_hidden_stays_hidden_and_all_else_stays(furnished: Path, tmp_path: Path) -> None:
    unify_file(furnished, "name", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [s.sheet_state for s in book] == ["visible", "veryHidden", "hidden", "visible"]
    sheet = book["الأعضاء"]
    assert sheet.row_dimensions[4].hidden
    assert not sheet.row_dimensions[3].hidden
    assert (sheet["B2"].number_format, sheet["C2"].number_format) == ("0.0%", "dd/mm/yyyy")
    assert (sheet["D2"].value, sheet["E2"].value) == (datetime.time(1, 2, 3), datetime.timedelta(hours=30))
    assert sheet["A3"].comment.text == "a remark"
    assert sheet["A2"].hyperlink.target == "https://example.org/"
    assert sheet["A5"].fill.fgColor.rgb == "0000FF00"
    assert sheet.sheet_view.rightToLeft
    assert sheet.protection.sheet
    assert len(sheet.data_validations.dataValidation) == 1
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:J5" or sheet.auto_filter.ref.startswith("A1:")


def test_added_columns_are_seen_and_take_the_looks_of_blank_cells(furnished: Path, tmp_path: Path) -> None:
    unify_file(furnished, "name", tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["الأعضاء"]
    assert sheet["F1"].value == "name_english"
    assert sheet["F3"].value == "Zaid Amin"
    assert sheet["F3"].fill.fgColor.rgb == "000000FF"
    assert not sheet.column_dimensions["G"].hidden, "a hidden column would hide the Arabic names"


def test_a_filter_over_all_columns_is_widened(furnished: Path, tmp_path: Path) -> None:
    report = unify_file(furnished, "name", tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["الأعضاء"]
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(report.table.columns))}5"


def rewritten(path: Path, changes: dict[str, tuple[str, str]]) -> bytes:
    """The bytes of a workbook in which texts of parts were replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts_of(path).items():
            text = content.decode()
            if name in changes:
                text = re.sub(*changes[name], text)
            archive.writestr(name, text)
    return out.getvalue()


def test_xml_with_prefixes_and_bare_cells_is_changed_too(tmp_path: Path) -> None:
    """Some programs write ``<x:row>``, leave out the places of cells, or write rows without cells."""
    book = openpyxl.Workbook()
    for row in (["name", "n"], ["Ali Karim", "=1+1"], [None], ["Zaid Amin", 2]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    sheet = "xl/worksheets/sheet1.xml"
    raw = rewritten(tmp_path / "in.xlsx", {sheet: (r"<(/?)(?=[a-zA-Z])", r"<\1x:")})
    raw_path = tmp_path / "prefixed.xlsx"
    raw_path.write_bytes(raw)
    raw_path.write_bytes(rewritten(raw_path, {sheet: (r"(<x:worksheet )xmlns=", r"\1xmlns:x=")}))
    raw_path.write_bytes(rewritten(raw_path, {sheet: (r'<x:row r="3">\s*</x:row>|<x:row r="3"\s*/>', "")}))
    unify_file(raw_path, "name", tmp_path / "out.xlsx")
    result = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [row[2].value for row in result.iter_rows(max_row=4)] == ["name_english", "Ali Karim", None, "Zaid Amin"]
    assert result["B2"].value == "=1+1"
    assert read_table(tmp_path / "out.xlsx").column("name_english") == ["Ali Karim", None, "Zaid Amin"]


def test_a_workbook_with_macros_keeps_them_and_loses_them_as_xlsx(workbook: Path, tmp_path: Path) -> None:
    macros = b"macros, as bytes"
    parts = parts_of(workbook)
    types, relations = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    parts[types] = parts[types].replace(
        b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    )
    parts[types] = parts[types].replace(
        b"</Types>",
        b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    parts[relations] = parts[relations].replace(
        b"</Relationships>", b'<Relationship Id="rIdM" Type="x" Target="vbaProject.bin"/></Relationships>'
    )
    with zipfile.ZipFile(tmp_path / "in.xlsm", "w") as archive:
        for name, content in {**parts, "xl/vbaProject.bin": macros}.items():
            archive.writestr(name, content)
    assert unify_file(tmp_path / "in.xlsm", "name", tmp_path / "out.xlsm").notes == ()
    kept = parts_of(tmp_path / "out.xlsm")
    assert kept["xl/vbaProject.bin"] == macros
    assert b"macroEnabled" in kept[types]
    report = unify_file(tmp_path / "in.xlsm", "name", tmp_path / "out.xlsx")
    assert report.notes == ("macros were left out, for .xlsx has none",)
    lost = parts_of(tmp_path / "out.xlsx")
    assert not [name for name in lost if "vba" in name]
    assert b"macroEnabled" not in lost[types]
    assert b"vba" not in lost[types] + lost[relations]
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["People"]["E3"].value == "Qais al-Khazali"
    with pytest.raises(UsageError, match=r"cannot write \.xlsm"):
        unify_file(tmp_path / "in.xlsm", "name", tmp_path / "plain.xlsm", keep_formatting=False)


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


def test_plain_writes_the_values_anew_and_says_so(furnished: Path, tmp_path: Path) -> None:
    report = unify_file(furnished, "name", tmp_path / "out.xlsx", keep_formatting=False)
    assert any("written anew" in note for note in report.notes)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [s.sheet_state for s in book] == ["visible", "hidden", "hidden", "visible"]
    sheet = book["الأعضاء"]
    assert sheet.row_dimensions[4].hidden
    assert (sheet["D2"].value, sheet["E2"].value) == (datetime.time(1, 2, 3), datetime.timedelta(hours=30))
    assert sheet["E2"].number_format == "[h]:mm:ss"


def test_formulas_written_as_values_are_counted(workbook: Path, tmp_path: Path) -> None:
    report = unify_file(workbook, "name", tmp_path / "out.csv")
    assert "formulas were written as their values: 2" in report.notes


def test_added_titles_are_in_the_first_line_of_the_header(tmp_path: Path) -> None:
    """The second line has titles below a group alone, so that what is written is read as it was."""
    lines = [
        ["no", "Name", None, "age"],
        [None, "First", "Family", None],
        [1, "Nawal", "Issa", 7],
        [2, "Rami", "Saab", 9],
    ]
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.active.merge_cells("B1:C1")
    book.save(tmp_path / "a.xlsx")
    for target in ("b.xlsx", "b.csv", "b.ods"):
        unify_file(tmp_path / "a.xlsx", output=tmp_path / target)
        again = read_table(tmp_path / target)
        assert again.columns[:5] == ("no", "Name First", "Name Family", "age", "name_english")
        assert again.column("name_english") == ["Nawal Issa", "Rami Saab"]


_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _with_sheet(tmp_path: Path, head: str, row: str, before: str = "", behind: str = "") -> Path:
    """Return a workbook with a sheet of two names; ``head`` and ``row`` are further cells of its first two lines."""
    openpyxl.Workbook().save(tmp_path / "bare.xlsx")
    lines = (
        f'<row r="1">{_text("A1", "no")}{_text("B1", "name")}{head}</row>'
        f'<row r="2"><c r="A2"><v>1</v></c>{_text("B2", "Nabil Hamdan")}{row}</row>'
        f'<row r="3"><c r="A3"><v>2</v></c>{_text("B3", "نبيل حمدان")}</row>'
    )
    sheet = _SHEET.format(f"{before}<sheetData>{lines}</sheetData>{behind}")
    source, copy = zipfile.ZipFile(tmp_path / "bare.xlsx"), tmp_path / "in.xlsx"
    with source, zipfile.ZipFile(copy, "w") as archive:
        for part in source.namelist():
            archive.writestr(part, sheet if part.endswith("sheet1.xml") else source.read(part))
    return copy


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="C2"><f>A2*2</f></c>', "=A2*2"),  # never calculated
        ('<c r="C2"><f>A2*2</f><v></v></c>', "=A2*2"),
        ('<c r="C2" t="str"><f>IF(A2&gt;9,1,"")</f><v></v></c>', '=IF(A2>9,1,"")'),
        ('<c r="C2" t="e"><v>#N/A</v></c>', "#N/A"),
    ],
)
def test_cells_without_a_value_beside_the_table_are_not_replaced(tmp_path: Path, cell: str, value: str) -> None:
    report = unify_file(_with_sheet(tmp_path, "", cell), "name", tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [one.value for one in sheet[1]][:5] == ["no", "name", None, "name_english", "name_arabic"]
    assert (sheet["C2"].value, sheet["D2"].value, sheet["D3"].value) == (value, "Nabil Hamdan", "Nabil Hamdan")
    is_unvalued = "A2*2" in cell
    assert any("formula without a stored value" in note for note in report.sheets[0].source.notes) is is_unvalued


def test_added_columns_are_not_below_a_merged_title(tmp_path: Path) -> None:
    merged = '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A9:Z9"/></mergeCells>'
    unify_file(
        _with_sheet(tmp_path, '<c r="C1"/>', '<c r="C2"/><c r="D2"/>', behind=merged), "name", tmp_path / "out.xlsx"
    )
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert (sheet["C1"].value, sheet["C2"].value, sheet["D1"].value) == (None, None, "name_english")


def test_rows_and_columns_of_buttons_are_not_those_of_the_sheet(tmp_path: Path) -> None:
    anchor = "<x:col>3</x:col><x:row>1</x:row>"
    control = f'<controls><control shapeId="1"><controlPr xmlns:x="urn:x"><anchor>{anchor}</anchor></controlPr></control></controls>'
    unify_file(_with_sheet(tmp_path, "", "", behind=control), "name", tmp_path / "out.xlsx")
    sheet = zipfile.ZipFile(tmp_path / "out.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert control in sheet
    assert re.findall(r'<c r="C(\d)"', sheet) == ["1", "2", "3"]


def test_an_empty_list_of_columns_is_filled(tmp_path: Path) -> None:
    unify_file(_with_sheet(tmp_path, "", "", before="<cols/>"), "name", tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert (sheet["B2"].value, sheet["C3"].value) == ("Nabil Hamdan", "Nabil Hamdan")
    assert sheet.column_dimensions["C"].width > 8


def test_a_title_over_a_whole_sheet_leaves_the_columns_in_their_place(tmp_path: Path) -> None:
    merged = '<mergeCells><mergeCell ref="A3:XFD3"/></mergeCells>'
    unify_file(_with_sheet(tmp_path, "", "", behind=merged), "name", tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]["C2"].value == "Nabil Hamdan"
