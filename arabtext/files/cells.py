"""Text as a cell of a spreadsheet, or an element of XML, can hold it."""

from __future__ import annotations

from typing import Final

#: Characters of a cell in the XLSX format:
#: https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
MAX_CELL: Final = 32_767
#: Significant digits of a number in a workbook; the same page documents them.
MAX_DIGITS: Final = 15
_CUT: Final = " […]"  # ends a text that was cut


def drop_unprintable(text: str) -> str:
    """Return ``text`` without controls, lone surrogates and noncharacters, which XML and spreadsheets refuse.

    See https://www.w3.org/TR/xml/#charsets.

    >>> drop_unprintable('a\x07b')
    'ab'
    """
    if text.isprintable():  # nearly all text is, and this is quick
        return text
    return "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) & 0xFFFE != 0xFFFE)
    )


def fit_cell(text: str) -> str:
    """Return ``text`` as a cell can hold it: printable, and cut to :data:`MAX_CELL` characters with a mark at the end.

    >>> len(fit_cell("a" * 40_000)), fit_cell("a" * 40_000)[-5:]
    (32767, 'a […]')
    """
    text = drop_unprintable(text)
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(_CUT)] + _CUT
