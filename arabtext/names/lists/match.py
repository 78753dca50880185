"""Match the names of two lists with each other, by the names, by other columns, and by what else the lists hold.

Each name is compared with the nearest ones of the other list, from both sides. A pair is sure if its names are alike
and nobody else in either list has such a name (:mod:`arabtext.names.lists.assignment`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from arabtext.errors import UsageError, expect_text
from arabtext.names.comparing.compare import Prepared, compare_prepared, prepare
from arabtext.names.known.absent import why_no_name
from arabtext.names.lists import candidates, evidence
from arabtext.names.lists.agreement import Agreement, Values, cell_text
from arabtext.names.lists.assignment import one_to_one, weigh_rivals
from arabtext.progress import Progress, track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]

# Chosen by hand.
_NEAREST: Final = 20  # names of the other list with which a name is compared
_NEAREST_OF_MANY: Final = 100  # the same, where a name may have many partners
_MIN_SURE: Final = 0.95  # probability, by names alone, of the pairs on which the errors of other columns are counted
_MIN_SIMILAR: Final = -3.0  # log-odds of a name that is shown as the closest match
_MIN_RIVAL: Final = 0.05  # probability of another pair that a reason names
_MAX_SHOWN: Final = 3  # names in such a list


@dataclass(frozen=True, slots=True)
class Matched:
    """A pair of rows, by their places in the two lists, with its score and why; None for a missing partner.

    ``score`` is the probability, 0 to 1, that the two rows are one person, given both lists. What :func:`match` returns
    for lists; :class:`~arabtext.names.Match` is the verdict on two names.
    """

    left: int | None
    right: int | None
    score: float
    reason: str


def match(
    left: Sequence[str],
    right: Sequence[str],
    *,
    agree: Mapping[str, tuple[Values, Values]] | None = None,
    distinct: tuple[Values, Values] | None = None,
    many: bool = False,
    threshold: float = evidence.MIN_MATCHED,
    progress: Progress | None = None,
) -> list[Matched]:
    """Return pairs of places of names that are one, then the places on the left and on the right without a partner.

    Each place has one partner at most. A pair is less sure if either name is as close to another one, so a row of
    which the other list has several stays alone; rows with the very same name that both lists have equally often pair
    up in order. With ``many`` each name on the left has every name on the right that it is one with by its own score.

    ``agree`` has the values of other columns, left and right, by title: a value for each name, None or an empty text if
    it is missing. Equal values are evidence for a pair, different ones against it, the more the rarer they are; sex,
    numbers, years, dates, and texts in either script are recognized. ``distinct`` has the ids of the rows: equal ids
    are one, whatever the names, and different ones never are. ``threshold`` is the minimum score, 0 to 1.
    ``progress(task, done, total)`` is called as work advances.

    Pairs and places on the left without a partner come in the order of ``left``, and every place of both lists is
    there. Raises :class:`arabtext.errors.UsageError` for a column of another length than its list.

    >>> [(one.left, one.right) for one in match(["قيس الخزعلي", "Ali Hassan"], ["Layla Nasser", "Qays Khaz'ali"])]
    [(0, 1), (1, None), (None, 0)]
    >>> born = ["1970", "1984"], ["1984", "1970"]
    >>> [one.right for one in match(["علي حسن", "Ali Hassan"], ["Aly Hasan", "Ali Hasan"], agree={"born": born})]
    [1, 0]
    """
    names = [expect_text(name, "a name") for name in left], [expect_text(name, "a name") for name in right]
    rows = len(names[0]), len(names[1])
    agreement = Agreement(agree or {}, rows)
    ids = _ids(distinct, rows)
    by_id = _paired_by_id(*ids, many=many)
    paired = {i for i, _ in by_id}, {j for _, j in by_id}
    keys = agreement.keys(rows)
    ours, theirs = (_Side.of(names[at], keys[at], ids[at], paired[at], progress) for at in (0, 1))
    found = _candidates(ours, theirs, _NEAREST_OF_MANY if many else _NEAREST, progress)
    found = _with_columns(found, ours, theirs, agreement)
    found = replace(found, score=evidence.probabilities(found.odds)) if many else _in_lists(found, ours, theirs)
    chosen = found.take(found.score >= threshold) if many else _one_to_one(found, threshold)
    lists = _Lists(ours, theirs, agreement, found, chosen, many)
    pairs = [Matched(i, j, 1.0, _why_by_id(ids[0][i], names[0][i], names[1][j])) for i, j in by_id]
    pairs += lists.pairs()
    return list(_in_order(names, pairs, lists))


# Ids


def _ids(distinct: tuple[Values, Values] | None, rows: tuple[int, int]) -> tuple[list[str], list[str]]:
    """Return the ids of both lists as texts, empty where there is none."""
    if distinct is None:
        return [""] * rows[0], [""] * rows[1]
    for side, size in zip(distinct, rows, strict=True):
        if len(side) != size:
            raise UsageError(f"there are {len(side)} ids for {size} names; give one for each name")
    return [cell_text(value) for value in distinct[0]], [cell_text(value) for value in distinct[1]]


def _paired_by_id(left: list[str], right: list[str], *, many: bool) -> list[tuple[int, int]]:
    """Return the rows with the same id: in order, one with one, or with ``many`` each with each."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(right):
        if text:
            places[text].append(place)
    if many:
        return [(at, place) for at, text in enumerate(left) for place in places.get(text, ())]
    free = {text: iter(some) for text, some in places.items()}
    pairs = ((at, next(free[text], None)) for at, text in enumerate(left) if text in free)
    return [(at, place) for at, place in pairs if place is not None]


