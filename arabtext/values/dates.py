"""Find dates in running text of either language: four traditions of month names, dual forms, Hijri, years, decades.

Nothing is guessed: 05/06/2023 in English text is the year 2023 with two alternatives, since Americans write the month
first and others the day; with points, in Arabic text and with Arabic digits the day comes first. Phrases such as
"yesterday" are dates only if the date of the text is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final, Literal, NamedTuple

import regex

from arabtext import resources
from arabtext.errors import UsageError, expect_text
from arabtext.memory import once, remember
from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import proclitics, without_proclitic
from arabtext.values.calendars import MAX_MONTH, MONTHS, Calendar, Date, common, gregorian, hijri
from arabtext.values.month_weekdays import with_counted_weekdays
from arabtext.values.patterns import clitic, plain, restored, spelled
from arabtext.values.relative import relative
from arabtext.values.worded_years import with_worded_years

_LIKELY_YEARS: Final = range(1900, 2100)  # numbers that may be a year without a word such as "year"
_LAST_CENTURY: Final = 21
_ROUND: Final = 2000  # in Arabic, before a noun, a quantity


def dates(text: str, *, relative_to: date | str | None = None) -> list[Date]:
    """Return the dates in ``text``, in order, none overlapping.

    ``relative_to`` is the date of the text, as a date or in its ISO form: with it ``yesterday``, ``last week``,
    ``الشهر الماضي``, ``قبل يومين`` and days of the week are dates too. Raises :class:`arabtext.errors.UsageError` for a
    string that is no ISO date.

    >>> [d.value for d in dates("في 5 حزيران/يونيو 2023، ثم في تموز (يوليو)")]
    ['2023-06-05', '--07']
    >>> [d.value for d in dates("On June 14-16, 2021, and again in May 2022")]
    ['2021-06-14', '2021-06-16', '2022-05']
    >>> dates("05/06/2023")[0].alternatives
    ('2023-06-05', '2023-05-06')
    >>> [d.value for d in dates("yesterday, and two weeks ago", relative_to="2023-06-14")]
    ['2023-06-13', '2023-05-31']
    """
    expect_text(text)
    as_written, text = text, plain(text)
    found: list[Date] = []
    for first, last, has_name in _places(text):
        taken: list[tuple[int, int]] = []
        for shape in _shapes():
            if shape.has_month and not has_name:
                continue
            for match in _compiled(shape.pattern).finditer(text, first, last):
                is_free = not any(start < match.end() and match.start() < end for start, end in taken)
                if is_free and (new := shape.read(match)):
                    taken += [(one.start, one.end) for one in new]
                    found += new
    found = with_worded_years(sorted(found, key=lambda d: d.start), text)
    found = _share_years(_with_more_years(with_counted_weekdays(found, text), text), text)
    if relative_to is None:
        return restored(found, as_written)
    near = [one for one in relative(text, _day(relative_to)) if not any(_overlap(one, other) for other in found)]
    return restored(sorted([*found, *near], key=lambda d: d.start), as_written)


def _day(day: date | str) -> date:
    if isinstance(day, str):
        try:
            return date.fromisoformat(day[:10])
        except ValueError as error:
            raise UsageError(f"relative_to must be a date such as 2023-06-14, not {day!r}") from error
    return day


def _overlap(one: Date, other: Date) -> bool:
    return one.start < other.end and other.start < one.end


# Places that can hold a date

_REACH: Final = 48  # characters that a date can reach from a number or the name of a month
_MAX_PLACE: Final = 2_000  # characters of neighboring places that are read as one, for speed
_MAX_WORD: Final = 20  # letters and marks of the name of a month with a clitic
_TOKEN = regex.compile(r"(?<!\p{Nd})(?P<number>\p{Nd}{1,4})(?!\p{Nd})|\p{L}[\p{L}\p{M}]*+")


def _places(text: str) -> list[tuple[int, int, bool]]:
    """Return the stretches of ``text`` that can hold a date: around short numbers and the names of months.

    The third value says whether there is a name of a month.
    """
    places: list[tuple[int, int, bool]] = []
    for start, end, is_name in _anchors(text):
        first, last = max(0, start - _REACH), min(len(text), end + _REACH)
        if places and is_name and start < places[-1][1]:
            places[-1] = (*places[-1][:2], True)
        if places and first <= places[-1][1] and last - places[-1][0] < _MAX_PLACE:
            places[-1] = places[-1][0], last, places[-1][2] or is_name
        else:
            places.append((max(first, places[-1][1]) if places else first, last, is_name))
    return places


def _anchors(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of short numbers, and of words that begin the name of a month or a decade: these are True."""
    for match in _TOKEN.finditer(text):
        is_number = match.group("number") is not None
        if is_number:
            yield *match.span(), False
        elif match.end() - match.start() <= _MAX_WORD and (anchor := _anchor(match.group())):
            yield *match.span(), anchor == "name"


