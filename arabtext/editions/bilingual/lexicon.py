"""The bilingual lexicon that ships with the library: translation probabilities between stems, both ways."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from arabtext import resources
from arabtext.editions.bilingual.stems import tokenize
from arabtext.editions.sides import Both
from arabtext.memory import once

Array = NDArray[np.float64]

_SMOOTHING: Final = 1.0  # count of a stem outside the lexicon, added to every count (Laplace)


@dataclass(frozen=True, kw_only=True, eq=False)
class Lexicon:
    """Stems of both languages → their numbers, ``p(arabic | english)`` and ``p(english | arabic)`` as English × Arabic
    matrices, and the natural logarithm of each stem's own probability.
    """

    english: dict[str, int]
    arabic: dict[str, int]
    arabic_given_english: csr_matrix
    english_given_arabic: csr_matrix
    english_log: Array
    arabic_log: Array

    @cached_property
    def arabic_words(self) -> list[str]:
        """The Arabic stems by their numbers."""
        return list(self.arabic)

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Lexicon:
        """Return the lexicon in the arrays of models/lexicon.npz, written by resources/builders/build_lexicon.py."""
        english, arabic = (arrays[side].tobytes().decode("utf-8").split("\n") for side in ("english", "arabic"))
        least, levels = float(arrays["least"]), int(arrays["levels"])
        index = arrays["english_of"], arrays["arabic_of"]
        shape = len(english), len(arabic)

        def matrix(name: str) -> csr_matrix:
            level = arrays[name].astype(np.float64)
            values = np.exp((level - 1) / (levels - 1) * -np.log(least) + np.log(least))
            return csr_matrix((np.where(level > 0, values, 0.0), index), shape=shape)

        def logs(name: str) -> Array:
            counts = np.expm1(arrays[name].astype(np.float64)) + _SMOOTHING
            shares: Array = np.log(counts / counts.sum())
            return shares

        return cls(
            english={word: i for i, word in enumerate(english)},
            arabic={word: i for i, word in enumerate(arabic)},
            arabic_given_english=matrix("arabic_given_english"),
            english_given_arabic=matrix("english_given_arabic"),
            english_log=logs("english_counts"),
            arabic_log=logs("arabic_counts"),
        )


@once
def lexicon() -> Lexicon:
    """Return the lexicon that ships with the library, read once."""
    with np.load(io.BytesIO(resources.read_bytes("models/lexicon.npz")), allow_pickle=False) as data:
        return Lexicon.of({name: data[name] for name in data.files})


@dataclass(frozen=True)
class StemmedText:
    """The sentences of a text as numbered stems: ``stems`` over all sentences, those of sentence ``i`` in
    ``stems[bounds[i]:bounds[i + 1]]``. A stem that the lexicon lacks has number 0; ``words`` are the stems themselves,
    ``lengths`` the letters of each sentence.
    """

    stems: NDArray[np.int64]
    bounds: NDArray[np.int64]
    words: tuple[str, ...]
    lengths: Array


def stemmed(sentences: Sequence[str], vocabulary: Mapping[str, int]) -> StemmedText:
    """Return ``sentences`` as stems numbered by one of the vocabularies of the lexicon."""
    tokens = [tokenize(sentence) for sentence in sentences]
    words = tuple(word for sentence in tokens for word in sentence)
    bounds = np.concatenate([[0], np.cumsum([len(sentence) for sentence in tokens])]).astype(np.int64)
    stems = np.array([vocabulary.get(word, 0) for word in words], dtype=np.int64)
    lengths = np.array([len("".join(sentence.split())) for sentence in sentences], dtype=np.float64)
    return StemmedText(stems, bounds, words, lengths)


def both_stemmed(english: Sequence[str], arabic: Sequence[str], lex: Lexicon) -> Both[StemmedText]:
    """Return the sentences of both sides as stems numbered by the lexicon."""
    return Both(stemmed(english, lex.english), stemmed(arabic, lex.arabic))
