"""Fit editions/styled_weights.tsv, the weights of the features of a bead in texts whose style is known.

    python resources/builders/build_style.py DATA

The weights of words and lengths are those of editions/bead_weights.tsv (:mod:`build_aligner`). Those by which the style
counts, and the prices of beads of several sentences on both sides and of sentences alone, are fitted anew, by L-BFGS on
the likelihood of documents that :mod:`documents` makes out of verses and sentences: most of them with merges, gaps and
insertions in shares of their own, some like literary translations, whose sentences end freely and from which mostly
nothing is left out. The style of each document is read off its first alignment, with all its errors; so the weights
know how far a first alignment is to be believed. The lexicon used for fitting has not seen these sentences. For half of
the documents from the Bible it has seen no sentence of the Bible, as the lexicon that ships has not seen a book of
another kind. The development articles are not used. It takes two minutes on two cores.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from build_aligner import features_of, objective
from build_lexicon import arrays
from common import folder_argument, write_table
from documents import Edited, Text, documents, edited, free_style, style
from numpy.typing import NDArray
from scipy.optimize import minimize

from arabtext.editions.aligning.chain import Chain
from arabtext.editions.aligning.features import FEATURES, Features, scores, sum_features, weights
from arabtext.editions.aligning.style import Style, style_of
from arabtext.editions.bilingual.evidence import KINDS
from arabtext.editions.bilingual.lexicon import Lexicon

Array = NDArray[np.float64]
Job = tuple[Features, Array]  # a document's features, and their sum over the right chain
SEED, DOCUMENTS, STEPS, CORES = 5, 400, 15, 2
MIN_SENTENCES, MAX_SENTENCES = 10, 60  # of a document
LONG, LONG_SENTENCES = 0.1, 120  # share of the documents from the Bible that have several chapters, and their size
L2 = 0.3  # strength of the penalty on changes of weights
FREE = 0.3  # share of documents like literary translations
REPLACED = 0.5  # share of the other documents in which sentences are replaced by others
#: Of the documents, by the beginning of a text's name: of the others, and of those like literary translations.
SHARES = {"PUD": (0.5, 0.25), "Tatoeba": (0.1, 0.05), "": (0.4, 0.7)}
FOREIGN = 0.5  # share of the documents from the Bible for which the lexicon has seen no part of the Bible
#: The features whose weights are fitted; the others keep theirs.
FITTED = (
    "style", "english alone style", "arabic alone style", "english alone", "arabic alone", "2-2", "n-m", "n-m further",
)  # fmt: skip
MARGIN = 8  # sentences around the right chain beside which beads are compared while weights are fitted


def made(data: Path) -> Iterator[tuple[Edited, bool]]:
    """Yield documents of a style each, of the texts that train weights, and whether the lexicon may know their kind."""
    dice = random.Random(SEED)
    texts = [text for text in documents(data) if text.part == "weights" and len(text.pairs) >= MIN_SENTENCES]
    kinds: dict[str, list[Text]] = {name: [] for name in SHARES}
    for text in texts:
        kinds[next(name for name in SHARES if text.name.startswith(name))].append(text)
    everything = [pair for text in texts for pair in text.pairs]
    for _ in range(DOCUMENTS):
        is_free = dice.random() < FREE
        kind = dice.choices(list(SHARES), [shares[is_free] for shares in SHARES.values()])[0]
        pairs, limit = dice.choice(kinds[kind]).pairs, MAX_SENTENCES
        if not kind and dice.random() < LONG:
            limit = LONG_SENTENCES
            while len(pairs) < limit:
                pairs += dice.choice(kinds[kind]).pairs
        size = dice.randint(MIN_SENTENCES, min(limit, len(pairs)))
        first = dice.randint(0, len(pairs) - size)
        others = everything if dice.random() < 0.5 else pairs
        how = free_style(dice) if is_free else style(dice, dice.random() < REPLACED)
        document = edited(pairs[first : first + size], others, how, dice)
        is_foreign = not kind and dice.random() < FOREIGN
        fits = all((len(e), len(a)) in (*KINDS, (1, 0), (0, 1)) for e, a in document.gold)
        if document.english and document.arabic and fits:
            yield document, not is_foreign


def right_chain(document: Edited) -> list[tuple[int, int, tuple[int, int]]]:
    """Return where each bead of a document begins, and its step."""
    path, i, j = [], 0, 0
    for english, arabic in document.gold:
        path.append((i, j, (len(english), len(arabic))))
        i, j = i + len(english), j + len(arabic)
    return path


def near_gold(document: Edited, known: Features) -> Job:
    """Return the features near the right chain of a document, and their sum over it."""
    path = right_chain(document)
    known = known.near(path, MARGIN)
    total = np.zeros((2, len(FEATURES)))
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    for i, j, step in path:
        width, at = known.rows[j].width, i - known.rows[j].low
        matched, arabic_alone, english_alone = np.zeros((len(KINDS), width)), np.zeros(width), np.zeros(width)
        if all(step):
            matched[kinds[step], at] = 1.0
        else:
            (english_alone if step[0] else arabic_alone)[at] = 1.0
        total += sum_features(known, j, matched=matched, english_alone=english_alone, arabic_alone=arabic_alone)
    return known, total


def part(task: tuple[int, Array]) -> tuple[float, Array, Array]:
    """Return the loss of every second document, its gradient, and the squares of the documents' gradients."""
    first, weights = task
    found = [objective((*job, weights)) for job in JOBS[first::CORES]]
    gradients = np.array([gradient for _, gradient in found])
    return sum(loss for loss, _ in found), gradients.sum(axis=0), (gradients**2).sum(axis=0)


