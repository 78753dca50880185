"""Probabilities of spans by their features."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.running_text.evidence import log_odds, odds_of, probability, weights
from arabtext.names.running_text.merging import MODELS


def test_every_model_has_weights_and_a_constant() -> None:
    assert set(MODELS.values()) <= set(weights())
    assert all("constant" in table for table in weights().values())


@pytest.mark.parametrize("model", MODELS.values())
def test_a_feature_counts_its_weight_and_an_unknown_one_nothing(model: str) -> None:
    table = weights()[model]
    feature = max((f for f in table if f != "constant"), key=lambda f: abs(table[f]))
    assert log_odds(model, ()) == table["constant"]
    assert log_odds(model, [feature]) == pytest.approx(table["constant"] + table[feature])
    assert log_odds(model, ["no such feature"]) == table["constant"]


@given(st.floats(1e-4, 1 - 1e-4))
def test_a_probability_and_its_log_odds_are_the_same(chance: float) -> None:
    assert probability(odds_of(chance)) == pytest.approx(chance)


@given(st.floats(allow_nan=False))
def test_any_log_odds_are_a_probability(odds: float) -> None:
    assert 0 <= probability(odds) <= 1


def test_certainty_is_bounded() -> None:
    assert odds_of(1.0) == pytest.approx(-odds_of(0.0))
    assert odds_of(1.0) < 10
