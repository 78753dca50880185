"""Tables in and out of files: every row and cell kept, whatever the file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.errors import InputError, UsageError
from arabtext.tables import Table, read_table, read_tables, write_table


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


def test_files_that_are_not_what_their_name_says(tmp_path: Path) -> None:
    for name, content in [
        ("not.xlsx", b"this is no workbook"),
        ("empty.xlsx", b""),
        ("zip.xlsx", b"PK\x03\x04 broken"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"x" * 600),
        ("not.parquet", b"PAR1"),
        ("not.jsonl", b"[1, 2]\n"),
        ("half.jsonl", b'{"a": \n'),
        ("half.json", b'[{"a": \n'),
        ("number.json", b"5"),
        ("page.xls", b"<html><table></table></html>"),
        ("report.docx", b"name"),
        ("README.md", b"# Names"),
        ("text.csv", b"%PDF-1.7 ..."),
        ("binary.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20),
    ]:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InputError, match=name.replace(".", r"\.")):
            read_table(path)


@pytest.mark.parametrize("name", ["names.xlsx", "names.xls", "names.ods", "names.parquet"])
def test_a_damaged_file_says_what_it_should_be(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 this is no archive")
    with pytest.raises(InputError, match="cannot be read as"):
        read_table(tmp_path / name)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder; a file with a table was expected"):
        read_table(tmp_path)
    with pytest.raises(InputError, match=r"cannot read .*nothing.csv"):
        read_table(tmp_path / "nothing.csv")


def test_an_unknown_output_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot write \.doc; use \.xlsx"):
        write_table(Table(("a",), ()), tmp_path / "a.doc")


def test_a_failed_write_leaves_nothing_and_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("before", encoding="utf-8")

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("arabtext.tables.delimited._texts", full)
    with pytest.raises(InputError, match=r"cannot write .*No space left on device"):
        write_table(Table(("a",), (("1",),)), path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text(encoding="utf-8") == "before"


def test_more_lines_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    long = Table(("name",), (("Ali Karim",),) * 1_048_576)
    with pytest.raises(UsageError, match=r"1,048,576 lines .* not 1,048,577 .* \.csv"):
        write_table(long, tmp_path / "out.xlsx")
    with pytest.raises(UsageError, match="16,384 columns"):
        write_table(Table(tuple(map(str, range(16_385))), ()), tmp_path / "out.xlsx")


@pytest.mark.parametrize(
    ("size", "message"), [(500_000_001, "at most 500,000,000 are read"), (60_000_000, "is not a text")]
)
def test_the_size_of_a_file_is_limited(size: int, message: str, tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(size)
    with pytest.raises(InputError, match=message):
        read_table(tmp_path / "a.csv")


@pytest.mark.parametrize("suffix", [".tsv", ".tab", ".TSV"])
def test_a_name_for_tabs_means_tabs(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("a,b\tc\n1,2\t3\n", encoding="utf-8")
    assert read_table(path).columns == ("a,b", "c")
    write_table(Table(("a", "b"), ((1, 2),)), path)
    assert path.read_bytes().decode("utf-8-sig") == "a\tb\r\n1\t2\r\n"


def test_a_name_of_no_format_is_read_as_csv(tmp_path: Path) -> None:
    (tmp_path / "names").write_text("a;b\n1;2\n", encoding="utf-8")
    assert read_tables(tmp_path / "names") == (Table(("a", "b"), (("1", "2"),)),)


def test_several_tables_need_a_workbook(tmp_path: Path) -> None:
    tables = [Table(("a",), ()), Table(("b",), ())]
    with pytest.raises(UsageError, match=r"\.csv holds one table, not 2 sheets"):
        write_table(tables, tmp_path / "a.csv")
    assert write_table(tables, tmp_path / "a.xlsx") == ()
    assert [table.columns for table in read_tables(tmp_path / "a.xlsx")] == [("a",), ("b",)]
