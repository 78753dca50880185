"""Find the facts that a text states: numbers with what they measure, money, dates, days of the week, times of day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.values.calendars import Date
from arabtext.values.dates import dates
from arabtext.values.decimals import from_fraction
from arabtext.values.fact import Fact, FactKind
from arabtext.values.numbers import Number, money_behind, numbers_outside
from arabtext.values.patterns import spelled
from arabtext.values.rough import Rough, rough
from arabtext.values.rounding import rounding
from arabtext.values.times import times
from arabtext.values.units import code_of, duals, fold, members, pattern, unit, unit_behind
from arabtext.values.weekdays import weekdays

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
    [('rough', '1000', '99999'), ('quantity', '5', '7')]
    """
    expect_text(text)
    clock, vague = times(text), rough(text)
    taken = [(one.start, one.end) for one in clock] + [(one.start, one.end) for one in vague if one.quantified]
    exact = list(numbers_outside(text, taken))
    found: list[Fact] = []
    for layer in (
        [Fact(t.start, t.end, t.text, "time", t.value, alternatives=t.alternatives) for t in clock],
        _date_facts(text, relative_to),
        [Fact(day.start, day.end, text[day.start : day.end], "weekday", Decimal(day.day)) for day in weekdays(text)],
        [_of_rough(text, one) for one in vague if one.quantified],
        _number_facts(text, exact),
        _parts(text),
        [_of_rough(text, one) for one in vague if not one.quantified],
    ):
        found = _with(found, layer)
    return _with_countries(found)


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

_TO = regex.compile(r"(?i)\s*[-–—]\s*|\s+(?:to|through|until|till|إلى|الى|حتى)\s+")
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
        elif regex.search(r"\p{Nd}|^\p{L}+\s", one.text) or not one.alternatives:  # else a day of the week, no date
            found.append(Fact(one.start, one.end, one.text, "date", one.value, alternatives=one.alternatives))
    return found


def _is_interval(text: str, one: Date, last: Date) -> bool:
    """Return whether two dates are the first and the last of a range."""
    if "/" in one.value + last.value or one.alternatives or last.alternatives or len(one.value) != len(last.value):
        return False
    return one.value < last.value and _is_range(text, one.start, one.end, last.start)


# Numbers


def _number_facts(text: str, exact: Sequence[Number]) -> list[Fact]:
    """Return the numbers with their units; the two ends of a range as one fact."""
    found: list[Fact] = []
    for number in exact:
        fact = _of_number(text, number)
        if (
            number.bound == "to"
            and not number.alternatives
            and found
            and isinstance(found[-1].value, Decimal)
            and isinstance(fact.value, Decimal)
        ):
            low = found.pop()
            code = low.unit or fact.unit
            kind = fact.kind if fact.unit else low.kind
            whole = text[low.start : fact.end]
            fact = Fact(low.start, fact.end, whole, kind, low.value, code, Decimal(low.value), fact.value)
        found.append(fact)
    return found


def _of_number(text: str, number: Number) -> Fact:
    """Return the fact of a number, with the unit of measure behind it."""
    start, end, value, code = number.start, number.end, number.value, number.unit
    if number.kind == "ordinal":
        return Fact(start, end, number.text, "ordinal", value)
    if code is None and (own := duals().get(fold(number.text))):
        code = own
    elif code is None and (measure := unit_behind(text, end)):
        code, end = measure
    elif code is None and (money := money_behind(text, end)):
        code, end = money
    if code and (tail := _tail().match(text, end)):
        value = from_fraction(Fraction(value) + _part_values()[fold(tail["part"])])
        end = tail.end()
    alternatives: tuple[Decimal | str, ...] = number.alternatives
    low = high = None
    if number.bound is None and code and unit(code):
        low, high = _rounded(value)
    return Fact(start, end, text[start:end], _kind(number, code), value, code, low, high, alternatives)


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


# Parts of a unit


@once
def _part_values() -> dict[str, Fraction]:
    rows = resources.rows("values/number_words.tsv", "word", "type", "value")
    return {fold(word): Fraction(value) for word, kind, value in rows if kind == "part"}


@once
def _part_words() -> str:
    rows = resources.rows("values/number_words.tsv", "word", "type")
    return spelled(word for word, kind in rows if kind == "part")


@once
def _tail() -> regex.Pattern[str]:
    """Return a pattern of a part behind a number and its unit: مترين ونصف."""
    return regex.compile(rf"[^\S\n]+(?:و\s?|and\s+an?\s+)(?P<part>{_part_words()})(?![\p{{L}}\p{{M}}])")


@once
def _part() -> regex.Pattern[str]:
    """Return a pattern of a part with what joins it to the unit before it: half, ونصف, and a half."""
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?P<joint>و\s?|(?i:and\s+an?\s+))?[فبلك]?(?P<part>{_part_words()})(?![\p{{L}}\p{{M}}])",
    )


@once
def _unit_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:[وفبلك]?|(?i:an?|one)\s+)(?P<whole>{pattern()})\s+$")


@once
def _unit_after() -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?:of\s+)?(?:an?\s+|the\s+)?{pattern()}")


def _parts(text: str) -> list[Fact]:
    """Return the parts of one unit, and one unit with a part: half an hour, نصف ساعة, ساعة ونصف, an hour and a half."""
    found = []
    for match in _part().finditer(text):
        part = _part_values()[fold(match["part"])]
        start, end, code = match.start("part"), match.end(), None
        if match["joint"] and (before := _unit_before().search(text[max(0, start - _REACH) : match.start()])):
            code, _ = code_of(before)
            start, part = max(0, start - _REACH) + before.start("whole"), 1 + part
        elif after := _unit_after().match(text, end):
            code, end = code_of(after)
        if code and (measure := unit(code)):
            kind: FactKind = "duration" if measure.dimension == _TIME else "quantity"
            value = from_fraction(part)
            found.append(Fact(start, end, text[start:end], kind, value, code, *_rounded(value)))
    return found


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
