"""Values that the two passages of a bead have differently: numbers, quantities, money, dates, days, times.

A value is compared with what it measures (:func:`arabtext.values.agree`): 30 miles are 48 kilometers, and five million
dollars are no five million dinars.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

import regex
from rapidfuzz.distance import Indel

from arabtext import resources
from arabtext.editions.checking.comparison import Comparison, Difference, compare
from arabtext.editions.checking.finding import FindingKind, Severity, Span
from arabtext.editions.checking.passages import Passage, PassagePair
from arabtext.editions.sides import Side
from arabtext.memory import once, remember
from arabtext.values import Fact, agree, facts, weekday_fits
from arabtext.values.decimals import from_fraction

# Constants chosen on one half of the faults that tests/bench/checking.py puts into articles.
_MAX_SMALL: Final = 12  # whole numbers up to this are often words, duals or left out
_MIN_DIGIT_LIKENESS: Final = 0.5  # Indel similarity of digits from which two numbers left over are one that was changed
_ANY_LIKENESS: Final = 0.1  # of two small numbers, two of one unit, two dates; anything above 0 has the same effect
_MAX_ROUNDING: Final = Decimal("0.03")  # share of a number by which a rounded one may differ
_MIN_ROUNDED: Final = 100  # a smaller number is not rounded
_MAX_APART: Final = 3  # characters between a day of the week and its date
#: Lengths of time that are one of a greater unit: 24 hours, 7 days, 60 minutes.
_ONE_OF_A_GREATER_UNIT: Final = frozenset(map(Decimal, (7, 10, 12, 24, 30, 60, 100)))
_DIGITS = regex.compile(r"\p{Nd}++")
_CLOCK: Final = regex.compile(r"\d{1,2}\.\d\d")
_AMBIGUOUS: Final = frozenset(map(Decimal, (100, 1000)))  # ألف also means to write, مية ends other words
_NUMERIC: Final = frozenset(("number", "ordinal", "quantity", "duration", "currency", "fraction", "rough"))


def values(pair: PassagePair) -> Iterator[Difference]:
    """Yield the values that the sides of a bead have differently, and days of the week that do not fit their dates."""
    yield from compare(pair, _VALUES)
    yield from _wrong_weekdays(pair)


@remember("facts of passages")
def _facts(text: str) -> tuple[Fact, ...]:
    return tuple(facts(text))


def _has(fact: Fact, _: Passage, passage: Passage) -> bool:
    """Return whether a passage has a value: as a fact that can mean the same, or in another way of writing."""
    others = _facts(passage.text)
    if fact.kind != "rough":  # the hundreds of a neighbor are no 218 of this passage
        others += tuple(other for other in _facts(passage.wide) if other.kind != "rough")
    agreeing = [other for other in others if agree(fact, other)]
    if fact.unit and agreeing and all(other.kind == "ordinal" for other in agreeing):
        # the second is no two years where there are two months; the eighteenth may be one's eighteenth year
        return not any(other.kind == fact.kind for other in _facts(passage.text))
    return bool(agreeing) or _is_written_otherwise(fact, passage)


def _is_written_otherwise(fact: Fact, passage: Passage) -> bool:
    """Return whether a passage has a value as digits run together with a word, as a fraction in words (``النصف``), or
    as the year of a date.
    """
    if fact.kind == "time":
        return any(clock.lstrip("0").replace(":", ".") in passage.wide for clock in (str(fact.value)[:5], fact.text))
    if isinstance(fact.value, str):
        if len(fact.value) == 4 and fact.value in _digits(passage.wide):
            return True
        return fact.value[2:4].isdecimal() and any(
            other.kind == "number" and other.unit is None and other.value == int(fact.value[2:4])
            for other in _facts(passage.text)
        )  # عام واحد وأربعين, in the year forty-one
    if fact.kind == "number" and any(
        other.kind == "date" and str(other.value)[2:4].isdecimal() and int(str(other.value)[2:4]) == fact.value
        for other in _facts(passage.text)
    ):
        return True
    if _CLOCK.fullmatch(fact.text) and fact.text.replace(".", ":") in passage.wide:
        return True
    if fact.kind in ("weekday", "rough") or fact.unit not in (None, "percent"):
        return False
    wanted = {value for value in (fact.value, *fact.alternatives) if isinstance(value, Decimal)}
    if fact.unit == "percent":
        wanted |= {value / 100 for value in wanted}
    if fact.value > _MAX_SMALL and str(fact.value) in _digits(passage.wide):
        return True
    return any(form in passage.forms for value in wanted for form in _fractions().get(value, ()))


def _may_have(fact: Fact, own: Passage, passage: Passage) -> bool:
    """Return whether a passage may have a value that no value there differs from: also as the result of a sum (all but
    two of the 18, 16 of the 18), twice another one, in subunits (25 fils, a quarter of a dirham), or as a year that it
    counts from another (four years later).
    """
    if _has(fact, own, passage):
        return True
    others = _facts(passage.text)
    if isinstance(fact.value, str):
        return fact.kind == "date" and _is_year(fact) and _RELATIVE.search(passage.text) is not None
    numbers = [other.value for other in others if isinstance(other.value, Decimal)]
    if isinstance(fact.value, Decimal) and _SUBUNIT.match(own.text, fact.end):
        return any(form in passage.forms for form in _fractions().get(fact.value / 100, ()))
    doubled = _TWICE.search(passage.text) is not None
    differences = {abs(a - b) for a in numbers for b in numbers if _BUT.search(passage.text)}
    return fact.value in differences or (doubled and any(fact.value == 2 * number for number in numbers))


def _is_year(fact: Fact) -> bool:
    return regex.fullmatch(r"\d{4}", str(fact.value)) is not None


#: Words by which one side says what the other calculates.
_RELATIVE: Final = regex.compile(
    r"(?i)\byears? (?:later|earlier|before|after|ago|on)\b"
    r"|(?<!\p{L})(?:قبل|بعد)\p{L}{0,3} (?:\p{L}{1,12} ){0,2}(?:عام|سن[ةو]|أعوام)"
)
_BUT: Final = regex.compile(r"(?i)\b(?:all|every\p{L}*|none) but\b|\bexcept\b|إلا|باستثناء|عدا|ما عدا|سوى")
_TWICE: Final = regex.compile(r"(?i)\b(?:twice|double[ds]?)\b|ضعف|مثلي")
_SUBUNIT: Final = regex.compile(
    r"(?i)\s(?:fils|cents?|piast(?:er|re)s?|halalas?|qirsh|pence|(?:فلس|سنت|قرش|قروش|هلل[ةا])\p{L}*)"
)


@remember("digits of passages")
def _digits(text: str) -> frozenset[str]:
    return frozenset(str(int(run)) for run in _DIGITS.findall(text) if len(run) < 20)


@once
def _fractions() -> dict[Decimal, frozenset[str]]:
    """Return values between 0 and 1 → the words for them: half, نصف."""
    found: dict[Decimal, set[str]] = defaultdict(set)
    for word, kind, value in resources.rows("values/number_words.tsv", "word", "type", "value"):
        if kind == "part":
            found[from_fraction(Fraction(value))].add(word)
    return {value: frozenset(words) for value, words in found.items()}


def _likeness(one: Fact, other: Fact) -> float:
    """Return how alike two different values are; values of different dimensions are not, unless their number is one."""
    kinds = {one.kind, other.kind}
    if len(kinds) == 1 and kinds <= {"date", "time", "weekday"}:
        return _ANY_LIKENESS + Indel.normalized_similarity(str(one.value), str(other.value))
    if not kinds <= _NUMERIC or ("ordinal" in kinds and len(kinds) > 1):
        return 0.0
    assert isinstance(one.value, Decimal)
    assert isinstance(other.value, Decimal)
    if "rough" in kinds or "fraction" in kinds:
        return _MIN_DIGIT_LIKENESS if len(kinds) == 1 or kinds == {"rough", "number"} else _ANY_LIKENESS
    if one.value == other.value:
        return 1.0
    if one.unit and other.unit and one.unit != other.unit and "currency" in kinds and len(kinds) > 1:
        return 0.0
    if one.unit and other.unit and one.unit != other.unit:
        return _ANY_LIKENESS if len(kinds) == 1 and kinds != {"currency"} else 0.0
    digits = (regex.sub(r"\D", "", format(value, "f")) for value in (one.value, other.value))
    likeness = Indel.normalized_similarity(*digits)
    if max(one.value, other.value) <= _MAX_SMALL or (one.unit and one.unit == other.unit):
        return max(likeness, _ANY_LIKENESS)
    return likeness if likeness >= _MIN_DIGIT_LIKENESS else 0.0


def _counts_alone(fact: Fact, pair: PassagePair) -> bool:
    """Return whether a value that one side alone has is reported: a number that is not small, a year, a day, a time
    with its minutes.
    """
    if isinstance(fact.value, str):
        if fact.kind == "time":
            return not fact.value.startswith("T") and ":00" not in fact.value
        return regex.fullmatch(r"\d{4}|.*-\d\d-\d\d", fact.value) is not None
    if fact.kind in ("weekday", "rough", "fraction"):
        return False
    in_digits = any(map(str.isdecimal, fact.text))
    if fact.kind == "ordinal" and (not in_digits or pair.english.text[fact.end :].lstrip().startswith("century")):
        return False
    if fact.value in _AMBIGUOUS and not in_digits and " " not in fact.text.casefold().removeprefix("a "):
        return False  # a thousand times
    if fact.kind == "duration" and fact.value in _ONE_OF_A_GREATER_UNIT:
        return False
    return fact.value.copy_abs() > _MAX_SMALL or fact.value != fact.value.to_integral_value()


def _kind(one: Fact, other: Fact | None) -> FindingKind:
    """Return the kind of a finding: what both values measure if that differs, else what they are."""
    kinds = {one.kind, other.kind if other else one.kind}
    for kind in ("date", "time", "weekday"):
        if kind in kinds:
            return kind
    if other and one.unit and other.unit and one.unit != other.unit and "percent" not in (one.unit, other.unit):
        return "currency" if "currency" in kinds else "quantity"
    if "rough" in kinds:
        return "rough"
    return "fraction" if "fraction" in kinds else "number"


def _severity(one: Fact, other: Fact | None) -> Severity:
    """Return the severity of a difference: low of a rounded number, medium of a small one, a day, a time."""
    kind = _kind(one, other)
    if kind in ("time", "weekday", "rough", "fraction"):
        return "medium"
    if other and isinstance(one.value, Decimal) and isinstance(other.value, Decimal) and one.unit == other.unit:
        largest = max(one.value.copy_abs(), other.value.copy_abs())
        if (
            largest >= _MIN_ROUNDED
            and abs(one.value - other.value) <= _MAX_ROUNDING * largest
            and _is_round(one, other)
        ):
            return "low"
    return "high"


def _is_round(one: Fact, other: Fact) -> bool:
    """Return whether one of two numbers ends in zeros where the other does not."""
    ends = [len(digits) - len(digits.rstrip("0")) for digits in (str(int(f.value)) for f in (one, other))]
    return abs(ends[0] - ends[1]) >= 1


def _wrong_weekdays(pair: PassagePair) -> Iterator[Difference]:
    """Yield days of the week that do not fit the full dates beside them; one for a mistake that both sides have."""
    wrong = pair.sides.map(lambda passage: {(w.value, d.value): (w, d) for w, d in _misfits(passage.text)})
    for what in dict.fromkeys((*wrong.english, *wrong.arabic)):
        english, arabic = ((_around(*misfits[what]),) if what in misfits else () for misfits in wrong)
        side = Side.ENGLISH if what in wrong.english else Side.ARABIC
        in_both = what in wrong.english and what in wrong.arabic
        weekday, day = wrong.on(side)[what]
        message = f"{day.text} is no {weekday.text} in {'both editions' if in_both else f'the {side.value}'}"
        yield Difference("weekday", "low" if in_both else "medium", message, english, arabic, 1.0)


def _misfits(text: str) -> Iterator[tuple[Fact, Fact]]:
    """Yield the days of the week of a text that do not fit the full dates beside them, and these."""
    for one, other in pairwise(_facts(text)):
        if {one.kind, other.kind} == {"weekday", "date"} and other.start - one.end <= _MAX_APART:
            weekday, day = (one, other) if one.kind == "weekday" else (other, one)
            if weekday_fits(weekday, day) is False:
                yield weekday, day


def _around(one: Fact, other: Fact) -> Span:
    """Return the stretch of two facts."""
    return min(one.start, other.start), max(one.end, other.end)


def _read(text: str, _: str | None) -> Sequence[Fact]:
    return _facts(text)


_VALUES: Final[Comparison[Fact]] = Comparison(
    read=_read,
    is_in=_has,
    may_be_in=_may_have,
    keys=lambda fact: frozenset([(fact.value, fact.unit)]),
    likeness=_likeness,
    counts_alone=_counts_alone,
    span=lambda fact: (fact.start, fact.end),
    kind=_kind,
    severity=_severity,
)
