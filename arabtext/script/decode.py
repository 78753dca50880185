"""Decode the bytes of a file, in the encodings that Arabic and English files come in."""

from __future__ import annotations

from arabtext.errors import InputError
from arabtext.script.language.detection import detect

_MAX_SAMPLE = 20_000  # bytes or characters that decide


def decode(raw: bytes, name: str, *, lenient: bool = False) -> str:
    """Return ``raw`` as text: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1256 if that gives Arabic.

    ``lenient`` also accepts UTF-16 without a mark and, last, Windows-1252, since tables are exported so. ``name`` is
    the name of the file in an error. Raises :class:`arabtext.errors.InputError` for bytes that are no text.

    >>> decode("قيس".encode("cp1256"), "names.txt")
    'قيس'
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        codecs = ["utf-16"]
    elif b"\0" in raw[:_MAX_SAMPLE]:
        codecs = [_utf16(raw[:_MAX_SAMPLE])] if lenient else [""]
    else:
        codecs = ["utf-8-sig", "cp1256", *(["cp1252"] if lenient else [])]
    for codec in filter(None, codecs):
        try:
            text = raw.decode(codec, errors="replace" if codec == "cp1256" and lenient else "strict")
        except UnicodeDecodeError:
            continue
        if codec != "cp1256" or detect(text[:_MAX_SAMPLE]).script in ("arabic", "mixed"):
            return text
    raise InputError(f"{name} is not a text file in UTF-8, UTF-16{', Windows-1252' if lenient else ''} or Windows-1256")


def _utf16(sample: bytes) -> str:
    """Return the codec of UTF-16 without a mark by the places of its zero bytes; empty if they are everywhere."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 < len(sample) // 2 or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
