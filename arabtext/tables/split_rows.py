"""Give each name of a table a row of its own, where cells hold several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from arabtext.names.cells import read_cell
from arabtext.tables.cells import text_of
from arabtext.tables.table import Cell, Range, Table


def split_rows(table: Table, columns: Sequence[str], odd: Collection[int]) -> tuple[Table, tuple[int, ...]]:
    """Return a table with a row for each name, and for each of its rows the row of ``table`` that it comes from.

    The other cells are repeated. ``columns`` are the column of names, or two of one name in two scripts: cells with
    equally many names are split together, and another cell of names is in the first row alone. Rows of ``odd`` are not
    split.

    >>> table = Table(("name", "town"), (("Ali Karim; Layla Nasser", "Basra"), ("Samir Khatib", "Mosul")))
    >>> parted, origins = split_rows(table, ["name"], ())
    >>> parted.rows, origins
    ((('Ali Karim', 'Basra'), ('Layla Nasser', 'Basra'), ('Samir Khatib', 'Mosul')), (0, 0, 1))
    """
    places = list(map(table.position, columns))
    rows: list[tuple[Cell, ...]] = []
    origins: list[int] = []
    for number, row in enumerate(table.rows):
        parted = [row] if number in odd else _parted(row, places)
        rows += parted
        origins += [number] * len(parted)
    merged = tuple(_moved(one, origins, table.first_line - 1) for one in table.merged)
    return replace(table, rows=tuple(rows), merged=merged), tuple(origins)


def _parted(row: tuple[Cell, ...], places: Sequence[int]) -> list[tuple[Cell, ...]]:
    """Return the rows of the names in the cells of a row at ``places``."""
    named = {at: read_cell(text_of(row[at])).persons for at in places}
    count = next((len(some) for some in named.values() if len(some) > 1), 1)
    several = [at for at, some in named.items() if len(some) == count]
    if count == 1:
        return [row]
    shown = {at: [" / ".join(spelled) for spelled in named[at]] for at in several}
    kept = [cell if at in shown or at not in named else None for at, cell in enumerate(row)]
    rows = [tuple(shown[at][i] if at in shown else cell for at, cell in enumerate(kept)) for i in range(count)]
    return [tuple(row[at] if at in named and at not in shown else cell for at, cell in enumerate(rows[0])), *rows[1:]]


def _moved(one: Range, origins: Sequence[int], top: int) -> Range:
    """Return a merged range with the lines that its rows have now, which begin below the line ``top``."""
    (first, left), (last, right) = one
    lines = [line for line, origin in enumerate(origins, top) if first <= origin + top <= last]
    return ((lines[0], left), (lines[-1], right)) if lines else one
