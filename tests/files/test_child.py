"""Programs that read a file in a process of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.files.child import ChildError, run_apart


def program(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "program.py"
    path.write_text(text)
    return path


def test_a_program_gets_the_file_and_says_what_it_read(tmp_path: Path) -> None:
    echo = program(tmp_path, "import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
    assert run_apart(echo, b"abc", 60) == b"cba"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import sys\nsys.exit('it has no pages')", "^it has no pages$"),
        ("import os\nos.abort()", "it is damaged, or it needs more memory than there is"),
        ("while True: pass", "did not end"),
    ],
)
def test_a_failure_is_an_error_with_its_reason(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ChildError, match=message):
        run_apart(program(tmp_path, text), b"", 0.5 if "while" in text else 60)