def _why_by_id(text: str, name: str, other: str) -> str:
    """Return the reason of a pair with one id; it shows how the names differ, if they do."""
    match = compare_prepared(prepare(name), prepare(other))
    return f"one id: {text}" if match.verdict == "same" else f"one id: {text}; the names: {match.reason or 'missing'}"


# Candidates


@dataclass(frozen=True)
class _Side:
    """The rows of a list; those that are alike in name, other columns and id are one entry.

    ``names`` are the distinct names, ``ready`` prepared; ``named`` is the number of the name of each entry, ascending,
    ``rows`` are its rows, and ``has_id`` says whether it has an id.
    """

    names: tuple[str, ...]
    ready: tuple[Prepared, ...]
    named: Numbers
    rows: tuple[tuple[int, ...], ...]
    has_id: NDArray[np.bool_]

    @classmethod
    def of(
        cls, names: list[str], keys: list[tuple[int, ...]], ids: list[str], paired: set[int], progress: Progress | None
    ) -> _Side:
        """Return a list without the rows that are ``paired`` or hold no name."""
        import numpy as np

        entries: dict[str, dict[tuple[object, ...], list[int]]] = {}
        for at, name in enumerate(names):
            if at not in paired and (name in entries or not why_no_name(name)):
                entries.setdefault(name, {}).setdefault((keys[at], ids[at]), []).append(at)
        ready = tuple(map(prepare, track(list(entries), "filing names", progress)))
        named = np.repeat(np.arange(len(entries)), [len(some) for some in entries.values()])
        rows = tuple(tuple(some) for alike in entries.values() for some in alike.values())
        return cls(tuple(entries), ready, named, rows, np.array([bool(ids[some[0]]) for some in rows], dtype=bool))

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
        """Return the name of an entry."""
        return self.names[int(self.named[entry])]


@dataclass(frozen=True)
class _Edges:
    """Candidate pairs of entries: their log-odds by names and columns, and the score that is reported, 0 to 1."""

    left: Numbers
    right: Numbers
    odds: Floats
    score: Floats

    def take(self, chosen: Numbers | NDArray[np.bool_]) -> _Edges:
        """Return some of the pairs."""
        return _Edges(self.left[chosen], self.right[chosen], self.odds[chosen], self.score[chosen])


def _candidates(ours: _Side, theirs: _Side, n: int, progress: Progress | None) -> _Edges:
    """Return the pairs of entries that may be one, the ``n`` nearest of each name, with their log-odds by names."""
    left, right, odds = candidates.between(ours.ready, theirs.ready, n, progress)
    left, right, pair = candidates.each_with_each(left, right, (ours.sizes, theirs.sizes))
    edges = _Edges(left, right, odds[pair], odds[pair])
    return edges.take(~(ours.has_id[left] & theirs.has_id[right]))


# Evidence of columns and of the lists


def _with_columns(found: _Edges, ours: _Side, theirs: _Side, agreement: Agreement) -> _Edges:
    """Return the pairs with what other columns say added to their log-odds."""
    if not agreement:
        return found
    left, right = ours.first[found.left], theirs.first[found.right]
    sure = weigh_rivals(found.left, found.right, found.odds) >= _MIN_SURE
    columns = agreement.estimated(left[sure], right[sure]).log_odds(left, right)
    return replace(found, odds=evidence.with_columns(found.odds, columns))


