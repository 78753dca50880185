"""A row for each name."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.errors import UsageError
from arabtext.tables import Table, read_table, unify_file
from arabtext.tables.split_rows import split_rows

TABLE = Table(
    ("id", "name", "town"),
    ((1, "سليم النحاس ونبيل حداد", "Basra"), (2, "Nabil Haddad", "Mosul"), ("Total", 2, None), (3, "n/a", "x")),
)


def test_each_name_gets_a_row_and_the_other_cells_are_repeated(tmp_path: Path) -> None:
    report = unify_file(TABLE, "name", tmp_path / "out.csv", split=True)
    assert [row[:3] for row in report.table.rows] == [
        (1, "سليم النحاس", "Basra"), (1, "نبيل حداد", "Basra"), (2, "Nabil Haddad", "Mosul"), ("Total", 2, None),
        (3, "n/a", "x"),
    ]  # fmt: skip
    assert report.table.column("name_cluster") == [0, 1, 1, None, None]
    assert report.sheets[0].notes == ("rows added for cells with several names: 1",)
    assert report.sheets[0].odd == ((3, "total"),)
    assert report.sheets[0].lines(report.rejected) == ["5"]  # of the file that was read
    assert len(read_table(tmp_path / "out.csv").rows) == 5


def test_without_split_a_cell_keeps_its_row() -> None:
    report = unify_file(TABLE, "name")
    assert len(report.table.rows) == 4
    assert report.table.column("name_cluster")[:2] == [0, 1]
    assert report.table.column("name_other_clusters") == ["1", None, None, None]
    assert report.table.column("name_english")[0] == "Salim al-Nahas; Nabil Haddad"
    assert report.sheets[0].several == (0,)
    assert report.clusters == 2
    assert dict(report.summary)["numbers of rows with several names"] == "2"
    assert "name_other_clusters" not in unify_file(TABLE, "town").table.columns


def test_the_cells_of_a_pair_are_split_together() -> None:
    pair = Table(
        ("ar", "en"),
        (("سليم النحاس ونبيل حداد", "Salim Nahhas; Nabil Haddad"), ("كريم حسن\nهدى علي", "Karim Hassan"), ("أ", None)),
    )
    parted, origins = split_rows(pair, ("ar", "en"), ())
    assert parted.rows == (
        ("سليم النحاس", "Salim Nahhas"), ("نبيل حداد", "Nabil Haddad"), ("كريم حسن", "Karim Hassan"), ("هدى علي", None),
        ("أ", None),
    )  # fmt: skip
    assert origins == (0, 0, 1, 1, 2)


def test_merged_ranges_move_with_their_rows() -> None:
    table = Table(
        ("name", "town"), (("Salim Nahhas; Nabil Haddad", "Basra"), ("Karim Hassan", None)), merged=(((1, 1), (2, 1)),)
    )
    parted, _ = split_rows(table, ("name",), ())
    assert parted.merged == (((1, 1), (3, 1)),)
    assert parted.column("town") == ["Basra"] * 3


def test_an_id_of_several_names_belongs_to_none() -> None:
    report = unify_file(TABLE, "name", split=True, distinct="id", agree="town")
    assert report.table.column("name_cluster") == [0, 1, 1, None, None]


def test_what_cannot_be_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one column, or of a pair"):
        unify_file(TABLE, ["name", "town"], split=True)
    with pytest.raises(UsageError, match="one column, or of a pair"):
        unify_file(TABLE, parts=("name", "town"), split=True)
    with pytest.raises(UsageError, match="split rows without keeping it"):
        unify_file(tmp_path / "x.xlsx", split=True, keep_formatting=True)
