"""Fit editions/pair_weights.tsv, the weights of the probability that two articles are editions of one text.

    python resources/builders/build_pairer.py DATA

The texts are chapters of the Bible and half of PUD, which do not train the lexicon used here: chapters whole, their
first three verses and their first one, four sentences of news, one, and the beginnings of one, all in collections of 4
to 500 from which up to six tenths of either side are missing. First a conditional logit model (McFadden 1974) weighs
the parts of the likeness, so that each text prefers its partner to the other candidates. Then a logistic regression
predicts "a pair" from what the sums mean among those of the other candidates. The development articles and the other
half of PUD are not used. It takes a minute on one core.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from build_lexicon import arrays
from common import folder_argument, write_table
from documents import Pair, documents, first_words, news_halves
from numpy.typing import NDArray
from scipy.optimize import minimize

from arabtext.editions.bilingual.lexicon import Lexicon
from arabtext.editions.pairing.pair import Couples, candidate_couples
from arabtext.editions.pairing.scoring import CONTEXT, LIKENESS, contexts
from arabtext.editions.sides import Both

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
SEED, L2 = 9, 1.0
SIZES = (500, 120, 40, *[10] * 3, *[4] * 6)
#: Shares of the English and of the Arabic texts that are missing.
LOST = ((0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.3, 0.3), (0.6, 0.6))
WORDS = (4, 14)  # of beginnings of any length


@dataclass(frozen=True)
class Collection:
    """The candidates of a collection, and which of them are pairs."""

    found: Couples
    same: NDArray[np.bool_]


def pools(data: Path) -> list[tuple[list[Pair], int]]:
    """Return kinds of texts, and how often collections of each are made."""
    known = [text.pairs for text in documents(data) if text.part == "weights" and text.name[:3] not in ("PUD", "Tat")]
    news, _ = news_halves(data)
    dice = random.Random(SEED)
    verses = [pair for pairs in known for pair in pairs]
    return [
        *((joined(pairs[:count] for pairs in known), 1) for count in (1, 3, None)),
        (joined(news[at : at + 4] for at in range(0, len(news), 4)), 1),
        (news, 1),
        (first_words(news, 8), 2),
        ([first_words([pair], dice.randint(*WORDS))[0] for pair in news], 2),
        (first_words(dice.sample(verses, 1_000), 8), 1),
    ]


def joined(texts: Iterator[Sequence[Pair]]) -> list[Pair]:
    """Return texts of several sentences as one pair each."""
    return [(" ".join(e for e, _ in pairs), " ".join(a for _, a in pairs)) for pairs in texts]


def collections(data: Path, lex: Lexicon) -> Iterator[Collection]:
    """Yield collections of all kinds and sizes."""
    dice = random.Random(SEED)
    for pool, times in pools(data):
        for lost in LOST:
            for size in SIZES * times:
                some = dice.sample(pool, min(size, len(pool)))
                sides = [[k for k in range(len(some)) if dice.random() >= share] for share in lost]
                if not all(sides):
                    continue
                ours, theirs = map(np.array, sides)
                found = candidate_couples(Both([some[k][0] for k in ours], [some[k][1] for k in theirs]), lex)
                yield Collection(found, ours[found.rows] == theirs[found.columns])


def numbered(made: Sequence[Collection], numbers_of: Callable[[Couples], Numbers]) -> Numbers:
    """Return the numbers of the articles of one side of all couples, those of each collection after the last."""
    found, first = [], 0
    for one in made:
        numbers = numbers_of(one.found)
        found.append(first + numbers)
        first += int(numbers.max()) + 1
    return np.concatenate(found)


def preferred(made: Sequence[Collection]) -> Array:
    """Return the weights of the likeness by which texts prefer their partner; none is negative."""
    rows = np.concatenate([one.found.likeness for one in made])
    same = np.concatenate([one.same for one in made])
    sides = [numbered(made, lambda some: some.rows), numbered(made, lambda some: some.columns)]

    def loss(weights: Array) -> tuple[float, Array]:
        sums = rows @ weights
        value, wrong = L2 * float(weights @ weights) / 2, np.zeros(len(sums))
        for of in sides:
            highest = np.full(of.max() + 1, -np.inf)
            np.maximum.at(highest, of, sums)
            shares = np.exp(sums - highest[of])
            total = np.bincount(of, shares, minlength=len(highest))
            has_partner = np.bincount(of, same, minlength=len(highest)) > 0
            value += float((highest + np.log(total, where=total > 0, out=np.zeros_like(total)))[has_partner].sum())
            value -= float(sums[same].sum())
            wrong += shares / total[of] * has_partner[of] - same
        return value, rows.T @ wrong + L2 * weights

    return least(loss, [(0, None)] * rows.shape[1])


def regression(rows: Array, same: NDArray[np.bool_]) -> Array:
    """Return the weights of a logistic regression; none but the last, the constant, is negative."""

    def loss(weights: Array) -> tuple[float, Array]:
        scores = rows @ weights
        value = (np.logaddexp(0, scores) - same * scores).sum() + L2 * float(weights[:-1] @ weights[:-1]) / 2
        gradient = rows.T @ (1 / (1 + np.exp(-scores)) - same)
        gradient[:-1] += L2 * weights[:-1]
        return float(value), gradient

    return least(loss, [(0, None)] * (rows.shape[1] - 1) + [(None, None)])


def least(loss: Callable[[Array], tuple[float, Array]], bounds: Sequence[tuple[float | None, float | None]]) -> Array:
    """Return the weights within bounds that make a loss, given with its gradient, the smallest."""
    options = {"maxiter": 500}
    found = minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    return np.asarray(found.x)


def main(data: Path) -> None:
    made = list(collections(data, Lexicon.of(arrays(data, frozenset(("words",))))))
    of_likeness = preferred(made)
    rows = [contexts(one.found.likeness @ of_likeness, one.found.rows, one.found.columns) for one in made]
    same = np.concatenate([one.same for one in made])
    of_context = regression(np.concatenate(rows), same)
    print(f"{len(same)} couples, {same.sum()} pairs")
    weights = dict(zip((*LIKENESS, *CONTEXT), (*of_likeness, *of_context), strict=True))
    for name, weight in weights.items():
        print(f"  {name:20} {weight:.4f}")
    rounded = [(name, f"{weight:.4f}") for name, weight in weights.items()]
    write_table("editions/pair_weights.tsv", ("feature", "weight"), rounded)


if __name__ == "__main__":
    main(folder_argument(__doc__))
