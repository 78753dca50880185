"""Read PDF files: letters with their places by pypdfium2, then lines, columns and blocks.

A PDF holds drawn letters. A reader's own guess at the order of Arabic letters is often wrong, so lines are put together
here from the places of the letters, from the left to the right, and turned into the order in which they are read. What
is left of the damage is repaired by the profile ``pdf`` of :func:`arabtext.normalize`.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import Final

import regex

from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Block
from arabtext.editions.reading.page_parts import Metadata, to_article
from arabtext.editions.reading.pdf_letters import Drawn, read_letters
from arabtext.errors import InputError, MissingExtraError
from arabtext.files.child import ChildError
from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter

_MAX_NEAR: Final = 200  # letters left of a vowel sign among which its own is looked up
_LEFT_OF: Final = 0.2  # points from a letter to its vowel sign; places are compared by tenths
_HYPHEN: Final = 2  # how pdfium writes a hyphen at the end of a line

# Chosen by hand on pages that Chromium printed. Lengths are in heights of the letters.
_SAME_LINE: Final = 0.35  # between the base lines of letters of one line
_MIN_SPACE: Final = 0.2  # between two words that no space divides
_MIN_SPACE_INSIDE: Final = 0.5  # the same between two letters of what is one word in the file's own order
_MIN_SPACE_GUESSED: Final = 0.1  # beside a letter whose place is guessed
_WIDTH: Final = 0.35  # usual of an Arabic letter
_WIDTHS: Final = {"اأإآٱلى": 0.22, "سشصض": 0.7}
_MIN_GAP: Final = 1.6  # between two columns or two cells
_SAME_SIZE: Final = 0.06  # share by which sizes of one paragraph may differ
_HEADING: Final = 1.12  # times the size of the body
_SMALL: Final = 0.9  # times the size of the body, of footnotes
_RAISED: Final = 0.85  # times the size of its line, of the mark of a footnote
_MAX_LEADING: Final = 3.0  # between two lines of a paragraph
_USUAL_LEADING: Final = 1.2  # where a document has too few lines to say
_MAX_RAISED: Final = 6  # letters in a row that belongs to the one beside it
_MAX_RISE: Final = 0.7  # between that row and the one beside it
_WIDER: Final = 1.25  # times the usual distance of lines, between paragraphs
_FULL: Final = 0.88  # share of its column that a line takes which goes on in the next one
_INDENT: Final = 0.8  # by which a first line is indented
_MARGIN: Final = 0.12  # share of the height of a page at its top and at its bottom
_MIN_ROWS: Final = 5  # rows of two columns
_MIN_COLUMN: Final = 18  # letters in a line of a column; cells of a table have fewer
_MAX_HEADING: Final = 30  # words
_HYPHENATED: Final = 0.02  # share of lines with a hyphen at their end, above which words are divided
_MIN_HYPHENS: Final = 4  # such lines, above which they are
_MIN_STEPS: Final = 3  # distances of lines that are the same, of which one is that of the document
_MAX_LEVEL: Final = 6

_DIGIT_CLASSES: Final = frozenset(("EN", "AN"))
_IN_NUMBER: Final = frozenset("ES CS ET".split())
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING: Final = "([{«"
_CLOSING: Final = ")]}»"
_END = regex.compile(r"[.!?؟…:؛][\"”»)\]]*\s*\Z")
_ITEM = regex.compile(r"(?P<label>[•◦▪●■–·*-]|\p{Nd}{1,2}[.)])\s++(?=\S)")
_NOTE = regex.compile(r"[\[(]?(?P<label>\p{Nd}{1,3}|[*†‡§])[\])]?[.:]?\s*+(?=\S)")
_NO_TITLE = regex.compile(r"(?i)\.\w{2,5}\s*\Z|^\s*(?:untitled|microsoft \w++ -)")  # the name of a file
_ENDS_LEFT = regex.compile(r"\s*+[.,:!)].*[^.,:!)\s]\s*+\Z")  # a line that is drawn with its end at the left
_NUMBER = regex.compile(r"\p{Nd}++")
_PAGE_NUMBER = regex.compile(
    r"(?i)[\W_]*+(?:page|p\.|صفحة|ص)?[\W_]*+\p{Nd}{1,4}(?:\s*+(?:/|of|من)\s*+\p{Nd}{1,4})?[\W_]*+"
)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter: its place on the base line, how far it reaches, its size, and its number in the file's own order."""

    text: str
    x: float
    y: float
    right: float
    size: float
    number: int
    word: int = 0  # of the words in the file's own order
    ink: tuple[float, float] = (0.0, 0.0)  # left and right edge of what is drawn
    is_guessed: bool = False  # whether it is a letter with its vowel sign, of which only the sign has a place


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a column, or a cell: its text, its place on the page, and its size. ``page`` counts from 0."""

    text: str
    left: float
    right: float
    y: float
    size: float
    page: int
    is_rtl: bool = False


def of_pdf(raw: bytes, name: str) -> Article:
    """Return the article in a PDF file; ``name`` is how an error calls it.

    Raises :class:`arabtext.errors.MissingExtraError` without the extra ``pdf``, and
    :class:`arabtext.errors.InputError` for what cannot be read as a PDF, for one without text, such as scanned pages,
    and for one of more than a documented size.
    """
    try:
        import pypdfium2  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("pdf", "Reading PDF files") from error
    try:
        title, drawn = read_letters(raw)
    except ChildError as error:
        raise InputError(f"{name} cannot be read as a PDF: {error}") from error
    pages = [(_letters(characters), height) for height, characters in drawn]
    if not any(letters for letters, _ in pages):
        raise InputError(f"{name} has no text; pages that are images must be read by OCR first")
    article = to_article(_repaired(_blocks(pages)), Metadata(), is_cut=True)
    return article if article.title or _NO_TITLE.search(title) else replace(article, title=title.strip())


# Letters


def _letters(characters: Sequence[Drawn]) -> list[_Letter]:
    """Return the letters of a page in the file's own order, without those that the reader added."""
    letters = list[_Letter]()
    word = 0
    for one in characters:
        shown = _shown(one.code)
        word += shown == " "
        if shown and not one.is_added and one.size > 0:
            ink = (one.ink_left, one.ink_right)
            letters.append(_Letter(shown, one.x, one.y, one.right, one.size, len(letters), word, ink=ink))
    return _signs(letters)


