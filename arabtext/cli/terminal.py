"""Text as a terminal may get it: no character of it moves the cursor, changes a setting or reorders a line."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import Final, TextIO

import regex

from arabtext.errors import OutputError

#: Controls, line separators, lone surrogates, and the controls that reorder what stands beside them; the marks of
#: direction do not, and belong to Arabic text. A line break stays, of whichever kind.
_UNSAFE: Final = regex.compile(
    r"(?V1)[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]--[\t\n\r\N{ARABIC LETTER MARK}"
    r"\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}]]|\r(?!\n)"
)


def show_controls(text: str) -> str:
    r"""Return ``text`` with each control as its escape in Python; tabs and line breaks stay.

    >>> print(show_controls("Ali\x1b[31m \N{RIGHT-TO-LEFT OVERRIDE}Hassan\tقيس"))
    Ali\x1b[31m \u202eHassan	قيس
    """
    if text.isprintable():  # nearly all text is, and this is quick
        return text
    return _UNSAFE.sub(lambda found: ascii(found.group())[1:-1], text)


def escape_controls(line: str) -> str:
    r"""Return a line of JSON with each control as JSON escapes it, so that it stays JSON.

    >>> print(escape_controls('{"name": "Ali\N{RIGHT-TO-LEFT OVERRIDE}"}'))
    {"name": "Ali\u202e"}
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", line)


def show_on_one_line(text: str) -> str:
    r"""Return ``text`` as one line: line breaks are shown as well.

    >>> print(show_on_one_line("no file a\nb.csv"))
    no file a\nb.csv
    """
    return show_controls(text).replace("\r", "\\r").replace("\n", "\\n")


def write_out(text: str) -> None:
    """Write data to standard output at once: with controls shown on a terminal, elsewhere as it is.

    Raises :class:`arabtext.errors.OutputError` if it cannot be written; a reader that has gone is a BrokenPipeError.
    """
    if sys.stdout is None:
        raise OutputError("cannot write to standard output: it is closed")
    try:
        sys.stdout.write(show_controls(text) if is_terminal() else text.encode("utf-8", "replace").decode())
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard(sys.stdout)
        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def write_error(text: str) -> None:
    """Write lines to standard error with controls shown; where that is closed or full they are lost."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(show_controls(text))
        sys.stderr.flush()
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO | None) -> None:
    """Let a standard stream that cannot be written lose what it holds; Python would report it again at the end."""
    if stream is None:
        return
    with suppress(OSError, io.UnsupportedOperation):
        number, nowhere = stream.fileno(), os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
