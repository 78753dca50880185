"""The verbs for names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli.main import run


def out(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_romanize(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["romanize", "قيس الخزعلي", "Qays al-Khaz'ali"]) == 0
    assert out(capsys) == ["Qais al-Khazali", "Qais al-Khazali"]
    assert run(["romanize", "-s", "ala-lc", "قيس الخزعلي"]) == 0
    assert out(capsys) == ["Qays al-Khaz‘alī"]
    assert run(["romanize", "--to-arabic", "Qais al-Khazali"]) == 0
    assert out(capsys) == ["قيس الخزعلي"]
    assert run(["romanize", "--json", "قيس الخزعلي"]) == 0
    assert json.loads(out(capsys)[0])["candidates"][0]["source"] == "person"


def test_romanize_explains_each_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["romanize", "--explain", "-n", "2", "الشيخ حيدر الصافوري", "N/A"]) == 0
    first, second, last = out(capsys)
    assert first.split("\t")[0].startswith("Sheikh Haidar al-Saf")
    assert "الشيخ: title; حيدر: given; الصافوري: family" in second
    assert last.split("\t")[2:] == ["unchanged", "it says that there is no name"]
    assert run(["romanize", "--no-titles", "الشيخ قيس الخزعلي"]) == 0
    assert out(capsys) == ["Qais al-Khazali"]


def test_compare(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["compare", "أحمد الجبوري", "Ahmed Jubouri"]) == 0
    verdict, score, reason = out(capsys)[0].split("\t")
    assert (verdict, score) == ("same", "0.99")
    assert reason == "أحمد ~ Ahmed: spellings of one name; الجبوري ~ Jubouri: spellings of one name"
    path = tmp_path / "pairs.tsv"
    path.write_text("حسن\tحسين\nقيس\tKais\n", encoding="utf-8")
    assert run(["compare", "-i", str(path)]) == 0
    assert [line.split("\t")[0] for line in out(capsys)] == ["different", "same"]
    assert run(["compare", "--json", "حسن", "حسين"]) == 0
    assert json.loads(out(capsys)[0])["verdict"] == "different"


def test_a_line_without_two_names_does_not_end_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("Ali Hassan\nقيس\tKais\n", encoding="utf-8")
    assert run(["compare", "-i", str(path)]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith("same\t")
    assert shown.err == "line 1: two names with a tab between them were expected, not 'Ali Hassan'\n"


def test_find(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Then Qays al-Khazali left.", encoding="utf-8")
    assert run(["find", str(path)]) == 0
    assert out(capsys) == ["5\t20\tperson\tQays al-Khazali\tQais al-Khazali"]
    assert run(["find", "--json", str(path)]) == 0
    assert json.loads(out(capsys)[0])["start"] == 5


def test_find_checks_several_files_as_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one, other = tmp_path / "a.md", tmp_path / "b.md"
    one.write_text("Ahmed Khoury left.\nAhmed Haddad stayed.\n", encoding="utf-8")
    other.write_text(
        "Here Ahmad Haddad spoke.\nقال الرئيس معمر القذافي إن الوزير معمر القدافي سافر.\n", encoding="utf-8"
    )
    assert run(["find", "--check", str(one)]) == 0
    assert capsys.readouterr().out == ""
    assert run(["find", "--check", str(one), str(other)]) == 1
    person = "the same person is spelled otherwise elsewhere, first in"
    assert out(capsys) == [
        f"{other}:1:6: Ahmad Haddad → Ahmed Haddad ({person} {one}:2:1)",
        f"{other}:2:35: معمر القدافي → معمر القذافي ({person} {other}:2:12)",
    ]
    assert run(["find", "--check", "--json", str(one), str(other)]) == 1
    first = json.loads(out(capsys)[0])
    assert (first["file"], first["expected"], first["first"]["file"]) == (str(other), "Ahmed Haddad", str(one))
    assert run(["find", "--check", str(tmp_path / "none.md"), str(one), str(other)]) == 1
    assert "Ahmad Haddad" in capsys.readouterr().out


def test_find_rewrites_and_checks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text, target = tmp_path / "a.md", tmp_path / "b.md"
    text.write_text("One.\nHizballah in Irbil, “Hizballah”.\n", encoding="utf-8")
    assert run(["find", str(text), "--check"]) == 1
    assert out(capsys) == [f"{text}:2:1: Hizballah → Hezbollah", f"{text}:2:14: Irbil → Erbil"]
    assert run(["find", str(text), "--rewrite"]) == 0
    assert out(capsys) == ["One.", "Hezbollah in Erbil, “Hizballah”."]
    assert run(["find", str(text), "--rewrite", "-o", str(target)]) == 0
    assert run(["find", str(target), "--check"]) == 0
    assert run(["find", str(text), "--rewrite", "-o", str(target)]) == 2
    assert run(["find", str(text), "--rewrite", "--check"]) == 2
    assert run(["find", str(text), "-o", str(target)]) == 2


def test_as_many_readings_as_anybody_looks_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["romanize", "-n", "20", "قيس الخزعلي"]) == 0
    assert run(["romanize", "-n", "500", "قيس الخزعلي"]) == 2
    assert run(["romanize", "-n", "0", "قيس الخزعلي"]) == 2


def test_a_rewritten_text_that_cannot_be_written_leaves_the_old_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    text, target = tmp_path / "a.txt", tmp_path / "b.txt"
    text.write_text("Kais Khazali spoke.", encoding="utf-8")
    target.write_text("before", encoding="utf-8")
    monkeypatch.setattr("arabtext.files.atomic.os.open", refuse)
    assert run(["find", str(text), "--rewrite", "-o", str(target), "--force"]) == 5
    assert "cannot write" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "before"
