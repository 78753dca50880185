"""Weekdays that are counted in their month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.values import dates
from arabtext.values.month_weekdays import _day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the first Friday of July 2023", "2023-07-07"),
        ("the last Monday in May 2021", "2021-05-31"),
        ("آخر أحد من نيسان 2021", "2021-04-25"),
        ("الجمعة الأولى من تموز 2023", "2023-07-07"),
        ("ثالث يوم خميس من شهر أيار 2024", "2024-05-16"),
        ("the first Friday of July", "--07"),  # of which year is not said
        ("a Friday in July 2023", "2023-07"),
    ],
)
def test_the_day_that_is_meant(text: str, value: str) -> None:
    assert [one.value for one in dates(text)] == [value]


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 7), st.sampled_from([1, 2, 3, 4, -1]))
def test_the_day_is_the_weekday_of_its_week(year: int, month: int, weekday: int, count: int) -> None:
    day = date.fromisoformat(_day(year, month, weekday, count))
    assert (day.year, day.month, day.isoweekday()) == (year, month, weekday)
    week = (day.day - 1) // 7 + 1
    assert week == count if count > 0 else week >= 4
