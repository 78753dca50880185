"""The table as a value: columns, merged ranges, added columns."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from pathlib import Path

import pytest

from arabtext.errors import UsageError
from arabtext.tables import Table
from arabtext.tables.table import make_unique


def test_added_columns_never_replace_one() -> None:
    table = Table(("name", "name_english"), (("قيس", "mine"),)).with_columns({"name_english": ["Qais"]})
    assert table.columns == ("name", "name_english", "name_english_2")
    assert table.rows == (("قيس", "mine", "Qais"),)


def test_merged_cells_move_with_a_header_that_is_added(tmp_path: Path) -> None:
    table = Table(("column 1",), (("Ali Karim",), (None,)), has_header=False, merged=(((0, 0), (1, 0)),))
    grown = table.with_columns({"x": [1, 2]})
    assert grown.merged == (((1, 0), (2, 0)),)
    assert table.column("column 1") == grown.column("column 1") == ["Ali Karim", "Ali Karim"]


def test_a_merged_range_stands_in_each_of_its_rows_and_columns() -> None:
    table = Table(("a", "b"), (("x", None), (None, None), ("y", "z")), merged=(((1, 0), (2, 1)),))
    assert table.column("a") == ["x", "x", "y"]
    assert table.column("b") == ["x", "x", "z"]
    assert table.rows[1] == (None, None)


def test_lines_are_those_of_the_sheet() -> None:
    table = Table(("a",), ((1,),), above=(("title",),))
    assert list(table.lines()) == [("title",), ("a",), (1,)]
    assert table.first_line == 3
    assert list(Table(("column 1",), ((1,),), has_header=False).lines()) == [(1,)]


def test_of_two_columns_of_one_name_the_first_is_meant() -> None:
    table = Table(("a", "a"), ((1, 2),))
    assert (table.position("a"), table.column("a")) == (0, [1])
    with pytest.raises(UsageError, match="no column 'b'; the columns are: 'a', 'a'"):
        table.column("b")


def test_a_table_pickles_and_copies() -> None:
    table = Table(("a",), ((date(2020, 8, 4),), (None,)), "s", (("t",),), False, (((0, 0), (1, 0)),), 1)
    assert pickle.loads(pickle.dumps(table)) == copy.deepcopy(table) == table


def test_a_column_is_found_by_its_title_in_other_case_or_by_its_number() -> None:
    table = Table(("id", " Full Name", "2", "full name"), ())
    assert [table.position(name) for name in ("ID", "full NAME ", "full name", "2", "1", "4", "٤")] == [
        0,
        1,
        3,
        2,
        0,
        3,
        3,
    ]
    for name in ("0", "5", "-1", "1.0", "", "²"):
        with pytest.raises(UsageError, match="the columns are"):
            table.position(name)
    with pytest.raises(UsageError, match="did you mean 'full name'"):
        table.position("Ful nmae")


def test_a_title_is_the_columns_own() -> None:
    table = Table(("Name", "born", "Name"), ())
    assert [table.title(name) for name in ("name", "2", "1", "3")] == ["Name", "born", "Name", "3"]


def test_many_columns_of_one_name_get_their_numbers_in_steps_that_grow_with_them() -> None:
    looked_up = 0

    class Counted(str):
        __slots__ = ()

        def __format__(self, spec: str) -> str:
            nonlocal looked_up
            looked_up += 1
            return super().__format__(spec)

    names = make_unique([Counted("x")] * 1000, ["x_3"])
    assert (names[:4], names[-1]) == (["x", "x_2", "x_4", "x_5"], "x_1001")
    assert looked_up <= 1001
