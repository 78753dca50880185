"""A file appears whole or not at all, with the permissions of any new file, and the process stays as it is."""

from __future__ import annotations

import csv
import os
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from arabtext.errors import InputError
from arabtext.files.atomic import write_atomically

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")


def put(text: str, path: Path) -> None:
    write_atomically(path, lambda target: target.write_text(text, encoding="utf-8") and None)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o002, 0o022, 0o027, 0o077])
def test_a_new_file_has_the_permissions_that_the_umask_gives(umask: int, tmp_path: Path) -> None:
    """In a process of its own, since the umask belongs to the whole process."""
    script = f"""
import os, sys
from pathlib import Path
from arabtext.files.atomic import write_atomically
os.umask({umask})
write_atomically(sys.argv[1], lambda target: target.write_text("x") and None)
Path(sys.argv[2]).write_text("x")
assert os.umask(0) == {umask}
"""
    ours, plain = tmp_path / "ours", tmp_path / "plain"
    subprocess.run([sys.executable, "-c", script, ours, plain], check=True)
    assert mode(ours) == mode(plain) == 0o666 & ~umask


@POSIX
def test_settings_of_the_process_are_neither_changed_nor_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def called(*_: object) -> int:
        raise AssertionError("a setting of the whole process was touched")

    limit = csv.field_size_limit()
    with monkeypatch.context() as patch:
        patch.setattr(os, "umask", called)
        patch.setattr(csv, "field_size_limit", called)
        put("x", tmp_path / "a")
    assert csv.field_size_limit() == limit


@POSIX
def test_files_that_other_threads_make_meanwhile_have_their_own_permissions(tmp_path: Path) -> None:
    expected, done, odd = 0, threading.Event(), list[int]()
    (tmp_path / "first").touch()
    expected = mode(tmp_path / "first")

    def others() -> None:
        number = 0
        while not done.is_set():
            path = tmp_path / f"other{number % 50}"
            path.touch()
            odd.extend({mode(path)} - {expected})
            path.unlink()
            number += 1

    thread = threading.Thread(target=others)
    thread.start()
    for number in range(300):
        put("x", tmp_path / f"ours{number % 20}")
    done.set()
    thread.join()
    assert odd == []


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    put("first", path)
    put("second", path)
    assert path.read_text(encoding="utf-8") == "second"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_the_new_file_is_made_beside_the_old_with_its_ending(tmp_path: Path) -> None:
    """Writers look at the ending, and only a file of the same folder can be moved at once."""
    seen: list[Path] = []
    write_atomically(tmp_path / "names.xlsx", seen.append)
    assert (seen[0].parent, seen[0].suffix) == (tmp_path, ".xlsx")
    assert seen[0].name.startswith(".names-")


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("odd")])
def test_on_any_error_the_old_file_stays(error: BaseException, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    put("before", path)

    def fail(target: Path) -> None:
        target.write_text("half of ", encoding="utf-8")
        raise error

    expected = InputError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        write_atomically(path, fail)
    assert path.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write .*a\.txt: No such file or directory"):
        put("x", tmp_path / "missing" / "a.txt")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=r"cannot write .*folder"):
        put("x", tmp_path / "folder")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_of_concurrent_writers_one_wins_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    texts = [str(number) * 100_000 for number in range(8)]
    put(texts[0], path)
    seen: set[str] = set()
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(put, text, path) for text in texts * 5]:
            seen.add(path.read_text(encoding="utf-8"))
            done.result()
    assert seen <= set(texts)
    assert path.read_text(encoding="utf-8") in texts
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
