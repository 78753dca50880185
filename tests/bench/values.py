"""Measure the values that are found in the Arabic specifications of Recognizers-Text (Microsoft, MIT).

    python tests/bench/values.py DATA [--list]

DATA is the folder of the shared data, with ``values/recognizers_*.json``. A text is right if the values of the kind that
its file is about are those of the specification: no more, no less, spans aside; of an ambiguous one, one of its values.
A day of the week beside a date does not count. The specification is partly wrong, and
partly asks for what no reader of a text wants (1.1^23, the last but one): ``values_verdicts.tsv`` has who is right where
the two differ, by the hash of the text: ``ours`` with the right values, ``gold``, ``neither``, or ``outside`` for what is
no value of a text. Every system is held to the values of the table.
``--list`` prints the texts without a verdict.

Rows: ours; numbers() and dates() alone; runs of digits, the naive baseline; dateparser and pyarabic where they are
installed (pyarabic reads one number in words; it is given the words of the specification).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import regex

from arabtext.values import dates, numbers

Values = frozenset[str]
FILES = {
    "NumberModel": "numbers",
    "PercentModel": "percent",
    "OrdinalModel": "ordinals",
    "NumberRangeModel": "ranges",
    "TimeParser": "times",
    "DurationParser": "durations",
    "DateParser": "dates",
    "DatePeriodParser": "periods",
}
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
DAY = regex.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)(?:-\d\d)?")


def shown(value: Any) -> str:
    """Return a number as text, to six digits."""
    return f"{float(value):.6g}"


# The specification in our notation


def wanted(kind: str, results: list[dict[str, Any]]) -> Values:
    """Return the values of a specification."""
    return frozenset(value for result in results for value in _wanted(kind, result))


def _wanted(kind: str, result: dict[str, Any]) -> list[str]:
    if kind in ("numbers", "ordinals", "percent", "ranges"):
        value = result["Resolution"].get("value") or ""
        if kind == "ranges":
            return [shown(end) for end in value.strip("[]()").split(",") if end]
        plain = value.rstrip("%")
        return [shown(plain)] if regex.fullmatch(r"-?[\d.]+(?:E[+-]?\d+)?", plain) else [value]
    timex = result["Value"]["Timex"]
    if kind == "times":
        return [regex.sub(r"^T(\d\d)$", r"T\1:00", timex)[1:]]
    if kind == "durations":
        return [f"{shown(count)} {UNITS[mark]}" for count, mark in _parts(timex)]
    if match := regex.fullmatch(r"XXXX-WXX-(\d)", timex):
        return [f"weekday {match[1]}"]
    return [_date(timex)]


def _parts(timex: str) -> list[tuple[str, str]]:
    day, _, clock = timex.removeprefix("P").partition("T")
    return [
        *regex.findall(r"([\d.]+)([YMWD])", day),
        *((count, "T" + mark) for count, mark in regex.findall(r"([\d.]+)([HMS])", clock)),
    ]


def _date(timex: str) -> str:
    if match := regex.fullmatch(r"\((.+),(.+),P(\d+)(\w)\)", timex):
        first, last, count, unit = match.groups()
        if unit == "Y" and count == "10":
            return f"{first[:3]}X"
        if unit == "M" and count == "3" and first[5:7] in ("01", "04", "07", "10"):
            return f"{first[:4]}-{33 + (int(first[5:7]) - 1) // 3}"
        if unit == "Y":
            return f"{first[:4]}/{last[:4]}"
        return f"{_day(first)}/{_day(last)}"
    year, _, rest = timex.partition("-")
    return f"{year}-{SEASONS[rest]}" if rest in SEASONS else _day(timex)


def _day(timex: str) -> str:
    if not DAY.fullmatch(timex):
        return timex
    return timex.replace("XXXX-XX-", "---").replace("XXXX-", "--")


# Systems


def ours(kind: str, text: str, day: str | None) -> Values:
    from arabtext.values import facts

    found: set[str] = set()
    for fact in facts(text, relative_to=day):
        numeric = isinstance(fact.value, Decimal)
        is_range = fact.low is not None and fact.low == fact.value and fact.kind != "rough"
        if (kind == "ranges" and numeric and fact.kind not in ("weekday", "rough", "ordinal")) or (
            kind == "numbers" and numeric and fact.kind not in ("weekday", "ordinal", "rough")
        ):
            found |= {shown(fact.value)} | ({shown(fact.high)} if is_range else set())
        elif (kind == "percent" and fact.unit == "percent") or (kind == "ordinals" and fact.kind == "ordinal"):
            found.add(shown(fact.value))
        elif kind == "times" and fact.kind == "time":
            found.add("|".join(map(str, (fact.value, *fact.alternatives))))
        elif kind == "durations" and fact.kind == "duration":
            found.add(f"{shown(fact.value)} {fact.unit}")
        elif kind in ("dates", "periods") and fact.kind in ("date", "weekday"):
            one = (
                f"weekday {fact.value}"
                if fact.kind == "weekday"
                else "|".join(map(str, (fact.value, *fact.alternatives)))
            )
            found.add(one)
    days = {one for one in found if not one.startswith("weekday")}
    return frozenset(days if kind in ("dates", "periods") and days else found)


def alone(kind: str, text: str, day: str | None) -> Values:
    """Return what numbers() and dates() find, without facts()."""
    if kind in ("dates", "periods"):
        return frozenset(date.value for date in dates(text, relative_to=day))
    if kind in ("times", "durations"):
        return frozenset()
    counted = [number for number in numbers(text) if (number.kind == "ordinal") == (kind == "ordinals")]
    return frozenset(shown(number.value) for number in counted if kind != "percent" or number.unit == "percent")


def digits(kind: str, text: str, day: str | None) -> Values:
    """Return the runs of digits: the naive baseline."""
    if kind == "times":
        return frozenset(regex.findall(r"\d{1,2}:\d\d(?::\d\d)?", text))
    if kind in ("dates", "periods"):
        return frozenset(regex.findall(r"\d{4}-\d\d-\d\d|\b\d{4}\b", text))
    if kind in ("durations", "ordinals"):
        return frozenset()
    return frozenset(
        shown(run.replace(",", "")) for run in regex.findall(r"\d+(?:[.,]\d+)*", text) if run.count(".") < 2
    )


def with_dateparser(kind: str, text: str, day: str | None) -> Values:
    from dateparser.search import search_dates

    if kind not in ("dates", "times"):
        return frozenset()
    found = search_dates(text, languages=["ar"], settings={"RELATIVE_BASE": _moment(day)}) or []
    form = "%H:%M" if kind == "times" else "%Y-%m-%d"
    return frozenset(moment.strftime(form) for _, moment in found)


def _moment(day: str | None) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(day or "2016-11-07")


def with_pyarabic(kind: str, text: str, day: str | None) -> Values:
    from pyarabic.number import detect_numbers, text2number

    if kind not in ("numbers", "ranges"):
        return frozenset()
    found = detect_numbers(text.split())
    return frozenset(shown(text2number(" ".join(words))) for words in _runs(text.split(), found))


def _runs(words: list[str], tags: list[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for word, tag in zip(words, tags, strict=False):
        if tag == "DI" and runs:
            runs[-1].append(word)
        elif tag in ("DB", "DI"):
            runs.append([word])
    return runs


SYSTEMS: dict[str, Callable[[str, str, str | None], Values]] = {
    "ours": ours,
    "numbers and dates alone": alone,
    "runs of digits": digits,
    "dateparser": with_dateparser,
    "pyarabic": with_pyarabic,
}


def is_same(found: Values, gold: Values) -> bool:
    """Return whether two sets of values are the same; a time of day that leaves the half of the day open has both."""
    if len(found) != len(gold):
        return False
    return all(any(value in one.split("|") for one in found) for value in gold)


def key(text: str) -> str:
    """Return the hash of a text in the table of verdicts."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def values_of(written: str) -> Values:
    """Return the values of a cell of the table of verdicts."""
    return frozenset(value for value in written.split("; ") if value)


