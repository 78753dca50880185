"""The README tells the truth: what its console blocks show is what the program prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, str]]:
    """Each command of the console blocks with what is printed under it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for piece in re.split(r"(?m)^\$ ", block)[1:]:
            command, _, output = piece.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), commands(), ids=lambda value: value[:40])
def test_console_blocks(command: str, output: str, tmp_path: Path) -> None:
    program, *arguments = shlex.split(command.replace("docs/examples", str(ROOT / "docs" / "examples")))
    assert program == "arabtext"
    done = subprocess.run(
        [sys.executable, "-m", "arabtext", *arguments], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout + done.stderr == output


def test_the_two_commands_are_there_and_whole() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == 2
    assert all(block.startswith("python3 -m venv .venv && .venv/bin/pip install") for block in blocks)


def test_the_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / link).exists(), link


def test_the_ci_runs_the_test_command_of_the_readme() -> None:
    command = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)[1].strip()
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
