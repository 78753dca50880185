"""Alignments that are known to be right, and their findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, Bead, check

Laid = Callable[..., Alignment]
Messages = Callable[[Alignment], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def laid() -> Laid:
    """A function from pairs of passages, one of them perhaps empty, to their alignment."""

    def lay(*pairs: tuple[str, str]) -> Alignment:
        english, arabic, beads = list[str](), list[str](), list[Bead]()
        for left, right in filter(any, pairs):
            beads.append(Bead((len(english),) * bool(left), (len(arabic),) * bool(right), 1.0))
            english += [left] * bool(left)
            arabic += [right] * bool(right)
        return Alignment(tuple(english), tuple(arabic), tuple(beads))

    return lay


@pytest.fixture(scope="session")
def messages() -> Messages:
    """A function from an alignment to the kinds and the messages of its findings."""
    return lambda alignment: [(finding.kind, finding.message) for finding in check(alignment)]
