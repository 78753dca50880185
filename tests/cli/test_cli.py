"""The program as a shell sees it: data, messages, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from arabtext.cli.main import run
from arabtext.tables import Table, read_table, write_table

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def out(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    for verb in ("normalize", "url", "romanize", "compare", "unify", "find", "pair", "align"):
        assert f"  {verb} " in text
    assert "Exit codes: 0 done" in text


@pytest.mark.parametrize(
    "verb", ["normalize", "url", "romanize", "compare", "unify", "find", "pair", "align", "check", "ocr"]
)
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb, "--help"]) == 0
    assert "--json" in capsys.readouterr().out


def test_normalize(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["normalize", "قـيس ؟"]) == 0
    assert out(capsys) == ["قيس؟"]
    path = tmp_path / "lines.txt"
    path.write_text("أصبح\n\nقـيس\n", encoding="utf-8")
    assert run(["normalize", "-p", "search", "-i", str(path)]) == 0
    assert out(capsys) == ["اصبح", "", "قيس"]
    assert run(["normalize", "-p", "ocr", "-i", str(path)]) == 0
    assert out(capsys) == ["أصبح", "", "قيس"]
    assert run(["normalize", "--json", "قـيس"]) == 0
    (record,) = map(json.loads, out(capsys))
    assert (record["text"], record["language"]) == ("قيس", "ar")
    assert record["steps"] == [{"verb": "remove tatweel", "loses": "noise", "edits": 1}]


def test_normalize_with_a_profile_of_ones_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('{"name": "mine", "tashkeel": true, "digits": "western"}', encoding="utf-8")
    assert run(["normalize", "-p", str(path), "مُحَمَّد ٢"]) == 0
    assert out(capsys) == ["محمد 2"]
    path.write_text('{"alefs": true}', encoding="utf-8")
    assert run(["normalize", "-p", str(path), "x"]) == 2
    assert "unknown switches: alefs" in capsys.readouterr().err
    assert run(["normalize", "-p", str(tmp_path / "absent.json"), "x"]) == 3


def test_normalize_audits_a_profile(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["normalize", "--audit", "-p", "display"]) == 0
    assert out(capsys)[0] == "display: folds nothing that a reader could see"
    assert run(["normalize", "--audit", "-p", "search", "--json"]) == 0
    (record,) = map(json.loads, out(capsys))
    assert not record["lossless"]
    assert record["profile"]["digits"] == "western"


def test_normalize_shows_what_was_probably_misread(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["normalize", "-p", "ocr", "--json", "كما ان النتائح"]) == 0
    (record,) = map(json.loads, out(capsys))
    assert record["suspects"][0]["candidates"][0]["text"] == "النتائج"


def test_url_warns_of_deception(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["url", "https://pаypal.com/"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "https://xn--pypal-4ve.com/\n"
    assert "mixes scripts: Cyrillic, Latin" in shown.err


def test_url(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["url", "https://example.org/%D9%82%D9%8A%D8%B3"]) == 0
    assert out(capsys) == ["https://example.org/قيس"]
    assert run(["url", "--words", "astrad-qys-alkhzly-llastqlalyt"]) == 0
    assert out(capsys) == ["استعراض قيس الخزعلي للاستقلالية"]
    assert run(["url", "--slug", "drupal", "استعراض قيس الخزعلي للاستقلالية"]) == 0
    assert out(capsys) == ["astrad-qys-alkhzly-llastqlalyt"]
    assert run(["url", "--json", "/ar/x"]) == 0
    assert json.loads(out(capsys)[0])["language"] == "ar"


def test_romanize(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["romanize", "قيس الخزعلي", "Qays al-Khaz'ali"]) == 0
    assert out(capsys) == ["Qais al-Khazali", "Qais al-Khazali"]
    assert run(["romanize", "-s", "ala-lc", "قيس الخزعلي"]) == 0
    assert out(capsys) == ["Qays al-Khaz‘alī"]
    assert run(["romanize", "--to-arabic", "Qais al-Khazali"]) == 0
    assert out(capsys) == ["قيس الخزعلي"]
    assert run(["romanize", "--json", "قيس الخزعلي"]) == 0
    assert json.loads(out(capsys)[0])["candidates"][0]["source"] == "person"


def test_compare(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["compare", "أحمد الجبوري", "Ahmed Jubouri"]) == 0
    verdict, score, reason = out(capsys)[0].split("\t")
    assert (verdict, score) == ("same", "0.98")
    assert reason == "أحمد ~ Ahmed: spellings of one name; الجبوري ~ Jubouri: spellings of one name"
    path = tmp_path / "pairs.tsv"
    path.write_text("حسن\tحسين\nقيس\tKais\n", encoding="utf-8")
    assert run(["compare", "-i", str(path)]) == 0
    assert [line.split("\t")[0] for line in out(capsys)] == ["different", "same"]
    assert run(["compare", "--json", "حسن", "حسين"]) == 0
    assert json.loads(out(capsys)[0])["verdict"] == "different"


def test_find(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Then Qays al-Khazali left.", encoding="utf-8")
    assert run(["find", str(path)]) == 0
    assert out(capsys) == ["5\t20\tperson\tQays al-Khazali\tQais al-Khazali"]
    assert run(["find", "--json", str(path)]) == 0
    assert json.loads(out(capsys)[0])["start"] == 5


def test_unify(capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path) -> None:
    output = tmp_path / "names.xlsx"
    assert run(["unify", str(examples / "names.csv"), "-c", "name", "-o", str(output)]) == 0
    captured = capsys.readouterr()
    assert "Qais al-Khazali" in captured.out
    assert "62 rows, 22 names, written to" in captured.err
    assert len(read_table(output).rows) == 62
    assert run(["unify", str(examples / "names.csv"), "--json"]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 62
    assert "column of names: name" in captured.err


def test_unify_reports_cells_without_a_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.csv"
    path.write_text("name\nقيس الخزعلي\n123\n", encoding="utf-8")
    output = tmp_path / "o.csv"
    assert run(["unify", str(path), "-c", "name", "-o", str(output)]) == 1
    assert "no name in row 3" in capsys.readouterr().err
    assert len(read_table(output).rows) == 2


def test_align_and_check(capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path) -> None:
    pair = [str(examples / "port_en.md"), str(examples / "port_ar.md")]
    for ending in ("html", "tmx", "xlsx", "jsonl"):
        assert run(["align", *pair, "-o", str(tmp_path / f"o.{ending}")]) == 0
        assert (tmp_path / f"o.{ending}").stat().st_size > 2000
    capsys.readouterr()
    assert run(["align", *pair]) == 0
    assert len(out(capsys)) == 34
    assert run(["align", "--json", *pair]) == 0
    assert json.loads(out(capsys)[0])["english"] == [0, 1]
    assert run(["check", *pair]) == 0
    assert {line.split("\t")[1] for line in out(capsys)} == {"omitted", "added"}


def test_pair_of_folders_and_of_tables(capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path) -> None:
    for side, name in (("en", "port_en.md"), ("ar", "port_ar.md")):
        (tmp_path / side).mkdir()
        (tmp_path / side / name).write_bytes((examples / name).read_bytes())
    (tmp_path / "en" / "other.md").write_text("# Soup\n\nA recipe for lentil soup with cumin.", encoding="utf-8")
    output = tmp_path / "pairs.xlsx"
    assert run(["pair", str(tmp_path / "en"), str(tmp_path / "ar"), "-o", str(output)]) == 0
    lines = [line.split("\t")[:2] for line in out(capsys)]
    assert lines == [["port_en.md", "port_ar.md"], ["other.md", ""]]
    assert len(read_table(output).rows) == 2
    (tmp_path / "en.csv").write_text("title\nElections in Tunisia: 11 percent\n", encoding="utf-8")
    (tmp_path / "ar.csv").write_text("title\nانتخابات تونس: 11 في المئة\n", encoding="utf-8")
    assert run(["pair", "--json", "--title", "title", str(tmp_path / "en.csv"), str(tmp_path / "ar.csv")]) == 0
    assert json.loads(out(capsys)[0])["arabic"] == "انتخابات تونس: 11 في المئة"


USAGE = [
    ["nope"],
    ["normalize", "-p", "nope", "x"],
    ["romanize", "-s", "nope", "x"],
    ["romanize", "--country", "Morocco", "x"],
    ["unify", "{names}", "-c", "nope"],
    ["unify", "{names}", "-o", "{there}"],
    ["unify", "{names}", "-o", "{folder}/nowhere/o.csv"],
    ["unify", "{names}", "-o", "{folder}/o.doc"],
    ["align", "{names}", "{names}", "-o", "{folder}/o.doc"],
    ["compare", "x"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=lambda a: " ".join(a))
def test_usage_errors_end_with_2(
    arguments: list[str], examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine", encoding="utf-8")
    places = {"names": examples / "names.csv", "there": there, "folder": tmp_path}
    assert run([argument.format(**places) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.err
    assert "Traceback" not in captured.err
    assert there.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["there.csv"]


def test_force_overwrites(examples: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine", encoding="utf-8")
    assert run(["unify", str(examples / "names.csv"), "-o", str(there), "--force"]) == 0
    assert there.read_bytes().startswith(b"\xef\xbb\xbfid,name")


@pytest.mark.parametrize(
    "arguments",
    [
        ["unify", "{}/no.csv"],
        ["unify", "{}"],
        ["find", "{}"],
        ["find", "{}/no"],
        ["align", "{}", "{}"],
        ["unify", "{}/bad.xlsx"],
        ["normalize", "-i", "{}/no"],
    ],
    ids=" ".join,
)
def test_unreadable_input_ends_with_3(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"no workbook")
    assert run([argument.format(tmp_path) for argument in arguments]) == 3
    captured = capsys.readouterr()
    assert captured.err.startswith("arabtext: ")
    assert captured.err.count("\n") == 1


def test_a_missing_extra_ends_with_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>x</p></body></html>", encoding="utf-8")
    assert run(["align", str(page), str(page)]) == 4
    assert 'pip install "arabtext[html]"' in capsys.readouterr().err


def test_standard_input_and_dash(program: Run) -> None:
    for arguments in (["normalize"], ["normalize", "-"], ["normalize", "-i", "-"]):
        done = program(*arguments, stdin="قـيس\n".encode())
        assert (done.returncode, done.stdout.decode()) == (0, "قيس\n")
    done = program("find", stdin="قيس الخزعلي".encode("cp1256"))
    assert "Qais al-Khazali" in done.stdout.decode()
    assert program("normalize", stdin=b"").stdout == b""
    done = program("unify", "-", "--json", stdin="id;name\n1;قيس الخزعلي\n".encode("cp1256"))
    assert json.loads(done.stdout)["canonical"] == "Qais al-Khazali"
    done = program("compare", stdin="قيس\tKais\n".encode())
    assert done.stdout.decode().startswith("same\t")


def test_odd_input_passes_through(program: Run) -> None:
    done = program("normalize", stdin="שלום 😀\nx\x01y\n".encode())
    assert done.stdout.decode() == "שלום 😀\nxy\n"
    assert program("normalize", stdin=b"\x00\x01\x02" * 50).returncode == 3


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently there")
def test_a_closed_pipe_is_quiet(root: Path) -> None:
    script = f"{sys.executable} -c \"print('قيس\\n' * 200000)\" | {sys.executable} -m arabtext normalize | head -n 1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=root, timeout=60, check=False)
    assert done.stdout.decode() == "قيس\n"
    assert b"Traceback" not in done.stderr
    assert b"arabtext" not in done.stderr


@pytest.mark.parametrize("command", ["check", "align"])
@pytest.mark.skipif(os.name == "nt", reason="pipes end differently there")
def test_a_closed_pipe_is_no_rejected_row(command: str, examples: Path) -> None:
    pair = f"{examples / 'port_en.md'} {examples / 'port_ar.md'}"
    script = f"{sys.executable} -m arabtext {command} {pair} --json 2>/dev/null | true; exit ${{PIPESTATUS[0]}}"
    assert subprocess.run(["bash", "-c", script], timeout=60, check=False).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_an_interrupt_ends_with_130(root: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "arabtext", "normalize"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=root,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background job has it ignored
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in errors


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


def test_romanize_explains_each_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["romanize", "--explain", "-n", "2", "الشيخ حيدر الصافوري", "N/A"]) == 0
    first, second, last = out(capsys)
    assert first.split("\t")[0].startswith("Sheikh Haidar al-Saf")
    assert "الشيخ: title; حيدر: given; الصافوري: family" in second
    assert last.split("\t")[2:] == ["unchanged", "it says that there is no name"]
    assert run(["romanize", "--no-titles", "الشيخ قيس الخزعلي"]) == 0
    assert out(capsys) == ["Qais al-Khazali"]


def test_match(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    left, right, output = tmp_path / "left.csv", tmp_path / "right.csv", tmp_path / "pairs.xlsx"
    left.write_text("id,name\n1,قيس الخزعلي\n2,Ali Karim\n", encoding="utf-8")
    right.write_text("person;role\nLayla Nasser;writer\nQays al-Khaz'ali;leader\n", encoding="utf-8")
    assert run(["match", str(left), str(right), "-o", str(output)]) == 1
    said = capsys.readouterr().err
    assert "column of names on the right: person" in said
    assert "pairs: 1; rows on the left without a partner: 1" in said
    assert output.exists()
    assert run(["match", str(left), str(right), "-o", str(output)]) == 2
    assert run(["match", str(left), str(right), "--json"]) == 1
    first = json.loads(out(capsys)[0])
    assert (first["left"], first["right"], first["row"]["right_role"]) == (0, 1, "leader")
    assert run(["match", str(left), str(right), "--right-column", "role"]) == 1
    assert run(["match", str(left), str(right), "--left-column", "nom"]) == 2


def test_unify_learns_into_the_authority_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    column, authority, other = tmp_path / "names.csv", tmp_path / "authority.csv", tmp_path / "other.csv"
    column.write_text("name\nسمير الخطيب\nSameer Khateeb\n", encoding="utf-8")
    assert run(["unify", str(column), "--authority", str(authority), "--learn"]) == 0
    assert "1 names learned" in capsys.readouterr().err
    assert "Sameer Khateeb" in authority.read_text(encoding="utf-8")
    other.write_text("canonical,arabic\nSameer Khatib,سمير الخطيب\n", encoding="utf-8")
    assert run(["unify", str(column), "--authority", str(authority), "--authority", str(other)]) == 0
    assert "is given to 'Samir al-Khatib' and to 'Sameer Khatib'" in capsys.readouterr().err
    assert run(["unify", str(column), "--learn"]) == 2


def test_unify_takes_several_columns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("first,last,alias\nقيس,الخزعلي,Qays Khaz'ali\n", encoding="utf-8")
    assert run(["unify", str(path), "--given", "first", "--family", "last", "-o", str(tmp_path / "one.csv")]) == 0
    assert "Qais al-Khazali" in (tmp_path / "one.csv").read_text(encoding="utf-8")
    assert run(["unify", str(path), "-c", "alias", "-c", "first", "-o", str(tmp_path / "two.csv")]) == 0
    assert "alias_english" in (tmp_path / "two.csv").read_text(encoding="utf-8")
    assert run(["unify", str(path), "--given", "first"]) == 2
    assert "give both" in capsys.readouterr().err


def test_unify_takes_several_sheets(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    sheets = [Table(("name",), (("قيس الخزعلي",),), "A"), Table(("nom",), (("Qays Khaz'ali",), ("n/a",)), "B")]
    write_table(sheets, path)
    assert run(["unify", str(path), "--sheet", "*", "-o", str(tmp_path / "out.xlsx")]) == 1
    said = capsys.readouterr().err
    assert "B: column of names: nom" in said
    assert "3 rows, 1 names" in said
    assert "no name in row B 3" in said
    assert run(["unify", str(path), "--sheet", "C"]) == 2
    assert "the sheets are: A, B" in capsys.readouterr().err


def test_match_prints_the_names_whatever_the_columns_are_called(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text("name,right_name\nقيس الخزعلي,wrong\n", encoding="utf-8")
    right.write_text("name\nQays Khaz'ali\n", encoding="utf-8")
    assert run(["match", str(left), str(right), "--left-column", "name"]) == 0
    printed = capsys.readouterr().out
    assert "Qays Khaz'ali" in printed
    assert "wrong" not in printed


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_progress_is_shown_on_a_terminal_and_nowhere_else(root: Path, tmp_path: Path) -> None:
    import pty

    path = tmp_path / "names.csv"
    path.write_text("name\nSamir Khatib\nسمير الخطيب\n", encoding="utf-8")
    command = [sys.executable, "-m", "arabtext", "unify", str(path), "--json"]
    ours, theirs = pty.openpty()
    shown = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, cwd=root, timeout=60, check=True)
    os.close(theirs)
    told = b""
    while not told.endswith(b"2 rows, 1 names\r\n"):
        told += os.read(ours, 4096)
    os.close(ours)
    assert b"comparing names" in told
    quiet = subprocess.run(command, capture_output=True, cwd=root, timeout=60, check=True)
    assert b"comparing names" not in quiet.stderr
    assert quiet.stdout == shown.stdout
