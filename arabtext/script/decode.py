"""Bytes of a file as text, in the encodings that Arabic and English files are found in."""

from __future__ import annotations

from arabtext.errors import InputError
from arabtext.script.language.detection import detect

_SAMPLE = 20_000  # bytes or characters that are looked at


def decode(raw: bytes, name: str, lenient: bool = False) -> str:
    """Return ``raw`` as text: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1256 if that gives Arabic.

    ``lenient`` also takes UTF-16 without a mark and, last, Windows-1252, as tables are exported. ``name`` is what an
    error calls the file. Raises :class:`arabtext.errors.InputError` for what is no text.

    >>> decode("قيس".encode("cp1256"), "names.txt")
    'قيس'
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        codecs = ["utf-16"]
    elif b"\0" in raw[:_SAMPLE]:
        codecs = [_utf16(raw[:_SAMPLE])] if lenient else [""]
    else:
        codecs = ["utf-8-sig", "cp1256", *(["cp1252"] if lenient else [])]
    for codec in filter(None, codecs):
        try:
            text = raw.decode(codec, errors="replace" if codec == "cp1256" and lenient else "strict")
        except UnicodeDecodeError:
            continue
        if codec != "cp1256" or detect(text[:_SAMPLE]).script in ("arabic", "mixed"):
            return text
    raise InputError(f"{name} is not a text file in UTF-8, UTF-16{', Windows-1252' if lenient else ''} or Windows-1256")


def _utf16(sample: bytes) -> str:
    """The order of bytes of UTF-16 without a mark, told by where the zero bytes stand; empty if they stand anywhere."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 < len(sample) // 2 or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
