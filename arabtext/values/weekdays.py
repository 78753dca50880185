"""Find days of the week, and report whether they fit the date beside them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.values.fact import Fact
from arabtext.values.patterns import spelled
from arabtext.values.units import fold


class Weekday(NamedTuple):
    """A day of the week: its place, and 1 for Monday to 7 for Sunday."""

    start: int
    end: int
    day: int


def weekdays(text: str) -> list[Weekday]:
    """Return the days of the week in ``text``, in order.

    >>> [day for _, _, day in weekdays("on Monday, not Fridays; يوم الثلاثاء والأحد، الأحد عشر، بين الاثنين")]
    [1, 5, 2, 7]
    """
    return [
        Weekday(match.start("name"), match.end(), _names()[fold(match["name"])]) for match in _pattern().finditer(text)
    ]


@once
def _names() -> dict[str, int]:
    return {fold(name): int(day) for name, day in resources.rows("values/weekdays.tsv", "name", "weekday")}


@once
def _pattern() -> regex.Pattern[str]:
    rows = list(resources.rows("values/weekdays.tsv", "name", "language"))
    english = "|".join(name.capitalize() for name, language in rows if language == "en")
    english += "|" + english.upper()
    arabic = spelled(name for name, language in rows if language == "ar")
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?:(?P<name>{english})[sS]?(?!\p{{L}})"
        rf"|(?<!(?:بين|كلا|كلتا|هذين|هذان|أحد|إحدى)\s)[وفبلك]?(?P<name>{arabic})(?![\p{{L}}\p{{M}}]|\s+عشر|\s+(?:معا|كلاهما|كليهما)))"
    )


def is_weekday(text: str) -> bool:
    """Return whether a text is a day of the week and nothing else."""
    return fold(text) in _names()


def weekday_fits(weekday: Fact, day: Fact) -> bool | None:
    """Return whether a day of the week is that of a date; None where the date is not one full day.

    >>> from arabtext.values import facts
    >>> monday, june = facts("Monday, June 6, 2023")
    >>> weekday_fits(monday, june)
    False
    """
    if weekday.kind != "weekday" or day.kind != "date" or not isinstance(weekday.value, Decimal):
        return None
    written = [value for value in (day.value, *day.alternatives) if isinstance(value, str)]
    try:
        days = [date.fromisoformat(value).isoweekday() for value in written[1:] or written]
    except ValueError:
        return None
    return int(weekday.value) in days
