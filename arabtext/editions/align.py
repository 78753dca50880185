"""Sentence alignment of the two editions of one text.

A bead joins some English sentences with some Arabic ones: one to one, several to one, or a sentence with nothing. The
best chain of beads is found by dynamic programming (Gale & Church 1993, https://aclanthology.org/J93-1004/) over three
kinds of evidence: how much better the words of one side are explained by the other than by chance (Model 1, both
ways), how well the lengths agree given the two texts' overall ratio, and how common a kind of bead is. The score of a
bead is its posterior probability by the forward-backward algorithm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.article import Article
from arabtext.editions.lexicon import Lexicon, Side, lexicon, side
from arabtext.errors import ArgumentTypeError
from arabtext.export import Bitext, Row, write_html, write_jsonl, write_tmx, write_xlsx
from arabtext.names.keys import skeleton

Array = NDArray[np.float64]
Indices = tuple[int, ...]

#: Kinds of beads (English sentences, Arabic sentences) with the logarithm of how common each is.
_BEADS: Final[dict[tuple[int, int], float]] = {
    (1, 1): np.log(0.84), (2, 1): np.log(0.045), (1, 2): np.log(0.035), (1, 0): np.log(0.02), (0, 1): np.log(0.02),
    (3, 1): np.log(0.012), (1, 3): np.log(0.008), (2, 2): np.log(0.004), (4, 1): np.log(0.004), (5, 1): np.log(0.002),
    (1, 4): np.log(0.002),
}  # fmt: skip
_MOST_SENTENCES = 5  # of one side of a bead
_WORD_WEIGHT = 0.3  # words of a sentence are not independent: their evidence counts at this rate
_FLOOR, _SHARE, _CAP = 0.3, 0.7, 6.0  # of the likelihood ratio of one word
_VARIANCE = 6.8  # of the length difference, Gale & Church
_LEAST_LENGTH = -25.0
_PRIOR_LENGTH, _PRIOR_RATIO = 1500.0, 0.9  # letters by which the overall length ratio is drawn to a common one
_IDENTICAL, _NAME = (
    0.4,
    0.25,
)  # probability that a word outside the lexicon stands unchanged, or as a like-sounding name
_PARAGRAPH_COST = 2.5  # of a bead that joins sentences across the end of a paragraph
_DENSE = 160_000  # sentence pairs up to which all are looked at; beyond, those in a band along the diagonal
_BAND = 120  # sentences on either side of the diagonal
_CHUNK = 48  # rows of the band that are scored together


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together, by index, and the probability that exactly these do. One side may be empty."""

    english: Indices
    arabic: Indices
    score: float


@dataclass(frozen=True)
class Alignment:
    """Beads in order over the sentences of two texts; every sentence is in exactly one."""

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    beads: tuple[Bead, ...]
    english_title: str = ""
    arabic_title: str = ""
    english_url: str = ""
    arabic_url: str = ""

    @cached_property
    def bitext(self) -> Bitext:
        """The alignment as rows of text, as the writers take it."""
        rows = tuple(
            Row(
                tuple(self.english[i] for i in bead.english),
                tuple(self.arabic[j] for j in bead.arabic),
                bead.score,
                bead.english,
                bead.arabic,
            )
            for bead in self.beads
        )
        return Bitext(self.english_title, self.arabic_title, self.english_url, self.arabic_url, rows)

    def to_jsonl(self, path: str | PathLike[str]) -> None:
        """Write one JSON object a bead: indices, texts, score."""
        write_jsonl(self.bitext, path)

    def to_tmx(self, path: str | PathLike[str]) -> None:
        """Write a translation memory (TMX 1.4b); beads with an empty side are left out."""
        write_tmx(self.bitext, path)

    def to_xlsx(self, path: str | PathLike[str]) -> None:
        """Write a workbook, one row a bead."""
        write_xlsx(self.bitext, path)

    def to_html(self, path: str | PathLike[str]) -> None:
        """Write a page that shows both texts side by side, with what either lacks and what differs."""
        from arabtext.editions.check import check

        notes: dict[int, list[tuple[str, str]]] = {}
        for finding in check(self):
            if finding.kind in ("omitted", "added"):
                continue  # the empty side says it
            notes.setdefault(finding.bead, []).append((finding.kind, finding.message))
        write_html(self.bitext, path, notes)


