"""Values that the two passages of a bead have differently: numbers, dates, names.

What one side has is looked up in the other side, and around it unless it is around the first as well. What is
left over on both sides is one difference (218 here, 219 there). What is left over on one side is reported only where a
translator would hardly leave it out: a small number often becomes a word, a dual or nothing, and a capital may mean a
government.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Generic, Literal, TypeVar

import regex
from rapidfuzz.distance import Indel

from arabtext import resources
from arabtext.editions.checking.countries import Nationality, country, is_seat_of_government, nationalities
from arabtext.editions.checking.finding import Severity, Span
from arabtext.editions.checking.passages import (
    MIN_COMMON_FREQUENCY,
    MIN_NAME_LIKENESS,
    Passage,
    PassagePair,
    likeliest_word,
    likeness_in,
    share_a_translation,
    words_of,
)
from arabtext.editions.sides import Both, Side, on_one_side
from arabtext.memory import once, remember
from arabtext.names import Mention, find
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import bare
from arabtext.script.wordlist import frequency
from arabtext.values import Date, Number, dates, numbers
from arabtext.values.decimals import from_fraction

DifferenceKind = Literal["number", "date", "name"]
Name = Mention | Nationality
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that differs within a bead: its kind, its severity, a sentence about it, its offsets on each side."""

    kind: DifferenceKind
    severity: Severity
    message: str
    english: tuple[Span, ...] = ()
    arabic: tuple[Span, ...] = ()


def differences(pair: PassagePair) -> Iterator[Difference]:
    """Yield what the two sides of a bead, neither of them empty, say differently."""
    yield from _compare(pair, _NUMBERS)
    yield from _compare(pair, _DATES)
    yield from _compare(pair, _NAMES)


@dataclass(frozen=True, slots=True)
class _Comparison(Generic[Value]):
    """How values of one kind are compared.

    ``read``: the values of a text, given its English edition if it is Arabic; ``is_in``: whether the other passage has
    the value; ``key``: equal for the same value in the same language; ``likeness``: how much two values left over look
    like one that was changed, 0 for not at all; ``counts_alone``: whether a value left over on one side alone is
    reported; ``span``: where the value is.
    """

    kind: DifferenceKind
    severity: Severity
    read: Callable[[str, str | None], Sequence[Value]]
    is_in: Callable[[Value, Passage], bool]
    key: Callable[[Value], object]
    likeness: Callable[[Value, Value], float]
    counts_alone: Callable[[Value], bool]
    span: Callable[[Value], Span]


def _compare(pair: PassagePair, how: _Comparison[Value]) -> Iterator[Difference]:
    """Yield the values that differ: first those left over on both sides, then those on one side alone."""
    left_over = Both(_left_over(pair.sides, how), _left_over(pair.sides.turned, how))
    changed = _changed(left_over, how)
    for i, j in changed:
        spans = Both(how.span(left_over.english[i]), how.span(left_over.arabic[j]))
        texts = Both(pair.english.text[slice(*spans.english)], pair.arabic.text[slice(*spans.arabic)])
        message = f"{texts.english} in the English, {texts.arabic} in the Arabic"
        yield Difference(how.kind, how.severity, message, (spans.english,), (spans.arabic,))
    taken = Both({i for i, _ in changed}, {j for _, j in changed})
    for side in Side:
        reported: set[str] = set()
        for number, value in enumerate(left_over.on(side)):
            span = how.span(value)
            text = pair.sides.on(side).text[slice(*span)]
            if number in taken.on(side) or text in reported or not how.counts_alone(value):
                continue
            if how.is_in(value, pair.sides.on(side.other)):
                continue
            reported.add(text)
            places = on_one_side(side, (span,), ())
            message = f"{text} only in the {side.value}"
            yield Difference(how.kind, how.severity, message, places.english, places.arabic)


def _left_over(sides: Both[Passage], how: _Comparison[Value]) -> list[Value]:
    """Return the values of the first passage that the second one lacks.

    The neighborhood of the second counts too, but for values that the neighborhood of the first has as well.
    """
    own, other = sides
    around = {how.key(value) for value in how.read(own.around, own.english)}
    return [
        value
        for value in how.read(own.text, own.english)
        if not how.is_in(value, other.alone if how.key(value) in around else other)
    ]


