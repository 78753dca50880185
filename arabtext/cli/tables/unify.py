"""The verb unify: the names of a table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    written_to,
)
from arabtext.cli.tables.options import (
    MAX_LISTED,
    Beside,
    Decisions,
    Outputs,
    SeveralColumns,
    agree_option,
    distinct_option,
    encoding_option,
    learn_option,
    listed,
    on_one_line,
    open_input,
    review_option,
    split_titles,
    to_option,
)
from arabtext.errors import UsageError
from arabtext.names import Unified
from arabtext.tables import Report, Sheet, Table, unify_file
from arabtext.tables.cells import count_of
from arabtext.tables.report import list_odd_rows


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the names are: columns of names, pairs among them, or of the parts of a name, and sheets."""

    columns: tuple[str, ...]
    pair: tuple[str, str] | None
    parts: tuple[str, ...]
    given: str | None
    family: str | None
    sheets: tuple[str, ...]

    @property
    def all_parts(self) -> tuple[str, ...]:
        """The columns of the parts of a name. Raises UsageError if they are given in two ways, or by half."""
        if self.given is None and self.family is None:
            return self.parts
        if self.given is None or self.family is None or self.parts:
            raise UsageError("--given and --family name two columns that make one name; give both, or --parts alone")
        return self.given, self.family


@dataclass(frozen=True, slots=True)
class _How:
    """How the table is read and written."""

    split: bool
    keep_formatting: bool | None
    encoding: str | None


@click.command(cls=SeveralColumns)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-c",
    "--column",
    "columns",
    multiple=True,
    shell_complete=complete_columns("file"),
    help="Column of names, its title or number; guessed by default; may be repeated.",
)
@click.option(
    "--pair",
    nargs=2,
    metavar="ARABIC LATIN",
    help="Two columns of one name in two scripts; a row is one person. Recognized if no column is given, or both are.",
)
@click.option(
    "--parts",
    multiple=True,
    callback=split_titles,
    metavar="COLUMNS",
    help="Columns of the parts of one name, one after the other: first father family. Recognized by their titles.",
)
@click.option("--given", help="Column of given names, if family names have a column of their own.")
@click.option("--family", help="Column of family names.")
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    help="Sheet of a workbook, the first by default; may be repeated, '*' is every sheet with names.",
)
@authority_option
@style_option
@country_option
@learn_option
@agree_option
@distinct_option
@click.option("--split", is_flag=True, help="Give each name a row of its own where a cell holds several.")
@review_option
@click.option(
    "--keep-formatting/--plain",
    default=None,
    help="Keep the workbook and only add columns (default from .xlsx to .xlsx), or write its values alone.",
)
@encoding_option
@output_option
@to_option
@force_option
@json_option
@grouped("where", _Where)
@grouped("how", _How)
@grouped("decisions", Decisions)
@grouped("outputs", Outputs)
@grouped("beside", Beside)
def unify(
    file: Path, where: _Where, how: _How, decisions: Decisions, outputs: Outputs, beside: Beside, as_json: bool
) -> None:
    """Unify the spellings of each name in a table.

    FILE is CSV, TSV, a workbook, Parquet, JSON or JSON lines, or - for standard input. Adds the columns name_english,
    name_arabic, name_cluster, name_confidence, name_spelling and name_reason, and changes nothing else.
    If there are several columns of names, each gets its own six, named after it: owner_english. Exit code 1 if some
    cells hold no name.
    """
    outputs.expect_free()
    parts, decided = where.all_parts, decisions.load()
    table = open_input(file)
    with progress_bar() as progress:
        report = unify_file(
            table,
            where.columns or None,
            outputs.file,
            authority=decided,
            style=decisions.style,
            country=decisions.country,
            **asdict(beside),
            sheet=where.sheets or None,
            parts=parts,
            pair=where.pair,
            split=how.split,
            review=outputs.review,
            keep_formatting=how.keep_formatting,
            encoding=how.encoding,
            progress=progress,
        )
    _say_notes(report, where.pair)
    if as_json and is_printed(outputs.file):
        for one in report.names:
            emit_json(asdict(one))
    elif outputs.prints_table:
        outputs.print_table(_only_table(report))
    elif is_printed(outputs.file):
        _print_names(report)
    decisions.save(decided, report.names)
    rows = sum(len(sheet.names) - len(sheet.pairs) * len(sheet.table.rows) for sheet in report.sheets)
    say(f"{count_of(rows, 'row')}, {count_of(report.clusters, 'name')}{written_to(outputs.file)}")
    if outputs.review is not None:
        say(f"doubtful names, written to {outputs.review}")
    if report.doubtful:
        say(f"{count_of(len(report.doubtful), 'merge')} to check, least sure: {' | '.join(report.doubtful[0][1])}")
    without = [(sheet, lines) for sheet in report.sheets if (lines := _lines_without_name(sheet))]
    for sheet, lines in without:
        say(f"{_title(report, sheet)}no name in row {listed(lines)}")
    if without:
        sys.exit(1)


