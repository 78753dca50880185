"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from arabtext.errors import InputError


def write_atomically(path: str | os.PathLike[str], write: Callable[[Path], None]) -> None:
    """Write a file by calling ``write`` with a new path beside ``path``, then move that file into place.

    On any error ``path`` stays as it was. Raises :class:`arabtext.errors.InputError` if the file cannot be written.
    """
    target = Path(path)
    aside = target.with_name(f".{target.stem}-{secrets.token_hex(8)}{target.suffix}")
    try:
        # Created with open(2), so that the umask decides its permissions; files of the module tempfile are private.
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        write(aside)
        aside.replace(target)
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)
