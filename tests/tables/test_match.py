"""Two tables matched by their names: every row and column of both kept."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from arabtext.errors import InputError, UsageError
from arabtext.tables import Table, match_files, read_table

LEFT = Table(("id", "name"), ((1, "قيس الخزعلي"), (2, "Hassan Nasrullah"), (3, None), (4, "Ali Karim")))
RIGHT = Table(
    ("person", "role"), (("Layla Nasser", "writer"), ("Qays al-Khaz'ali", "leader"), ("حسن نصر الله", "cleric"))
)


def test_rows_are_laid_side_by_side(tmp_path: Path) -> None:
    report = match_files(LEFT, RIGHT, output=tmp_path / "pairs.csv")
    assert (report.left_columns, report.right_columns) == (("name",), ("person",))
    assert report.table.columns == ("id", "name", "right_person", "right_role", "match_score", "match_reason")
    assert [row[:4] for row in report.table.rows] == [
        (1, "قيس الخزعلي", "Qays al-Khaz'ali", "leader"),
        (2, "Hassan Nasrullah", "حسن نصر الله", "cleric"),
        (3, None, None, None),
        (4, "Ali Karim", None, None),
        (None, None, "Layla Nasser", "writer"),
    ]
    assert dict(report.summary)["pairs"] == 2
    assert len(read_table(tmp_path / "pairs.csv").rows) == 5


def test_a_missing_column_or_file_is_named() -> None:
    with pytest.raises(UsageError, match="'nom'"):
        match_files(LEFT, RIGHT, left_column="nom")
    with pytest.raises(InputError, match=r"missing\.csv"):
        match_files(LEFT, "missing.csv")


def test_a_column_that_looks_like_one_of_the_right_table_keeps_its_place() -> None:
    left = Table(("right_name", "name"), (("x", "قيس الخزعلي"),))
    report = match_files(
        left, Table(("name", "name"), (("Qays Khaz'ali", "y"),)), left_column="name", right_column="name"
    )
    assert report.table.columns[:4] == ("right_name", "name", "right_name_2", "right_name_3")
    assert report.table.rows[0][:4] == ("x", "قيس الخزعلي", "Qays Khaz'ali", "y")


def test_a_report_of_a_match_pickles_and_copies() -> None:
    report = match_files(LEFT, RIGHT)
    for again in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):
        assert (again, again.summary) == (report, report.summary)


def test_columns_of_both_tables_agree_under_their_own_titles() -> None:
    left = Table(("name", "a=b", "born"), (("Salim Nahhas", 1, 1970), ("Salim Nahhas", 2, 1984)))
    right = Table(("person", "a=b", "year"), (("سليم نحاس", 1, "1984"), ("سليم نحاس", 2, "1970")))
    for agree in ("born=year", ["born=year"]):
        assert [one.right for one in match_files(left, right, agree=agree).matches] == [1, 0]
    assert [one.right for one in match_files(left, right, distinct="a=b").matches] == [0, 1]
    with pytest.raises(UsageError, match="right table has no column 'born'; give both titles"):
        match_files(left, right, agree="born")
