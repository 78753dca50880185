"""Match the names of two lists with each other, by the names, by other columns, and by what else the lists hold.

Each name is compared with the nearest ones of the other list, from both sides. A pair is sure if its names are alike
and nobody else in either list has such a name (:mod:`arabtext.names.lists.assignment`). A row with its name in both
scripts, or with several names, is as like another as the likest of its spellings
(:mod:`arabtext.names.lists.spellings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from arabtext.errors import UsageError
from arabtext.names.authority import Authority, Decision, Given
from arabtext.names.cells import SEVERAL, Cell, Spelled
from arabtext.names.comparing.compare import compare_prepared
from arabtext.names.lists import candidates, evidence
from arabtext.names.lists.agreement import Agreement, Values, cell_text, expect_one_each
from arabtext.names.lists.assignment import one_to_one, weigh_rivals
from arabtext.names.lists.entries import Edges, Marks, Side
from arabtext.names.lists.reasons import Reasons
from arabtext.names.lists.spellings import (
    against_by_vowels,
    own_odds,
    prepare_row,
    read_rows,
    rows_of,
    shown,
    why_two,
)
from arabtext.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Chosen by hand.
NEAREST: Final = 20  # names of the other list with which a name is compared
NEAREST_OF_MANY: Final = 100  # the same, where a name may have many partners
_MIN_SURE: Final = 0.95  # probability, by names alone, of the pairs on which the errors of other columns are counted


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
    authority: Given = None,
    *,
    latin: tuple[Sequence[str | None] | None, Sequence[str | None] | None] = (None, None),
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

    ``latin`` has, for either list, the Latin forms of its names, None or an empty text if one is missing. A row then
    counts by its better spelling, and its Latin form chooses the vowels of the Arabic one: two people whose Arabic
    names are written alike are two.

    ``agree`` has the values of other columns, left and right, by title: a value for each name, None or an empty text if
    it is missing. An equal value is evidence for a pair, the more the rarer it is; a different one is evidence against
    it, the more the rarer errors are. Sexes, numbers, years, dates, and texts in either script are recognized.
    ``distinct`` has the ids of the rows: rows with one id are a pair, whatever the names, and rows with different ids
    never are. Above all that, ``authority`` decides, in any form that :func:`arabtext.names.unify` takes: spellings of
    one decided name are a pair, those of two never are, nor those that it keeps apart; and a decided name is also
    compared by its canonical forms. ``threshold`` is the minimum score, 0 to 1.
    ``progress(task, done, total)`` is called as work advances.

    Pairs and places on the left without a partner come in the order of ``left``, and every place of both lists is
    there. Raises :class:`arabtext.errors.UsageError` for a column of another length than its list.

    >>> [(one.left, one.right) for one in match(["قيس الخزعلي", "Ali Hassan"], ["Layla Nasser", "Qays Khaz'ali"])]
    [(0, 1), (1, None), (None, 0)]
    >>> born = ["1970", "1984"], ["1984", "1970"]
    >>> [one.right for one in match(["علي حسن", "Ali Hassan"], ["Aly Hasan", "Ali Hasan"], agree={"born": born})]
    [1, 0]
    >>> match(["Abu Zayd"], ["Salim Nahhas"], {"Abu Zayd": "Salim Nahhas"})[0].reason
    'decided in the authority file: Salim Nahhas'
    >>> match(["ملك حداد"], ["Malik Haddad", "Malak Haddad"], latin=(["Malik Haddad"], None))[0].right
    0
    """
    if len(latin) != 2:
        raise UsageError(
            "latin has two columns of Latin forms, of the left and of the right names; None if one is missing"
        )
    cells = rows_of(left, latin[0]), rows_of(right, latin[1])
    (read, ours_named), (others_read, theirs_named) = read_rows(cells[0]), read_rows(cells[1])
    decided = Authority.of(authority)
    decisions = [decisions_of(persons, decided) for persons in (ours_named, theirs_named)]
    names = [
        [all_spellings(persons, one) for persons, one in zip(named, some, strict=True)]
        for named, some in zip((ours_named, theirs_named), decisions, strict=True)
    ]
    rows = len(names[0]), len(names[1])
    agreement = Agreement(agree or {}, rows)
    marks = [
        [(one.canonical if one else "", text) for one, text in zip(some, ids, strict=True)]
        for some, ids in zip(decisions, _ids(distinct, rows), strict=True)
    ]
    by_marks = _paired_by_marks(marks[0], marks[1], names, many=many)
    keys = agreement.keys(rows)
    paired = {i for i, _, _ in by_marks}, {j for _, j, _ in by_marks}
    ours, theirs = (Side.of(names[at], keys[at], marks[at], paired[at], progress) for at in (0, 1))
    found = _candidates(ours, theirs, NEAREST_OF_MANY if many else NEAREST, progress)
    found = found.take(~_kept_apart(found, ours, theirs, decided))
    found = _with_columns(found, ours, theirs, agreement)
    found = replace(found, score=evidence.probabilities(found.odds)) if many else _in_lists(found, ours, theirs)
    chosen = found.take(found.score >= threshold) if many else _one_to_one(found, threshold)
    reasons = Reasons((ours, theirs), agreement, found, chosen, many)
    pairs = [Matched(i, j, 1.0, why) for i, j, why in by_marks]
    pairs += _pairs(chosen, ours, theirs, reasons, many=many)
    pairs = _with_doubts(pairs, (ours_named, theirs_named))
    return list(_in_order(cells, read | others_read, pairs, reasons))


