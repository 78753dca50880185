"""A log-linear model of chains of beads: the features of a bead, and the scores that weights make of them.

A semi-Markov conditional random field (Sarawagi & Cohen 2004,
https://papers.nips.cc/paper/2648-semi-markov-conditional-random-fields-for-information-extraction): the probability of
a chain is proportional to the exponential of its weighted features. The weights, editions/bead_weights.tsv, are fitted
by resources/builders/build_aligner.py on documents made of verses and sentences, each with its own share of merges,
gaps and insertions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext import resources
from arabtext.editions.aligning.band import near_path
from arabtext.editions.aligning.chain import Path, Scores
from arabtext.editions.aligning.style import USUAL, Style
from arabtext.editions.bilingual.evidence import KINDS, Evidence, EvidenceRow
from arabtext.editions.sides import Both, Side
from arabtext.memory import once

Array = NDArray[np.float64]

_WORDS: Final = ("arabic words", "english words", "length")
_BEADS: Final = (
    "2-1", "1-2", "3-1", "1-3", "n-1", "n-1 further", "1-n", "1-n further", "2-2", "n-m",
    "n-m further", "skew", "more english", "more arabic", "style",
)  # fmt: skip
_ALONE: Final = ("", " ratio", " mass", " inverse mass", " near", " near mass", " anywhere", " style")
#: The names of all features, in the order of the vectors here.
FEATURES: Final = (
    *_WORDS,
    *_BEADS,
    *(f"english alone{name}" for name in _ALONE),
    *(f"arabic alone{name}" for name in _ALONE),
)
_FIRST_BEAD, _FIRST_ALONE = len(_WORDS), len(_WORDS) + len(_BEADS)
# The weights are fitted to the features as they are with these; chosen by hand, measured by tests/bench/editions.py.
_UNIT_MASS: Final = 100.0  # negative log probability of the words of a sentence of about a dozen words
_MAX_INVERSE_MASS: Final = 10.0  # of the feature "inverse mass", in one over unit mass
_FULL_CLOSENESS: Final = 0.2  # mean of the best likelihood ratios, by mass, from which closeness is 1
_BEST_PLACES: Final = 3  # best places of the other text whose mean is the feature "anywhere"
# Not fitted, since the texts of the builder have no paragraphs; chosen by hand.
_PARAGRAPH_COST: Final = 2.5  # log odds: of each side on which a bead joins sentences of two paragraphs


@dataclass(frozen=True)
class Features:
    """The features of all beads: of each row, and what is the same for all rows.

    ``kinds``: kinds of beads × their features. ``english``: English sentences × the features of one alone that do not
    depend on the place; ``arabic`` the same of the Arabic sentences of the rows. ``closeness``: how well the two texts
    explain each other, 0 to 1.
    """

    rows: list[EvidenceRow]
    kinds: Array
    english: Array
    arabic: Array
    closeness: float
    style: Style = field(default=USUAL)

    def with_style(self, style: Style) -> Features:
        """Return the features of the same texts, whose style is known."""
        kinds = self.kinds.copy()
        kinds[:, _BEADS.index("style")] = style.of_kinds
        return replace(self, kinds=kinds, style=style)

    def near(self, path: Path, margin: int) -> Features:
        """Return the features of the beads at most ``margin`` sentences from a path."""
        last = self.rows[-1]
        bounds = np.zeros(len(self.rows), dtype=np.int64), np.full(len(self.rows), last.low + last.width - 1)
        low, high = near_path(path, margin, *bounds)
        return replace(self, rows=[row.within(*ends) for row, *ends in zip(self.rows, low, high, strict=True)])

    def alone(self, side: Side, j: int) -> Array:
        """Return the features of a sentence of ``side`` alone at Arabic boundary ``j``: features × places."""
        row = self.rows[j]
        if side is Side.ENGLISH:
            nearest = row.alone_english
            own = self.english[np.minimum(row.low + np.arange(row.width), len(self.english) - 1)].T
        else:
            nearest = row.alone_arabic
            own = np.repeat(self.arabic[min(j, len(self.arabic) - 1)][:, None], row.width, axis=1)
        constant_to_inverse_mass, mass, anywhere = own[:4], own[2], own[4]
        nearest = nearest[: row.width]
        gaps = np.full(row.width, self.style.of_gaps[side is Side.ARABIC])
        return np.concatenate([constant_to_inverse_mass, [nearest, nearest * mass, anywhere, gaps]])


def features(evidence: Evidence, rows: list[EvidenceRow], *, top: int = 0, closeness: float | None = None) -> Features:
    """Return the features of all beads of two texts, or of a stretch that begins at Arabic sentence ``top``.

    ``closeness`` is given if it is known from an earlier pass.
    """
    log_ratio = float(np.log(evidence.n / evidence.m))
    anywhere, mean_best = _best(evidence, rows, top)
    arabic_mass = evidence.mass.arabic[top : top + len(anywhere.arabic)]
    return Features(
        rows=rows,
        kinds=_kind_features(log_ratio),
        english=_alone_features(evidence.mass.english, log_ratio, anywhere.english),
        arabic=_alone_features(arabic_mass, log_ratio, anywhere.arabic),
        closeness=float(np.clip(mean_best / _FULL_CLOSENESS, 0, 1)) if closeness is None else closeness,
    )


def _kind_features(log_ratio: float) -> Array:
    """Return the features of each kind of bead; ``log_ratio`` is that of English to Arabic sentences."""
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
        row[place["skew"]] = (k - size) * log_ratio
        row[place["more english"]] = log_ratio * (k > size)
        row[place["more arabic"]] = log_ratio * (size > k)
    return found


def _alone_features(mass: Array, log_ratio: float, anywhere: Array) -> Array:
    """Return the features of each sentence alone that do not depend on the place: sentences × features."""
    scaled = mass / _UNIT_MASS
    inverse = np.minimum(1 / scaled, _MAX_INVERSE_MASS)
    return np.stack([np.ones_like(mass), np.full_like(mass, log_ratio), scaled, inverse, anywhere], axis=1)


def _best(evidence: Evidence, rows: list[EvidenceRow], top: int) -> tuple[Both[Array], float]:
    """Return how well the few best places of the other text explain a unit of each sentence's mass; and how well the
    very best place does, as the mean of the whole text.
    """
    best_e = np.full((evidence.n, _BEST_PLACES), np.nan)
    best_a, most_a = np.zeros((2, len(rows) - 1))
    for j, row in enumerate(rows[:-1]):
        fits = row.fits[0]
        places = row.low + np.flatnonzero(fits)
        for_e = row.matched[1, 0, fits] / evidence.mass.english[places]
        for_a = row.matched[0, 0, fits] / evidence.mass.arabic[top + j]
        if len(for_a):
            best_a[j], most_a[j] = np.sort(for_a)[-_BEST_PLACES:].mean(), for_a.max()
            worst = np.nan_to_num(best_e[places], nan=-np.inf)
            at = worst.argmin(axis=1)
            better = for_e > worst[np.arange(len(places)), at]
            best_e[places[better], at[better]] = for_e[better]
    counts = np.maximum((~np.isnan(best_e)).sum(axis=1), 1)
    known = ~np.isnan(best_e).all(axis=1)
    most_e = np.nanmax(best_e[known], axis=1) if known.any() else most_a
    return Both(np.nansum(best_e, axis=1) / counts, best_a), float(most_e.mean() + most_a.mean()) / 2


def scores(known: Features, weights: Array, *, paragraphs: Both[Sequence[int]] | None = None) -> list[Scores]:
    """Return the scores of all beads under ``weights``: a row in the order of :data:`FEATURES`, and one that is added
    to it in proportion to how close the texts are.

    ``paragraphs``: the paragraph of each English sentence, and of each Arabic one of the rows; ignored if a side is
    empty.
    """
    weights = weights[0] + known.closeness * weights[1]
    by_kind = known.kinds @ weights[_FIRST_BEAD:_FIRST_ALONE]
    alone = Both(*weights[_FIRST_ALONE:].reshape(2, len(_ALONE)))
    crossing = (
        paragraphs.map(lambda of_side: np.asarray(of_side, dtype=np.int64)) if paragraphs and all(paragraphs) else None
    )
    found = []
    for j, row in enumerate(known.rows):
        matched = np.tensordot(weights[:_FIRST_BEAD], row.matched, axes=1) + by_kind[:, None]
        if crossing:
            matched -= _PARAGRAPH_COST * _crossed(row, j, crossing)
        matched = np.where(row.fits, matched, -np.inf)
        found.append(
            Scores(
                low=row.low,
                matched=matched,
                alone_english=alone.english @ known.alone(Side.ENGLISH, j),
                alone_arabic=alone.arabic @ known.alone(Side.ARABIC, j),
            )
        )
    return found


def _crossed(row: EvidenceRow, j: int, paragraphs: Both[NDArray[np.int64]]) -> Array:
    """Return on how many sides a bead joins sentences of several paragraphs: kinds × places."""
    english, arabic = paragraphs
    found = np.zeros((len(KINDS), row.width))
    first = np.minimum(row.low + np.arange(row.width), len(english) - 1)
    for number, (k, size) in enumerate(KINDS):
        last = np.minimum(first + k - 1, len(english) - 1)
        found[number] = english[last] != english[first]
        if j + size <= len(arabic):
            found[number] += arabic[j + size - 1] != arabic[j]
    return found


def sum_features(known: Features, j: int, *, matched: Array, english_alone: Array, arabic_alone: Array) -> Array:
    """Return the weighted sum of the features of the beads that begin at Arabic boundary ``j``, in two rows as weights
    are.

    ``matched``: the weight of each bead, kinds × places, in the order of :data:`KINDS`; ``english_alone`` and
    ``arabic_alone``: those of a sentence alone, by place. A chain sums up its own beads (weight 1); training sums up
    all beads with their posterior probabilities.
    """
    row = known.rows[j]
    found = np.concatenate(
        [
            (row.matched * matched).sum(axis=(1, 2)),
            matched.sum(axis=1) @ known.kinds,
            known.alone(Side.ENGLISH, j) @ english_alone,
            known.alone(Side.ARABIC, j) @ arabic_alone,
        ]
    )
    return np.stack([found, known.closeness * found])


@once
def weights() -> Array:
    """Return the weights for texts of unknown style: one row in the order of :data:`FEATURES`, and one that is added by
    closeness.
    """
    return _read("editions/bead_weights.tsv")


@once
def styled_weights() -> Array:
    """Return the same for texts whose style is known."""
    return _read("editions/styled_weights.tsv")


def _read(path: str) -> Array:
    rows = resources.rows(path, "feature", "weight", "close")
    table = {name: (float(weight), float(close)) for name, weight, close in rows}
    return np.array([table[name] for name in FEATURES]).T
