"""Candidates of two lists weighed against each other, and one partner for each place."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.names.lists.assignment import one_to_one, rivals, weigh_rivals


def test_a_rival_makes_a_pair_less_sure_on_either_side() -> None:
    one, zero = np.array([0]), np.array([0, 0])
    alone = weigh_rivals(one, one, np.array([2.0]))[0]
    other = np.array([0, 1])
    odds = np.array([2.0, 1.0])
    assert weigh_rivals(zero, other, odds)[0] < alone
    assert weigh_rivals(other, zero, odds)[0] == weigh_rivals(zero, other, odds)[0]
    assert weigh_rivals(zero, other, odds)[0] > weigh_rivals(zero, other, np.array([2.0, 2.0]))[0]


def test_rivals_are_those_of_the_side_where_they_are_likelier() -> None:
    found = rivals(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 1]), np.array([3.0, 2.0, 1.0, 0.0]))
    assert found[0] == pytest.approx(2.1, abs=0.15)
    assert found[1] == pytest.approx(3.1, abs=0.1)
    assert rivals(np.array([0]), np.array([0]), np.array([9.0]))[0] == pytest.approx(0.39, abs=0.02)


def test_a_pair_of_two_short_lists_is_as_sure_as_its_names() -> None:
    """Without other names a pair needs log-odds of 0; among a hundred that are unlike it, of -1.5."""
    zero, hundred = np.array([0]), np.arange(100)
    assert weigh_rivals(zero, zero, np.array([0.0]))[0] == pytest.approx(0.5, abs=0.02)
    among = weigh_rivals(hundred, hundred, np.array([-1.5, *[-8.0] * 99]))
    assert among[0] == pytest.approx(0.5, abs=0.05)


def chosen(left: list[int], right: list[int], odds: list[float], least: float = 0.5) -> dict[tuple[int, int], float]:
    """The pairs that are chosen, each with a score of 0.8, and what is left of it."""
    numbers, scores = one_to_one(np.array(left), np.array(right), np.array(odds), np.full(len(odds), 0.8), least)
    return {(left[at], right[at]): score for at, score in zip(numbers.tolist(), scores.tolist(), strict=True)}


def test_each_place_is_in_one_pair_and_the_surest_goes_first() -> None:
    assert chosen([0, 0, 1], [0, 1, 0], [5.0, 3.0, 4.0]) == {(0, 0): 0.8}
    assert chosen([0, 0, 1, 1], [0, 1, 0, 1], [5.0, 3.0, 4.0, 1.0]) == {(0, 0): 0.8, (1, 1): 0.8}


def test_a_tie_with_a_free_place_is_shared() -> None:
    assert chosen([0, 0], [0, 1], [5.0, 5.01]) == {}
    assert chosen([0, 0], [0, 1], [5.0, 5.01], least=0.3) == {(0, 1): 0.4}
    assert chosen([0, 1], [0, 0], [5.0, 5.0]) == {}
    assert chosen([0, 0], [0, 1], [5.0, 5.5]) == {(0, 1): 0.8}
    assert chosen([0, 0, 1], [0, 1, 1], [5.0, 5.0, 9.0]) == {(0, 0): 0.8, (1, 1): 0.8}


def test_without_candidates_there_is_nothing() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert [len(part) for part in one_to_one(none, none, np.zeros(0), np.zeros(0), 0.5)] == [0, 0]
    assert len(weigh_rivals(none, none, np.zeros(0))) == 0


def test_places_without_candidates_change_nothing() -> None:
    left, right, odds = np.array([0, 0, 1]), np.array([0, 1, 2]), np.array([5.0, 3.0, 4.0])
    assert weigh_rivals(left * 100, right * 7, odds).tolist() == weigh_rivals(left, right, odds).tolist()
