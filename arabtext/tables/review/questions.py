"""From a unified column to the page on which a person decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import combinations, repeat
from typing import Final

from arabtext.names import Authority, Unified, romanize
from arabtext.names.comparing.compare import SAME, Prepared, compare_pairs, prepare, score_pairs
from arabtext.names.known.gazetteer import entity_key
from arabtext.names.lists.candidates import within
from arabtext.names.lists.evidence import probabilities
from arabtext.names.parse import without_titles
from arabtext.tables.cells import text_of
from arabtext.tables.report import Sheet
from arabtext.tables.review.page import Cluster, Comparison, Member, Pair, Review, Row

# Chosen by hand: pairs of 12 spellings are compared in a moment, and nobody answers more than 5,000 questions. A page
# of 50,000 clusters and 8 million characters of cells opens in a second.
_MAX_COMPARED: Final = 12  # spellings of a cluster among which the two least alike are searched
_MAX_EXPLAINED: Final = 5_000  # clusters, the least sure first, whose spellings are compared
_NEIGHBORS: Final = 10  # most similar names that each name is compared with
_MIN_NEAR: Final = 0.2  # score of two names that were kept apart and make a question
_MAX_NEAR: Final = 5_000  # questions about names that were kept apart
_MAX_CLUSTERS: Final = 50_000  # clusters on a page
_MAX_CHARACTERS: Final = 8_000_000  # characters of the cells on a page
_MAX_ROWS: Final = 5  # rows of a spelling
_MAX_COLUMNS: Final = 12  # other columns of a row
_MAX_CELL: Final = 80  # characters of a cell

_Place = tuple[int, int]  # the number of a sheet and of a row in it, from 0
_Pair = tuple[Prepared, Prepared]
_Near = tuple[int, int, float, _Pair]  # the numbers of two clusters, the score of comparing them, their names


class _Found:
    """What became of a column: the rows of each spelling of each cluster, and the first name of each cluster."""

    def __init__(self, names: Iterable[tuple[Unified, _Place | None]]) -> None:
        self.counts: dict[int, Counter[str]] = defaultdict(Counter)
        self.first: dict[int, Unified] = {}
        self.places: dict[tuple[int, str], list[_Place]] = defaultdict(list)
        for one, place in names:
            if one.cluster >= 0:
                self.counts[one.cluster][one.text] += 1
                self.first.setdefault(one.cluster, one)
                some = self.places[one.cluster, one.text]
                if place is not None and len(some) < _MAX_ROWS:
                    some.append(place)
        keys: dict[str, str] = {}
        self.members = {at: _members(counts, keys) for at, counts in self.counts.items()}
        numbered = {key: at for at, key in enumerate(dict.fromkeys(keys.values()))}
        self.key = {text: numbered[key] for text, key in keys.items()}
        self._ready: dict[str, Prepared] = {}

    def ready(self, text: str) -> Prepared:
        """Return a spelling prepared for comparison; there are more than :func:`prepare` remembers."""
        return self._ready.get(text) or self._ready.setdefault(text, prepare(text))


def make_review(found: Sequence[Unified], authority: Authority, title: str, sheets: Sequence[Sheet] = ()) -> Review:
    """Return the page about unified names: all clusters, and the pairs of clusters that were nearly joined.

    A cluster is a question below the score of ``same``, unless all its spellings are surely one name: then the doubt is
    about people of one name, whom no file of names can distinguish. Spellings that no authority file can distinguish
    (those with one key) are one member. ``sheets`` are those that ``found`` are the names of; the page then shows some
    of their rows.
    """
    places = _places(sheets) if sheets else repeat(None, len(found))
    names = _Found((name, place) for one, place in zip(found, places, strict=True) for name in one.each)
    least = _least_alike(names)
    likeness = {at: _likeness(one.confidence, least.get(at)) for at, one in names.first.items()}
    everything = _near(names, authority)
    near = everything[:_MAX_NEAR]
    why = [comparison for _, comparison in _compared([pair for *_, pair in near])]
    in_pairs = {at for first, second, *_ in near for at in (first, second)}
    order = sorted(likeness, key=lambda at: (at not in in_pairs, len(names.members[at]) == 1, likeness[at], at))
    rows, clusters = _Rows(sheets), {}
    for at in order[:_MAX_CLUSTERS]:
        decided = any(authority.lookup(texts[0]) for texts in names.members[at])
        clusters[at] = _cluster(names, at, rows, least.get(at), decided=decided)
    place = {at: number for number, at in enumerate(sorted(clusters))}
    return Review(
        title,
        tuple(clusters[at] for at in place),
        tuple(Pair(place[one], place[two], score, w) for (one, two, score, _), w in zip(near, why, strict=True)),
        rows.columns,
        tuple(sheet.table.sheet for sheet in sheets) if len(sheets) > 1 else (),
        SAME,
        (len(order) - len(clusters), len(everything) - len(near), rows.left_out),
        tuple(asdict(decision) for decision in authority.decisions),
    )


def _places(sheets: Iterable[Sheet]) -> Iterator[_Place]:
    """Yield the places of all cells of names of sheets, column after column: the sheet, and the row of its file."""
    for number, sheet in enumerate(sheets):
        for at in range(len(sheet.names)):
            yield number, sheet.origin(at % len(sheet.table.rows))


def _members(counts: Counter[str], keys: dict[str, str]) -> list[list[str]]:
    """Return the spellings grouped by their keys, the most common first; add their keys to ``keys``."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        if text not in keys:
            keys[text] = entity_key(without_titles(text))
        by_key[keys[text]].append(text)
    return list(by_key.values())


