"""Tables in files and dataframes: every row and cell kept, whatever the file is."""

from __future__ import annotations

import csv
import datetime
import json
import zipfile
from pathlib import Path

import narwhals.stable.v2 as nw
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from arabtext.errors import InputError, UsageError
from arabtext.tables import Table, columns, guess_column, load_authority, read_table, unify_file, write_table
from arabtext.tables.delimited import is_formula

ROWS = [["id", "name"], ["007", "قيس الخزعلي"], ["008", "Kais Khazali"], ["009", ""]]


def write_csv(path: Path, codec: str = "utf-8", delimiter: str = ",") -> Path:
    text = "\r\n".join(delimiter.join(row) for row in ROWS) + "\r\n"
    path.write_bytes(text.encode(codec))
    return path


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_of_any_encoding_and_delimiter(codec: str, delimiter: str, tmp_path: Path) -> None:
    table = read_table(write_csv(tmp_path / "names.csv", codec, delimiter))
    assert table.columns == ("id", "name")
    assert table.column("name")[:2] == ["قيس الخزعلي", "Kais Khazali"]
    assert table.column("id") == ["007", "008", "009"]


def test_rows_of_unequal_length_and_columns_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text('name,,name\nقيس\n"a\nb",1,2,3\n', encoding="utf-8")
    table = read_table(path)
    assert table.columns == ("name", "column 2", "name", "column 4")
    assert table.rows == (("قيس", None, None, None), ("a\nb", "1", "2", "3"))


def test_empty_lines_and_cells_are_rows(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("\nname\nقيس\n\nعلي\n\n", encoding="utf-8")
    assert read_table(path).rows == (("قيس",), (None,), ("علي",), (None,))
    report = unify_file(path, "name", tmp_path / "out.csv")
    assert [one.text for one in report.names] == ["قيس", "", "علي", ""]
    assert len(read_table(tmp_path / "out.csv").rows) == 4


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


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".jsonl", ".parquet"])
def test_what_is_written_is_read_again(suffix: str, tmp_path: Path) -> None:
    table = Table(("id", "اسم"), (("007", "قيس"), ("=1", 'a "b", c\nd'), ("x", None), ("y", "line\u2028separator")))
    path = tmp_path / f"out{suffix}"
    write_table(table, path)
    again = read_table(path)
    assert again.columns == table.columns
    expected = [list(row) for row in table.rows]
    found = [list(row) for row in again.rows]
    if suffix in (".csv", ".tsv"):
        expected[1][0], expected[2][1] = "'=1", ""
    assert found == expected
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("cell", "runs"),
    [
        ("=1+1", True),
        ("\u200f=HYPERLINK(1)", True),
        ("\u00a0+1", True),
        ("@cmd", True),
        ("-2", False),
        ("+9647701234567", False),
        ("-2+3", True),
        ("\tx", True),
        ("قيس", False),
        ("a=1", False),
        ("", False),
        (5, False),
        (None, False),
    ],
)
def test_formulas_are_recognized(cell: object, runs: bool) -> None:
    assert is_formula(cell) is runs


def test_a_formula_stays_text_in_every_format(tmp_path: Path) -> None:
    table = Table(("name",), (("=1+1",), ('\u200f=HYPERLINK("http://x")',), ("http://example.org",)))
    assert write_table(table, tmp_path / "a.csv") == 2
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [row[0][0] for row in list(csv.reader(lines))[1:3]] == ["'", "'"]
    assert write_table(table, tmp_path / "a.xlsx") == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [sheet.cell(row, 1).data_type for row in (2, 3, 4)] == ["s", "s", "s"]
    assert sheet.cell(4, 1).hyperlink is None
    write_table(table, tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[0]) == {"name": "=1+1"}


def test_a_cell_too_long_for_the_format_is_cut_with_a_mark_and_counted(tmp_path: Path) -> None:
    assert write_table(Table(("t",), (("ا" * 100_000,), ("short",))), tmp_path / "a.xlsx") == 1
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


def test_added_columns_never_replace_one() -> None:
    table = Table(("name", "name_english"), (("قيس", "mine"),)).with_columns({"name_english": ["Qais"]})
    assert table.columns == ("name", "name_english", "name_english_2")
    assert table.rows == (("قيس", "mine", "Qais"),)


# The job


