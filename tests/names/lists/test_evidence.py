"""The scale of scores in lists."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.names.comparing.compare import MAYBE, SAME
from arabtext.names.lists import evidence


def test_log_odds_and_probabilities_undo_each_other() -> None:
    scores = np.array([0.001, 0.2, 0.5, 0.85, 0.999])
    assert evidence.probabilities(evidence.log_odds(scores)) == pytest.approx(scores)


def test_no_score_is_surer_than_the_bound() -> None:
    odds = evidence.log_odds(np.array([0.0, 1.0]))
    assert odds.tolist() == [-evidence.MAX_LOG_ODDS, evidence.MAX_LOG_ODDS]


def test_names_are_joined_that_are_nearly_the_same() -> None:
    maybe, same = evidence.log_odds(np.array([MAYBE, SAME]))
    assert (maybe + same) / 2 < evidence.MIN_JOINED < same


def test_a_year_parts_namesakes_and_a_place_does_not() -> None:
    """Log-odds of a year that is one of sixty, and of a place that is one of ten, where they differ."""
    year, place = np.log([0.04 / 0.95, 0.15 / 0.9])
    joined = evidence.with_columns(np.array([8.0, 8.0]), evidence.on_scale(np.array([year, place])))
    assert joined[0] < evidence.MIN_JOINED < joined[1]
