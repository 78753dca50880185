"""Find the facts that a text states: numbers with what they measure, money, dates, days of the week, times of day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

import regex

from arabtext.errors import expect_text
from arabtext.values.calendars import Date
from arabtext.values.dates import dates
from arabtext.values.decimals import from_fraction, rounding
from arabtext.values.fact import Fact, FactKind
from arabtext.values.numbers import Number, money_behind, numbers_outside
from arabtext.values.patterns import plain, restored
from arabtext.values.rough import Rough, rough
from arabtext.values.times import times
from arabtext.values.unit_parts import Measure, measures, part_behind
from arabtext.values.units import duals, fold, members, unit, unit_behind
from arabtext.values.weekdays import is_weekday, weekdays

_TIME: Final = "time"  # the dimension of durations


def facts(text: str, *, relative_to: date | str | None = None) -> list[Fact]:
    """Return the facts of ``text``: in order, none overlapping.

    A range is one fact. ``relative_to`` as in :func:`arabtext.values.dates`. A value and its unit are one span.
    What is no value is left out: telephone numbers, addresses, footnote marks, list markers, names such as F-16.

    >>> [(f.kind, str(f.value), f.unit) for f in facts("It flew 30 miles for $5 at 5 p.m. on Monday.")]
    [('quantity', '30', 'mi'), ('currency', '5', 'USD'), ('time', '17:00', None), ('weekday', '1', None)]
    >>> [(f.kind, f.text, f.value) for f in facts("من 5 إلى 7 حزيران 2023، الرابعة والنصف")]
    [('date', '5 إلى 7 حزيران 2023', '2023-06-05/2023-06-07'), ('time', 'الرابعة والنصف', '04:30')]
    >>> [(f.kind, str(f.low), str(f.high)) for f in facts("آلاف القتلى، 5 to 7 tons")]
    [('rough', '2000', '99999'), ('quantity', '5', '7')]
    """
    expect_text(text)
    as_written, text = text, plain(text)
    clock, vague = times(text), rough(text)
    taken = [(one.start, one.end) for one in clock] + [(one.start, one.end) for one in vague if one.quantified]
    days = _date_facts(text, relative_to)
    exact = numbers_outside(text, [*taken, *((day.start, day.end) for day in days)])
    measured = measures(text)
    found: list[Fact] = []
    for layer in (
        [Fact(t.start, t.end, t.text, "time", t.value, alternatives=t.alternatives) for t in clock],
        days,
        [Fact(day.start, day.end, text[day.start : day.end], "weekday", Decimal(day.day)) for day in weekdays(text)],
        [_of_rough(text, one) for one in vague if one.quantified],
        # the part in ساعة ونصف الساعة is no half an hour
        _number_facts(text, [n for n in exact if not any(m.start < n.start and n.end <= m.end for m in measured)]),
        [_of_measure(text, one) for one in measured],
        [_of_rough(text, one) for one in vague if not one.quantified],
    ):
        found = _with(found, layer)
    return restored(_with_countries(found), as_written)


def _with(found: list[Fact], more: Iterable[Fact]) -> list[Fact]:
    """Return the facts ``found`` and those of ``more`` that overlap none of them, in order."""
    merged, at = [], 0
    for one in more:
        while at < len(found) and found[at].end <= one.start:
            at += 1
        if at == len(found) or found[at].start >= one.end:
            merged.append(one)
    return sorted([*found, *merged], key=lambda fact: fact.start)


# Dates

_TO = regex.compile(r"(?i)\s*[-–—]\s*|\s+(?:to|through|until|till|إلى|الى|و?حتى)\s+")
_AND = regex.compile(r"(?i)\s+(?:and\s+|و\s?)")
_BETWEEN = regex.compile(r"(?i)(?<!\p{L})(?:between|[وف]?بين)\s+(?:\S{1,9}\s+){0,2}$")
_REACH: Final = 32  # characters before a value that are read for ``between``


def _is_range(text: str, start: int, end: int, following: int) -> bool:
    """Return whether what is between two values, at ``end`` and ``following``, makes them one range."""
    if _TO.fullmatch(text, end, following):
        return True
    return bool(_AND.fullmatch(text, end, following) and _BETWEEN.search(text[max(0, start - _REACH) : start]))


def _date_facts(text: str, relative_to: date | str | None) -> list[Fact]:
    found: list[Fact] = []
    days = dates(text, relative_to=relative_to)
    at = 0
    while at < len(days):
        one, last = days[at], days[min(at + 1, len(days) - 1)]
        at += 1
        if last is not one and _is_interval(text, one, last):
            at += 1
            value = f"{one.value}/{last.value}"
            found.append(Fact(one.start, last.end, text[one.start : last.end], "date", value))
        elif not is_weekday(one.text):  # a day of the week is a fact of its own
            found.append(Fact(one.start, one.end, one.text, "date", one.value, alternatives=one.alternatives))
    return found


def _is_interval(text: str, one: Date, last: Date) -> bool:
    """Return whether two dates are the first and the last of a range."""
    if "/" in one.value + last.value or one.alternatives or last.alternatives or len(one.value) != len(last.value):
        return False
    return one.value < last.value and _is_range(text, one.start, one.end, last.start)


# Numbers


def _number_facts(text: str, exact: Sequence[Number]) -> list[Fact]:
    """Return the numbers with their units; the two ends of a range, and feet with inches, as one fact."""
    found: list[Fact] = []
    for number in exact:
        fact, before = _of_number(text, number), found[-1] if found else None
        if before and fact.start < before.end:
            continue
        if before and (joined := _as_range(text, before, number, fact) or _as_sum(text, before, fact)):
            found[-1] = joined
        else:
            found.append(fact)
    return found


_OR: Final = regex.compile(r"(?i)\s+(?:or|أو|او)\s+")
_MIN_YEAR: Final = 1000  # 2017 or 2020 are two years
_MAX_OR_RATIO: Final = 2  # five or six, 10 or 20; numbers further apart are two choices, no rough number


def _as_range(text: str, low: Fact, number: Number, high: Fact) -> Fact | None:
    """Return the fact of a range, 5 to 7 or five or six, if two facts are its ends."""
    first, last = low.value, high.value
    if isinstance(first, str) or isinstance(last, str) or number.alternatives or low.unit not in (None, high.unit):
        return None
    is_choice = (
        {low.kind, high.kind}.isdisjoint({"ordinal", "fraction"})
        and 0 < first < last <= _MAX_OR_RATIO * first
        and (last < _MIN_YEAR or high.unit)
        and _OR.fullmatch(text, low.end, high.start)
    )
    if number.bound != "to" and not is_choice:
        return None
    whole = text[low.start : high.end]
    return Fact(low.start, high.end, whole, high.kind, first, high.unit, first, last, low.alternatives)


_SUMMED: Final = ("length", "mass", _TIME)
_AND_MORE: Final = regex.compile(r"(?i)[^\S\n]+(?:and[^\S\n]+|و\s?)?|,[^\S\n]+(?:and[^\S\n]+)?")


def _as_sum(text: str, whole: Fact, rest: Fact) -> Fact | None:
    """Return the sum of two facts in falling units, in the unit of the first: 5 feet 9 inches, 2 hours 30 minutes."""
    large, small = unit(whole.unit or ""), unit(rest.unit or "")
    if not large or not small or not large.dimension == small.dimension in _SUMMED:
        return None
    if (
        isinstance(whole.value, str)
        or isinstance(rest.value, str)
        or not _AND_MORE.fullmatch(text, whole.end, rest.start)
    ):
        return None
    share = Fraction(rest.value) * small.factor / large.factor
    if whole.value != whole.value.to_integral_value() or not 0 < share < 1:
        return None
    value = from_fraction(Fraction(whole.value) + share)
    return Fact(whole.start, rest.end, text[whole.start : rest.end], whole.kind, value, whole.unit, *_rounded(value))


_DUAL: Final = 2


def _of_number(text: str, number: Number) -> Fact:
    """Return the fact of a number, with the unit of measure behind it."""
    start, end, value, code = number.start, number.end, number.value, number.unit
    if number.kind == "ordinal":
        return Fact(start, end, number.text, "ordinal", value)
    if code is None and (own := duals().get(fold(number.text))):
        code = own
    elif code is None and number.value == _DUAL and (money := money_behind(" " + text[start : start + _REACH], 0)):
        code, end = money[0], start + money[1] - 1  # دينارين عراقيين
    elif code is None and (measure := unit_behind(text, end)):
        code, end = measure
    elif code is None and (money := money_behind(text, end)):
        code, end = money
    if code and (part := part_behind(text, end, code)):
        value, end = from_fraction(Fraction(value) + part[0]), part[1]
    if code in members("degree") and (below := _BELOW_ZERO.match(text, end)):
        value, end = -abs(value), below.end()
    if article := _ARTICLE.search(text, max(0, start - _MAX_ARTICLE), start):
        start = article.start() if _TAKES_ARTICLE.match(text, start) else start
    alternatives: tuple[Decimal | str, ...] = number.alternatives
    low = high = None
    if number.bound is None and code and unit(code):
        low, high = _rounded(value)
    return Fact(start, end, text[start:end], _kind(number, code), value, code, low, high, alternatives)


_BELOW_ZERO: Final = regex.compile(r"(?i)[^\S\n]+(?:تحت[^\S\n]+الصفر|below[^\S\n]+(?:zero|freezing))(?!\p{L})")
_MAX_ARTICLE: Final = 3  # characters of ``an`` and the space behind it
_ARTICLE: Final = regex.compile(r"(?i)(?<!\p{L})an?\s$")
_TAKES_ARTICLE: Final = regex.compile(
    r"(?i)(?:third|quarter|fifth|half|tenth|dozen|hundred|thousand|million|billion)\b"
)


def _kind(number: Number, code: str | None) -> FactKind:
    if code is None:
        is_part = 0 < number.value < 1 and not any(map(str.isdecimal, number.text))
        return "fraction" if is_part else "number"
    if code == "percent":
        return "number"
    measure = unit(code)
    if measure is None:
        return "quantity" if code == "degree" else "currency"
    return "duration" if measure.dimension == _TIME else "quantity"


def _rounded(value: Decimal) -> tuple[Decimal, Decimal]:
    """Return the bounds of the exact values that a rounded one can stand for: 30 for 25 to 35."""
    half = rounding(value)
    exact = Fraction(value)
    return from_fraction(exact - half), from_fraction(exact + half)


def _of_rough(text: str, one: Rough) -> Fact:
    end, code = one.end, None
    if measure := unit_behind(text, end):
        code, end = measure
    elif money := money_behind(text, end):
        code, end = money
    low, high = Decimal(one.low), Decimal(one.high)
    return Fact(one.start, end, text[one.start : end], "rough", low, code, low, high)


def _of_measure(text: str, one: Measure) -> Fact:
    kind: FactKind = "duration" if _dimension(one.unit) == _TIME else "quantity"
    value = from_fraction(one.value)
    return Fact(one.start, one.end, text[one.start : one.end], kind, value, one.unit, *_rounded(value))


def _dimension(code: str) -> str:
    measure = unit(code)
    return measure.dimension if measure else ""


def _with_countries(found: list[Fact]) -> list[Fact]:
    """Return the facts, with the currency of a coin without its country where the text has only one such currency."""
    codes = {fact.unit for fact in found if fact.kind in ("currency", "rough")}
    known: list[Fact] = []
    for fact in found:
        if fact.kind == "currency" and fact.unit and len(possible := members(fact.unit)) > 1:
            named = possible & codes - {fact.unit}
            fact = replace(fact, unit=min(named)) if len(named) == 1 else fact
        known.append(fact)
    return known
