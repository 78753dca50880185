"""OpenDocument spreadsheets (ODS), read and written by their XML.

See the standard, https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/OpenDocument-v1.3-os-part3-schema.html,
section 9. A row or a cell may be repeated any number of times, so the room for them is bounded before it is made.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from arabtext.errors import InputError
from arabtext.files.cells import MAX_DIGITS, drop_unprintable
from arabtext.tables.cells import Cell, count_of, is_missing, text_of
from arabtext.tables.table import Hidden, Range, Table
from arabtext.tables.workbook.archive import Archive
from arabtext.tables.workbook.extent import MAX_CELLS, MAX_LINES, describe_far, find_bounds, is_sparse
from arabtext.tables.workbook.markup import escaped, tag, walk
from arabtext.tables.workbook.titles import choose_title

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_MIME: Final = "application/vnd.oasis.opendocument.spreadsheet"
_DAY: Final = timedelta(days=1)
_SPAN: Final = re.compile(r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?")


# Reading


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read: the filled cells of each line that has some, its merged ranges, what is hidden."""

    title: str
    is_hidden: bool
    lines: dict[int, tuple[tuple[int, Cell], ...]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden: list[range] = field(default_factory=list)
    filled: int = 0


class _Reader:
    """Reads content.xml, sheet by sheet; ``sheets`` are those that are done."""

    def __init__(self, name: str) -> None:
        self.sheets: list[_Sheet] = []
        self._name = name
        self._hiding: set[str] = set()  # styles of sheets that are not displayed
        self._style = ""
        self._line = self._column = self._repeat = self._row_repeat = 0
        self._row: list[tuple[int, Cell]] = []
        self._cell: dict[str, str] = {}
        self._text: list[str] | None = None
        self._in_paragraph = self._has_paragraph = False
        self._filled = self._spaces = 0  # cells, and repeated spaces, of all sheets
        self._depth = 0  # of elements in a cell that are not its text: remarks, drawings, tables in tables

    def start(self, name: str, prefix: str, attributes: dict[str, str], _: int) -> None:
        """Read a start tag."""
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if self._depth or (self._text is not None and (name in ("annotation", "table") or prefix == "draw:")):
            self._depth += 1
        elif name == "style":
            self._style = local.get("name", "")
        elif name == "table-properties" and local.get("display") == "false":
            self._hiding.add(self._style)
        elif name == "table":
            self.sheets.append(_Sheet(local.get("name", ""), local.get("style-name", "") in self._hiding))
            self._line = 0
        elif name == "table-row":
            self._column, self._row = 0, []
            self._row_repeat = _count(local.get("number-rows-repeated"))
            if local.get("visibility", "visible") != "visible":
                self.sheets[-1].hidden.append(range(self._line, self._line + self._row_repeat))
        elif name in ("table-cell", "covered-table-cell"):
            self._repeat, self._cell, self._text = _count(local.get("number-columns-repeated")), local, []
            self._has_paragraph = False
        elif self._text is not None:
            if name == "p":
                self._in_paragraph = True
                self._text += ["\n"] * self._has_paragraph
                self._has_paragraph = True
            if name == "s":
                self._add_spaces(_count(local.get("c")))
            else:
                self._text.append(_SIGNS.get(name, ""))

    def end(self, name: str, first: int, behind: int) -> None:
        """Read an end tag."""
        if self._depth:
            self._depth -= 1
        elif name in ("table-cell", "covered-table-cell") and self._text is not None:
            self._end_cell(name)
        elif name == "table-row":
            self._end_row()
        elif name == "p":
            self._in_paragraph = False

    def text(self, text: str) -> None:
        """Read text, of which that of the paragraphs of a cell counts."""
        if self._text is not None and self._in_paragraph and not self._depth:
            self._text.append(text)

    def _add_spaces(self, count: int) -> None:
        self._spaces += count
        if self._spaces > MAX_CELLS:
            raise InputError(f"{self._name} repeats spaces more than {MAX_CELLS:,} times")
        if self._text is not None:
            self._text.append(" " * count)

    def _end_cell(self, name: str) -> None:
        value = None if name.startswith("covered") else _value(self._cell, "".join(self._text or ()))
        if value is not None:
            self._expect_room(self._repeat)
            self._row += ((self._column + i, value) for i in range(self._repeat))
        if not name.startswith("covered"):
            right, bottom = (_count(self._cell.get(f"number-{axis}-spanned")) - 1 for axis in ("columns", "rows"))
            if right or bottom:
                corner = (self._line + bottom, self._column + right)
                self.sheets[-1].merged.append(((self._line, self._column), corner))
        self._column += self._repeat
        self._text = None

    def _end_row(self) -> None:
        if self._row:
            if self._row_repeat > MAX_LINES:
                raise InputError(
                    f"{self._name} repeats a line {self._row_repeat:,} times; a sheet has {MAX_LINES:,} lines"
                )
            self._expect_room(self._row_repeat * len(self._row))
            row = tuple(self._row)
            for i in range(self._row_repeat):
                self.sheets[-1].lines[self._line + i] = row
            self.sheets[-1].filled += self._row_repeat * len(row)
            self._filled += self._row_repeat * len(row)
        self._line += self._row_repeat

    def _expect_room(self, cells: int) -> None:
        if self._filled + cells > MAX_CELLS:
            raise InputError(f"{self._name} has more than {MAX_CELLS:,} cells; at most so many are read")


_SIGNS: Final = {"tab": "\t", "line-break": "\n"}


def _count(text: str | None) -> int:
    """Return the number in an attribute, 1 if there is none."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 20 else 1


def read_ods(
    raw: bytes, name: str
) -> Iterator[tuple[str, list[tuple[Cell, ...]], tuple[Range, ...], Hidden, list[str]]]:
    """Yield the sheets of an ODS workbook: title, lines of cells, merged ranges, what is hidden, notes on reading.

    Raises :class:`arabtext.errors.InputError` for a file that is damaged, protected or too large.
    """
    archive = Archive(raw, name)
    if _MANIFEST in archive.names() and b"encryption-data" in archive.read(_MANIFEST):
        raise InputError(f"{name} is protected with a password; save it without one")
    reader = _Reader(name)
    walk(archive.read(_CONTENT), name, reader.start, reader.end, reader.text)
    for sheet in reader.sheets:
        height, width = _bounds(sheet, name)
        lines: list[tuple[Cell, ...]] = [()] * height
        far = []
        for line, row in sheet.lines.items():
            if line < height:
                lines[line] = _dense([cell for cell in row if cell[0] < width])
            far += [(line, column) for column, _ in row if line >= height or column >= width]
        lines_hidden = (range(some.start, min(some.stop, height)) for some in sheet.hidden)
        hidden = Hidden(sheet.is_hidden, frozenset(line for some in lines_hidden for line in some))
        yield sheet.title, lines, tuple(sheet.merged), hidden, [describe_far(far, sheet.title)] if far else []


def _bounds(sheet: _Sheet, name: str) -> tuple[int, int]:
    """Return how many lines and columns the table of a sheet has; its cells are looked at one by one only if few are
    filled.
    """
    height = max(sheet.lines, default=-1) + 1
    width = max((row[-1][0] for row in sheet.lines.values()), default=-1) + 1
    if height <= MAX_LINES and height * width <= MAX_CELLS and not is_sparse(height, width, sheet.filled):
        return height, width
    return find_bounds(((line, column) for line, row in sheet.lines.items() for column, _ in row), name)


def _dense(row: Sequence[tuple[int, Cell]]) -> tuple[Cell, ...]:
    """Return a line of cells up to the last that is filled, by the filled ones."""
    cells: list[Cell] = [None] * (row[-1][0] + 1 if row else 0)
    for column, value in row:
        cells[column] = value
    return tuple(cells)


def _value(cell: dict[str, str], text: str) -> Cell:
    """Return the value of a cell by its attributes and its text; None of an empty one."""
    kind = cell.get("value-type", "")
    try:
        if kind in ("float", "percentage", "currency"):
            number = float(cell["value"])
            return int(number) if number.is_integer() and abs(number) < 10**MAX_DIGITS else number
        if kind == "boolean":
            return cell["boolean-value"] == "true"
        if kind == "date":
            day = cell["date-value"]
            return datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
        if kind == "time":
            return _span(cell["time-value"])
    except (KeyError, ValueError, OverflowError):
        return text or None
    return cell.get("string-value", text) or None


def _span(text: str) -> time | timedelta:
    """Return a duration as the time of a day if it is one, since ODS has one kind of value for both."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    sign, days, hours, minutes, seconds = found.groups()
    parts = {"days": days, "hours": hours, "minutes": minutes, "seconds": (seconds or "0").replace(",", ".")}
    span = timedelta(**{name: float(value or 0) for name, value in parts.items()}) * (-1 if sign else 1)
    return (datetime.min + span).time() if timedelta() <= span < _DAY else span


# Writing

_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES: Final = {
    f"xmlns:{prefix}": f"{_OFFICE}{name}:1.0"
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
}
_RUN_OF_SPACES: Final = re.compile(r"^ | $|(?<= ) +")
_HIDDEN_STYLE: Final = "hidden"


def write_ods(tables: Sequence[Table], target: Path, summary: Sequence[tuple[str, Cell]] = ()) -> tuple[str, ...]:
    """Write tables as the sheets of an ODS workbook, and the lines of ``summary``, if any, as a last sheet.

    Returns what was changed, as sentences. Numbers, dates, times and durations stay such, and a text is never run as a
    formula.
    """
    changed = 0
    taken: set[str] = set()
    whole = io.BytesIO()  # an archive that cannot be written to a full disk would be reported twice
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _MIME, zipfile.ZIP_STORED)
        archive.writestr(_MANIFEST, _manifest())
        with archive.open(_CONTENT, "w", force_zip64=True) as out:
            out.write(_head().encode())
            for table in tables:
                changed += sum(drop_unprintable(c) != c for line in table.lines() for c in line if isinstance(c, str))
                for piece in _sheet(table, choose_title(table.sheet or "Names", taken)):
                    out.write(piece.encode("utf-8", "replace"))
            if summary:
                for piece in _sheet(Table((), tuple(summary), has_header=False), choose_title("Summary", taken)):
                    out.write(piece.encode("utf-8", "replace"))
            out.write(b"</office:spreadsheet></office:body></office:document-content>")
    target.write_bytes(whole.getbuffer())
    if not changed:
        return ()
    return (f"without control characters, which a workbook cannot hold: {count_of(changed, 'cell')}",)


