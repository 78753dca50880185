"""Join items that are probably one into clusters, by how like the members of two clusters are on average.

The likeliest pairs are joined first. Two clusters are joined only if their members are like each other on average
(average linkage), so that a chain of near spellings does not join two persons, and one odd pair does not part one. What
other columns say is averaged over the pairs about which they say something: a row without a year joins no two years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from operator import add
from typing import TYPE_CHECKING, Any, Final

from arabtext.names.lists.evidence import MIN_JOINED, OF_NAMESAKES, OF_UNLIKE, with_columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]

_MAX_WHOLE: Final = 150  # items of a group in which every pair is weighed, not only the nearest; chosen by hand


#: Returns for pairs of items, by their numbers, the log-odds of their names and those of other columns.
Weigh = Callable[["Numbers", "Numbers"], tuple["Floats", "Floats"]]


@dataclass(frozen=True)
class Pairs:
    """Pairs of items, the smaller number first, each pair once, and their log-odds by names and by other columns.

    Other columns have 0 where they say nothing.
    """

    left: Numbers
    right: Numbers
    names: Floats
    columns: Floats

    @cached_property
    def odds(self) -> Floats:
        """The log-odds of each pair."""
        return with_columns(self.names, self.columns)

    def without(self, left: int, right: int) -> Pairs:
        """Return the pairs of which one is impossible, so that its items never are in one cluster."""
        import numpy as np

        left, right = sorted((left, right))
        others = (self.left != left) | (self.right != right)
        kept = Pairs(self.left[others], self.right[others], self.names[others], self.columns[others])
        return kept.with_more(np.array([left]), np.array([right]), np.array([-np.inf]), np.zeros(1))

    def with_more(self, *more: NDArray[Any]) -> Pairs:
        """Return these pairs and more, given as the four arrays of the class."""
        import numpy as np

        mine = (self.left, self.right, self.names, self.columns)
        return Pairs(*(np.concatenate(arrays) for arrays in zip(mine, more, strict=True)))


@dataclass(frozen=True)
class Clustering:
    """The cluster of each item, numbered from 0, and how sure that is.

    ``weakest`` are the mean log-odds of the two parts of each cluster that are least alike, infinite for a single item,
    and ``joint`` the pair of items that joined these. ``rival`` is the likest member, -1 if there is none, of another
    cluster that an item might be in, and ``share`` the probability, 0 to 1, that it is in that.
    """

    cluster: Numbers
    weakest: Floats
    joint: Numbers
    rival: Numbers
    share: Floats


def cluster(
    size: int,
    pairs: Pairs,
    fixed: Sequence[Sequence[int]],
    marks: Sequence[Sequence[int]],
    weigh: Weigh,
    *,
    least: float = MIN_JOINED,
) -> Clustering:
    """Return the clusters of ``size`` items.

    ``fixed`` are groups that belong together in any case, if their marks permit. ``marks`` are kinds of marks, each a
    number for every item or -1: items with different marks of one kind never belong together. ``weigh`` returns what
    is known of more pairs, where those of ``pairs`` leave a gap. ``least`` is the mean log-odds from which two clusters
    are joined.

    >>> import numpy as np
    >>> pairs = Pairs(np.array([0, 1, 0]), np.array([1, 2, 2]), np.array([3.0, 2.0, -8.0]), np.zeros(3))
    >>> cluster(3, pairs, (), (), lambda left, right: (left * 0.0, left * 0.0)).cluster.tolist()
    [0, 0, 1]
    """
    import numpy as np

    component = _components(size, pairs, fixed, least)
    groups = [group for group in grouped(component) if len(group) > 1]
    pairs = _without_gaps(size, pairs, groups, weigh)
    inside = np.flatnonzero(component[pairs.left] == component[pairs.right])
    inside = inside[np.lexsort((pairs.right[inside], pairs.left[inside], -pairs.odds[inside]))]
    of_component = grouped(component[pairs.left[inside]], int(component.max(initial=-1)) + 1)
    home = np.arange(size, dtype=np.int64)
    weakest, joint = np.full(size, np.inf), np.full((size, 2), -1, dtype=np.int64)
    joiner = _Joiner(pairs, fixed, marks, least)
    for group in groups:
        for members, mean, joined in joiner.join(group.tolist(), inside[of_component[component[group[0]]]].tolist()):
            first = min(members)
            home[members], weakest[first], joint[first] = first, mean, joined
    firsts, home = np.unique(home, return_inverse=True)
    rival, share = rivals(home, np.bincount(home), pairs, [_of_clusters(kind, home) for kind in marks])
    return Clustering(home, weakest[firsts], joint[firsts], rival, share)


def _of_clusters(marks: Sequence[int], cluster: Numbers) -> Numbers:
    """Return the mark of each cluster, -1 for none; its items have no two."""
    import numpy as np

    found = np.full(int(cluster.max(initial=-1)) + 1, -1, dtype=np.int64)
    np.maximum.at(found, cluster, np.array(marks, dtype=np.int64))
    return found


def _components(size: int, pairs: Pairs, fixed: Sequence[Sequence[int]], least: float) -> Numbers:
    """Return the number of the component of each item, which pairs that may be joined and fixed groups link."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    joined = pairs.odds >= least
    left = np.concatenate([pairs.left[joined], *(group[:-1] for group in fixed)])
    right = np.concatenate([pairs.right[joined], *(group[1:] for group in fixed)])
    graph = csr_matrix((np.ones(len(left)), (left, right)), shape=(size, size))
    component: Numbers = connected_components(graph, directed=False)[1].astype(np.int64)
    return component


