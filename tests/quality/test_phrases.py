"""No share of names that are phrases, places or in other alphabets falls below its floor.

The rows: tests/quality/phrases/README.md. The floors are a little below what was reached on the day they were set. The
halves ``test`` were never looked at while tables and rules were written.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import phrase_measures as measures  # noqa: E402

FLOORS = tomllib.loads((HERE / "phrases" / "floors.toml").read_text(encoding="utf-8"))
MEASURES: dict[str, Callable[[str], float]] = {
    **{
        f"{table}: acceptable": lambda part, table=table: measures.share_acceptable(table, part, measures.ours)  # type: ignore[misc]
        for table in measures.ROMANIZED
    },
    "places: acceptable in their country": lambda part: measures.share_acceptable(
        "places", part, measures.ours_in_country
    ),
    "institutions: arabized from the first form": lambda part: measures.shares_arabized(part)[0],
    "institutions: arabized from any form": lambda part: measures.shares_arabized(part)[1],
    "pairs: right": lambda part: measures.verdicts(part, measures.is_same)[0],
}


@pytest.mark.parametrize("part", measures.PARTS)
@pytest.mark.parametrize("measure", MEASURES)
def test_no_share_falls_below_its_floor(measure: str, part: str) -> None:
    reached, floor = MEASURES[measure](part), FLOORS[measure][part]
    assert floor <= reached < floor + 0.05, f"{measure}, {part}: {reached:.3f}, floor {floor}"


def test_hardly_two_names_are_taken_for_one() -> None:
    assert [measures.verdicts(part, measures.is_same)[1] for part in measures.PARTS] <= [0, 3]


def test_rows_are_well_formed_and_each_once() -> None:
    for table in (*measures.ROMANIZED, "pairs"):
        some = [row for part in measures.PARTS for row in measures.rows(table, part)]
        assert len({row["id"] for row in some}) == len(some)
        assert all(None not in row and None not in row.values() for row in some)
