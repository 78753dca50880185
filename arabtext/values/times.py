"""Find times of day: 5 p.m., 17:00, half past four, الرابعة والنصف, الخامسة إلا ربعا, 02:30 مساء, 1400 GMT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.values.patterns import spelled
from arabtext.values.units import fold

_HOURS, _HALF, _MINUTES = 24, 12, 60
_LAST_NOON_HOUR: Final = 4  # 1 to 4 at noon are after it (الواحدة ظهرا), 10 to 12 are not
_FIRST_NIGHT_HOUR: Final = 6  # 6 to 11 at night are before midnight, 12 to 5 after it


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day: ``text[start:end]`` and its ISO 8601 value, ``17:00``, with the offset of its time zone if said.

    ``alternatives``: the other time that hours on a clock of twelve can mean (``17:00`` of ``at 5 o'clock``).
    """

    start: int
    end: int
    text: str
    value: str
    alternatives: tuple[str, ...] = ()


def times(text: str) -> list[Time]:
    """Return the times of day in ``text``, in order, none overlapping.

    >>> [t.value for t in times("at 5 p.m., from 17:00 to half past four, at 1400 GMT")]
    ['17:00', '17:00', '04:30', '14:00Z']
    >>> [(t.text, t.value, t.alternatives) for t in times("الساعة الخامسة إلا ربعا، 02:30 مساء")]
    [('الساعة الخامسة إلا ربعا', '04:45', ('16:45',)), ('02:30 مساء', '14:30', ())]
    """
    expect_text(text)
    if not _may_have_time().search(text):
        return []
    found: list[Time] = []
    for match in _clock().finditer(text):
        if values := _values(match):
            start, end = match.span()
            found += _hour_before(text, start, values, found[-1].end if found else 0)
            found.append(Time(start, end, text[start:end], values[0], values[1:]))
    return found


_MAX_BEFORE: Final = 24  # characters of an hour and the words that join it to a time


@once
def _first_of_two() -> regex.Pattern[str]:
    """Return a pattern of the first hour of two: 8-10 p.m., between 8 and 10 p.m., بين الثامنة والعاشرة مساء."""
    rows = list(resources.rows("values/clock_words.tsv", "word", "language", "role"))
    words = {code: spelled(w for w, own, role in rows if (own, role) == (code, "hour")) for code in ("en", "ar")}
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}.:/,$-])(?:(?P<hour>\p{{Nd}}{{1,2}})\s?[-–]\s?"
        rf"|(?<=\b(?:from|between)\s)(?:(?P<hour>\p{{Nd}}{{1,2}})|(?P<word>{words['en']}))\s+(?:to|and|until|till)\s+"
        rf"|(?<=(?:من|بين)\s)(?:الساعة\s+)?(?:(?P<hour>\p{{Nd}}{{1,2}})|(?P<word>{words['ar']}))"
        rf"\s+(?:(?:إلى|الى|و?حتى)\s+(?:الساعة\s+)?|و\s?))$",
        regex.IGNORECASE,
    )


def _hour_before(text: str, at: int, values: tuple[str, ...], free: int) -> list[Time]:
    """Return the hour that a time at ``at``, on one half of the day, completes."""
    match = _first_of_two().search(text, max(free, at - _MAX_BEFORE), at) if len(values) == 1 else None
    hour = int(match["hour"] or _words()["hour"][fold(match["word"])]) if match else 0
    last = int(values[0][:2])
    if not match or not 0 < hour <= _HALF:
        return []
    half = _HALF * (last >= _HALF)
    first = hour % _HALF + half if hour % _HALF <= last % _HALF else (hour % _HALF + half + _HALF) % _HOURS
    part = "hour" if match["hour"] else "word"
    start, end = match.span(part)
    return [Time(start, end, text[start:end], f"{first:02d}:00")]


@once
def _words() -> dict[str, dict[str, str]]:
    """Return role → folded word → value."""
    found: dict[str, dict[str, str]] = {}
    for word, role, value in resources.rows("values/clock_words.tsv", "word", "role", "value"):
        found.setdefault(role, {})[fold(word)] = value
    return found


