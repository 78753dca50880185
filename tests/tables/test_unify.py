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


def test_lines_above_the_header_stay_above_it(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("List of members\n\nid,name,role\n1,قيس الخزعلي,leader\n2,n/a,x\n", encoding="utf-8")
    report = unify_file(path, output=tmp_path / "out.csv")
    assert report.columns == ("name",)
    assert report.table.above == (("List of members", None, None), (None, None, None))
    assert dict(report.summary)["numbers of rows without a name"] == "5"
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("List of members,")
    assert lines[2].startswith("id,name,role,name_english")
    workbook = unify_file(path, output=tmp_path / "out.xlsx")
    again = read_table(tmp_path / "out.xlsx")
    assert again.columns == workbook.table.columns
    assert len(again.rows) == 2


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
