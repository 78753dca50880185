"""The algorithm is found by name, once, and compares across scripts; test_followthemoney.py tests it at length."""

from __future__ import annotations

import pytest

matching = pytest.importorskip("nomenklatura.matching", reason="nomenklatura is not installed")

from arabtext.integrations.nomenklatura import algorithm, register  # noqa: E402


def test_the_algorithm_is_registered_once() -> None:
    register()
    register()
    assert matching.ALGORITHMS.count(algorithm()) == 1
    assert matching.get_algorithm("arabtext") is algorithm()
