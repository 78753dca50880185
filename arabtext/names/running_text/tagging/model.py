"""The two scorers of the tagger, run by numpy alone: a linear one, and a net of how names are built.

The net reads the letters of a word by a convolution, adds what the tables say, and reads the words of a text by
three convolutions over words, each reaching twice as far as the one before (Strubell et al. 2017,
https://arxiv.org/abs/1702.02098). The log-probabilities of the two are averaged. The weights, int8 with a scale a row,
are trained by resources/builders/build_tagger.py.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from arabtext import resources
from arabtext.memory import once
from arabtext.names.running_text.tagging.word_types import N_CLASSES, WordType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

#: The labels of words: outside a name, or the first or a further word of one of these kinds.
KINDS: Final = ("person", "organization", "place")
LABELS: Final = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
N_LABELS: Final = len(LABELS)
REACH: Final = 2  # words to each side that the linear scorer sees by themselves
CONTEXTS: Final = 1 << 15  # places of hashed features of several words
GAPS: Final = 8  # kinds of what stands between two words
LISTED: Final = 9  # no listed name, or the first or a further word of one of four kinds
MAX_LETTERS: Final = 18  # of a word that the net reads
DILATIONS: Final = (1, 2, 4)
_PRIMES: Final = (2_654_435_761, 40_503, 2_246_822_519, 3_266_489_917)


@dataclass(frozen=True, eq=False)
class Sequences:
    """The words of a text as numbers, one place for each word."""

    type: Integers  # place of its type in a list of them
    number: Integers
    kind: Integers
    gap: Integers
    listed: Integers


def contexts(words: Sequences) -> Integers:
    """Return the numbers of the features of several words, a row for each word."""
    import numpy as np

    mask = (1 << 32) - 1
    kind, number, gap, listed = words.kind, words.number, words.gap, words.listed
    before, after = _shift(kind, 1), _shift(kind, -1)
    gap_after = _shift(gap, -1)
    pairs = [
        before * N_CLASSES + kind,
        kind * N_CLASSES + after,
        (before * N_CLASSES + kind) * N_CLASSES + after,
        (_shift(kind, 2) * N_CLASSES + before) * N_CLASSES + kind,
        (kind * N_CLASSES + after) * N_CLASSES + _shift(kind, -2),
        _shift(number, 1) * N_CLASSES + kind,
        _shift(number, -1) * N_CLASSES + kind,
        gap * N_CLASSES + kind,
        gap_after * N_CLASSES + kind,
        gap * GAPS + gap_after,
        listed * N_CLASSES + kind,
        listed * LISTED * LISTED + _shift(listed, 1) * LISTED + _shift(listed, -1),
        _shift(listed, 1) * N_CLASSES + kind,
        _shift(listed, -1) * N_CLASSES + kind,
        _shift(number, 1) * LISTED + listed,
        _shift(number, 1) & mask,
    ]
    rows = [((value & mask) * _PRIMES[k % 4] + k * 97_003 & mask) >> 17 for k, value in enumerate(pairs)]
    return np.stack(rows, axis=1)


def _shift(values: Integers, by: int) -> Integers:
    """Return the values ``by`` places before; 0 beyond the ends."""
    import numpy as np

    shifted = np.zeros_like(values)
    if abs(by) < len(values):
        if by > 0:
            shifted[by:] = values[:-by]
        else:
            shifted[:by] = values[-by:]
    return shifted


@dataclass(frozen=True, eq=False)
class Model:
    """The weights of both scorers of one language; :meth:`load` reads them."""

    letters: dict[str, int]
    weights: dict[str, Floats] = field(repr=False)

    @classmethod
    @once
    def load(cls, language: str) -> Model:
        """Return the model of ``ar`` or ``en``."""
        import numpy as np

        with np.load(io.BytesIO(resources.read_bytes(f"models/tagger_{language}.npz")), allow_pickle=False) as data:
            return cls.of({name: data[name] for name in data.files})

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Model:
        """Return the model of ``letters`` and weights; a matrix has the scales of its rows beside it."""
        import numpy as np

        weights: dict[str, Floats] = {}
        for name, array in arrays.items():
            if name != "letters" and not name.endswith(".scale"):
                weight = array.astype(np.float32)
                if (scale := arrays.get(name + ".scale")) is not None:
                    weight *= scale.astype(np.float32).reshape(-1, *[1] * (weight.ndim - 1))
                weights[name] = weight
        return cls({str(letter): k + 2 for k, letter in enumerate(str(arrays["letters"]))}, weights)

    def rows(self, types: Sequence[WordType]) -> Floats:
        """Return what each type adds to the scores of the words around it, then what the net reads of it."""
        import numpy as np

        w = self.weights
        block: Floats
        dense = _sums(w["linear.dense"], [one.dense for one in types])
        block = dense + _sums(w["linear.hashed"], [one.hashed for one in types])
        spelled = self.spell([one.rest for one in types])
        read = _sums(w["net.dense"], [one.dense for one in types]) + spelled @ w["net.spelled"]
        block += self._classes(spelled) @ w["linear.classes"]
        return np.concatenate((block, read), axis=1).astype(np.float32)

    def _classes(self, spelled: Floats) -> Floats:
        """Return the log-probabilities of what a word is, by its letters alone."""
        return log_softmax(spelled @ self.weights["letters.out"] + self.weights["letters.out_bias"])

    def spell(self, words: Sequence[str]) -> Floats:
        """Return what the net reads of the letters of each word."""
        import numpy as np

        w = self.weights
        width = len(w["letters.filters"]) // w["letters.embedding"].shape[1]
        longest = max(1, min(MAX_LETTERS, max(map(len, words), default=0)))
        numbers = np.zeros((len(words), longest + width - 1), dtype=np.int64)
        for row, word in enumerate(words):
            numbers[row, width // 2 : width // 2 + min(len(word), longest)] = self.numbers(word[:longest])
        lengths = np.minimum([max(1, len(word)) for word in words], max(1, longest))
        embedded = w["letters.embedding"][numbers]
        windows = np.concatenate([embedded[:, k : k + max(1, longest)] for k in range(width)], axis=2)
        scores = np.maximum(windows @ w["letters.filters"] + w["letters.filters_bias"], 0)
        scores *= (np.arange(scores.shape[1])[None, :] < lengths[:, None])[:, :, None]
        spelled: Floats = np.maximum(scores.max(axis=1) @ w["letters.hidden"] + w["letters.hidden_bias"], 0)
        return spelled

    def numbers(self, word: str) -> list[int]:
        """Return the numbers of letters: 0 is none, 1 any other letter."""
        get = self.letters.get
        return [get(letter, 1) for letter in word]

    def score(self, rows: Floats, words: Sequences) -> Floats:
        """Return the log-probabilities of the labels of each word, given the ``rows`` of the types.

        They are the mean of the two scorers; a bias against being outside a name makes up for their caution.
        """
        share, bias = self.weights["mix"][:2]
        scores = share * self.net(rows, words) + (1 - share) * self.linear(rows, words)
        scores[:, 0] -= bias
        return log_softmax(scores)

    @property
    def repeats(self) -> float:
        """How much the other occurrences of a word in a document weigh."""
        return float(self.weights["mix"][2])

    def linear(self, rows: Floats, words: Sequences) -> Floats:
        """Return the log-probabilities of the labels by the linear scorer."""
        size = (2 * REACH + 1) * N_LABELS
        blocks = rows[:, :size].reshape(len(rows), 2 * REACH + 1, N_LABELS)[words.type]
        scores = self.weights["linear.contexts"][contexts(words)].sum(axis=1)
        for reach in range(-REACH, REACH + 1):
            if abs(reach) < len(scores):
                if reach < 0:
                    scores[-reach:] += blocks[:reach, reach + REACH]
                else:
                    scores[: len(scores) - reach] += blocks[reach:, reach + REACH]
        return log_softmax(scores + self.weights["linear.bias"])

    def net(self, rows: Floats, words: Sequences) -> Floats:
        """Return the log-probabilities of the labels by the net."""
        import numpy as np

        w = self.weights
        state = rows[words.type, (2 * REACH + 1) * N_LABELS :] + w["net.gap"][words.gap] + w["net.listed"][words.listed]
        state = np.maximum(state, 0)
        for layer, step in enumerate(DILATIONS):
            padded = np.pad(state, ((step, step), (0, 0)))
            windows = np.concatenate((padded[: -2 * step], state, padded[2 * step :]), axis=1)
            state = state + np.maximum(windows @ w[f"net.layer{layer}"] + w[f"net.bias{layer}"], 0)
        return log_softmax(state @ w["net.out"] + w["net.out_bias"])


def log_softmax(scores: Floats) -> Floats:
    """Return the log-probabilities of scores, row by row."""
    import numpy as np

    scores = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
    return result


def _sums(table: Floats, places: Sequence[tuple[int, ...]]) -> Floats:
    """Return the sum of the rows of ``table`` at the places of each item; each has at least one."""
    import numpy as np

    flat = np.array([place for some in places for place in some])
    starts = np.zeros(len(places), dtype=np.int64)
    np.cumsum([len(some) for some in places[:-1]], out=starts[1:])
    sums: Floats = np.add.reduceat(table[flat], starts, axis=0)
    return sums
