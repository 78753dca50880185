"""The program as a shell sees it: verbs, help, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import click
import pytest

from arabtext.cli.main import program, run

USAGE = [
    ["nope"],
    ["normalize", "-p", "nope", "x"],
    ["romanize", "-s", "nope", "x"],
    ["romanize", "--country", "Marocco", "x"],
    ["unify", "{names}", "-c", "nope"],
    ["unify", "{names}", "-o", "{there}"],
    ["unify", "{names}", "-o", "{folder}/nowhere/o.csv"],
    ["unify", "{names}", "-o", "{folder}/o.doc"],
    ["search", "{names}", "x", "-c", "nope"],
    ["search", "{names}", "x", "--save", "{there}"],
    ["search", "{names}", "x", "-n", "0"],
    ["align", "{names}", "{names}", "-o", "{folder}/o.doc"],
    ["compare", "x"],
]


VERBS = (
    "normalize",
    "detect",
    "values",
    "segment",
    "url",
    "romanize",
    "compare",
    "search",
    "match",
    "unify",
    "find",
    "pair",
    "align",
    "check",
    "completion",
    "ocr",
)


def test_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    for verb in VERBS:
        assert f"  {verb} " in text
    assert "Exit codes: 0 done" in text
    for code in ("5 unwritable output", "143 terminated"):
        assert code in " ".join(text.split())


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb, "--help"]) == 0
    assert ("--json" in capsys.readouterr().out) == (verb != "completion")  # it prints no data


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
        ["search", "{}/no.csv", "x"],
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
    error = capsys.readouterr().err
    assert 'needs the extra "html": run ' in error
    assert "-m pip install" in error


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently there")
def test_a_closed_pipe_is_quiet(root: Path) -> None:
    script = f"yes قيس | {sys.executable} -m arabtext normalize | head -n 1"  # without end: lines are read as they come
    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=root, timeout=60, check=False)
    assert done.stdout.decode() == "قيس\n"
    assert b"Traceback" not in done.stderr
    assert b"arabtext" not in done.stderr


@pytest.mark.thorough
@pytest.mark.parametrize("command", ["check", "align"])
@pytest.mark.skipif(os.name == "nt", reason="pipes end differently there")
def test_a_closed_pipe_is_no_rejected_row(command: str, examples: Path) -> None:
    pair = f"{examples / 'port_en.md'} {examples / 'port_ar.md'}"
    script = f"{sys.executable} -m arabtext {command} {pair} --json 2>/dev/null | true; exit ${{PIPESTATUS[0]}}"
    assert subprocess.run(["bash", "-c", script], timeout=60, check=False).returncode == 0


STREAMS = [
    ("normalize x > /dev/full", 5, "cannot write to standard output: No space left on device"),
    ("normalize --help > /dev/full", 5, "cannot write to standard output: No space left on device"),
    ("--help > /dev/full", 5, "cannot write to standard output: No space left on device"),
    ("unify {names} > /dev/full", 5, "cannot write to standard output: No space left on device"),
    ("normalize x >&-", 5, "cannot write to standard output: it is closed"),
    ("unify {names} >&-", 5, "cannot write to standard output: it is closed"),
    ("normalize <&-", 3, "standard input is closed"),
    ("find <&-", 3, "standard input is closed"),
    ("unify - <&-", 3, "standard input is closed"),
    ("normalize 0>{folder}/x", 3, "cannot read standard input: Bad file descriptor"),
    ("unify {names} -o {folder}/o.xlsx >&-", 0, "written to"),
    ("unify {names} -o {folder}/o.csv --json >&-", 0, "written to"),
    ("unify {names} -o {folder}/o.csv <&- >&- 2>&-", 0, ""),
    ("unify {names} -o {folder}/o.csv 2>/dev/full", 0, ""),
    ("find {names} --rewrite -o /dev/full", 5, "cannot write /dev/full: No space left on device"),
    ("find {names} --rewrite -o /dev/null", 0, ""),
    ("nope 2>&-", 2, ""),
]


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
@pytest.mark.parametrize(("arguments", "code", "said"), STREAMS, ids=[arguments for arguments, *_ in STREAMS])
def test_streams_that_are_closed_or_full(arguments: str, code: int, said: str, tmp_path: Path, root: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name\nKarim Haddad\nسمير الخطيب\n", encoding="utf-8")
    command = f"{sys.executable} -m arabtext " + arguments.format(names=names, folder=tmp_path)
    done = subprocess.run(["bash", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, cwd=root, check=False)
    assert done.returncode == code
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not code or not said or done.stderr.decode().splitlines()[-1].startswith(f"arabtext: {said}")
    for output in tmp_path.glob("o.*"):
        assert output.read_bytes()[:4] in (b"PK\x03\x04", b"\xef\xbb\xbfn")


TERMINATED = """
import sys, time
from pathlib import Path
from arabtext.cli import main, names
def write(target):
    target.write_text("half")
    print("writing", flush=True)
    time.sleep(600)
