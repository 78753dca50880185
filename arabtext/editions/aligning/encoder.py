"""A further feature of beads from a caller's sentence encoder: the cosine similarity of their two sides.

Any function that turns sentences of both languages into vectors of one space will do: LaBSE
(:func:`arabtext.integrations.labse.labse`), LASER, an API. How similar translations are, and how similar any two
sentences, differs from one encoder to the next; both are estimated from the two texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.bilingual.evidence import KINDS, EvidenceRow
from arabtext.editions.sides import Both
from arabtext.errors import ArgumentTypeError

Array = NDArray[np.floating[Any]]
#: Sentences → a matrix with a row for each.
Encoder = Callable[[Sequence[str]], NDArray[Any]]

# Chosen by hand with the small encoder of tests/bench/editions.py.
_WEIGHT: Final = 2.0  # log odds of a bead as similar as translations against one as similar as any two sentences
_SAMPLE: Final = 200  # English sentences from which the usual similarity is estimated
_MIN_SPAN: Final = 0.02  # cosine of translations above that of any two sentences, below which an encoder is ignored
_MAX_GROUP: Final = max(k for k, _ in KINDS)  # sentences


class Encoded:
    """The sentences of both sides as vectors of length one, prepared to compare groups of them."""

    def __init__(self, vectors: Both[Array]) -> None:
        self._vectors = vectors
        self._norms = vectors.map(_norms)
        self._usual, self._span = _usual(vectors)

    @classmethod
    def of(cls, english: Sequence[str], arabic: Sequence[str], encoder: Encoder) -> Encoded:
        """Return the sentences of both sides, at least one each, encoded.

        Raises :class:`arabtext.errors.ArgumentTypeError` unless ``encoder`` returns a row of numbers for each.
        """
        vectors = Both(_encode(english, encoder), _encode(arabic, encoder))
        widths = vectors.map(lambda of_side: of_side.shape[1])
        if widths.english != widths.arabic:
            raise ArgumentTypeError(
                f"the encoder returned rows of {widths.english} and of {widths.arabic} numbers; one width was expected"
            )
        return cls(vectors)

    def scores(self, rows: Sequence[EvidenceRow], top: int) -> list[NDArray[np.float64]]:
        """Return what similarity adds to the scores of the beads of each row: kinds × places, as in the rows."""
        return [self._row(row, top + j) for j, row in enumerate(rows)]

    def _row(self, row: EvidenceRow, j: int) -> NDArray[np.float64]:
        width = row.width
        found = np.zeros((len(KINDS), width))
        english = self._vectors.english[row.low : row.low + width + _MAX_GROUP - 1]
        arabic = self._vectors.arabic[j : j + _MAX_GROUP]
        if not len(arabic) or not len(english) or not self._span:
            return found
        near = english @ arabic.T
        summed = np.zeros((len(english) + 1, len(arabic) + 1))
        summed[1:, 1:] = near.cumsum(axis=0).cumsum(axis=1)
        for number, (k, size) in enumerate(KINDS):
            places = min(width, len(english) - k + 1)
            if size > len(arabic) or places <= 0:
                continue
            norms = self._norms.english[k - 1][row.low : row.low + places] * self._norms.arabic[size - 1][j]
            cosine = (summed[k : k + places, size] - summed[:places, size]) / np.maximum(norms, 1e-9)
            share = np.clip((cosine - self._usual) / self._span, -0.5, 1.5)
            found[number, :places] = _WEIGHT * (share - 0.5)
        return found


def _encode(sentences: Sequence[str], encoder: Encoder) -> Array:
    """Return the vectors of sentences, scaled to length one."""
    given = encoder(list(sentences))
    try:
        found = np.asarray(given, dtype=np.float32)
    except (TypeError, ValueError):
        found = np.zeros(0, dtype=np.float32)
    if found.ndim != 2 or len(found) != len(sentences) or not np.isfinite(found).all():
        shape = " × ".join(map(str, np.shape(found))) if found.size else type(given).__name__
        raise ArgumentTypeError(
            f"the encoder returned {shape} for {len(sentences)} sentences, not a row of finite numbers for each"
        )
    unit: Array = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.float32(1e-9))
    return unit


def _norms(side: Array) -> list[Array]:
    """Return the lengths of the sums of one to eight vectors, by the place where a group begins."""
    group, found = side, []
    for size in range(1, _MAX_GROUP + 1):
        found.append(np.linalg.norm(group, axis=1))
        group = group[:-1] + side[size:]
    return found


def _usual(vectors: Both[Array]) -> tuple[float, float]:
    """Return the mean cosine of any two sentences, and how far that of translations is above it; 0 if hardly."""
    some = np.random.default_rng(0).permutation(len(vectors.english))[:_SAMPLE]
    near = vectors.english[some] @ vectors.arabic.T
    usual = float(near.mean())
    span = float(near.max(axis=1).mean()) - usual
    return usual, span if span > _MIN_SPAN else 0.0
