"""Reading a phrase takes work that grows with its words, however many of them may be heads."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest

import arabtext
from arabtext.memory import clear_caches
from arabtext.names.phrases import read_arabic, read_english

MAX_CALLS = 300_000  # of functions, for as many words as are read; without a memory of parts these take millions


def _calls(read: Callable[[str], object], text: str) -> int:
    read(text)  # loads the tables
    clear_caches()
    profile = cProfile.Profile()
    profile.enable()
    read(text)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words",
    [
        ("Union", "of"),
        ("Council", "of", "Health", "and"),
        ("Bank",),
        ("Ministry", "for", "Council", "of"),
        ("Health", "and"),
        ("National",),
        ("Union", "of", "Iraq", "and", "the"),
    ],
)
def test_english_words_over_and_over_are_read_in_time(words: tuple[str, ...]) -> None:
    text = " ".join((words * 20)[:20])
    assert _calls(read_english.read, text) < MAX_CALLS
    assert _calls(arabtext.romanize, f"{text} Xyzzyx") < 3 * MAX_CALLS


@pytest.mark.parametrize(
    "words", [("وزارة",), ("مجلس", "والصحة"), ("مجلس", "في"), ("الصحة",), ("هيئة", "الصحة", "والعدل", "العراقية")]
)
def test_arabic_words_over_and_over_are_read_in_time(words: tuple[str, ...]) -> None:
    text = " ".join((words * 16)[:16])
    assert _calls(read_arabic.read, text) < MAX_CALLS
    assert _calls(read_arabic.read_literally, text) < MAX_CALLS
