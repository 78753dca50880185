"""The header of a sheet: where it stands, and whether there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.tables import Table, read_table, unify_file
from arabtext.tables.header import to_table


def test_rows_of_unequal_length_and_columns_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text('name,,name\nقيس\n"a\nb",1,2,3\n', encoding="utf-8")
    table = read_table(path)
    assert table.columns == ("name", "column 2", "name", "column 4")
    assert table.rows == (("قيس", None, None, None), ("a\nb", "1", "2", "3"))


@pytest.mark.parametrize(
    "text",
    [
        "name\nقيس الخزعلي\n",
        "year,name\n2019,قيس الخزعلي\n",
        "الاسم\nقيس الخزعلي\n",
        "name,2019,2020\nقيس الخزعلي,12,3.5\n",
    ],
)
def test_a_header_is_not_taken_for_data(text: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    assert len(unify_file(path).table.rows) == 1


def rows(count: int, first: tuple[object, ...] = ("Ali Karim", "x")) -> list[tuple[object, ...]]:
    return [first] * count


def test_a_header_is_searched_below_a_few_lines_of_one_cell() -> None:
    """Titles above the header: six of them are skipped, thirty are a list of their own."""
    head = [("name", "note")]
    assert to_table([("a title",)] * 6 + head + rows(5)).columns == ("name", "note")
    assert to_table([("a title",)] * 30 + head + rows(35)).columns == ("a title", "column 2")


def test_a_supposed_header_is_compared_with_a_sample_of_the_rows() -> None:
    """A number of another form in row 20 makes the first a header, one in row 200 is not looked at."""
    numbers: list[tuple[object, ...]] = [("001", "Ali")] * 300
    for at, has_header in ((20, True), (200, False)):
        odd = [*numbers[:at], ("x", "Ali"), *numbers[at:]]
        assert to_table(odd).has_header is has_header


def test_the_usual_width_of_rows_is_that_of_a_sample() -> None:
    title, wide = [("a title", None)], [("a", "b")]
    assert to_table(title + rows(30) + [("x", None)] * 300).above == (("a title", None),)
    assert to_table(title + [("x", None)] * 60 + wide * 300).above == ()


def test_an_empty_sheet_has_no_columns() -> None:
    assert to_table([], "A") == to_table([(), (None, "")], "A") == Table((), (), "A")


def test_a_header_is_as_full_as_the_rows_and_among_the_first() -> None:
    title, data = [("a title", None, None, None, None, None)], [tuple("abcdef")] * 60
    assert to_table(title * 8 + data).above == tuple(title * 8)
    assert to_table(title * 14 + data).above == ()
    half_empty = [("by", "me", None, None, None, None)]
    assert to_table(title + half_empty + data).above == ()


def test_a_header_is_found_although_most_rows_have_one_cell() -> None:
    title: list[tuple[object, ...]] = [("سجل المستفيدين", None, None), (None, None, None)]
    head: list[tuple[object, ...]] = [("الاسم", "اسم الأب", "اللقب")]
    sections = [("حي السلام", None, None), ("نورس", "جابر", "الموسوي"), ("حي الأمل", None, None)]
    table = to_table(title + head + sections)
    assert (table.columns, table.above, len(table.rows)) == (head[0], tuple(title), 3)
    assert to_table([("Food parcels",), ("Beneficiary", "Camp", "Remarks"), *rows(9, ("Nawal Issa",))]).columns[0] == (
        "Beneficiary"
    )


@pytest.mark.parametrize(
    ("first", "fullest"),
    [
        ("names of the camp", ("Nawal Issa", "camp 4")),
        ("names of the camp", ("Nawal Issa", "camp 4", "widow")),
        ("names of the camp", ("Nawal Issa", "widow", "widow")),
        ("الاسم", ("نوال عيسى", "أرملة", "نازحة")),
    ],
)
def test_a_row_with_remarks_is_no_header_of_a_list(first: str, fullest: tuple[object, ...]) -> None:
    """Two cells, a number, a cell twice, or the title of the names above: then the first line is the header."""
    assert to_table([(first,), ("Basel Naji",), fullest, *rows(9, ("Tarek Naji",))]).columns[0] == first


def test_a_header_is_no_row_with_fewer_cells_than_another() -> None:
    lines: list[tuple[object, ...]] = [("my list",), ("Basel", "Camp", "x"), ("Nawal", "Camp", "y", "z")]
    assert to_table([*lines, *rows(9, ("Tarek Naji",))]).columns[0] == "my list"
