"""Lines in from arguments, files and pipes; data out; bars on a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


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
