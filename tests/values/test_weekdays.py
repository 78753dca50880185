"""Days of the week, and whether they fit a date."""

from __future__ import annotations

import pytest

from arabtext.values import facts, weekday_fits
from arabtext.values.weekdays import is_weekday, weekdays


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on Monday and FRIDAY, on Sundays", [1, 5, 7]),
        ("يوم الاثنين، والثلاثاء والأحد", [1, 2, 7]),
        ("monday", []),
        ("الأحد عشر", []),
        ("الاثنين معا", []),
        ("بين الاثنين", []),
        ("Mondaine", []),
        ("الجمعية", []),
    ],
)
def test_weekdays(text: str, days: list[int]) -> None:
    assert [day for _, _, day in weekdays(text)] == days


def test_a_text_is_a_weekday_only_if_it_is_nothing_else() -> None:
    assert is_weekday("الإثنين")
    assert not is_weekday("الاثنين الماضي")


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Monday, June 5, 2023", True),
        ("Tuesday, June 5, 2023", False),
        ("الاثنين 5 حزيران 2023", True),
        ("الأحد 5 حزيران 2023", False),
        ("Monday, June 5", None),
        ("Monday in June 2023", None),
        ("Monday, 05/06/2023", True),
        ("Tuesday, 05/06/2023", False),
    ],
)
def test_a_weekday_fits_only_its_date(text: str, fits: bool | None) -> None:
    weekday, day = facts(text)
    assert weekday_fits(weekday, day) is fits


def test_only_a_weekday_and_a_date_are_compared() -> None:
    number, weekday = facts("5 Mondays")
    assert weekday_fits(number, weekday) is None
