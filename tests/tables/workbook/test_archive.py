"""The parts of a zipped workbook."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from arabtext.errors import InputError
from arabtext.tables.workbook.archive import Archive


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("A & B").write_string(0, 0, "a")
        book.add_chartsheet("Chart").set_chart(chart(book))
        book.add_worksheet("الأعضاء").hide()
    return out.getvalue()


def chart(book: xlsxwriter.Workbook) -> object:
    made = book.add_chart({"type": "line"})
    made.add_series({"values": "='A & B'!$A$1"})
    return made


def test_sheets_of_cells_are_listed_in_order() -> None:
    archive = Archive(workbook(), "a.xlsx")
    assert [(part.title, part.path, part.is_hidden) for part in archive.sheets()] == [
        ("A & B", "xl/worksheets/sheet1.xml", False),
        ("الأعضاء", "xl/worksheets/sheet2.xml", True),
    ]
    assert archive.main == "xl/workbook.xml"
    assert archive.relations == "xl/_rels/workbook.xml.rels"


def test_parts_are_replaced_added_and_taken_out_and_the_others_stay() -> None:
    archive = Archive(workbook(), "a.xlsx")
    changed = Archive(archive.replaced({"xl/styles.xml": b"new", "xl/theme/theme1.xml": None, "more": b"m"}), "a.xlsx")
    assert changed.read("xl/styles.xml") == b"new"
    assert changed.read("more") == b"m"
    assert "xl/theme/theme1.xml" not in changed.names()
    same = set(archive.names()) - {"xl/styles.xml", "xl/theme/theme1.xml"}
    assert all(changed.read(name) == archive.read(name) for name in same)
    assert changed.names()[:-1] == [name for name in archive.names() if name != "xl/theme/theme1.xml"]


def without(raw: bytes, gone: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            if name != gone:
                copy.writestr(name, archive.read(name))
    return out.getvalue()


@pytest.mark.parametrize("gone", ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_a_part_is_an_error(gone: str) -> None:
    with pytest.raises(InputError, match=r"a\.xlsx cannot be read as a workbook"):
        Archive(without(workbook(), gone), "a.xlsx").sheets()


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", workbook()[:-30], workbook()[:200]])
def test_a_damaged_archive_is_an_error(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.xlsx cannot be read as a workbook"):
        Archive(raw, "a.xlsx").names()
