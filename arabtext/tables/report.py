"""What unifying a file did: its sheets before and after, and what a person should know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from arabtext.names import Unified
from arabtext.names.comparing.compare import SAME
from arabtext.tables.table import Table

_MAX_LISTED: Final = 200  # rows without a name a sheet, and merges, that the summary lists; chosen by hand


@dataclass(frozen=True, slots=True)
class Sheet:
    """What became of one table: as it was read (``source``) and with the added columns (``table``).

    ``columns`` are its columns of names and ``guessed`` whether they were guessed; ``names`` is what became of the
    names, column after column. ``pairs`` are the columns that hold one name in two scripts.
    """

    source: Table
    table: Table
    columns: tuple[str, ...]
    guessed: bool
    names: tuple[Unified, ...]
    pairs: tuple[tuple[str, str], ...] = ()

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
            if one.cluster != other.cluster
        }
        return tuple(sorted(found))

    @property
    def rejected(self) -> tuple[int, ...]:
        """The rows, from 0, in which a cell holds no name."""
        return tuple(sorted({i % len(self.table.rows) for i, one in enumerate(self.names) if one.cluster < 0}))

    def lines(self, rows: Iterable[int]) -> list[str]:
        """Return rows, from 0, as line numbers of the file, from 1."""
        return [str(row + self.source.first_line) for row in rows]


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
        return len({one.cluster for one in self.names if one.cluster >= 0})

    @property
    def doubtful(self) -> list[tuple[float, tuple[str, ...]]]:
        """Confidence (0 to 1) and spellings of the clusters that a person should check, the least sure first."""
        spellings: dict[int, dict[str, float]] = {}
        for one in self.names:
            if one.cluster >= 0 and one.confidence < SAME:
                spellings.setdefault(one.cluster, {})[one.text] = one.confidence
        joined = [(min(some.values()), tuple(sorted(some))) for some in spellings.values() if len(some) > 1]
        return sorted(joined)

    @property
    def summary(self) -> list[tuple[str, Any]]:
        """Lines for a person, label and value: rows, names, spellings, merges to check, rows without a name."""
        spellings = Counter(one.cluster for one in set(self.names) if one.cluster >= 0)
        several = sum(count > 1 for count in spellings.values())
        doubtful = self.doubtful
        rejected = [(sheet, sheet.rejected) for sheet in self.sheets]
        lines = [self._about(sheet, ", ".join(sheet.lines(rows[:_MAX_LISTED]))) for sheet, rows in rejected if rows]
        chosen = [self._about(sheet, _titles(sheet)) for sheet in self.sheets]
        parted = [
            self._about(sheet, ", ".join(sheet.lines(rows[:_MAX_LISTED])))
            for sheet in self.sheets
            if (rows := sheet.two_persons)
        ]
        return [
            ("rows", sum(len(sheet.table.rows) for sheet in self.sheets)),
            ("columns of names", "; ".join(chosen)),
            ("distinct names found", self.clusters),
            ("of these, spelled in several ways", several),
            ("merges to check", len(doubtful)),
            ("rows without a name", sum(len(rows) for _, rows in rejected)),
            ("numbers of rows without a name", "; ".join(lines)),
            *([("numbers of rows with two persons in a pair", "; ".join(parted))] if parted else []),
            *((f"to check, {sure:.2f}", " | ".join(names)) for sure, names in doubtful[:_MAX_LISTED]),
        ]

    def _about(self, sheet: Sheet, text: str) -> str:
        """Return a remark about a sheet, with the name of the sheet if there are several."""
        return f"{sheet.table.sheet}: {text}" if len(self.sheets) > 1 else text


def _titles(sheet: Sheet) -> str:
    """Return the columns of names, those of a pair with a plus sign, and whether they were guessed."""
    partner = dict(sheet.pairs)
    second = set(partner.values())
    titles = [f"{name} + {partner[name]}" if name in partner else name for name in sheet.columns if name not in second]
    return ", ".join(titles) + (" (guessed)" if sheet.guessed else "")
