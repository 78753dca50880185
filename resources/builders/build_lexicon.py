"""Train models/lexicon.npz: the probabilities that Arabic stems translate English ones, in both directions.

    python resources/builders/build_lexicon.py DATA

The model is IBM Model 1 (Brown et al. 1993, https://aclanthology.org/J93-2003/) in both directions, with a diagonal
prior (Dyer et al. 2013, https://aclanthology.org/N13-1073/) and, from the third iteration, with agreement of the two
directions (Liang et al. 2006, https://aclanthology.org/N06-1014/). It is trained on Tatoeba, the UN declaration of
human rights, PUD, the Bible without the chapters that measure (:mod:`documents`), and word pairs of WordNet and
Wiktionary. The development articles are not used. It runs on a CPU, is deterministic and takes less than a minute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
from common import RESOURCES, folder_argument, read_tsv
from documents import documents
from numpy.typing import NDArray

from arabtext import resources
from arabtext.editions.bilingual.stems import tokenize

ITERATIONS, AGREE_FROM, DIAGONAL = 6, 2, 4.0
MIN_PROBABILITY = 0.01  # stored; chosen by hand for the size of the file
LEVELS = 31  # of the logarithmic scale on which probabilities are stored
WORD_PAIR_WEIGHT = 1.0
GLOSSARY_WEIGHT = 4.0
MAX_STEMS = 60  # of a sentence that training reads


def pairs(
    data: Path, parts: frozenset[str], bible: bool = True, declaration: bool = True
) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of texts with a weight.

    Of running text they are those of ``parts``, with or without the ``bible`` and the UN ``declaration``.
    """
    editions = data / "editions"
    for text in documents(data):
        if text.part in parts and (bible or text.name.startswith(("PUD", "Tatoeba"))):
            yield from ((e, a, 1.0) for e, a in text.pairs)
    if declaration:
        yield from ((e, a, 1.0) for e, a in udhr(editions))
    for lemma, word, _ in read_tsv(editions / "wordnet_pairs.tsv"):
        yield word.replace("_", " "), lemma.replace("_", " "), WORD_PAIR_WEIGHT
    for term, word in resources.rows("editions/glossary.tsv", "english", "arabic"):
        yield term, word, GLOSSARY_WEIGHT
    for table, weight in (("people", 2.0), ("organizations", 2.0), ("places", 4.0), ("terms", 2.0)):
        for press, name in resources.rows(f"names/{table}.tsv", "press", "arabic"):
            yield press, name, weight
    for press, name in resources.rows("names/western.tsv", "press", "arabic"):
        yield press, name, 1.0
    for press, form in resources.rows("names/given.tsv", "press", "vocalized"):
        yield press, form, 1.0


