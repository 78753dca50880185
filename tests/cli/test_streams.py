"""Lines in from arguments, files and pipes; data out; bars on a terminal."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import pytest

from arabtext import names, urls
from arabtext.cli import script
from arabtext.cli.main import run
from arabtext.cli.streams import (
    answer_batches,
    answer_lines,
    emit,
    emit_json,
    expect_free,
    grouped,
    is_printed,
    progress_bar,
    read_batches,
    read_lines,
    read_text,
)
from arabtext.errors import InputError, UsageError
from arabtext.script import explain, normalize

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.thorough
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


def test_an_encoding_that_is_not_sure_is_said_and_one_that_is_not_recognized_refused(program: Run) -> None:
    done = program("normalize", stdin="حسن\n".encode("iso8859_6"))
    assert (done.returncode, done.stdout.decode()) == (0, "حسن\n")
    assert b"standard input: ISO 8859-6 is only the likeliest encoding" in done.stderr
    done = program("normalize", stdin="قال قيس الخزعلي\n".encode("iso8859_6"))
    assert (done.stdout.decode(), done.stderr) == ("قال قيس الخزعلي\n", b"")
    done = program("normalize", stdin="رئيس الوزراء".encode()[:-1])
    assert (done.stdout.decode(), done.returncode) == ("رئيس الوزرا\ufffd\n", 0)
    assert b"standard input: 1 byte is not UTF-8, in line 1" in done.stderr
    done = program("normalize", stdin="Добавляет старую и новую длину".encode("cp1251"))
    assert (done.stdout, done.returncode) == (b"", 3)
    assert b"give its encoding" in done.stderr


def test_odd_input_passes_through(program: Run) -> None:
    done = program("normalize", stdin="שלום 😀\nx\x01y\n".encode())
    assert done.stdout.decode() == "שלום 😀\nxy\n"
    assert program("normalize", stdin=b"\x00\x01\x02" * 50).returncode == 3


@pytest.mark.thorough
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
    while not told.endswith(b"2 rows, 1 name\r\n"):
        told += os.read(ours, 4096)
    os.close(ours)
    assert b"comparing names" in told
    quiet = subprocess.run(command, capture_output=True, cwd=root, timeout=60, check=True)
    assert b"comparing names" not in quiet.stderr
    assert quiet.stdout == shown.stdout


# Options in groups


@dataclass(frozen=True)
class Sides:
    """Two options."""

    left: str
    right: str


def test_options_come_in_groups() -> None:
    got: list[object] = []

    @click.command()
    @click.option("--left")
    @click.option("--right")
    @click.option("--other")
    @grouped("sides", Sides)
    def verb(sides: Sides, other: str) -> None:
        """Do something."""
        got.extend([sides, other])

    verb.main(["--left", "a", "--right", "b", "--other", "c"], standalone_mode=False)
    assert got == [Sides("a", "b"), "c"]
    assert verb.help == "Do something."


# In


def test_a_typed_line_is_answered_before_the_next(root: Path) -> None:
    command = [sys.executable, "-m", "arabtext", "romanize"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line, answer in (("قيس الخزعلي\n", b"Qais al-Khazali\n"), ("Kais Khazali\n", b"Qais al-Khazali\n")):
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert process.stdout.readline() == answer
        process.stdin.write("بلا".encode())  # no line break at the end
        process.stdin.close()
        assert process.stdout.read().count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_standard_input_is_read_in_pieces(encoding: str, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ali Hassan\n\n" + "قيس الخزعلي\n" * 3000 + "علي" + end
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode(encoding))))
    batches = list(read_batches((), None))
    assert [line for batch in batches for line in batch] == text.removesuffix("\n").split("\n")
    assert max(map(len, batches)) <= 1_000


def test_a_letter_cut_by_the_end_of_a_piece_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "س" * 50_000 + "\n" + "ق\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" + text.encode())))
    assert list(read_lines((), None)) == ["x" + "س" * 50_000, "ق"]


class Counted(io.BytesIO):
    """A file that counts how many bytes were read from it."""

    taken = 0

    def read1(self, size: int | None = -1, /) -> bytes:
        piece = super().read1(size)
        self.taken += len(piece)
        return piece


def test_a_file_is_read_as_its_lines_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a million lines take no more memory than a thousand."""
    path, size = tmp_path / "lines.txt", 10_000_000
    path.touch()
    counted = Counted(b"qays\n" * (size // 5))
    monkeypatch.setattr(Path, "open", lambda *_: counted)
    lines = read_lines((), path)
    for _ in range(1_000):
        assert next(lines) == "qays"
    assert counted.taken < size / 100
    assert sum(1 for _ in lines) == size // 5 - 1_000
    assert counted.taken == size
    assert counted.closed


@pytest.mark.parametrize("is_file", [True, False])
def test_a_line_has_no_carriage_return(is_file: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "نبيل\r\n\r\na\rb\r\nزياد\r\r\nآخر\r".encode()
    path = tmp_path / "lines.txt"
    path.write_bytes(raw)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert list(read_lines((), path if is_file else None)) == ["نبيل", "", "a\rb", "زياد", "آخر"]


def test_a_letter_that_is_not_utf_8_spoils_no_other_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, behind = ["سمير"] * 20_000, ["ليلى"] * 20_000
    raw = "\n".join(before).encode() + b"\nMal\xe9k\n" + "\n".join(behind).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert list(read_lines((), None)) == [*before, "Mal\N{REPLACEMENT CHARACTER}k", *behind]
    assert capsys.readouterr().err.startswith("line 20001: bytes that are not UTF-8 were replaced")


# Answers


def refuse_odd(line: str) -> str:
    if line == "odd":
        raise InputError("it is odd")
    if line == "worse":
        raise KeyError(line)
    if line == "option":
        raise UsageError("no such option")
    return line.upper()


@pytest.mark.parametrize("together", [1, 2, 10])
def test_an_error_of_a_line_rejects_that_line(together: int, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["a", "odd", "b", "c", "worse", "d"]
    batches = [lines[start : start + together] for start in range(0, len(lines), together)]
    found: list[tuple[str, str]] = []
    with pytest.raises(SystemExit) as stop:
        found.extend(answer_batches(batches, lambda batch: [refuse_odd(line) for line in batch]))
    assert stop.value.code == 1
    got = iter(answer_lines(lines, refuse_odd))
    assert [next(got) for _ in range(4)] == [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")]
    assert capsys.readouterr().err == "line 2: it is odd\nline 5: KeyError: 'worse'\n" * 2


def test_an_error_of_an_option_ends_all() -> None:
    assert list(answer_lines(["a"], refuse_odd)) == [("a", "A")]
    with pytest.raises(UsageError):
        list(answer_lines(["a", "option", "b"], refuse_odd))


@pytest.mark.thorough
def test_every_verb_of_lines_goes_on_behind_one_that_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(function: Callable[..., object]) -> Callable[..., object]:
        def call(line: str, *rest: object, **options: object) -> object:
            if "bad" in line:
                raise ValueError("a fault of ours")
            return function(line, *rest, **options)

        return call

    monkeypatch.setattr(script, "normalize_text", broken(normalize))
    monkeypatch.setattr(script, "explain", broken(explain))
    monkeypatch.setattr(urls, "key", broken(urls.key))
    monkeypatch.setattr(urls, "slug_words", broken(urls.slug_words))
    monkeypatch.setattr(names, "compare", broken(names.compare))
    path = tmp_path / "lines.txt"
    path.write_text("Kais\tQais\nbad\tbad\nLayla\tLeila\n", encoding="utf-8")
    for verb in (["normalize"], ["normalize", "--json"], ["url", "--key"], ["url", "--words"], ["compare"]):
        assert run([*verb, "-i", str(path)]) == 1
        shown = capsys.readouterr()
        assert len(shown.out.splitlines()) == 2
        assert shown.err == "line 2: ValueError: a fault of ours\n"


def test_bytes_that_are_no_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ali\n\x00\x01\xff\n" * 20)))
    with pytest.raises(InputError, match="standard input is not a text file"):
        list(read_lines((), None))


@pytest.mark.parametrize(
    ("arguments", "text", "lines"),
    [
        (("a", "b"), None, ["a", "b"]),
        ((), "a\n\nb\n", ["a", "", "b"]),
        ((), "a", ["a"]),
        ((), "a\u2028b\n", ["a\u2028b"]),
        ((), "", []),
        ((), "\n", [""]),
    ],
)
def test_lines_come_from_arguments_or_a_file(
    arguments: tuple[str, ...], text: str | None, lines: list[str], tmp_path: Path
) -> None:
    path = None
    if text is not None:
        path = tmp_path / "lines.txt"
        path.write_text(text, encoding="utf-8")
    assert list(read_lines(arguments, path)) == lines


def test_arguments_and_a_file_are_too_much(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="either arguments or --input"):
        list(read_lines(("a",), tmp_path / "x"))


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder; a text file was expected"):
        read_text(tmp_path)
    with pytest.raises(InputError, match=r"cannot read .*x: No such file"):
        read_text(tmp_path / "x")


# Out


def test_an_output_must_be_free(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.touch()
    expect_free(None, force=False)
    expect_free(tmp_path / "new", force=False)
    expect_free(there, force=True)
    for path, force, message in (
        (there, False, "exists; add --force to overwrite it"),
        (tmp_path, True, "is a folder; a file name was expected"),
        (tmp_path / "no" / "a", False, "does not exist; create it first"),
    ):
        with pytest.raises(UsageError, match=message):
            expect_free(path, force=force)


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_what_keeps_nothing_is_not_overwritten(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", Path(os.devnull), Path("/dev/stdout")):
        expect_free(path, force=False)


def test_a_result_in_a_file_is_printed_unless_there_is_nowhere_to(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_printed(None)
    assert is_printed(Path("a.csv"))
    monkeypatch.setattr(sys, "stdout", None)
    assert not is_printed(Path("a.csv"))
    assert is_printed(None)  # and cannot be


@pytest.mark.parametrize("stdin", [None, 7])
def test_standard_input_that_cannot_be_read(stdin: object, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError(5, "Input/output error")

        read1 = read

    monkeypatch.setattr(sys, "stdin", stdin and io.TextIOWrapper(Broken()))
    for read in (lambda: read_text("-"), lambda: list(read_lines((), None))):
        with pytest.raises(InputError, match="standard input is closed" if stdin is None else "Input/output error"):
            read()


def test_what_is_no_text_is_printed_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    emit("a\ud800b")
    emit_json({"name": "قيس", "day": date(2020, 8, 4)})
    assert capsys.readouterr().out == 'a?b\n{"name": "قيس", "day": "2020-08-04"}\n'


def test_there_is_no_bar_without_a_terminal() -> None:
    with progress_bar() as progress:
        assert progress is None


def test_one_file_that_fails_ends_no_other(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kais Khazali said no.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Hizballah said so.", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("a.txt", "missing.txt", "b.txt")]
    assert run(["find", *files]) == 1
    captured = capsys.readouterr()
    assert "Qais al-Khazali" in captured.out
    assert "Hezbollah" in captured.out
    assert "missing.txt" in captured.err
    assert run(["find", files[1]]) == 3, "the error of a single file is its own"
    assert run(["doctor", files[1]]) == 3
