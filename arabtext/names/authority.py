"""The authority file: names that people have decided, in a plain table they edit. It overrides everything else.

Columns: ``canonical`` (the English form), ``arabic``, ``variants`` (other spellings, separated by ``|`` or a line
break), ``kind``, ``notes``, ``not_same_as`` (canonical forms that must stay apart, separated alike). Only ``canonical``
is required. Titles count in any case, with spaces or hyphens for ``_``, and as names/authority_columns.tsv lists them.
Where two decisions have one spelling, in one file or in two, the first one counts and the conflict is reported.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from os import PathLike
from pathlib import Path
from typing import TypeAlias, Union

from arabtext import resources
from arabtext.errors import ArgumentTypeError, InputError, UsageError
from arabtext.memory import once
from arabtext.names.cells import read_cell
from arabtext.names.comparing.compare import SAME
from arabtext.names.known.gazetteer import entity_key
from arabtext.names.model import Unified
from arabtext.names.parse import without_titles
from arabtext.script import normalize

COLUMNS = ("canonical", "arabic", "variants", "kind", "notes", "not_same_as")


#: The forms in which functions take an authority.
Given: TypeAlias = Union["Authority", Mapping[str, str], str, PathLike[str], None]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decided name; ``line`` is its line in the file it was read from, 0 if it was read from none."""

    canonical: str
    arabic: str = ""
    variants: tuple[str, ...] = ()
    kind: str = "person"
    notes: str = ""
    not_same_as: tuple[str, ...] = ()
    line: int = field(default=0, compare=False, repr=False)

    @property
    def spellings(self) -> tuple[str, ...]:
        """All spellings of the name, the canonical one first."""
        return tuple(filter(None, (self.canonical, self.arabic, *self.variants)))


