"""ISO values of Gregorian and Hijri dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.values.calendars import common, gregorian, hijri


@given(day=st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_has_its_iso_value(day: date) -> None:
    assert gregorian(day.year, day.month, day.day) == day.isoformat()


@pytest.mark.parametrize(
    "parts", [(999, None, None), (2200, None, None), (2023, 13, 1), (2023, 0, 1), (2023, 2, 29), (2023, None, 5)]
)
def test_what_no_calendar_has_has_no_value(parts: tuple[int | None, int | None, int | None]) -> None:
    assert gregorian(*parts) is None


def test_a_day_without_a_year_may_be_the_leap_day() -> None:
    assert gregorian(None, 2, 29) == "--02-29"


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ((1444, 9, 15), "2023-04-06"),
        ((1444, 9, None), "2023-03-23/2023-04-20"),
        ((1, None, None), "0622/0623"),
        ((1600, None, None), None),
        ((0, None, None), None),
        ((1444, 13, 1), None),
        ((61, 1, 10), None),
    ],
)
def test_hijri(parts: tuple[int, int | None, int | None], value: str | None) -> None:
    assert hijri(*parts) == value


def test_values_share_whole_parts_or_nothing() -> None:
    assert common(["2023-06-05", "2023-07-05"]) == "2023"
    assert common(["2023-06-05", "2024-06-05"]) is None
    assert common(["--06-05", "--07-05"]) is None
