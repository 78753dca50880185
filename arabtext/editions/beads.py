"""Beads, and the two texts that they join: the plain data of an alignment."""

from __future__ import annotations

from dataclasses import dataclass, field

from arabtext.editions.reading.blocks import BlockKind
from arabtext.editions.sides import Both

Indices = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together, by index, and the probability that exactly these do. One side may be empty."""

    english: Indices
    arabic: Indices
    score: float

    @property
    def sides(self) -> Both[Indices]:
        """The sentences of both sides."""
        return Both(self.english, self.arabic)


@dataclass(frozen=True)
class Aligned:
    """Beads in order over the sentences of two texts; every sentence is in exactly one.

    ``displaced`` are pairs of sentences that the beads leave alone, since the two editions have them in other places.
    ``english_paragraphs`` and ``arabic_paragraphs``: for each sentence the number of its paragraph, if that is known.
    ``english_kinds`` and ``arabic_kinds``: for each sentence the kind of its block, if that is known.
    """

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    beads: tuple[Bead, ...]
    displaced: tuple[Bead, ...] = field(default=(), kw_only=True)
    english_paragraphs: Indices = field(default=(), kw_only=True)
    arabic_paragraphs: Indices = field(default=(), kw_only=True)
    english_kinds: tuple[BlockKind, ...] = field(default=(), kw_only=True)
    arabic_kinds: tuple[BlockKind, ...] = field(default=(), kw_only=True)

    @property
    def texts(self) -> Both[tuple[str, ...]]:
        """The sentences of both sides."""
        return Both(self.english, self.arabic)

    @property
    def paragraphs(self) -> Both[Indices]:
        """For each sentence of both sides the number of its paragraph; empty where that is not known."""
        return Both(self.english_paragraphs, self.arabic_paragraphs)

    @property
    def kinds(self) -> Both[tuple[BlockKind, ...]]:
        """For each sentence of both sides the kind of its block; empty where that is not known."""
        return Both(self.english_kinds, self.arabic_kinds)

    def passages(self, bead: Bead) -> Both[str]:
        """Return the text of a bead on both sides."""
        return Both(
            " ".join(self.english[i] for i in bead.english),
            " ".join(self.arabic[j] for j in bead.arabic),
        )
