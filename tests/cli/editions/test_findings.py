"""Which findings the verb check reports: decisions, baselines, kinds, formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli.editions.findings import Checked
from arabtext.cli.main import run
from arabtext.editions import Decisions, Finding, identify
from arabtext.editions.checking.consistency import Rendering
from arabtext.editions.checking.decisions import COLUMNS
from arabtext.tables import Table, read_table, write_table

ENGLISH = (
    "# The port\n\nIt killed at least 218 people in the port.\n\nThe judge heard 45 of the witnesses on May 3, 2021.\n"
)
ARABIC = "# المرفأ\n\nقتل ما لا يقل عن 219 شخصا في المرفأ.\n\nواستمع القاضي إلى 46 من الشهود في 3 أيار/مايو 2021.\n"


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    for name, text in (("en.md", ENGLISH), ("ar.md", ARABIC)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "en.md"), str(tmp_path / "ar.md")]


def messages(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.split("\t")[2] for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def every(capsys: pytest.CaptureFixture[str], pair: list[str]) -> list[str]:
    """The messages of all findings; the first is about 218 and 219."""
    assert run(["check", *pair]) == 0
    found = messages(capsys)
    assert len(found) >= 2
    assert "218" in found[0]
    assert "219" in found[0]
    return found


def decide(pair: list[str], path: Path, verdict: str, note: str = "") -> str:
    """Write the table of findings with a verdict on the first one, as a person does in a spreadsheet."""
    assert run(["check", *pair, "-o", str(path), "--force"]) == 0
    table = read_table(path)
    at, remark = table.position("verdict"), table.position("note")
    first = list(table.rows[0])
    first[at], first[remark] = verdict, note
    write_table(Table((*table.columns, "ticket"), ((*first, "T-1"), *((*row, "") for row in table.rows[1:]))), path)
    return str(path)


@pytest.mark.parametrize("name", ["decided.csv", "decided.xlsx", "decided.jsonl"])
@pytest.mark.parametrize("verdict", ["accepted", "Ignored"])
def test_what_was_decided_is_not_reported_again(
    capsys: pytest.CaptureFixture[str], pair: list[str], every: list[str], tmp_path: Path, name: str, verdict: str
) -> None:
    decided = decide(pair, tmp_path / name, verdict, "as agreed")
    capsys.readouterr()
    assert run(["check", *pair, "--decisions", decided]) == 0
    captured = capsys.readouterr()
    assert [line.split("\t")[2] for line in captured.out.splitlines()] == every[1:]
    assert captured.err == f"{len(every) - 1} findings, 1 decided\n"
    assert run(["check", *pair, "--decisions", decided, "--all"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[2] for line in lines] == every
    assert [line[5:] for line in lines] == [[f"{verdict.lower()}: as agreed"], *([] for _ in every[1:])]


def test_a_decision_holds_after_an_edit_and_not_for_another_value(
    capsys: pytest.CaptureFixture[str], pair: list[str], every: list[str], tmp_path: Path
) -> None:
    decided = decide(pair, tmp_path / "decided.csv", "accepted")
    Path(pair[0]).write_text(ENGLISH.replace("in the port", "in the old port"), encoding="utf-8")
    capsys.readouterr()
    run(["check", *pair, "--decisions", decided])
    assert messages(capsys) == every[1:]
    Path(pair[1]).write_text(ARABIC.replace("219", "217"), encoding="utf-8")
    run(["check", *pair, "--decisions", decided])
    assert messages(capsys) == [every[0].replace("219", "217"), *every[1:]]


def test_a_note_alone_is_shown_and_hides_nothing(
    capsys: pytest.CaptureFixture[str], pair: list[str], every: list[str], tmp_path: Path
) -> None:
    decided = decide(pair, tmp_path / "decided.csv", "", "ask the author")
    capsys.readouterr()
    run(["check", *pair, "--decisions", decided, "--json"])
    first, *others = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["message"], first["note"]) == (every[0], "ask the author")
    assert len(others) == len(every) - 1


def test_bad_rows_are_reported_and_the_others_count(
    capsys: pytest.CaptureFixture[str], pair: list[str], every: list[str], tmp_path: Path
) -> None:
    decided = Path(decide(pair, tmp_path / "decided.csv", "accepted"))
    with decided.open("a", encoding="utf-8") as file:
        file.write(",,,,,,,nonsense,accepted,,,,\n,,,,,,,,perhaps,,,,\n")
    lines = [str(len(every) + n) for n in (2, 3)]
    capsys.readouterr()
    assert run(["check", *pair, "--decisions", str(decided)]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == len(every) - 1
    assert [line.partition(", line ")[2][:1] for line in captured.err.splitlines()[:2]] == lines
    for bad in ("gone.csv", "en.md"):
        assert run(["check", *pair, "--decisions", str(tmp_path / bad)]) == 3
    (tmp_path / "other.csv").write_text("name\nx\n", encoding="utf-8")
    assert run(["check", *pair, "--decisions", str(tmp_path / "other.csv")]) == 2


def test_only_what_the_baseline_lacks_is_reported(
    capsys: pytest.CaptureFixture[str], pair: list[str], every: list[str], tmp_path: Path
) -> None:
    baseline = str(tmp_path / "before.csv")
    assert run(["check", *pair, "--write-baseline", baseline]) == 0
    assert messages(capsys) == every
    assert run(["check", *pair, "--baseline", baseline]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"0 findings, {len(every)} reported before\n")
    Path(pair[1]).write_text(ARABIC.replace("2021", "2022"), encoding="utf-8")
    assert run(["check", *pair, "--baseline", baseline]) == 1
    (new,) = messages(capsys)
    assert "2021" in new
    decided = tmp_path / "decided.csv"
    assert run(["check", *pair, "-o", str(decided)]) == 0
    table = read_table(decided)
    rows = [[*row[:8], "accepted", *row[9:]] for row in table.rows]
    write_table(Table(table.columns, tuple(map(tuple, rows))), decided)
    assert run(["check", *pair, "--baseline", baseline, "--decisions", str(decided)]) == 0
    assert run(["check", *pair, "--write-baseline", baseline]) == 2


def test_baselines_of_folders_name_the_document(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    baseline = str(tmp_path / "before.jsonl")
    assert run(["check", *folders, "--write-baseline", baseline]) == 0
    assert read_table(baseline).column("article") == ["port.md"]
    assert run(["check", *folders, "--baseline", baseline]) == 0
    arabic = Path(folders[1]) / "ahwar.md"
    arabic.write_text(arabic.read_text(encoding="utf-8").replace("45", "54"), encoding="utf-8")
    capsys.readouterr()
    assert run(["check", *folders, "--baseline", baseline]) == 1
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["marsh/water.md"]
    assert run(["check", f"{folders[0]}/port.md", f"{folders[1]}/marfa.md", "--baseline", baseline]) == 0


@pytest.mark.parametrize(
    "options", [["--without", "number"], ["--without", "spelling,number"], ["--without", "date", "--without", "number"]]
)
def test_kinds_are_switched_off(capsys: pytest.CaptureFixture[str], pair: list[str], options: list[str]) -> None:
    assert run(["check", *pair, *options]) == 0
    assert messages(capsys) == []


def test_kinds_are_switched_off_by_the_configuration(
    capsys: pytest.CaptureFixture[str], pair: list[str], tmp_path: Path
) -> None:
    (tmp_path / "arabtext.toml").write_text('[check]\nwithout = ["number", "spelling"]\n', encoding="utf-8")
    assert run(["check", *pair]) == 0
    assert messages(capsys) == []
    (tmp_path / "arabtext.toml").write_text('[check]\nwrite-baseline = "x.csv"\n', encoding="utf-8")
    assert run(["check", *pair]) == 2


def test_an_unknown_kind_is_an_error(capsys: pytest.CaptureFixture[str], pair: list[str]) -> None:
    assert run(["check", *pair, "--without", "numbers"]) == 2
    assert "did you mean 'number'?" in capsys.readouterr().err


def test_a_sarif_log_has_the_decided_findings_suppressed(pair: list[str], tmp_path: Path) -> None:
    decided = decide(pair, tmp_path / "decided.csv", "accepted")
    target = tmp_path / "found.sarif"
    assert run(["check", *pair, "--decisions", decided, "-o", str(target)]) == 0
    first, second, *_ = json.loads(target.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert (len(first["suppressions"]), second["suppressions"]) == (1, [])
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert second["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 5
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("/ar.md")


def test_files_in_the_other_order_are_located_rightly(pair: list[str], tmp_path: Path) -> None:
    target = tmp_path / "found.sarif.json"
    assert run(["check", *reversed(pair), "-o", str(target)]) == 0
    first = json.loads(target.read_text(encoding="utf-8"))["runs"][0]["results"][0]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("/ar.md")


def test_folders_as_sarif_and_as_annotations(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "found.sarif"
    assert run(["check", *folders, "-o", str(target), "--format", "github"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=")
    assert "marfa.md,line=3," in line
    (result,) = json.loads(target.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("ar/marfa.md")


def test_a_page_and_a_document_with_decisions(pair: list[str], tmp_path: Path) -> None:
    decided = decide(pair, tmp_path / "decided.csv", "accepted", "</script><b>")
    assert run(["check", *pair, "--decisions", decided, "-o", str(tmp_path / "a.html")]) == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert 'class="number done"' in page
    assert "</script><b>" not in page
    assert '"ticket"' in page
    pytest.importorskip("docx", reason="python-docx is not installed")
    assert run(["check", *pair, "--decisions", decided, "-o", str(tmp_path / "a.docx")]) == 0
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    assert run(["check", str(tmp_path), str(tmp_path), "-o", str(tmp_path / "b.docx")]) == 2


def test_findings_as_cells_and_back() -> None:
    one = Finding(
        kind="number",
        message="m",
        bead=2,
        english="a",
        arabic="b",
        severity="low",
        english_spans=((0, 1),),
        beads=(2, 3),
    )
    checked = Checked((one,), (Rendering(0, "He left.", "غادر."),))
    cells = json.loads(json.dumps(checked.cells))
    assert Checked.of_cells(cells) == checked
    assert Checked.of_cells([["low", "number", "m", "a", "b"]]) is None
    assert Checked.of_cells([[1] * len(cells[0])]) is None


def test_cells_that_a_spreadsheet_would_run_are_text(pair: list[str], tmp_path: Path) -> None:
    """A decision with such a note goes through a table and back."""
    decided = decide(pair, tmp_path / "decided.csv", "accepted", "=HYPERLINK(1)")
    table = read_table(decided)
    assert str(table.column("note")[0]).startswith("'=")
    known = Decisions.from_rows(table.columns, [tuple(map(str, row)) for row in table.rows])
    assert known.decisions[0].note.endswith("=HYPERLINK(1)")
    assert table.columns[:-1] == COLUMNS
    assert len(known.decisions[0].id) == len(
        identify(Finding(kind="date", message="", bead=0, english="", arabic="", severity="low"))
    )
