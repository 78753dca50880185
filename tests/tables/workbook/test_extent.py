"""Sheets that reach far from few cells: read within bounds, or refused, and what was left out is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.errors import InputError
from arabtext.tables import read_table, unify_file
from arabtext.tables.workbook.extent import (
    clip_sheet,
    column_letters,
    column_number,
    describe_far,
    find_bounds,
    scan,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="b"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="b" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


TOP = row(1, cell("A1", "name")) + row(2, cell("A2", "Ali Karim"))


def write_sheet(path: Path, rows: str, behind: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


FAR = {
    "the last cell of all": TOP + row(1_048_576, cell("XFD1048576")),
    "the last line": TOP + row(1_048_576, cell("A1048576")),
    "the last column": TOP.replace("</row>", cell("XFD1") + "</row>", 1),
    "written in another way": TOP + "<row r='1048576'><c t='n' r='XFD1048576'><v>1</v></c></row>",
    "with letters as entities": TOP + '<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>',
    "beyond the last line": TOP + row(4_000_000_000, cell("A4000000000")),
}


@pytest.mark.parametrize("rows", FAR.values(), ids=FAR)
def test_a_far_cell_is_left_out_and_said(rows: str, tmp_path: Path) -> None:
    table = read_table(write_sheet(tmp_path / "a.xlsx", rows))
    assert (table.columns, table.rows) == (("name",), (("Ali Karim",),))
    assert [note for note in table.notes if "far from the table" in note]


def test_a_far_cell_stays_in_a_workbook_that_is_kept(tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "a.xlsx", FAR["the last cell of all"])
    unify_file(path, "name", tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        content = archive.read("xl/worksheets/sheet1.xml").decode()
    assert cell("XFD1048576") in content
    assert '<c r="B2" t="inlineStr"><is><t xml:space="preserve">Ali Karim</t></is></c>' in content


def test_a_stray_far_column_does_not_widen_every_line(tmp_path: Path) -> None:
    rows = row(1, cell("A1", "name"), cell("XFD1")) + "".join(
        row(i, cell(f"A{i}", "Ali Karim")) for i in range(2, 9_000)
    )
    table = read_table(write_sheet(tmp_path / "a.xlsx", rows))
    assert (table.columns, len(table.rows)) == (("name",), 8_998)
    assert table.notes == ("S: a cell far from the table was left out: XFD1",)


@pytest.mark.parametrize("end", ["XFD1048576", "XFD2", "A1048576"])
def test_merged_cells_are_cut_to_the_table(end: str, tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "a.xlsx", TOP, f'<mergeCells count="1"><mergeCell ref="A2:{end}"/></mergeCells>')
    assert read_table(path).merged == ()
    unify_file(path, "name", tmp_path / "plain.xlsx", keep_formatting=False)
    assert read_table(tmp_path / "plain.xlsx").column("name_english") == ["Ali Karim"]


def test_tables_apart_by_less_than_the_gap_are_one_sheet(tmp_path: Path) -> None:
    rows = TOP + "".join(row(i, cell(f"A{i}", "Omar Said")) for i in (900, 1_899))
    assert len(read_table(write_sheet(tmp_path / "a.xlsx", rows)).rows) == 1_898


@pytest.mark.parametrize(
    ("places", "bounds"),
    [
        ([], (0, 0)),
        ([(0, 0)], (1, 1)),
        ([(0, 0), (1_000, 99)], (1_001, 100)),
        ([(0, 0), (1_000, 0), (2_000, 100)], (2_001, 101)),  # 202,101 cells, the gaps at their bounds
        ([(0, 0), (1_000, 0), (2_001, 100)], (1_001, 1)),
        ([(0, 0), (1_000, 0), (2_000, 101)], (2_001, 1)),
        ([(0, 0), (1, 999)], (2, 1_000)),
        ([(0, 0), (1, 1_000)], (2, 1)),
        ([(0, 0), (1, 0), (1, 100), (4_000, 0)], (2, 101)),
        ([(line, 0) for line in range(30_000)] + [(0, 7)], (30_000, 8)),
    ],
)
def test_the_bounds_of_a_table(places: list[tuple[int, int]], bounds: tuple[int, int]) -> None:
    assert find_bounds(places, "a sheet") == bounds


def test_more_cells_than_the_limit_are_refused() -> None:
    places = [(line * 900, column * 90) for line in range(1_100) for column in range(180)]
    with pytest.raises(InputError, match="a sheet has a sheet of 989,101 lines and 16,111 columns; at most 30,000,000"):
        find_bounds(places, "a sheet")


@given(st.integers(1, 16_384))
def test_letters_of_a_column_come_back_as_its_number(number: int) -> None:
    assert column_number(column_letters(number)) == number


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (b'<row r="3"><c r="B3"/></row><row r="12"><c r="AA12" s="1"><v>1</v></c></row>', (12, 27, 2, True)),
        (b'<row r="12"><c r="A123"/></row>', (12, 1, 1, False)),
        (b'<row><c r="A12"/></row>', (0, 1, 1, False)),
        (b"<x:c r='B3'/>", (0, 0, 1, False)),
        (b"<c><v>1</v></c>", (0, 0, 1, False)),
        (b'<c s="1" r="B3"/>', (0, 0, 1, False)),
        (b'<cols><col min="1"/></cols><cellXfs/>', (0, 0, 0, True)),
    ],
)
def test_a_scan_is_plain_where_it_can_be_relied_on(xml: bytes, expected: tuple[int, int, int, bool]) -> None:
    found = scan(io.BytesIO(xml))
    assert (found.lines, found.columns, found.filled, found.is_plain) == expected


def test_a_scan_counts_what_is_lost_or_hidden() -> None:
    xml = (
        b'<row r="2" hidden="1"><c r="A2" t="e"><v>#N/A</v></c></row><row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>'
    )
    found = scan(io.BytesIO(xml))
    assert (found.hidden, found.errors, found.formulas) == ({1}, 1, 1)


class Pieces(io.BytesIO):
    """A file that is read in pieces of a few bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(7)


