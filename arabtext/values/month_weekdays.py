"""Read a weekday that is counted in its month: the first Friday of July 2023, آخر أحد من نيسان 2021."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.values.calendars import Date
from arabtext.values.patterns import spelled
from arabtext.values.units import fold

_MAX_BEFORE: Final = 48  # characters before a month: the second Wednesday of the month of
_WEEK: Final = 7
_LAST: Final = -1
_ENGLISH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": _LAST, "1st": 1, "2nd": 2, "3rd": 3}
_BEFORE: Final = {"أول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "آخر": _LAST}
_BEHIND: Final = {"الأولى": 1, "الثانية": 2, "الثالثة": 3, "الرابعة": 4, "الأخيرة": _LAST, "الأخير": _LAST}
_FRIDAY: Final = "الجمعة"  # the one feminine day; of the others الاثنين الأول من أيار may be Monday the first
_FEMININE: Final = regex.compile(r"(?:[وفبل]?ال\p{L}+[ةى])(?=\s)")
_MONTH: Final = regex.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-\d\d)?")


def with_counted_weekdays(found: Sequence[Date], text: str) -> list[Date]:
    """Return the dates of ``text``, a month behind a counted weekday as the day that is meant.

    Without its year the month stays a month: which day it is cannot be said.

    >>> from arabtext.values import dates
    >>> [one.value for one in dates("the first Friday of July 2023; الجمعة الأولى من تموز")]
    ['2023-07-07', '--07']
    """
    return [_counted(one, text) for one in found]


def _counted(one: Date, text: str) -> Date:
    first, month = one.start, one
    if one.calendar != "gregorian" or "/" in one.value:
        return one
    ordinal = _FEMININE.match(text, one.start, one.end)
    if ordinal and fold(_FRIDAY) in fold(text[max(0, one.start - len(_FRIDAY) - 4) : one.start]):
        rest = _TO_MONTH.match(text, ordinal.end())
        first = rest.end() if rest else one.start
        month = replace(one, start=first, text=text[first : one.end], value=one.value[:-3])
    match = _pattern().search(text, max(0, first - _MAX_BEFORE), first)
    parts = _MONTH.fullmatch(month.value)
    if not match or not parts or (month is one and len(parts[0]) > len("2023-07")):
        return month
    weekday, count = _days()[fold(match["day"])], _counts()[fold(match["count"])]
    day = _day(int(parts["year"]), int(parts["month"]), weekday, count)
    start = min(match.start("day"), match.start("count"))
    return replace(one, start=start, text=text[start : one.end], value=day)


_TO_MONTH: Final = regex.compile(r"\s+(?:من\s+|في\s+)?(?:شهر\s+)?")


def _day(year: int, month: int, weekday: int, count: int) -> str:
    """Return the ISO date of the weekday, 1 for Monday, that is ``count``-th in its month; -1 for the last one."""
    if count == _LAST:
        last = monthrange(year, month)[1]
        day = last - (date(year, month, last).isoweekday() - weekday) % _WEEK
    else:
        day = 1 + (weekday - date(year, month, 1).isoweekday()) % _WEEK + _WEEK * (count - 1)
    return date(year, month, day).isoformat()


@once
def _counts() -> dict[str, int]:
    return {fold(word): count for word, count in (_ENGLISH | _BEFORE | _BEHIND).items()}


@once
def _days() -> dict[str, int]:
    """Return folded weekday, in Arabic with and without its article → 1 for Monday to 7."""
    rows = [(fold(name), int(day)) for name, day in resources.rows("values/weekdays.tsv", "name", "weekday")]
    return {form: day for name, day in rows for form in (name, name.removeprefix("ال"))}


@once
def _pattern() -> regex.Pattern[str]:
    """Return a pattern of a counted weekday that ends where the month begins."""
    rows = list(resources.rows("values/weekdays.tsv", "name", "language"))
    english = spelled(name for name, language in rows if language == "en")
    definite = spelled(name for name, language in rows if language == "ar")
    bare = spelled(name.removeprefix("ال") for name, language in rows if language == "ar")
    return regex.compile(
        rf"(?i)(?<![\p{{L}}\p{{N}}])(?:(?P<count>{spelled(_ENGLISH)})\s+(?P<day>{english})\s+"
        rf"(?:of|in)\s+(?:the\s+month\s+of\s+)?"
        rf"|[وفبل]?(?:(?P<count>{spelled(_BEFORE)})\s+(?:يوم\s+)?(?:ال)?(?P<day>{bare})"
        rf"|(?P<day>{definite})\s+(?P<count>{spelled(_BEHIND)}))"
        rf"\s+(?:(?:من|في)\s+)?(?:شهر\s+)?)$"
    )
