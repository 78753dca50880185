"""Second pass over a document: what its other occurrences say about a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from arabtext.names.running_text.tagging.model import KINDS, log_softmax

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: The two parts of what is added to the score of a kind, in shares; chosen by hand.
_HIGHEST: Final = 0.6
_MEAN: Final = 0.4
_MIN_HIGHEST: Final = 0.5  # probability of the kind at another occurrence


def with_repeats(scores: Floats, words: Sequence[str | None], weight: float) -> Floats:
    """Return log-probabilities of labels, raised for the kinds that the same word has elsewhere in the document.

    ``weight`` is the most that is added, in natural logarithms. ``words`` has the folded letters of each word, None
    for one whose other occurrences say nothing.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    group = np.array([-1 if word is None else numbers.setdefault(word, len(numbers)) for word in words])
    order = np.argsort(group, kind="stable")
    order = order[np.searchsorted(group[order], 0) :]
    if not len(order):
        return scores
    sorted_group = group[order]
    starts = np.flatnonzero(np.diff(sorted_group, prepend=-1))
    sizes = np.diff(starts, append=len(order))
    several = np.repeat(sizes > 1, sizes)
    order, sorted_group = order[several], sorted_group[several]
    if not len(order):
        return scores
    starts = np.flatnonzero(np.diff(sorted_group, prepend=-1))
    sizes = np.diff(starts, append=len(order))
    chances = np.exp(scores[order])
    bonus = np.zeros((len(order), scores.shape[1]), dtype=np.float32)
    for kind in range(len(KINDS)):
        first = 1 + 2 * kind
        chance = chances[:, first] + chances[:, first + 1]
        mean = (np.repeat(np.add.reduceat(chance, starts), sizes) - chance) / np.repeat(sizes - 1, sizes)
        best = np.repeat(np.maximum.reduceat(chance, starts), sizes)
        is_best = chance >= best
        alone = np.repeat(np.add.reduceat(is_best.astype(np.int64), starts), sizes) == 1
        second = np.repeat(np.maximum.reduceat(np.where(is_best, 0, chance), starts), sizes)
        highest = np.where(is_best & alone, second, best)
        bonus[:, first] = _HIGHEST * np.where(highest > _MIN_HIGHEST, highest, 0) + _MEAN * np.minimum(1, 2 * mean)
        bonus[:, first + 1] = bonus[:, first]
    result = scores.copy()
    result[order] += weight * bonus
    return log_softmax(result)
