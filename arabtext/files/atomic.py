"""Write a file so that no reader ever sees half of it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from arabtext.errors import InputError


def write_atomically(path: str | os.PathLike[str], write: Callable[[Path], None]) -> None:
    """Have ``write`` fill a new file beside ``path``, then move it into place; on any error ``path`` stays as it was.

    Raises :class:`arabtext.errors.InputError` when the file cannot be written.
    """
    target = Path(path)
    aside = target.with_name(f".{target.stem}-{secrets.token_hex(8)}{target.suffix}")
    try:
        # Created here, so that it has the permissions of any new file (those of tempfile are private).
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        write(aside)
        aside.replace(target)
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)
