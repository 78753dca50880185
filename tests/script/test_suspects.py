"""Words and numbers that were probably misread."""

from __future__ import annotations

import pytest

import arabtext
from arabtext.script.suspects import find_suspects, look_alikes, read_words
from arabtext.script.wordlist import frequency


def test_misread_words_are_flagged_with_candidates_and_never_rewritten() -> None:
    explained = arabtext.explain("كما ان النتائح في العراق", "ocr")
    assert explained.text == "كما ان النتائح في العراق"
    (suspect,) = explained.suspects
    assert explained.text[suspect.start : suspect.end] == suspect.text == "النتائح"
    assert (suspect.reason, suspect.candidates[0].text) == ("word", "النتائج")
    assert 0.5 <= suspect.probability <= 1


def test_numbers_in_digits_the_model_lacks_are_flagged() -> None:
    suspects = arabtext.explain("بلغت ١٢ مليون دولار", "ocr").suspects
    assert [(suspect.text, suspect.reason) for suspect in suspects] == [("١٢", "number")]
    assert suspects[0].probability >= 0.9


@pytest.mark.parametrize("text", ["", "قال رئيس الوزراء العراقي في بغداد", "@BBCArabic https://example.org", "\n \n"])
def test_what_reads_well_is_not_flagged(text: str) -> None:
    assert arabtext.explain(text, "ocr").suspects == ()


def test_other_profiles_flag_nothing() -> None:
    assert arabtext.explain("النتائح ١٢", "title").suspects == ()


def test_a_token_knows_its_place_and_its_neighbors() -> None:
    first, second, third = read_words("«قال» رئيس\nعاد")
    assert (first.core, first.start, first.end, first.after) == ("قال", 1, 4, "رئيس")
    assert (second.before, second.after, second.index, second.length) == ("قال", "", 1, 2)
    assert (third.before, third.start) == ("", 11)


@pytest.mark.parametrize(("text", "reason"), [("النتائح", "word"), ("12", "number"), ("a1", "mixed"), ("=|", "debris")])
def test_a_token_is_of_one_kind(text: str, reason: str) -> None:
    (token,) = read_words(text)
    assert token.reason == reason


def test_look_alikes_differ_in_one_letter_and_long_words_have_none() -> None:
    assert "النتائج" in set(look_alikes("النتائح"))
    assert all(len(word) - len(other) in (0, 1) for word in ("النتائح", "قال") for other in look_alikes(word))
    assert list(look_alikes("ح" * 20))
    assert not list(look_alikes("ح" * 21))


def test_candidates_are_common_enough_and_share_the_probability() -> None:
    for suspect in find_suspects("كما ان النتائح في العراق"):
        assert all(frequency(candidate.text) >= 0.3 for candidate in suspect.candidates)
        assert len(suspect.candidates) <= 3
        assert sum(candidate.score for candidate in suspect.candidates) <= 1.01