@remember("anchors of dates")
def _anchor(word: str) -> Literal["name", "century", ""]:
    """Return whether a word begins the name of a month or a decade, or is a word for a century."""
    folded = _fold(word)
    forms = (folded, *without_proclitic(folded, proclitics(before="noun")))
    if not _first_words().isdisjoint(forms):
        return "name"
    return "" if _CENTURY.isdisjoint(forms) else "century"


_CENTURY: Final = frozenset({"century", "centuries", "قرن", "قرنين", "قرنان"})


@once
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in (*_months(), *_decades()))


def _fold(name: str) -> str:
    return " ".join(normalize(name, "search").split())


# Parts of a date


@once
def _months() -> dict[str, tuple[tuple[int, str, str], ...]]:
    """Return folded month name → its numbers with their traditions, and whether the name alone means the month."""
    found: dict[str, dict[int, tuple[int, str, str]]] = {}
    for name, month, tradition, alone in resources.rows("values/months.tsv", "name", "month", "tradition", "alone"):
        found.setdefault(_fold(name), {}).setdefault(int(month), (int(month), tradition, alone))
    return {name: tuple(meanings.values()) for name, meanings in found.items()}


@once
def _decades() -> dict[str, int]:
    return {_fold(word): int(decade) for word, decade in resources.rows("values/decades.tsv", "word", "decade")}


@once
def _days() -> dict[str, int]:
    """Return folded ordinal → day of a month."""
    return {_fold(phrase): day for phrase, day in _ordinals().items()}


@once
def _ordinals() -> dict[str, int]:
    """Return ordinal as it is written → day of a month."""
    digits: dict[str, dict[int, list[str]]] = {"ar": {}, "en": {}}
    tens: dict[str, dict[int, list[str]]] = {"ar": {}, "en": {}}
    rows = resources.rows("values/number_words.tsv", "word", "language", "type", "value", "ordinal")
    for word, language, kind, value, ordinal in rows:
        if kind in ("digit", "teen") and ordinal == "yes":
            digits[language].setdefault(int(value), []).append(word)
        elif kind == "ten" and value in ("20", "30"):
            tens[language].setdefault(int(value), []).append(word)
    found = {word: day for day, words in digits["en"].items() for word in words}
    for joint in (" ", "-"):
        for ten, ten_word in ((20, "twenty"), (30, "thirty")):
            found |= {
                f"{ten_word}{joint}{w}": ten + d for d, ws in digits["en"].items() for w in ws if ten + d <= MAX_MONTH
            }
    found |= {"twentieth": 20, "thirtieth": 30}
    for day, words in digits["ar"].items():
        found |= dict.fromkeys((f"ال{word}" for word in words), day)
        if day < 10:
            found |= {f"ال{word} {base}": 10 + day for word in words for base in ("عشر", "عشرة")}
            pairs = (
                (ten, f"ال{word} وال{tail}") for ten, tails in tens["ar"].items() for tail in tails for word in words
            )
            found |= {phrase: ten + day for ten, phrase in pairs if ten + day <= MAX_MONTH}
    found |= {f"ال{tail}": ten for ten, tails in tens["ar"].items() for tail in tails}
    for ten, tails in tens["ar"].items():
        for tail in tails:
            found |= {f"الواحد وال{tail}": ten + 1, f"الواحدة وال{tail}": ten + 1}
            for unit, names in _cardinals().items():
                found |= {f"{name} و{tail}": ten + unit for name in names}
    return {day: value for day, value in found.items() if value <= MAX_MONTH} | {"أول": 1, "غرة": 1, "فاتح": 1}


def _ordinal_pattern() -> str:
    """Return a pattern of ordinals, and of some phrases like them that are no day: a digit and a ten of over 31.

    The digits and the tens are written once each, since the pattern of all phrases is ten times as long.
    """
    halves = [phrase.split(" و") for phrase in _ordinals() if " و" in phrase]
    pairs = []
    for article in ("ال", ""):
        own = [(one, ten) for one, ten in halves if ten.startswith("ال") == bool(article)]
        digits, tens = spelled(one for one, _ in own), spelled(ten for _, ten in own)
        pairs.append(rf"(?:{digits})\s+و\s?(?:{tens})")
    return "|".join([*pairs, spelled(phrase for phrase in _ordinals() if " و" not in phrase)])


