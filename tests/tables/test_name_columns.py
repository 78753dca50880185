"""The columns that hold names: one, several, one name in two columns, guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.errors import UsageError
from arabtext.tables import Table, guess_column, unify_file
from arabtext.tables.name_columns import looks_like_name, restore_first_name

TABLE = Table(
    ("first", "last", "alias", "born"),
    (
        ("قيس", "الخزعلي", "Qays Khaz'ali", 1974),
        ("Hasan", "Nasrullah", "حسن نصر الله", 1960),
        ("Qais", "al-Khazali", None, None),
        (None, None, "n/a", None),
    ),
)


def test_the_column_of_names_is_guessed(examples: Path) -> None:
    report = unify_file(examples / "names.csv")
    assert (report.columns, report.guessed) == (("name",), True)
    with pytest.raises(UsageError, match="no column looks like names; give one of: 'a', 'b'"):
        guess_column(Table(("a", "b"), (("1", "xq zrt"), ("2", "x"))))


def test_a_column_that_is_mostly_empty_is_not_guessed() -> None:
    cells = [("نوال عيسى", "باسل ناجي"), ("lxq zvt", None), ("Basel Naji", None), ("طارق حمدان", None)]
    assert guess_column(Table(("beneficiary", "spouse"), tuple(cells))) == "beneficiary"


def test_a_title_of_names_counts_for_a_column_with_rare_names() -> None:
    cells = [("Nawal Issa", "Basel Naji")] * 5 + [("Vqzt Xlrp", "Tarek Naji")]
    assert guess_column(Table(("Full name", "approved by"), tuple(cells))) == "Full name"
    assert guess_column(Table(("place", "approved by"), tuple(cells))) == "approved by"
    assert guess_column(Table(("Name", "owner"), (*cells[:3], *cells[5:] * 3))) == "owner"


def test_an_empty_table_has_no_column_of_names() -> None:
    with pytest.raises(UsageError, match="the table is empty"):
        guess_column(Table((), ()))


def test_given_and_family_names_in_two_columns_are_one_name() -> None:
    report = unify_file(TABLE, parts=("first", "last"))
    assert report.columns == ("name",)
    assert report.sheets[0].parts == {"name": ("first", "last")}
    assert report.table.columns[4:] == tuple(
        f"name_{what}" for what in ("english", "arabic", "cluster", "confidence", "spelling", "reason")
    )
    english = [row[4] for row in report.table.rows]
    assert english[:3] == ["Qais al-Khazali", "Hassan Nasrallah", "Qais al-Khazali"]
    assert report.rejected == (3,)
    assert [row[:4] for row in report.table.rows] == list(TABLE.rows)


def test_several_columns_of_names_are_brought_together() -> None:
    joined = Table(
        ("a", "b"), (("قيس الخزعلي", "Hasan Nasrullah"), ("حسن نصر الله", "Qays Khaz'ali"), ("N/A", "Layla Nasser"))
    )
    report = unify_file(joined, ["a", "b"])
    by_row = [dict(zip(report.table.columns, row, strict=True)) for row in report.table.rows]
    assert by_row[0]["a_cluster"] == by_row[1]["b_cluster"]
    assert by_row[0]["b_cluster"] == by_row[1]["a_cluster"]
    assert by_row[0]["a_english"] == by_row[1]["b_english"] == "Qais al-Khazali"
    assert report.rejected == (2,)
    assert report.clusters == 3


def test_columns_are_named_one_way_or_the_other() -> None:
    with pytest.raises(UsageError, match="not both"):
        unify_file(TABLE, "alias", parts=("first", "last"))
    with pytest.raises(UsageError, match="'nom'"):
        unify_file(TABLE, parts=("first", "nom"))
    for wrong in (("first",), ("first", "first"), ("first", "last", "first")):
        with pytest.raises(UsageError, match="two columns or more, each once"):
            unify_file(TABLE, parts=wrong)


def test_a_sheet_without_a_header_loses_no_row(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("001,قيس الخزعلي\n002,Hassan Nasrullah\n", encoding="utf-8")
    report = unify_file(path)
    assert report.columns == ("column 2",)
    assert [row[1] for row in report.table.rows] == ["قيس الخزعلي", "Hassan Nasrullah"]
    assert not report.sheets[0].source.has_header
    assert report.table.has_header
    path.write_text("قيس الخزعلي\nHassan Nasrullah\n", encoding="utf-8")
    plain = unify_file(path)
    assert [row[:2] for row in plain.table.rows] == [
        ("قيس الخزعلي", "Qais al-Khazali"),
        ("Hassan Nasrullah", "Hassan Nasrallah"),
    ]
    assert plain.table.columns[0] == "name"


@pytest.mark.parametrize(
    ("cell", "looks"),
    [
        ("قيس الخزعلي", True),
        ("Hassan Nasrallah", True),
        ("حزب الله", True),
        ("Baghdad", False),  # listed, but a place
        ("xq zrt", False),
        ("", False),
        ("Ali bin Hassan bin Omar al-Baghdadi", True),  # six words
        ("Ali " * 12, False),  # more words than a name has
        ("Ali " + "a" * 60, True),
        ("Ali " + "a" * 120, False),  # longer than a name is
    ],
)
def test_cells_that_look_like_names(cell: str, looks: bool) -> None:
    assert looks_like_name(cell) is looks


def test_a_column_is_guessed_if_a_third_of_its_cells_look_like_names() -> None:
    for names, guessed in ((2, False), (4, True)):
        cells = ["Ali Karim"] * names + ["xq zrt"] * (10 - names)
        table = Table(("a",), tuple((cell,) for cell in cells))
        if guessed:
            assert guess_column(table) == "a"
        else:
            with pytest.raises(UsageError, match="no column looks like names"):
                guess_column(table)


def test_a_column_is_guessed_from_its_first_rows() -> None:
    def column(at: int) -> Table:
        return Table(("a",), ((None,),) * at + (("Ali Karim",),))

    assert guess_column(column(100)) == "a"
    with pytest.raises(UsageError):
        guess_column(column(1_000))


def test_a_first_name_taken_for_a_header_is_restored() -> None:
    list_of_names = Table(("قيس الخزعلي",), (("Ali Karim",),))
    assert restore_first_name(list_of_names).rows == (("قيس الخزعلي",), ("Ali Karim",))
    for other in (Table(("name",), (("Ali Karim",),)), Table(("Ali Karim", "b"), ()), Table(("big table",), ())):
        assert restore_first_name(other) is other


def test_persons_are_guessed_before_their_offices() -> None:
    rows = (
        ("وزارة الصحة العراقية", "سمير حداد"),
        ("وزارة الدفاع العراقية", "ليلى ناصر"),
        ("وزارة النفط العراقية", None),
    )
    assert guess_column(Table(("الجهة", "الوزير"), rows)) == "الوزير"
    assert guess_column(Table(("الجهة", "x"), tuple((row[0], 1) for row in rows))) == "الجهة"


def test_an_error_lists_some_of_many_columns() -> None:
    with pytest.raises(UsageError, match="'19' and 180 more"):
        guess_column(Table(tuple(map(str, range(200))), ((1,) * 200,)))
