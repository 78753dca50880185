"""Weigh the candidates of two lists against each other, and give every place one partner at most.

Rivals are the other candidates of either place. The likelier the better side of them is, the less sure is a pair: names
that many people nearly have are no proof. How much own and rival log-odds count is fitted (a logistic regression), so
that the result is a probability, in short lists and in long ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arabtext.names.lists.evidence import OF_NO_RIVALS, OF_OWN, OF_PAIR, OF_RIVALS, OF_UNSEEN, probabilities

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Floats = NDArray[np.float64]

# Chosen by hand: what two candidates of a place differ by that are equally close, in log-odds and in score.
_MAX_TIE: Final = 0.05
_MAX_TIED_SCORE: Final = 0.01


def weigh_rivals(left: Places, right: Places, odds: Floats) -> Floats:
    """Return the probability of each candidate pair, 0 to 1, given the other pairs of its two places.

    ``left`` and ``right`` are the places of each pair in the two lists, ``odds`` its own log-odds.

    >>> import numpy as np
    >>> weigh_rivals(np.array([0, 0, 1]), np.array([0, 1, 2]), np.array([5.0, 3.0, 5.0])).round(2).tolist()
    [0.97, 0.04, 1.0]
    """
    return against_rivals(odds, rivals(left, right, odds))


def against_rivals(odds: Floats, rivals: Floats) -> Floats:
    """Return the probability of each pair, 0 to 1, given its own log-odds and those of its rivals."""
    return probabilities(OF_PAIR + OF_OWN * odds - OF_RIVALS * rivals)


def rivals(left: Places, right: Places, odds: Floats) -> Floats:
    """Return the log-odds of the rivals of each pair, of all together, on the side where they are likelier."""
    import numpy as np

    weights: Floats = np.exp(odds)
    sums = [np.bincount(places, weights=weights)[places].astype(np.float64) for places in (left, right)]
    return rivals_of_sums(odds, sums[0], sums[1], min(len(np.unique(left)), len(np.unique(right))))


def rivals_of_sums(odds: Floats, of_left: Floats, of_right: Floats, names: int) -> Floats:
    """Return what :func:`rivals` returns, given the sums of the odds (not their logarithms) of all pairs of a place.

    ``names`` is the number of places that have a pair, of the side that has fewer.
    """
    import numpy as np

    others = np.maximum(of_left, of_right) - np.exp(odds)
    together: Floats = np.log(np.exp(OF_NO_RIVALS) + OF_UNSEEN / max(names, 1) + np.maximum(0, others))
    return together


def one_to_one(left: Places, right: Places, odds: Floats, score: Floats, least: float) -> tuple[Places, Floats]:
    """Return the numbers of the surest pairs, each place in one at most, and their scores, ``least`` or more.

    The surest pair goes first, which is as good as the assignment with the highest sum, and better where places have no
    partner (docs/decisions/0021-evidence-of-a-list.md). A pair that is as close as others, whose places have no better
    partner, has a share of the score.

    >>> import numpy as np
    >>> left, right, odds = np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([5.0, 5.0, 9.0])
    >>> one_to_one(left, right, odds, np.array([0.7, 0.7, 0.9]), 0.5)[0].tolist()
    [0, 2]
    """
    import numpy as np

    partner = [np.full(int(places.max(initial=-1)) + 1, -1, dtype=np.int64) for places in (left, right)]
    likely = np.flatnonzero(score >= least)
    for at in likely[np.lexsort((right[likely], left[likely], -odds[likely], -score[likely]))].tolist():
        i, j = left[at], right[at]
        if partner[0][i] < 0 and partner[1][j] < 0:
            partner[0][i] = partner[1][j] = at
    ties = np.zeros(len(odds))
    for mine, other, places, others in ((0, 1, left, right), (1, 0, right, left)):
        chosen, is_free = partner[mine][places], partner[other][others] < 0
        is_close = (odds >= odds[chosen] - _MAX_TIE) & (score >= score[chosen] - _MAX_TIED_SCORE)
        tied = np.flatnonzero((chosen >= 0) & is_free & is_close)
        np.add.at(ties, chosen[tied], 1)
    pairs = np.sort(partner[0][partner[0] >= 0])
    shares = score[pairs] / (1 + ties[pairs])
    return pairs[shares >= least], shares[shares >= least]
