"""How far the cells of a sheet reach, before a parser makes room for all that is between them.

A sheet of three cells, one of them in the last row and column, has room for 17 billion. Cells far from all others are
left out, so that the table is read; a sheet that is too large without them is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import IO, Final

from arabtext.errors import InputError
from arabtext.tables.cells import Cell
from arabtext.tables.workbook.markup import splice, walk

MAX_CELLS: Final = 30_000_000  # of a sheet, blank ones among them: 1.2 GB in memory; chosen by hand
MAX_LINES, _MAX_COLUMNS = 1_048_576, 16_384  # of a sheet in any format
# Chosen by hand on sheets with tables side by side and one below the other, which are near each other.
_MAX_BLANK: Final = 200_000  # cells: a sheet of so many, and of few columns, is never searched for far cells
_MAX_COLUMNS_BLANK: Final = 1_000  # that are few
_MAX_BLANK_SHARE: Final = 8  # cells of a sheet for each that is filled, above which far ones are searched
_MAX_GAP: Final = (1_000, 100)  # blank lines, and columns, after which a cell is far
_MAX_NAMED: Final = 5  # cells that a note names

_CHUNK: Final = 1 << 22  # bytes of XML that are searched at once
_MAX_TAG: Final = 4 * _CHUNK  # bytes without a tag, which no sheet has: a cell holds 32,767 characters
# As nearly all programs write a cell and a row.
_CELL: Final = re.compile(rb'<c r="([A-Z]{1,3})[0-9]{1,7}"')
_ROW: Final = re.compile(rb'<row r="([0-9]{1,7})"')
_ANY_CELL: Final = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_HIDDEN_ROW: Final = re.compile(rb"""<(?:[\w.-]+:)?row\s[^>]*hidden=["'](?:1|true)[^>]*>""")
_NUMBER: Final = re.compile(rb"""\sr=["'](\d+)""")
_FORMULA: Final = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
#: A formula without the value of its last calculation; one of a text (``t="str"``) may have an empty value.
_UNVALUED: Final = re.compile(
    rb"""<(?:[\w.-]+:)?c\s(?![^>]*\bt=["']str)[^>]*>\s*<((?:[\w.-]+:)?)f(?:\s[^>]*)?(?:/>|>[^<]*</\1f>)\s*"""
    rb"""(?:<\1v\s*(?:/>|></\1v>)\s*)?</\1c>"""
)
_ERROR: Final = re.compile(rb"""<(?:[\w.-]+:)?c\s[^>]*\bt=["']e["']""")


@dataclass(slots=True)
class Scan:
    """What the XML of a sheet holds: ``lines`` and ``columns`` up to the last filled cell, and how many are filled.

    ``is_plain`` is false if a cell was written in another way than usual, so that the numbers may be too low.
    ``hidden`` are the hidden lines, from 0; ``errors`` is the number of cells with an error instead of a value, and
    ``formulas`` that of cells with a formula, of which ``unvalued`` have no stored value.
    """

    lines: int = 0
    columns: int = 0
    filled: int = 0
    is_plain: bool = True
    hidden: set[int] = field(default_factory=set)
    errors: int = 0
    formulas: int = 0
    unvalued: int = 0

    @property
    def is_sparse(self) -> bool:
        """Whether far more cells are blank than filled."""
        return is_sparse(self.lines, self.columns, self.filled)


def scan(part: IO[bytes]) -> Scan:
    """Return how far the cells of a sheet reach, by its XML; quick.

    Where it is plain, the columns are right, and a cell is in no line that has more digits than the number of lines.
    """
    found, rest = Scan(), b""
    letters = set[bytes]()
    while chunk := part.read(_CHUNK):
        data = rest + chunk
        cut = max(data.rfind(b"<"), -1 if len(data) > _MAX_TAG else 0)  # where a tag may go on in the next piece
        rest, data = (data[cut:], data[:cut]) if cut >= 0 else (b"", data)
        _scan_chunk(data, found, letters)
    _scan_chunk(rest, found, letters)
    found.columns = max(map(column_number, letters), default=0)
    return found


def _lower_than_a_cell(lines: int, data: bytes) -> bool:
    """Report whether the number of the line of a cell has more digits than ``lines``."""
    return re.search(rb'<c r="[A-Z]{1,3}[0-9]{%d}' % (len(str(lines)) + 1), data) is not None


def _scan_chunk(data: bytes, found: Scan, letters: set[bytes]) -> None:
    columns = _CELL.findall(data)
    size = len(columns)
    if data.count(b"<c") - data.count(b"<col") != size or b":c" in data:  # something else may begin like a cell
        size = len(_ANY_CELL.findall(data))
        found.is_plain &= size == len(columns)
    found.filled += size
    letters.update(columns)
    found.lines = max(found.lines, *map(int, _ROW.findall(data)), 0)
    if _lower_than_a_cell(found.lines, data):  # a cell is not in the row that it says it is in
        found.is_plain = False
    if b"hidden" in data:
        rows = (_NUMBER.search(row[0]) for row in _HIDDEN_ROW.finditer(data))
        found.hidden.update(int(number[1]) - 1 for number in rows if number)
    if b't="e"' in data or b"t='e'" in data:
        found.errors += len(_ERROR.findall(data))
    if formulas := len(_FORMULA.findall(data)):
        found.formulas += formulas
        found.unvalued += len(_UNVALUED.findall(data))


