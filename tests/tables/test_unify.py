"""Columns of names in a table: one, several, and one name in two columns; what a person should check."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.errors import UsageError
from arabtext.tables import Table, read_table, unify_file

TABLE = Table(
    ("first", "last", "alias", "born"),
    (
        ("قيس", "الخزعلي", "Qays Khaz'ali", 1974),
        ("Hasan", "Nasrullah", "حسن نصر الله", 1960),
        ("Qais", "al-Khazali", None, None),
        (None, None, "n/a", None),
    ),
)


def test_given_and_family_names_in_two_columns_are_one_name() -> None:
    report = unify_file(TABLE, apart=("first", "last"))
    assert report.columns == ("first", "last")
    assert report.table.columns[4:] == tuple(
        f"name_{what}" for what in ("english", "arabic", "cluster", "confidence", "reason")
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
        unify_file(TABLE, "alias", apart=("first", "last"))
    with pytest.raises(UsageError, match="'nom'"):
        unify_file(TABLE, apart=("first", "nom"))


def test_the_summary_names_the_merges_to_check(tmp_path: Path) -> None:
    doubtful = Table(("name",), (("اغنر تويفو",), ("Agner Toivo",), ("Layla Nasser",)))
    report = unify_file(doubtful, "name", tmp_path / "out.xlsx")
    ((sure, spellings),) = report.doubtful
    assert 0.5 < sure < 0.85
    assert spellings == ("Agner Toivo", "اغنر تويفو")
    assert ("merges to check", 1) in report.summary
    page = read_table(tmp_path / "out.xlsx", "Summary")
    assert any("Agner Toivo | اغنر تويفو" in str(cell) for row in page.rows for cell in row)
