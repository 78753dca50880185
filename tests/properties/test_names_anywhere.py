"""Names give the same answers in threads with cold caches, and under any hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WORK = """
import sys
from concurrent.futures import ThreadPoolExecutor
from arabtext import names

NAMES = [f"{given} {family}" for given in ("محمد", "سعاد", "زقزوقان", "Kais", "أغنر", "عبد الملك", "Ab. Mahdi", "لويحق")
         for family in ("الخزعلي", "مستعصمي", "al-Ghatrifi", "(تويفو)", "بن سلمان", "شنايدر", "al Bushnaqa")]

def answer(name):
    found = [(c.text, c.score, c.source) for scheme in ("press", "ala-lc") for c in names.candidates(name, 3, scheme)]
    compared = [names.compare(name, other) for other in ("محمد الخزعلي", "Suad Ghatreefi", "Agner Toivo")]
    return found, compared, names.arabize(name, 2), names.parse(name), names.find(f"قال {name} and {name} said")

with ThreadPoolExecutor(int(sys.argv[1])) as pool:
    for one in pool.map(answer, NAMES if int(sys.argv[1]) == 1 else [*NAMES, *NAMES[::-1], *NAMES]):
        print(one)
print(names.unify(NAMES), names.match(NAMES[:20], NAMES[10:30]))
"""


def answers(threads: int, seed: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(threads)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8").splitlines()


@pytest.fixture(scope="module")
def alone() -> list[str]:
    return answers(1, "0")


@pytest.mark.thorough
def test_eight_threads_with_cold_caches_give_the_answers_of_one(alone: list[str]) -> None:
    found = answers(8, "0")
    *one, lists = alone
    assert found == [*one, *one[::-1], *one, lists]


@pytest.mark.thorough
@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_changes_nothing(seed: str, alone: list[str]) -> None:
    assert answers(1, seed) == alone