def _shown(code: int) -> str:
    """Return the text of a character of a PDF; empty for controls and for what is no character."""
    if code == _HYPHEN:
        return "-"
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    character = chr(code)
    if character.isspace():
        return " "
    if unicodedata.category(character) == "Cc":
        return ""
    return unicodedata.normalize("NFKC", character) if "ﬀ" <= character <= "ﬆ" else character


def _signs(letters: list[_Letter]) -> list[_Letter]:
    """Return letters, those that are drawn as one sign as one, and vowel signs at the letter that they belong to.

    A vowel sign has no width and is placed by its ink. One that is drawn alone comes left of its letter, so that it
    follows it in the order of reading.
    """
    signs = list[_Letter]()
    at = 0
    for _, group in groupby(letters, key=lambda one: (one.x, one.y)):
        sign = list(group)
        before, after = (
            letters[at - 1] if at else None,
            letters[at + len(sign)] if at + len(sign) < len(letters) else None,
        )
        at += len(sign)
        x, right, is_guessed = sign[0].x, max(one.right for one in sign), False
        if any(map(_is_mark, sign)):
            edges = [edge for one in sign if one.text != " " for edge in one.ink]
            center = (min(edges) + max(edges)) / 2
            sign = [one for one in sign if one.text != " "]
            x, right, is_guessed = center, center, len(sign) > 1
        if len(sign) > 1 and any(is_arabic_letter(one.text[0]) for one in sign):
            steps = [x - before.x] if before else []
            steps += [after.x - x] if after else []
            if sum(step > 0 for step in steps) > sum(step < 0 for step in steps):
                sign.reverse()  # the reader has turned the words round
            letters_of = "".join(one.text for one in sorted(sign, key=_is_mark))
            signs.append(replace(sign[0], text=letters_of, x=x, right=right, is_guessed=is_guessed))
        else:
            signs += [replace(one, x=x) if _is_mark(one) else one for one in sign]
    return _beside_bases(signs)


