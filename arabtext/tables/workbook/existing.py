"""Columns added to an XLSX workbook in place, so that all else stays as it is, byte by byte.

Formats, formulas and their values, hidden sheets and lines, comments, links, filters, validation, protection, charts
and macros are never read, so nothing of them can be lost. Only the sheets' XML is changed: cells are inserted at the
end of their rows, as ECMA-376 part 1, 18.3.1 (https://ecma-international.org/publications-and-standards/standards/ecma-376/)
has them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Final

from arabtext.errors import InputError, UsageError
from arabtext.files.atomic import write_atomically
from arabtext.files.cells import fit_cell
from arabtext.tables.cells import Cell, is_missing, text_of
from arabtext.tables.table import Table
from arabtext.tables.workbook.archive import CONTENT_TYPES, Archive, Part
from arabtext.tables.workbook.extent import column_letters, column_number, split_place
from arabtext.tables.workbook.markup import Tag, escaped, expect_utf8, find_tags, splice, tag, tag_end, walk
from arabtext.tables.workbook.new import MAX_COLUMNS, is_number
from arabtext.tables.workbook.titles import choose_title

#: Workbooks with macros: they can be kept, but not written anew.
MACRO_FORMATS: Final = (".xlsm",)
_FORMATS: Final = (".xlsx", *MACRO_FORMATS)
_MIN_WIDTH, _MAX_WIDTH = 8, 60  # of an added column, in characters; chosen by hand
_SUMMARY: Final = "Summary"
_SUMMARY_WIDTHS: Final = (34, 60)  # characters
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MACRO_BOOK: Final = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_BOOK: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SPANS: Final = re.compile(rb"""\sspans=("[^"]*"|'[^']*')""")
_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)")


def can_be_kept(path: str | PathLike[str]) -> bool:
    """Report whether the name of a file is that of a workbook that can be changed in place."""
    return Path(path).suffix.casefold() in _FORMATS


def add_to_workbook(
    raw: bytes,
    tables: Sequence[tuple[Table, Table]],
    path: str | PathLike[str],
    *,
    name: str,
    summary: Sequence[tuple[str, Cell]] = (),
) -> tuple[str, ...]:
    """Write a workbook to ``path`` with columns added to its sheets and a sheet for the lines of ``summary``.

    ``raw`` are the bytes of the workbook and ``name`` is how an error calls it. Each of ``tables`` is what
    :func:`arabtext.tables.read_table` read of a sheet, and the same with columns added. Returns what could not be kept,
    as sentences. Raises :class:`arabtext.errors.UsageError` for another format, and
    :class:`arabtext.errors.InputError` for a workbook that cannot be changed, or a file that cannot be written.
    """
    if not can_be_kept(path):
        raise UsageError("formatting can be kept from .xlsx to .xlsx only")
    archive = Archive(raw, name)
    listed = archive.sheets()
    sheets = {sheet.title: sheet for sheet in reversed(listed)}  # of two with one title the first was read
    parts: dict[str, bytes | None] = {}
    filters: dict[str, tuple[str, str]] = {}
    for before, after in tables:
        if before.sheet not in sheets:
            raise InputError(f"{name} cannot be read as a workbook: it has no sheet {before.sheet!r}")
        part = sheets[before.sheet]
        content = archive.read(part.path)
        edit = _Edit(content, name, before, after)
        parts[part.path] = edit.result()
        if edit.filter:
            filters[before.sheet] = edit.filter
    _edit_book(archive, parts, listed, filters, summary)
    losses = _turn_into(archive, parts, Path(path).suffix.casefold() in MACRO_FORMATS)
    changed = archive.replaced(parts)

    def write(target: Path) -> None:
        target.write_bytes(changed)

    write_atomically(path, write)
    return losses


# A sheet


@dataclass(slots=True)
class _Row:
    """A row of a sheet's XML: its line, from 1, its first byte, the bytes of its cells by column, where cells end."""

    line: int
    start: int
    cells: list[tuple[int, int, int, str]] = field(default_factory=list)  # column, first byte, end, style
    end: int = 0
    closing: int = 0


