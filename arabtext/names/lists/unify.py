"""Unify a column of names: all spellings of one person get one English and one Arabic form.

Decided in this order: the authority file; the curated tables; comparison of each name with the nearest ones of the
column, and of other columns (:mod:`arabtext.names.lists.clustering`). A row may give its name in several spellings,
which are one name unless they plainly are two (:mod:`arabtext.names.lists.spellings`). The result depends on the set of
rows, not on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

from arabtext.names.authority import Authority, Given
from arabtext.names.cells import SEVERAL, Cell, Spelled
from arabtext.names.comparing.compare import Prepared
from arabtext.names.lists import candidates as nearby
from arabtext.names.lists import evidence
from arabtext.names.lists.agreement import Agreement, Values, cell_text, expect_one_each
from arabtext.names.lists.clustering import Clustering, Pairs, cluster, grouped
from arabtext.names.lists.described import Described, House, Joined, Label, Read, describe, read_name
from arabtext.names.lists.spellings import against_by_vowels, own_odds, read_rows, rows_of, shown, why_two
from arabtext.names.model import Unified
from arabtext.names.style.value import StyleLike
from arabtext.progress import Progress, track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]

NEAREST: Final = 10  # names of the column with which each is compared; chosen by hand
_MAX_TWINS: Final = 200  # items of one name that each is compared with; chosen by hand


def unify(
    names: Iterable[str],
    authority: Given = None,
    *,
    latin: Sequence[str | None] | None = None,
    agree: Mapping[str, Values] | None = None,
    distinct: Values | None = None,
    style: StyleLike = None,
    country: str | None = None,
    progress: Progress | None = None,
) -> list[Unified]:
    """Return for each of ``names``, in order, its canonical English and Arabic form and its cluster.

    ``authority`` is an :class:`~arabtext.names.authority.Authority`, the path of a CSV file, or a mapping of
    spelling → canonical form. A family name alone joins nothing. An input without a name comes back as it is, cluster
    -1. ``latin`` has the Latin form of each name, None or an empty text if it is missing: it is one more spelling of
    the name and chooses among the readings of its vowels, and it takes the place of a missing name. A form that is
    plainly another name changes nothing, and the reason says so. ``agree`` has the values of other columns by title, a
    value for each name, None or an empty text if it is missing; they are evidence as in :func:`arabtext.names.match`.
    ``distinct`` has ids: names with different ids are never one, and those with one id always are. ``style`` is the
    :class:`arabtext.names.Style` of the English forms, and ``country`` that of names without one, as in
    :func:`arabtext.names.romanize`; what the authority decides stays as it is decided.
    ``progress(task, done, total)`` is called as work advances.

    Raises :class:`arabtext.errors.UsageError` for a column of another length than ``names``, an unknown style or
    country.

    >>> found = unify(["Qays al-Khaz'ali", "قيس الخزعلى", "Laith al-Khazali"])
    >>> [(one.canonical, one.cluster) for one in found]
    [('Qais al-Khazali', 0), ('Qais al-Khazali', 0), ('Laith al-Khazali', 1)]
    >>> [one.canonical for one in unify(["ملك حداد", "ملك حداد"], latin=["Malik Haddad", "Malak Hadad"])]
    ['Malik Haddad', 'Malak Haddad']
    >>> [one.cluster for one in unify(["Ali Hassan", "علي حسن", "Aly Hasan"], agree={"born": [1984, 1970, 1984]})]
    [0, 1, 0]
    """
    rows = rows_of(names, latin)
    found = unify_rows(rows, authority, agree=agree, distinct=distinct, style=style, country=country, progress=progress)
    return [row[0] for row in found]


def unify_rows(
    rows: Sequence[tuple[str, ...]],
    authority: Given = None,
    *,
    agree: Mapping[str, Values] | None = None,
    distinct: Values | None = None,
    style: StyleLike = None,
    country: str | None = None,
    progress: Progress | None = None,
) -> list[tuple[Unified, ...]]:
    """Return for each of ``rows``, in order, what :func:`unify` returns for each of its cells.

    The cells of a row are spellings of one name. A cell without a name gets what the row's first name got. Of two cells
    that plainly are two names, each gets its own, and other columns and the id belong to the first.

    >>> [[one.canonical for one in row] for row in unify_rows([("قيس الخزعلي", "Qays Khazali"), ("", "Layla Nasser")])]
    [['Qais al-Khazali', 'Qais al-Khazali'], ['Layla Nasser', 'Layla Nasser']]
    """
    decided = Authority.of(authority)
    cells, persons = read_rows(rows, lambda text: decided.lookup(text) is not None)
    spelled = Spellings(persons, decided)
    of_one = [len(some) < 2 for some in persons]
    columns = {
        title: _of_one(f"the column {title!r} has {len(values)} values", values, of_one)
        for title, values in (agree or {}).items()
    }
    ids = None if distinct is None else _of_one(f"there are {len(distinct)} ids", distinct, of_one)
    items = _Items(spelled, len(rows), columns, ids)
    house = House.of(style, country)
    found, clusters = _clusters(items, spelled, decided, house, progress)
    numbers: dict[int, int] = {}
    result = []
    for at, texts in enumerate(rows):
        row = []
        for cell in map(cells.__getitem__, texts):
            some = []
            for entry in spelled.of_cell(at, cell):
                name = spelled.names[entry]
                text = next((spelling for spelling in name if spelling in cell.spellings), name[0])
                of = int(found[items.of_entry[entry]])
                one, number = clusters[of], numbers.setdefault(of, len(numbers))
                reason = "; ".join(filter(None, (spelled.doubt(entry), one.reason)))
                some.append(Unified(text, one.canonical, one.arabic, number, one.confidence, reason, one.spelling))
            row.append(of_cell(cell, some))
        result.append(tuple(row))
    return result


def _of_one(what: str, values: Values, of_one: Sequence[bool]) -> list[object]:
    """Return the values of a column; those of rows with several names say nothing about any of them.

    The error for a wrong number of values begins with ``what``.
    """
    expect_one_each(what, values, len(of_one))
    return [value if alone else None for value, alone in zip(values, of_one, strict=True)]


def of_cell(cell: Cell, persons: Sequence[Unified]) -> Unified:
    """Return the result of a cell, given those of the persons that it names, or that its row names."""
    if not persons:
        return Unified(cell.text, cell.text, "", -1, 0.0, f"no name: {cell.remark}")
    first = persons[0]
    if len(persons) == 1:
        reason = "; ".join(filter(None, (cell.remark, first.reason)))
        return replace(first, text=cell.text, reason=reason) if cell.persons else first
    why = " ".join(f"({number}) {one.canonical}: {one.reason}" for number, one in enumerate(persons, 1))
    return Unified(
        cell.text if cell.persons else "; ".join(one.text for one in persons),
        "; ".join(one.canonical for one in persons),
        "؛ ".join(one.arabic for one in persons),
        first.cluster,
        min(one.confidence for one in persons),
        f"{cell.remark or SEVERAL}: {why}",
        min(one.spelling for one in persons),
        tuple(persons),
    )


# Items


class Spellings:
    """The entries of a list: the first names of all rows, then the further names of rows that have several.

    ``names`` has the spellings of each entry. ``odds`` has the log-odds that the spellings of an entry are one name, of
    those with several.
    """

    def __init__(self, rows: list[tuple[Spelled, ...]], decided: Authority) -> None:
        self.odds = own_odds(person for persons in rows for person in persons)
        parted = {spelled: _parted(spelled, odds, decided) for spelled, odds in self.odds.items()}
        self.names: list[Spelled] = [()] * len(rows)
        self._more: dict[int, list[int]] = defaultdict(list)
        self._parted: dict[int, list[int]] = {}  # an entry: those of the spellings that were to be one name with it
        for at, persons in enumerate(rows):
            for person in persons:
                own = [self._add(at, name) for name in parted.get(person, [person])]
                if len(own) > 1:
                    self._parted |= dict.fromkeys(own, own)
        self.odds |= own_odds(self.names)

    def _add(self, row: int, name: Spelled) -> int:
        """Add a name of a row, and return its entry: that of the row for its first name."""
        if not self.names[row]:
            self.names[row] = name
            return row
        self.names.append(name)
        self._more[row].append(len(self.names) - 1)
        return len(self.names) - 1

    def of_row(self, row: int) -> tuple[int, ...]:
        """Return the entries of a row: one, none, or several if it gives several names."""
        return (row, *self._more.get(row, ())) if self.names[row] else ()

    def of_cell(self, row: int, cell: Cell) -> tuple[int, ...]:
        """Return the entries of the names in a cell of a row; a cell without a name has those of the row."""
        entries = self.of_row(row)
        return tuple(one for one in entries if not cell.spellings.isdisjoint(self.names[one])) or entries

    def doubt(self, entry: int) -> str:
        """Return which other name a row gives beside that of an entry, and why it is another; empty if it has none."""
        others = [self.names[other] for other in self._parted.get(entry, ()) if other != entry]
        why = why_two([(self.names[entry][0], other[0]) for other in others])
        return "; ".join(f"the row has another name, {shown(o)}: {w}" for o, w in zip(others, why, strict=True))


def _parted(spelled: Spelled, odds: float, decided: Authority) -> list[Spelled]:
    """Return the spellings of a row, those together that are one name; the authority decides above their likeness."""
    first, *others = spelled
    ours = decided.lookup(first)
    one, two = [first], list[Spelled]()
    for other in others:
        theirs = decided.lookup(other)
        if ours and theirs:
            is_one = ours.canonical == theirs.canonical
        else:
            names = (ours.canonical if ours else first), (theirs.canonical if theirs else other)
            is_one = odds >= 0 and not decided.keeps_apart(*names)
        if is_one:
            one.append(other)
        else:
            two.append((other,))
    return [tuple(one), *two]


class _Items:
    """The entries of a list, grouped into items, sorted: entries with equal names, other columns and ids are one item.

    ``names`` are the distinct names and ``named`` the number of the name of each item; ``ids`` are the numbers of ids,
    -1 for none. ``of_entry`` is the item of each entry that has a name, and ``counts`` says how often each spelling
    occurs.
    """

    def __init__(self, spelled: Spellings, rows: int, agree: Mapping[str, Values], distinct: Values | None) -> None:
        import numpy as np

        size = len(spelled.names)
        none = [None] * (size - rows)
        self.agreement = Agreement({title: ([*v, *none], [*v, *none]) for title, v in agree.items()}, (size, size))
        self.counts = Counter(name for names in spelled.names for name in names)
        values, _ = self.agreement.keys((size, size))
        ids = [cell_text(value) for value in (*(distinct or [None] * rows), *none)]
        alike: dict[tuple[Spelled, tuple[int, ...], str], list[int]] = defaultdict(list)
        for at, name in enumerate(spelled.names):
            if name:
                alike[name, values[at], ids[at]].append(at)
        items = sorted(alike)
        self.of_entry = {at: item for item, key in enumerate(items) for at in alike[key]}
        self.names = list(dict.fromkeys(name for name, _, _ in items))
        number = {name: at for at, name in enumerate(self.names)}
        self.named = np.array([number[name] for name, _, _ in items], dtype=np.int64)
        self.first = np.array([alike[key][0] for key in items], dtype=np.int64)
        numbered = {text: at for at, text in enumerate(sorted({text for _, _, text in items} - {""}))}
        self.ids = [numbered.get(text, -1) for _, _, text in items]

    def name(self, item: int) -> Spelled:
        """Return the spellings of an item."""
        return self.names[int(self.named[item])]

    def beside_names(self, left: Numbers, right: Numbers, ready: list[Prepared]) -> Floats:
        """Return the log-odds of pairs of items by their other columns, and by their vowels in rows of both scripts.

        ``ready`` are the names, prepared.
        """
        columns = evidence.on_scale(self.agreement.log_odds(self.first[left], self.first[right]))
        return columns + against_by_vowels(ready, ready, self.named[left], self.named[right])


# Clusters


def _clusters(
    rows: _Items, own: Spellings, authority: Authority, house: House, progress: Progress | None
) -> tuple[Numbers, list[Described]]:
    """Return the number of the cluster of each item, and the clusters."""
    read = {name: read_name(name, authority) for name in track(rows.names, "reading names", progress)}
    found = _joined(rows, read, authority, progress)
    joined = [_described(number, items.tolist(), rows, found) for number, items in enumerate(grouped(found.cluster))]
    return found.cluster, describe(joined, read, rows.counts, own.odds, house, progress=progress)


def _described(number: int, items: list[int], rows: _Items, found: Clustering) -> Joined:
    """Return a cluster as what describes it: its names, the pair that joined it, and its most doubtful item."""
    one, other = found.joint[number].tolist()
    doubtful = max(items, key=lambda item: (found.share[item], -item))
    rival = int(found.rival[doubtful])
    return Joined(
        names=sorted({rows.name(item) for item in items}),
        first=rows.name(items[0]),
        weakest=float(found.weakest[number]),
        joint=(rows.name(one), rows.name(other)) if one >= 0 else None,
        beside=rows.agreement.reason(int(rows.first[one]), int(rows.first[other])) if one >= 0 else "",
        doubtful=rows.name(doubtful),
        rival=rows.name(rival) if rival >= 0 else (),
        share=float(found.share[doubtful]),
        beside_rival=rows.agreement.reason(int(rows.first[doubtful]), int(rows.first[rival])) if rival >= 0 else "",
    )


def _joined(rows: _Items, read: Mapping[Spelled, Read], authority: Authority, progress: Progress | None) -> Clustering:
    """Return the clusters of the items: settled names with their likes, and the rest by comparison."""
    import numpy as np

    ready = [read[name].ready for name in rows.names]
    settled = {name: one.settled.label for name, one in read.items() if one.settled}
    labels = [settled.get(rows.name(item)) for item in range(len(rows.named))]
    numbered = {label: at for at, label in enumerate(sorted({label for label in labels if label}))}
    marks = [numbered.get(label, -1) if label else -1 for label in labels], rows.ids
    fixed = [group.tolist() for kind in marks for group in grouped(np.array(kind, dtype=np.int64) + 1)[1:]]
    years = [ready[name].numbers for name in rows.named.tolist()]
    known = {some: at for at, some in enumerate(sorted(set(years)))}
    by_year = [known[some] if some else -1 for some in years]  # who is remarked with another year is another one

    def weigh(left: Numbers, right: Numbers) -> tuple[Floats, Floats]:
        odds = nearby.log_odds(ready, ready, rows.named[left], rows.named[right], None)
        odds[rows.named[left] == rows.named[right]] = evidence.MAX_LOG_ODDS
        return odds, rows.beside_names(left, right, ready)

    pairs = _pairs(rows, ready, progress)
    for left, right in _apart(rows, settled, authority):
        pairs = pairs.without(left, right)
    return cluster(len(rows.named), pairs, fixed, (*marks, by_year), weigh)


def _pairs(rows: _Items, ready: list[Prepared], progress: Progress | None) -> Pairs:
    """Return the pairs of items whose names are near each other, or the same, with their log-odds."""
    import numpy as np

    first, second, odds = nearby.within(ready, NEAREST, progress)
    sizes = np.bincount(rows.named, minlength=len(ready))
    left, right, odds = nearby.each_with_each(first, second, odds, (sizes, sizes))
    one, other = _twins(rows.named)
    left, right = np.concatenate([left, one]), np.concatenate([right, other])
    odds = np.concatenate([odds, np.full(len(one), evidence.MAX_LOG_ODDS)])
    return Pairs(left, right, odds, rows.beside_names(left, right, ready))


def _twins(named: Numbers) -> tuple[Numbers, Numbers]:
    """Return the pairs of items with one name; of very many such items, those whose other columns are near in order."""
    import numpy as np

    apart = range(1, min(int(np.bincount(named, minlength=1).max()), _MAX_TWINS))
    found = [(at, at + step) for step in apart if len(at := np.flatnonzero(named[:-step] == named[step:]))]
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *(one for one, _ in found)]), np.concatenate([none, *(other for _, other in found)])


def _apart(rows: _Items, settled: Mapping[Spelled, Label], authority: Authority) -> Iterator[tuple[int, int]]:
    """Yield the pairs of items that the authority keeps apart."""
    items: dict[str, list[int]] = defaultdict(list)
    for item in range(len(rows.named) if any(one.not_same_as for one in authority.decisions) else 0):
        name = rows.name(item)
        for text in (settled[name][1],) if name in settled else name:
            items[text].append(item)
    for decision in authority.decisions:
        for other in decision.not_same_as:
            yield from product(items.get(decision.canonical, ()), items.get(other, ()))