def align(english: Article | Sequence[str], arabic: Article | Sequence[str]) -> Alignment:
    """Return the sentence alignment of two texts, each an Article or a list of sentences (kept as they are).

    >>> [(b.english, b.arabic) for b in align(["Hello.", "I live in Iraq."], ["مرحبا.", "أعيش في العراق."]).beads]
    [((0,), (0,)), ((1,), (1,))]
    """
    left, right = _sentences(english), _sentences(arabic)
    titles = [text.title if isinstance(text, Article) else "" for text in (english, arabic)]
    addresses = [(text.url or "") if isinstance(text, Article) else "" for text in (english, arabic)]
    paragraphs = [text.paragraph_of if isinstance(text, Article) else () for text in (english, arabic)]
    return Alignment(left, right, tuple(_beads(left, right, *paragraphs)), *titles, *addresses)


def _sentences(text: Article | Sequence[str]) -> tuple[str, ...]:
    if isinstance(text, Article):
        return text.sentences
    if isinstance(text, str) or not all(isinstance(sentence, str) for sentence in text):
        raise ArgumentTypeError("an Article or a list of sentences (str) was expected")
    return tuple(text)


def _beads(
    english: tuple[str, ...], arabic: tuple[str, ...], paragraphs_e: Indices = (), paragraphs_a: Indices = ()
) -> list[Bead]:
    if not english or not arabic:
        return [Bead((i,), (), 1.0) for i in range(len(english))] + [Bead((), (j,), 1.0) for j in range(len(arabic))]
    return _Lattice(english, arabic, lexicon(), paragraphs_e, paragraphs_a).solve()


