"""Languages of the Arabic script."""

from __future__ import annotations

import pytest

from arabtext.script.language.arabic_script import arabic_script_language, is_arabic, is_persianate


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال رئيس الوزراء", "ar"),
        ("رهبر ایران در تهران گفت", "fa"),
        ("وزیر اعظم نے کہا", "ur"),
        ("سەرۆکی هەرێم لە هەولێر", "ku"),
        ("د ښځو حقوق په افغانستان کې", "ps"),
        ("قـــال رئيـس الوزراء", "ar"),
        ("", "ar"),
    ],
)
def test_the_likeliest_language(text: str, language: str) -> None:
    found, confidence = arabic_script_language(text)
    assert found == language
    assert 0.5 < confidence <= 1
    assert is_arabic(text) == (language == "ar")


@pytest.mark.parametrize("text", ["رهبر ایران", "وزیر اعظم نے", "سەرۆکی هەرێم"])
def test_letters_show_another_language(text: str) -> None:
    assert is_persianate(text)


@pytest.mark.parametrize("text", ["قیس الخزعلی", "قال رئیس الوزراء فی کلمة", "محمد", ""])
def test_arabic_on_a_persian_keyboard_is_arabic(text: str) -> None:
    assert not is_persianate(text)


@pytest.mark.parametrize("word", ["بالعراق", "كالعراق", "وللعراق", "فالعراق"])
def test_the_article_behind_any_proclitic_shows_arabic(word: str) -> None:
    assert not is_persianate(f"{word} ک")
