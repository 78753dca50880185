"""Match the names of two lists with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from arabtext.errors import expect_text
from arabtext.names.comparing.compare import MIN_JOINED, compare
from arabtext.names.known.absent import why_no_name
from arabtext.names.lists.index import Index
from arabtext.progress import Progress, track

_MAX_COMPARED: Final = 10  # names on the right that a name on the left is compared with, of one partner at most


@dataclass(frozen=True, slots=True)
class Matched:
    """A pair of rows, by their places in the two lists, with its score and why; None for a missing partner.

    What :func:`match` returns for lists; :class:`~arabtext.names.Match` is the verdict on two names.
    """

    left: int | None
    right: int | None
    score: float
    reason: str


def match(
    left: Sequence[str],
    right: Sequence[str],
    *,
    many: bool = False,
    threshold: float = MIN_JOINED,
    progress: Progress | None = None,
) -> list[Matched]:
    """Return pairs of places of names that are one, then the places on the left and on the right without a partner.

    Each place has one partner at most, the surest pairs first; with ``many`` each name on the left has every name on
    the right with a score of ``threshold`` (0 to 1) or more. Pairs and places on the left without a partner come in
    the order of ``left``, and every place of both lists is there. ``progress(task, done, total)`` is called as work
    advances.

    >>> [(one.left, one.right) for one in match(["قيس الخزعلي", "Ali Hassan"], ["Layla Nasser", "Qays Khaz'ali"])]
    [(0, 1), (1, None), (None, 0)]
    """
    ours = [expect_text(name, "a name") for name in left]
    theirs = [expect_text(name, "a name") for name in right]
    places: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(theirs):
        if not why_no_name(name):
            places[name].append(place)
    index = Index(places, progress=progress)
    most = len(places) if many else _MAX_COMPARED
    found = {
        name: [(hit.score, hit.text) for hit in index.search(name, most) if hit.score >= threshold]
        for name in track(list(dict.fromkeys(ours)), "comparing names", progress)
        if not why_no_name(name)
    }
    if many:
        pairs = [
            (at, place) for at, name in enumerate(ours) for _, text in found.get(name, ()) for place in places[text]
        ]
    else:
        pairs = _one_to_one(ours, found, places)
    return [*_left(ours, theirs, pairs, found), *_right(ours, theirs, pairs, threshold)]


def _one_to_one(
    ours: list[str], found: dict[str, list[tuple[float, str]]], places: dict[str, list[int]]
) -> list[tuple[int, int]]:
    """Return the surest pairs, each place in one at most."""
    free = {name: list(reversed(some)) for name, some in places.items()}
    wishes = [(-score, at, text) for at, name in enumerate(ours) for score, text in found.get(name, ())]
    taken: dict[int, int] = {}
    for _, at, text in sorted(wishes):
        if at not in taken and free[text]:
            taken[at] = free[text].pop()
    return sorted(taken.items())


def _left(
    ours: list[str], theirs: list[str], pairs: list[tuple[int, int]], found: dict[str, list[tuple[float, str]]]
) -> list[Matched]:
    """Return the pairs, and the places on the left without a partner, in the order of ``ours``."""
    partners: dict[int, list[int]] = defaultdict(list)
    for at, place in pairs:
        partners[at].append(place)
    result = []
    for at, name in enumerate(ours):
        if at in partners:
            scored = [(compare(name, theirs[place]), place) for place in partners[at]]
            result += [Matched(at, place, verdict.score, verdict.reason) for verdict, place in scored]
        else:
            result.append(Matched(at, None, 0.0, why_no_name(name) or _why_alone(found[name])))
    return result


def _why_alone(wished: list[tuple[float, str]]) -> str:
    """Return why a name has no partner, given the names on the other side that could be one."""
    return (
        f"the closest match, {wished[0][1]}, is paired with a better one"
        if wished
        else "no similar name on the other side"
    )


def _right(ours: list[str], theirs: list[str], pairs: list[tuple[int, int]], threshold: float) -> list[Matched]:
    """Return the places on the right without a partner."""
    paired = {place for _, place in pairs}
    alone = [place for place in range(len(theirs)) if place not in paired]
    index = Index(name for name in ours if not why_no_name(name))
    result = []
    for place in alone:
        wished = [(hit.score, hit.text) for hit in index.search(theirs[place], 1) if hit.score >= threshold]
        result.append(Matched(None, place, 0.0, why_no_name(theirs[place]) or _why_alone(wished)))
    return result
