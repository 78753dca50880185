"""A small neural net that labels the letters of a word one by one, run by numpy alone.

Two bidirectional layers of gated recurrent units (Cho et al. 2014) read the letters, a third chooses a label for each,
given the labels chosen before; a beam keeps the likeliest sequences. Words of one length are read together. The
weights, int8 with a scale a row, are trained by resources/builders/nets.py.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from arabtext import resources
from arabtext.memory import Cache

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_START: Final = 1  # the label before the first; also the letter in place of any that the net has not seen
_FIRST: Final = 2  # letters and labels are numbered from here on
_MAX_BATCH: Final = 256  # words read together


class Reading(NamedTuple):
    """The labels of a word's letters, and the natural logarithm of their probability."""

    labels: tuple[str, ...]
    log_probability: float


class _Layer(NamedTuple):
    """One direction of a recurrent layer: weights from below, weights from the state, and their biases."""

    below: Floats
    state: Floats
    below_bias: Floats
    state_bias: Floats


@dataclass(frozen=True, eq=False)
class Net:
    """The weights of a net; :meth:`load` reads them, :meth:`read` applies them."""

    letters: dict[str, int]
    labels: tuple[str, ...]
    weights: dict[str, Floats] = field(repr=False)

    @classmethod
    def load(cls, path: str) -> Net:
        """Return the net of a resource file."""
        import numpy as np

        with np.load(io.BytesIO(resources.read_bytes(path)), allow_pickle=False) as data:
            return cls.of({name: data[name] for name in data.files})

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Net:
        """Return the net of ``letters``, ``labels`` and weights; a matrix has the scales of its rows beside it."""
        import numpy as np

        letters = {str(letter): k + _FIRST for k, letter in enumerate(arrays["letters"])}
        labels = tuple(str(label) for label in arrays["labels"])
        weights: dict[str, Floats] = {}
        for name, array in arrays.items():
            if name not in ("letters", "labels") and not name.endswith(".scale"):
                weight = array.astype(np.float32)
                weights[name] = weight * arrays[name + ".scale"][:, None] if weight.ndim > 1 else weight
        return cls(letters, labels, weights)

    def read(
        self, words: Sequence[str], n: int = 5, *, beam: int = 5, first: Iterable[str] = ()
    ) -> list[list[Reading]]:
        """Return up to ``n`` readings of each word, the likeliest first; ``first`` limits the label of letter one."""
        answers: list[list[Reading]] = [[] for _ in words]
        by_length: dict[int, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            if word:
                by_length[len(word)].append(at)
        wanted = [self.labels.index(label) + _FIRST for label in first]
        for places in by_length.values():
            for start in range(0, len(places), _MAX_BATCH):
                chunk = places[start : start + _MAX_BATCH]
                for at, readings in zip(
                    chunk, self._decode([words[p] for p in chunk], max(beam, n), wanted), strict=True
                ):
                    answers[at] = readings[:n]
        return answers

    def _encode(self, words: Sequence[str]) -> Floats:
        """Return the features of words of one length, an array of letters × words × features."""
        import numpy as np

        numbers = np.array([[self.letters.get(letter, _START) for letter in word] for word in words]).T
        below: Floats = self.weights["letter.weight"][numbers]
        for layer in (0, 1):
            sides = [
                _run(below, self._layer(f"encoder.{{}}_l{layer}")),
                _run(below[::-1], self._layer(f"encoder.{{}}_l{layer}_reverse"))[::-1],
            ]
            below = np.concatenate(sides, axis=-1)
        return below

    def _layer(self, pattern: str) -> _Layer:
        parts = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        return _Layer(*(self.weights[pattern.format(part)] for part in parts))

    def _decode(self, words: Sequence[str], beam: int, first: Sequence[int]) -> list[list[Reading]]:
        """Return the readings of words of one length, best first."""
        import numpy as np

        read, layer = self._encode(words), self._layer("decoder.{}_l0")
        size, width = len(words), self.weights["label.weight"].shape[1]
        from_label = self.weights["label.weight"] @ layer.below[:, :width].T + layer.below_bias
        from_letter = read @ layer.below[:, width:].T
        out_state, out_letter = np.split(self.weights["hidden.weight"], [layer.state.shape[1]], axis=1)
        hidden_letter = read @ out_letter.T + self.weights["hidden.bias"]
        state: Floats = np.zeros((size, 1, layer.state.shape[1]), dtype=np.float32)
        score: Floats = np.zeros((size, 1), dtype=np.float32)
        last = np.full((size, 1), _START)
        trail: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
        for i in range(len(words[0])):
            state = _step(from_label[last] + from_letter[i][:, None], state, layer)
            hidden = np.tanh(state @ out_state.T + hidden_letter[i][:, None])
            logits = hidden @ self.weights["out.weight"].T + self.weights["out.bias"]
            logits -= logits.max(axis=-1, keepdims=True)
            logits -= np.log(np.exp(logits).sum(axis=-1, keepdims=True))
            logits[..., :_FIRST] = -np.inf
            if i == 0 and first:
                logits[..., [k for k in range(logits.shape[-1]) if k not in first]] = -np.inf
            kinds = logits.shape[-1]
            total = (score[..., None] + logits).reshape(size, -1)
            best = _largest(total, min(beam, total.shape[1]))
            score = np.take_along_axis(total, best, axis=1)
            origin, last = best // kinds, best % kinds
            state = np.take_along_axis(state, origin[..., None], axis=1)
            trail.append((origin, last))
        return self._trace(trail, score)

    def _trace(self, trail: list[tuple[NDArray[np.int64], NDArray[np.int64]]], score: Floats) -> list[list[Reading]]:
        """Follow the beam back from its end."""
        import numpy as np

        at = np.tile(np.arange(score.shape[1]), (score.shape[0], 1))
        columns = []
        for origin, label in reversed(trail):
            columns.append(np.take_along_axis(label, at, axis=1))
            at = np.take_along_axis(origin, at, axis=1)
        numbers = np.stack(columns[::-1], axis=-1)
        return [
            [
                Reading(tuple(self.labels[k - _FIRST] for k in path), float(s))
                for path, s in zip(paths, scores, strict=True)
                if np.isfinite(s)
            ]
            for paths, scores in zip(numbers, score, strict=True)
        ]


def _sigmoid(x: Floats) -> Floats:
    import numpy as np

    answer: Floats = np.reciprocal(1 + np.exp(-x))
    return answer


def _step(below: Floats, state: Floats, layer: _Layer) -> Floats:
    """Return the next state of gated recurrent units, from the input with its bias and the state before."""
    import numpy as np

    size = state.shape[-1]
    above = state @ layer.state.T + layer.state_bias
    gates = _sigmoid(below[..., : 2 * size] + above[..., : 2 * size])
    fresh = np.tanh(below[..., 2 * size :] + gates[..., :size] * above[..., 2 * size :])
    update = gates[..., size:]
    answer: Floats = fresh + update * (state - fresh)
    return answer


def _run(letters: Floats, layer: _Layer) -> Floats:
    """Return the states of one direction of a layer, letters × words × features."""
    import numpy as np

    below = letters @ layer.below.T + layer.below_bias
    state = np.zeros((letters.shape[1], layer.state.shape[1]), dtype=np.float32)
    states = []
    for step in below:
        state = _step(step, state, layer)
        states.append(state)
    return np.stack(states)


def _largest(scores: Floats, n: int) -> NDArray[np.int64]:
    """Return the places of the ``n`` largest numbers of each row, largest first; of equal ones the first."""
    import numpy as np

    if n < scores.shape[1]:
        some = np.sort(np.argpartition(-scores, n - 1, axis=1)[:, :n], axis=1)
    else:
        some = np.tile(np.arange(n), (scores.shape[0], 1))
    order = np.argsort(-np.take_along_axis(scores, some, axis=1), axis=1, kind="stable")
    answer: NDArray[np.int64] = np.take_along_axis(some, order, axis=1)
    return answer


class Reader:
    """A net and what it read lately; words of one batch are read at a fraction of the time."""

    def __init__(self, net: Net, *, n: int, beam: int, first: Iterable[str] = ()) -> None:
        self._net, self._n, self._beam, self._first = net, n, beam, tuple(first)
        self._cache: Cache[str, list[Reading]] = Cache("readings of a net")

    def read(self, word: str) -> list[Reading]:
        """Return the readings of one word, the likeliest first."""
        return self._cache.get(word) or self._read([word])[0]

    def prepare(self, words: Iterable[str]) -> None:
        """Read the words that have not been read yet, all at once."""
        self._read([word for word in dict.fromkeys(words) if self._cache.get(word) is None])

    def _read(self, words: list[str]) -> list[list[Reading]]:
        readings = self._net.read(words, self._n, beam=self._beam, first=self._first)
        for word, found in zip(words, readings, strict=True):
            self._cache.keep(word, found)
        return readings
