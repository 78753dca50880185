"""Authority files: decisions about names as a table that people edit, in any format of a table."""

from __future__ import annotations

from itertools import count
from os import PathLike
from pathlib import Path

from arabtext.errors import UsageError
from arabtext.names.authority import COLUMNS, Authority
from arabtext.tables.cells import text_of
from arabtext.tables.formats import read_table, write_table
from arabtext.tables.table import Table


def load_authority(path: str | PathLike[str]) -> Authority:
    """Return the authority in a CSV file or a workbook; only the column ``canonical`` is required.

    Of two rows with one spelling the first counts; :attr:`Authority.conflicts` lists them. Raises
    :class:`arabtext.errors.UsageError` if that column is missing and :class:`arabtext.errors.InputError` if the file
    cannot be read.
    """
    table = read_table(path)
    rows = [dict(zip(table.columns, map(text_of, row), strict=True)) for row in table.rows]
    try:
        return Authority.from_rows(rows or [dict.fromkeys(table.columns, "")], count(table.first_line))
    except UsageError as error:
        raise UsageError(f"{Path(path)}: {error}") from error


def open_authority(given: str | PathLike[str] | Authority | None) -> Authority:
    """Return an authority, or the one in a file; of None an empty one. Raises the errors of :func:`load_authority`.

    >>> open_authority(None)
    Authority(decisions=())
    """
    return load_authority(given) if isinstance(given, (str, PathLike)) else given or Authority()


def save_authority(authority: Authority, path: str | PathLike[str]) -> None:
    """Write an authority in the format that the file's name says; the file appears whole or not at all."""
    write_table(Table(COLUMNS, tuple(authority.rows()), "Authority"), path)
