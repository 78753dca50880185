"""The style of two editions, read off a first alignment."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.editions.aligning.chain import Step
from arabtext.editions.aligning.style import GROUPS, USUAL, counts, style_of
from arabtext.editions.bilingual.evidence import KINDS

ONE, TWO, MANY = KINDS.index((1, 1)), KINDS.index((2, 1)), KINDS.index((4, 1))


def moved(steps: list[Step], probability: float = 1.0) -> dict[str, float]:
    """How much more frequent than usual each kind of bead is, against one to one."""
    style = style_of((step, probability) for step in steps)
    assert style.of_kinds[ONE] == 0
    english, arabic = style.of_gaps
    return {"2-1": style.of_kinds[TWO], "4-1": style.of_kinds[MANY], "english": english, "arabic": arabic}


def test_every_kind_of_bead_is_in_a_group() -> None:
    every = [(kind, 1.0) for kind in (*KINDS, (1, 0), (0, 1)) for _ in (0, 1)]
    assert counts(every).sum() == 2 * len(KINDS) + 2
    assert all(counts([one]).sum() == 1 for one in every)


def test_frequent_kinds_are_expected() -> None:
    joined = moved([(1, 1), (2, 1)] * 50)
    assert joined["2-1"] > 1 > 0 > joined["english"]
    assert joined["4-1"] < 0
    plain = moved([(1, 1)] * 200)
    assert max(plain.values()) < -1


def test_few_beads_say_little() -> None:
    assert max(map(abs, moved([(1, 1), (2, 1)]).values())) < 0.4


def test_a_long_passage_alone_is_no_style() -> None:
    once, block = ([(1, 1)] * 100 + [(1, 0)] * size for size in (1, 150))
    assert moved(once) == moved(block)


def test_a_gap_counts_as_much_as_it_is_probable() -> None:
    """Sentences that nothing explains well seem left out; they do not lower the price of leaving out others."""
    steps: list[tuple[Step, float]] = [((1, 1), 1.0)] * 90
    sure, unsure = (style_of([*steps, *[((1, 0), p), ((1, 1), 1.0)] * 10]) for p in (1.0, 0.4))
    assert unsure.of_gaps[0] < sure.of_gaps[0] - 0.5


def test_nothing_is_expected_of_texts_whose_style_is_unknown() -> None:
    assert not USUAL.of_kinds.any()
    assert USUAL.of_gaps == (0.0, 0.0)
    assert np.allclose(style_of([]).groups, USUAL.groups)


@pytest.mark.parametrize("steps", [[], [(0, 1)], [(3, 3)] * 500])
def test_styles_stay_finite(steps: list[Step]) -> None:
    assert all(np.isfinite(value) for value in moved(steps).values())
    assert len(GROUPS) == len(counts([(step, 1.0) for step in steps]))
