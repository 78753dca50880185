"""Unify a column of names: all spellings of one person get one English and one Arabic form.

Decided in this order: the authority file; the curated tables; comparison of each name with the nearest ones of the
column, and of other columns (:mod:`arabtext.names.lists.clustering`). The result depends on the set of rows, not on
their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from os import PathLike
from typing import TYPE_CHECKING, Final

from arabtext.errors import ArgumentTypeError, UsageError, expect_names
from arabtext.memory import no_full_collections
from arabtext.names.aliases import aliases
from arabtext.names.comparing.compare import MAYBE, Prepared, prepare
from arabtext.names.known import gazetteer
from arabtext.names.known.absent import why_no_name
from arabtext.names.lists import candidates as nearby
from arabtext.names.lists import evidence
from arabtext.names.lists.agreement import Agreement, Values, cell_text
from arabtext.names.lists.authority import Authority, Decision
from arabtext.names.lists.clustering import Clustering, Pairs, cluster, grouped
from arabtext.names.lists.forms import Cell, best_arabic, choose_forms, written
from arabtext.names.model import Unified
from arabtext.progress import Progress, track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]

_LISTED_CONFIDENCE: Final = 0.98  # of a name that the curated tables list; chosen by hand
_NEAREST: Final = 10  # names of the column with which each is compared; chosen by hand
_MAX_TWINS: Final = 200  # items of one name that each is compared with; chosen by hand
_MIN_RIVAL: Final = 0.05  # probability of another cluster that a reason names; chosen by hand


@dataclass(frozen=True)
class _Cluster:
    """The forms of a cluster, how sure it is that its spellings are one name, 0 to 1, and the reason."""

    canonical: str
    arabic: str
    confidence: float
    reason: str


@no_full_collections
def unify(
    names: Iterable[str],
    authority: Authority | Mapping[str, str] | str | PathLike[str] | None = None,
    *,
    agree: Mapping[str, Values] | None = None,
    distinct: Values | None = None,
    progress: Progress | None = None,
) -> list[Unified]:
    """Return for each of ``names``, in order, its canonical English and Arabic form and its cluster.

    ``authority`` is an :class:`~arabtext.names.lists.authority.Authority`, the path of a CSV file, or a mapping of
    spelling → canonical form. A family name alone joins nothing. An input without a name comes back as it is, cluster
    -1. ``agree`` has the values of other columns by title, a value for each name, None or an empty text if it is
    missing; they are evidence as in :func:`arabtext.names.match`. ``distinct`` has ids: names with different ids are
    never one, and those with one id always are. ``progress(task, done, total)`` is called as work advances.

    Raises :class:`arabtext.errors.UsageError` for a column of another length than ``names``.

    >>> found = unify(["Qays al-Khaz'ali", "قيس الخزعلى", "Laith al-Khazali"])
    >>> [(one.canonical, one.cluster) for one in found]
    [('Qais al-Khazali', 0), ('Qais al-Khazali', 0), ('Laith al-Khazali', 1)]
    >>> [one.cluster for one in unify(["Ali Hassan", "علي حسن", "Aly Hasan"], agree={"born": [1984, 1970, 1984]})]
    [0, 1, 0]
    """
    column = expect_names(names)
    rows = _Rows(column, agree or {}, distinct)
    decided = _authority(authority)
    found, clusters = _clusters(rows, decided, progress)
    numbers: dict[int, int] = {}
    result = []
    for at, name in enumerate(column):
        item = rows.item_of.get(at)
        if item is None:
            result.append(Unified(name, name, "", -1, 0.0, f"no name: {why_no_name(name)}"))
            continue
        of = int(found[item])
        one, number = clusters[of], numbers.setdefault(of, len(numbers))
        result.append(Unified(name, one.canonical, one.arabic, number, one.confidence, one.reason))
    return result


def _authority(given: Authority | Mapping[str, str] | str | PathLike[str] | None) -> Authority:
    """Return the authority in any of the forms that :func:`unify` takes."""
    if given is None:
        return Authority()
    if isinstance(given, Authority):
        return given
    if isinstance(given, Mapping):
        spellings: dict[str, list[str]] = defaultdict(list)
        for spelling, canonical in given.items():
            spellings[canonical].append(spelling)
        return Authority(tuple(Decision(c, variants=tuple(v)) for c, v in spellings.items()))
    if isinstance(given, (str, PathLike)):
        return Authority.load(str(given))
    raise ArgumentTypeError(f"authority must be an Authority, a mapping or a path, not {type(given).__name__}")


# Items


class _Rows:
    """The rows of a column; those that are alike in name, other columns and id are one item, sorted.

    ``names`` are the distinct names and ``named`` the number of the name of each item; ``ids`` are the numbers of ids,
    -1 for none. ``item_of`` is the item of each row that holds a name.
    """

    def __init__(self, column: list[str], agree: Mapping[str, Values], distinct: Values | None) -> None:
        import numpy as np

        size = len(column)
        if distinct is not None and len(distinct) != size:
            raise UsageError(f"there are {len(distinct)} ids for {size} names; give one for each name")
        self.agreement = Agreement({title: (values, values) for title, values in agree.items()}, (size, size))
        self.counts = Counter(column)
        values, _ = self.agreement.keys((size, size))
        ids = [cell_text(value) for value in distinct] if distinct is not None else [""] * size
        alike: dict[tuple[str, tuple[int, ...], str], list[int]] = defaultdict(list)
        is_name = {name: not why_no_name(name) for name in self.counts}
        for at, name in enumerate(column):
            if is_name[name]:
                alike[name, values[at], ids[at]].append(at)
        items = sorted(alike)
        self.item_of = {at: item for item, key in enumerate(items) for at in alike[key]}
        self.names = list(dict.fromkeys(name for name, _, _ in items))
        number = {name: at for at, name in enumerate(self.names)}
        self.named = np.array([number[name] for name, _, _ in items], dtype=np.int64)
        self.first = np.array([alike[key][0] for key in items], dtype=np.int64)
        numbered = {text: at for at, text in enumerate(sorted(set(ids) - {""}))}
        self.ids = [numbered.get(text, -1) for _, _, text in items]

    def name(self, item: int) -> str:
        """Return the name of an item."""
        return self.names[int(self.named[item])]

    def columns(self, left: Numbers, right: Numbers) -> Floats:
        """Return the log-odds of pairs of items by their other columns."""
        return evidence.on_scale(self.agreement.log_odds(self.first[left], self.first[right]))


# Clusters


_Label = tuple[str, str]  # how a name is decided (authority, listed), and its canonical form


def _clusters(rows: _Rows, authority: Authority, progress: Progress | None) -> tuple[Numbers, list[_Cluster]]:
    """Return the number of the cluster of each item, and the clusters."""
    decisions: dict[str, Decision] = {}
    entities: dict[str, gazetteer.Entity] = {}
    settled: dict[str, _Label] = {}
    ready: list[Prepared] = []
    cells: dict[str, Cell] = {}
    for name in track(rows.names, "reading names", progress):
        ready.append(prepare(name))
        cells[name] = written(name), rows.counts[name]
        if decision := authority.lookup(name):
            decisions[decision.canonical] = decision
            settled[name] = "authority", decision.canonical
        elif known := ready[-1].entity or _entity_of_cell(name):
            entities[known.press] = known
            settled[name] = "listed", known.press
    found = _joined(rows, ready, settled, authority, progress)
    members = [items.tolist() for items in grouped(found.cluster)]
    spelled = [sorted({rows.name(item) for item in items}) for items in members]
    labels = [next((settled[name] for name in names if name in settled), None) for names in spelled]
    groups = [[cells[name] for name in names] for names, label in zip(spelled, labels, strict=True) if not label]
    forms = choose_forms(groups, progress)
    merged = [at for at, names in enumerate(spelled) if not labels[at] and len(names) > 1]
    pairs = [(int(rows.named[one]), int(rows.named[other])) for one, other in found.joint[merged].tolist()]
    alike = dict(zip(merged, nearby.reasons(ready, ready, pairs), strict=True))
    result = []
    for number, (items, names, label) in enumerate(zip(members, spelled, labels, strict=True)):
        if not label:
            canonical, arabic, likelihood = next(forms)
            about = f"{len(names)} spellings, the least alike: {alike[number]}" if number in alike else "one spelling"
            confidence, reason = _why(number, items, about, rows, found)
            if likelihood < MAYBE:
                reason += f"; its English form is uncertain ({likelihood:.2f})"
            result.append(_Cluster(canonical, arabic, confidence, reason))
        elif label[0] == "authority":
            arabic = decisions[label[1]].arabic or best_arabic(map(cells.__getitem__, names), label[1])
            result.append(_Cluster(label[1], arabic, 1.0, "decided in the authority file"))
        else:
            entity = entities[label[1]]
            reason = _listed_reason(names, entity)
            result.append(_Cluster(entity.press, entity.arabic, _LISTED_CONFIDENCE, reason))
    for _ in forms:  # reports that all are done
        pass
    return found.cluster, result


def _entity_of_cell(cell: str) -> gazetteer.Entity | None:
    """Return what the tables list under one of the names that a cell writes."""
    names = aliases(cell)
    return next(filter(None, map(gazetteer.entity, names)), None) if len(names) > 1 else None


def _listed_reason(names: list[str], entity: gazetteer.Entity) -> str:
    """Return why names are in the cluster of a listed entity."""
    count = len(names)
    return f"listed as {entity.press} ({entity.kind})" + (f"; {count} spellings" if count > 1 else "")


def _joined(
    rows: _Rows, ready: list[Prepared], settled: dict[str, _Label], authority: Authority, progress: Progress | None
) -> Clustering:
    """Return the clusters of the items: settled names with their likes, and the rest by comparison."""
    import numpy as np

    labels = [settled.get(rows.name(item)) for item in range(len(rows.named))]
    numbered = {label: at for at, label in enumerate(sorted({label for label in labels if label}))}
    marks = [numbered.get(label, -1) if label else -1 for label in labels], rows.ids
    fixed = [group.tolist() for kind in marks for group in grouped(np.array(kind, dtype=np.int64) + 1)[1:]]

    def weigh(left: Numbers, right: Numbers) -> tuple[Floats, Floats]:
        odds = nearby.log_odds(ready, ready, rows.named[left], rows.named[right], None)
        odds[rows.named[left] == rows.named[right]] = evidence.MAX_LOG_ODDS
        return odds, rows.columns(left, right)

    pairs = _pairs(rows, ready, progress)
    for left, right in _apart(rows, settled, authority):
        pairs = pairs.without(left, right)
    return cluster(len(rows.named), pairs, fixed, marks, weigh)


def _pairs(rows: _Rows, ready: list[Prepared], progress: Progress | None) -> Pairs:
    """Return the pairs of items whose names are near each other, or the same, with their log-odds."""
    import numpy as np

    first, second, odds = nearby.within(ready, _NEAREST, progress)
    sizes = np.bincount(rows.named, minlength=len(ready))
    left, right, odds = nearby.each_with_each(first, second, odds, (sizes, sizes))
    one, other = _twins(rows.named)
    left, right = np.concatenate([left, one]), np.concatenate([right, other])
    odds = np.concatenate([odds, np.full(len(one), evidence.MAX_LOG_ODDS)])
    return Pairs(left, right, odds, rows.columns(left, right))


def _twins(named: Numbers) -> tuple[Numbers, Numbers]:
    """Return the pairs of items with one name; of very many such items, those whose other columns are near in order."""
    import numpy as np

    apart = range(1, min(int(np.bincount(named, minlength=1).max()), _MAX_TWINS))
    found = [(at, at + step) for step in apart if len(at := np.flatnonzero(named[:-step] == named[step:]))]
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *(one for one, _ in found)]), np.concatenate([none, *(other for _, other in found)])


def _apart(rows: _Rows, settled: dict[str, _Label], authority: Authority) -> Iterator[tuple[int, int]]:
    """Yield the pairs of items that the authority keeps apart."""
    items: dict[str, list[int]] = defaultdict(list)
    for item in range(len(rows.named) if any(one.not_same_as for one in authority.decisions) else 0):
        name = rows.name(item)
        items[settled[name][1] if name in settled else name].append(item)
    for decision in authority.decisions:
        for other in decision.not_same_as:
            yield from product(items.get(decision.canonical, ()), items.get(other, ()))


def _why(number: int, items: list[int], about: str, rows: _Rows, found: Clustering) -> tuple[float, str]:
    """Return how sure a cluster is, 0 to 1, and why: ``about`` its spellings, other columns, and a rival name."""
    import numpy as np

    sure = 1 / (1 + np.exp(-found.weakest[number]))
    lines = [about]
    one, other = found.joint[number].tolist()
    if one >= 0:
        lines.append(rows.agreement.reason(int(rows.first[one]), int(rows.first[other])))
    doubtful = max(items, key=lambda item: (found.share[item], -item))
    if (share := float(found.share[doubtful])) >= _MIN_RIVAL:
        rival = rows.name(int(found.rival[doubtful]))
        lines.append(f"{rows.name(doubtful)} may also be {rival} ({share:.2f})")
    return round(float(sure * (1 - share)), 3), "; ".join(filter(None, lines))
