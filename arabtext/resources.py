"""Access to resources/: tables and models are read here, lazily, and nowhere else.

A table is UTF-8 TSV in NFC: a header line with the column names, then one fact a line, sorted. ``SOURCES.toml``
says where each file comes from. In an installation the files are inside the package, in a checkout beside it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from arabtext.errors import ArabtextError
from arabtext.memory import once


@once
def root() -> Traversable:
    """Return the folder that holds the resources."""
    inside = files("arabtext") / "resources"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "resources"


def read_bytes(path: str) -> bytes:
    """Return the content of one resource, such as ``"models/lexicon.npz"``."""
    try:
        return root().joinpath(*path.split("/")).read_bytes()
    except OSError as error:
        raise ArabtextError(f"the resource {path} is missing from this installation; install arabtext again") from error


def rows(path: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table as tuples of the given ``columns``, in that order.

    Raises :class:`ArabtextError` if the header lacks a column, or a row has another number of cells than the header.

    >>> next(rows("urls/language_markers.tsv", "language", "marker"))
    ('ar', 'ar')
    """
    header, *lines = read_bytes(path).decode("utf-8").splitlines()
    names = header.split("\t")
    try:
        wanted = [names.index(column) for column in columns]
    except ValueError as error:
        raise ArabtextError(f"resources/{path} has the columns {names}, and {list(columns)} were expected") from error
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(names):
            raise ArabtextError(f"resources/{path} line {number}: {len(cells)} cells, {len(names)} expected")
        yield tuple(cells[i] for i in wanted)


def mapping(path: str, key: str, value: str) -> dict[str, str]:
    """Return two columns of a table as a dictionary.

    >>> mapping("urls/language_markers.tsv", "marker", "language")["arabic"]
    'ar'
    """
    table: dict[str, str] = {}
    for first, second in rows(path, key, value):
        table[first] = second
    return table


def weights(path: str, key: str, value: str) -> dict[str, float]:
    """Return two columns of a table as a dictionary of numbers; quick on tables of hundreds of thousands of rows.

    >>> weights("script/words.tsv", "word", "count")["من"] > 1000
    True
    """
    header, _, body = read_bytes(path).decode("utf-8").partition("\n")
    if header.split("\t") != [key, value]:
        raise ArabtextError(f"resources/{path} has the columns {header.split()}, and {[key, value]} were expected")
    cells = body.split()  # keys hold no spaces, so cells alternate
    return dict(zip(cells[0::2], map(float, cells[1::2]), strict=True))


@once
def sources() -> dict[str, Any]:
    """Return SOURCES.toml: file name → origin, licence, builder and inputs.

    A file written by hand has no inputs. An input has a title, an address, a licence, and a version or a commit.

    >>> [source["url"] for source in sources()["names/vocalized.tsv"]["inputs"]][0].partition("/CAMeL-Lab")[0]
    'https://raw.githubusercontent.com'
    """
    table = tomllib.loads(read_bytes("SOURCES.toml").decode("utf-8"))
    inputs = table.pop("inputs")
    return {name: entry | {"inputs": [inputs[key] for key in entry.get("inputs", ())]} for name, entry in table.items()}
