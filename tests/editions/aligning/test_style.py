"""The style of two editions, read off a first alignment."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.editions.aligning.chain import Scores
from arabtext.editions.aligning.style import GROUPS, adapt_to_style, counts
from arabtext.editions.bilingual.evidence import KINDS

ROWS = [Scores(low=0, matched=np.zeros((len(KINDS), 4)), alone_english=np.zeros(4), alone_arabic=np.zeros(4))]
ONE, TWO, MANY = KINDS.index((1, 1)), KINDS.index((2, 1)), KINDS.index((4, 1))


def moved(steps: list[tuple[int, int]]) -> dict[str, float]:
    """How far each kind of bead is moved against one to one."""
    (row,) = adapt_to_style(ROWS, steps)
    assert np.all(row.matched[ONE] == 0)
    return {
        "2-1": float(row.matched[TWO][0]),
        "4-1": float(row.matched[MANY][0]),
        "english": float(row.alone_english[0]),
        "arabic": float(row.alone_arabic[0]),
    }


def test_every_kind_of_bead_is_in_a_group() -> None:
    every = [kind for kind in (*KINDS, (1, 0), (0, 1)) for _ in (0, 1)]
    assert counts(every).sum() == 2 * len(KINDS) + 2
    assert all(counts([kind]).sum() == 1 for kind in every)


def test_frequent_kinds_are_expected() -> None:
    joined = moved([(1, 1), (2, 1)] * 50)
    assert joined["2-1"] > 1 > 0 > joined["english"]
    assert joined["4-1"] < 0
    plain = moved([(1, 1)] * 200)
    assert max(plain.values()) < -1


def test_few_beads_say_little() -> None:
    assert max(map(abs, moved([(1, 1), (2, 1)]).values())) < 0.3


def test_a_long_passage_alone_is_no_style() -> None:
    once, block = ([(1, 1)] * 100 + [(1, 0)] * size for size in (1, 150))
    assert moved(once) == moved(block)


@pytest.mark.parametrize("steps", [[], [(0, 1)], [(3, 3)] * 500])
def test_scores_stay_finite(steps: list[tuple[int, int]]) -> None:
    assert all(np.isfinite(value) for value in moved(steps).values())
    assert len(GROUPS) == len(counts(steps))
