"""Sentence alignment of the two editions of one text.

A bead joins some English sentences with some Arabic ones: one to one, several to one, or a sentence with nothing. What
speaks for a bead is in :mod:`arabtext.editions.evidence`, how much it weighs in :mod:`arabtext.editions.model`; the
best chain of beads, and the posterior probability of each, come from :mod:`arabtext.editions.chain`. In long texts only
places near the path are looked at (:mod:`arabtext.editions.band`). Where the lexicon knows little of long texts, a
second look near the path of the first knows the words that the first one taught (:mod:`arabtext.editions.adapt`); the
probabilities are those of the first. How often sentences are joined and left out in these texts is expected of them
from then on (:mod:`arabtext.editions.style`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.adapt import adapted
from arabtext.editions.article import Article
from arabtext.editions.band import band
from arabtext.editions.chain import Chain, Scores
from arabtext.editions.encoded import Encoded, Encoder
from arabtext.editions.evidence import KINDS, Evidence, explained
from arabtext.editions.lexicon import lexicon, side
from arabtext.editions.model import features, scores, weights
from arabtext.editions.pair import pair
from arabtext.editions.style import expecting
from arabtext.errors import ArgumentTypeError
from arabtext.export import Bitext, Note, Row, write_html, write_jsonl, write_tmx, write_xlsx
from arabtext.script import detect

if TYPE_CHECKING:
    from arabtext.editions.check import Finding

Indices = tuple[int, ...]
Bounds = NDArray[np.int64]

# Logistic regression of "displaced" on how well two lone sentences translate each other, for moved passages of chapters
# and news (tests/bench/editions.py DATA moved); the least probability; and how
# much better its partner elsewhere must explain a sentence than its bead does.
_DISPLACED_OFFSET, _DISPLACED_SLOPE, _DISPLACED = -0.391, 2.381, 0.35
_BETTER = 0.8
_BACK = "elsewhere in the English edition"  # what is said of a displaced passage on its other side
_SAMPLE = 20_000  # characters of a side by which its script is told
_TELLING = 200  # characters of a text from which it tells whether it is an edition of another
_MOST_ALONE = 3_000  # lone sentences of a side that are compared
_CLOSE = 0.65  # how well texts explain each other from which one look is enough
_MANY = 80  # sentences of a text from which a first look teaches enough for a second one
_LEARNED_FROM = 0.5  # probability of a bead from which a second look learns
_MARGIN = 10  # sentences around the path of the first look that the second one looks at
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
    ``english_paragraphs`` and ``arabic_paragraphs``: for each sentence the number of its paragraph, if that is known.
    """

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    beads: tuple[Bead, ...]
    english_title: str = ""
    arabic_title: str = ""
    english_url: str = ""
    arabic_url: str = ""
    displaced: tuple[Bead, ...] = ()
    english_paragraphs: Indices = ()
    arabic_paragraphs: Indices = ()

    @cached_property
    def bitext(self) -> Bitext:
        """The alignment as rows of text, as the writers take it."""
        paragraphs, rows = {0}, []
        for bead in self.beads:
            row = Row(
                tuple(self.english[i] for i in bead.english),
                tuple(self.arabic[j] for j in bead.arabic),
                bead.score,
                bead.english,
                bead.arabic,
                paragraph=bool(bead.english and self._paragraph(bead.english[0]) not in paragraphs),
            )
            paragraphs |= {self._paragraph(i) for i in bead.english}
            rows.append(row)
        return Bitext(self.english_title, self.arabic_title, self.english_url, self.arabic_url, tuple(rows))

    def _paragraph(self, sentence: int) -> int:
        return self.english_paragraphs[sentence] if self.english_paragraphs else 0

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What :func:`arabtext.editions.check` finds, looked for once."""
        from arabtext.editions.check import check

        return tuple(check(self))

    @cached_property
    def checked(self) -> Bitext:
        """The same rows with the findings about each."""
        notes: dict[int, list[Note]] = {}
        for one in self.findings:
            for at, number in enumerate(one.beads):
                others = tuple(n for n in one.beads if n != number) if one.kind == "displaced" else ()
                message = one.message if at == 0 else _BACK if one.kind == "displaced" else ""
                spans = one.english_spans, one.arabic_spans
                notes.setdefault(number, []).append(Note(one.kind, one.severity, message, *spans, others))
        rows = (replace(row, notes=tuple(notes.get(number, ()))) for number, row in enumerate(self.bitext.rows))
        return replace(self.bitext, rows=tuple(rows))

    @cached_property
    def doubt(self) -> str:
        """What is odd about the two texts, in a sentence; empty if nothing is.

        A side that is empty or in the other script, one text given twice, two texts that :func:`pair` would not pair.
        """
        sides = {"English": self.english, "Arabic": self.arabic}
        for name, sentences in sides.items():
            if not any(sentence.strip() for sentence in sentences):
                return f"the {name} side is empty"
        if self.english == self.arabic:
            return "both sides are the same text"
        scripts = [detect(" ".join(sentences)[:_SAMPLE]).script for sentences in sides.values()]
        if scripts == ["arabic", "latin"]:
            return "the English side is in Arabic letters and the Arabic side in Latin ones: in the other order?"
        if scripts[0] == scripts[1] != "mixed":
            return f"both sides are in {scripts[0].capitalize()} letters: not an English and an Arabic edition?"
        texts = [" ".join(sentences) for sentences in sides.values()]
        if min(map(len, texts)) >= _TELLING and not pair(texts[:1], texts[1:]).pairs:
            return "the two texts have little in common: two editions of one text?"
        return ""

    def to_jsonl(self, path: str | PathLike[str]) -> None:
        """Write one JSON object a bead: indices, texts, score."""
        write_jsonl(self.bitext, path)

    def to_tmx(self, path: str | PathLike[str]) -> None:
        """Write a translation memory (TMX 1.4b); beads with an empty side are left out."""
        write_tmx(self.bitext, path)

    def to_xlsx(self, path: str | PathLike[str], findings: bool = True) -> None:
        """Write a workbook, one row a bead, with what differs unless ``findings`` is False."""
        write_xlsx(self.checked if findings else self.bitext, path)

    def to_html(self, path: str | PathLike[str], findings: bool = True) -> None:
        """Write a page with both texts side by side; what differs is marked in place unless ``findings`` is False."""
        write_html(self.checked if findings else self.bitext, path)


def align(
    english: Article | Sequence[str], arabic: Article | Sequence[str], encoder: Encoder | None = None
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
    moved, beads = _displaced(left, right, beads)
    return Alignment(
        left, right, tuple(beads), title_e, title_a, url_e, url_a, tuple(moved), paragraphs_e, paragraphs_a
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


def _displaced(english: tuple[str, ...], arabic: tuple[str, ...], beads: list[Bead]) -> tuple[list[Bead], list[Bead]]:
    """Sentences that the two editions have in other places, in the order of the English, and the beads without them.

    One of the two stands alone; the other stands alone too, or was drawn into a bead of several sentences, which it
    leaves. They are each other's likeliest translation among all that stand so.
    """
    left, right = _loose(beads, 0), _loose(beads, 1)
    if not any(left.values()) or not any(right.values()):
        return [], beads
    lex = lexicon()
    of_english, of_arabic = explained(
        side(
            [*(english[i] for i in left), *(" ".join(english[i] for i in b.english) for b in right.values())],
            lex.english,
        ),
        side(
            [*(arabic[j] for j in right), *(" ".join(arabic[j] for j in b.arabic) for b in left.values())], lex.arabic
        ),
        lex,
    )
    likely = (of_english + of_arabic)[: len(left), : len(right)]
    best_right, best_left = likely.argmax(axis=1), likely.argmax(axis=0)
    places = list(right)
    found, taken = [], set[tuple[int, int]]()
    for at, (i, from_english) in enumerate(left.items()):
        to = int(best_right[at])
        j, from_arabic = places[to], right[places[to]]
        score = 1 / (1 + np.exp(-(_DISPLACED_OFFSET + _DISPLACED_SLOPE * likely[at, to])))
        if best_left[to] != at or score < _DISPLACED:
            continue
        stays = (from_english.arabic and of_english[at, to] < of_english[at, len(right) + at] + _BETTER) or (
            from_arabic.english and of_arabic[at, to] < of_arabic[len(left) + to, to] + _BETTER
        )
        if not stays and not (from_english.arabic and from_arabic.english):
            found.append(Bead((i,), (j,), round(float(score), 4)))
            taken |= {(0, i), (1, j)}
    return found, [part for bead in beads for part in _without(bead, taken)]


def _loose(beads: list[Bead], at: int) -> dict[int, Bead]:
    """The sentences of a side that may belong elsewhere, alone or at an end of several → their beads."""
    found: dict[int, Bead] = {}
    for bead in beads:
        own, other = (bead.english, bead.arabic)[:: -1 if at else 1]
        if own and (not other or len(own) > 1):
            found |= dict.fromkeys(own if not other else (own[0], own[-1]), bead)
    return dict(list(found.items())[:_MOST_ALONE])


def _without(bead: Bead, taken: set[tuple[int, int]]) -> list[Bead]:
    """A bead without sentences that are taken out of it, and these behind or before it, alone."""
    out = [[n for n in own if (at, n) in taken] for at, own in enumerate((bead.english, bead.arabic))]
    if not (bead.english and bead.arabic) or not any(out):
        return [bead]
    kept = [tuple(n for n in own if (at, n) not in taken) for at, own in enumerate((bead.english, bead.arabic))]
    if not all(kept):
        return [bead]
    alone = [Bead((n,), (), bead.score) for n in out[0]] + [Bead((), (n,), bead.score) for n in out[1]]
    whole = Bead(kept[0], kept[1], bead.score)
    before = [b for b in alone if (b.english and b.english[0] < kept[0][0]) or (b.arabic and b.arabic[0] < kept[1][0])]
    return [*before, whole, *(b for b in alone if b not in before)]
