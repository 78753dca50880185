"""Connected components by joins of the engine."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from arabtext.integrations.spark.batches import checkpoint


def components(edges: DataFrame) -> DataFrame:
    """Return the component of each node of ``edges`` (columns ``a``, ``b``): columns ``node`` and ``component``.

    A component is named by its smallest node. In each round every node takes the smallest name among its neighbors,
    and then the name that this one has taken, so that a chain of n nodes takes about log n rounds (Shiloach and Vishkin
    1982, https://doi.org/10.1016/0196-6774(82)90008-6).
    """
    both = edges.select("a", "b").union(edges.select(F.col("b").alias("a"), F.col("a").alias("b"))).distinct()
    both = checkpoint(both)
    found = checkpoint(both.groupBy(F.col("a").alias("node")).agg(F.min("b").alias("component")))
    found = found.select("node", F.least("node", "component").alias("component"))
    while True:
        near = both.join(found.withColumnRenamed("node", "b"), "b").groupBy(F.col("a").alias("node"))
        taken = found.join(near.agg(F.min("component").alias("nearest")), "node")
        taken = taken.select("node", F.least("component", "nearest").alias("next"), "component")
        further = found.select(F.col("node").alias("next"), F.col("component").alias("further"))
        better = taken.join(further, "next").select("node", F.least("next", "further").alias("better"), "component")
        better = checkpoint(better)
        found = better.select("node", F.col("better").alias("component"))
        if better.where("better < component").isEmpty():
            return found
