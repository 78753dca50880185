"""Unifying the names in a file: every row kept, sheets, formulas, nothing half-written."""

from __future__ import annotations

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from inspect import signature
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from arabtext import clear_caches
from arabtext.cli.main import run
from arabtext.errors import InputError, UsageError
from arabtext.tables import EVERY_SHEET, Table, read_table, read_tables, unify_file, write_table

ROWS = [["id", "name"], ["007", "قيس الخزعلي"], ["008", "Kais Khazali"], ["009", ""]]


def write_csv(path: Path, codec: str = "utf-8", delimiter: str = ",") -> Path:
    text = "\r\n".join(delimiter.join(row) for row in ROWS) + "\r\n"
    path.write_bytes(text.encode(codec))
    return path


NAMES = Table(("id", "name"), (("001", "قيس الخزعلي"), ("002", "Ali Karim")))


SHEETS = (
    Table(("id", "name"), (("001", "قيس الخزعلي"), ("002", "n/a")), "Members"),
    Table(("الاسم", "الدور"), (("Qays Khaz'ali", "قائد"), ("ليلى ناصر", "كاتبة")), "الضيوف"),
    Table(("code", "price"), (("A", 3.5), ("B", 4)), "Prices"),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "people.xlsx"
    write_table(SHEETS, path)
    return path


def test_the_example_spreadsheet(examples: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    report = unify_file(examples / "names.csv", "name", output)
    before, after = read_table(examples / "names.csv"), read_table(output)
    width = len(before.columns)
    assert after.columns[:width] == before.columns
    assert after.columns[width:] == (
        "name_english", "name_arabic", "name_cluster", "name_confidence", "name_spelling", "name_reason",
    )  # fmt: skip

    kept = [tuple("" if c is None else c for c in row[:width]) for row in after.rows]
    assert kept == [tuple("" if c is None else c for c in row) for row in before.rows]
    by_id = {row[0]: row for row in after.rows}
    english = {number: row[width] for number, row in by_id.items()}
    assert {english[f"00{i}"] for i in range(1, 7)} == {"Qais al-Khazali"}
    assert english["007"] == english["008"] == "Laith al-Khazali"
    assert len({by_id[f"03{i}"][width + 2] for i in range(4)}) == 1
    assert by_id["036"][width + 2] != by_id["038"][width + 2]
    assert by_id["059"][1] == "=Hussein al-Obaidi"
    assert english["059"] == "Hussein al-Obaidi"
    assert report.names[59].cluster == -1
    assert dict(report.summary)["rows"] == 62
    names = CalamineWorkbook.from_path(str(output)).sheet_names
    assert names == ["Names", "Summary"]


def test_empty_lines_and_cells_are_rows(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("\nname\nقيس\n\nعلي\n\n", encoding="utf-8")
    assert read_table(path).rows == (("قيس",), (None,), ("علي",)), "blank lines at the end are left out"
    report = unify_file(path, "name", tmp_path / "out.csv")
    assert [one.text for one in report.names] == ["قيس", "", "علي"]
    assert len(read_table(tmp_path / "out.csv").rows) == 3


def test_a_missing_column_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no column 'nom'; the columns are: 'id', 'name'"):
        unify_file(write_csv(tmp_path / "n.csv"), "nom")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_bytes(b"")
    with pytest.raises(UsageError, match="is empty; a header line"):
        unify_file(tmp_path / "e.csv")


def test_columns_of_one_name_are_kept_apart() -> None:
    twice = Table(("name", "name"), (("قيس الخزعلي", "x"), ("Ali Karim", "y")))
    report = unify_file(twice, "name")
    assert report.table.columns[:2] == ("name", "name")
    assert [row[:2] for row in report.table.rows] == list(twice.rows)
    assert report.table.rows[0][2] == "Qais al-Khazali"


def test_empty_columns_and_huge_cells_come_back(tmp_path: Path) -> None:
    huge = "قيس " * 25_000
    odd = Table(("name", "nothing"), (("Ali Karim", None), (huge, None), (None, None)))
    report = unify_file(odd, "name", tmp_path / "out.csv")
    assert [row[0] for row in report.table.rows] == ["Ali Karim", huge, None]
    assert report.rejected == (1, 2)
    assert "longer than" in report.names[1].reason
    assert read_table(tmp_path / "out.csv").rows[1][0] == huge


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    target.write_text("what was there before", encoding="utf-8")

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("arabtext.tables.delimited._texts", full)
    with pytest.raises(InputError, match="No space left"):
        unify_file(NAMES, "name", target)
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_text(encoding="utf-8") == "what was there before"


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> Any:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("arabtext.files.atomic.os.open", refused)
    with pytest.raises(InputError, match="Permission denied"):
        unify_file(NAMES, "name", tmp_path / "out.xlsx")


def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "names.csv", tmp_path / "out.csv"
    source.write_text("name\nAli Karim\n", encoding="utf-8")

    def interrupted(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("arabtext.tables.delimited._texts", interrupted)
    assert run(["unify", str(source), "-c", "name", "-o", str(target)]) == 130
    assert [path.name for path in tmp_path.iterdir()] == ["names.csv"]


def test_the_names_of_several_sheets_are_brought_together(workbook: Path, tmp_path: Path) -> None:
    report = unify_file(workbook, output=tmp_path / "out.xlsx", sheet=EVERY_SHEET)
    assert [(sheet.table.sheet, sheet.columns) for sheet in report.sheets] == [
        ("Members", ("name",)),
        ("الضيوف", ("الاسم",)),
    ]
    assert report.names[0].cluster == report.names[2].cluster
    assert report.clusters == 2
    summary = dict(report.summary)
    assert summary["rows"] == 4
    assert summary["columns of names"] == "Members: name (guessed); الضيوف: الاسم (guessed)"
    assert summary["numbers of rows without a name"] == "Members: 3"
    written = read_tables(tmp_path / "out.xlsx")
    assert [table.sheet for table in written] == ["Members", "الضيوف", "Prices", "Summary"]
    assert written[0].column("name_english") == ["Qais al-Khazali", "n/a"]
    assert written[1].column("name_english") == ["Qais al-Khazali", "Layla Nasser"]
    assert written[2] == SHEETS[2]


def test_a_sheet_opens_as_its_own_columns_say(workbook: Path, tmp_path: Path) -> None:
    unify_file(workbook, output=tmp_path / "out.xlsx", sheet=EVERY_SHEET)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [bool(sheet.sheet_view.rightToLeft) for sheet in book.worksheets] == [False, True, False, False]


def test_one_sheet_is_taken_and_the_others_stay(workbook: Path, tmp_path: Path) -> None:
    unify_file(workbook, output=tmp_path / "out.xlsx", sheet="الضيوف")
    written = read_tables(tmp_path / "out.xlsx")
    assert [len(table.columns) for table in written[:3]] == [2, 8, 2]
    assert written[0] == SHEETS[0]
    unify_file(workbook, output=tmp_path / "out.csv")
    assert read_table(tmp_path / "out.csv").column("name_english") == ["Qais al-Khazali", "n/a"]


def test_the_looks_of_several_sheets_are_kept(workbook: Path, tmp_path: Path) -> None:
    unify_file(workbook, output=tmp_path / "out.xlsx", sheet=["Members", "الضيوف"], keep_formatting=True)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book["Members"]["C2"].value == "Qais al-Khazali"
    assert book["الضيوف"]["C3"].value == "Layla Nasser"
    assert book["Prices"].max_column == 2


def test_what_cannot_be_done_is_said_before_the_work(workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds one table, not 2 sheets"):
        unify_file(workbook, output=tmp_path / "out.csv", sheet=EVERY_SHEET)
    with pytest.raises(UsageError, match=r"no sheet 'People'.*Members, الضيوف, Prices"):
        unify_file(workbook, sheet="People")
    with pytest.raises(UsageError, match=r"no sheet of .* has a column of names"):
        unify_file(workbook, column="nom", sheet=EVERY_SHEET)
    (tmp_path / "n.csv").write_text("name\nAli Karim\n", encoding="utf-8")
    with pytest.raises(UsageError, match="it has none"):
        unify_file(tmp_path / "n.csv", sheet="People")
    with pytest.raises(UsageError, match="has no sheets"):
        read_table(tmp_path / "n.csv", "People")
    assert not (tmp_path / "out.csv").exists()


def test_a_workbook_with_formulas_keeps_them_unasked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["name", "born", "age"], ["Ali Karim", 1974, "=2024-B2"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    assert unify_file(tmp_path / "in.xlsx", "name", tmp_path / "out.xlsx").notes == ()
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").active["C2"].value == "=2024-B2"
    unify_file(tmp_path / "in.xlsx", "name", tmp_path / "plain.xlsx", keep_formatting=False)
    assert openpyxl.load_workbook(tmp_path / "plain.xlsx").worksheets[0]["C2"].value != "=2024-B2"


def test_cells_that_are_not_as_they_were_are_told(tmp_path: Path) -> None:
    odd = Table(("name", "note"), (("Ali Karim", "\u200f=1+1"), ("Layla Nasser", "x" * 40_000)))
    assert unify_file(odd, "name", tmp_path / "out.csv").notes == (
        "an apostrophe was put before what a spreadsheet program would run as a formula: 1 cell",
    )
    (note,) = unify_file(odd, "name", tmp_path / "out.xlsx").notes
    assert note.startswith("cut, ")
    assert note.endswith(": 1 cell")
    assert unify_file(odd, "name", tmp_path / "out.jsonl").notes == ()


@pytest.mark.parametrize("keep_formatting", [None, True, False])
def test_a_file_is_read_once(
    keep_formatting: bool | None, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, opened = Path.read_bytes, list[Path]()

    def counted(path: Path) -> bytes:
        opened.append(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    unify_file(workbook, "name", tmp_path / "out.xlsx", keep_formatting=keep_formatting)
    assert opened.count(workbook) == 1


def test_options_are_given_by_name() -> None:
    assert [str(p) for p in signature(unify_file).parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD] == [
        "path: 'str | PathLike[str] | bytes | Table'",
        "column: 'str | Sequence[str] | None' = None",
        "output: 'str | PathLike[str] | None' = None",
    ]


@pytest.mark.thorough
def test_results_are_the_same_in_threads_with_cold_caches(tmp_path: Path) -> None:
    names = [f"{given} {family}" for given in ("قيس", "Layla", "سمير", "Hasan") for family in ("الخزعلي", "Nasser")]
    tables = [Table(("name",), tuple((name,) for name in names[at:] + names[:at])) for at in range(6)]
    expected = [unify_file(table, "name").table for table in tables]
    clear_caches(tables=True)
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda table: unify_file(table, "name").table, tables))
    assert found == expected


def test_progress_is_called_for_each_task() -> None:
    reports: list[tuple[str, int, int]] = []
    unify_file(Table(("name",), (("Ali Karim",),)), "name", progress=lambda *report: reports.append(report))
    assert {task for task, done, total in reports if done == total} >= {"reading names", "comparing names"}
    assert not any(task == "writing" for task, _, _ in reports)


def test_other_columns_are_evidence_in_every_sheet() -> None:
    table = Table(("name", "born", "id"), (("Salim Nahhas", 1970, 1), ("سليم نحاس", 1984, 2), ("سليم نحاس", 1970, 3)))
    assert [one.cluster for one in unify_file(table, "name").names] == [0, 0, 0]
    for agree in ("born", ["born"]):
        assert [one.cluster for one in unify_file(table, "name", agree=agree).names] == [0, 1, 0]
    assert [one.cluster for one in unify_file(table, "name", distinct="id").names] == [0, 1, 2]
    with pytest.raises(UsageError, match="belong to one column of names"):
        unify_file(table, ["name", "born"], distinct="id")
    with pytest.raises(UsageError, match="no column 'nom'"):
        unify_file(table, "name", agree="nom")