def _beside_bases(letters: list[_Letter]) -> list[_Letter]:
    """Return letters, each vowel sign that is drawn alone just left of its letter and on its base line."""
    if not any(map(_is_mark, letters)):
        return letters
    bases = sorted((one for one in letters if one.text != " " and not _is_mark(one)), key=lambda one: one.x)
    starts = [one.x for one in bases]
    moved = list[_Letter]()
    for letter in letters:
        end = bisect_right(starts, letter.x) if _is_mark(letter) else 0
        near = (one for one in reversed(bases[max(0, end - _MAX_NEAR) : end]) if abs(one.y - letter.y) < one.size)
        base = next((one for one in near if letter.x <= one.right), None)
        moved.append(replace(letter, x=base.x - _LEFT_OF, right=base.x, y=base.y) if base else letter)
    return moved


# Lines


def _lines(letters: Sequence[_Letter], page: int) -> list[list[_Line]]:
    """Return the rows of a page from the top; a row has a line, or several with gaps between them."""
    arabic = sum(is_arabic_letter(letter.text[0]) for letter in letters)
    is_rtl = 2 * arabic > sum(letter.text[0].isalpha() for letter in letters)
    rows: list[list[_Letter]] = []
    for letter in sorted(letters, key=lambda one: (-one.y, one.x)):
        row = rows[-1] if rows else None
        if row and abs(row[0].y - letter.y) <= _SAME_LINE * max(row[0].size, letter.size) and _is_level(row, letter):
            row.append(letter)
        else:
            rows.append([letter])
    rows = [row for row in _with_marks(rows) if not (len(row) <= _MAX_RAISED and any(one.is_guessed for one in row))]
    return [lines for row in rows if (lines := list(_cells(row, page, is_rtl)))]


def _is_level(row: Sequence[_Letter], letter: _Letter) -> bool:
    """Return whether a letter is on the base line of a row, or is so much smaller that it is raised."""
    return abs(row[0].y - letter.y) <= _SAME_LINE * min(row[0].size, letter.size) or letter.size < _RAISED * row[0].size


def _with_marks(rows: list[list[_Letter]]) -> list[list[_Letter]]:
    """Return rows, those of a few letters joined with one beside them, such as vowel signs and marks of notes."""
    kept: list[list[_Letter]] = []
    for row in rows:
        before = kept[-1] if kept else None
        if before and len(before) <= _MAX_RAISED < len(row) and _is_beside(before, row):
            kept[-1] = [*row, *before]
        elif before and len(row) <= _MAX_RAISED < len(before) and _is_beside(row, before):
            before += row
        else:
            kept.append(row)
    return kept


def _is_beside(few: list[_Letter], row: list[_Letter]) -> bool:
    """Return whether a few letters belong to a row that is a little lower or higher."""
    if abs(few[0].y - row[0].y) > _MAX_RISE * row[0].size:
        return False
    left, right = min(one.x for one in row) - row[0].size, max(one.right for one in row) + row[0].size
    small = all(one.size < _RAISED * row[0].size for one in few)
    return all(left <= one.x <= right for one in few) and (
        small or any(unicodedata.combining(character) for one in few for character in one.text)
    )


def _is_mark(letter: _Letter) -> bool:
    return unicodedata.combining(letter.text[0]) > 0


def _cells(row: list[_Letter], page: int, is_rtl: bool) -> Iterator[_Line]:
    """Yield the lines of a row. A space at the place of a letter comes right of it."""
    size = median(letter.size for letter in row)
    drawn = _with_spaces(sorted(row, key=lambda one: (round(one.x, 1), one.text == " ", one.number)))
    cell: list[_Letter] = []
    end = 0.0
    for letter in drawn:
        if letter.text == " ":
            if cell:
                cell.append(letter)
            continue
        if cell and letter.x - end > _MIN_GAP * size:
            yield _line(cell, page, is_rtl)
            cell = []
        elif (
            cell and cell[-1].text != " " and not letter.is_guessed and _has_gap(cell[-1], letter, letter.x - end, size)
        ):
            cell.append(replace(letter, text=" "))
        cell.append(letter)
        end = max(end, letter.right) if len(cell) > 1 else letter.right
    if any(one.text != " " for one in cell):
        yield _line(cell, page, is_rtl)


def _has_gap(before: _Letter, letter: _Letter, gap: float, size: float) -> bool:
    """Return whether so much is between two letters that a space is there, although the file has none."""
    return gap > size * (_MIN_SPACE_INSIDE if letter.word == before.word else _MIN_SPACE)


