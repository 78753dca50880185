"""Fit editions/bead_weights.tsv, the weights of the features of a bead, and count editions/bead_shares.tsv.

    python resources/builders/build_aligner.py DATA

The model is a semi-Markov conditional random field (Sarawagi and Cohen 2004). It is fitted by L-BFGS on the likelihood
of documents that :mod:`documents` makes out of verses and sentences. Each document has its own shares of merges, gaps
and insertions, since weights fitted to one style fail on the next. The lexicon used for fitting has not seen these
sentences. For half of the documents from the Bible it has seen no sentence of the Bible, as the lexicon that ships has
not seen a book of another kind. The weights are the mean of two fits, to documents with and without sentences that the
other edition replaces by others: with such documents alone, gaps are found in free translations that have none. The
development articles are not used. It takes half an hour on two cores.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from build_lexicon import arrays
from common import folder_argument, write_table
from documents import Edited, Text, documents, edited, style
from numpy.typing import NDArray
from scipy.optimize import minimize

from arabtext.editions.aligning.chain import Chain
from arabtext.editions.aligning.features import FEATURES, Features, features, scores, sum_features
from arabtext.editions.aligning.style import GROUPS, counts
from arabtext.editions.bilingual.evidence import KINDS, Evidence
from arabtext.editions.bilingual.lexicon import Lexicon, both_stemmed

Array = NDArray[np.float64]
SEED, DOCUMENTS, STEPS = 5, 1_200, 150
MIN_SENTENCES, MAX_SENTENCES = 10, 60  # of a document
L2 = 0.3  # strength of the penalty on large weights
SHARES = {"PUD": 0.5, "Tatoeba": 0.1, "": 0.4}  # of the documents, by the beginning of a text's name
FOREIGN = 0.5  # share of the documents from the Bible for which the lexicon has seen no part of the Bible


def made(data: Path, replaced: bool) -> Iterator[tuple[Edited, bool]]:
    """Yield documents of a style each, of the texts that train weights, and whether the lexicon may know their kind."""
    dice = random.Random(SEED)
    texts = [text for text in documents(data) if text.part == "weights" and len(text.pairs) >= MIN_SENTENCES]
    kinds: dict[str, list[Text]] = {name: [] for name in SHARES}
    for text in texts:
        kinds[next(name for name in SHARES if text.name.startswith(name))].append(text)
    everything = [pair for text in texts for pair in text.pairs]
    for _ in range(DOCUMENTS):
        text = dice.choice(kinds[dice.choices(list(SHARES), list(SHARES.values()))[0]])
        size = dice.randint(MIN_SENTENCES, min(MAX_SENTENCES, len(text.pairs)))
        first = dice.randint(0, len(text.pairs) - size)
        others = everything if dice.random() < 0.5 else text.pairs
        document = edited(text.pairs[first : first + size], others, style(dice, replaced), dice)
        is_foreign = not text.name.startswith(("PUD", "Tatoeba")) and dice.random() < FOREIGN
        if document.english and document.arabic:
            yield document, not is_foreign


def features_of(document: Edited, lex: Lexicon) -> Features:
    evidence = Evidence(both_stemmed(document.english, document.arabic, lex), lex)
    low, high = np.zeros(evidence.m + 1, dtype=np.int64), np.full(evidence.m + 1, evidence.n)
    return features(evidence, evidence.rows(low, high))


def of_gold(document: Edited, known: Features) -> Array:
    """Return the sum of the features of the right chain."""
    total = np.zeros((2, len(FEATURES)))
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    i = j = 0
    for left, right in document.gold:
        width = known.rows[j].width
        matched, arabic_alone, english_alone = np.zeros((len(KINDS), width)), np.zeros(width), np.zeros(width)
        if left and right:
            matched[kinds[len(left), len(right)], i] = 1.0
        else:
            (english_alone if left else arabic_alone)[i] = 1.0
        total += sum_features(known, j, matched=matched, english_alone=english_alone, arabic_alone=arabic_alone)
        i, j = i + len(left), j + len(right)
    return total


def objective(job: tuple[Features, Array, Array]) -> tuple[float, Array]:
    """Return the negative log likelihood of a document's right chain, and its gradient."""
    known, gold, weights = job
    chain = Chain(scores(known, weights), KINDS)
    expected = np.zeros((2, len(FEATURES)))
    order = [chain.kinds.index(kind) for kind in KINDS]
    for j in range(len(known.rows)):
        matched, english_alone = chain.posteriors(j)
        arabic_alone = matched[chain.kinds.index((0, 1))]
        expected += sum_features(
            known, j, matched=matched[order], english_alone=english_alone, arabic_alone=arabic_alone
        )
    return chain.total - float((gold * weights).sum()), expected - gold


def fit(data: Path, replaced: bool) -> Array:
    """Return the weights of the features, in every text and in one that the lexicon knows well."""
    lexicons = {known: Lexicon.of(arrays(data, frozenset(("words",)), bible=known)) for known in (True, False)}
    chosen = [
        (document, known)
        for document, known in made(data, replaced)
        if all((len(e), len(a)) in (*KINDS, (1, 0), (0, 1)) for e, a in document.gold)
    ]
    texts = [document for document, _ in chosen]
    known = [features_of(document, lexicons[is_known]) for document, is_known in chosen]
    gold = [of_gold(document, features_) for document, features_ in zip(texts, known, strict=True)]
    print(f"{len(texts)} documents, {sum(len(t.gold) for t in texts)} beads", flush=True)

    def whole(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(2, -1)
        loss, gradient = L2 * float(flat @ flat) / 2, L2 * weights
        for one in map(objective, ((k, g, weights) for k, g in zip(known, gold, strict=True))):
            loss, gradient = loss + one[0], gradient + one[1]
        print(f"  {loss:.1f}", flush=True)
        return loss, gradient.ravel()

    start = np.zeros(2 * len(FEATURES))
    start[:3] = 0.15, 0.15, 1.0
    found = minimize(whole, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(found.x).reshape(2, -1)


def shares(data: Path) -> Array:
    """Return the share of each group of beads in the documents of both fits."""
    found = sum(
        counts(((len(e), len(a)), 1.0) for e, a in document.gold)
        for replaced in (False, True)
        for document, _ in made(data, replaced)
    )
    return np.asarray(found / np.sum(found))


def main(data: Path) -> None:
    with ProcessPoolExecutor(2) as pool:
        found = np.mean(list(pool.map(fit, (data, data), (False, True))), axis=0)
    rows = [(name, f"{weight:.4f}", f"{close:.4f}") for name, weight, close in zip(FEATURES, *found, strict=True)]
    write_table("editions/bead_weights.tsv", ("feature", "weight", "close"), rows)
    usual = [(name, f"{share:.4f}") for name, share in zip(GROUPS, shares(data), strict=True)]
    write_table("editions/bead_shares.tsv", ("kind", "share"), usual)


if __name__ == "__main__":
    main(folder_argument(__doc__))