def grouped(numbers: Numbers, size: int | None = None) -> list[Numbers]:
    """Return for each number from 0 the places where it stands, in order."""
    import numpy as np

    order = np.argsort(numbers, kind="stable")
    ends = np.cumsum(np.bincount(numbers, minlength=size or 0))
    return np.split(order, ends[:-1]) if len(ends) else []


def _without_gaps(size: int, pairs: Pairs, groups: list[Numbers], weigh: Weigh) -> Pairs:
    """Return the pairs with every pair of the items of groups that are not too large."""
    import numpy as np

    small = [group for group in groups if 2 < len(group) <= _MAX_WHOLE]
    if not small:
        return pairs
    codes = np.concatenate([_codes(group, size) for group in small])
    gaps = np.setdiff1d(codes, pairs.left * size + pairs.right, assume_unique=True)
    left, right = gaps // size, gaps % size
    return pairs.with_more(left, right, *weigh(left, right))


def _codes(group: Numbers, size: int) -> Numbers:
    """Return a number for each pair of the items of a group."""
    import numpy as np

    first, second = np.triu_indices(len(group), 1)
    return group[first] * size + group[second]


_Link = tuple[float, int, float, int]  # sum and number of the log-odds by names, sum and number of those by columns
_NO_LINK: Final[_Link] = (0.0, 0, 0.0, 0)


class _Joiner:
    """Joins the items of one component after the other."""

    def __init__(
        self, pairs: Pairs, fixed: Sequence[Sequence[int]], marks: Sequence[Sequence[int]], least: float
    ) -> None:
        self._pairs, self._least = pairs, least
        self._fixed: dict[int, list[int]] = defaultdict(list)  # the first item of a group: its others
        for first, *others in fixed:
            self._fixed[first] += others
        self._marks = marks

    def join(self, items: list[int], pairs: list[int]) -> Iterator[tuple[list[int], float, tuple[int, int]]]:
        """Yield the clusters of ``items``, given the numbers of their pairs, the likeliest first.

        A cluster comes with the lowest mean of two parts of it, and the pair of items that joined these.
        """
        self._home = {item: item for item in items}
        self._members = {item: [item] for item in items}
        self._marked = {item: [kind[item] for kind in self._marks] for item in items}
        self._weakest = dict.fromkeys(items, (inf, (-1, -1)))
        self._links: dict[int, dict[int, _Link]] = {item: {} for item in items}
        known = self._pairs
        left, right, odds, names, columns = (
            array[pairs].tolist() for array in (known.left, known.right, known.odds, known.names, known.columns)
        )
        for a, b, name, column in zip(left, right, names, columns, strict=True):
            self._links[a][b] = self._links[b][a] = (name, 1, column, int(column != 0))
        for item in items:
            for other in self._fixed.get(item, ()):
                self._merge(item, other, always=True)
        for a, b, value in zip(left, right, odds, strict=True):
            if value < self._least:
                break
            self._merge(a, b)
        for home, members in self._members.items():
            yield members, *self._weakest[home]

    def _merge(self, a: int, b: int, *, always: bool = False) -> None:
        """Make the clusters of two items one if their marks and, unless ``always``, their mean log-odds permit."""
        first, second = self._home[a], self._home[b]
        marked = list(zip(self._marked[first], self._marked[second], strict=True))
        if first == second or any(one != other and one >= 0 and other >= 0 for one, other in marked):
            return
        mean = self._mean(first, second)
        if mean < self._least and not always:
            return
        keep, drop = sorted((first, second), key=lambda home: (-len(self._links[home]), home))
        self._marked[keep] = [max(pair) for pair in marked]
        self._weakest[keep] = min(self._weakest[keep], self._weakest.pop(drop), (mean, (a, b)))
        for item in self._members[drop]:
            self._home[item] = keep
        self._members[keep] += self._members.pop(drop)
        mine = self._links[keep]
        mine.pop(drop, None)
        for other, link in self._links.pop(drop).items():
            if other != keep:
                before = mine.get(other, _NO_LINK)
                mine[other] = self._links[other][keep] = tuple(map(add, before, link))
                del self._links[other][drop]

    def _mean(self, first: int, second: int) -> float:
        """Return the mean log-odds between the members of two clusters."""
        total, seen, columns, filled = self._links[first].get(second, _NO_LINK)
        size = len(self._members[first]) * len(self._members[second])
        names = (total + (size - seen) * OF_UNLIKE) / size
        return (min(names, OF_NAMESAKES) if columns < 0 else names) + columns / max(filled, 1)


