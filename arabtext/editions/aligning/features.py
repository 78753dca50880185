"""A log-linear model of how two editions run beside each other: features of beads, and their weights.

A semi-Markov conditional random field (Sarawagi & Cohen 2004): the probability of a chain of beads is proportional to
the exponential of its weighted features. The weights, editions/bead_weights.tsv, were fitted on documents made of
verses and sentences whose merges, gaps and insertions vary from one to the next (resources/builders/build_aligner.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext import resources
from arabtext.editions.aligning.chain import Scores
from arabtext.editions.bilingual.evidence import KINDS, Evidence, Rows
from arabtext.memory import once

Array = NDArray[np.float64]

_WORDS: Final = ("arabic words", "english words", "length")
_BEADS: Final = (
    "2-1", "1-2", "3-1", "1-3", "n-1", "n-1 further", "1-n", "1-n further", "2-2", "n-m",
    "n-m further", "skew", "more english", "more arabic",
)  # fmt: skip
_ALONE: Final = ("", " ratio", " mass", " inverse mass", " near", " near mass", " anywhere")
#: The names of all features, in the order of the vectors here.
FEATURES: Final = (
    *_WORDS,
    *_BEADS,
    *(f"english alone{name}" for name in _ALONE),
    *(f"arabic alone{name}" for name in _ALONE),
)
_FIRST_BEAD, _FIRST_ALONE = len(_WORDS), len(_WORDS) + len(_BEADS)
_UNIT_MASS = 100.0  # natural logarithms; a sentence of a dozen words
_CLOSE = 0.2  # mean of the best likelihood ratios, by unit of mass, of texts that explain each other well
_BEST_OF = 3  # places of the text whose mean tells how well a sentence fits anywhere
_PARAGRAPH_COST = 2.5  # of a bead that joins sentences across the end of a paragraph


@dataclass(frozen=True)
class Documented:
    """The features of all beads: of each row, and what is the same for all rows."""

    rows: list[Rows]
    kinds: Array  # kinds × features of a kind of bead
    english: Array  # English sentences × features of one alone that no place changes
    arabic: Array  # the same of the Arabic sentences of the rows
    close: float  # how well the two texts explain each other, 0 to 1

    def alone(self, side: int, j: int) -> Array:
        """The features of a sentence alone at Arabic boundary ``j``: features × places."""
        row = self.rows[j]
        width = row.matched.shape[2]
        near = (row.alone_arabic if side else row.alone_english)[:width]
        if side:
            own = np.repeat(self.arabic[min(j, len(self.arabic) - 1)][:, None], width, axis=1)
        else:
            own = self.english[np.minimum(row.low + np.arange(width), len(self.english) - 1)].T
        features = np.empty((len(_ALONE), width))
        features[:4], features[4], features[5], features[6] = own[:4], near, near * own[2], own[4]
        return features


def features(evidence: Evidence, rows: list[Rows], top: int = 0, close: float | None = None) -> Documented:
    """Return the features of all beads of two texts, or of a stretch that begins at Arabic sentence ``top``.

    ``close`` is how well the texts explain each other, if that is known from an earlier look.
    """
    share = float(np.log(evidence.n / evidence.m))
    best_e, best_a, whole = _best(evidence, rows, top)
    return Documented(
        rows,
        _kind_features(share),
        _own(evidence.mass_e, share, best_e),
        _own(evidence.mass_a[top : top + len(best_a)], share, best_a),
        float(np.clip(whole / _CLOSE, 0, 1)) if close is None else close,
    )


def _kind_features(share: float) -> Array:
    """Features that a bead has by its kind; ``share`` is the log of English to Arabic sentences."""
    found = np.zeros((len(KINDS), len(_BEADS)))
    place = {name: at for at, name in enumerate(_BEADS)}
    for number, (k, size) in enumerate(KINDS):
        row = found[number]
        if f"{k}-{size}" in place:
            row[place[f"{k}-{size}"]] = 1.0
        elif min(k, size) > 1:
            row[place["n-m"]], row[place["n-m further"]] = 1.0, k + size - 5
        elif max(k, size) > 1:
            kind = "n-1" if k > size else "1-n"
            row[place[kind]], row[place[f"{kind} further"]] = 1.0, max(k, size) - 4
        row[place["skew"]] = (k - size) * share
        row[place["more english"]] = share * (k > size)
        row[place["more arabic"]] = share * (size > k)
    return found


def _own(mass: Array, share: float, best: Array) -> Array:
    scaled = mass / _UNIT_MASS
    return np.stack([np.ones_like(mass), np.full_like(mass, share), scaled, np.minimum(1 / scaled, 10.0), best], axis=1)


def _best(evidence: Evidence, rows: list[Rows], top: int) -> tuple[Array, Array, float]:
    """How well the few best places of the other text explain a unit of each sentence's mass; and how well the very
    best do, of the whole text.
    """
    best_e = np.full((evidence.n, _BEST_OF), np.nan)
    best_a, most_a = np.zeros((2, len(rows) - 1))
    for j, row in enumerate(rows[:-1]):
        fits = row.fits[0]
        places = row.low + np.flatnonzero(fits)
        for_e = row.matched[1, 0, fits] / evidence.mass_e[places]
        for_a = row.matched[0, 0, fits] / evidence.mass_a[top + j]
        if len(for_a):
            best_a[j], most_a[j] = np.sort(for_a)[-_BEST_OF:].mean(), for_a.max()
            worst = np.nan_to_num(best_e[places], nan=-np.inf)
            at = worst.argmin(axis=1)
            better = for_e > worst[np.arange(len(places)), at]
            best_e[places[better], at[better]] = for_e[better]
    counts = np.maximum((~np.isnan(best_e)).sum(axis=1), 1)
    known = ~np.isnan(best_e).all(axis=1)
    most_e = np.nanmax(best_e[known], axis=1) if known.any() else most_a
    return np.nansum(best_e, axis=1) / counts, best_a, float(most_e.mean() + most_a.mean()) / 2


def scores(
    documented: Documented,
    weights: Array,
    paragraph_e: Sequence[int] = (),
    paragraph_a: Sequence[int] = (),
    added: Sequence[Array] = (),
) -> list[Scores]:
    """Return the scores of all beads under ``weights``: a row in the order of :data:`FEATURES`, and one of what is
    added to it where the texts explain each other well.

    ``paragraph_e``, ``paragraph_a``: the paragraph of each English sentence, and of each Arabic one of the rows.
    ``added``: what else speaks for the beads of each row, kinds × places.
    """
    weights = weights[0] + documented.close * weights[1]
    by_kind = documented.kinds @ weights[_FIRST_BEAD:_FIRST_ALONE]
    alone = weights[_FIRST_ALONE:].reshape(2, len(_ALONE))
    crossing_e, crossing_a = _crossings(paragraph_e), _crossings(paragraph_a)
    found = []
    for j, row in enumerate(documented.rows):
        matched = np.tensordot(weights[:_FIRST_BEAD], row.matched, axes=1) + by_kind[:, None]
        if crossing_e is not None and crossing_a is not None:
            matched -= _PARAGRAPH_COST * _crossed(row, j, crossing_e, crossing_a)
        if added:
            matched += added[j]
        matched = np.where(row.fits, matched, -np.inf)
        of_english, of_arabic = (alone[side] @ documented.alone(side, j) for side in (0, 1))
        found.append(Scores(row.low, matched, of_english, of_arabic))
    return found


def _crossings(paragraphs: Sequence[int]) -> NDArray[np.int64] | None:
    return np.asarray(paragraphs, dtype=np.int64) if len(paragraphs) else None


def _crossed(row: Rows, j: int, paragraph_e: NDArray[np.int64], paragraph_a: NDArray[np.int64]) -> Array:
    """On how many sides a bead joins sentences of several paragraphs: kinds × places."""
    width = row.matched.shape[2]
    found = np.zeros((len(KINDS), width))
    first = np.minimum(row.low + np.arange(width), len(paragraph_e) - 1)
    for number, (k, size) in enumerate(KINDS):
        last = np.minimum(first + k - 1, len(paragraph_e) - 1)
        found[number] = paragraph_e[last] != paragraph_e[first]
        if j + size <= len(paragraph_a):
            found[number] += paragraph_a[j + size - 1] != paragraph_a[j]
    return found


def counted(documented: Documented, j: int, matched: Array, arabic_alone: Array, english_alone: Array) -> Array:
    """Return the features of the beads that begin at Arabic boundary ``j``, weighed: what a chain adds up, in the two
    rows of weights.

    ``matched``: weights of kinds × places, in the order of :data:`KINDS`; ``arabic_alone`` and ``english_alone``: of a
    sentence alone.
    """
    row = documented.rows[j]
    found = np.concatenate(
        [
            (row.matched * matched).sum(axis=(1, 2)),
            matched.sum(axis=1) @ documented.kinds,
            documented.alone(0, j) @ english_alone,
            documented.alone(1, j) @ arabic_alone,
        ]
    )
    return np.stack([found, documented.close * found])


@once
def weights() -> Array:
    """The fitted weights, two rows in the order of :data:`FEATURES`: as they are, and what closeness adds."""
    rows = resources.rows("editions/bead_weights.tsv", "feature", "weight", "close")
    table = {name: (float(weight), float(close)) for name, weight, close in rows}
    return np.array([table[name] for name in FEATURES]).T
