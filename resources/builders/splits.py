"""What trains and what measures: a word belongs to a part by its stem, so that no source gives another's test away."""

from __future__ import annotations

import hashlib

import regex

_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ء": ""})
_PREFIX = regex.compile(r"^(?:[وفبك]?ال|لل|ابو|ابا|ابي|ام(?=ال)|عبد|بن(?=ال))(?=..)")
_SUFFIX = regex.compile(r"(?:يه|ات|ون|ين|ان|يون|ها|ه|ي|ا|هم)$")


def fold(word: str) -> str:
    """``word`` as people type it: no hamza, ه for ة, ي for ى."""
    return word.translate(_FOLD)


def stem(word: str) -> str:
    """What forms of one word share: folded letters without the article, Abu, Abd and a proclitic."""
    key = fold(word)
    for _ in range(2):
        key = _PREFIX.sub("", key)
    return key[1:] if len(key) > 5 and key[0] in "وبلف" else key


def strict_stem(word: str) -> str:
    """The stem without an ending."""
    key = stem(word)
    return str(_SUFFIX.sub("", key)) if len(key) > 3 else key


def part(word: str) -> str:
    """``test`` for a tenth of the stems, ``dev`` for a fortieth, ``train`` for all others."""
    number = int(hashlib.md5(stem(word).encode()).hexdigest(), 16) % 1000
    return "test" if number < 100 else "dev" if number < 125 else "train"
