"""What other occurrences of a word say about it."""

from __future__ import annotations

import numpy as np

from arabtext.names.running_text.tagging.document import with_repeats
from arabtext.names.running_text.tagging.model import N_LABELS, log_softmax


def scores(*persons: float) -> np.ndarray:
    """Return log-probabilities of words that are persons with these probabilities, else outside a name."""
    table = np.full((len(persons), N_LABELS), 1e-4)
    table[:, 0] = 1 - np.array(persons)
    table[:, 1] = persons
    return log_softmax(np.log(table))


def test_a_word_that_is_a_person_elsewhere_is_rather_one_here() -> None:
    before = scores(0.9, 0.2, 0.2)
    after = with_repeats(before, ["جنبلاط", "جنبلاط", "كلام"], 3.0)
    assert after[1, 1] > before[1, 1] + 0.5
    assert np.allclose(after[2], before[2])


def test_its_own_probability_is_no_evidence_for_itself() -> None:
    before = scores(0.9, 0.01)
    after = with_repeats(before, ["جنبلاط", "جنبلاط"], 3.0)
    assert after[0, 1] <= before[0, 1] + 0.01


def test_words_without_repeats_stay_as_they_are() -> None:
    before = scores(0.9, 0.2, 0.3)
    assert np.array_equal(with_repeats(before, ["أ", "ب", None], 3.0), before)
    assert np.array_equal(with_repeats(before, [None, None, None], 3.0), before)