def _with_spaces(drawn: list[_Letter]) -> list[_Letter]:
    """Return letters from the left to the right, with spaces beside those whose place is guessed.

    Such a letter takes about its usual width between its neighbors. If more is left there, a space is on the side where
    more of it is left.
    """
    found = list[_Letter]()
    for at, letter in enumerate(drawn):
        if not letter.is_guessed or not 0 < at < len(drawn) - 1:
            found.append(letter)
            continue
        before, after = drawn[at - 1], drawn[at + 1]
        width = next((width for letters, width in _WIDTHS.items() if letter.text[0] in letters), _WIDTH) * letter.size
        has_space = after.x - before.right - width > _MIN_SPACE_GUESSED * letter.size and " " not in (
            before.text,
            after.text,
        )
        blank = [replace(letter, text=" ", is_guessed=False)] if has_space else []
        is_left = letter.x - before.right > after.x - letter.x
        found += [*blank, letter] if is_left else [letter, *blank]
    return found


def _line(cell: list[_Letter], page: int, on_rtl_page: bool) -> _Line:
    shown = [letter for letter in cell if letter.text != " "]
    usual = max(letter.size for letter in shown) if len(shown) < 3 else median(letter.size for letter in shown)
    base = median(letter.y for letter in shown)
    kept = [one for one in cell if not _is_note_mark(one, usual, base, len(shown))]
    text, is_rtl = _read(kept, on_rtl_page)
    return _Line(
        " ".join(text.split()), min(one.x for one in shown), max(one.right for one in shown), base, usual, page, is_rtl
    )


def _is_note_mark(letter: _Letter, size: float, base: float, length: int) -> bool:
    """Return whether a letter is a digit that is small and raised."""
    return length > 3 and letter.size < _RAISED * size and letter.y > base and letter.text.isdecimal()


def _read(drawn: Sequence[_Letter], on_rtl_page: bool) -> tuple[str, bool]:
    """Return the text of letters drawn from the left to the right in the order of reading, and whether that is RTL."""
    pieces = [letter.text for letter in drawn]
    kinds = [_direction(piece.lstrip()[:1] or " ") for piece in pieces]
    arabic, latin = kinds.count("R"), kinds.count("L")
    is_rtl = (
        2 * arabic >= latin if arabic else on_rtl_page and (not latin or _ENDS_LEFT.match("".join(pieces)) is not None)
    )
    if not arabic and not is_rtl:
        return "".join(pieces), False
    runs = _runs(kinds, is_rtl)
    read = list[str]()
    for direction, start, end in reversed(runs) if is_rtl else runs:
        piece = pieces[start:end]
        read += piece if direction == "L" else reversed(piece)
    return "".join(read), is_rtl


def _direction(character: str) -> str:
    """Return L for a letter, N for a digit, S for a sign within a number, R for Arabic, and - for others."""
    kind = unicodedata.bidirectional(character)
    if kind in {"AL", "R", "NSM"}:
        return "R"
    if kind == "L":
        return "L"
    return "N" if kind in _DIGIT_CLASSES else "S" if kind in _IN_NUMBER else "-"


def _runs(kinds: Sequence[str], is_rtl: bool) -> list[tuple[str, int, int]]:
    """Return runs of one direction: L or R, start and end. What is between two of a kind is of that kind."""
    resolved = list(kinds)
    for at, kind in enumerate(kinds):
        if kind == "S":
            inside = 0 < at < len(kinds) - 1 and kinds[at - 1] == kinds[at + 1] == "N"
            is_percent = at > 0 and kinds[at - 1] == "N" and not is_rtl
            resolved[at] = "N" if inside or is_percent else "-"
    strong = [(at, kind) for at, kind in enumerate(resolved) if kind != "-"]
    base = "R" if is_rtl else "L"
    for (left, one), (right, other) in pairwise(strong):
        if right - left > 1:
            same = (
                one
                if one == other and one in {"L", "R"}
                else "L"
                if {one, other} == {"L", "N"} and one == "L"
                else base
            )
            resolved[left + 1 : right] = [same] * (right - left - 1)
    if strong:
        resolved[: strong[0][0]] = [base] * strong[0][0]
        resolved[strong[-1][0] + 1 :] = [base] * (len(resolved) - strong[-1][0] - 1)
    shown = ["R" if kind == "R" else "L" for kind in resolved]
    runs, at = [], 0
    for direction, group in groupby(shown):
        size = len(list(group))
        runs.append((direction, at, at + size))
        at += size
    return runs


