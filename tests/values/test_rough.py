"""Rough numbers: their bounds, and what is none."""

from __future__ import annotations

import pytest

from arabtext.values.rough import rough


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("dozens", (20, 99)),
        ("several thousand", (3000, 9999)),
        ("a few hundred", (200, 999)),
        ("tens of thousands", (20_000, 99_999)),
        ("hundreds of thousands", (200_000, 999_999)),
        ("مئات", (200, 999)),
        ("والآلاف", (2000, 99_999)),
        ("بضعة آلاف", (3000, 9999)),
        ("بضعة أيام", (3, 9)),
        ("عشرات الآلاف", (20_000, 99_999)),
        ("مئات الملايين", (200_000_000, 999_999_999)),
    ],
)
def test_bounds(text: str, bounds: tuple[int, int]) -> None:
    ((_, _, low, high, _),) = rough(text)
    assert (low, high) == bounds


@pytest.mark.parametrize("text", ["كميات", "مات", "a thousand", "several", "fewer", "thousandth", "عشرة", "مئة"])
def test_no_rough_number(text: str) -> None:
    assert rough(text) == []
