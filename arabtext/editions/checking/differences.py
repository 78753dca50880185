"""What the two passages of a bead say differently: numbers, dates, names.

What one side has is looked for in the other side, and around it unless it stands around the first as well. What is
left over on both sides is one difference (218 here, 219 there); what is left over on one is told only where it would
hardly be left out: a small number often is a word, a dual or nothing, and a capital stands for a government.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Literal, TypeVar

import regex
from rapidfuzz.distance import Indel

from arabtext import resources
from arabtext.editions.checking.countries import Nationality, country, nationalities, stands_for_a_government
from arabtext.editions.checking.passages import Bead, Passage, Span, heard, spelt, translated
from arabtext.memory import once, remember
from arabtext.names import Mention, find
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import bare
from arabtext.script.wordlist import frequency
from arabtext.values import Date, Number, dates, numbers

Severity = Literal["high", "medium", "low"]
Kind = Literal["number", "date", "name"]
Name = Mention | Nationality
Value = TypeVar("Value")

_SMALL = 12  # whole numbers up to this are often words, duals or left out
_ALIKE = 0.5  # likeness of digits from which two numbers left over are one that differs
_LEAST = 0.1  # what two small numbers, or two of one unit, are alike in any case
_HEARD = 0.4  # probability from which a word is taken to spell a name
_COMMON = 30.0  # words per million from which an Arabic word may be no name
_LONG_NAME = 3  # letters of a word that is asked for as part of a name
_SIDES = ("English", "Arabic")
_DIGITS = regex.compile(r"\p{Nd}++")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that differs within a bead: what kind, how grave, a sentence about it, where it stands on each side."""

    kind: Kind
    severity: Severity
    message: str
    english: tuple[Span, ...] = ()
    arabic: tuple[Span, ...] = ()


def differences(bead: Bead) -> Iterator[Difference]:
    """Yield what the two sides of a bead, both there, say differently."""
    yield from _left_over(bead, _NUMBERS)
    yield from _left_over(bead, _DATES)
    yield from _left_over(bead, _NAMES)


@dataclass(frozen=True, slots=True)
class _Reader(Generic[Value]):
    """A kind of thing to compare.

    ``read``: what a text has, with its span; ``held``: whether the other passage has the like; ``key``: by what the
    same thing is known in the same language; ``alike``: how much two things left over look like one, 0 for not at all;
    ``alone``: whether one left over on one side alone is told.
    """

    kind: Kind
    severity: Severity
    read: Callable[[str], Sequence[Value]]
    held: Callable[[Value, Passage], bool]
    key: Callable[[Value], object]
    alike: Callable[[Value, Value], float]
    alone: Callable[[Value], bool]
    place: Callable[[Value], Span]


