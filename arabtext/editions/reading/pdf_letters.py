"""Read the letters of a PDF with their places.

The reader is written in C++, and a small file can hold drawings in drawings that take it hours. So this file is run as
a program, without arabtext: the PDF on standard input, a JSON line with the title and the number of pages, and one for
each page on standard output.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

# Chosen by hand, far above real articles.
MAX_PAGES: Final = 400
MAX_CHARACTERS: Final = 800_000
_MAX_MEMORY: Final = 4_000_000_000  # bytes of the process, where the system has such a limit
_MAX_SECONDS: Final = 60


class Drawn(NamedTuple):
    """A character: its code, its place on the base line, how far it reaches, its size, both edges of its ink, and
    whether the reader added it.
    """

    code: int
    x: float
    y: float
    right: float
    size: float
    ink_left: float
    ink_right: float
    is_added: bool


def read_letters(raw: bytes) -> tuple[str, list[tuple[float, list[Drawn]]]]:
    """Return the title of a PDF, and for each page its height and its characters in the file's own order.

    Lengths are in points. Raises :class:`arabtext.files.child.ChildError`.
    """
    from arabtext.files.child import run_apart

    title, *pages = map(json.loads, run_apart(Path(__file__), raw, _MAX_SECONDS).splitlines())
    return title, [(height, [Drawn(*character) for character in characters]) for height, characters in pages]


def _characters(text: Any) -> Iterator[Drawn]:
    """Yield the characters of a page."""
    import pypdfium2.raw as pdfium

    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    size = 0.0
    for number in range(text.count_chars()):
        code = int(pdfium.FPDFText_GetUnicode(text, number))
        pdfium.FPDFText_GetCharOrigin(text, number, x, y)
        pdfium.FPDFText_GetCharBox(text, number, left, right, bottom, top)
        pdfium.FPDFText_GetLooseCharBox(text, number, box)
        if code > ord(" ") and pdfium.FPDFText_GetMatrix(text, number, matrix):
            size = float(pdfium.FPDFText_GetFontSize(text, number)) * abs(matrix.d or matrix.b)
        yield Drawn(
            code,
            round(x.value, 3),
            round(y.value, 3),
            round(max(box.right, x.value), 3),
            round(size, 3),
            round(left.value, 3),
            round(right.value, 3),
            is_added=pdfium.FPDFText_IsGenerated(text, number) == 1,
        )


def _main() -> None:
    """Read the PDF on standard input."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        if len(document) > MAX_PAGES:
            sys.exit(f"it has {len(document):,} pages; the most that an article may have are {MAX_PAGES:,}")
        print(json.dumps(document.get_metadata_dict().get("Title", "")))
        total = 0
        for page in document:
            text = page.get_textpage()
            total += text.count_chars()
            if total > MAX_CHARACTERS:
                sys.exit(f"it has more than {MAX_CHARACTERS:,} characters, the most that an article may have")
            print(json.dumps([page.get_height(), list(_characters(text))]))
    except Exception as error:  # pypdfium2 raises its own kind, and others for a damaged file
        sys.exit(str(error) or type(error).__name__)


if __name__ == "__main__":
    _main()
