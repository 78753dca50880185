"""The verb match: two tables of names."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from arabtext.cli.completion import complete_columns
from arabtext.cli.grid import print_grid
from arabtext.cli.house import authority_option, country_option, style_option
from arabtext.cli.streams import (
    emit_json,
    force_option,
    grouped,
    guessed_columns,
    is_printed,
    json_option,
    output_option,
    progress_bar,
    say,
    two_digits,
)
from arabtext.cli.tables.options import (
    Beside,
    Decisions,
    Outputs,
    SeveralColumns,
    agree_option,
    distinct_option,
    encoding_option,
    learn_option,
    open_input,
    review_option,
    split_titles,
    to_option,
)
from arabtext.errors import UsageError
from arabtext.names.lists.evidence import MIN_MATCHED
from arabtext.tables import MatchReport, match_files


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of names of two tables: one, two of one name in two scripts, its parts, or none, to be guessed;
    and their sheets.
    """

    left_columns: tuple[str, ...]
    right_columns: tuple[str, ...]
    left_parts: tuple[str, ...]
    right_parts: tuple[str, ...]
    left_sheet: str | None
    right_sheet: str | None

    @property
    def left(self) -> str | tuple[str, str] | None:
        """The columns of LEFT, as :func:`match_files` takes them."""
        return _one_name(self.left_columns, "--left-column")

    @property
    def right(self) -> str | tuple[str, str] | None:
        """The columns of RIGHT."""
        return _one_name(self.right_columns, "--right-column")


def _one_name(columns: tuple[str, ...], option: str) -> str | tuple[str, str] | None:
    """Return a column, or two, or None if none is given. Raises UsageError for more."""
    if len(columns) > 2:
        raise UsageError(f"{option} takes one column, or two of one name in two scripts; given: {', '.join(columns)}")
    return (columns[0], columns[1]) if len(columns) > 1 else next(iter(columns), None)


@click.command(cls=SeveralColumns)
@click.argument("left", type=click.Path(path_type=Path))
@click.argument("right", type=click.Path(path_type=Path))
@click.option(
    "--left-column",
    "left_columns",
    multiple=True,
    shell_complete=complete_columns("left"),
    help="Column of names in LEFT; guessed by default. Twice for one name in two scripts.",
)
@click.option(
    "--right-column",
    "right_columns",
    multiple=True,
    shell_complete=complete_columns("right"),
    help="The same in RIGHT.",
)
@click.option(
    "--left-parts",
    multiple=True,
    callback=split_titles,
    metavar="COLUMNS",
    help="Columns of the parts of one name in LEFT, one after the other. Recognized by their titles.",
)
@click.option("--right-parts", multiple=True, callback=split_titles, metavar="COLUMNS", help="The same in RIGHT.")
@click.option("--left-sheet", metavar="SHEET", help="Sheet of LEFT, if it is a workbook; the first by default.")
@click.option("--right-sheet", metavar="SHEET", help="The same in RIGHT.")
@authority_option
@style_option
@country_option
@learn_option
@agree_option
@distinct_option
@click.option("--many", is_flag=True, help="Give each row all its partners, not one at most.")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=MIN_MATCHED, show_default=True, help="Minimum score of a pair."
)
@review_option
@encoding_option
@output_option
@to_option
@force_option
@json_option
@grouped("columns", _Columns)
@grouped("beside", Beside)
@grouped("decisions", Decisions)
@grouped("outputs", Outputs)
def match(
    left: Path,
    right: Path,
    columns: _Columns,
    beside: Beside,
    decisions: Decisions,
    many: bool,
    threshold: float,
    encoding: str | None,
    outputs: Outputs,
    as_json: bool,
) -> None:
    """Match the rows of two tables by their names.

    Names may be in either script and any spelling. LEFT and RIGHT are CSV, TSV, a workbook, Parquet, JSON or JSON
    lines; one of them may be - for standard input. Rows without a partner are kept, with the reason. Exit code 1 if
    there are any. If a column of --agree or --distinct has another title in RIGHT, give both: --agree born=year.
    """
    outputs.expect_free()
    if str(left) == str(right) == "-":
        raise UsageError("only one of the two tables can be on standard input")
    left_column, right_column = columns.left, columns.right
    decided = decisions.load()
    ours, theirs = open_input(left), open_input(right)
    with progress_bar() as progress:
        report = match_files(
            ours,
            theirs,
            left_column=left_column,
            right_column=right_column,
            left_parts=columns.left_parts,
            right_parts=columns.right_parts,
            left_sheet=columns.left_sheet,
            right_sheet=columns.right_sheet,
            authority=decided,
            style=decisions.style,
            country=decisions.country,
            **asdict(beside),
            output=outputs.file,
            many=many,
            threshold=threshold,
            review=outputs.review,
            encoding=encoding,
            progress=progress,
        )
    for side, given, found in (
        ("left", left_column or columns.left_parts, report.left_columns),
        ("right", right_column or columns.right_parts, report.right_columns),
    ):
        if not given:
            say(guessed_columns(found, f" on the {side}"))
    for note in report.notes:
        say(note)
    if as_json and is_printed(outputs.file):
        for one, row in zip(report.matches, report.table.rows, strict=True):
            emit_json({**asdict(one), "row": dict(zip(report.table.columns, row, strict=True))})
    elif outputs.prints_table:
        outputs.print_table(report.table)
    elif outputs.file is None:
        _print_matches(report)
    if decisions.learn:
        decisions.save(decided, [one for side in report.persons for one in side])
    counts = "; ".join(f"{label}: {value}" for label, value in report.summary[:3])
    say(counts + (f"; written to {outputs.file}" if outputs.file else ""))
    if outputs.review is not None:
        say(f"doubtful pairs, written to {outputs.review}")
    if any(one.left is None or one.right is None for one in report.matches):
        sys.exit(1)


def _print_matches(report: MatchReport) -> None:
    """Print the two names of each pair and why they match, as a table as wide as the terminal."""
    ours, theirs = report.left_names, report.right_names
    rows = (
        (
            "" if one.left is None else ours[one.left],
            "" if one.right is None else theirs[one.right],
            two_digits(one.score) if one.score else "",
            one.reason,
        )
        for one in report.matches
    )
    print_grid(("left", "right", "score", "why"), rows, len(report.matches), numbers=("score",))
