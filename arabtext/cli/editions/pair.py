"""The verb `pair`: which Arabic article is the translation of which English one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from arabtext import editions
from arabtext.cli.editions.inputs import threshold_option
from arabtext.cli.editions.sources import Source, end_with, read_source
from arabtext.cli.streams import (
    emit,
    emit_json,
    expect_free,
    force_option,
    grouped,
    is_printed,
    json_option,
    output_option,
    progress_bar,
    say,
    written_to,
)
from arabtext.errors import UsageError
from arabtext.tables import Table, write_table
from arabtext.tables.formats import expect_writable
from arabtext.tables.table import Cell, make_unique

_COLUMNS = ("english", "arabic", "score", "evidence")

Row = tuple[int | None, int | None, float | None, str]  # English article, Arabic article, score, evidence


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of two tables: one name for both tables, or one for each, or none."""

    titles: tuple[str, ...]
    texts: tuple[str, ...]
    urls: tuple[str, ...]
    dates: tuple[str, ...]

    def of(self, table: int) -> dict[str, str | None]:
        """Return the columns of the first (0) or second (1) table by kind."""
        given = {"title": self.titles, "text": self.texts, "url": self.urls, "date": self.dates}
        for kind, names in given.items():
            if len(names) > 2:
                raise UsageError(
                    f"--{kind} is given {len(names)} times; give it once for both tables, or once for each"
                )
        return {kind: names[min(table, len(names) - 1)] if names else None for kind, names in given.items()}


@click.command()
@click.argument("english", type=click.Path(path_type=Path))
@click.argument("arabic", type=click.Path(path_type=Path))
@click.option("--title", "titles", multiple=True, help="For tables: the column of titles; the first by default.")
@click.option("--text", "texts", multiple=True, help="For tables: a column of texts beside the titles.")
@click.option("--url", "urls", multiple=True, help="For tables: the column of addresses.")
@click.option("--date", "dates", multiple=True, help="For tables: the column of dates.")
@threshold_option
@output_option
@force_option
@json_option
@grouped("columns", _Columns)
def pair(
    english: Path,
    arabic: Path,
    columns: _Columns,
    threshold: float,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Find which Arabic article translates which English one.

    ENGLISH and ARABIC are folders of articles (txt, md, html) or tables with a column of titles. The name of a column
    applies to both tables; repeat the option if the Arabic table has another name. The output of two tables has all
    their columns, those of the Arabic one with the prefix ar_. Articles without a partner are listed alone.
    """
    expect_free(output, force=force)
    if output:
        expect_writable(output, ())
    with progress_bar() as progress:
        sources = [read_source(path, columns.of(at), progress) for at, path in enumerate((english, arabic))]
        found = editions.pair(sources[0].articles, sources[1].articles, threshold=threshold, progress=progress)
    rows: list[Row] = [(p.english, p.arabic, p.score, "; ".join(p.evidence)) for p in found.pairs]
    rows += [(i, None, None, "no Arabic partner found") for i in found.unpaired_english]
    rows += [(None, j, None, "no English partner found") for j in found.unpaired_arabic]
    for row in rows if is_printed(output) else ():
        left, right = _names(sources, row)
        _, _, score, evidence = row
        if as_json:
            emit_json(dict(zip(_COLUMNS, (left or "", right or "", score, evidence), strict=True)))
        else:
            emit("\t".join([left or "", right or "", "" if score is None else str(score), evidence]))
    if output:
        write_table(_to_table(sources, rows), output)
    alone = len(found.unpaired_english) + len(found.unpaired_arabic)
    say(f"{len(found.pairs)} pairs, {alone} without a partner{written_to(output)}")
    end_with([*sources[0].rejected, *sources[1].rejected])


def _names(sources: list[Source], row: Row) -> list[str | None]:
    """Return the names of the English and the Arabic article of a row, None for one that is missing."""
    return [source.names[at] if at is not None else None for source, at in zip(sources, row[:2], strict=True)]


def _to_table(sources: list[Source], rows: list[Row]) -> Table:
    """Return the table of pairs: with all columns of two tables, else with the names of the files."""
    left, right = sources[0].table, sources[1].table
    if left is None or right is None:
        lines: tuple[tuple[Cell, ...], ...] = tuple((*_names(sources, row), *row[2:]) for row in rows)
        return Table(_COLUMNS, lines, "Pairs")
    empty = (None,) * len(left.columns), (None,) * len(right.columns)
    added = make_unique([*(f"ar_{name}" for name in right.columns), "pair_score", "pair_evidence"], left.columns)
    cells = tuple(
        (*(empty[0] if i is None else left.rows[i]), *(empty[1] if j is None else right.rows[j]), score, evidence)
        for i, j, score, evidence in rows
    )
    return Table((*left.columns, *added), cells, "Pairs")
