"""The XML of a workbook read by its tags, each with its place in the bytes, so that a part can be changed in place.

A document type, which could declare entities, is refused: the formats of workbooks have none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from arabtext.errors import InputError
from arabtext.files.cells import drop_unprintable

_TAG: Final = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_CHUNK: Final = 1 << 16  # bytes that are read at once
_OTHER_ENCODINGS: Final = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")
_ENCODING: Final = re.compile(rb"""\s*<\?xml\s[^>]*encoding=["'](?!utf-8["']|us-ascii["'])""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: its name without and with its ``prefix`` (``x:``), its attributes, its first and last byte."""

    name: str
    prefix: str
    attributes: Mapping[str, str]
    start: int
    end: int

    @property
    def local(self) -> dict[str, str]:
        """The attributes without the prefixes of their names."""
        return {name.rpartition(":")[2]: value for name, value in self.attributes.items()}


def walk(
    data: bytes,
    name: str,
    start: Callable[[str, str, dict[str, str], int], object],
    end: Callable[[str, int, int], object] = lambda name, first, behind: None,
    text: Callable[[str], object] | None = None,
) -> None:
    """Call ``start(name, prefix, attributes, place)`` and ``end(name, first, behind)`` for each element.

    ``text`` is called with texts. Names are without prefix. ``place`` is that of the first byte of the start tag;
    ``first`` is that of the end tag and ``behind`` the place behind it, which are the same for an empty element.
    ``name`` is how an error calls the file. Raises :class:`arabtext.errors.InputError` for what is no XML, and for a
    document type.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    last = -1  # place of the last start tag, while no other tag has followed it

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal last
        last = parser.CurrentByteIndex
        prefix, _, local = tag.rpartition(":")
        start(local, prefix and f"{prefix}:", attributes, last)

    def on_end(tag: str) -> None:
        nonlocal last
        at = parser.CurrentByteIndex  # of the end tag, or behind an empty element
        is_empty = last >= 0 and data[at - 2 : at] == b"/>" and tag_end(data, last) == at
        last = -1
        end(tag.rpartition(":")[2], at, at if is_empty else data.find(b">", at) + 1)

    def refuse(*_: object) -> None:
        raise InputError(f"{name} has an XML document type, which a workbook may not have")

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = refuse
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(f"{name} cannot be read as a workbook: {error}") from error


def find_tags(data: bytes, name: str, *names: str) -> list[Tag]:
    """Return the start tags of elements with one of ``names``. Raises the errors of :func:`walk`.

    >>> [(tag.name, tag.prefix, tag.local) for tag in find_tags(b'<x:a r:id="1"><x:b/></x:a>', "a file", "a")]
    [('a', 'x:', {'id': '1'})]
    """
    tags = []

    def start(local: str, prefix: str, attributes: dict[str, str], at: int) -> None:
        if local in names:
            tags.append(Tag(local, prefix, attributes, at, tag_end(data, at)))

    walk(data, name, start)
    return tags


def find_root(part: IO[bytes], name: str) -> dict[str, str]:
    """Return the attributes of the root of an XML document, of which no more is read.

    Raises :class:`arabtext.errors.InputError` for what is no XML.
    """
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, attributes: found.append(attributes)
    try:
        while not found and (chunk := part.read(_CHUNK)):
            parser.Parse(chunk)
    except expat.ExpatError as error:
        if not found:
            raise InputError(f"{name} cannot be read as a workbook: {error}") from error
    return found[0] if found else {}


def tag_end(data: bytes, at: int) -> int:
    """Return the place behind the tag that starts at a place."""
    found = _TAG.match(data, at)
    return found.end() if found else at


def expect_utf8(data: bytes, name: str) -> None:
    """Raise :class:`arabtext.errors.InputError` for XML of another encoding, which cannot be changed in place."""
    if data.startswith(_OTHER_ENCODINGS) or _ENCODING.match(data):
        raise InputError(f"{name} cannot be changed in place: its XML is not in UTF-8")


def splice(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Return bytes with pieces replaced: from a place, to a place, by what. No two pieces overlap.

    >>> splice(b"abcdef", [(4, 4, b"-"), (1, 3, b"X")])
    b'aXd-ef'
    """
    parts, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [data[at:start], new]
        at = end
    return b"".join([*parts, data[at:]])


def tag(name: str, attributes: Mapping[str, str], content: str | None = None) -> str:
    """Return an element as XML; without ``content``, which is XML too, an empty one.

    >>> tag("col", {"min": "1"}), tag("t", {}, escaped("a & b"))
    ('<col min="1"/>', '<t>a &amp; b</t>')
    """
    head = "".join([name, *(f" {key}={quoteattr(value)}" for key, value in attributes.items())])
    return f"<{head}/>" if content is None else f"<{head}>{content}</{name}>"


def escaped(text: str) -> str:
    """Return a text as it is written in XML, without the characters that XML cannot hold."""
    return escape(drop_unprintable(text)).replace("\r", "&#13;")
