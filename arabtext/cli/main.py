"""The program: its verbs and its exit codes.

Exit codes: 0 done, 1 done with rejected rows or with findings that the baseline lacks, 2 usage, 3 unreadable input, 4 a
missing extra, 5 unwritable output, 130 interrupted, 143 terminated.

Where standard output is closed, a result that is also written to a file is not printed. A reader of the output that
stops reading (``| head``) is no failure.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FrameType, MappingProxyType
from typing import Any, Final, NoReturn

import click

from arabtext.cli.config import FILE, find_config, read_defaults
from arabtext.cli.examples import format_examples
from arabtext.cli.terminal import discard, show_on_one_line, write_error
from arabtext.errors import ArabtextError, InputError, OutputError, find_nearest
from arabtext.version import version

#: Verb → the module that has it, and its line in the help: the first one of its own help, not loaded for that.
_VERBS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "normalize": ("script", "Normalize Arabic text."),
        "detect": ("script", "Report the script and the language of each line."),
        "values": ("values", "Find numbers, quantities, money, dates and times in text."),
        "segment": ("editions.segment", "Split English and Arabic text into sentences, one a line."),
        "url": ("urls", "Decode URLs for display, compare them, make and read slugs."),
        "romanize": ("names", "Write names in one English form, from either script."),
        "compare": ("names", "Report whether two names are the same, and why."),
        "search": ("search", "Search a list of names with names in either script."),
        "match": ("tables.match", "Match the rows of two tables by their names."),
        "unify": ("tables.unify", "Unify the spellings of each name in a table."),
        "doctor": ("tables.doctor", "Report what would be read of tables, before a run."),
        "find": ("names", "Find persons, organizations and places in a text."),
        "style": ("style", "List the house styles of names, print one, or learn one from texts."),
        "pair": ("editions.pair", "Find which Arabic article translates which English one."),
        "align": ("editions.align", "Align two editions of an article, sentence by sentence."),
        "check": ("editions.check", "Report where two editions of an article differ."),
        "update": ("editions.update", "Report which sentences of a translation a new version of its source changes."),
        "completion": ("completion", "Print the script for completion in a shell."),
        "ocr": ("script", "Read the text of pictures, Arabic and English together."),
    }
)


_INTERRUPTED: Final = 130  # exit codes of shells: 128 and the number of the signal
_TERMINATED: Final = 143
_THREADS: Final = frozenset(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"))


class _ReaderGoneError(Exception):
    """The reader of our output has closed it, which is no failure; click would end with 1, as rejected rows do."""


class _Terminated(SystemExit):
    """The process got SIGTERM; as an exit it passes through the work, which deletes its unfinished files."""


@contextmanager
def _noting_a_gone_reader() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise _ReaderGoneError from None


class _Verbs(click.Group):
    """The verbs, each loaded when it is called, so that ``arabtext --help`` answers at once."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _noting_a_gone_reader():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> object:
        with _noting_a_gone_reader():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        command = getattr(import_module(f"arabtext.cli.{_VERBS[cmd_name][0]}"), cmd_name)
        if not isinstance(command, click.Command):
            return None
        command.epilog = format_examples(cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        verb = args[0]
        if verb not in _VERBS and not verb.startswith("-"):
            near = find_nearest(verb, _VERBS)
            ctx.fail(f"No such command {verb!r}." + ("" if near is None else f" Did you mean {near!r}?"))
        found = super().resolve_command(ctx, args)
        if found[1] is not None and not ctx.resilient_parsing:
            ctx.default_map = {verb: _defaults(ctx, verb, found[1], found[2])}
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, line) for verb, (_, line) in _VERBS.items()])


def _defaults(ctx: click.Context, verb: str, command: click.Command, args: list[str]) -> dict[str, Any]:
    """Return the default values of a verb's options that a configuration file has."""
    if not ctx.help_option_names or set(ctx.help_option_names) & set(args):
        return {}
    given: Path | None = ctx.params["config"]
    path = given or find_config(command.make_context(verb, list(args), parent=ctx, resilient_parsing=True))
    if path is None:
        return {}
    defaults = read_defaults(path, verb, command, _VERBS, was_given=given is not None)
    if defaults and given is None:
        write_error(f"options of {verb} from {path}\n")
    return defaults


@click.group(
    cls=_Verbs,
    subcommand_metavar="VERB [ARGUMENTS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=__doc__.split("\n\n")[1],
)
@click.version_option(version(), prog_name="arabtext")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help=f"Read default values of options from this file, not from {FILE} beside the input or in the current folder.",
)
def program(config: Path | None) -> None:
    """Work with Arabic script, names and editions, across Arabic and English.

    Data goes to standard output, everything else to standard error. Verbs that take text read standard input if none is
    given, or for -. Verbs that print data print details with --json.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; an error is one line on standard error."""
    try:
        result = program.main(list(arguments), prog_name="arabtext", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except ArabtextError as error:
        return _fail(str(error), error.exit_code)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        write_error(shown.getvalue())
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", _INTERRUPTED)
    except _Terminated:
        return _fail("terminated", _TERMINATED)
    except (_ReaderGoneError, BrokenPipeError):
        discard(sys.stdout)
        return 0
    except OSError as error:
        if error.filename:  # of a folder that cannot be listed
            return _fail(str(error), InputError.exit_code)
        discard(sys.stdout)  # help that could not be printed
        return _fail(f"cannot write to standard output: {error.strerror or error}", OutputError.exit_code)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0


def _fail(reason: str, exit_code: int) -> int:
    """Print why the program ends, and return its exit code."""
    write_error(f"arabtext: {show_on_one_line(reason)}\n")
    return exit_code


_NEVER: Final = 1_000_000_000  # searches of younger objects between two of the oldest


def _occupy_closed_streams() -> None:
    """Open the null device in place of each standard stream that is closed, or a file we write would take its number.

    ``sys.stdin``, ``sys.stdout`` and ``sys.stderr`` stay None, by which the verbs know.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """End the work; more of the same signal, which a group of processes gets, must not stop its cleaning up."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Terminated(_TERMINATED)


def main() -> NoReturn:
    """Run the program on the arguments of the process.

    In a locale of ASCII alone Python cannot read Arabic arguments, so it is started again in its UTF-8 mode.
    Unless the environment says otherwise, numpy multiplies in one thread: our matrices are so small that a second one
    costs more than it saves, a hundred times as much where other processes keep the cores busy. Python does not search
    old objects for cycles: what a column keeps has none, and the searches take a fifth of the time.
    """
    if sys.getfilesystemencoding() == "ascii" and sys.executable:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    _occupy_closed_streams()
    if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:  # not where the parent process had it ignored
        signal.signal(signal.SIGTERM, _terminate)
    gc.set_threshold(*gc.get_threshold()[:2], _NEVER)
    if not sys.warnoptions:  # what packages say to their callers is not for the user of the program
        warnings.simplefilter("ignore")
    if not _THREADS & os.environ.keys():
        os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is imported, which no verb has done yet
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))
