"""Find numbers in running text of either language, with their value and unit.

Digits of all three kinds, Western and Arabic separators, magnitudes (``3.5 million``, ``٣٫٥ ملايين``), percent and
currencies, ordinals, fractions, ranges, and numbers in words from two up (``one`` and ``واحد`` are mostly pronouns and
count only with a unit). A currency without its country where many have one of that name (دينار, pounds) is no unit.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import gcd
from typing import Final, Literal

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.script import normalize
from arabtext.values.decimals import from_fraction, multiply
from arabtext.values.not_values import not_values
from arabtext.values.number_words import Reading, read
from arabtext.values.patterns import plain, restored, spelled
from arabtext.values.rough import rough
from arabtext.values.times import times
from arabtext.values.units import coin, members, unit_behind


@dataclass(frozen=True, slots=True)
class Number:
    """A number: ``text[start:end]``, its value, and ``percent``, an ISO 4217 currency code, or None.

    ``kind`` is ``ordinal`` for third, 21st, الثالث. ``bound`` says which end of a range it is (``2 to 3 million``), or
    None. ``alternatives`` are other values that the text can mean: 1.234 in Arabic, where the point may group.
    ``is_share``: it is a part of a whole (one in five).
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str | None
    kind: Literal["cardinal", "ordinal"] = "cardinal"
    bound: Literal["from", "to"] | None = None
    alternatives: tuple[Decimal, ...] = ()
    is_share: bool = False


def numbers(text: str) -> list[Number]:
    """Return the numbers in ``text``, in order, none overlapping.

    >>> [(n.text, n.value, n.unit) for n in numbers("نحو ٣٫٥ ملايين دولار، أي 12% من المبلغ")]
    [('٣٫٥ ملايين دولار', Decimal('3500000'), 'USD'), ('12%', Decimal('12'), 'percent')]
    >>> [n.value for n in numbers("three thousand five hundred")], [n.value for n in numbers("ثلاثة آلاف وخمسمئة")]
    ([Decimal('3500')], [Decimal('3500')])
    >>> [(n.value, n.unit, n.bound) for n in numbers("between 2 and 3 percent")]
    [(Decimal('2'), 'percent', 'from'), (Decimal('3'), 'percent', 'to')]
    """
    expect_text(text)
    as_written, text = text, plain(text)
    clock = [(one.start, one.end) for one in times(text)]
    vague = [(one.start, one.end) for one in rough(text) if one.quantified]
    return restored(numbers_outside(text, [*clock, *vague]), as_written)


def numbers_outside(text: str, taken: Iterable[tuple[int, int]]) -> list[Number]:
    """Return the numbers in ``text`` that are not inside ``taken``, stretches that are other values."""
    readings: list[Reading] = []
    found: list[Number] = []
    stretches = deque(sorted([*taken, *not_values(text)]))
    for reading in read(text):
        while stretches and stretches[0][1] <= reading.start:
            stretches.popleft()
        if stretches and stretches[0][0] < reading.end:
            continue
        free = found[-1].end if found else 0
        if reading.start >= free:  # else it is part of a unit, as 100 in percent
            readings.append(reading)
            found.append(_number(text, reading, free))
    found = _mixed(_ranges(found, readings, text), text)
    return [number for number in _shares(found, text) if _counts(number)]


def _counts(number: Number) -> bool:
    """Return whether a number counts: ``one``, ``واحد`` and ``zero`` in words do not by themselves."""
    small = number.value in (0, 1)
    return not small or number.unit is not None or number.kind == "ordinal" or any(map(str.isdecimal, number.text))


def _minus(text: str, free: int, start: int, reading: Reading, unit: str | None) -> int | None:
    """Return where the sign of a negative number begins; None without one.

    A hyphen is a sign before a unit, a temperature or decimals, or where nothing else is in the text, or if the other
    end of a range has one; elsewhere it may be a dash.
    """
    if word := _MINUS_WORD.search(text, max(free, start - _MAX_MINUS), start):
        return word.start("minus")
    sign = _MINUS.search(text, free, start)
    if not sign or not text[reading.start].isdecimal():
        return None
    is_alone = text.strip() == text[sign.end() - 1 : reading.end]
    is_minus = sign.group().endswith("\N{MINUS SIGN}")
    certain = unit or is_alone or reading.value % 1 or is_minus or _is_below_zero(text, reading.end)
    return sign.end() - 1 if certain else None


def _is_below_zero(text: str, at: int) -> bool:
    """Return whether a temperature, or a second number with a minus, is behind a number that ends at ``at``."""
    if more := _MINUS_AGAIN.match(text, at):
        at = more.end()
    measure = unit_behind(text, at)
    return measure is not None and not members(measure[0]).isdisjoint(_TEMPERATURES)


