"""Detect the origin of words that no table of Arab names has, and spell them.

One net does both: it labels a start sign with the origin of the word, then each Arabic letter with its Latin letters.
Western and Persian names are written as their own language usually writes them in English, helped by the
foreign names that are attested in Arabic letters and by a list of English names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import Cache, once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key
from arabtext.names.writing.net import Encodings, Net, Reader
from arabtext.names.writing.vocalize import is_readable
from arabtext.script.chars import ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, TEH_MARBUTA

Origin = Literal["arab", "persian", "foreign"]

_START = "^"
_BEAM: Final = 8
#: Share of an origin, 0 to 1, below which its spellings are left out; chosen by hand.
MIN_SHARE: Final = 0.03
_READINGS: Final = 8  # spellings of a word that are kept
#: The labels of the net by origin; the first is the default way of spelling.
_LABELS: Final[dict[Origin, tuple[str, ...]]] = {
    "arab": ("house", "east", "west"),
    "persian": ("persian",),
    "foreign": ("foreign",),
}
# What a spelling gains in log probability, chosen by hand with tests/bench/names.py: by
# being attested for this very word; by being a listed English name, and by the logarithm of its frequency (per
# million); by being a foreign name attested in Arabic for any word, and by the logarithm of the number of its words.
_ATTESTED, _LISTED, _BY_FREQUENCY = 3.0, 0.7, 0.15
_KNOWN_NAME, _BY_WORDS = 2.5, 0.3


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling in small letters, its probability given the origin, and whether it is attested for the word."""

    text: str
    probability: float
    attested: bool = False


@once
def _net() -> Net:
    return Net.load("models/speller.npz")


@once
def _reader(label: str) -> Reader:
    """Return the reader of spellings of one kind."""
    return Reader(_net(), n=_READINGS, beam=_BEAM, first=[label])


def prepare(words: Iterable[str], *, style: str = "") -> None:
    """Read words in Arabic letters all at once, for later calls of :func:`origins` and :func:`spellings`."""
    readable = [word for word in dict.fromkeys(words) if is_readable(bare_key(word))]
    encodings = Encodings(_net())
    prepare_origins(readable, encodings)
    for origin, labels in _LABELS.items():
        likely = [word for word in readable if origins(word)[origin] >= MIN_SHARE]
        wanted = likely if origin == "foreign" else map(bare_key, likely)
        label = (style if origin == "arab" else "") or labels[0]
        _reader(label).prepare([_START + word for word in wanted], encodings)


def prepare_origins(words: Iterable[str], encodings: Encodings | None = None) -> None:
    """Let the net judge the origins of readable words all at once, for later calls of :func:`look`."""
    if new := [bare for bare in dict.fromkeys(map(bare_key, words)) if _shares.get(bare) is None]:
        _read_shares(new, encodings)


@once
def _foreign_names() -> Counter[str]:
    return Counter(spelling for spellings in gazetteer.foreign().values() for spelling in spellings)


@once
def foreign_words() -> dict[str, tuple[str, ...]]:
    """Return spelling of a foreign name in small letters → the Arabic words that write it, best first."""
    ranked: dict[str, list[tuple[int, str]]] = {}
    for arabic, some in gazetteer.foreign().items():
        for place, spelling in enumerate(some):
            ranked.setdefault(spelling, []).append((place, arabic))
    return {spelling: tuple(arabic for _, arabic in sorted(words)) for spelling, words in ranked.items()}


#: The origin of a word that writes attested foreign names, its ``ال`` being letters of the name (الكساندر).
_FOREIGN: Final[Mapping[Origin, float]] = MappingProxyType({"arab": 0.05, "persian": 0.0, "foreign": 0.95})
#: The origin of a word that the net cannot read.
_ARAB: Final[Mapping[Origin, float]] = MappingProxyType({"arab": 1.0, "persian": 0.0, "foreign": 0.0})


#: Log-odds of a foreign name that a word of an Arab place has less; chosen by hand: half of the words of Iraqi and
#: Egyptian towns are in the gazetteer, and 0.4 % of foreign names.
_OF_TOWN: Final = -3.0
_MIN_CHANCE: Final = 1e-4  # of an origin by the net, that its logarithm stays finite


def look(word: str) -> dict[str, float]:
    """Return what names/origins.tsv weighs of a word: the log-odds by the net that it is foreign, then its letters."""
    bare = bare_key(word)
    chance = min(max(_net_shares(bare)["foreign"], _MIN_CHANCE), 1 - _MIN_CHANCE)
    return {
        "net": math.log(chance / (1 - chance)),
        "article": float(bare != word),
        "teh_marbuta": float(word.endswith(TEH_MARBUTA)),
        "hamza": float(bare.startswith((ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW))),
        "madda": float(bare.startswith(ALEF_MADDA)),
        "attested": float(bool(gazetteer.foreign_spellings(word))),
    }


