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

from arabtext.names.comparing.sound_channel import log_likelihood
from arabtext.names.known.keys import loose
from arabtext.names.writing.schemes import render

WEST = frozenset(("DZ", "MA", "TN", "MR"))  # where French spelling is usual
PERSIAN = frozenset(("IR", "AF", "PK"))
ARABIC_WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064Aپچڤگژکی]{2,}")
_ARTICLE = regex.compile(r"^(?:al|el|ul|as|ash|ad|ar|an|az|at)[- ](?=\w{2})")
_GLUED_ARTICLE = regex.compile(r"^(?:al|el)(?=\w{3})(?!i|a)")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th", "ð": "d"})
# How the spellings of a word weigh beside the net's log probability: WEIGHT of how much likelier they are by a reading
# than by the best one, in log probability, MIN_GAIN at least, n spellings by n / (n + DOUBT); AGREEING of the log share
# of those that the house form agrees with. Chosen on the stems for tuning.
WEIGHT, MIN_GAIN, DOUBT, AGREEING = 0.7, -6.0, 3.0, 0.5


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


def location() -> Path:
    """Return the path of the index of attested spellings."""
    package = importlib.util.find_spec("arabic_name_romanizer")
    if package is None or package.origin is None:
        raise SystemExit("the index of attested spellings is missing: pip install arabic-name-romanizer")
    return Path(package.origin).parent / "resources" / "names.sqlite3"


def index() -> dict[str, Attested]:
    """Return a mapping of Arabic words, folded and without their article, to their attested spellings."""
    found: dict[str, Attested] = defaultdict(Attested)
    with sqlite3.connect(location()) as tables:
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


def weights_of_spellings(attested: Attested) -> Counter[str]:
    """Return the spellings of a word with their weights. French spellings, written as in English, count half."""
    counts: Counter[str] = Counter()
    for spelling, count in attested.east.items():
        counts[spelling] += 2 * count
    for spelling, count in attested.west.items():
        counts[spelling.replace("ch", "sh").replace("dj", "j")] += count
    return counts


def reread(
    word: str, attested: Attested | None, readings: Iterable[tuple[str, float]]
) -> list[tuple[str, float, float]]:
    """Return (vocalized form, score, share of the spellings that agree), the best first.

    ``readings`` are vocalized forms without the article, with their log probabilities. The score adds how well the
    channel from sounds explains the spellings, and how many of them are the house form.
    """
    known = dict(readings)
    counts = weights_of_spellings(attested) if attested else Counter[str]()
    total = sum(counts.values())
    gains = dict.fromkeys(known, 0.0)
    shares = dict.fromkeys(known, 0.0)
    for spelling, count in counts.items():
        latin, folded = regex.sub("[- ]", "", spelling), _fold_spelling(word, spelling)
        chances = {form: log_likelihood(form, latin) for form in known}
        best = max(chances.values(), default=0.0)
        for form, chance in chances.items():
            gains[form] += count / (total + DOUBT) * max(chance - best, MIN_GAIN)
            shares[form] += count / total * (loose(render(form, "press")) == folded)
    scored = [
        (form, score + WEIGHT * gains[form] + AGREEING * math.log(0.05 + shares[form]), shares[form])
        for form, score in known.items()
    ]
    return sorted(scored, key=lambda item: (-item[1], item[0]))
