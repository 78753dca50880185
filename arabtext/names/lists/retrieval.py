"""Find the names of a list that are most like a name in either script, without comparing it with every one.

A name is filed under its features (:mod:`arabtext.names.lists.features`). A feature weighs more the rarer it is
(inverse document frequency, Spärck Jones 1972, https://doi.org/10.1108/eb026526). The likeness of a query and a name is
the weight of the features that they share, divided by the square root of how many the name has. Only names that share a
rare feature with the query are looked at. All this is exact and does not depend on the order of names, so that an
engine that holds the names on many machines finds the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from arabtext.names.comparing.compare import Prepared
from arabtext.names.lists.features import hash_all, hash_listed, hash_name, weighs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LISTED_WEIGHT: Final = 1_000_000  # of a listed name against 1 of another feature: it comes first
_MAX_UNLISTED: Final = 5_000.0  # likeness that no two names reach without being one listed name
#: Likeness of a name, as a share of that of the name most like the query, from which it may still be the one sought.
#: Chosen by hand on 1,500 queries among 100,000 names: of the first 100, 0.4 loses no name that was sought and leaves
#: 11 for a clerk's spelling, 23 for a Latin one, 76 for two or three parts; 0.5 loses 1.6 % of the last.
_MIN_SHARE: Final = 0.4
#: Names that share a feature at most, for it to lead from one of them to another; the rarest feature of a query always
#: does. Chosen by hand on 300,000 generated names of four parts: among the 20 nearest, 200 finds 0.994 of the Latin
#: spellings, 300 and 1,000 find 0.998, in a half and the whole of the time.
MAX_SHARED: Final = 300
_UNIT: Final = 1024  # of weights, which are whole numbers: then a sum does not depend on its order


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

        self._shelves: list[Shelf] = []
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

    def nearest(
        self, query: Prepared, n: int, *, few: int | None = None, shared: int = MAX_SHARED
    ) -> NDArray[np.int32]:
        """Return the places of up to ``n`` names that have something in common with ``query``, the most alike first.

        With ``few``, those behind the first ``few`` are left out where they are much less alike than the first one.
        A feature that more than ``shared`` names have leads to none of them.
        """
        return _nearest(query, hash_name(query), n, n if few is None else few, shared, self._searches())

    def nearest_each(self, queries: Iterable[Prepared], n: int, *, few: int | None = None) -> list[NDArray[np.int32]]:
        """Return what :meth:`nearest` returns for each of ``queries``: faster than one call for each."""
        searches, few = self._searches(), n if few is None else few
        return [_nearest(query, hash_name(query), n, few, MAX_SHARED, searches) for query in queries]

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
                known = by_features[own.tobytes()] = _nearest(name, own, n, few, MAX_SHARED, searches)
            found.append(known)
        return found

    def _searches(self) -> list[Search]:
        return [Search(shelf, self._is_there) for shelf in self._shelves]

    def features(self) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
        """Return the features of all names that are there, in the order of places, and how many each name has."""
        import numpy as np

        if not self._shelves:
            return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int32)
        whole = _merged(self._shelves, self._is_there)
        return whole.keys[whole.held], np.diff(whole.ends).astype(np.int32)

    @classmethod
    def from_features(cls, features: NDArray[np.uint32], counts: NDArray[np.int32]) -> Retrieval:
        """Return names filed under the :meth:`features` of another retrieval, at places from 0 on."""
        made = cls()
        made._file(features, counts)
        return made

    def _file(self, features: NDArray[np.uint32], counts: NDArray[np.int32]) -> NDArray[np.int32]:
        """File names under features, and return their places.

        New names make a shelf of their own, joined with the last shelf while that has less than twice as many, so that
        a name moves between shelves at most as often as the list doubles.
        """
        import numpy as np

        first = len(self._is_there)
        places = np.arange(first, first + len(counts), dtype=np.int32)
        if not len(places):
            return places
        self._is_there = np.concatenate([self._is_there, np.ones(len(places), dtype=np.bool_)])
        self._shelves.append(shelve(places, features, counts))
        while len(self._shelves) > 1 and len(self._shelves[-2].places) < 2 * len(self._shelves[-1].places):
            self._shelves[-2:] = [_merged(self._shelves[-2:], self._is_there)]
        return places


# Shelves of names


@dataclass(frozen=True, slots=True)
class Shelf:
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
    scale: NDArray[np.float64]  # of each row: 1 by the square root of the number of its features that weigh

    def positions(self, features: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where each of ``features`` is among the keys, and how many names have it; some are nowhere, with 0."""
        import numpy as np

        at = np.searchsorted(self.keys, features)
        at[at == len(self.keys)] = 0
        counts = self.starts[at + 1] - self.starts[at]
        return at, np.where(self.keys[at] == features, counts, 0)


def shelve(places: NDArray[np.int32], features: NDArray[np.uint32], counts: NDArray[np.int32]) -> Shelf:
    """Return a shelf of names: their places, their features one name after the other, and how many each name has."""
    import numpy as np

    keys, held, frequency = np.unique(features, return_inverse=True, return_counts=True)
    rows = np.repeat(np.arange(len(counts)), counts)
    weighing = np.bincount(rows, weights=weighs(features), minlength=len(counts))
    scale = 1 / (_UNIT * np.sqrt(np.maximum(weighing, 1)))
    return Shelf(
        places,
        keys if len(keys) else np.zeros(1, dtype=np.uint32),
        np.concatenate([[0], np.cumsum(frequency)]) if len(keys) else np.zeros(2, dtype=np.int64),
        rows[np.argsort(held, kind="stable")],
        held.astype(np.int32),
        np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]),
        scale,
    )


