"""Decode the bytes of a file, in the encodings that Arabic and English files come in.

UTF-8 and UTF-16 show themselves. Bytes in an older encoding of one byte a character can be decoded in any of them; the
right one is that in which the words are the likeliest Arabic, by the trigrams of their letters.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

import regex

from arabtext.errors import InputError, UsageError
from arabtext.script.language.signs import arabic_mean_fit

#: Older encodings of Arabic, the commonest first: Windows, ISO 8859-6, Mac OS, DOS.
ARABIC_CODECS: Final = ("cp1256", "iso8859_6", "mac_arabic", "cp720")
_WESTERN: Final = "cp1252"
_NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1256": "Windows-1256",
    "iso8859_6": "ISO 8859-6",
    "mac_arabic": "Mac Arabic",
    "cp720": "DOS 720",
    "cp1252": "Windows-1252",
}
_CHOICES: Final = "utf-8, utf-16, cp1256 (Windows), iso8859_6, mac_arabic, cp720 (DOS) or cp1252 (Western)"

_FEW_CONTROLS: Final = 2  # control characters that any text may have, and more of a longer one; chosen by hand
_MAX_SAMPLE: Final = 20_000  # bytes or characters that decide
_LETTER: Final = (
    r"[\p{L}\p{M}\uFFFD[[\p{So}\p{Sk}\p{Sm}]--[\x00-\x7F]]]"  # or a sign that a wrong encoding makes of one
)
_WORD: Final = regex.compile(rf"(?V1){_LETTER}*[{_LETTER}--[\x00-\x7F]]{_LETTER}*")
_ARABIC_WORD: Final = regex.compile(r"[\p{Arabic}\p{M}\u0640]+")
_LATIN_WORD: Final = regex.compile(r"[\p{Latin}\p{M}]+")
#: The fit of a word with letters of two scripts, or with signs among its letters: natural logarithm, below that of the
#: unlikeliest Arabic trigram, -15.4.
_NO_WORD: Final = -20.0
#: Least mean fit of the words of an Arabic text, natural logarithm. Chosen by hand: names and sentences of a few words
#: have -7 to -11.4, and the same bytes in another encoding -12.1 and less.
_MIN_FIT: Final = -12.0
_MIN_LEAD: Final = 0.5  # by which the best encoding fits better than the next, natural logarithm; chosen by hand
#: Signs that a right decoding hardly has: the replacement of bytes that mean nothing in the encoding, and what the
#: space of Mac Arabic is in ISO 8859-6.
_ODD_SIGNS: Final = ("\N{REPLACEMENT CHARACTER}", "\N{NO-BREAK SPACE}")
#: Maximum share of bytes outside ASCII that are no UTF-8 in a text that is decoded as UTF-8 nevertheless; chosen by
#: hand: bytes of a text in another encoding hardly ever are UTF-8.
_MAX_DAMAGE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the ``encoding`` that it was decoded from, as people call it, and ``notes`` on what was damaged."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, name: str, *, lenient: bool = False) -> str:
    """Return ``raw`` as text; ``name`` is the name of the file in an error.

    That is UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1256, ISO 8859-6, Mac Arabic or DOS 720, where the
    text in one of them is Arabic and in no other. ``lenient`` also accepts UTF-16 without a mark and, last,
    Windows-1252, since tables are exported so. Raises :class:`arabtext.errors.InputError` for bytes that are no text.

    >>> decode("قيس".encode("cp1256"), "names.txt"), decode("قيس".encode("cp720"), "names.txt")
    ('قيس', 'قيس')
    """
    return find_text(raw, name, lenient=lenient).text


def find_text(raw: bytes, name: str, *, lenient: bool = False, encoding: str | None = None) -> Decoded:
    """Return ``raw`` as text with its encoding; ``encoding`` is that of Python's codecs, recognized if it is not given.

    Bytes that are not of the encoding become U+FFFD, and a note says how many and on which line. Raises the errors of
    :func:`decode`, and :class:`arabtext.errors.UsageError` for an unknown encoding.

    >>> find_text("name\\nقيس".encode("iso8859_6"), "names.csv").encoding
    'ISO 8859-6'
    """
    if encoding is None:
        encoding = _find_codec(raw, name, lenient)
    try:
        codec = codecs.lookup(encoding).name
        text = raw.decode("utf-8-sig" if codec == "utf-8" else codec, "replace")
    except (LookupError, UnicodeError) as error:
        raise UsageError(f"unknown encoding {encoding!r}; use {_CHOICES}") from error
    notes = []
    if damage := text.count("\ufffd") - raw.count("\ufffd".encode()) * codec.startswith("utf-8"):
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        many = f"{damage} bytes are" if damage > 1 else "1 byte is"
        notes.append(f"{name}: {many} not {_NAMES.get(codec, codec)}, {'the first ' * (damage > 1)}in line {line}")
    return Decoded(text, _NAMES.get(encoding, _NAMES.get(codec, encoding)), tuple(notes))


def _find_codec(raw: bytes, name: str, lenient: bool) -> str:
    """Return the codec of bytes. Raises :class:`arabtext.errors.InputError` if none gives a text."""
    refusal = f"{name} is not a text file in an encoding that is recognized; save it as UTF-8"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            raw.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(refusal) from error
        return "utf-16"
    if codec := _utf16(raw[:_MAX_SAMPLE]):
        if lenient and _is_text(raw[: _MAX_SAMPLE // 2 * 2].decode(codec, "replace")):
            return codec
        raise InputError(refusal)
    if _is_utf8(raw):
        is_text = _is_text(raw[:_MAX_SAMPLE].decode("latin-1")) if lenient else b"\0" not in raw[:_MAX_SAMPLE]
        if not is_text and not raw.startswith(codecs.BOM_UTF8):
            raise InputError(refusal)
        return "utf-8-sig"
    if not _is_text(raw[:_MAX_SAMPLE].decode("latin-1")):
        raise InputError(refusal)
    return _find_arabic(raw) or (_find_western(raw) if lenient else "") or _refuse(refusal)


def _refuse(refusal: str) -> str:
    raise InputError(f"{refusal}, or give its encoding: {_CHOICES}")


def _is_text(text: str) -> bool:
    """Report whether a text has hardly any control characters, as a program or a picture has."""
    controls = sum(not c.isprintable() and not c.isspace() and c < "\x80" for c in text)
    return controls * 100 <= len(text) + _FEW_CONTROLS * 100


def _is_utf8(raw: bytes) -> bool:
    """Report whether bytes are UTF-8, apart from damage to some of those outside ASCII."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        beyond = sum(byte >= 0x80 for byte in raw)
        good = sum(len(c.encode()) for c in raw.decode("utf-8", "ignore") if c >= "\x80")
        return beyond - good <= _MAX_DAMAGE * beyond
    return True


