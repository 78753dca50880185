"""The namespace ``arabtext`` of expressions, series and frames of polars, registered when this module is imported.

    import arabtext.integrations.polars
    frame.with_columns(pl.col("name").arabtext.romanize())

What is done row by row works in lazy queries and in the streaming engine, batch by batch; each distinct value of a
batch is worked on once. Nulls stay. See https://docs.pola.rs/api/python/stable/reference/api.html.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from arabtext.errors import MissingExtraError, UsageError
from arabtext.integrations.frames import MATCHED, UNIFIED, fields_of, match_columns, unify_columns
from arabtext.names import StyleLike
from arabtext.names.authority import Given
from arabtext.script import Profile
from arabtext.tables import columns
from arabtext.tables.table import make_unique

try:
    import polars as pl
except ImportError as error:
    raise MissingExtraError("polars", "The namespace of polars") from error

_DETECTED: Final = {"script": pl.String, "language": pl.String, "confidence": pl.Float64}
_COMPARED: Final = {"score": pl.Float64, "verdict": pl.String, "reason": pl.String}
_UNIFIED: Final = {
    "english": pl.String,
    "arabic": pl.String,
    "cluster": pl.Int64,
    "confidence": pl.Float64,
    "spelling": pl.Float64,
    "reason": pl.String,
}
_MATCHED: Final = {"left": pl.Int64, "right": pl.Int64, "score": pl.Float64, "reason": pl.String}


@pl.api.register_expr_namespace("arabtext")
class ExprNamespace:
    """What arabtext does with a column of texts or names in a query: ``pl.col("name").arabtext``."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def normalize(self, profile: str | Profile = "title") -> pl.Expr:
        """Return the texts as :func:`arabtext.normalize` returns them."""
        return self._each(lambda series: columns.normalize(series, profile))

    def romanize(
        self,
        scheme: str = "press",
        *,
        country: str | None = None,
        style: StyleLike = None,
        authority: Given = None,
    ) -> pl.Expr:
        """Return the names as :func:`arabtext.romanize` returns them."""
        return self._each(
            lambda series: columns.names(series, scheme, country=country, style=style, authority=authority)
        )

    def key(self) -> pl.Expr:
        """Return the :func:`arabtext.names.key` of each name, to group and to join by."""
        return self._each(columns.keys)

    def blocks(self) -> pl.Expr:
        """Return lists: the :func:`arabtext.names.blocks` of each name. Explode them to join by them."""
        return self._each(_blocks, pl.List(pl.String))

    def detect(self) -> pl.Expr:
        """Return structs of the script, the language and the confidence that :func:`arabtext.detect` reports."""
        return self._each(_detect, pl.Struct(_DETECTED))

    def score(self, other: pl.Expr | str) -> pl.Expr:
        """Return how sure each name and that of the column ``other`` are one, 0 to 1; null if one is missing."""
        return self._beside(other, _score, pl.Float64())

    def compare(self, other: pl.Expr | str) -> pl.Expr:
        """Return structs of the score, the verdict and the reason of :func:`arabtext.compare`, as :meth:`score`."""
        return self._beside(other, _compare, pl.Struct(_COMPARED))

    def unify(self, authority: Given = None, *, style: StyleLike = None, country: str | None = None) -> pl.Expr:
        """Return structs: the canonical forms and the cluster of each name, by :func:`arabtext.names.unify`.

        All names of the column are looked at together, so a lazy query holds them in memory.
        """
        return self._expr.map_batches(
            lambda series: _unified(columns.unify(series, authority, style=style, country=country), series.name),
            return_dtype=pl.Struct(_UNIFIED),
        )

    def _each(self, change: Callable[[pl.Series], pl.Series], dtype: Any = None) -> pl.Expr:
        if dtype is None:  # the texts keep their type
            return self._expr.map_batches(change, is_elementwise=True)
        return self._expr.map_batches(change, return_dtype=dtype, is_elementwise=True)

    def _beside(self, other: pl.Expr | str, answer: Callable[[pl.Series, pl.Series], pl.Series], dtype: Any) -> pl.Expr:
        beside = pl.col(other) if isinstance(other, str) else other
        return pl.map_batches(
            [self._expr, beside],
            lambda pair: answer(*_of_one_length(*pair)),
            return_dtype=dtype,
            is_elementwise=True,
        )


