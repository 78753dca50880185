"""What a person should know of a unified file."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

from arabtext.names import Unified
from arabtext.tables import Report, Sheet, Table, read_table, unify_file


def test_the_summary_names_the_merges_to_check(tmp_path: Path) -> None:
    doubtful = Table(("name",), (("Toivo Agner",), ("Agner Toivo",), ("Layla Nasser",)))
    report = unify_file(doubtful, "name", tmp_path / "out.xlsx")
    ((sure, spellings),) = report.doubtful
    assert 0.5 < sure < 0.85
    assert spellings == ("Agner Toivo", "Toivo Agner")
    assert ("merges to check", 1) in report.summary
    page = read_table(tmp_path / "out.xlsx", "Summary")
    assert any("Agner Toivo | Toivo Agner" in str(cell) for row in page.rows for cell in row)


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


def unified(text: str, cluster: int, confidence: float = 0.9) -> Unified:
    return Unified(text, text.title(), "", cluster, confidence, "made for a test")


def test_the_summary_counts_what_is_there() -> None:
    names = (unified("a b", 0), unified("a c", 0), unified("d", 1), unified("1", -1))
    table = Table(("n",), (("a b",), ("a c",), ("d",), ("1",)))
    report = Report((Sheet(table, table, ("n",), True, names),))
    assert report.summary == [
        ("rows", 4),
        ("columns of names", "n (guessed)"),
        ("distinct names found", 2),
        ("of these, spelled in several ways", 1),
        ("merges to check", 0),
        ("rows without a name", 1),
        ("numbers of rows without a name", "5"),
    ]
    assert (report.clusters, report.rejected, report.guessed, report.columns) == (2, (3,), True, ("n",))


def test_the_summary_lists_a_few_hundred_rows_and_merges_at_most() -> None:
    """The page that sums up stays one that can be looked through: 200 of 1,000, and all of 100."""
    for count, listed in ((100, 100), (1_000, 200)):
        merges = [unified(f"{kind} {i}", i, 0.6) for i in range(count) for kind in "xy"]
        names = (*merges, *(unified("1", -1) for _ in range(count)))
        table = Table(("n",), tuple((one.text,) for one in names))
        summary = Report((Sheet(table, table, ("n",), False, names),)).summary
        assert sum(label.startswith("to check") for label, _ in summary) == listed
        assert dict(summary)["numbers of rows without a name"].count(",") == listed - 1
        assert dict(summary)["merges to check"] == count


def test_a_report_pickles_and_copies() -> None:
    report = unify_file(Table(("name",), (("قيس الخزعلي",), ("n/a",))), "name")
    for again in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):
        assert again == report
        assert again.summary == report.summary
