"""What is known of a word wherever it occurs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.running_text.tagging.word_types import HASHED, MAX_LETTERS, N_CLASSES, N_DENSE, describe


@pytest.mark.parametrize(
    ("word", "rest", "offset"),
    [
        ("كبير", "كبير", 0),
        ("وبغداد", "بغداد", 1),
        ("للعراق", "عراق", 2),
        ("واشنطن", "واشنطن", 0),
        ("والمبعوث", "المبعوث", 1),
        ("فابيو", "فابيو", 0),
        ("لندن", "لندن", 0),
        ("Erdogan", "erdogan", 0),
    ],
)
def test_a_clitic_is_cut_where_it_is_one(word: str, rest: str, offset: int) -> None:
    found = describe(word)
    assert (found.rest, found.offset) == (rest, offset)


def test_function_words_say_nothing_of_their_repeats() -> None:
    assert not describe("على").repeats
    assert not describe("the").repeats
    assert describe("جنبلاط").repeats


@given(st.text(min_size=1))
def test_any_word_has_features_within_their_bounds(word: str) -> None:
    found = describe(word)
    assert 0 <= found.offset < max(1, len(word))
    assert 0 <= found.kind < N_CLASSES
    assert found.dense
    assert all(0 <= place < N_DENSE for place in found.dense)
    assert found.hashed
    assert all(0 <= place < HASHED for place in found.hashed)


def test_a_long_word_is_described_by_its_first_letters() -> None:
    assert describe("ب" * 1_000_000) == describe("ب" * MAX_LETTERS)
