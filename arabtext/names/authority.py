"""The authority file: the names that people have decided, as a plain table that they edit. It always wins.

Columns: ``canonical`` (the English form), ``arabic``, ``variants`` (other spellings, separated by ``|``), ``kind``,
``notes``, ``not_same_as`` (canonical forms that must stay apart, separated by ``|``). Only ``canonical`` is required.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from arabtext.errors import InputError, UsageError
from arabtext.names.lexicon import entity_key
from arabtext.names.parse import parse

COLUMNS = ("canonical", "arabic", "variants", "kind", "notes", "not_same_as")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decided name."""

    canonical: str
    arabic: str = ""
    variants: tuple[str, ...] = ()
    kind: str = "person"
    notes: str = ""
    not_same_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Authority:
    """Decided names, looked up by any of their spellings, with or without titles."""

    decisions: tuple[Decision, ...] = field(default=())

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> Authority:
        """Return the authority that ``rows`` (column name → cell) hold.

        Raises :class:`arabtext.errors.UsageError` for a missing column, and for a spelling given to two names.
        """
        decisions = []
        for number, row in enumerate(rows, 2):
            if "canonical" not in row:
                raise UsageError(f"an authority file needs the column 'canonical'; found: {', '.join(row)}")
            cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
            if not cells["canonical"]:
                if any(cells.values()):
                    raise UsageError(f"authority file, row {number}: the column 'canonical' is empty")
                continue
            decisions.append(
                Decision(
                    cells["canonical"],
                    cells["arabic"],
                    _split(cells["variants"]),
                    cells["kind"] or "person",
                    cells["notes"],
                    _split(cells["not_same_as"]),
                )
            )
        authority = cls(tuple(decisions))
        _ = authority._by_key
        return authority

    @classmethod
    def load(cls, path: str | Path) -> Authority:
        """Return the authority in a UTF-8 CSV file. Raises :class:`arabtext.errors.InputError` if it cannot be read."""
        try:
            with Path(path).open(encoding="utf-8-sig", newline="") as lines:
                return cls.from_rows(csv.DictReader(lines))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise InputError(f"cannot read the authority file {path}: {error}") from error

    @cached_property
    def _by_key(self) -> dict[str, Decision]:
        table: dict[str, Decision] = {}
        for decision in self.decisions:
            for spelling in filter(None, (decision.canonical, decision.arabic, *decision.variants)):
                other = table.setdefault(entity_key(spelling), decision)
                if other is not decision and other.canonical != decision.canonical:
                    raise UsageError(
                        f"authority file: {spelling!r} is given to both {other.canonical!r} and {decision.canonical!r}"
                    )
        return table

    def lookup(self, name: str) -> Decision | None:
        """Return what was decided for ``name``, titles left off if need be; None if nothing was."""
        return self._by_key.get(entity_key(name)) or self._by_key.get(entity_key(parse(name).bare))

    def keeps_apart(self, canonical: str, other: str) -> bool:
        """Return whether two canonical forms were declared not to be the same."""
        pairs = {(d.canonical, apart) for d in self.decisions for apart in d.not_same_as}
        return (canonical, other) in pairs or (other, canonical) in pairs


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (piece.strip() for piece in cell.split("|"))))
