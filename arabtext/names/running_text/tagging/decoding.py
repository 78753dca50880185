"""The most likely sequence of labels that is one: a further word of a name follows a word of the same kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from arabtext.names.running_text.tagging.model import N_LABELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_SURE: Final = 6.0  # natural logarithm: how much likelier O is than any other label where no name is read
_NEVER: Final = -1e9
#: Label → the labels that may stand before it.
_BEFORE: Final = tuple(
    (label - 1, label) if label and label % 2 == 0 else tuple(range(N_LABELS)) for label in range(N_LABELS)
)


def spans(scores: Floats, barred: NDArray[np.bool_]) -> Iterator[tuple[int, int, int]]:
    """Yield the first word, the last (exclusive) and the kind of each name, given log-probabilities of labels.

    No name goes on at a word that is ``barred``. Words that are surely outside a name part the text: between them the
    best sequence is found by itself (Viterbi).
    """
    import numpy as np

    maybe = np.flatnonzero(scores[:, 0] < scores[:, 1:].max(axis=1) + _SURE)
    runs = np.split(maybe, np.flatnonzero(np.diff(maybe) > 1) + 1) if len(maybe) else []
    for run in runs:
        start = int(run[0])
        labels = _best(scores[start : start + len(run)].tolist(), barred[start : start + len(run)].tolist())
        yield from _names(labels, start)


def _best(scores: list[list[float]], barred: list[bool]) -> list[int]:
    total = [_NEVER if label and label % 2 == 0 else score for label, score in enumerate(scores[0])]
    chosen: list[list[int]] = []
    for row, bar in zip(scores[1:], barred[1:], strict=True):
        top = max(range(N_LABELS), key=total.__getitem__)
        came = [top] * N_LABELS
        new = [total[top] + score for score in row]
        for label in range(2, N_LABELS, 2):
            first, further = _BEFORE[label]
            came[label] = first if total[first] >= total[further] else further
            new[label] = _NEVER if bar else total[came[label]] + row[label]
        chosen.append(came)
        total = new
    label = max(range(N_LABELS), key=total.__getitem__)
    labels = [label]
    for came in reversed(chosen):
        label = came[label]
        labels.append(label)
    return labels[::-1]


def _names(labels: list[int], start: int) -> Iterator[tuple[int, int, int]]:
    first = -1
    for at, label in enumerate([*labels, 0]):
        if first >= 0 and (label == 0 or label % 2 == 1):
            yield start + first, start + at, (labels[first] - 1) // 2
            first = -1
        if label % 2 == 1:
            first = at
