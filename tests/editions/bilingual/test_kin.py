"""Translations of words by their kin."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.editions.bilingual.evidence import pairs_explained
from arabtext.editions.bilingual.kin import widened
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon
from arabtext.editions.sides import Both


def test_no_probability_becomes_smaller_or_larger_than_one() -> None:
    lex = lexicon()
    forms = Both(list(lex.english)[1:400], list(lex.arabic)[1:400])
    stems = Both(np.arange(1, 400), np.arange(1, 400))
    known = lex.arabic_given_english[1:400][:, 1:400], lex.english_given_arabic[1:400][:, 1:400]
    for before, after in zip(known, widened(known, forms, stems, lex), strict=True):
        assert (after - before).min() >= 0
        assert after.max() <= 1


@pytest.mark.parametrize(
    ("english", "arabic", "other"),
    [
        ("agriculturalists", "زراعة", "خبز"),  # the lexicon has a stem of the same beginning
        ("searching", "باحثان", "خبزان"),  # the same consonants as the Arabic for search
    ],
)
def test_kin_of_a_translation_is_evidence(english: str, arabic: str, other: str) -> None:
    texts = both_stemmed([english], [arabic, other], lexicon())
    rows, columns = np.array([0, 0]), np.array([0, 1])
    right, wrong = pairs_explained(texts, rows, columns, lexicon(), with_kin=True).english
    assert right > wrong


def test_no_words_have_no_kin() -> None:
    lex = lexicon()
    texts = both_stemmed([""], [""], lex)
    found = pairs_explained(texts, np.array([0]), np.array([0]), lex, with_kin=True)
    assert found.english.tolist() == found.arabic.tolist() == [0.0]
