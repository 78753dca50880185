"""What align and check take: two files in any order, or two folders that are paired."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext import editions
from arabtext.cli.journal import Journal
from arabtext.cli.main import run
from arabtext.errors import OutputError


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


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
        (["en/port.md", "page.pdf"], 3, "cannot be read as a PDF"),
        (
            ["en/port.md", "letter.txt"],
            3,
            "is an RTF document; an article in HTML, Markdown, Word, PDF or plain text was expected",
        ),
        (["en/port.md", "no_such.md"], 3, "there is no such file"),
        (["en/port.md", "book.epub"], 3, "is an e-book (EPUB)"),
        (["en", "ar/marfa.md"], 2, "give two folders or two files"),
        (["en", "ar"], 2, "name the folder for the output with -o"),
    ],
)
def test_editions_that_are_none(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path, names: list[str], code: int, said: str
) -> None:
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7" + b"\x00" * 50)
    (tmp_path / "letter.txt").write_text("{\\rtf1\\ansi He left.\\par}", encoding="utf-8")
    (tmp_path / "book.epub").write_bytes(b"PK\x03\x04" + b"\x00" * 50)
    assert run(["align", *(str(tmp_path / name) for name in names)]) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("verb", ["align", "check", "pair"])
def test_an_address_is_no_file(capsys: pytest.CaptureFixture[str], folders: tuple[str, str], verb: str) -> None:
    assert run([verb, f"{folders[0]}/port.md", "https://example.org/ar/port"]) == 3
    assert "is an address, and pages are not fetched; save the page and give its file" in capsys.readouterr().err


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


def test_a_quotation_at_the_beginning_does_not_decide_the_language(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path
) -> None:
    english = tmp_path / "en.md"
    text = (Path(folders[0]) / "port.md").read_text(encoding="utf-8")
    english.write_text("«دُمّر مرفأ بيروت في عام 2020»: so it began.\n\n" + text, encoding="utf-8")
    assert run(["align", str(english), f"{folders[1]}/marfa.md"]) == 0
    assert "swapped" not in capsys.readouterr().err


@pytest.mark.parametrize("command", ["align", "check", "pair"])
def test_an_article_that_fails_costs_no_other(
    command: str,
    capsys: pytest.CaptureFixture[str],
    folders: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the error is: a fault of ours too."""
    whole = editions.read

    def read(source: str | Path) -> editions.Article:
        if "soup" in str(source):
            raise TypeError("a fault of ours")
        return whole(source)

    monkeypatch.setattr(editions, "read", read)
    output = tmp_path / ("out" if command == "align" else "out.csv")
    assert run([command, *folders, "-o", str(output)]) == 1
    assert output.exists()
    assert f"{Path(folders[0]) / 'soup.md'}: TypeError: a fault of ours" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["align", "check"])
def test_a_pair_that_fails_costs_no_other(
    command: str,
    capsys: pytest.CaptureFixture[str],
    folders: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = editions.align

    def align(english: editions.Article, *rest: editions.Article, **options: object) -> editions.Alignment:
        if "marsh" in english.title:
            raise RecursionError("too deep")
        return whole(english, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(editions, "align", align)
    output = tmp_path / ("out" if command == "align" else "out.csv")
    assert run([command, *folders, "-o", str(output)]) == 1
    assert "marsh/water.md: RecursionError: too deep" in capsys.readouterr().err
    assert "port" in (str(files(output)) if command == "align" else output.read_text(encoding="utf-8"))


def test_a_journal_that_cannot_be_written_ends_the_run(
    capsys: pytest.CaptureFixture[str], folders: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else every article would be checked, rejected, and lost."""

    def full(*_: object) -> None:
        raise OutputError("cannot write found.csv.part: No space left on device")

    monkeypatch.setattr(Journal, "add", full)
    assert run(["check", *folders, "-o", str(tmp_path / "found.csv")]) == 5
    assert "No space left on device" in capsys.readouterr().err
    assert not (tmp_path / "found.csv").exists()
