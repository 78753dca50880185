"""What unify needs is said before anything runs; test_matching.py compares its results with the library's."""

from __future__ import annotations

from typing import Any

import pytest

from arabtext.errors import UsageError

pytest.importorskip("pyspark")

from arabtext.integrations.spark import unify


@pytest.mark.thorough
def test_a_missing_column_and_an_unknown_style_are_reported(spark: Any) -> None:
    frame = spark.createDataFrame([(1, "a")], "id int, name string")
    with pytest.raises(UsageError, match="no column 'who'"):
        unify(frame, "who")
    with pytest.raises(UsageError, match="presse"):
        unify(frame, style="presse")
