"""Split words into training and test data by their stems, so that no source reveals the test words of another."""

from __future__ import annotations

import hashlib

import regex

from arabtext.script.morphology import endings, fold_letters, proclitics, without_ending

_PREFIX = regex.compile(rf"^(?:{'|'.join(proclitics(fitted='splits'))}|ابو|ابا|ابي|ام(?=ال)|عبد|بن(?=ال))(?=..)")


def stem(word: str) -> str:
    """Return what the forms of a word share: its folded letters without the article, Abu, Abd and a proclitic."""
    key = fold_letters(word)
    for _ in range(2):
        key = _PREFIX.sub("", key)
    return key[1:] if len(key) > 5 and key[0] in "وبلف" else key


def strict_stem(word: str) -> str:
    """Return the stem without an ending."""
    key = stem(word)
    return min(without_ending(key, endings(fitted="splits"), 0), key=len, default=key) if len(key) > 3 else key


def _number(word: str) -> int:
    """Return a number below 1000 that depends on the stem alone."""
    return int(hashlib.md5(stem(word).encode()).hexdigest(), 16) % 1000


def part(word: str) -> str:
    """Return ``test`` for a tenth of the stems, ``dev`` for a fortieth, ``train`` for all others."""
    number = _number(word)
    return "test" if number < 100 else "dev" if number < 125 else "train"


def half(word: str) -> str:
    """Return ``report`` for half of the stems, among them all of ``test`` and ``dev``, and ``fit`` for the others."""
    return "report" if _number(word) < 500 else "fit"