_TEMPERATURES: Final = frozenset({"degC", "degF", "degree"})
_MINUS_AGAIN: Final = regex.compile(
    r"(?i)[^\S\n]+(?:(?:and|to|or|إلى|الى|أو)[^\S\n]+|و[^\S\n]?)[-–\N{MINUS SIGN}]\p{Nd}+(?:[.,٫]\p{Nd}+)?(?!\p{Nd})"
)
_MAX_MINUS: Final = 16  # characters of a word for minus and the space behind it
_MINUS_WORD: Final = regex.compile(r"(?i)(?<![\p{L}\p{N}])[وفب]?(?P<minus>سالب|ناقص|minus|negative)\s+$")
_MAYBE_MINUS: Final = regex.compile(r"\p{L}\s-$")
_MINUS: Final = regex.compile(r"(?:^|(?<=[\s(\[])|(?<=\sو))[-–\N{MINUS SIGN}]$")


def _number(text: str, reading: Reading, free: int) -> Number:
    """Return the number of a reading with the unit before or behind it, from the place ``free`` on."""
    start, end, unit = reading.start, reading.end, None
    if found := _unit_behind(text, end):
        unit, end = found
    elif before := _before().search(text, free, start):
        unit, start = _units()[_fold(before.group("form"))], before.start("form")
    value, others = reading.value, reading.alternatives if not unit else ()
    if (minus := _minus(text, free, start, reading, unit)) is not None:
        value, start = -value, minus
    elif _MAYBE_MINUS.search(text, max(free, start - _MAX_MINUS), start):
        others = (*others, -value)  # lows of -4
    kind: Literal["cardinal", "ordinal"] = "ordinal" if reading.ordinal else "cardinal"
    return Number(start, end, text[start:end], value, unit, kind, None, others)


# Units


def _fold(form: str) -> str:
    return normalize(form, "search")


@once
def _units() -> dict[str, str]:
    return {_fold(form): unit for form, unit in resources.rows("values/units.tsv", "form", "unit")}


@once
def _before() -> regex.Pattern[str]:
    """Return a pattern of signs and codes that end right before a number."""
    forms = [form for form, place in resources.rows("values/units.tsv", "form", "place") if place != "after"]
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?P<form>{spelled(forms)})[^\S\n]?$")


@once
def _behind() -> regex.Pattern[str]:
    """Return a pattern of signs, codes, percent and currencies, with or without their country, behind a number."""
    rows = [form for form, place in resources.rows("values/units.tsv", "form", "place") if place != "before"]
    signs = spelled(form for form in rows if not form[-1].isalpha())
    codes = spelled(form for form in rows if form[-1].isalpha())
    by_language: dict[str, set[str]] = defaultdict(set)
    for language, nation in resources.rows("values/currencies.tsv", "language", "nation"):
        by_language[language] |= {nation} - {""}
    nouns = [form for (form,) in resources.rows("values/currency_forms.tsv", "form")]
    arabic = spelled(form for form in nouns if not form[0].isascii())
    english = spelled(form for form in nouns if form[0].isascii())
    return regex.compile(
        rf"(?:[^\S\n]|-(?=per))?(?:(?P<sign>{signs})|(?P<sign>{codes})(?![\p{{L}}\p{{N}}]))"
        rf"|\s+(?:ال)?(?P<noun>{arabic})(?![\p{{L}}])"
        rf"(?:\s+(?:ال)?(?P<nation>{spelled(by_language['ar'])})(?:(?:ة|ه|ا|ين|ان|تين|تان)\p{{M}}*+)?(?!\p{{L}}))?"
        rf"|[\s-]+(?:(?P<nation>{spelled(by_language['en'])})\s+)?(?P<noun>{english})(?!\p{{L}})",
        regex.IGNORECASE,
    )


_OF: Final = regex.compile(r"\s+of(?=\s)")