@once
def _may_have_time() -> regex.Pattern[str]:
    """Return a pattern that every text with a time of day has somewhere; most texts lack it."""
    words = spelled(
        word.removeprefix("ال")
        for word, role in resources.rows("values/clock_words.tsv", "word", "role")
        if role in ("hour", "named") and not word.isascii()
    )
    return regex.compile(
        rf"(?i)\p{{Nd}}[:.]\p{{Nd}}{{2}}|\p{{Nd}}\s?[ap]\.?m|\p{{Nd}}h\p{{Nd}}|o.clock|past|\bto\b|noon|night|midday|morning|evening"
        rf"|hours|hrs|GMT|UTC|س\p{{M}}*ا\p{{M}}*ع\p{{M}}*[ةه]|صباح|مساء|ظهر|عصر|فجر|ليل|{words}"
    )


@once
def _clock() -> regex.Pattern[str]:
    def table(language: str, *roles: str) -> str:
        rows = resources.rows("values/clock_words.tsv", "word", "language", "role")
        return spelled(word for word, own, role in rows if own == language and role in roles)

    edge, end = r"(?<![\p{L}\p{N}.:/,]|(?<!:\p{Nd}{2}|[AaPp][Mm])-)", r"(?![\p{L}\p{N}])"
    behind_hour = r"(?<=(?<![\p{L}\p{N}.:/,\-])\p{Nd}{1,2}-)"
    zones = f"{table('ar', 'zone')}|{table('en', 'zone')}"
    zone = rf"(?:,?\s*[(\[]?(?P<zone>{zones})(?!\p{{L}})[)\]]?)?"
    digits = r"(?P<hour>\p{Nd}{1,2})[:.](?P<minute>\p{Nd}{2})(?::(?P<second>\p{Nd}{2}))?"
    colon = r"(?P<hour>\p{Nd}{1,2}):(?P<minute>\p{Nd}{2})(?::(?P<second>\p{Nd}{2}))?(?![:.,]?\p{Nd}|\s?[%٪])"
    meridiem = r"(?P<meridiem>[ap]\.\s?m\b\.?|[ap]m\b)"
    english_hour = rf"(?:(?P<hour>\p{{Nd}}{{1,2}})|(?P<word>{table('en', 'hour')}))"
    english_part = rf"(?P<part>{table('en', 'part')})"
    arabic_part = rf"(?:(?:من\s+)?(?P<part>{table('ar', 'part')})(?!\p{{L}}))"
    minutes = rf"(?:(?P<minutes>{table('ar', 'minutes')})(?!\p{{L}})|و\s?(?P<count>\p{{Nd}}{{1,2}})\s+دقيقة(?!\p{{L}}))"
    counted = rf"(?P<minutes>{table('ar', 'counted')})(?!\p{{L}}|\s+\p{{L}}*دقي?[قا])"
    ordinal = rf"(?P<word>{table('ar', 'hour')})(?!\p{{L}})"
    hour = rf"(?:[وفلب]{{0,2}}?(?:{spelled(('الساعة', 'لساعة', 'ساعة'))}))"
    cardinal = rf"(?<={spelled(('الساعة',))}\s+)(?P<word>{table('ar', 'cardinal')})(?!\p{{L}})"
    cue = r"(?:at|by|around|about|until|till|before|after|since|from)"
    approx = r"(?:حوالي\s+|نحو\s+|قرابة\s+|تمام\s+)?"
    return regex.compile(
        rf"(?:(?:{edge}|{behind_hour})(?:{digits}|{english_hour})\s?(?:{meridiem}{end}){zone}"
        rf"|{edge}(?:{digits})\s+{arabic_part}{zone}"
        rf"|{edge}(?:{digits}|{english_hour})\s+{english_part}{zone}(?<={cue}\s[^\n]{{0,40}}?)"
        rf"|(?<![\p{{L}}\p{{N}}]){hour}\s+{approx}(?:{digits}|(?P<hour>\p{{Nd}}{{1,2}})(?!\p{{Nd}}|[.,:]\p{{Nd}})|{ordinal}|{cardinal})"
        rf"(?:\s+(?:{minutes}|{counted}))?(?:\s+{arabic_part})?{zone}"
        rf"|(?:(?<!\p{{L}})|(?<=(?<!\p{{L}})[وف])){ordinal}(?:\s+{counted}\s+{arabic_part}|\s+{minutes}(?:\s+{arabic_part})?|\s+{arabic_part}){zone}"
        rf"|{edge}(?P<hour>\p{{Nd}}{{1,2}})(?:\s+{minutes})?\s+{arabic_part}{zone}"
        rf"|{edge}{colon}{zone}"
        rf"|{edge}(?P<hour>\p{{Nd}}{{1,2}})[hH](?P<minute>\p{{Nd}}{{2}}){end}{zone}"
        rf"|{edge}{english_hour}\s+o['’]\s?clock(?:\s+{english_part})?{zone}"
        rf"|{edge}(?P<past>{table('en', 'past')})\s+{english_hour}(?:\s+{english_part}|\s?{meridiem})?{zone}"
        rf"|{edge}(?P<hour>(?P<military>\p{{Nd}}{{2}}))(?P<minute>\p{{Nd}}{{2}})\s?(?P<zone>{zones})(?!\p{{L}})"
        rf"|(?<=\b{cue}\s)(?P<hour>(?P<military>\p{{Nd}}{{2}}))(?P<minute>\p{{Nd}}{{2}})\s?(?:hours|hrs)(?!\p{{L}}){zone}"
        rf"|(?<![\p{{L}}\p{{N}}])[وفلب]?(?P<named>{table('en', 'named')}|{table('ar', 'named')}){end}{zone})",
        regex.IGNORECASE,
    )


