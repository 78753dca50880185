"""What every verb needs: lines in from arguments, a file or a pipe; data out; no file overwritten without --force."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import click

from arabtext.errors import InputError, UsageError
from arabtext.progress import Progress
from arabtext.script.decode import decode

if TYPE_CHECKING:
    from rich.progress import TaskID

_BLOCK: Final = 1 << 16  # bytes of standard input that are read at once
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


def read_text(path: Path | str) -> str:
    """Return the text of a file, or of standard input for ``-``.

    Raises :class:`arabtext.errors.InputError` for what cannot be read.
    """
    if str(path) == "-":
        return decode(sys.stdin.buffer.read(), "standard input")
    source = Path(path)
    if source.is_dir():
        raise InputError(f"{source} is a folder; a text file was expected")
    try:
        return decode(source.read_bytes(), str(source))
    except OSError as error:
        raise InputError(f"cannot read {source}: {error.strerror or error}") from error


def read_lines(arguments: tuple[str, ...], source: Path | None) -> Iterator[str]:
    """Yield the arguments, or the lines of ``source``, or those of standard input; ``-`` alone is standard input."""
    for batch in read_batches(arguments, source):
        yield from batch


def read_batches(arguments: tuple[str, ...], source: Path | None) -> Iterator[list[str]]:
    """Yield what :func:`read_lines` yields, in batches; lines of standard input as soon as they can be read.

    A line that is typed, or comes down a slow pipe, is a batch of its own.
    """
    if source is not None and arguments and arguments != ("-",):
        raise UsageError("give either arguments or --input, not both")
    if arguments and arguments != ("-",):
        blocks: Iterable[Sequence[str]] = (arguments,)
    elif source is None or str(source) == "-":
        blocks = map(_lines, _read_blocks(sys.stdin.buffer))
    else:
        blocks = (_lines(read_text(source)),)
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
    return text.removesuffix("\n").split("\n") if text else []


def _read_blocks(stream: BinaryIO) -> Iterator[str]:
    """Yield the whole lines of standard input that can be read without waiting for more, as text.

    From the first byte that is not UTF-8, all the rest is decoded as one text, in an encoding that fits it.
    """
    rest, is_first = b"", True
    while raw := stream.read1(_BLOCK):  # type: ignore[attr-defined]  # what a pipe holds, or a typed line
        end = raw.rfind(b"\n") + 1
        if not end:
            rest += raw
            continue
        block, left = rest + raw[:end], raw[end:]
        try:
            if b"\0" in block:
                raise UnicodeError
            text = block.decode("utf-8-sig" if is_first else "utf-8")
        except UnicodeError:
            yield decode(block + left + stream.read(), "standard input")
            return
        yield text
        rest, is_first = left, False
    if rest:
        yield decode(rest, "standard input")


# Out


def expect_free(output: Path | None, *, force: bool) -> None:
    """Raise :class:`arabtext.errors.UsageError` if ``output`` may not be overwritten, or its folder is missing."""
    if output is None:
        return
    if output.is_dir():
        raise UsageError(f"{output} is a folder; a file name was expected")
    if output.exists() and not force:
        raise UsageError(f"{output} exists; add --force to overwrite it")
    if not output.parent.is_dir():
        raise UsageError(f"the folder {output.parent} does not exist; create it first")


def emit(text: str) -> None:
    """Print one line of data to standard output."""
    click.echo(text.encode("utf-8", "replace").decode("utf-8"))


def two_digits(score: float) -> str:
    """Return a score, 0 to 1, with two decimals; only a sure one is ``1.00``.

    >>> two_digits(0.9958), two_digits(1.0), two_digits(0.126)
    ('0.99', '1.00', '0.13')
    """
    return f"{score if score == 1 else min(score, 0.99):.2f}"


def emit_json(record: dict[str, Any]) -> None:
    """Print one JSON object to standard output."""
    emit(json.dumps(record, ensure_ascii=False, default=str))


def say(text: str) -> None:
    """Print a remark for a person to standard error."""
    click.echo(text, err=True)


def written_to(output: Path | None) -> str:
    """Return the end of a remark: where the result was written, if anywhere."""
    return f", written to {output}" if output else ""


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Yield a callback that shows a bar for each task on a terminal, and None if standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def update(task: str, done: int, total: int) -> None:
            if task not in tasks:
                tasks[task] = bars.add_task(task, total=total)
            bars.update(tasks[task], completed=done, total=total)

        yield update


def guessed_columns(columns: Sequence[str], where: str = "") -> str:
    """Return a line about guessed columns of names."""
    one_name = ", one name in two scripts" if len(columns) > 1 else ""
    return f"column{'s' * bool(one_name)} of names{where}: {' and '.join(columns)}{one_name}"
