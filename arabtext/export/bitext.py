"""What the writers write: two texts laid side by side, as plain values, and the way a file is put in place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from arabtext.errors import InputError

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """What was found about a row: its kind, how grave, a sentence, and where in the joined sentences of either side.

    The sentence is empty where the row before says it.

    ``to`` are the other rows that it is about.
    """

    kind: str
    severity: str
    message: str
    english_spans: tuple[Span, ...] = ()
    arabic_spans: tuple[Span, ...] = ()
    to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that belong together; one side may be empty. ``score`` is 0 to 1, the numbers are indices.

    ``paragraph``: whether a paragraph begins here.
    """

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    score: float
    english_numbers: tuple[int, ...] = ()
    arabic_numbers: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two texts side by side, with their titles and addresses."""

    english_title: str
    arabic_title: str
    english_url: str
    arabic_url: str
    rows: tuple[Row, ...]


def write_aside(path: str | os.PathLike[str], write: Callable[[Path], None]) -> None:
    """Have ``write`` make a file beside ``path``, then move it into place, so that no half file is ever there.

    Raises :class:`arabtext.errors.InputError` when the place cannot be written.
    """
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=target.suffix, dir=target.parent or Path())
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror or error}") from error
    os.close(handle)
    aside = Path(name)
    try:
        write(aside)
        aside.chmod(0o666 & ~_umask())
        aside.replace(target)
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def printable(text: str) -> str:
    """Return ``text`` without the characters that XML and spreadsheets refuse: controls and lone surrogates."""
    if text.isprintable():  # nearly all text is, and this is quick
        return text
    return "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) & 0xFFFE != 0xFFFE)
    )
