"""Values are the same under any decimal context of the process or thread."""

from __future__ import annotations

import decimal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import clear_caches
from arabtext.editions import align
from arabtext.values import numbers
from arabtext.values.decimals import from_fraction, multiply

TEXT = "one third of 7.123456789 million, 3.8 to 4.6 billion, ثلث المليون, 12.5% and half of 1,234,567"
PLAIN = [Decimal(1) / 3, Decimal("7123456.789"), Decimal("3800000000"), Decimal("4600000000")]
ODD = [
    decimal.Context(prec=3),
    decimal.Context(prec=3, traps=[decimal.Inexact, decimal.Rounded]),
    decimal.Context(rounding=decimal.ROUND_UP, prec=5),
    decimal.Context(Emax=3, Emin=-3),
]


@pytest.fixture(scope="module", autouse=True)
def _tables_of_no_other_test() -> Iterator[None]:
    """Forget, at the end, the tables that were read under an odd context."""
    yield
    clear_caches(tables=True)


@pytest.mark.parametrize("context", ODD, ids=str)
def test_numbers_do_not_depend_on_the_context(context: decimal.Context) -> None:
    expected = numbers(TEXT)
    assert [number.value for number in expected][:4] == PLAIN
    clear_caches(tables=True)
    with decimal.localcontext(context):
        found = numbers(TEXT)
        checked = align(["A third of them left."], ["غادر ثلثهم."]).findings
    assert found == expected
    assert checked == align(["A third of them left."], ["غادر ثلثهم."]).findings


def test_a_context_of_one_thread_does_not_reach_another() -> None:
    def read(precision: int) -> list[Decimal]:
        decimal.getcontext().prec = precision
        return [number.value for number in numbers(TEXT)]

    clear_caches(tables=True)
    with ThreadPoolExecutor(4) as pool:
        assert len({tuple(found) for found in pool.map(read, (2, 5, 9, 28))}) == 1


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
def test_a_fraction_is_what_pythons_own_division_gives(numerator: int, denominator: int) -> None:
    value = Fraction(numerator, denominator)
    assert from_fraction(value) == Decimal(value.numerator) / Decimal(value.denominator)


def test_products_are_those_of_python() -> None:
    assert multiply(Decimal("1.5"), Decimal("2000")) == Decimal("1.5") * Decimal("2000")
    with decimal.localcontext(prec=2):
        assert multiply(Decimal("1.2345"), Decimal("1000")) == Decimal("1234.5")