class _Edit:
    """The XML of a sheet with the columns that ``after`` has and ``before`` has not."""

    def __init__(self, data: bytes, name: str, before: Table, after: Table) -> None:
        expect_utf8(data, name)
        self._data, self._name = data, name
        self._before, self._after = before, after
        self._rows: list[_Row] = []
        self._tags: dict[str, Tag] = {}
        self._columns: list[Tag] = []
        self._ends: dict[str, tuple[int, int]] = {}
        self._prefix = ""
        self._cell = (0, 0, "")
        self._taken: set[int] = set()  # columns with a value, a formula or an error, also one that is read as empty
        self._merged: list[re.Match[str]] = []
        #: The range of the filter before and after, if it was widened.
        self.filter: tuple[str, str] | None = None
        walk(data, name, self._start, self._end)
        self._first, self._last = self._find_room()  # added columns, from 1

    def result(self) -> bytes:
        """Return the changed XML."""
        added = {line: row for line, row in self._added() if any(cell is not None for cell in row)}
        styles = self._head_styles()
        edits = []
        for row in self._rows:
            if row.line in added:
                edits += self._fill(row, added.pop(row.line), styles if row.line == self._head_line else {})
        edits += self._new_rows(added)
        edits += [*self._dimension(max((row.line for row in self._rows), default=1)), *self._widths(), *self._filter()]
        return splice(self._data, edits)

    # The XML as it is

    def _start(self, name: str, prefix: str, attributes: dict[str, str], at: int) -> None:
        if name == "worksheet":
            self._prefix = prefix
        elif prefix != self._prefix:  # the anchors of buttons have rows and columns too
            return
        elif name == "row":
            number = attributes.get("r", "")
            line = int(number) if number.isdecimal() else (self._rows[-1].line + 1 if self._rows else 1)
            self._rows.append(_Row(line, at))
        elif name == "c" and self._rows:
            _, column = split_place(attributes.get("r", ""))
            before = self._rows[-1].cells[-1][0] if self._rows[-1].cells else 0
            self._cell = (column or before + 1, at, attributes.get("s", ""))
        elif name in ("v", "f", "is"):
            self._taken.add(self._cell[0])
        elif name == "mergeCell" and (merged := _REFERENCE.fullmatch(attributes.get("ref", ""))):
            self._merged.append(merged)
        elif name in ("dimension", "autoFilter", "sheetData", "cols"):
            self._tags.setdefault(name, Tag(name, prefix, attributes, at, tag_end(self._data, at)))
        elif name == "col" and all(attributes.get(end, "").isdecimal() for end in ("min", "max")):
            self._columns.append(Tag(name, prefix, attributes, at, tag_end(self._data, at)))

    def _end(self, name: str, first: int, behind: int) -> None:
        if "sheetData" in self._ends:
            return
        if name == "c" and self._rows:
            column, start, style = self._cell
            self._rows[-1].cells.append((column, start, behind, style))
        elif name == "row":
            self._rows[-1].closing, self._rows[-1].end = first, behind
        elif name in ("sheetData", "cols"):
            self._ends.setdefault(name, (first, behind))

    # What is added

    def _find_room(self) -> tuple[int, int]:
        """Return the first and the last of the nearest columns on the right of the table in which nothing is.

        Formulas without a value, errors and merged titles may be there, though they are no cells of the table.
        """
        lines = range(self._head_line, self._before.first_line + len(self._before.rows))
        width = len(self._before.columns)
        size, first = len(self._after.columns) - width, width + 1
        taken = [(column, column) for column in self._taken]
        for left, top, right, bottom in (one.groups() for one in self._merged):
            is_whole = column_number(right) + size > MAX_COLUMNS  # behind a range over the whole sheet is no room
            if not is_whole and int(top) < lines.stop and int(bottom) >= lines.start:
                taken.append((column_number(left), column_number(right)))
        for left, right in sorted(taken):
            if left >= first + size:
                break
            first = max(first, right + 1)
        if first + size - 1 > MAX_COLUMNS:
            raise UsageError(f"{self._before.sheet}: no room for more columns; a sheet has {MAX_COLUMNS:,}")
        return first, first + size - 1

    @property
    def _head_line(self) -> int:
        """The first line of the header, from 1; 0 of a table without one."""
        return len(self._before.above) + 1 if self._before.has_header else 0

    def _added(self) -> list[tuple[int, tuple[Cell, ...]]]:
        """Return the added cells of each line."""
        start = len(self._before.columns)
        head = [(self._head_line, self._after.header[0][start:])] if self._head_line else []
        return head + [(line, row[start:]) for line, row in enumerate(self._after.rows, self._before.first_line)]

    def _head_styles(self) -> dict[int, str]:
        """Return the style of the last title in the first line of the header, for those that are added."""
        cells = next((row.cells for row in self._rows if row.line == self._head_line), [])
        style = next((style for column, _, _, style in cells if column == len(self._before.columns)), "")
        return dict.fromkeys(range(self._first, self._last + 1), style) if style else {}

    def _fill(self, row: _Row, cells: tuple[Cell, ...], styles: Mapping[int, str]) -> list[tuple[int, int, bytes]]:
        """Return the edits that put cells into a row, in the place of blank ones that it has there."""
        blank = [cell for cell in row.cells if self._first <= cell[0] <= self._last]
        edits = [(start, end, b"") for _, start, end, _ in blank]
        new = self._cells(row.line, cells, {**styles, **{column: style for column, _, _, style in blank if style}})
        start_end = tag_end(self._data, row.start)
        opening = self._data[row.start : start_end]
        if row.closing == row.end:  # an empty element
            name = f"{self._prefix}row".encode()
            filled = _SPANS.sub(b"", opening).removesuffix(b"/>").rstrip() + b">" + new + b"</" + name + b">"
            return [(row.start, start_end, filled)]
        if b"spans" in opening:
            edits.append((row.start, start_end, _SPANS.sub(b"", opening)))
        behind = next((start for column, start, _, _ in row.cells if column > self._last), row.closing)
        return [*edits, (behind, behind, new)]

    def _cells(self, line: int, cells: Sequence[Cell], styles: Mapping[int, str]) -> bytes:
        """Return cells as XML, those without a value if they have a style."""
        return "".join(
            _cell(f"{column_letters(column)}{line}", cell, styles.get(column, ""), self._prefix)
            for column, cell in enumerate(cells, self._first)
        ).encode()

    def _new_rows(self, added: Mapping[int, tuple[Cell, ...]]) -> list[tuple[int, int, bytes]]:
        """Return the edits for lines that have no row yet, in their places among the others."""
        lines = [row.line for row in self._rows]
        by_place: dict[int, list[bytes]] = {}
        for line, cells in sorted(added.items()):
            at = bisect_left(lines, line)
            place = self._rows[at].start if at < len(lines) else self._ends["sheetData"][0]
            row = tag(f"{self._prefix}row", {"r": str(line)}, self._cells(line, cells, {}).decode())
            by_place.setdefault(place, []).append(row.encode())
        return [(place, place, b"".join(rows)) for place, rows in by_place.items()]

    # What depends on the columns

    def _dimension(self, last_line: int) -> list[tuple[int, int, bytes]]:
        """Return the edit of the range that the sheet says it uses."""
        found = self._tags.get("dimension")
        if found is None:
            return []
        reference = _REFERENCE.fullmatch(found.local.get("ref", ""))
        right = max(self._last, column_number(reference[3]) if reference else 0)
        first = f"{reference[1]}{reference[2]}" if reference else "A1"
        bottom = max(last_line, int(reference[4]) if reference else 0)
        return [self._attribute(found, "ref", f"{first}:{column_letters(right)}{bottom}")]

    def _filter(self) -> list[tuple[int, int, bytes]]:
        """Return the edit that widens a filter that reached to the last column."""
        found = self._tags.get("autoFilter")
        reference = _REFERENCE.fullmatch(found.local.get("ref", "")) if found else None
        if found is None or reference is None or column_number(reference[3]) != self._first - 1:
            return []
        wide = f"{reference[1]}{reference[2]}:{column_letters(self._last)}{reference[4]}"
        self.filter = (reference[0], wide)
        return [self._attribute(found, "ref", wide)]

    def _attribute(self, found: Tag, name: str, value: str) -> tuple[int, int, bytes]:
        """Return the edit that gives an attribute of a tag another value."""
        content = self._data[found.start : found.end]
        pattern = re.compile(rf"""(\s{name}\s*=\s*)("[^"]*"|'[^']*')""".encode())
        return found.start, found.end, pattern.sub(lambda old: old[1] + f'"{value}"'.encode(), content, count=1)

    def _widths(self) -> list[tuple[int, int, bytes]]:
        """Return the edit that makes the added columns as wide as their cells, and seen: others may be hidden."""
        columns = []
        for tagged in self._columns:
            low, high = int(tagged.local["min"]), int(tagged.local["max"])
            for left, right in ((low, min(high, self._first - 1)), (max(low, self._last + 1), high)):
                if left <= right:
                    columns.append((left, {**tagged.attributes, "min": str(left), "max": str(right)}))
        for number, column in enumerate(range(len(self._before.columns), len(self._after.columns)), self._first):
            texts = (text_of(row[column]) for row in self._after.rows)
            width = min(_MAX_WIDTH, max(_MIN_WIDTH, len(self._after.columns[column]), *map(len, texts)) + 2)
            columns.append((number, _column(number, width)))
        xml = "".join(
            tag(f"{self._prefix}col", attributes) for _, attributes in sorted(columns, key=lambda one: one[0])
        )
        whole = tag(f"{self._prefix}cols", {}, xml).encode()
        if "cols" in self._tags:
            return [(self._tags["cols"].start, self._ends["cols"][1], whole)]
        at = self._tags["sheetData"].start
        return [(at, at, whole)]


