"""Find the names of a list that are most like a name in either script, without comparing it with every one.

A name is filed under its features (:mod:`arabtext.names.lists.features`). A feature weighs more the rarer it is
(inverse document frequency, Spärck Jones 1972, https://doi.org/10.1108/eb026526). The likeness of a query and a name is
the weight of the features that they share, divided by the square root of how many the name has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from arabtext.names.comparing.compare import Prepared
from arabtext.names.lists.features import features_of, hash_all, hash_features, listed_features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LISTED_WEIGHT: Final = 1e6  # of a listed name against 1 of another feature: it comes first
_MAX_UNLISTED: Final = 5_000.0  # likeness that no two names reach without being one listed name
#: Likeness of a name, as a share of that of the name most like the query, from which it may still be the one sought.
#: Chosen by hand on 1,500 queries among 100,000 names: of the first 100, 0.4 loses no name that was sought and leaves
#: 11 for a clerk's spelling, 23 for a Latin one, 76 for two or three parts; 0.5 loses 1.6 % of the last.
_MIN_SHARE: Final = 0.4
#: Names that a query looks at under its features, the rarest feature first and always wholly; and the best of them by
#: these features, which are weighed by all. Chosen by hand on generated names of four parts: among 100,000 names no
#: more of the true partners are found with 120,000 and 1,000, in three times the time; among 300,000 names 20,000
#: finds 0.996 and 60,000 finds 0.999 of them.
_MAX_FILED: Final = 30_000
_MAX_WEIGHED: Final = 500


class Retrieval:
    """Prepared names, filed so that those most like a query are found.

    A name has a place: its number in the order in which names were given, from 0 on. Places never change, also when
    other names are added or removed.

    >>> from arabtext.names.comparing.compare import prepare
    >>> filed = Retrieval(map(prepare, ["Qais al-Khazali", "Laith al-Khazali", "حسن نصر الله"]))
    >>> filed.nearest(prepare("Hasan Nasrallah"), 1).tolist()
    [2]
    >>> filed.add([prepare("Hassan Nasr")]).tolist()
    [3]
    >>> filed.remove([2])
    >>> filed.nearest(prepare("حسن نصرالله"), 1).tolist()
    [3]
    """

    def __init__(self, names: Iterable[Prepared] = ()) -> None:
        import numpy as np

        self._blocks: list[_Block] = []
        self._is_there = np.zeros(0, dtype=np.bool_)
        self.add(names)

    def __len__(self) -> int:
        """Return the number of names that are filed and were not removed."""
        return int(self._is_there.sum())

    def add(self, names: Iterable[Prepared]) -> NDArray[np.int32]:
        """File names, and return their places."""
        return self._file(*hash_all(names))

    def remove(self, places: Iterable[int]) -> None:
        """Remove the names at ``places``; no query finds them again. Raises IndexError for a place that never was."""
        for place in places:
            if not 0 <= place < len(self._is_there):
                raise IndexError(f"no name was ever at place {place}")
            self._is_there[place] = False

    def nearest(self, query: Prepared, n: int, *, few: int | None = None) -> NDArray[np.int32]:
        """Return the places of up to ``n`` names that have something in common with ``query``, the most alike first.

        With ``few``, those behind the first ``few`` are left out where they are much less alike than the first one.
        """
        return self.nearest_each([query], n, few=few)[0]

    def nearest_each(self, queries: Iterable[Prepared], n: int, *, few: int | None = None) -> list[NDArray[np.int32]]:
        """Return what :meth:`nearest` returns for each of ``queries``: faster than one call for each."""
        searches = self._searches()
        few = n if few is None else few
        return [_nearest(query, hash_features(features_of(query)), n, few, searches) for query in queries]

    def neighbors(self, names: Iterable[Prepared], n: int, *, few: int | None = None) -> list[NDArray[np.int32]]:
        """Return what :meth:`nearest_each` returns for the very ``names`` that are filed, in the order of places.

        Their features are not read again, and names that have the same ones are looked up once.
        """
        import numpy as np

        features, counts = self.features()
        ends = np.cumsum(counts)
        searches, few = self._searches(), n if few is None else few
        by_features: dict[bytes, NDArray[np.int32]] = {}
        found = []
        for name, start, end in zip(names, (ends - counts).tolist(), ends.tolist(), strict=True):
            own = features[start:end]
            if (known := by_features.get(own.tobytes())) is None:
                known = by_features[own.tobytes()] = _nearest(name, own, n, few, searches)
            found.append(known)
        return found

    def _searches(self) -> list[_Search]:
        return [_Search(block, self._is_there) for block in self._blocks]

    def features(self) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
        """Return the features of all names that are there, in the order of places, and how many each name has."""
        import numpy as np

        if not self._blocks:
            return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int32)
        whole = _merged(self._blocks, self._is_there)
        return whole.keys[whole.held], np.diff(whole.ends).astype(np.int32)

    @classmethod
    def from_features(cls, features: NDArray[np.uint32], counts: NDArray[np.int32]) -> Retrieval:
        """Return names filed under the :meth:`features` of another retrieval, at places from 0 on."""
        made = cls()
        made._file(features, counts)
        return made

    def _file(self, features: NDArray[np.uint32], counts: NDArray[np.int32]) -> NDArray[np.int32]:
        """File names under features, and return their places.

        New names make a block of their own, joined with the last block while that has less than twice as many, so that
        a name moves between blocks at most as often as the list doubles.
        """
        import numpy as np

        first = len(self._is_there)
        places = np.arange(first, first + len(counts), dtype=np.int32)
        if not len(places):
            return places
        self._is_there = np.concatenate([self._is_there, np.ones(len(places), dtype=np.bool_)])
        self._blocks.append(_filed(places, features, counts))
        while len(self._blocks) > 1 and len(self._blocks[-2].places) < 2 * len(self._blocks[-1].places):
            self._blocks[-2:] = [_merged(self._blocks[-2:], self._is_there)]
        return places


# Blocks of names


@dataclass(frozen=True, slots=True)
class _Block:
    """Names and their features, filed both ways.

    ``filed[starts[i] : starts[i + 1]]`` are the rows of the names that have the feature ``keys[i]``;
    ``keys[held[ends[row] : ends[row + 1]]]`` are the features of the name in a row, whose place is ``places[row]``.
    """

    places: NDArray[np.int32]
    keys: NDArray[np.uint32]
    starts: NDArray[np.int64]
    filed: NDArray[np.int64]  # as numpy wants numbers of places: of fewer bits, each search would convert them
    held: NDArray[np.int32]
    ends: NDArray[np.int64]
    scale: NDArray[np.float32]  # of each row: 1 by the square root of the number of its features

    def positions(self, features: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where each of ``features`` is among the keys, and how many names have it; some are nowhere, with 0."""
        import numpy as np

        at = np.searchsorted(self.keys, features)
        at[at == len(self.keys)] = 0
        counts = self.starts[at + 1] - self.starts[at]
        return at, np.where(self.keys[at] == features, counts, 0)


