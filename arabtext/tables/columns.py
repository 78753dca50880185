"""Columns of any dataframe (pandas, polars, pyarrow, through narwhals) or a plain list; each distinct value once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from arabtext.errors import UsageError
from arabtext.names import Match, StyleLike, Unified, blocks_all, compare_all, key_all, romanize_all, score_all
from arabtext.names import unify as unify_names
from arabtext.names.authority import Given
from arabtext.progress import Progress
from arabtext.script import Detection, Profile, normalize_all
from arabtext.script import detect as detect_text
from arabtext.tables.cells import text_of
from arabtext.tables.containers import list_values, map_texts

Value = TypeVar("Value")


def apply(column: Any, change: Callable[[str], str]) -> Any:
    """Return ``column`` with every text replaced by ``change(text)``, called once for each distinct text.

    A series comes back as one of its own library with its name, index and dtype, an array as an array of its type, a
    list as a list, any other iterable as a list, and an expression of polars as an expression. Missing and non-text
    values stay. A category of pandas, a dictionary of pyarrow and an Enum of polars get changed categories, and those
    that become the same are one. Raises :class:`arabtext.errors.ArgumentTypeError` for what is no column, such as a
    whole dataframe.

    >>> apply(["a", None, 3, "a"], str.upper)
    ['A', None, 3, 'A']
    """
    return apply_all(column, lambda texts: list(map(change, texts)))


def apply_all(column: Any, change: Callable[[list[str]], list[str]]) -> Any:
    """Return ``column`` as :func:`apply` does, with a ``change`` that takes all distinct texts at once, in order.

    >>> apply_all(["b", "a", "b"], lambda texts: [f"{text}{len(texts)}" for text in texts])
    ['b2', 'a2', 'b2']
    """
    return map_texts(column, change)


def normalize(column: Any, profile: str | Profile = "title") -> Any:
    """Return ``column`` with every text normalized; ``profile`` is that of :func:`arabtext.normalize`.

    >>> normalize(["قـيس", None])
    ['قيس', None]
    """
    return apply_all(column, lambda texts: normalize_all(texts, profile))


def names(
    column: Any,
    scheme: str = "press",
    *,
    country: str | None = None,
    style: StyleLike = None,
    authority: Given = None,
) -> Any:
    """Return ``column`` with every name romanized; the other parameters are those of :func:`arabtext.romanize`.

    >>> names(["قيس الخزعلي", "Qays al-Khaz'ali", None])
    ['Qais al-Khazali', 'Qais al-Khazali', None]
    """
    return apply_all(
        column, lambda texts: romanize_all(texts, scheme, country=country, style=style, authority=authority)
    )


def keys(column: Any) -> Any:
    """Return ``column`` with the :func:`arabtext.names.key` of every name.

    >>> keys(["قيس الخزعلي", "Qays al-Khaz'ali", None])
    ['ks hdl', 'ks hdl', None]
    """
    return apply_all(column, key_all)


def blocks(column: Any) -> list[tuple[str, ...] | None]:
    """Return the :func:`arabtext.names.blocks` of every name in a column, None for what is no text.

    >>> blocks(["علي", None])
    [('^l$', 'l.'), None]
    """
    return _of_texts(column, blocks_all)


def detect(column: Any) -> list[Detection | None]:
    """Return what :func:`arabtext.detect` returns for every text in a column, None for what is no text.

    >>> [one.language if one else None for one in detect(["قيس الخزعلي", None])]
    ['ar', None]
    """
    return _of_texts(column, lambda texts: list(map(detect_text, texts)))


def scores(left: Any, right: Any) -> list[float | None]:
    """Return the score, 0 to 1, of :func:`arabtext.compare` for each row of two columns; None if a name is missing.

    Raises :class:`arabtext.errors.UsageError` for columns of different lengths.

    >>> scores(["قيس", None], ["قيس", "Layla"])
    [1.0, None]
    """
    return _of_pairs(left, right, score_all)


def compare(left: Any, right: Any) -> list[Match | None]:
    """Return what :func:`arabtext.compare` returns for each row of two columns; None if a name is missing.

    Raises :class:`arabtext.errors.UsageError` for columns of different lengths.

    >>> [one.verdict if one else None for one in compare(["قيس", None], ["Qais", "Layla"])]
    ['same', None]
    """
    return _of_pairs(left, right, compare_all)


def unify(
    column: Any,
    authority: Given = None,
    *,
    latin: Any = None,
    agree: Mapping[str, Any] | None = None,
    distinct: Any = None,
    style: StyleLike = None,
    country: str | None = None,
    progress: Progress | None = None,
) -> list[Unified]:
    """Return what :func:`arabtext.names.unify` returns for the texts of a column; a missing value is an empty text.

    ``latin`` is the column of the Latin forms, ``agree`` has other columns by title, and ``distinct`` is one of ids.
    The other parameters are those of :func:`arabtext.names.unify`.

    >>> [one.canonical for one in unify(["قيس الخزعلي", None])]
    ['Qais al-Khazali', '']
    """
    forms = None if latin is None else list(map(text_of, list_values(latin)))
    others = {title: list_values(values) for title, values in (agree or {}).items()}
    ids = None if distinct is None else list_values(distinct)
    texts = map(text_of, list_values(column))
    return unify_names(
        texts,
        authority,
        latin=forms,
        agree=others,
        distinct=ids,
        style=style,
        country=country,
        progress=progress,
    )


def _of_texts(column: Any, answer: Callable[[list[str]], list[Value]]) -> list[Value | None]:
    """Return the answer for each value of a column, None for what is no text; distinct texts are answered at once."""
    values = list_values(column)
    texts = list(dict.fromkeys(value for value in values if isinstance(value, str)))
    answers = dict(zip(texts, answer(texts), strict=True))
    return [answers[value] if isinstance(value, str) else None for value in values]


def _of_pairs(left: Any, right: Any, answer: Callable[[list[str], list[str]], list[Value]]) -> list[Value | None]:
    """Return the answer for each row of two columns, None if one has no text; distinct pairs are answered at once."""
    ours, theirs = list_values(left), list_values(right)
    if len(ours) != len(theirs):
        raise UsageError(f"one column has {len(ours)} values and the other {len(theirs)}; give columns of one table")
    rows = list(zip(ours, theirs, strict=True))
    pairs = list(dict.fromkeys(row for row in rows if all(isinstance(value, str) for value in row)))
    answers = dict(zip(pairs, answer([a for a, _ in pairs], [b for _, b in pairs]), strict=True))
    return [answers[row] if all(isinstance(value, str) for value in row) else None for row in rows]