def _column(number: int, width: int) -> dict[str, str]:
    return {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}


def _cell(place: str, cell: Cell, style: str, prefix: str) -> str:
    """Return a cell as XML; a text is never a formula. One without a value and a style is left out."""
    attributes = {"r": place, **({"s": style} if style else {})}
    if is_missing(cell) or cell == "":
        return tag(f"{prefix}c", attributes) if style else ""
    if isinstance(cell, bool):
        return tag(f"{prefix}c", {**attributes, "t": "b"}, tag(f"{prefix}v", {}, str(int(cell))))
    if is_number(cell):
        return tag(f"{prefix}c", attributes, tag(f"{prefix}v", {}, repr(cell)))
    text = tag(f"{prefix}t", {"xml:space": "preserve"}, escaped(fit_cell(text_of(cell))))
    return tag(f"{prefix}c", {**attributes, "t": "inlineStr"}, tag(f"{prefix}is", {}, text))


# The workbook


def _edit_book(
    archive: Archive,
    parts: dict[str, bytes | None],
    sheets: Sequence[Part],
    filters: Mapping[str, tuple[str, str]],
    summary: Sequence[tuple[str, Cell]],
) -> None:
    """Add a sheet for the lines of ``summary`` to ``parts``, and the new ranges of filters."""
    book = archive.read(archive.main)
    tags = find_tags(book, archive.name, "sheet", "definedName")
    listed = [one for one in tags if one.name == "sheet"]
    edits = _edit_names(book, tags, [one.local.get("name", "") for one in listed], filters)
    if summary and listed:
        known = set(archive.names())
        number = next(n for n in range(1, len(known) + 2) if f"xl/worksheets/sheet{n}.xml" not in known)
        path = f"xl/worksheets/sheet{number}.xml"
        main = find_tags(archive.read(sheets[0].path), archive.name, "worksheet")[0]
        parts[path] = _summary_sheet(main, summary)
        relation = _add_relation(archive, parts, path)
        title = choose_title(_SUMMARY, {one.local.get("name", "").casefold() for one in listed})
        edits.append(_list_sheet(book, listed, title, relation))
        _add_content_type(archive, parts, path)
    if edits:
        parts[archive.main] = splice(book, edits)


