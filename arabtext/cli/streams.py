"""What every verb needs: lines in from arguments, a file or a pipe; data out; files never overwritten unasked."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from arabtext.errors import InputError, UsageError
from arabtext.progress import Progress, silent
from arabtext.script.decode import decode

if TYPE_CHECKING:
    from rich.progress import TaskID

Command = TypeVar("Command", bound=Callable[..., Any])

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with all details.")
force_option = click.option("--force", is_flag=True, help="Overwrite the output file if it exists.")
output_option = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the result to this file.")
input_option = click.option(
    "-i", "--input", "source", type=click.Path(path_type=Path), help="Read lines from this file; - is standard input."
)


def read_text(path: Path | str) -> str:
    """Return the text of a file, or of standard input for ``-``. Raises InputError for what cannot be read."""
    if str(path) == "-":
        return decode(sys.stdin.buffer.read(), "standard input")
    source = Path(path)
    if source.is_dir():
        raise InputError(f"{source} is a folder; a text file was expected")
    try:
        return decode(source.read_bytes(), str(source))
    except OSError as error:
        raise InputError(f"cannot read {source}: {error.strerror or error}") from error


def lines_of(arguments: tuple[str, ...], source: Path | None) -> Iterator[str]:
    """Yield the arguments, or the lines of ``source``, or those of standard input; ``-`` alone is standard input."""
    if source is not None and arguments and arguments != ("-",):
        raise UsageError("give either texts or --input, not both")
    if arguments and arguments != ("-",):
        yield from arguments
        return
    text = read_text(source or "-")
    yield from text.removesuffix("\n").split("\n") if text else ()


def free(output: Path | None, force: bool) -> None:
    """Raise UsageError if ``output`` exists and may not be overwritten, or its folder is missing."""
    if output is None:
        return
    if output.is_dir():
        raise UsageError(f"{output} is a folder; a file name was expected")
    if output.exists() and not force:
        raise UsageError(f"{output} exists; add --force to overwrite it")
    if not output.parent.is_dir():
        raise UsageError(f"the folder {output.parent} does not exist")


def emit(text: str) -> None:
    """Print one line of data."""
    click.echo(text.encode("utf-8", "replace").decode("utf-8"))


def emit_json(record: dict[str, Any]) -> None:
    """Print one JSON object."""
    emit(json.dumps(record, ensure_ascii=False, default=str))


def working(text: str) -> AbstractContextManager[Any]:
    """Return a context that shows on a terminal that long work is going on, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(text)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar for each piece of long work on a terminal, how much of how much and how long still; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def told(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield told


def say(text: str) -> None:
    """Print a remark for the person at the terminal."""
    click.echo(text, err=True)