def _manifest() -> str:
    spaces = {"xmlns:manifest": f"{_OFFICE}manifest:1.0", "manifest:version": "1.3"}
    files = {"/": _MIME, _CONTENT: "text/xml"}
    entries = (
        tag("manifest:file-entry", {"manifest:full-path": p, "manifest:media-type": t}) for p, t in files.items()
    )
    return _DECLARATION + tag("manifest:manifest", spaces, "".join(entries))


_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'


def _head() -> str:
    """Return what is before the sheets, with the style of hidden ones."""
    properties = tag("style:table-properties", {"table:display": "false"})
    style = tag("style:style", {"style:name": _HIDDEN_STYLE, "style:family": "table"}, properties)
    start = tag("office:document-content", {**_SPACES, "office:version": "1.3"}, "").removesuffix(
        "</office:document-content>"
    )
    styles = tag("office:automatic-styles", {}, style)
    return f"{_DECLARATION}{start}{styles}<office:body><office:spreadsheet>"


def _sheet(table: Table, title: str) -> Iterator[str]:
    """Yield a sheet as XML, line by line."""
    style = {"table:style-name": _HIDDEN_STYLE} if table.hidden.sheet else {}
    yield tag("table:table", {"table:name": title, **style}, "").removesuffix("</table:table>")
    corners = dict(table.merged)
    covered = {place for one in table.merged for place in _places(one)} - corners.keys()
    for at, line in enumerate(table.lines()):
        hidden = {"table:visibility": "collapse"} if at in table.hidden.lines else {}
        yield tag("table:table-row", hidden, "".join(_cell(c, (at, i), corners, covered) for i, c in enumerate(line)))
    yield "</table:table>"


