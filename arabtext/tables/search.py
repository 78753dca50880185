"""A list of names in a file, ready for search: a column of a table, the lines of a text, or a saved index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Final

from arabtext.errors import UsageError
from arabtext.names import Index
from arabtext.names.cells import read_cell
from arabtext.progress import Progress
from arabtext.script.decode import decode
from arabtext.tables.cells import text_of
from arabtext.tables.formats import read_bytes, read_table
from arabtext.tables.name_columns import Choice, restore_first_name

_TEXT: Final = ".txt"


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of a file, searched by ``index``.

    ``columns`` are the columns they come from: one, two of one name in two scripts, or none of a text. ``lines`` are
    the lines of the file that have each name, counted from 1; a saved index has none.
    """

    index: Index
    columns: tuple[str, ...]
    lines: Mapping[str, tuple[int, ...]]


def read_names(
    path: str | PathLike[str],
    *,
    column: str | None = None,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> NameList:
    """Return the names in a file, ready for search.

    The file is a table of any format that :func:`arabtext.tables.read_table` reads, and of a workbook the first sheet,
    or ``sheet``. If ``column`` is not given, the column of names is guessed, or two columns of one name in two scripts,
    or those of the parts of a name. Or it is a text (``.txt``) with a name on each line, or an index that
    :meth:`arabtext.names.Index.save` wrote. A cell or line with several names has an entry for each; those without a
    name are left out. ``progress(task, done, total)`` is called as names are filed.

    Raises :class:`arabtext.errors.UsageError` for a missing column or sheet, and :class:`arabtext.errors.InputError`
    for a file that cannot be read.
    """
    is_saved = Index.is_saved_at(path)
    if is_saved or Path(path).suffix.casefold() == _TEXT:
        if column is not None or sheet is not None:
            raise UsageError(f"{path} has neither columns nor sheets; leave them out")
        if is_saved:
            return NameList(Index.load(path), (), MappingProxyType({}))
        return _filed((), [decode(read_bytes(path), str(path)).splitlines()], 1, progress)
    table = restore_first_name(read_table(path, sheet))
    found = Choice((column,) if column is not None else ()).names_in(table)
    group = found.groups[0]
    columns = tuple(" ".join(found.titles(name)) for name in group)
    return _filed(columns, [list(map(text_of, cells)) for cells in group.values()], table.first_line, progress)


def _filed(columns: tuple[str, ...], cells: list[list[str]], first_line: int, progress: Progress | None) -> NameList:
    """Return the names among the cells of columns, the first of which are in the line ``first_line`` of their file."""
    lines: dict[str, list[int]] = defaultdict(list)
    for line, row in enumerate(zip(*cells, strict=True), first_line):
        for name in dict.fromkeys(name for cell in row for name in _names(cell)):
            lines[name].append(line)
    places = MappingProxyType({name: tuple(some) for name, some in lines.items()})
    return NameList(Index(places, progress=progress), columns, places)


def _names(cell: str) -> list[str]:
    """Return the names in a cell; of one name, the cell itself."""
    persons = read_cell(cell).persons
    return [cell] if len(persons) == 1 else [" / ".join(spelled) for spelled in persons]
