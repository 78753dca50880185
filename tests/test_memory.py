"""Caches: answers do not change, their bytes are bounded, every one has its place in the table and can be freed."""

from __future__ import annotations

import random
import re
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

import arabtext
from arabtext import memory
from arabtext.memory import BUDGETS, Cache, clear_caches, once, remember

MIB = 1 << 20


def fresh_names(count: int, seed: int) -> list[str]:
    """Names in Latin letters that no table lists, each of three words."""
    draw = random.Random(seed)
    syllables = ["ka", "mi", "ro", "sel", "han", "tu", "bar", "di", "zi", "wal", "q", "sh", "ou", "e"]
    words = ("".join(draw.choices(syllables, k=draw.randint(2, 4))).capitalize() for _ in range(3 * count))
    return [" ".join(three) for three in zip(words, words, words, strict=True)]


def test_every_cache_has_its_place_in_the_table_and_no_other_cache_is_made(root: Path) -> None:
    used: Counter[str] = Counter()
    for path in (root / "arabtext").rglob("*.py"):
        if path.name == "memory.py":
            continue
        text = path.read_text(encoding="utf-8")
        used.update(re.findall(r'@remember\("([^"]+)"\)', text))
        used.update(re.findall(r'Cache\[[^=]*\] = Cache\("([^"]+)"\)', text))
        used.update(re.findall(r'= Words\("([^"]+)"\)', text))
        assert not re.search(r"\blru_cache\b|functools import .*\bcache\b", text), path
    assert used == Counter(BUDGETS.keys())


def test_the_budgets_are_stated_in_mebibytes_and_stay_small() -> None:
    assert all(0 < mebibytes <= 32 and 0 < per_letter < 1000 for mebibytes, per_letter in BUDGETS.values())
    assert sum(mebibytes for mebibytes, _ in BUDGETS.values()) <= 260


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a cache that may hold four entries of four letters."""
    size = 4 * (memory._PER_ANSWER + 4 * 10)
    monkeypatch.setattr(memory, "BUDGETS", {"tiny": (size / MIB, 10)})
    return "tiny"


def test_a_cache_forgets_what_was_not_used_lately(tiny: str) -> None:
    kept: Cache[str, int] = Cache(tiny)
    for number, word in enumerate(["aaaa", "bbbb", "cccc", "dddd"]):
        kept.keep(word, number)
        assert kept.get("aaaa") == 0  # used again and again
    assert kept.get("bbbb") is None
    assert len(kept.recent) + len(kept.old) <= 4


def test_a_text_larger_than_the_budget_is_answered_and_not_kept(tiny: str) -> None:
    calls = []

    @remember(tiny)
    def size(text: str) -> int:
        calls.append(text)
        return len(text)

    assert [size("x" * 10_000), size("x" * 10_000)] == [10_000, 10_000]
    assert len(calls) == 2


def test_an_answer_is_remembered_none_and_keywords_too(tiny: str) -> None:
    calls = []

    @remember(tiny)
    def answer(text: str, *, loud: bool = False) -> str | None:
        calls.append(text)
        return text.upper() if loud else None

    assert [answer("a"), answer("a"), answer("a", loud=True), answer("a", loud=True)] == [None, None, "A", "A"]
    assert len(calls) == 2


def test_an_error_is_not_remembered(tiny: str) -> None:
    calls = []

    @remember(tiny)
    def fail(text: str) -> str:
        calls.append(text)
        raise ValueError(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="a"):
            fail("a")
    assert len(calls) == 2


def test_clearing_forgets_answers_and_on_demand_tables(tiny: str) -> None:
    loaded, answered = [], []

    @once
    def table() -> int:
        loaded.append(1)
        return len(loaded)

    @remember(tiny)
    def answer(text: str) -> str:
        answered.append(text)
        return text

    def use() -> tuple[int, int]:
        table()
        answer("a")
        return len(loaded), len(answered)

    assert [use(), use()] == [(1, 1), (1, 1)]
    clear_caches()
    assert use() == (1, 2)
    clear_caches(tables=True)
    assert use() == (2, 3)


@pytest.mark.thorough
def test_what_the_caches_count_is_what_they_take() -> None:
    """The bytes charged for answers are at least three quarters of those that are really taken, and not twice as many."""
    names = fresh_names(1_200, seed=1)
    arabtext.compare(*fresh_names(2, seed=2))  # reads the tables
    clear_caches()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for one, other in zip(names[::2], names[1::2], strict=True):
            arabtext.compare(one, other)
        taken = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    charged = sum(cache._size for cache in list(memory._caches))
    assert 0.75 * taken < charged < 2 * taken, (taken, charged)
    clear_caches()
    assert not any(cache._size for cache in list(memory._caches))


@pytest.mark.thorough
def test_results_do_not_depend_on_what_is_remembered() -> None:
    names = ["قيس الخزعلي", "Kais Khazali", "حيدر الصافوري", "Abu Mahdi al-Muhandis"]

    def answers() -> list[object]:
        return [[arabtext.compare(a, b) for a in names for b in names], [arabtext.romanize(name) for name in names]]

    warm = answers()
    clear_caches()
    assert answers() == warm
    clear_caches(tables=True)
    assert answers() == warm
