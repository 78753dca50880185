"""The verbs of editions: of files, of folders, of tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext import editions
from arabtext.cli.journal import Journal
from arabtext.cli.main import run
from arabtext.tables import read_table

ENGLISH = {
    "port": "# The port of Beirut\n\nThe port of Beirut was destroyed in 2020, and 218 people were killed there.\n\n"
    "The judge called the ministers, and none of them came to the court.",
    "marsh/water": "# The marshes of Iraq\n\nThe drought has emptied the marshes of southern Iraq, where 45 villages stood.\n\n"
    "The farmers left for the city with their buffaloes.",
    "soup": "# Lentil soup\n\nA recipe for lentil soup with cumin, lemon and a little salt, as it is cooked in winter.",
}
ARABIC = {
    "marfa": "# مرفأ بيروت\n\nدُمّر مرفأ بيروت في عام 2020، وقُتل فيه 219 شخصا.\n\nواستدعى القاضي الوزراء، ولم يأت أحد منهم إلى المحكمة.",
    "ahwar": "# أهوار العراق\n\nأفرغ الجفاف أهوار جنوب العراق حيث كانت 45 قرية.\n\nورحل المزارعون إلى المدينة مع جواميسهم.",
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    for side, texts in (("en", ENGLISH), ("ar", ARABIC)):
        for name, text in texts.items():
            path = tmp_path / side / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return str(tmp_path / "en"), str(tmp_path / "ar")


def out(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_folders_are_paired(capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path) -> None:
    assert run(["pair", *folders, "-o", str(tmp_path / "pairs.xlsx")]) == 0
    assert [row[:2] for row in out(capsys)] == [
        ["marsh/water.md", "ahwar.md"],
        ["port.md", "marfa.md"],
        ["soup.md", ""],
    ]
    table = read_table(tmp_path / "pairs.xlsx")
    assert table.columns == ("english", "arabic", "score", "evidence")
    assert table.column("english") == ["marsh/water.md", "port.md", "soup.md"]


def test_tables_are_paired_with_all_their_columns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "en.csv").write_text(
        "id,title,url,day\n1,Soup,,\n2,Elections in Iraq,https://example.org/en/node/7,2021-06-14\n"
        "3,Elections in Iraq,https://example.org/en/node/9,2019-01-02\n",
        encoding="utf-8",
    )
    (tmp_path / "ar.csv").write_text(
        "id,العنوان,url,day\nأ,الانتخابات في العراق,https://example.org/ar/node/9,2 كانون الثاني/يناير 2019\n"
        "ب,الانتخابات في العراق,https://example.org/ar/node/7,14 حزيران/يونيو 2021\n",
        encoding="utf-8",
    )
    sides, output = [str(tmp_path / "en.csv"), str(tmp_path / "ar.csv")], tmp_path / "pairs.csv"
    options = ["--title", "title", "--title", "العنوان", "--url", "url", "--date", "day"]
    assert run(["pair", *sides, *options, "-o", str(output)]) == 0
    table = read_table(output)
    assert table.columns == (
        "id",
        "title",
        "url",
        "day",
        "ar_id",
        "ar_العنوان",
        "ar_url",
        "ar_day",
        "pair_score",
        "pair_evidence",
    )
    assert list(zip(table.column("id"), table.column("ar_id"), strict=True)) == [("2", "ب"), ("3", "أ"), ("1", "")]
    assert run(["pair", *sides, "--title", "no such"]) == 2
    assert run(["pair", *sides, *["--url", "url"] * 3]) == 2


def test_folders_are_aligned_and_a_stopped_run_goes_on(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "out"
    command = ["align", *folders, "-o", str(target), "--to", "html", "--to", "tmx"]
    assert run(command) == 0
    assert files(target) == ["marsh/water.html", "marsh/water.tmx", "port.html", "port.tmx"]
    assert "2 pairs aligned, 0 there already" in capsys.readouterr().err
    (target / "port.tmx").unlink()
    (target / "port.html").write_text("mine", encoding="utf-8")
    assert run(command) == 0
    assert "1 pairs aligned, 1 there already" in capsys.readouterr().err
    assert (target / "port.tmx").exists()
    assert (target / "port.html").read_text(encoding="utf-8") == "mine"
    assert run([*command, "--force"]) == 0
    assert (target / "port.html").stat().st_size > 2000


def test_pairs_that_were_looked_over_are_taken(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "pairs.csv").write_text(
        "english,arabic\nport.md,ahwar.md\nsoup.md,\ngone.md,marfa.md\n", encoding="utf-8"
    )
    assert run(["align", *folders, "-o", str(tmp_path / "out"), "--pairs", str(tmp_path / "pairs.csv")]) == 1
    assert files(tmp_path / "out") == ["port.html"]
    said = capsys.readouterr().err
    assert "1 pairs aligned" in said
    assert "gone.md" in said


def test_folders_are_checked(capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path) -> None:
    assert run(["check", *folders]) == 0
    assert out(capsys)[0][:4] == ["port.md", "high", "number", "218 in the English, 219 in the Arabic"]
    assert run(["check", *folders, "-o", str(tmp_path / "found.xlsx")]) == 0
    table = read_table(tmp_path / "found.xlsx")
    assert table.columns == ("article", "severity", "kind", "finding", "english", "arabic")
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

    def stopped(alignment: editions.Alignment) -> list[editions.Finding]:
        calls.append(alignment.english_title)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return whole(alignment)

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
    """A file of somebody else's stays as it is; an ending that cannot be written is told before any work."""
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


