"""What a cell of a spreadsheet, or an element of XML, can hold."""

from __future__ import annotations

from typing import Final

MAX_CELL: Final = (
    32_767  # characters, the limit of the XLSX format (https://learn.microsoft.com/office/troubleshoot/excel)
)
_CUT: Final = " […]"


def printable(text: str) -> str:
    """Return ``text`` without the characters that XML and spreadsheets refuse: controls and lone surrogates.

    >>> printable('a\x07b')
    'ab'
    """
    if text.isprintable():  # nearly all text is, and this is quick
        return text
    return "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) & 0xFFFE != 0xFFFE)
    )


def fit_cell(text: str) -> str:
    """Return ``text`` as a cell can hold it: printable, and cut with a mark at :data:`MAX_CELL`."""
    text = printable(text)
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(_CUT)] + _CUT