# Columns


@dataclass(frozen=True, slots=True)
class _Column:
    """Rows of lines between two edges."""

    rows: list[list[_Line]]
    left: float
    right: float


def _ordered(rows: list[list[_Line]], gutter: float | None) -> list[_Column]:
    """Return the columns of a page in the order of reading."""
    lines = [line for row in rows for line in row]
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    if gutter is None:
        return [_Column(rows, left, right)]
    is_rtl = 2 * sum(line.is_rtl for line in lines) > len(lines)
    inner = max((line.right for line in lines if line.right <= gutter), default=gutter)
    outer = min((line.left for line in lines if line.left >= gutter), default=gutter)
    usual = median(line.size for line in lines)
    ends = sorted(line.y for line in lines if line.right <= gutter)
    starts = sorted(line.y for line in lines if line.left >= gutter)

    def is_in_columns(row: list[_Line]) -> bool:
        """Return whether no line of a row crosses the gutter. A heading with nothing beside it is of both columns."""
        if any(line.left < gutter < line.right for line in row):
            return False
        if len(row) > 1 or row[0].size < _HEADING * usual:
            return True
        other = starts if row[0].right <= gutter else ends
        reach = 2 * row[0].size
        return bisect_right(other, row[0].y + reach) > bisect_right(other, row[0].y - reach)

    columns: list[_Column] = []
    for in_columns, group in groupby(rows, key=is_in_columns):
        band = list(group)
        sides = [
            _Column([side for row in band if (side := [line for line in row if line.right <= gutter])], left, inner),
            _Column([side for row in band if (side := [line for line in row if line.left >= gutter])], outer, right),
        ]
        if in_columns and all(side.rows for side in sides):
            columns += sides[::-1] if is_rtl else sides
        else:  # lines of the whole page, some of which may be short
            columns.append(_Column(band, left, right))
    return columns


def _gutters(pages: list[list[list[_Line]]]) -> list[float | None]:
    """Return the place between two columns for each page; a page with few lines may have that of the one before."""
    found: list[float | None] = []
    for rows in pages:
        own = _gutter(rows)
        last = next((one for one in reversed(found) if one is not None), None)
        if own is None and last is not None:
            halves = [row for row in rows if len(row) == 2 and row[0].right <= last <= row[1].left]
            own = last if halves and all(len(row) == 1 or row in halves for row in rows) else None
        found.append(own)
    return found


def _gutter(rows: list[list[_Line]]) -> float | None:
    """Return the place between two columns of text, None if the page has no two.

    It is the middle of the widest range of places that have the most lines of text on their emptier side.
    """
    lines = [line for row in rows for line in row if len(line.text) >= _MIN_COLUMN]
    ends = sorted(line.right for line in lines)
    starts = sorted(line.left for line in lines)
    places = sorted({*ends, *starts})
    best, found = _MIN_ROWS - 1, None
    widest = 0.0
    for low, high in pairwise(places):
        place = (low + high) / 2
        emptier = min(bisect_right(ends, place), len(starts) - bisect_right(starts, place))
        if (emptier, high - low) > (best, widest) and emptier >= _MIN_ROWS:
            best, found, widest = emptier, place, high - low
    return found


# Blocks


def _blocks(pages: Sequence[tuple[list[_Letter], float]]) -> list[Block]:
    """Return the blocks of all pages, their running heads and numbers as furniture."""
    rows = [_lines(letters, number) for number, (letters, _) in enumerate(pages)]
    rows = _with_brackets(rows)
    frame = _frame(rows, [height for _, height in pages])
    weights = Counter[float]()
    for line in (line for page in rows for row in page for line in row):
        weights[round(line.size, 1)] += len(line.text)
    body = weights.most_common(1)[0][0]
    sizes = sorted({round(size, 1) for size in weights if size >= _HEADING * body}, reverse=True)
    columns = [
        replace(column, rows=[kept for row in column.rows if (kept := [line for line in row if line not in frame])])
        for page, gutter in zip(rows, _gutters(rows), strict=True)
        for column in _ordered(page, gutter)
    ]
    lines = [line for page in rows for row in page for line in row]
    is_divided = sum(line.text.endswith("-") for line in lines) > max(_MIN_HYPHENS, _HYPHENATED * len(lines))
    layout = _Layout(body, sizes, is_divided, _leading(columns))
    furniture = [Block("furniture", line.text) for line in sorted(frame, key=lambda one: (one.page, -one.y))]
    return [*layout.blocks(column for column in columns if column.rows), *furniture]


