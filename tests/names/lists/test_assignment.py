"""The probability of a pair among all one-to-one assignments."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from arabtext.names.lists.assignment import marginals


def by_counting(left: list[int], right: list[int], odds: list[float]) -> list[float]:
    """The same by going through every assignment."""
    total, shares = 0.0, [0.0] * len(odds)
    for size in range(len(odds) + 1):
        for some in combinations(range(len(odds)), size):
            if len({left[at] for at in some}) == len({right[at] for at in some}) == size:
                weight = float(np.exp(sum(odds[at] for at in some)))
                total += weight
                for at in some:
                    shares[at] += weight
    return [share / total for share in shares]


@pytest.mark.parametrize(
    ("left", "right", "odds"),
    [
        ([0], [0], [1.0]),
        ([0, 0], [0, 1], [3.0, 3.0]),
        ([0, 0, 1], [0, 1, 1], [5.0, 5.0, 9.0]),
        ([0, 0, 1, 2, 2], [0, 1, 1, 1, 2], [4.0, 2.0, 6.0, -1.0, 0.5]),
    ],
)
def test_where_candidates_form_no_circle_the_probability_is_exact(
    left: list[int], right: list[int], odds: list[float]
) -> None:
    found = marginals(np.array(left), np.array(right), np.array(odds))
    assert found == pytest.approx(by_counting(left, right, odds), abs=0.001)


def test_in_a_circle_it_is_nearly_so() -> None:
    left, right, odds = [0, 0, 1, 1], [0, 1, 0, 1], [6.0, 2.0, 1.0, 4.0]
    found = marginals(np.array(left), np.array(right), np.array(odds))
    assert found == pytest.approx(by_counting(left, right, odds), abs=0.05)


def test_equal_candidates_share_what_there_is() -> None:
    left, right = np.repeat(np.arange(3), 3), np.tile(np.arange(3), 3)
    assert marginals(left, right, np.full(9, 11.0)) == pytest.approx(1 / 3, abs=0.01)


def test_no_place_has_more_than_one_partner() -> None:
    dice = np.random.default_rng(3)
    left, right = dice.integers(0, 30, 200), dice.integers(0, 30, 200)
    pairs = np.unique(np.stack([left, right]), axis=1)
    found = marginals(pairs[0], pairs[1], dice.normal(2, 4, pairs.shape[1]))
    for places in pairs:
        assert np.bincount(places, weights=found).max() <= 1.01


def test_without_candidates_there_is_nothing() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert len(marginals(none, none, np.zeros(0))) == 0
