"""The accessor ``arabtext`` of series and dataframes of pandas, registered when this module is imported.

    import arabtext.integrations.pandas
    frame["name"].arabtext.romanize()

Each distinct value is worked on once. Index, name, dtype, categories and missing values stay. See
https://pandas.pydata.org/docs/development/extending.html.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from arabtext.errors import MissingExtraError, UsageError
from arabtext.integrations.frames import MATCHED, UNIFIED, fields_of, match_columns, unify_columns
from arabtext.names import StyleLike
from arabtext.names.authority import Given
from arabtext.script import Profile
from arabtext.tables import columns
from arabtext.tables.table import make_unique

try:
    import pandas as pd
except ImportError as error:
    raise MissingExtraError("pandas", "The accessor of pandas") from error


@pd.api.extensions.register_series_accessor("arabtext")
class SeriesAccessor:
    """What arabtext does with a series of texts or names: ``series.arabtext``."""

    def __init__(self, series: pd.Series[Any]) -> None:
        self._series = series

    def normalize(self, profile: str | Profile = "title") -> pd.Series[Any]:
        """Return the texts as :func:`arabtext.normalize` returns them."""
        return columns.normalize(self._series, profile)

    def romanize(
        self,
        scheme: str = "press",
        *,
        country: str | None = None,
        style: StyleLike = None,
        authority: Given = None,
    ) -> pd.Series[Any]:
        """Return the names as :func:`arabtext.romanize` returns them."""
        return columns.names(self._series, scheme, country=country, style=style, authority=authority)

    def key(self) -> pd.Series[Any]:
        """Return the :func:`arabtext.names.key` of each name, to group and to join by."""
        return columns.keys(self._series)

    def blocks(self) -> pd.Series[Any]:
        """Return a series of tuples: the :func:`arabtext.names.blocks` of each name, None for a missing one."""
        return self._like(columns.blocks(self._series), object)

    def detect(self) -> pd.DataFrame:
        """Return the script, the language and the confidence that :func:`arabtext.detect` reports for each text."""
        return self._frame(columns.detect(self._series), ("script", "language", "confidence"))

    def score(self, other: Any) -> pd.Series[Any]:
        """Return how sure each name and that of ``other`` in its row are one, 0 to 1; NaN if one is missing.

        ``other`` is a series, whose index does not count, or a list. Raises :class:`arabtext.errors.UsageError` if it
        has another length.
        """
        return self._like(columns.scores(self._series, other), float)

    def compare(self, other: Any) -> pd.DataFrame:
        """Return the score, the verdict and the reason of :func:`arabtext.compare` for each row, as :meth:`score`."""
        return self._frame(columns.compare(self._series, other), ("score", "verdict", "reason"))

    def unify(
        self,
        authority: Given = None,
        *,
        latin: Any = None,
        agree: Mapping[str, Any] | None = None,
        distinct: Any = None,
        style: StyleLike = None,
        country: str | None = None,
    ) -> pd.DataFrame:
        """Return the canonical forms and the cluster of each name; the parameters are of :func:`arabtext.names.unify`.

        The columns are ``english``, ``arabic``, ``cluster``, ``confidence``, ``spelling`` and ``reason``. A missing
        name has empty forms and cluster -1.
        """
        found = columns.unify(
            self._series, authority, latin=latin, agree=agree, distinct=distinct, style=style, country=country
        )
        return pd.DataFrame(fields_of(found, UNIFIED), index=self._series.index)

    def match(
        self,
        other: Any,
        authority: Given = None,
        *,
        agree: Mapping[str, tuple[Any, Any]] | None = None,
        distinct: tuple[Any, Any] | None = None,
        many: bool = False,
        threshold: float = 0.5,
    ) -> pd.DataFrame:
        """Return the pairs of names of this and ``other`` that are one, and the rows without a partner.

        The columns are ``left`` and ``right``, the numbers of the rows from 0 on (missing without a partner), ``score``
        and ``reason``. The parameters are those of :func:`arabtext.names.match`.
        """
        found = match_columns(
            self._series, other, authority, agree=agree, distinct=distinct, many=many, threshold=threshold
        )
        frame = pd.DataFrame(fields_of(found, MATCHED))
        return frame.astype({"left": "Int64", "right": "Int64"})

    def _like(self, values: Sequence[Any], dtype: type) -> pd.Series[Any]:
        return pd.Series(values, index=self._series.index, name=self._series.name, dtype=dtype)

    def _frame(self, values: Sequence[Any], titles: Sequence[str]) -> pd.DataFrame:
        fields = {title: [getattr(one, title, None) for one in values] for title in titles}
        return pd.DataFrame(fields, index=self._series.index)


@pd.api.extensions.register_dataframe_accessor("arabtext")
class DataFrameAccessor:
    """What arabtext does with a table that has a column of names: ``frame.arabtext``."""

    def __init__(self, frame: pd.DataFrame) -> None:
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
    ) -> pd.DataFrame:
        """Return the table with what became of the names in ``column``, in six more columns that begin with its title.

        ``latin``, ``agree`` and ``distinct`` are titles of columns; what they mean is said at
        :func:`arabtext.names.unify`. No column is overwritten: a title that is there gets a number. Raises
        :class:`arabtext.errors.UsageError` for a title that is not there.
        """
        found = unify_columns(
            self._column, column, authority, latin=latin, agree=agree, distinct=distinct, style=style, country=country
        )
        titles = make_unique([f"{column}_{title}" for title in UNIFIED], map(str, self._frame.columns))
        fields = fields_of(found, UNIFIED).values()
        return self._frame.assign(**dict(zip(titles, fields, strict=True)))

    def match(
        self,
        other: pd.DataFrame,
        left: str,
        right: str | None = None,
        authority: Given = None,
        *,
        agree: Sequence[str] = (),
        distinct: str | None = None,
        many: bool = False,
        threshold: float = 0.5,
    ) -> pd.DataFrame:
        """Return the rows of this and of another table side by side, those with one name in one row.

        ``left`` and ``right`` are the titles of the names; without ``right`` it is the same. ``agree`` and ``distinct``
        are titles that both tables have. The columns of ``other`` get the prefix ``right_``; ``match_score`` and
        ``match_reason`` come last. Rows without a partner are there too, with missing values on the other side, those
        of ``other`` at the end.
        """
        theirs = DataFrameAccessor(other)
        found = match_columns(
            self._column(left),
            theirs._column(right or left),
            authority,
            agree={title: (self._column(title), theirs._column(title)) for title in agree},
            distinct=(self._column(distinct), theirs._column(distinct)) if distinct else None,
            many=many,
            threshold=threshold,
        )
        sides = [
            frame.take([at for at in places if at is not None]).set_axis(
                [row for row, at in enumerate(places) if at is not None]
            )
            for frame, places in (
                (self._frame, [one.left for one in found]),
                (other, [one.right for one in found]),
            )
        ]
        wanted = [*(f"right_{title}" for title in other.columns), "match_score", "match_reason"]
        titles = make_unique(wanted, map(str, self._frame.columns))
        beside = sides[1].set_axis(titles[:-2], axis=1).reindex(range(len(found)))
        table = pd.concat([sides[0].reindex(range(len(found))), beside], axis=1)
        return table.assign(**{titles[-2]: [one.score for one in found], titles[-1]: [one.reason for one in found]})

    def _column(self, title: str) -> pd.Series[Any]:
        if self._frame.columns.nlevels > 1:
            raise UsageError(
                "the titles of the table have several levels; make them one, as with columns.to_flat_index"
            )
        if title not in self._frame.columns:
            known = ", ".join(map(repr, self._frame.columns))
            raise UsageError(f"the table has no column {title!r}; its columns: {known}")
        column = self._frame[title]
        if isinstance(column, pd.DataFrame):
            raise UsageError(f"the table has several columns {title!r}; give them different titles")
        return column
