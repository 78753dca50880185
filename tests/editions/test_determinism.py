"""The same result under any hash seed, and in threads that start with empty caches."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import arabtext
from arabtext.editions import Alignment, Finding, Pairing, align, pair, read

PROGRAM = """
import sys
from arabtext.editions import align, pair, read
english, arabic = (read(path) for path in sys.argv[1:])
alignment = align(english, arabic)
print(alignment.beads, alignment.displaced, alignment.findings, alignment.doubt)
titles = [english.title, *english.paragraphs], [arabic.title, *arabic.paragraphs]
print(pair([english], [arabic]), pair(*titles, threshold=0.1))
"""


@pytest.mark.thorough
@pytest.mark.slow
def test_the_hash_seed_changes_nothing(examples: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(examples / "port_en.md"), str(examples / "port_ar.md")]
    printed = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "012"
    }
    assert len(printed) == 1


@pytest.mark.thorough
def test_threads_with_empty_caches_agree(examples: Path) -> None:
    def work(number: int) -> tuple[Alignment, tuple[Finding, ...], Pairing]:
        english, arabic = read(examples / "port_en.md"), read(examples / "port_ar.md")
        alignment = align(english, arabic)
        return alignment, alignment.findings, pair([english, "Elections in Tunisia"], [arabic, "انتخابات تونس"])

    arabtext.clear_caches(tables=True)
    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(work, range(4))
    assert all(other == first for other in others)
