"""Verbs for tables of names: match, unify."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import click

from arabtext.cli.completion import complete_columns
from arabtext.cli.grid import print_grid
from arabtext.cli.streams import (
    emit_json,
    expect_free,
    force_option,
    grouped,
    guessed_columns,
    is_printed,
    json_option,
    output_option,
    progress_bar,
    read_stdin,
    say,
    two_digits,
    written_to,
)
from arabtext.errors import UsageError
from arabtext.names import Authority, Unified
from arabtext.names.lists.evidence import MIN_MATCHED
from arabtext.tables import (
    MatchReport,
    Report,
    Sheet,
    Table,
    load_authority,
    match_files,
    parse_csv,
    save_authority,
    unify_file,
)
from arabtext.tables.report import list_odd_rows

_MAX_LINES: Final = 20  # line numbers of rows without a name, or with two, that are printed; chosen by hand


@dataclass(frozen=True, slots=True)
class _Beside:
    """The columns beside the names that are evidence."""

    agree: tuple[str, ...]
    distinct: str | None


def _split(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the titles of columns that are given with commas, or one by one."""
    return tuple(title for text in given for one in text.split(",") if (title := one.strip()))


agree_option = click.option(
    "--agree",
    multiple=True,
    callback=_split,
    metavar="COLUMNS",
    help="Other columns that are evidence (year of birth, sex, place), separated by commas; may be repeated.",
)
distinct_option = click.option(
    "--distinct",
    metavar="COLUMN",
    help="Column of an id: rows with different ids are never one person, rows with one id always are.",
)


def _source(file: Path) -> Path | Table:
    """Return the file, or the table on standard input for ``-``."""
    return parse_csv(read_stdin(), "standard input") if str(file) == "-" else file


# match


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of names of two tables: one, two of one name in two scripts, its parts, or none, to be guessed."""

    left_columns: tuple[str, ...]
    right_columns: tuple[str, ...]
    left_parts: tuple[str, ...]
    right_parts: tuple[str, ...]

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


@click.command()
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
    callback=_split,
    metavar="COLUMNS",
    help="Columns of the parts of one name in LEFT, separated by commas. Recognized by their titles.",
)
@click.option("--right-parts", multiple=True, callback=_split, metavar="COLUMNS", help="The same in RIGHT.")
@agree_option
@distinct_option
@click.option("--many", is_flag=True, help="Give each row all its partners, not one at most.")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=MIN_MATCHED, show_default=True, help="Minimum score of a pair."
)
@output_option
@force_option
@json_option
@grouped("columns", _Columns)
@grouped("beside", _Beside)
def match(
    left: Path,
    right: Path,
    columns: _Columns,
    beside: _Beside,
    many: bool,
    threshold: float,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Match the rows of two tables by their names.

    Names may be in either script and any spelling. LEFT and RIGHT are CSV, TSV, XLSX, XLS, ODS, Parquet or JSON lines;
    one of them may be - for CSV on standard input.
    Rows without a partner are kept, with the reason. Exit code 1 if there are any. If a column of --agree or --distinct
    has another title in RIGHT, give both: --agree born=year.
    """
    expect_free(output, force=force)
    if str(left) == str(right) == "-":
        raise UsageError("only one of the two tables can be on standard input")
    left_column, right_column = columns.left, columns.right
    ours, theirs = _source(left), _source(right)
    with progress_bar() as progress:
        report = match_files(
            ours,
            theirs,
            left_column=left_column,
            right_column=right_column,
            left_parts=columns.left_parts,
            right_parts=columns.right_parts,
            **asdict(beside),
            output=output,
            many=many,
            threshold=threshold,
            progress=progress,
        )
    for side, given, found in (
        ("left", left_column or columns.left_parts, report.left_columns),
        ("right", right_column or columns.right_parts, report.right_columns),
    ):
        if not given:
            say(guessed_columns(found, f" on the {side}"))
    if as_json and is_printed(output):
        for one, row in zip(report.matches, report.table.rows, strict=True):
            emit_json({**asdict(one), "row": dict(zip(report.table.columns, row, strict=True))})
    elif output is None:
        _print_matches(report)
    counts = "; ".join(f"{label}: {value}" for label, value in report.summary[:3])
    say(counts + (f"; written to {output}" if output else ""))
    if any(one.left is None or one.right is None for one in report.matches):
        sys.exit(1)


def _on_one_line(spellings: Sequence[str]) -> str:
    return " / ".join(dict.fromkeys(filter(None, spellings)))


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


# unify


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
class _Decisions:
    """The authority files, and whether the first learns what was decided."""

    authorities: tuple[Path, ...]
    learn: bool

    def load(self) -> Authority:
        """Return what the authority files decide; where two disagree, the first wins and the conflict is printed."""
        if self.learn and not self.authorities:
            raise UsageError("--learn needs the file to write to: --authority names.csv")
        decided = Authority()
        for path in self.authorities:
            if self.learn and path == self.authorities[0] and not path.exists():
                continue
            loaded = load_authority(path)
            decided, conflicts = decided.merged(loaded)
            for conflict in (*loaded.conflicts, *conflicts):
                say(f"{path}: {conflict}")
        return decided

    def save(self, decided: Authority, report: Report) -> None:
        """Add the surely joined names to the first authority file if ``learn`` is set."""
        if self.learn:
            grown = decided.learned(report.names)
            save_authority(grown, self.authorities[0])
            _say_learned(decided, grown, self.authorities[0])


