"""How the rows of tests/quality/phrases are judged, for the tests and for the benchmark."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import arabtext
from arabtext import names, normalize, resources

GOLD = Path(__file__).parent / "phrases"
PARTS = ("dev", "test")
Row = dict[str, str]
Romanizer = Callable[[str, str], str]  # name, country → its Latin form
#: Tables of names → the column with the original.
ROMANIZED = {
    "institutions": "arabic",
    "places": "arabic",
    "sorani": "original",
    "persian": "original",
    "urdu": "original",
    "arabic_words": "arabic",
}


@cache
def rows(table: str, part: str) -> tuple[Row, ...]:
    """Return the rows of one half of a table."""
    with (GOLD / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(row for row in found if row["part"] == part)


def share_acceptable(table: str, part: str, romanize: Romanizer) -> float:
    """Return how many names of a half have an acceptable form, 0 to 1."""
    gold, original = rows(table, part), ROMANIZED[table]
    right = sum(is_acceptable(romanize(row[original], row.get("country", "")), row["english"]) for row in gold)
    return right / len(gold)


def ours(name: str, country: str) -> str:
    return arabtext.romanize(name)


def ours_in_country(name: str, country: str) -> str:
    known = country if re.fullmatch("[A-Z]{2}", country) else None
    return arabtext.romanize(name, country=known)


def is_acceptable(found: str, wanted: str) -> bool:
    return letters(found) in set(map(letters, wanted.split("|")))


def letters(text: str) -> str:
    """Return the letters and digits of a form, small, in American spelling, without diacritics and ``the``."""
    folded = unicodedata.normalize("NFD", text.casefold())
    for british, american in british_spellings():
        folded = folded.replace(british, american)
    return re.sub(r"[^a-z0-9]", "", re.sub(r"\bthe\b", "", folded))


@cache
def british_spellings() -> tuple[tuple[str, ...], ...]:
    return tuple(resources.rows("names/british_spellings.tsv", "british", "american"))


def shares_arabized(part: str) -> tuple[float, float]:
    """Return how many institutions are written in an acceptable Arabic form: from the first English one, from any."""
    gold = rows("institutions", part)
    first = anyone = 0
    for row in gold:
        wanted = {arabic_letters(form) for form in (row["arabic"], *row["arabic_others"].split("|")) if form}
        back = [arabic_letters(names.arabize(form)[0].text) for form in row["english"].split("|") if form]
        first += back[0] in wanted
        anyone += not wanted.isdisjoint(back)
    return first / len(gold), anyone / len(gold)


def arabic_letters(text: str) -> str:
    return normalize(text, "key").replace(" ", "")


def verdicts(part: str, is_same: Callable[[str, str], bool]) -> tuple[float, int]:
    """Return how many pairs are judged rightly, 0 to 1, and how many of two names are taken for one."""
    found = [(is_same(row["a"], row["b"]), row["expected"] == "same") for row in rows("pairs", part)]
    return share(one == wanted for one, wanted in found), sum(one and not wanted for one, wanted in found)


def is_same(one: str, other: str) -> bool:
    return arabtext.compare(one, other).verdict == "same"


def share(right: Iterable[bool]) -> float:
    some: Sequence[bool] = list(right)
    return sum(some) / max(len(some), 1)
