"""What the accessors of pandas and polars share: which fields of a result become columns, and lists out of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from arabtext.names import Matched, StyleLike, Unified, match
from arabtext.names.authority import Given
from arabtext.tables import columns
from arabtext.tables.cells import text_of
from arabtext.tables.containers import list_values

#: Title of a column → field of the value, as files of :func:`arabtext.tables.unify_file` have them.
UNIFIED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "english": "canonical",
        "arabic": "arabic",
        "cluster": "cluster",
        "confidence": "confidence",
        "spelling": "spelling",
        "reason": "reason",
    }
)
MATCHED: Final[Mapping[str, str]] = MappingProxyType({one: one for one in ("left", "right", "score", "reason")})


def fields_of(values: Iterable[object], titles: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return the fields of values as columns, by title."""
    listed = list(values)
    return {title: [getattr(one, name) for one in listed] for title, name in titles.items()}


def match_columns(
    left: Any,
    right: Any,
    authority: Given = None,
    *,
    agree: Mapping[str, tuple[Any, Any]] | None = None,
    distinct: tuple[Any, Any] | None = None,
    many: bool = False,
    threshold: float,
) -> list[Matched]:
    """Return what :func:`arabtext.names.match` returns for two columns of any kind; a missing name is an empty text."""
    return match(
        list(map(text_of, list_values(left))),
        list(map(text_of, list_values(right))),
        authority,
        agree={title: (list_values(ours), list_values(theirs)) for title, (ours, theirs) in (agree or {}).items()},
        distinct=None if distinct is None else (list_values(distinct[0]), list_values(distinct[1])),
        many=many,
        threshold=threshold,
    )


def unify_columns(
    column_of: Callable[[str], Any],
    title: str,
    authority: Given,
    *,
    latin: str | None,
    agree: Sequence[str],
    distinct: str | None,
    style: StyleLike,
    country: str | None,
) -> list[Unified]:
    """Return what :func:`arabtext.tables.columns.unify` returns for columns that are given by their titles."""
    return columns.unify(
        column_of(title),
        authority,
        latin=column_of(latin) if latin else None,
        agree={other: column_of(other) for other in agree},
        distinct=column_of(distinct) if distinct else None,
        style=style,
        country=country,
    )