def all_spellings(persons: tuple[Spelled, ...], decision: Decision | None) -> Spelled:
    """Return the spellings of all persons that a row names, and the decided ones; the row is as like as the likest."""
    own = (spelling for spelled in persons for spelling in spelled)
    also = (decision.canonical, decision.arabic) if decision else ()
    return tuple(dict.fromkeys(filter(None, (*own, *also))))


# Decisions and ids


def decisions_of(named: Sequence[tuple[Spelled, ...]], decided: Authority) -> list[Decision | None]:
    """Return what the authority decides on each row, by the first of its spellings that it has."""
    if not decided.decisions:
        return [None] * len(named)
    spellings = ((spelling for spelled in persons for spelling in spelled) for persons in named)
    return [next(filter(None, map(decided.lookup, some)), None) for some in spellings]


def _kept_apart(found: Edges, ours: Side, theirs: Side, decided: Authority) -> NDArray[np.bool_]:
    """Return which pairs of entries the authority keeps apart, by any of their spellings."""
    import numpy as np

    left, right = ([side.names[at] for at in side.named.tolist()] for side in (ours, theirs))
    pairs = zip(found.left.tolist(), found.right.tolist(), strict=True)
    return np.array(keep_apart([(left[i], right[j]) for i, j in pairs], decided), dtype=bool)


def keep_apart(pairs: Sequence[tuple[Spelled, Spelled]], decided: Authority) -> list[bool]:
    """Return which pairs of names the authority keeps apart, by any of their spellings."""
    apart = {name for one in decided.decisions if one.not_same_as for name in (one.canonical, *one.not_same_as)}
    if not apart:
        return [False] * len(pairs)
    kept = ((apart.intersection(left), apart.intersection(right)) for left, right in pairs)
    return [any(decided.keeps_apart(a, b) for a, b in product(left, right)) for left, right in kept]


def _paired_by_marks(
    left: Sequence[Marks], right: Sequence[Marks], names: Sequence[Sequence[Spelled]], *, many: bool
) -> list[tuple[int, int, str]]:
    """Return the pairs of rows with one decision, then those with one id, and why; two decisions are never a pair."""
    decided = _paired_by_id([mark for mark, _ in left], [mark for mark, _ in right], many=many)
    pairs = [(i, j, f"decided in the authority file: {left[i][0]}") for i, j in decided]
    done = {i for i, _ in decided}, {j for _, j in decided}
    ids = ["" if i in done[0] else text for i, (_, text) in enumerate(left)]
    others = ["" if j in done[1] else text for j, (_, text) in enumerate(right)]
    return pairs + [
        (i, j, _why_by_id(ids[i], names[0][i], names[1][j]))
        for i, j in _paired_by_id(ids, others, many=many)
        if not (left[i][0] and right[j][0])
    ]


def _ids(distinct: tuple[Values, Values] | None, rows: tuple[int, int]) -> tuple[list[str], list[str]]:
    """Return the ids of both lists as texts, empty where there is none."""
    if distinct is None:
        return [""] * rows[0], [""] * rows[1]
    for side, size in zip(distinct, rows, strict=True):
        expect_one_each(f"there are {len(side)} ids", side, size)
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


def _why_by_id(text: str, name: Spelled, other: Spelled) -> str:
    """Return the reason of a pair with one id; it shows how the names differ, if they do."""
    match = compare_prepared(prepare_row(name), prepare_row(other))
    return f"one id: {text}" if match.verdict == "same" else f"one id: {text}; the names: {match.reason or 'missing'}"


# Candidates and what is known of them


