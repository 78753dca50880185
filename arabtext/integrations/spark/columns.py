"""Functions of columns of Spark; each distinct value of a batch is worked on once, and nulls stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from pyspark.sql import Column
from pyspark.sql import functions as F  # noqa: N812

from arabtext import urls
from arabtext.names import StyleLike
from arabtext.names.authority import Authority, Given
from arabtext.names.style.value import Style
from arabtext.script import Profile
from arabtext.tables import columns

ColumnLike: TypeAlias = Column | str


def normalize(column: ColumnLike, profile: str | Profile = "title") -> Column:
    """Return the texts as :func:`arabtext.normalize` returns them."""
    return _function("string", lambda texts: columns.normalize(texts, profile))(column)


def romanize(
    column: ColumnLike,
    scheme: str = "press",
    *,
    country: str | None = None,
    style: StyleLike = None,
    authority: Given = None,
) -> Column:
    """Return the names as :func:`arabtext.romanize` returns them; files of styles and decisions are read here."""
    chosen = None if style is None else Style.of(style)
    decided = None if authority is None else Authority.of(authority)
    return _function(
        "string", lambda names: columns.names(names, scheme, country=country, style=chosen, authority=decided)
    )(column)


def key(column: ColumnLike) -> Column:
    """Return the :func:`arabtext.names.key` of each name, to group and to join by."""
    return _function("string", columns.keys)(column)


def blocks(column: ColumnLike) -> Column:
    """Return arrays: the :func:`arabtext.names.blocks` of each name. Explode them to join by them."""
    return _function("array<string>", columns.blocks)(column)


def detect(column: ColumnLike) -> Column:
    """Return structs of the script, the language and the confidence that :func:`arabtext.detect` reports."""

    def detected(texts: Any) -> list[dict[str, Any] | None]:
        fields = "script", "language", "confidence"
        found = columns.detect(texts)
        return [None if one is None else {field: getattr(one, field) for field in fields} for one in found]

    return _function("struct<script:string,language:string,confidence:double>", detected)(column)


def score(left: ColumnLike, right: ColumnLike) -> Column:
    """Return how sure the names of two columns are one in each row, 0 to 1: the score of :func:`arabtext.compare`."""
    return _function("double", columns.scores)(left, right)


def url_key(column: ColumnLike) -> Column:
    """Return the :func:`arabtext.urls.key` of each address."""
    return _function("string", lambda addresses: columns.apply(addresses, urls.key))(column)


def _function(kind: str, answer: Callable[..., Sequence[Any]]) -> Callable[..., Column]:
    """Return a function of columns whose result has the type ``kind``, given one of lists of their values."""
    from pyspark.sql.pandas.types import to_arrow_type
    from pyspark.sql.types import StructType

    arrow = to_arrow_type(StructType.fromDDL(f"value {kind}").fields[0].dataType)

    def of_arrays(*arrays: Any) -> Any:
        import pyarrow as pa

        return pa.array(answer(*(array.to_pylist() for array in arrays)), type=arrow)

    # a function of as many arrays as there are columns: Spark reads their number off its parameters
    one_or_two = (lambda one: of_arrays(one)), (lambda one, other: of_arrays(one, other))
    return lambda *given: F.arrow_udf(one_or_two[len(given) - 1], returnType=kind)(*given)
