"""What the verbs for tables share: their options, where their tables come from and where they go."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from arabtext.cli.house import load_authorities
from arabtext.cli.streams import expect_free, read_stdin, say
from arabtext.cli.terminal import is_terminal, write_out
from arabtext.errors import UsageError
from arabtext.names import Authority, Style, Unified
from arabtext.tables import Table, save_authority
from arabtext.tables.delimited import write_csv
from arabtext.tables.records import write_json, write_json_lines

MAX_LISTED: Final = 20  # line numbers of rows, and learned names, that are printed; chosen by hand

#: Formats in which a table is printed → how it is written.
_PRINTED: Final[Mapping[str, Callable[[Table, Path], tuple[str, ...]]]] = MappingProxyType(
    {
        "csv": partial(write_csv, end="\n"),
        "tsv": partial(write_csv, delimiter="\t", end="\n"),
        "json": write_json,
        "jsonl": write_json_lines,
    }
)
_BLOCK: Final = 1 << 16  # characters that are printed at once


class SeveralColumns(click.Command):
    """A verb whose options of several columns take them one after the other: ``--parts first father family``.

    An existing file, ``-`` and the next option end them.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, with such an option before each of its columns."""
        names = {
            name for option in self.params if getattr(option, "callback", None) is split_titles for name in option.opts
        }
        spread, current = list[str](), ""
        for at, one in enumerate(args):
            follows = at > 0 and args[at - 1] == current
            if one.startswith("-") or (not follows and current and Path(one).exists()):
                current = one if one in names else ""
            elif current and not follows:
                spread.append(current)
            spread.append(one)
        return super().parse_args(ctx, spread)


def split_titles(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the titles of columns that are given with commas, or one by one."""
    return tuple(title for text in given for one in text.split(",") if (title := one.strip()))


@dataclass(frozen=True, slots=True)
class Beside:
    """The columns beside the names that are evidence."""

    agree: tuple[str, ...]
    distinct: str | None


agree_option = click.option(
    "--agree",
    multiple=True,
    callback=split_titles,
    metavar="COLUMNS",
    help="Other columns that are evidence (year of birth, sex, place), one after the other or separated by commas.",
)
distinct_option = click.option(
    "--distinct",
    metavar="COLUMN",
    help="Column of an id: rows with different ids are never one person, rows with one id always are.",
)


encoding_option = click.option(
    "--encoding", metavar="NAME", help="Encoding of a text, such as cp1256 or cp720; recognized by default."
)
to_option = click.option(
    "--to",
    "form",
    type=click.Choice(list(_PRINTED)),
    default="csv",
    show_default=True,
    help="Format of the table on standard output, with -o - or into a pipe or file.",
)
learn_option = click.option(
    "--learn", is_flag=True, help="Add merges with a confidence of 0.85 or more to the first authority file."
)
review_option = click.option(
    "--review", type=click.Path(path_type=Path), help="Write a page to decide doubtful merges on."
)


def open_input(file: Path) -> Path | bytes:
    """Return the file, or what is on standard input for ``-``."""
    return read_stdin() if str(file) == "-" else file


@dataclass(frozen=True, slots=True)
class Decisions:
    """The authority files, whether the first learns what was decided, and the style and the country of the names."""

    authorities: tuple[Path, ...]
    learn: bool
    style: Style | None
    country: str | None

    def load(self) -> Authority:
        """Return what the authority files decide; where two disagree, the first wins and the conflict is printed."""
        if self.learn and not self.authorities:
            raise UsageError("--learn needs the file to write to: --authority names.csv")
        paths = self.authorities
        if self.learn and not paths[0].exists():
            paths = paths[1:]
        return load_authorities(paths)

    def save(self, decided: Authority, found: Sequence[Unified]) -> None:
        """Add the surely joined names to the first authority file if ``learn`` is set."""
        if self.learn:
            grown = decided.learned(found)
            save_authority(grown, self.authorities[0])
            _say_learned(decided, grown, self.authorities[0])


def _say_learned(before: Authority, after: Authority, path: Path) -> None:
    """Print what an authority file learned: how many names and spellings, and the first of them."""
    known = {one.canonical: one.spellings for one in before.decisions}
    fresh = {
        one.canonical: [spelling for spelling in one.spellings[1:] if spelling not in known.get(one.canonical, ())]
        for one in after.decisions
    }
    grown = [name for name, spellings in fresh.items() if spellings or name not in known]
    names, spellings = sum(name not in known for name in grown), sum(map(len, fresh.values()))
    say(f"{path}: {names} new names and {spellings} new spellings learned")
    for name in grown[:MAX_LISTED]:
        say(f"  {name}: {', '.join(fresh[name])}")
    if len(grown) > MAX_LISTED:
        say(f"  and {len(grown) - MAX_LISTED} more")


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where to write the table and the page for review, and in which format the table is printed."""

    output: Path | None
    force: bool
    review: Path | None
    form: str

    @property
    def file(self) -> Path | None:
        """The file for the table, if it is not printed."""
        return None if self.output is not None and str(self.output) == "-" else self.output

    @property
    def prints_table(self) -> bool:
        """Whether the table goes to standard output, rather than a view of it."""
        return self.file is None and (self.output is not None or not is_terminal())

    def expect_free(self) -> None:
        """Raise UsageError if a file exists that may not be overwritten."""
        expect_free(self.file, force=self.force)
        expect_free(self.review, force=self.force)

    def print_table(self, table: Table) -> None:
        """Print a table in its format, and remark what the format could not hold."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "table"
            losses = _PRINTED[self.form](table, path)
            with path.open(encoding="utf-8-sig", newline="") as text:
                while block := text.read(_BLOCK):
                    write_out(block)
        for loss in losses:
            say(loss)


def on_one_line(spellings: Sequence[str]) -> str:
    """Return the spellings of a name on one line."""
    return " / ".join(dict.fromkeys(filter(None, spellings)))


def listed(lines: Sequence[str]) -> str:
    """Return the first line numbers."""
    return ", ".join(lines[:MAX_LISTED]) + (" …" if len(lines) > MAX_LISTED else "")
