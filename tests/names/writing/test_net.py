"""The nets: the same answer alone and in a batch, probabilities that add up, vowels and spellings of unlisted words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names.writing.net import Net
from arabtext.names.writing.vocalize import marked

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
WORD = st.text(st.sampled_from(LETTERS + "پچڤگژ"), min_size=1, max_size=14)


@pytest.fixture(scope="module")
def net() -> Net:
    return Net.load("models/vocalizer.npz")


@given(words=st.lists(WORD, min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_a_batch_reads_each_word_as_it_is_read_alone(words: list[str], net: Net) -> None:
    together = net.read(words, 3)
    for word, readings in zip(words, together, strict=True):
        (alone,) = net.read([word], 3)
        assert [r.labels for r in readings] == [r.labels for r in alone]
        assert all(abs(a.log_probability - b.log_probability) < 1e-3 for a, b in zip(readings, alone, strict=True))


@given(word=WORD)
@settings(max_examples=30, deadline=None)
def test_readings_are_ranked_and_their_probabilities_add_up_to_one_at_most(word: str, net: Net) -> None:
    (readings,) = net.read([word], 5)
    scores = [r.log_probability for r in readings]
    assert scores == sorted(scores, reverse=True)
    assert sum(map(math.exp, scores)) < 1 + 1e-4
    assert all(len(r.labels) == len(word) for r in readings)


def test_the_first_label_can_be_chosen() -> None:
    speller = Net.load("models/speller.npz")
    for origin in ("house", "foreign"):
        (readings,) = speller.read(["^" + "سلمان"], 3, first=[origin])
        assert {r.labels[0] for r in readings} == {origin}


def test_nothing_and_unknown_letters_are_read() -> None:
    net = Net.load("models/vocalizer.npz")
    assert net.read([]) == []
    assert net.read([""]) == [[]]
    assert len(net.read(["ڮڮڮ"], 2)[0]) == 2


def test_labels_may_put_the_right_letter_in_the_place_of_the_typed_one() -> None:
    assert marked("اكرم", ("أَ", "", "َ", "")) == "أَكرَم"
