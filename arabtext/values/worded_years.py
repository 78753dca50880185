"""Find years in words: nineteen sixty-seven, the year two thousand and three, عام ألفين وعشرين."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.values.calendars import Date
from arabtext.values.number_words import read
from arabtext.values.patterns import clitic, spelled

_YEARS: Final = range(1100, 2100)
_MAX_WORDS: Final = 60  # characters of a year in words, واحد and و counted
_TEENS: Final = {"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
_CENTURIES: Final = _TEENS | {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
_ROUND: Final = 1000  # two thousand of something


def worded_years(text: str) -> list[Date]:
    """Return the years in words in ``text``, in order, where the words around them say that they are years.

    >>> [one.value for one in worded_years("in nineteen sixty-seven; عام ألفين وثلاثة؛ nineteen sixty-watt bulbs")]
    ['1967', '2003']
    """
    found = []
    for match in _english().finditer(text):
        if match["century"]:
            year = 100 * _CENTURIES[match["century"].casefold()] + _value(match["rest"])
        else:
            year = _value(match["whole"])
        if year in _YEARS:
            part = "century" if match["century"] else "whole"
            start = match.start(part)
            found.append(Date(start, match.end(), text[start : match.end()], str(year), "gregorian"))
    for match in _arabic().finditer(text):
        found += _arabic_year(text, match.end())
    return sorted(found, key=lambda one: one.start)


def _value(words: str) -> int:
    """Return the value of a whole number in words; 0 if they are several."""
    numbers = read(words.replace("oh ", ""))
    return int(numbers[0].value) if len(numbers) == 1 else 0


def _arabic_year(text: str, at: int) -> list[Date]:
    """Return the year in words that begins at ``at``; none where a number of things does (ألف ليرة)."""
    stretch = text[at : at + _MAX_WORDS]
    numbers = read(stretch)
    if not numbers or numbers[0].start or stretch[0].isdecimal() or numbers[0].ordinal:
        return []
    value, end = numbers[0].value, at + numbers[0].end
    is_counted = value % _ROUND == 0 and _NOUN.match(text, end) is not None
    if value != int(value) or int(value) not in _YEARS or is_counted:
        return []
    return [Date(at, end, text[at:end], str(int(value)), "gregorian")]


_NOUN: Final = regex.compile(r"\s+(?!(?:و|في|من|على|إلى|بعد|قبل|حين|عندما|ميلادي)(?:\P{L}|ة))\p{L}")


@once
def _arabic() -> regex.Pattern[str]:
    """Return a pattern of a word for a year, before its number."""
    rows = resources.rows("values/date_cues.tsv", "word", "language", "before")
    words = spelled(word for word, language, kind in rows if (language, kind) == ("ar", "certain"))
    return regex.compile(rf"(?<!\p{{L}}){clitic()}(?:{words})\s+(?=\p{{L}})")


@once
def _english() -> regex.Pattern[str]:
    rows = list(resources.rows("values/number_words.tsv", "word", "language", "type", "ordinal"))

    def table(*kinds: str) -> str:
        return spelled(
            word for word, language, kind, ordinal in rows if (language, ordinal) == ("en", "no") and kind in kinds
        )

    cues = resources.rows("values/date_cues.tsv", "word", "language", "before")
    cue = spelled(word for word, language, kind in cues if (language, kind) == ("en", "year"))
    below_hundred = rf"(?:(?:{table('ten')})(?:[\s-](?:{table('digit')}))?|{table('teen')}|oh\s(?:{table('digit')}))"
    thousands = rf"(?:one|two)\s+thousand(?:\s+(?:and\s+)?(?:{below_hundred}|{table('digit')}))?"
    ends = r"(?![\p{L}\p{N}-])"
    return regex.compile(
        rf"(?i)(?<!\p{{L}})(?:{cue})\s+(?:(?P<century>{spelled(_CENTURIES)})\s+(?P<rest>{below_hundred}){ends}"
        rf"|(?P<whole>{thousands}){ends}(?:(?<=(?<!\p{{L}})year\s[^\n]{{0,40}})|(?=\s*(?:[.,;:)]|$))))"
    )


_JOINT: Final = regex.compile(r"(?:,|،)?\s+(?:(?:من\s+)?(?:ال)?(?:عام|سنة)\s+|of\s+)?")


def with_worded_years(found: Iterable[Date], text: str) -> list[Date]:
    """Return the dates of ``text`` with the years in words, which complete a day or month before them.

    >>> from arabtext.values import dates
    >>> [one.value for one in dates("في الخامس من حزيران عام ألف وتسعمئة وسبعة وستين")]
    ['1967-06-05']
    """
    joined: list[Date] = []
    years = worded_years(text)
    dates = [one for one in found if not any(year.start < one.end and one.start < year.end for year in years)]
    for one in sorted([*dates, *years], key=lambda date: date.start):
        before = joined[-1] if joined else None
        if before and one in years and before.value.startswith("--") and _JOINT.fullmatch(text, before.end, one.start):
            value, words = one.value + before.value[1:], text[before.start : one.end]
            joined[-1] = replace(before, end=one.end, text=words, value=value, alternatives=())
        else:
            joined.append(one)
    return joined
