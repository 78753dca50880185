"""Columns of any dataframe (pandas, polars, pyarrow, through narwhals) or a plain list; each distinct value once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from arabtext.names import Unified, romanize_all
from arabtext.names import unify as unify_names
from arabtext.names.lists.authority import Authority
from arabtext.progress import Progress
from arabtext.script import Profile, normalize_all


def apply(column: Any, change: Callable[[str], str]) -> Any:
    """Return ``column`` with every text replaced by ``change(text)``, called once for each distinct text.

    A series comes back as a series of its own library, a list as a list; missing and non-text values stay.

    >>> apply(["a", None, 3, "a"], str.upper)
    ['A', None, 3, 'A']
    """
    return apply_all(column, lambda texts: list(map(change, texts)))


def apply_all(column: Any, change: Callable[[list[str]], list[str]]) -> Any:
    """Return ``column`` as :func:`apply` does, with a ``change`` that takes all distinct texts at once, in order.

    >>> apply_all(["b", "a", "b"], lambda texts: [f"{text}{len(texts)}" for text in texts])
    ['b2', 'a2', 'b2']
    """
    values = _list_values(column)
    texts = list(dict.fromkeys(value for value in values if isinstance(value, str)))
    changed = dict(zip(texts, change(texts), strict=True))
    return _wrap_like(column, [changed[value] if isinstance(value, str) else value for value in values])


def normalize(column: Any, profile: str | Profile = "title") -> Any:
    """Return ``column`` with every text normalized; ``profile`` is that of :func:`arabtext.normalize`.

    >>> normalize(["قـيس", None])
    ['قيس', None]
    """
    return apply_all(column, lambda texts: normalize_all(texts, profile))


def names(column: Any, scheme: str = "press", *, country: str | None = None) -> Any:
    """Return ``column`` with every name romanized; ``scheme`` and ``country`` are those of :func:`arabtext.romanize`.

    >>> names(["قيس الخزعلي", "Qays al-Khaz'ali", None])
    ['Qais al-Khazali', 'Qais al-Khazali', None]
    """
    return apply_all(column, lambda texts: romanize_all(texts, scheme, country=country))


def unify(
    column: Any,
    authority: Authority | None = None,
    *,
    latin: Any = None,
    agree: Mapping[str, Any] | None = None,
    distinct: Any = None,
    progress: Progress | None = None,
) -> list[Unified]:
    """Return what :func:`arabtext.names.unify` returns for the texts of a column; a missing value is an empty text.

    ``latin`` is the column of the Latin forms, ``agree`` has other columns by title, and ``distinct`` is one of ids.

    >>> [one.canonical for one in unify(["قيس الخزعلي", None])]
    ['Qais al-Khazali', '']
    """
    forms = None if latin is None else list(map(as_text, _list_values(latin)))
    others = {title: _list_values(values) for title, values in (agree or {}).items()}
    ids = None if distinct is None else _list_values(distinct)
    texts = map(as_text, _list_values(column))
    return unify_names(texts, authority, latin=forms, agree=others, distinct=ids, progress=progress)


def as_text(cell: object) -> str:
    """Return a cell as text, a missing one as the empty text.

    >>> as_text(3), as_text(None), as_text(float("nan"))
    ('3', '', '')
    """
    if cell is None or (isinstance(cell, float) and cell != cell):
        return ""
    return cell if isinstance(cell, str) else str(cell)


def _list_values(column: Any) -> list[Any]:
    """Return the values of a list, a tuple or a series of any library."""
    if isinstance(column, (list, tuple)):
        return list(column)
    series = nw.from_native(column, series_only=True, pass_through=True)
    return list(series.to_list()) if isinstance(series, nw.Series) else list(column)


def _wrap_like(column: Any, values: Sequence[Any]) -> Any:
    """Return ``values`` in a container of the type of ``column``, with its name and index."""
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
