"""Write an alignment as a Word document: both texts in a table of two columns, the findings as comments on their words.

Needs python-docx (https://python-docx.readthedocs.io), the extra ``word``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Final

from arabtext.bitext.rows import Bitext, Note, Row, Span
from arabtext.errors import InputError, MissingExtraError
from arabtext.files.atomic import write_atomically
from arabtext.files.cells import drop_unprintable

_AUTHOR, _INITIALS = "arabtext", "at"  # of the comments
_MARGIN: Final = 0.8  # inches, of each side of the page
_MAX_ROWS: Final = 20_000  # of the table; Word opens more only slowly. Chosen by hand
_NONE: Final = "\N{EM DASH}"  # where a side has no text


def write_docx(bitext: Bitext, path: str | os.PathLike[str]) -> None:
    """Write ``bitext`` as a Word document, each finding a comment on the words that it is about.

    A finding of both sides is a comment on the Arabic words; the English ones are highlighted. Raises
    :class:`arabtext.errors.MissingExtraError` without python-docx, and :class:`arabtext.errors.InputError` for more
    than 20,000 rows and if ``path`` cannot be written.
    """
    expect_word()
    import docx
    from docx.enum.text import WD_COLOR_INDEX
    from docx.shared import Inches

    if len(bitext.rows) > _MAX_ROWS:
        raise InputError(f"{len(bitext.rows):,} rows are more than a Word document can show well; write .html instead")
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Inches(_MARGIN)
    title = drop_unprintable(bitext.english_title or bitext.arabic_title)
    document.core_properties.title = title[:255]  # the most characters that the property may have
    document.core_properties.author = _AUTHOR
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    highlight = WD_COLOR_INDEX.YELLOW
    if bitext.english_title or bitext.arabic_title:
        head = table.add_row().cells
        for cell, text, is_arabic in ((head[0], bitext.english_title, False), (head[1], bitext.arabic_title, True)):
            for run in _add_runs(cell, text, (), is_arabic=is_arabic):
                run.bold = True
    for row in bitext.rows:
        _add_row(document, table.add_row().cells, row, highlight)

    def write(target: Path) -> None:
        document.save(str(target))

    write_atomically(path, write)


def expect_word() -> None:
    """Raise :class:`arabtext.errors.MissingExtraError` unless python-docx is installed."""
    if find_spec("docx") is None:
        raise MissingExtraError("word", "writing a Word document")


def _add_row(document: Any, cells: Any, row: Row, highlight: Any) -> None:
    """Fill a row of the table, and comment on its words."""
    texts = " ".join(row.english), " ".join(row.arabic)
    spans = [note.english_spans for note in row.notes], [note.arabic_spans for note in row.notes]
    sides = []
    for cell, text, own, is_arabic in zip(cells, texts, spans, (False, True), strict=True):
        cuts = [offset for some in own for span in some for offset in span]
        sides.append(_Side(text, own, _add_runs(cell, text, cuts, is_arabic=is_arabic)))
        for run in sides[-1].marked():
            run.font.highlight_color = highlight
    english, arabic = sides
    for at, note in enumerate(row.notes):
        if note.message:
            runs = arabic.runs_of(at) or english.runs_of(at) or (arabic if row.arabic else english).runs
            document.add_comment([runs[0], runs[-1]], _comment(note), author=_AUTHOR, initials=_INITIALS)


class _Side:
    """One cell: its runs, and which of them the spans of each note cover."""

    def __init__(self, text: str, spans: Iterable[tuple[Span, ...]], runs: list[Any]) -> None:
        self.runs = runs
        starts = [0, *accumulate(len(run.text) for run in runs)]
        self._places = list(pairwise(starts)) if text else []
        self._spans = [[(a, b) for a, b in some if 0 <= a < b <= len(text)] for some in spans]

    def runs_of(self, note: int) -> list[Any]:
        """Return the runs of the first span of a note."""
        return [run for span in self._spans[note][:1] for run in self._within(span)]

    def marked(self) -> list[Any]:
        """Return the runs that any span covers, some several times."""
        return [run for spans in self._spans for span in spans for run in self._within(span)]

    def _within(self, span: Span) -> list[Any]:
        start, end = span
        return [run for run, (a, b) in zip(self.runs, self._places, strict=False) if start <= a and b <= end]


def _keep_length(text: str) -> str:
    """Return ``text`` as XML can hold it, each character that it cannot hold replaced, so that offsets stay."""
    return text if text.isprintable() else "".join(drop_unprintable(c) or "\N{REPLACEMENT CHARACTER}" for c in text)


def _add_runs(cell: Any, text: str, cuts: Iterable[int], *, is_arabic: bool) -> list[Any]:
    """Write ``text`` into a cell, in runs that begin at ``cuts``; return the runs."""
    from docx.oxml import OxmlElement

    paragraph = cell.paragraphs[0]
    if is_arabic:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    ends = sorted({0, len(text), *(cut for cut in cuts if 0 < cut < len(text))})
    pieces = [_keep_length(text[a:b]) for a, b in pairwise(ends)] or [_NONE]
    runs = []
    for piece in pieces:
        run = paragraph.add_run(piece)
        if is_arabic:
            run.font.rtl = True
        runs.append(run)
    return runs


def _comment(note: Note) -> str:
    """Return the text of a comment: the kind, the message, how sure it is, and what was decided."""
    lines = [f"{note.kind}: {note.message}", f"severity {note.severity}, probability {note.probability:.2f}"]
    if note.verdict or note.remark:
        lines.append(": ".join(filter(None, (note.verdict, note.remark))))
    return drop_unprintable("\n".join(lines))
