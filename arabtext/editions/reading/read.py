"""Read articles from files and text: HTML, Markdown, plain text, text copied from a PDF reader."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Final

import regex

from arabtext.editions.reading.article import Article
from arabtext.editions.reading.printed import of_text
from arabtext.errors import ArgumentTypeError, InputError
from arabtext.script.decode import decode

_MAX_BYTES: Final = 50_000_000  # of one article's file
_HTML = regex.compile(
    r"(?is)^\s*(?:<\?xml|<!doctype|<!--|<(?:html|head|body|article|main|section|div|p|h[1-6]|title|meta)\b)"
)
_FORMATS = {b"%PDF": "PDF", b"PK\x03\x04": "a zip, Word or Excel file", b"\xd0\xcf\x11\xe0": "an old Office file"}


def read(source: str | PathLike[str]) -> Article:
    """Return the article in ``source``: the path of a file, or the text itself (HTML, Markdown or plain).

    A string is taken for a path if it is one line and such a file exists. HTML needs the extra ``html``. Raises
    :class:`arabtext.errors.InputError` for a file that cannot be read as text.

    >>> article = read("# A title\\n\\nby Hamdi Malik\\n\\nJun 14, 2021\\n\\nFirst sentence. Second one.\\n\\nThird.")
    >>> article.title, article.authors, article.date, len(article.sentences)
    ('A title', ('Hamdi Malik',), '2021-06-14', 3)
    """
    if isinstance(source, PathLike):
        return _of_file(Path(source))
    if not isinstance(source, str):
        raise ArgumentTypeError(f"source must be a path or text, not {type(source).__name__}")
    return _of_file(Path(source)) if _is_path(source) else _of_source(source)


def _of_source(text: str) -> Article:
    if not _HTML.match(text[:2000]):
        return of_text(text)
    from arabtext.editions.reading.webpage import of_html

    return of_html(text)


def _is_path(source: str) -> bool:
    if not source.strip() or len(source) > 1000 or "\n" in source or "\0" in source:
        return False
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _of_file(path: Path) -> Article:
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; a file with an article was expected")
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise InputError(f"{path} has {size:,} bytes; the most that an article may have are {_MAX_BYTES:,}")
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    for mark, name in _FORMATS.items():
        if raw.startswith(mark):
            raise InputError(
                f"{path} is {name}; HTML, Markdown or plain text was expected: save or copy its text first"
            )
    return _of_source(decode(raw, str(path)))
