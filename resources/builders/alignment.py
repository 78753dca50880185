"""Align a bare Arabic word with its ALA-LC romanization, to find the marks that each letter carries.

The romanization is read from left to right. Each Arabic letter takes the Latin letters that represent it; the reading
with the lowest cost wins.
See the ALA-LC table for Arabic: https://www.loc.gov/catdir/cpso/romanization/arabic.pdf
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from arabtext.script.chars import (
    DAGGER_ALEF,
    DAMMA,
    FATHA,
    FATHATAN,
    KASRA,
    SHADDA,
)  # fmt: skip

CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "ḥ", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ", "ع": "ʻ", "غ": "gh", "ف": "f", "ق": "q",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "پ": "p", "چ": "ch", "گ": "g",
    "ڤ": "v", "ژ": "zh", "ء": "ʼ", "أ": "ʼ", "إ": "ʼ", "ؤ": "ʼ", "ئ": "ʼ",
}  # fmt: skip
SHORT = {"a": FATHA, "i": KASRA, "u": DAMMA}
LONG = {"ā": FATHA, "á": FATHA, "ī": KASRA, "ū": DAMMA}
MATER = {"ا": ("ā",), "ى": ("á", "ā", "ī"), "ي": ("ī",), "و": ("ū",), "آ": ("ā", "ʼā")}
HAMZA_SEATS = "أإؤئء"
MAX_COST = 2  # of a reading, in the units of readings(); chosen by hand: above it most pairs do not belong together


def readings(letters: str, i: int, latin: str) -> Iterator[tuple[str, int, float]]:
    """Yield (marks, characters of ``latin`` used, cost) for letter ``i``, where ``latin`` is the unread rest."""
    letter, first, last = letters[i], i == 0, i == len(letters) - 1
    for sound in MATER.get(letter, ()):
        if latin.startswith(sound) and (not first or letter == "آ"):
            yield "", len(sound), 0
    for mater, sound in (("ي", "īy"), ("و", "ūw")):
        if letter == mater and latin.startswith(sound):
            yield from ((SHADDA + marks, len(sound) + used, cost) for marks, used, cost in vowels(latin[len(sound) :]))
    if letter == "ا" and (first or (i == 2 and letters.startswith("ال"))):
        yield from ((SHORT[v], 1, 0) for v in SHORT if latin.startswith(v))
    if letter == "ا" and first:
        yield from (("", 1, 0.0) for _ in range(latin.startswith("al-") and letters[1:2] == "ل"))
        yield from (("", 0, 1.0) for _ in range(latin[:1] in LONG))
    if letter == "ل" and i == 1 and letters[0] == "ا" and latin.startswith("l-"):
        yield "", 2, 0
    if letter == "ة":
        yield from (("", 1, 0) for _ in range(latin[:1] in ("h", "t") and len(latin) == 1))
    if letter == "ا" and last and latin == "an":
        yield FATHATAN, 2, 0
    if letter in "اى" and last and latin == "a":
        yield "", 1, 0.5
    if (letter == "ا" and not first) or (letter == "و" and last and i > 2):
        yield "", 0, 1.5
    if consonant := CONSONANTS.get(letter):
        for times, shadda in ((2, SHADDA), (1, "")):
            sound = consonant * times
            if latin.startswith(sound):
                rest = latin[len(sound) :]
                yield from ((shadda + marks, len(sound) + used, cost) for marks, used, cost in vowels(rest))
        if letter in HAMZA_SEATS and (first or i == 2):
            yield from ((marks, used, cost + 0.1 * (not first)) for marks, used, cost in vowels(latin) if marks)


def vowels(latin: str) -> Iterator[tuple[str, int, float]]:
    """Yield each vowel that may follow a consonant, as (marks, characters used, cost).

    It is none, a short one, a long one whose letter reads it, or an ā that the Arabic does not write.
    """
    if latin[:1] in SHORT:
        yield SHORT[latin[0]], 1, 0
    elif latin[:1] in LONG:
        yield LONG[latin[0]], 0, 0
        if latin[0] == "ā":
            yield FATHA + DAGGER_ALEF, 1, 0.7
    else:
        yield "", 0, 0


def vocalize(bare: str, latin: str) -> str | None:
    """Return ``bare`` with the marks that make it read ``latin``, or None if the two do not fit."""
    latin = unicodedata.normalize("NFC", latin.lower()).replace("ʹ", "").replace("ʾ", "ʼ").replace("ʿ", "ʻ")

    @cache
    def best(i: int, j: int) -> tuple[float, str] | None:
        if i == len(bare):
            return (0.0, "") if j == len(latin) else None
        found = []
        for marks, used, cost in readings(bare, i, latin[j:]):
            if rest := best(i + 1, j + used):
                found.append((cost + rest[0], bare[i] + marks + rest[1]))
        return min(found, default=None)

    answer = best(0, 0)
    return answer[1] if answer and answer[0] <= MAX_COST else None
