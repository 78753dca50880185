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
from arabtext.values.units import coin


@dataclass(frozen=True, slots=True)
class Number:
    """A number: ``text[start:end]``, its value, and ``percent``, an ISO 4217 currency code, or None.

    ``kind`` is ``ordinal`` for third, 21st, الثالث. ``bound`` says which end of a range it is (``2 to 3 million``), or
    None. ``alternatives`` are other values that the text can mean: 1.234 in Arabic, where the point may group.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str | None
    kind: Literal["cardinal", "ordinal"] = "cardinal"
    bound: Literal["from", "to"] | None = None
    alternatives: tuple[Decimal, ...] = ()


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
    return [number for number in _shares(_ranges(found, readings, text), text) if _counts(number)]


def _counts(number: Number) -> bool:
    """Return whether a number counts: ``one``, ``واحد`` and ``zero`` in words do not by themselves."""
    small = number.value in (0, 1)
    return not small or number.unit is not None or number.kind == "ordinal" or any(map(str.isdecimal, number.text))


def _minus(text: str, free: int, start: int, reading: Reading, unit: str | None) -> int | None:
    """Return where the sign of a negative number begins; None without one.

    A hyphen is a sign before a unit or decimals, or where nothing else is in the text; elsewhere it may be a dash.
    """
    if word := _MINUS_WORD.search(text, max(free, start - _MAX_MINUS), start):
        return word.start("minus")
    sign = _MINUS.search(text, free, start)
    if not sign or not text[reading.start].isdecimal():
        return None
    is_alone = text.strip() == text[sign.end() - 1 : reading.end]
    certain = unit or is_alone or reading.value % 1 or not sign.group().endswith("-")
    return sign.end() - 1 if certain else None


_MAX_MINUS: Final = 16  # characters of a word for minus and the space behind it
_MINUS_WORD: Final = regex.compile(r"(?i)(?<![\p{L}\p{N}])[وفب]?(?P<minus>سالب|ناقص|minus|negative)\s+$")
_MINUS: Final = regex.compile(r"(?:^|(?<=[\s(\[]))[-\N{MINUS SIGN}]$")


def _number(text: str, reading: Reading, free: int) -> Number:
    """Return the number of a reading with the unit before or behind it, from the place ``free`` on."""
    start, end, unit = reading.start, reading.end, None
    if found := _unit_behind(text, end):
        unit, end = found
    elif before := _before().search(text, free, start):
        unit, start = _units()[_fold(before.group("form"))], before.start("form")
    value = reading.value
    if (minus := _minus(text, free, start, reading, unit)) is not None:
        value, start = -value, minus
    kind: Literal["cardinal", "ordinal"] = "ordinal" if reading.ordinal else "cardinal"
    return Number(start, end, text[start:end], value, unit, kind, None, reading.alternatives if not unit else ())


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
        rf"[^\S\n]?(?:(?P<sign>{signs})|(?P<sign>{codes})(?![\p{{L}}\p{{N}}]))"
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
        if not is_range or "ordinal" in (low.kind, high.kind) or joined[at].bound:
            continue
        value, others = low.value, low.alternatives
        scale = theirs.scale
        if scale == 1 and "-" in between and high.value % 1000 == 0 and low.value == low.value.to_integral_value():
            scale, others = Decimal(1000), (value,)  # 10-15,000
        scaled = multiply(value, scale)
        if own.scale == 1 and scale > 1 and scaled < high.value and value < 1000:
            value = scaled
        else:
            others = low.alternatives
        if value >= high.value or (low.unit == "percent" and theirs.scale > 1):  # rose 12 percent to 1.1 billion
            continue
        unit = low.unit or high.unit
        joined[at] = replace(low, value=value, unit=unit, bound="from", alternatives=others)
        joined[at + 1] = replace(high, unit=high.unit or unit, bound="to")
    return joined


# Shares: one in five, واحد من كل خمسة

_EVERY = regex.compile(r"(?i)\s+(?:in|of|out\s+of)\s+every\s+|\s+من\s+(?:(?:بين|أصل)\s+)?كل\s+")
_OUT_OF = regex.compile(r"(?i)\s+(?:in|out\s+of)\s+|\s+(?:من\s+(?:أصل|بين)|على)\s+")
_ROUND: Final = (100, 1000)
_MAX_OF: Final = 10  # nine in ten is a share; 37 out of 372 are a number of things
_MAX_OF_ONE: Final = 1000  # one in 500 is a share; one in 2019 is a thing of that year


def _shares(found: list[Number], text: str) -> list[Number]:
    """Return the numbers, with ``one in five`` and ``واحد من كل خمسة`` as one, 0.2."""
    joined: list[Number] = []
    for number in found:
        part = joined[-1] if joined else None
        if part and _is_share(part, number, text[part.end : number.start]):
            value = from_fraction(Fraction(part.value) / Fraction(number.value))
            joined[-1] = Number(part.start, number.end, text[part.start : number.end], value, None)
        else:
            joined.append(number)
    return joined


def _is_share(part: Number, whole: Number, between: str) -> bool:
    """Return whether two numbers with what is between them are a part of a whole."""
    if part.unit or whole.unit or part.bound or whole.bound or "ordinal" in (part.kind, whole.kind):
        return False
    if not 0 < part.value < whole.value:
        return False
    if _EVERY.fullmatch(between):
        return True
    in_words = not any(map(str.isdecimal, part.text)) or part.value == 1
    most = _MAX_OF_ONE if part.value == 1 else _MAX_OF
    return bool(_OUT_OF.fullmatch(between)) and in_words and (whole.value <= most or whole.value in _ROUND)