@once
def _cardinals() -> dict[int, tuple[str, ...]]:
    """Return value → the Arabic cardinals of 1 to 9, which name a day together with a ten: واحد وعشرين مايو."""
    rows = resources.rows("values/number_words.tsv", "word", "language", "type", "value", "ordinal")
    found: dict[int, list[str]] = {}
    for word, language, kind, value, ordinal in rows:
        if (language, kind, ordinal) == ("ar", "digit", "no") and value != "0":
            found.setdefault(int(value), []).append(word)
    return {value: tuple(words) for value, words in found.items()}


@once
def _century_words() -> dict[str, int]:
    """Return pattern of an ordinal, in words or digits → number of a century; 0 for digits."""
    words = {word.replace(" ", r"\s+"): day for word, day in _ordinals().items() if day <= _LAST_CENTURY}
    digits = {r"\p{Nd}{1,2}(?:st|nd|rd|th)": 0, r"\p{Nd}{1,2}(?=\s*(?![\s\-]*\p{Latin}))": 0}
    named = {"العشرين": 20, "الحادي والعشرين": 21, "الواحد والعشرين": 21}
    by_length = sorted({**words, **named}.items(), key=lambda item: -len(item[0]))
    return dict(by_length) | digits


@once
def _cues(language: str, *kinds: str) -> str:
    """Return a pattern of the words of these kinds that come before a date."""
    rows = resources.rows("values/date_cues.tsv", "word", "language", "before")
    return spelled(word for word, own, kind in rows if own == language and kind in kinds)


_CENTURIES: Final = {"الماضي": 1900, "العشرين": 1900, "التاسع عشر": 1800, "الحالي": 2000, "الحادي والعشرين": 2000}

Reader = Callable[[regex.Match[str]], list[Date]]


class _Shape(NamedTuple):
    """A shape of a date, the function that reads it, and whether it has the name of a month."""

    pattern: str
    read: Reader
    has_month: bool


@once
def _compiled(pattern: str) -> regex.Pattern[str]:
    """Return a compiled shape; those with names of months take long, and are needed only where there is one."""
    return regex.compile(pattern, regex.IGNORECASE)