def _places(one: Range) -> Iterator[tuple[int, int]]:
    (top, left), (bottom, right) = one
    return ((line, column) for line in range(top, bottom + 1) for column in range(left, right + 1))


def _cell(
    cell: Cell, place: tuple[int, int], corners: dict[tuple[int, int], tuple[int, int]], covered: set[tuple[int, int]]
) -> str:
    """Return a cell as XML, with what it spans."""
    name = "table:covered-table-cell" if place in covered else "table:table-cell"
    spans = {}
    if place in corners:
        bottom, right = corners[place]
        spans["table:number-columns-spanned"] = str(right - place[1] + 1)
        spans["table:number-rows-spanned"] = str(bottom - place[0] + 1)
    if is_missing(cell) or cell == "":
        return tag(name, spans)
    kind, value = _typed(cell)
    values = {"office:value-type": kind, **({f"office:{value[0]}": value[1]} if value else {})}
    return tag(
        name, {**spans, **values}, "".join(tag("text:p", {}, _spaced(line)) for line in text_of(cell).split("\n"))
    )


def _typed(cell: Cell) -> tuple[str, tuple[str, str] | None]:
    """Return the kind of a cell, and the name and the value of its attribute."""
    if isinstance(cell, bool):
        return "boolean", ("boolean-value", str(cell).lower())
    if isinstance(cell, (int, float)) and _fits(cell):
        return "float", ("value", repr(cell))
    if isinstance(cell, date) and not (isinstance(cell, datetime) and cell.tzinfo):
        return "date", ("date-value", cell.isoformat())
    if isinstance(cell, (time, timedelta)) and not (isinstance(cell, time) and cell.tzinfo):
        return "time", ("time-value", _as_span(cell))
    return "string", None


def _fits(number: float) -> bool:
    """Report whether a program that keeps numbers as floats keeps this one."""
    return abs(number) < (float("inf") if isinstance(number, float) else 10**MAX_DIGITS)


def _as_span(cell: time | timedelta) -> str:
    span = datetime.combine(date.min, cell) - datetime.min if isinstance(cell, time) else cell
    sign, span = ("-", -span) if span < timedelta() else ("", span)
    minutes, seconds = divmod(span.days * 86_400 + span.seconds, 60)
    fraction = f".{span.microseconds:06}" if span.microseconds else ""
    return f"{sign}PT{minutes // 60:02}H{minutes % 60:02}M{seconds:02}{fraction}S"


def _spaced(line: str) -> str:
    """Return a line of text as XML, in which runs of spaces and tabs would be one space without elements for them."""
    spaced = _RUN_OF_SPACES.sub(lambda run: f"\0{len(run[0])}\0", drop_unprintable(line))
    pieces = spaced.split("\0")
    text = "".join(tag("text:s", {"text:c": piece}) if i % 2 else escaped(piece) for i, piece in enumerate(pieces))
    return text.replace("\t", "<text:tab/>")