def test_a_journal_of_other_work_counts_for_nothing(tmp_path: Path) -> None:
    output = tmp_path / "found.csv"
    first = Journal(output, {"english": "a"})
    first.add("port", [["high"]])
    assert Journal(output, {"english": "a"}).done == {"port": [["high"]]}
    assert Journal(output, {"english": "b"}).done == {}
    assert Journal(output, {"english": "a"}).done == {}


def test_two_files_are_checked_to_a_page_or_a_table(folders: tuple[str, str], tmp_path: Path) -> None:
    pair = [f"{folders[0]}/port.md", f"{folders[1]}/marfa.md"]
    assert run(["check", *pair, "-o", str(tmp_path / "a.html")]) == 0
    assert "<mark" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert run(["check", *pair, "-o", str(tmp_path / "a.csv")]) == 0
    assert read_table(tmp_path / "a.csv").columns == ("severity", "kind", "finding", "english", "arabic")


def test_an_article_that_cannot_be_read_costs_no_other(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    (Path(folders[0]) / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    for command in (["pair", *folders], ["align", *folders, "-o", str(tmp_path / "out")], ["check", *folders]):
        assert run(command) == 1
        assert "binary.txt is not a text file" in capsys.readouterr().err
    assert len(files(tmp_path / "out")) == 2


def test_two_editions_in_the_other_order_are_put_right(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    pair = [f"{folders[1]}/marfa.md", f"{folders[0]}/port.md"]
    assert run(["align", *pair]) == 0
    captured = capsys.readouterr()
    assert "the two were swapped" in captured.err
    assert captured.out.split("\t")[1].startswith("The port")
    assert run(["align", *folders[::-1], "-o", str(tmp_path / "out")]) == 2
    assert "holds Arabic articles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("names", "code", "said"),
    [
        (["en/port.md", "en/soup.md"], 3, "both in English"),
        (["ar/marfa.md", "ar/marfa.md"], 3, "both in Arabic"),
        (["en/port.md", "empty.md"], 3, "holds no sentence"),
        (["en/port.md", "page.pdf"], 3, "is PDF"),
        (["en", "ar/marfa.md"], 2, "give two folders or two files"),
        (["en", "ar"], 2, "name the folder for the output with -o"),
    ],
)
def test_editions_that_are_none(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path, names: list[str], code: int, said: str
) -> None:
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7" + b"\x00" * 50)
    assert run(["align", *(str(tmp_path / name) for name in names)]) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err


def test_the_output_of_two_folders_is_a_folder(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert run(["align", *folders, "-o", str(tmp_path / "file")]) == 2
    assert "a folder was expected" in capsys.readouterr().err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_short_article_with_words_of_the_other_script_is_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    english, arabic = tmp_path / "en.md", tmp_path / "ar.md"
    english.write_text("# The port\n\nPrime Minister Hassan Diab (حسان دياب) resigned.\n\nNobody came.\n", "utf-8")
    arabic.write_text("# المرفأ\n\nBBC: استقال رئيس الوزراء حسان دياب (Human Rights Watch).\n\nلم يأت أحد.\n", "utf-8")
    assert run(["align", str(english), str(arabic)]) == 0
    assert "2 beads" in capsys.readouterr().err
    assert run(["align", str(arabic), str(english)]) == 0
    assert "the two were swapped" in capsys.readouterr().err