def test_the_example_spreadsheet(examples: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    report = unify_file(examples / "names.csv", "name", output)
    before, after = read_table(examples / "names.csv"), read_table(output)
    width = len(before.columns)
    assert after.columns[:width] == before.columns
    assert after.columns[width:] == ("name_english", "name_arabic", "name_cluster", "name_confidence", "name_reason")
    kept = [tuple("" if c is None else c for c in row[:width]) for row in after.rows]
    assert kept == [tuple("" if c is None else c for c in row) for row in before.rows]
    by_id = {row[0]: row for row in after.rows}
    english = {number: row[width] for number, row in by_id.items()}
    assert {english[f"00{i}"] for i in range(1, 7)} == {"Qais al-Khazali"}
    assert english["007"] == english["008"] == "Laith al-Khazali"
    assert len({by_id[f"03{i}"][width + 2] for i in range(4)}) == 1
    assert by_id["036"][width + 2] != by_id["038"][width + 2]
    assert by_id["059"][1] == "=Hussein al-Obaidi"
    assert english["059"] == "Hussein al-Obaidi"
    assert report.names[59].cluster == -1
    assert dict(report.summary)["rows"] == 62
    names = CalamineWorkbook.from_path(str(output)).sheet_names
    assert names == ["Names", "Summary"]


def test_the_column_of_names_is_guessed(examples: Path) -> None:
    report = unify_file(examples / "names.csv")
    assert (report.columns, report.guessed) == (("name",), True)
    with pytest.raises(UsageError, match="no column looks like names; say which with --column: a, b"):
        guess_column(Table(("a", "b"), (("1", "xq zrt"), ("2", "x"))))


def test_an_authority_in_a_workbook(tmp_path: Path) -> None:
    write_table(Table(("canonical", "variants"), (("Mr. X", "قيس الخزعلي"),)), tmp_path / "a.xlsx")
    assert load_authority(tmp_path / "a.xlsx").lookup("قيس الخزعلى").canonical == "Mr. X"  # type: ignore[union-attr]
    report = unify_file(write_csv(tmp_path / "n.csv"), "name", authority=tmp_path / "a.xlsx")
    assert report.names[0].canonical == "Mr. X"
    with pytest.raises(UsageError, match="needs the column 'canonical'"):
        load_authority(write_csv(tmp_path / "wrong.csv"))


# Dataframes


@pytest.mark.parametrize("make", [pd.Series, lambda v: pa.chunked_array([v])])
def test_a_series_stays_a_series_of_its_library(make: object) -> None:
    column = make(["قيس الخزعلي", None, "Kais Khazali"])  # type: ignore[operator]
    found = columns.names(column)
    assert type(found) is type(column)
    values = nw.from_native(found, series_only=True).to_list()
    assert [values[0], values[2]] == ["Qais al-Khazali", "Qais al-Khazali"]
    assert values[1] is None or values[1] != values[1]


def test_the_index_of_a_series_stays() -> None:
    column = pd.Series(["قـيس", "x"], index=[7, 3], name="n")
    found = columns.normalize(column)
    assert list(found.index) == [7, 3]
    assert (found.name, list(found)) == ("n", ["قيس", "x"])


def test_lists_and_tuples_stay_what_they_are() -> None:
    assert columns.normalize(["قـيس", None, 3]) == ["قيس", None, 3]
    assert columns.normalize(("قـيس",)) == ("قيس",)
    assert [one.cluster for one in columns.unify(pd.Series(["قيس الخزعلي", None]))] == [0, -1]


# Bad input


def test_files_that_are_not_what_their_name_says(tmp_path: Path) -> None:
    for name, content in [
        ("not.xlsx", b"this is no workbook"),
        ("zip.xlsx", b"PK\x03\x04 broken"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"x" * 600),
        ("not.parquet", b"PAR1"),
        ("not.jsonl", b"[1, 2]\n"),
        ("half.jsonl", b'{"a": \n'),
        ("binary.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20),
    ]:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InputError, match=name.replace(".", r"\.")):
            read_table(path)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder; a file with a table was expected"):
        read_table(tmp_path)
    with pytest.raises(InputError, match=r"cannot read .*nothing.csv"):
        read_table(tmp_path / "nothing.csv")


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    with pytest.raises(InputError, match="unpacks to 60,000,000 bytes"):
        read_table(path)


def test_a_missing_column_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no column 'nom'; the columns are: 'id', 'name'"):
        unify_file(write_csv(tmp_path / "n.csv"), "nom")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_bytes(b"")
    with pytest.raises(UsageError, match="is empty; a header line"):
        unify_file(tmp_path / "e.csv")


def test_an_unknown_output_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot write \.doc; use \.xlsx"):
        write_table(Table(("a",), ()), tmp_path / "a.doc")


def test_a_failed_write_leaves_nothing_and_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("before", encoding="utf-8")

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("arabtext.tables.delimited.csv.writer", full)
    with pytest.raises(InputError, match=r"cannot write .*No space left on device"):
        write_table(Table(("a",), (("1",),)), path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text(encoding="utf-8") == "before"
