"""Numbers in running text of either language, with their value and unit.

Digits of all three kinds, Western and Arabic separators, magnitudes (``3.5 million``, ``٣٫٥ ملايين``), percent and
currencies, and numbers in words from two up (``one`` and ``واحد`` are mostly pronouns and are left alone).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.script import normalize

_INDEFINITE = ("مئات", "آلاف", "ملايين", "مليارات", "hundred", "thousand", "million", "billion", "trillion")
_LONGEST = 30  # digits; a longer run is no quantity


@dataclass(frozen=True, slots=True)
class Number:
    """A number: ``text[start:end]``, its value, and ``percent``, an ISO 4217 currency code, or None."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str | None


def numbers(text: str) -> list[Number]:
    """Return the numbers in ``text``, in order.

    >>> [(n.text, n.value, n.unit) for n in numbers("نحو ٣٫٥ ملايين دولار، أي 12% من المبلغ")]
    [('٣٫٥ ملايين دولار', Decimal('3500000.0'), 'USD'), ('12%', Decimal('12'), 'percent')]
    >>> [n.value for n in numbers("three thousand five hundred")], [n.value for n in numbers("ثلاثة آلاف وخمسمئة")]
    ([Decimal('3500')], [Decimal('3500')])
    """
    expect_text(text)
    found = [number for match in _digits().finditer(text) if (number := _from_digits(match))]
    taken = [(n.start, n.end) for n in found]
    for match in _words().finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            value = _value_of_words(match.group("words"))
            if value is not None and value > 1:
                found.append(_number(match, value))
    return _ranges(sorted(found, key=lambda n: n.start), text)


_RANGE = regex.compile(r"(?i)(?P<dash>\s*[-–—]\s*)|\s+(?:to|and|إلى|الى)\s+|\s+و")
_RANGE_BEFORE = regex.compile(r"(?i)\b(?:between|from|بين|ما بين|من)\s+$")


def _ranges(found: list[Number], text: str) -> list[Number]:
    """Give the first number of a range the magnitude and unit that only the second one has (3.8 to 4.6 billion)."""
    for i, (low, high) in enumerate(pairwise(found)):
        joint = _RANGE.fullmatch(text, low.end, high.start)
        digits = regex.search(r"\p{Nd}[\p{Nd}.,٫٬]*", high.text)
        own = parse_digits(digits.group().rstrip(".,")) if digits else None
        if not joint or not own or low.unit or low.text[-1].isalpha() or high.value == own:
            continue
        if joint.group("dash") or _RANGE_BEFORE.search(text, 0, low.start):
            found[i] = replace(low, value=low.value * high.value / own, unit=high.unit)
    return found


def _number(match: regex.Match[str], value: Decimal) -> Number:
    groups = match.groupdict()
    form = groups.get("before") or groups.get("after")
    return Number(match.start(), match.end(), match.group(), value, _units()[_fold(form)] if form else None)


def _fold(form: str) -> str:
    return normalize(form, "search")


@cache
def _units() -> dict[str, str]:
    return {_fold(form): unit for form, unit in resources.rows("values/units.tsv", "form", "unit")}


@cache
def _number_words() -> dict[str, tuple[str, int]]:
    rows = resources.rows("values/number_words.tsv", "word", "type", "value")
    return {_fold(word): (kind, int(value)) for word, kind, value in rows}


def _spelled(forms: list[str]) -> str:
    """A pattern for any of ``forms``, longest first; hamza forms and marks may be typed or not."""
    letters = {"أ": "[أا]", "إ": "[إا]", "آ": "[آا]", "ى": "[ىي]"}
    parts = []
    for form in sorted(set(forms), key=lambda f: (-len(f), f)):
        escaped = "".join(letters.get(c, regex.escape(c)) for c in form)
        parts.append(escaped.replace(r"\ ", r"\s+"))
    return "|".join(parts)


