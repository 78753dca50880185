"""The program as a shell sees it: verbs, help, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
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
