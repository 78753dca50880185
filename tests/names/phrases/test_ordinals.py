"""Ordinal numbers in names of units, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.phrases.ordinals import (
    arabic_ordinal,
    english_ordinal,
    read_arabic_ordinal,
    read_english_ordinal,
)


@given(st.integers(1, 99), st.booleans())
def test_what_is_written_in_arabic_is_read_back(number: int, feminine: bool) -> None:
    words = arabic_ordinal(number, feminine=feminine).split()
    assert read_arabic_ordinal(words) == (number, len(words))


@given(st.integers(1, 9999))
def test_what_is_written_in_english_is_read_back(number: int) -> None:
    assert read_english_ordinal([english_ordinal(number)]) == (number, 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Seventh"], (7, 1)),
        (["Twenty", "First"], (21, 2)),
        (["Eleventh", "Armored"], (11, 1)),
        (["IV"], (4, 1)),
        (["Seven"], None),
        (["Army"], None),
    ],
)
def test_english_ordinals_in_words(words: list[str], expected: tuple[int, int] | None) -> None:
    assert read_english_ordinal(words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("السابع", (7, 1)),
        ("السادسة عشرة", (16, 2)),
        ("الثاني والعشرين", (22, 2)),
        ("الثلاثون", (30, 1)),
        ("٤٦", (46, 1)),
        ("القدس", None),
        ("العشرة", None),
    ],
)
def test_arabic_ordinals_in_words(text: str, expected: tuple[int, int] | None) -> None:
    assert read_arabic_ordinal(text.split()) == expected
