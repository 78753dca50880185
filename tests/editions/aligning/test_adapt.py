"""Translation tables adapted to two texts."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable

import numpy as np
import pytest

from arabtext.editions import align
from arabtext.editions.aligning.adapt import adapted
from arabtext.editions.bilingual.evidence import Evidence
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon

# Made-up words that translate each other: no lexicon has them.
COUPLES = [
    (f"{a}{b}lk", f"{c}{d}طق")
    for a, c in zip("bdfgz", "بدفجز", strict=True)
    for b, d in zip("aiou", "اعيو", strict=True)
]


def texts(count: int) -> tuple[list[str], list[str]]:
    """Sentences of made-up words, and of their partners."""
    dice = random.Random(2)
    chosen = [dice.sample(COUPLES, 4) for _ in range(count)]
    return [" ".join(e for e, _ in some) for some in chosen], [" ".join(a for _, a in some) for some in chosen]


def evidence(english: list[str], arabic: list[str]) -> Evidence:
    lex = lexicon()
    return Evidence(both_stemmed(english, arabic, lex), lex)


def test_words_in_the_same_beads_come_to_translate_each_other() -> None:
    first = evidence(*texts(60))
    taught = adapted(first, [(n, n, 1, 1) for n in range(40)])
    everywhere = np.zeros(61, dtype=np.int64), np.full(61, 60)
    for n in (45, 55):
        before, after = (some.rows(*everywhere)[n].matched[0, 0] for some in (first, taught))
        assert int(after.argmax()) == n
        assert after[n] > before[n] + 5


def test_nothing_is_learned_of_nothing() -> None:
    first = evidence(*texts(5))
    assert adapted(first, []) is first
    empty = evidence(["", "..."], ["", "؟"])
    assert adapted(empty, [(0, 0, 1, 1)]) is empty


def test_the_evidence_that_was_given_stays_as_it_was() -> None:
    first = evidence(*texts(30))
    before = [table.copy() for table in first.tables]
    adapted(first, [(n, n, 1, 1) for n in range(30)])
    assert all((old != new).nnz == 0 for old, new in zip(before, first.tables, strict=True))


def test_a_second_pass_finds_what_lengths_alone_leave_open() -> None:
    english, arabic = texts(200)
    del arabic[150], english[170]
    gold = [(n, n if n < 150 else n - 1) for n in range(200) if n not in (150, 170)]
    gold = [(e if e < 170 else e - 1, a) for e, a in gold]
    beads = {(bead.english, bead.arabic) for bead in align(english, arabic).beads}
    assert sum(((e,), (a,)) in beads for e, a in gold) > 190


def test_only_likely_beads_are_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    learned: list[tuple[int, int, int, int]] = []

    def spy(some: Evidence, beads: Iterable[tuple[int, int, int, int]]) -> Evidence:
        learned.extend(beads)
        return adapted(some, learned)

    monkeypatch.setattr(sys.modules["arabtext.editions.aligning.align"], "adapted", spy)
    english, arabic = texts(200)
    del arabic[150], english[170]
    align(english, arabic)
    gold = {(n if n < 170 else n - 1, n if n < 150 else n - 1, 1, 1) for n in range(200)}
    assert len(learned) >= 5
    assert set(learned) <= gold


def test_a_little_text_is_not_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(some: Evidence, beads: Iterable[tuple[int, int, int, int]]) -> Evidence:
        raise AssertionError

    monkeypatch.setattr(sys.modules["arabtext.editions.aligning.align"], "adapted", refuse)
    align(*texts(79))
    with pytest.raises(AssertionError):
        align(*texts(80))


def test_a_text_that_the_lexicon_knows_is_not_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(some: Evidence, beads: Iterable[tuple[int, int, int, int]]) -> Evidence:
        raise AssertionError

    monkeypatch.setattr(sys.modules["arabtext.editions.aligning.align"], "adapted", refuse)
    english, arabic = ["The king lives in a big house."] * 100, ["يسكن الملك في بيت كبير."] * 100
    assert len(align(english, arabic).beads) == 100
