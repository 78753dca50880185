"""The evidence for a bead: how well the words of its two sides explain each other, and how well their lengths agree.

For each kind of bead (numbers of English and Arabic sentences) and each place in the band where it may begin there are
three numbers: the log likelihood ratio of the Arabic words given the English ones against chance (Model 1, Brown et al.
1993, https://aclanthology.org/J93-2003/), the same in the other direction, and the log probability of the lengths (Gale
& Church 1993, https://aclanthology.org/J93-1004/). For a sentence alone there is how well its best neighbor explains
it. All logarithms are natural.
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

from arabtext.editions.bilingual.kin import widened
from arabtext.editions.bilingual.lexicon import Lexicon, StemmedText
from arabtext.editions.sides import Both, Side
from arabtext.names.known.keys import skeleton

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
Value = TypeVar("Value", bound=np.generic)

_MAX_GROUP, _MAX_BOTH = 8, 4  # sentences of a side beside one of the other, and beside several
#: Kinds of beads with two sides: English sentences, Arabic sentences.
KINDS: Final[tuple[tuple[int, int], ...]] = (
    (1, 1),
    *((k, 1) for k in range(2, _MAX_GROUP + 1)),
    *((1, size) for size in range(2, _MAX_GROUP + 1)),
    *((k, size) for k in range(2, _MAX_BOTH + 1) for size in range(2, _MAX_BOTH + 1) if k + size < 2 * _MAX_BOTH),
)

# Chosen by hand and measured by tests/bench/editions.py, unless another source is named; the weights of
# editions/bead_weights.tsv are fitted to the evidence as it is with these.
_BY_CHANCE, _BY_TRANSLATION = 0.3, 0.7  # shares of a mixture: a word is there by chance, or as a translation
_MAX_LOG_RATIO: Final = 6.0  # log likelihood ratio of one word; a rare name does not decide alone
_VARIANCE: Final = 6.8  # of the length difference by letter, from Gale & Church
_MIN_LENGTH_SCORE: Final = -25.0  # log probability
_USUAL_RATIO, _USUAL_RATIO_LETTERS = 0.9, 1500.0  # Arabic letters to English ones, and letters that this prior weighs
_IDENTICAL, _SAME_SOUND = 0.4, 0.25  # probability of a word unchanged, and of a name of the same consonants
_MIN_SKELETON: Final = 3  # consonants by which names are compared
_NEIGHBORHOOD: Final = 6  # sentences around a place among which the best neighbor of a lone sentence is looked up
_TEXT_CHUNK: Final = 256  # Arabic texts that are compared with all English ones at once
# Arabic sentences that are compared at once; fewer, but not fewer than the last, while the band is wider than this
_CHUNK, _WIDE_BAND, _MIN_CHUNK = 32, 600, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """The evidence at one Arabic boundary, for the English boundaries ``low`` to ``low + width``.

    ``matched``: words one way, words the other way, lengths × kinds of beads × places where the bead begins; kinds that
    do not fit there are masked by ``fits``. ``alone_english``, ``alone_arabic``: how well the best neighbor explains a
    unit of the sentence's mass, by place.
    """

    low: int
    matched: Array
    fits: NDArray[np.bool_]
    alone_english: Array
    alone_arabic: Array

    @property
    def width(self) -> int:
        """How many English boundaries the row has."""
        return int(self.matched.shape[2])

    def within(self, low: int, high: int) -> EvidenceRow:
        """Return the same evidence for the boundaries from ``low`` to ``high`` only."""
        cells = slice(low - self.low, high - self.low + 1)
        return EvidenceRow(
            low=int(low),
            matched=self.matched[:, :, cells].copy(),
            fits=self.fits[:, cells].copy(),
            alone_english=self.alone_english[cells].copy(),
            alone_arabic=self.alone_arabic[cells].copy(),
        )


class _Forms:
    """The words of a text, each form numbered once: which form is at each place, and how probable it is by itself."""

    def __init__(self, text: StemmedText, logs: Array) -> None:
        numbers: dict[str, int] = {}
        self.of_place = np.array([numbers.setdefault(word, len(numbers)) for word in text.words], dtype=np.int64)
        self.forms = tuple(numbers)
        first = np.unique(self.of_place, return_index=True)[1]
        self.stems = text.stems[first] if len(first) else np.zeros(0, dtype=np.int64)
        self.logs = logs[self.stems]
        self.bounds = text.bounds

    def counts(self, first: int, last: int) -> tuple[Numbers, csr_matrix]:
        """Return the forms of the sentences ``first`` to ``last``, and their counts: forms × sentences."""
        places = self.of_place[self.bounds[first] : self.bounds[last]]
        forms, inverse = np.unique(places, return_inverse=True)
        sizes = np.diff(self.bounds[first : last + 1])
        where = inverse, np.repeat(np.arange(last - first), sizes)
        return forms, csr_matrix((np.ones(len(places), dtype=np.float32), where), shape=(len(forms), last - first))


class Evidence:
    """Two texts prepared for comparison; ``n`` English and ``m`` Arabic sentences.

    ``mass``: for each sentence of both sides the negative log probability of its words, which is how much it says.
    ``tables``: translation probabilities of the forms of the texts, English × Arabic: of the Arabic form given the
    English one, and of the English given the Arabic.
    """

    def __init__(self, texts: Both[StemmedText], lex: Lexicon) -> None:
        self.n, self.m = texts.map(lambda text: len(text.lengths))
        self._letters = texts.map(lambda text: _sums(text.lengths))
        english, arabic = texts.map(lambda text: float(text.lengths.sum()))
        self._ratio = (arabic + _USUAL_RATIO * _USUAL_RATIO_LETTERS) / (english + _USUAL_RATIO_LETTERS)
        self.mass = masses(texts, lex)
        self._forms = _forms(texts, lex)
        self.tables = _tables(self._forms, lex)

    @property
    def arabic_forms(self) -> tuple[str, ...]:
        """The Arabic forms of the texts, each once, as the columns of the tables."""
        return self._forms.arabic.forms

    def forms_of(self, side: Side, first: int, last: int) -> Numbers:
        """Return the numbers of the forms of the sentences ``first`` to ``last`` of a side, in their order."""
        forms = self._forms.on(side)
        return forms.of_place[forms.bounds[first] : forms.bounds[last]]

    def with_tables(self, forward: csr_matrix, backward: csr_matrix) -> Evidence:
        """Return the evidence of the same texts by other tables."""
        other = copy(self)
        other.tables = forward, backward
        return other

    def rows(self, low: Numbers, high: Numbers, top: int = 0) -> list[EvidenceRow]:
        """Return the evidence of the Arabic boundaries from ``top`` on: of boundary ``top + k`` for the English
        boundaries from ``low[k]`` to ``high[k]``.
        """
        found: list[EvidenceRow] = []
        bottom = top + len(low) - 1
        first = top
        while first < bottom:
            last = min(first + _CHUNK, bottom)
            while last > first + _MIN_CHUNK and high[last - top] - low[first - top] > _WIDE_BAND:
                last -= 1
            found += self._chunk(first, last, low[first - top : last - top + 1], high[first - top : last - top + 1])
            first = last
        end = np.zeros((3, len(KINDS), high[-1] - low[-1] + 1))
        best = found[-1].alone_english[low[-1] - found[-1].low :] if found else end[0, 0]
        found.append(
            EvidenceRow(
                low=int(low[-1]),
                matched=end,
                fits=np.zeros(end.shape[1:], dtype=bool),
                alone_english=_wide(best, end.shape[2]),
                alone_arabic=np.zeros(end.shape[2]),
            )
        )
        return found

    def _chunk(self, first: int, last: int, low: Numbers, high: Numbers) -> list[EvidenceRow]:
        """Return the rows ``first`` to ``last``, whose bounds are ``low`` and ``high``."""
        begin, before = max(0, first - _NEIGHBORHOOD // 2), first - max(0, first - _NEIGHBORHOOD // 2)
        left = max(0, int(low.min()) - _NEIGHBORHOOD)
        right = min(self.n, int(high.max()) + _MAX_GROUP + _NEIGHBORHOOD)
        bottom = min(self.m, last + _MAX_GROUP)
        forms_e, counts_e = self._forms.english.counts(left, right)
        forms_a, counts_a = self._forms.arabic.counts(begin, bottom)
        forward, backward = (table[forms_e][:, forms_a] for table in self.tables)
        by_english = _ratios(
            forward.T @ counts_e, counts_e, self._forms.arabic.logs[forms_a], counts_a
        )  # [k][arabic, english]
        by_arabic = [x.T for x in _ratios(backward @ counts_a, counts_a, self._forms.english.logs[forms_e], counts_e)]
        matched, fits = self._matched(by_english, by_arabic, left, begin)
        per_e = by_arabic[0] / self.mass.english[None, left:right]
        per_a = by_english[0] / self.mass.arabic[begin:bottom, None]
        size = {"size": _NEIGHBORHOOD, "mode": "nearest"}
        alone_e, alone_a = maximum_filter1d(per_e, axis=0, **size), maximum_filter1d(per_a, axis=1, **size)
        found = []
        for row in range(first, last):
            start, stop = int(low[row - first]) - left, int(high[row - first]) - left + 1
            at = row - first + before
            cells = slice(start, min(stop, right - left))
            found.append(
                EvidenceRow(
                    low=int(low[row - first]),
                    matched=_wide(matched[:, :, at, cells], stop - start),
                    fits=_wide(fits[:, at, cells], stop - start),
                    alone_english=_wide(alone_e[at, cells], stop - start),
                    alone_arabic=_wide(alone_a[at, cells], stop - start),
                )
            )
        return found

    def _matched(
        self, by_english: list[Array], by_arabic: list[Array], left: int, top: int
    ) -> tuple[Array, NDArray[np.bool_]]:
        """Return words both ways and lengths, × kinds of beads × places where the bead begins, and where it fits."""
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
            long_e = self._letters.english[at_e + k] - self._letters.english[at_e]
            long_a = self._letters.arabic[at_a + size] - self._letters.arabic[at_a]
            found[2, kind, rows, columns] = _length_score(long_e[None, :], long_a[:, None], self._ratio)
            fits[kind, rows, columns] = True
        return found, fits


def explained(texts: Both[StemmedText], lex: Lexicon) -> Both[Array]:
    """Return how well each sentence is explained by each one of the other side: the English ones, the Arabic ones.

    Each is English × Arabic sentences: the log likelihood ratio of the sentence's words beside the other's words
    against chance, over the square root of its mass.
    """
    e, a = _forms(texts, lex)
    forward, backward = _tables(Both(e, a), lex)
    n, m = texts.map(lambda text: len(text.lengths))
    scale_e, scale_a = masses(texts, lex).map(np.sqrt)
    forms_e, counts_e = e.counts(0, n)
    of_english, of_arabic = np.empty((n, m)), np.empty((n, m))
    for first in range(0, m, _TEXT_CHUNK):
        last = min(first + _TEXT_CHUNK, m)
        forms_a, counts_a = a.counts(first, last)
        by_english = _ratios(forward[forms_e][:, forms_a].T @ counts_e, counts_e, a.logs[forms_a], counts_a, 1)[0]
        by_arabic = _ratios(backward[forms_e][:, forms_a] @ counts_a, counts_a, e.logs[forms_e], counts_e, 1)[0]
        of_english[:, first:last] = by_arabic / scale_e[:, None]
        of_arabic[:, first:last] = by_english.T / scale_a[None, first:last]
    return Both(of_english, of_arabic)


def pairs_explained(
    texts: Both[StemmedText], rows: Numbers, columns: Numbers, lex: Lexicon, *, with_kin: bool = False
) -> Both[Array]:
    """Return how well some pairs of texts explain each other, as :func:`explained` does but for the scale: the sums of
    the log likelihood ratios of the words.

    ``rows`` are the numbers of the English texts, rising, ``columns`` those of the Arabic ones. ``with_kin``: also by
    the translations of a word's kin (:mod:`arabtext.editions.bilingual.kin`).
    """
    e, a = _forms(texts, lex)
    forward, backward = _tables(Both(e, a), lex)
    if with_kin:
        forward, backward = widened((forward, backward), Both(e.forms, a.forms), Both(e.stems, a.stems), lex)
    n, m = texts.map(lambda text: len(text.lengths))
    counts_e, counts_a = e.counts(0, n)[1].tocsc(), a.counts(0, m)[1].tocsc()
    of_english, of_arabic = np.empty(len(rows)), np.empty(len(rows))
    bounds = np.searchsorted(rows, np.arange(n + 1))
    for i, (first, last) in enumerate(pairwise(bounds.tolist())):
        if first == last:
            continue
        own, others = counts_e[:, [i]], counts_a[:, columns[first:last]]
        forms_e = own.indices
        given = np.asarray(forward[forms_e].T @ own.data).ravel()
        ratio = np.log(_BY_CHANCE + _BY_TRANSLATION * np.exp(-a.logs) * given / (own.data.sum() + 1))
        of_arabic[first:last] = others.T @ np.minimum(ratio, _MAX_LOG_RATIO)
        explained_e = (backward[forms_e] @ others).toarray() / (np.asarray(others.sum(axis=0)).ravel() + 1)
        ratios = np.log(_BY_CHANCE + _BY_TRANSLATION * np.exp(-e.logs[forms_e])[:, None] * explained_e)
        of_english[first:last] = own.data @ np.minimum(ratios, _MAX_LOG_RATIO)
    return Both(of_english, of_arabic)


def _wide(array: NDArray[Value], width: int) -> NDArray[Value]:
    """Return ``array`` cut or filled with zeros to ``width`` places: no sentence begins at the last boundary."""
    missing = width - array.shape[-1]
    if missing <= 0:
        return array[..., :width]
    wide: NDArray[Value] = np.concatenate([array, np.zeros((*array.shape[:-1], missing), dtype=array.dtype)], axis=-1)
    return wide


def _sums(values: Array) -> Array:
    return np.concatenate([[0.0], np.cumsum(values)])


def masses(texts: Both[StemmedText], lex: Lexicon) -> Both[Array]:
    """Return how much each sentence says: the negative log probability of its words, at least 1."""
    return Both(_mass(texts.english, lex.english_log), _mass(texts.arabic, lex.arabic_log))


def _mass(text: StemmedText, own_log: Array) -> Array:
    """Return the negative log probability of the words of each sentence, at least 1."""
    sums = _sums(-own_log[text.stems])
    mass: Array = np.maximum(sums[text.bounds[1:]] - sums[text.bounds[:-1]], 1.0)
    return mass


def _forms(texts: Both[StemmedText], lex: Lexicon) -> Both[_Forms]:
    return Both(_Forms(texts.english, lex.english_log), _Forms(texts.arabic, lex.arabic_log))


def _length_score(english: Array, arabic: Array, ratio: float) -> Array:
    """Return the log probability of the lengths, in letters, of two groups that translate each other."""
    mean = (english + arabic / ratio) / 2
    delta = (arabic - english * ratio) / np.sqrt(_VARIANCE * np.maximum(mean, 1.0))
    score: Array = np.maximum(-0.5 * delta**2, _MIN_LENGTH_SCORE)
    return score


def _tables(both: Both[_Forms], lex: Lexicon) -> tuple[csr_matrix, csr_matrix]:
    """Return translation probabilities between the forms of two sides, English × Arabic: of the Arabic form given the
    English one, and of the English given the Arabic.

    A word that the lexicon lacks may match itself (numbers, Latin letters) or a name of the same consonants.
    """
    e, a = both
    forms: dict[str, list[int]] = {}
    for number, word in enumerate(e.forms):
        for key in match_keys(word):
            forms.setdefault(key, []).append(number)
    matches: dict[tuple[int, int], float] = {}
    for number, word in enumerate(a.forms):
        for key in match_keys(word):
            weight = _IDENTICAL if key == word else _SAME_SOUND
            for other in forms.get(key, ()):
                matches[other, number] = max(matches.get((other, number), 0.0), weight)
    shape = len(e.forms), len(a.forms)
    places = (np.array([i for i, _ in matches], dtype=np.int64), np.array([j for _, j in matches], dtype=np.int64))
    alike = csr_matrix((np.array(list(matches.values())), places), shape=shape)
    forward, backward = (
        table[e.stems][:, a.stems].maximum(alike) for table in (lex.arabic_given_english, lex.english_given_arabic)
    )
    return forward.tocsr(), backward.tocsr()


def match_keys(word: str) -> tuple[str, ...]:
    """Return the keys by which a word may match one of the other side without a lexicon: itself, its consonants."""
    sound = skeleton(word) if not word[0].isdigit() else ""
    return (word, f"/{sound}") if len(sound) >= _MIN_SKELETON else (word,)


def _ratios(
    explained: csr_matrix, given: csr_matrix, own_log: Array, own: csr_matrix, largest: int = _MAX_GROUP
) -> list[Array]:
    """Return for groups of one to ``largest`` sentences on the given side the log likelihood ratios of each sentence on
    its own side, summed over its words.

    ``explained``: own forms × given sentences, the summed probabilities; ``given`` and ``own``: forms × sentences, how
    often. Each result is own sentences × first given sentence.
    """
    scaled = explained.toarray().astype(np.float32)  # single precision: twice as quick
    scaled *= (_BY_TRANSLATION * np.exp(-own_log)).astype(np.float32)[:, None]
    words, sentences = _sums(np.asarray(given.sum(axis=0)).ravel()), own.T.tocsr()
    size = scaled.shape[1]
    group = np.zeros_like(scaled)
    found = []
    for k in range(1, largest + 1):
        group[:, : max(0, size - k + 1)] += scaled[:, k - 1 :]
        ends = np.minimum(np.arange(size) + k, size)
        ratio = group / (words[ends] - words[:size] + 1).astype(np.float32)
        ratio += np.float32(_BY_CHANCE)
        np.log(ratio, out=ratio)
        found.append((sentences @ np.minimum(ratio, np.float32(_MAX_LOG_RATIO))).astype(np.float64))
    return found