def _say_learned(before: Authority, after: Authority, path: Path) -> None:
    """Print what an authority file learned: how many names and spellings, and the first of them."""
    known = {one.canonical: one.spellings for one in before.decisions}
    fresh = {
        one.canonical: [spelling for spelling in one.spellings[1:] if spelling not in known.get(one.canonical, ())]
        for one in after.decisions
    }
    grown = [name for name, spellings in fresh.items() if spellings or name not in known]
    names, spellings = sum(name not in known for name in grown), sum(map(len, fresh.values()))
    say(f"{path}: {names} new names and {spellings} new spellings learned")
    for name in grown[:_MAX_LINES]:
        say(f"  {name}: {', '.join(fresh[name])}")
    if len(grown) > _MAX_LINES:
        say(f"  and {len(grown) - _MAX_LINES} more")


@dataclass(frozen=True, slots=True)
class _Outputs:
    """Where to write the table and the page for review, and how."""

    output: Path | None
    force: bool
    review: Path | None
    split: bool
    keep_formatting: bool | None

    def expect_free(self) -> None:
        """Raise UsageError if a file exists that may not be overwritten."""
        expect_free(self.output, force=self.force)
        expect_free(self.review, force=self.force)


@click.command()
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
    callback=_split,
    metavar="COLUMNS",
    help="Columns of the parts of one name, separated by commas: first,father,family. Recognized by their titles.",
)
@click.option("--given", help="Column of given names, if family names have a column of their own.")
@click.option("--family", help="Column of family names.")
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    help="Sheet of a workbook, the first by default; may be repeated, '*' is every sheet with names.",
)
@click.option(
    "--authority",
    "authorities",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Authority file; its decisions override everything else. May be repeated: the first wins.",
)
@agree_option
@distinct_option
@click.option("--learn", is_flag=True, help="Add merges with a confidence of 0.85 or more to the first authority file.")
@click.option("--split", is_flag=True, help="Give each name a row of its own where a cell holds several.")
@click.option("--review", type=click.Path(path_type=Path), help="Write a page to decide doubtful merges on.")
@click.option(
    "--keep-formatting/--plain",
    default=None,
    help="Keep the workbook and only add columns, or write its values anew. Workbooks with formulas are kept by"
    " default.",
)
@output_option
@force_option
@json_option
@grouped("where", _Where)
@grouped("decisions", _Decisions)
@grouped("outputs", _Outputs)
@grouped("beside", _Beside)
def unify(file: Path, where: _Where, decisions: _Decisions, outputs: _Outputs, beside: _Beside, as_json: bool) -> None:
    """Unify the spellings of each name in a table.

    FILE is CSV, TSV, XLSX, XLS, ODS, Parquet or JSON lines, or - for CSV on standard input. Adds the columns
    name_english, name_arabic, name_cluster, name_confidence, name_spelling and name_reason, and changes nothing else.
    If there are several columns of names, each gets its own six, named after it: owner_english. Exit code 1 if some
    cells hold no name.
    """
    outputs.expect_free()
    parts, decided = where.all_parts, decisions.load()
    table = _source(file)
    with progress_bar() as progress:
        report = unify_file(
            table,
            where.columns or None,
            outputs.output,
            authority=decided,
            **asdict(beside),
            sheet=where.sheets or None,
            parts=parts,
            pair=where.pair,
            split=outputs.split,
            review=outputs.review,
            keep_formatting=outputs.keep_formatting,
            progress=progress,
        )
    _say_notes(report, where.pair)
    if is_printed(outputs.output):
        _print_names(report, as_json=as_json)
    decisions.save(decided, report)
    rows = sum(len(sheet.names) - len(sheet.pairs) * len(sheet.table.rows) for sheet in report.sheets)
    say(f"{rows} rows, {report.clusters} names{written_to(outputs.output)}")
    if outputs.review is not None:
        say(f"doubtful names, written to {outputs.review}")
    if report.doubtful:
        say(f"{len(report.doubtful)} merges to check, least sure: {' | '.join(report.doubtful[0][1])}")
    if lines := [line for sheet in report.sheets for line in _lines_without_name(sheet, len(report.sheets) > 1)]:
        say(f"no name in row {_listed(lines)}")
        sys.exit(1)


def _say_notes(report: Report, given: tuple[str, str] | None) -> None:
    """Print what was guessed about the sheets, and the notes of the report; ``given`` is the pair that was given."""
    for sheet in report.sheets:
        title = f"{sheet.table.sheet}: " if len(report.sheets) > 1 else ""
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
            say(f"{title}two persons in row {_listed(lines)}")
        if lines := sheet.lines(sheet.several):
            say(f"{title}several names in row {_listed(lines)}")
        if sheet.odd:
            say(f"{title}no data: {list_odd_rows(sheet, _MAX_LINES)}")
        for note in sheet.notes:
            say(f"{title}{note}")
    for note in report.notes:
        say(note)


def _listed(lines: Sequence[str]) -> str:
    """Return the first line numbers."""
    return ", ".join(lines[:_MAX_LINES]) + (" …" if len(lines) > _MAX_LINES else "")


def _lines_without_name(sheet: Sheet, with_title: bool) -> list[str]:
    """Return the line numbers of rows in which a filled cell holds no name."""
    size = len(sheet.table.rows)
    no_data = {row for row, _ in sheet.odd}
    odd = sorted({at % size for at, one in enumerate(sheet.names) if one.cluster < 0 and one.text.strip()} - no_data)
    return [f"{sheet.table.sheet} {line}" if with_title else line for line in sheet.lines(odd)]


def _print_names(report: Report, *, as_json: bool) -> None:
    """Print the names and their unified forms, as a table as wide as the terminal."""
    if as_json:
        for one in report.names:
            emit_json(asdict(one))
        return
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
                yield _on_one_line((one.text, other.text)), one
            else:
                yield from ((one.text, one), (other.text, other))
    else:
        yield from ((one.text, one) for one in sheet.names)