def _filed(places: NDArray[np.int32], features: NDArray[np.uint32], counts: NDArray[np.int32]) -> _Block:
    """Return a block of names: their places, their features one name after the other, and how many each name has."""
    import numpy as np

    keys, held, frequency = np.unique(features, return_inverse=True, return_counts=True)
    rows = np.repeat(np.arange(len(counts)), counts)
    scale = 1 / np.sqrt(np.maximum(counts, 1))
    return _Block(
        places,
        keys if len(keys) else np.zeros(1, dtype=np.uint32),
        np.concatenate([[0], np.cumsum(frequency)]) if len(keys) else np.zeros(2, dtype=np.int64),
        rows[np.argsort(held, kind="stable")],
        held.astype(np.int32),
        np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]),
        scale.astype(np.float32),
    )


def _merged(blocks: Sequence[_Block], is_there: NDArray[np.bool_]) -> _Block:
    """Return one block of the names of several, without those that were removed."""
    import numpy as np

    places, features, counts = [], [], []
    for block in blocks:
        kept, own = is_there[block.places], np.diff(block.ends)
        places.append(block.places[kept])
        features.append(block.keys[block.held[np.repeat(kept, own)]])
        counts.append(own[kept].astype(np.int32))
    return _filed(np.concatenate(places), np.concatenate(features), np.concatenate(counts))


# Searches


