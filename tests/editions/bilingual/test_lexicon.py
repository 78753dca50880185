"""The bilingual lexicon, and texts numbered by it."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.editions.bilingual.lexicon import Lexicon, both_stemmed, lexicon


def test_probabilities_are_probabilities() -> None:
    lex = lexicon()
    assert len(lex.english) == lex.arabic_given_english.shape[0] == len(lex.english_log)
    assert len(lex.arabic) == lex.arabic_given_english.shape[1] == len(lex.arabic_log)
    for table, axis in ((lex.arabic_given_english, 1), (lex.english_given_arabic, 0)):
        assert 0 < table.data.min() <= table.data.max() <= 1
        assert np.asarray(table.sum(axis=axis)).max() < 1.3  # rounded to levels of a logarithmic scale
    for logs in (lex.english_log, lex.arabic_log):
        assert np.exp(logs).sum() == pytest.approx(1)


def test_an_unknown_stem_is_rarer_than_any_other() -> None:
    lex = lexicon()
    assert lex.english_log[0] == lex.english_log.min()
    assert lex.arabic_log[0] == lex.arabic_log.min()


def test_a_lexicon_of_its_arrays() -> None:
    def text(words: str) -> np.ndarray:
        return np.frombuffer(words.encode(), dtype=np.uint8)

    small = Lexicon.of(
        {
            "english": text("\nhous\nking"),
            "arabic": text("\nبيت\nملك"),
            "english_of": np.array([1, 2]),
            "arabic_of": np.array([1, 2]),
            "arabic_given_english": np.array([255, 1], dtype=np.uint8),
            "english_given_arabic": np.array([255, 255], dtype=np.uint8),
            "english_counts": np.log1p([0.0, 2.0, 5.0]),
            "arabic_counts": np.log1p([0.0, 2.0, 5.0]),
            "least": np.array(0.01),
            "levels": np.array(255),
        }
    )
    assert small.arabic_given_english.toarray()[1:, 1:] == pytest.approx(np.array([[1, 0], [0, 0.01]]))
    assert np.exp(small.english_log) == pytest.approx(np.array([1, 3, 6]) / 10)
    english, arabic = both_stemmed(["A house.", ""], ["بيت الملك"], small)
    assert (english.words, english.stems.tolist(), english.bounds.tolist()) == (("a", "hous"), [0, 1], [0, 2, 2])
    assert (arabic.stems.tolist(), arabic.lengths.tolist()) == ([1, 2], [8.0])
