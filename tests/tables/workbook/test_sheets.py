"""The sheets of a workbook: every cell as it was typed, within limits."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from arabtext.errors import InputError, UsageError
from arabtext.tables import Table, read_table, read_tables, write_table
from arabtext.tables.workbook.sheets import read_sheets, refuse_bomb, restore_cell

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


def test_xlsx_keeps_text_numbers_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("People")
        book.add_worksheet("Other").write_string(0, 0, "x")
        sheet.write_row(0, 0, ["id", "name", "phone", "born"])
        sheet.write_number(1, 0, 12)
        sheet.write_string(1, 1, "قيس الخزعلي")
        sheet.write_string(1, 2, "009647701234567")
        sheet.write_datetime(1, 3, datetime.datetime(1974, 6, 20), book.add_format({"num_format": "yyyy-mm-dd"}))
    table = read_table(path)
    assert table.sheet == "People"
    assert table.rows[0][:3] == (12, "قيس الخزعلي", "009647701234567")
    assert isinstance(table.rows[0][0], int)
    assert str(table.rows[0][3]).startswith("1974-06-20")
    assert read_table(path, "Other").columns == ("x",)
    with pytest.raises(UsageError, match=r"no sheet 'None' in .*; the sheets are: People, Other"):
        read_table(path, "None")


def test_all_sheets_are_read(workbook: Path) -> None:
    assert read_tables(workbook) == SHEETS
    assert read_table(workbook, "Prices") == SHEETS[2]


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    with pytest.raises(InputError, match="unpacks to 60,000,000 bytes"):
        read_table(path)


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "names.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 64
    )
    with pytest.raises(InputError, match="protected with a password"):
        read_table(path)


@pytest.mark.parametrize(
    ("stored", "cell"),
    [
        (12.0, 12),
        (-3.0, -3),
        (3.5, 3.5),
        (999_999_999_999_999.0, 999_999_999_999_999),
        (1e15, 1e15),
        (1e16, 1e16),
        (1e20, 1e20),
        (float("inf"), float("inf")),
        ("", None),
        ("12.0", "12.0"),
        (True, True),
        (None, None),
    ],
)
def test_cells_are_as_they_were_typed(stored: object, cell: object) -> None:
    """Whole numbers come back as such up to the 15 digits that a workbook keeps, larger ones as they are stored."""
    assert restore_cell(stored) == cell
    assert type(restore_cell(stored)) is type(cell)


def claims(size: int, stored: int) -> bytes:
    """A zip file of ``stored`` bytes whose one entry claims to unpack to ``size``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(stored))
    raw = bytearray(out.getvalue())
    at = raw.rindex(b"PK\x01\x02") + 24  # the size in the directory, APPNOTE.TXT 4.3.12
    raw[at : at + 4] = size.to_bytes(4, "little")
    return bytes(raw)


@pytest.mark.parametrize(
    ("size", "stored", "is_refused"),
    [
        (30_000_000, 1_000, False),  # a small file of much repeated text
        (60_000_000, 1_000, True),
        (300_000_000, 1_000_000, False),
        (500_000_000, 1_000_000, True),
        (3_500_000_000, 12_000_000, False),
        (4_200_000_000, 12_000_000, True),
    ],
)
def test_what_a_workbook_unpacks_to_is_limited(size: int, stored: int, is_refused: bool) -> None:
    raw = claims(size, stored)
    if not is_refused:
        refuse_bomb(raw, "names.xlsx")
        return
    with pytest.raises(InputError, match=rf"names\.xlsx unpacks to {size:,} bytes"):
        refuse_bomb(raw, "names.xlsx")


def test_only_sheets_of_cells_are_read_and_one_by_one(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("A").write_string(0, 0, "a")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=A!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
        book.add_worksheet("Empty")
    raw = (tmp_path / "a.xlsx").read_bytes()
    assert [table.sheet for table in read_sheets(raw, "a.xlsx")] == ["A", "Empty"]
    assert next(read_sheets(raw, "a.xlsx", "Empty")) == Table((), (), "Empty")


@pytest.mark.parametrize(("count", "is_refused"), [("4000000000", True), ("2", False)])
def test_a_false_count_of_texts_does_not_end_the_process(tmp_path: Path, count: str, is_refused: bool) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_column(0, 0, ["name", "Nabil Hamdan"])
    source, changed = zipfile.ZipFile(tmp_path / "a.xlsx"), io.BytesIO()
    with source, zipfile.ZipFile(changed, "w") as archive:
        for part in source.namelist():
            archive.writestr(part, source.read(part).replace(b'uniqueCount="2"', f'uniqueCount="{count}"'.encode()))
    if is_refused:
        with pytest.raises(InputError, match="says that it has 4000000000 texts"):
            [*read_sheets(changed.getvalue(), "a.xlsx")]
    else:
        assert [table.rows for table in read_sheets(changed.getvalue(), "a.xlsx")] == [(("Nabil Hamdan",),)]


def test_a_failure_of_the_reader_is_an_error_of_the_file(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure in Rust is no Exception, so that it would end the program; an interruption is passed on."""

    class PanicException(BaseException):
        pass

    for error, raised in ((PanicException("index"), InputError), (KeyboardInterrupt(), KeyboardInterrupt)):

        def fail(*_: object, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", fail, raising=False)
        with pytest.raises(raised):
            list(read_sheets(workbook.read_bytes(), "people.xlsx"))
