"""How likely a span is a name, from what speaks for it and against it: the weights of logistic regressions."""

from __future__ import annotations

import math
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from arabtext import resources
from arabtext.memory import once

_MAX_SUM: Final = 30.0  # of weights; beyond it the exponential is 0 or 1


def probability(model: str, features: Iterable[str]) -> float:
    """Return the probability, 0 to 1, that a span with these features is a name of its kind.

    ``model`` names the way that the span was found. A feature without a weight counts nothing.
    """
    weights = _weights()[model]
    total = weights.get("constant", 0.0) + sum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + math.exp(-max(-_MAX_SUM, min(_MAX_SUM, total))))


@once
def _weights() -> MappingProxyType[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for model, feature, weight in resources.rows("names/mention_weights.tsv", "model", "feature", "weight"):
        found.setdefault(model, {})[feature] = float(weight)
    return MappingProxyType(found)
