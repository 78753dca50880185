"""An alignment as a workbook: one row a bead, Arabic set right to left."""

from __future__ import annotations

import os
from pathlib import Path

from arabtext.export.bitext import Bitext, printable, write_aside

_LONGEST_CELL = 32_767  # characters, a limit of the file format
_WIDTH = 70  # characters of a column of text
_LINE, _TALLEST = 15.75, 409.0  # points: of one line, and of the tallest row the file format has
_CUT = " […]"


def write_xlsx(bitext: Bitext, path: str | os.PathLike[str]) -> None:
    """Write the rows of ``bitext``. Every text is written as text, never as a formula or a link."""
    import xlsxwriter

    def write(target: Path) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(target, options) as book:
            sheet = book.add_worksheet("Alignment")
            head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
            left = book.add_format({"text_wrap": True, "valign": "top"})
            right = book.add_format({"text_wrap": True, "valign": "top", "align": "right", "reading_order": 2})
            count = book.add_format({"valign": "top"})
            number = book.add_format({"valign": "top", "num_format": "0.00"})
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            for column, (title, width) in enumerate(
                (("bead", 6), ("english", _WIDTH), ("arabic", _WIDTH), ("score", 8))
            ):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, title, head)
            sheet.freeze_panes(1, 0)
            for line, row in enumerate(bitext.rows, 1):
                english, arabic = fit_cell(" ".join(row.english)), fit_cell(" ".join(row.arabic))
                lines = 1 + max(len(english), len(arabic)) // _WIDTH
                sheet.set_row(line, min(_LINE * lines, _TALLEST))
                sheet.write_number(line, 0, line, count)
                sheet.write_string(line, 1, english, left)
                sheet.write_string(line, 2, arabic, right)
                sheet.write_number(line, 3, row.score, number)

    write_aside(path, write)


def fit_cell(text: str) -> str:
    """Return ``text`` as a cell can hold it: printable, and cut with a mark where the format's limit is passed."""
    text = printable(text)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(_CUT)] + _CUT
