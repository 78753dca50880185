"""Headings and list items that one edition has more of.

The counts are compared, not the words: a heading that became running text, two list items that became one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from arabtext.editions.beads import Aligned, Bead
from arabtext.editions.checking.finding import Finding
from arabtext.editions.reading.blocks import BlockKind
from arabtext.editions.sides import Both, Side


class _Run(NamedTuple):
    """Blocks of one kind that follow each other on one side: the beads they are in, and how many they are."""

    beads: tuple[int, ...]
    items: int


def structure(aligned: Aligned) -> Iterator[Finding]:
    """Yield the headings that only one side has as headings, and lists of different lengths, in order."""
    if not (aligned.english_kinds and aligned.arabic_kinds):
        return
    yield from _headings(aligned)
    yield from _lists(aligned)


def _headings(aligned: Aligned) -> Iterator[Finding]:
    """Yield the headings beside running text, and those beside nothing, where the counts of headings differ."""
    counts = Both(*(_count(aligned, range(len(aligned.beads)), side, "heading") for side in Side))
    for number, bead in enumerate(aligned.beads):
        own = Both(*(_count(aligned, [number], side, "heading") for side in Side))
        for side in Side:
            is_beside_text = bool(bead.sides.on(side.other)) and not own.on(side.other)
            is_left_out = not bead.sides.on(side.other) and counts.english != counts.arabic
            if own.on(side) and (is_beside_text or is_left_out):
                message = f"a heading in the {side.value}, none in the {side.other.value}"
                yield _finding(aligned, number, message, (number,))


def _lists(aligned: Aligned) -> Iterator[Finding]:
    """Yield the lists of the English side that overlap one of the Arabic side of another length."""
    lists = Both(*(_runs(aligned, side) for side in Side))
    for english in lists.english:
        beside = [run for run in lists.arabic if not set(run.beads).isdisjoint(english.beads)]
        if len(beside) == 1 and beside[0].items != english.items:
            overlapping = [run for run in lists.english if not set(run.beads).isdisjoint(beside[0].beads)]
            if len(overlapping) == 1:
                message = f"a list of {english.items} items in the English, of {beside[0].items} in the Arabic"
                beads = tuple(sorted({*english.beads, *beside[0].beads}))
                yield _finding(aligned, beads[0], message, beads)


def _runs(aligned: Aligned, side: Side) -> list[_Run]:
    """Return the lists of a side. A bead without that side neither ends a list nor belongs to it."""
    beads = [(n, bead) for n, bead in enumerate(aligned.beads) if bead.sides.on(side)]
    found = []
    for is_list, group in groupby(beads, lambda item: _is_all(aligned, item[1], side, "list item")):
        numbers = [number for number, _ in group]
        if is_list:
            found.append(_Run(tuple(numbers), _count(aligned, numbers, side, "list item")))
    return found


def _is_all(aligned: Aligned, bead: Bead, side: Side, kind: BlockKind) -> bool:
    return all(aligned.kinds.on(side)[n] == kind for n in bead.sides.on(side))


def _count(aligned: Aligned, beads: Sequence[int], side: Side, kind: BlockKind) -> int:
    """Return how many blocks of a kind the beads have on a side: of several sentences in one block it is one."""
    sentences = [n for number in beads for n in aligned.beads[number].sides.on(side)]
    paragraphs, kinds = aligned.paragraphs.on(side), aligned.kinds.on(side)
    return len({paragraphs[n] if paragraphs else n for n in sentences if kinds[n] == kind})


def _finding(aligned: Aligned, number: int, message: str, beads: tuple[int, ...]) -> Finding:
    passages = aligned.passages(aligned.beads[number])
    return Finding(
        kind="structure",
        message=message,
        bead=number,
        english=passages.english,
        arabic=passages.arabic,
        severity="low",
        beads=beads,
    )
