"""What unifying a file did: its sheets before and after, and what a person should know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from arabtext.names import Unified
from arabtext.names.comparing.compare import SAME
from arabtext.tables.table import Table

_MAX_LISTED: Final = 200  # rows without a name a sheet, and merges, that the summary lists; chosen by hand


@dataclass(frozen=True, slots=True)
class Sheet:
    """What became of one table: as it was read (``source``) and with the added columns (``table``).

    ``columns`` are its columns of names and ``guessed`` whether they were guessed; ``names`` is what became of the
    names, column after column. ``pairs`` are the columns that hold one name in two scripts. ``parts`` are the columns
    of the parts of names that are joined under one title. ``odd`` are the rows, from 0, that are no data, and what they
    are. ``origins`` are the rows of the file that the rows come from, if rows with several names were split.
    """

    source: Table
    table: Table
    columns: tuple[str, ...]
    guessed: bool
    names: tuple[Unified, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    odd: tuple[tuple[int, str], ...] = ()
    origins: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def titles(self, name: str) -> tuple[str, ...]:
        """Return the columns of the file that a column of names comes from: itself, or those of the parts."""
        return self.parts.get(name, (name,))

    def column(self, name: str) -> tuple[Unified, ...]:
        """Return what became of the names of one of the columns."""
        size = len(self.table.rows)
        start = self.columns.index(name) * size
        return self.names[start : start + size]

    @property
    def two_persons(self) -> tuple[int, ...]:
        """The rows, from 0, in which the two columns of a pair name two persons."""
        found = {
            row
            for first, second in self.pairs
            for row, (one, other) in enumerate(zip(self.column(first), self.column(second), strict=True))
            if {name.cluster for name in one.each} != {name.cluster for name in other.each}
        }
        return tuple(sorted(found))

    @property
    def rejected(self) -> tuple[int, ...]:
        """The rows of data, from 0, in which a cell holds no name."""
        found = {i % len(self.table.rows) for i, one in enumerate(self.names) if one.cluster < 0}
        return tuple(sorted(found - {row for row, _ in self.odd}))

    @property
    def several(self) -> tuple[int, ...]:
        """The rows, from 0, in which a cell holds several names."""
        return tuple(sorted({i % len(self.table.rows) for i, one in enumerate(self.names) if one.persons}))

    def lines(self, rows: Iterable[int]) -> list[str]:
        """Return rows, from 0, as line numbers of the file, from 1."""
        return [str(place + self.source.first_line) for place in dict.fromkeys(map(self.origin, rows))]

    def origin(self, row: int) -> int:
        """Return the row of the file, from 0, that a row was before rows were split."""
        return self.origins[row] if self.origins else row


@dataclass(frozen=True, slots=True)
class Report:
    """What unifying a file did: its ``sheets`` (one if the file has none) and ``notes`` for a person.

    ``table``, ``columns``, ``guessed`` and ``rejected`` are those of the first sheet.
    """

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        """The first table with the added columns."""
        return self.sheets[0].table

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of names of the first table."""
        return self.sheets[0].columns

    @property
    def guessed(self) -> bool:
        """Whether these columns were guessed."""
        return self.sheets[0].guessed

    @property
    def rejected(self) -> tuple[int, ...]:
        """The rows of the first table, from 0, in which a cell holds no name."""
        return self.sheets[0].rejected

    @property
    def names(self) -> tuple[Unified, ...]:
        """What became of the names, sheet after sheet, column after column."""
        return tuple(one for sheet in self.sheets for one in sheet.names)

    @property
    def clusters(self) -> int:
        """The number of distinct names."""
        return len({one.cluster for one in self.persons if one.cluster >= 0})

    @property
    def persons(self) -> tuple[Unified, ...]:
        """What became of each name, where ``names`` has one result for each cell."""
        return tuple(person for one in self.names for person in one.each)

    @property
    def doubtful(self) -> list[tuple[float, tuple[str, ...]]]:
        """Confidence (0 to 1) and spellings of the clusters that a person should check, the least sure first."""
        spellings: dict[int, dict[str, float]] = {}
        for one in self.persons:
            if one.cluster >= 0 and one.confidence < SAME:
                spellings.setdefault(one.cluster, {})[one.text] = one.confidence
        joined = [(min(some.values()), tuple(sorted(some))) for some in spellings.values() if len(some) > 1]
        return sorted(joined)

    @property
    def summary(self) -> list[tuple[str, Any]]:
        """Lines for a person, label and value: rows, names, spellings, merges to check, rows without a name."""
        spellings = Counter(one.cluster for one in set(self.persons) if one.cluster >= 0)
        variants = sum(count > 1 for count in spellings.values())
        doubtful = self.doubtful
        rejected = [(sheet, sheet.rejected) for sheet in self.sheets]
        lines = self._listed(rejected)
        chosen = [self._about(sheet, _titles(sheet)) for sheet in self.sheets]
        parted = self._listed((sheet, sheet.two_persons) for sheet in self.sheets)
        several = self._listed((sheet, sheet.several) for sheet in self.sheets)
        odd = [self._about(sheet, list_odd_rows(sheet, _MAX_LISTED)) for sheet in self.sheets if sheet.odd]
        return [
            ("rows", sum(len(sheet.table.rows) for sheet in self.sheets)),
            ("columns of names", "; ".join(chosen)),
            ("distinct names found", self.clusters),
            ("of these, spelled in several ways", variants),
            ("merges to check", len(doubtful)),
            ("rows without a name", sum(len(rows) for _, rows in rejected)),
            ("numbers of rows without a name", "; ".join(lines)),
            *([("rows that are no data", "; ".join(odd))] if odd else []),
            *([("numbers of rows with several names", "; ".join(several))] if several else []),
            *([("numbers of rows with two persons in a pair", "; ".join(parted))] if parted else []),
            *((f"to check, {sure:.2f}", " | ".join(names)) for sure, names in doubtful[:_MAX_LISTED]),
        ]

    def _listed(self, found: Iterable[tuple[Sheet, tuple[int, ...]]]) -> list[str]:
        """Return the first rows of each sheet that has any, as line numbers."""
        return [self._about(sheet, ", ".join(sheet.lines(rows[:_MAX_LISTED]))) for sheet, rows in found if rows]

    def _about(self, sheet: Sheet, text: str) -> str:
        """Return a remark about a sheet, with the name of the sheet if there are several."""
        return f"{sheet.table.sheet}: {text}" if len(self.sheets) > 1 else text


def list_odd_rows(sheet: Sheet, most: int) -> str:
    """Return the rows of a sheet that are no data, by kind, with the line numbers of the first ``most``.

    >>> table = Table(("name",), (("Ali",), ("Total",)))
    >>> list_odd_rows(Sheet(table, table, ("name",), False, (), odd=((1, "total"),)), 20)
    'total in row 3'
    """
    kinds: dict[str, list[int]] = {}
    for row, kind in sheet.odd:
        kinds.setdefault(kind, []).append(row)
    more = {kind: ", …" if len(rows) > most else "" for kind, rows in kinds.items()}
    return "; ".join(f"{kind} in row {', '.join(sheet.lines(rows[:most]))}{more[kind]}" for kind, rows in kinds.items())


def _titles(sheet: Sheet) -> str:
    """Return the columns of names, those of a pair with a plus sign, and whether they were guessed."""
    partner = dict(sheet.pairs)
    second = set(partner.values())
    shown = {name: " ".join(sheet.titles(name)) for name in sheet.columns}
    titles = [
        f"{shown[name]} + {shown[partner[name]]}" if name in partner else shown[name]
        for name in sheet.columns
        if name not in second
    ]
    return ", ".join(titles) + (" (guessed)" if sheet.guessed else "")