class _Lattice:
    """All beads that may be, with their scores; row ``j`` of an array is an Arabic sentence, its columns are English
    sentences ``low[j] .. low[j] + width``.
    """

    def __init__(
        self,
        english: tuple[str, ...],
        arabic: tuple[str, ...],
        lex: Lexicon,
        paragraphs_e: Indices,
        paragraphs_a: Indices,
    ) -> None:
        self.n, self.m = len(english), len(arabic)
        self.paragraph_e = np.array(paragraphs_e or (0,) * self.n)
        self.paragraph_a = np.array(paragraphs_a or (0,) * self.m)
        self.e, self.a = side(english, lex.english), side(arabic, lex.arabic)
        dense = self.n * self.m <= _DENSE
        self.width = self.n if dense else min(self.n, 2 * _BAND)
        center = np.arange(self.m) * self.n / self.m
        self.low = np.clip(center - self.width // 2, 0, self.n - self.width).astype(np.int64)
        if dense:
            self.low[:] = 0
        ratio = (self.a.lengths.sum() + _PRIOR_RATIO * _PRIOR_LENGTH) / (self.e.lengths.sum() + _PRIOR_LENGTH)
        self.scores = self._score(lex, float(ratio))

    def _score(self, lex: Lexicon, ratio: float) -> dict[tuple[int, int], Array]:
        """For each kind of bead with two sides the score of the one that begins at each place; -inf where none fits."""
        groups_e = range(1, _MOST_SENTENCES + 1)
        forward = {k: np.zeros((self.m, self.width)) for k in groups_e}  # Arabic words given k English sentences
        backward = {k: np.zeros((self.m, self.width)) for k in groups_e}  # English words given k Arabic sentences
        for first in range(0, self.m, _CHUNK):
            last = min(first + _CHUNK, self.m)
            self._explain(lex, first, last, forward, backward)
        return {
            (k, size): self._matched(k, size, prior, ratio, forward, backward)
            for (k, size), prior in _BEADS.items()
            if k and size
        }

    def _explain(
        self, lex: Lexicon, first: int, last: int, forward: dict[int, Array], backward: dict[int, Array]
    ) -> None:
        """Fill the rows ``first`` to ``last`` of both directions: sums of likelihood ratios over the words."""
        low, high = int(self.low[first]), int(min(self.low[last - 1] + self.width, self.n))
        reach = min(high + _MOST_SENTENCES, self.n)
        e, a = _cut(self.e, low, reach), _cut(self.a, first, min(last + _MOST_SENTENCES, self.m))
        table_f, table_b = _tables(e, a, lex)
        explained_f = _ratios(table_f, e.bounds, lex.arabic_log[a.stems], a.bounds)
        explained_b = _ratios(table_b, a.bounds, lex.english_log[e.stems], e.bounds)
        for row in range(first, last):
            start, stop = int(self.low[row]) - low, int(self.low[row]) - low + self.width
            for k, array in forward.items():
                values = explained_f[k][row - first, start:stop]
                array[row, : len(values)] = values
            for k, array in backward.items():
                values = explained_b[k][start:stop, row - first]
                array[row, : len(values)] = values

    def _matched(
        self, k: int, size: int, prior: float, ratio: float, forward: dict[int, Array], backward: dict[int, Array]
    ) -> Array:
        """Beads of ``k`` English and ``size`` Arabic sentences."""
        score = np.full((self.m, self.width), -np.inf)
        length_e = np.concatenate([[0.0], np.cumsum(self.e.lengths)])
        length_a = np.concatenate([[0.0], np.cumsum(self.a.lengths)])
        for row in range(self.m - size + 1):
            low = int(self.low[row])
            count = min(self.width, self.n - k + 1 - low)
            if count <= 0:
                continue
            columns = low + np.arange(count)
            words = sum(forward[k][row + t, self._columns(row + t, columns)] for t in range(size))
            words = words + sum(backward[size][row, self._columns(row, columns + t)] for t in range(k))
            long_e = length_e[columns + k] - length_e[columns]
            long_a = length_a[row + size] - length_a[row]
            crosses = self.paragraph_e[columns + k - 1] != self.paragraph_e[columns]
            crosses = crosses.astype(np.float64) + (self.paragraph_a[row + size - 1] != self.paragraph_a[row])
            score[row, :count] = prior + _WORD_WEIGHT * words / 2 + _length_score(long_e, long_a, ratio)
            score[row, :count] -= _PARAGRAPH_COST * crosses
        return score

    def _columns(self, row: int, columns: NDArray[np.int64]) -> NDArray[np.int64]:
        """English sentences as columns of ``row``, those outside its band drawn to its edge."""
        clipped: NDArray[np.int64] = np.clip(columns - self.low[row], 0, self.width - 1)
        return clipped

    def solve(self) -> list[Bead]:
        """The best chain of beads with their posteriors."""
        best, total, after = self._forward(np.maximum), self._forward(np.logaddexp), self._backward()
        whole = self._value(total, self.m, self.n)
        beads: list[Bead] = []
        j, i = self.m, self.n
        while j or i:
            _, k, size = max(
                (self._value(best, j - size, i - k) + self._at(k, size, j - size, i - k), k, size)
                for k, size in _BEADS
                if k <= i and size <= j
            )
            j, i, end = j - size, i - k, (j, i)
            log = self._value(total, j, i) + self._at(k, size, j, i) + self._value(after, *end) - whole
            posterior = round(float(np.exp(min(0.0, log))), 4)
            beads.append(Bead(tuple(range(i, end[1])), tuple(range(j, end[0])), posterior))
        return beads[::-1]

    def _span(self, j: int) -> tuple[int, int]:
        """The English places (first, last exclusive) that boundary ``j`` of the Arabic text may meet."""
        low = 0 if j == 0 else int(min(self.low[min(j, self.m - 1)], self.low[j - 1]))
        high = self.n if j == self.m else min(self.n, int(self.low[j]) + self.width)
        return low, high + 1

    def _at(self, k: int, size: int, j: int, i: int) -> float:
        """The score of the bead of ``k`` English sentences from ``i`` on and ``size`` Arabic ones from ``j`` on."""
        if not k or not size:
            return float(_BEADS[k, size])
        column = i - int(self.low[j])
        return float(self.scores[k, size][j, column]) if 0 <= column < self.width else -np.inf

    def _scores_from(self, k: int, size: int, j: int, first: int, last: int) -> Array | float:
        """What :meth:`_at` gives for ``i`` from ``first`` to ``last``."""
        if not k or not size:
            return float(_BEADS[k, size])
        return _window(self.scores[k, size][j], int(self.low[j]), first, last)

    def _value(self, values: list[Array], j: int, i: int) -> float:
        """The value at boundaries ``j`` and ``i``; -inf outside the band."""
        first, last = self._span(j)
        return float(values[j][i - first]) if first <= i < last else -np.inf

    def _forward(self, combine: np.ufunc) -> list[Array]:
        """For every boundary the best (or, with logaddexp, the summed) score of all chains that reach it."""
        values: list[Array] = []
        for j in range(self.m + 1):
            first, last = self._span(j)
            row = np.full(last - first, -np.inf)
            if j == 0:
                row[0] = 0.0
            for k, size in _BEADS:
                if 0 < size <= j:
                    origin = _window(values[j - size], self._span(j - size)[0], first - k, last - k)
                    row = combine(row, origin + self._scores_from(k, size, j - size, first - k, last - k))
            values.append(_run(row, combine))
        return values

    def _backward(self) -> list[Array]:
        """For every boundary the summed score of all chains from it to the end."""
        values: list[Array] = [np.empty(0)] * (self.m + 1)
        for j in range(self.m, -1, -1):
            first, last = self._span(j)
            row = np.full(last - first, -np.inf)
            if j == self.m:
                row[-1] = 0.0
            for k, size in _BEADS:
                if 0 < size <= self.m - j:
                    beyond = _window(values[j + size], self._span(j + size)[0], first + k, last + k)
                    row = np.logaddexp(row, beyond + self._scores_from(k, size, j, first, last))
            values[j] = _run(row[::-1], np.logaddexp)[::-1]
        return values


def _run(row: Array, combine: np.ufunc) -> Array:
    """``row`` with chains that go on along it, each step a sentence with nothing on the other side."""
    steps = _BEADS[1, 0] * np.arange(len(row))
    going: Array = combine.accumulate(row - steps) + steps
    return going


def _window(row: Array, start: int, first: int, last: int) -> Array:
    """``row``, which begins at place ``start``, from ``first`` to ``last``; -inf where it does not reach."""
    window = np.full(last - first, -np.inf)
    low, high = max(first, start), min(last, start + len(row))
    if low < high:
        window[low - first : high - first] = row[low - start : high - start]
    return window


def _length_score(english: Array, arabic: Array, ratio: float) -> Array:
    """Log probability of the lengths of two groups that translate each other."""
    mean = (english + arabic / ratio) / 2
    delta = (arabic - english * ratio) / np.sqrt(_VARIANCE * np.maximum(mean, 1.0))
    score: Array = np.maximum(-0.5 * delta**2, _LEAST_LENGTH)
    return score


def _cut(whole: Side, first: int, last: int) -> Side:
    """The sentences ``first`` to ``last`` of a side."""
    begin, end = int(whole.bounds[first]), int(whole.bounds[last])
    return Side(
        whole.stems[begin:end],
        whole.bounds[first : last + 1] - begin,
        whole.words[begin:end],
        whole.lengths[first:last],
    )


def _tables(e: Side, a: Side, lex: Lexicon) -> tuple[Array, Array]:
    """Translation probabilities between the word places of two sides: Arabic × English places, and the other way.

    A word that the lexicon lacks is met by itself (numbers, Latin letters) or by a name of the same consonants.
    """
    forward = np.asarray(lex.arabic_given_english[e.stems][:, a.stems].toarray()).T
    backward = np.asarray(lex.english_given_arabic[e.stems][:, a.stems].toarray())
    sounds_e = _matches(e.words)
    sounds_a = _matches(a.words)
    places: dict[str, list[int]] = {}
    for at, keys in enumerate(sounds_e):
        for key in keys:
            places.setdefault(key, []).append(at)
    for at, keys in enumerate(sounds_a):
        for key in keys:
            weight = _IDENTICAL if key == a.words[at] else _NAME
            for other in places.get(key, ()):
                forward[at, other] = max(forward[at, other], weight)
                backward[other, at] = max(backward[other, at], weight)
    return forward, backward


def _matches(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """For each word the keys under which it may meet one of the other side: itself, its consonants."""
    keys: list[tuple[str, ...]] = []
    for word in words:
        sound = skeleton(word) if not word[0].isdigit() else ""
        keys.append((word, f"/{sound}") if len(sound) > 2 else (word,))
    return keys


def _ratios(
    table: Array, bounds_given: NDArray[np.int64], own_log: Array, bounds: NDArray[np.int64]
) -> dict[int, Array]:
    """For groups of 1.. sentences on the given side: log likelihood ratios summed over each sentence of the other.

    ``table``: own word places × given word places. Returns own sentences × first given sentence.
    """
    given = len(bounds_given) - 1
    sums = np.concatenate([np.zeros((len(table), 1)), np.cumsum(table, axis=1)], axis=1)[:, bounds_given]
    base = np.exp(own_log)[:, None]
    found = {}
    for k in range(1, _MOST_SENTENCES + 1):
        ends = np.minimum(np.arange(given) + k, given)
        words = (bounds_given[ends] - bounds_given[:-1]) + 1
        mean = (sums[:, ends] - sums[:, :given]) / words
        ratio = np.clip(np.log(_FLOOR + _SHARE * mean / base), None, _CAP)
        padded = np.concatenate([np.zeros((1, given)), np.cumsum(ratio, axis=0)])
        found[k] = padded[bounds[1:]] - padded[bounds[:-1]]
    return found