def _in_lists(found: _Edges, ours: _Side, theirs: _Side) -> _Edges:
    """Return the pairs with their probability given the others.

    Where a name is in more rows of one list than of the other, each row has only a share of it.
    """
    import numpy as np

    ours_in, theirs_in = ours.counts[found.left], theirs.counts[found.right]
    share = np.minimum(ours_in, theirs_in) / np.maximum(ours_in, theirs_in)
    return replace(found, score=weigh_rivals(found.left, found.right, found.odds) * share)


def _one_to_one(found: _Edges, threshold: float) -> _Edges:
    """Return the surest pairs, each entry in one at most."""
    chosen, score = one_to_one(found.left, found.right, found.odds, found.score, threshold)
    return replace(found.take(chosen), score=score)


# Results


class _Lists:
    """Two lists with their candidate pairs, and those that were chosen; says why."""

    def __init__(
        self, ours: _Side, theirs: _Side, agreement: Agreement, found: _Edges, chosen: _Edges, many: bool
    ) -> None:
        self._sides, self._agreement, self._found, self._chosen, self._many = (
            (ours, theirs),
            agreement,
            found,
            chosen,
            many,
        )
        self._ends = found.left, found.right
        self._of_entry = [
            _grouped(end, found.odds, len(side.rows)) for end, side in zip(self._ends, self._sides, strict=True)
        ]
        self._taken = set(chosen.left.tolist()), set(chosen.right.tolist())
        self._entry = [{row: at for at, some in enumerate(side.rows) for row in some} for side in self._sides]

    def pairs(self) -> list[Matched]:
        """Return the rows of the chosen pairs of entries."""
        result = []
        ours, theirs = self._sides
        chosen = self._chosen
        for i, j, score in zip(chosen.left.tolist(), chosen.right.tolist(), chosen.score.tolist(), strict=True):
            pairs = (
                [(row, other) for row in ours.rows[i] for other in theirs.rows[j]]
                if self._many
                else zip(ours.rows[i], theirs.rows[j], strict=False)
            )
            why = self._why(i, j)
            result += [Matched(row, other, round(score, 4), why) for row, other in pairs]
        return result

    def _why(self, i: int, j: int) -> str:
        """Return the reason of a pair: its names, its columns, and what in the lists makes it doubtful."""
        ours, theirs = self._sides
        names = compare_prepared(ours.ready[ours.named[i]], theirs.ready[theirs.named[j]]).reason
        lines = [names, self._agreement.reason(ours.rows[i][0], theirs.rows[j][0])]
        if not self._many:
            if max(counts := (len(ours.rows[i]), len(theirs.rows[j]))) > 1:
                lines.append(f"in {counts[0]} rows on the left and {counts[1]} on the right")
            lines += [self._rivals(0, i, j), self._rivals(1, j, i)]
        return "; ".join(filter(None, lines))

    def _rivals(self, side: int, entry: int, partner: int) -> str:
        """Return the other candidates of an entry that are not improbable."""
        rivals = [
            f"{self._sides[1 - side].name(other)} ({self._found.score[at]:.2f})"
            for at in self._of_entry[side](entry)
            if (other := int(self._ends[1 - side][at])) != partner and self._found.score[at] >= _MIN_RIVAL
        ]
        return f"also close on the {('right', 'left')[side]}: {', '.join(rivals[:_MAX_SHOWN])}" if rivals else ""

    def why_alone(self, side: int, row: int) -> str:
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


def _grouped(places: Numbers, odds: Floats, size: int) -> Callable[[int], list[int]]:
    """Return a function from a place to the numbers of its pairs, the likeliest first."""
    import numpy as np

    order = np.lexsort((-odds, places))
    starts = np.searchsorted(places[order], np.arange(size + 1))
    return lambda place: order[starts[place] : starts[place + 1]].tolist()


def _in_order(names: tuple[list[str], list[str]], pairs: list[Matched], lists: _Lists) -> Iterator[Matched]:
    """Yield the pairs and the places without a partner, in the order of the left list, then of the right one."""
    partners: dict[int, list[Matched]] = defaultdict(list)
    for one in pairs:
        if one.left is not None:
            partners[one.left].append(one)
    for at, name in enumerate(names[0]):
        if at in partners:
            yield from sorted(partners[at], key=lambda one: (-one.score, names[1][one.right or 0]))
        else:
            yield Matched(at, None, 0.0, why_no_name(name) or lists.why_alone(0, at))
    right = {one.right for one in pairs}
    for place, name in enumerate(names[1]):
        if place not in right:
            yield Matched(None, place, 0.0, why_no_name(name) or lists.why_alone(1, place))
