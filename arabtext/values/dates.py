"""Dates in running text of either language: four traditions of month names, dual forms, Hijri.

Values follow ISO 8601, as precise as the text: ``2023``, ``2023-06``, ``2023-06-05``, ``--06-05`` without a year.
A date of Hijri months is given by its Gregorian day (Umm al-Qura calendar, through hijridate).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.script import normalize

_YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Date:
    """A date: ``text[start:end]``, its ISO 8601 value, and the calendar it was written in."""

    start: int
    end: int
    text: str
    value: str
    calendar: Literal["gregorian", "hijri"]


def dates(text: str) -> list[Date]:
    """Return the dates in ``text``, in order, none overlapping.

    >>> [d.value for d in dates("في 5 حزيران/يونيو 2023، ثم في تموز (يوليو)")]
    ['2023-06-05', '--07']
    >>> [d.value for d in dates("On June 14, 2021, and again in May 2022")]
    ['2021-06-14', '2022-05']
    """
    expect_text(text)
    found: list[Date] = []
    for first, last in _places(text):
        taken: list[tuple[int, int]] = []
        for pattern in _patterns():
            for match in pattern.finditer(text, first, last):
                free = not any(start < match.end() and match.start() < end for start, end in taken)
                if free and (date := _read(match)):
                    taken.append((date.start, date.end))
                    found.append(date)
    return sorted(found, key=lambda d: d.start)


_REACH = 40  # characters around a number or a month's name that a date can take up


def _places(text: str) -> list[tuple[int, int]]:
    """The stretches of ``text`` that can hold a date: around short numbers and the names of months."""
    places: list[tuple[int, int]] = []
    for start, end in _anchors(text):
        first, last = max(0, start - _REACH), min(len(text), end + _REACH)
        if places and first <= places[-1][1] and last - places[-1][0] < _LONGEST_PLACE:
            places[-1] = places[-1][0], last
        else:
            places.append((max(first, places[-1][1]) if places else first, last))
    return places


_LONGEST_PLACE = 2_000  # characters; stretches that touch are read as one up to here


_TOKEN = regex.compile(r"(?<!\p{Nd})(?P<number>\p{Nd}{1,4})(?!\p{Nd})|\p{L}[\p{L}\p{M}]*+")
_LONGEST_WORD = 20  # letters and marks of a month's name with a clitic


def _anchors(text: str) -> Iterator[tuple[int, int]]:
    """Short numbers, and words that begin the name of a month."""
    for match in _TOKEN.finditer(text):
        if match.group("number") or (match.end() - match.start() <= _LONGEST_WORD and _begins_month(match.group())):
            yield match.span()


@lru_cache(maxsize=50_000)
def _begins_month(word: str) -> bool:
    folded = _fold(word)
    return folded in _first_words() or folded[1:] in _first_words()  # a clitic may stand before it


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in _months())


def _fold(name: str) -> str:
    return " ".join(normalize(name, "search").split())


@cache
def _months() -> dict[str, tuple[int, str]]:
    """Folded month name → (its number, its tradition)."""
    rows = resources.rows("values/months.tsv", "name", "month", "tradition")
    return {_fold(name): (int(month), tradition) for name, month, tradition in rows}


def _letters(name: str) -> str:
    """A pattern for an Arabic or English month name: hamza forms and vowel marks may be typed or not."""
    forms = {"أ": "[أا]", "إ": "[إا]", "آ": "[آا]", "ى": "[ىي]", "ة": "[ةه]"}
    marks = r"[\u064B-\u0652]*"
    if name.isascii():
        return regex.escape(name).replace(r"\ ", r"\s+")
    return "".join(r"\s+" if c == " " else forms.get(c, regex.escape(c)) + marks for c in name)


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    """The shapes of a date, the most telling first."""
    names = sorted((name for (name,) in resources.rows("values/months.tsv", "name")), key=lambda n: (-len(n), n))
    month = "(?:" + "|".join(map(_letters, names)) + ")"
    dual = rf"(?P<month>{month})\.?(?:\s?[/\-]\s?(?P<other>{month})|\s?\((?P<other>{month})\))?"
    day = r"(?P<day>\p{Nd}{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>\p{Nd}{4})"
    edge, end = r"(?<![\p{L}\p{N}])", r"(?![\p{L}\p{N}])"
    hijri_mark = r"(?:\s?(?P<hijri>هـ|ه|AH)(?!\p{L}))?"
    shapes = (
        rf"{edge}(?P<year>\p{{Nd}}{{4}})-(?P<number>\p{{Nd}}{{2}})-(?P<day>\p{{Nd}}{{2}}){end}",
        rf"{edge}{day}\s+(?:of\s+|من\s+)?(?:شهر\s+)?{dual},?\s+(?:عام\s+|سنة\s+|من\s+عام\s+)?{year}{hijri_mark}{end}",
        rf"{edge}(?P<month>{month})\.?\s+{day},?\s+{year}{end}",
        rf"{edge}{day}[/.](?P<number>\p{{Nd}}{{1,2}})[/.]{year}{end}",
        rf"{edge}(?:و|ب|ل|في\s)?{dual},?\s+(?:عام\s+|سنة\s+|من\s+عام\s+)?{year}{hijri_mark}{end}",
        rf"{edge}{day}\s+(?:of\s+|من\s+)?(?:شهر\s+)?{dual}{end}",
        rf"{edge}(?P<month>{month})\.?\s+{day}{end}",
        rf"{edge}{dual}{end}",
        rf"(?:(?<=\b(?:in|since|by|until|from|of|during|early|late|mid)[\s-])|(?<=(?:عام|سنة|العام|منذ|في)\s)){year}{end}",
    )
    return tuple(regex.compile(shape, regex.IGNORECASE) for shape in shapes)


def _read(match: regex.Match[str]) -> Date | None:
    """The date of a match, or None where the numbers are no date or a month's name alone is a common word."""
    groups = match.groupdict()
    year = _int(groups.get("year"))
    day = _int(groups.get("day"))
    month, tradition = _int(groups.get("number")), ""
    if name := groups.get("month"):
        month, tradition = _months()[_fold(name)]
        if not year and not day and not groups.get("other") and not _stands_alone(match, name, tradition):
            return None
        if groups.get("other") and _months()[_fold(groups["other"] or "")][0] != month:
            return None
    if month and not 1 <= month <= 12 and day and 1 <= day <= 12:
        month, day = day, month
    if (month and not 1 <= month <= 12) or (day and not 1 <= day <= 31):
        return None
    calendar: Literal["gregorian", "hijri"] = "hijri" if tradition == "hijri" or groups.get("hijri") else "gregorian"
    value = _hijri(year, month, day) if calendar == "hijri" else _iso(year, month, day)
    if not value:
        return None
    start = min(match.start(part) for part in ("day", "month", "number", "year") if groups.get(part))
    return Date(start, match.end(), match.string[start : match.end()], value, calendar)


def _stands_alone(match: regex.Match[str], name: str, tradition: str) -> bool:
    """Whether a month without day and year is meant as one: not ``may`` or ``آب`` or ``رجب``, a person's name."""
    return tradition == "levant" and len(_fold(name)) > 3 and not match.string[match.end() : match.end() + 1].isalpha()


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is not None and year not in _YEARS:
        return None
    if month and day and day > monthrange(year or 2000, month)[1]:
        return None
    head = f"{year:04d}" if year is not None else "-" if month else ""
    return "-".join([head, *(f"{part:02d}" for part in (month, day) if part is not None)]) or None


def _hijri(year: int | None, month: int | None, day: int | None) -> str | None:
    """The Gregorian value of a Hijri date; None without a year, or outside the years that are tabulated (1343-1500)."""
    from hijridate import Hijri

    if year is None or month is None:
        return None
    try:
        first = Hijri(year, month, day or 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return f"{first.year:04d}-{first.month:02d}-{first.day:02d}" if day else f"{first.year:04d}-{first.month:02d}"
