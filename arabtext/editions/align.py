"""Sentence alignment of the two editions of one text.

A bead joins some English sentences with some Arabic ones: one to one, several to one, or a sentence with nothing. What
speaks for a bead is in :mod:`arabtext.editions.evidence`, how much it weighs in :mod:`arabtext.editions.model`; the
best chain of beads, and the posterior probability of each, come from :mod:`arabtext.editions.chain`. In long texts only
places near the path are looked at (:mod:`arabtext.editions.band`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.article import Article
from arabtext.editions.band import band
from arabtext.editions.chain import Chain
from arabtext.editions.evidence import KINDS, Evidence, couples
from arabtext.editions.lexicon import lexicon, side
from arabtext.editions.model import features, scores, weights
from arabtext.errors import ArgumentTypeError
from arabtext.export import Bitext, Row, write_html, write_jsonl, write_tmx, write_xlsx

Indices = tuple[int, ...]

# Logistic regression of "displaced" on how well two lone sentences translate each other, for moved passages of chapters
# and news (tests/bench/editions.py DATA moved); and the least probability.
_DISPLACED_OFFSET, _DISPLACED_SLOPE, _DISPLACED = -0.391, 2.381, 0.7
_MOST_ALONE = 3_000  # lone sentences of a side that are compared
_STRETCH, _BEYOND = 1_500, 200  # Arabic sentences that are solved at once, and those looked at behind them


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together, by index, and the probability that exactly these do. One side may be empty."""

    english: Indices
    arabic: Indices
    score: float


@dataclass(frozen=True)
class Alignment:
    """Beads in order over the sentences of two texts; every sentence is in exactly one.

    ``displaced`` are pairs of sentences that the beads leave alone, since the two editions have them in other places.
    """

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    beads: tuple[Bead, ...]
    english_title: str = ""
    arabic_title: str = ""
    english_url: str = ""
    arabic_url: str = ""
    displaced: tuple[Bead, ...] = ()

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
    (title_e, url_e, paragraphs_e), (title_a, url_a, paragraphs_a) = map(_of_article, (english, arabic))
    beads = tuple(_beads(left, right, paragraphs_e, paragraphs_a))
    moved = tuple(_displaced(left, right, beads))
    return Alignment(left, right, beads, title_e, title_a, url_e, url_a, moved)


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
    english: tuple[str, ...], arabic: tuple[str, ...], paragraphs_e: Indices = (), paragraphs_a: Indices = ()
) -> list[Bead]:
    if not english or not arabic:
        return [Bead((i,), (), 1.0) for i in range(len(english))] + [Bead((), (j,), 1.0) for j in range(len(arabic))]
    lex = lexicon()
    evidence = Evidence(side(english, lex.english), side(arabic, lex.arabic), lex)
    low, high = band(evidence.english, evidence.arabic, lex)
    beads: list[Bead] = []
    i = j = 0
    while j < len(arabic) or i < len(english):
        found = _stretch(evidence, i, j, low, high, paragraphs_e, paragraphs_a)
        beads += found
        i += sum(len(bead.english) for bead in found)
        j += sum(len(bead.arabic) for bead in found)
    return beads


def _stretch(
    evidence: Evidence,
    first: int,
    top: int,
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    paragraphs_e: Indices,
    paragraphs_a: Indices,
) -> list[Bead]:
    """The beads from English sentence ``first`` and Arabic sentence ``top`` on: all, or those of a stretch.

    A stretch is solved with what follows it, to an end that is guessed; what follows is thrown away.
    """
    bottom = min(top + _STRETCH + _BEYOND, evidence.m)
    is_last = bottom == evidence.m
    end = evidence.n if is_last else max(first, int(low[bottom] + high[bottom]) // 2)
    left, right = (np.clip(bound[top : bottom + 1], first, end) for bound in (low, high))
    left[0], right[-1] = first, end
    documented = features(evidence, evidence.rows(left, right, top), top)
    chain = Chain(scores(documented, weights(), paragraphs_e, paragraphs_a[top:]), KINDS)
    beads = []
    for i, j, (k, size) in chain.best(first):
        if not is_last and j >= _STRETCH:
            break
        english, arabic = range(i, i + k), range(top + j, top + j + size)
        beads.append(Bead(tuple(english), tuple(arabic), round(chain.posterior(i, j, (k, size)), 4)))
    return beads


def _displaced(english: tuple[str, ...], arabic: tuple[str, ...], beads: tuple[Bead, ...]) -> list[Bead]:
    """Sentences alone on either side that are each other's likeliest translation, in the order of the English."""
    left = [i for bead in beads if not bead.arabic for i in bead.english][:_MOST_ALONE]
    right = [j for bead in beads if not bead.english for j in bead.arabic][:_MOST_ALONE]
    if not left or not right:
        return []
    lex = lexicon()
    likely = couples(side([english[i] for i in left], lex.english), side([arabic[j] for j in right], lex.arabic), lex)
    best_right, best_left = likely.argmax(axis=1), likely.argmax(axis=0)
    found = []
    for at, i in enumerate(left):
        to = int(best_right[at])
        score = 1 / (1 + np.exp(-(_DISPLACED_OFFSET + _DISPLACED_SLOPE * likely[at, to])))
        if best_left[to] == at and score >= _DISPLACED:
            found.append(Bead((i,), (right[to],), round(float(score), 4)))
    return found