@once
def _weights() -> dict[str, float]:
    return resources.weights("names/origins.tsv", "feature", "weight")


def origins(word: str) -> dict[Origin, float]:
    """Return how likely a word in Arabic letters is an Arab, a Persian or a foreign name: shares that add up to 1.

    A word that is not written in Arabic letters counts as Arab.

    >>> max(origins("شنايدر").items(), key=lambda item: item[1])[0]
    'foreign'
    """
    return dict(_origins(expect_text(word, "word")))


def _origins(word: str) -> Mapping[Origin, float]:
    bare = bare_key(word)
    if not is_readable(bare):
        return _ARAB
    if bare != word and gazetteer.foreign_spellings(word) and not gazetteer.is_of_town(word):
        return _FOREIGN
    return _weighed.get(word) or _weigh(word, bare)


_weighed: Cache[str, Mapping[Origin, float]] = Cache("weighed origins of words")


def _weigh(word: str, bare: str) -> Mapping[Origin, float]:
    """Return the origins of a word by the net and by its look; what is not foreign is shared as the net does it."""
    weights, shares = _weights(), _net_shares(bare)
    odds = weights["constant"] + sum(weights[feature] * value for feature, value in look(word).items())
    foreign = 1 / (1 + math.exp(-(odds + _OF_TOWN * gazetteer.is_of_town(word))))
    rest = max(1 - shares["foreign"], _MIN_CHANCE**2)
    persian = (1 - foreign) * min(shares["persian"] / rest, 1.0)
    found: Mapping[Origin, float] = MappingProxyType(
        {"arab": 1 - foreign - persian, "persian": persian, "foreign": foreign}
    )
    _weighed.keep(word, found)
    return found


def _net_shares(bare: str) -> Mapping[Origin, float]:
    """Return the origins of a bare word by the net alone."""
    return _shares.get(bare) or _read_shares([bare])[0]


_shares: Cache[str, Mapping[Origin, float]] = Cache("origins of words")


def _read_shares(words: list[str], encodings: Encodings | None = None) -> list[Mapping[Origin, float]]:
    """Return how likely bare words are of each origin: what the net gives the start sign for a label."""
    found: list[Mapping[Origin, float]] = []
    for word, chances in zip(words, _net().read_first([_START + word for word in words], encodings), strict=True):
        mass: dict[Origin, float] = {
            origin: sum(map(chances.__getitem__, labels)) for origin, labels in _LABELS.items()
        }
        total = sum(mass.values())
        found.append(MappingProxyType({origin: share / total for origin, share in mass.items()}))
        _shares.keep(word, found[-1])
    return found


@remember("spellings of words")
def spellings(word: str, origin: Origin, *, style: str = "", hints: tuple[str, ...] = ()) -> tuple[Spelling, ...]:
    """Return the likeliest spellings of a bare Arabic word, best first; ``style`` is another label of the net.

    ``hints`` are spellings of this very word, which are among those of a foreign name even if the net has not thought
    of them.
    """
    if not is_readable(word):
        return ()
    scores: dict[str, float] = {}
    for reading in _reader(style or _LABELS[origin][0]).read(_START + word):
        text = "".join(reading.labels[1:])
        scores[text] = max(scores.get(text, -99.0), reading.log_probability)
    attested: tuple[str, ...] = ()
    if origin == "foreign":
        attested = gazetteer.foreign_spellings(word)
        floor = min(scores.values(), default=-10.0)
        for place, text in enumerate(attested):
            scores[text] = scores.get(text, floor) + _ATTESTED - math.log(1 + place)
        for text in hints:
            scores.setdefault(text, floor)
        scores = {text: score + _bonus(text) for text, score in scores.items()}
    best = sorted(scores, key=lambda text: (-scores[text], text))[:_READINGS]
    highest = max(scores.values(), default=0.0)
    total = sum(math.exp(scores[text] - highest) for text in scores)
    return tuple(Spelling(t, math.exp(scores[t] - highest) / total, t in attested) for t in best if t.strip())


def _bonus(text: str) -> float:
    """Return the log probability that a spelling gains as a listed English name, and as an attested foreign one."""
    gain = 0.0
    if (per_million := gazetteer.english_names().get(text)) is not None:
        gain += _LISTED + _BY_FREQUENCY * math.log(1 + per_million)
    if count := _foreign_names().get(text):
        gain += _KNOWN_NAME + _BY_WORDS * math.log(1 + count)
    return gain
