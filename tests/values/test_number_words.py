"""Numbers in words: what is written out is read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.script.morphology import proclitics
from arabtext.values import numbers

ENGLISH_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()


ENGLISH_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


ARABIC_ONES = "_ واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()


ARABIC_TENS = "_ _ عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()


ARABIC_HUNDREDS = "_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()


SCALES = [(10**9, "billion", "مليار", "ملياران", "مليارات"), (10**6, "million", "مليون", "مليونان", "ملايين")]
SCALES.append((1000, "thousand", "ألف", "ألفان", "آلاف"))


def english(value: int) -> str:
    """A number in English words."""
    for scale, word, *_ in SCALES:
        if value >= scale:
            rest = value % scale
            return f"{english(value // scale)} {word}" + (f" {english(rest)}" if rest else "")
    if value >= 100:
        return f"{ENGLISH_ONES[value // 100]} hundred" + (f" and {english(value % 100)}" if value % 100 else "")
    if value < 20:
        return ENGLISH_ONES[value]
    return ENGLISH_TENS[value // 10] + (f"-{ENGLISH_ONES[value % 10]}" if value % 10 else "")


def arabic(value: int) -> str:
    """A number in Arabic words, masculine, nominative."""
    for scale, _, one, two, many in SCALES:
        if value >= scale:
            count, rest = divmod(value, scale)
            tail = count % 100
            noun = many if 3 <= tail <= 10 else f"{one}ا" if 11 <= tail <= 99 else one
            head = one if count == 1 else two if count == 2 else f"{arabic(count)} {noun}"
            return head + (f" و{arabic(rest)}" if rest else "")
    if value >= 100:
        return ARABIC_HUNDREDS[value // 100] + (f" و{arabic(value % 100)}" if value % 100 else "")
    if value <= 10:
        return ARABIC_ONES[value]
    if value < 20:
        return {11: "أحد", 12: "اثنا"}.get(value, ARABIC_ONES[value % 10]) + " عشر"
    return (f"{ARABIC_ONES[value % 10]} و" if value % 10 else "") + ARABIC_TENS[value // 10]


@given(value=st.one_of(st.integers(2, 2_000), st.integers(2, 10**12 - 1)))
@settings(max_examples=400)
def test_numbers_in_words_are_read_back(value: int) -> None:
    assert [number.value for number in numbers(english(value))] == [value]
    assert [number.value for number in numbers(f"قبل {arabic(value)} .")] == [value]


@pytest.mark.parametrize("word", ["وأحد", "أثناء", "خمسةخمسةخمسةخمسةخمسةخمسة"])
def test_words_that_only_resemble_numbers_are_none(word: str) -> None:
    assert numbers(f"في {word} ال") == []


def test_every_clitic_may_stand_before_a_number_word() -> None:
    for clitic in proclitics(before="noun"):
        assert [number.value for number in numbers(f"قال {clitic}ثلاثين شخصا")] == [30], clitic
