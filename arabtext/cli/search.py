"""The verb search: a list of names searched with names in either script."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import click

from arabtext.cli.completion import complete_columns
from arabtext.cli.grid import print_grid, printable
from arabtext.cli.streams import (
    emit_json,
    expect_free,
    force_option,
    grouped,
    guessed_columns,
    input_option,
    json_option,
    progress_bar,
    read_lines,
    say,
    two_digits,
)
from arabtext.names import Hit
from arabtext.names.known.absent import why_no_name
from arabtext.tables import NameList, read_names

_MAX_HITS: Final = 1_000  # for a query that -n may ask for
_MAX_LINES: Final = 3  # of a name in the file that are printed


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the names are in the list; None is guessed."""

    column: str | None
    sheet: str | None


@click.command()
@click.argument("list_", metavar="LIST", type=click.Path(path_type=Path))
@click.argument("queries", nargs=-1, metavar="[QUERY]...")
@input_option
@click.option(
    "-c", "--column", shell_complete=complete_columns("list_"), help="Column of names in LIST; guessed by default."
)
@click.option("--sheet", help="Sheet of a workbook; the first by default.")
@click.option(
    "-n",
    "count",
    default=10,
    show_default=True,
    type=click.IntRange(1, _MAX_HITS),
    help="Maximum number of names for each query.",
)
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Minimum score of a name."
)
@click.option("--save", type=click.Path(path_type=Path), help="Save LIST as an index, which is read at once next time.")
@force_option
@json_option
@grouped("where", _Where)
def search(
    list_: Path,
    queries: tuple[str, ...],
    source: Path | None,
    where: _Where,
    count: int,
    threshold: float,
    save: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Search a list of names with names in either script.

    LIST is CSV, TSV, XLSX, XLS, ODS, Parquet or JSON lines, a TXT file with a name on each line, or an index made by
    --save. Reads QUERY, or lines from --input or standard input. Exit code 1 if a query finds no name that is or may be
    the same.
    """
    expect_free(save, force=force)
    with progress_bar() as progress:
        names = read_names(list_, column=where.column, sheet=where.sheet, progress=progress)
    if names.columns and where.column is None:
        say(guessed_columns(names.columns))
    if save is not None:
        names.index.save(save)
        say(f"{len(names.index)} names, written to {save}")
        if not queries and source is None:
            return
    found = dict[str, list[Hit]]()
    for query in read_lines(queries, source):
        reason = why_no_name(query)
        hits = [] if reason else [hit for hit in names.index.search(query, count) if hit.score >= threshold]
        if as_json:
            records = [{**asdict(hit), "lines": names.lines.get(hit.text, ())} for hit in hits]
            emit_json({"query": query, "hits": records})
        if query.strip():
            found[query] = hits
            if all(hit.verdict == "different" for hit in hits):
                say(f"{printable(query)}: {reason or 'no name in the list is or may be the same'}")
    if not as_json:
        _print_hits(found, names)
    if any(all(hit.verdict == "different" for hit in hits) for hits in found.values()):
        sys.exit(1)


def _print_hits(found: Mapping[str, list[Hit]], names: NameList) -> None:
    """Print the names found, as a table as wide as the terminal, without columns that say nothing."""
    rows = [
        {
            "query": "" if rank else query,
            "name": hit.text,
            "line": _some_of(names.lines.get(hit.text, ())),
            "score": two_digits(hit.score),
            "verdict": hit.verdict,
            "why": hit.reason,
        }
        for query, hits in found.items()
        for rank, hit in enumerate(hits)
    ]
    titles = ["query"] * (len(found) > 1) + ["name"] + ["line"] * bool(names.lines) + ["score", "verdict", "why"]
    print_grid(titles, ([row[title] for title in titles] for row in rows), len(rows), numbers=("line", "score"))


def _some_of(lines: Sequence[int]) -> str:
    """Return the first line numbers as text."""
    return ", ".join(map(str, lines[:_MAX_LINES])) + (" …" if len(lines) > _MAX_LINES else "")