@once
def _shapes() -> tuple[_Shape, ...]:
    """Return the shapes of a date, the most certain first."""
    names = {name for (name,) in resources.rows("values/months.tsv", "name")}
    counted = {name for name in names if name[-1].isdecimal()}  # تشرين 2, not the first letters of تشرين 2019
    month = rf"(?>(?:{spelled(counted)})(?!\p{{Nd}})|{spelled(names - counted)})"
    # Each name stands in a pattern once where that can be: compiling them takes most of the time of a short text.
    other = rf"(?:\s?(?:[/\\\-]|(?P<inner>[(\[]))\s?(?P<other>{month})(?(inner)\s?[)\]]))"
    point = r"(?:\.(?=[\s,]*\p{Nd}|\s?[(/]))?"  # of an abbreviation, not of the sentence
    dual = rf"(?:(?P<outer>[(\[])?+(?P<month>{month})(?(outer)|{point}){other}?(?(outer)[)\]]))"
    ending = "(?:st|nd|rd|th)?"
    words = f"(?>{_ordinal_pattern()})"
    day = rf"(?:(?P<day>\p{{Nd}}{{1,2}}){ending}|(?P<day>{words}))"
    joint = rf"(?:\s?[-–]\s?|\s+(?:to|and|through|or|{spelled(('إلى', 'حتى', 'وحتى', 'أو'))})\s+|\s+و\p{{M}}*\s?)"
    days = rf"(?:(?P<first>\p{{Nd}}{{1,2}}){ending}{joint}|(?P<first>{words}){joint})?{day}"
    era = r"(?:\s?(?:(?P<hijri>هـ|ه|هجرية?|AH|A\.H\.)|م|ميلادية?|AD|CE)(?!\p{L}))?"
    certain = _cues("ar", "certain")
    of_year = rf"(?:,|،|\.)?\s+(?:(?:من\s+)?(?:{certain})\s+)?(?P<year>\p{{Nd}}{{4}}){era}"
    edge, end = rf"(?<![\p{{L}}\p{{N}}])(?:(?=واحد)|{clitic()})", r"(?![\p{L}\p{N}])"
    arabic_edge = rf"(?<!\p{{L}}){clitic()}"
    weak = rf"(?:\b(?:{_cues('en', 'year')})[\s-]+|{arabic_edge}(?:{_cues('ar', 'year')})\s+)"
    likely = r"(?P<likely>\p{Nd}{4})(?![\p{L}\p{N}%٪]|[.,]\p{Nd}|\s?[%٪])"
    day_of_two = r"(?P<day>\p{Nd}{1,2})(?P<sep>[-/.])(?P<number>\p{Nd}{1,2})"
    day_of_iso = r"(?P<year>\p{Nd}{4})(?P<sep>[-/.])(?P<number>\p{Nd}{1,2})(?P=sep)(?P<day>\p{Nd}{1,2})"
    of_month = rf"(?:[\s-]+|[./-]\s)(?:of\s+|(?:{spelled(('من', 'يوم'))})\s+)?(?:{spelled(('شهر',))}\s+)?"
    to_day = r"(?:\s+(?:the\s+)?|-|(?<=[\u0620-\u064A])(?=\p{Nd}))"
    before_noun, owning = r"(?=\s+\p{Ll})", r"(?=['’]s\b)"
    ages = r"\s+(?:(?:ال)?هجري|للهجرة|قبل\s|ق\.|B\.?C|AH|A\.H)"
    determiner = r"(?i:\b(?:the|a|its|his|her|their|our)\s)"
    parts = spelled(word for (word,) in resources.rows("values/year_parts.tsv", "word"))
    in_year = r"(?:\s+of|\s+من)?(?:\s+the)?(?:\s+year|\s+(?:ال)?(?:عام|سنة))?[\s-]+"
    double = f"(?:{_cues('en', 'double')}|{_cues('ar', 'double')})"
    centuries = "|".join(_century_words())
    decade_cue = r"the\s(?:(?:early|mid|late)[\s-])?"
    english_decades = spelled(word for word in _decades() if word.isascii())
    hundreds = rf"(?>(?P<hundreds>{centuries})(?:\s+(?:(?:and|to)\s+|و\s?)(?P<more>{centuries}))?)"
    two_years = r"(?P<from_year>\p{Nd}{4})\s?[-–/]\s?(?P<second>\p{Nd}{4}|\p{Nd}{2})"
    to = r"(?:\s+(?:to|and|until|through|إلى|الى|و?حتى)\s+|\s+و\s?)"
    weekdays = spelled(name for (name,) in resources.rows("values/weekdays.tsv", "name"))
    day_alone = r"(?P<day_alone>\p{Nd}{1,2})(?:st|nd|rd|th|(?=\s*(?:[،.؛)]|$)))"
    day_cue = r"(?<!\p{L})(?:on|dated|[وف]?(?:في|يوم|بتاريخ|تاريخ))"
    no_share = r"(?![\p{L}\p{N}/]|[.,]\p{Nd}|\s+(?:of|من)(?!\p{L})|\s*[%٪])"
    day_and_month = rf"(?P<day>\p{{Nd}}{{1,2}})(?P<sep>/)(?P<number>\p{{Nd}}{{1,2}}){no_share}"
    century = "|".join(name.replace(" ", r"\s+") for name in _CENTURIES)
    of_century = rf"\s+(?:من\s+)?القرن\s+(?P<century>{century})"
    shapes: tuple[tuple[str, Reader], ...] = (
        (rf"{edge}{day_of_iso}{end}", _in_digits),
        (rf"{edge}{day_of_two}(?P=sep)(?P<year>\p{{Nd}}{{4}}){era}{end}", _in_digits),
        (rf"{edge}{days}{of_month}{dual}(?:{of_year}|-(?P<year>\p{{Nd}}{{4}}))?{end}", _with_month),
        (rf"{edge}(?P<month>{month}){point}{to_day}{days}(?:{of_year})?{end}", _with_month),
        (rf"{edge}{dual}(?:\s+of)?{of_year}{end}", _with_month),
        (rf"{edge}{dual}{end}", _with_month),
        (rf"{edge}(?:{weekdays})\s+(?:the\s+)?{day_alone}{end}", _day_alone),
        (rf"(?:{day_cue}\s+|(?<!\p{{L}})(?:{weekdays})[,،]?\s+){day_and_month}", _without_year),
        (rf"{edge}(?P<number>\p{{Nd}}{{1,2}})/(?P<year>\p{{Nd}}{{4}}){end}(?!/)", _in_digits),
        (rf"{edge}(?P<number>\p{{Nd}}{{2}})/(?P<middle>\p{{Nd}}{{2}})/(?P<last>\p{{Nd}}{{2}}){end}(?!/)", _in_short),
        (rf"{edge}(?P<double>{double})[\s,]+{two_years}{end}", _double),
        (rf"{edge}{two_years}\s+(?P<double>{double}){end}", _double),
        (rf"\bFY\s?['’]?(?P<fiscal>\p{{Nd}}{{4}}|\p{{Nd}}{{2}}){end}", _fiscal),
        (rf"{edge}(?:ال)?(?P<part>{parts}){in_year}{likely}(?:/(?P<more>\p{{Nd}}{{4}}){end})?", _part_of_year),
        (rf"{edge}{likely}\s+(?P<part>Q[1-4]|H[12]){end}", _part_of_year),
        (rf"{edge}(?:from|between|من|بين)\s+(?P<from_year>\p{{Nd}}{{4}}){to}{likely}", _years),
        (rf"{edge}(?P<from_year>\p{{Nd}}{{4}})\s?[-–]\s?(?P<likely>\p{{Nd}}{{4}}){end}", _years),
        (rf"{edge}(?P<from_year>\p{{Nd}}{{4}})/(?P<likely>\p{{Nd}}{{4}}){end}", _years),
        (rf"{edge}(?P<from_year>\p{{Nd}}{{4}})[-–/](?P<short>\p{{Nd}}{{2}}){end}", _years),
        (rf"{arabic_edge}(?:{certain})\s+(?P<year>\p{{Nd}}{{1,4}}){era}{end}", _in_digits),
        (rf"{edge}(?P<year>\p{{Nd}}{{1,4}})\s?(?P<hijri>هـ|هجرية?|AH|A\.H\.)(?!\p{{L}})", _in_digits),
        (rf"{weak}{likely}", _years),
        (rf"{determiner}{likely}{before_noun}|\({likely}\)|(?<!\p{{L}}){likely}{owning}", _years),
        (r"(?<![\p{L}\p{N}])(?P<decade>\p{Nd}{3}0)['’]?s\b", _decade),
        (r"['’](?P<apostrophe>\p{Nd})0s\b", _decade),
        (rf"{arabic_edge}(?:ال)?(?P<tens>{spelled(_decades())}){of_century}{end}", _decade),
        (rf"\b(?:{decade_cue}|mid-)(?:(?P<tens>{english_decades})|(?P<short>[2-9])0['’]?s)\b", _decade),
        (rf"{arabic_edge}ال(?P<tens>{spelled(_decades())}){end}(?!\s+من\s+(?:ال)?عمر|\s+من\s+القرن)", _decade),
        (rf"{arabic_edge}(?:ال)?قرن(?:ين|ان)?\s+(?:الـ?\s?(?=\p{{Nd}}))?{hundreds}{end}(?!{ages})", _centuries),
        (rf"\b{hundreds}[\s-](?:century|centuries){end}(?!{ages})", _centuries),
    )  # fmt: skip
    return tuple(_Shape(pattern, read, "(?P<month>" in pattern) for pattern, read in shapes)


