"""JSON lines and Parquet: tables that carry the names of their columns."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from arabtext.errors import InputError, MissingExtraError
from arabtext.tables import Table, read_table, write_table
from arabtext.tables.records import (
    read_json,
    read_json_lines,
    read_parquet,
    write_json,
    write_json_lines,
    write_parquet,
)

TABLE = Table(("id", "الاسم"), ((1, "قيس"), (2, None), (3, "line\u2028separator")))


def test_json_lines_come_back(tmp_path: Path) -> None:
    assert write_json_lines(TABLE, tmp_path / "a.jsonl") == ()
    assert read_json_lines((tmp_path / "a.jsonl").read_bytes(), "a") == TABLE


def test_objects_may_have_other_keys_and_empty_lines_between_them() -> None:
    table = read_json_lines(b'{"a": 1}\n\n{"b": [2], "a": true}\n', "x")
    assert (table.columns, table.rows) == (("a", "b"), ((1, None), (True, [2])))


def test_a_line_that_is_no_object_is_kept_beside_the_others() -> None:
    table = read_json_lines('{"name": "قيس"}\n{"name"\n[1]\n{"name": "Ali"}\n'.encode(), "names.jsonl")
    assert table.rows == (("قيس", None), (None, '{"name"'), (None, "[1]"), ("Ali", None))
    assert table.notes == ("names.jsonl: no JSON object in line 2, 3; the text is in the column 'unreadable line'",)


def test_a_file_without_an_object_is_refused() -> None:
    with pytest.raises(InputError, match=r"names\.jsonl line 1: an object with the columns as keys was expected"):
        read_json_lines(b"[1]\nname\n", "names.jsonl")


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ('[{"a": 1}, {"b": null, "a": "x"}]', ("a", "b"), ((1, None), ("x", None))),
        ('["قيس", "Ali"]', ("name",), (("قيس",), ("Ali",))),
        ('[["id", "name"], [1, "قيس"], [2]]', ("id", "name"), ((1, "قيس"), (2, None))),
        ('{"count": 2, "rows": [{"a": 1}]}', ("a",), ((1,),)),
        ('{"a": 1}\n{"a": 2}\n', ("a",), ((1,), (2,))),
        ('[{"a": 1, "a": 2}]', ("a", "a_2"), ((1, 2),)),
        ("[]", (), ()),
    ],
)
def test_json_is_read_in_the_forms_that_people_have(
    text: str, columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...]
) -> None:
    table = read_json(text.encode(), "names.json")
    assert (table.columns, table.rows) == (columns, rows)


@pytest.mark.parametrize("text", ["5", '{"a": 1}', '{"a": [1], "b": [2]}', "[" * 100_000, "[{]"])
def test_json_without_a_table_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"names\.json"):
        read_json(text.encode(), "names.json")


def test_json_comes_back_with_values_of_any_kind(tmp_path: Path) -> None:
    table = Table(("a", "b"), ((1, {"ar": "قيس"}), (2.5, [1]), (True, None), ("\ud800", "x")))
    assert write_json(table, tmp_path / "a.json") == ()
    assert read_json((tmp_path / "a.json").read_bytes(), "a.json") == table


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".parquet"])
def test_two_columns_of_one_name_and_lines_above_are_not_lost_in_silence(suffix: str, tmp_path: Path) -> None:
    table = Table(("name", "name"), (("Ali Karim", "Omar"),), above=(("Register of 2024", None),))
    losses = write_table(table, tmp_path / f"a{suffix}")
    assert losses == (
        "the lines above the header were left out, since the format has only rows: 1",
        "columns of one name got a number: name_2",
    )
    again = read_table(tmp_path / f"a{suffix}")
    assert (again.columns, again.rows) == (("name", "name_2"), (("Ali Karim", "Omar"),))


def test_values_that_json_has_not_are_written_as_text(tmp_path: Path) -> None:
    write_json_lines(Table(("day",), ((date(2020, 8, 4),),)), tmp_path / "a.jsonl")
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == '{"day": "2020-08-04"}\n'


def test_parquet_comes_back_and_a_column_of_several_kinds_is_text(tmp_path: Path) -> None:
    losses = write_parquet(Table(("n", "mixed"), ((1, 1), (2.5, "a"), (3, None))), tmp_path / "a.parquet")
    assert losses == ("columns with cells of several kinds became text: mixed",)
    table = read_parquet((tmp_path / "a.parquet").read_bytes(), "a")
    assert (table.columns, table.rows) == (("n", "mixed"), ((1, "1"), (2.5, "a"), (3, None)))


def test_a_parquet_file_of_two_columns_of_one_name_is_read() -> None:
    out = io.BytesIO()
    pyarrow.parquet.write_table(
        pyarrow.Table.from_arrays([pyarrow.array(["x"]), pyarrow.array(["y"])], ["a", "a"]), out
    )
    assert read_parquet(out.getvalue(), "a").rows == (("x", "y"),)


def test_a_parquet_file_that_repeats_one_value_without_end_is_refused() -> None:
    """Some kilobytes may hold a billion rows of one value."""
    out = io.BytesIO()
    column = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 1_000_000, pyarrow.int32()), ["Ali"])
    table = pyarrow.Table.from_arrays([column], ["name"])
    with pyarrow.parquet.ParquetWriter(out, table.schema) as writer:
        for _ in range(201):
            writer.write_table(table)
    with pytest.raises(InputError, match="201,000,000 cells; at most 200,000,000 are read"):
        read_parquet(out.getvalue(), "a.parquet")


def test_what_is_no_parquet_and_a_missing_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"a\.parquet cannot be read as Parquet"):
        read_parquet(b"PAR1", "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match='the extra "parquet"'):
        read_parquet(b"PAR1", "a.parquet")


def test_objects_without_common_keys_are_no_table() -> None:
    odd = ",".join(f'{{"name": "Ali Karim", "k{i}": 1}}' for i in range(6000))
    with pytest.raises(InputError, match=r"6,000 objects with 6,001 different keys"):
        read_json(f"[{odd}]".encode(), "a.json")
    few = ",".join(f'{{"name": "Ali Karim", "k{i}": 1}}' for i in range(60))
    assert len(read_json(f"[{few}]".encode(), "a.json").columns) == 61
