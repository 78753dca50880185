"""Delimiter-separated text: read as Python's csv reads it, cells of any length, no setting of the process changed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arabtext.errors import UsageError
from arabtext.tables import Table, parse_csv, read_table
from arabtext.tables.delimited import find_delimiter, is_formula, split_rows, write_csv

# Mostly what decides: quotation marks, delimiters, line breaks, and a few that csv does not take for one.
PIECES = st.sampled_from(['"', '""', ",", ";", "\t", "|", "\n", "\r", "\r\n", "a", "قيس", " ", "\0", "\u2028", "\x0b"])


def by_csv(text: str, delimiter: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(",;\t|"))
@example('"a""', ",")
@example('"a"b"c,d\n', ",")
@example('"open\nto the end', ",")
@example('a,\n""\n\n,', ",")
def test_rows_are_those_of_csv(text: str, delimiter: str) -> None:
    assert list(split_rows(text, delimiter)) == by_csv(text, delimiter)


@given(st.text(max_size=60), st.characters(exclude_characters='"\r\n', exclude_categories=["Cs"]))
def test_any_text_and_any_delimiter_are_read_as_csv_reads_them(text: str, delimiter: str) -> None:
    assert list(split_rows(text, delimiter)) == by_csv(text, delimiter)


@given(st.lists(st.lists(st.text(max_size=5), min_size=1, max_size=4), max_size=5))
def test_what_csv_writes_comes_back(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    assert [list(row) for row in split_rows(out.getvalue(), ",")] == rows


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_delimiter_is_recognized_as_with_csv(text: str) -> None:
    """The choice among delimiters as it was made with csv.reader on the list of the first lines."""
    lines = [line for line in text.splitlines()[:20] if line]

    def counts(delimiter: str) -> list[int]:
        return [len(row) for row in csv.reader(lines, delimiter=delimiter)]

    assert all(counts(d) == [len(row) for row in split_rows("\n".join(lines), d)] for d in ",;\t|")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("", ","),
        ("name\nقيس\n", ","),
        ("a;b\n1;2\n", ";"),
        ("a\tb,c\n1\t2\n", "\t"),
        ("ت،الاسم،العمر\n1،سمير حداد،3\n", "،"),
        ("sep=;\nname;a\n", ";"),
        ('a|b\n"x, y, z"|2\n', "|"),
        ("a,b;c\n1,2;3\n4,5\n", ","),
        ("x\n" * 19 + "a;b\n", ","),
        ("a;b\n" * 40 + "x,y,z\n" * 99, ";"),  # past the lines that are looked at
        ("List of members, 2024\n\nname;age\nAli;3\nOmar;4\n", ";"),
    ],
)
def test_the_delimiter_is_recognized(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\n", "\r"])
def test_a_delimiter_that_cannot_be_one_is_a_usage_error(delimiter: str) -> None:
    with pytest.raises(UsageError, match="a delimiter is one character"):
        parse_csv(b"a,b", "x", delimiter=delimiter)


def test_cells_longer_than_the_limit_of_csv_leave_that_limit_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "قيس " * 100_000
    before = csv.field_size_limit()
    assert before < len(long)

    def changed(*_: object) -> int:
        raise AssertionError("a setting of the whole process was touched")

    monkeypatch.setattr(csv, "field_size_limit", changed)
    for written in (f"id,name\n1,{long}\n", f'id,name\n1,"{long}"\n'):
        assert parse_csv(written.encode(), "x").rows == (("1", long),)
    monkeypatch.undo()
    assert csv.field_size_limit() == before


def test_many_quoted_rows_take_time_in_proportion() -> None:
    text = '"' + "a" * 2_000_000 + "\n" + 'b"",' * 200_000  # never closed
    (row,) = split_rows(text, ",")
    assert len(row) == 1


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
        ("＝1+1", True),
        ("\x01=1", True),
        ("\u3164=1", True),
        ("\u2028=1", True),
        ("a=1", False),
        ("", False),
        (5, False),
        (None, False),
    ],
)
def test_formulas_are_recognized(cell: object, runs: bool) -> None:
    assert is_formula(cell) is runs


def test_cells_that_could_run_get_an_apostrophe(tmp_path: Path) -> None:
    table = Table(("name", "note"), (("=1+1", "-"), ("Ali", "\u200f=1"), (None, "+")))
    (loss,) = write_csv(table, tmp_path / "a.tsv", "\t")
    assert loss == "an apostrophe was put before what a spreadsheet program would run as a formula: 2 cells"
    assert (tmp_path / "a.tsv").read_bytes().decode("utf-8-sig") == (
        "name\tnote\r\n'=1+1\t-\r\nAli\t'\u200f=1\r\n\t+\r\n"
    )


# Files

ROWS = [["id", "name"], ["007", "قيس الخزعلي"], ["008", "Kais Khazali"], ["009", ""]]


def write_names(path: Path, codec: str = "utf-8", delimiter: str = ",") -> Path:
    text = "\r\n".join(delimiter.join(row) for row in ROWS) + "\r\n"
    path.write_bytes(text.encode(codec))
    return path


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_of_any_encoding_and_delimiter(codec: str, delimiter: str, tmp_path: Path) -> None:
    table = read_table(write_names(tmp_path / "names.csv", codec, delimiter))
    assert table.columns == ("id", "name")
    assert table.column("name")[:2] == ["قيس الخزعلي", "Kais Khazali"]
    assert table.column("id") == ["007", "008", "009"]


def test_a_quotation_mark_that_is_not_closed_is_said_with_its_line() -> None:
    table = parse_csv(b'# 2024\nname,x\nOmar,a\nSaid,b\n"Ali,b\nZaid,c\n', "names.csv")
    assert table.rows[-1] == ("Ali,b\nZaid,c\n", None)
    assert table.notes[-1] == ("names.csv: a quotation mark in line 5 is not closed; the rest of the file is one cell")
    assert parse_csv(b'name\n"a\nb"\n', "names.csv").notes == ()
