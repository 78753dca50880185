"""Read articles from files and text: HTML, Markdown, Word, PDF, plain text, text copied from a PDF reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Final

import regex

from arabtext import resources
from arabtext.editions.reading.article import Article
from arabtext.errors import ArgumentTypeError, InputError
from arabtext.memory import once
from arabtext.script.decode import decode, find_text

_MARKDOWN: Final = (".md", ".markdown", ".mdx")
#: Suffixes of files in which articles are looked for.
SUFFIXES: Final = (".txt", *_MARKDOWN, ".html", ".htm", ".xhtml", ".docx", ".pdf")

_MAX_BYTES: Final = 50_000_000  # of one article's file
_MAX_PATH: Final = 1_000  # characters of a path
_MAX_START: Final = 2_000  # characters in which a format is recognized
_MAX_BEFORE_PDF: Final = 1_024  # bytes that programs accept before the mark of a PDF
_EXPECTED: Final = "an article in HTML, Markdown, Word, PDF or plain text was expected"
#: Format → the module of this package and the function in it that reads the text, or the bytes and their name.
_READERS: Final = {
    "html": ("webpage", "of_html"),
    "text": ("printed", "of_text"),
    "word": ("word", "of_word"),
    "pdf": ("pdf", "of_pdf"),
}
#: First bytes of a file → its format.
_MARKS: Final = {
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "a zip, Word or Excel file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "an image or a recording",
    b"II*\x00": "an image",
    b"MM\x00*": "an image",
    b"\x1f\x8b": "a gzip archive",
    b"bplist00": "a web archive",
}
_ZIPPED: Final = {b"epub+zip": "an e-book (EPUB)", b"opendocument": "an OpenDocument file"}
_HTML = regex.compile(
    r"(?i)^[\s\ufeff]*+(?:<\?xml\b[^>]*+>\s*+)?(?:<!--.*?-->\s*+)*+(?:<!doctype\s++html|<(?:html|head|body|title|meta|link|style|script"
    r"|base|main|article|section|header|footer|nav|aside|div|p|h[1-6]|ul|ol|dl|table|blockquote|figure|form|center|span"
    r"|font|img|br|hr|a|b|i|em|strong)(?=[\s/>])|<!doctype\s++\w++\s++\[)",
    regex.DOTALL,
)
_PAGE = regex.compile(r"(?i)^[\s\ufeff]*+<(?:!doctype\b|html\b|\?xml\b)")
_MARKDOWN_START = regex.compile(r"^[\s\ufeff]*+(?:(?:---|\+\+\+)[^\S\n]*+\r?\n|#{1,6}[^\S\n]++\S)")
_TAGS = regex.compile(r"(?i)</(?:p|div|h[1-6]|li|td|blockquote)\s*+>|<br\s*+/?>")
_XML = regex.compile(r"^[\s\ufeff]*+(?:<\?xml\b|<(?:rss|feed|svg|urlset|sitemapindex)\b)")
_CHARSET = regex.compile(rb"(?i)<meta[^>]{1,200}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})")
_ADDRESS = regex.compile(r"(?i)^\s*+(?:(?:https?|ftp|file):/{1,3}|www\.)\S++\s*+$")
_SUFFIX = regex.compile(r"\.(?P<suffix>[A-Za-z][A-Za-z0-9]{0,9})$")


def read(source: str | PathLike[str]) -> Article:
    """Return the article in ``source``: the path of a file, or the text itself (HTML, Markdown or plain).

    A string of one line is a path if such a file exists. So is a line that ends in a suffix and has no white space
    (``port.md``), or ends in the suffix of a document (``my report.docx``): such a file must exist. All else is text.

    The first bytes of a file decide its format. HTML needs the extra ``html``, Word documents ``word``, PDF ``pdf``.
    Raises :class:`arabtext.errors.InputError` for a file that is not there or cannot be
    read as text, for another format, and for an address: pages are not fetched.

    >>> article = read("# A title\\n\\nby Hamdi Malik\\n\\nJun 14, 2021\\n\\nFirst sentence. Second one.\\n\\nThird.")
    >>> article.title, article.authors, article.date, len(article.sentences)
    ('A title', ('Hamdi Malik',), '2021-06-14', 3)
    >>> read("no_such_file.md")
    Traceback (most recent call last):
    arabtext.errors.InputError: there is no file no_such_file.md; the path of an article, or its text, was expected
    """
    if isinstance(source, PathLike):
        return _of_file(Path(source))
    if not isinstance(source, str):
        raise ArgumentTypeError(f"source must be a path or text, not {type(source).__name__}")
    if _is_file(source):
        return _of_file(Path(source))
    if _is_line(source):
        _refuse_address(source)
        if _looks_like_path(source.strip()):
            raise InputError(f"there is no file {source.strip()}; the path of an article, or its text, was expected")
    return _of_source(source, "the text")


def _is_line(source: str) -> bool:
    return len(source) <= _MAX_PATH and "\n" not in source.strip() and "\0" not in source and bool(source.strip())


def _is_file(source: str) -> bool:
    if not _is_line(source):
        return False
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _refuse_address(source: str) -> None:
    """Raise an error for an address."""
    if _ADDRESS.match(source):
        raise InputError(f"{source.strip()} is an address, and pages are not fetched; save the page and give its file")


def _looks_like_path(line: str) -> bool:
    suffix = _SUFFIX.search(line)
    if not suffix or line.startswith("<") or "://" in line:
        return False
    return not regex.search(r"\s", line) or f".{suffix['suffix'].casefold()}" in {*SUFFIXES, *_other_formats()}


@once
def _other_formats() -> dict[str, str]:
    """Return suffixes of files that hold no article that can be read → the names of their formats."""
    return {f".{suffix}": name for suffix, name in resources.rows("editions/other_formats.tsv", "suffix", "format")}


def _of_file(path: Path) -> Article:
    return replace(_read_file(path), path=str(path))


def _read_file(path: Path) -> Article:
    """Return the article in a file; raise an error for one that cannot be read, and for another format."""
    _refuse_address(str(path))
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; a file with an article was expected")
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise InputError(f"{path} has {size:,} bytes; the most that an article may have are {_MAX_BYTES:,}")
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"cannot read {path}: there is no such file") from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error
    suffix = path.suffix.casefold()
    if document := _document_format(raw):
        return _reader(document)(raw, str(path))
    if other := _other_format(raw, suffix):
        raise _refusal(str(path), other)
    return _of_source(_decoded(raw, str(path)), str(path), is_markdown=suffix in _MARKDOWN)


def _document_format(raw: bytes) -> str | None:
    """Return the reader of a document that is no text, by its bytes; None for all else."""
    if b"%PDF-" in raw[:_MAX_BEFORE_PDF]:
        return "pdf"
    return "word" if raw.startswith(b"PK\x03\x04") and b"word/document" in raw else None


def _other_format(raw: bytes, suffix: str) -> str | None:
    """Return the name of a format that is not read, by the first bytes of a file and its suffix; None for others."""
    by_suffix = _other_formats().get(suffix)
    for mark, name in _MARKS.items():
        if raw.startswith(mark):
            zipped = (kind for sign, kind in _ZIPPED.items() if sign in raw[:_MAX_START])
            return by_suffix or next(zipped, name)
    return by_suffix


def _refusal(name: str, kind: str) -> InputError:
    return InputError(f"{name} is {kind}; {_EXPECTED}: save or copy its text first")


def _decoded(raw: bytes, name: str) -> str:
    """Return the text of a file; a page that is not in UTF-8 may declare its encoding."""
    start = raw[:_MAX_START]
    if not _HTML.match(start.decode("utf-8", "replace")):
        return decode(raw, name)
    declared = _CHARSET.search(start)
    if declared and not _is_utf8(raw):
        try:
            return find_text(raw, name, encoding=declared[1].decode("ascii")).text
        except ValueError:
            pass  # no such encoding
    return decode(raw, name, lenient=True)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _of_source(text: str, name: str, *, is_markdown: bool = False) -> Article:
    """Return the article of a text, which is HTML, Markdown or plain; ``name`` is its name in an error."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("{\\rtf"):
        raise _refusal(name, "an RTF document")
    if _MARKDOWN_START.match(text) or (is_markdown and not _PAGE.match(text)):
        return _reader("text")(text, is_markdown=True)
    if _is_html(text):
        return _reader("html")(text)
    if _XML.match(text[:_MAX_START]):
        raise _refusal(name, "XML")
    return _reader("text")(text)


def _is_html(text: str) -> bool:
    """Return whether a text is a page, or a part of one that may begin with bare text."""
    if _HTML.match(text[:_MAX_START]):
        return True
    tags = sum(1 for _ in _TAGS.finditer(text))
    return tags > 1 and tags > text.count("\n\n")


def _reader(kind: str) -> Callable[..., Article]:
    """Return the function that reads a format, loaded when it is needed."""
    module, function = _READERS[kind]
    reader: Callable[..., Article] = getattr(import_module(f"arabtext.editions.reading.{module}"), function)
    return reader
