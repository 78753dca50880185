"""Which articles of the other language an article may be the edition of: a few candidates each, by sparse vectors.

A text becomes one vector: its words, carried over to the other language by the bilingual lexicon, both ways; its names
as consonant skeletons, alike in both scripts; its numbers. Words that very many texts have find nothing and are left
out here, so that the work grows with the texts and not with their couples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from arabtext.editions.bilingual.lexicon import Lexicon
from arabtext.editions.bilingual.stems import tokenize
from arabtext.names.known.keys import skeleton
from arabtext.progress import Progress, silent
from arabtext.script.chars import is_arabic_letter

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]

#: How much each kind of key counts in finding candidates.
_WORDS, _NAMES, _NUMBERS = 1.0, 0.6, 0.3
_CARRIED = 80  # stems of a text that are kept after they were carried over
_MOST_TEXTS = 1_000  # texts that a key may stand in to find candidates
_CHUNK = 256  # texts that are compared with all others at once
_PUNCTUATION = ".,:;!?()\"'“”‘’«»،؛؟[]…"


@dataclass(frozen=True)
class Vectors:
    """The texts of one side as sparse rows: words in English and in Arabic stems, names, numbers; all of length one."""

    english: csr_matrix
    arabic: csr_matrix
    names: csr_matrix
    numbers: csr_matrix

    def whole(self) -> csr_matrix:
        """All keys of a text as one row, weighed."""
        parts = (self.english, self.arabic, self.names, self.numbers)
        weights = (_WORDS, _WORDS, _NAMES, _NUMBERS)
        return csr_matrix(hstack([np.sqrt(w) * part for w, part in zip(weights, parts, strict=True)]))


def vectors(
    english: Sequence[str], arabic: Sequence[str], lex: Lexicon, progress: Progress = silent
) -> tuple[Vectors, Vectors]:
    """Return the vectors of the texts of both sides."""
    tokens: list[list[list[str]]] = []
    total = len(english) + len(arabic)
    for side in (english, arabic):
        done = len(tokens) and len(tokens[0])
        tokens.append([])
        for text in side:
            tokens[-1].append(tokenize(text))
            progress("reading words", done + len(tokens[-1]), total)
    e, a = _counts(tokens[0], lex.english), _counts(tokens[1], lex.arabic)
    e, a = e @ diags(-lex.english_log - 2), a @ diags(-lex.arabic_log - 2)
    names = _keys(map(_name_keys, english), map(_name_keys, arabic))
    numbers = _keys(*([[t for t in text if _is_number(t)] for text in side] for side in tokens))
    left = Vectors(_unit(e), _unit(_strongest(csr_matrix(e @ lex.arabic_given_english))), names[0], numbers[0])
    right = Vectors(_unit(_strongest(csr_matrix(a @ lex.english_given_arabic.T))), _unit(a), names[1], numbers[1])
    return left, right


def candidates(left: Vectors, right: Vectors, most: int, progress: Progress = silent) -> tuple[Numbers, Numbers]:
    """Return couples, as two arrays of numbers: of each text the ``most`` that are likest, seen from either side."""
    e, a = left.whole(), right.whole()
    rare = np.asarray(((e != 0).sum(axis=0) <= _MOST_TEXTS) & ((a != 0).sum(axis=0) <= _MOST_TEXTS)).ravel()
    keep = diags(rare.astype(float))
    found = [
        _nearest(e @ keep, a, most, progress, "comparing"),
        _nearest(a @ keep, e, most, progress, "comparing back"),
    ]
    rows = np.concatenate([found[0][0], found[1][1]])
    columns = np.concatenate([found[0][1], found[1][0]])
    couples = np.unique(rows * a.shape[0] + columns)
    return couples // a.shape[0], couples % a.shape[0]


def _nearest(rows: csr_matrix, others: csr_matrix, most: int, progress: Progress, what: str) -> tuple[Numbers, Numbers]:
    """For each row the numbers of the rows of the other side that are likest."""
    turned = csr_matrix(others.T)
    of, to = [], []
    for first in range(0, rows.shape[0], _CHUNK):
        likely = (rows[first : first + _CHUNK] @ turned).toarray()
        best = np.argpartition(-likely, min(most, likely.shape[1]) - 1, axis=1)[:, :most]
        of.append(np.repeat(np.arange(first, first + len(best)), best.shape[1]))
        to.append(best.ravel())
        progress(what, first + len(best), rows.shape[0])
    return np.concatenate(of).astype(np.int64), np.concatenate(to).astype(np.int64)


def likeness(one: csr_matrix, other: csr_matrix, rows: Numbers, columns: Numbers) -> Array:
    """Return the cosines of couples of rows of length one."""
    return np.asarray(one[rows].multiply(other[columns]).sum(axis=1)).ravel()


def _is_number(token: str) -> bool:
    return token[0].isdigit() and len(token) > 1


def shared_numbers(english: str, arabic: str) -> list[str]:
    """Return the numbers of two digits and more that both texts have, in order."""
    left, right = ({t for t in tokenize(text) if _is_number(t)} for text in (english, arabic))
    return sorted(left & right)


def name_words(text: str) -> dict[str, str]:
    """Return the words of a text that may be names, capitals in English and any longer one in Arabic, by their keys."""
    found: dict[str, str] = {}
    for word in {piece.strip(_PUNCTUATION) for piece in text.split()}:
        if word and (word[0].isupper() or is_arabic_letter(word[0])):
            forms = [word, word[1:]] if word[0] in "وبلفك" and len(word) > 4 else [word]
            found |= {key: word for form in forms if len(key := skeleton(form)) > 2}
    return found


def _name_keys(text: str) -> list[str]:
    return list(name_words(text))


def _counts(documents: Sequence[Sequence[str]], numbers: dict[str, int]) -> csr_matrix:
    """Documents × vocabulary, damped counts; what the vocabulary lacks is left out."""
    rows, columns, values = [], [], []
    for row, tokens in enumerate(documents):
        for token, count in Counter(tokens).items():
            if number := numbers.get(token):
                rows.append(row)
                columns.append(number)
                values.append(1 + np.log(count))
    return csr_matrix((values, (rows, columns)), shape=(len(documents), max(numbers.values(), default=0) + 1))


def _keys(left: Iterable[Sequence[str]], right: Iterable[Sequence[str]]) -> tuple[csr_matrix, csr_matrix]:
    """Bags of keys of both sides as rows of length one, rare keys weighing more."""
    english, arabic = list(left), list(right)
    seen = Counter(key for keys in (*english, *arabic) for key in set(keys))
    numbers = {key: i for i, key in enumerate(sorted(seen), 1)}
    total = len(english) + len(arabic)
    idf = diags([0.0, *(np.log(1 + total / seen[key]) for key in sorted(seen))])
    return _unit(_counts(english, numbers) @ idf), _unit(_counts(arabic, numbers) @ idf)


def _unit(matrix: csr_matrix) -> csr_matrix:
    """Rows scaled to length one; an empty row stays empty."""
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(diags(1 / np.where(norms > 0, norms, 1)) @ matrix)


def _strongest(matrix: csr_matrix) -> csr_matrix:
    """Rows with their largest values alone."""
    data, indices, bounds = [], [], [0]
    for first, last in zip(matrix.indptr, matrix.indptr[1:], strict=False):
        values = matrix.data[first:last]
        best = np.argpartition(-values, _CARRIED)[:_CARRIED] if len(values) > _CARRIED else np.arange(len(values))
        data.append(values[best])
        indices.append(matrix.indices[first:last][best])
        bounds.append(bounds[-1] + len(best))
    shape = matrix.shape
    if not data:
        return matrix
    return csr_matrix((np.concatenate(data), np.concatenate(indices), bounds), shape=shape)
