"""The list of Arabic words and of pairs of words."""

from __future__ import annotations

import math

import pytest

from arabtext.script.wordlist import UNSEEN, frequencies, frequency, is_plausible, log_probability


def test_frequencies_are_words_in_a_million() -> None:
    assert 0.8e6 < sum(frequencies().values()) < 1.2e6
    assert frequency("في") > 10_000
    assert frequency("لظعخثق") == 0


def test_a_word_outside_the_list_is_rarer_than_any_in_it() -> None:
    assert min(frequencies().values()) > UNSEEN > 0
    assert log_probability("لظعخثق") == pytest.approx(math.log(0.4 * UNSEEN / 1e6), abs=1)


@pytest.mark.parametrize("word", ["وسيتذكرونها", "فبالعراق", "والعراقيون", "كتابهما", "أفلا"])
def test_a_known_word_with_clitics_is_plausible(word: str) -> None:
    assert is_plausible(word)


@pytest.mark.parametrize("word", ["اهنوركذتي", "لظعخثق", "قققها", ""])
def test_letters_that_are_no_word_are_not(word: str) -> None:
    assert not is_plausible(word)


def test_a_known_pair_is_likelier_than_the_word_alone() -> None:
    assert log_probability("المتحدة", "الولايات") > log_probability("المتحدة")
    assert log_probability("المتحدة", "لظعخثق") <= log_probability("المتحدة")