def _values(match: regex.Match[str]) -> tuple[str, ...]:
    """Return the times that a match can mean, the likeliest first; none if it is no time."""
    words, groups = _words(), match.groupdict()
    offset = words["zone"][fold(groups["zone"])] if groups["zone"] else ""
    if named := groups["named"]:
        return (words["named"][fold(named)] + offset,)
    hour = int(groups["hour"] or (words["hour"] | words["cardinal"])[fold(groups["word"])])
    minute, second = int(groups["minute"] or 0), int(groups["second"] or 0)
    if groups["minutes"]:
        minute += int((words["minutes"] | words["counted"])[fold(groups["minutes"])])
    minute += int(groups["count"] or 0)
    minute += int(words["past"][fold(groups["past"])]) if groups["past"] else 0
    if hour > _HOURS or minute >= _MINUTES or second >= _MINUTES or (hour == _HOURS and minute):
        return ()
    part = words["part"][fold(groups["part"])] if groups["part"] else ""
    if groups["meridiem"]:
        part = "am" if groups["meridiem"][0] in "aA" else "pm"
    hours = (hour % _HOURS,) if groups["military"] else _hours(hour % _HOURS, part)
    found = ((at * _MINUTES + minute) % (_HOURS * _MINUTES) for at in hours)
    seconds = f":{second:02d}" if groups["second"] else ""
    return tuple(f"{at // _MINUTES:02d}:{at % _MINUTES:02d}{seconds}{offset}" for at in found)


def _hours(hour: int, part: str) -> tuple[int, ...]:
    """Return the hours of the day that an hour can mean in a part of the day: two where the text leaves it open."""
    if hour > _HALF or (hour == 0 and part != "pm"):
        return (hour,)
    first = hour % _HALF
    if part == "am":
        return (first,)
    if part == "pm":
        return (first + _HALF,)
    if part == "noon":
        return (first + _HALF,) if first <= _LAST_NOON_HOUR else (first,)
    if part == "night":
        return (first + _HALF,) if first >= _FIRST_NIGHT_HOUR else (first,)
    return (hour, (hour + _HALF) % _HOURS)
