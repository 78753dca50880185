"""Zipped files, such as workbooks and documents, whose size is known before they are unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from arabtext.errors import InputError

# Chosen by hand, far above the files that people have.
_MAX_UNPACKED: Final = 4_000_000_000  # bytes in a zipped file
_MAX_RATIO: Final = 400  # bytes in a zipped file for each byte of it
_MIN_SIZE: Final = 100_000  # bytes: a smaller file may unpack to as much as one of this size


@contextmanager
def open_archive(raw: bytes, name: str, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open a zipped file for reading. ``name`` and ``kind`` (``workbook``) are how an error calls it.

    Raises :class:`arabtext.errors.InputError` for a damaged one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield archive
    except InputError:
        raise
    except Exception as error:  # zipfile raises many kinds for a damaged archive
        raise InputError(f"{name} cannot be read as a {kind}: {error}") from error


def refuse_unpacked(raw: bytes, name: str, kind: str, most: int = _MAX_UNPACKED) -> None:
    """Raise :class:`arabtext.errors.InputError` for a zipped file that unpacks to far more than the file, or ``most``
    bytes.
    """
    with open_archive(raw, name, kind) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > min(most, _MAX_RATIO * max(len(raw), _MIN_SIZE)):
        raise InputError(f"{name} unpacks to {unpacked:,} bytes; that is more than a {kind} of its size may hold")
