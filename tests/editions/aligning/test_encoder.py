"""A caller's encoder of sentences: what it adds, and what it must give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from arabtext.editions import align
from arabtext.editions.aligning.encoder import MAX_PASSAGES, Encoded, Encoder
from arabtext.editions.bilingual.evidence import KINDS, Evidence
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon
from arabtext.errors import ArgumentTypeError

Vectors = NDArray[np.float64]

# Made-up words: the lexicon knows none of them, and all sentences have one length.
ENGLISH = [f"Bli{one}k zor{two}g." for one in "aeiou" for two in "mnptk"]
ARABIC = [f"بز{one}ق غر{two}ط." for one in "اوي" for two in "فكدسشتم"][:20]
PARTNERS = [n for n in range(25) if n not in (3, 4, 11, 12, 20)]  # the English sentence of each Arabic one


def knowing(texts: dict[str, int]) -> Encoder:
    """An encoder to which sentences are near if they have one number."""
    vectors = np.random.default_rng(1).normal(size=(max(texts.values()) + 1, 64))

    def vector(passage: str) -> Vectors:
        known = [texts[f"{sentence}."] for sentence in passage.rstrip(".").split(". ")]
        return np.asarray(vectors[known].sum(axis=0))

    return lambda sentences: np.array([vector(sentence) for sentence in sentences])


MEANINGS = {text: n for n, text in enumerate(ENGLISH)} | dict(zip(ARABIC, PARTNERS, strict=True))


def beads(encoder: Encoder | None) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(bead.english, bead.arabic) for bead in align(ENGLISH, ARABIC, encoder=encoder).beads}


GOLD = {((i,), (j,)) for j, i in enumerate(PARTNERS)} | {((i,), ()) for i in range(25) if i not in PARTNERS}


def test_an_encoder_finds_what_the_lexicon_cannot_know() -> None:
    assert len(beads(None) & GOLD) < 15
    found = beads(knowing(MEANINGS))
    assert len(found & GOLD) >= 15
    assert all(any(i in english and j in arabic for english, arabic in found) for j, i in enumerate(PARTNERS))


def test_an_encoder_that_distinguishes_nothing_changes_nothing() -> None:
    assert beads(lambda sentences: np.ones((len(sentences), 8))) == beads(None)


def test_every_sentence_is_encoded_once_and_few_passages() -> None:
    given: list[str] = []

    def encoder(sentences: Sequence[str]) -> Vectors:
        given.extend(sentences)
        return known(sentences)

    known = knowing(MEANINGS)
    align(ENGLISH, ARABIC, encoder=encoder)
    sentences = [*ENGLISH, *ARABIC]
    assert given[: len(sentences)] == sentences
    passages = given[len(sentences) :]
    assert not set(passages) & set(sentences)
    assert len(set(passages)) == len(passages) <= MAX_PASSAGES * len(sentences)


def test_a_group_of_sentences_is_compared_as_one_passage() -> None:
    """Each half of a sentence means nothing to this encoder; only the two together do."""
    english = (
        [f"Bli{k}k zor{k}g." for k in "aeiou"] + ["Half of it.", "The rest."] + [f"Vrak{k}m pol{k}d." for k in "aeiou"]
    )
    arabic = [f"بز{k}ق غر{k}ط." for k in "اويفد"] + ["جملة واحدة ثم تمت."] + [f"زم{k}ث قل{k}ش." for k in "اويفد"]
    meanings = {text: n for n, text in enumerate(english)} | {text: n + (n > 5) for n, text in enumerate(arabic)}
    meanings |= {english[5]: 90, english[6]: 91, "Half of it. The rest.": 5}
    vectors = np.random.default_rng(2).normal(size=(100, 64))

    def encoder(sentences: Sequence[str]) -> Vectors:
        return np.array([vectors[meanings.get(sentence, 99)] for sentence in sentences])

    encoded = Encoded.of(english, arabic, encoder)
    encoded.encode_passages([(5, 5, (2, 1), 0.5)])
    lex = lexicon()
    evidence = Evidence(both_stemmed(english, arabic, lex), lex)
    row = evidence.rows(np.zeros(12, dtype=np.int64), np.full(12, 12))[5]
    two = KINDS.index((2, 1))
    mean, passage = (encoded.features(row, 5, passages=passages)[0][2, two, 5] for passages in (False, True))
    assert passage > 0.4 > 0 > mean


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
