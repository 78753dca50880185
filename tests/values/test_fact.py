"""A fact is plain data."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from decimal import Decimal
from typing import get_args

import pytest

from arabtext.values import Fact, FactKind, facts

EXAMPLES = "5, the 3rd, 5 km, $5, a third of them, dozens, in May 2021, Monday, 5 p.m., 5 days"


def test_a_fact_cannot_be_changed_and_compares_by_its_values() -> None:
    fact = Fact(0, 1, "5", "number", Decimal(5))
    assert fact == Fact(0, 1, "5", "number", Decimal(5))
    with pytest.raises(FrozenInstanceError):
        fact.value = Decimal(6)  # type: ignore[misc]


def test_every_kind_is_found() -> None:
    assert [fact.kind for fact in facts(EXAMPLES)] == list(get_args(FactKind))
