"""The best sequence of labels that is one."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.running_text.tagging.decoding import spans
from arabtext.names.running_text.tagging.model import N_LABELS, log_softmax

SCORE = st.floats(-4, 4, allow_nan=False, width=16)
TABLES = st.lists(st.tuples(*[SCORE] * N_LABELS), min_size=1, max_size=4)


def is_legal(labels: tuple[int, ...], barred: list[bool]) -> bool:
    for at, label in enumerate(labels):
        if label and label % 2 == 0 and (at == 0 or barred[at] or labels[at - 1] not in (label, label - 1)):
            return False
    return True


def names_of(labels: tuple[int, ...]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for at, label in enumerate(labels):
        if label % 2 == 1:
            found.append((at, at + 1, (label - 1) // 2))
        elif label:
            found[-1] = (found[-1][0], at + 1, found[-1][2])
    return found


@given(TABLES, st.lists(st.booleans(), min_size=4, max_size=4))
def test_it_is_the_best_of_all_legal_sequences(table: list[tuple[float, ...]], barred: list[bool]) -> None:
    scores = log_softmax(np.array(table, dtype=np.float64))
    found = list(spans(scores, np.array(barred[: len(table)])))
    legal = [s for s in itertools.product(range(N_LABELS), repeat=len(table)) if is_legal(s, barred)]
    best = max(sum(scores[at, label] for at, label in enumerate(labels)) for labels in legal)
    labels = [0] * len(table)
    for first, last, kind in found:
        labels[first:last] = [1 + 2 * kind] + [2 + 2 * kind] * (last - first - 1)
    assert is_legal(tuple(labels), barred)
    assert sum(scores[at, label] for at, label in enumerate(labels)) >= best - 1e-6
    assert names_of(tuple(labels)) == found


def test_no_name_goes_on_at_a_word_that_is_barred() -> None:
    scores = np.full((2, N_LABELS), -9.0)
    scores[0, 1] = scores[1, 2] = -0.1
    assert list(spans(scores, np.array([False, False]))) == [(0, 2, 0)]
    assert [last for _, last, _ in spans(scores, np.array([False, True]))][:1] == [1]
