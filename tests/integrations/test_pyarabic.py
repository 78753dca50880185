"""arabtext and pyarabic 0.6.15 on the same text: they agree, or the difference is stated here with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.script.chars import DAGGER_ALEF
from arabtext.values import numbers

araby = pytest.importorskip("pyarabic.araby", reason="pyarabic is not installed")

Switched = Callable[..., Callable[[str], str]]
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
#: Tatweel that is not between two letters: as a dash, shaping a letter or carrying marks it stays here.
AT_AN_EDGE = re.compile(f"(?<![{LETTERS}ـ])ـ+|ـ+(?![{LETTERS}ـ])")
TEXT = st.text(st.sampled_from(LETTERS + MARKS + "ـ ،؟.0123456789٠١٢٣۴۵abc\n"), max_size=40)


@given(text=TEXT)
@settings(max_examples=200, deadline=None)
def test_tashkeel_tatweel_and_teh_marbuta_agree(ours: Switched, text: str) -> None:
    assert ours(tashkeel=True)(text) == araby.strip_tashkeel(text)
    inside = AT_AN_EDGE.sub("", "".join(c for c in text if c not in MARKS))
    assert ours(tatweel=True)(inside) == araby.strip_tatweel(inside)
    assert ours(teh_marbuta=True)(text) == araby.normalize_teh(text)


@given(text=TEXT)
@settings(max_examples=200, deadline=None)
def test_alef_agrees_but_for_alef_maksura(ours: Switched, text: str) -> None:
    """normalize_alef turns ى into ا too, which makes على and علا one word; here that is a switch of its own."""
    text = text.replace("ى", "")
    assert ours(alef=True)(text) == araby.normalize_alef(text)


def test_divergences(ours: Switched) -> None:
    """strip_tashkeel keeps the dagger alef, a vowel sign as much as the others; strip_tatweel takes dashes away."""
    assert araby.strip_tatweel("1967 ـ 1973، 1446هـ") == "1967  1973، 1446ه"
    assert ours(tatweel=True)("1967 ـ 1973، 1446هـ") == "1967 ـ 1973، 1446هـ"
    word = f"ه{DAGGER_ALEF}ذا"
    assert araby.strip_tashkeel(word) == word
    assert ours(tashkeel=True)(word) == "هذا"
    assert araby.normalize_alef("على") == "علا"
    assert ours(alef=True)("على") == "على"


def test_digits_agree(ours: Switched) -> None:
    trans = pytest.importorskip("pyarabic.trans")
    for text in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "2024", "عام ٢٠٢٤"):
        assert ours(digits="western")(text) == trans.normalize_digits(text, source="all", out="west")


@given(value=st.one_of(st.integers(2, 9_999), st.integers(2, 10**9)))
@settings(max_examples=300, deadline=None)
def test_numbers_in_words_agree(value: int) -> None:
    """What pyarabic writes, the parser here reads; pyarabic's own reader is asked where it reads what it wrote."""
    number = pytest.importorskip("pyarabic.number")
    written = number.ArNumbers().int2str(str(value))
    assert [int(found.value) for found in numbers(f"عددهم {written} .")] == [value], written
    if number.text2number(written) == value:
        assert int(numbers(written)[0].value) == number.text2number(written)