names.write_text_atomically = lambda path, _: arabtext.files.atomic.write_atomically(path, write)
import arabtext.files.atomic
main.main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_a_terminated_run_cleans_up(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kais Khazali spoke.", encoding="utf-8")
    arguments = ["find", "--rewrite", str(tmp_path / "a.txt"), "-o", str(tmp_path / "b.txt")]
    with subprocess.Popen(
        [sys.executable, "-c", TERMINATED, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        assert len(list(tmp_path.iterdir())) == 2
        process.terminate()
        process.terminate()
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (143, b"arabtext: terminated\n")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_only_main_sets_what_belongs_to_the_process(capsys: pytest.CaptureFixture[str]) -> None:
    """So that :func:`run` may be called by another program."""
    handler, filters = signal.getsignal(signal.SIGTERM), list(warnings.filters)
    assert run(["normalize", "x"]) == 0
    assert run(["normalize", "-i", "no such file"]) == 3
    assert (signal.getsignal(signal.SIGTERM), list(warnings.filters)) == (handler, filters)


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


def commands() -> dict[str, click.Command]:
    with click.Context(program) as context:
        return {verb: command for verb in VERBS if (command := program.get_command(context, verb)) is not None}


@pytest.mark.parametrize("verb", VERBS)
def test_the_list_of_verbs_has_the_first_line_of_each_verbs_own_help(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    own = (commands()[verb].help or "").partition("\n")[0]
    assert run(["--help"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.split()[:1] == [verb]]
    assert line.split(maxsplit=1)[1] == own


@pytest.mark.parametrize("verb", VERBS)
def test_the_readme_has_every_verb_in_the_words_of_its_help(verb: str, root: Path) -> None:
    own = (commands()[verb].help or "").partition("\n")[0].removesuffix(".")
    rows = [
        line for line in (root / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{verb}`")
    ]
    assert len(rows) == 1
    assert rows[0].startswith(f"| `{verb}` | {own}")


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_fits_a_terminal_and_has_one_voice(
    verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line is no wider than 80 columns; an option is described by a sentence of its own."""
    monkeypatch.setenv("COLUMNS", "80")
    assert run([*filter(None, [verb]), "--help"]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    for parameter in commands()[verb].params if verb else ():
        if isinstance(parameter, click.Option):
            said = parameter.help or ""
            assert said[:1].isupper(), parameter.name
            assert said.endswith("."), parameter.name


def test_listing_the_verbs_loads_none_of_them() -> None:
    script = "import sys; from arabtext.cli.main import run; run(['--help']); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    ("verb", "hint"),
    [
        ("romanise", " Did you mean 'romanize'?"),
        ("unfiy", " Did you mean 'unify'?"),
        ("Match", " Did you mean 'match'?"),
    ],
)
def test_an_unknown_verb_gets_the_nearest_one(verb: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb]) == 2
    assert f"No such command {verb!r}.{hint}" in capsys.readouterr().err


def test_a_verb_like_no_other_gets_no_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["qqq"]) == 2
    assert capsys.readouterr().err.endswith("No such command 'qqq'.\n")


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="arguments are no bytes there")
def test_arabic_arguments_and_files_are_read_in_a_locale_of_ascii(tmp_path: Path) -> None:
    path = tmp_path / "أسماء.txt"
    path.write_text("ليلى\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    environment |= {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    for arguments, expected in ((["قيس"], "Qais\n"), (["-i", str(path)], "Layla\n")):
        done = subprocess.run(
            [sys.executable, "-m", "arabtext", "romanize", *arguments], env=environment, capture_output=True, check=True
        )
        assert done.stdout.decode() == expected


#: Modules that cost most at the start, and that these verbs do without.
SLOW = ("numpy", "scipy", "rapidfuzz", "rich", "xlsxwriter", "narwhals", "arabtext.names", "arabtext.tables")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["normalize", "x"],
        ["detect", "x"],
        ["values", "3 May"],
        ["segment", "x"],
        ["url", "--key", "http://example.org"],
        ["completion", "bash"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_verb_without_a_model_loads_nothing_slow(arguments: list[str]) -> None:
    script = f"import sys; from arabtext.cli.main import run; run({arguments}); print(sorted(set({SLOW}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("given", "threads"), [({}, "1"), ({"OMP_NUM_THREADS": "4"}, None)])
def test_the_program_multiplies_in_one_thread_unless_told_otherwise(given: dict[str, str], threads: str | None) -> None:
    script = (
        "import os, sys; from arabtext.cli.main import main; sys.argv = ['arabtext', '--version']\n"
        "try: main()\nexcept SystemExit: print(os.environ.get('OPENBLAS_NUM_THREADS'), 'numpy' in sys.modules)"
    )
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    environment = {name: value for name, value in os.environ.items() if name not in names} | given
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == f"{threads} False"


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("arabtext, version ")
