"""A fact: a value that a text states, with what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

FactKind = Literal[
    "number", "ordinal", "quantity", "currency", "fraction", "rough", "date", "weekday", "time", "duration"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that ``text[start:end]`` states.

    ``value`` is a number, or the ISO 8601-2 form of a date or a time of day; of a day of the week 1 for Monday to 7.
    ``unit`` is a code: ISO 4217 of a currency, ``percent``, ``km``, ``kg``; None of a bare number. ``low`` and ``high``
    are the bounds of what is meant, in ``unit``: of ``dozens``, of ``30`` that may be rounded, of the interval
    ``5 to 7``. ``alternatives`` are other values that the text can mean. ``part`` says which part of a month, decade or
    century is meant (early May, أواخر الثمانينيات); ISO 8601-2 has no form for it, and ``value`` is that of the whole.
    """

    start: int
    end: int
    text: str
    kind: FactKind
    value: Decimal | str
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    alternatives: tuple[Decimal | str, ...] = ()
    part: Literal["early", "mid", "late"] | None = None