def _left_over(bead: Bead, reader: _Reader[Value]) -> Iterator[Difference]:
    sides = (bead.english, bead.arabic)
    left = [_not_held(own, other, reader) for own, other in (sides, sides[::-1])]
    couples = sorted(
        ((alike, i, j) for i, e in enumerate(left[0]) for j, a in enumerate(left[1]) if (alike := reader.alike(e, a))),
        key=lambda couple: (-couple[0], couple[1:]),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in couples:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            places = reader.place(left[0][i]), reader.place(left[1][j])
            shown = [own.text[slice(*place)] for own, place in zip(sides, places, strict=True)]
            message = f"{shown[0]} in the English, {shown[1]} in the Arabic"
            yield Difference(reader.kind, reader.severity, message, (places[0],), (places[1],))
    for side, own in enumerate(sides):
        told: set[str] = set()
        for number, value in enumerate(left[side]):
            place = reader.place(value)
            shown_alone = own.text[slice(*place)]
            if number in taken[side] or shown_alone in told or not reader.alone(value):
                continue
            if reader.held(value, sides[1 - side]):
                continue
            told.add(shown_alone)
            spans = ((place,), ()) if side == 0 else ((), (place,))
            yield Difference(reader.kind, reader.severity, f"{shown_alone} only in the {_SIDES[side]}", *spans)


def _not_held(own: Passage, other: Passage, reader: _Reader[Value]) -> list[Value]:
    """What a passage has and the other has not, nor what is around it unless that belongs to what is around this."""
    around = {reader.key(value) for value in reader.read(own.around)}
    return [
        value
        for value in reader.read(own.text)
        if not reader.held(value, other.alone if reader.key(value) in around else other)
    ]


# Numbers


@remember("numbers of passages")
def _all_numbers(text: str) -> tuple[Number, ...]:
    return tuple(numbers(text))


@remember("dates of passages")
def _all_dates(text: str) -> tuple[Date, ...]:
    return tuple(dates(text))


def _numbers(text: str) -> list[Number]:
    """The quantities of a text, those of dates and ordinals in words left out."""
    taken = [(date.start, date.end) for date in _all_dates(text)]
    return [
        number
        for number in _all_numbers(text)
        if not any(start <= number.start < end for start, end in taken)
        and (number.kind == "cardinal" or any(map(str.isdecimal, number.text)))
    ]


def _meanings(number: Number) -> set[Decimal]:
    """The values a number can be met by: its own, its alternatives, and as a share of one if it is in percent."""
    values = {number.value, *number.alternatives}
    return values | {value / 100 for value in values} if number.unit == "percent" else values


def _has_number(number: Number, passage: Passage) -> bool:
    """Whether a passage has the number: as a quantity, as digits run together with a word, as a part (``النصف``), as
    the year of a date.
    """
    wanted = _meanings(number)
    if any(wanted & _meanings(other) for other in _all_numbers(passage.wide)):
        return True
    if number.value > _SMALL and any(Decimal(digits) == number.value for digits in _DIGITS.findall(passage.wide)):
        return True
    if any(form in passage.forms for value in wanted for form in _parts().get(value, ())):
        return True
    return any(str(number.value) in (date.value[:4], *date.alternatives) for date in _all_dates(passage.wide))


@once
def _parts() -> dict[Decimal, frozenset[str]]:
    """Values between 0 and 1 → the words that say them: half, نصف."""
    found: dict[Decimal, set[str]] = defaultdict(set)
    for word, kind, value in resources.rows("values/number_words.tsv", "word", "type", "value"):
        if kind == "part":
            part = Fraction(value)
            found[Decimal(part.numerator) / part.denominator].add(word)
    return {value: frozenset(words) for value, words in found.items()}


def _numbers_alike(one: Number, other: Number) -> float:
    """How alike two numbers are that are not the same; figures with other units are not."""
    if one.unit and other.unit and one.unit != other.unit:
        return 0.0
    digits = (regex.sub(r"\D", "", format(number.value, "f")) for number in (one, other))
    alike = Indel.normalized_similarity(*digits)
    if max(one.value, other.value) <= _SMALL or (one.unit and one.unit == other.unit):
        return max(alike, _LEAST)
    return alike if alike >= _ALIKE else 0.0


_NUMBERS: _Reader[Number] = _Reader(
    "number",
    "high",
    _numbers,
    _has_number,
    lambda number: number.value,
    _numbers_alike,
    lambda number: abs(number.value) > _SMALL or number.value != number.value.to_integral_value(),
    lambda number: (number.start, number.end),
)


# Dates


def _has_date(date: Date, passage: Passage) -> bool:
    """Whether a passage has the date, a less or a more precise form of it, or its year as a number."""
    if len(date.value) == 4 and any(str(number.value) == date.value for number in _all_numbers(passage.wide)):
        return True
    return any(_agree(date, other) for other in _all_dates(passage.wide))


def _agree(one: Date, other: Date) -> bool:
    mine, theirs = ((date.value, *date.alternatives) for date in (one, other))
    return any(_values_agree(x, y) for x in mine for y in theirs)


def _values_agree(one: str, other: str) -> bool:
    """Whether two ISO values can be one date: equal, one within the other, or alike where one lacks the year."""
    if one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-"):
        return True
    if "/" in one or "/" in other:
        interval, value = (one, other) if "/" in one else (other, one)
        first, last = interval.split("/")[:2]
        return "/" not in value and first[: len(value)] <= value <= last[: len(value)]
    if one.endswith("X") or other.endswith("X"):
        return one[:3] == other[:3]
    if one.startswith("--") or other.startswith("--"):
        without = [value[2:] if value.startswith("--") else value[5:] for value in (one, other)]
        return bool(without[0] and without[1]) and (
            without[0].startswith(without[1]) or without[1].startswith(without[0])
        )
    return False


def _dates_alike(one: Date, other: Date) -> float:
    return 0.2 + Indel.normalized_similarity(one.value, other.value)


_DATES: _Reader[Date] = _Reader(
    "date",
    "high",
    _all_dates,
    _has_date,
    lambda date: date.value,
    _dates_alike,
    lambda date: regex.fullmatch(r"\d{4}|.*-\d\d-\d\d", date.value) is not None,
    lambda date: (date.start, date.end),
)


# Names


@remember("names of passages")
def _names(text: str) -> tuple[Name, ...]:
    """The names in a text, and the adjectives of countries that are no part of one."""
    found = find(text)
    adjectives = (n for n in nationalities(text) if not any(m.start < n.end and n.start < m.end for m in found))
    return (*found, *adjectives)


def _has_name(name: Name, passage: Passage) -> bool:
    """Whether a passage has the name: in its canonical form, as its country, by sound, by a translation."""
    if any(name.canonical == other.canonical or _share_a_country(name, other) for other in _names(passage.wide)):
        return True
    parts = [part for part in regex.findall(r"[\p{L}\p{M}]+", name.text) if len(part) >= _LONG_NAME]
    if not parts:
        return True
    if not is_arabic_letter(name.text[0]):
        return any(heard(part, passage)[0] >= _HEARD for part in parts) or translated(name.text, passage.wide)
    return any(spelt(part, passage) >= _HEARD or translated(passage.wide, part) for part in parts)


def _share_a_country(one: Name, other: Name) -> bool:
    """Whether either is the adjective of the other's country: ``Iranian`` of طهران, not Basra of الموصل."""
    if isinstance(one, Mention) and isinstance(other, Mention):
        return False
    return not _countries(one).isdisjoint(_countries(other))


def _countries(name: Name) -> frozenset[str]:
    return name.countries if isinstance(name, Nationality) else frozenset({country(name.canonical)} - {""})


def _names_alike(one: Name, other: Name) -> float:
    """Two names left over are one that differs if they are of one kind; the adjective of a country may stand for it."""
    if one.kind == other.kind:
        return 0.5
    return 0.3 if {one.kind, other.kind} == {"place", "nationality"} else 0.0


def _is_told_alone(name: Name) -> bool:
    """Whether a name is told if nothing is left over on the other side: a person's in full, in Arabic none of common
    words; a place's in English, but where it may stand for a government.
    """
    if name.kind == "place":
        return not is_arabic_letter(name.text[0]) and not stands_for_a_government(name.canonical)
    if name.kind != "person":
        return False
    if not is_arabic_letter(name.text[0]):
        return " " in name.text
    return " " in name.text and all(frequency(bare(part)) < _COMMON for part in name.text.split())


_NAMES: _Reader[Name] = _Reader(
    "name",
    "medium",
    _names,
    _has_name,
    lambda name: name.canonical,
    _names_alike,
    _is_told_alone,
    lambda name: (name.start, name.end),
)
