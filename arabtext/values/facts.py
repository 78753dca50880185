"""Find the facts that a text states: numbers with what they measure, money, dates, days of the week, times of day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.values.calendars import Date
from arabtext.values.dates import dates
from arabtext.values.decimals import from_fraction, rounding
from arabtext.values.fact import Fact, FactKind
from arabtext.values.numbers import Number, is_change, money_behind, numbers_outside
from arabtext.values.patterns import plain, restored, spelled
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
    found: list[Fact] = []
    for layer in (
        [Fact(t.start, t.end, t.text, "time", t.value, alternatives=t.alternatives) for t in clock],
        days,
        [Fact(day.start, day.end, text[day.start : day.end], "weekday", Decimal(day.day)) for day in weekdays(text)],
        [_of_rough(text, one) for one in vague if one.quantified],
        *_apart(_number_facts(text, exact), [_of_measure(text, one) for one in measures(text)]),
        [_of_rough(text, one) for one in vague if not one.quantified],
    ):
        found = _with(found, layer)
    return restored(_with_countries([_as_pound(text, fact) for fact in found]), as_written)


def _apart(numbers: list[Fact], measured: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return the numbers but those inside of a measure (نصف العام in عام ونصف العام), and the measures."""
    at = 0
    kept: list[Fact] = []
    for number in numbers:
        while at < len(measured) and measured[at].end <= number.start:
            at += 1
        is_inside = at < len(measured) and measured[at].start < number.start
        if not is_inside or (kept and kept[-1].end > measured[at].start):
            kept.append(number)
    return kept, measured


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
            start, part = _part_before(text, one)
            whole = text[start : one.end]
            found.append(Fact(start, one.end, whole, "date", one.value, alternatives=one.alternatives, part=part))
    return found


_MAX_PART: Final = 24  # characters of the words for a part of a month or decade: at the beginning of the month of
_HAS_PARTS: Final = regex.compile(r"--\d\d|\d{4}-(?:0\d|1[0-2])|\d\d(?:\dX|XX)")
_THIRDS: Final[dict[str, Literal["early", "mid", "late"]]] = {"37": "early", "38": "mid", "39": "late"}


@once
def _thirds() -> dict[str, Literal["early", "mid", "late"]]:
    """Return folded word for a third of a period → which one."""
    rows = resources.rows("values/year_parts.tsv", "word", "part")
    return {fold(word): _THIRDS[part] for word, part in rows if part in _THIRDS}


@once
def _third_before() -> regex.Pattern[str]:
    rows = resources.rows("values/year_parts.tsv", "word", "part")
    words = spelled(word for word, part in rows if part in _THIRDS)
    return regex.compile(
        rf"(?i)(?<![\p{{L}}\p{{N}}-])[وفبل]?(?P<part>{words})(?:-|\s+(?:of\s+)?(?:the\s+)?(?:شهر\s+|عقد\s+)?(?:من\s+)?(?:ال)?)$"
    )


def _part_before(text: str, day: Date) -> tuple[int, Literal["early", "mid", "late"] | None]:
    """Return where a date begins with the word for its part before it, and the part: early May, أواخر الثمانينيات."""
    if not _HAS_PARTS.fullmatch(day.value):
        return day.start, None
    if match := _third_before().search(text, max(0, day.start - _MAX_PART), day.start):
        return match.start("part"), _thirds()[fold(match["part"])]
    return day.start, None


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
            if before and before.kind == "number" and before.unit is None and _is_changed(text, before, fact):
                found[-1] = _in_unit(before, fact)
            found.append(fact)
    return found


def _is_changed(text: str, before: Fact, after: Fact) -> bool:
    return bool(_TO.fullmatch(text, before.end, after.start)) and is_change(text, before.start)


def _in_unit(bare: Fact, other: Fact) -> Fact:
    """Return a number without a unit as one in the unit of another: grew from 10 to 12 kg."""
    is_measure = other.unit is not None and unit(other.unit) is not None and isinstance(bare.value, Decimal)
    low, high = _rounded(bare.value) if is_measure and isinstance(bare.value, Decimal) else (None, None)
    return replace(bare, kind=other.kind, unit=other.unit, low=low, high=high)


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
    first, last = sorted((first, last))  # from -5 to -10
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
    if code is None and (own := duals().get(fold(number.text).removeprefix("ال"))):
        code = own
    elif code is None and number.value == _DUAL and (money := money_behind(" " + text[start : start + _REACH], 0)):
        code, end = money[0], start + money[1] - 1  # دينارين عراقيين
    elif code is None and (measure := unit_behind(text, end + text.startswith("+", end))):  # 10+ years
        code, end = measure
    elif code is None and (money := money_behind(text, end)):
        code, end = money
    if code and (part := part_behind(text, end, code)):
        value, end = from_fraction(Fraction(value) + part[0]), part[1]
    if code in (*members("degree"), None) and (below := _BELOW_ZERO.match(text, end)):
        value, code, end = -abs(value), code or "degree", below.end()
    if code is None and (_AGED.search(text, max(0, start - _MAX_AGED), start)):
        code = "year"
    if code == "year" and (old := _OLD.match(text, end)):
        end = old.end()
    if article := _ARTICLE.search(text, max(0, start - _MAX_ARTICLE), start):
        start = article.start() if _TAKES_ARTICLE.match(text, start) else start
    alternatives: tuple[Decimal | str, ...] = number.alternatives
    low = high = None
    if number.bound is None and code and unit(code):
        low, high = _rounded(value)
    return Fact(start, end, text[start:end], _kind(number, code, text[start:end]), value, code, low, high, alternatives)


