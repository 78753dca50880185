"""Programs that read a file in a process of their own, so that a crash or a file without an end is an error message."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


class ChildError(Exception):
    """The process could not read the file; the message says why."""


def run_apart(program: str | Path, raw: bytes, max_seconds: float) -> bytes:
    """Return what a Python program writes that gets ``raw`` on its standard input.

    The program is run without arabtext. It ends with the code 1 and a message, or with another code if it crashed.
    Raises :class:`ChildError`.
    """
    command = [sys.executable, "-I", str(program)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=max_seconds, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ChildError(f"its reader did not end: {error}") from error
    if done.returncode:
        said = next(reversed(done.stderr.decode("utf-8", "replace").splitlines()), "")
        raise ChildError(said if done.returncode == 1 else "it is damaged, or it needs more memory than there is")
    return done.stdout