@pl.api.register_series_namespace("arabtext")
class SeriesNamespace:
    """What arabtext does with a series of texts or names: ``series.arabtext``."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def normalize(self, profile: str | Profile = "title") -> pl.Series:
        """Return the texts as :func:`arabtext.normalize` returns them."""
        found: pl.Series = columns.normalize(self._series, profile)
        return found

    def romanize(
        self,
        scheme: str = "press",
        *,
        country: str | None = None,
        style: StyleLike = None,
        authority: Given = None,
    ) -> pl.Series:
        """Return the names as :func:`arabtext.romanize` returns them."""
        found: pl.Series = columns.names(self._series, scheme, country=country, style=style, authority=authority)
        return found

    def key(self) -> pl.Series:
        """Return the :func:`arabtext.names.key` of each name, to group and to join by."""
        found: pl.Series = columns.keys(self._series)
        return found

    def blocks(self) -> pl.Series:
        """Return lists: the :func:`arabtext.names.blocks` of each name."""
        return _blocks(self._series)

    def detect(self) -> pl.DataFrame:
        """Return the script, the language and the confidence that :func:`arabtext.detect` reports for each text."""
        return _detect(self._series).struct.unnest()

    def score(self, other: Any) -> pl.Series:
        """Return how sure each name and that of ``other`` in its row are one, 0 to 1; null if one is missing.

        Raises :class:`arabtext.errors.UsageError` if ``other`` has another length.
        """
        return _score(self._series, other)

    def compare(self, other: Any) -> pl.DataFrame:
        """Return the score, the verdict and the reason of :func:`arabtext.compare` for each row, as :meth:`score`."""
        return _compare(self._series, other).struct.unnest()

    def unify(
        self,
        authority: Given = None,
        *,
        latin: Any = None,
        agree: Mapping[str, Any] | None = None,
        distinct: Any = None,
        style: StyleLike = None,
        country: str | None = None,
    ) -> pl.DataFrame:
        """Return the canonical forms and the cluster of each name; the parameters are of :func:`arabtext.names.unify`.

        The columns are ``english``, ``arabic``, ``cluster``, ``confidence``, ``spelling`` and ``reason``. A missing
        name has empty forms and cluster -1.
        """
        found = columns.unify(
            self._series, authority, latin=latin, agree=agree, distinct=distinct, style=style, country=country
        )
        return _unified(found).struct.unnest()

    def match(
        self,
        other: Any,
        authority: Given = None,
        *,
        agree: Mapping[str, tuple[Any, Any]] | None = None,
        distinct: tuple[Any, Any] | None = None,
        many: bool = False,
        threshold: float = 0.5,
    ) -> pl.DataFrame:
        """Return the pairs of names of this and ``other`` that are one, and the rows without a partner.

        The columns are ``left`` and ``right``, the numbers of the rows from 0 on (null without a partner), ``score``
        and ``reason``. The parameters are those of :func:`arabtext.names.match`.
        """
        found = match_columns(
            self._series, other, authority, agree=agree, distinct=distinct, many=many, threshold=threshold
        )
        return pl.DataFrame(fields_of(found, MATCHED), schema=_MATCHED)


@pl.api.register_dataframe_namespace("arabtext")
class DataFrameNamespace:
    """What arabtext does with a table that has a column of names: ``frame.arabtext``."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def unify(
        self,
        column: str,
        authority: Given = None,
        *,
        latin: str | None = None,
        agree: Sequence[str] = (),
        distinct: str | None = None,
        style: StyleLike = None,
        country: str | None = None,
    ) -> pl.DataFrame:
        """Return the table with what became of the names in ``column``, in six more columns that begin with its title.

        ``latin``, ``agree`` and ``distinct`` are titles of columns; what they mean is said at
        :func:`arabtext.names.unify`. No column is overwritten: a title that is there gets a number. Raises
        :class:`arabtext.errors.UsageError` for a title that is not there.
        """
        found = unify_columns(
            self._column, column, authority, latin=latin, agree=agree, distinct=distinct, style=style, country=country
        )
        return self._frame.hstack(_unified(found).struct.unnest().rename(_added(column, self._frame.columns)))

    def match(
        self,
        other: pl.DataFrame,
        left: str,
        right: str | None = None,
        authority: Given = None,
        *,
        agree: Sequence[str] = (),
        distinct: str | None = None,
        many: bool = False,
        threshold: float = 0.5,
    ) -> pl.DataFrame:
        """Return the rows of this and of another table side by side, those with one name in one row.

        ``left`` and ``right`` are the titles of the names; without ``right`` it is the same. ``agree`` and ``distinct``
        are titles that both tables have. The columns of ``other`` get the prefix ``right_``; ``match_score`` and
        ``match_reason`` come last. Rows without a partner are there too, with nulls on the other side, those of
        ``other`` at the end.
        """
        frames, theirs_of = (self._frame, other), DataFrameNamespace(other)._column
        found = match_columns(
            self._column(left),
            theirs_of(right or left),
            authority,
            agree={title: (self._column(title), theirs_of(title)) for title in agree},
            distinct=(self._column(distinct), theirs_of(distinct)) if distinct else None,
            many=many,
            threshold=threshold,
        )
        pairs = pl.DataFrame(fields_of(found, MATCHED), schema=_MATCHED)
        wanted = [*(f"right_{title}" for title in other.columns), "match_score", "match_reason"]
        titles = make_unique(wanted, self._frame.columns)
        ours, theirs = (
            frame.select(pl.all().gather(pairs.get_column(side)))
            for frame, side in zip(frames, ("left", "right"), strict=True)
        )
        theirs.columns = titles[:-2]
        about = pairs.select(pl.col("score").alias(titles[-2]), pl.col("reason").alias(titles[-1]))
        return pl.concat([ours, theirs, about], how="horizontal")

    def _column(self, title: str) -> pl.Series:
        _expect(title, self._frame.columns)
        return self._frame.get_column(title)


