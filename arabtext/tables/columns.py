"""Columns of any dataframe: pandas, polars, pyarrow through narwhals, or a plain list; distinct values first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from arabtext.names import Unified, romanize
from arabtext.names import unify as unify_names
from arabtext.names.authority import Authority
from arabtext.script import Profile
from arabtext.script import normalize as normalize_text


def apply(column: Any, change: Callable[[str], str]) -> Any:
    """Return ``column`` with ``change`` made to every text in it, once for each distinct value.

    A series comes back as a series of its own library, a list as a list; missing and non-text values stay.
    """
    values = _values(column)
    distinct = {value: change(value) for value in dict.fromkeys(v for v in values if isinstance(v, str))}
    return _like(column, [distinct[v] if isinstance(v, str) else v for v in values])


def normalize(column: Any, profile: str | Profile = "title") -> Any:
    """Return ``column`` with every text normalized.

    >>> normalize(["قـيس", None])
    ['قيس', None]
    """
    return apply(column, lambda text: normalize_text(text, profile))


def names(column: Any, scheme: str = "press", country: str | None = None) -> Any:
    """Return ``column`` with every name romanized.

    >>> names(["قيس الخزعلي", "Qays al-Khaz'ali", None])
    ['Qais al-Khazali', 'Qais al-Khazali', None]
    """
    return apply(column, lambda name: romanize(name, scheme, country))


def unify(column: Any, authority: Authority | None = None) -> list[Unified]:
    """Return what :func:`arabtext.names.unify` makes of a column; a missing value counts as an empty cell.

    >>> [one.canonical for one in unify(["قيس الخزعلي", None])]
    ['Qais al-Khazali', '']
    """
    return unify_names(map(as_text, _values(column)), authority)


def as_text(cell: object) -> str:
    """Return a cell as text: a missing one as the empty string."""
    if cell is None or (isinstance(cell, float) and cell != cell):
        return ""
    return cell if isinstance(cell, str) else str(cell)


def _values(column: Any) -> list[Any]:
    if isinstance(column, (list, tuple)):
        return list(column)
    series = nw.from_native(column, series_only=True, pass_through=True)
    return list(series.to_list()) if isinstance(series, nw.Series) else list(column)


def _like(column: Any, values: Sequence[Any]) -> Any:
    """``values`` in the kind of container that ``column`` is."""
    if isinstance(column, tuple):
        return tuple(values)
    series = nw.from_native(column, series_only=True, pass_through=True)
    if not isinstance(series, nw.Series):
        return list(values)
    made = nw.new_series(series.name, list(values), backend=series.implementation)
    if series.implementation.is_pandas():
        native = made.to_native()
        native.index = column.index
        return native
    return made.to_native()
