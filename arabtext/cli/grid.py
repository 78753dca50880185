"""A table printed in the width of the terminal, its columns in order also where cells are in Arabic."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Final

from rich.console import Console
from rich.table import Table

from arabtext.cli.streams import say
from arabtext.script.chars import ZWNJ

# Chosen by hand, so that what is printed can be looked through.
_MAX_ROWS: Final = 200  # of a table that are printed
_WIDTH: Final = 120  # characters of a printed table where standard output is no terminal
_LINE: Final = "\N{BOX DRAWINGS LIGHT VERTICAL}"  # between two cells
_MARK: Final = "\N{LEFT-TO-RIGHT MARK}"


def print_grid(
    titles: Sequence[str], rows: Iterable[Sequence[str]], count: int, *, numbers: Collection[str] = ()
) -> None:
    """Print the first of ``count`` rows, and how many are left out; the columns ``numbers`` are put to the right."""
    grid = Table(header_style="bold", pad_edge=False)
    for title in titles:
        grid.add_column(title, justify="right" if title in numbers else "left", overflow="fold")
    for row in islice(rows, _MAX_ROWS):
        grid.add_row(*map(printable, row))
    on_terminal = sys.stdout.isatty()
    console = Console(highlight=False, markup=False, width=None if on_terminal else _WIDTH)
    with console.capture() as printed:
        console.print(grid)
    sys.stdout.write(_in_order(printed.get()) if on_terminal else printed.get())
    if count > _MAX_ROWS:
        say(f"… and {count - _MAX_ROWS} more rows")


def _in_order(lines: str) -> str:
    """Return printed lines with marks between the cells, without which a terminal puts two Arabic cells the other way.

    A terminal that knows no direction of text does not show the marks.
    """
    return lines.replace(_LINE, f"{_MARK}{_LINE}{_MARK}")


def printable(text: str) -> str:
    """Return a cell as one line of printable text."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable() or c == ZWNJ)
