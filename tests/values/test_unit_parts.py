"""What is measured without a number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from arabtext.values.unit_parts import measures, part_behind


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("half an hour", "1/2", "hour"),
        ("a quarter of a mile", "1/4", "mi"),
        ("an hour and a half", "3/2", "hour"),
        ("نصف ساعة", "1/2", "hour"),
        ("ونصف الساعة", "1/2", "hour"),
        ("ساعة ونصف", "3/2", "hour"),
        ("كيلومتر وربع", "5/4", "km"),
        ("لمدة شهر", "1", "month"),
        ("for a week", "1", "week"),
        ("سنة واحدة", "1", "year"),
        ("يوم كامل", "1", "day"),
    ],
)
def test_measures(text: str, value: str, unit: str) -> None:
    ((_, _, found, code),) = measures(text)
    assert (found, code) == (Fraction(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "half of them",
        "ساعة",
        "an hour",
        "الساعة الواحدة",
        "طوال اليوم",
        "half",
        "نصف السكان",
        "for a man",
        "half brother",
    ],
)
def test_nothing_is_measured(text: str) -> None:
    assert measures(text) == []


def test_a_part_behind_a_unit_ends_behind_the_unit_if_that_is_said_again() -> None:
    assert part_behind("مترين ونصف تقريبا", 5, "m") == (Fraction(1, 2), 10)
    assert part_behind("مترين ونصف المتر", 5, "m") == (Fraction(1, 2), 16)
    assert part_behind("مترين ونصف الساعة", 5, "m") == (Fraction(1, 2), 10)
    assert part_behind("مترين فقط", 5, "m") is None