def money_behind(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency that begins at ``at``, or the code of a coin without its country, and its end; else None.

    >>> money_behind("500 dinars", 3), money_behind("500 dollars", 3), money_behind("500 men", 3)
    (('dinar', 10), ('USD', 11), None)
    """
    of = _OF.match(text, at)
    at = of.end() if of else at
    if found := _unit_behind(text, at):
        return found if found[0] != "percent" else None
    match = _behind().match(text, at)
    return (coin(_nouns()[_fold(match["noun"])]), match.end("noun")) if match else None


def _unit_behind(text: str, at: int) -> tuple[str, int] | None:
    """Return the unit that begins at ``at``, and its end; None without a unit."""
    match = _behind().match(text, at)
    if not match:
        return None
    if sign := match.group("sign"):
        return _units()[_fold(sign)], match.end()
    noun, nation = _nouns()[_fold(match.group("noun"))], match.group("nation")
    if nation and (code := _currencies().get((noun, _fold(nation)))):
        return code, match.end()
    code = _currencies().get((noun, ""))
    return (code, match.end("noun")) if code else None


@once
def _nouns() -> dict[str, str]:
    return {_fold(form): noun for form, noun in resources.rows("values/currency_forms.tsv", "form", "noun")}


@once
def _currencies() -> dict[tuple[str, str], str]:
    """Return (noun, folded name of the country) → ISO 4217 code."""
    rows = resources.rows("values/currencies.tsv", "noun", "nation", "currency")
    return {(noun, _fold(nation)): code for noun, nation, code in rows}


# Ranges

_TO = regex.compile(r"(?i)\s*[-–—]\s*|\s+(?:to|إلى|الى|و?حتى)\s+")
_AND = regex.compile(r"(?i)\s+(?:and\s+|و\s?)")
_MAX_BETWEEN: Final = 24  # characters of ``between`` and what is before the number
_NUMBERED = regex.compile(r"(?i)(?<!\p{L})(?:nos?\.?|number|رقم)\s*$")  # of a case or a law: 23-719
_BETWEEN = regex.compile(r"(?i)(?<!\p{L})(?:between|[وف]?بين)\s+\S{0,3}$")


def _ranges(found: list[Number], readings: list[Reading], text: str) -> list[Number]:
    """Mark the ends of ranges; magnitude and unit of one end hold for both (3.8 to 4.6 billion)."""
    joined = list(found)
    for at, (low, high) in enumerate(pairwise(found)):
        own, theirs = readings[at], readings[at + 1]
        between = text[low.end : high.start]
        is_range = _TO.fullmatch(between) or (
            _AND.fullmatch(between) and _BETWEEN.search(text, max(0, low.start - _MAX_BETWEEN), low.start)
        )
        is_name = between == "-" and _NUMBERED.search(text, max(0, low.start - _MAX_BETWEEN), low.start)
        if not is_range or is_name or "ordinal" in (low.kind, high.kind) or joined[at].bound:
            continue
        changes = is_change(text, low.start)
        value, others = low.value, low.alternatives
        scale = theirs.scale
        if scale == 1 and "-" in between and high.value % 1000 == 0 and low.value == low.value.to_integral_value():
            scale, others = Decimal(1000), (value,)  # 10-15,000
        scaled = multiply(value, scale)
        if own.scale == 1 and scale > 1 and (scaled < high.value or changes) and value < 1000:
            value, others = scaled, (value,) if changes else others
        else:
            others = low.alternatives
        if low.unit == "percent" and theirs.scale > 1:  # rose 12 percent to 1.1 billion
            continue
        unit = low.unit or high.unit
        if changes:
            joined[at] = replace(low, value=value, unit=unit, alternatives=others)
            continue
        if value >= high.value >= 0 or value == high.value:
            continue
        joined[at] = replace(low, value=value, unit=unit, bound="from", alternatives=others)
        joined[at + 1] = replace(high, unit=high.unit or unit, bound="to")
    return joined


_MAX_CHANGE: Final = 60  # characters from a word for a change to the first of its two numbers
_FROM: Final = regex.compile(r"(?i)(?<!\p{L})(?:from|من)\s+(?:(?:about|around|some|nearly|نحو|حوالي)\s+)?\S{0,3}$")


@once
def _change() -> regex.Pattern[str]:
    return regex.compile(rf"{_change_words()}[^.;؛!?\n]*$")


@once
def _change_right_before() -> regex.Pattern[str]:
    """Return a pattern of a change whose size is the number behind it: rose $1.20 to $83.45."""
    return regex.compile(rf"{_change_words()}\s+(?:by\s+|بنسبة\s+|بمقدار\s+|نحو\s+)?\S?$")


def _change_words() -> str:
    words = spelled(word for (word,) in resources.rows("values/changes.tsv", "word") if word not in ("up", "down"))
    return rf"(?i)(?<!\p{{L}})[وفبل]?(?:ال)?(?:{words})(?![\p{{L}}\p{{M}}])"


def is_change(text: str, at: int) -> bool:
    """Return whether the number at ``at`` is the first of a change: rose from 5 to 7 has two numbers and no range."""
    stretch = text[max(0, at - _MAX_CHANGE) : at]
    if _FROM.search(stretch):
        return _change().search(stretch) is not None
    return _change_right_before().search(stretch) is not None


# Shares: one in five, واحد من كل خمسة

_EVERY = regex.compile(
    r"(?i)(?:\s+[\p{L}\p{M}]+)?\s+(?:(?P<every>(?:in|of|out\s+of)\s+every|من\s+(?:(?:بين|أصل)\s+)?كل)|out\s+of|من\s+أصل)\s+"
)
_MAX_NOUN: Final = 30  # characters of a noun and ``من بين كل``


_NO_THING: Final = "|".join(
    ("أكثر", "أقل", "عدد", "كبير", "كبيرة", "جزء", "شيء", "قليل", "كثير", "بدلا", "بدلاً", "خلال", "واحد")
)
_THING_OF_EVERY: Final = regex.compile(
    rf"(?<!\p{{L}})(?!(?:{_NO_THING})\s|ال)\p{{L}}[\p{{L}}\p{{M}}]+\s+من\s+(?:بين\s+)?كل\s+$"
)


_ONE: Final = "one"
_THING_IN = regex.compile(r"(?i)\s+\p{L}+\s+in\s+")  # one child in four
_OUT_OF = regex.compile(r"(?i)\s+(?:in|out\s+of)\s+|\s+(?:من\s+(?:أصل|بين)|على)\s+")
_ROUND: Final = (100, 1000)
_SLASH: Final = "/"
_OF_A_WHOLE: Final = regex.compile(
    r"(?i)\s+(?:of(?!\p{L})|من\s+(?!(?:ال)?(?:عام|سنة|شهر))|ال(?=\p{L}))|[\s-]majority(?!\p{L})"
)
_MAX_OF: Final = 10  # nine in ten is a share; 37 out of 372 are a number of things
_MAX_OF_ONE: Final = 1000  # one in 500 is a share; one in 2019 is a thing of that year


def _shares(found: list[Number], text: str) -> list[Number]:
    """Return the numbers, with ``one in five`` and ``واحد من كل خمسة`` as one, 0.2."""
    joined: list[Number] = []
    for number in found:
        part = joined[-1] if joined else None
        if part and _is_share(part, number, text):
            value = from_fraction(Fraction(part.value) / Fraction(number.value))
            joined[-1] = Number(part.start, number.end, text[part.start : number.end], value, None, is_share=True)
        elif _is_one_of_every(text, part, number):
            value = from_fraction(1 / Fraction(number.value))
            joined.append(replace(number, value=value, is_share=True))
        else:
            joined.append(number)
    return joined


def _is_one_of_every(text: str, before: Number | None, number: Number) -> bool:
    """Return whether a number is the whole of which one thing is a part: طفل من كل أربعة."""
    if number.unit or number.bound or number.kind == "ordinal" or not 1 < number.value <= _MAX_OF:
        return False
    free = before.end if before else 0
    thing = _THING_OF_EVERY.search(text, max(free, number.start - _MAX_NOUN), number.start)
    return thing is not None and (not before or text[before.end : thing.start()].strip() != "")


_MEASURED: Final = (2, 3, 4, 8)  # denominators of what is measured: 2 1/2 hours, 3/4 mile


def _mixed(found: list[Number], text: str) -> list[Number]:
    """Return the numbers, with 2 1/2 as one, and 3/4 before a unit of measure."""
    joined: list[Number] = []
    for number in found:
        part, whole = joined[-1] if joined else None, joined[-2] if len(joined) > 1 else None
        if not part or text[part.end : number.start] != _SLASH or not _is_vulgar(part, number):
            joined.append(number)
            continue
        value = Fraction(part.value) / Fraction(number.value)
        start = part.start
        if whole and text[whole.end : start] == " " and whole.text.isdecimal() and not whole.bound:
            start, value = whole.start, value + int(whole.value)
            joined.pop()
        elif unit_behind(text, number.end) is None:
            joined.append(number)
            continue
        joined[-1] = replace(number, start=start, text=text[start : number.end], value=from_fraction(value))
    return joined


def _is_vulgar(part: Number, whole: Number) -> bool:
    """Return whether two numbers are those of a fraction in digits, in its lowest terms."""
    if not part.text.isdecimal() or not whole.text.isdecimal() or whole.value not in _MEASURED:
        return False
    return 0 < part.value < whole.value and gcd(int(part.value), int(whole.value)) == 1


def _is_share(part: Number, whole: Number, text: str) -> bool:
    """Return whether two numbers with what is between them are a part of a whole."""
    between = text[part.end : whole.start]
    if part.unit or whole.unit or part.bound or whole.bound or "ordinal" in (part.kind, whole.kind):
        return False
    if not 0 < part.value < whole.value:
        return False
    in_words = not any(map(str.isdecimal, part.text)) or part.value == 1
    if part.text.casefold() == _ONE and whole.value <= _MAX_OF and _THING_IN.fullmatch(between):
        return unit_behind(text, whole.end) is None
    if every := _EVERY.fullmatch(between):
        return every["every"] is not None or (in_words and whole.value <= _MAX_OF)
    if between == _SLASH:
        is_lowest = gcd(int(part.value), int(whole.value)) == 1
        return is_lowest and whole.value <= _MAX_OF and _OF_A_WHOLE.match(text, whole.end) is not None
    most = _MAX_OF_ONE if part.value == 1 else _MAX_OF
    return bool(_OUT_OF.fullmatch(between)) and in_words and (whole.value <= most or whole.value in _ROUND)