def _edit_names(
    book: bytes, tags: Sequence[Tag], titles: Sequence[str], filters: Mapping[str, tuple[str, str]]
) -> list[tuple[int, int, bytes]]:
    """Return the edits of the names that Excel gives the ranges of filters."""
    edits = []
    for one in tags:
        at = one.local.get("localSheetId", "")
        if one.local.get("name") == "_xlnm._FilterDatabase" and at.isdecimal() and int(at) < len(titles):
            changed = filters.get(titles[int(at)])
            end = book.index(b"<", one.end)
            if changed:
                old, new = (_absolute(reference).encode() for reference in changed)
                edits.append((one.end, end, book[one.end : end].replace(old, new)))
    return edits


def _absolute(reference: str) -> str:
    """Return a range with the signs that fix it: ``$A$1:$C$9``."""
    return re.sub(r"\$?([A-Z]+)\$?(\d+)", r"$\1$\2", reference)


def _summary_sheet(main: Tag, summary: Sequence[tuple[str, Cell]]) -> bytes:
    """Return a sheet with the lines of ``summary`` as XML, in the namespaces of another sheet's root."""
    prefix = main.prefix
    spaces = {
        name: value for name, value in main.attributes.items() if name in ("xmlns", f"xmlns:{prefix.rstrip(':')}")
    }
    columns = "".join(tag(f"{prefix}col", _column(i, width)) for i, width in enumerate(_SUMMARY_WIDTHS, 1))
    rows = "".join(
        tag(
            f"{prefix}row",
            {"r": str(line)},
            "".join(_cell(f"{c}{line}", v, "", prefix) for c, v in zip("AB", pair, strict=True)),
        )
        for line, pair in enumerate(summary, 1)
    )
    content = tag(f"{prefix}cols", {}, columns) + tag(f"{prefix}sheetData", {}, rows)
    root = tag(f"{prefix}worksheet", spaces, content)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{root}'.encode()