@cache
def _unit_patterns() -> tuple[str, str]:
    rows = list(resources.rows("values/units.tsv", "form", "place"))
    before = _spelled([form for form, place in rows if place in ("before", "both")])
    words = _spelled([form for form, place in rows if place in ("after", "both") and form[-1].isalpha()])
    signs = _spelled([form for form, place in rows if place in ("after", "both") and not form[-1].isalpha()])
    return rf"(?:(?P<before>{before})\s?)?", rf"(?:\s?(?P<after>{signs})|\s+(?P<after>{words})(?!\p{{L}}))?"


@cache
def _digits() -> regex.Pattern[str]:
    rows = resources.rows("values/number_words.tsv", "word", "type", "value")
    scales = _spelled([word for word, kind, value in rows if kind == "scale" and int(value) >= 1000])
    before, after = _unit_patterns()
    return regex.compile(
        rf"{before}(?:(?<![\p{{N}}\p{{L}}][.,٫٬]?)|(?<=(?<!\p{{L}})[وبلف]))(?P<digits>\p{{Nd}}+(?:[.,٫٬]\p{{Nd}}+)*)(?![\p{{N}}])"
        rf"(?:[\s-]?(?P<scale>{scales}|bn|mn|m)(?!\p{{L}}))?{after}",
        regex.IGNORECASE,
    )


@cache
def _words() -> regex.Pattern[str]:
    table = [word for (word,) in resources.rows("values/number_words.tsv", "word")]
    word = _spelled(table)
    _, after = _unit_patterns()
    joint = r"(?:\s*-\s*|\s+(?:and\s+)?(?:و)?)"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?P<words>(?:{word})(?:{joint}(?:{word}))*)(?!\p{{L}}){after}", regex.IGNORECASE
    )


def _from_digits(match: regex.Match[str]) -> Number | None:
    value = parse_digits(match.group("digits"))
    if value is None:
        return None
    if scale := match.group("scale"):
        factor = {"bn": 10**9, "mn": 10**6, "m": 10**6}.get(scale.casefold()) or _number_words()[_fold(scale)][1]
        value *= factor
    return _number(match, value)


def parse_digits(written: str) -> Decimal | None:
    """Return the value of digits with separators, of either style; None for what is no quantity (a phone number).

    A comma or point before exactly three digits groups thousands, if all groups agree; else it is the decimal sign.

    >>> parse_digits("١٬٢٣٤٫٥"), parse_digits("1,234.5"), parse_digits("3,5")
    (Decimal('1234.5'), Decimal('1234.5'), Decimal('3.5'))
    """
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in written)
    plain = plain.replace("٬", "").replace("٫", "_")
    if sum(map(str.isdigit, plain)) > _LONGEST:
        return None
    if "_" in plain:
        whole, _, fraction = plain.partition("_")
        return Decimal(regex.sub(r"\D", "", whole) + "." + regex.sub(r"\D", "", fraction))
    if regex.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return Decimal(plain.replace(",", ""))
    if regex.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if regex.fullmatch(r"\d+[.,]\d+", plain):
        return Decimal(plain.replace(",", "."))
    return Decimal(plain) if plain.isdigit() else None


def _value_of_words(written: str) -> Decimal | None:
    """The value of a number in words: units add up, a scale multiplies what stands before it."""
    total = group = 0
    table = _number_words()
    for word in regex.findall(r"[\p{L}\p{M}]+", written):
        key = _fold(word)
        kind, value = table.get(key) or table.get(key.removeprefix("و"), ("", 0))
        if not kind:
            continue
        if kind == "unit":
            group += value
        elif kind == "dual":
            total += (group or 0) + value
            group = 0
        elif value == 100:
            group = (group or 1) * 100
        else:
            total += (group or 1) * value
            group = 0
    alone = len(regex.findall(r"[\p{L}\p{M}]+", written)) == 1
    return None if alone and _fold(written) in map(_fold, _INDEFINITE) else Decimal(total + group)
