"""Unify a column of names: all spellings of one person get one English and one Arabic form.

Decided in this order: the authority file; the curated tables; comparison of every pair that shares a blocking key. A
cluster grows only while none of its names is different from any other, so that a chain of near spellings does not join
two persons. The result depends on the set of spellings, not on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from os import PathLike
from typing import Final

from arabtext.errors import ArgumentTypeError, expect_text
from arabtext.names.comparing.compare import (
    MAYBE,
    MIN_JOINED,
    Prepared,
    blocks,
    compare_prepared,
    prepare,
    score_prepared,
)
from arabtext.names.known import gazetteer
from arabtext.names.known.absent import why_no_name
from arabtext.names.known.keys import bare_key
from arabtext.names.lists.authority import Authority, Decision
from arabtext.names.model import Unified
from arabtext.names.parse import without_titles
from arabtext.names.writing.arabic import unlisted
from arabtext.names.writing.arabize import arabize
from arabtext.names.writing.romanize import candidates
from arabtext.names.writing.romanize import prepare as prepare_names
from arabtext.progress import Progress, silent, track
from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter

_LISTED_CONFIDENCE: Final = 0.98  # of a name that the curated tables list; chosen by hand
_MAX_SHOWN: Final = 20  # spellings of a cluster among which the two least alike are looked for
_MAX_BLOCK: Final = 400  # distinct names sharing a blocking key of which every pair is compared
_NEIGHBORS: Final = 200  # names of a larger block, in the order of their sounds, that each is compared with
_BATCH: Final = 5_000  # clusters whose unlisted words are read at once


_Label = tuple[str, str]  # how a cluster is decided (authority, listed, open), and its canonical form or first name


@dataclass(frozen=True)
class _Cluster:
    """Distinct names that are one, their forms, and the reason."""

    names: tuple[str, ...]
    canonical: str
    arabic: str
    confidence: float
    reason: str


def unify(
    names: Iterable[str],
    authority: Authority | Mapping[str, str] | str | PathLike[str] | None = None,
    *,
    progress: Progress | None = None,
) -> list[Unified]:
    """Return for each of ``names``, in order, its canonical English and Arabic form and its cluster.

    ``authority`` is an :class:`~arabtext.names.lists.authority.Authority`, the path of a CSV file, or a mapping of
    spelling → canonical form. A family name alone joins nothing. An input without a name comes back as it is, cluster
    -1. ``progress(task, done, total)`` is called as work advances.

    >>> found = unify(["Qays al-Khaz'ali", "قيس الخزعلى", "Laith al-Khazali"])
    >>> [(one.canonical, one.cluster) for one in found]
    [('Qais al-Khazali', 0), ('Qais al-Khazali', 0), ('Laith al-Khazali', 1)]
    """
    column = [expect_text(name, "a name") for name in names]
    decided = _authority(authority)
    counts = Counter(column)
    clusters = _clusters(sorted(counts), counts, decided, progress or silent)
    by_name = {name: cluster for cluster in clusters for name in cluster.names}
    numbers: dict[int, int] = {}
    result = []
    for name in column:
        found = by_name.get(name)
        if found is None:
            result.append(Unified(name, name, "", -1, 0.0, f"no name: {why_no_name(name)}"))
            continue
        number = numbers.setdefault(id(found), len(numbers))
        result.append(Unified(name, found.canonical, found.arabic, number, found.confidence, found.reason))
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


def _clusters(names: list[str], counts: Counter[str], authority: Authority, progress: Progress) -> list[_Cluster]:
    """Return all clusters of the distinct ``names``."""
    settled: dict[_Label, list[str]] = defaultdict(list)
    decisions: dict[str, Decision] = {}
    entities: dict[str, gazetteer.Entity] = {}
    open_names: list[str] = []
    for name in track(names, "reading names", progress):
        if why_no_name(name):
            continue
        if decision := authority.lookup(name):
            decisions[decision.canonical] = decision
            settled["authority", decision.canonical].append(name)
        elif known := prepare(name).entity:
            entities[known.press] = known
            settled["listed", known.press].append(name)
        else:
            open_names.append(name)
    groups = _agglomerate(open_names, dict(settled), authority, progress)
    result = []
    open_groups = []
    for (source, press), members in sorted(groups.items()):
        if source == "authority":
            decision = decisions[press]
            arabic = decision.arabic or _best_arabic(members, counts, press)
            result.append(_Cluster(tuple(members), press, arabic, 1.0, "decided in the authority file"))
        elif source == "listed":
            entity = entities[press]
            result.append(
                _Cluster(tuple(members), press, entity.arabic, _LISTED_CONFIDENCE, _listed_reason(members, entity))
            )
        else:
            open_groups.append(members)
    return [*result, *_open_clusters(open_groups, counts, progress)]


def _listed_reason(members: list[str], entity: gazetteer.Entity) -> str:
    """Return why names are in the cluster of a listed entity."""
    count = len(members)
    return f"listed as {entity.press} ({entity.kind})" + (f"; {count} spellings" if count > 1 else "")


def _agglomerate(
    names: list[str], settled: dict[_Label, list[str]], authority: Authority, progress: Progress
) -> dict[_Label, list[str]]:
    """Join names to settled clusters and to each other where comparison finds them the same."""
    prepared = {name: prepare(name) for group in (names, *settled.values()) for name in group}
    home: dict[str, _Label] = {name: label for label, group in settled.items() for name in group}
    home |= {name: ("open", name) for name in names}
    members = {label: list(group) for label, group in settled.items()} | {("open", n): [n] for n in names}
    for a, b in _same_pairs(prepared, set(names), progress):
        first, second = sorted((home[a], home[b]))
        if first == second or (first[0] != "open" and second[0] != "open"):
            continue
        keep, drop = (first, second) if second[0] == "open" else (second, first)
        if authority.keeps_apart(keep[1], drop[1]) or not _compatible(members[keep], members[drop], prepared):
            continue
        for name in members[drop]:
            home[name] = keep
        members[keep] += members.pop(drop)
    return {label: sorted(group) for label, group in members.items()}


def _same_pairs(prepared: dict[str, Prepared], open_names: set[str], progress: Progress) -> list[tuple[str, str]]:
    """Return pairs of names alike enough to be joined, surest first; at least one name of each is not settled yet."""
    scored: dict[tuple[str, str], float] = {}
    for a, b in _pairs(prepared, progress):
        if a in open_names or b in open_names:
            score = score_prepared(prepared[a], prepared[b])
            if score >= MIN_JOINED:
                scored[a, b] = score
    return sorted(scored, key=lambda pair: (-scored[pair], pair))


def _pairs(prepared: dict[str, Prepared], progress: Progress) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that share a blocking key; of a large block, those that sound most alike.

    A pair is yielded in the first block of usual size that it shares, so that none need be remembered.
    """
    by_block: dict[str, list[str]] = defaultdict(list)
    for name in sorted(prepared):
        for block in set(blocks(prepared[name])):
            by_block[block].append(name)
    usual: dict[str, set[str]] = defaultdict(set)
    for block, group in by_block.items():
        if 1 < len(group) <= _MAX_BLOCK:
            for name in group:
                usual[name].add(block)
    for block in track(sorted(by_block), "comparing names", progress):
        group = by_block[block]
        if len(group) <= _MAX_BLOCK:
            yield from ((a, b) for a, b in combinations(group, 2) if min(usual[a] & usual[b]) == block)
            continue
        group.sort(key=lambda name: ([min(part.skeletons) for part in prepared[name].parts], name))
        for at, name in enumerate(group):
            for other in group[at + 1 : at + 1 + _NEIGHBORS]:
                if usual[name].isdisjoint(usual[other]):
                    yield (name, other) if name < other else (other, name)


