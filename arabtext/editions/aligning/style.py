"""Adapt the scores to the style of two editions, read off a first alignment.

One translator joins every third sentence, another leaves passages out, a third goes sentence for sentence. The weights
are fitted to the mean of many styles. The shares of the kinds of beads in these two texts, with that mean as a
Dirichlet prior, give the style; the scores are moved by the logarithm of its ratio to the mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext import resources
from arabtext.editions.aligning.chain import Scores, Step
from arabtext.editions.bilingual.evidence import KINDS
from arabtext.memory import once

Array = NDArray[np.float64]

#: The kinds of beads that a style is made of: English sentences to Arabic ones, n for three or more.
GROUPS: Final = ("1-1", "2-1", "n-1", "1-2", "1-n", "n-m", "english alone", "arabic alone")
_PRIOR: Final = 50.0  # beads that the mean of styles weighs; chosen by hand, measured by tests/bench/editions.py


def counts(steps: Iterable[Step]) -> Array:
    """Return how many beads of each group a chain has; a passage that only one side has is one, however long.

    >>> counts([(1, 1), (2, 1), (1, 0), (1, 0), (1, 1)])
    array([2., 1., 0., 0., 0., 0., 1., 0.])
    """
    found = np.zeros(len(GROUPS))
    for group, run in groupby(map(_group, steps)):
        found[group] += 1 if "alone" in GROUPS[group] else sum(1 for _ in run)
    return found


def adapt_to_style(scores: Sequence[Scores], steps: Iterable[Step]) -> list[Scores]:
    """Return the scores moved to the style of a chain of beads; 1-1 beads keep theirs."""
    seen = counts(steps)
    usual = _usual()
    moved = np.log((seen + _PRIOR * usual) / (seen.sum() + _PRIOR) / usual)
    moved -= moved[0]
    by_kind = moved[_groups_of_kinds()][:, None]
    english, arabic = moved[GROUPS.index("english alone")], moved[GROUPS.index("arabic alone")]
    return [
        Scores(
            low=row.low,
            matched=row.matched + by_kind,
            alone_english=row.alone_english + english,
            alone_arabic=row.alone_arabic + arabic,
        )
        for row in scores
    ]


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
