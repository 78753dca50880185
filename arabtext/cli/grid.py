"""A table printed in the width of the terminal, its columns in order also where cells are in Arabic."""

from __future__ import annotations

import io
import shutil
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Final

from rich.console import Console
from rich.table import Table

from arabtext.cli.streams import say
from arabtext.cli.terminal import is_terminal, show_controls, write_out
from arabtext.script.chars import ZWNJ

# Chosen by hand, so that what is printed can be looked through.
_MAX_ROWS: Final = 200  # of a table that are printed
_WIDTH: Final = 120  # characters of a printed table where standard output is no terminal
_MIN_TEXT: Final = 12  # characters of a column of text; where there is no room for them, each row is a list
_MIN_NUMBER: Final = 4  # characters of a column of numbers
_BORDER: Final = 3  # characters between two columns
_LINE: Final = "\N{BOX DRAWINGS LIGHT VERTICAL}"  # between two cells
_MARK: Final = "\N{LEFT-TO-RIGHT MARK}"


def print_grid(
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    count: int,
    *,
    numbers: Collection[str] = (),
    spare: str = "",
) -> None:
    """Print the first of ``count`` rows, and how many are left out; the columns ``numbers`` are put to the right.

    A terminal too narrow for the columns gets none of the column ``spare``; where there is still no room, each row is a
    list of titles and cells.
    """
    shown = [tuple(map(printable, row)) for row in islice(rows, _MAX_ROWS)]
    on_terminal = is_terminal()
    width = shutil.get_terminal_size().columns if on_terminal else _WIDTH
    if spare in titles and _needed(titles, numbers) > width:
        at = titles.index(spare)
        narrow, less = [*titles[:at], *titles[at + 1 :]], [(*row[:at], *row[at + 1 :]) for row in shown]
        titles, shown = (narrow, less) if _needed(narrow, numbers) <= width else (titles, shown)
    grid = _columns(titles, shown, numbers) if _needed(titles, numbers) <= width else _lists(titles, shown)
    page = io.StringIO()  # no terminal, so that no style is added
    Console(file=page, width=width, highlight=False, markup=False, emoji=False).print(grid)
    write_out(_in_order(page.getvalue()) if on_terminal else page.getvalue())
    if count > _MAX_ROWS:
        say(f"… and {count - _MAX_ROWS} more rows")


def _needed(titles: Sequence[str], numbers: Collection[str]) -> int:
    """Return the characters that columns need at least."""
    return sum((_MIN_NUMBER if title in numbers else _MIN_TEXT) + _BORDER for title in titles)


def _columns(titles: Sequence[str], rows: Iterable[Sequence[str]], numbers: Collection[str]) -> Table:
    """Return rows as a table with a column for each title."""
    grid = Table(pad_edge=False)
    for title in titles:
        is_number = title in numbers
        grid.add_column(title, justify="right" if is_number else "left", no_wrap=is_number, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid


def _lists(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Return rows as lists of titles and cells below each other, without empty cells."""
    grid = Table(show_header=False, pad_edge=False)
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for row in rows:
        for title, cell in zip(titles, row, strict=True):
            if cell:
                grid.add_row(title, cell)
        grid.add_section()
    return grid


def _in_order(lines: str) -> str:
    """Return printed lines with marks between the cells, without which a terminal puts two Arabic cells the other way.

    A terminal that knows no direction of text does not show the marks. Isolates would set a cell that begins in Arabic
    and goes on in English, as reasons do, from right to left.
    """
    return lines.replace(_LINE, f"{_MARK}{_LINE}{_MARK}")


def printable(text: str) -> str:
    """Return a cell as one line of printable text; controls are shown, what has no width and no meaning is dropped."""
    return "".join(c for c in show_controls(" ".join(text.split())) if c.isprintable() or c == ZWNJ)