def _compatible(left: list[str], right: list[str], prepared: dict[str, Prepared]) -> bool:
    """Return whether no name on one side is different from any on the other."""
    return all(score_prepared(prepared[a], prepared[b]) >= MAYBE for a in left for b in right)


def _open_clusters(groups: list[list[str]], counts: Counter[str], progress: Progress) -> Iterator[_Cluster]:
    """Yield the clusters of names that only comparison has joined."""
    chosen = [(members, _best_sources(members)) for members in groups]
    batches = [chosen[at : at + _BATCH] for at in range(0, len(chosen), _BATCH)]
    for done, batch in enumerate(batches):
        progress("choosing forms", done * _BATCH, len(groups))
        prepare_names(name for _, spellings in batch for name in spellings)
        for members, spellings in batch:
            yield _open_cluster(members, spellings, counts)
    progress("choosing forms", len(groups), len(groups))


def _open_cluster(members: list[str], spellings: list[str], counts: Counter[str]) -> _Cluster:
    """Return the cluster of ``members``; ``spellings`` are those that decide its English form."""
    canonical, confidence = _best_english(spellings, counts)
    reason = "one spelling"
    if len(members) > 1:
        ready = [prepare(name) for name in members[:_MAX_SHOWN]]
        weakest = compare_prepared(*min(combinations(ready, 2), key=lambda pair: score_prepared(*pair)))
        confidence = round(weakest.score, 3)
        reason = f"{len(members)} spellings, the least alike: {weakest.reason}"
    return _Cluster(tuple(members), canonical, _best_arabic(members, counts, canonical), confidence, reason)


def _best_sources(members: list[str]) -> list[str]:
    """Return the spellings to take the English form from: Arabic ones that tables know, else Latin, else Arabic ones.

    A Latin spelling in the column is better evidence than a guess at the vowels.
    """
    arabic = [name for name in members if any(map(is_arabic_letter, name))]
    if known := [name for name in arabic if not unlisted(name)]:
        return known
    written = set(arabic)
    return [name for name in members if name not in written] or arabic


def _best_english(spellings: list[str], counts: Counter[str]) -> tuple[str, float]:
    """Return the house form that most of the spellings give, and its score."""
    forms: Counter[str] = Counter()
    scores: dict[str, float] = {}
    for name in spellings:
        best = candidates(without_titles(name), 1)[0]
        forms[best.text] += counts[name]
        scores[best.text] = max(best.score, scores.get(best.text, 0.0))
    winner = max(forms, key=lambda form: (len(form.split()), forms[form], form))
    return winner, scores[winner]


def _best_arabic(members: list[str], counts: Counter[str], canonical: str) -> str:
    """Return the commonest Arabic spelling of the cluster, its letters put right; else the likeliest one."""
    written: Counter[str] = Counter()
    for name in members:
        if any(map(is_arabic_letter, name)):
            written[normalize(without_titles(name), "title")] += counts[name]
    if written:
        best_written = max(written, key=lambda form: (len(form.split()), written[form], form))
        return " ".join(map(_respelled, best_written.split()))
    best = arabize(canonical)
    return best[0].text if best else ""


def _respelled(word: str) -> str:
    """Return an Arabic word as the token tables spell it (hamza, ya, ta marbuta), if they agree on one spelling."""
    forms = {bare_key(token.arabic) for token in gazetteer.tokens_of(word) if token.source != "attested"}
    if len(forms) != 1:
        return word
    return word[: len(word) - len(bare_key(word))] + forms.pop()