# Clusters


def _least_alike(names: _Found) -> dict[int, tuple[float, Comparison]]:
    """Return the score and the comparison of the two members that are least alike of each cluster of several.

    Of too many clusters, those that are least sure are compared.
    """
    several = [at for at, members in names.members.items() if len(members) > 1]
    several = sorted(several, key=lambda at: names.first[at].confidence)[:_MAX_EXPLAINED]
    texts = {at: [names.ready(some[0]) for some in names.members[at][:_MAX_COMPARED]] for at in several}
    pairs = [(at, pair) for at in several for pair in combinations(texts[at], 2)]
    least: dict[int, tuple[float, _Pair]] = {}
    for (at, pair), score in zip(pairs, score_pairs([pair for _, pair in pairs]).tolist(), strict=True):
        if at not in least or score < least[at][0]:
            least[at] = score, pair
    return dict(zip(least, _compared([pair for _, pair in least.values()]), strict=True))


def _compared(pairs: Sequence[_Pair]) -> list[tuple[float, Comparison]]:
    """Return the scores of pairs of names and their comparisons."""
    return [
        (match.score, Comparison(one.text, other.text, tuple((e.left, e.right, e.relation) for e in match.evidence)))
        for (one, other), match in zip(pairs, compare_pairs(pairs), strict=True)
    ]


def _likeness(confidence: float, least: tuple[float, Comparison] | None) -> float:
    """Return how sure it is that the members of a cluster are one name, 0 to 1."""
    return max(confidence, least[0]) if least else confidence


def _cluster(names: _Found, at: int, rows: _Rows, least: tuple[float, Comparison] | None, *, decided: bool) -> Cluster:
    """Return a cluster as the page shows it."""
    one, counts, members = names.first[at], names.counts[at], names.members[at]
    shown = []
    for texts in members:
        english = romanize(texts[0], titles=False) if len(members) > 1 else one.canonical
        places = dict.fromkeys(sorted(place for text in texts for place in names.places[at, text]))
        count = sum(counts[text] for text in texts)
        shown.append(Member(tuple(texts), count, english, names.key[texts[0]], rows.of(list(places)[:_MAX_ROWS])))
    likeness, why = _likeness(one.confidence, least), least[1] if least else None
    return Cluster(one.canonical, one.arabic, one.confidence, tuple(shown), likeness, why, one.reason, decided)


class _Rows:
    """The rows of sheets as the page shows them, beside the name: as many as fit on it.

    A column of names is among the other cells where a sheet has several, since it may hold another spelling.
    """

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        others = [[title for title in sheet.source.columns if title not in _names_alone(sheet)] for sheet in sheets]
        self.columns = tuple(dict.fromkeys(title for titles in others for title in titles))[:_MAX_COLUMNS]
        self._first = [sheet.source.first_line for sheet in sheets]
        self._cells = [
            {title: sheet.source.column(title) for title in self.columns if title in titles}
            for sheet, titles in zip(sheets, others, strict=True)
        ]
        self.left_out = 0
        self._characters = 0

    def of(self, places: Iterable[_Place]) -> tuple[Row, ...]:
        """Return some rows; none if the page is full, which is counted."""
        shown = []
        for sheet, row in places:
            if self._characters >= _MAX_CHARACTERS:
                self.left_out += 1
                continue
            cells = self._cells[sheet]
            texts = [text_of(cells[title][row]) if title in cells else "" for title in self.columns]
            short = tuple(text if len(text) <= _MAX_CELL else f"{text[: _MAX_CELL - 1]}…" for text in texts)
            self._characters += sum(map(len, short))
            shown.append(Row(sheet, row + self._first[sheet], short))
        return tuple(shown)


def _names_alone(sheet: Sheet) -> tuple[str, ...]:
    """Return the columns of names of a sheet that has one name a row; none if it has several names."""
    if len(sheet.names) != len(sheet.table.rows):
        return ()
    return tuple(title for name in sheet.columns for title in sheet.titles(name))


# Pairs


def _near(names: _Found, authority: Authority) -> list[_Near]:
    """Return the pairs of clusters whose most common full spellings are similar, the most similar first.

    They are the numbers of two clusters, their score, and the two spellings. Pairs that the authority keeps apart are
    left out.
    """
    spelled = {members[0][0]: at for at, members in names.members.items()}
    full = [(name, at) for text, at in spelled.items() if len((name := names.ready(text)).parts) > 1]
    ready, clusters = [name for name, _ in full], [at for _, at in full]
    left, right, odds = within(ready, _NEIGHBORS, None)
    found: list[_Near] = []
    for one, other, score in zip(left.tolist(), right.tolist(), probabilities(odds).tolist(), strict=True):
        if score >= _MIN_NEAR:
            first, second = sorted((one, other), key=clusters.__getitem__)
            found.append((clusters[first], clusters[second], round(score, 4), (ready[first], ready[second])))
    known = [(one, names.first[one[0]].canonical, names.first[one[1]].canonical) for one in found]
    open_pairs = [one for one, canonical, other in known if not authority.keeps_apart(canonical, other)]
    return sorted(open_pairs, key=lambda one: (-one[2], one[0], one[1]))
