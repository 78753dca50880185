"""Say in words why rows of two lists are a pair, or why a row has no partner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from arabtext.names.lists.agreement import Agreement
from arabtext.names.lists.candidates import reasons
from arabtext.names.lists.entries import Edges, Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Chosen by hand.
_MIN_SIMILAR: Final = -3.0  # log-odds of a name that is shown as the closest match
_MIN_RIVAL: Final = 0.05  # probability of another pair that a reason names
_MAX_SHOWN: Final = 3  # names in such a list


class Reasons:
    """The reasons of pairs and of rows without a partner, from the candidates and the pairs that were chosen.

    With ``many``, pairs are no rivals of each other.
    """

    def __init__(self, sides: tuple[Side, Side], agreement: Agreement, found: Edges, chosen: Edges, many: bool) -> None:
        self._sides, self._agreement, self._found, self._many = sides, agreement, found, many
        self._ends = found.left, found.right
        self._of_entry = [_grouped(end, found, len(side.rows)) for end, side in zip(self._ends, sides, strict=True)]
        self._taken = set(chosen.left.tolist()), set(chosen.right.tolist())
        self._entry = [{row: at for at, some in enumerate(side.rows) for row in some} for side in sides]

    def of_pairs(self, pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
        """Yield the reason of each pair of entries: names, other columns, and what in the lists makes it doubtful."""
        ours, theirs = self._sides
        named = [(int(ours.named[i]), int(theirs.named[j])) for i, j in pairs]
        for (i, j), names in zip(pairs, reasons(ours.ready, theirs.ready, named), strict=True):
            lines = [names, self._agreement.reason(ours.rows[i][0], theirs.rows[j][0])]
            if not self._many:
                if max(counts := (len(ours.rows[i]), len(theirs.rows[j]))) > 1:
                    lines.append(f"in {counts[0]} rows on the left and {counts[1]} on the right")
                lines += [self._rivals(0, i, j), self._rivals(1, j, i)]
            yield "; ".join(filter(None, lines))

    def _rivals(self, side: int, entry: int, partner: int) -> str:
        """Return the other candidates of an entry that are not improbable."""
        rivals = [
            f"{self._sides[1 - side].name(other)} ({self._found.score[at]:.2f})"
            for at in self._of_entry[side](entry)
            if (other := int(self._ends[1 - side][at])) != partner and self._found.score[at] >= _MIN_RIVAL
        ]
        return f"also close on the {('right', 'left')[side]}: {', '.join(rivals[:_MAX_SHOWN])}" if rivals else ""

    def of_row(self, side: int, row: int) -> str:
        """Return why a row has no partner."""
        entry = self._entry[side].get(row)
        edges = self._of_entry[side](entry) if entry is not None else []
        others, partners = self._sides[1 - side], [int(self._ends[1 - side][at]) for at in edges]
        if entry is None or not edges or self._found.odds[edges[0]] < _MIN_SIMILAR:
            return "no similar name on the other side"
        closest = f"the closest match, {others.name(partners[0])},"
        if partners[0] in self._taken[1 - side]:
            return f"{closest} is paired with a better one"
        if (count := len(others.rows[partners[0]])) > 1:
            return f"{closest} is in {count} rows on the other side"
        if doubt := self._rivals(side, entry, partners[0]) or self._rivals(1 - side, partners[0], entry):
            return f"{closest} is not the only one; {doubt}"
        return f"{closest} has a score of {self._found.score[edges[0]]:.2f} only"


def _grouped(places: NDArray[np.int64], found: Edges, size: int) -> Callable[[int], list[int]]:
    """Return a function from a place to the numbers of its pairs, the likeliest first."""
    import numpy as np

    order = np.lexsort((-found.odds, places))
    starts = np.searchsorted(places[order], np.arange(size + 1))
    return lambda place: order[starts[place] : starts[place + 1]].tolist()
