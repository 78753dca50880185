"""A small neural net that labels the letters of a word one by one, run by numpy alone.

Two bidirectional layers of gated recurrent units (Cho et al. 2014) read the letters, a third chooses a label for each,
given the labels chosen before; a beam keeps the likeliest sequences. Words of one length are read together, and every
product is one of two matrices. The weights, int8 with a scale a row, are trained by resources/builders/nets.py.
"""

from __future__ import annotations

import io
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from arabtext import resources
from arabtext.memory import Cache

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_START: Final = 1  # the label before the first; also the letter in place of any that the net has not seen
_FIRST: Final = 2  # letters and labels are numbered from here on
#: Sequences of labels that grow together; chosen by hand, more do not fit the processor's cache and are slower.
_MAX_SEQUENCES: Final = 1024


class Reading(NamedTuple):
    """The labels of a word's letters, and the natural logarithm of their probability."""

    labels: tuple[str, ...]
    log_probability: float


class _Layer(NamedTuple):
    """One direction of a recurrent layer: weights from below, weights from the state, and their biases.

    The weights have a row for each input and a column for each unit of the three gates.
    """

    below: Floats
    state: Floats
    below_bias: Floats
    state_bias: Floats


class _Decoder(NamedTuple):
    """The weights of the layers that choose labels, by what they are multiplied with."""

    label: Floats  # what a label adds to the gates
    letter: Floats  # features of a letter × gates
    state: Floats
    state_bias: Floats
    hidden_state: Floats  # state × hidden units
    hidden_letter: Floats  # features of a letter × hidden units
    hidden_bias: Floats
    out: Floats  # hidden units × labels
    out_bias: Floats


