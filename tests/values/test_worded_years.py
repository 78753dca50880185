"""Years in words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.values import dates
from arabtext.values.worded_years import worded_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("It was founded in nineteen sixty-seven.", ["1967"]),
        ("the year two thousand and three", ["2003"]),
        ("since nineteen oh five", ["1905"]),
        ("قامت الثورة عام ألف وتسعمئة وتسعة عشر", ["1919"]),
        ("في سنة ألفين وعشرين", ["2020"]),
        ("سقطت في عام ألفين", ["2000"]),
    ],
)
def test_years_in_words_are_read(text: str, years: list[str]) -> None:
    assert [one.value for one in worded_years(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "in nineteen sixty-watt bulbs",
        "nineteen sixty-seven of them left",
        "two thousand and three soldiers",
        "عام ألف ليرة",
        "دفع ألفين وعشرين دينارا",
        "عام كامل",
    ],
)
def test_numbers_of_things_are_no_years(text: str) -> None:
    assert worded_years(text) == []


def test_a_year_in_words_completes_a_day() -> None:
    (one,) = dates("on 5 June nineteen sixty-seven") or [None]
    assert one is not None
    assert one.value in {"--06-05", "1967-06-05"}  # without a word such as in, sixty-seven may count something
    (two,) = dates("في الخامس من حزيران عام ألف وتسعمئة وسبعة وستين")
    assert two.value == "1967-06-05"


@given(st.text(alphabet="ينتعامسةألفوائةمvين و0 9intheyarowusd-,", max_size=60))
def test_years_are_in_order_and_apart(text: str) -> None:
    found = worded_years(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
