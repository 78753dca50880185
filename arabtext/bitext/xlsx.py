"""Write an alignment as a workbook: one row a bead, Arabic set right to left."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from arabtext.bitext.rows import Bitext
from arabtext.errors import InputError
from arabtext.files.atomic import write_atomically
from arabtext.files.cells import fit_cell

_WIDTH, _NOTES = 70, 44  # characters of a column of text, and of the column of findings
_LINE, _MAX_HEIGHT = 15.75, 409.0  # points: of one line, and of the tallest row that the file format has
_COLUMNS = (("bead", 6), ("english", _WIDTH), ("arabic", _WIDTH), ("score", 8), ("findings", _NOTES))
_SHADES = {"": "", "omitted": "#FDECEA", "added": "#E7F5EA", "displaced": "#E8EFFC"}
_MAX_ROWS = 1_048_575  # of a sheet, below its header


def write_xlsx(bitext: Bitext, path: str | os.PathLike[str]) -> None:
    """Write the rows of ``bitext``, every text as text, never as a formula or a link.

    Raises :class:`arabtext.errors.InputError` for more rows than a sheet has, and if ``path`` cannot be written.
    """
    import xlsxwriter

    if len(bitext.rows) > _MAX_ROWS:
        raise InputError(
            f"{len(bitext.rows):,} rows are more than the {_MAX_ROWS:,} of a sheet; write .jsonl or .html instead"
        )

    def write(target: Path) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        packed = io.BytesIO()  # a workbook that fails half-written would print a traceback when it is freed
        with xlsxwriter.Workbook(packed, options | {"in_memory": True}) as book:
            sheet = book.add_worksheet("Alignment")
            looks = {shade: _looks(book, color) for shade, color in _SHADES.items()}
            head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
            for column, (title, width) in enumerate(_COLUMNS):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, title, head)
            sheet.freeze_panes(1, 0)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            for line, row in enumerate(bitext.rows, 1):
                look = looks[next((note.kind for note in row.notes if note.kind in _SHADES), "")]
                english, arabic = fit_cell(" ".join(row.english)), fit_cell(" ".join(row.arabic))
                notes = fit_cell("\n".join(f"{note.kind}: {note.message}".removesuffix(": ") for note in row.notes))
                lines = max(1 + max(len(english), len(arabic)) // _WIDTH, len(row.notes) + len(notes) // _NOTES)
                sheet.set_row(line, min(_LINE * lines, _MAX_HEIGHT))
                sheet.write_number(line, 0, line, look["plain"])
                for column, kind, text in ((1, "english", english), (2, "arabic", arabic), (4, "english", notes)):
                    if text:
                        sheet.write_string(line, column, text, look[kind])
                    else:
                        sheet.write_blank(line, column, None, look[kind])
                sheet.write_number(line, 3, row.score, look["score"])
            sheet.autofilter(0, 0, len(bitext.rows), len(_COLUMNS) - 1)
        target.write_bytes(packed.getvalue())

    write_atomically(path, write)


def _looks(book: Any, color: str) -> dict[str, Any]:
    """Return the formats of the cells of a row of one shade."""
    shade: dict[str, Any] = {"bg_color": color} if color else {}
    kinds: dict[str, dict[str, Any]] = {
        "plain": {},
        "english": {"text_wrap": True},
        "arabic": {"text_wrap": True, "align": "right", "reading_order": 2},
        "score": {"num_format": "0.00"},
    }
    return {kind: book.add_format({"valign": "top", **shade, **own}) for kind, own in kinds.items()}
