"""A word as the tagger sees it: its clitic, what the tables say, how frequent and how built it is.

A word is described once for all its occurrences. The numbers of features are part of the models: who changes them
trains the models anew.
"""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple
from zlib import crc32

from arabtext.names.running_text.tagging.tables import LISTS, NAME_BITS, bit, listed_as
from arabtext.names.running_text.text_words import clitic_readings, word_key
from arabtext.script.chars import ARTICLE, LAM
from arabtext.script.morphology import bare, fold_letters
from arabtext.script.wordlist import frequency

MAX_LETTERS: Final = 40  # of a word that is looked at; the others are left off. Chosen by hand
HASHED: Final = 1 << 15  # places of hashed features
N_CLASSES: Final = 64
_MIN_COMMONER: Final = 2.0  # times that a rest is commoner than a whole word that has a clitic
_MAX_RARE: Final = 0.5  # per million, of a whole word that has a clitic if the rest is listed
_CLITICS: Final = ("", "و", "ف", "ب", "ل", "ك", "لل", "other")
_SHAPES: Final = ("arabic", "number", "lower", "capital", "upper", "inner capital", "initial", "other")
_PLAIN: Final = re.compile("[\u0621-\u063a\u0641-\u064a]*").fullmatch  # a word without marks
_BUCKETS: Final = 8  # of frequencies
_LENGTHS: Final = 8
N_DENSE: Final = 2 * len(LISTS) + 2 * _BUCKETS + _LENGTHS + len(_CLITICS) + len(_SHAPES) + 2


class WordType(NamedTuple):
    """What is known of a word wherever it occurs.

    ``offset`` is the length of the clitic left off; ``rest`` the folded letters of what remains. ``number`` stands for
    the rest in pairs of words, ``kind`` is its class. ``hashed`` and ``dense`` are the features that are 1.
    ``repeats`` is how much another occurrence of the word in a document says about it: 0 for function words.
    """

    rest: str
    offset: int
    number: int
    kind: int
    hashed: tuple[int, ...]
    dense: tuple[int, ...]
    repeats: bool


def describe(word: str) -> WordType:
    """Return the description of a word as it is written."""
    word = word[:MAX_LETTERS]
    offset = 0
    shape = _shape(word)
    key = word_key(word)
    if shape == 0:
        key, offset = _without_clitic(word)
    rest = word[offset:]
    clitic = word[:offset]
    has_article = shape == 0 and (rest.startswith(ARTICLE) or clitic.endswith(LAM + LAM)) and len(rest) > 3
    unmarked = rest if shape or _PLAIN(rest) else bare(rest)
    folded = fold_letters(unmarked) if shape == 0 else rest.lower()
    listed = listed_as().get(key, 0)
    whole = listed_as().get(word_key(word), 0) if offset else 0
    rate = whole_rate = 0.0
    if shape == 0:
        rate = whole_rate = frequency(unmarked)
        if offset:
            whole_rate = frequency(word if _PLAIN(word) else bare(word))
    if clitic.endswith(LAM + LAM):
        rate = max(rate, frequency(ARTICLE + unmarked))
    at = len(LISTS)
    dense = [*_places(listed), *(at + k for k in _places(whole))]
    at += len(LISTS)
    for value in (rate, whole_rate):
        dense.append(at + _bucket(value))
        at += _BUCKETS
    dense.append(at + min(len(folded), 2 * _LENGTHS - 1) // 2)
    at += _LENGTHS
    dense.append(at + (_CLITICS.index(clitic) if clitic in _CLITICS else len(_CLITICS) - 1))
    at += len(_CLITICS)
    dense.append(at + shape)
    at += len(_SHAPES)
    if has_article:
        dense.append(at)
    if not listed & NAME_BITS:
        dense.append(at + 1)
    is_function = bool(listed & bit("function word"))
    return WordType(
        rest=folded,
        offset=offset,
        number=crc32(folded.encode("utf-8", "replace")),
        kind=_class(shape, listed, rate, has_article=has_article),
        hashed=_hashed(word, folded, clitic, shape),
        dense=tuple(dense),
        repeats=not is_function and rate < _MAX_REPEATED and shape != 1 and shape != 2,
    )


_MAX_REPEATED: Final = 150.0  # per million, of a word whose other occurrences count


def _places(mask: int) -> list[int]:
    """Return the places of the bits of a number."""
    places = []
    while mask:
        lowest = mask & -mask
        places.append(lowest.bit_length() - 1)
        mask ^= lowest
    return places


def _without_clitic(word: str) -> tuple[str, int]:
    """Return the key of an Arabic word without its clitic, and the letters of the clitic; 0 if it has none."""
    (key, _), *others = clitic_readings(word)
    if not others:
        return key, 0
    whole = frequency(word if _PLAIN(word) else bare(word))
    tables = listed_as()
    is_listed = bool(tables.get(key, 0) & NAME_BITS)
    best, best_rate = (key, 0), whole * _MIN_COMMONER
    for other, offset in others:
        rest = word[offset:] if _PLAIN(word) else bare(word[offset:])
        rate = frequency(rest)
        if word[:offset].endswith(LAM + LAM):
            rate = max(rate, frequency(ARTICLE + rest))
        if whole <= _MAX_RARE and not is_listed and tables.get(other, 0) & NAME_BITS:
            rate += _MAX_RARE
        if rate > best_rate:
            best, best_rate = (other, offset), rate
    return best


def _shape(word: str) -> int:
    first = word[:1]
    if "\u0600" <= first <= "\u06ff" and not first.isdigit():
        return 0
    if first.isdigit():
        return 1
    if word.islower():
        return 2
    if len(word) == 1:
        return 6
    if word.isupper():
        return 4
    if first.isupper():
        return 3 if word[1:].islower() else 5
    return 7


def _bucket(rate: float) -> int:
    """Return the bucket of a frequency in a million: 0 for an unknown word."""
    return 0 if rate <= 0 else max(1, min(_BUCKETS - 1, 3 + math.floor(math.log10(rate) * 1.25 + 0.5)))


def _hashed(word: str, folded: str, clitic: str, shape: int) -> tuple[int, ...]:
    """Return the numbers of the features of letters."""
    features = ["w" + folded, "W" + word, "c" + clitic]
    for size in (1, 2, 3):
        if len(folded) > size:
            features.append(f"p{shape}{folded[:size]}")
            features.append(f"s{shape}{folded[-size:]}")
    features.append("e" + word[-1:])
    return tuple(crc32(feature.encode("utf-8", "replace")) % HASHED for feature in features)


#: Lists that decide the class of a word, the first that it is in.
_CLASS_LISTS: Final = (
    "function word", "office", "honorific", "rank", "head of an organization", "head of a place", "relative",
    "particle", "demonym", "place", "given", "family", "often attested", "place of the gazetteer", "western",
    "foreign", "name of US citizens",
)  # fmt: skip
_MIN_USUAL: Final = 20.0  # per million
_CLASS_BITS: Final = tuple(map(bit, _CLASS_LISTS))


def _class(shape: int, listed: int, rate: float, *, has_article: bool) -> int:
    """Return the class of a word, below :data:`N_CLASSES`: its shape, or its list, article and frequency."""
    if shape in (1, 2, 6, 7):
        return shape
    kind = next((k for k, bits in enumerate(_CLASS_BITS) if listed & bits), len(_CLASS_BITS))
    is_usual = rate >= _MIN_USUAL if shape == 0 else bool(listed & bit("English word"))
    return 8 + 3 * kind + (2 if is_usual else int(has_article))
