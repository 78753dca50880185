"""Units of measure: the words and signs behind a number, and the conversion of one unit into another.

A unit is a code: ``km``, ``kg``, ``m2``, ``km/h``, ``degC``, ``hour``, ``percent``, the ISO 4217 code of a
currency. A coin whose country is not said (``dinar``, ``lira``) and a degree without its scale are codes of their own,
which may be any of several others. The factor of each unit is in resources/values/quantity_units.tsv.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script.morphology import bare, fold_letters
from arabtext.values.patterns import spelled


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its dimension, and the base units in one of it.

    A value in the unit is ``value * factor + offset`` in the base unit. ``low`` and ``high`` are the smallest and the
    largest factor where countries or trades mean different things by the name (ton, dunam, gallon).
    """

    code: str
    dimension: str
    factor: Fraction
    offset: Fraction
    low: Fraction
    high: Fraction


def unit(code: str) -> Unit | None:
    """Return the unit of a code; None for currencies and codes that may be any of several.

    >>> unit("mi").factor
    Fraction(201168, 125)
    """
    return _units().get(code)


def members(code: str) -> frozenset[str]:
    """Return the codes that a code can mean: itself, or the currencies of a coin, the scales of a degree.

    >>> sorted(members("km")), "IQD" in members("dinar"), sorted(members("degree"))
    (['km'], True, ['degC', 'degF', 'degree'])
    """
    return _families().get(code, frozenset()) | {code}


@once
def _units() -> dict[str, Unit]:
    columns = ("unit", "dimension", "factor", "offset", "low", "high")
    found = {}
    for code, dimension, factor, offset, low, high in resources.rows("values/quantity_units.tsv", *columns):
        numbers = (Fraction(factor), Fraction(offset), Fraction(low or factor), Fraction(high or factor))
        found[code] = Unit(code, dimension, *numbers)
    return found


@once
def _families() -> dict[str, frozenset[str]]:
    """Return code → the codes it can mean, where these are several."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, others in resources.rows("values/quantity_units.tsv", "unit", "any_of"):
        if others:
            found[code] |= set(others.split(","))
    for noun, currencies in _coins().items():
        found[coin(noun)] |= currencies
    return {code: frozenset(others) for code, others in found.items() if len(others) > 1}


@once
def _coins() -> dict[str, frozenset[str]]:
    """Return the noun of a coin in either language → the currencies that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for noun, currency in resources.rows("values/currencies.tsv", "noun", "currency"):
        found[noun].add(currency)
    return {noun: frozenset(currencies) for noun, currencies in found.items()}


@once
def _english_coins() -> dict[str, str]:
    """Return the noun of a coin in either language → the English noun that shares most currencies with it."""
    coins = _coins()
    english = sorted(noun for noun in coins if noun.isascii())
    return {
        noun: noun if noun.isascii() else max(english, key=lambda other: len(coins[other] & own), default=noun)
        for noun, own in coins.items()
    }


def coin(noun: str) -> str:
    """Return the code of a coin whose country is not said.

    >>> coin("دينار"), coin("pound")
    ('dinar', 'pound')
    """
    return _english_coins().get(noun, noun)


# Words and signs


def fold(form: str) -> str:
    """Return a form as the tables of units are keyed: a quick form of the profile ``search``."""
    return " ".join(fold_letters(bare(form)).casefold().split())


@once
def _forms() -> dict[str, str]:
    """Return folded word or sign → code, or what it adds to a code: ``2`` for square, ``/h`` for an hour."""
    return {fold(form): code for form, code in resources.rows("values/quantity_forms.tsv", "form", "unit")}


@once
def duals() -> dict[str, str]:
    """Return folded dual of a measure → its unit: كيلومترين, عامين."""
    rows = resources.rows("values/quantity_forms.tsv", "form", "unit", "count")
    return {fold(form): code for form, code, count in rows if count == "2"}


@once
def _patterns() -> tuple[str, str, str, str]:
    rows = list(resources.rows("values/quantity_forms.tsv", "form", "role", "count"))
    signs, words, before, after = (
        spelled(form for form, own, count in rows if own == role and not count)  # a dual is a number by itself
        for role in ("sign", "word", "before", "after")
    )
    return signs, words, before, after


@once
def _unit() -> regex.Pattern[str]:
    """Return a pattern of a unit, with what makes it square, cubic or a speed."""
    signs, words, before, after = _patterns()
    return regex.compile(
        rf"(?:(?P<sign>{signs})|(?i:(?:(?P<before>{before})[\s-]+)?(?:ال)?(?P<word>{words})))(?![\p{{L}}\p{{N}}])"
        rf"(?:[^\S\n]*(?i:(?P<after>{after}))(?![\p{{L}}\p{{N}}]))?"
    )


def unit_at(text: str, at: int, last: int | None = None) -> tuple[str, int] | None:
    """Return the unit whose words or sign begin at ``at`` and end before ``last``, and its end; None without one.

    >>> unit_at("square miles of it", 0)
    ('mi2', 12)
    """
    match = _unit().match(text, at, len(text) if last is None else last)
    if not match:
        return None
    forms, name = _forms(), "sign" if match["sign"] else "word"
    code = forms[fold(match[name])]
    before = forms[fold(match["before"])] if match["before"] else ""
    after = forms[fold(match["after"])] if match["after"] else ""
    for addition, end in ((before + after, match.end()), (before, match.end(name)), (after, match.end())):
        if addition and unit(code + addition):
            return code + addition, end
    return code, match.end(name)


_SKIP: Final = regex.compile(r"[^\S\n]?-?(?:of[^\S\n]+(?:(?:an?|the)[^\S\n]+)?)?")


def unit_behind(text: str, at: int) -> tuple[str, int] | None:
    """Return the unit of measure behind a number that ends at ``at``, and its end; None without one.

    >>> unit_behind("30 square miles", 2), unit_behind("80 كم/س", 2), unit_behind("5 men", 1)
    (('mi2', 15), ('km/h', 7), None)
    """
    skipped = _SKIP.match(text, at)
    return unit_at(text, skipped.end() if skipped else at)


_MAX_UNIT: Final = 32  # characters of a unit and the space behind it
_WORD: Final = regex.compile(r"(?<![\p{L}\p{N}])[وفبلك]?(?=\p{L})|(?<![\p{L}\p{N}])(?=\p{L})")


def unit_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the unit that ends at the spaces before ``at``, and its start; None without one.

    >>> unit_before("بعد ساعة ونصف", 9)
    ('hour', 4)
    """
    end = len(text[max(0, at - _MAX_UNIT) : at].rstrip()) + max(0, at - _MAX_UNIT)
    if end == at:
        return None
    for word in _WORD.finditer(text, max(0, at - _MAX_UNIT), end):
        for start in dict.fromkeys((word.start(), word.end())):
            if (found := unit_at(text, start, end)) and found[1] == end:
                return found[0], start
    return None