# From a match to dates


def _day_alone(match: regex.Match[str]) -> list[Date]:
    """Return the day of a month that is not named, behind a day of the week: Thursday the 21st, الخميس 21."""
    day, start = int(match["day_alone"]), match.start("day_alone")
    if not 0 < day <= MAX_MONTH:
        return []
    return [Date(start, match.end(), match.string[start : match.end()], f"---{day:02d}", "gregorian")]


def _in_digits(match: regex.Match[str]) -> list[Date]:
    """Return the date of a year with or without month and day, all in digits; none where the numbers are no date."""
    groups = match.groupdict()
    year, month, day = (_int(groups.get(part)) for part in ("year", "number", "day"))
    calendar: Calendar = "hijri" if groups.get("hijri") else "gregorian"
    orders = [(month, day)]
    day_is_first = day is not None and match.start("day") < match.start("year")
    if month and day and day_is_first and calendar == "gregorian" and groups["sep"] != ".":
        orders = _orders(month, day, match)
    start = min(match.start(part) for part in ("year", "number", "day") if groups.get(part))
    return _made(match.string, start, match.end(), calendar, [(year, *order) for order in orders])


_NO_DAYS: Final = ((9, 11), (11, 9), (24, 7))  # 9/11 and 24/7 are names


def _without_year(match: regex.Match[str]) -> list[Date]:
    """Return a day and a month without their year; the first value is the day first where the text leaves it open."""
    day, month = int(match["day"]), int(match["number"])
    if (day, month) in _NO_DAYS:
        return []
    values = dict.fromkeys(value for order in _orders(month, day, match) if (value := gregorian(None, *order)))
    found, (start, end) = tuple(values), (match.start("day"), match.end())
    return [Date(start, end, match.string[start:end], found[0], "gregorian", found[len(found) == 1 :])] if found else []


