"""Verbs for spreadsheets of names: match, unify."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table as Grid

from arabtext.cli.streams import emit_json, force_option, free, json_option, output_option, progress_bar, say
from arabtext.errors import UsageError
from arabtext.names import Authority
from arabtext.names.comparing.compare import MIN_JOINED
from arabtext.script.chars import ZWNJ
from arabtext.tables import (
    MatchReport,
    Report,
    Sheet,
    load_authority,
    match_files,
    parse_csv,
    save_authority,
    unify_file,
)
from arabtext.tables.columns import as_text

_SHOWN = 200  # rows of a table that are printed
_NAMED = 20  # rows without a name that are told


@click.command()
@click.argument("left", type=click.Path(path_type=Path))
@click.argument("right", type=click.Path(path_type=Path))
@click.option("--left-column", help="The column of names of LEFT; guessed if left out.")
@click.option("--right-column", help="The column of names of RIGHT; guessed if left out.")
@click.option("--many", is_flag=True, help="Give a row every partner that it has, not one at most.")
@click.option("--least", type=click.FloatRange(0, 1), default=MIN_JOINED, show_default=True, help="Score of a pair.")
@output_option
@force_option
@json_option
def match(
    left: Path,
    right: Path,
    left_column: str | None,
    right_column: str | None,
    many: bool,
    least: float,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Match the rows of two spreadsheets by their names, in either script and any spelling.

    LEFT and RIGHT are CSV, TSV, XLSX, XLS, ODS, Parquet or JSON lines. Rows without a partner are kept, with the
    reason. Exit code 1 if there are any.
    """
    free(output, force)
    with progress_bar() as progress:
        report = match_files(
            left, right, left_column=left_column, right_column=right_column, output=output, many=many, least=least,
            progress=progress,
        )  # fmt: skip
    for side, column, given in (
        ("left", report.left_column, left_column),
        ("right", report.right_column, right_column),
    ):
        if given is None:
            say(f"column of names on the {side}: {column}")
    if as_json:
        for one, row in zip(report.matches, report.table.rows, strict=True):
            emit_json({**asdict(one), "row": dict(zip(report.table.columns, row, strict=True))})
    elif output is None:
        _print_matches(report)
    say(
        "; ".join(f"{name}: {value}" for name, value in report.summary[:3])
        + (f"; written to {output}" if output else "")
    )
    if any(one.left is None or one.right is None for one in report.matches):
        sys.exit(1)


