"""The program: its verbs and its exit codes.

Exit codes: 0 done, 1 done with rejected rows, 2 usage, 3 unreadable input, 4 a missing extra, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Final, NoReturn

import click

from arabtext.errors import ArabtextError
from arabtext.version import version

#: Verb → the module that has it, and its line in the help: the first one of its own help, not loaded for that.
_VERBS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "normalize": ("script", "Normalize Arabic text."),
        "detect": ("script", "Report the script and the language of each line."),
        "values": ("values", "Find the numbers and dates in lines of text."),
        "segment": ("editions.segment", "Split English and Arabic text into sentences, one a line."),
        "url": ("urls", "Decode URLs for display, compare them, make and read slugs."),
        "romanize": ("names", "Write names in one English form, from either script."),
        "compare": ("names", "Report whether two names are the same, and why."),
        "search": ("search", "Search a list of names with names in either script."),
        "match": ("tables", "Match the rows of two tables by their names."),
        "unify": ("tables", "Unify the spellings of each name in a table."),
        "find": ("names", "Find persons, organizations and places in a text."),
        "pair": ("editions.pair", "Find which Arabic article translates which English one."),
        "align": ("editions.align", "Align two editions of an article, sentence by sentence."),
        "check": ("editions.check", "Report where two editions of an article differ."),
        "ocr": ("script", "Read the text of pictures, Arabic and English together."),
    }
)


_THREADS: Final = frozenset(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"))


class _ReaderGoneError(Exception):
    """The reader of our output has closed it, which is no failure; click would end with 1, as rejected rows do."""


class _Verbs(click.Group):
    """The verbs, each loaded when it is called, so that ``arabtext --help`` answers at once."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _ReaderGoneError from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        command = getattr(import_module(f"arabtext.cli.{_VERBS[cmd_name][0]}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, line) for verb, (_, line) in _VERBS.items()])


@click.group(
    cls=_Verbs,
    subcommand_metavar="VERB [ARGUMENTS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=__doc__.split("\n\n")[1],
)
@click.version_option(version(), prog_name="arabtext")
def program() -> None:
    """Work with Arabic script, names and editions, across Arabic and English.

    Data goes to standard output, everything else to standard error. Verbs that take text read standard input if none is
    given, or for -. Every verb prints details with --json.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; an error is one line on standard error."""
    try:
        result = program.main(list(arguments), prog_name="arabtext", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except ArabtextError as error:
        click.echo(f"arabtext: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("arabtext: interrupted", err=True)
        return 130
    except (_ReaderGoneError, BrokenPipeError):
        # Python would report the closed pipe again when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0


_NEVER: Final = 1_000_000_000  # searches of younger objects between two of the oldest


def main() -> NoReturn:
    """Run the program on the arguments of the process.

    Unless the environment says otherwise, numpy multiplies in one thread: our matrices are so small that a second one
    costs more than it saves, a hundred times as much where other processes keep the cores busy. Python does not search
    old objects for cycles: what a column keeps has none, and the searches take a fifth of the time.
    """
    gc.set_threshold(*gc.get_threshold()[:2], _NEVER)
    if not _THREADS & os.environ.keys():
        os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is imported, which no verb has done yet
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))