def _orders(month: int, day: int, match: regex.Match[str]) -> list[tuple[int | None, int | None]]:
    """Return month and day of two numbers, the day written first; both orders where the text leaves it open."""
    if month > MONTHS:
        return [(day, month)]
    if day > MONTHS or day == month or _is_in_arabic(match):
        return [(month, day)]
    return [(month, day), (day, month)]


def _is_in_arabic(match: regex.Match[str]) -> bool:
    """Return whether a date in digits is in Arabic text, where no country writes the month first."""
    if not match.group().isascii():
        return True
    near = match.string[max(0, match.start() - _REACH) : match.end() + _REACH]
    letters = [c for c in near if c.isalpha()]
    return sum(map(is_arabic_letter, letters)) * 2 > len(letters)


def _with_month(match: regex.Match[str]) -> list[Date]:
    """Return the dates of a month's name and what is beside it; none if the name is a common word by itself."""
    groups = match.groupdict()
    name, year, day = groups["month"], _int(groups.get("year")), _day_of(groups.get("day"))
    if groups.get("day") and (day is None or (not groups["day"].isdecimal() and _counts_another(match))):
        return []
    if not (day or year or groups.get("other")) and not _is_month_alone(match, name):
        return []
    meanings = _months()[_fold(name)]
    if any(alone == "no" and tradition == "libya" for _, tradition, alone in meanings) and not (day and year):
        return []
    is_hijri = bool(groups.get("hijri")) or any(tradition == "hijri" for _, tradition, _ in meanings)
    calendar: Calendar = "hijri" if is_hijri else "gregorian"
    if stretch := _months_from_to(match, [month for month, _, _ in meanings], year, day):
        return [stretch]
    months = _shared_months([month for month, _, _ in meanings], groups.get("other"))
    start = min(match.start(part) for part in ("first", "day", "month", "year") if groups.get(part))
    found = _made(match.string, start, match.end(), calendar, [(year, month, day) for month in months])
    if not found or not groups.get("first"):
        return found
    early = [(year, month, _day_of(groups["first"])) for month in months]
    first = _made(match.string, start, match.end("first"), calendar, early)
    begin = match.start("day")
    return [*first, replace(found[0], start=begin, text=match.string[begin : match.end()])]


def _months_from_to(match: regex.Match[str], months: list[int], year: int | None, day: int | None) -> Date | None:
    """Return the months that two names with a hyphen are the ends of, April-May 2022; None for two names of one."""
    other = match.groupdict().get("other")
    if not other or day or "-" not in match.string[match.end("month") : match.start("other")]:
        return None
    others = [month for month, _, _ in _months()[_fold(other)]]
    if len(months) != 1 or len(others) != 1 or months[0] >= others[0]:
        return None
    start, value = match.start("month"), f"{gregorian(year, months[0], None)}/{gregorian(year, others[0], None)}"
    return Date(start, match.end(), match.string[start : match.end()], value, "gregorian")


def _shared_months(months: list[int], other: str | None) -> list[int]:
    """Return the months that a name and the ``other`` one beside it both mean; all of them if they share none."""
    if not other:
        return months
    others = {month for month, _, _ in _months()[_fold(other)]}
    return [month for month in months if month in others] or [*months, *sorted(others)]


def _made(
    text: str, start: int, end: int, calendar: Calendar, dates_: Sequence[tuple[int | None, int | None, int | None]]
) -> list[Date]:
    """Return one date for several possible values, if any of them exists."""
    read = hijri if calendar == "hijri" else gregorian
    values = list(dict.fromkeys(value for one in dates_ if (value := read(*one))))
    shared = common(values) if values else None
    return [Date(start, end, text[start:end], shared, calendar, tuple(values[len(values) == 1 :]))] if shared else []


def _is_month_alone(match: regex.Match[str], name: str) -> bool:
    """Return whether a name without day and year means the month: not ``may``, ``آب`` or ``رجب``, a person's name."""
    ((_, _, alone), *_) = _months()[_fold(name)]
    if alone == "yes":
        return True
    if alone == "no" or (name.isascii() and not name[0].isupper()):
        return False
    language = "en" if name.isascii() else "ar"
    before = match.string[max(0, match.start() - 20) : match.start("month")]
    cued = regex.search(rf"(?i)(?<!\p{{L}})(?:{_cues(language, 'month')})[\s-]+$", before) is not None
    return cued or _month_before().search(before) is not None


