"""What every verb needs: lines in from arguments, a file or a pipe; data out; no file overwritten without --force."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeVar

import click

from arabtext.cli.terminal import escape_controls, is_terminal, show_on_one_line, write_error, write_out
from arabtext.errors import ArabtextError, InputError, OutputError, UsageError
from arabtext.files.atomic import is_stream
from arabtext.progress import Progress
from arabtext.script.decode import find_text

if TYPE_CHECKING:
    from rich.progress import TaskID

Answer = TypeVar("Answer")
File = TypeVar("File")

_BLOCK: Final = 1 << 16  # bytes of a file or a pipe that are read at once
_MAX_BATCH: Final = 1_000  # lines that are worked on together; more make a reader wait for no gain (chosen by hand)

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, with all details.")
force_option = click.option("--force", is_flag=True, help="Overwrite the output file if it exists.")
output_option = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the result to this file.")
input_option = click.option(
    "-i", "--input", "source", type=click.Path(path_type=Path), help="Read lines from this file; - is standard input."
)


def grouped(name: str, group: type[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorate a verb so that the options named like the fields of a dataclass come as one argument ``name``."""

    def decorate(verb: Callable[..., None]) -> Callable[..., None]:
        @wraps(verb)
        def call(**options: Any) -> None:
            fields = {field.name: options.pop(field.name) for field in dataclasses.fields(group)}
            verb(**{name: group(**fields)}, **options)

        return call

    return decorate


# In


def read_stdin() -> bytes:
    """Return all bytes of standard input. Raises :class:`arabtext.errors.InputError` if it cannot be read."""
    with _reading("standard input"):
        return _stdin().read()


def _stdin() -> BinaryIO:
    """Return standard input. Raises :class:`arabtext.errors.InputError` if it is closed."""
    if sys.stdin is None:
        raise InputError("standard input is closed; give arguments, or a file")
    return sys.stdin.buffer


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Raise :class:`arabtext.errors.InputError` where a file cannot be read."""
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot read {name}: {error.strerror or error}") from error


def read_text(path: Path | str) -> str:
    """Return the text of a file, or of standard input for ``-``.

    Raises :class:`arabtext.errors.InputError` for what cannot be read.
    """
    if str(path) == "-":
        return _decoded(read_stdin(), "standard input")
    with _reading(str(path)):
        return _decoded(_expect_file(Path(path)).read_bytes(), str(path))


def _decoded(raw: bytes, name: str) -> str:
    """Return bytes as text, and report what is damaged or not sure."""
    found = find_text(raw, name)
    for note in found.notes:
        say(note)
    return found.text


def _expect_file(path: Path) -> Path:
    """Return ``path``. Raises :class:`arabtext.errors.InputError` for a folder."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; a text file was expected")
    return path


def read_lines(arguments: tuple[str, ...], source: Path | None) -> Iterator[str]:
    """Yield the arguments, or the lines of ``source``, or those of standard input; ``-`` alone is standard input."""
    for batch in read_batches(arguments, source):
        yield from batch


def read_batches(arguments: tuple[str, ...], source: Path | None) -> Iterator[list[str]]:
    """Yield what :func:`read_lines` yields, in batches; lines of a file or a pipe as soon as they can be read.

    A line that is typed, or comes down a slow pipe, is a batch of its own. No line has a line break, CR LF or LF.
    """
    if source is not None and arguments and arguments != ("-",):
        raise UsageError("give either arguments or --input, not both")
    if arguments and arguments != ("-",):
        blocks: Iterable[Sequence[str]] = (arguments,)
    elif source is None or str(source) == "-":
        blocks = map(_lines, _read_blocks(_stdin(), "standard input"))
    else:
        blocks = map(_lines, _read_file(source))
    for lines in blocks:
        for start in range(0, len(lines), _MAX_BATCH):
            yield list(lines[start : start + _MAX_BATCH])


def read_texts(arguments: tuple[str, ...], source: Path | None) -> Iterator[str]:
    """Yield the arguments, or the whole text of ``source`` or of standard input; ``-`` alone is standard input."""
    if arguments and arguments != ("-",):
        yield from read_lines(arguments, source)
    else:
        yield read_text(source or "-")


