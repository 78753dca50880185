"""Columns of dataframes and lists: each comes back as what it was."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pandas as pd
import pyarrow as pa
import pytest

from arabtext import detect, names
from arabtext.tables import columns

NAMES = ["قيس الخزعلي", None, "Kais Khazali", "", "قيس الخزعلي"]


@pytest.mark.parametrize("make", [pd.Series, lambda v: pa.chunked_array([v])])
def test_a_series_stays_a_series_of_its_library(make: object) -> None:
    column = make(["قيس الخزعلي", None, "Kais Khazali"])  # type: ignore[operator]
    found = columns.names(column)
    assert type(found) is type(column)
    values = nw.from_native(found, series_only=True).to_list()
    assert [values[0], values[2]] == ["Qais al-Khazali", "Qais al-Khazali"]
    assert values[1] is None or values[1] != values[1]


def test_the_index_of_a_series_stays() -> None:
    column = pd.Series(["قـيس", "x"], index=[7, 3], name="n")
    found = columns.normalize(column)
    assert list(found.index) == [7, 3]
    assert (found.name, list(found)) == ("n", ["قيس", "x"])


def test_lists_and_tuples_stay_what_they_are() -> None:
    assert columns.normalize(["قـيس", None, 3]) == ["قيس", None, 3]
    assert columns.normalize(("قـيس",)) == ("قيس",)
    assert [one.cluster for one in columns.unify(pd.Series(["قيس الخزعلي", None]))] == [0, -1]


def test_other_columns_of_a_dataframe_are_evidence() -> None:
    people = {"name": ["Salim Nahhas", "سليم نحاس", None], "born": (1970, 1984, 1990), "id": [1, None, 2]}
    assert [one.cluster for one in columns.unify(people["name"], agree={"born": people["born"]})] == [0, 1, -1]
    assert [one.cluster for one in columns.unify(people["name"], distinct=people["id"])] == [0, 0, -1]


ARROW = {
    "string": pa.array(NAMES),
    "large string": pa.array(NAMES, pa.large_string()),
    "dictionary": pa.array(NAMES).dictionary_encode(),
    "chunks": pa.chunked_array([NAMES[:1], [], NAMES[1:]]),
    "chunks of dictionaries": pa.chunked_array([NAMES[:1], NAMES[1:]]).dictionary_encode(),
    "slice": pa.array(["x", *NAMES, "y"]).slice(1, len(NAMES)),
}


@pytest.mark.parametrize("kind", ARROW)
def test_arrays_of_arrow_have_the_results_of_the_functions(kind: str) -> None:
    column = ARROW[kind]
    keys = columns.keys(column)
    assert keys.type == column.type
    assert keys.to_pylist() == [None if name is None else names.key(name) for name in NAMES]
    assert columns.blocks(column) == [None if name is None else names.blocks(name) for name in NAMES]
    assert columns.detect(column) == [None if name is None else detect(name) for name in NAMES]
    assert columns.compare(column, NAMES[::-1]) == [
        names.compare(one, other) if one is not None and other is not None else None
        for one, other in zip(NAMES, NAMES[::-1], strict=True)
    ]
    assert columns.scores(column, column) == [None if name is None else 1.0 for name in NAMES]


@pytest.mark.parametrize("column", [pa.array([], pa.string()), pa.nulls(2), pa.array([1, 2]), [[1], ["x"]]])
def test_columns_without_a_text_have_no_answers(column: object) -> None:
    nothing = [None] * len(column)  # type: ignore[arg-type]
    assert columns.blocks(column) == columns.detect(column) == columns.scores(column, column) == nothing
    assert list(map(str, columns.keys(column))) == list(map(str, column))  # type: ignore[call-overload]
