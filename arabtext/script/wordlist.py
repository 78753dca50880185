"""The list of Arabic words with their frequencies, and the list of pairs of words: the evidence behind repairs.

Frequencies are in words per million. Words are looked up as they are usually spelled, without tashkeel and tatweel.
"""

from __future__ import annotations

import math
from typing import Final

from arabtext import resources
from arabtext.memory import once
from arabtext.script.morphology import endings, proclitics, without_ending, without_proclitic

#: Words per million that stand for a word outside the list: a tenth of the rarest that build_words.py keeps.
UNSEEN: Final = 0.005
_PAIR_WEIGHT: Final = 0.6  # share of the known pair in the probability of a word after another; chosen by hand


@once
def frequencies() -> dict[str, float]:
    """Return word → occurrences in a million words.

    >>> frequencies()["في"] > frequencies()["العراق"] > 10
    True
    """
    return resources.weights("script/words.tsv", "word", "count")


@once
def _pairs() -> dict[str, dict[str, float]]:
    """Return first word → second word → its share among the words after the first."""
    pairs: dict[str, dict[str, float]] = {}
    for first, second, count in resources.rows("script/word_pairs.tsv", "first", "second", "count"):
        pairs.setdefault(first, {})[second] = float(count)
    return {first: {w: n / sum(after.values()) for w, n in after.items()} for first, after in pairs.items()}


def frequency(word: str) -> float:
    """Return how many words in a million are ``word``; 0 outside the list."""
    return frequencies().get(word, 0.0)


_MIN_STEM: Final = 3  # letters that stay without a proclitic and an ending


def is_plausible(word: str) -> bool:
    """Return whether ``word`` is in the list as it is, or without a proclitic, an ending, or both.

    >>> is_plausible("وسيتذكرونها"), is_plausible("اهنوركذتي")
    (True, False)
    """
    known = frequencies()
    if word in known:
        return True
    starts = [word, *without_proclitic(word, proclitics(fitted="suspects"), _MIN_STEM)]
    if any(start in known for start in starts[1:]):
        return True
    return any(
        stem in known for start in starts for stem in without_ending(start, endings(fitted="suspects"), _MIN_STEM)
    )


def log_probability(word: str, before: str = "") -> float:
    """Return the natural logarithm of the probability of ``word`` after the word ``before``, if one is given.

    >>> log_probability("المتحدة", "الولايات") > log_probability("المتحدة")
    True
    """
    return math.log(share_after(before, word, (frequency(word) or UNSEEN) / 1e6))


def share_after(before: str, word: str, alone: float) -> float:
    """Return the share of ``word`` among the words after ``before``, given its share among all words."""
    together = _pairs().get(before, {}).get(word, 0.0) if before else 0.0
    return (1 - _PAIR_WEIGHT) * alone + _PAIR_WEIGHT * together