def _add_relation(archive: Archive, parts: dict[str, bytes | None], path: str) -> str:
    """List a sheet among the relations of the main part; return the id of the relation."""
    content = archive.read(archive.relations)
    tags = find_tags(content, archive.name, "Relationship", "Relationships")
    known = {one.attributes.get("Id") for one in tags}
    number = next(n for n in range(1, len(known) + 2) if f"rIdS{n}" not in known)
    kind = next(one.attributes["Type"] for one in tags if one.attributes.get("Type", "").endswith("/worksheet"))
    prefix = tags[0].prefix
    new = tag(f"{prefix}Relationship", {"Id": f"rIdS{number}", "Type": kind, "Target": f"/{path}"})
    parts[archive.relations] = splice(content, [(tags[0].end, tags[0].end, new.encode())])
    return f"rIdS{number}"


def _list_sheet(book: bytes, listed: Sequence[Tag], title: str, relation: str) -> tuple[int, int, bytes]:
    """Return the edit that lists a sheet in the main part, after the last one."""
    last = listed[-1]
    number = 1 + max(int(one.local.get("sheetId", "0")) for one in listed)
    id_name = next(name for name in last.attributes if name.rpartition(":")[2] == "id")
    spaces = {name: value for name, value in last.attributes.items() if name.startswith("xmlns")}
    new = tag(f"{last.prefix}sheet", {**spaces, "name": title, "sheetId": str(number), id_name: relation})
    if not book[last.start : last.end].endswith(b"/>"):
        end = tag_end(book, book.index(b"</", last.end))
        return end, end, new.encode()
    return last.end, last.end, new.encode()


def _add_content_type(archive: Archive, parts: dict[str, bytes | None], path: str) -> None:
    """Say of what type the part of a new sheet is."""
    content = archive.read(CONTENT_TYPES)
    root = find_tags(content, archive.name, "Types")[0]
    new = tag(f"{root.prefix}Override", {"PartName": f"/{path}", "ContentType": _SHEET_TYPE})
    parts[CONTENT_TYPES] = splice(content, [(root.end, root.end, new.encode())])


def _turn_into(archive: Archive, parts: dict[str, bytes | None], with_macros: bool) -> tuple[str, ...]:
    """Make the workbook one with macros, or one without; return what was lost."""
    types = parts.get(CONTENT_TYPES) or archive.read(CONTENT_TYPES)
    has_macros = _MACRO_BOOK in types
    if with_macros == has_macros:
        return ()
    old, new = (_BOOK, _MACRO_BOOK) if with_macros else (_MACRO_BOOK, _BOOK)
    types = types.replace(old, new)
    macros = [] if with_macros else [path for path in archive.names() if "vbaProject" in path]
    for path in macros:
        parts[path] = None
        types = re.sub(
            rb"""<[\w:]*Override\s[^>]*PartName=["']/""" + re.escape(path.encode()) + rb"""["'][^>]*/>""", b"", types
        )
    parts[CONTENT_TYPES] = types
    if macros:
        relations = parts.get(archive.relations) or archive.read(archive.relations)
        gone = [
            (one.start, one.end, b"")
            for one in find_tags(relations, archive.name, "Relationship")
            if "vbaProject" in one.attributes.get("Target", "")
        ]
        parts[archive.relations] = splice(relations, gone)
    return ("macros were left out, for .xlsx has none",) if macros else ()
