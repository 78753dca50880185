"""OpenDocument spreadsheets, as office programs write them and as we do."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from arabtext.errors import InputError
from arabtext.tables import Table, read_table, read_tables, write_table
from arabtext.tables.table import Hidden

SPACES = "".join(
    f' xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "table", "text", "style")
)
DRAW = ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


def write(path: Path, sheets: str, styles: str = "") -> Path:
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f"<office:document-content{SPACES}{DRAW}>{automatic}{body}</office:document-content>"
        )
    return path


def cell(kind: str, value: str, text: str = "shown") -> str:
    return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{text}</text:p></table:table-cell>'


def string(text: str) -> str:
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def sheet(*rows: str, more: str = ' table:name="S"') -> str:
    return f"<table:table{more}><table:table-column/>{''.join(rows)}</table:table>"


def test_values_of_each_kind(tmp_path: Path) -> None:
    cells = [
        cell("float", 'office:value="12"'),
        cell("percentage", 'office:value="0.125"'),
        cell("currency", 'office:value="3.5" office:currency="IQD"'),
        cell("boolean", 'office:boolean-value="true"'),
        cell("date", 'office:date-value="1974-06-20"'),
        cell("date", 'office:date-value="2020-08-04T17:08:00"'),
        cell("time", 'office:time-value="PT01H02M03S"'),
        cell("time", 'office:time-value="PT30H00M00.5S"'),
        cell("string", 'office:string-value="hidden value"'),
        cell("float", 'office:value="no number"', "as seen"),
    ]
    rows = [row(*(string(f"<text:p>{c}</text:p>") for c in "abcdefghij")), row(*cells)]
    (values,) = read_table(write(tmp_path / "a.ods", sheet(*rows))).rows
    assert values == (
        12,
        0.125,
        3.5,
        True,
        datetime.date(1974, 6, 20),
        datetime.datetime(2020, 8, 4, 17, 8),
        datetime.time(1, 2, 3),
        datetime.timedelta(hours=30, microseconds=500_000),
        "hidden value",
        "as seen",
    )
    assert isinstance(values[0], int)


def test_text_is_that_of_the_paragraphs_and_not_of_remarks(tmp_path: Path) -> None:
    remark = "<office:annotation><text:p>a remark</text:p></office:annotation>"
    drawing = "<draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box></draw:frame>"
    text = (
        f"{remark}{drawing}\n  <text:p>قيس<text:s/><text:span>الخزعلي</text:span><text:s text:c='2'/>x<text:tab/>y</text:p>\n"
        "  <text:p>second<text:line-break/>third</text:p>\n"
    )
    table = read_table(write(tmp_path / "a.ods", sheet(row(string("<text:p>name</text:p>")), row(string(text)))))
    assert table.rows == (("قيس الخزعلي  x\ty\nsecond\nthird",),)


def test_repeated_covered_and_hidden_cells(tmp_path: Path) -> None:
    name = string("<text:p>Ali</text:p>")
    merged = name.replace(
        "<table:table-cell", '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"'
    )
    covered = "<table:covered-table-cell/>"
    rows = [
        row(*(string(f"<text:p>{c}</text:p>") for c in ("name", "note", "x"))),
        row(merged, covered, name),
        row(covered.replace("/>", ' table:number-columns-repeated="2"/>'), name),
        row(
            name.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="3"'),
            more=' table:number-rows-repeated="2"',
        ),
        row(name, more=' table:visibility="collapse"'),
    ]
    hidden = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    second = sheet(row(name), more=' table:name="H" table:style-name="ta2"')
    first, other = read_tables(write(tmp_path / "a.ods", sheet(*rows) + second, hidden))
    assert first.merged == (((1, 0), (2, 1)),)
    assert first.rows == (
        ("Ali", None, "Ali"),
        (None, None, "Ali"),
        ("Ali", "Ali", "Ali"),
        ("Ali", "Ali", "Ali"),
        ("Ali", None, None),
    )
    assert (first.hidden, other.hidden.sheet) == (Hidden(lines=frozenset({5})), True)


def test_what_we_write_is_read_by_others_and_by_us(tmp_path: Path) -> None:
    table = Table(
        ("id", "الاسم", "born"),
        (
            (1, " قيس  الخزعلي\tx\ny", datetime.date(1974, 6, 20)),
            (2.5, "=1+1", None),
            (True, "<&>", datetime.time(1, 2)),
        ),
        "الأعضاء",
        above=(("Register", None, None),),
        merged=(((0, 0), (0, 2)),),
        hidden=Hidden(lines=frozenset({3})),
    )
    secret = Table(("x",), (("y",),), "Secret", hidden=Hidden(sheet=True))
    assert write_table([table, secret], tmp_path / "a.ods", summary=[("rows", 3)]) == ()
    first, second, summary = read_tables(tmp_path / "a.ods")
    assert first == table
    assert (second.hidden.sheet, summary.sheet) == (True, "Summary")
    theirs = CalamineWorkbook.from_path(tmp_path / "a.ods")
    assert theirs.sheet_names == ["الأعضاء", "Secret", "Summary"]
    assert theirs.get_sheet_by_index(0).to_python()[2][0] == 1


def test_a_protected_or_damaged_file_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ods", sheet(row(string("<text:p>name</text:p>"))))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(InputError, match="protected with a password"):
        read_table(path)
    with zipfile.ZipFile(tmp_path / "b.ods", "w") as archive:
        archive.writestr("content.xml", "<office:document-content")
    with pytest.raises(InputError, match=r"b\.ods cannot be read as a workbook"):
        read_table(tmp_path / "b.ods")