def _title(report: Report, sheet: Sheet) -> str:
    """Return what begins a message about a sheet: its name, if there are several."""
    return f"{sheet.table.sheet}: " if len(report.sheets) > 1 else ""


def _say_notes(report: Report, given: tuple[str, str] | None) -> None:
    """Print what was guessed about the sheets, and the notes of the report; ``given`` is the pair that was given."""
    for sheet in report.sheets:
        title = _title(report, sheet)
        if not sheet.source.has_header:
            say(f"{title}no header row was found; the columns were given names")
        if sheet.guessed and sheet.parts:
            for columns in sheet.parts.values():
                say(f"{title}name over {len(columns)} columns: {', '.join(columns)}")
        elif sheet.guessed:
            say(title + guessed_columns(sheet.columns))
        elif recognized := [pair for pair in sheet.pairs if pair != given]:
            for pair in recognized:
                say(f"{title}one name in two scripts: {' and '.join(pair)}")
        if lines := sheet.lines(sheet.two_persons):
            say(f"{title}two persons in row {listed(lines)}")
        if lines := sheet.lines(sheet.several):
            say(f"{title}several names in row {listed(lines)}")
        if sheet.odd:
            say(f"{title}no data: {list_odd_rows(sheet, MAX_LISTED)}")
        for note in sheet.notes:
            say(f"{title}{note}")
        for note in sheet.source.notes:
            say(note)
    for note in report.notes:
        say(note)


def _lines_without_name(sheet: Sheet) -> list[str]:
    """Return the line numbers of rows in which a filled cell holds no name."""
    size = len(sheet.table.rows)
    no_data = {row for row, _ in sheet.odd}
    odd = sorted({at % size for at, one in enumerate(sheet.names) if one.cluster < 0 and one.text.strip()} - no_data)
    return sheet.lines(odd)


def _only_table(report: Report) -> Table:
    """Return the table. Raises UsageError if there are several."""
    if len(report.sheets) > 1:
        raise UsageError(
            f"standard output holds one table, not {len(report.sheets)} sheets; give -o FILE, or one sheet"
        )
    return report.table


def _print_names(report: Report) -> None:
    """Print the names and their unified forms, as a table as wide as the terminal."""
    names = [one for sheet in report.sheets for one in _printed(sheet)]
    rows = (
        (text, one.canonical, one.arabic, _numbers(one), two_digits(one.confidence), two_digits(one.spelling))
        if one.cluster >= 0
        else (text, "", one.arabic, "", "", "")
        for text, one in names
    )
    titles = ("as written", "English", "Arabic", "no.", "sure", "spelling")
    print_grid(titles, rows, len(names), numbers=("no.", "sure", "spelling"), spare="spelling")


def _numbers(one: Unified) -> str:
    """Return the numbers of the clusters of a cell."""
    return "; ".join(str(name.cluster) for name in one.each)


def _printed(sheet: Sheet) -> Iterator[tuple[str, Unified]]:
    """Yield the names of a sheet as they are printed: both cells of a pair that are one person on one line."""
    if sheet.pairs and len(sheet.columns) == 2:
        for one, other in zip(*map(sheet.column, sheet.columns), strict=True):
            if one.cluster == other.cluster:
                yield on_one_line((one.text, other.text)), one
            else:
                yield from ((one.text, one), (other.text, other))
    else:
        yield from ((one.text, one) for one in sheet.names)