@once
def _month_before() -> regex.Pattern[str]:
    """Return a pattern of a month and what joins the next one to it: from March to May, in May and June."""
    names = spelled(name.capitalize() for name in _months() if name.isascii())
    return regex.compile(rf"(?<!\p{{L}})(?:{names})\s+(?:and|to|or|through|until|till)\s+$")


_MONTH_BEFORE = regex.compile(r"(?<!\p{L})(?:تشرين|كانون|ربيع|جمادى)\s+$")
_NOUN_BEFORE = regex.compile(r"(?<!\p{L})ال(?P<noun>[\p{L}\p{M}]+)\s+$")


def _counts_another(match: regex.Match[str]) -> bool:
    """Return whether an ordinal belongs to a noun or month before it: in النصف الأول من أكتوبر it is no day."""
    first = match.start("first" if match["first"] else "day")
    if _MONTH_BEFORE.search(match.string, max(0, first - 20), first):
        return True  # تشرين الأول (أكتوبر)
    noun = _NOUN_BEFORE.search(match.string, max(0, match.start() - 20), first)
    return noun is not None and _fold("ال" + noun["noun"]) not in _day_names()


@once
def _day_names() -> frozenset[str]:
    return frozenset({"اليوم", *(_fold(name) for (name,) in resources.rows("values/weekdays.tsv", "name"))})


def _decade(match: regex.Match[str]) -> list[Date]:
    """Return the decade of a match: 1990s, تسعينيات القرن الماضي."""
    groups = match.groupdict()
    start = next(match.start(part) for part in ("decade", "tens", "apostrophe", "short") if groups.get(part))
    if groups.get("decade"):
        year = int(groups["decade"])
    elif groups.get("apostrophe"):
        start, year = match.start(), _CENTURIES["الماضي"] + 10 * int(groups["apostrophe"])
    elif groups.get("short"):
        year = _CENTURIES["الماضي"] + 10 * int(groups["short"])
    elif not groups.get("century"):
        year = _CENTURIES["الماضي"] + _decades()[_fold(groups["tens"])]
    else:
        year = _CENTURIES[" ".join(groups["century"].split())] + _decades()[_fold(groups["tens"])]
    if not gregorian(year, None, None):
        return []
    return [Date(start, match.end(), match.string[start : match.end()], f"{year // 10}X", "gregorian")]


def _centuries(match: regex.Match[str]) -> list[Date]:
    """Return the centuries of a match, in the ISO 8601-2 form with unspecified digits: 18XX for the 19th."""
    found = []
    for part in ("hundreds", "more"):
        if written := match.groupdict().get(part):
            digits = regex.match(r"\p{Nd}+", written)
            number = int(digits.group()) if digits else _century_number(written)
            start = match.start() if part == "hundreds" else match.start(part)
            end = match.end() if part == "more" or not match["more"] else match.end("hundreds")
            start += len(match.group()) - len(match.group().lstrip("وفبلك")) if part == "hundreds" else 0
            if 1 < number <= _LAST_CENTURY:
                found.append(Date(start, end, match.string[start:end], f"{number - 1:02d}XX", "gregorian"))
    return found


def _century_number(written: str) -> int:
    folded = _fold(written)
    return next((number for word, number in _century_words().items() if _fold(word.replace(r"\s+", " ")) == folded), 0)


def _double(match: regex.Match[str]) -> list[Date]:
    """Return a school, fiscal or sports year, which begins in one calendar year and ends in the next."""
    first, second = match["from_year"], match["second"]
    last = int(first) // 100 * 100 + int(second) if len(second) == len("25") else int(second)
    if int(first) not in _LIKELY_YEARS or last != int(first) + 1:
        return []
    start = match.start("double") if match.start("double") < match.start("from_year") else match.start("from_year")
    text = match.string[start : match.end()]
    return [Date(start, match.end(), text, f"{int(first)}/{last}", "gregorian")]


def _fiscal(match: regex.Match[str]) -> list[Date]:
    written = match["fiscal"]
    year = int(written) if len(written) > len("22") else _ROUND + int(written)
    if year not in _LIKELY_YEARS:
        return []
    return [Date(match.start(), match.end(), match.group(), str(year), "gregorian")]


@once
def _year_parts() -> dict[str, str]:
    """Return folded word → part of a year in ISO 8601-2: 21 to 24 seasons, 33 quarters, 37 thirds, 40 halves."""
    return {_fold(word): part for word, part in resources.rows("values/year_parts.tsv", "word", "part")}


