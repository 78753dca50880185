"""Numbers in running text: cases, spans, units, odd text."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.errors import ArgumentTypeError
from arabtext.values import Number, numbers


def plain(value: Decimal) -> str:
    """A value as the cases write it: without trailing zeros; a long fraction cut."""
    shown = format(value.normalize(), "f")
    return f"{shown[:8]}…" if "." in shown and len(shown) >= 12 else shown


def shown_number(number: Number) -> str:
    parts = [plain(number.value), number.unit, "ordinal" if number.kind == "ordinal" else None, number.bound]
    parts += [f"or {plain(value)}" for value in number.alternatives]
    return " ".join(part for part in parts if part)


def test_numbers(number_case: tuple[str, str, str | None]) -> None:
    text, expected, _ = number_case
    assert " | ".join(map(shown_number, numbers(text))) == expected


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


def test_other_types_are_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="text must be str"):
        numbers(3)  # type: ignore[arg-type]


SCRAPS = st.lists(
    st.sampled_from(
        "ثلاثة وعشرون ألفا مليون ونصف المليون و 500 3.5 million half a and third الأول حزيران /يونيو 2023 ( ) - % $ هـ من بين "
        "May 5 , 1990s القرن قبل يومين yesterday of العشرين first 05/06/2023 كانون الثاني".split(" ")
    ),
    max_size=9,
).map(" ".join)


@given(text=SCRAPS)
@settings(max_examples=300, deadline=None)
def test_numbers_are_in_order_and_apart(text: str) -> None:
    end = 0
    for one in numbers(text):
        assert text[one.start : one.end] == one.text != ""
        assert one.start >= end
        end = one.end


def test_a_long_text_takes_time_in_proportion() -> None:
    assert len(numbers("خمسة وعشرون ألفا و 5 حزيران 2023 two hundred and " * 3_000)) > 3_000
    assert len(numbers("1," * 20_000)) < sys.maxsize
