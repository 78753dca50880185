"""Fit editions/pair_weights.tsv: what speaks for two articles being editions of one text, and how much.

    python resources/builders/build_pairer.py DATA

Two logistic regressions: of "a pair" on what is alike in a couple, and of the same on how far the couple stands above
the other candidates. The texts are chapters of the Bible and pieces of PUD that do not train the lexicon used here,
whole, as their first three sentences and as their first one, in collections of 4 to 120 that lost up to half of either
side. The dev articles are not used. A minute on two cores.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from build_lexicon import arrays
from common import write_table
from documents import Pair, documents
from numpy.typing import NDArray
from scipy.optimize import minimize

from arabtext.editions.couples import CONTEXT, LIKE, contexts
from arabtext.editions.lexicon import Lexicon
from arabtext.editions.pair import Couples, couples

Array = NDArray[np.float64]
SEED, L2 = 9, 1.0
SIZES = (120, 40, *[10] * 3, *[4] * 6)
LOST = (0.0, 0.3, 0.5)


def collections(data: Path) -> Iterator[tuple[list[tuple[Pair, ...]], list[int], list[int]]]:
    """Texts, and which of them either side still has."""
    known = [text for text in documents(data) if text.part == "weights" and not text.name.startswith("Tatoeba")]
    chapters = [text.pairs for text in known if not text.name.startswith("PUD")]
    news = [text.pairs[at : at + 4] for text in known if text.name.startswith("PUD") for at in range(0, 37, 4)]
    dice = random.Random(SEED)
    for pool, beginnings in ((chapters, (1, 3, None)), (news, (1, 1, 2, None))):
        for sentences in beginnings:
            for lost in LOST:
                for size in SIZES:
                    some = [pairs[:sentences] for pairs in dice.sample(pool, min(size, len(pool)))]
                    sides = [[k for k in range(len(some)) if dice.random() >= lost] for _ in range(2)]
                    if all(sides):
                        yield some, sides[0], sides[1]


def fitted(rows: Array, same: Array, free: int) -> Array:
    """The weights of a logistic regression; all but the last ``free`` speak for a pair or not at all."""

    def loss(weights: Array) -> tuple[float, Array]:
        scores = rows @ weights
        value = (np.logaddexp(0, scores) - same * scores).sum() + L2 * float(weights[:-1] @ weights[:-1]) / 2
        gradient = rows.T @ (1 / (1 + np.exp(-scores)) - same)
        gradient[:-1] += L2 * weights[:-1]
        return float(value), gradient

    start = np.zeros(rows.shape[1])
    bounds = [(0, None)] * (len(start) - free) + [(None, None)] * free
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x)


def main(data: Path) -> None:
    lex = Lexicon.of(arrays(data, frozenset(("words",))))
    found: list[tuple[Couples, Array]] = []
    for some, ours, theirs in collections(data):
        english = [" ".join(e for e, _ in some[k]) for k in ours]
        arabic = [" ".join(a for _, a in some[k]) for k in theirs]
        some_couples = couples(english, arabic, lex)
        same = np.array(ours)[some_couples.rows] == np.array(theirs)[some_couples.columns]
        found.append((some_couples, same.astype(np.float64)))
    like = fitted(np.concatenate([one.like for one, _ in found]), np.concatenate([same for _, same in found]), 1)
    beside = [contexts(one.like @ like, one.rows, one.columns, one.sizes) for one, _ in found]
    context = fitted(np.concatenate(beside), np.concatenate([same for _, same in found]), 2)
    rows = [("like", name, f"{weight:.4f}") for name, weight in zip(LIKE, like, strict=True)]
    rows += [("context", name, f"{weight:.4f}") for name, weight in zip(CONTEXT, context, strict=True)]
    print(f"{sum(len(same) for _, same in found)} couples, {sum(map(sum, (same for _, same in found))):.0f} pairs")
    for stage, name, weight in rows:
        print(f"  {stage:8} {name:20} {weight}")
    write_table("editions/pair_weights.tsv", ("stage", "feature", "weight"), rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
