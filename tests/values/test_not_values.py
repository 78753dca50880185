"""Digits that are no value, and values that look like them."""

from __future__ import annotations

import pytest

from arabtext.values import facts
from arabtext.values.not_values import not_values


@pytest.mark.parametrize(
    "text",
    ["+961 1 234 567", "00961 1 234567", "(212) 555-0123", "06-555-0134", "212-555-0123", "https://example.org/2023/05?id=9", "www.example.org/12", "example.org/a/12", "a.b12@example.org", "@name12", "#tag2023", "F-16", "COVID-19", "9M79M", "MiG-29", "Su-24M", "كوفيد-19", "إف-16", "9/11", "24/7", "وقال.12 ثم", "ended.[3] Then", "1- الالتزام", "3. Close", "(2) فتح"],
)  # fmt: skip
def test_what_is_no_value(text: str) -> None:
    assert facts(text) == []
    assert not_values(text)


@pytest.mark.parametrize(
    "text",
    ["mid-2018", "5-7 men", "Resolution 2118", "React 18.2", "2-1", "No.12", "ص.12", "USD 500", "1990s", "3.5", "5 - 7 men", "من-5", "10% 20", "2019. Then", "1,234 - 5,678", "[1234]", "12 12 2012", "1.2.2012", "Jun-5"],
)  # fmt: skip
def test_what_is_a_value(text: str) -> None:
    assert facts(text)
