"""The best chain of beads through two texts, and the posterior probability of each bead.

Two texts are a grid of boundaries, Arabic × English, of which each Arabic boundary has the English ones of a span. A
bead is a step from one boundary to another. The chains from start to end are summed by the forward-backward algorithm,
in natural logarithms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Array = NDArray[np.float64]
Step = tuple[int, int]  # English and Arabic sentences of a bead
Bead = tuple[int, int, Step]  # the English and the Arabic sentence where it begins, and its step
Path = list[Bead]

# How often a bead is right in free translations; chosen by hand, measured by tests/bench/editions.py DATA literature.
_USUAL_PRECISION: Final = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of the beads that begin at one Arabic boundary and at the English boundaries from ``low`` on.

    ``matched``: kinds × places, -inf where a bead does not fit. ``alone_english``, ``alone_arabic``: of an English and
    of an Arabic sentence alone, by place.
    """

    low: int
    matched: Array
    alone_english: Array
    alone_arabic: Array


class Chain:
    """All chains over rows of scores, one row for each Arabic boundary, the last one included.

    ``kinds`` are the steps of the rows, with (0, 1) added, in the order of :meth:`posteriors`.
    """

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
        """The logarithm of the sum over all chains that reach a boundary, for each boundary."""
        return self._forward(np.logaddexp)

    @cached_property
    def behind(self) -> list[Array]:
        """The logarithm of the sum over all chains from a boundary to the end, for each boundary."""
        return self._backward()

    def _shifted(self, scores: Array) -> Array:
        """Return scores by the place where a bead ends instead of where it begins: ``reach`` columns more."""
        wide = np.full((len(scores), scores.shape[1] + self._reach), -np.inf)
        for kind, step in enumerate(self._steps):
            wide[kind, step : step + scores.shape[1]] = scores[kind]
        return wide

    @property
    def total(self) -> float:
        """The logarithm of the sum over all chains."""
        return float(self.ahead[-1][-1])

    def best(self, first: int = 0) -> list[tuple[int, int, Step]]:
        """Return the likeliest chain from English boundary ``first``: where each bead begins, and its step."""
        values = self._forward(np.maximum)
        j, i = len(self.rows) - 1, self.rows[-1].low + len(values[-1]) - 1
        beads: list[tuple[int, int, Step]] = []
        while j or i > first:
            step = self._best_step_to(values, j, i)
            i, j = i - step[0], j - step[1]
            beads.append((i, j, step))
        return beads[::-1]

    def _best_step_to(self, values: list[Array], j: int, i: int) -> Step:
        """Return the step of the best bead that ends at a boundary."""
        options = []
        if i > self.rows[j].low:
            at = i - 1 - self.rows[j].low
            options.append((float(values[j][at] + self.rows[j].alone_english[at]), (1, 0)))
        for kind, (k, size) in enumerate(self.kinds):
            if size <= j and 0 <= (at := i - k - self.rows[j - size].low) < len(values[j - size]):
                options.append((float(values[j - size][at] + self._scores[j - size][kind, at]), (k, size)))
        return max(options)[1]

    def posterior(self, i: int, j: int, step: Step) -> float:
        """Return the probability of a bead that begins at English boundary ``i`` and Arabic boundary ``j``."""
        at = i - self.rows[j].low
        k, size = step
        own = self.rows[j].alone_english[at] if not size else self._scores[j][self.kinds.index(step), at]
        end = self.behind[j + size][i + k - self.rows[j + size].low]
        return float(np.exp(min(0.0, self.ahead[j][at] + own + end - self.total)))

    def reconciled(self, path: Path) -> Path:
        """Return a path in which a sentence alone is joined to the bead beside it where that is the better guess.

        A guess is right as often as its probability says; one with two sides, if right, is also one of those that
        should be found. One guess less is worth :data:`_USUAL_PRECISION`, how often a guess is right elsewhere.
        """
        found: Path = []
        for bead in path:
            found.append(bead)
            while len(found) > 1 and (joined := self._joined(found[-2], found[-1])):
                found[-2:] = [joined]
        return found

    def _joined(self, one: Bead, other: Bead) -> Bead | None:
        """Return two neighboring beads, of which one has an empty side, as one bead, if that is the better guess."""
        (k, size), (more, longer) = one[2], other[2]
        step = k + more, size + longer
        if (all(one[2]) and all(other[2])) or step not in self.kinds or not all(step):
            return None
        apart = sum(self.posterior(*bead) * (2 if all(bead[2]) else 1) for bead in (one, other))
        joined = 2 * self.posterior(one[0], one[1], step)
        return (one[0], one[1], step) if joined + _USUAL_PRECISION > apart else None

    def probable(self, least: float) -> Iterator[tuple[int, int, Step, float]]:
        """Yield the beads with two sides of at least a probability: where they begin, their step, their probability."""
        for j, row in enumerate(self.rows):
            matched, _ = self.posteriors(j)
            for kind, at in zip(*np.nonzero(matched >= least), strict=True):
                step = self.kinds[kind]
                if all(step):
                    yield row.low + int(at), j, step, float(matched[kind, at])

    def posteriors(self, j: int) -> tuple[Array, Array]:
        """Return the probabilities of all beads that begin at Arabic boundary ``j``: kinds × places, in the order of
        ``kinds``, and of an English sentence alone, by place.
        """
        row, ahead = self.rows[j], self.ahead[j] - self.total
        matched = ahead + self._onward(j, self.behind)
        alone = np.full(len(ahead), -np.inf)
        alone[:-1] = ahead[:-1] + row.alone_english[: len(ahead) - 1] + self.behind[j][1:]
        return np.exp(matched), np.exp(alone)

    def _forward(self, combine: np.ufunc) -> list[Array]:
        """Return the best (``np.maximum``) or summed (``np.logaddexp``) score of all chains to each boundary."""
        values: list[Array] = []
        extended: list[Array] = []  # the same with one bead more: kinds × places where it ends
        edge = np.full(self._reach, -np.inf)
        for j, row in enumerate(self.rows):
            width = row.matched.shape[1]
            reached = np.full((len(self.kinds) + 1, width), -np.inf)
            if j == 0:
                reached[-1, 0] = 0.0
            for size, group in self._groups:
                if size <= j:
                    _copy_overlap(extended[j - size][group], self.rows[j - size].low, reached[group], row.low)
            values.append(_along(combine.reduce(reached, axis=0), row.alone_english, combine))
            padded = np.concatenate([edge, values[-1], edge])
            starts = sliding_window_view(padded, width + self._reach)[self._reach - self._steps]
            extended.append(self._by_end[j] + starts)
        return values

    def _backward(self) -> list[Array]:
        """Return for each boundary the summed score of all chains from it to the end."""
        values: list[Array] = [np.empty(0)] * len(self.rows)
        for j in range(len(self.rows) - 1, -1, -1):
            row = self.rows[j]
            width = row.matched.shape[1]
            if j == len(self.rows) - 1:
                gathered = np.full(width, -np.inf)
                gathered[-1] = 0.0
            else:
                gathered = np.logaddexp.reduce(self._onward(j, values), axis=0)
            values[j] = _along(gathered[::-1], row.alone_english[: width - 1][::-1], np.logaddexp)[::-1]
        return values

    def _onward(self, j: int, behind: Sequence[Array]) -> Array:
        """Return the scores of the beads that begin at Arabic boundary ``j``, with all chains after them."""
        row = self.rows[j]
        width = row.matched.shape[1]
        beyond = np.full((len(self.kinds), width + self._reach), -np.inf)
        for size, group in self._groups:
            if j + size < len(self.rows):
                _copy_overlap(behind[j + size][None], self.rows[j + size].low, beyond[group], row.low)
        places = self._steps[:, None] + np.arange(width)
        onward: Array = self._scores[j] + np.take_along_axis(beyond, places, axis=1)
        return onward


def _along(row: Array, steps: Array, combine: np.ufunc) -> Array:
    """Return ``row`` with the chains that go on along it by English sentences alone, which score ``steps``."""
    sums = np.concatenate([[0.0], np.cumsum(steps[: len(row) - 1])])
    extended: Array = combine.accumulate(row - sums) + sums
    return extended


def _copy_overlap(values: Array, start: int, onto: Array, first: int) -> None:
    """Copy ``values``, whose columns begin at place ``start``, into ``onto``, whose columns begin at ``first``."""
    low, high = max(first, start), min(first + onto.shape[1], start + values.shape[1])
    if low < high:
        onto[:, low - first : high - first] = values[:, low - start : high - start]
