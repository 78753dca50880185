"""Delimiter-separated text (CSV, TSV): read with cells of any length, written so that no cell runs as a formula.

Reading follows Python's ``csv`` module and RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180). ``csv`` itself refuses
cells over 131,072 characters unless a limit of the whole process is changed, which a library must leave alone.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from arabtext.errors import UsageError
from arabtext.script.chars import BIDI_CONTROLS, SPACES, ZERO_WIDTH, ZWJ
from arabtext.script.decode import decode
from arabtext.tables.header import to_table
from arabtext.tables.table import Cell, Table

_QUOTE: Final = '"'
_LINE: Final = re.compile(r"([^\r\n]*+)(?:\r\n?|\n)?")
_DELIMITERS: Final = ",;\t|"  # that are recognized, the first among equals
_SAMPLE: Final = 20  # lines by which the delimiter is recognized, chosen by hand

_FORMULA_STARTS: Final = tuple("=+-@")
_CONTROL_STARTS: Final = tuple("\t\r\n")  # spreadsheet programs drop these before a formula
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?|\+\d[\d ]+")
_INVISIBLE: Final = BIDI_CONTROLS + ZERO_WIDTH + ZWJ + SPACES + " "


# Reading


def parse_csv(raw: bytes, name: str, *, delimiter: str | None = None) -> Table:
    """Return the table in the bytes of a CSV file, in UTF-8, UTF-16, Windows-1252 or Windows-1256.

    ``name`` is how an error calls the file. Without ``delimiter`` it is recognized from the first lines: comma,
    semicolon, tab or bar. Raises :class:`arabtext.errors.InputError` for bytes that are no text, and
    :class:`arabtext.errors.UsageError` for a delimiter that is not a single character.

    >>> parse_csv("id;name\\n1;قيس".encode(), "names.csv")
    Table(columns=('id', 'name'), rows=(('1', 'قيس'),), sheet='', above=(), has_header=True, merged=(), added=0)
    """
    text = decode(raw, name, lenient=True)
    return to_table(list(split_rows(text, find_delimiter(text) if delimiter is None else delimiter)))


def split_rows(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    r"""Yield the rows of delimiter-separated text as ``csv.reader`` does, with cells of any length.

    A cell in quotation marks may hold delimiters, line breaks and doubled quotation marks; an empty line is an empty
    row. Raises :class:`arabtext.errors.UsageError` for a delimiter that cannot be one.

    >>> list(split_rows('a,"b ""c"", d\n"\r\n\ne', ","))
    [('a', 'b "c", d\n'), (), ('e',)]
    """
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise UsageError(f"a delimiter is one character, no quotation mark and no line break, not {delimiter!r}")
    other = f"[^{re.escape(delimiter)}\r\n]"
    # What stands in quotation marks, what follows it, and how the cell ends. No group ever gives back what it took.
    cell = re.compile(rf'(?:"([^"]*+(?:""[^"]*+)*+)"?)?+({other}*+)({re.escape(delimiter)}|\r\n?|\n|\Z)')
    at = 0
    while at < len(text):
        line = _LINE.match(text, at)
        if line is not None and _QUOTE not in line[1]:
            yield tuple(line[1].split(delimiter)) if line[1] else ()
            at = line.end()
            continue
        row, end = list[str](), delimiter
        while end == delimiter and (found := cell.match(text, at)):
            quoted, rest, end = found.groups()
            row.append((quoted or "").replace('""', _QUOTE) + rest)
            at = found.end()
        yield tuple(row)


def find_delimiter(text: str) -> str:
    """Return the delimiter that splits the first lines most evenly and, among equals, into most cells."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line]
    if not lines:
        return _DELIMITERS[0]
    sample = "\n".join(lines)

    def rank(delimiter: str) -> tuple[bool, float, int]:
        counts = Counter(map(len, split_rows(sample, delimiter)))
        cells, rows = max(counts.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        return cells > 1, rows / counts.total(), cells

    return max(_DELIMITERS, key=rank)


# Writing


def write_csv(table: Table, target: Path, delimiter: str = ",") -> int:
    """Write a table as UTF-8 with the byte order mark that spreadsheet programs expect.

    Returns how many cells got an apostrophe before them, because a spreadsheet program could run them as a formula.
    """
    changed = 0
    with target.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter)
        for line in table.lines():
            cells = []
            for cell in line:
                if is_formula(cell) and cell not in ("-", "+"):
                    changed += 1
                    cell = "'" + cell
                cells.append("" if cell is None else cell)
            writer.writerow(cells)
    return changed


def is_formula(cell: Cell) -> bool:
    """Report whether a spreadsheet program could run a text cell, by its first character that is not invisible.

    Numbers and telephone numbers are no formulas. See https://owasp.org/www-community/attacks/CSV_Injection.

    >>> is_formula("=1+1"), is_formula("\\u200f=HYPERLINK()"), is_formula("-"), is_formula("قيس")
    (True, True, True, False)
    """
    if not isinstance(cell, str) or not cell or _PLAIN_NUMBER.fullmatch(cell):
        return False
    return cell.lstrip(_INVISIBLE).startswith(_FORMULA_STARTS) or cell.startswith(_FORMULA_STARTS + _CONTROL_STARTS)
