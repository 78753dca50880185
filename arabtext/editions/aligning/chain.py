"""The best chain of beads through two texts, and how probable each bead is.

Boundary ``j`` of the Arabic text meets the English boundaries of a span. A bead goes from one boundary to another; the
chains from start to end are summed by the forward-backward algorithm, in logarithms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Array = NDArray[np.float64]
Step = tuple[int, int]  # English and Arabic sentences of a bead


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of the beads that begin at one Arabic boundary: English boundaries ``low`` to ``low + width``.

    ``matched``: kinds × places, -inf where none fits. ``alone_english``, ``alone_arabic``: of an English and of an
    Arabic sentence alone.
    """

    low: int
    matched: Array
    alone_english: Array
    alone_arabic: Array


class Chain:
    """All chains over rows of scores, one for each Arabic boundary, the last one included."""

    def __init__(self, rows: Sequence[Scores], kinds: Sequence[Step]) -> None:
        self.rows = rows
        self.kinds = sorted((*kinds, (0, 1)), key=lambda kind: (kind[1], kind[0]))
        order = [(*kinds, (0, 1)).index(kind) for kind in self.kinds]
        self._steps = np.array([k for k, _ in self.kinds])
        self._sizes = np.array([size for _, size in self.kinds])
        self._reach = int(self._steps.max())
        sizes = sorted(set(self._sizes.tolist()))
        self._groups = [(size, slice(*np.searchsorted(self._sizes, (size, size + 1)))) for size in sizes]
        self._scores = [np.concatenate([row.matched, row.alone_arabic[None]])[order] for row in rows]
        self._by_end = [self._shifted(scores) for scores in self._scores]

    @cached_property
    def ahead(self) -> list[Array]:
        """For each boundary the logarithm of the sum over all chains that reach it."""
        return self._forward(np.logaddexp)

    @cached_property
    def behind(self) -> list[Array]:
        """For each boundary the logarithm of the sum over all chains from it to the end."""
        return self._backward()

    def _shifted(self, scores: Array) -> Array:
        """Scores of kinds × places where a bead begins, by the place where it ends: ``reach`` columns more."""
        wide = np.full((len(scores), scores.shape[1] + self._reach), -np.inf)
        for kind, step in enumerate(self._steps):
            wide[kind, step : step + scores.shape[1]] = scores[kind]
        return wide

    @property
    def total(self) -> float:
        """The logarithm of the sum over all chains."""
        return float(self.ahead[-1][-1])

    def best(self, first: int = 0) -> list[tuple[int, int, Step]]:
        """The likeliest chain, from English place ``first``: the place on both sides and the kind of each bead."""
        values = self._forward(np.maximum)
        j, i = len(self.rows) - 1, self.rows[-1].low + len(values[-1]) - 1
        beads: list[tuple[int, int, Step]] = []
        while j or i > first:
            step = self._last(values, j, i)
            i, j = i - step[0], j - step[1]
            beads.append((i, j, step))
        return beads[::-1]

    def _last(self, values: list[Array], j: int, i: int) -> Step:
        """The bead that ends best at a boundary."""
        options = []
        if i > self.rows[j].low:
            at = i - 1 - self.rows[j].low
            options.append((float(values[j][at] + self.rows[j].alone_english[at]), (1, 0)))
        for kind, (k, size) in enumerate(self.kinds):
            if size <= j and 0 <= (at := i - k - self.rows[j - size].low) < len(values[j - size]):
                options.append((float(values[j - size][at] + self._scores[j - size][kind, at]), (k, size)))
        return max(options)[1]

    def posterior(self, i: int, j: int, step: Step) -> float:
        """The probability of a bead of ``step`` that begins at English place ``i`` and Arabic place ``j``."""
        at = i - self.rows[j].low
        k, size = step
        own = self.rows[j].alone_english[at] if not size else self._scores[j][self.kinds.index(step), at]
        end = self.behind[j + size][i + k - self.rows[j + size].low]
        return float(np.exp(min(0.0, self.ahead[j][at] + own + end - self.total)))

    def posteriors(self, j: int) -> tuple[Array, Array]:
        """The probabilities of all beads that begin at Arabic boundary ``j``: kinds × places, in the order of
        ``kinds``, and of an English sentence alone.
        """
        row, ahead = self.rows[j], self.ahead[j] - self.total
        matched = ahead + self._going(j, self.behind)
        alone = np.full(len(ahead), -np.inf)
        alone[:-1] = ahead[:-1] + row.alone_english[: len(ahead) - 1] + self.behind[j][1:]
        return np.exp(matched), np.exp(alone)

    def _forward(self, combine: np.ufunc) -> list[Array]:
        """For each boundary the best, or the summed, score of all chains that reach it."""
        values: list[Array] = []
        joined: list[Array] = []  # what reaches a boundary and then one of its beads, by the place where that ends
        edge = np.full(self._reach, -np.inf)
        for j, row in enumerate(self.rows):
            width = row.matched.shape[1]
            reached = np.full((len(self.kinds) + 1, width), -np.inf)
            if j == 0:
                reached[-1, 0] = 0.0
            for size, group in self._groups:
                if size <= j:
                    _lay(joined[j - size][group], self.rows[j - size].low, reached[group], row.low)
            values.append(_along(combine.reduce(reached, axis=0), row.alone_english, combine))
            padded = np.concatenate([edge, values[-1], edge])
            starts = sliding_window_view(padded, width + self._reach)[self._reach - self._steps]
            joined.append(self._by_end[j] + starts)
        return values

    def _backward(self) -> list[Array]:
        """For each boundary the summed score of all chains from it to the end."""
        values: list[Array] = [np.empty(0)] * len(self.rows)
        for j in range(len(self.rows) - 1, -1, -1):
            row = self.rows[j]
            width = row.matched.shape[1]
            if j == len(self.rows) - 1:
                gathered = np.full(width, -np.inf)
                gathered[-1] = 0.0
            else:
                gathered = np.logaddexp.reduce(self._going(j, values), axis=0)
            values[j] = _along(gathered[::-1], row.alone_english[: width - 1][::-1], np.logaddexp)[::-1]
        return values

    def _going(self, j: int, behind: Sequence[Array]) -> Array:
        """The scores of the beads that begin at Arabic boundary ``j`` and of what follows them: kinds × places."""
        row = self.rows[j]
        width = row.matched.shape[1]
        beyond = np.full((len(self.kinds), width + self._reach), -np.inf)
        for size, group in self._groups:
            if j + size < len(self.rows):
                _lay(behind[j + size][None], self.rows[j + size].low, beyond[group], row.low)
        places = self._steps[:, None] + np.arange(width)
        going: Array = self._scores[j] + np.take_along_axis(beyond, places, axis=1)
        return going


def _along(row: Array, steps: Array, combine: np.ufunc) -> Array:
    """``row`` with chains that go on along it, each step a sentence with nothing on the other side."""
    sums = np.concatenate([[0.0], np.cumsum(steps[: len(row) - 1])])
    going: Array = combine.accumulate(row - sums) + sums
    return going


def _lay(values: Array, start: int, onto: Array, first: int) -> None:
    """Write ``values``, whose columns begin at place ``start``, into ``onto``, whose columns begin at ``first``."""
    low, high = max(first, start), min(first + onto.shape[1], start + values.shape[1])
    if low < high:
        onto[:, low - first : high - first] = values[:, low - start : high - start]
