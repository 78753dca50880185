"""The sounds of vocalized words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.known.sounds import ARTICLE_SOUND, SUN_LETTERS, sounds_of


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("قَيس", ["ق", "a", "ي", "س"]),
        ("نُور", ["ن", "ū", "ر"]),
        ("حَسَّان", ["ح", "a", "س", "س", "ā", "ن"]),
        ("فَاطِمَة", ["ف", "ā", "ط", "i", "م", "ة"]),
        ("الحُوثِيّ", [ARTICLE_SOUND, "ح", "ū", "ث", "i", "ي", "ي"]),
    ],
)
def test_letters_and_marks_are_read_as_sounds(word: str, sounds: list[str]) -> None:
    assert sounds_of(word) == sounds


def test_the_article_is_one_sound_and_its_sun_letter_is_single() -> None:
    assert sounds_of("الشَّمس")[:3] == [ARTICLE_SOUND, "ش", "a"]
    assert "ش" in SUN_LETTERS
    assert "ق" not in SUN_LETTERS


def test_the_name_of_god_has_a_long_a_that_is_not_written() -> None:
    assert sounds_of("الله") == ["a", "ل", "ل", "ā", "ه"]


@given(st.text("قيسحمدعلا" + "\u064e\u064f\u0650\u0651\u0652", max_size=12))
def test_any_letters_with_any_marks_have_sounds(word: str) -> None:
    assert all(sounds_of(word))
