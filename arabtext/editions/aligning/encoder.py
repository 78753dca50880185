"""One more feature of a bead where the caller brings an encoder of sentences: how near its two sides are in meaning.

Any function that turns sentences of both languages into vectors of one space will do: LaBSE
(:func:`arabtext.integrations.labse.labse`), LASER, an API. How near sentences are that belong together, and how near
any two, differs from one encoder to the next; both are read off the two texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.bilingual.evidence import KINDS, Rows
from arabtext.errors import ArgumentTypeError

Array = NDArray[np.floating[Any]]
#: Sentences → a matrix with a row for each.
Encoder = Callable[[Sequence[str]], NDArray[Any]]

_WEIGHT: Final = 2.0  # of a bead as near as translations are, against one as near as any two sentences
_MOST: Final = max(k for k, _ in KINDS)
_SAMPLE: Final = 200  # English sentences by which the usual nearness is read off
_LEAST_SPAN: Final = 0.02  # cosine between any two and translations, below which an encoder says nothing


class Encoded:
    """The sentences of both sides as vectors of length one, summed up so that groups of them can be compared."""

    def __init__(self, english: Array, arabic: Array) -> None:
        self._sides = english, arabic
        self._norms = tuple(_norms(side) for side in self._sides)
        self._usual, self._span = _usual(english, arabic)

    @classmethod
    def of(cls, english: Sequence[str], arabic: Sequence[str], encoder: Encoder) -> Encoded:
        """Return the sentences of both sides, at least one each, as ``encoder`` gives them.

        Raises :class:`arabtext.errors.ArgumentTypeError` if it does not give a row of numbers for each sentence.
        """
        sides = _vectors(english, encoder), _vectors(arabic, encoder)
        widths = [side.shape[1] for side in sides]
        if widths[0] != widths[1]:
            raise ArgumentTypeError(
                f"the encoder gave rows of {widths[0]} and of {widths[1]} numbers; one width was expected"
            )
        return cls(*sides)

    def scores(self, rows: Sequence[Rows], top: int) -> list[NDArray[np.float64]]:
        """What nearness adds to the beads of each row: kinds × places, as in the rows' own evidence."""
        return [self._row(row, top + j) for j, row in enumerate(rows)]

    def _row(self, row: Rows, j: int) -> NDArray[np.float64]:
        width = row.matched.shape[2]
        found = np.zeros((len(KINDS), width))
        english = self._sides[0][row.low : row.low + width + _MOST - 1]
        arabic = self._sides[1][j : j + _MOST]
        if not len(arabic) or not len(english) or not self._span:
            return found
        near = english @ arabic.T
        summed = np.zeros((len(english) + 1, len(arabic) + 1))
        summed[1:, 1:] = near.cumsum(axis=0).cumsum(axis=1)
        for number, (k, size) in enumerate(KINDS):
            places = min(width, len(english) - k + 1)
            if size > len(arabic) or places <= 0:
                continue
            norms = self._norms[0][k - 1][row.low : row.low + places] * self._norms[1][size - 1][j]
            cosine = (summed[k : k + places, size] - summed[:places, size]) / np.maximum(norms, 1e-9)
            share = np.clip((cosine - self._usual) / self._span, -0.5, 1.5)
            found[number, :places] = _WEIGHT * (share - 0.5)
        return found


def _vectors(sentences: Sequence[str], encoder: Encoder) -> Array:
    """The vectors of sentences, of length one."""
    given = encoder(list(sentences))
    try:
        found = np.asarray(given, dtype=np.float32)
    except (TypeError, ValueError):
        found = np.zeros(0, dtype=np.float32)
    if found.ndim != 2 or len(found) != len(sentences) or not np.isfinite(found).all():
        shape = " × ".join(map(str, np.shape(found))) if found.size else type(given).__name__
        raise ArgumentTypeError(
            f"the encoder gave {shape} for {len(sentences)} sentences; a row of finite numbers for each was expected"
        )
    unit: Array = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.float32(1e-9))
    return unit


def _norms(side: Array) -> list[Array]:
    """The lengths of the sums of one to eight sentences, by the place where the group begins."""
    group, found = side, []
    for size in range(1, _MOST + 1):
        found.append(np.linalg.norm(group, axis=1))
        group = group[:-1] + side[size:]
    return found


def _usual(english: Array, arabic: Array) -> tuple[float, float]:
    """How near any two sentences are, and how much nearer translations are; 0 if the encoder does not tell."""
    some = np.random.default_rng(0).permutation(len(english))[:_SAMPLE]
    near = english[some] @ arabic.T
    usual = float(near.mean())
    span = float(near.max(axis=1).mean()) - usual
    return usual, span if span > _LEAST_SPAN else 0.0
