"""Evidence of a language: letters, function words, trigrams."""

from __future__ import annotations

import math

import pytest

from arabtext.script.language.arabic_script import RECOGNIZED
from arabtext.script.language.signs import (
    ARABIC,
    LATIN_SCRIPT,
    arabic_letter_fit,
    function_words,
    likeliest,
    trigram_fit,
)


@pytest.mark.parametrize(
    ("text", "script", "language"), [("shu 3am", LATIN_SCRIPT, "arabizi"), ("thing", LATIN_SCRIPT, "en")]
)
def test_trigrams_fit_their_language_best(text: str, script: tuple[str, ...], language: str) -> None:
    fits = dict(zip(script, trigram_fit(text, script), strict=True))
    assert max(fits, key=lambda one: fits[one]) == language


def test_more_than_the_first_characters_change_nothing() -> None:
    assert trigram_fit("وا" * 200 + "خ" * 99, ARABIC)[0] == pytest.approx(trigram_fit("وا" * 200, ARABIC)[0], rel=0.01)


def test_letters_that_never_meet_fit_badly() -> None:
    assert arabic_letter_fit("لظعخثق") == -15.4 < arabic_letter_fit("العراق")


def test_the_likeliest_has_its_probability_against_the_next() -> None:
    assert likeliest({"a": math.log(3), "b": 0.0, "c": -9.0}) == ("a", pytest.approx(0.75))
    assert likeliest({"b": 0.0, "a": 0.0}) == ("a", 0.5)
    assert likeliest({"a": 1e9, "b": 0.0})[1] == pytest.approx(1.0)


def test_function_words_are_of_languages_that_are_distinguished() -> None:
    known = {*RECOGNIZED, *LATIN_SCRIPT}
    assert {language for languages in function_words().values() for language in languages} <= known