def _lines(text: str) -> list[str]:
    """Return the lines of a text; the last may lack its line break."""
    return [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def _read_file(path: Path) -> Iterator[str]:
    """Yield the text of a file in blocks of whole lines."""
    with _reading(str(path)):
        file = _expect_file(path).open("rb")
    with file:
        yield from _read_blocks(file, str(path))


def _read_blocks(stream: BinaryIO, name: str) -> Iterator[str]:
    """Yield the whole lines of a stream that can be read without waiting for more, as text.

    From the first byte that is not UTF-8, all the rest is decoded as one text, in an encoding that fits it; unless
    letters before it were UTF-8: then only the bytes that are not are replaced, and their first line is reported.
    """
    parts, known, number = list[bytes](), False, 0  # parts of a line whose end is not there yet
    while raw := _read_some(stream, name):
        end = raw.rfind(b"\n") + 1
        if not end:
            parts.append(raw)
            continue
        block, parts = b"".join([*parts, raw[:end]]), [raw[end:]]
        try:
            if b"\0" in block and not known:
                raise UnicodeError
            text = block.decode("utf-8" if number else "utf-8-sig")
        except UnicodeError as error:
            if not known:
                with _reading(name):
                    rest = stream.read()
                yield _decoded(block + parts[0] + rest, name)
                return
            text = block.decode("utf-8", "replace")
            at = error.start if isinstance(error, UnicodeDecodeError) else 0
            line = number + block.count(b"\n", 0, at) + 1
            say(f"line {line}: bytes that are not UTF-8 were replaced by \N{REPLACEMENT CHARACTER}")
        yield text
        known = known or not text.isascii()
        number += block.count(b"\n")
    if last := b"".join(parts):
        yield last.decode("utf-8", "replace") if known else _decoded(last, name)


def _read_some(stream: BinaryIO, name: str) -> bytes:
    """Return what a pipe holds, a typed line, or a block of a file; nothing at the end."""
    with _reading(name):
        return stream.read1(_BLOCK)  # type: ignore[attr-defined, no-any-return]


# Answers


def answer_lines(lines: Iterable[str], answer: Callable[[str], Answer]) -> Iterator[tuple[str, Answer]]:
    """Yield each line with its answer; as :func:`answer_batches` does."""
    return answer_batches(([line] for line in lines), lambda batch: [answer(line) for line in batch])


def answer_batches(
    batches: Iterable[list[str]], answer: Callable[[list[str]], Sequence[Answer]]
) -> Iterator[tuple[str, Answer]]:
    """Yield each line with its answer, where ``answer`` answers several at once.

    A line that cannot be answered is reported with its number, the others go on, and at the end the program stops with
    exit code 1. What is wrong with an option, or not installed, is so for every line, and is raised.
    """
    number, rejected = 0, False
    for batch in batches:
        for line, result in zip(batch, _answers(batch, answer), strict=True):
            number += 1
            if isinstance(result, Exception):
                say(f"line {number}: {reason_of(result)}")
                rejected = True
            else:
                yield line, result
    if rejected:
        sys.exit(1)


def _answers(batch: list[str], answer: Callable[[list[str]], Sequence[Answer]]) -> Sequence[Answer | Exception]:
    """Return the answer for each line, or the error of that line alone."""
    try:
        return answer(batch)
    except Exception as error:
        reason_of(error)
        return [error] if len(batch) == 1 else [one for line in batch for one in _answers([line], answer)]


def work_on_each(files: Sequence[File], work: Callable[[File], object]) -> None:
    """Call ``work`` for each file; one that fails is reported, the others go on, and the exit code is then 1.

    The error of a single file is raised.
    """
    if len(files) == 1:
        work(files[0])
        return
    rejected = False
    for file in files:
        try:
            work(file)
        except Exception as error:
            say(reason_of(error))
            rejected = True
    if rejected:
        sys.exit(1)


def reason_of(error: Exception) -> str:
    """Return why a line or a file is rejected, with an error of its own, whatever it is, that ends no other.

    Raises the error again where it is that of an option, of what is not installed or of the output, and so of all.
    """
    is_of_all = isinstance(error, ArabtextError) and not isinstance(error, InputError)
    if is_of_all or isinstance(error, OutputError | BrokenPipeError):
        raise error
    return str(error) if isinstance(error, InputError) else f"{type(error).__name__}: {error}"


# Out


def expect_free(output: Path | None, *, force: bool) -> None:
    """Raise :class:`arabtext.errors.UsageError` if ``output`` may not be overwritten, or its folder is missing.

    A pipe or a device is written into, not overwritten.
    """
    if output is None or is_stream(output):
        return
    if output.is_dir():
        raise UsageError(f"{output} is a folder; a file name was expected")
    if output.exists() and not force:
        raise UsageError(f"{output} exists; add --force to overwrite it")
    if not output.parent.is_dir():
        raise UsageError(f"the folder {output.parent} does not exist; create it first")


def is_printed(output: Path | None) -> bool:
    """Return whether a result is printed: not where it is written to a file and standard output is closed."""
    return output is None or sys.stdout is not None


def emit(text: str) -> None:
    """Print one line of data to standard output."""
    write_out(f"{text}\n")


def two_digits(score: float) -> str:
    """Return a score, 0 to 1, with two decimals; only a sure one is ``1.00``.

    >>> two_digits(0.9958), two_digits(1.0), two_digits(0.126)
    ('0.99', '1.00', '0.13')
    """
    return f"{score if score == 1 else min(score, 0.99):.2f}"


def emit_json(record: dict[str, Any]) -> None:
    """Print one JSON object to standard output."""
    line = json.dumps(record, ensure_ascii=False, default=str)
    emit(escape_controls(line) if is_terminal() else line)


def say(text: str) -> None:
    """Print a remark for a person to standard error, on one line."""
    write_error(f"{show_on_one_line(text)}\n")


def written_to(output: Path | None) -> str:
    """Return the end of a remark: where the result was written, if anywhere."""
    return f", written to {output}" if output else ""


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Yield a callback that shows a bar for each task on a terminal, and None where no bar can be drawn."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    if console.is_dumb_terminal:  # it cannot draw a bar anew
        yield None
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def update(task: str, done: int, total: int) -> None:
            if task not in tasks:
                tasks[task] = bars.add_task(show_on_one_line(task), total=total)
            bars.update(tasks[task], completed=done, total=total)

        yield update


def guessed_columns(columns: Sequence[str], where: str = "") -> str:
    """Return a line about guessed columns of names."""
    one_name = ", one name in two scripts" if len(columns) > 1 else ""
    return f"column{'s' * bool(one_name)} of names{where}: {' and '.join(columns)}{one_name}"
