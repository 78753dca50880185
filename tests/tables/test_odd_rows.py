"""Rows that are no data, and rows that only seem to be none."""

from __future__ import annotations

import pytest

from arabtext.tables import Table, unify_file
from arabtext.tables.odd_rows import find_odd_rows

TITLES = ("م", "الاسم", "المحافظة", "العمر")
ROWS = (
    ("جرحى البصرة", None, None, None),
    (1, "سليم النحاس", "البصرة", 40),
    (2, "نبيل حداد", "البصرة", 41),
    (3, "كريم حسن", "البصرة", None),
    ("م", "الاسم", "المحافظة", "العمر"),
    (4, "هدى النحاس", "الموصل", 42),
    (None, "سمير الخطيب", None, None),
    (5, None, None, None),
    ("المجموع", 5, None, 123),
    ("المصدر: دائرة الصحة", None, None, None),
)


def test_odd_rows_are_found_and_kept() -> None:
    table = Table(TITLES, ROWS)
    odd = {0: "heading", 4: "titles of the columns", 8: "total", 9: "remark"}
    assert find_odd_rows(table, ["الاسم"]) == odd
    report = unify_file(table)
    (sheet,) = report.sheets
    assert dict(sheet.odd) == odd
    assert [row[:4] for row in report.table.rows] == list(ROWS)
    assert sheet.rejected == (7,)
    reasons = report.table.column("name_reason")
    assert reasons[4] == "no name: the row is no data (titles of the columns)"
    assert report.table.column("name_english")[4] == "الاسم"
    assert report.table.column("name_cluster")[6] is not None
    wanted = "heading in row 2; titles of the columns in row 6; total in row 10; remark in row 11"
    assert dict(report.summary)["rows that are no data"] == wanted


@pytest.mark.parametrize(
    "row",
    [
        (None, "سليم النحاس", None, None),
        (None, "Zrtk Karim", None, None),
        ("Total", "سليم النحاس", None, None),  # a name beside it
        ("Total Energies", "سليم النحاس", "x", 3),
        (7, None, None, None),
        (None, None, None, None),
        (1, "الاسم", "البصرة", 40),  # one title among other cells
        ("x", "سليم النحاس", "الموصل", 42),
    ],
)
def test_in_doubt_a_row_is_data(row: tuple[object, ...]) -> None:
    rows = (ROWS[1], row, *ROWS[2:4], ROWS[5])
    assert find_odd_rows(Table(TITLES, rows), ["الاسم"]) == {}


def test_rows_with_a_single_cell_are_data_where_most_have_few() -> None:
    rows = (("Members",), ("Ali Karim",), ("Layla Nasser",))
    assert find_odd_rows(Table(("x",), rows), ["x"]) == {}
    gaps = tuple((n, None, None, None) if n % 2 else (f"x{n}", "سليم النحاس", "y", n) for n in range(40))
    assert find_odd_rows(Table(TITLES, gaps), ["الاسم"]) == {}
    many = tuple((f"{'abc'[n % 3]}x", None, None, None) if n % 3 == 0 else ROWS[1] for n in range(30))
    assert find_odd_rows(Table(TITLES, many), ["الاسم"]) == {}


def test_a_merged_range_over_the_columns_is_a_heading() -> None:
    rows = (("سليم الحداد", None, None, None), *ROWS[1:4])
    assert find_odd_rows(Table(TITLES, rows), ["م"]) == {}
    assert find_odd_rows(Table(TITLES, rows, merged=(((1, 0), (1, 3)),)), ["م"]) == {0: "heading"}


def test_a_list_without_a_header_has_no_titles() -> None:
    rows = (("a", "b"), ("Ali Karim", "x"))
    assert find_odd_rows(Table(("a", "b"), rows, has_header=False), ["a"]) == {}
    assert find_odd_rows(Table(("a", "b"), rows), ["a"]) == {0: "titles of the columns"}
