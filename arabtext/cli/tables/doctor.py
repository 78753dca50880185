"""The verb doctor: what would be read of files, or what is installed."""

from __future__ import annotations

import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

import click

from arabtext.cli.streams import emit, emit_json, json_option, work_on_each
from arabtext.cli.tables.options import MAX_LISTED, encoding_option, open_input
from arabtext.tables.cells import count_of

_DELIMITERS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", "،": "Arabic comma"}
_LANGUAGES: Final = {
    "ar": "Arabic",
    "en": "English",
    "fa": "Persian",
    "ur": "Urdu",
    "ku": "Kurdish",
    "ps": "Pashto",
    "mixed": "both scripts",
}
_MAX_COLUMNS: Final = 30  # of a table that are described; chosen by hand


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@encoding_option
@json_option
def doctor(files: tuple[Path, ...], encoding: str | None, as_json: bool) -> None:
    """Report what would be read of tables, before a run.

    Prints the format, the encoding and the delimiter of each FILE (- is standard input), its sheets, the header, the
    columns, the columns of names that would be taken, and doubtful rows: without a name, with several, or no data.
    Exit code 1 if a file cannot be read. Without FILE reports the installation: versions, extras, Tesseract, tables and
    their digest, and a test of the main jobs; exit code 1 if something is broken.
    """
    if not files:
        _report_installation(as_json=as_json)
        return
    work_on_each(files, partial(_report_file, encoding=encoding, as_json=as_json))


def _report_file(file: Path, *, encoding: str | None, as_json: bool) -> None:
    """Print what would be read of a file."""
    from arabtext.tables.examine import examine

    found = examine(open_input(file), encoding=encoding)
    if as_json:
        emit_json(asdict(found))
        return
    cut = _DELIMITERS.get(found.delimiter, repr(found.delimiter))
    delimiter = f"cut at each {cut}" if found.delimiter.strip() or found.delimiter == "\t" else ""
    if found.format in (".csv", ".tsv", ".tab") and not delimiter:
        delimiter = "one column"
    about = [found.format.removeprefix("."), found.encoding, delimiter, f"{found.size:,} bytes"]
    emit(f"{found.name}: {', '.join(filter(None, about))}")
    for table in found.tables:
        title = f"sheet {table.sheet}{' (hidden)' if table.is_hidden else ''}: " if table.sheet else ""
        size = f"{count_of(table.rows, 'row')}, {count_of(len(table.columns), 'column')}"
        emit(f"  {title}{size}, {_header(table.header)}")
        for column in table.columns[:_MAX_COLUMNS]:
            language = _LANGUAGES.get(column.language, column.language)
            kind = f"{column.kind}, {language}" if language else column.kind
            emit(f"    {column.title}: {column.filled:,} filled, {kind}")
        if len(table.columns) > _MAX_COLUMNS:
            emit(f"    and {len(table.columns) - _MAX_COLUMNS} more columns")
        if table.names:
            two = ", one name in two scripts" if len(table.names) > 1 else ""
            emit(f"    names: {' and '.join(table.names)}{two}")
        for line, why in table.doubtful[:MAX_LISTED]:
            emit(f"    row {line}: {why}")
        if len(table.doubtful) > MAX_LISTED:
            emit(f"    and {len(table.doubtful) - MAX_LISTED} more doubtful rows")
        for note in table.notes:
            emit(f"    note: {note}")


def _header(lines: tuple[int, ...]) -> str:
    """Return where the header is."""
    if not lines:
        return "no header"
    return f"header in line{'s' if len(lines) > 1 else ''} {' and '.join(map(str, lines))}"


def _report_installation(*, as_json: bool) -> None:
    """Print what is installed, and whether it works."""
    from arabtext.cli.installation import examine_installation

    broken = False
    for one in examine_installation():
        broken |= not one.ok
        if as_json:
            emit_json(asdict(one))
        else:
            emit(f"{'' if one.ok else 'BROKEN: '}{one.part}: {one.details}")
    if broken:
        sys.exit(1)
