"""Delimiter-separated text (CSV, TSV): read with cells of any length, written so that no cell runs as a formula.

Reading follows Python's ``csv`` module and RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180). ``csv`` itself refuses
cells over 131,072 characters unless a limit of the whole process is changed, which a library must leave alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

import regex

from arabtext.errors import UsageError
from arabtext.files.cells import drop_unprintable
from arabtext.script.decode import find_text
from arabtext.tables.cells import Cell, count_of, text_of
from arabtext.tables.header import to_table
from arabtext.tables.table import Table

_QUOTE: Final = '"'
_LINE: Final = re.compile(r"([^\r\n]*+)(?:\r\n?|\n)?")
#: Delimiters that are recognized, the first among equals; the last is the Arabic comma.
_DELIMITERS: Final = ",;\t|\N{ARABIC COMMA}"
_SAMPLE: Final = 40  # lines by which the delimiter is recognized, chosen by hand
#: Minimum share of the lines that a delimiter splits; chosen by hand: a file may have lines of a title, a source or a
#: remark, and a list of one column lines with a comma.
_MIN_AGREEING: Final = 0.5
_MAX_SAMPLE: Final = 20_000  # characters that are searched for quotation marks; chosen by hand
_SEARCHED: Final = 10  # first lines among which the header is searched
_DIRECTIVE: Final = re.compile(r"sep=(.)[ \t]*(?:\r\n?|\n|\Z)", re.IGNORECASE)
_COMMENT: Final = "#"
_NO_DELIMITER: Final = "\x1f"  # the unit separator of ASCII, which no text has
#: Titles of a column of names, above a list of one column.
_TITLES: Final = frozenset({"name", "names", "full name", "fullname", "person", "persons", "الاسم", "الأسماء", "اسم"})
_INVERTED: Final = re.compile(r"[^\W\d_][^\d_@/:]*")
_USUAL_ENCODINGS: Final = ("UTF-8", "UTF-16")

_FORMULA_STARTS: Final = tuple(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_CONTROL_STARTS: Final = tuple("\t\r\n")  # spreadsheet programs drop these before a formula
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?|\+\d[\d ]+")
#: What may be before the sign of a formula without being seen.
_INVISIBLE: Final = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]+")
#: What makes a cell be written in quotation marks: the delimiters of other files are among it, so that none is
#: recognized in a cell.
_QUOTED: Final = re.compile(rf"[{re.escape(_DELIMITERS)}\"\r\n]|\A(?:#|sep=)|\A | \Z", re.IGNORECASE)
#: What lines may not have for their cells to be written as they are, apart from other delimiters: quotation marks, or a
#: cell that begins with a sign or a space, or ends in a space.
_SPECIAL: Final = re.compile(r'"|(?:^|[,\t])[^\w,\t\n]| (?:[,\t]|$)|^sep=|^$', re.IGNORECASE | re.MULTILINE)
_BLOCK: Final = 200  # lines that are looked at together; chosen by hand


# Reading


def parse_csv(raw: bytes, name: str, *, delimiter: str | None = None, encoding: str | None = None) -> Table:
    """Return the table in the bytes of a CSV file.

    ``name`` is how an error calls the file. The ``delimiter`` is one character: comma, semicolon, tab, bar or Arabic
    comma, recognized by the lines, unless it is given there (``sep=;`` on a first line, as Excel has it) or here. The
    ``encoding`` is that of :func:`arabtext.script.decode.find_text`, recognized too. Lines of ``#`` before the header
    are lines above it. The notes of the table say what was not as usual.

    Raises :class:`arabtext.errors.InputError` for bytes that are no text, and :class:`arabtext.errors.UsageError` for a
    delimiter that is not a single character, or an unknown encoding.

    >>> parse_csv("id;name\\n1;قيس".encode(), "names.csv")
    Table(columns=('id', 'name'), rows=(('1', 'قيس'),), sheet='', above=(), has_header=True, merged=(), added=0)
    """
    form = find_form(raw, name, delimiter=delimiter, encoding=encoding)
    lines = [*((line,) for line in form.comments), *split_rows(form.text, form.delimiter)]
    notes = (*form.notes, *_unclosed(form, lines[-1][-1], name)) if lines and lines[-1] else form.notes
    return replace(to_table(lines, skipped=len(form.comments)), notes=notes)


def _unclosed(form: Form, last: str, name: str) -> Iterator[str]:
    """Yield a note if the last cell begins in a line above and its quotation mark is not closed."""
    if "\n" in last and form.text.count(_QUOTE) % 2:
        line = len(form.comments) + form.text.count("\n") - last.count("\n") + 1
        yield f"{name}: a quotation mark in line {line} is not closed; the rest of the file is one cell"


@dataclass(frozen=True, slots=True)
class Form:
    """How a text is a table: its ``encoding``, its ``delimiter``, and the lines of remarks before the ``text``."""

    text: str
    encoding: str
    delimiter: str
    comments: tuple[str, ...]
    notes: tuple[str, ...]


def find_form(raw: bytes, name: str, *, delimiter: str | None = None, encoding: str | None = None) -> Form:
    """Return how the bytes of a file are a table. Parameters and errors are those of :func:`parse_csv`.

    >>> form = find_form("# 2024\\nid;name\\n1;قيس".encode("cp1256"), "names.csv")
    >>> form.encoding, form.delimiter, form.comments
    ('Windows-1256', ';', ('# 2024',))
    """
    found = find_text(raw, name, lenient=True, encoding=encoding)
    text, notes = found.text, [*found.notes]
    if found.encoding not in _USUAL_ENCODINGS:
        notes.append(f"{name} is read as {found.encoding}")
    if nul := text.count("\0"):
        line = text.count("\n", 0, text.index("\0")) + 1
        notes.append(f"{name} has the character NUL ({nul}), {'first ' * (nul > 1)}in line {line}; it was left there")
    if directive := _DIRECTIVE.match(text):
        text, delimiter = text[directive.end() :], delimiter or directive[1]
    if delimiter is None:
        delimiter = find_delimiter(text)
    comments, text = _split_comments(text, delimiter)
    if comments:
        notes.append(f"{count_of(len(comments), 'line')} of {_COMMENT} above the header")
    return Form(text, found.encoding, delimiter, tuple(comments), tuple(notes))


def _split_comments(text: str, delimiter: str) -> tuple[list[str], str]:
    """Return the lines of remarks at the beginning of a text, and the rest; a title of a column may begin alike."""
    lines, at = list[str](), 0
    while text.startswith(_COMMENT, at) and (line := _LINE.match(text, at)):
        lines.append(line[1])
        at = line.end()
    if lines and delimiter in lines[-1]:
        width = Counter(map(len, _sample(text[at:], delimiter))).most_common(1)
        if lines[-1].count(delimiter) + 1 == (width[0][0] if width else 1):  # the header: #,name,age
            at -= len(lines.pop()) + 1
    return lines, text[at:]


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
    """Return the delimiter that splits the header and most lines; among several, that which splits most alike.

    A text of one column gets a delimiter that splits none of its lines. So does a list of names with the family name
    first: ``Nasrallah, Hassan``.

    >>> find_delimiter("name\\nNasrallah, Hassan\\nAli Karim\\n"), find_delimiter("id;name\\n1;Nasrallah, Hassan")
    (';', ';')
    """
    best, highest = _DELIMITERS[0], (0.0, 0.0, 1)
    is_quoted = _QUOTE in text[:_MAX_SAMPLE]  # by a program, which quotes a cell that begins with a space
    for delimiter in _DELIMITERS:
        rows = _sample(text, delimiter)
        share, cells = _agreement(rows)
        rank = _share_whole(rows) if is_quoted else 1.0, share, cells
        if cells > 1 and rank > highest and (is_quoted or not _are_inverted_names(rows)):
            best, highest = delimiter, rank
    return best if highest[-1] > 1 else _unused(text)


def _unused(text: str) -> str:
    """Return a delimiter that splits no line of a text of one column."""
    return next((delimiter for delimiter in _DELIMITERS if delimiter not in text), _NO_DELIMITER)


def _sample(text: str, delimiter: str) -> list[tuple[str, ...]]:
    """Return the first rows of a text that are not blank."""
    rows = (row for row in split_rows(text, delimiter) if any(map(str.strip, row)))
    return list(islice(rows, _SAMPLE))


def _agreement(rows: list[tuple[str, ...]]) -> tuple[float, int]:
    """Return the share of rows that have as many cells as the header, and how many these are; 0 and 1 of one column.

    The header is the first line of several cells if most lines are, and above it are only titles. Most lines then have
    several cells, though perhaps not as many.
    """
    several = sum(len(row) > 1 for row in rows)
    header = next((at for at, row in enumerate(rows[:_SEARCHED]) if len(row) > 1), 0)
    if several <= _MIN_AGREEING * len(rows) or (header and any(map(_is_title, rows[:header]))):
        return 0.0, 1
    cells = len(rows[header])
    return sum(len(row) == cells for row in rows) / len(rows), cells


def _share_whole(rows: list[tuple[str, ...]]) -> float:
    """Return the share of rows in which no cell has an odd quotation mark, as one that is cut in two has."""
    return sum(not any(cell.count(_QUOTE) % 2 for cell in row) for row in rows) / len(rows) if rows else 1.0


def _is_title(row: tuple[str, ...]) -> bool:
    """Report whether a line is the title of a single column, rather than of what is below: one that lists have."""
    return len(row) == 1 and row[0].strip().casefold() in _TITLES


def _are_inverted_names(rows: list[tuple[str, ...]]) -> bool:
    """Report whether rows are names with the family name first: two cells of letters, the second after a space."""
    two = [row for row in rows if len(row) == 2]
    return len(two) * 2 > len(rows) and all(
        cell[1].startswith(" ") and all(map(_INVERTED.fullmatch, map(str.strip, cell))) for cell in two
    )


# Writing


def write_csv(table: Table, target: Path, delimiter: str = ",", end: str = "\r\n") -> tuple[str, ...]:
    """Write a table as UTF-8 with the byte order mark that spreadsheet programs expect; ``end`` ends a line.

    Returns what was changed, as sentences: cells with an apostrophe before them, because a spreadsheet program could
    run them as a formula, and cells without characters that it cannot read.
    """
    guarded = dropped = 0
    lines = table.lines()
    with target.open("w", encoding="utf-8-sig", newline="") as out:
        while block := [(line, _texts(line)) for line in islice(lines, _BLOCK)]:
            if plain := _as_it_is([texts for _, texts in block], delimiter):
                out.write(plain.replace("\n", end) + end)
                continue
            for line, texts in block:
                kept = [drop_unprintable(text) for text in texts]
                dropped += sum(one != other for one, other in zip(kept, texts, strict=True))
                runs = [isinstance(cell, str) and is_formula(text) for cell, text in zip(line, kept, strict=True)]
                guarded += sum(runs)
                safe = (f"'{text}" if run else text for run, text in zip(runs, kept, strict=True))
                out.write((delimiter.join(map(_quote, safe)) if len(texts) > 1 or kept[0] else _QUOTE * 2) + end)
    losses = []
    if guarded:
        cells = count_of(guarded, "cell")
        losses.append(f"an apostrophe was put before what a spreadsheet program would run as a formula: {cells}")
    if dropped:
        losses.append(f"without control characters, which spreadsheet programs refuse: {count_of(dropped, 'cell')}")
    return tuple(losses)


def _texts(line: Sequence[Cell]) -> list[str]:
    """Return the texts of the cells of a line."""
    return [cell if cell.__class__ is str else str(cell) if cell.__class__ is int else text_of(cell) for cell in line]


def _as_it_is(block: list[list[str]], delimiter: str) -> str:
    """Return lines of cells as text, if all can be written as they are, as most can; else nothing."""
    text = "\n".join(map(delimiter.join, block))
    has_breaks = text.count("\n") != len(block) - 1 or text.count(delimiter) != sum(map(len, block)) - len(block)
    others = any(other in text for other in _DELIMITERS if other != delimiter)
    if has_breaks or others or _SPECIAL.search(text) or not text.replace("\n", " ").replace("\t", " ").isprintable():
        return ""
    return text


def _quote(text: str) -> str:
    """Return a cell in quotation marks if it would be read as something else without them."""
    return f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _QUOTED.search(text) else text


def is_formula(cell: Cell) -> bool:
    """Report whether a spreadsheet program could run a text cell, by its first character that is not invisible.

    Numbers, telephone numbers and a sign alone are no formulas. See https://owasp.org/www-community/attacks/CSV_Injection.

    >>> is_formula("=1+1"), is_formula("\\u200f=HYPERLINK()"), is_formula("-"), is_formula("قيس")
    (True, True, False, False)
    """
    if not isinstance(cell, str) or not cell or cell in ("-", "+") or _PLAIN_NUMBER.fullmatch(cell):
        return False
    seen = _INVISIBLE.match(cell)
    return cell[seen.end() if seen else 0 :].startswith(_FORMULA_STARTS) or cell.startswith(_CONTROL_STARTS)
