"""Numbers in digits and their separators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.script.chars import ARABIC_DIGITS
from arabtext.values.digits import readings


@given(value=st.integers(0, 10**12), digits=st.sampled_from(["0123456789", ARABIC_DIGITS]), grouped=st.booleans())
def test_grouped_digits_are_read_back(value: int, digits: str, grouped: bool) -> None:
    written = format(value, ",d" if grouped else "d").translate({ord(str(i)): digits[i] for i in range(10)})
    assert readings(written)[0] == value


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("1,234", ["1234", "1.234"]),
        ("1.234", ["1.234", "1234"]),
        ("1,234,567.8", ["1234567.8"]),
        ("1.234.567,8", ["1234567.8"]),
        ("3,5", ["3.5"]),
        ("١٬٢٣٤٫٥", ["1234.5"]),
        ("0.125", ["0.125"]),
        ("10 000", ["10000"]),
        ("192.168.1.1", []),
        ("٢٠١٩،٢٠٢٠", []),
        ("9" * 30, ["9" * 30]),
        ("9" * 31, []),
    ],
)
def test_separators_make_a_quantity_or_none(written: str, values: list[str]) -> None:
    assert readings(written) == tuple(map(Decimal, values))
