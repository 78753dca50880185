"""The program: its verbs, and how it ends.

Exit codes: 0 done, 1 done with rejected rows, 2 usage, 3 unreadable input, 4 a missing extra, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

import click

from arabtext.errors import ArabtextError

_VERBS = {
    "normalize": "arabtext.cli.script",
    "url": "arabtext.cli.script",
    "romanize": "arabtext.cli.names",
    "compare": "arabtext.cli.names",
    "match": "arabtext.cli.tables",
    "unify": "arabtext.cli.tables",
    "find": "arabtext.cli.names",
    "pair": "arabtext.cli.editions",
    "align": "arabtext.cli.editions",
    "check": "arabtext.cli.editions",
    "ocr": "arabtext.cli.script",
}
_HELP = {
    "normalize": "Bring Arabic text to one form.",
    "url": "Show addresses readably, compare them, read slugs.",
    "romanize": "Bring names to one English form, from either script.",
    "compare": "Say whether two names are the same, and why.",
    "match": "Match the rows of two spreadsheets by their names.",
    "unify": "Bring the spellings of one person in a spreadsheet together.",
    "find": "Find persons, organizations and places in a text.",
    "pair": "Find which Arabic article translates which English one.",
    "align": "Lay two editions of an article side by side.",
    "check": "Say where two editions of an article differ.",
    "ocr": "Read the text of a picture, Arabic and English together.",
}


class _ReaderGoneError(Exception):
    """Whoever read our output has closed it, which is no failure; click would end with 1, as rejected rows do."""


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
        module = __import__(_VERBS[cmd_name], fromlist=[cmd_name])
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(_HELP.items()))


def _version() -> str:
    try:
        return version("arabtext")
    except PackageNotFoundError:
        return "unknown"


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]}, epilog=__doc__.split("\n\n")[1])
@click.version_option(_version(), prog_name="arabtext")
def program() -> None:
    """Arabic script, names and editions, across Arabic and English.

    Data goes to standard output, everything else to standard error. Every verb reads standard input (or -) where it
    takes text, and gives details with --json.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; errors are one line on standard error."""
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
        # Python would complain again when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0


def main() -> NoReturn:
    """Run the program on the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))
