"""The one way in which files are written: whole or not at all, and never in place of a pipe or a device.

The new content is written to a hidden file of the same folder, which is then moved into place. While that is written it
is locked (flock(2)), so that the files of runs that were killed, which nobody holds, can be recognized and deleted.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from arabtext.errors import ArabtextError, OutputError

_NAME: Final = re.compile(r"\.arabtext-[0-9a-f]{16}(?:\.\w+)?")  # of a file that is moved into place later
_MAX_ENDING: Final = 16  # characters; a longer one says no format, and would make that name too long
_NEW: Final = 0o666  # permissions of a new file, of which the umask takes some away
_OWN: Final = 0o600  # permissions without which its owner could not write it
_OPEN_FILE: Final = re.compile(r"/dev/(stdin|stdout|stderr)|(?:/dev|/proc/self)/fd/(\d+)")  # of this process
_STANDARD: Final = {"stdin": 0, "stdout": 1, "stderr": 2}
_STREAMS: Final = (stat.S_IFIFO, stat.S_IFCHR)
_REFUSED: Final = {stat.S_IFDIR: "a folder", stat.S_IFSOCK: "a socket", stat.S_IFBLK: "a block device"}

_MAX_AGE: Final = 24 * 3600  # seconds after which a file that was not locked counts as left; chosen by hand

_cleared: Final = set[str]()  # folders that this process has searched, since a folder may get very many files


def write_atomically(path: str | os.PathLike[str], write: Callable[[Path], None]) -> None:
    """Write a file by calling ``write`` with a new path of the same ending, then move that file into place.

    On any error ``path`` stays as it was. A file that exists keeps its permissions, and a symbolic link its target. A
    pipe or a character device gets the content and stays what it is. Raises :class:`arabtext.errors.OutputError` if the
    file cannot be written, also for a folder, a socket or a block device.
    """
    target = Path(path)
    try:
        existing = _stat(target)
        kind = stat.S_IFMT(existing.st_mode) if existing else stat.S_IFREG
        if kind in _REFUSED:
            raise OutputError(f"cannot write {target}: it is {_REFUSED[kind]}; a file name was expected")
        if is_stream(target):
            _write_into(target, write)
        else:
            _replace(Path(os.path.realpath(target)), write, stat.S_IMODE(existing.st_mode) if existing else None)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from error
    except Exception as error:
        system = error.__cause__ or error.__context__
        if isinstance(error, ArabtextError) or not isinstance(system, OSError):
            raise
        # the error of the system, in that of a package that writes the format
        raise OutputError(f"cannot write {target}: {system.strerror or system}") from error


def write_text_atomically(path: str | os.PathLike[str], text: str) -> None:
    """Write a text in UTF-8, its line breaks as they are, as :func:`write_atomically` writes a file."""

    def write(target: Path) -> None:
        target.write_text(text, encoding="utf-8", newline="")

    write_atomically(path, write)


def is_stream(path: str | os.PathLike[str]) -> bool:
    """Report whether a path is a pipe, a character device or an open file of the process (``/dev/stdout``).

    It is written into, so that nothing is overwritten. False for what does not exist.

    >>> is_stream(os.devnull), is_stream("names.csv")
    (True, False)
    """
    with suppress(OSError):
        if existing := _stat(Path(path)):
            return stat.S_IFMT(existing.st_mode) in _STREAMS or _open_file(path) is not None
    return False


def _stat(path: Path) -> os.stat_result | None:
    """Return what is at a path, links followed; None if nothing is there."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_into(stream: Path, write: Callable[[Path], None]) -> None:
    """Write a file elsewhere, then copy its bytes into a stream."""
    with tempfile.TemporaryDirectory(prefix="arabtext-") as folder:
        content = Path(folder) / f"output{_ending(stream)}"
        content.touch()
        write(content)
        number = _open_file(stream)
        # The path of an open file would open it anew, and what is printed later would begin where this did.
        with (
            content.open("rb") as source,
            stream.open("ab") if number is None else os.fdopen(os.dup(number), "wb") as out,
        ):
            shutil.copyfileobj(source, out)


def _open_file(path: str | os.PathLike[str]) -> int | None:
    """Return the number of the open file of this process that a path names, if it names one."""
    found = _OPEN_FILE.fullmatch(os.fspath(path))
    if found is None:
        return None
    return _STANDARD[found[1]] if found[1] else int(found[2])


def _replace(place: Path, write: Callable[[Path], None], mode: int | None) -> None:
    """Write a file beside ``place`` and move it there, with the permissions ``mode`` or those of a new file."""
    _clear(place.parent)
    with _locked_file(place, _NEW if mode is None else mode) as aside:
        write(aside)
        if mode is not None:
            aside.chmod(mode)
        aside.replace(place)


def _ending(path: Path) -> str:
    """Return the ending of a file name, by which writers know the format."""
    return path.suffix if path.suffix[1:].isalnum() and len(path.suffix) <= _MAX_ENDING else ""


@contextmanager
def _locked_file(place: Path, mode: int) -> Iterator[Path]:
    """Yield a new hidden file beside ``place``, locked until the end; what is not moved away by then is deleted."""
    while True:
        aside = place.with_name(f".arabtext-{secrets.token_hex(8)}{_ending(place)}")
        # Created with open(2), so that the umask decides its permissions; files of the module tempfile are private.
        file = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode | _OWN)
        try:
            _lock(file)
            if aside.exists():  # else another process found it before it was locked, and deleted it
                yield aside
                return
        finally:
            aside.unlink(missing_ok=True)
            _unlock(file)


def _clear(folder: Path) -> None:
    """Delete what killed runs left in a folder, once a process; what cannot be deleted stays."""
    if os.fspath(folder) in _cleared:
        return
    with suppress(OSError):
        with os.scandir(folder) as entries:
            left = [entry.path for entry in entries if _NAME.fullmatch(entry.name)]
        _cleared.add(os.fspath(folder))
        for path in left:
            with suppress(OSError):
                _delete_unlocked(path)


if sys.platform == "win32":  # an open file can be neither moved nor deleted there, and serves as no lock

    def _lock(file: int) -> None:
        os.close(file)

    def _unlock(file: int) -> None:
        pass

    def _delete_unlocked(path: str) -> None:
        """Delete a file that was not written for so long that no process still writes it."""
        if time.time() - Path(path).stat().st_mtime > _MAX_AGE:
            Path(path).unlink()

else:
    import fcntl

    def _lock(file: int) -> None:
        """Lock an open file. On a file system without locks it has none, and there none is deleted either."""
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: int) -> None:
        os.close(file)

    def _delete_unlocked(path: str) -> None:
        """Delete a file unless a process has locked it, which raises OSError."""
        file = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            Path(path).unlink()
        finally:
            os.close(file)
