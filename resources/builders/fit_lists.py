"""Fit how much the own and the rival log-odds of a pair of two lists count, and print the constants.

    python resources/builders/fit_lists.py DATA

The lists are those of noisy_lists.py, of the half of the people for fitting: two versions of an Arabic list, and an
Arabic list against one in Latin letters, short ones and long ones. A logistic regression over the pairs that an
assignment would choose gives the constants of arabtext/names/lists/evidence.py. Precision and recall are printed with
the constants as they stand there. For columns, whose clusters need a mean of MIN_JOINED, B-cubed precision and recall
are printed for several such means, to choose one. Run it when the score of two names has changed.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from common import folder_argument
from logistic import Array, regression
from noisy_lists import across, column, versions
from numpy.typing import NDArray

from arabtext.names.comparing.compare import Prepared, prepare
from arabtext.names.lists.assignment import one_to_one, rivals, weigh_rivals
from arabtext.names.lists.candidates import between, log_odds, within
from arabtext.names.lists.clustering import Pairs, cluster
from arabtext.names.lists.evidence import MAX_LOG_ODDS, MIN_MATCHED

#: Persons on both lists, half as many more on each, and the seeds of such lists: all sizes have about as many rows.
SIZES: Final = ((100, range(10, 22)), (500, range(40, 43)), (2_000, range(50, 51)))
NEAREST: Final = 20  # names of the other list with which each is compared, as in match
#: Seeds and persons of columns, the names of each that are compared, as in unify, and the means that are tried.
COLUMNS, PERSONS, NEAREST_IN_COLUMN, MEANS = (60, 61), 1_000, 10, (0.0, 0.5, 1.0, 1.5, 2.0)


def examples(data: Path, size: int, seed: int, crosses: bool) -> tuple[Array, Array]:
    """Return the features of the chosen pairs (1, own, rivals), and whether each is right, of two lists."""
    left_rows, right_rows = (across if crosses else versions)(data, "fit", size, seed)
    ours, theirs = ([prepare(row.name) for row in rows] for rows in (left_rows, right_rows))
    left, right, odds = between(ours, theirs, NEAREST, None)
    people = [np.array([row.person for row in rows]) for rows in (left_rows, right_rows)]
    is_right = people[0][left] == people[1][right]
    now, _ = one_to_one(left, right, odds, weigh_rivals(left, right, odds), MIN_MATCHED)
    precision, recall = is_right[now].mean(), is_right[now].sum() / size
    kind = "Arabic and Latin" if crosses else "two versions"
    print(f"{kind}, {len(ours)} rows: precision {precision:.4f}, recall {recall:.4f} now", flush=True)
    chosen, _ = one_to_one(left, right, odds, odds, -MAX_LOG_ODDS)
    features = np.stack([np.ones(len(chosen)), odds[chosen], rivals(left, right, odds)[chosen]], axis=1)
    return features, is_right[chosen].astype(float)


def columns(data: Path) -> None:
    """Print B-cubed precision and recall of columns that are unified with several least means."""
    for seed in COLUMNS:
        rows = column(data, "fit", PERSONS, seed)
        ready = {row.name: prepare(row.name) for row in rows}
        names, number = list(ready.values()), {name: at for at, name in enumerate(ready)}
        left, right, odds = within(names, NEAREST_IN_COLUMN, None)
        pairs = Pairs(left, right, odds, np.zeros(len(odds)))
        for least in MEANS:
            found = cluster(len(names), pairs, [], [], partial(weigh, names), least=least).cluster
            got = [int(found[number[row.name]]) for row in rows]
            precision, recall = b_cubed(got, [row.person for row in rows])
            print(
                f"{len(rows)} rows, mean of {least}: B-cubed precision {precision:.4f}, recall {recall:.4f}", flush=True
            )


def weigh(names: list[Prepared], left: NDArray[np.int64], right: NDArray[np.int64]) -> tuple[Array, Array]:
    """Return the log-odds of more pairs of names, by the names and by other columns, of which there are none."""
    return log_odds(names, names, left, right, None), np.zeros(len(left))


def b_cubed(found: list[int], wanted: list[int]) -> tuple[float, float]:
    """Return the precision and recall of a clustering, mean over rows (Bagga and Baldwin 1998)."""
    together = Counter(zip(found, wanted, strict=True))
    sizes, people = Counter(found), Counter(wanted)
    precision = sum(n * n / sizes[cluster] for (cluster, _), n in together.items()) / len(found)
    recall = sum(n * n / people[person] for (_, person), n in together.items()) / len(found)
    return precision, recall


def main(data: Path) -> None:
    """Fit on all lists, and print the constants; then print what columns need."""
    made = [examples(data, size, seed, crosses) for size, seeds in SIZES for seed in seeds for crosses in (False, True)]
    features, wanted = (np.concatenate(parts) for parts in zip(*made, strict=True))
    weights = regression(features, wanted)
    print(f"{len(wanted)} pairs: OF_PAIR = {weights[0]:.2f}, OF_OWN = {weights[1]:.2f}, OF_RIVALS = {-weights[2]:.2f}")
    likely = 1 / (1 + np.exp(-features @ weights))
    for low, high in ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.97), (0.97, 1.01)):
        some = (likely >= low) & (likely < high)
        if some.any():
            print(f"  {low:.2f} to {high:.2f}: {some.sum()} pairs, {wanted[some].mean():.3f} right")
    columns(data)


if __name__ == "__main__":
    main(folder_argument(__doc__))