def _candidates(ours: Side, theirs: Side, n: int, progress: Progress | None) -> Edges:
    """Return the pairs of entries that may be one, the ``n`` nearest of each name, with their log-odds by names."""
    left, right, odds = candidates.between(ours.ready, theirs.ready, n, progress)
    odds = evidence.with_columns(odds, against_by_vowels(ours.ready, theirs.ready, left, right))
    left, right, odds = candidates.each_with_each(left, right, odds, (ours.sizes, theirs.sizes))
    edges = Edges(left, right, odds, odds)
    decision, number = (ours.marked[left] & theirs.marked[right]).T
    return edges.take(~(decision | number))


def _with_columns(found: Edges, ours: Side, theirs: Side, agreement: Agreement) -> Edges:
    """Return the pairs with what other columns say added to their log-odds."""
    if not agreement:
        return found
    left, right = ours.first[found.left], theirs.first[found.right]
    sure = weigh_rivals(found.left, found.right, found.odds) >= _MIN_SURE
    columns = evidence.on_scale(agreement.log_odds(left, right, sure))
    return replace(found, odds=evidence.with_columns(found.odds, columns))


def _in_lists(found: Edges, ours: Side, theirs: Side) -> Edges:
    """Return the pairs with their probability given the others.

    Where a name is in more rows of one list than of the other, each row has only a share of it.
    """
    import numpy as np

    ours_in, theirs_in = ours.counts[found.left], theirs.counts[found.right]
    share = np.minimum(ours_in, theirs_in) / np.maximum(ours_in, theirs_in)
    return replace(found, score=weigh_rivals(found.left, found.right, found.odds) * share)


def _one_to_one(found: Edges, threshold: float) -> Edges:
    """Return the surest pairs, each entry in one at most."""
    chosen, score = one_to_one(found.left, found.right, found.odds, found.score, threshold)
    return replace(found.take(chosen), score=score)


# Results


def _pairs(chosen: Edges, ours: Side, theirs: Side, reasons: Reasons, *, many: bool) -> Iterator[Matched]:
    """Yield the rows of the chosen pairs of entries: in order, one with one, or with ``many`` each with each."""
    pairs = list(zip(chosen.left.tolist(), chosen.right.tolist(), strict=True))
    for (i, j), score, why in zip(pairs, chosen.score.tolist(), reasons.of_pairs(pairs), strict=True):
        rows = product(ours.rows[i], theirs.rows[j]) if many else zip(ours.rows[i], theirs.rows[j], strict=False)
        for row, other in rows:
            yield Matched(row, other, round(score, 4), why)


_Named = list[tuple[Spelled, ...]]  # the persons that each row names


def _with_doubts(pairs: list[Matched], named: tuple[_Named, _Named]) -> list[Matched]:
    """Return the pairs; the reason says where a row has several names, or gives two that are not one."""
    odds = own_odds(spelled for side in named for persons in side for spelled in persons)

    def doubts(one: Matched) -> Iterator[str]:
        for side, place in zip(named, (one.left, one.right), strict=True):
            yield from doubts_of(side[place] if place is not None else (), odds)

    return [replace(one, reason="; ".join((one.reason, *doubts(one)))) for one in pairs]


def doubts_of(persons: tuple[Spelled, ...], odds: Mapping[Spelled, float]) -> Iterator[str]:
    """Yield what is doubtful about a row that names ``persons``; ``odds`` are those of :func:`own_odds`."""
    if len(persons) > 1:
        yield f"one row has {SEVERAL}: {'; '.join(map(shown, persons))}"
    for spelled in persons:
        if odds.get(spelled, 0.0) < 0:
            yield f"one row has two names, {shown(spelled)}: {why_two([spelled])[0]}"


_Texts = list[tuple[str, ...]]  # the cells of each row


def _in_order(
    cells: tuple[_Texts, _Texts], read: Mapping[str, Cell], pairs: list[Matched], reasons: Reasons
) -> Iterator[Matched]:
    """Yield the pairs and the places without a partner, in the order of the left list, then of the right one."""
    partners: dict[int, list[Matched]] = defaultdict(list)
    for one in pairs:
        if one.left is not None:
            partners[one.left].append(one)
    for at, row in enumerate(cells[0]):
        if at in partners:
            yield from sorted(partners[at], key=lambda one: (-one.score, cells[1][one.right or 0]))
        else:
            yield Matched(at, None, 0.0, _why_no_name(row, read) or reasons.of_row(0, at))
    right = {one.right for one in pairs}
    for place, row in enumerate(cells[1]):
        if place not in right:
            yield Matched(None, place, 0.0, _why_no_name(row, read) or reasons.of_row(1, place))


def _why_no_name(row: tuple[str, ...], read: Mapping[str, Cell]) -> str:
    """Return why no cell of a row holds a name, or an empty text if one does."""
    return "" if any(read[text].persons for text in row) else read[row[0]].remark
