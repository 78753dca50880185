"""Stems of both languages, the keys of the lexicon."""

from __future__ import annotations

import pytest

from arabtext.editions.bilingual.lexicon import lexicon
from arabtext.editions.bilingual.stems import arabic_stem, english_stem, tokenize


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("don't", ["don", "t"]),
        ("1,234.5 ١٢٣", ["1234.5", "123"]),
        ("حوالي200", ["حوال", "200"]),
        ("وَبِالبَيْتِ", ["بيت"]),
        ("ولد بلد", ["ولد", "بلد"]),
        ("الاجتماعات", ["اجتماع"]),
        ("مدرستهما", ["مدرس"]),
        ("running stopped cities", ["run", "stop", "cit"]),
        ("... ؟", []),
        ("", []),
    ],
)
def test_words_and_numbers_become_stems(text: str, stems: list[str]) -> None:
    assert tokenize(text) == stems


@pytest.mark.parametrize("word", ["ed", "ing", "sly", "ال", "وال", "ها", "بها"])
def test_short_words_keep_their_letters(word: str) -> None:
    assert (english_stem if word.isascii() else arabic_stem)(word) == word


def test_the_lexicon_is_keyed_by_stems() -> None:
    """A stem that changes is lost in the shipped lexicon."""
    for word, translation in (("government", "الحكومة"), ("elections", "الانتخابات"), ("houses", "البيوت")):
        (english,), (arabic,) = tokenize(word), tokenize(translation)
        lex = lexicon()
        assert lex.arabic_given_english[lex.english[english], lex.arabic[arabic]] > 0.01
