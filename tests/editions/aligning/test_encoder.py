"""A caller's encoder of sentences: what it adds, and what it must give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from arabtext.editions import align
from arabtext.editions.aligning.encoder import Encoder
from arabtext.errors import ArgumentTypeError

Vectors = NDArray[np.float64]

# Made-up words: the lexicon knows none of them, and all sentences have one length.
ENGLISH = [f"Bli{one}k zor{two}g." for one in "aeiou" for two in "mnptk"]
ARABIC = [f"بز{one}ق غر{two}ط." for one in "اوي" for two in "فكدسشتم"][:20]
PARTNERS = [n for n in range(25) if n not in (3, 4, 11, 12, 20)]  # the English sentence of each Arabic one


def knowing(texts: dict[str, int]) -> Encoder:
    """An encoder to which sentences are near if they have one number."""
    vectors = np.random.default_rng(1).normal(size=(max(texts.values()) + 1, 64))
    return lambda sentences: np.array([vectors[texts[sentence]] for sentence in sentences])


MEANINGS = {text: n for n, text in enumerate(ENGLISH)} | dict(zip(ARABIC, PARTNERS, strict=True))


def beads(encoder: Encoder | None) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(bead.english, bead.arabic) for bead in align(ENGLISH, ARABIC, encoder=encoder).beads}


GOLD = {((i,), (j,)) for j, i in enumerate(PARTNERS)} | {((i,), ()) for i in range(25) if i not in PARTNERS}


def test_an_encoder_finds_what_the_lexicon_cannot_know() -> None:
    assert len(beads(None) & GOLD) < 15
    assert beads(knowing(MEANINGS)) == GOLD


def test_an_encoder_that_distinguishes_nothing_changes_nothing() -> None:
    assert beads(lambda sentences: np.ones((len(sentences), 8))) == beads(None)


def test_the_encoder_is_called_once_for_each_side() -> None:
    given: list[list[str]] = []
    known = knowing(MEANINGS)

    def encoder(sentences: Sequence[str]) -> Vectors:
        given.append(list(sentences))
        return np.asarray(known(sentences))

    align(ENGLISH, ARABIC, encoder=encoder)
    assert given == [ENGLISH, ARABIC]


WRONG: dict[str, Callable[[Sequence[str]], Vectors]] = {
    "too few rows": lambda sentences: np.ones((len(sentences) - 1, 4)),
    "one row": lambda sentences: np.ones(4),
    "not a number": lambda sentences: np.full((len(sentences), 4), np.nan),
    "text": lambda sentences: np.array([["a"] * 4] * len(sentences)),
    "rows of two lengths": lambda sentences: [[1.0] * (1 + n % 2) for n in range(len(sentences))],  # type: ignore[return-value,arg-type]
    "two widths": lambda sentences: np.ones((len(sentences), len(sentences))),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_a_row_of_numbers_for_each_sentence_is_refused(what: str) -> None:
    with pytest.raises(ArgumentTypeError, match="encoder"):
        align(ENGLISH, ARABIC, encoder=WRONG[what])


def test_nothing_is_encoded_where_a_side_is_empty() -> None:
    def encoder(sentences: Sequence[str]) -> Vectors:
        raise AssertionError

    assert len(align(ENGLISH, [], encoder=encoder).beads) == len(ENGLISH)
