"""Numbers and dates in running text. The cases are in tests/cases."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest
from babel.dates import get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext import resources
from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.script.chars import ARABIC_DIGITS
from arabtext.values import Date, Number, dates, numbers
from arabtext.values.digits import readings

CASES = Path(__file__).parents[1] / "cases"


def cases(verb: str) -> list[object]:
    """(text, expected, the day that relative dates count from) of each case."""
    found = []
    for path in sorted(CASES.glob(f"*/{verb}*.tsv")):
        day = path.stem.partition("_")[2] or None
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            label, text, expected, *_ = line.split("\t")
            found.append(pytest.param(text, expected, day, id=f"{path.parent.name}: {label}"))
    assert len(found) > 50
    return found


def plain(value: Decimal) -> str:
    """A value as the cases write it: without trailing zeros; a long fraction cut."""
    shown = format(value.normalize(), "f")
    return f"{shown[:8]}…" if "." in shown and len(shown) >= 12 else shown


def shown_number(number: Number) -> str:
    parts = [plain(number.value), number.unit, "ordinal" if number.kind == "ordinal" else None, number.bound]
    parts += [f"or {plain(value)}" for value in number.alternatives]
    return " ".join(part for part in parts if part)


def shown_date(date: Date) -> str:
    calendar = "hijri " if date.calendar == "hijri" else ""
    return calendar + " or ".join([date.value, *date.alternatives])


@pytest.mark.parametrize(("text", "expected", "_"), cases("numbers"))
def test_numbers(text: str, expected: str, _: str | None) -> None:
    assert " | ".join(map(shown_number, numbers(text))) == expected


@pytest.mark.parametrize(("text", "expected", "day"), cases("dates"))
def test_dates(text: str, expected: str, day: str | None) -> None:
    assert " | ".join(map(shown_date, dates(text, relative_to=day))) == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("نحو ٣٫٥ ملايين دولار أمريكي تقريبا", ["٣٫٥ ملايين دولار أمريكي"]),
        ("وبثلاثة آلاف، والثالث", ["ثلاثة آلاف", "الثالث"]),
        ("between 2 and 3.5 million US dollars", ["2", "3.5 million US dollars"]),
        ("$3.8bn (£3bn)", ["$3.8bn", "£3bn"]),
        ("the twenty-first time", ["twenty-first"]),
        ("بنسبة 12 بالمئة", ["12 بالمئة"]),
        ("-5% or −5 degrees", ["-5%", "−5"]),
    ],
)
def test_a_span_holds_number_and_unit_and_no_clitic(text: str, spans: list[str]) -> None:
    assert [number.text for number in numbers(text)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("وفي شباط/فبراير 2021 قررت", ["شباط/فبراير 2021"]),
        ("June 5-7, 2023", ["June 5", "7, 2023"]),
        ("ولعام 2017.", ["2017"]),
        ("(29 سبتمبر)", ["29 سبتمبر"]),
        ("on 30th September.", ["30th September"]),
    ],
)
def test_a_span_holds_the_date_alone(text: str, spans: list[str]) -> None:
    assert [date.text for date in dates(text)] == spans


def test_phrases_are_dates_only_when_asked() -> None:
    assert dates("yesterday, last week, الشهر الماضي, قبل يومين") == []


@pytest.mark.parametrize("day", ["yesterday", "14/06/2023", ""])
def test_a_day_that_is_no_iso_date_is_refused(day: str) -> None:
    with pytest.raises(UsageError, match="2023-06-14"):
        dates("today", relative_to=day)


def test_other_types_are_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="text must be str"):
        numbers(3)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="text must be str"):
        dates(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ours", "locale"),
    [
        ("levant", "ar_LB"),
        ("egypt", "ar_EG"),
        ("algeria", "ar_DZ"),
        ("morocco", "ar_MA"),
        ("mauritania", "ar_MR"),
    ],
)
def test_month_names_agree_with_cldr(ours: str, locale: str) -> None:
    table = list(resources.rows("values/months.tsv", "name", "month", "tradition"))
    every = {(name, int(month)) for name, month, _ in table}
    own = {(name, int(month)) for name, month, tradition in table if tradition == ours}
    cldr = {(name, month) for month, name in get_month_names("wide", locale=locale).items()}
    assert cldr <= every
    assert cldr & own


@given(value=st.integers(0, 10**12), digits=st.sampled_from(["0123456789", ARABIC_DIGITS]), grouped=st.booleans())
def test_grouped_digits_are_read_back(value: int, digits: str, grouped: bool) -> None:
    written = format(value, ",d" if grouped else "d").translate({ord(str(i)): digits[i] for i in range(10)})
    assert readings(written)[0] == value


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


SCRAPS = st.lists(
    st.sampled_from(
        "ثلاثة وعشرون ألفا مليون ونصف المليون و 500 3.5 million half a and third الأول حزيران /يونيو 2023 ( ) - % $ هـ من بين "
        "May 5 , 1990s القرن قبل يومين yesterday of العشرين first 05/06/2023 كانون الثاني".split(" ")
    ),
    max_size=9,
).map(" ".join)


@given(text=SCRAPS)
@settings(max_examples=300, deadline=None)
def test_what_is_found_stands_there_in_order_and_apart(text: str) -> None:
    for found in (numbers(text), dates(text), dates(text, relative_to="2023-06-14")):
        end = 0
        for one in found:
            assert text[one.start : one.end] == one.text != ""
            assert one.start >= end
            end = one.end


def test_long_text_takes_time_in_proportion() -> None:
    """No pattern backtracks over a long text: a hundred thousand words of numbers come through."""
    text = "خمسة وعشرون ألفا و 5 حزيران 2023 two hundred and " * 10_000
    assert len(numbers(text)) > 10_000
    assert len(dates(text)) == 10_000
    assert len(numbers("1," * 50_000)) < sys.maxsize