_OLD: Final = regex.compile(r"(?i)-old(?!\p{L})")
_MAX_AGED: Final = 24  # characters of ``aged between 12 and``
_AGED: Final = regex.compile(
    r"(?i)(?<!\p{L})aged\s+(?:between\s+|from\s+)?(?:\p{Nd}{1,3}(?:\s+(?:and|or|to)\s+|[-–]))?$"
)
_BELOW_ZERO: Final = regex.compile(
    r"(?i)[^\S\n]+(?:(?:تحت|دون)[^\S\n]+(?:درجة[^\S\n]+)?الصفر|below[^\S\n]+(?:zero|freezing))(?!\p{L})"
)
_MAX_ARTICLE: Final = 3  # characters of ``an`` and the space behind it
_ARTICLE: Final = regex.compile(r"(?i)(?<!\p{L})an?\s$")
_TAKES_ARTICLE: Final = regex.compile(
    r"(?i)(?:third|quarter|fifth|half|tenth|dozen|hundred|thousand|million|billion)\b"
)


def _kind(number: Number, code: str | None, written: str) -> FactKind:
    if code is None:
        is_part = 0 < number.value < 1 and not any(map(str.isdecimal, number.text))
        return "fraction" if is_part or number.is_share else "number"
    if code == "percent":
        return "number"
    measure = unit(code)
    if measure is None or (code == _POUND and _POUNDS.search(written) is None):  # جنيه is money alone
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


_POUND: Final = "pound"  # mass or money
_POUNDS: Final = regex.compile(r"(?i)pounds?")
_MAX_NEAR: Final = 48  # characters around a pound whose words say which of the two it is
_WEIGHS: Final = regex.compile(
    r"(?i)(?<!\p{L})(?:weigh(?:s|ed|ing|t)?|los(?:t|e|es|ing)|gain(?:ed|s)?|heav(?:y|ier)|lift(?:ed|s)?|thrust|cargo)(?!\p{L})"
)
_IS_PAID: Final = regex.compile(
    r"(?i)(?<!\p{L})(?:costs?|pric(?:e|es|ed|ing)|paid|pay(?:s|ing)?|fin(?:e|es|ed)|salar(?:y|ies)|wages?|worth|debts?|rent|loans?"
    r"|budget|earn(?:s|ed)?|sterling|fees?|tax(?:es)?|fares?|banks?|spent|spend(?:s)?|invest(?:ed|ment)?|compensation)(?!\p{L})"
)
_OF_GOODS: Final = regex.compile(r"(?i)\s+of(?!\p{L})|-?\s+(?:man|woman|baby|bomb|fish|dog)(?!\p{L})")


def _as_pound(text: str, fact: Fact) -> Fact:
    """Return the fact of pounds as one of mass or of money if the words around it say which it is; else as it is."""
    if fact.unit != _POUND or fact.kind != "quantity" or not fact.text.isascii():
        return fact
    near = text[max(0, fact.start - _MAX_NEAR) : fact.end + _MAX_NEAR]
    weighs = _WEIGHS.search(near) is not None or _OF_GOODS.match(text, fact.end) is not None
    is_paid = _IS_PAID.search(near) is not None
    if weighs == is_paid:
        return fact
    return replace(fact, unit="lb") if weighs else replace(fact, kind="currency", low=None, high=None)


_BARE_DOLLAR: Final = regex.compile(r"(?i)(?<!\p{L})\$|\$$|(?:dollars?|دولار\p{L}*)$")
_AMERICAN: Final = regex.compile(r"(?i)(?<!\p{L})U\.?S|American")
_DOLLAR: Final = "dollar"


def _is_bare_dollar(fact: Fact) -> bool:
    """Return whether the words of a fact in US dollars name no country: $5, 5 dollars, 5 دولارات."""
    return fact.unit == "USD" and _BARE_DOLLAR.search(fact.text) is not None and _AMERICAN.search(fact.text) is None


def _with_countries(found: list[Fact]) -> list[Fact]:
    """Return the facts, with the currency of a coin without its country where the text has only one such currency.

    A bare dollar is that of the United States. Where the text names another one and no American, it may be either.
    """
    codes = {fact.unit for fact in found if fact.kind in ("currency", "rough")}
    named_dollars = codes & members(_DOLLAR) - {"USD"}
    in_doubt = bool(named_dollars) and all(_is_bare_dollar(fact) for fact in found if fact.unit == "USD")
    known: list[Fact] = []
    for fact in found:
        if fact.kind == "currency" and fact.unit and len(possible := members(fact.unit)) > 1:
            named = possible & codes - {fact.unit}
            fact = replace(fact, unit=min(named)) if len(named) == 1 else fact
        elif fact.unit == "USD" and in_doubt and _is_bare_dollar(fact):
            fact = replace(fact, unit=_DOLLAR)
        known.append(fact)
    return known
