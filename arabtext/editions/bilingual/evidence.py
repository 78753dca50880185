"""What speaks for a bead: how well the words of its sides explain each other, how well their lengths agree.

Two sentences are looked at where the band has them. For each kind of bead (sentences of either language) and each place
where it may begin there are three numbers: the log likelihood ratio of the Arabic words given the English ones against
chance (Model 1, Brown et al. 1993), the same the other way round, and the log probability of the lengths (Gale & Church
1993, https://aclanthology.org/J93-1004/). For a sentence alone there is how well its neighbors explain it.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter1d
from scipy.sparse import csr_matrix

from arabtext.editions.bilingual.lexicon import Lexicon, Side
from arabtext.names.known.keys import skeleton

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
Value = TypeVar("Value", bound=np.generic)

_MOST, _MOST_BOTH = 8, 3  # sentences of a side beside one of the other, and beside several
#: Kinds of beads with two sides: English sentences, Arabic sentences.
KINDS: Final[tuple[tuple[int, int], ...]] = (
    (1, 1),
    *((k, 1) for k in range(2, _MOST + 1)),
    *((1, size) for size in range(2, _MOST + 1)),
    *((k, size) for k in range(2, _MOST_BOTH + 1) for size in range(2, _MOST_BOTH + 1)),
)
_FLOOR, _SHARE, _CAP = 0.3, 0.7, 6.0  # of the likelihood ratio of one word
_VARIANCE = 6.8  # of the length difference, Gale & Church
_LEAST_LENGTH = -25.0
_PRIOR_LENGTH, _PRIOR_RATIO = 1500.0, 0.9  # letters by which the overall length ratio is drawn to a common one
_IDENTICAL, _NAME = 0.4, 0.25  # probability that a word stands unchanged, or as a like-sounding name
_NEAR = 6  # sentences around a place among which a lone sentence is looked for
_TEXTS = 256  # Arabic texts that are compared with all English ones at once
# Arabic and English sentences whose words are compared at once; the fewest Arabic ones, where the band is wide.
_CHUNK, _WIDE_CHUNK, _NARROW_CHUNK = 32, 600, 8


@dataclass(frozen=True, slots=True)
class Rows:
    """The evidence of one Arabic sentence (a row), for the English sentences ``low`` to ``low + width``.

    ``matched``: words one way, words the other way, lengths × kinds of beads × places where the bead begins; kinds that
    do not fit there are masked by ``fits``. ``alone_english``, ``alone_arabic``: how well the best neighbor explains a
    unit of the sentence's mass, by place.
    """

    low: int
    matched: Array
    fits: NDArray[np.bool_]
    alone_english: Array
    alone_arabic: Array


class _Words:
    """The words of a side, each form numbered once: which it has in each sentence, and how probable it is by itself."""

    def __init__(self, side: Side, logs: Array) -> None:
        numbers: dict[str, int] = {}
        self.of_place = np.array([numbers.setdefault(word, len(numbers)) for word in side.words], dtype=np.int64)
        self.forms = tuple(numbers)
        first = np.unique(self.of_place, return_index=True)[1]
        self.stems = side.stems[first] if len(first) else np.zeros(0, dtype=np.int64)
        self.logs = logs[self.stems]
        self.bounds = side.bounds

    def counts(self, first: int, last: int) -> tuple[Numbers, csr_matrix]:
        """The forms that the sentences ``first`` to ``last`` have, and how often: forms × sentences."""
        places = self.of_place[self.bounds[first] : self.bounds[last]]
        forms, inverse = np.unique(places, return_inverse=True)
        sizes = np.diff(self.bounds[first : last + 1])
        where = inverse, np.repeat(np.arange(last - first), sizes)
        return forms, csr_matrix((np.ones(len(places), dtype=np.float32), where), shape=(len(forms), last - first))


class Evidence:
    """Two texts made ready to be compared."""

    def __init__(self, english: Side, arabic: Side, lex: Lexicon) -> None:
        self.english, self.arabic = english, arabic
        self.n, self.m = len(english.lengths), len(arabic.lengths)
        self._long_e, self._long_a = _sums(english.lengths), _sums(arabic.lengths)
        self.ratio = (arabic.lengths.sum() + _PRIOR_RATIO * _PRIOR_LENGTH) / (english.lengths.sum() + _PRIOR_LENGTH)
        self.mass_e, self.mass_a = _mass(english, lex.english_log), _mass(arabic, lex.arabic_log)
        self._e, self._a = _Words(english, lex.english_log), _Words(arabic, lex.arabic_log)
        #: Probabilities of the forms of the texts, English × Arabic: of the Arabic given the English one, and turned.
        self.tables = _tables(self._e, self._a, lex)

    @property
    def arabic_forms(self) -> tuple[str, ...]:
        """The Arabic words of the texts, each once, as the columns of the tables."""
        return self._a.forms

    def forms_of(self, side: int, first: int, last: int) -> Numbers:
        """The numbers of the forms of the sentences ``first`` to ``last`` of a side, 0 for English, in their order."""
        words = self._a if side else self._e
        return words.of_place[words.bounds[first] : words.bounds[last]]

    def with_tables(self, forward: csr_matrix, backward: csr_matrix) -> Evidence:
        """The same texts compared by other tables."""
        other = copy(self)
        other.tables = forward, backward
        return other

    def rows(self, low: Numbers, high: Numbers, top: int = 0) -> list[Rows]:
        """The evidence of the Arabic boundaries from ``top`` on, boundary ``top + k`` for the English ones from
        ``low[k]`` to ``high[k]``.
        """
        found: list[Rows] = []
        bottom = top + len(low) - 1
        first = top
        while first < bottom:
            last = min(first + _CHUNK, bottom)
            while last > first + _NARROW_CHUNK and high[last - top] - low[first - top] > _WIDE_CHUNK:
                last -= 1
            found += self._chunk(first, last, low[first - top : last - top + 1], high[first - top : last - top + 1])
            first = last
        end = np.zeros((3, len(KINDS), high[-1] - low[-1] + 1))
        best = found[-1].alone_english[low[-1] - found[-1].low :] if found else end[0, 0]
        nothing = np.zeros(end.shape[1:], dtype=bool)
        found.append(Rows(int(low[-1]), end, nothing, _wide(best, end.shape[2]), np.zeros(end.shape[2])))
        return found

    def _chunk(self, first: int, last: int, low: Numbers, high: Numbers) -> list[Rows]:
        """The rows ``first`` to ``last``, of which ``low`` and ``high`` are the bounds."""
        begin, before = max(0, first - _NEAR // 2), first - max(0, first - _NEAR // 2)
        left = max(0, int(low.min()) - _NEAR)
        right = min(self.n, int(high.max()) + _MOST + _NEAR)
        bottom = min(self.m, last + _MOST)
        forms_e, counts_e = self._e.counts(left, right)
        forms_a, counts_a = self._a.counts(begin, bottom)
        forward, backward = (table[forms_e][:, forms_a] for table in self.tables)
        by_english = _ratios(forward.T @ counts_e, counts_e, self._a.logs[forms_a], counts_a)  # [k][arabic, english]
        by_arabic = [x.T for x in _ratios(backward @ counts_a, counts_a, self._e.logs[forms_e], counts_e)]
        matched, fits = self._matched(by_english, by_arabic, left, begin)
        per_e = by_arabic[0] / self.mass_e[None, left:right]
        per_a = by_english[0] / self.mass_a[begin:bottom, None]
        size = {"size": _NEAR, "mode": "nearest"}
        alone_e, alone_a = maximum_filter1d(per_e, axis=0, **size), maximum_filter1d(per_a, axis=1, **size)
        found = []
        for row in range(first, last):
            start, stop = int(low[row - first]) - left, int(high[row - first]) - left + 1
            at = row - first + before
            cells = slice(start, min(stop, right - left))
            found.append(
                Rows(
                    int(low[row - first]),
                    _wide(matched[:, :, at, cells], stop - start),
                    _wide(fits[:, at, cells], stop - start),
                    _wide(alone_e[at, cells], stop - start),
                    _wide(alone_a[at, cells], stop - start),
                )
            )
        return found

    def _matched(
        self, by_english: list[Array], by_arabic: list[Array], left: int, top: int
    ) -> tuple[Array, NDArray[np.bool_]]:
        """Words both ways and lengths of each kind of bead, by the places where it begins, and where it fits."""
        height, width = by_english[0].shape
        found = np.zeros((3, len(KINDS), height, width))
        fits = np.zeros((len(KINDS), height, width), dtype=bool)
        down = [np.concatenate([np.zeros((1, width)), np.cumsum(x, axis=0)]) for x in by_english]
        across = [np.concatenate([np.zeros((height, 1)), np.cumsum(x, axis=1)], axis=1) for x in by_arabic]
        for kind, (k, size) in enumerate(KINDS):
            if size > height or k > width:
                continue
            rows, columns = slice(0, height - size + 1), slice(0, width - k + 1)
            found[0, kind, rows, columns] = (down[k - 1][size:] - down[k - 1][:-size])[:, columns]
            found[1, kind, rows, columns] = (across[size - 1][:, k:] - across[size - 1][:, :-k])[rows]
            at_e, at_a = left + np.arange(width - k + 1), top + np.arange(height - size + 1)
            long_e = self._long_e[at_e + k] - self._long_e[at_e]
            long_a = self._long_a[at_a + size] - self._long_a[at_a]
            found[2, kind, rows, columns] = _length_score(long_e[None, :], long_a[:, None], self.ratio)
            fits[kind, rows, columns] = True
        return found, fits


def explained(english: Side, arabic: Side, lex: Lexicon) -> tuple[Array, Array]:
    """Return how much likelier the words of each English text are beside those of each Arabic one than by chance, and
    those of each Arabic text beside the English ones.

    English × Arabic texts: log likelihood ratios over the square root of what each text says.
    """
    e, a = _Words(english, lex.english_log), _Words(arabic, lex.arabic_log)
    forward, backward = _tables(e, a, lex)
    n, m = len(english.lengths), len(arabic.lengths)
    scale_e, scale_a = np.sqrt(_mass(english, lex.english_log)), np.sqrt(_mass(arabic, lex.arabic_log))
    forms_e, counts_e = e.counts(0, n)
    of_english, of_arabic = np.empty((n, m)), np.empty((n, m))
    for first in range(0, m, _TEXTS):
        last = min(first + _TEXTS, m)
        forms_a, counts_a = a.counts(first, last)
        by_english = _ratios(forward[forms_e][:, forms_a].T @ counts_e, counts_e, a.logs[forms_a], counts_a, 1)[0]
        by_arabic = _ratios(backward[forms_e][:, forms_a] @ counts_a, counts_a, e.logs[forms_e], counts_e, 1)[0]
        of_english[:, first:last] = by_arabic / scale_e[:, None]
        of_arabic[:, first:last] = by_english.T / scale_a[None, first:last]
    return of_english, of_arabic


def pairs_explained(english: Side, arabic: Side, rows: Numbers, columns: Numbers, lex: Lexicon) -> tuple[Array, Array]:
    """Return what :func:`explained` returns, for couples of texts alone: ``rows`` rising, with their ``columns``."""
    e, a = _Words(english, lex.english_log), _Words(arabic, lex.arabic_log)
    forward, backward = _tables(e, a, lex)
    scale_e, scale_a = np.sqrt(_mass(english, lex.english_log)), np.sqrt(_mass(arabic, lex.arabic_log))
    counts_e, counts_a = (words.counts(0, len(side.lengths))[1].tocsc() for words, side in ((e, english), (a, arabic)))
    of_english, of_arabic = np.empty(len(rows)), np.empty(len(rows))
    bounds = np.searchsorted(rows, np.arange(len(english.lengths) + 1))
    for i, (first, last) in enumerate(pairwise(bounds.tolist())):
        if first == last:
            continue
        own, others = counts_e[:, [i]], counts_a[:, columns[first:last]]
        forms_e = own.indices
        given = np.asarray(forward[forms_e].T @ own.data).ravel()
        ratio = np.log(_FLOOR + _SHARE * np.exp(-a.logs) * given / (own.data.sum() + 1))
        of_arabic[first:last] = others.T @ np.minimum(ratio, _CAP)
        explained_e = (backward[forms_e] @ others).toarray() / (np.asarray(others.sum(axis=0)).ravel() + 1)
        ratios = np.log(_FLOOR + _SHARE * np.exp(-e.logs[forms_e])[:, None] * explained_e)
        of_english[first:last] = own.data @ np.minimum(ratios, _CAP)
    return of_english / scale_e[rows], of_arabic / scale_a[columns]


def _wide(array: NDArray[Value], width: int) -> NDArray[Value]:
    """``array`` with zeros behind it, ``width`` places wide: the boundary behind the last sentence has no sentence."""
    missing = width - array.shape[-1]
    if missing <= 0:
        return array[..., :width]
    wide: NDArray[Value] = np.concatenate([array, np.zeros((*array.shape[:-1], missing), dtype=array.dtype)], axis=-1)
    return wide


def _sums(values: Array) -> Array:
    return np.concatenate([[0.0], np.cumsum(values)])


def _mass(whole: Side, own_log: Array) -> Array:
    """How much each sentence says: the negative log probability of its words, in natural logarithms."""
    sums = _sums(-own_log[whole.stems])
    mass: Array = np.maximum(sums[whole.bounds[1:]] - sums[whole.bounds[:-1]], 1.0)
    return mass


def _length_score(english: Array, arabic: Array, ratio: float) -> Array:
    """Log probability of the lengths of two groups that translate each other."""
    mean = (english + arabic / ratio) / 2
    delta = (arabic - english * ratio) / np.sqrt(_VARIANCE * np.maximum(mean, 1.0))
    score: Array = np.maximum(-0.5 * delta**2, _LEAST_LENGTH)
    return score


def _tables(e: _Words, a: _Words, lex: Lexicon) -> tuple[csr_matrix, csr_matrix]:
    """Translation probabilities between the forms of two sides, English × Arabic: of the Arabic given the English one,
    and the other way.

    A word that the lexicon lacks is met by itself (numbers, Latin letters) or by a name of the same consonants.
    """
    forms: dict[str, list[int]] = {}
    for number, word in enumerate(e.forms):
        for key in match_keys(word):
            forms.setdefault(key, []).append(number)
    met: dict[tuple[int, int], float] = {}
    for number, word in enumerate(a.forms):
        for key in match_keys(word):
            weight = _IDENTICAL if key == word else _NAME
            for other in forms.get(key, ()):
                met[other, number] = max(met.get((other, number), 0.0), weight)
    shape = len(e.forms), len(a.forms)
    places = (np.array([i for i, _ in met], dtype=np.int64), np.array([j for _, j in met], dtype=np.int64))
    alike = csr_matrix((np.array(list(met.values())), places), shape=shape)
    forward, backward = (
        table[e.stems][:, a.stems].maximum(alike) for table in (lex.arabic_given_english, lex.english_given_arabic)
    )
    return forward.tocsr(), backward.tocsr()


def match_keys(word: str) -> tuple[str, ...]:
    """The keys under which a word may meet one of the other side without a lexicon: itself, its consonants."""
    sound = skeleton(word) if not word[0].isdigit() else ""
    return (word, f"/{sound}") if len(sound) > 2 else (word,)


def _ratios(
    explained: csr_matrix, given: csr_matrix, own_log: Array, own: csr_matrix, most: int = _MOST
) -> list[Array]:
    """For groups of one to ``most`` sentences on the given side: log likelihood ratios summed over each other sentence.

    ``explained``: own forms × given sentences, the summed probabilities; ``given`` and ``own``: forms × sentences, how
    often. Returns own sentences × first given sentence.
    """
    scaled = explained.toarray().astype(np.float32)  # single precision: twice as quick
    scaled *= (_SHARE * np.exp(-own_log)).astype(np.float32)[:, None]
    words, sentences = _sums(np.asarray(given.sum(axis=0)).ravel()), own.T.tocsr()
    size = scaled.shape[1]
    group = np.zeros_like(scaled)
    found = []
    for k in range(1, most + 1):
        group[:, : max(0, size - k + 1)] += scaled[:, k - 1 :]
        ends = np.minimum(np.arange(size) + k, size)
        ratio = group / (words[ends] - words[:size] + 1).astype(np.float32)
        ratio += np.float32(_FLOOR)
        np.log(ratio, out=ratio)
        found.append((sentences @ np.minimum(ratio, np.float32(_CAP))).astype(np.float64))
    return found