def _print_matches(report: MatchReport) -> None:
    """The two names of each pair and why, as a table as wide as the terminal."""
    ours, theirs = report.left.column(report.left_column), report.right.column(report.right_column)
    grid = Grid(header_style="bold", pad_edge=False)
    for title in ("left", "right", "score", "why"):
        grid.add_column(title, justify="right" if title == "score" else "left", overflow="fold")
    for one in report.matches[:_SHOWN]:
        left = "" if one.left is None else as_text(ours[one.left])
        right = "" if one.right is None else as_text(theirs[one.right])
        grid.add_row(*map(_cell, (left, right, f"{one.score:.2f}" if one.score else "", one.reason)))
    _show(grid, len(report.matches))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-c", "--column", "columns", multiple=True, help="A column of names; guessed if left out. May be repeated."
)
@click.option("--given", help="The column of given names, where family names have one of their own.")
@click.option("--family", help="The column of family names.")
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    help="A sheet of a workbook; may be repeated, '*' is every one with names. The first if left out.",
)
@click.option(
    "--authority",
    "authorities",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A table of decided names, which wins; may be given several times, the first before the others.",
)
@click.option("--review", type=click.Path(path_type=Path), help="Write a page on which to decide what is doubtful.")
@click.option(
    "--keep-formatting/--plain",
    default=None,
    help="Leave the workbook as it is but for the added columns, or write its values anew. By default the first, where"
    " it has formulas.",
)
@click.option("--learn", is_flag=True, help="Write what was decided into the (first) authority file.")
@output_option
@force_option
@json_option
def unify(
    file: Path,
    columns: tuple[str, ...],
    given: str | None,
    family: str | None,
    sheets: tuple[str, ...],
    authorities: tuple[Path, ...],
    review: Path | None,
    keep_formatting: bool | None,
    learn: bool,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Bring the spellings of one person in a spreadsheet together.

    FILE is CSV, TSV, XLSX, XLS, ODS, Parquet or JSON lines, or - for CSV on standard input. Adds the columns
    name_english, name_arabic, name_cluster, name_confidence and name_reason, and changes nothing else. Exit code 1 if
    some cells hold no name.
    """
    free(output, force)
    free(review, force)
    if learn and not authorities:
        raise UsageError("--learn needs the file to write to: --authority names.csv")
    if (given is None) != (family is None):
        raise UsageError("--given and --family name two columns that make one name; give both")
    apart = (given, family) if given is not None and family is not None else None
    decided = _decided(authorities, learn)
    table = parse_csv(sys.stdin.buffer.read(), "standard input") if str(file) == "-" else file
    with progress_bar() as progress:
        report = unify_file(
            table,
            columns or None,
            output,
            authority=decided,
            sheet=sheets or None,
            apart=apart,
            review=review,
            keep_formatting=keep_formatting,
            progress=progress,
        )
    for sheet in report.sheets:
        where = f"{sheet.table.sheet}: " if len(report.sheets) > 1 else ""
        if not sheet.source.has_header:
            say(f"{where}no header row was found; the columns were given names")
        if sheet.guessed:
            say(f"{where}column of names: {sheet.columns[0]}")
    for note in report.notes:
        say(note)
    if as_json:
        for one in report.names:
            emit_json(asdict(one))
    else:
        _print(report)
    if learn:
        grown = decided.learned(report.names)
        save_authority(grown, authorities[0])
        say(f"{authorities[0]}: {len(grown.decisions) - len(decided.decisions)} names learned")
    say(f"{len(report.names)} rows, {report.clusters} names" + (f", written to {output}" if output else ""))
    if review is not None:
        say(f"to decide: {review}")
    if report.doubtful:
        say(f"{len(report.doubtful)} merges to check, least sure: {' | '.join(report.doubtful[0][1])}")
    if odd := [line for sheet in report.sheets for line in _odd_lines(sheet, len(report.sheets) > 1)]:
        say("no name in row " + ", ".join(odd[:_NAMED]) + (" …" if len(odd) > _NAMED else ""))
        sys.exit(1)


def _odd_lines(sheet: Sheet, named: bool) -> list[str]:
    """The lines of a sheet of which a cell holds something that is no name."""
    size = len(sheet.table.rows)
    odd = sorted({at % size for at, one in enumerate(sheet.names) if one.cluster < 0 and one.text.strip()})
    return [f"{sheet.table.sheet} {line}" if named else line for line in sheet.lines(odd)]


def _decided(paths: tuple[Path, ...], learn: bool) -> Authority:
    """What the authority files decide; where two disagree the first stands, and the person is told."""
    decided = Authority()
    for path in paths:
        if learn and path == paths[0] and not path.exists():
            continue
        decided, conflicts = decided.merged(load_authority(path))
        for conflict in conflicts:
            say(f"{path}: {conflict}")
    return decided


def _print(report: Report) -> None:
    """The names and what became of them, as a table as wide as the terminal."""
    grid = Grid(header_style="bold", pad_edge=False)
    for title in ("as written", "English", "Arabic", "no.", "sure"):
        grid.add_column(title, justify="right" if title in ("no.", "sure") else "left", overflow="fold")
    for one in report.names[:_SHOWN]:
        sure, number = (f"{one.confidence:.2f}", str(one.cluster)) if one.cluster >= 0 else ("", "")
        grid.add_row(*map(_cell, (one.text, one.canonical if number else "", one.arabic, number, sure)))
    _show(grid, len(report.names))


def _show(grid: Grid, rows: int) -> None:
    """Print a table of which ``rows`` there are, and how many of them it leaves out."""
    Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 120).print(grid)
    if rows > _SHOWN:
        say(f"… and {rows - _SHOWN} more rows")


def _cell(text: str) -> str:
    """One line of printable text."""
    line = "".join(c for c in " ".join(text.split()) if c.isprintable() or c == ZWNJ)
    return line.encode("utf-8", "replace").decode("utf-8")
