"""Connected components by joins: chains, stars, circles and single edges."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("pyspark")

from arabtext.integrations.spark.components import components

EDGES = [*((f"a{at}", f"a{at + 1}") for at in range(1, 9)), ("b1", "b2"), ("b1", "b3"), ("c1", "c2"), ("c2", "c1")]


@pytest.mark.thorough
def test_each_node_gets_the_smallest_name_of_its_component(spark: Any) -> None:
    found = components(spark.createDataFrame(EDGES, "a string, b string")).collect()
    assert {row.node: row.component for row in found} == {node: f"{node[0]}1" for edge in EDGES for node in edge}
    assert len(found) == len({row.node for row in found})
    assert components(spark.createDataFrame([], "a string, b string")).collect() == []
