"""Groups of letters and marks, against the Unicode Character Database."""

from __future__ import annotations

import sys
import unicodedata

import pytest
import regex

from arabtext.script import chars

EVERY = [chr(point) for point in range(sys.maxunicode + 1) if not 0xD800 <= point < 0xE000]


def test_arabic_letters_are_letters_of_the_arabic_script() -> None:
    arabic = regex.compile(r"[\p{Arabic}\u0640]")
    for character in filter(chars.is_arabic_letter, EVERY):
        if unicodedata.category(character) == "Cn":
            continue
        assert arabic.match(character), hex(ord(character))
        assert unicodedata.category(character) in ("Lo", "Lm", "So"), hex(ord(character))


@pytest.mark.parametrize("marks", [chars.TASHKEEL, chars.QURANIC_MARKS])
def test_marks_are_marks(marks: str) -> None:
    for mark in marks:
        assert unicodedata.category(mark) in ("Mn", "Lm", "Cf", "So", "Me"), hex(ord(mark))
        assert not chars.is_arabic_letter(mark)


def test_groups_do_not_overlap() -> None:
    groups = [chars.TASHKEEL, chars.QURANIC_MARKS, chars.BIDI_CONTROLS, chars.ZERO_WIDTH, chars.SPACES, chars.TATWEEL]
    together = "".join(groups)
    assert len(set(together)) == len(together)


def test_lookalikes_become_letters_of_arabic() -> None:
    letters = regex.compile(f"[{chars.LETTERS}]")
    assert all(letters.fullmatch(letter) for letter in chars.LOOKALIKES.values())
    assert not any(letters.fullmatch(letter) for letter in chars.LOOKALIKES)
    assert not any(letters.fullmatch(letter) for letter in chars.PERSIANATE_LETTERS)


def test_spaces_and_dashes_are_what_unicode_calls_so() -> None:
    assert all(character.isspace() for character in chars.SPACES)
    assert {unicodedata.category(dash) for dash in chars.DASHES} == {"Pd", "Sm"}
    assert {unicodedata.bidirectional(control) for control in chars.BIDI_CONTROLS} >= {"R", "L", "AL", "RLE", "PDI"}


@pytest.mark.parametrize(
    ("letter", "script"),
    [("ع", "arabic"), ("ـ", "arabic"), ("ﻋ", "arabic"), ("ē", "latin"), ("ḥ", "latin"), ("я", "other")],
)
def test_a_letter_has_one_script(letter: str, script: str) -> None:
    assert chars.script_of(letter) == script
