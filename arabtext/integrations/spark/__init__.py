"""Spark: functions of columns, and matching and unifying of tables that no machine holds (extra ``spark``).

    from arabtext.integrations import spark
    people.select(spark.romanize("name"))
    spark.match(people, others)

The rows are worked on in Arrow batches on the workers, where arabtext must be installed. See https://spark.apache.org.
"""

from importlib.util import find_spec

from arabtext.errors import MissingExtraError

if find_spec("pyspark") is None or find_spec("pyarrow") is None:
    raise MissingExtraError("spark", "Working with Spark")

from arabtext.integrations.spark.columns import blocks, detect, key, normalize, romanize, score, url_key
from arabtext.integrations.spark.matching import match
from arabtext.integrations.spark.unifying import unify

__all__ = ["blocks", "detect", "key", "match", "normalize", "romanize", "score", "unify", "url_key"]
