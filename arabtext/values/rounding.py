"""How far a written value can be from the exact one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


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
