"""The band of a long text: which English boundaries each Arabic one is compared with.

Pairs of sentences that share rare words, through the lexicon, are linked; the heaviest chain of links that rises on
both sides is the path of the texts. Between two neighboring links every sentence is compared with every other one, so
that a passage which one side lacks, however long, stays within the band.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.aligning.chain import Path
from arabtext.editions.bilingual.evidence import match_keys
from arabtext.editions.bilingual.lexicon import Lexicon, StemmedText
from arabtext.editions.sides import Both

Numbers = NDArray[np.int64]
Link = tuple[int, int, float]  # English sentence, Arabic sentence, how much they share

# Chosen by hand on books made of verses; speed and memory are measured by tests/bench/editions.py growth.
_MAX_DENSE: Final = 4_000  # sentence pairs up to which all are compared
_MAX_RARE: Final = 12  # sentences that have a rare word
_MIN_TRANSLATION: Final = 0.08  # probability of a translation that links sentences
_MARGIN: Final = 8  # sentences around the path that are compared
_MAX_DISTANCE: Final = 120  # sentences around the straight line between two links far from each other
_MAX_CELLS: Final = 200_000  # sentence pairs between two links that are all compared
_SUPPORT, _MAX_OFF_DIAGONAL = (
    8,
    4.0,
)  # a link counts if another is so near, and so near to the same diagonal (sentences)


def band(texts: Both[StemmedText], lex: Lexicon) -> tuple[Numbers, Numbers]:
    """Return for each boundary of the Arabic text, the last included, the first and the last English boundary that it
    is compared with; both rise.
    """
    n, m = texts.map(lambda text: len(text.lengths))
    if n * m <= _MAX_DENSE:
        return np.zeros(m + 1, dtype=np.int64), np.full(m + 1, n)
    return _around(_chain(_supported(_links(texts, lex), n / m)), n, m)


def _links(texts: Both[StemmedText], lex: Lexicon) -> list[Link]:
    """Return the pairs of sentences that share rare words, with the sum of their inverse frequencies."""
    of_english, of_arabic = texts.map(_rare)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for word, places in of_english.items():
        partners = [other for key in match_keys(word) for other in of_arabic.by_key.get(key, ())]
        partners += _translations(word, lex, of_arabic)
        for other in dict.fromkeys(partners):
            theirs = of_arabic[other]
            worth = 1.0 / max(len(places), len(theirs))
            for i in places:
                for j in theirs:
                    shared[i, j] += worth
    return [(i, j, worth) for (i, j), worth in shared.items()]


class _Rare(dict[str, list[int]]):
    """Rare words → the sentences that have them; ``by_key``: match keys → the words, for words without a lexicon."""

    by_key: dict[str, list[str]]


def _rare(text: StemmedText) -> _Rare:
    counts = Counter(text.words)
    found = _Rare()
    for sentence in range(len(text.lengths)):
        for word in dict.fromkeys(text.words[text.bounds[sentence] : text.bounds[sentence + 1]]):
            if counts[word] <= _MAX_RARE:
                found.setdefault(word, []).append(sentence)
    found.by_key = defaultdict(list)
    for word in found:
        for key in match_keys(word):
            found.by_key[key].append(word)
    return found


def _translations(word: str, lex: Lexicon, others: _Rare) -> list[str]:
    """Return the words among ``others`` that are likely translations of an English word."""
    number = lex.english.get(word, 0)
    if not number:
        return []
    table = lex.arabic_given_english
    start, stop = table.indptr[number], table.indptr[number + 1]
    likely = table.indices[start:stop][table.data[start:stop] >= _MIN_TRANSLATION]
    names = lex.arabic_words
    return [names[at] for at in likely if names[at] in others]


def _supported(links: Iterable[Link], slope: float) -> list[Link]:
    """Return the links that are the best of their sentences and have another one near on the same diagonal."""
    ordered = sorted(links, key=lambda link: (-link[2], link[0], link[1]))
    best_e: dict[int, float] = {}
    best_a: dict[int, float] = {}
    kept = []
    for i, j, worth in ordered:
        if worth >= best_e.setdefault(i, worth) and worth >= best_a.setdefault(j, worth):
            kept.append((i, j, worth))
    by_row: dict[int, list[int]] = defaultdict(list)
    for i, j, _ in kept:
        by_row[j].append(i)

    def is_supported(i: int, j: int) -> bool:
        near = (
            (other, row) for row in range(j - _SUPPORT, j + _SUPPORT + 1) if row != j for other in by_row.get(row, ())
        )
        return any(
            abs((other - i) - slope * (row - j)) <= _MAX_OFF_DIAGONAL and (other > i) == (row > j)
            for other, row in near
        )

    return [(i, j, worth) for i, j, worth in kept if is_supported(i, j)]


def _chain(links: list[Link]) -> list[tuple[int, int]]:
    """Return the heaviest chain of links that rises on both sides."""
    ordered = sorted(links, key=lambda link: (link[1], -link[0]))
    ends: list[int] = []  # English places of the best chains, rising, with rising weights
    chains: list[tuple[float, int]] = []  # weight, number of the last link
    before: list[int] = []
    for number, (i, _, worth) in enumerate(ordered):
        at = bisect_right(ends, i - 1)
        weight, previous = (chains[at - 1][0], chains[at - 1][1]) if at else (0.0, -1)
        before.append(previous)
        weight += worth
        place = bisect_right(ends, i)
        if place and chains[place - 1][0] >= weight:
            continue
        stop = place
        start = place - 1 if place and ends[place - 1] == i else place
        while stop < len(ends) and chains[stop][0] <= weight:
            stop += 1
        ends[start:stop], chains[start:stop] = [i], [(weight, number)]
    at = chains[-1][1] if chains else -1
    found = []
    while at >= 0:
        found.append((ordered[at][0], ordered[at][1]))
        at = before[at]
    return found[::-1]


def _around(chain: list[tuple[int, int]], n: int, m: int) -> tuple[Numbers, Numbers]:
    """Return the bounds of the places between each two links, with a margin around them."""
    low, high = np.full(m + 1, n, dtype=np.int64), np.zeros(m + 1, dtype=np.int64)
    corners = [(0, 0), *chain, (n, m)]
    for (i0, j0), (i1, j1) in pairwise(corners):
        first, last = max(0, j0 - _MARGIN), min(m, j1 + _MARGIN)
        rows = np.arange(first, last + 1)
        left, right = np.full(len(rows), i0 - _MARGIN), np.full(len(rows), i1 + _MARGIN)
        if min(i1 - i0, j1 - j0) > 2 * _MAX_DISTANCE or (i1 - i0) * (j1 - j0) > _MAX_CELLS:
            slope = (i1 - i0) / (j1 - j0)  # nothing links them: along the straight line
            line, wide = i0 + (rows - j0) * slope, max(_MAX_DISTANCE, slope + _MARGIN)
            left = np.maximum(left, (line - wide).astype(np.int64))
            right = np.minimum(right, (line + wide).astype(np.int64))
        low[first : last + 1] = np.minimum(low[first : last + 1], left)
        high[first : last + 1] = np.maximum(high[first : last + 1], right)
    low, high = np.clip(low, 0, n), np.clip(high, 0, n)
    low[0], high[-1] = 0, n
    low = np.minimum.accumulate(low[::-1])[::-1]
    return low, np.maximum.accumulate(high)


def near_path(path: Path, margin: int, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Return the bounds of the places within ``low`` and ``high`` that are at most ``margin`` sentences from a path."""
    size = len(low)
    near_low, near_high = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)
    for i, j, (k, steps) in path:
        rows = slice(max(0, j - margin), j + steps + margin + 1)
        near_low[rows] = np.minimum(near_low[rows], i - margin)
        near_high[rows] = np.maximum(near_high[rows], i + k + margin)
    near_low, near_high = np.maximum(near_low, low), np.minimum(near_high, high)
    return np.minimum.accumulate(near_low[::-1])[::-1], np.maximum.accumulate(near_high)
