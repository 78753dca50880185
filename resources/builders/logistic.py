"""Fit a logistic regression by Newton's method: the weights of the models of names and of lists."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ROUNDS = 30  # of Newton's method; it converges in about ten
_MIN_CURVE = 1e-6  # added to the second derivatives, so that two equal features can be solved for


def regression(
    rows: Array, wanted: Array, penalty: float = 0.0, sizes: Array | None = None, *, is_scaled: bool = True
) -> Array:
    """Return the weights of a logistic regression; the first feature of ``rows`` (examples × features) is constant.

    ``wanted`` is 1 or 0 for each example, ``sizes`` how much each counts. ``penalty`` is that of half the squared
    weights of the features, each divided by its standard deviation, or as they are unless ``is_scaled``, which holds
    the weights of rare features down; the constant has none.
    """
    mean, spread = rows.mean(0), rows.std(0)
    spread[(spread < 1e-9) | (not is_scaled)], mean[0] = 1.0, 0.0
    scaled = (rows - mean) / spread
    scaled[:, 0] = 1.0
    share = np.ones(len(wanted)) if sizes is None else sizes
    weights = np.zeros(rows.shape[1])
    penalties = np.full(len(weights), penalty)
    penalties[0] = 0.0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (share * (wanted - chance)) - penalties * weights
        curve = (scaled.T * (share * chance * (1 - chance))) @ scaled + np.diag(penalties + _MIN_CURVE)
        weights += np.linalg.solve(curve, slope)
    result: Array = weights / spread
    result[0] -= (result * mean)[1:].sum()
    return result