def column_number(letters: bytes | str) -> int:
    """Return the number of a column, from 1, by its letters.

    >>> column_number("A"), column_number(b"AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters.encode() if isinstance(letters, str) else letters:
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column by its number, from 1.

    >>> column_letters(1), column_letters(27), column_letters(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def split_place(place: str) -> tuple[int, int]:
    """Return the line and the column of a cell, from 1, by what its XML says; 0 for what it does not say.

    >>> split_place("AB12"), split_place("B"), split_place("")
    ((12, 28), (0, 2), (0, 0))
    """
    letters = place.rstrip("0123456789")
    digits = place[len(letters) :]
    return int(digits or 0), column_number(letters) if letters.isascii() and letters.isupper() else 0


def clip_sheet(data: bytes, name: str) -> tuple[bytes, list[tuple[int, int]]]:
    """Return the XML of a sheet without the cells that are far from all others, and their places, from 0.

    Raises :class:`arabtext.errors.InputError` if the other cells are too many, or reach too far.
    """
    cells = _cells(data, name)
    lines, columns = find_bounds(((line, column) for line, column, _, _ in cells), name)
    far = [cell for cell in cells if cell[0] >= lines or cell[1] >= columns]
    return splice(data, [(start, end, b"") for _, _, start, end in far]), [(line, column) for line, column, _, _ in far]


def find_bounds(places: Iterable[tuple[int, int]], name: str) -> tuple[int, int]:
    """Return how many lines and columns the table among filled cells has, by the places of the cells, from 0.

    Cells behind a wide gap are not of the table. Raises :class:`arabtext.errors.InputError` if it is too large.

    >>> find_bounds([(0, 0), (1, 0), (1_048_575, 16_383)], "a sheet")
    (2, 1)
    """
    cells = [(line, column) for line, column in places if line < MAX_LINES and column < _MAX_COLUMNS]
    lines, columns = (1 + max((cell[axis] for cell in cells), default=-1) for axis in (0, 1))
    if is_sparse(lines, columns, len(cells)):
        lines = _before_gap({line for line, _ in cells}, _MAX_GAP[0])
        columns = _before_gap({column for line, column in cells if line < lines}, _MAX_GAP[1])
    if lines * columns > MAX_CELLS:
        raise InputError(
            f"{name} has a sheet of {lines:,} lines and {columns:,} columns; at most {MAX_CELLS:,} cells are read"
        )
    return lines, columns


def clip_lines(lines: list[tuple[Cell, ...]], title: str, name: str) -> tuple[list[tuple[Cell, ...]], list[str]]:
    """Return the lines of a sheet without the cells that are far from all others, and a note about these.

    Raises the errors of :func:`find_bounds`.
    """
    width = max(map(len, lines), default=0)
    if not is_sparse(len(lines), width, len(lines)):
        return lines, []
    places = [(line, column) for line, row in enumerate(lines) for column, cell in enumerate(row) if cell is not None]
    height, width = find_bounds(places, name)
    far = [(line, column) for line, column in places if line >= height or column >= width]
    return [row[:width] for row in lines[:height]], [describe_far(far, title)] if far else []


def is_sparse(lines: int, columns: int, filled: int) -> bool:
    """Report whether a large sheet has far more blank cells than filled ones.

    >>> is_sparse(2, 2, 1), is_sparse(1_000_000, 20, 100)
    (False, True)
    """
    is_large = lines * columns > _MAX_BLANK or columns > _MAX_COLUMNS_BLANK
    return is_large and lines * columns > _MAX_BLANK_SHARE * filled


def _before_gap(used: set[int], gap: int) -> int:
    """Return the number of lines or columns up to the last that is used before so many blank ones."""
    places = sorted(used)
    for one, other in pairwise(places):
        if other - one > gap:
            return one + 1
    return places[-1] + 1 if places else 0


def describe_far(far: list[tuple[int, int]], title: str) -> str:
    """Return a note about cells that were left out.

    >>> describe_far([(1_048_575, 16_383)], "People")
    'People: a cell far from the table was left out: XFD1048576'
    """
    named = ", ".join(f"{column_letters(column + 1)}{line + 1}" for line, column in far[:_MAX_NAMED])
    more = " …" if len(far) > _MAX_NAMED else ""
    what = "a cell far from the table was" if len(far) == 1 else f"{len(far):,} cells far from the table were"
    return f"{title}: {what} left out: {named}{more}"


def _cells(data: bytes, name: str) -> list[tuple[int, int, int, int]]:
    """Return the filled cells of a sheet: line and column, from 0, first byte, and the byte after the last."""
    cells: list[tuple[int, int, int, int]] = []
    line, column, at, is_filled = -1, -1, 0, False

    def start(local: str, _: str, attributes: dict[str, str], place: int) -> None:
        nonlocal line, column, at, is_filled
        if local == "row":
            number = attributes.get("r", "")
            line, column = (int(number) - 1 if number.isdecimal() else line + 1), -1
        elif local == "c":
            stated, letters = split_place(attributes.get("r", ""))
            line, column = (stated - 1 if stated else line), (letters - 1 if letters else column + 1)
            at, is_filled = place, False
        elif local in ("v", "is", "f"):
            is_filled = True

    def end(local: str, first: int, behind: int) -> None:
        if local == "c" and is_filled:
            cells.append((line, column, at, behind))

    walk(data, name, start, end)
    return cells
