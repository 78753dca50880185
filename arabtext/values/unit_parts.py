"""Find what is measured without a number: half an hour, ساعة ونصف, a mile and a half, for an hour, سنة واحدة."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.values.patterns import spelled
from arabtext.values.units import fold, unit, unit_at, unit_before


class Measure(NamedTuple):
    """A part of a unit, one unit, or one and a part: its place, its value, and the code of the unit."""

    start: int
    end: int
    value: Fraction
    unit: str


def part_behind(text: str, at: int, code: str) -> tuple[Fraction, int] | None:
    """Return the part that ``and`` joins to a number with a unit that ends at ``at``, and its end; else None.

    >>> part_behind("ثلاث ساعات ونصف الساعة", 10, "hour")
    (Fraction(1, 2), 22)
    """
    match = _behind().match(text, at)
    if not match:
        return None
    again = unit_at(text, match.end() + 1) if text[match.end() : match.end() + 1] == " " else None
    return _values()[fold(match["part"])], again[1] if again and again[0] == code else match.end()


def measures(text: str) -> list[Measure]:
    """Return what is measured without a number, in order, none overlapping.

    >>> [(m.unit, str(m.value)) for m in measures("half an hour, a mile and a half, لمدة ساعة، سنة واحدة")]
    [('hour', '1/2'), ('mi', '3/2'), ('hour', '1'), ('year', '1')]
    """
    found: list[Measure] = []
    for one in sorted([*_parts(text), *_ones(text)], key=lambda one: (one.start, -one.end)):
        if unit(one.unit) and (not found or found[-1].end <= one.start):
            found.append(one)
    return found


@once
def _values() -> dict[str, Fraction]:
    rows = resources.rows("values/number_words.tsv", "word", "type", "value")
    return {fold(word): Fraction(value) for word, kind, value in rows if kind == "part"}


@once
def _words() -> str:
    rows = resources.rows("values/number_words.tsv", "word", "type")
    return spelled(word for word, kind in rows if kind == "part")


@once
def _behind() -> regex.Pattern[str]:
    return regex.compile(rf"[^\S\n]+(?:و\s?|and\s+an?\s+)(?P<part>{_words()})(?![\p{{L}}\p{{M}}])")


@once
def _part() -> regex.Pattern[str]:
    """Return a pattern of a part with what joins it to the unit before it: half, ونصف, and a half."""
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?P<joint>و\s?|(?i:and\s+an?\s+))?[فبلك]?(?P<part>{_words()})(?![\p{{L}}\p{{M}}])"
    )


_OF: Final = regex.compile(r"\s+(?:of\s+)?(?:an?\s+|the\s+)?")
_FOR: Final = regex.compile(r"(?<![\p{L}\p{N}])(?:(?i:for\s+an?\s+)|(?:ل?مدة|طوال|طيلة)\s+)")
_WHOLE: Final = regex.compile(r"(?<!\p{L})(?:واحدة?|واحدا|كاملة?|كاملا)(?![\p{L}\p{M}])")


def _parts(text: str) -> list[Measure]:
    """Return the parts of one unit, and one unit with a part."""
    found = []
    for match in _part().finditer(text):
        part = _values()[fold(match["part"])]
        of = _OF.match(text, match.end())
        if match["joint"] and (before := unit_before(text, match.start())):
            again = unit_at(text, of.end()) if of else None  # ساعة ونصف الساعة
            end = again[1] if again and again[0] == before[0] else match.end()
            found.append(Measure(before[1], end, 1 + part, before[0]))
        elif of and (after := unit_at(text, of.end())):
            found.append(Measure(match.start("part"), after[1], part, after[0]))
    return found


def _ones(text: str) -> list[Measure]:
    """Return one unit where the words around it say that it is a measure, and not the hour or the day of something."""
    found = []
    for match in _FOR.finditer(text):
        after = unit_at(text, match.end())
        if after and not text.startswith("ال", match.end()):
            found.append(Measure(match.end(), after[1], Fraction(1), after[0]))
    for match in _WHOLE.finditer(text):
        before = unit_before(text, match.start())
        if before and not text.startswith("ال", before[1]):
            found.append(Measure(before[1], match.end(), Fraction(1), before[0]))
    return found
