"""Candidates for pairing: a few articles of the other language for each article, by sparse vectors.

A text becomes one vector: its words, in its own language and carried over to the other one by the bilingual lexicon;
its names as consonant skeletons, alike in both scripts; its numbers. Keys that very many texts have are left out here,
since they find nothing, so that the work grows with the texts and not with their couples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from arabtext import resources
from arabtext.editions.bilingual.lexicon import Lexicon
from arabtext.editions.bilingual.stems import tokenize
from arabtext.editions.sides import Both
from arabtext.memory import once
from arabtext.names.known.keys import skeleton
from arabtext.progress import Progress, silent
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import WORD, proclitics, without_proclitic

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]

# Chosen by hand and measured by tests/bench/editions.py DATA pairing.
_WORDS, _NAMES, _NUMBERS = 1.0, 0.6, 0.3  # weights of the kinds of keys in finding candidates
_MAX_CARRIED: Final = 80  # stems of a text that are kept after they were carried over, the most probable
_MAX_TEXTS: Final = 1_000  # texts that have a key by which candidates are found
_FREQUENT: Final = 2.0  # subtracted from the negative log probability of a stem, so that frequent ones weigh little
_MIN_SKELETON: Final = 3  # consonants of a name that is a key
_MIN_HOST: Final = 4  # letters of a name that are left without a proclitic
_CHUNK: Final = 256  # texts that are compared with all others at once


@dataclass(frozen=True)
class Vectors:
    """The texts of one side as sparse rows: words in English and in Arabic stems, names, numbers; all of length one."""

    english: csr_matrix
    arabic: csr_matrix
    names: csr_matrix
    numbers: csr_matrix

    def whole(self) -> csr_matrix:
        """Return all keys of each text as one weighted row."""
        parts = (self.english, self.arabic, self.names, self.numbers)
        weights = (_WORDS, _WORDS, _NAMES, _NUMBERS)
        return csr_matrix(hstack([np.sqrt(w) * part for w, part in zip(weights, parts, strict=True)]))


def vectors(texts: Both[Sequence[str]], lex: Lexicon, progress: Progress | None = None) -> Both[Vectors]:
    """Return the vectors of the texts of both sides."""
    report = progress or silent
    total = len(texts.english) + len(texts.arabic)
    done = count(1)

    def read(text: str) -> list[str]:
        found = tokenize(text)
        report("reading words", next(done), total)
        return found

    tokens = texts.map(lambda of_side: [read(text) for text in of_side])
    e = _counts(tokens.english, lex.english) @ diags(-lex.english_log - _FREQUENT)
    a = _counts(tokens.arabic, lex.arabic) @ diags(-lex.arabic_log - _FREQUENT)
    names = _keys(texts.map(lambda of_side: [list(name_words(text)) for text in of_side]))
    numbers = _keys(tokens.map(lambda of_side: [_numbers(text) for text in of_side]))
    e_in_arabic, a_in_english = csr_matrix(e @ lex.arabic_given_english), csr_matrix(a @ lex.english_given_arabic.T)
    return Both(
        Vectors(_unit(e), _unit(_strongest(e_in_arabic)), names.english, numbers.english),
        Vectors(_unit(_strongest(a_in_english)), _unit(a), names.arabic, numbers.arabic),
    )


def retrieve(both: Both[Vectors], most: int, progress: Progress | None = None) -> tuple[Numbers, Numbers]:
    """Return couples as the numbers of their English and of their Arabic text: for each text of either side the
    ``most`` that are likest.
    """
    report = progress or silent
    e, a = both.map(Vectors.whole)
    rare = np.asarray(((e != 0).sum(axis=0) <= _MAX_TEXTS) & ((a != 0).sum(axis=0) <= _MAX_TEXTS)).ravel()
    keep = diags(rare.astype(float))
    rows, columns = _nearest(e @ keep, a, most, partial(report, "comparing"))
    more_columns, more_rows = _nearest(a @ keep, e, most, partial(report, "comparing back"))
    width = a.shape[0]
    couples = np.unique(np.concatenate([rows, more_rows]) * width + np.concatenate([columns, more_columns]))
    return couples // width, couples % width


def _nearest(
    rows: csr_matrix, others: csr_matrix, most: int, report: Callable[[int, int], None]
) -> tuple[Numbers, Numbers]:
    """Return couples of the numbers of a row and of one of the ``most`` others that are likest."""
    turned = csr_matrix(others.T)
    of, to = [], []
    for first in range(0, rows.shape[0], _CHUNK):
        likely = (rows[first : first + _CHUNK] @ turned).toarray()
        best = np.argpartition(-likely, min(most, likely.shape[1]) - 1, axis=1)[:, :most]
        of.append(np.repeat(np.arange(first, first + len(best)), best.shape[1]))
        to.append(best.ravel())
        report(first + len(best), rows.shape[0])
    return np.concatenate(of).astype(np.int64), np.concatenate(to).astype(np.int64)


def cosine(one: csr_matrix, other: csr_matrix, rows: Numbers, columns: Numbers) -> Array:
    """Return the cosines of couples of rows of length one."""
    return np.asarray(one[rows].multiply(other[columns]).sum(axis=1)).ravel()


def _numbers(stems: Sequence[str]) -> list[str]:
    """Return the numbers among stems in digits, also those that are small and in words: `first`, الأولى, 1."""
    words = _number_words()
    return [words.get(stem, stem) for stem in stems if stem in words or stem[0].isdigit()]


@once
def _number_words() -> dict[str, str]:
    """Return stems of numbers below a hundred in one word, ordinal or not → their digits."""
    rows = resources.rows("values/number_words.tsv", "word", "type", "value")
    return {tokenize(word)[-1]: value for word, kind, value in rows if kind in ("digit", "teen", "ten")}


def shared_numbers(english: str, arabic: str) -> list[str]:
    """Return the numbers that both texts have, in digits, the smallest first.

    >>> shared_numbers("Incident 4: 1,200 boats", "الحادثة الرابعة: 1200 قارب")
    ['4', '1200']
    """
    left, right = (set(_numbers(tokenize(text))) for text in (english, arabic))
    return sorted(left & right, key=lambda number: (len(number), number))


def name_words(text: str) -> dict[str, str]:
    """Return consonant skeletons → the first word of the text that has them, of words that may be names: capitalized
    English ones, any Arabic one of some length, with and without a proclitic.
    """
    found: dict[str, str] = {}
    short = _short_proclitics()
    for word in dict.fromkeys(WORD.findall(text)):
        if word[0].isupper() or is_arabic_letter(word[0]):
            hosts = without_proclitic(word, short, _MIN_HOST) if word.startswith(short) else ()
            for form in (word, *hosts):
                if len(key := skeleton(form)) >= _MIN_SKELETON:
                    found.setdefault(key, word)
    return found


@once
def _short_proclitics() -> tuple[str, ...]:
    """Return the proclitics of one letter."""
    return tuple(form for form in proclitics(before="noun") if len(form) == 1)


def _counts(documents: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> csr_matrix:
    """Return documents × vocabulary, 1 + log of the counts, without what the vocabulary lacks."""
    rows, columns, values = [], [], []
    for row, tokens in enumerate(documents):
        for token, times in Counter(tokens).items():
            if number := numbers.get(token):
                rows.append(row)
                columns.append(number)
                values.append(1 + np.log(times))
    return csr_matrix((values, (rows, columns)), shape=(len(documents), max(numbers.values(), default=0) + 1))


def _keys(texts: Both[list[list[str]]]) -> Both[csr_matrix]:
    """Return the keys of the texts of both sides as rows of length one, weighted by inverse document frequency."""
    seen = Counter(key for keys in (*texts.english, *texts.arabic) for key in set(keys))
    numbers = {key: i for i, key in enumerate(sorted(seen), 1)}
    total = len(texts.english) + len(texts.arabic)
    idf = diags([0.0, *(np.log(1 + total / seen[key]) for key in sorted(seen))])
    return texts.map(lambda of_side: _unit(_counts(of_side, numbers) @ idf))


def _unit(matrix: csr_matrix) -> csr_matrix:
    """Return rows scaled to length one; an empty row stays empty."""
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(diags(1 / np.where(norms > 0, norms, 1)) @ matrix)


def _strongest(matrix: csr_matrix) -> csr_matrix:
    """Return rows with their largest values alone."""
    data, indices, bounds = [], [], [0]
    for first, last in zip(matrix.indptr, matrix.indptr[1:], strict=False):
        values = matrix.data[first:last]
        best = (
            np.argpartition(-values, _MAX_CARRIED)[:_MAX_CARRIED]
            if len(values) > _MAX_CARRIED
            else np.arange(len(values))
        )
        data.append(values[best])
        indices.append(matrix.indices[first:last][best])
        bounds.append(bounds[-1] + len(best))
    shape = matrix.shape
    if not data:
        return matrix
    return csr_matrix((np.concatenate(data), np.concatenate(indices), bounds), shape=shape)
