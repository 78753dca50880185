"""Completion in shells: the scripts, and what is completed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from arabtext.cli.main import run


def completed(*words: str) -> list[str]:
    """What bash is offered for the last word."""
    line = {"COMP_WORDS": " ".join(("arabtext", *words)), "COMP_CWORD": str(len(words))}
    done = subprocess.run(
        [sys.executable, "-m", "arabtext"],
        env=os.environ | line | {"_ARABTEXT_COMPLETE": "bash_complete"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"_ARABTEXT_COMPLETE={shell}_complete" in script
    if path := shutil.which(shell):
        check = [path, "-n"] if shell != "fish" else [path, "--no-execute"]
        subprocess.run(check, input=script, text=True, check=True)


def test_an_unknown_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "tcsh"]) == 2
    assert "bash" in capsys.readouterr().err


@pytest.mark.thorough
def test_verbs_options_and_names_are_completed() -> None:
    assert completed("uni") == ["unify"]
    assert completed("unify", "names.csv", "--aut") == ["--authority"]
    assert completed("romanize", "--scheme", "ij") == ["ijmes"]
    assert completed("normalize", "-p", "s") == ["search"]
    assert completed("url", "--slug", "dr") == ["drupal"]


@pytest.mark.thorough
def test_columns_of_the_file_are_completed(examples: Path, tmp_path: Path) -> None:
    names = str(examples / "names.csv")
    other = tmp_path / "other.csv"
    other.write_text("person,place\nx,y\n", encoding="utf-8")
    assert completed("unify", names, "--column", "n") == ["name"]
    assert completed("search", names, "-c", "ph") == ["phone"]
    assert completed("match", names, str(other), "--right-column", "p") == ["person", "place"]
    assert completed("match", names, str(other), "--left-column", "p") == ["phone"]
    for words in (("absent.csv", "--column", "n"), ("--column", "n"), (str(tmp_path), "--column", "n")):
        assert completed("unify", *words) == []
