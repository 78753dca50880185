"""Columns of every library: each comes back as what it was, with the values that the function alone would give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.errors import ArgumentTypeError
from arabtext.tables import columns
from arabtext.tables.containers import list_values, map_texts

try:
    import polars as pl
except ImportError:  # the extra "polars" is not among those of the tests
    pl = None  # type: ignore[assignment]

needs_polars = pytest.mark.skipif(pl is None, reason='needs the extra "polars"')

Values = list[str | None]
Make = Callable[[Values], Any]


def pandas_series(dtype: object) -> Make:
    return lambda values: pd.Series(values, dtype=dtype, name="n", index=[f"r{at}" for at in range(len(values))])


def polars_series(dtype: Callable[[], object]) -> Make:
    return lambda values: pl.Series("n", values, dtype=dtype())


def in_chunks(values: Values, type_: pa.DataType) -> pa.ChunkedArray:
    """An array in chunks of two values, with an empty one."""
    pieces = [values[at : at + 2] for at in range(0, len(values), 2)]
    return pa.chunked_array([pa.array(piece, type=type_) for piece in [*pieces, []]], type=type_)


ARROW_TYPES = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int8(), pa.string()),
]
KINDS: dict[str, Make] = {
    **{f"pandas {dtype}": pandas_series(dtype) for dtype in ("object", "str", "string")},
    "pandas string[python]": pandas_series(pd.StringDtype("python")),
    "pandas string[pyarrow]": pandas_series(pd.StringDtype("pyarrow")),
    **{f"pandas ArrowDtype({type_})": pandas_series(pd.ArrowDtype(type_)) for type_ in ARROW_TYPES},
    "pandas Index": lambda values: pd.Index(values, dtype="str", name="n"),
    **{f"Array {type_}": lambda values, type_=type_: pa.array(values, type=type_) for type_ in ARROW_TYPES},
    **{f"ChunkedArray {type_}": lambda values, type_=type_: in_chunks(values, type_) for type_ in ARROW_TYPES},
    "Array ordered": lambda values: pa.array(values, type=pa.dictionary(pa.int32(), pa.string(), ordered=True)),
    "list": list,
    "tuple": tuple,
    "numpy object": lambda values: np.array([*values, None], dtype=object)[:-1],
}
POLARS: dict[str, Make] = {
    "polars String": polars_series(lambda: pl.String),
    "polars Categorical": polars_series(lambda: pl.Categorical),
}
EVERY = [
    *(pytest.param(make, id=name) for name, make in KINDS.items()),
    *(pytest.param(make, id=name, marks=needs_polars) for name, make in POLARS.items()),
]

VALUES = st.lists(st.none() | st.sampled_from(["a", "A", "ab", "AB", "", "قـيس", "قيس"]), max_size=9)


def type_of(column: Any) -> object:
    return getattr(column, "dtype", getattr(column, "type", type(column)))


def plain(values: Sequence[object]) -> list[object]:
    return [value if isinstance(value, str) else None for value in values]


def fold(text: str) -> str:
    return columns.normalize([text])[0].lower() + "."


@pytest.mark.parametrize("make", EVERY)
@given(values=VALUES)
def test_a_column_is_changed_value_by_value_and_keeps_its_type(make: Make, values: Values) -> None:
    column = make(values)
    found = columns.apply(column, fold)
    assert type(found) is type(column)
    assert type_of(found) == type_of(column)
    assert plain(list_values(found)) == [None if value is None else fold(value) for value in values]
    assert plain(list_values(column)) == values


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("values", [[], [None, None]])
def test_a_column_without_a_text_is_copied(make: Make, values: Values) -> None:
    column = make(values)
    found = columns.apply(column, fold)
    assert type_of(found) == type_of(column)
    assert len(found) == len(values)
    assert found is not column or isinstance(column, tuple)


@pytest.mark.parametrize("make", EVERY)
def test_each_distinct_text_is_changed_once(make: Make) -> None:
    seen: list[str] = []

    def change(texts: list[str]) -> list[str]:
        seen.extend(texts)
        return texts

    map_texts(make(["b", None, "a", "b", "a", "b"]), change)
    assert sorted(seen) == ["a", "b"]


# pandas


def test_the_index_the_name_and_the_attributes_of_a_series_stay() -> None:
    column = pd.Series(["قـيس", None], index=pd.MultiIndex.from_tuples([(1, "x"), (2, "y")]), name=("n", 1))
    column.attrs["source"] = "survey"
    found = columns.normalize(column)
    assert found.index.equals(column.index)
    assert (found.name, found.attrs) == (("n", 1), {"source": "survey"})


@pytest.mark.parametrize("categories", ["object", "str", "string[pyarrow]"])
@pytest.mark.parametrize("ordered", [False, True])
def test_the_categories_of_a_category_change(categories: str, ordered: bool) -> None:
    kind = pd.CategoricalDtype(pd.Index(["low", "LOW", "unused", "high"], dtype=categories), ordered=ordered)
    found = columns.apply(pd.Series(["high", "LOW", None, "low"], dtype=kind), str.lower)
    assert found.tolist()[:2] == ["high", "low"]
    assert found.tolist()[3] == "low"
    assert found.isna().tolist() == [False, False, True, False]
    assert found.dtype == pd.CategoricalDtype(pd.Index(["low", "unused", "high"], dtype=categories), ordered=ordered)


def test_missing_values_and_other_objects_stay_what_they_are() -> None:
    values = [None, float("nan"), pd.NA, pd.NaT, 3, "A", ["A"], b"A"]
    found = columns.apply(pd.Series(values, dtype=object), str.lower)
    assert [value for value, before in zip(found, values, strict=True) if value is not before] == ["a"]


@pytest.mark.parametrize("values", [[1, 2], [1.5, None], pd.to_datetime(["2020-01-02"]), pd.interval_range(0, 2)])
def test_a_series_without_texts_is_a_copy(values: Any) -> None:
    column = pd.Series(values)
    found = columns.apply(column, str.lower)
    pd.testing.assert_series_equal(found, column)
    assert found is not column


def test_missing_cells_of_pandas_are_no_names() -> None:
    found = columns.unify(pd.Series(["قيس الخزعلي", None], dtype="string"))
    assert [(one.text, one.cluster) for one in found] == [("قيس الخزعلي", 0), ("", -1)]


# pyarrow


def test_chunks_are_kept() -> None:
    column = pa.chunked_array([["قـيس", None], [], ["x"]])
    assert columns.normalize(column).chunks == pa.chunked_array([["قيس", None], [], ["x"]]).chunks
    assert columns.normalize(pa.chunked_array([], type=pa.string())).num_chunks == 0


def test_names_in_arrow_are_romanized() -> None:
    assert columns.names(pa.array(["قيس الخزعلي", None])).to_pylist() == ["Qais al-Khazali", None]


def test_a_dictionary_has_each_value_once() -> None:
    array = pa.DictionaryArray.from_arrays(pa.array([3, 1, None, 0], pa.int8()), pa.array(["a", "A", "b", None]))
    found = columns.apply(array[1:], str.lower)
    assert found.to_pylist() == ["a", None, "a"]
    assert found.dictionary.to_pylist() == ["a", "b", None]
    assert found.type == array.type


def test_arrays_of_other_types_stay() -> None:
    for array in (pa.array([1, None]), pa.array([["a"]]), pa.array([{"a": "b"}]), pa.nulls(2)):
        assert columns.apply(array, str.upper).equals(array)


# numpy


def test_an_array_of_fixed_width_gets_the_width_it_needs() -> None:
    found = columns.apply(np.array(["a", "bc"]), lambda text: text * 3)
    assert (found.tolist(), found.dtype) == (["aaa", "bcbcbc"], np.dtype("<U6"))


def test_arrays_of_numbers_and_of_odd_objects_stay() -> None:
    assert columns.apply(np.array([1.5, 2]), str.upper).tolist() == [1.5, 2.0]
    odd = np.empty(2, dtype=object)
    odd[:] = [[1, 2], "a"]
    assert columns.apply(odd, str.upper).tolist() == [[1, 2], "A"]


def test_a_masked_array_loses_no_mask() -> None:
    masked = np.ma.array(["a", "b"], mask=[False, True])
    assert columns.apply(masked, str.upper) == ["A", np.ma.masked]


# polars


@needs_polars
def test_a_series_of_polars_keeps_its_name() -> None:
    found = columns.names(pl.Series("who", ["قيس الخزعلي", None]))
    assert (found.name, found.to_list()) == ("who", ["Qais al-Khazali", None])


@needs_polars
@pytest.mark.parametrize("values", [["b", None, "A"], [], [None]])
def test_an_enum_becomes_one_of_the_changed_categories(values: Values) -> None:
    found = columns.apply(pl.Series(values, dtype=pl.Enum(["a", "A", "b"])), str.upper)
    assert found.dtype == pl.Enum(["A", "B"])
    assert found.to_list() == [value and value.upper() for value in values]


@needs_polars
@pytest.mark.parametrize("dtype", ["String", "Categorical", "Enum"])
def test_an_expression_comes_back_as_an_expression(dtype: str) -> None:
    kind = pl.Enum(["قـيس", "x"]) if dtype == "Enum" else getattr(pl, dtype)
    frame = pl.DataFrame({"a": ["قـيس", None, "x"], "g": [1, 1, 2]}, schema_overrides={"a": kind})
    changed = columns.normalize(pl.col("a"))
    assert isinstance(changed, pl.Expr)
    expected = ["قيس", None, "x"]
    assert frame.select(changed)["a"].to_list() == expected
    lazy = frame.lazy().with_columns(changed)
    assert lazy.collect()["a"].to_list() == expected
    assert lazy.collect_schema()["a"] in (lazy.collect()["a"].dtype, pl.Unknown)  # older versions do not know it
    assert frame.with_columns(changed.over("g"))["a"].to_list() == expected


@needs_polars
def test_polars_columns_of_other_types_stay() -> None:
    for series in (pl.Series([None, None]), pl.Series([1, None]), pl.Series([["a"]])):
        assert columns.apply(series, str.upper).equals(series, check_dtypes=True)
    mixed = columns.apply(pl.Series(["a", 3, None], dtype=pl.Object), str.upper)
    assert (mixed.to_list(), mixed.dtype) == (["A", 3, None], pl.Object)


def test_a_series_of_narwhals_stays_one() -> None:
    found = columns.apply(nw.from_native(pd.Series(["a"], name="n"), series_only=True), str.upper)
    assert isinstance(found, nw.Series)
    assert (found.name, found.to_list()) == ("n", ["A"])


# What is no column


def test_an_iterator_gives_a_list() -> None:
    assert columns.apply((text for text in ("a", "b")), str.upper) == ["A", "B"]
    assert columns.apply({"a": 1}.keys(), str.upper) == ["A"]
    assert columns.apply(iter(()), str.upper) == []


def frames() -> Iterator[object]:
    people = {"name": ["a"], "id": [1]}
    yield people
    yield pd.DataFrame(people)
    yield pd.MultiIndex.from_tuples([("a", 1)])
    yield pa.table(people)
    yield pa.RecordBatch.from_pydict(people)
    if pl is not None:
        yield pl.DataFrame(people)
        yield pl.LazyFrame(people)


@pytest.mark.parametrize("frame", [*frames()], ids=lambda frame: f"{type(frame).__module__}.{type(frame).__name__}")
def test_a_whole_table_is_refused(frame: object) -> None:
    for read in (columns.names, columns.normalize, columns.unify):
        with pytest.raises(ArgumentTypeError, match=r'column must be a list, an array or a series.*frame\["name"\]'):
            read(frame)


@pytest.mark.parametrize("value", ["قيس", b"a", 3, None, np.array([["a"]]), np.array("a"), pa.scalar("a")])
def test_what_is_no_column_is_refused(value: object) -> None:
    for read in (columns.names, columns.unify):
        with pytest.raises(ArgumentTypeError, match="column must be a list, an array or a series, not"):
            read(value)


@needs_polars
def test_an_expression_has_no_values_to_unify() -> None:
    with pytest.raises(ArgumentTypeError, match="collected"):
        columns.unify(pl.col("a"))