def rivals(
    cluster: Numbers,
    sizes: Numbers,
    pairs: Pairs,
    marks: Sequence[Numbers],
    *,
    beside: bool | None = None,
    both_ways: bool = True,
) -> tuple[Numbers, Floats]:
    """Return for each item the likest member of the cluster that it might be in instead, and how probable that is.

    ``cluster`` is the cluster of each item; ``sizes`` and ``marks`` are those of clusters. The member is -1 if there is
    none. Beside other columns, names are as alike as those of namesakes: how an item is spelled does not say whose it
    is. ``beside`` says whether any pair has other columns; without it, that is looked up. Unless ``both_ways``, a pair
    is about its left item alone.
    """
    import numpy as np

    beside = bool(pairs.columns.any()) if beside is None else beside
    names, columns = np.minimum(pairs.names, OF_NAMESAKES) if beside else pairs.names, pairs.columns
    item, other = pairs.left, pairs.right
    if both_ways:
        item, other = np.concatenate([item, other]), np.concatenate([other, item])
        names, columns = np.concatenate([names, names]), np.concatenate([columns, columns])
    order = np.lexsort((other, -(names + columns), cluster[other], item))  # of each item and cluster the likest first
    item, other, names, columns = item[order], other[order], names[order], columns[order]
    changes = (np.diff(item) != 0) | (np.diff(cluster[other]) != 0)
    starts = np.flatnonzero(np.concatenate([np.ones(min(len(item), 1), dtype=bool), changes]))
    total, of_columns, filled = (
        np.add.reduceat(some, starts) if len(starts) else some
        for some in (names, columns, (columns != 0).astype(float))
    )
    seen = np.diff(np.append(starts, len(item)))
    item, other = item[starts], other[starts]
    is_own = cluster[item] == cluster[other]
    size = sizes[cluster[other]] - is_own
    mean = (total + (size - seen) * OF_UNLIKE) / size + of_columns / np.maximum(filled, 1)
    own = np.where(sizes[cluster] > 1, OF_UNLIKE, -np.inf)
    own[item[is_own]] = mean[is_own]
    may = ~is_own
    for mark in marks:
        mine, theirs = mark[cluster[item]], mark[cluster[other]]
        may &= (mine == theirs) | (mine < 0) | (theirs < 0)
    likest = np.flatnonzero(may & np.isfinite(mean))
    likest = likest[np.lexsort((-other[likest], mean[likest]))]  # the last one that is written is the highest
    best, rival = np.full(len(cluster), -np.inf), np.full(len(cluster), -1, dtype=np.int64)
    best[item[likest]], rival[item[likest]] = mean[likest], other[likest]
    return rival, np.exp(best) / (1 + np.exp(own) + np.exp(best))
