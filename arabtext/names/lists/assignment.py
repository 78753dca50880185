"""Weigh the candidates of two lists against each other: how probable each pair is if every place has one partner.

The better the rivals of either place are, the less probable is a pair; and a rival that has a better partner itself
counts less. The probability is the share of all one-to-one assignments that contain the pair, each weighed by the odds
of its pairs. Belief propagation computes it, exactly where candidates form no circle (Zdeborová and Mézard 2006,
https://doi.org/10.1088/1742-5468/2006/05/P05003).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Floats = NDArray[np.float64]

_MAX_ROUNDS: Final = 100  # of messages; most lists need ten
_MAX_CHANGE: Final = 1e-4  # of a probability in the last round


def marginals(left: Places, right: Places, odds: Floats) -> Floats:
    """Return the probability of each candidate pair, 0 to 1, among all one-to-one assignments.

    ``left`` and ``right`` are the places of each pair in the two lists, ``odds`` its log-odds. The probabilities of the
    pairs of one place have a sum of 1 at most, so that each place has one partner at most above 0.5.

    >>> import numpy as np
    >>> marginals(np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([5.0, 5.0, 9.0])).round(2).tolist()
    [0.99, 0.0, 1.0]
    """
    import numpy as np

    weights = np.exp(odds)
    to_right, to_left = np.ones(len(odds)), np.ones(len(odds))  # how free the left place is, and the right one
    found = np.zeros(len(odds))
    for _ in range(_MAX_ROUNDS):
        to_right = np.sqrt(to_right * _free(left, weights * to_left))
        to_left = np.sqrt(to_left * _free(right, weights * to_right))
        taken = weights * to_right * to_left
        before, found = found, taken / (1 + taken)
        if not len(found) or np.abs(found - before).max() < _MAX_CHANGE:
            break
    return found


def _free(places: Places, offers: Floats) -> Floats:
    """Return for each pair how probably its place has no other partner, given what its pairs offer."""
    import numpy as np

    return 1 / (1 + np.maximum(np.bincount(places, weights=offers)[places] - offers, 0))
