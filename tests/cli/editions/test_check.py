"""The verb check: two files, two folders, an interrupted run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from arabtext import editions
from arabtext.cli.main import run
from arabtext.editions.checking.decisions import COLUMNS
from arabtext.tables import read_table


def out(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_folders_are_checked(capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path) -> None:
    assert run(["check", *folders]) == 0
    assert out(capsys)[0][:4] == ["port.md", "high", "number", "218 in the English, 219 in the Arabic"]
    assert run(["check", *folders, "-o", str(tmp_path / "found.xlsx")]) == 0
    table = read_table(tmp_path / "found.xlsx")
    assert table.columns == COLUMNS
    assert len(table.rows) == 1
    capsys.readouterr()
    assert run(["check", *folders, "--json"]) == 0
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (found["article"], found["kind"], found["english_spans"]) == ("port.md", "number", [[46, 49]])


@pytest.mark.parametrize("is_changed", [False, True])
def test_checking_folders_goes_on_where_it_was_stopped(
    monkeypatch: pytest.MonkeyPatch, folders: tuple[str, str], tmp_path: Path, is_changed: bool
) -> None:
    command = ["check", *folders, "-o", str(tmp_path / "found.csv")]
    whole, calls = editions.check, list[str]()

    def stopped(alignment: editions.Alignment, **options: Any) -> list[editions.Finding]:
        calls.append(alignment.english_title)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return whole(alignment, **options)

    monkeypatch.setattr(editions, "check", stopped)
    assert run(command) == 130
    assert not (tmp_path / "found.csv").exists()
    with (tmp_path / "found.csv.part").open("a", encoding="utf-8") as journal:
        journal.write('{"article": "cut o')
    if is_changed:  # what was checked is no longer what there is
        with (Path(folders[0]) / "marsh" / "water.md").open("a", encoding="utf-8") as article:
            article.write("\n\nThe farmers left for the city.\n")
    assert run(command) == 0
    assert sorted(calls) == [*["The marshes of Iraq"] * (1 + is_changed), *["The port of Beirut"] * 2]
    assert "218 in the English, 219 in the Arabic" in read_table(tmp_path / "found.csv").column("finding")
    assert not (tmp_path / "found.csv.part").exists()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("found.csv", b"\xff\xfe\x00mine", 3),
        ("found.csv", b'{"mine": 1}\n', 3),
        ("found.csv", b'{"journal": "arabtext"}\n[1]\n{"article": 3}\n', 0),
        ("found.csv", None, 3),
        ("found.html", b"", 2),
        ("found.pdf", b"", 2),
    ],
)
def test_what_stands_where_a_journal_goes_and_outputs_of_no_format(
    capsys: pytest.CaptureFixture[str],
    folders: tuple[str, str],
    tmp_path: Path,
    name: str,
    content: bytes | None,
    code: int,
) -> None:
    """A file of somebody else stays as it is; an output format that cannot be written is an error before any work."""
    part = tmp_path / f"{name}.part"
    if content is None:
        part.mkdir()
    elif content:
        part.write_bytes(content)
    assert run(["check", *folders, "-o", str(tmp_path / name)]) == code
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    if code == 3:
        assert content is None or part.read_bytes() == content
    else:
        assert not part.exists()
    assert run(["pair", *folders, "-o", str(tmp_path / "pairs.html")]) == 2
    assert capsys.readouterr().out == ""


def test_two_files_are_checked_to_a_page_or_a_table(folders: tuple[str, str], tmp_path: Path) -> None:
    pair = [f"{folders[0]}/port.md", f"{folders[1]}/marfa.md"]
    assert run(["check", *pair, "-o", str(tmp_path / "a.html")]) == 0
    assert "<mark" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert run(["check", *pair, "-o", str(tmp_path / "a.csv")]) == 0
    assert read_table(tmp_path / "a.csv").columns == COLUMNS


CLIMATE = "english,required,forbidden\nclimate change,تغير المناخ,\ntruce,,\n"


def test_the_terms_of_a_glossary(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    english, arabic, terms = tmp_path / "e.txt", tmp_path / "a.txt", tmp_path / "terms.csv"
    english.write_text("They discussed climate change in Rabat.\n", encoding="utf-8")
    arabic.write_text("ناقشوا تبدل الطقس في الرباط.\n", encoding="utf-8")
    terms.write_text(CLIMATE, encoding="utf-8")
    assert run(["check", str(english), str(arabic), "--glossary", str(terms)]) == 0
    said = capsys.readouterr()
    assert "climate change without تغير المناخ in the Arabic" in said.out
    assert "line 3 requires and forbids nothing" in said.err
    terms.write_text("term,translation\na,b\n", encoding="utf-8")
    assert run(["check", str(english), str(arabic), "--glossary", str(terms)]) == 3
    assert "a glossary has the columns english, required, forbidden" in capsys.readouterr().err


@pytest.mark.parametrize("is_stopped", [False, True])
def test_one_sentence_translated_in_two_ways(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_stopped: bool
) -> None:
    """The pairs that an interrupted run had checked count too."""
    pairs = [
        ("The ministry did not respond to our questions.", "لم ترد الوزارة على أسئلتنا."),
        ("The ministry did not respond to our questions.", "التزمت الوزارة الصمت حيال أسئلتنا."),
    ]
    for folder, texts in (("en", [e for e, _ in pairs]), ("ar", [a for _, a in pairs])):
        (tmp_path / folder).mkdir()
        for number, text in enumerate(texts):
            (tmp_path / folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "pairs.csv").write_text("english,arabic\n0.txt,0.txt\n1.txt,1.txt\n", encoding="utf-8")
    folders = [str(tmp_path / folder) for folder in ("en", "ar")]
    command = ["check", *folders, "--pairs", str(tmp_path / "pairs.csv"), "-o", str(tmp_path / "found.csv")]
    if is_stopped:
        whole, calls = editions.check, list[int]()

        def stopped(alignment: editions.Alignment, **options: Any) -> list[editions.Finding]:
            calls.append(1)
            if len(calls) == 2:
                raise KeyboardInterrupt
            return whole(alignment, **options)

        monkeypatch.setattr(editions, "check", stopped)
        assert run(command) == 130
    assert run(command) == 0
    found = read_table(tmp_path / "found.csv")
    rows = [row[:4] for row in found.rows if row[2] == "inconsistent"]
    assert rows == [("1.txt", "low", "inconsistent", "translated elsewhere as: لم ترد الوزارة على أسئلتنا.")]
