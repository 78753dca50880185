"""A file appears whole or not at all, with the permissions of any new file, and the process stays as it is."""

from __future__ import annotations

import csv
import os
import socket
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from arabtext.errors import InputError, OutputError, UsageError
from arabtext.files import atomic
from arabtext.files.atomic import is_stream, write_atomically, write_text_atomically

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
    assert seen[0].name.startswith(".")


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


def test_an_error_of_the_system_is_named_whatever_package_wraps_it(tmp_path: Path) -> None:
    class PackageError(Exception):
        pass

    def fail(target: Path) -> None:
        try:
            raise OSError(28, "No space left on device")
        except OSError as error:
            raise PackageError(error) from error

    with pytest.raises(OutputError, match=r"cannot write .*a\.xlsx: No space left on device"):
        write_atomically(tmp_path / "a.xlsx", fail)

    def refuse(target: Path) -> None:
        try:
            target.with_name("absent").read_bytes()
        except OSError:
            raise UsageError("one of our own") from None

    with pytest.raises(UsageError, match="one of our own"):
        write_atomically(tmp_path / "a.xlsx", refuse)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["n" * 246 + ".xlsx", "m" * 255, "a." + "e" * 250, "\N{ARABIC LETTER ALEF}" * 125 + ".csv"]
)
def test_any_name_that_a_file_may_have_can_be_written(name: str, tmp_path: Path) -> None:
    put("x", tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == [name]


# Links and permissions


@POSIX
def test_a_symbolic_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    real, link, chain = tmp_path / "far" / "real.txt", tmp_path / "link.txt", tmp_path / "chain.txt"
    link.symlink_to(Path("far") / "real.txt")
    chain.symlink_to(link)
    for text in ("new", "newer"):  # at first the link points to nothing
        put(text, chain)
        assert real.read_text(encoding="utf-8") == text
    assert (link.is_symlink(), chain.is_symlink(), real.is_symlink()) == (True, True, False)
    assert [p.name for p in real.parent.iterdir()] == ["real.txt"]


@POSIX
def test_a_link_to_itself_is_reported_and_stays(tmp_path: Path) -> None:
    link = tmp_path / "a.txt"
    link.symlink_to(link)
    with pytest.raises(OutputError, match=r"cannot write .*a\.txt: Too many levels"):
        put("x", link)
    assert link.is_symlink()


@POSIX
@pytest.mark.parametrize("permissions", [0o600, 0o640, 0o664, 0o400, 0o755])
def test_a_file_that_exists_keeps_its_permissions(permissions: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    put("before", path)
    path.chmod(permissions)
    meanwhile: list[int] = []

    def write(target: Path) -> None:
        target.write_text("after", encoding="utf-8")
        meanwhile.append(mode(target))

    write_atomically(path, write)
    assert (path.read_text(encoding="utf-8"), mode(path)) == ("after", permissions)
    assert meanwhile[0] & 0o077 & ~permissions == 0  # no one else can read it earlier either


# Pipes, devices and what is no file


@POSIX
def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        got = pool.submit(pipe.read_text, "utf-8")
        put("x" * 200_000, pipe)  # more than a pipe holds
        assert got.result(30) == "x" * 200_000
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [p.name for p in tmp_path.iterdir()] == ["pipe.csv"]
    assert is_stream(pipe)


@POSIX
@pytest.mark.parametrize("linked", [False, True])
def test_a_device_is_written_into(linked: bool, tmp_path: Path) -> None:
    path = Path(os.devnull)
    if linked:
        path = tmp_path / "link"
        path.symlink_to(os.devnull)
    put("x", path)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert path.is_symlink() is linked
    assert is_stream(path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_full_device_is_an_error() -> None:
    with pytest.raises(OutputError, match="cannot write /dev/full: No space left on device"):
        put("x", Path("/dev/full"))
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@POSIX
def test_an_open_file_of_the_process_is_appended_to(tmp_path: Path) -> None:
    """As in a shell: ``-o /dev/stdout > file``."""
    with (tmp_path / "a.txt").open("w", encoding="utf-8") as file:
        path = Path(f"/dev/fd/{file.fileno()}")
        assert is_stream(path)
        inode = (tmp_path / "a.txt").stat().st_ino
        os.write(file.fileno(), b"before ")
        put("x", path)
        os.write(file.fileno(), b" after")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "before x after"
    assert (tmp_path / "a.txt").stat().st_ino == inode


@POSIX
def test_a_socket_and_a_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.sock")
        with pytest.raises(OutputError, match=r"cannot write a\.sock: it is a socket; a file name was expected"):
            put("x", Path("a.sock"))
        assert stat.S_ISSOCK(Path("a.sock").stat().st_mode)
    Path("folder").mkdir()
    with pytest.raises(OutputError, match="it is a folder"):
        put("x", Path("folder"))
    assert not is_stream("folder")
    assert not is_stream("a.sock")
    assert not is_stream("absent")


# What killed runs leave

WRITE_FOR_EVER = """
import sys, time
from pathlib import Path
from arabtext.files.atomic import write_atomically
def write(target):
    target.write_text("half")
    print("writing", flush=True)
    time.sleep(600)
write_atomically(sys.argv[1], write)
"""


@POSIX
def test_the_file_of_a_killed_run_is_deleted_and_that_of_a_running_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", WRITE_FOR_EVER, str(tmp_path / "a.csv")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        (half,) = tmp_path.iterdir()
        os.utime(half, (0, 0))  # however old it is
        for name in (".arabtext-mine.csv", f"{half.name}~", "b.csv"):
            (tmp_path / name).touch()
        put("x", tmp_path / "b.csv")
        assert half.exists()
        process.kill()
    monkeypatch.setattr(atomic, "_cleared", set[str]())  # as in another process
    put("y", tmp_path / "b.csv")
    assert {p.name for p in tmp_path.iterdir()} == {"b.csv", ".arabtext-mine.csv", f"{half.name}~"}


def test_a_folder_of_many_files_is_searched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[object] = []
    scan = os.scandir
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", lambda path: searched.append(path) or scan(path))
        for number in range(20):
            put("x", tmp_path / f"{number}.txt")
    assert len(searched) == 1


def test_a_text_keeps_its_line_breaks(tmp_path: Path) -> None:
    write_text_atomically(tmp_path / "a.txt", "قيس\r\nb\n")
    assert (tmp_path / "a.txt").read_bytes() == "قيس\r\nb\n".encode()
