"""Groups of sorted rows stay whole, and rows that are not sorted are an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("pyspark")

from arabtext.integrations.spark.batches import Rows, groups_of


def batches(keys: list[int], size: int) -> Iterator[Rows]:
    for at in range(0, len(keys), size):
        yield {"key": keys[at : at + size], "value": list(range(at, min(at + size, len(keys))))}


@pytest.mark.parametrize("size", [1, 2, 5, 100])
@pytest.mark.parametrize("at_least", [1, 4, 1000])
def test_no_group_is_divided(size: int, at_least: int) -> None:
    keys = [1, 1, 2, 3, 3, 3, 3, 3, 3, 4, 5, 5]
    found = list(groups_of(batches(keys, size), "key", at_least=at_least))
    assert [key for rows in found for key in rows["key"]] == keys
    assert [value for rows in found for value in rows["value"]] == list(range(len(keys)))
    firsts = [key for rows in found for key in set(rows["key"])]
    assert len(firsts) == len(set(firsts))


@pytest.mark.parametrize("size", [1, 3])
def test_unsorted_rows_are_an_error(size: int) -> None:
    with pytest.raises(RuntimeError, match="not sorted by key"):
        list(groups_of(batches([1, 2, 1], size), "key"))
