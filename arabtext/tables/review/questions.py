"""From a unified column to the questions that a person should decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import combinations
from typing import Final

from arabtext.names import Authority, Index, Match, Unified, compare, parse, romanize
from arabtext.names.comparing.compare import SAME
from arabtext.names.known.gazetteer import entity_key
from arabtext.names.parse import without_titles
from arabtext.tables.review.page import Cluster, Item, Member, Review

# Chosen by hand: pairs of 12 spellings are compared in a moment, and nobody answers more than 5,000 questions.
_MAX_COMPARED: Final = 12  # spellings of a cluster among which the two least alike are searched
_NEIGHBORS: Final = 4  # most similar names that each name is compared with
_MIN_NEAR: Final = 0.2  # score of two names that were kept apart and make a question
_MAX_NEAR: Final = 5_000  # questions about names that were kept apart


def make_review(found: Sequence[Unified], authority: Authority, title: str) -> Review:
    """Return the questions about unified names: doubtful merges, then names that were nearly joined.

    A merge is doubtful below the score of ``same``, unless all its spellings are surely one name: then the doubt is
    about people of one name, whom no file of names can distinguish. Spellings that no authority file can distinguish
    (those with one key) are one member.
    """
    rows: dict[int, Counter[str]] = defaultdict(Counter)
    first: dict[int, Unified] = {}
    for one in found:
        if one.cluster >= 0:
            rows[one.cluster][one.text] += 1
            first.setdefault(one.cluster, one)
    unsure = [cluster for cluster in rows if first[cluster].confidence < SAME]
    least = {cluster: match for cluster in unsure if (match := _least_alike(rows[cluster])) and match.score < SAME}
    merges = sorted(least, key=lambda cluster: first[cluster].confidence)
    near = [item for item in _near(rows) if not _kept_apart(first, item, authority)]
    shown = sorted({*merges, *(cluster for item in near for cluster in (item.first, item.second))})
    place = {cluster: at for at, cluster in enumerate(shown)}
    clusters = tuple(_cluster(first[cluster], rows[cluster]) for cluster in shown)
    items = [Item("merge", _evidence(least[one]), cluster=place[one]) for one in merges]
    items += [replace(item, first=place[item.first], second=place[item.second]) for item in near]
    decided = tuple(asdict(decision) for decision in authority.decisions)
    return Review(title, clusters, tuple(items), decided)


def _kept_apart(first: dict[int, Unified], item: Item, authority: Authority) -> bool:
    """Report whether the authority says already that two clusters are two persons."""
    return authority.keeps_apart(first[item.first].canonical, first[item.second].canonical)


def _members(counts: Counter[str]) -> list[list[str]]:
    """Return the spellings grouped by their keys, the most common first."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        by_key[entity_key(without_titles(text))].append(text)
    return list(by_key.values())


def _cluster(one: Unified, counts: Counter[str]) -> Cluster:
    """Return a cluster as the page shows it."""
    members = tuple(
        Member(tuple(texts), sum(counts[text] for text in texts), romanize(texts[0], titles=False))
        for texts in _members(counts)
    )
    return Cluster(one.canonical, one.arabic, one.confidence, members)


def _least_alike(counts: Counter[str]) -> Match | None:
    """Return the comparison of the two spellings of a cluster that are least alike; None of a single one."""
    texts = [texts[0] for texts in _members(counts)[:_MAX_COMPARED]]
    return min((compare(a, b) for a, b in combinations(texts, 2)), key=lambda match: match.score, default=None)


def _evidence(match: Match) -> tuple[tuple[str, str, str], ...]:
    """Return the evidence of a comparison: part, part, relation."""
    return tuple((one.left, one.right, one.relation) for one in match.evidence)


def _near(rows: dict[int, Counter[str]]) -> list[Item]:
    """Return questions about clusters whose most common full spellings are similar, the most similar first."""
    spelt = {at: min(counts, key=lambda text: (-counts[text], text)) for at, counts in rows.items()}
    full = {text: at for at, text in spelt.items() if sum(part.role != "title" for part in parse(text).parts) > 1}
    index = Index(full)
    pairs: dict[tuple[int, int], Item] = {}
    for text, at in full.items():
        for hit in index.search(text, _NEIGHBORS):
            one, two = sorted((at, full[hit.text]))
            if one != two and hit.score >= _MIN_NEAR and (one, two) not in pairs:
                why = _evidence(compare(spelt[one], spelt[two]))
                pairs[one, two] = Item("near", why, first=one, second=two, score=hit.score)
    return sorted(pairs.values(), key=lambda item: (-item.score, item.first, item.second))[:_MAX_NEAR]
