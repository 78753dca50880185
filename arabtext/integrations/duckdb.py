"""SQL functions of DuckDB: normalized texts, English forms, keys, blocks and scores of names, keys of addresses.

    from arabtext.integrations.duckdb import register
    register(connection)
    connection.sql("SELECT romanize(name) FROM people")

DuckDB hands over columns as Arrow arrays of up to 2,048 rows; each distinct value of one is worked on once. See
https://duckdb.org/docs/stable/clients/python/function.html.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import Any, Final

from arabtext import urls
from arabtext.errors import MissingExtraError, UsageError
from arabtext.names import blocks_all, key_all, romanize_all, score_all
from arabtext.script import normalize_all

_Answer = Callable[..., Sequence[Any]]  # takes as many equally long lists as a function has parameters


def register(connection: Any) -> None:
    """Add the functions to the database that ``connection`` is to; again, or for another connection to it, is harmless.

    ``arabic_normalize(text[, profile])``
        the text as :func:`arabtext.normalize` returns it, by the profile ``title`` if none is given
    ``romanize(name[, style])``
        the English form as :func:`arabtext.romanize` returns it, in the style ``press`` if none is given
    ``name_key(name)``
        the :func:`arabtext.names.key` of a name, to group and to join by
    ``name_blocks(name)``
        a list: the :func:`arabtext.names.blocks` of a name, to find pairs that may be one
    ``name_score(a, b)``
        how sure two names are one, 0 to 1: the score of :func:`arabtext.compare`
    ``url_key(url)``
        the :func:`arabtext.urls.key` of an address

    They take VARCHAR, and return NULL where an argument is NULL. Raises :class:`arabtext.errors.MissingExtraError`
    without the extra ``duckdb``, which brings pyarrow.
    """
    if find_spec("duckdb") is None or find_spec("pyarrow") is None:
        raise MissingExtraError("duckdb", "The functions of DuckDB")
    for name, parameters, default, result, answer in _FUNCTIONS:
        _add(connection, name, _of_columns(name, parameters, default, answer), result)


def _in_style(names: Sequence[str], styles: Sequence[str]) -> list[str]:
    return _by_option(names, styles, lambda some, style: romanize_all(some, style=style))


def _in_profile(texts: Sequence[str], profiles: Sequence[str]) -> list[str]:
    return _by_option(texts, profiles, normalize_all)


def _by_option(
    texts: Sequence[str], options: Sequence[str], change: Callable[[list[str], str], list[str]]
) -> list[str]:
    """Return each text changed by its option, of which a column mostly has one."""
    found: dict[tuple[str, str], str] = {}
    for option in dict.fromkeys(options):
        own = [text for text, other in zip(texts, options, strict=True) if other == option]
        found |= zip(((text, option) for text in own), change(own, option), strict=True)
    return [found[row] for row in zip(texts, options, strict=True)]


#: Name, parameters, what the last one is if it is left out, type of the result, and what answers distinct rows.
_FUNCTIONS: Final[tuple[tuple[str, tuple[str, ...], str | None, str, _Answer], ...]] = (
    ("arabic_normalize", ("text", "profile"), "title", "VARCHAR", _in_profile),
    ("romanize", ("name", "style"), "press", "VARCHAR", _in_style),
    ("name_key", ("name",), None, "VARCHAR", key_all),
    ("name_blocks", ("name",), None, "VARCHAR[]", blocks_all),
    ("name_score", ("a", "b"), None, "DOUBLE", score_all),
    ("url_key", ("url",), None, "VARCHAR", lambda addresses: list(map(urls.key, addresses))),
)


def _of_columns(name: str, parameters: Sequence[str], default: str | None, answer: _Answer) -> Callable[..., Any]:
    """Return a function of Arrow arrays that answers each distinct row of them once."""
    import pyarrow as pa

    kind = {"VARCHAR": pa.string(), "VARCHAR[]": pa.list_(pa.string()), "DOUBLE": pa.float64()}

    def function(*arrays: Any) -> Any:
        result = kind[next(entry[3] for entry in _FUNCTIONS if entry[0] == name)]
        given = [_texts(name, array) for array in arrays]
        if default is not None and len(given) == len(parameters) - 1:
            given.append([default] * len(given[0]))
        if len(given) != len(parameters):
            raise UsageError(f"{name} takes {len(parameters)} arguments ({', '.join(parameters)}), not {len(arrays)}")
        rows = list(zip(*given, strict=True))
        distinct = list(dict.fromkeys(row for row in rows if None not in row))
        answers = dict(zip(distinct, answer(*map(list, zip(*distinct, strict=True))), strict=True)) if distinct else {}
        return pa.array([answers.get(row) for row in rows], type=result)

    return function


def _texts(name: str, array: Any) -> list[str | None]:
    """Return the values of an Arrow array of texts. Raises UsageError for one of another type."""
    import pyarrow as pa

    if not any(test(array.type) for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_null)):
        raise UsageError(f"{name} takes VARCHAR, not {array.type}; write {name}(CAST(… AS VARCHAR))")
    values: list[str | None] = array.to_pylist()
    return values


def _add(connection: Any, name: str, function: Callable[..., Any], result: str) -> None:
    import duckdb

    with suppress(duckdb.InvalidInputException):  # it was not there
        connection.remove_function(name)
    with suppress(duckdb.CatalogException):  # another connection to the database has added it
        connection.create_function(name, function, None, result, type="arrow", null_handling="special")