def _frame(rows: list[list[list[_Line]]], heights: Sequence[float]) -> set[_Line]:
    """Return the lines that are at the top or the bottom of several pages, and page numbers there."""
    places: defaultdict[tuple[str, int], list[_Line]] = defaultdict(list)
    found = set[_Line]()
    for page, height in zip(rows, heights, strict=True):
        for line in (line for row in page for line in row):
            if _MARGIN * height < line.y < (1 - _MARGIN) * height:
                continue
            if _PAGE_NUMBER.fullmatch(line.text):
                found.add(line)
            places[_NUMBER.sub("0", line.text), round(line.y / 4)].append(line)
    for lines in places.values():
        if len({line.page for line in lines}) > 1:
            found.update(lines)
    return found


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together; ``end`` is how much of its column the last one takes."""

    lines: list[_Line]
    end: float = 0.0

    @property
    def size(self) -> float:
        return self.lines[0].size


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a document is set: the size of its text, the sizes of headings, whether words are divided at line ends, and
    the distance of its lines in heights of the letters.
    """

    body: float
    sizes: list[float]
    is_divided: bool
    leading: float

    def blocks(self, columns: Iterator[_Column]) -> list[Block]:
        """Return the blocks of columns, a paragraph that goes on in the next one as one block; footnotes last."""
        found, notes = list[Block](), list[Block]()
        open_at, was_open = -1, None
        for column in columns:
            is_first = True
            for part in self._parts(column):
                if isinstance(part, Block):
                    found.append(part)
                    is_first, was_open = False, None
                    continue
                block = self._block(part)
                if block.kind == "footnote":
                    notes.append(block)
                    continue
                goes_on = (
                    is_first
                    and was_open is not None
                    and block.kind == "paragraph"
                    and abs(was_open.size - part.size) <= _SAME_SIZE * part.size
                )
                if goes_on:
                    found[open_at] = replace(found[open_at], text=self._joined([found[open_at].text, block.text]))
                else:
                    found.append(block)
                    open_at = len(found) - 1
                is_first = False
                can_go_on = block.kind in {"paragraph", "list item"} and part.end >= _FULL
                was_open = part if can_go_on and not _END.search(block.text) else None
        return [*found, *notes]

    def _parts(self, column: _Column) -> Iterator[_Paragraph | Block]:
        """Yield the paragraphs of a column, and its tables."""
        left, right = column.left, column.right
        paragraph: _Paragraph | None = None
        for is_table, group in groupby(column.rows, key=lambda row: len(row) > 1):
            rows = list(group)
            if is_table and len(rows) > 1:
                if paragraph:
                    yield paragraph
                    paragraph = None
                yield _table(rows)
                continue
            for row in rows:
                line = row[0] if len(row) == 1 else _together(row)
                if paragraph and self._goes_on(paragraph.lines[-1], line, left, right, len(paragraph.lines)):
                    paragraph.lines.append(line)
                else:
                    if paragraph:
                        yield paragraph
                    paragraph = _Paragraph([line])
                paragraph.end = (line.right - line.left) / max(right - left, 1.0)
        if paragraph:
            yield paragraph

    def _goes_on(self, last: _Line, line: _Line, left: float, right: float, count: int) -> bool:
        """Return whether a line is of the paragraph of the last one."""
        if not _alike(last, line) or _ITEM.match(line.text):
            return False
        is_heading = line.size >= _HEADING * self.body
        distance = last.y - line.y
        if not 0 < distance <= _WIDER * self.leading * line.size:
            return False
        if is_heading:
            return True
        begin, before = (
            (right - line.right, right - last.right) if line.is_rtl else (line.left - left, last.left - left)
        )
        ends_early = (last.right - last.left) < _FULL * (right - left) and _END.search(last.text) is not None
        is_indented = count > 1 and begin - before > _INDENT * line.size and _END.search(last.text) is not None
        return not ends_early and not is_indented

    def _block(self, paragraph: _Paragraph) -> Block:
        text = self._joined([line.text for line in paragraph.lines])
        size = paragraph.size
        if size >= _HEADING * self.body and len(text.split()) <= _MAX_HEADING:
            level = next((n for n, one in enumerate(self.sizes, 1) if one <= size + 0.05), len(self.sizes))
            return Block("heading", text, level=min(max(level, 1), _MAX_LEVEL))
        if size <= _SMALL * self.body and (note := _NOTE.match(text)):
            return Block("footnote", text[note.end() :], label=note["label"])
        if item := _ITEM.match(text):
            return Block("list item", text[item.end() :], level=1, label=item["label"])
        return Block("paragraph", text)

    def _joined(self, lines: Sequence[str]) -> str:
        """Return lines as one text. A hyphen at the end of a line stays, unless words are divided in the document."""
        pieces = list[str]()
        for line in lines:
            last = pieces[-1] if pieces else ""
            if last.endswith("\N{SOFT HYPHEN}") or (self.is_divided and _is_divided(last, line)):
                pieces[-1] = last[:-1]
            elif last and not last.endswith("/") and not _is_divided(last, line):
                pieces.append(" ")
            pieces.append(line)
        return "".join(pieces).replace("\N{SOFT HYPHEN}", "").strip()


