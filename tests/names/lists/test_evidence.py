"""The scale of scores in lists."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.names.lists import evidence


def test_log_odds_and_probabilities_undo_each_other() -> None:
    scores = np.array([0.001, 0.2, 0.5, 0.85, 0.999])
    assert evidence.probabilities(evidence.log_odds(scores)) == pytest.approx(scores)


def test_no_score_is_surer_than_the_bound() -> None:
    odds = evidence.log_odds(np.array([0.0, 1.0]))
    assert odds.tolist() == [-evidence.MAX_LOG_ODDS, evidence.MAX_LOG_ODDS]
