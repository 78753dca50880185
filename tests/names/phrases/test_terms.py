"""The words that phrases are made of."""

from __future__ import annotations

import pytest

from arabtext.names.phrases.terms import adjectives, arabic_term_key, arabic_terms, demonym_of, heads, nouns


@pytest.mark.parametrize("text", ["الألماني", "الإلكترونية", "الألوية"])
def test_a_word_that_begins_like_an_article_is_found_with_one(text: str) -> None:
    """The letters of its own beginning are not taken for the article that is cut off."""
    assert arabic_terms().whole((arabic_term_key(text),))


def test_each_term_has_both_languages() -> None:
    assert all(term.arabic and term.english for term in (*heads(), *nouns(), *adjectives()))


def test_nationality_of_a_country() -> None:
    assert (demonym_of("IQ") or heads()[0]).english == "Iraqi"
    assert demonym_of("XX") is None
