"""Containers of a column: a list, an array or a series of any library, and the same kind again with other texts.

pandas, polars, pyarrow and numpy are looked up among the modules that are loaded: whoever has a value of theirs has
loaded them. Other series come and go through narwhals.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from itertools import accumulate, pairwise
from typing import Any

import narwhals.stable.v2 as nw

from arabtext.errors import ArgumentTypeError

#: What a column holds, and how to make such a column of as many other values.
_Opened = tuple[list[Any], Callable[[list[Any]], Any]]


def list_values(column: Any) -> list[Any]:
    """Return the values of a column as Python has them; a missing one is None, or the float NaN of a list.

    Raises :class:`arabtext.errors.ArgumentTypeError` for what is no column.

    >>> list_values(("a", None))
    ['a', None]
    """
    _expect_values(column)
    if _is(column, "pandas", "Series", "Index"):
        return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]
    if _is(column, "pyarrow", "Array", "ChunkedArray"):
        return list(column.to_pylist())
    series = nw.from_native(column, series_only=True, pass_through=True)
    return list(series.to_list() if isinstance(series, nw.Series) else column)


def map_texts(column: Any, change: Callable[[list[str]], list[str]]) -> Any:
    """Return a column of the kind of ``column`` with other texts; what is no text stays.

    ``change`` takes the distinct texts at once, in order; those of a categorical column are its categories. Raises
    :class:`arabtext.errors.ArgumentTypeError` for what is no column.

    >>> map_texts(["b", None, "a", "b"], lambda texts: [text.upper() for text in texts])
    ['B', None, 'A', 'B']
    """
    if _is(column, "polars", "Expr"):
        return column.map_batches(lambda series: map_texts(series, change))
    if isinstance(column, nw.Series):
        return nw.from_native(map_texts(column.to_native(), change), series_only=True)
    _expect_values(column)
    values, remake = _open(column)
    texts = list(dict.fromkeys(value for value in values if isinstance(value, str)))
    changed = dict(zip(texts, change(texts), strict=True))
    if not texts and remake is not list:
        return copy(column)
    return remake([changed[value] if isinstance(value, str) else value for value in values])


# What a value is


def _is(value: object, module: str, *types: str) -> bool:
    """Report whether a value is of one of the types of a module, which is not imported for that."""
    loaded = sys.modules.get(module)
    return loaded is not None and isinstance(value, tuple(getattr(loaded, name) for name in types))


def _expect_values(column: Any) -> None:
    """Raise ArgumentTypeError for a table, a single text, or what has no values in a row."""
    kind, hint = type(column).__name__, ""
    if _is_table(column):
        hint = '; give one column of it, such as frame["name"]'
    elif _is(column, "polars", "Expr"):
        hint = "; an expression has no values yet: give the column of a frame that is collected"
    elif isinstance(column, (str, bytes)):
        hint = "; put a single text into a list"
    elif _is(column, "numpy", "ndarray") and column.ndim != 1:
        kind = f"an array of {column.ndim} dimensions"
    elif isinstance(column, Iterable):
        return
    raise ArgumentTypeError(f"column must be a list, an array or a series, not {kind}{hint}")


def _is_table(value: object) -> bool:
    if isinstance(value, Mapping) or _is(value, "pyarrow", "RecordBatch") or _is(value, "pandas", "MultiIndex"):
        return True
    return isinstance(nw.from_native(value, pass_through=True), (nw.DataFrame, nw.LazyFrame))


# Columns opened


def _open(column: Any) -> _Opened:
    """Return the values of a column whose texts change, and the function that makes such a column of other values."""
    if isinstance(column, tuple):
        return list(column), tuple
    if _is(column, "pandas", "Series", "Index"):
        return _open_pandas(column)
    if _is(column, "pyarrow", "ChunkedArray"):
        return _open_chunks(column)
    if _is(column, "pyarrow", "Array"):
        return _open_arrow(column)
    if _is(column, "numpy", "ndarray"):
        return _open_numpy(column)
    series = nw.from_native(column, series_only=True, pass_through=True)
    return _open_series(series) if isinstance(series, nw.Series) else (list(column), list)


def _open_pandas(column: Any) -> _Opened:
    """Open a series or an index of pandas: the array in it, which gets the same name, index and attributes."""
    values, remake = _open_pandas_array(column.array)

    def wrap(changed: list[Any]) -> Any:
        array = remake(changed)
        if _is(column, "pandas", "Index"):
            return sys.modules["pandas"].Index(array, dtype=array.dtype, name=column.name)
        made = type(column)(array, dtype=array.dtype, index=column.index, name=column.name)
        return made.__finalize__(column)

    return values, wrap


def _open_pandas_array(array: Any) -> _Opened:
    pandas = sys.modules["pandas"]
    if isinstance(array.dtype, pandas.CategoricalDtype):
        categories, remake = _open_pandas(array.categories)

        def recode(changed: list[Any]) -> Any:
            distinct, places = _merge(changed)
            codes = [places[code] if code >= 0 else -1 for code in array.codes.tolist()]
            return pandas.Categorical.from_codes(codes, remake(distinct), ordered=array.ordered)

        return categories, recode
    if isinstance(array.dtype, pandas.ArrowDtype):
        values, remake = _open_chunks(array.__arrow_array__())
        return values, lambda changed: type(array)(remake(changed))
    return list(array), lambda changed: pandas.array(changed, dtype=array.dtype)


def _open_chunks(column: Any) -> _Opened:
    """Open a chunked array of pyarrow, whose chunks are kept."""
    opened = [_open_arrow(chunk) for chunk in column.chunks]
    ends = [0, *accumulate(len(values) for values, _ in opened)]

    def remake(changed: list[Any]) -> Any:
        pieces = [make(changed[start:end]) for (start, end), (_, make) in zip(pairwise(ends), opened, strict=True)]
        return sys.modules["pyarrow"].chunked_array(pieces, type=column.type)

    return [value for values, _ in opened for value in values], remake


def _open_arrow(array: Any) -> _Opened:
    """Open an array of pyarrow; the dictionary alone of one that has a dictionary."""
    pyarrow = sys.modules["pyarrow"]
    if not pyarrow.types.is_dictionary(array.type):
        return array.to_pylist(), lambda changed: pyarrow.array(changed, type=array.type)
    values, remake = _open_arrow(array.dictionary)

    def recode(changed: list[Any]) -> Any:
        distinct, places = _merge(changed)
        indices = pyarrow.array(places, type=array.type.index_type).take(array.indices)
        return pyarrow.DictionaryArray.from_arrays(indices, remake(distinct), ordered=array.type.ordered)

    return values, recode


def _open_numpy(array: Any) -> _Opened:
    """Open an array of numpy; one of texts with a fixed width gets the width that it needs, a masked one is a list."""
    numpy = sys.modules["numpy"]
    if type(array) is not numpy.ndarray:
        return list(array), list
    if array.dtype == object:
        return array.tolist(), lambda changed: numpy.fromiter(changed, dtype=object, count=len(changed))
    dtype = numpy.str_ if array.dtype.kind == "U" else array.dtype
    return array.tolist(), lambda changed: numpy.array(changed, dtype=dtype)


def _open_series(series: nw.Series[Any]) -> _Opened:
    """Open a series of another library; the categories alone of an enumeration, whose type lists them."""

    def make(values: list[Any], dtype: Any) -> Any:
        return nw.new_series(series.name, values, dtype=dtype, backend=series.implementation).to_native()

    if not isinstance(series.dtype, nw.Enum):
        return series.to_list(), lambda changed: make(changed, series.dtype)
    categories = list(series.dtype.categories)

    def recode(changed: list[Any]) -> Any:
        forms = dict(zip(categories, changed, strict=True))
        return make([forms.get(value) for value in series.to_list()], nw.Enum(list(dict.fromkeys(changed))))

    return categories, recode


def _merge(values: list[Any]) -> tuple[list[Any], list[int]]:
    """Return the distinct values in order, and the place of each value among them."""
    places: dict[Any, int] = {}
    return [*dict.fromkeys(values)], [places.setdefault(value, len(places)) for value in values]
