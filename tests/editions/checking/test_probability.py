"""The probability of a finding."""

from __future__ import annotations

from collections.abc import Callable

from arabtext.editions import Alignment, Bead, check
from arabtext.editions.checking.probability import MIN_PROBABILITY

Laid = Callable[..., Alignment]
ENGLISH, ARABIC = ("It killed 218 people in the city.",), ("قتل 219 شخصا في المدينة.",)


def aligned(score: float) -> Alignment:
    return Alignment(ENGLISH, ARABIC, (Bead((0,), (0,), score),))


def test_a_finding_is_less_probable_where_the_bead_is() -> None:
    sure, unsure = (check(aligned(score), min_probability=0)[0].probability for score in (0.99, 0.4))
    assert 0 < unsure < sure <= 1
    assert sure > MIN_PROBABILITY


def test_beads_that_the_aligner_disbelieves_are_not_compared() -> None:
    assert check(aligned(0.29), min_probability=0) == []
    assert check(aligned(0.31), min_probability=0) != []


def test_what_is_not_probable_is_left_out() -> None:
    assert check(aligned(0.99), min_probability=1.0) == []
