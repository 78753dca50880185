"""Sentence alignment of the two editions of one text.

A bead joins some English sentences with some Arabic ones: one to one, several to one, or a sentence with nothing. What
speaks for a bead is in :mod:`arabtext.editions.bilingual.evidence`, how much it weighs in
:mod:`arabtext.editions.aligning.features`; the best chain of beads, and the posterior probability of each, come from
:mod:`arabtext.editions.aligning.chain`. In long texts only places near the path are looked at
(:mod:`arabtext.editions.aligning.band`). Where the lexicon knows little of long texts, a second look near the path of
the first knows the words that the first one taught (:mod:`arabtext.editions.aligning.adapt`); the probabilities are
those of the first. How often sentences are joined and left out in these texts is expected of them from then on
(:mod:`arabtext.editions.aligning.style`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.aligning.adapt import adapted
from arabtext.editions.aligning.band import band
from arabtext.editions.aligning.chain import Chain, Scores
from arabtext.editions.aligning.displaced import displaced
from arabtext.editions.aligning.encoder import Encoded, Encoder
from arabtext.editions.aligning.features import features, scores, weights
from arabtext.editions.aligning.style import expecting
from arabtext.editions.alignment import Alignment
from arabtext.editions.beads import Bead, Indices
from arabtext.editions.bilingual.evidence import KINDS, Evidence
from arabtext.editions.bilingual.lexicon import lexicon, side
from arabtext.editions.reading.article import Article
from arabtext.errors import ArgumentTypeError

Bounds = NDArray[np.int64]

_CLOSE = 0.65  # how well texts explain each other from which one look is enough
_MANY = 80  # sentences of a text from which a first look teaches enough for a second one
_LEARNED_FROM = 0.5  # probability of a bead from which a second look learns
_MARGIN = 10  # sentences around the path of the first look that the second one looks at
_STRETCH, _BEYOND = 1_500, 200  # Arabic sentences that are solved at once, and those looked at behind them


def align(
    english: Article | Sequence[str], arabic: Article | Sequence[str], *, encoder: Encoder | None = None
) -> Alignment:
    """Return the sentence alignment of two texts, each an Article or a list of sentences (kept as they are).

    ``encoder``, if given, turns sentences into vectors that are near where sentences mean the same, in both languages,
    such as :func:`arabtext.integrations.labse.labse`; it adds one feature. Without it nothing is downloaded.

    >>> [(b.english, b.arabic) for b in align(["Hello.", "I live in Iraq."], ["مرحبا.", "أعيش في العراق."]).beads]
    [((0,), (0,)), ((1,), (1,))]
    """
    left, right = _sentences(english), _sentences(arabic)
    (title_e, url_e, paragraphs_e), (title_a, url_a, paragraphs_a) = map(_of_article, (english, arabic))
    beads = _beads(left, right, paragraphs_e, paragraphs_a, encoder)
    moved, beads = displaced(left, right, beads)
    return Alignment(
        left,
        right,
        tuple(beads),
        displaced=tuple(moved),
        english_paragraphs=paragraphs_e,
        arabic_paragraphs=paragraphs_a,
        english_title=title_e,
        arabic_title=title_a,
        english_url=url_e,
        arabic_url=url_a,
    )


def _of_article(text: Article | Sequence[str]) -> tuple[str, str, Indices]:
    """Title, address and paragraph of each sentence, as far as they are known."""
    return (text.title, text.url or "", text.paragraph_of) if isinstance(text, Article) else ("", "", ())


def _sentences(text: Article | Sequence[str]) -> tuple[str, ...]:
    if isinstance(text, Article):
        return text.sentences
    if isinstance(text, str) or not all(isinstance(sentence, str) for sentence in text):
        raise ArgumentTypeError("an Article or a list of sentences (str) was expected")
    return tuple(text)


def _beads(
    english: tuple[str, ...],
    arabic: tuple[str, ...],
    paragraphs_e: Indices = (),
    paragraphs_a: Indices = (),
    encoder: Encoder | None = None,
) -> list[Bead]:
    if not english or not arabic:
        return [Bead((i,), (), 1.0) for i in range(len(english))] + [Bead((), (j,), 1.0) for j in range(len(arabic))]
    lex = lexicon()
    evidence = Evidence(side(english, lex.english), side(arabic, lex.arabic), lex)
    texts = _Texts(
        evidence,
        *band(evidence.english, evidence.arabic, lex),
        paragraphs_e,
        paragraphs_a,
        Encoded.of(english, arabic, encoder) if encoder else None,
    )
    beads: list[Bead] = []
    i = j = 0
    while j < len(arabic) or i < len(english):
        found = texts.stretch(i, j)
        beads += found
        i += sum(len(bead.english) for bead in found)
        j += sum(len(bead.arabic) for bead in found)
    return beads


@dataclass(frozen=True)
class _Texts:
    """Two texts made ready: their evidence, where in the one the sentences of the other can be, what else is known."""

    evidence: Evidence
    low: Bounds
    high: Bounds
    paragraphs_e: Indices
    paragraphs_a: Indices
    encoded: Encoded | None

    def stretch(self, first: int, top: int) -> list[Bead]:
        """The beads from English sentence ``first`` and Arabic sentence ``top`` on: all, or those of a stretch.

        A stretch is solved with what follows it, to an end that is guessed; what follows is thrown away. The last look
        expects the style that the looks before it met.
        """
        evidence = self.evidence
        bottom = min(top + _STRETCH + _BEYOND, evidence.m)
        is_last = bottom == evidence.m
        end = evidence.n if is_last else max(first, int(self.low[bottom] + self.high[bottom]) // 2)
        low, high = (np.clip(bound[top : bottom + 1], first, end) for bound in (self.low, self.high))
        low[0], high[-1] = first, end
        found, close = self._scores(evidence, low, high, top)
        chain = Chain(found, KINDS)
        path = chain.best(first)
        if close < _CLOSE and min(evidence.n, evidence.m) >= _MANY:
            sure = [(i, top + j, *s) for i, j, s in path if all(s) and chain.posterior(i, j, s) > _LEARNED_FROM]
            found, _ = self._scores(adapted(evidence, sure), *_beside(path, low, high), top, close)
            path = Chain(found, KINDS).best(first)
            path = Chain(expecting(found, (step for *_, step in path)), KINDS).best(first)
        else:
            chain = Chain(expecting(found, (step for *_, step in path)), KINDS)
            path = chain.best(first)
        beads = []
        for i, j, (k, size) in path:
            if not is_last and j >= _STRETCH:
                break
            english, arabic = range(i, i + k), range(top + j, top + j + size)
            beads.append(Bead(tuple(english), tuple(arabic), round(chain.posterior(i, j, (k, size)), 4)))
        return beads

    def _scores(
        self, evidence: Evidence, low: Bounds, high: Bounds, top: int, close: float | None = None
    ) -> tuple[list[Scores], float]:
        """The scores of all beads within bounds, and how well the texts explain each other there."""
        rows = evidence.rows(low, high, top)
        documented = features(evidence, rows, top, close)
        added = self.encoded.scores(rows, top) if self.encoded else ()
        found = scores(documented, weights(), self.paragraphs_e, self.paragraphs_a[top:], added)
        return found, documented.close


def _beside(path: list[tuple[int, int, tuple[int, int]]], low: Bounds, high: Bounds) -> tuple[Bounds, Bounds]:
    """The places near a path, of those that were looked at: bounds for each Arabic boundary."""
    size = len(low)
    near_low, near_high = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)
    for i, j, (k, steps) in path:
        rows = slice(max(0, j - _MARGIN), j + steps + _MARGIN + 1)
        near_low[rows] = np.minimum(near_low[rows], i - _MARGIN)
        near_high[rows] = np.maximum(near_high[rows], i + k + _MARGIN)
    near_low, near_high = np.maximum(near_low, low), np.minimum(near_high, high)
    return np.minimum.accumulate(near_low[::-1])[::-1], np.maximum.accumulate(near_high)
