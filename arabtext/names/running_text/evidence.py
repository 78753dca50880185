"""Probabilities that a span is a name, given its features: the weights of logistic regressions."""

from __future__ import annotations

import math
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from arabtext import resources
from arabtext.memory import once

_MIN_CHANCE: Final = 1e-4  # of log-odds that are bounded
_MAX_SUM: Final = 30.0  # of log-odds; beyond it the exponential is 0 or 1


def log_odds(model: str, features: Iterable[str]) -> float:
    """Return the log-odds that a span with these features is a name of its kind; positive if it rather is.

    ``model`` names the kind and the way that the span was found. A feature without a weight counts nothing.
    """
    table = weights()[model]
    return table.get("constant", 0.0) + sum(table.get(feature, 0.0) for feature in features)


def probability(odds: float) -> float:
    """Return log-odds as a probability, 0 to 1."""
    return 1 / (1 + math.exp(-max(-_MAX_SUM, min(_MAX_SUM, odds))))


def odds_of(chance: float) -> float:
    """Return a probability, 0 to 1, as log-odds; the surest are those of 1 - 1e-4."""
    chance = min(max(chance, _MIN_CHANCE), 1 - _MIN_CHANCE)
    return math.log(chance / (1 - chance))


@once
def weights() -> MappingProxyType[str, dict[str, float]]:
    """Return model → feature → weight."""
    found: dict[str, dict[str, float]] = {}
    for model, feature, weight in resources.rows("names/mention_weights.tsv", "model", "feature", "weight"):
        found.setdefault(model, {})[feature] = float(weight)
    return MappingProxyType(found)