def _changed(left_over: Both[list[Value]], how: _Comparison[Value]) -> list[tuple[int, int]]:
    """Return which values left over on the two sides are one that was changed, the likest first; each is taken once."""
    couples = [
        (likeness, i, j)
        for i, english in enumerate(left_over.english)
        for j, arabic in enumerate(left_over.arabic)
        if (likeness := how.likeness(english, arabic))
    ]
    found: list[tuple[int, int]] = []
    for _, i, j in sorted(couples, key=lambda couple: (-couple[0], couple[1:])):
        if all(i != taken_i and j != taken_j for taken_i, taken_j in found):
            found.append((i, j))
    return found


# Numbers. Constants chosen on one half of the faults that tests/bench/checking.py puts into articles.

_MAX_SMALL: Final = 12  # whole numbers up to this are often words, duals or left out
_MIN_DIGIT_LIKENESS: Final = 0.5  # Indel similarity of digits from which two numbers left over are one that was changed
_ANY_LIKENESS: Final = 0.1  # of two small numbers, two of one unit, two dates; anything above 0 has the same effect
_DIGITS = regex.compile(r"\p{Nd}++")


@remember("numbers of passages")
def _all_numbers(text: str) -> tuple[Number, ...]:
    return tuple(numbers(text))


@remember("dates of passages")
def _all_dates(text: str) -> tuple[Date, ...]:
    return tuple(dates(text))


def _numbers(text: str) -> list[Number]:
    """Return the quantities of a text, without those of dates and ordinals in words."""
    taken = [(date.start, date.end) for date in _all_dates(text)]
    return [
        number
        for number in _all_numbers(text)
        if not any(start <= number.start < end for start, end in taken)
        and (number.kind == "cardinal" or any(map(str.isdecimal, number.text)))
    ]


def _meanings(number: Number) -> set[Decimal]:
    """Return the values that match a number: its own, its alternatives, and as a share of one if it is in percent."""
    values = {number.value, *number.alternatives}
    return values | {value / 100 for value in values} if number.unit == "percent" else values


def _has_number(number: Number, passage: Passage) -> bool:
    """Return whether a passage has the number: as a quantity, as digits run together with a word, as a fraction
    (``النصف``), as the year of a date.
    """
    wanted = _meanings(number)
    if any(wanted & _meanings(other) for other in _all_numbers(passage.wide)):
        return True
    if number.value > _MAX_SMALL and any(Decimal(digits) == number.value for digits in _DIGITS.findall(passage.wide)):
        return True
    if any(form in passage.forms for value in wanted for form in _fractions().get(value, ())):
        return True
    return any(str(number.value) in (date.value[:4], *date.alternatives) for date in _all_dates(passage.wide))


@once
def _fractions() -> dict[Decimal, frozenset[str]]:
    """Return values between 0 and 1 → the words for them: half, نصف."""
    found: dict[Decimal, set[str]] = defaultdict(set)
    for word, kind, value in resources.rows("values/number_words.tsv", "word", "type", "value"):
        if kind == "part":
            found[from_fraction(Fraction(value))].add(word)
    return {value: frozenset(words) for value, words in found.items()}


def _number_likeness(one: Number, other: Number) -> float:
    """Return how alike two different numbers are; numbers of different units are not."""
    if one.unit and other.unit and one.unit != other.unit:
        return 0.0
    digits = (regex.sub(r"\D", "", format(number.value, "f")) for number in (one, other))
    likeness = Indel.normalized_similarity(*digits)
    if max(one.value, other.value) <= _MAX_SMALL or (one.unit and one.unit == other.unit):
        return max(likeness, _ANY_LIKENESS)
    return likeness if likeness >= _MIN_DIGIT_LIKENESS else 0.0


_NUMBERS: _Comparison[Number] = _Comparison(
    kind="number",
    severity="high",
    read=lambda text, _: _numbers(text),
    is_in=_has_number,
    key=lambda number: number.value,
    likeness=_number_likeness,
    counts_alone=lambda number: (
        number.value.copy_abs() > _MAX_SMALL or number.value != number.value.to_integral_value()
    ),
    span=lambda number: (number.start, number.end),
)


# Dates


def _has_date(date: Date, passage: Passage) -> bool:
    """Return whether a passage has the date, a less or a more precise form of it, or its year as a number."""
    if len(date.value) == 4 and any(str(number.value) == date.value for number in _all_numbers(passage.wide)):
        return True
    return any(_agree(date, other) for other in _all_dates(passage.wide))


def _agree(one: Date, other: Date) -> bool:
    mine, theirs = ((date.value, *date.alternatives) for date in (one, other))
    return any(_values_agree(x, y) for x in mine for y in theirs)