def test_a_scan_does_not_depend_on_where_the_pieces_end() -> None:
    xml = "".join(row(i, cell(f"A{i}"), cell(f"C{i}")) for i in range(1, 30)).encode()
    assert scan(Pieces(xml)) == scan(io.BytesIO(xml))


def test_cells_are_clipped_by_their_places_in_the_xml() -> None:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{FAR["the last line"]}</sheetData></worksheet>'.encode()
    clipped, far = clip_sheet(xml, "a sheet")
    assert far == [(1_048_575, 0)]
    assert clipped == xml.replace(cell("A1048576").encode(), b"")


def test_a_note_names_a_few_cells() -> None:
    note = describe_far([(line, 0) for line in range(5_000, 5_009)], "S")
    assert note == "S: 9 cells far from the table were left out: A5001, A5002, A5003, A5004, A5005 …"


# ODS

SPACES = "".join(f' xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "table", "text"))


def text(content: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{content}</text:p></table:table-cell>'


def write_ods(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        content = f'<table:table table:name="S">{rows}</table:table>'
        body = f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body>"
        archive.writestr("content.xml", f"<office:document-content{SPACES}>{body}</office:document-content>")
    return path


def line(cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{cells}</table:table-row>"


ODS_TOP = line(text("name")) + line(text("Ali Karim"))
REPEATED = ' table:number-rows-repeated="4000000000"'


def test_blank_lines_without_end_are_passed_over(tmp_path: Path) -> None:
    table = read_table(write_ods(tmp_path / "a.ods", ODS_TOP + line("<table:table-cell/>", REPEATED)))
    assert (table.columns, table.rows, table.notes) == (("name",), (("Ali Karim",),), ())


def test_a_cell_behind_blank_lines_without_end_is_left_out(tmp_path: Path) -> None:
    rows = ODS_TOP + line("<table:table-cell/>", REPEATED) + line(text("x"))
    assert read_table(write_ods(tmp_path / "a.ods", rows)).rows == (("Ali Karim",),)


@pytest.mark.parametrize(
    "rows",
    [
        line(text("Omar Said"), REPEATED),
        line(text("x", ' table:number-columns-repeated="4000000000"')),
        line(text("x", ' table:number-columns-repeated="16000"'), ' table:number-rows-repeated="1000000"'),
    ],
)
def test_cells_repeated_without_end_are_refused(rows: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.ods (has more than 30,000,000 cells|repeats a line 4,000,000,000 times)"):
        read_table(write_ods(tmp_path / "a.ods", ODS_TOP + rows))


@pytest.mark.thorough
def test_spaces_and_sheets_repeated_without_end_are_refused(tmp_path: Path) -> None:
    spaces = line(text('x<text:s text:c="30000001"/>'))
    with pytest.raises(InputError, match="repeats spaces"):
        read_table(write_ods(tmp_path / "a.ods", ODS_TOP + spaces))
    few = line(text('x<text:s text:c="3"/>y'))
    assert read_table(write_ods(tmp_path / "a.ods", ODS_TOP + few)).rows[-1] == ("x   y",)
    many = ' table:number-rows-repeated="1000000"'
    sheet = f'</table:table><table:table table:name="B">{line(text("x"), many)}'
    with pytest.raises(InputError, match="more than 30,000,000 cells"):
        read_table(write_ods(tmp_path / "a.ods", ODS_TOP + sheet * 31))


def test_hidden_lines_without_end_are_those_of_the_table(tmp_path: Path) -> None:
    hidden = ' table:number-rows-repeated="900000000" table:visibility="collapse"'
    rows = line(text("Omar Said"), ' table:visibility="collapse"') + line("<table:table-cell/>", hidden) * 50
    assert read_table(write_ods(tmp_path / "a.ods", ODS_TOP + rows)).hidden.lines == {2}


def test_a_merged_range_of_the_whole_sheet_is_cut(tmp_path: Path) -> None:
    spans = ' table:number-columns-spanned="16384" table:number-rows-spanned="1048575"'
    assert read_table(write_ods(tmp_path / "a.ods", line(text("name")) + line(text("Ali Karim", spans)))).merged == ()


@pytest.mark.parametrize("write", [write_ods, write_sheet])
def test_entities_are_refused(write: Callable[[Path, str], Path], tmp_path: Path) -> None:
    path = write(tmp_path / ("a.ods" if write is write_ods else "a.xlsx"), "")
    part = "content.xml" if write is write_ods else "xl/workbook.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + parts[part]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(InputError, match="document type"):
        read_table(path)
