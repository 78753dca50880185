"""Fit editions/pair_weights.tsv, the weights of the probability that two articles are editions of one text.

    python resources/builders/build_pairer.py DATA

A logistic regression predicts "a pair" from the similarity of the two texts, and from how far it exceeds that of the
other candidates. The texts are chapters of the Bible and pieces of PUD that do not train the lexicon used here: whole,
their first three sentences, and their first one, in collections of 4 to 120 from which up to half of either side is
missing. The development articles are not used. It takes half a minute on one core.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from build_lexicon import arrays
from common import folder_argument, write_table
from documents import Pair, documents
from numpy.typing import NDArray
from scipy.optimize import minimize

from arabtext.editions.bilingual.lexicon import Lexicon
from arabtext.editions.pairing.pair import candidate_couples
from arabtext.editions.pairing.scoring import CONTEXT, contexts
from arabtext.editions.sides import Both

Array = NDArray[np.float64]
SEED, L2 = 9, 1.0
SIZES = (120, 40, *[10] * 3, *[4] * 6)
LOST = (0.0, 0.3, 0.5)


def collections(data: Path) -> Iterator[tuple[list[tuple[Pair, ...]], list[int], list[int]]]:
    """Yield texts, and the numbers of those that either side still has."""
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


def fitted(rows: Array, same: Array) -> Array:
    """Return the weights of a logistic regression; no likeness has a negative one."""

    def loss(weights: Array) -> tuple[float, Array]:
        scores = rows @ weights
        value = (np.logaddexp(0, scores) - same * scores).sum() + L2 * float(weights[:-1] @ weights[:-1]) / 2
        gradient = rows.T @ (1 / (1 + np.exp(-scores)) - same)
        gradient[:-1] += L2 * weights[:-1]
        return float(value), gradient

    start = np.zeros(rows.shape[1])
    bounds = [(0, None)] * (len(start) - 1) + [(None, None)]
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x)


def main(data: Path) -> None:
    lex = Lexicon.of(arrays(data, frozenset(("words",))))
    rows, same = [], []
    for some, ours, theirs in collections(data):
        english = [" ".join(e for e, _ in some[k]) for k in ours]
        arabic = [" ".join(a for _, a in some[k]) for k in theirs]
        found = candidate_couples(Both(english, arabic), lex)
        rows.append(contexts(found.likeness, found.rows, found.columns))
        same.append((np.array(ours)[found.rows] == np.array(theirs)[found.columns]).astype(np.float64))
    weights = fitted(np.concatenate(rows), np.concatenate(same))
    print(f"{sum(map(len, same))} couples, {sum(map(sum, same)):.0f} pairs")
    for name, weight in zip(CONTEXT, weights, strict=True):
        print(f"  {name:20} {weight:.4f}")
    write_table(
        "editions/pair_weights.tsv",
        ("feature", "weight"),
        [(n, f"{w:.4f}") for n, w in zip(CONTEXT, weights, strict=True)],
    )


if __name__ == "__main__":
    main(folder_argument(__doc__))
