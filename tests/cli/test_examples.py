"""The examples in the help of each verb work as they are written."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click
import pytest

from arabtext.cli.examples import EXAMPLES
from arabtext.cli.main import program, run

LINES = [(verb, line) for verb, lines in EXAMPLES.items() for line in lines]
#: Rows or names without a partner are no failure of the example.
WITH_REJECTED = {"match", "unify", "find"}


@pytest.fixture
def folder(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example files, also under the other names that the examples use."""
    for path in examples.iterdir():
        shutil.copy(path, tmp_path)
    shutil.copy(examples / "names.csv", tmp_path / "staff.csv")
    for side, name in (("english", "port_en.md"), ("arabic", "port_ar.md")):
        (tmp_path / side).mkdir()
        shutil.copy(examples / name, tmp_path / side)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("verb", "line"), LINES, ids=[line for _, line in LINES])
def test_an_example_works(verb: str, line: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, called, *arguments = shlex.split(line)
    assert (name, called) == ("arabtext", verb)
    if verb == "ocr":  # needs pictures and a program: its arguments are right
        with click.Context(program) as context:
            command = program.get_command(context, verb)
            assert command is not None
            command.make_context(verb, arguments)
        return
    assert run([verb, *arguments]) in ((0, 1) if verb in WITH_REJECTED else (0,))
    captured = capsys.readouterr()
    assert captured.out or captured.err or "-o" in arguments
    if "-o" in arguments:
        assert (folder / arguments[arguments.index("-o") + 1]).stat().st_size


def test_each_verb_ends_its_help_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with click.Context(program) as context:
        assert list(EXAMPLES) != []
        assert sorted(EXAMPLES) == sorted(program.list_commands(context))
    for verb, lines in EXAMPLES.items():
        assert 2 <= len(lines) <= 3
        assert run([verb, "--help"]) == 0
        assert capsys.readouterr().out.splitlines()[-len(lines) - 1 :] == [
            "  Examples:",
            *(f"    {line}" for line in lines),
        ]