@dataclass(frozen=True)
class Authority:
    """Decided names, to be looked up by any of their spellings, with or without titles."""

    decisions: tuple[Decision, ...] = field(default=())

    @classmethod
    def of(cls, given: Given) -> Authority:
        """Return the authority in any of the forms that functions take; of None an empty one.

        That is an authority, the path of a CSV file, or a mapping of spelling → canonical form.

        >>> Authority.of({"Abu Zayd": "Salim Nahhas"}).lookup("Abu Zayd").canonical
        'Salim Nahhas'
        """
        if given is None:
            return cls()
        if isinstance(given, Authority):
            return given
        if isinstance(given, Mapping):
            spellings: dict[str, list[str]] = {}
            for spelling, canonical in given.items():
                spellings.setdefault(canonical, []).append(spelling)
            return cls(tuple(Decision(c, variants=tuple(v)) for c, v in spellings.items()))
        if isinstance(given, (str, PathLike)):
            return cls.load(str(given))
        raise ArgumentTypeError(f"authority must be an Authority, a mapping or a path, not {type(given).__name__}")

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]], lines: Iterable[int] | None = None) -> Authority:
        """Return the authority of ``rows`` (column title → cell); rows with one canonical form are one decision.

        ``lines`` are the lines of the rows in their file, by default counted from 2. Rows without a name are left out.
        Raises :class:`arabtext.errors.UsageError` if the column ``canonical`` is missing, or is empty in rows with
        other cells.

        >>> rows = [{"Canonical": "Layla Nasser", "Not same as": "Leila Nassar"}, {"Canonical": ""}]
        >>> Authority.from_rows(rows).decisions
        (Decision(canonical='Layla Nasser', ..., not_same_as=('Leila Nassar',)),)
        """
        decisions: dict[str, Decision] = {}
        nameless = []
        for row, line in zip(rows, count(2) if lines is None else lines, strict=False):
            titles = _titles_of(tuple(row))
            if "canonical" not in titles:
                raise UsageError(f"an authority file needs the column 'canonical'; found: {', '.join(map(str, row))}")
            cells = {column: (row.get(titles.get(column, "")) or "").strip() for column in COLUMNS}
            variants, not_same_as = _split(cells["variants"]), _split(cells["not_same_as"])
            canonical, arabic, notes = cells["canonical"], cells["arabic"], cells["notes"]
            if not canonical:
                nameless += [str(line)] * any((arabic, variants, notes, not_same_as))
                continue
            made = Decision(canonical, arabic, variants, cells["kind"] or "person", notes, not_same_as, line)
            decisions[canonical] = _unite(decisions[canonical], made) if canonical in decisions else made
        if nameless:
            raise UsageError(f"authority file, row {', '.join(nameless)}: the column 'canonical' is empty")
        return cls(tuple(decisions.values()))

    @classmethod
    def load(cls, path: str | Path) -> Authority:
        """Return the authority in a UTF-8 CSV file. Raises :class:`arabtext.errors.InputError` if it cannot be read."""
        try:
            with Path(path).open(encoding="utf-8-sig", newline="") as lines:
                reader = csv.DictReader(lines)
                return cls.from_rows(reader, (reader.line_num for _ in count()))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise InputError(f"cannot read the authority file {path}: {error}") from error

    @cached_property
    def _by_key(self) -> dict[str, Decision]:
        """Key of a spelling → the first decision that has it."""
        table: dict[str, Decision] = {}
        for decision in self.decisions:
            for spelling in decision.spellings:
                if key := entity_key(
                    spelling
                ):  # of a spelling without a letter it is empty: no name is looked up by it
                    table.setdefault(key, decision)
        return table

    @cached_property
    def conflicts(self) -> tuple[str, ...]:
        """Spellings that two decisions have, as sentences; the first decision counts.

        >>> Authority((Decision("A. Nasser", variants=("Nasir",)), Decision("Nasir"))).conflicts
        ("'Nasir' is given to 'A. Nasser' and to 'Nasir'; the first counts",)
        """
        found = {}
        for decision in self.decisions:
            for spelling in decision.spellings:
                first = self._by_key.get(entity_key(spelling), decision)
                if first is not decision:
                    names = f"{_with_line(first)} and to {_with_line(decision)}"
                    found[entity_key(spelling), names] = f"{spelling!r} is given to {names}; the first counts"
        return tuple(found.values())

    def lookup(self, name: str) -> Decision | None:
        """Return the decision on ``name``, with or without its titles; None if there is none."""
        if not self.decisions:
            return None
        return self._by_key.get(entity_key(name)) or self._by_key.get(entity_key(without_titles(name)))

    def keeps_apart(self, canonical: str, other: str) -> bool:
        """Return whether two canonical forms are declared not to be the same."""
        return (canonical, other) in self._apart

    @cached_property
    def _apart(self) -> frozenset[tuple[str, str]]:
        """Pairs of canonical forms that are not the same, in both orders."""
        pairs = {(d.canonical, apart) for d in self.decisions for apart in d.not_same_as}
        return frozenset(pairs | {(b, a) for a, b in pairs})

    def rows(self) -> list[tuple[str, ...]]:
        """Return the decisions as rows of a file, in the order of :data:`COLUMNS`."""
        return [
            (d.canonical, d.arabic, "|".join(d.variants), d.kind, d.notes, "|".join(d.not_same_as))
            for d in self.decisions
        ]

    def learned(self, found: Iterable[Unified], *, threshold: float = SAME) -> Authority:
        """Return the authority with the results of unification added: new spellings of its names, and new names.

        A name is new if several spellings of it were joined, each with a confidence of ``threshold`` (0 to 1) or
        more. Existing decisions are not changed, and a spelling that belongs to another name is left out.

        >>> from arabtext.names import unify
        >>> [d.variants for d in Authority().learned(unify(["Samir Khatib", "سمير خطيب", "Sameer Khateeb"])).decisions]
        [('Sameer Khateeb',)]
        """
        clusters: dict[int, list[Unified]] = {}
        for one in (person for cell in found for person in cell.each):
            if one.cluster >= 0 and one.confidence >= threshold:
                clusters.setdefault(one.cluster, []).append(one)
        decisions = {d.canonical: d for d in self.decisions}
        taken = set(self._by_key)
        for members in clusters.values():
            first = members[0]
            written = {spelling for one in members for spelling in read_cell(one.text).spellings}
            spellings = sorted(written - {first.canonical, first.arabic})
            fresh = tuple(s for s in dict.fromkeys(spellings) if _split(s) == (s,) and entity_key(s) not in taken)
            decided = decisions.get(first.canonical)
            if decided is None and (len(written) < 2 or entity_key(first.canonical) in taken):
                continue
            known = decided or Decision(first.canonical, first.arabic, notes="learned")
            decisions[known.canonical] = replace(known, variants=(*known.variants, *fresh))
            taken |= set(map(entity_key, (known.canonical, known.arabic, *fresh)))
        return Authority(tuple(decisions.values()))

    def merged(self, other: Authority) -> tuple[Authority, tuple[str, ...]]:
        """Return the decisions of both, and their conflicts as sentences; this authority's decision wins.

        A conflict is a spelling given to two names, a name with two Arabic forms, or two names that one authority joins
        and the other keeps apart.
        """
        decisions = {d.canonical: d for d in self.decisions}
        conflicts = []
        for theirs in other.decisions:
            ours = decisions.get(theirs.canonical)
            if ours is None and (held := self._by_key.get(entity_key(theirs.canonical))):
                ours = held
                conflicts.append(
                    f"{theirs.canonical!r} is a name in one and a spelling of {held.canonical!r} in the other"
                )
            if ours and ours.arabic and theirs.arabic and ours.arabic != theirs.arabic:
                conflicts.append(f"{ours.canonical!r} is {ours.arabic} in one and {theirs.arabic} in the other")
            arabic = "" if self._by_key.get(entity_key(theirs.arabic)) else theirs.arabic
            base = ours or Decision(theirs.canonical, arabic, (), theirs.kind, theirs.notes)
            added = []
            for spelling in (theirs.canonical, theirs.arabic, *theirs.variants):
                held = self._by_key.get(entity_key(spelling)) if spelling else None
                if held and held.canonical != base.canonical:
                    conflicts.append(f"{spelling!r} is given to {held.canonical!r} and to {base.canonical!r}")
                elif spelling and spelling not in (base.canonical, base.arabic, *base.variants):
                    added.append(spelling)
            apart = tuple(dict.fromkeys((*base.not_same_as, *theirs.not_same_as)))
            decisions[base.canonical] = replace(base, variants=(*base.variants, *added), not_same_as=apart)
        conflicts += [*_joined_apart(self, other), *_joined_apart(other, self)]
        return Authority(tuple(decisions.values())), tuple(dict.fromkeys(conflicts))


