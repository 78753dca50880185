"""Say in words why rows of two lists are a pair, or why a row has no partner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

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


NO_SIMILAR: Final = "no similar name on the other side"


class Near(NamedTuple):
    """A candidate of an entry: which it is, its name on one line, and the log-odds and the score of the pair."""

    entry: int | str
    name: str
    odds: float
    score: float


def rivals(side: int, near: Sequence[Near], partner: int | str) -> str:
    """Return the candidates of an entry beside its partner that are not improbable; ``side`` is 0 for the left list."""
    others = [f"{one.name} ({one.score:.2f})" for one in near if one.entry != partner and one.score >= _MIN_RIVAL]
    return f"also close on the {('right', 'left')[side]}: {', '.join(others[:_MAX_SHOWN])}" if others else ""


def in_rows(left: int, right: int) -> str:
    """Return in how many rows the two names of a pair are, if in more than one."""
    return f"in {left} rows on the left and {right} on the right" if max(left, right) > 1 else ""


def why_alone(
    side: int, entry: int | str, near: Sequence[Near], of_closest: Sequence[Near], *, is_taken: bool, count: int
) -> str:
    """Return why an entry has no partner.

    ``near`` are its candidates, and ``of_closest`` those of the first of them, which is in ``count`` rows and may be
    taken by another entry.
    """
    if not near or near[0].odds < _MIN_SIMILAR:
        return NO_SIMILAR
    first = near[0]
    closest = f"the closest match, {first.name},"
    if is_taken:
        return f"{closest} is paired with a better one"
    if count > 1:
        return f"{closest} is in {count} rows on the other side"
    if doubt := rivals(side, near, first.entry) or rivals(1 - side, of_closest, entry):
        return f"{closest} is not the only one; {doubt}"
    return f"{closest} has a score of {first.score:.2f} only"


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
                lines += [in_rows(len(ours.rows[i]), len(theirs.rows[j]))]
                lines += [self._rivals(0, i, j), self._rivals(1, j, i)]
            yield "; ".join(filter(None, lines))

    def _near(self, side: int, entry: int) -> list[Near]:
        """Return the candidates of an entry, the likeliest first."""
        others, found = self._sides[1 - side], self._found
        return [
            Near(other := int(self._ends[1 - side][at]), others.name(other), found.odds[at], found.score[at])
            for at in self._of_entry[side](entry)
        ]

    def _rivals(self, side: int, entry: int, partner: int) -> str:
        return rivals(side, self._near(side, entry), partner)

    def of_row(self, side: int, row: int) -> str:
        """Return why a row has no partner."""
        entry = self._entry[side].get(row)
        if entry is None or not (near := self._near(side, entry)):
            return NO_SIMILAR
        closest = int(near[0].entry)
        others = self._sides[1 - side]
        is_taken, count = closest in self._taken[1 - side], len(others.rows[closest])
        return why_alone(side, entry, near, self._near(1 - side, closest), is_taken=is_taken, count=count)


def _grouped(places: NDArray[np.int64], found: Edges, size: int) -> Callable[[int], list[int]]:
    """Return a function from a place to the numbers of its pairs, the likeliest first."""
    import numpy as np

    order = np.lexsort((-found.odds, places))
    starts = np.searchsorted(places[order], np.arange(size + 1))
    return lambda place: order[starts[place] : starts[place + 1]].tolist()
