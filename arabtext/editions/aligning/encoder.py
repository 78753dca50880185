"""Further features of beads from a sentence encoder: the cosine similarity of their two sides.

Any function that turns sentences of both languages into vectors of one space will do: multilingual E5
(:func:`arabtext.integrations.e5.e5`), LaBSE, an API. How similar translations are, and how similar any two sentences,
differs from one encoder to the next; both are estimated from the two texts.

Every sentence is encoded. A group of sentences first has the mean of their vectors; those of which a bead is probable
then are encoded as one passage, at most :data:`MAX_PASSAGES` for each sentence. The weights,
editions/encoder_weights.tsv, are fitted by resources/builders/build_encoder.py beside those of the other features.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from arabtext import resources
from arabtext.editions.aligning.chain import Scores, Step
from arabtext.editions.bilingual.evidence import KINDS, EvidenceRow
from arabtext.editions.sides import Both, Side
from arabtext.errors import ArgumentTypeError
from arabtext.memory import once

Array = NDArray[np.floating[Any]]
#: Sentences → a matrix with a row for each.
Encoder = Callable[[Sequence[str]], NDArray[Any]]
Group = tuple[int, int]  # the first sentence of a side, and how many
Probable = tuple[int, int, Step, float]  # English and Arabic sentence where a bead begins, its step, its probability

#: The features of a bead with two sides, and of a sentence alone.
MATCHED: Final = ("bead", "further sentences", "similarity", "similarity of further sentences")
ALONE: Final = ("alone", "alone, nearest")
#: Passages of several sentences that are encoded, for each sentence of the texts.
MAX_PASSAGES: Final = 2
#: Probability of a bead from which its sides are encoded as passages.
MIN_PROBABILITY: Final = 0.02
# The weights are fitted to the features as they are with these.
_SAMPLE: Final = 200  # English sentences from which the usual similarity is estimated
_MIN_SPAN: Final = 0.02  # cosine of translations above that of any two sentences, below which an encoder is ignored
_MIN_SIMILARITY, _MAX_SIMILARITY, _MIDDLE = -0.5, 1.5, 0.5  # 0 is usual, 1 that of translations; where its feature is 0
_NEIGHBORHOOD: Final = 3  # sentences of the other side around a lone one, before and after, that it is compared with
_MAX_GROUP: Final = max(k for k, _ in KINDS)  # sentences


class Encoded:
    """The sentences of both sides as vectors of length one, prepared to compare groups of them."""

    def __init__(self, texts: Both[Sequence[str]], vectors: Both[Array], encoder: Encoder) -> None:
        self._texts, self._vectors, self._encoder = texts, vectors, encoder
        self._norms = vectors.map(_norms)
        self._usual, self._span = _usual(vectors)
        self._passages = Both[dict[Group, Array]]({}, {})

    @classmethod
    def of(cls, english: Sequence[str], arabic: Sequence[str], encoder: Encoder) -> Encoded:
        """Return the sentences of both sides, at least one each, encoded.

        Raises :class:`arabtext.errors.ArgumentTypeError` unless ``encoder`` returns a row of numbers for each.
        """
        vectors = Both(_encode(english, encoder), _encode(arabic, encoder))
        widths = vectors.map(lambda of_side: of_side.shape[1])
        if widths.english != widths.arabic:
            raise ArgumentTypeError(
                f"the encoder returned rows of {widths.english} and of {widths.arabic} numbers; one width was expected"
            )
        return cls(Both(english, arabic), vectors, encoder)

    def encode_passages(self, beads: Iterable[Probable]) -> None:
        """Encode the sides of several sentences of ``beads`` as passages, the most probable ones, each once."""
        if not self._span:
            return
        likely = Both[dict[Group, float]]({}, {})
        for i, j, (k, size), probability in beads:
            for side, group in ((Side.ENGLISH, (i, k)), (Side.ARABIC, (j, size))):
                if group[1] > 1 and group not in self._passages.on(side):
                    likely.on(side)[group] = likely.on(side).get(group, 0.0) + probability
        for side in Side:
            known, texts = self._passages.on(side), self._texts.on(side)
            room = MAX_PASSAGES * len(texts) - len(known)
            chosen = sorted(likely.on(side), key=lambda group: -likely.on(side)[group])[: max(0, room)]
            if chosen:
                passages = [" ".join(texts[first : first + size]) for first, size in chosen]
                known.update(zip(chosen, _encode(passages, self._encoder), strict=True))

    def add_to(
        self, scores: Sequence[Scores], rows: Sequence[EvidenceRow], top: int, closeness: float, *, passages: bool
    ) -> list[Scores]:
        """Return scores with what similarity adds to them; with ``passages``, by the passages that were encoded."""
        if not self._span:
            return list(scores)
        weights = _weights()[2 * passages] + closeness * _weights()[2 * passages + 1]
        found = []
        for j, (score, row) in enumerate(zip(scores, rows, strict=True)):
            matched, english, arabic = self.features(row, top + j, passages=passages)
            found.append(
                Scores(
                    low=score.low,
                    matched=score.matched + np.tensordot(weights[: len(MATCHED)], matched, axes=1),
                    alone_english=score.alone_english + weights[len(MATCHED) :] @ english,
                    alone_arabic=score.alone_arabic + weights[len(MATCHED) :] @ arabic,
                )
            )
        return found

    def features(
        self, row: EvidenceRow, j: int, *, passages: bool
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Return the features of the beads that begin at Arabic sentence ``j``: :data:`MATCHED` × kinds × places, as in
        the row; and :data:`ALONE` × places of an English and of an Arabic sentence alone.
        """
        width = row.width
        found = np.zeros((len(MATCHED), len(KINDS), width))
        further = np.array([k + size - 2.0 for k, size in KINDS])[:, None]
        found[0], found[1] = 1.0, further
        found[2] = self._similarities(row, j, passages=passages)
        found[3] = found[2] * further
        alone = np.ones((2, len(ALONE), width))
        alone[:, 1] = self._nearest(row, j)
        return found, alone[0], alone[1]

    def _similarities(self, row: EvidenceRow, j: int, *, passages: bool) -> NDArray[np.float64]:
        """Return the similarity of the two sides of each bead: kinds × places."""
        width = row.width
        found = np.zeros((len(KINDS), width))
        english = self._vectors.english[row.low : row.low + width + _MAX_GROUP - 1]
        arabic = self._vectors.arabic[j : j + _MAX_GROUP]
        if not len(arabic) or not len(english):
            return found
        near = english @ arabic.T
        summed = np.zeros((len(english) + 1, len(arabic) + 1))
        summed[1:, 1:] = near.cumsum(axis=0).cumsum(axis=1)
        for number, (k, size) in enumerate(KINDS):
            places = min(width, len(english) - k + 1)
            if size > len(arabic) or places <= 0:
                continue
            norms = self._norms.english[k - 1][row.low : row.low + places] * self._norms.arabic[size - 1][j]
            cosine = (summed[k : k + places, size] - summed[:places, size]) / np.maximum(norms, 1e-9)
            if passages and k + size > 2 and (theirs := self._passage(Side.ARABIC, j, size)) is not None:
                for at in range(places):
                    if (ours := self._passage(Side.ENGLISH, row.low + at, k)) is not None:
                        cosine[at] = ours @ theirs
            found[number, :places] = self._scaled(cosine)
        return found

    def _passage(self, side: Side, first: int, size: int) -> Array | None:
        """Return the vector of a passage; None if it was not encoded."""
        if size == 1:
            vector: Array = self._vectors.on(side)[first]
            return vector
        return self._passages.on(side).get((first, size))

    def _nearest(self, row: EvidenceRow, j: int) -> NDArray[np.float64]:
        """Return the similarity of the English sentences of a row, and of Arabic sentence ``j``, to their nearest
        neighbors of the other side: two sides × places.
        """
        found = np.zeros((2, row.width))
        last = len(self._vectors.english)
        places = np.arange(row.low, min(row.low + row.width, last))
        around = self._vectors.arabic[max(0, j - _NEIGHBORHOOD) : j + _NEIGHBORHOOD]
        if len(places) and len(around):
            found[0, : len(places)] = self._scaled((self._vectors.english[places] @ around.T).max(axis=1))
        if j < len(self._vectors.arabic):
            start = max(0, row.low - _NEIGHBORHOOD)
            near = self._vectors.english[start : row.low + row.width + _NEIGHBORHOOD] @ self._vectors.arabic[j]
            for at in range(row.width):
                low = max(0, row.low + at - _NEIGHBORHOOD - start)
                some = near[low : row.low + at + _NEIGHBORHOOD - start]
                found[1, at] = self._scaled(some.max()) if len(some) else 0.0
        return found

    def _scaled(self, cosine: Any) -> Any:
        return np.clip((cosine - self._usual) / self._span, _MIN_SIMILARITY, _MAX_SIMILARITY) - _MIDDLE