def _merged(shelves: Sequence[Shelf], is_there: NDArray[np.bool_]) -> Shelf:
    """Return one shelf of the names of several, without those that were removed."""
    import numpy as np

    places, features, counts = [], [], []
    for shelf in shelves:
        kept, own = is_there[shelf.places], np.diff(shelf.ends)
        places.append(shelf.places[kept])
        features.append(shelf.keys[shelf.held[np.repeat(kept, own)]])
        counts.append(own[kept].astype(np.int32))
    return shelve(np.concatenate(places), np.concatenate(features), np.concatenate(counts))


# Searches


def _nearest(
    query: Prepared, hashes: NDArray[np.uint32], n: int, few: int, shared: int, searches: Sequence[Search]
) -> NDArray[np.int32]:
    """Return the places of up to ``n`` names most like the query on all shelves, the best first.

    ``hashes`` are the features of the query. Those behind the first ``few`` have at least ``_MIN_SHARE`` of the
    likeness of the best one that is not listed.
    """
    import numpy as np

    if n < 1 or not (len(hashes) and searches):
        return np.zeros(0, dtype=np.int32)
    found = [search.shelf.positions(hashes) for search in searches]
    frequencies: NDArray[np.int64] = np.sum([counts for _, counts in found], axis=0)
    weights = weigh(hashes, frequencies, sum(len(search.shelf.places) for search in searches), hash_listed(query))
    leading = lead(frequencies, shared)
    some = [search.best(at, counts, weights, leading, n) for search, (at, counts) in zip(searches, found, strict=True)]
    places = np.concatenate([one for one, _ in some])
    likenesses = np.concatenate([one for _, one in some])
    order = np.lexsort((places, -likenesses))[:n]
    return places[order[: count_near(likenesses[order], few)]]


def weigh(
    features: NDArray[np.uint32], frequencies: NDArray[np.int64], size: int, listed: NDArray[np.uint32]
) -> NDArray[np.int64]:
    """Return the weights of the features of a query, given how many of ``size`` names have each.

    ``listed`` are those that say which listed name the query is.
    """
    import numpy as np

    weights: NDArray[np.int64] = np.rint(_UNIT * np.log((size + 1) / np.maximum(frequencies, 1))).astype(np.int64)
    weights[~weighs(features)] = 0
    if len(listed):
        weights[np.isin(features, listed)] *= _LISTED_WEIGHT
    return weights


def lead(frequencies: NDArray[np.int64], shared: int = MAX_SHARED) -> NDArray[np.bool_]:
    """Return which features of a query lead to names: the rare ones; without any, the first of the rarest.

    >>> import numpy as np
    >>> lead(np.array([7, 0, 2, 3]), 5).tolist(), lead(np.array([7, 0, 9]), 5).tolist()
    ([False, False, True, True], [True, False, False])
    """
    import numpy as np

    leading = (frequencies > 0) & (frequencies <= shared)
    if not leading.any() and frequencies.any():
        leading[np.argmin(np.where(frequencies > 0, frequencies, np.iinfo(np.int64).max))] = True
    return leading


def count_near(likenesses: NDArray[np.float64], few: int) -> int:
    """Return how many of the nearest names are near, given their likenesses, the highest first: at least ``few``."""
    unlisted = likenesses[likenesses < _MAX_UNLISTED]
    alike = int((likenesses >= _MIN_SHARE * unlisted[0]).sum()) if len(unlisted) else len(likenesses)
    return max(few, alike)


class Search:
    """Searches on one shelf, one after the other, with an array that is all zeros between two of them."""

    def __init__(self, shelf: Shelf, is_there: NDArray[np.bool_]) -> None:
        import numpy as np

        self.shelf = shelf
        self._is_there = is_there[shelf.places]
        self._has_gaps = not self._is_there.all()
        self._weights = np.zeros(len(shelf.keys), dtype=np.int64)

    def best(
        self,
        at: NDArray[np.int64],
        counts: NDArray[np.int64],
        weights: NDArray[np.int64],
        leading: NDArray[np.bool_],
        n: int,
    ) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Return the places of the ``n`` names that share most with a query, in no order, and their likenesses.

        ``at`` and ``counts`` are the :meth:`Shelf.positions` of the query's features, ``leading`` says which lead.
        """
        import numpy as np

        shelf = self.shelf
        known = counts > 0
        starts = at[known & leading]
        slices = zip(shelf.starts[starts].tolist(), shelf.starts[starts + 1].tolist(), strict=True)
        rows = np.unique(np.concatenate([shelf.filed[:0], *(shelf.filed[i:j] for i, j in slices)]))
        if self._has_gaps:
            rows = rows[self._is_there[rows]]
        likenesses = self.weigh_rows(rows, at[known], weights[known])
        top = np.lexsort((rows, -likenesses))[:n]
        return shelf.places[rows[top]], likenesses[top]

    def weigh_rows(
        self, rows: NDArray[np.int64], at: NDArray[np.int64], weights: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return the likenesses of ``rows`` by the features ``at``."""
        import numpy as np

        shelf = self.shelf
        if not len(rows):
            return np.zeros(0)
        self._weights[at] = weights
        starts = shelf.ends.take(rows)
        counts = shelf.ends.take(rows + 1) - starts
        firsts = np.cumsum(counts) - counts
        held = shelf.held.take(np.arange(counts.sum()) + np.repeat(starts - firsts, counts))
        sums: NDArray[np.int64] = np.add.reduceat(self._weights.take(held), firsts)
        self._weights[at] = 0
        return sums * shelf.scale[rows]
