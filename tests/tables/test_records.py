"""JSON lines and Parquet: tables that carry the names of their columns."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from arabtext.errors import InputError, MissingExtraError
from arabtext.tables import Table
from arabtext.tables.records import read_json_lines, read_parquet, write_json_lines, write_parquet

TABLE = Table(("id", "الاسم"), ((1, "قيس"), (2, None), (3, "line\u2028separator")))


def test_json_lines_come_back(tmp_path: Path) -> None:
    assert write_json_lines(TABLE, tmp_path / "a.jsonl") == 0
    assert read_json_lines((tmp_path / "a.jsonl").read_bytes(), "a") == TABLE


def test_objects_may_have_other_keys_and_empty_lines_between_them() -> None:
    table = read_json_lines(b'{"a": 1}\n\n{"b": [2], "a": true}\n', "x")
    assert (table.columns, table.rows) == (("a", "b"), ((1, None), (True, [2])))


@pytest.mark.parametrize(
    ("raw", "message"),
    [(b'{"a": 1}\n{"a"\n', "names.jsonl line 2 is not JSON"), (b"[1]\n", "names.jsonl line 1: an object")],
)
def test_a_line_that_is_no_object_is_named(raw: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_json_lines(raw, "names.jsonl")


def test_values_that_json_has_not_are_written_as_text(tmp_path: Path) -> None:
    write_json_lines(Table(("day",), ((date(2020, 8, 4),),)), tmp_path / "a.jsonl")
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == '{"day": "2020-08-04"}\n'


def test_parquet_comes_back_and_a_column_of_several_types_is_text(tmp_path: Path) -> None:
    assert write_parquet(Table(("n", "mixed"), ((1, 1), (None, "a"), (3, None))), tmp_path / "a.parquet") == 0
    table = read_parquet((tmp_path / "a.parquet").read_bytes(), "a")
    assert (table.columns, table.rows) == (("n", "mixed"), ((1, "1"), (None, "a"), (3, None)))


def test_what_is_no_parquet_and_a_missing_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"a\.parquet cannot be read as Parquet"):
        read_parquet(b"PAR1", "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"arabtext\[parquet\]"):
        read_parquet(b"PAR1", "a.parquet")
