"""The articles of one language: a folder of files, the rows of a table, or one file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from arabtext import editions
from arabtext.cli.streams import reason_of, say
from arabtext.editions import Article
from arabtext.editions.reading.page_parts import day_in
from arabtext.editions.reading.read import SUFFIXES
from arabtext.errors import InputError, UsageError
from arabtext.progress import Progress, track
from arabtext.tables import Table, read_table
from arabtext.tables.cells import text_of

_TABLES: Final = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet", ".jsonl")
_MAX_REASONS: Final = 5  # that are printed, of files that could not be read


@dataclass(frozen=True, slots=True)
class Source:
    """Articles with their names, the table they are rows of, and the files that could not be read, with the reason."""

    names: tuple[str, ...]
    articles: tuple[Article | str, ...]
    table: Table | None = None
    rejected: tuple[tuple[str, str], ...] = ()


def read_source(path: Path, columns: Mapping[str, str | None], progress: Progress | None) -> Source:
    """Return the articles of a folder, the rows of a table, or the one article of a file.

    ``columns`` are the names of the columns of a table by kind: title, text, url, date.
    """
    if path.is_dir():
        return read_folder(path, progress)
    if path.suffix.casefold() in _TABLES:
        return _read_rows(path, columns)
    return Source((path.name,), (editions.read(path),))


def read_folder(path: Path, progress: Progress | None) -> Source:
    """Return the articles in a folder and below; a file that cannot be read is rejected, the others are kept."""
    names, articles, rejected = list[str](), list[Article | str](), list[tuple[str, str]]()
    for file in track(list_articles(path), f"reading {path.name}", progress):
        try:
            articles.append(editions.read(file))
            names.append(file.relative_to(path).as_posix())
        except Exception as error:
            rejected.append((str(file), why_rejected(file, error)))
    return Source(tuple(names), tuple(articles), None, tuple(rejected))


def why_rejected(file: Path | str, error: Exception) -> str:
    """Return why a file is rejected, as :func:`reason_of`; the errors of our own readers name the file already."""
    return reason_of(error) if isinstance(error, InputError) else f"{file}: {reason_of(error)}"


def list_articles(path: Path) -> list[Path]:
    """Return the files in a folder and below that may be articles, sorted.

    Raises :class:`arabtext.errors.InputError` if there are none.
    """
    files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.casefold() in SUFFIXES)
    if not files:
        raise InputError(f"{path} holds no articles; files that end in {', '.join(SUFFIXES)} were expected")
    return files


def strip_ending(name: str) -> str:
    """Return the name of an article's file without its ending, its folders kept.

    >>> strip_ending("2020/port.md"), strip_ending("2020/v1.2")
    ('2020/port', '2020/v1.2')
    """
    path = Path(name)
    return (path.with_suffix("") if path.suffix.casefold() in SUFFIXES else path).as_posix()


def _read_rows(path: Path, columns: Mapping[str, str | None]) -> Source:
    """Return the rows of a table as articles, named by their titles."""
    table = read_table(path)
    if not table.columns:
        raise UsageError(f"{path} is empty; a header line with column names was expected")
    cells = {kind: list(map(text_of, table.column(name))) for kind, name in columns.items() if name is not None}
    titles = cells.get("title") or list(map(text_of, table.column(table.columns[0])))
    articles: list[Article | str] = [
        Article(
            title=title,
            url=cells["url"][at] or None if "url" in cells else None,
            date=day_in(cells["date"][at]) if "date" in cells else None,
            paragraphs=(cells["text"][at],) if "text" in cells else (),
        )
        for at, title in enumerate(titles)
    ]
    return Source(tuple(titles), tuple(articles), table)


def end_with(rejected: list[tuple[str, str]]) -> None:
    """Report the files that could not be read, and end with exit code 1 if there are any."""
    for _, reason in rejected[:_MAX_REASONS]:
        say(reason)
    if len(rejected) > _MAX_REASONS:
        say(f"… and {len(rejected) - _MAX_REASONS} more files that could not be read")
    if rejected:
        sys.exit(1)
