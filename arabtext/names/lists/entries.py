"""The rows of two lists as entries, and pairs of entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from arabtext.names.cells import Spelled
from arabtext.names.comparing.compare import Prepared
from arabtext.names.lists.spellings import prepare_row, shown
from arabtext.progress import Progress, track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]


Marks = tuple[str, str]  # the name that an authority decides for a row, and its id; empty if it has none


@dataclass(frozen=True)
class Side:
    """The rows of a list; those that are alike in name, other columns and marks are one entry.

    ``names`` are the distinct names, each in all its spellings, ``ready`` prepared; ``named`` is the number of the name
    of each entry, ascending, and ``rows`` are its rows. ``marked`` says whether it has a decision, and an id: two
    entries that both have one are two people.
    """

    names: tuple[Spelled, ...]
    ready: tuple[Prepared, ...]
    named: Numbers
    rows: tuple[tuple[int, ...], ...]
    marked: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        names: list[Spelled],
        keys: list[tuple[int, ...]],
        marks: Sequence[Marks],
        paired: set[int],
        progress: Progress | None,
    ) -> Side:
        """Return a list without the rows that are ``paired`` or have no spelling."""
        import numpy as np

        entries: dict[Spelled, dict[tuple[object, ...], list[int]]] = {}
        for at, name in enumerate(names):
            if name and at not in paired:
                entries.setdefault(name, {}).setdefault((keys[at], marks[at]), []).append(at)
        ready = tuple(map(prepare_row, track(list(entries), "filing names", progress)))
        named = np.repeat(np.arange(len(entries)), [len(some) for some in entries.values()])
        rows = tuple(tuple(some) for alike in entries.values() for some in alike.values())
        marked = np.array([[bool(mark) for mark in marks[some[0]]] for some in rows], dtype=bool)
        return cls(tuple(entries), ready, named, rows, marked.reshape(len(rows), 2))

    @property
    def first(self) -> Numbers:
        """The first row of each entry."""
        import numpy as np

        return np.array([some[0] for some in self.rows], dtype=np.int64)

    @property
    def sizes(self) -> Numbers:
        """The number of entries of each name."""
        import numpy as np

        return np.bincount(self.named, minlength=len(self.names))

    @property
    def counts(self) -> Numbers:
        """The number of rows of each entry."""
        import numpy as np

        return np.array([len(some) for some in self.rows], dtype=np.int64)

    def name(self, entry: int) -> str:
        """Return the name of an entry, its spellings on one line."""
        return shown(self.names[int(self.named[entry])])


@dataclass(frozen=True)
class Edges:
    """Candidate pairs of entries: their log-odds by names and columns, and the score that is reported, 0 to 1."""

    left: Numbers
    right: Numbers
    odds: Floats
    score: Floats

    def take(self, chosen: Numbers | NDArray[np.bool_]) -> Edges:
        """Return some of the pairs."""
        return Edges(self.left[chosen], self.right[chosen], self.odds[chosen], self.score[chosen])
