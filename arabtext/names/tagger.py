"""The marks a bare Arabic word would carry, guessed letter by letter for words that no table holds.

A maximum-entropy Markov model (McCallum, Freitag, Pereira 2000): for each letter a softmax over the marks it can bear,
given the letters around it and the marks chosen before; decoded with a beam. Features are hashed, weights are int8.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from arabtext import resources

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUCKETS = 1 << 17
_START = "<"
_BEAM = 8


def letter_features(letters: str, i: int) -> list[int]:
    """Hashed features of the letters around position ``i``."""
    padded = f"<<<{letters}>>>"
    at = i + 3
    window = padded[at - 3 : at + 4]
    here, before, after = window[3], window[:3], window[4:]
    names = (
        f"c{here}", f"p{before[2]}{here}", f"n{here}{after[0]}", f"pn{before[2]}{here}{after[0]}",
        f"pp{before[1:]}{here}", f"nn{here}{after[:2]}", f"w5{before[1:]}{here}{after[:2]}", f"w7{window}",
        f"ppp{before}{here}", f"nnn{here}{after}", f"l{here}{len(letters)}:{i}", f"e{here}{len(letters) - i}",
        f"L{letters[:i]}|{here}", f"R{here}|{letters[i + 1 :]}", f"s{before[2]}{after[:2]}", f"W{letters}{i}",
    )  # fmt: skip
    return [crc32(name.encode("utf-8", "replace")) % BUCKETS for name in names]


def history_features(letters: str, i: int, last: str, previous: str) -> list[int]:
    """Hashed features of the marks chosen for the two letters before position ``i``."""
    padded = f"<<{letters}>>"
    at = i + 2
    here, before, after, later = padded[at], padded[at - 1], padded[at + 1], padded[at + 2]
    names = (
        f"h{here}{last}", f"hh{here}{last}/{previous}", f"hb{before}{here}{last}", f"ha{here}{after}{last}",
        f"hw{before}{here}{after}{last}/{previous}", f"hl{here}{after}{later}{last}",
    )  # fmt: skip
    return [crc32(name.encode("utf-8", "replace")) % BUCKETS for name in names]


@dataclass(frozen=True)
class Model:
    """Marks that a letter can bear and the weight of each feature for each of them."""

    labels: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: float

    def scores(self, features: list[int]) -> NDArray[np.float64]:
        """Return the sum of the weights of ``features``, one number a label."""
        total: NDArray[np.float64] = self.weights[features].sum(axis=0, dtype="float64") * self.scale
        return total


@cache
def _model() -> Model:
    import numpy as np

    with np.load(io.BytesIO(resources.read_bytes("models/vocalizer.npz")), allow_pickle=False) as data:
        return Model(tuple(str(label) for label in data["labels"]), data["weights"], float(data["scale"]))


def guess(letters: str, n: int = 5) -> list[tuple[str, float]]:
    """Return the ``n`` likeliest vocalized forms of one bare word with their probabilities, best first."""
    return decode(_model(), letters, n)


def decode(model: Model, letters: str, n: int) -> list[tuple[str, float]]:
    """Return what :func:`guess` returns, from ``model``."""
    import numpy as np

    beam: list[tuple[float, str, str, str]] = [(0.0, "", _START, _START)]
    for i, letter in enumerate(letters):
        fixed = model.scores(letter_features(letters, i))
        grown = []
        for score, text, last, previous in beam:
            logits = fixed + model.scores(history_features(letters, i, last, previous))
            logits -= logits.max()
            logits -= math.log(np.exp(logits).sum())
            for k in np.argsort(-logits, kind="stable")[:_BEAM]:
                label = model.labels[k]
                grown.append((score + float(logits[k]), text + letter + label, label, last))
        grown.sort(key=lambda item: (-item[0], item[1]))
        beam = grown[: max(_BEAM, n)]
    return [(text, math.exp(score)) for score, text, _, _ in beam[:n]]
