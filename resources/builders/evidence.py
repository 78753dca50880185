"""Read how Wikidata and the Algerian name corpus spell the words of names, and rank vocalized forms by it.

The index of attested spellings (CC0) comes with the package ``arabic-name-romanizer``, which only the builders need.
"""

from __future__ import annotations

import importlib.util
import math
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import regex

from arabtext.names.known.keys import loose
from arabtext.names.writing.schemes import render

WEST = frozenset(("DZ", "MA", "TN", "MR"))  # where French spelling is usual
PERSIAN = frozenset(("IR", "AF", "PK"))
ARABIC_WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064Aپچڤگژکی]{2,}")
_ARTICLE = regex.compile(r"^(?:al|el|ul|as|ash|ad|ar|an|az|at)[- ](?=\w{2})")
_GLUED_ARTICLE = regex.compile(r"^(?:al|el)(?=\w{3})(?!i|a)")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th", "ð": "d"})
WEIGHT = 1.5  # of the log share of agreeing spellings, beside the net's log probability; chosen on held-out stems


@dataclass
class Attested:
    """The spellings of a word, with their counts, and the countries where it is attested.

    ``west`` is the Maghreb, ``persian`` the Persian-speaking countries, ``east`` all others.
    """

    east: Counter[str] = field(default_factory=Counter)
    west: Counter[str] = field(default_factory=Counter)
    persian: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)


def plain(spelling: str) -> str | None:
    """Return a Latin spelling in a-z, hyphens and spaces; None if it has anything else."""
    folded = "".join(
        c for c in unicodedata.normalize("NFD", spelling.lower().translate(_LETTERS)) if not unicodedata.combining(c)
    )
    folded = regex.sub(r"[‘’ʻʼ'`ʿʾ.]", "", folded)
    return folded if regex.fullmatch(r"[a-z]+(?:[- ][a-z]+)*", folded) else None


def strip_article(word: str, latin: str) -> tuple[str, str]:
    """Return both sides without the article."""
    if not (word.startswith("ال") and len(word) > 4):
        return word, _ARTICLE.sub("", latin)
    bare = _ARTICLE.sub("", latin)
    return word[2:], bare if bare != latin else _GLUED_ARTICLE.sub("", latin)


def index() -> dict[str, Attested]:
    """Return a mapping of Arabic words, folded and without their article, to their attested spellings."""
    package = importlib.util.find_spec("arabic_name_romanizer")
    if package is None or package.origin is None:
        raise SystemExit("the index of attested spellings is missing: pip install arabic-name-romanizer")
    found: dict[str, Attested] = defaultdict(Attested)
    with sqlite3.connect(Path(package.origin).parent / "resources" / "names.sqlite3") as tables:
        query = "select arabic_key, latin, country, sum(count) from units group by 1, 2, 3 order by 1, 2, 3"
        for arabic, latin, country, count in tables.execute(query):
            spelling = plain(latin)
            if not spelling or not ARABIC_WORD.fullmatch(arabic):
                continue
            word, spelling = (arabic, spelling) if country in PERSIAN else strip_article(arabic, spelling)
            entry = found[word]
            side = entry.west if country in WEST else entry.persian if country in PERSIAN else entry.east
            side[spelling] += count
            entry.countries[country] += count
    return dict(found)


def _fold_spelling(word: str, spelling: str) -> str:
    """Return a spelling with its variations folded, among them a final -eh or -ah for ة."""
    return loose(regex.sub(r"(?<=[^aeiou])(?:eh|e|ah)$", "a", spelling) if word.endswith(("ه", "ة")) else spelling)


def weights_of_spellings(word: str, attested: Attested) -> Counter[str]:
    """Return the folded spellings of a word with their weights. French spellings count half."""
    counts: Counter[str] = Counter()
    for spelling, count in attested.east.items():
        counts[_fold_spelling(word, spelling)] += 2 * count
    for spelling, count in attested.west.items():
        counts[_fold_spelling(word, spelling.replace("ch", "sh").replace("dj", "j"))] += count
    return counts


def reread(
    word: str, attested: Attested | None, readings: Iterable[tuple[str, float]]
) -> list[tuple[str, float, float]]:
    """Return (vocalized form, score, share of the spellings that agree), the best first.

    ``readings`` are vocalized forms without the article, with their log probabilities.
    """
    counts = weights_of_spellings(word, attested) if attested else Counter[str]()
    total = sum(counts.values())
    scored = []
    for form, log_probability in readings:
        share = counts[loose(render(form, "press"))] / total if total else 0.0
        scored.append((form, log_probability + (WEIGHT * math.log(0.05 + share) if total else 0.0), share))
    return sorted(scored, key=lambda item: (-item[1], item[0]))