def main() -> None:
    folder = Path(sys.argv[1]) / "values"
    rows = (Path(__file__).parent / "values_verdicts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    verdicts = {(kind, text): verdict for kind, text, verdict, *_ in cells}
    answers = {(kind, text): values_of(right) for kind, text, verdict, right, _ in cells if verdict == "ours"}
    texts = []
    for file, kind in FILES.items():
        for entry in json.loads((folder / f"recognizers_{file}.json").read_text(encoding="utf-8")):
            day = entry.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
            texts.append((kind, entry["Input"], day, wanted(kind, entry["Results"])))
    print(f"{'':26}" + "".join(f"{kind:>11}" for kind in FILES.values()) + f"{'all':>11}")
    for name, system in SYSTEMS.items():
        as_written, judged, count = Counter[str](), Counter[str](), Counter[str]()
        try:
            for kind, text, day, gold in texts:
                found = system(kind, text, day)
                place = (kind, key(text))
                verdict = verdicts.get(place, "")
                same = is_same(found, gold)
                as_written.update({kind: same, "all": same})
                if name == "ours" and "--list" in sys.argv and not same and not verdict:
                    print(kind, key(text), text, "| gold", *sorted(gold), "| ours", *sorted(found), sep="\t")
                if verdict == "outside":
                    continue
                count.update({kind: 1, "all": 1})
                right = is_same(found, answers.get(place, gold))
                judged.update({kind: right, "all": right})
        except ImportError as error:
            print(f"{name:26}not installed: {error}")
            continue
        kinds = [*FILES.values(), "all"]
        total = Counter(kind for kind, *_ in texts)
        total["all"] = len(texts)
        print(f"{name:26}" + "".join(f"{as_written[kind]:>6}/{total[kind]:<4}" for kind in kinds))
        if verdicts:
            print(f"{'  by the verdicts':26}" + "".join(f"{judged[kind]:>6}/{count[kind]:<4}" for kind in kinds))


if __name__ == "__main__":
    main()
