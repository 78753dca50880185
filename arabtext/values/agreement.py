"""Compare two facts: whether both can mean the same, whatever their units, precision and language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

import regex

from arabtext.values.decimals import rounding
from arabtext.values.fact import Fact
from arabtext.values.units import Unit, members, unit
from arabtext.values.weekdays import weekday_fits

_MAX_DRIFT: Final = Fraction(
    5, 100
)  # of a converted value; 30 miles are 50 km in the press (3.6 %), 20 are not 30 km (7.3 %)
_MAX_ROUGH_RATIO: Final = 5  # of the smallest numbers that two rough ones can mean; from hundreds to thousands it is 10
_SHARE: Final = "share"  # the dimension of percent and of fractions of a whole


def agree(one: Fact, other: Fact) -> bool:
    """Return whether two facts can mean the same. The order of the two makes no difference.

    Values in different units agree if one, converted, is the other within the rounding of either. A less precise date
    agrees with a more precise one inside it; an hour on a clock of twelve with either time of day that it can be; a
    rough number with any that it can mean; a range with a number inside it, and with a range of the same ends. A number
    without a unit agrees with the same number in any unit.

    >>> from arabtext.values import facts
    >>> def both(english, arabic): return agree(facts(english)[0], facts(arabic)[0])
    >>> both("30 miles", "48 كيلومترا"), both("6 feet", "1.83 متر"), both("100°F", "38 درجة مئوية")
    (True, True, True)
    >>> both("30 miles", "30 كيلومترا"), both("5 million dollars", "5 ملايين دينار"), both("hundreds", "آلاف")
    (False, False, False)
    >>> both("5 p.m.", "الساعة 17:00"), both("Monday", "الثلاثاء"), both("thousands", "3500")
    (True, False, True)
    """
    if _are_other_parts(one, other):
        return False
    if (one.kind, one.value, one.unit) == (other.kind, other.value, other.unit):
        return (one.low, one.high) == (other.low, other.high) or not (_is_range(one) and _is_range(other))
    kinds = {one.kind, other.kind}
    if kinds == {"time"}:
        return any(_is_same_time(a, b) for a in _texts(one) for b in _texts(other))
    if kinds == {"date"}:
        return any(_is_same_date(a, b) for a in _texts(one) for b in _texts(other))
    if kinds == {"date", "weekday"}:
        weekday, day = (one, other) if one.kind == "weekday" else (other, one)
        return weekday_fits(weekday, day) is True
    if "date" in kinds and kinds & {"number", "ordinal"}:
        day, number = (one, other) if one.kind == "date" else (other, one)
        years_and_days = [value.removeprefix("---") for value in _texts(day)]
        return any(value.isdecimal() and Decimal(value) in _numbers(number) for value in years_and_days)
    if kinds & {"date", "time", "weekday"}:
        return False
    return any(_is_same_number(one, a, other, b) for a in _codes(one) for b in _codes(other))


def _texts(fact: Fact) -> list[str]:
    """Return what a date or time can mean; the value of an ambiguous date is only what its alternatives share."""
    possible = fact.alternatives if fact.kind == "date" and fact.alternatives else (fact.value, *fact.alternatives)
    return [value for value in possible if isinstance(value, str)]


def _numbers(fact: Fact) -> list[Decimal]:
    return [value for value in (fact.value, *fact.alternatives) if isinstance(value, Decimal)]


# Numbers


def _codes(fact: Fact) -> list[str | None]:
    return sorted(members(fact.unit)) if fact.unit else [None]  # type: ignore[return-value]


def _is_range(fact: Fact) -> bool:
    """Return whether a fact means a stretch of numbers: a rough number, or a range."""
    return fact.low is not None and fact.high is not None and (fact.kind == "rough" or fact.value == fact.low)


def _is_same_number(one: Fact, its_unit: str | None, other: Fact, other_unit: str | None) -> bool:
    if its_unit == other_unit or (None in (its_unit, other_unit) and not _share_units(one, other)):
        return _overlap(one, other)
    mine, theirs = _measure(one, its_unit), _measure(other, other_unit)
    if mine is None or theirs is None or mine.dimension != theirs.dimension:
        return False
    if _is_range(one) or _is_range(other):
        return _ranges_meet(one, mine, other, theirs)
    return any(
        _is_converted(a, mine, b, theirs) or _is_converted(b, theirs, a, mine)
        for a in _numbers(one)
        for b in _numbers(other)
    )


def _share_units(one: Fact, other: Fact) -> bool:
    """Return whether one is a percentage and the other a fraction."""
    return {one.unit, other.unit} == {"percent", None} and "fraction" in (one.kind, other.kind)


def _measure(fact: Fact, code: str | None) -> Unit | None:
    if code is None and fact.kind == "fraction":
        return Unit("fraction", _SHARE, Fraction(1), Fraction(0), Fraction(1), Fraction(1))
    return unit(code) if code else None


def _overlap(one: Fact, other: Fact) -> bool:
    """Return whether two facts in one unit, or without, can be the same number."""
    if not _is_range(one) and not _is_range(other):
        return not set(_numbers(one)).isdisjoint(_numbers(other))
    if _is_range(one) and _is_range(other):
        (low, high), (least, most) = _bounds(one), _bounds(other)
        if "rough" not in (one.kind, other.kind):
            return (low, high) == (least, most)
        ratio = max(low, least) <= _MAX_ROUGH_RATIO * min(low, least)
        return low <= most and least <= high and (ratio or {one.kind, other.kind} != {"rough"})
    whole, point = (one, other) if _is_range(one) else (other, one)
    low, high = _bounds(whole)
    return any(low <= value <= high for value in _numbers(point))


def _bounds(fact: Fact) -> tuple[Decimal, Decimal]:
    assert fact.low is not None
    assert fact.high is not None
    return fact.low, fact.high


def _is_converted(value: Decimal, its: Unit, rounded: Decimal, target: Unit) -> bool:
    """Return whether a value, converted, is ``rounded`` within the rounding of the latter."""
    wanted = Fraction(rounded)
    results = sorted(
        (Fraction(value) * factor + its.offset - target.offset) / other
        for factor in (its.low, its.factor, its.high)
        for other in (target.low, target.factor, target.high)
    )
    nearest = min(max(wanted, results[0]), results[-1])
    drift = abs(nearest - wanted)
    is_near = drift <= _MAX_DRIFT * max(abs(nearest), abs(wanted)) or its.dimension == "temperature"
    return drift <= rounding(rounded) and is_near


def _ranges_meet(one: Fact, mine: Unit, other: Fact, theirs: Unit) -> bool:
    """Return whether the bounds of two facts, converted, overlap within the drift of a conversion."""
    (low, high), (least, most) = _converted_bounds(one, mine), _converted_bounds(other, theirs)
    widest = _MAX_DRIFT * max(map(abs, (low, high, least, most)))
    if _is_range(one) and _is_range(other) and "rough" not in (one.kind, other.kind):
        return abs(low - least) <= widest and abs(high - most) <= widest
    return low <= most + widest and least <= high + widest


def _converted_bounds(fact: Fact, measure: Unit) -> tuple[Fraction, Fraction]:
    ends = _bounds(fact) if _is_range(fact) else (min(_numbers(fact)), max(_numbers(fact)))
    return (Fraction(ends[0]) * measure.low + measure.offset, Fraction(ends[1]) * measure.high + measure.offset)


# Times of day

_ZONE = regex.compile(r"(?:Z|[+-]\d\d:\d\d)$")
_DAY: Final = 24 * 60


def _is_same_time(one: str, other: str) -> bool:
    """Return whether two times of day are the same; a time without its zone is compared as it is written."""
    zones = [_ZONE.search(value) for value in (one, other)]
    if all(zones):
        return _minutes(one, with_zone=True) == _minutes(other, with_zone=True)
    return _minutes(one) == _minutes(other)


def _minutes(value: str, with_zone: bool = False) -> int:
    """Return the minutes since midnight, of UTC if the zone counts."""
    minutes = int(value[:2]) * 60 + int(value[3:5])
    zone = _ZONE.search(value)
    if with_zone and zone and zone.group() != "Z":
        sign = 1 if zone.group()[0] == "+" else -1
        minutes -= sign * (int(zone.group()[1:3]) * 60 + int(zone.group()[4:6]))
    return minutes % _DAY


# Dates


def _are_other_parts(one: Fact, other: Fact) -> bool:
    """Return whether two dates are different parts of months, of decades or of centuries: early May, late May."""
    is_other = one.part and other.part and one.part != other.part
    return bool(is_other and _precision(one.value) == _precision(other.value))


def _precision(value: Decimal | str) -> str:
    return "month" if "-" in str(value) else "X" * str(value).count("X")  # 196X, 19XX


def _is_same_date(one: str, other: str) -> bool:
    """Return whether two ISO 8601-2 values can be the same date."""
    if one == other:
        return True
    if "/" in one and "/" in other:
        (first, last), (begin, end) = one.split("/")[:2], other.split("/")[:2]
        return _is_same_date(first, begin) and _is_same_date(last, end)
    mine, theirs = _days(one), _days(other)
    if mine and theirs:
        if _PART.fullmatch(one) and _PART.fullmatch(other) and one[:4] == other[:4] and _same_kind(one, other):
            return False
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]
    return any(_fit(a, b) for a in _yearless(one) for b in _yearless(other))


_PART = regex.compile(r"\d{4}-(?P<part>2[1-4]|3[3-9]|4[01])")
#: Parts of a year of ISO 8601-2 (https://www.loc.gov/standards/datetime/) → first and last month.
_PARTS: Final = {
    **{33 + quarter: (1 + 3 * quarter, 3 + 3 * quarter) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4 + 4 * third) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6 + 6 * half) for half in range(2)},
    21: (3, 6),
    22: (6, 9),
    23: (9, 12),
    24: (-1, 15),  # the winter of a year is at its begin or at its end
}


def _same_kind(one: str, other: str) -> bool:
    """Return whether two parts of a year are both quarters, both halves, both thirds or both seasons."""
    kinds = [
        next(at for at, first in enumerate((21, 33, 37, 40, 42)) if int(value[5:]) < first) for value in (one, other)
    ]
    return kinds[0] == kinds[1]


def _days(value: str) -> tuple[int, int] | None:
    """Return the first and the last day that a value with a year can mean, as ordinals; None without a year."""
    try:
        if "/" in value:
            first, last = (_days(end) for end in value.split("/")[:2])
            return (first[0], last[1]) if first and last else None
        if match := regex.fullmatch(r"(\d{1,4})(X{0,2})", value):
            low, high = int(value.replace("X", "0")), int(value.replace("X", "9"))
            return date(max(low, 1), 1, 1).toordinal(), date(high, 12, 31).toordinal()
        if match := _PART.fullmatch(value):
            first_month, last_month = _PARTS[int(match["part"])]
            year = int(value[:4])
            return _month(year, first_month).toordinal(), _month(year, last_month + 1).toordinal() - 1
        if match := regex.fullmatch(r"(\d{4})-W(\d\d)", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday.toordinal(), (monday + timedelta(6)).toordinal()
        if match := regex.fullmatch(r"(\d{4})-(\d\d)", value):
            year, month = int(match[1]), int(match[2])
            return date(year, month, 1).toordinal(), _month(year, month + 1).toordinal() - 1
        day = date.fromisoformat(value).toordinal()
    except (ValueError, OverflowError):
        return None
    return day, day


def _month(year: int, month: int) -> date:
    """Return the first day of a month, which may be of the year before or after: 13 is January."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _yearless(value: str) -> Iterator[str]:
    """Yield the month and day of a value, of both ends if it is a range: ``06-05``, ``06``, ``-21`` for a day alone."""
    for end in value.split("/"):
        if end.startswith("--"):
            yield end[2:]
        elif regex.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", end):
            yield end[5:]


def _fit(one: str, other: str) -> bool:
    """Return whether two months with or without a day can be the same: 06-05 and 06, 06-21 and -21."""
    if one.startswith("-") or other.startswith("-"):
        return one[-3:] == other[-3:] or ("-" not in one[1:] + other[1:] and not (one[:1] == other[:1] == "-"))
    return one.startswith(other) or other.startswith(one)
