"""Read phrases that are dates only relative to a day: yesterday, last week, قبل يومين, الاثنين الماضي."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script import normalize
from arabtext.values.calendars import MONTHS, Date, common
from arabtext.values.number_words import read
from arabtext.values.patterns import clitic, spelled

_MAX_COUNT: Final = 40  # characters of a number in words
_MAX_UNITS: Final = 5_000  # days, weeks, months or years; larger numbers are no distance from today


def relative(text: str, today: date) -> list[Date]:
    """Return the phrases of ``text`` that name a day, week, month or year by its distance from ``today``.

    A week has its ISO 8601 form (``2023-W24``). A day of the week without ``last`` or ``next`` may be before or after
    ``today``: its value is what both days have in common.
    """
    found = []
    for match in _phrases().finditer(text):
        if phrase := match.group("phrase"):
            unit, offset = _table()[_fold(phrase)]
            if unit == "none":  # اليوم التالي, the day after another one
                continue
            values = [_moved(today, unit, offset)]
        elif name := match.group("weekday"):
            values = _weekdays(today, _names()[_fold(name)], match.group("last"), match.group("next"))
        else:
            values = _counted(match, today)
        parts = [
            match.start(part) for part in ("phrase", "weekday", "last", "next", "cue", "count") if match.group(part)
        ]
        value = common(values) if values else None
        if value and parts:
            start = min(parts)
            alternatives = tuple(values) if len(values) > 1 else ()
            found.append(Date(start, match.end(), text[start : match.end()], value, "gregorian", alternatives))
    return found


def _fold(phrase: str) -> str:
    return " ".join(normalize(phrase, "search").split())


@once
def _table() -> dict[str, tuple[str, int]]:
    rows = resources.rows("values/relative.tsv", "phrase", "unit", "offset")
    return {_fold(phrase): (unit, int(offset)) for phrase, unit, offset in rows}


@once
def _names() -> dict[str, int]:
    return {_fold(name): int(day) for name, day in resources.rows("values/weekdays.tsv", "name", "weekday")}


@once
def _measures() -> dict[str, tuple[str, str]]:
    rows = resources.rows("values/measures.tsv", "word", "unit", "count")
    return {_fold(word): (unit, count) for word, unit, count in rows}


_COUNTING: Final = ("digit", "teen", "ten", "base", "hundred", "hundreds")
_COLUMNS: Final = {"relative": "phrase", "weekdays": "name"}


@once
def _phrases() -> regex.Pattern[str]:
    def table(name: str, column: str, language: str) -> str:
        return spelled(w for w, own in resources.rows(f"values/{name}.tsv", column, "language") if own == language)

    both = {name: "|".join(table(name, column, code) for code in ("en", "ar")) for name, column in _COLUMNS.items()}
    rows = resources.rows("values/number_words.tsv", "word", "type", "ordinal")
    number = f"(?:{spelled(word for word, kind, ordinal in rows if ordinal == 'no' and kind in _COUNTING)})"
    count = rf"(?P<count>\p{{Nd}}+|{number}(?:[\s-]+(?:and\s+|و\s?)?{number}){{0,3}}|an?(?=\s))"
    english = table("measures", "word", "en")
    arabic = table("measures", "word", "ar")
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?:{clitic()}(?P<phrase>{both['relative']})"
        rf"|(?:(?P<last>last|past|this past)|(?P<next>next|this coming))\s+(?P<weekday>{both['weekdays']})"
        rf"|{clitic()}(?P<weekday>{both['weekdays']})(?:\s+(?:(?P<last>الماضي|الفائت|المنصرم)ة?|(?P<next>المقبل|القادم)ة?))?"
        rf"|{count}\s+(?P<unit>{english})\s+(?P<ago>ago|earlier)"
        rf"|[وف]?(?P<cue>(?P<ago>قبل|منذ))\s+(?:{count}\s+)?(?P<unit>{arabic})"
        rf"|(?P<cue>in)\s+{count}\s+(?P<unit>{english})(?:['’]?\s+time)?"
        rf"|[وف]?(?P<cue>بعد)\s+(?:{count}\s+)?(?P<unit>{arabic})"
        r")(?![\p{L}\p{N}]|\s+\p{Nd})",
        regex.IGNORECASE,
    )


def _counted(match: regex.Match[str], today: date) -> list[str]:
    """Return the day, week, month or year so many units before or after today; nothing without a number."""
    unit, fixed = _measures()[_fold(match.group("unit"))]
    written = match.group("count")
    if fixed == "many" and not written:
        return []
    if fixed.isdecimal():
        count = int(fixed) if not written else 0
    elif not written or written.casefold() in ("a", "an"):
        count = 1
    else:
        numbers = read(written) if len(written) <= _MAX_COUNT else []
        whole = len(numbers) == 1 and numbers[0].end - numbers[0].start == len(written)
        count = int(numbers[0].value) if whole else 0
    if not 0 < count <= _MAX_UNITS:
        return []
    return [_moved(today, unit, -count if match.group("ago") else count, exact=unit == "week")]


def _weekdays(today: date, weekday: int, last: str | None, following: str | None) -> list[str]:
    """Return the dates that a day of the week can mean: the nearest before today, the nearest after it, or both."""
    back = (today.isoweekday() - weekday) % 7
    before = today - timedelta(days=back or 7)
    behind = today + timedelta(days=7 - back if back else 7)
    if last:
        return [before.isoformat()]
    if following:
        return [behind.isoformat()]
    return [day.isoformat() for day in ((today,) if not back else ()) or (before, behind)]


def _moved(today: date, unit: str, offset: int, exact: bool = False) -> str:
    """Return the ISO value of the day, week, month or year at ``offset`` from today; a day for ``exact`` weeks."""
    try:
        if unit == "day" or exact:
            return (today + timedelta(days=offset * (7 if exact else 1))).isoformat()
        if unit == "week":
            year, week, _ = (today + timedelta(weeks=offset)).isocalendar()
            return f"{year:04d}-W{week:02d}"
        if unit == "year":
            return f"{today.year + offset:04d}"
        months = today.year * MONTHS + today.month - 1 + offset
        return f"{months // MONTHS:04d}-{months % MONTHS + 1:02d}"
    except (OverflowError, ValueError):
        return ""
