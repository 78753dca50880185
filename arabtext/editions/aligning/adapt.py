"""Adapt the translation tables to two texts: learn the words that the lexicon does not know from a first alignment.

The beads of a first pass are a small parallel corpus. Model 1 (Brown et al. 1993, https://aclanthology.org/J93-2003/),
started from the lexicon and drawn to it, with both directions agreeing (Liang et al. 2006,
https://aclanthology.org/N06-1014/), learns from it which forms translate each other here: the author's words, the
names. What it learned is mixed into the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix

from arabtext.editions.bilingual.evidence import Evidence
from arabtext.editions.sides import Side

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
Place = tuple[int, int, int, int]  # first English and first Arabic sentence of a bead, and how many of each

# Chosen by hand on long texts with unknown words, and measured by tests/bench/editions.py DATA foreign.
_ROUNDS: Final = 3  # of expectation maximization
_PRIOR: Final = 2.0  # counts that the lexicon's probability of a translation weighs
_NEW_PAIR: Final = 0.001  # probability, before the first round, of two forms that the lexicon does not pair
_NO_PARTNER: Final = 0.01  # probability of a word without a translation
_LEARNED: Final = 0.3  # share of the learned probability in the mixed tables
_MAX_WORDS: Final = 400  # of a side of a bead


def adapted(evidence: Evidence, beads: Iterable[Place]) -> Evidence:
    """Return the evidence of the same texts with tables adapted to ``beads``, which have two sides."""
    corpus = _links(evidence, beads)
    if corpus is None:
        return evidence
    (e, a), (place_e, place_a) = corpus
    width = len(evidence.arabic_forms)
    keys, entry = np.unique(e * width + a, return_inverse=True)
    of = keys // width, keys % width
    old = [np.asarray(table[of]).ravel() for table in evidence.tables]
    new = [table + _NEW_PAIR for table in old]
    for _ in range(_ROUNDS):
        forward, backward = new[0][entry], new[1][entry]
        forward /= np.bincount(place_a, forward)[place_a] + _NO_PARTNER
        backward /= np.bincount(place_e, backward)[place_e] + _NO_PARTNER
        counts = np.bincount(entry, forward * backward, minlength=len(keys))
        new = [
            (counts + _PRIOR * prior) / (np.bincount(side, counts)[side] + _PRIOR)
            for prior, side in zip(old, of, strict=True)
        ]
    return evidence.with_tables(*(_mixed(*tables, of) for tables in zip(evidence.tables, new, old, strict=True)))


def _mixed(table: csr_matrix, new: Array, old: Array, of: tuple[Numbers, Numbers]) -> csr_matrix:
    learned = coo_matrix((_LEARNED * (new - old), of), shape=table.shape)
    return csr_matrix(table + learned.tocsr())


def _links(
    evidence: Evidence, beads: Iterable[Place]
) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]] | None:
    """Return every pair of an English and an Arabic word in one bead: the numbers of the forms, and of the words."""
    found: list[tuple[Numbers, ...]] = []
    english = arabic = 0  # words so far
    for i, j, k, size in beads:
        e, a = (
            evidence.forms_of(Side.ENGLISH, i, i + k)[:_MAX_WORDS],
            evidence.forms_of(Side.ARABIC, j, j + size)[:_MAX_WORDS],
        )
        if len(e) and len(a):
            places_e, places_a = np.arange(english, english + len(e)), np.arange(arabic, arabic + len(a))
            found.append(
                (np.repeat(e, len(a)), np.tile(a, len(e)), np.repeat(places_e, len(a)), np.tile(places_a, len(e)))
            )
            english, arabic = english + len(e), arabic + len(a)
    if not found:
        return None
    e, a, place_e, place_a = (np.concatenate(part) for part in zip(*found, strict=True))
    return (e, a), (place_e, place_a)
