"""Two frames are matched, and one is unified, as the library does it with lists, however the rows are divided."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from arabtext import names
from arabtext.errors import UsageError

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")

sys.path.append(str(Path(__file__).parents[2] / "bench"))

from generated import lists

from arabtext.integrations import spark as functions

Frame = Callable[..., Any]
AUTHORITY = names.Authority(
    (
        names.Decision("Samir Hasan", "سمير حسن", ("S. Hassan",)),
        names.Decision("Layla Nasser", "", (), not_same_as=("Leila Naser",)),
        names.Decision("Leila Naser", "", ()),
    )
)
ODD: list[str | None] = [
    "قيس الخزعلي", "QAIS KHAZALI", "Hezbollah", "حزب الله", "", None, "n/a", "سمير حسن، ليلى ناصر", "Layla Nasser",
    "Samir Hasan (سمير حسن)", "S. Hassan", "شقيق سمير حسن", "Leila Naser", "محمد", "Mohamed", "Иван Петров", "أم علي",
    "Samir Nabulsi / ليلى حداد", "Khazali", "الخزعلي", "د. علي", "Ali (b. 1970)", "Ali (b. 1980)", "x" * 3000,
]  # fmt: skip


def sides(count: int) -> tuple[list[str | None], list[str | None]]:
    rows = list(lists(count))
    return [*ODD, *(row[1] for row in rows), *ODD[:3]], [*(row[3] for row in rows), *reversed(ODD)]


def matched(left: Sequence[str | None], right: Sequence[str | None], **options: Any) -> set[tuple[Any, ...]]:
    found = names.match([name or "" for name in left], [name or "" for name in right], **options)
    return {(one.left, one.right, one.score, one.reason) for one in found}


def unified(column: Sequence[str | None], **options: Any) -> list[tuple[Any, ...]]:
    found = names.unify([name or "" for name in column], **options)
    first: dict[int, int] = {}
    for at, one in enumerate(found):
        first.setdefault(one.cluster, at)
    return [
        (at, one.text, one.canonical, one.arabic, None if one.cluster < 0 else first[one.cluster], one.confidence,
         one.spelling, one.reason)
        for at, one in enumerate(found)
    ]  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("partitions", "options"),
    [(3, {}), (1, {"authority": AUTHORITY}), (8, {"many": True, "threshold": 0.6})],
    ids=["3 partitions", "authority", "many"],
)
def test_frames_are_matched_as_lists_are(frame: Frame, partitions: int, options: dict[str, Any]) -> None:
    left, right = sides(150)
    found = functions.match(frame(left, partitions), frame(right, partitions), **options).collect()
    assert {tuple(row) for row in found} == matched(left, right, **options)
    assert len(found) == len({tuple(row) for row in found})


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("partitions", "options"),
    [(3, {"style": "economist"}), (1, {}), (8, {"authority": AUTHORITY})],
    ids=["style", "1 partition", "authority"],
)
def test_a_frame_is_unified_as_a_list_is(frame: Frame, partitions: int, options: dict[str, Any]) -> None:
    left, right = sides(150)
    column = left + right
    found = sorted(map(tuple, functions.unify(frame(column, partitions), **options).collect()))
    assert found == unified(column, **options)


@pytest.mark.thorough
def test_other_columns_ids_of_texts_and_empty_frames(spark: Any) -> None:
    left = spark.createDataFrame([("b", "قيس الخزعلي"), ("a", "سمير حسن")], "key string, who string")
    right = spark.createDataFrame([(7, "Samir Hasan")], "id long, name string")
    found = {tuple(row)[:2] for row in functions.match(left, right, ("who", "name"), ("key", "id")).collect()}
    assert found == {("a", 7), ("b", None)}
    none = right.limit(0)
    assert [tuple(row)[:2] for row in functions.match(none, right).collect()] == [(None, 7)]
    assert functions.unify(none).collect() == []
    assert {row.cluster for row in functions.unify(left, "who", "key").collect()} == {"a", "b"}


@pytest.mark.thorough
def test_what_is_missing_is_reported_before_anything_runs(frame: Frame) -> None:
    with pytest.raises(UsageError, match="no column 'who'; its columns: 'id', 'name'"):
        functions.match(frame(["a"]), frame(["a"]), "who")
    with pytest.raises(UsageError, match="no column 'key'"):
        functions.unify(frame(["a"]), "name", "key")


@pytest.mark.large
def test_twenty_thousand_rows_have_the_same_result(frame: Frame) -> None:
    left, right = sides(10_000)
    found = functions.match(frame(left, 4), frame(right, 4)).collect()
    assert {tuple(row) for row in found} == matched(left, right)
    column = left[:7_000] + right[:7_000]
    clusters = sorted(map(tuple, functions.unify(frame(column, 5)).collect()))
    assert clusters == unified(column)
