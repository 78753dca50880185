"""Cells as text."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.tables.cells import count_of, is_missing, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("قيس", "قيس"),
        (None, ""),
        (float("nan"), ""),
        (float("inf"), "inf"),
        (0, "0"),
        (2.5, "2.5"),
        (Decimal("1.10"), "1.10"),
        (False, "FALSE"),
        (date(2020, 8, 4), "2020-08-04"),
        (datetime(2020, 8, 4, 17, 8), "2020-08-04 17:08:00"),
        (datetime(2020, 8, 4, tzinfo=UTC), "2020-08-04 00:00:00+00:00"),
        (time(1, 2, 3), "01:02:03"),
        (timedelta(hours=30), "30:00:00"),
        (timedelta(hours=-1, seconds=30), "-00:59:30"),
        (timedelta(milliseconds=1_500), "00:00:01.5"),
        ([1, {"ar": "قيس", "born": date(1970, 1, 2)}], '[1, {"ar": "قيس", "born": "1970-01-02"}]'),
    ],
)
def test_cells_have_a_text(cell: object, text: str) -> None:
    assert text_of(cell) == text


@given(st.timedeltas(timedelta(0), timedelta(days=9_999)))
def test_the_text_of_a_duration_adds_up(span: timedelta) -> None:
    hours, minutes, seconds = text_of(span).split(":")
    whole, _, fraction = seconds.partition(".")
    micro = int(fraction.ljust(6, "0")) if fraction else 0
    assert timedelta(hours=int(hours), minutes=int(minutes), seconds=int(whole), microseconds=micro) == span


def test_what_is_missing_and_counted() -> None:
    assert [is_missing(cell) for cell in (None, float("nan"), "", 0, False)] == [True, True, False, False, False]
    assert [count_of(n, "line") for n in (0, 1, 12_000)] == ["0 lines", "1 line", "12,000 lines"]
