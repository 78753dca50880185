"""Passages that only one edition has, or that the other edition has elsewhere.

Neighboring beads without a counterpart form a run if they are of one kind and of one paragraph. A run that is a whole
paragraph is one finding, and so are displaced sentences that follow each other in the other edition too; otherwise each
sentence is a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from arabtext.editions.beads import Aligned, Bead, Indices
from arabtext.editions.checking.finding import Finding
from arabtext.editions.sides import Side, on_one_side

State = Literal["matched", "omitted", "added", "displaced", "displaced source"]
_UNKNOWN = -1  # the paragraph of a sentence in a text without paragraphs


def unmatched(aligned: Aligned) -> Iterator[Finding]:
    """Yield a finding for each passage that has no counterpart at its place, in the order of the beads."""
    text = _Text(aligned)
    for (state, paragraph), group in groupby(range(len(aligned.beads)), text.state):
        run = list(group)
        if state == "displaced":
            yield from text.displaced(run, paragraph)
        elif state == "omitted":
            yield from text.missing(run, paragraph, Side.ENGLISH)
        elif state == "added":
            yield from text.missing(run, paragraph, Side.ARABIC)


class _Text:
    """An alignment, with the displaced pairs by their English sentences and the beads by theirs."""

    def __init__(self, aligned: Aligned) -> None:
        self._aligned = aligned
        self._displaced = {pair.english: pair for pair in aligned.displaced}
        self._sources = {pair.arabic for pair in aligned.displaced}
        self._number_of_arabic = {bead.arabic: at for at, bead in enumerate(aligned.beads) if not bead.english}

    def state(self, number: int) -> tuple[State, int]:
        """Return what a bead is, and its paragraph; a matched bead counts as a paragraph of its own."""
        bead = self._aligned.beads[number]
        if bead.english and bead.arabic:
            return "matched", number
        if bead.english:
            state: State = "displaced" if bead.english in self._displaced else "omitted"
            return state, _paragraph(self._aligned.english_paragraphs, bead.english)
        state = "displaced source" if bead.arabic in self._sources else "added"
        return state, _paragraph(self._aligned.arabic_paragraphs, bead.arabic)

    def missing(self, run: list[int], paragraph: int, side: Side) -> Iterator[Finding]:
        """Yield the findings of a run of beads that only ``side`` has."""
        sizes = self._aligned.paragraphs.on(side)
        is_paragraph = paragraph != _UNKNOWN and len(run) == sizes.count(paragraph)
        for numbers in [run] if is_paragraph else [[number] for number in run]:
            text = " ".join(self._aligned.passages(self._aligned.beads[number]).on(side) for number in numbers)
            passages = on_one_side(side, text, "")
            yield Finding(
                kind="omitted" if side is Side.ENGLISH else "added",
                message=_counted(len(numbers), paragraph, sizes, f"not in the {side.other.value} edition"),
                bead=numbers[0],
                english=passages.english,
                arabic=passages.arabic,
                severity="high",
                beads=tuple(numbers),
            )

    def displaced(self, run: list[int], paragraph: int) -> Iterator[Finding]:
        """Yield the findings of a run of English beads whose counterparts are elsewhere."""
        for numbers in self._contiguous(run):
            pairs = [self._pair(number) for number in numbers]
            sources = [self._number_of_arabic[pair.arabic] for pair in pairs if pair.arabic in self._number_of_arabic]
            place = "elsewhere in the Arabic edition"
            yield Finding(
                kind="displaced",
                message=_counted(len(numbers), paragraph, self._aligned.english_paragraphs, place),
                bead=numbers[0],
                english=" ".join(self._aligned.passages(self._aligned.beads[number]).english for number in numbers),
                arabic=" ".join(self._aligned.passages(pair).arabic for pair in pairs),
                severity="medium",
                beads=(*numbers, *sources),
            )

    def _contiguous(self, run: list[int]) -> Iterator[list[int]]:
        """Yield the parts of a run whose counterparts follow each other."""
        part = run[:1]
        for before, number in pairwise(run):
            if self._pair(before).arabic[-1] + 1 != self._pair(number).arabic[0]:
                yield part
                part = []
            part.append(number)
        yield part

    def _pair(self, number: int) -> Bead:
        """Return the displaced pair of an English bead."""
        return self._displaced[self._aligned.beads[number].english]


def _paragraph(paragraphs: Indices, sentences: Indices) -> int:
    return paragraphs[sentences[0]] if paragraphs else _UNKNOWN


def _counted(count: int, paragraph: int, paragraphs: Sequence[int], what: str) -> str:
    """Return ``what`` about so many sentences, or about a paragraph if they are all of it."""
    if paragraph != _UNKNOWN and count == paragraphs.count(paragraph):
        return f"a paragraph of {count} sentences {what}" if count > 1 else f"a paragraph {what}"
    return f"{count} sentences {what}" if count > 1 else what
