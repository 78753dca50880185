"""Write dates as ISO 8601 values, as precise as the text, and find what several values have in common."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Literal

Calendar = Literal["gregorian", "hijri"]

MONTHS: Final = 12  # of a year
MAX_MONTH: Final = 31  # days
_YEARS: Final = range(1000, 2200)  # other numbers of four digits are hardly years
_HIJRI_YEARS: Final = range(1, 1600)
_MOON_YEAR: Final = 0.970224  # solar years: twelve moons
_HIJRA: Final = 621.5774  # the Gregorian year in which the Hijri era began


@dataclass(frozen=True, slots=True)
class Date:
    """A date: ``text[start:end]``, its ISO 8601 value, and the calendar of the text.

    ``value`` is as precise as the text: ``2023``, ``2023-06``, ``2023-06-05``, ``--06-05`` without a year, ``199X`` for
    a decade (ISO 8601-2), ``2022-07-30/2023-07-18`` for the days of a Hijri year or month. ``alternatives`` are the
    possible values of an ambiguous text (05/06/2023); ``value`` is then what they have in common.
    """

    start: int
    end: int
    text: str
    value: str
    calendar: Calendar
    alternatives: tuple[str, ...] = ()


def gregorian(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return the ISO value of a day, a month or a year; None if it does not exist.

    >>> gregorian(2023, 6, 5), gregorian(None, 6, None), gregorian(2023, 2, 30)
    ('2023-06-05', '--06', None)
    """
    if year is not None and year not in _YEARS:
        return None
    if month is not None and not 1 <= month <= MONTHS:
        return None
    if day is not None and (month is None or not 1 <= day <= monthrange(year or 2000, month)[1]):
        return None
    head = f"{year:04d}" if year is not None else "-" if month else ""
    return "-".join([head, *(f"{part:02d}" for part in (month, day) if part is not None)]) or None


def hijri(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return the Gregorian day of a Hijri date, or the first and the last day of a month or year.

    By the Umm al-Qura calendar, which is tabulated for 1343 to 1500; of other years only the Gregorian years in which
    they lie are given.

    >>> hijri(1444, 9, 15), hijri(1444, 9, None), hijri(61, None, None)
    ('2023-04-06', '2023-03-23/2023-04-20', '0680/0681')
    """
    from hijridate import Hijri

    if year is None or year not in _HIJRI_YEARS or (month is not None and not 1 <= month <= MONTHS):
        return None
    try:
        first = Hijri(year, month or 1, day or 1)
        if day:
            return _iso(first)
        last = Hijri(year, month or MONTHS, 1)
        return f"{_iso(first)}/{_iso(Hijri(year, last.month, last.month_length()))}"
    except (ValueError, OverflowError):
        if month or day:
            return None
    begin = _HIJRA + _MOON_YEAR * year
    return f"{int(begin):04d}/{int(begin + _MOON_YEAR):04d}"


def _iso(day: object) -> str:
    return str(day.to_gregorian().isoformat())  # type: ignore[attr-defined]


def common(values: Sequence[str]) -> str | None:
    """Return what ISO values have in common, in whole parts: a year, a year and a month; None if nothing.

    >>> common(["2023-06-05", "2023-05-06"]), common(["2023-06-05", "2023-06-12"]), common(["--06-05"])
    ('2023', '2023-06', '--06-05')
    """
    if len(set(values)) == 1:
        return values[0]
    columns = zip(*(value.split("-") for value in values), strict=False)
    shared = "-".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns))
    return shared if shared.strip("-") else None