JOBS: list[Job] = []  # of a fit; processes that are forked share it


def fit(jobs: Sequence[Job], start: Array) -> Array:
    """Return the weights that make the right chains likeliest, those of :data:`FITTED` changed."""
    JOBS[:] = jobs
    places = [FEATURES.index(name) for name in FITTED]
    with get_context("fork").Pool(CORES) as pool:

        def whole(changes: Array) -> tuple[float, Array, Array]:
            weights = start.copy()
            weights[0, places] += changes
            parts = pool.map(part, [(first, weights) for first in range(CORES)])
            loss, gradient, squares = (sum(some) for some in zip(*parts, strict=True))
            penalty = L2 * float((changes**2).sum()) / 2
            return loss + penalty, gradient[0, places] + L2 * changes, squares[0, places]

        # in units in which every weight matters about as much, since L-BFGS takes few steps then
        none = np.zeros(len(places))
        units = 1 / np.sqrt(whole(none)[2] + L2)

        def scaled(flat: Array) -> tuple[float, Array]:
            loss, gradient, _ = whole(flat * units)
            print(f"  {loss:.1f}", flush=True)
            return loss, gradient * units

        found = minimize(scaled, none, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    weights = start.copy()
    weights[0, places] += np.asarray(found.x) * units
    return weights


def main(data: Path) -> None:
    lexicons = {known: Lexicon.of(arrays(data, frozenset(("words",)), bible=known)) for known in (True, False)}
    texts = list(made(data))
    print(f"{len(texts)} documents, {sum(len(document.gold) for document, _ in texts)} beads", flush=True)
    jobs = []
    for document, is_known in texts:
        known = features_of(document, lexicons[is_known])
        jobs.append(near_gold(document, known.with_style(first_style(known, weights()))))
    start = weights().copy()
    start[0, [name.endswith("style") for name in FEATURES]] = 1.0
    found = fit(jobs, start)
    rows = [(name, f"{weight:.4f}", f"{close:.4f}") for name, weight, close in zip(FEATURES, *found, strict=True)]
    write_table("editions/styled_weights.tsv", ("feature", "weight", "close"), rows)


def first_style(known: Features, weights: Array) -> Style:
    """Return the style of a document, read off its first alignment."""
    chain = Chain(scores(known, weights), KINDS)
    return style_of((step, chain.posterior(i, j, step)) for i, j, step in chain.best())


if __name__ == "__main__":
    main(folder_argument(__doc__))