class _Encoded(NamedTuple):
    """What the letters of words of one length add to the decoder, letters × words × units of its gates or hidden."""

    gates: Floats
    hidden: Floats


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
        self,
        words: Sequence[str],
        n: int = 5,
        *,
        beam: int = 5,
        first: Iterable[str] = (),
        encodings: Encodings | None = None,
    ) -> list[list[Reading]]:
        """Return up to ``n`` readings of each word, the likeliest first; ``first`` limits the label of letter one.

        Who reads the same words with several ``first`` gives the same ``encodings`` each time, which spares work.
        """
        encodings = Encodings(self) if encodings is None else encodings
        answers: list[list[Reading]] = [[] for _ in words]
        wanted = [self.labels.index(label) + _FIRST for label in first]
        beam = max(beam, n)
        for places in _batches(words, max(1, _MAX_SEQUENCES // beam)):
            encoded = encodings.of([words[place] for place in places])
            for place, readings in zip(places, self._decode(encoded, n, beam, wanted), strict=True):
                answers[place] = readings
        return answers

    def read_first(self, words: Sequence[str], encodings: Encodings | None = None) -> list[dict[str, float]]:
        """Return for each word the probabilities of the labels of its first letter, whatever labels follow."""
        import numpy as np

        encodings = Encodings(self) if encodings is None else encodings
        answers: list[dict[str, float]] = [{} for _ in words]
        for places in _batches(words, _MAX_SEQUENCES):
            encoded = encodings.of([words[place] for place in places])
            state: Floats = np.zeros((len(places), len(self._decoder.state)), dtype=np.float32)
            _, logits = self._label(encoded.gates[0], encoded.hidden[0], state, np.full(len(places), _START))
            chances = np.exp(logits - _log_sum(logits))[:, _FIRST:].tolist()
            for place, some in zip(places, chances, strict=True):
                answers[place] = dict(zip(self.labels, some, strict=True))
        return answers

    def encode(self, words: Sequence[str]) -> _Encoded:
        """Return what the letters of words of one length add to the decoder."""
        import numpy as np

        numbers = np.array([[self.letters.get(letter, _START) for letter in word] for word in words]).T
        read: Floats = self.weights["letter.weight"][numbers]
        for forward, backward in self._encoder:
            read = np.concatenate([_run(read, forward), _run(read[::-1], backward)[::-1]], axis=-1)
        decoder = self._decoder
        return _Encoded(_times(read, decoder.letter), _times(read, decoder.hidden_letter) + decoder.hidden_bias)

    @cached_property
    def _encoder(self) -> list[tuple[_Layer, _Layer]]:
        """The layers that read letters, each forward and backward."""
        return [(self._layer(f"encoder.{{}}_l{n}"), self._layer(f"encoder.{{}}_l{n}_reverse")) for n in (0, 1)]

    @cached_property
    def _decoder(self) -> _Decoder:
        import numpy as np

        layer, labels = self._layer("decoder.{}_l0"), self.weights["label.weight"]
        from_label, from_letter = np.split(layer.below, [labels.shape[1]])
        hidden_state, hidden_letter = np.split(_turned(self.weights["hidden.weight"]), [len(layer.state)])
        return _Decoder(
            labels @ from_label + layer.below_bias,
            from_letter,
            layer.state,
            layer.state_bias,
            hidden_state,
            hidden_letter,
            self.weights["hidden.bias"],
            _turned(self.weights["out.weight"]),
            self.weights["out.bias"],
        )

    def _layer(self, pattern: str) -> _Layer:
        below, state, *biases = (
            self.weights[pattern.format(part)] for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        )
        return _Layer(_turned(below), _turned(state), *biases)

    def _decode(self, encoded: _Encoded, n: int, beam: int, first: Sequence[int]) -> list[list[Reading]]:
        """Return up to ``n`` readings of words of one length, best first; ``first`` as numbers of labels."""
        import numpy as np

        size, width = encoded.gates.shape[1], 1  # words, and sequences of each
        state: Floats = np.zeros((size, len(self._decoder.state)), dtype=np.float32)
        score: Floats = np.zeros((size, 1), dtype=np.float32)
        last = np.full(size, _START)
        trail: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
        for gates, hidden in zip(encoded.gates, encoded.hidden, strict=True):
            state, logits = self._label(gates, hidden, state, last)
            logits += score.reshape(-1, 1) - _log_sum(logits)
            logits[:, :_FIRST] = -np.inf
            kept = beam
            if first and not trail:
                logits[:, [k for k in range(logits.shape[1]) if k not in first]] = -np.inf
                kept = len(first)
            kinds = logits.shape[1]
            total = logits.reshape(size, -1)
            best = _largest(total, min(kept, total.shape[1]), width)
            score = np.take_along_axis(total, best, axis=1)
            origin, label = np.divmod(best, kinds)
            state = state[(np.arange(size)[:, None] * width + origin).ravel()]
            width, last = best.shape[1], label.ravel()
            trail.append((origin, label))
        return self._trace(trail, score, n)

    def _label(self, gates: Floats, hidden: Floats, state: Floats, last: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Return the next state of each sequence and its logits of the next label, an array of sequences × labels.

        ``gates`` and ``hidden`` are what the letter of each word adds; ``last`` is the label before, of each sequence.
        """
        import numpy as np

        decoder, size = self._decoder, len(gates)
        below = decoder.label[last]
        below.reshape(size, -1, below.shape[1])[...] += gates[:, None]
        above = state @ decoder.state
        above += decoder.state_bias
        state = _step(below, above, state)
        units = state @ decoder.hidden_state
        units.reshape(size, -1, units.shape[1])[...] += hidden[:, None]
        logits: Floats = np.tanh(units, out=units) @ decoder.out
        logits += decoder.out_bias
        return state, logits

    def _trace(
        self, trail: list[tuple[NDArray[np.int64], NDArray[np.int64]]], score: Floats, n: int
    ) -> list[list[Reading]]:
        """Follow the ``n`` likeliest sequences of each word back from their ends."""
        import numpy as np

        score = score[:, :n]
        at = np.tile(np.arange(score.shape[1]), (score.shape[0], 1))
        columns = []
        for origin, label in reversed(trail):
            columns.append(np.take_along_axis(label, at, axis=1))
            at = np.take_along_axis(origin, at, axis=1)
        names = self._label_names[np.stack(columns[::-1], axis=-1)]
        return [
            [Reading(tuple(path), s) for path, s in zip(paths, scores, strict=True) if s > -math.inf]
            for paths, scores in zip(names.tolist(), score.tolist(), strict=True)
        ]

    @cached_property
    def _label_names(self) -> NDArray[np.object_]:
        import numpy as np

        return np.array([""] * _FIRST + list(self.labels), dtype=object)


class Encodings:
    """What a net has read of the letters of words, kept to be decoded in several ways."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._of: dict[str, _Encoded] = {}

    def of(self, words: Sequence[str]) -> _Encoded:
        """Return the encoding of words of one length."""
        import numpy as np

        if new := [word for word in words if word not in self._of]:
            encoded = self._net.encode(new)
            for at, word in enumerate(new):
                self._of[word] = _Encoded(encoded.gates[:, at], encoded.hidden[:, at])
        found = [self._of[word] for word in words]
        return _Encoded(np.stack([one.gates for one in found], 1), np.stack([one.hidden for one in found], 1))


def _batches(words: Sequence[str], most: int) -> Iterator[list[int]]:
    """Yield the places of words of one length, at most ``most`` together; empty words are left out."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        by_length[len(word)].append(at)
    by_length.pop(0, None)
    for places in by_length.values():
        for start in range(0, len(places), most):
            yield places[start : start + most]


def _turned(weights: Floats) -> Floats:
    """Return a matrix with its rows as columns, in the order of memory that products are quickest with."""
    import numpy as np

    return np.ascontiguousarray(weights.T)


def _times(features: Floats, weights: Floats) -> Floats:
    """Return letters × words × features times a matrix, as one product."""
    answer: Floats = (features.reshape(-1, len(weights)) @ weights).reshape(*features.shape[:2], -1)
    return answer


def _step(below: Floats, above: Floats, state: Floats) -> Floats:
    """Return the next state of gated recurrent units, from what the input and the state before add to their gates."""
    import numpy as np

    size = state.shape[-1]
    gates = below[:, : 2 * size] + above[:, : 2 * size]
    np.negative(gates, out=gates)
    np.exp(gates, out=gates)
    gates += 1
    np.reciprocal(gates, out=gates)
    fresh = gates[:, :size] * above[:, 2 * size :]
    fresh += below[:, 2 * size :]
    np.tanh(fresh, out=fresh)
    answer: Floats = state - fresh
    answer *= gates[:, size:]
    answer += fresh
    return answer


def _run(letters: Floats, layer: _Layer) -> Floats:
    """Return the states of one direction of a layer, letters × words × features."""
    import numpy as np

    below = _times(letters, layer.below) + layer.below_bias
    state = np.zeros((letters.shape[1], len(layer.state)), dtype=np.float32)
    states = []
    for step in below:
        state = _step(step, state @ layer.state + layer.state_bias, state)
        states.append(state)
    return np.stack(states)


def _log_sum(logits: Floats) -> Floats:
    """Return the logarithm of the sum of the exponentials of each row, as a column."""
    import numpy as np

    highest = logits.max(axis=1, keepdims=True)
    raised = logits - highest
    np.exp(raised, out=raised)
    answer: Floats = highest + np.log(raised.sum(axis=1, keepdims=True))
    return answer


def _largest(scores: Floats, n: int, width: int) -> NDArray[np.int64]:
    """Return the places of the ``n`` largest numbers of each row, largest first; of equal ones the first.

    A row consists of ``width`` pieces. Where these are ``n``, each has a number no less than the least of their
    maxima, so that all the others are out; few numbers are left to be sorted.
    """
    import numpy as np

    if width < n:
        some = np.sort(np.argpartition(-scores, n - 1, axis=1)[:, :n], axis=1)
        values = np.take_along_axis(scores, some, axis=1)
    else:
        floor = scores.reshape(len(scores), width, -1).max(axis=2).min(axis=1)
        row, column = np.divmod(np.flatnonzero(scores >= floor[:, None]), scores.shape[1])
        counts = np.bincount(row, minlength=len(scores))
        place = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
        some = np.zeros((len(scores), counts.max()), dtype=np.int64)
        values = np.full(some.shape, -np.inf, dtype=np.float32)
        some[row, place], values[row, place] = column, scores[row, column]
    order = np.argsort(-values, axis=1, kind="stable")[:, :n]
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

    def prepare(self, words: Iterable[str], encodings: Encodings | None = None) -> None:
        """Read the words that have not been read yet, all at once."""
        if new := [word for word in dict.fromkeys(words) if self._cache.get(word) is None]:
            self._read(new, encodings)

    def _read(self, words: list[str], encodings: Encodings | None = None) -> list[list[Reading]]:
        readings = self._net.read(words, self._n, beam=self._beam, first=self._first, encodings=encodings)
        for word, found in zip(words, readings, strict=True):
            self._cache.keep(word, found)
        return readings