def _nearest(
    query: Prepared, hashes: NDArray[np.uint32], n: int, few: int, searches: Sequence[_Search]
) -> NDArray[np.int32]:
    """Return the places of up to ``n`` names most like the query in all blocks, the best first.

    ``hashes`` are the features of the query. Those behind the first ``few`` have at least ``_MIN_SHARE`` of the
    likeness of the best one that is not listed.
    """
    import numpy as np

    if n < 1 or not (len(hashes) and searches):
        return np.zeros(0, dtype=np.int32)
    found = [search.block.positions(hashes) for search in searches]
    frequencies = np.sum([counts for _, counts in found], axis=0)
    total = sum(len(search.block.places) for search in searches)
    weights = np.log((total + 1) / np.maximum(frequencies, 1)).astype(np.float32)
    if listed := listed_features(query):
        weights[np.isin(hashes, hash_features(listed))] *= _LISTED_WEIGHT
    best = [search.best(at, counts, weights, n) for search, (at, counts) in zip(searches, found, strict=True)]
    places = np.concatenate([one for one, _ in best])
    likenesses = np.concatenate([one for _, one in best])
    order = np.lexsort((places, -likenesses))[:n]
    ranked = likenesses[order]
    unlisted = ranked[ranked < _MAX_UNLISTED]
    alike = int((ranked >= _MIN_SHARE * unlisted[0]).sum()) if len(unlisted) else n
    return places[order[: max(few, alike)]]


class _Search:
    """Searches in one block, one after the other, with arrays that are all zeros between two of them."""

    def __init__(self, block: _Block, is_there: NDArray[np.bool_]) -> None:
        import numpy as np

        self.block = block
        self._is_there = is_there[block.places]
        self._has_gaps = not self._is_there.all()
        self._sums = np.zeros(len(block.places), dtype=np.float32)
        self._steps = np.zeros(len(block.places), dtype=np.int64)
        self._weights = np.zeros(len(block.keys), dtype=np.float32)

    def best(
        self, at: NDArray[np.int64], counts: NDArray[np.int64], weights: NDArray[np.float32], n: int
    ) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the places of the ``n`` names that share most with a query, in no order, and their likenesses.

        ``at`` and ``counts`` are the :meth:`_Block.positions` of the query's features.
        """
        import numpy as np

        known = np.flatnonzero(counts)
        if not len(known):
            return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
        order = known[np.argsort(counts[known], kind="stable")]
        rare = order[: max(1, int(np.searchsorted(np.cumsum(counts[order]), _MAX_FILED, side="right")))]
        rows, likenesses = self._sharing(at[rare], weights[rare])
        if len(rare) < len(order):
            rows = rows[_highest(likenesses, max(n, _MAX_WEIGHED))]
            likenesses = self._weighed(rows, at[order], weights[order])
        top = _highest(likenesses, n)
        return self.block.places[rows[top]], likenesses[top]

    def _sharing(
        self, at: NDArray[np.int64], weights: NDArray[np.float32]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the rows that have some of the features ``at``, and their likenesses by these features."""
        import numpy as np

        block = self.block
        starts, ends = block.starts[at], block.starts[at + 1]
        touched = np.concatenate([block.filed[i:j] for i, j in zip(starts.tolist(), ends.tolist(), strict=True)])
        np.add.at(self._sums, touched, np.repeat(weights, ends - starts))
        steps = np.arange(len(touched))
        self._steps[touched] = steps
        distinct = touched.compress(self._steps.take(touched) == steps)  # each row where it was touched last
        likenesses = self._sums.take(distinct)
        likenesses *= block.scale.take(distinct)
        self._sums[distinct] = 0
        if self._has_gaps:
            kept = self._is_there[distinct]
            return distinct[kept], likenesses[kept]
        return distinct, likenesses

    def _weighed(
        self, rows: NDArray[np.int64], at: NDArray[np.int64], weights: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Return the likenesses of ``rows`` by all features ``at``."""
        import numpy as np

        block = self.block
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        self._weights[at] = weights
        starts = block.ends.take(rows)
        counts = block.ends.take(rows + 1) - starts
        firsts = np.cumsum(counts) - counts
        held = block.held.take(np.arange(counts.sum()) + np.repeat(starts - firsts, counts))
        sums: NDArray[np.float32] = np.add.reduceat(self._weights.take(held), firsts)
        self._weights[at] = 0
        return sums * block.scale[rows]


def _highest(values: NDArray[np.float32], n: int) -> NDArray[np.int64] | slice:
    """Return where the ``n`` highest of ``values`` are, in no order."""
    import numpy as np

    return np.argpartition(-values, n - 1)[:n] if n < len(values) else slice(None)
