"""Phrases that are dates only relative to a day."""

from __future__ import annotations

import pytest

from arabtext.values import dates

TODAY = "2023-06-14"  # a Wednesday


def test_phrases_are_dates_only_when_the_day_is_given() -> None:
    assert dates("yesterday, last week, الشهر الماضي, قبل يومين") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yesterday", "2023-06-13"),
        ("last week", "2023-W23"),
        ("الشهر الماضي", "2023-05"),
        ("قبل يومين", "2023-06-12"),
        ("two weeks ago", "2023-05-31"),
        ("5000 days ago", "2009-10-05"),
        ("last Wednesday", "2023-06-07"),
        ("next Wednesday", "2023-06-21"),
        ("Wednesday", "2023-06-14"),
    ],
)
def test_relative_dates(text: str, value: str) -> None:
    assert [date.value for date in dates(text, relative_to=TODAY)] == [value]


def test_a_weekday_may_be_before_or_after() -> None:
    (found,) = dates("Monday", relative_to=TODAY)
    assert (found.value, found.alternatives) == ("2023-06", ("2023-06-12", "2023-06-19"))


@pytest.mark.parametrize("text", ["0 days ago", "6000 days ago", "many days ago", "9999 years ago"])
def test_no_day_lies_so_far_away(text: str) -> None:
    assert dates(text, relative_to=TODAY) == []
