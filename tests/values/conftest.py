"""Tests with the argument ``number_case``, ``date_case`` or ``fact_case`` run for each case of tests/cases."""

from __future__ import annotations

from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases"


def cases(verb: str) -> list[object]:
    """Return (text, expected, the day that relative dates count from) of each case."""
    found = []
    for path in sorted(CASES.glob(f"*/{verb}*.tsv")):
        day = path.stem.partition("_")[2] or None
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            label, text, expected, *_ = line.split("\t")
            found.append(pytest.param((text, expected, day), id=f"{path.parent.name}: {label}"))
    assert len(found) > 50
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for verb in ("number", "date", "fact"):
        if f"{verb}_case" in metafunc.fixturenames:
            metafunc.parametrize(f"{verb}_case", cases(f"{verb}s"))
