"""The style of two editions, read off a first alignment.

One translator joins every third sentence, another leaves passages out, a third goes sentence for sentence. The first
weights of beads are fitted to the mean of many styles. The shares of the kinds of beads in these two texts, with that
mean as a Dirichlet prior, give the style, which the last weights take into account. A bead counts as much as it is
probable: a sentence that seems left out only because nothing explains it well does not lower the price of the next one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext import resources
from arabtext.editions.aligning.chain import Step
from arabtext.editions.bilingual.evidence import KINDS
from arabtext.memory import once

Array = NDArray[np.float64]

#: The kinds of beads that a style is made of: English sentences to Arabic ones, n for three or more.
GROUPS: Final = ("1-1", "2-1", "n-1", "1-2", "1-n", "n-m", "english alone", "arabic alone")
_PRIOR: Final = 30.0  # beads that the mean of styles weighs; chosen by hand, measured by tests/bench/editions.py


@dataclass(frozen=True)
class Style:
    """The style of two editions: natural logarithms of how much more frequent than usual each group of beads is, 1-1
    being 0.
    """

    groups: Array

    @property
    def of_kinds(self) -> Array:
        """How much more frequent than usual the group of each kind of bead is, in the order of ``KINDS``."""
        found: Array = self.groups[_groups_of_kinds()]
        return found

    @property
    def of_gaps(self) -> tuple[float, float]:
        """The same of an English and of an Arabic sentence alone."""
        return float(self.groups[GROUPS.index("english alone")]), float(self.groups[GROUPS.index("arabic alone")])


#: The style of texts of which nothing is known.
USUAL: Final = Style(np.zeros(len(GROUPS)))


def counts(steps: Iterable[tuple[Step, float]]) -> Array:
    """Return how many beads of each group a chain of beads with probabilities has; a passage that only one side has is
    one, however long.

    >>> counts([((1, 1), 1.0), ((2, 1), 0.9), ((1, 0), 0.6), ((1, 0), 0.8), ((1, 1), 0.5)])
    array([1.5, 0.9, 0. , 0. , 0. , 0. , 0.8, 0. ])
    """
    found = np.zeros(len(GROUPS))
    for group, run in groupby(steps, lambda one: _group(one[0])):
        probabilities = [probability for _, probability in run]
        found[group] += max(probabilities) if "alone" in GROUPS[group] else sum(probabilities)
    return found


def style_of(steps: Iterable[tuple[Step, float]]) -> Style:
    """Return the style of a chain of beads with probabilities."""
    seen = counts(steps)
    usual = _usual()
    moved = np.log((seen + _PRIOR * usual) / (seen.sum() + _PRIOR) / usual)
    return Style(moved - moved[0])


def _group(step: Step) -> int:
    k, size = step
    if not k or not size:
        name = "english alone" if k else "arabic alone"
    elif min(k, size) > 1:
        name = "n-m"
    else:
        name = "-".join(str(n) if n < 3 else "n" for n in step)
    return GROUPS.index(name)


@once
def _groups_of_kinds() -> NDArray[np.int64]:
    return np.array([_group(kind) for kind in KINDS])


@once
def _usual() -> Array:
    """Return the share of each group in the documents that the weights were fitted on."""
    table = resources.mapping("editions/bead_shares.tsv", "kind", "share")
    return np.array([float(table[name]) for name in GROUPS])