def _find_arabic(raw: bytes) -> str:
    """Return the encoding in which the bytes are Arabic; empty if none is, or two are with different texts."""
    texts = {codec: raw[:_MAX_SAMPLE].decode(codec, "replace") for codec in ARABIC_CODECS}
    odd = {codec: any(sign in text for sign in _ODD_SIGNS) for codec, text in texts.items()}
    fits = {codec: _fit_arabic(text) - odd[codec] for codec, text in texts.items()}
    best, *others = sorted(fits, key=lambda codec: -fits[codec])
    words = _WORD.findall(texts[best])
    rivals = [codec for codec in others if _WORD.findall(texts[codec]) != words]
    is_sure = not rivals or fits[best] - fits[rivals[0]] >= _MIN_LEAD
    return best if fits[best] >= _MIN_FIT and is_sure else ""


def _fit_arabic(text: str) -> float:
    """Return the mean fit of the words that are not ASCII: of Arabic ones by their letters; Latin ones do not count."""
    words = [word for word in _WORD.findall(text) if not _LATIN_WORD.fullmatch(word)]
    fits = [arabic_mean_fit(word) if _ARABIC_WORD.fullmatch(word) else _NO_WORD for word in words]
    return sum(fits) / len(fits) if fits else _NO_WORD


def _find_western(raw: bytes) -> str:
    """Return Windows-1252 if most words that are not ASCII are Latin in it, else nothing."""
    words = _WORD.findall(raw[:_MAX_SAMPLE].decode(_WESTERN, "replace"))
    return _WESTERN if 2 * sum(_LATIN_WORD.fullmatch(word) is not None for word in words) >= len(words) else ""


def _utf16(sample: bytes) -> str:
    """Return the codec of UTF-16 without a mark; empty if the bytes are none.

    One byte of each character has few values: 0 of ASCII, 6 of Arabic.
    """
    size = len(sample) // 2
    even, odd = (sum(half.count(value) for value in (0, 6)) for half in (sample[0 : 2 * size : 2], sample[1::2]))
    if not size or max(even, odd) * 2 < size or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
