r"""Decode what programs write in place of letters: escapes of JSON, e-mail, addresses and HTML.

* ``\u0642`` of JSON (RFC 8259) and JavaScript, with pairs of surrogates, and ``%u0642``;
* encoded words of e-mail headers, ``=?utf-8?B?2YLZitiz?=`` (RFC 2047), in any usual charset;
* quoted-printable, ``=D9=82``, with its soft line breaks (RFC 2045), in texts that hold UTF-8 so;
* percent-encoded UTF-8, ``%D9%82``, outside addresses, which :mod:`arabtext.urls` shows;
* numeric character references whose semicolon is missing, ``&#1602``.

What is malformed, and what would become a control character or a lone surrogate, stays as it is.
"""

from __future__ import annotations

import base64
import codecs
import re
from binascii import Error as Base64Error
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import unquote_to_bytes

import regex

from arabtext.script.fold import finder
from arabtext.script.stages import Stage, Test, edited, pattern
from arabtext.trace import Edit


def decode_escapes() -> tuple[Stage, ...]:
    """Return the stages that decode escapes."""
    return (
        _stage("encoded words", _ENCODED_WORDS, _encoded_words, "="),
        _stage("quoted-printable", _QUOTED, _quoted, "=", _HOLDS_QUOTED_UTF8, _STARTS_QUOTED_UTF8),
        _stage(r"\u escapes", _UNITS, _units, "\\%", _HOLDS_UNIT),
        edited("decode percent-encoding", "encoding", _percents, finder("%"), signs="%", whole=True),
        _stage("unclosed references", _REFERENCE, _reference, "&"),
    )


def _stage(
    what: str,
    expression: str,
    change: Callable[[regex.Match[str]], str],
    signs: str,
    applies: Test | None = None,
    asks: Test | None = None,
) -> Stage:
    """Return a stage on whole texts, since escapes are broken at the end of a line, and may be of a line break.

    ``applies``: a test of the text, ``asks`` of a token where it differs; without, that it has one of the ``signs``.
    """
    test = applies or finder(signs)
    stage = pattern(f"decode {what}", "encoding", expression, change, applies=test, asks=asks, whole=True)
    return replace(stage, signs=frozenset(signs))


_UNREADABLE: Final = regex.compile(r"[\p{Cc}\p{Cs}\p{Cn}--[\t\n\r]]", regex.VERSION1).search


def _decoded(raw: bytes, codec: str, otherwise: str) -> str:
    """Return bytes as text, or ``otherwise`` where they are not of the encoding or no text that can be read."""
    try:
        text = raw.decode(codec)
    except (UnicodeError, LookupError):
        return otherwise
    return otherwise if _UNREADABLE(text) else text


# JSON

_HOLDS_UNIT: Final = re.compile(r"[\\%]u[0-9A-Fa-f]{4}").search
_UNITS: Final = r"(?<!\\)(?:\\u[0-9A-Fa-f]{4})+|(?:%u[0-9A-Fa-f]{4})+"


def _units(match: regex.Match[str]) -> str:
    units = re.findall("u(.{4})", match.group())
    return _decoded(bytes.fromhex("".join(units)), "utf-16-be", match.group())


# E-mail

_ENCODED_WORD: Final = r"=\?([\w.:-]{2,30})(?:\*[\w-]{1,20})?\?([BbQq])\?([!->@-~]{1,500})\?="
#: Encoded words in a row are one text: the space between them is none.
_ENCODED_WORDS: Final = rf"{_ENCODED_WORD}(?:\s{{1,8}}{_ENCODED_WORD})*"
_CHARSETS: Final = re.compile(
    r"utf-?8|us-ascii|iso-?8859-\d+(?:-[ei])?|(?:windows|cp)-?\d{3,4}|koi8-[ru]|(?:x-)?mac-?\w+|gb\w+|big5|shift_jis|euc-\w+"
    r"|iso-2022-\w+",
    re.ASCII | re.IGNORECASE,
).fullmatch


def _encoded_words(match: regex.Match[str]) -> str:
    """Return the text of encoded words; one character may be cut in two of them."""
    parts = list[tuple[str, bytes]]()
    for charset, kind, content in regex.findall(_ENCODED_WORD, match.group()):
        raw = _content(kind, content)
        if raw is None or not _CHARSETS(charset):
            return match.group()
        if parts and parts[-1][0] == charset.lower():
            raw = parts.pop()[1] + raw
        parts.append((charset.lower(), raw))
    texts = [_decoded(raw, _codec(charset), "") for charset, raw in parts]
    return "".join(texts) if all(texts) else match.group()


def _content(kind: str, content: str) -> bytes | None:
    """Return the bytes of an encoded word in Base64 or Q; None if they are malformed."""
    if kind in "Qq":
        return None if re.search("=(?![0-9A-Fa-f]{2})", content) else _unquote(content.replace("_", " "))
    try:
        return base64.b64decode(content, validate=True)
    except (Base64Error, ValueError):
        return None


def _codec(charset: str) -> str:
    """Return the name of a charset for Python: ISO 8859-6 has two for the order of its letters (RFC 1556)."""
    name = re.sub("-[ei]$", "", charset).removeprefix("x-")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return {"mac-arabic": "mac_arabic"}.get(name, name)


_HOLDS_QUOTED_UTF8: Final = re.compile(r"=[C-E][0-9A-F](?:=\r?\n)?=[89AB][0-9A-F]").search
#: The same of what stands on one line.
_STARTS_QUOTED_UTF8: Final = re.compile(r"=[C-E][0-9A-F]=").search
_QUOTED: Final = r"(?:=[0-9A-F]{2}(?:=\r?\n)?)+|=\r?\n"


def _quoted(match: regex.Match[str]) -> str:
    raw = _unquote(re.sub("=\r?\n", "", match.group()))
    return _decoded(raw, "utf-8", match.group()) if raw else ""


def _unquote(text: str) -> bytes:
    """Return the bytes of quoted-printable."""
    return re.sub(b"=([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), text.encode("ascii"))


# Addresses and HTML

_TOKEN: Final = re.compile(r"\S+")
_OF_ADDRESS: Final = re.compile(r"[:/?=&#]").search
_PERCENTS: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def _percents(text: str) -> Iterator[Edit]:
    """Yield the edits that decode runs of percent-encoding in words that are no part of an address."""
    for token in _TOKEN.finditer(text):
        if "%" not in token.group() or _OF_ADDRESS(token.group()):
            continue
        for run in _PERCENTS.finditer(text, *token.span()):
            raw = unquote_to_bytes(run.group())
            if not raw.isascii() and (shown := _decoded(raw, "utf-8", run.group())) != run.group():
                yield Edit(*run.span(), shown)


_REFERENCE: Final = r"&#(?:([0-9]{3,7})(?![0-9;])|[xX]([0-9A-Fa-f]{2,6})(?![0-9A-Fa-f;]))"
_MIN_REFERENCE: Final = 0xA0  # ASCII and controls are not what such references stand for


def _reference(match: regex.Match[str]) -> str:
    code = int(match[1]) if match[1] else int(match[2], 16)
    if not _MIN_REFERENCE <= code <= 0x10FFFF or _UNREADABLE(chr(code)):
        return match.group()
    return chr(code)
