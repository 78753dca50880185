"""How likely two Latin spellings are of one name."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext import resources
from arabtext.names.comparing.respelling import END, NOTHING, forward, preference, split_units

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("one", "right", "wrong"),
    [
        ("hussein", "houssine", "hassan"),
        ("qasim", "kassem", "qasid"),
        ("chouaib", "shuaib", "chahib"),
        ("wahba", "wehbe", "wahid"),
        ("djamila", "gamila", "kamila"),
        ("faisal", "faysal", "fadel"),
    ],
)
def test_a_spelling_is_nearer_to_its_own_name(one: str, right: str, wrong: str) -> None:
    assert preference(one, right) > preference(one, wrong)


def test_groups_of_letters_are_kept_together() -> None:
    assert split_units("schahla", {"sch", "sh"}) == ("sch", "a", "h", "l", "a$")
    assert split_units("hassan", frozenset()) == ("h", "a", "s", "a", "n$")
    assert split_units("saad", frozenset()) == ("s", "a", "a", "d$")
    assert split_units("", frozenset()) == ()


def test_a_probability_is_the_sum_over_all_ways() -> None:
    chances = {("a", "a"): 0.5, ("a", NOTHING): 0.1, (NOTHING, "a"): 0.1}
    assert forward(chances, ("a",), ("a",), 0.0)[-1][-1] == pytest.approx(0.5 + 2 * 0.1 * 0.1)
    assert forward(chances, (), (), 0.0) == [[1.0]]


def test_the_table_is_one_distribution() -> None:
    rows = list(resources.rows("names/respellings.tsv", "one", "other", "chance"))
    total = sum(float(chance) * (1 if one == other else 2) for one, other, chance in rows)
    assert 0.99 < total < 1.01
    assert all(one >= other for one, other, _ in rows)
    assert {one[-1:] == END for one, *_ in rows} == {True, False}


@settings(deadline=None)
@given(WORDS, WORDS)
def test_it_is_symmetric_and_finite(one: str, other: str) -> None:
    assert math.isfinite(preference(one, other))
    assert preference(one, other) == pytest.approx(preference(other, one))


@settings(deadline=None)
@given(st.text(max_size=8), st.text(max_size=8))
def test_text_of_any_kind_does_not_raise(one: str, other: str) -> None:
    preference(one, other)
