"""Arithmetic with decimals that is the same under any decimal context of the process or thread."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction
from typing import Final

# The defaults of Python (https://docs.python.org/3/library/decimal.html), of which a program may change its own.
_CONTEXT: Final = Context(
    prec=28,
    rounding=ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=999_999,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)


def from_fraction(value: Fraction) -> Decimal:
    """Return a fraction as a decimal of 28 significant digits at most.

    >>> from_fraction(Fraction(1, 4)), from_fraction(Fraction(1, 3))
    (Decimal('0.25'), Decimal('0.3333333333333333333333333333'))
    """
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def multiply(one: Decimal, other: Decimal) -> Decimal:
    """Return the product of two decimals, with 28 significant digits at most.

    >>> multiply(Decimal("3.8"), Decimal(10) ** 9)
    Decimal('3800000000.0')
    """
    return _CONTEXT.multiply(one, other)


def rounding(value: Decimal) -> Fraction:
    """Return half of what the last digit of a value counts; zeros at its end do not count as digits.

    >>> rounding(Decimal(30)), rounding(Decimal("1.83"))
    (Fraction(5, 1), Fraction(1, 200))
    """
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return Fraction(1, 2)
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Fraction(10) ** (exponent + zeros) / 2
