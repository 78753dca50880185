"""The two scorers of the tagger."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.names.running_text.tagging.model import KINDS, LABELS, Model, log_softmax

LANGUAGES = ("ar", "en")


def test_each_kind_has_a_label_to_begin_and_one_to_go_on() -> None:
    assert LABELS[0] == "O"
    assert len(LABELS) == 1 + 2 * len(KINDS)
    assert [label[2:] for label in LABELS[1::2]] == [label[2:] for label in LABELS[2::2]] == list(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_is_whole_and_its_weights_are_finite(language: str) -> None:
    model = Model.load(language)
    assert len(model.letters) >= 26
    assert all(np.isfinite(weight).all() for weight in model.weights.values())
    assert 0 <= model.weights["mix"][0] <= 1
    assert model.repeats >= 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_no_word_are_one_unknown_letter(language: str) -> None:
    numbers = Model.load(language).numbers
    assert numbers("☃") == numbers("日") == [1]
    assert 0 not in numbers("حسن Hassan")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_read_alike_alone_and_among_longer_ones(language: str) -> None:
    model = Model.load(language)
    alone = model.spell(["حسن"])
    assert np.allclose(alone[0], model.spell(["حسن", "الاستراتيجيات", "x"])[0], atol=1e-5)


def test_matrices_have_a_scale_a_row() -> None:
    arrays = {"letters": np.array("ab"), "m": np.array([[1, 2], [3, 4]], np.int8), "m.scale": np.array([0.5, 2.0])}
    model = Model.of(arrays)
    assert model.weights["m"].tolist() == [[0.5, 1.0], [6.0, 8.0]]
    assert model.letters == {"a": 2, "b": 3}


def test_log_probabilities_add_up_to_one() -> None:
    scores = log_softmax(np.array([[1.0, 2.0, 3.0], [1000.0, 0.0, -1000.0]], np.float32))
    assert np.allclose(np.exp(scores).sum(axis=1), 1)