@once
def _weights() -> NDArray[np.float64]:
    """Return the weights of :data:`MATCHED` and :data:`ALONE`: for means of vectors, and what closeness adds; the same
    two rows for passages.
    """
    columns = ("mean", "mean_close", "passage", "passage_close")
    rows = resources.rows("editions/encoder_weights.tsv", "feature", *columns)
    table = {name: [float(cell) for cell in cells] for name, *cells in rows}
    return np.array([table[name] for name in (*MATCHED, *ALONE)]).T


def _encode(sentences: Sequence[str], encoder: Encoder) -> Array:
    """Return the vectors of sentences, scaled to length one."""
    given = encoder(list(sentences))
    try:
        found = np.asarray(given, dtype=np.float32)
    except (TypeError, ValueError):
        found = np.zeros(0, dtype=np.float32)
    if found.ndim != 2 or len(found) != len(sentences) or not np.isfinite(found).all():
        shape = " × ".join(map(str, np.shape(found))) if found.size else type(given).__name__
        raise ArgumentTypeError(
            f"the encoder returned {shape} for {len(sentences)} sentences, not a row of finite numbers for each"
        )
    unit: Array = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.float32(1e-9))
    return unit


def _norms(side: Array) -> list[Array]:
    """Return the lengths of the sums of one to eight vectors, by the place where a group begins."""
    group, found = side, []
    for size in range(1, _MAX_GROUP + 1):
        found.append(np.linalg.norm(group, axis=1))
        group = group[:-1] + side[size:]
    return found


def _usual(vectors: Both[Array]) -> tuple[float, float]:
    """Return the mean cosine of any two sentences, and how far that of translations is above it; 0 if hardly."""
    some = np.random.default_rng(0).permutation(len(vectors.english))[:_SAMPLE]
    near = vectors.english[some] @ vectors.arabic.T
    usual = float(near.mean())
    span = float(near.max(axis=1).mean()) - usual
    return usual, span if span > _MIN_SPAN else 0.0