def udhr(editions: Path) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of the articles that have the same number of paragraphs in both languages.

    The preambles are left out: the Arabic one lacks a paragraph of the English one, and begins with a note.
    """
    english, arabic = (articles(editions / f"udhr_{code}.xml") for code in ("eng", "arb"))
    for own, theirs in zip(english, arabic, strict=True):
        if len(own) == len(theirs):
            yield from zip(own, theirs, strict=True)


def articles(path: Path) -> list[list[str]]:
    """Return the paragraphs of each article of the declaration."""
    found = (node for node in ElementTree.parse(path).iter() if node.tag.endswith("}article"))
    return [["".join(part.itertext()) for part in node.iter() if part.tag.endswith("}para")] for node in found]


class Corpus:
    """Every pair of an English and an Arabic stem of one sentence pair, in flat arrays."""

    def __init__(self, texts: Iterable[tuple[str, str, float]]) -> None:
        english, arabic = Counter[str](), Counter[str]()
        sides = []
        for e, a, weight in texts:
            left, right = tokenize(e)[:MAX_STEMS], tokenize(a)[:MAX_STEMS]
            if left and right:
                sides.append((left, right, weight))
                english.update(left)
                arabic.update(right)
        self.english = ["", *sorted(english)]  # 0 is the empty word
        self.arabic = ["", *sorted(arabic)]
        e_number = {w: i for i, w in enumerate(self.english)}
        a_number = {w: i for i, w in enumerate(self.arabic)}
        self.english_counts = np.array([0, *(english[w] for w in self.english[1:])], dtype=np.float64)
        self.arabic_counts = np.array([0, *(arabic[w] for w in self.arabic[1:])], dtype=np.float64)
        links: list[tuple[NDArray[np.int32], ...]] = []
        prior, weights = [], []
        e_at = a_at = 0  # running numbers of the word positions, over all sentences
        for left, right, weight in sides:
            es = np.array([e_number[w] for w in left], dtype=np.int32)
            as_ = np.array([a_number[w] for w in right], dtype=np.int32)
            place_e = (np.arange(len(es)) + 0.5) / len(es)
            place_a = (np.arange(len(as_)) + 0.5) / len(as_)
            grid = np.exp(-DIAGONAL * np.abs(place_e[:, None] - place_a[None, :]))
            prior.append(grid.ravel().astype(np.float32))
            weights.append(np.full(grid.size, weight, dtype=np.float32))
            links.append(
                (
                    np.repeat(es, len(as_)),
                    np.tile(as_, len(es)),
                    np.repeat(np.arange(e_at, e_at + len(es), dtype=np.int32), len(as_)),
                    np.tile(np.arange(a_at, a_at + len(as_), dtype=np.int32), len(es)),
                )
            )
            e_at += len(es)
            a_at += len(as_)
        self.e, self.a, self.e_at, self.a_at = (np.concatenate(part) for part in zip(*links, strict=True))
        self.prior, self.weight = np.concatenate(prior), np.concatenate(weights)
        key = self.e.astype(np.int64) * len(self.arabic) + self.a
        self.keys, self.entry = np.unique(key, return_inverse=True)
        print(f"{len(sides)} pairs, {len(self.e)} links, {len(self.keys)} entries", flush=True)


def train(corpus: Corpus) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return p(arabic | english) and p(english | arabic) for every entry."""
    e_of, a_of = corpus.keys // len(corpus.arabic), corpus.keys % len(corpus.arabic)
    p_ae = 1.0 / np.bincount(e_of, minlength=len(corpus.english))[e_of]
    p_ea = 1.0 / np.bincount(a_of, minlength=len(corpus.arabic))[a_of]
    null = 0.1
    for iteration in range(ITERATIONS):
        forward = p_ae[corpus.entry] * corpus.prior
        forward /= np.bincount(corpus.a_at, forward)[corpus.a_at] + null / len(corpus.arabic) ** 0.5
        backward = p_ea[corpus.entry] * corpus.prior
        backward /= np.bincount(corpus.e_at, backward)[corpus.e_at] + null / len(corpus.english) ** 0.5
        if iteration >= AGREE_FROM:
            forward = backward = forward * backward
        size = len(corpus.keys)
        counts_f = np.bincount(corpus.entry, forward * corpus.weight, minlength=size)
        counts_b = np.bincount(corpus.entry, backward * corpus.weight, minlength=size)
        p_ae = counts_f / (np.bincount(e_of, counts_f, minlength=len(corpus.english))[e_of] + 0.05)
        p_ea = counts_b / (np.bincount(a_of, counts_b, minlength=len(corpus.arabic))[a_of] + 0.05)
        print(f"iteration {iteration + 1}", flush=True)
    return p_ae, p_ea


def quantize(p: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return the level of each probability on a logarithmic scale: 1 for MIN_PROBABILITY, LEVELS for 1, 0 below."""
    level = 1 + np.round((np.log(np.maximum(p, 1e-12)) / -np.log(MIN_PROBABILITY) + 1) * (LEVELS - 1))
    return np.where(p < MIN_PROBABILITY, 0, level).astype(np.uint8)


def arrays(data: Path, parts: frozenset[str], bible: bool = True, declaration: bool = True) -> dict[str, NDArray[Any]]:
    """Return the arrays of the lexicon, trained on the texts that :func:`pairs` yields."""
    corpus = Corpus(pairs(data, parts, bible, declaration))
    p_ae, p_ea = train(corpus)
    kept = np.flatnonzero((p_ae >= MIN_PROBABILITY) & (p_ea >= MIN_PROBABILITY))
    return {
        "english": np.frombuffer("\n".join(corpus.english).encode(), dtype=np.uint8),
        "arabic": np.frombuffer("\n".join(corpus.arabic).encode(), dtype=np.uint8),
        "english_counts": np.log1p(corpus.english_counts).astype(np.float16),
        "arabic_counts": np.log1p(corpus.arabic_counts).astype(np.float16),
        "english_of": (corpus.keys[kept] // len(corpus.arabic)).astype(np.int32),
        "arabic_of": (corpus.keys[kept] % len(corpus.arabic)).astype(np.int32),
        "arabic_given_english": quantize(p_ae[kept]),
        "english_given_arabic": quantize(p_ea[kept]),
        "least": np.array(MIN_PROBABILITY),
        "levels": np.array(LEVELS),
    }


def main(data: Path) -> None:
    target = RESOURCES / "models" / "lexicon.npz"
    np.savez_compressed(target, allow_pickle=False, **arrays(data, frozenset(("words", "weights"))))
    print(f"models/lexicon.npz: {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(folder_argument(__doc__))
