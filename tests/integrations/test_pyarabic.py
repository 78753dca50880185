"""arabtext and pyarabic 0.6.15 on the same text: they agree, or the difference is stated here with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.script.chars import DAGGER_ALEF
from arabtext.script.morphology import tokens
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


@pytest.mark.parametrize("feminine", [1, 2])
@pytest.mark.parametrize("case", [1, 2])
@given(value=st.one_of(st.integers(2, 9_999), st.integers(2, 10**9)))
@settings(max_examples=100, deadline=None)
def test_numbers_of_both_genders_and_cases_are_read(feminine: int, case: int, value: int) -> None:
    number = pytest.importorskip("pyarabic.number")
    writer = number.ArNumbers()
    writer.set_feminine(feminine)
    writer.set_format(case)
    written = writer.int2str(str(value))
    assert [int(found.value) for found in numbers(f"عددهم {written} .")] == [value], written


#: Words, what pyarabic reads, what is read here, who is right and why.
READ_TWO_WAYS = [
    ("واحدة وعشرون", 20, [21], "ours: واحدة is one"),
    ("إثنتا عشرة", 10, [12], "ours: pyarabic writes it but does not read it"),
    ("احدى عشرة", 10, [11], "ours: the hamza is often left out"),
    ("مائتان", 0, [200], "ours: the old spelling is as common as مئتان"),
    ("سبعمية", 0, [700], "ours: the spoken form is written too"),
    ("مليون ونصف", 1_000_000, [1_500_000], "ours: and a half belongs to it"),
    ("ربع مليون", 1_000_000, [250_000], "ours: a quarter of a million"),
    ("ثلاثة، أربعة", 4, [3, 4], "ours: two numbers; pyarabic skips the word with a comma"),
    ("واحد", 1, [], "either: alone it is mostly no number of a text, but as an answer it is 1"),
    ("صفر", 0, [], "theirs as a number; here it is none, since صفر is a month too"),
    ("لا رقم هنا", 0, [], "ours: pyarabic has no way to say that there is none"),
]


@pytest.mark.parametrize(("words", "theirs", "here", "judgement"), READ_TWO_WAYS, ids=lambda value: str(value))
def test_number_words_read_two_ways(words: str, theirs: int, here: list[int], judgement: str) -> None:
    number = pytest.importorskip("pyarabic.number")
    assert number.text2number(words) == theirs
    assert [int(found.value) for found in numbers(words)] == here
    assert judgement.startswith(("ours", "theirs", "either"))


@given(value=st.integers(1, 199).filter(lambda value: value < 100 or value % 100))
@settings(max_examples=150, deadline=None)
def test_ordinals_agree(value: int) -> None:
    """The tens are ordinals and cardinals alike in Arabic, and are called cardinals here."""
    number = pytest.importorskip("pyarabic.number")
    (found,) = numbers(f"المرتبة {number.number2ordinal(value)} .")
    assert found.value == value
    assert found.kind == ("cardinal" if value % 100 >= 20 and value % 10 == 0 else "ordinal")


WORD = st.builds(str.__add__, st.sampled_from(LETTERS), st.text(st.sampled_from(LETTERS + MARKS), max_size=8))
BETWEEN = st.sampled_from([" ", "، ", ". ", "؟\n", " - ", ": «", "» ", " 12 ", "/"])


@given(pieces=st.lists(st.tuples(WORD, BETWEEN), max_size=8))
@settings(max_examples=200, deadline=None)
def test_words_agree(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in pieces)
    theirs = [(one["start"], one["end"]) for one in araby.tokenize_with_location(text)]
    assert [(one.start, one.end) for one in tokens(text)] == theirs


#: Texts, the tokens of pyarabic, ours, who is right and why.
CUT_TWO_WAYS = [
    ("بلغ 12.5", ["بلغ", "12", "5"], ["بلغ", "12.5"], "ours: one number"),
    ("كتاب‌ها", ["كتاب", "ها"], ["كتاب‌ها"], "ours: the ZWNJ is inside a word"),
    ("الٓمٓ", ["ال", "م"], ["الٓمٓ"], "ours: a madda is a mark"),
    ("a_b", ["a_b"], ["a", "b"], "either: theirs for identifiers, ours for words"),
    ("و1,500", ["و1", "500"], ["و1", "500"], "neither: the number is 1,500, and arabtext.values.numbers reads it so"),
]


@pytest.mark.parametrize(("text", "theirs", "here", "judgement"), CUT_TWO_WAYS, ids=lambda value: str(value))
def test_words_cut_two_ways(text: str, theirs: list[str], here: list[str], judgement: str) -> None:
    assert [one["token"] for one in araby.tokenize_with_location(text)] == theirs
    assert [one.text for one in tokens(text)] == here
    assert judgement.startswith(("ours", "theirs", "either", "neither"))
