"""The columns of a table that hold names: given, or guessed from the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from arabtext.errors import UsageError
from arabtext.names import Unified
from arabtext.names.comparing.compare import prepare
from arabtext.names.known.gazetteer import arabic_tokens, latin_tokens
from arabtext.tables.columns import as_text
from arabtext.tables.table import Table

# Chosen by hand on exported tables.
_SAMPLE: Final = 200  # rows by which a column is guessed
_MIN_SHARE: Final = 0.3  # share of the filled cells of a guessed column that look like names
_MAX_LENGTH: Final = 80  # characters of a cell that looks like a name
_MAX_WORDS: Final = 8  # words of a cell that looks like a name


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns to take names from: ``columns``, or ``apart`` (given and family names), or a guess if neither."""

    columns: tuple[str, ...] = ()
    apart: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if self.columns and self.apart is not None:
            raise UsageError("give either columns of names, or those of given and family names, not both")

    @property
    def guesses(self) -> bool:
        """Whether the column is guessed."""
        return not self.columns and self.apart is None

    def names_in(self, table: Table) -> dict[str, list[Any]]:
        """Return the cells that hold names, by column; given and family names in two columns are joined.

        Raises :class:`arabtext.errors.UsageError` for a missing column, or if no column looks like names.
        """
        if self.apart is not None:
            given, family = ([as_text(cell).strip() for cell in table.column(name)] for name in self.apart)
            return {" ".join(self.apart): [" ".join(filter(None, pair)) for pair in zip(given, family, strict=True)]}
        chosen = self.columns or (guess_column(table),)
        return {name: table.column(name) for name in dict.fromkeys(chosen)}

    def fits(self, table: Table) -> bool:
        """Report whether a table has the chosen columns, or one that looks like names."""
        try:
            self.names_in(table)
        except UsageError:
            return False
        return True


def guess_column(table: Table) -> str:
    """Return the column whose cells look most like names.

    Raises :class:`arabtext.errors.UsageError` if no column looks like names.

    >>> guess_column(Table(("id", "person"), ((1, "قيس الخزعلي"), (2, "Ali Karim"))))
    'person'
    """
    if not table.columns:
        raise UsageError("the table is empty; a column of names was expected")
    scores = {name: _measure_names(table.column(name)[:_SAMPLE]) for name in dict.fromkeys(table.columns)}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _MIN_SHARE:
        raise UsageError(f"no column looks like names; say which with --column: {', '.join(table.columns)}")
    return best


def _measure_names(cells: list[Any]) -> float:
    """Return the share of filled cells that look like names, 0 to 1."""
    texts = [cell for cell in map(as_text, cells) if cell.strip()]
    return sum(map(looks_like_name, texts)) / len(texts) if texts else 0.0


def looks_like_name(text: str) -> bool:
    """Report whether a cell looks like a name: a listed one, or a few words of which one is common in names.

    >>> looks_like_name("قيس الخزعلي"), looks_like_name("xq zrt")
    (True, False)
    """
    if len(text) > _MAX_LENGTH or not 1 <= len(text.split()) <= _MAX_WORDS:
        return False
    name = prepare(text)
    if name.entity:
        return name.entity.kind in ("person", "organization")
    return any(part.key in latin_tokens() or part.key in arabic_tokens() for part in name.parts)


def restore_first_name(table: Table) -> Table:
    """Return a list of names without a header whose first name was taken for one, with that name as its first row."""
    if len(table.columns) != 1 or not table.has_header:
        return table
    (head,) = table.columns
    if " " not in head or not looks_like_name(head):
        return table
    return replace(table, columns=("name",), rows=((head,), *table.rows), has_header=False)


def add_results(table: Table, columns: Mapping[str, Sequence[Any]], names: Sequence[Unified]) -> Table:
    """Return a table with what became of its ``names``, the cells of ``columns`` one column after the other."""
    size = len(table.rows)
    added: dict[str, Sequence[Any]] = {}
    for at, column in enumerate(columns):
        prefix = "name" if len(columns) == 1 else column
        found = names[at * size : (at + 1) * size]
        added |= {
            f"{prefix}_english": [one.canonical for one in found],
            f"{prefix}_arabic": [one.arabic for one in found],
            f"{prefix}_cluster": [one.cluster if one.cluster >= 0 else None for one in found],
            f"{prefix}_confidence": [round(one.confidence, 3) for one in found],
            f"{prefix}_reason": [one.reason for one in found],
        }
    return table.with_columns(added)
