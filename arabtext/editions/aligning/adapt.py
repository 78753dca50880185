"""What two texts say of words that the lexicon does not know: a second look at them teaches it.

The beads of a first look are a small parallel corpus. Model 1 (Brown et al. 1993, https://aclanthology.org/J93-2003/),
started from the lexicon and drawn to it, with both directions agreeing (Liang et al. 2006), learns from it which forms
stand for each other here: the words of the author, the names. What it learned is mixed into the lexicon's tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix

from arabtext.editions.bilingual.evidence import Evidence

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
Place = tuple[int, int, int, int]  # first English and Arabic sentence of a bead, and how many of each

_ROUNDS: Final = 3
_PRIOR: Final = 2.0  # counts by which a word is drawn to the lexicon
_UNSEEN: Final = 0.001  # what two words that the lexicon does not join start with
_NOTHING: Final = 0.01  # what speaks for a word having no partner
_SHARE: Final = 0.3  # of what was learned in the tables
_LONGEST: Final = 400  # words of a bead's side that are looked at


def adapted(evidence: Evidence, beads: Iterable[Place]) -> Evidence:
    """Return the evidence of the same texts with tables that have learned from beads with two sides."""
    corpus = _links(evidence, beads)
    if corpus is None:
        return evidence
    (e, a), (place_e, place_a) = corpus
    width = len(evidence.arabic_forms)
    keys, entry = np.unique(e * width + a, return_inverse=True)
    of = keys // width, keys % width
    old = [np.asarray(table[of]).ravel() for table in evidence.tables]
    new = [table + _UNSEEN for table in old]
    for _ in range(_ROUNDS):
        forward, backward = new[0][entry], new[1][entry]
        forward /= np.bincount(place_a, forward)[place_a] + _NOTHING
        backward /= np.bincount(place_e, backward)[place_e] + _NOTHING
        counts = np.bincount(entry, forward * backward, minlength=len(keys))
        new = [
            (counts + _PRIOR * prior) / (np.bincount(side, counts)[side] + _PRIOR)
            for prior, side in zip(old, of, strict=True)
        ]
    return evidence.with_tables(*(_mixed(*tables, of) for tables in zip(evidence.tables, new, old, strict=True)))


def _mixed(table: csr_matrix, new: Array, old: Array, of: tuple[Numbers, Numbers]) -> csr_matrix:
    learned = coo_matrix((_SHARE * (new - old), of), shape=table.shape)
    return csr_matrix(table + learned.tocsr())


def _links(
    evidence: Evidence, beads: Iterable[Place]
) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]] | None:
    """Every pair of an English and an Arabic form in one bead: their numbers, and the places of the two words."""
    found: list[tuple[Numbers, ...]] = []
    english = arabic = 0  # words so far
    for i, j, k, size in beads:
        e, a = evidence.forms_of(0, i, i + k)[:_LONGEST], evidence.forms_of(1, j, j + size)[:_LONGEST]
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