def _values_agree(one: str, other: str) -> bool:
    """Return whether two ISO 8601-2 values can be one date: equal, one within the other, or alike but for the year that
    one of them lacks.
    """
    if one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-"):
        return True
    if "/" in one or "/" in other:
        interval, value = (one, other) if "/" in one else (other, one)
        first, last = interval.split("/")[:2]
        return "/" not in value and first[: len(value)] <= value <= last[: len(value)]
    if one.endswith("X") or other.endswith("X"):  # a decade, 199X
        return one[:3] == other[:3]
    if one.startswith("--") or other.startswith("--"):  # a day or month of no year, --06-05
        without = [value[2:] if value.startswith("--") else value[5:] for value in (one, other)]
        return bool(without[0] and without[1]) and (
            without[0].startswith(without[1]) or without[1].startswith(without[0])
        )
    return False


_DATES: _Comparison[Date] = _Comparison(
    kind="date",
    severity="high",
    read=lambda text, _: _all_dates(text),
    is_in=_has_date,
    key=lambda date: date.value,
    likeness=lambda one, other: _ANY_LIKENESS + Indel.normalized_similarity(one.value, other.value),
    counts_alone=lambda date: regex.fullmatch(r"\d{4}|.*-\d\d-\d\d", date.value) is not None,
    span=lambda date: (date.start, date.end),
)


# Names. Constants chosen like those of numbers.

_MIN_NAME_PART: Final = 3  # letters
_SAME_KIND, _PLACE_AND_NATIONALITY = 0.5, 0.3  # likeness of two names left over, so that one kind comes first


@remember("names of passages")
def _names(text: str, english: str | None) -> tuple[Name, ...]:
    """Return the names in a text, and the adjectives of countries that are no part of one.

    Names in an Arabic text are read as its English edition writes them.
    """
    found = find(text, latin=english)
    adjectives = (n for n in nationalities(text) if not any(m.start < n.end and n.start < m.end for m in found))
    return (*found, *adjectives)


def _has_name(name: Name, passage: Passage) -> bool:
    """Return whether a passage has the name: in its canonical form, as its country, by sound, by a translation."""
    if any(
        name.canonical == other.canonical or _share_a_country(name, other)
        for other in _names(passage.wide, passage.english)
    ):
        return True
    parts = [word for word, _ in words_of(name.text) if len(word) >= _MIN_NAME_PART]
    if not parts:
        return True
    if is_arabic_letter(name.text[0]):
        return any(
            likeness_in(passage, part) >= MIN_NAME_LIKENESS or share_a_translation(passage.wide, part) for part in parts
        )
    return any(likeliest_word(part, passage)[0] >= MIN_NAME_LIKENESS for part in parts) or share_a_translation(
        name.text, passage.wide
    )


def _share_a_country(one: Name, other: Name) -> bool:
    """Return whether one is the adjective of the other's country: ``Iranian`` of طهران, not Basra of الموصل."""
    if isinstance(one, Mention) and isinstance(other, Mention):
        return False
    return not _countries(one).isdisjoint(_countries(other))


def _countries(name: Name) -> frozenset[str]:
    return name.countries if isinstance(name, Nationality) else frozenset({country(name.canonical)} - {""})


def _name_likeness(one: Name, other: Name) -> float:
    """Return how well two names left over fit by their kind; a translator may write a country for its adjective."""
    if one.kind == other.kind:
        return _SAME_KIND
    return _PLACE_AND_NATIONALITY if {one.kind, other.kind} == {"place", "nationality"} else 0.0


def _name_counts_alone(name: Name) -> bool:
    """Return whether a name on one side alone is reported: a full name of a person, in Arabic one without common words;
    an English place unless it may mean a government.
    """
    is_arabic = is_arabic_letter(name.text[0])
    if name.kind == "place":
        return not is_arabic and not is_seat_of_government(name.canonical)
    if name.kind != "person" or " " not in name.text:
        return False
    return not is_arabic or all(frequency(bare(part)) < MIN_COMMON_FREQUENCY for part in name.text.split())


_NAMES: _Comparison[Name] = _Comparison(
    kind="name",
    severity="medium",
    read=_names,
    is_in=_has_name,
    key=lambda name: name.canonical,
    likeness=_name_likeness,
    counts_alone=_name_counts_alone,
    span=lambda name: (name.start, name.end),
)