def _joined_apart(one: Authority, other: Authority) -> Iterator[str]:
    """Yield the names that one authority keeps apart and the other joins."""
    for decision in one.decisions:
        for apart in decision.not_same_as:
            held = other.lookup(decision.canonical)
            if held is not None and held is other.lookup(apart):
                pair = f"{decision.canonical!r} and {apart!r}"
                yield f"{pair} are kept apart in one and are {held.canonical!r} in the other"


def _split(cell: str) -> tuple[str, ...]:
    """Return the pieces of a cell between ``|`` and line breaks."""
    return tuple(filter(None, (piece.strip() for line in cell.splitlines() for piece in line.split("|"))))


def _unite(first: Decision, second: Decision) -> Decision:
    """Return two decisions on one canonical form as one; what they have once each is the first's."""
    arabic = first.arabic or second.arabic
    others = (*first.variants, *second.spellings[1:])
    variants = tuple(spelling for spelling in dict.fromkeys(others) if spelling != arabic)
    notes = "; ".join(dict.fromkeys(filter(None, (first.notes, second.notes))))
    apart = tuple(dict.fromkeys((*first.not_same_as, *second.not_same_as)))
    return replace(first, arabic=arabic, variants=variants, notes=notes, not_same_as=apart)


def _with_line(decision: Decision) -> str:
    return repr(decision.canonical) + (f" (row {decision.line})" if decision.line else "")


def _titles_of(titles: tuple[str, ...]) -> dict[str, str]:
    """Return our columns → the titles that a file gives them; the first of several."""
    found: dict[str, str] = {}
    for title in titles:
        if title and (column := _columns().get(_fold(title))):
            found.setdefault(column, title)
    return found | {column: column for column in COLUMNS if column in titles}


def _fold(title: str) -> str:
    """Return a title without what may differ: case, hamza, and the signs between words."""
    return " ".join(normalize(title, "search").replace("_", " ").replace("-", " ").split())


@once
def _columns() -> dict[str, str]:
    """Return folded title → our column."""
    listed = resources.mapping("names/authority_columns.tsv", "title", "column")
    return {_fold(title): column for title, column in (*((one, one) for one in COLUMNS), *listed.items())}
