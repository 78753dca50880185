"""Sentence alignment of the two editions of one text.

A bead joins some English sentences with some Arabic ones: one to one, several to one, or a sentence with nothing. The
way of two texts to their beads:

1. evidence: how well the words of two groups of sentences explain each other, and how well their lengths agree
   (:mod:`arabtext.editions.bilingual.evidence`), within the band of a long text (:mod:`.band`);
2. features of each bead that is possible (:mod:`.features`), and one more from a caller's encoder (:mod:`.encoder`);
3. scores: the features under fitted weights; then the best chain of beads, and the posterior probability of each
   (:mod:`.chain`);
4. further passes: with scores adapted to the style of the first beads (:mod:`.style`), and in long texts that the
   lexicon hardly knows, near the first path, with translation tables adapted to its beads (:mod:`.adapt`); there the
   probabilities stay those of the first pass;
5. sentences that the two editions have in different places leave their beads (:mod:`.displaced`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.aligning.adapt import adapted
from arabtext.editions.aligning.band import band, near_path
from arabtext.editions.aligning.chain import Chain, Path, Scores
from arabtext.editions.aligning.displaced import displaced
from arabtext.editions.aligning.encoder import MIN_PROBABILITY, Encoded, Encoder
from arabtext.editions.aligning.features import Features, features, scores, styled_weights, weights
from arabtext.editions.aligning.style import style_of
from arabtext.editions.alignment import Alignment
from arabtext.editions.beads import Bead, Indices
from arabtext.editions.bilingual.evidence import KINDS, Evidence
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon
from arabtext.editions.reading.article import Article
from arabtext.editions.sides import Both
from arabtext.errors import ArgumentTypeError

Bounds = NDArray[np.int64]

# Chosen by hand and measured by tests/bench/editions.py (DATA, DATA foreign and DATA growth).
_MAX_CLOSENESS: Final = 0.65  # of texts for which the tables are adapted; above it the lexicon knows their words
_MIN_SENTENCES: Final = 80  # of a text from which enough can be learned
_MIN_LEARNED: Final = 0.5  # posterior probability of a bead from which the tables learn
_MARGIN: Final = 10  # sentences around the first path that the second pass compares
_STRETCH, _LOOKAHEAD = 1_500, 200  # Arabic sentences that are solved at once, and those that follow them there


def align(
    english: Article | Sequence[str], arabic: Article | Sequence[str], *, encoder: Encoder | None = None
) -> Alignment:
    """Return the sentence alignment of two texts, each an Article or a list of sentences (kept as they are).

    ``encoder``, if given, turns a list of sentences of either language into a matrix with a row for each, near where
    sentences mean the same, such as :func:`arabtext.integrations.labse.labse`; it adds one feature. Without it nothing
    is downloaded. Raises :class:`arabtext.errors.ArgumentTypeError` for a string in place of sentences, and for an
    encoder that returns something else.

    >>> [(b.english, b.arabic) for b in align(["Hello.", "I live in Iraq."], ["مرحبا.", "أعيش في العراق."]).beads]
    [((0,), (0,)), ((1,), (1,))]
    """
    sentences = Both(_sentences(english), _sentences(arabic))
    pages = Both(_as_article(english), _as_article(arabic))
    paragraphs = pages.map(lambda page: page.paragraph_of)
    beads = _beads(sentences, paragraphs, encoder)
    moved, beads = displaced(*sentences, beads)
    return Alignment(
        *sentences,
        tuple(beads),
        displaced=tuple(moved),
        english_paragraphs=paragraphs.english,
        arabic_paragraphs=paragraphs.arabic,
        english_kinds=pages.english.kinds,
        arabic_kinds=pages.arabic.kinds,
        english_title=pages.english.title,
        arabic_title=pages.arabic.title,
        english_url=pages.english.url or "",
        arabic_url=pages.arabic.url or "",
    )


def _as_article(text: Article | Sequence[str]) -> Article:
    """Return an article as it is; one without title, address and paragraphs for sentences alone."""
    return text if isinstance(text, Article) else Article()


def _sentences(text: Article | Sequence[str]) -> tuple[str, ...]:
    if isinstance(text, Article):
        return text.sentences
    if isinstance(text, str) or not all(isinstance(sentence, str) for sentence in text):
        raise ArgumentTypeError("an Article or a list of sentences (str) was expected")
    return tuple(text)


def _beads(sentences: Both[tuple[str, ...]], paragraphs: Both[Indices], encoder: Encoder | None) -> list[Bead]:
    """Return the beads of two texts, solved stretch by stretch."""
    n, m = sentences.map(len)
    if not n or not m:
        return [Bead((i,), (), 1.0) for i in range(n)] + [Bead((), (j,), 1.0) for j in range(m)]
    lex = lexicon()
    stemmed = both_stemmed(*sentences, lex)
    low, high = band(stemmed, lex)
    encoded = Encoded.of(*sentences, encoder) if encoder else None
    texts = _Texts(Evidence(stemmed, lex), low=low, high=high, paragraphs=paragraphs, encoded=encoded)
    beads: list[Bead] = []
    i = j = 0
    while j < m or i < n:
        found = texts.solve_stretch(i, j)
        beads += found
        i += sum(len(bead.english) for bead in found)
        j += sum(len(bead.arabic) for bead in found)
    return beads


@dataclass(frozen=True)
class _Texts:
    """Two texts prepared for alignment: their evidence, their band, their paragraphs, their encoded sentences."""

    evidence: Evidence
    low: Bounds
    high: Bounds
    paragraphs: Both[Indices]
    encoded: Encoded | None

    def solve_stretch(self, first: int, top: int) -> list[Bead]:
        """Return the beads from English sentence ``first`` and Arabic sentence ``top`` on: all, or those of a stretch.

        A stretch is solved together with the sentences that follow it, to an end that is guessed; their beads are
        thrown away.
        """
        bottom = min(top + _STRETCH + _LOOKAHEAD, self.evidence.m)
        is_last = bottom == self.evidence.m
        end = self.evidence.n if is_last else max(first, int(self.low[bottom] + self.high[bottom]) // 2)
        low, high = (np.clip(bound[top : bottom + 1], first, end) for bound in (self.low, self.high))
        low[0], high[-1] = first, end
        chain, path = self._solve(low, high, first, top)
        beads = []
        for i, j, (k, size) in path:
            if not is_last and j >= _STRETCH:
                break
            probability = round(chain.posterior(i, j, (k, size)), 4)
            beads.append(Bead(tuple(range(i, i + k)), tuple(range(top + j, top + j + size)), probability))
        return beads

    def _solve(self, low: Bounds, high: Bounds, first: int, top: int) -> tuple[Chain, Path]:
        """Return the chain that gives the posterior probabilities, and the path of the last pass."""
        known = self._features(self.evidence, low, high, top)
        chain = Chain(self._scores(known, weights(), top), KINDS)
        style = style_of((step, chain.posterior(i, j, step)) for i, j, step in chain.best(first))
        known = known.with_style(style)
        chain = Chain(self._scores(known, styled_weights(), top), KINDS)
        if self.encoded:
            self.encoded.encode_passages((i, top + j, step, p) for i, j, step, p in chain.probable(MIN_PROBABILITY))
            chain = Chain(self._scores(known, styled_weights(), top, passages=True), KINDS)
        path = chain.reconciled(chain.best(first))
        if known.closeness < _MAX_CLOSENESS and min(self.evidence.n, self.evidence.m) >= _MIN_SENTENCES:
            learned = [(i, top + j, *s) for i, j, s in path if all(s) and chain.posterior(i, j, s) > _MIN_LEARNED]
            near = near_path(path, _MARGIN, low, high)
            known = self._features(adapted(self.evidence, learned), *near, top, known.closeness).with_style(style)
            last = Chain(self._scores(known, styled_weights(), top, passages=True), KINDS)
            return chain, chain.reconciled(last.best(first))
        return chain, path

    def _features(
        self, evidence: Evidence, low: Bounds, high: Bounds, top: int, closeness: float | None = None
    ) -> Features:
        """Return the features of all beads within bounds."""
        return features(evidence, evidence.rows(low, high, top), top=top, closeness=closeness)

    def _scores(
        self, known: Features, weights: NDArray[np.float64], top: int, *, passages: bool = False
    ) -> list[Scores]:
        """Return the scores of beads by their features, their paragraphs and their encoded sentences."""
        paragraphs = Both(self.paragraphs.english, self.paragraphs.arabic[top:])
        found = scores(known, weights, paragraphs=paragraphs)
        if not self.encoded:
            return found
        return self.encoded.add_to(found, known.rows, top, known.closeness, passages=passages)