def _is_divided(line: str, following: str) -> bool:
    """Return whether a line may end within a word that goes on in the following line."""
    return line[-2:-1].islower() and line.endswith("-") and following[:1].islower()


def _leading(columns: list[_Column]) -> float:
    """Return the commonest distance of two lines of a size, in heights of their letters."""
    steps = Counter[float]()
    for column in columns:
        lines = [row[0] for row in column.rows if len(row) == 1]
        for one, other in pairwise(lines):
            if _alike(one, other) and 0 < one.y - other.y < _MAX_LEADING * one.size:
                steps[round((one.y - other.y) / one.size, 1)] += 1
    step, times = steps.most_common(1)[0] if steps else (0.0, 0)
    return step if times >= _MIN_STEPS else _USUAL_LEADING


def _alike(one: _Line, other: _Line) -> bool:
    """Return whether two lines are of one size."""
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _cells_in_order(row: list[_Line]) -> list[_Line]:
    return row[::-1] if sum(line.is_rtl for line in row) * 2 > len(row) else row


def _together(row: list[_Line]) -> _Line:
    """Return the lines of a row as one."""
    text = " ".join(line.text for line in _cells_in_order(row))
    return replace(row[0], text=text, right=max(line.right for line in row))


def _table(rows: list[list[_Line]]) -> Block:
    cells = tuple(tuple(line.text for line in _cells_in_order(row)) for row in rows)
    return Block("table", "\n".join(map(" ".join, cells)), rows=cells)


# Repairs


def _with_brackets(rows: list[list[list[_Line]]]) -> list[list[list[_Line]]]:
    """Return rows with the brackets of right-to-left lines as they are written, if the file has them as drawn."""
    lines = [line.text for page in rows for row in page for line in row if line.is_rtl]
    if (sum(map(_balance, lines)) or _balance(" ".join(lines))) >= 0:
        return rows
    return [
        [[replace(line, text=line.text.translate(_MIRRORED)) if line.is_rtl else line for line in row] for row in page]
        for page in rows
    ]


def _balance(text: str) -> int:
    """Return how many kinds of brackets are opened first and closed last, less those with which it is turned round."""
    found = 0
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        marks = [mark for mark in text if mark in (opening, closing)]
        if marks and {*marks} == {opening, closing}:
            found += (marks[0] == opening) + (marks[-1] == closing) - 1
    return found


def _repaired(blocks: list[Block]) -> list[Block]:
    """Return blocks with the damage repaired that drawing leaves in Arabic words; they are weighed together."""
    texts = [block.text.replace("\n", " ") for block in blocks]
    if not any(is_arabic_letter(letter) for text in texts for letter in text):
        return blocks
    repaired = normalize("\n".join(texts), "pdf").split("\n")
    if len(repaired) != len(texts):
        repaired = [" ".join(normalize(text, "pdf").split()) for text in texts]
    return [
        replace(block, text=text) if not block.rows else block for block, text in zip(blocks, repaired, strict=True)
    ]
