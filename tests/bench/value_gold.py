"""Measure how exactly values are found in sentences, by kind.

    python tests/bench/value_gold.py --half dev [--show]
    python tests/bench/value_gold.py --half test

The sentences are tests/quality/values_dev.tsv and values_test.tsv, in which every value is annotated. Strict: exactly
the annotated words but for an article at their start, the kind, the value and the unit. Lenient: the value alone.
Precision is over all values that a system reports, those in sentences without a value included.

Durations are compared as lengths of time, rough numbers by whether their bounds overlap and the middle of one is inside
the other. Naive systems: each run of digits; `dateparser.search` where it is installed (dates and times alone).
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import regex

from arabtext import values
from arabtext.values.fact import Fact

QUALITY = Path(__file__).parents[1] / "quality"
KINDS = ("number", "ordinal", "quantity", "currency", "fraction", "rough", "date", "weekday", "time", "duration")

#: Codes of units that mean the same: what the annotation writes, what a system may write.
UNITS: Mapping[str, str] = {
    "degc": "celsius",
    "degf": "fahrenheit",
    "ton": "t",
    "tonne": "t",
    "mi/h": "mph",
    "pound": "lb",
    "gallon": "gal",
    "inch": "in",
    "nm": "nmi",
    "liter": "l",
    "%": "percent",
}
COINS = {  # codes that the name of a coin alone can stand for
    "dinar": {"IQD", "KWD", "JOD", "BHD", "LYD", "TND", "DZD", "RSD"},
    "dirham": {"AED", "MAD"},
    "riyal": {"SAR", "QAR", "OMR", "YER", "rial"},
}
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}
SECONDS |= {"year": 31_556_952, "month": 31_556_952 // 12, "decade": 315_569_520, "century": 3_155_695_200}
_DURATION = regex.compile(
    r"P(?:(?P<year>[\d.]+)Y)?(?:(?P<month>[\d.]+)M)?(?:(?P<week>[\d.]+)W)?(?:(?P<day>[\d.]+)D)?"
    r"(?:T(?:(?P<hour>[\d.]+)H)?(?:(?P<minute>[\d.]+)M)?(?:(?P<second>[\d.]+)S)?)?"
)
_ARTICLE = regex.compile(r"(?i:(?:the|an?) |ال)?")
_THIRDS = {"-37": "-early", "-38": "-mid", "-39": "-late"}  # ISO 8601-2 codes of the thirds of a year
_TOLERANCE = 0.01  # of a fraction or a duration that is compared by its length; a third is 0.33 or 1/3


@dataclass(frozen=True)
class Value:
    """A value at a place: kind, the readings that count as right, and units likewise; a number is its two bounds."""

    start: int
    end: int
    kind: str
    readings: tuple[str | tuple[float, float], ...]
    units: tuple[str, ...]
    text: str

    @property
    def _start(self) -> int:
        """The start without an article: `a third` and `third`, `المئات` and `مئات` are one place."""
        return self.start + _ARTICLE.match(self.text).end()

    def means(self, other: Value) -> bool:
        """Return whether both mean one value, whatever its unit."""
        kinds = {self.kind, other.kind}
        return any(_equal(one, two, kinds) for one in self.readings for two in other.readings)

    def is_exactly(self, other: Value) -> bool:
        """Return whether place, kind, value and unit are the same."""
        place = (self._start, self.end) == (other._start, other.end)
        unit = bool(set(self.units) & set(other.units)) or (self.kind == "duration")
        return place and self.kind == other.kind and unit and self.means(other)


def _equal(one: str | tuple[float, float], two: str | tuple[float, float], kinds: set[str]) -> bool:
    if isinstance(one, str) or isinstance(two, str):
        return one == two
    if "rough" in kinds:
        middle = [math.sqrt(max(low, 0.5) * max(high, 0.5)) for low, high in (one, two)]
        overlap = one[0] <= two[1] and two[0] <= one[1]
        return overlap and (one[0] <= middle[1] <= one[1] or two[0] <= middle[0] <= two[1])
    near = _TOLERANCE if kinds & {"fraction", "duration"} else 1e-9
    return all(math.isclose(first, second, rel_tol=near) for first, second in zip(one, two, strict=True))


def annotated(row: Mapping[str, str]) -> list[Value]:
    """Return the values of a row of the files."""
    found = []
    for fact in filter(None, row["facts"].split(" ; ")):
        words, kind, value, unit = fact.split("¦")
        words, _, nth = words.partition("#")
        start = -1
        for _ in range(int(nth or 1)):
            start = row["text"].index(words, start + 1)
        readings = tuple(_reading(kind, one) for one in value.split("|"))
        units = tuple(code for one in unit.split("|") for code in (_unit(one), *COINS.get(one, ())))
        found.append(Value(start, start + len(words), kind, readings, units, words))
    return found


def _reading(kind: str, value: str) -> str | tuple[float, float]:
    if kind in ("date", "time"):
        return value
    if kind == "duration":
        low, _, high = value.partition("/")
        return _length(low), _length(high or low)
    low, _, high = value.partition("..")
    return float(Fraction(low)), float(Fraction(high or low))


def _length(duration: str) -> float:
    parts = _DURATION.fullmatch(duration)
    assert parts, duration
    return sum(float(amount) * SECONDS[unit] for unit, amount in parts.groupdict().items() if amount)


def _unit(unit: str | None) -> str:
    code = unit or ""
    return (
        code if code in COINS else UNITS.get(code.lower(), code if code.isupper() and len(code) == 3 else code.lower())
    )


def ours(text: str, _language: str) -> list[Value]:
    """Return what `values.facts` finds, or `numbers` and `dates` where there is no such function."""
    facts: Callable[[str], list[Fact]] | None = getattr(values, "facts", None)
    if facts is None:
        found = [
            Value(one.start, one.end, "number", (_bounds(one.value),), (_unit(one.unit),), one.text)
            for one in values.numbers(text)
        ]
        return found + [
            Value(one.start, one.end, "date", (one.value, *one.alternatives), ("",), one.text)
            for one in values.dates(text)
        ]
    found = []
    for fact in facts(text):
        readings: list[str | tuple[float, float]] = []
        for value in (fact.value, *fact.alternatives):
            readings.append(_of_fact(fact, value))
        units = (_unit(fact.unit), *COINS.get(fact.unit or "", ()))
        found.append(Value(fact.start, fact.end, fact.kind, tuple(readings), units, fact.text))
    return found


def _of_fact(fact: Fact, value: Decimal | str) -> str | tuple[float, float]:
    if fact.kind == "time":
        return regex.sub(r"(?:Z|[+-]\d\d:\d\d)$", "", str(value))
    if isinstance(value, str):
        if fact.kind == "duration" and value.startswith("P"):
            return _length(value), _length(value)
        part = f"-{fact.part}" if fact.part else ""
        return value[:-3] + _THIRDS.get(value[-3:], value[-3:]) + part
    is_range = fact.kind == "rough" or (fact.low is not None and fact.low == value and fact.high != value)
    low, high = (fact.low, fact.high) if is_range and fact.low is not None and fact.high is not None else (value, value)
    if fact.kind == "duration" and fact.unit in SECONDS:
        return float(low) * SECONDS[fact.unit], float(high) * SECONDS[fact.unit]
    return float(low), float(high)


def _bounds(value: Decimal) -> tuple[float, float]:
    return float(value), float(value)


_DIGITS = regex.compile(r"\d+(?:[.,٫٬]\d+)*")


def digits(text: str, _language: str) -> list[Value]:
    """Return each run of digits as a number."""
    found = []
    for number in _DIGITS.finditer(text):
        plain = "".join(
            str(int(letter)) if letter.isdecimal() else "." if letter in ".٫" else "" for letter in number[0]
        )
        if plain.count(".") < 2:
            found.append(Value(*number.span(), "number", (_bounds(Decimal(plain)),), ("",), number[0]))
    return found


def by_dateparser(text: str, language: str) -> list[Value]:
    """Return the dates that `dateparser.search` finds, each with all forms that a part of it can have."""
    from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]

    found, at = [], 0
    for words, moment in search_dates(text, languages=[language]) or ():
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        day = moment.date().isoformat()
        forms = day, day[:7], day[:4], f"--{day[5:]}", f"--{day[5:7]}"
        kind = "time" if regex.fullmatch(r"\D*\d?\d:\d\d\D*|\d?\d [ap]\.?m\.?", words) else "date"
        readings = (f"{moment:%H:%M}",) if kind == "time" else forms
        found.append(Value(start, at, kind, readings, ("",), words))
    return found


System = Callable[[str, str], list[Value]]


def systems() -> dict[str, System]:
    """Return the systems by name."""
    found: dict[str, System] = {"arabtext": ours, "digits": digits}
    if find_spec("dateparser"):
        found["dateparser.search"] = by_dateparser
    return found


@cache
def rows(half: str) -> list[dict[str, str]]:
    """Return the sentences of a half."""
    with (QUALITY / f"values_{half}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure(name: str, system: System, half: str, language: str, *, show: bool) -> str:
    """Return a row of the table: precision and recall, strict and lenient, and recall by kind."""
    gold, strict, lenient, reported = Counter[str](), Counter[str](), Counter[str](), 0
    for row in rows(half):
        if row["language"] != language:
            continue
        wanted, got = annotated(row), system(row["text"], language)
        reported += len(got)
        gold.update(one.kind for one in wanted)
        for counter, same in ((strict, Value.is_exactly), (lenient, Value.means)):
            left, missed = list(got), []
            for one in wanted:
                match = next((other for other in left if same(one, other)), None)
                if match is None:
                    missed.append(one)
                else:
                    left.remove(match)
                    counter[one.kind] += 1
            if show and counter is strict and (missed or left):
                print(f"{row['id']}\t{row['text']}")
                for label, some in (("missed", missed), ("wrong", left)):
                    for one in some:
                        print(f"    {label}: {one.text} | {one.kind} | {one.readings} | {one.units}")
    cells = []
    for counter in (strict, lenient):
        precision = counter.total() / reported if reported else 0.0
        recall = counter.total() / gold.total()
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        cells.append(f"{precision:.3f} | {recall:.3f} | {f1:.3f}")
    kinds = " | ".join(f"{strict[kind]}–{lenient[kind]} of {gold[kind]}" for kind in KINDS)
    return f"| {name} | {language} | {' | '.join(cells)} | {kinds} |"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how exactly values are found in sentences.")
    parser.add_argument("--half", choices=("dev", "test"), required=True)
    parser.add_argument("--show", action="store_true", help="print what is missed or wrong (dev only)")
    options = parser.parse_args()
    if options.show and options.half == "test":
        parser.error("--show prints rows; those of the test half stay unread")
    table = [
        measure(name, system, options.half, language, show=options.show and name == "arabtext")
        for name, system in systems().items()
        for language in ("en", "ar")
    ]
    head = (
        "system",
        "language",
        *(f"{way} {what}" for way in ("strict", "lenient") for what in ("P", "R", "F1")),
        *KINDS,
    )
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    print("\n".join(table))


if __name__ == "__main__":
    main()