def _part_of_year(match: regex.Match[str]) -> list[Date]:
    """Return a part of a year: Q3 2021, early 2018, صيف 2020. Early, mid and late are its thirds."""
    year = int(match["likely"])
    if year not in _LIKELY_YEARS:
        return []
    start = min(match.start("part"), match.start("likely"))
    start -= 2 * match.string.endswith("ال", 0, start)
    end = max(match.end("part"), match.end("likely"))
    value = f"{year}-{_year_parts()[_fold(match['part'])]}"
    found = [Date(start, end, match.string[start:end], value, "gregorian")]
    if more := match.groupdict().get("more"):  # late 2011/2012
        found.append(Date(*match.span("more"), more, more, "gregorian"))
    return found


_FIRST_SHORT_YEAR: Final = (
    69  # of the 20th century, by POSIX strptime: https://pubs.opengroup.org/onlinepubs/9799919799/
)


def _in_short(match: regex.Match[str]) -> list[Date]:
    """Return a date whose year has two digits, 16/04/21, with all that it can mean."""
    first, middle, last = (int(match[part]) for part in ("number", "middle", "last"))
    orders = [(last, middle, first), (first, middle, last)]
    if not _is_in_arabic(match):
        orders.insert(1, (last, first, middle))
    years = ((2000 if year < _FIRST_SHORT_YEAR else 1900) + year for year, _, _ in orders)
    values = [value for year, (_, *day) in zip(years, orders, strict=True) if (value := gregorian(year, *day))]
    found = tuple(dict.fromkeys(values))
    if not found:
        return []
    shared = common(found) or "20XX"
    return [Date(*match.span(), match.group(), shared, "gregorian", found if len(found) > 1 else ())]


def _years(match: regex.Match[str]) -> list[Date]:
    """Return a year that only the words around it show, or the two ends of a range of years."""
    groups, found = match.groupdict(), []
    for part in ("from_year", "likely"):
        if groups.get(part):
            found.append((int(groups[part]), *match.span(part)))
    if groups.get("short"):
        found.append((found[0][0] // 100 * 100 + int(groups["short"]), *match.span("short")))
    rising = [year for year, _, _ in found]
    if rising == [_ROUND] and is_arabic_letter(match.string[match.end() + 1 : match.end() + 2] or " "):
        return []  # two thousand of something
    if rising != sorted(set(rising)) or any(year not in _LIKELY_YEARS for year in rising):
        return []
    return [Date(start, end, match.string[start:end], str(year), "gregorian") for year, start, end in found]


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _day_of(written: str | None) -> int | None:
    """Return the day in digits or as an ordinal in words; None for neither."""
    if not written:
        return None
    return int(written) if written.isdecimal() else _days().get(_fold(written))


# Dates that complete each other

_JOINT = r"\s*[-–]\s*|\s+(?:to|and|or|through|until|إلى|الى|أو|و?حتى)\s+|\s+و\s?"
_RANGE = regex.compile(rf"(?i){_JOINT}")
_MORE = regex.compile(rf"(?i)(?:{_JOINT}|[,،]\s?)(?P<year>\p{{Nd}}{{4}})(?![\p{{L}}\p{{N}}])")
_LIST_GOES_ON = regex.compile(r"(?i)\s*[,،.;)]?\s*(?:and\b|و|\p{Nd}{4}|$)")


def _with_more_years(found: list[Date], text: str) -> list[Date]:
    """Add years that follow a year: between 2014 and 2017, in 2014, 2016 and 2018."""
    everything = list(found)
    for at, one in enumerate(found):
        following = found[at + 1].start if at + 1 < len(found) else len(text)
        end = one.end
        while regex.fullmatch(r"\d{4}", one.value) and (match := _MORE.match(text, end, following)):
            year, is_list = int(match["year"]), match.group()[0] in ",،"
            if year not in _LIKELY_YEARS or (is_list and not _LIST_GOES_ON.match(text, match.end())):
                break
            start, end = match.span("year")
            everything.append(Date(start, end, text[start:end], str(year), "gregorian"))
    return sorted(everything, key=lambda d: d.start)


def _share_years(found: list[Date], text: str) -> list[Date]:
    """Give the first of two joined dates the year of the second: June 28 to July 3, 2023."""
    shared = list(found)
    for at, (one, following) in reversed(list(enumerate(pairwise(found)))):
        year = shared[at + 1].value[:4]
        is_joined = _RANGE.fullmatch(text, one.end, following.start) is not None
        if is_joined and one.value.startswith("--") and year.isdigit() and "/" not in shared[at + 1].value:
            shared[at] = replace(one, value=f"{year}{one.value[1:]}")
    return shared