@pl.api.register_lazyframe_namespace("arabtext")
class LazyFrameNamespace:
    """What arabtext does with a query that has a column of names: ``query.arabtext``."""

    def __init__(self, query: pl.LazyFrame) -> None:
        self._query = query

    def unify(
        self,
        column: str,
        authority: Given = None,
        *,
        latin: str | None = None,
        agree: Sequence[str] = (),
        distinct: str | None = None,
        style: StyleLike = None,
        country: str | None = None,
    ) -> pl.LazyFrame:
        """Return the query with the columns that :meth:`DataFrameNamespace.unify` adds.

        All rows are looked at together and in memory, also in the streaming engine; filters after it stay after it.
        Reads the schema of the query, not its rows. Raises :class:`arabtext.errors.UsageError` for a title that is not
        there.
        """
        schema = self._query.collect_schema()
        for title in (column, latin, distinct, *agree):
            _expect(title or column, schema.names())
        titles = _added(column, schema.names())
        return self._query.map_batches(
            lambda frame: DataFrameNamespace(frame).unify(
                column, authority, latin=latin, agree=agree, distinct=distinct, style=style, country=country
            ),
            schema={**schema, **{titles[title]: dtype for title, dtype in _UNIFIED.items()}},
        )


def _expect(title: str, titles: Sequence[str]) -> None:
    """Raise UsageError for a title that a table lacks."""
    if title not in titles:
        raise UsageError(f"the table has no column {title!r}; its columns: {', '.join(map(repr, titles))}")


def _added(column: str, titles: Sequence[str]) -> dict[str, str]:
    """Return the titles that the fields of a unified name get beside the ``titles`` of a table."""
    wanted = [f"{column}_{title}" for title in UNIFIED]
    return dict(zip(UNIFIED, make_unique(wanted, titles), strict=True))


def _of_one_length(one: pl.Series, other: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Return two series; a literal beside a column is repeated, as in every expression."""
    if len(one) == 1 != len(other):
        return one.new_from_index(0, len(other)), other
    return one, other.new_from_index(0, len(one)) if len(other) == 1 != len(one) else other


def _blocks(series: pl.Series) -> pl.Series:
    return pl.Series(series.name, columns.blocks(series), dtype=pl.List(pl.String))


def _detect(series: pl.Series) -> pl.Series:
    return _structs(series.name, columns.detect(series), _DETECTED)


def _score(series: pl.Series, other: Any) -> pl.Series:
    return pl.Series(series.name, columns.scores(series, other), dtype=pl.Float64)


def _compare(series: pl.Series, other: Any) -> pl.Series:
    return _structs(series.name, columns.compare(series, other), _COMPARED)


def _unified(found: Sequence[object], name: str = "") -> pl.Series:
    return pl.DataFrame(fields_of(found, UNIFIED), schema=_UNIFIED).to_struct(name)


def _structs(name: str, values: Sequence[object], schema: Mapping[str, Any]) -> pl.Series:
    """Return values as structs of their fields; a missing one is a null."""
    rows = [None if one is None else {title: getattr(one, title) for title in schema} for one in values]
    return pl.Series(name, rows, dtype=pl.Struct(dict(schema)))
