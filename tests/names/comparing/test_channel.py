"""How likely a Latin word is as the spelling of an Arabic one."""

from __future__ import annotations

import math
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names.comparing.channel import MAX_CHUNK, Channel, channel, contexts, folded, log_likelihood

WORDS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ", min_size=1, max_size=9)
SPELLINGS = st.text("abcdefghijklmnopqrstuvwxyz", max_size=12)


@pytest.mark.parametrize(
    ("spelling", "right", "wrong"),
    [
        ("hassan", "حسن", "حسين"),
        ("hussein", "حسين", "حسن"),
        ("salman", "سلمان", "سلطان"),
        ("ali", "علي", "علاء"),
        ("ruqayyah", "رقية", "راقي"),
        ("shaybah", "شيبة", "شيبي"),
        ("mekki", "مكي", "ماكو"),
        ("gaddafi", "قذافي", "خدافي"),
        ("djamel", "جمال", "جميلة"),
        ("osama", "أسامة", "سامي"),
    ],
)
def test_a_spelling_is_likelier_for_its_own_word(spelling: str, right: str, wrong: str) -> None:
    assert log_likelihood(right, spelling) > log_likelihood(wrong, spelling) + 1


def test_seats_of_hamza_and_a_final_heh_do_not_matter() -> None:
    assert log_likelihood("أحمد", "ahmed") == log_likelihood("احمد", "ahmed")
    assert log_likelihood("فاطمه", "fatima") == log_likelihood("فاطمة", "fatima")


def test_the_table_holds_probabilities() -> None:
    for table in (channel().consonants, channel().vowels, channel().weak):
        assert table
        for shares in table.values():
            assert 0.97 < sum(shares.values()) < 1.01  # rare spellings are left out, four places are kept


def slow(model: Channel, word: str, latin: str) -> float:
    """The probability of a spelling, by trying every way to lay it on the word."""

    @cache
    def rest(letter: int, at: int) -> float:
        if letter == len(letters):
            return float(at == len(latin))
        ends = range(at, min(at + MAX_CHUNK, len(latin)) + 1)
        return sum(
            sum(chance for _, _, chance in model.chances(letters[letter], latin[at:end])) * rest(letter + 1, end)
            for end in ends
        )

    letters = contexts(folded(word))
    return rest(0, 0)


def test_the_chance_of_all_spellings_of_a_letter_is_at_most_one() -> None:
    small = Channel({("ب", "first"): {"b": 0.9, "p": 0.1}}, {("first", "end"): {"": 0.5, "a": 0.5}}, {})
    assert contexts("ب") == [("ب", "first", "end")]
    chances = {spelling: slow(small, "ب", spelling) for spelling in ("b", "ba", "p", "pa")}
    assert chances == pytest.approx({"b": 0.45, "ba": 0.45, "p": 0.05, "pa": 0.05})


@settings(deadline=None)
@given(WORDS, SPELLINGS)
def test_the_quick_way_gives_what_the_slow_way_gives(word: str, spelling: str) -> None:
    assert math.exp(log_likelihood(word, spelling)) == pytest.approx(slow(channel(), word, spelling), abs=1e-15)


@settings(deadline=None)
@given(WORDS, SPELLINGS)
def test_any_two_words_have_a_log_probability(word: str, spelling: str) -> None:
    assert math.isfinite(log_likelihood(word, spelling))
    assert log_likelihood(word, spelling) <= 0.01


@settings(deadline=None)
@given(st.text(max_size=8), st.text(max_size=8))
def test_text_of_any_kind_does_not_raise(word: str, spelling: str) -> None:
    assert math.isfinite(log_likelihood(word, spelling))
    assert folded(folded(word)) == folded(word)
