"""Find the pairs of names in lists that may be one, and weigh them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from arabtext.names.comparing.compare import Prepared, compare_pairs, score_pairs
from arabtext.names.lists import evidence
from arabtext.names.lists.retrieval import Retrieval
from arabtext.names.lists.spellings import share_a_spelling
from arabtext.progress import Progress, track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]

FEW: Final = 5  # nearest names that are always compared, those behind them only from _MIN_SHARE of retrieval.py
_BATCH: Final = 50_000  # pairs that are scored at once
_MIN_OF_SEVERAL: Final = -5.0  # log-odds of two names that several rows have, with other values; chosen by hand


def between(
    ours: Sequence[Prepared], theirs: Sequence[Prepared], n: int, progress: Progress | None
) -> tuple[Numbers, Numbers, Floats]:
    """Return the pairs of names of two lists of which one is among the ``n`` nearest of the other, sorted.

    They are the numbers of the names on the left and on the right, and the log-odds that two names are one.
    """
    import numpy as np

    query, hit = nearest(ours, theirs, n, progress)
    other, found = nearest(theirs, ours, n, progress)
    width = max(len(theirs), 1)
    pairs = np.unique(np.concatenate([query * width + hit, found * width + other]))
    left, right = pairs // width, pairs % width
    odds = np.zeros(len(left))
    for at in track(range(0, len(left), _BATCH), "comparing names", progress):
        batch = zip(left[at : at + _BATCH].tolist(), right[at : at + _BATCH].tolist(), strict=True)
        odds[at : at + _BATCH] = of_two_lists([(ours[i], theirs[j]) for i, j in batch])
    return left, right, odds


def within(names: Sequence[Prepared], n: int, progress: Progress | None) -> tuple[Numbers, Numbers, Floats]:
    """Return the pairs of names of one list of which one is among the ``n`` nearest of the other, sorted.

    They are the numbers of two names, the smaller one first, and the log-odds that these are one.
    """
    import numpy as np

    query, hit = nearest(names, names, n + 1, progress)
    left, right = np.minimum(query, hit), np.maximum(query, hit)
    size = max(len(names), 1)
    pairs = np.unique((left * size + right)[left != right])
    left, right = pairs // size, pairs % size
    return left, right, log_odds(names, names, left, right, progress)


def nearest(
    queries: Sequence[Prepared], listed: Sequence[Prepared], n: int, progress: Progress | None
) -> tuple[Numbers, Numbers]:
    """Return the numbers of ``queries``, and of up to ``n`` names of ``listed`` that are nearest to each, as pairs.

    Of names that are equally near, the first in the alphabet are chosen, whatever the order of the lists.
    """
    import numpy as np

    order = sorted(range(len(listed)), key=lambda number: [reading.text for reading in listed[number].readings])
    ranked = [listed[number] for number in order]
    filed, few = Retrieval(ranked), min(n, FEW)
    if queries is listed:
        asked = np.array(order, dtype=np.int64)
        found = filed.neighbors(track(ranked, "looking up names", progress), n, few=few)
    else:
        asked = np.arange(len(queries), dtype=np.int64)
        found = filed.nearest_each(track(queries, "looking up names", progress), n, few=few)
    query = np.repeat(asked, [len(some) for some in found])
    places = np.concatenate([np.zeros(0, dtype=np.int64), *found]).astype(np.int64)
    return query, np.array(order, dtype=np.int64)[places]


def log_odds(
    ours: Sequence[Prepared], theirs: Sequence[Prepared], left: Numbers, right: Numbers, progress: Progress | None
) -> Floats:
    """Return for pairs of names, by their numbers in ``ours`` and ``theirs``, the log-odds that they are one."""
    import numpy as np

    odds = np.zeros(len(left))
    for at in track(range(0, len(left), _BATCH), "comparing names", progress):
        batch = zip(left[at : at + _BATCH].tolist(), right[at : at + _BATCH].tolist(), strict=True)
        odds[at : at + _BATCH] = of_pairs([(ours[i], theirs[j]) for i, j in batch])
    return odds


def of_pairs(pairs: Sequence[tuple[Prepared, Prepared]]) -> Floats:
    """Return the log-odds that the two names of each pair are one."""
    import numpy as np

    single = [(len(a.parts) == 1) != (len(b.parts) == 1) and not (a.entity and b.entity) for a, b in pairs]
    return evidence.log_odds(score_pairs(pairs)) + evidence.OF_A_SINGLE_WORD * np.array(single, dtype=bool)


def of_two_lists(pairs: Sequence[tuple[Prepared, Prepared]]) -> Floats:
    """Return what :func:`of_pairs` returns, and more for a spelling that both lists have to the letter."""
    import numpy as np

    one = [share_a_spelling(a, b) for a, b in pairs]
    return of_pairs(pairs) + evidence.OF_ONE_SPELLING * np.array(one, dtype=bool)


def each_with_each(
    left: Numbers, right: Numbers, odds: Floats, sizes: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers, Floats]:
    """Return the pairs of the members of pairs of groups, and the log-odds of these.

    Groups are numbered from 0, and ``sizes`` says how many members each has on either side; members are numbered in the
    order of their groups. Of groups of several members, unlikely pairs are left out, which nothing else could make one.

    >>> import numpy as np
    >>> sizes = np.array([1, 2]), np.array([2, 1])
    >>> [found.tolist() for found in each_with_each(np.array([1]), np.array([0]), np.array([3.0]), sizes)]
    [[1, 1, 2, 2], [0, 1, 0, 1], [3.0, 3.0, 3.0, 3.0]]
    """
    import numpy as np

    counts = sizes[0][left] * sizes[1][right]
    kept = np.flatnonzero((counts == 1) | (odds >= _MIN_OF_SEVERAL))
    left, right, counts = left[kept], right[kept], counts[kept]
    starts = [np.cumsum(size) - size for size in sizes]
    pair = np.repeat(np.arange(len(left)), counts)
    nth = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
    width = sizes[1][right[pair]]
    return starts[0][left[pair]] + nth // width, starts[1][right[pair]] + nth % width, odds[kept][pair]


def reasons(ours: Sequence[Prepared], theirs: Sequence[Prepared], pairs: Sequence[tuple[int, int]]) -> list[str]:
    """Return how the parts of two names relate, in words, for pairs by their numbers in ``ours`` and ``theirs``."""
    return [match.reason for match in compare_pairs([(ours[i], theirs[j]) for i, j in pairs])]
