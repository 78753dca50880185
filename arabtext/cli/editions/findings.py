"""Which findings the verb `check` reports, and the findings as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, get_args

import click

from arabtext.cli.streams import grouped, say
from arabtext.editions import Decision, Decisions, Finding, FindingKind, identify
from arabtext.editions.checking.consistency import Rendering
from arabtext.editions.checking.decisions import COLUMNS, without_kinds
from arabtext.editions.checking.glossary import Glossary, glossary_from_rows
from arabtext.editions.reporting.places import Located, locate
from arabtext.errors import InputError, unknown
from arabtext.tables import Table, read_table
from arabtext.tables.cells import text_of
from arabtext.tables.table import Cell

_KINDS: Final = get_args(FindingKind)
_MAX_BYTES: Final = 100_000_000  # of a file of decisions, a baseline or a glossary, chosen by hand


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in an article, and the decision about it, if there is one."""

    article: str
    finding: Finding
    decision: Decision | None = None

    @property
    def is_decided(self) -> bool:
        """Whether a person accepted or ignored the finding."""
        return self.decision is not None and bool(self.decision.verdict)

    @property
    def record(self) -> dict[str, Any]:
        """The finding as a JSON object."""
        made = {"article": self.article} | asdict(self.finding) | {"id": identify(self.finding)}
        if self.decision is not None:
            made |= {name: getattr(self.decision, name) for name in ("verdict", "note", "who", "when")}
        return made

    @property
    def row(self) -> tuple[Cell, ...]:
        """The finding as a row of a table with the columns of a file of decisions."""
        one, decision = self.finding, self.decision or Decision(id="")
        return (
            *(self.article, one.severity, one.kind, one.message, one.english, one.arabic, round(one.probability, 4)),
            *(identify(one), decision.verdict, decision.note, decision.who, decision.when),
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings are reported: the options of the verb."""

    decisions: tuple[Path, ...]
    baseline: Path | None
    without: tuple[str, ...]
    glossary: Path | None
    show_all: bool

    def load(self) -> Choice:
        """Return the files of the options, read. Rows that cannot be used are reported.

        Raises :class:`arabtext.errors.UsageError` for an unknown kind and for a table without identifiers, and
        :class:`arabtext.errors.InputError` for a file that cannot be read.
        """
        kinds = [kind.strip() for text in self.without for kind in text.split(",") if kind.strip()]
        for kind in kinds:
            if kind not in _KINDS:
                raise unknown("kind of finding", kind, _KINDS)
        decisions = Decisions.join(map(_load, self.decisions)) if self.decisions else None
        baseline = _load(self.baseline) if self.baseline else None
        glossary = _load_glossary(self.glossary) if self.glossary else None
        return Choice(decisions, baseline, frozenset(kinds), glossary, show_all=self.show_all)


def _load(path: Path) -> Decisions:
    table, rows = _read(path, "a table of findings")
    loaded = Decisions.from_rows(table.columns, rows, name=str(path), first_line=table.first_line)
    for problem in loaded.problems:
        say(problem)
    return loaded


def _load_glossary(path: Path) -> Glossary:
    table, rows = _read(path, "a glossary")
    glossary = glossary_from_rows(table.columns, enumerate(rows, table.first_line))
    for problem in glossary.problems:
        say(f"{path}: {problem}")
    return glossary


def _read(path: Path, expected: str) -> tuple[Table, Iterator[tuple[str, ...]]]:
    """Return a table and its rows as text."""
    if path.is_file() and path.stat().st_size > _MAX_BYTES:
        raise InputError(f"{path} has more than {_MAX_BYTES:,} bytes; {expected} was expected")
    table = read_table(path)
    return table, (tuple(map(text_of, row)) for row in table.rows)


@dataclass(frozen=True, slots=True)
class Choice:
    """The decisions, the earlier findings and the kinds that choose what is reported, and the terms of the house."""

    decisions: Decisions | None
    baseline: Decisions | None
    without: frozenset[str]
    glossary: Glossary | None
    show_all: bool

    def choose(self, article: str, findings: Iterable[Finding]) -> Selected:
        """Return the findings in an article with what is known about each."""
        kept = without_kinds(findings, self.without)
        known = self.decisions.match(kept, article) if self.decisions else [None] * len(kept)
        everything = [Found(article, one, decision) for one, decision in zip(kept, known, strict=True)]
        before = self.baseline.match(kept, article) if self.baseline else [None] * len(kept)
        fresh = [one for one, old in zip(everything, before, strict=True) if old is None]
        return Selected(everything, fresh, [one for one in fresh if self.show_all or not one.is_decided])


@dataclass(frozen=True, slots=True)
class Selected:
    """Findings: ``everything``, those that the baseline lacks, and of these the ones that are reported."""

    everything: list[Found]
    fresh: list[Found]
    reported: list[Found]

    def add(self, other: Selected) -> None:
        """Append the findings of another article."""
        self.everything.extend(other.everything)
        self.fresh.extend(other.fresh)
        self.reported.extend(other.reported)

    @property
    def open(self) -> int:
        """The number of findings that are new and undecided."""
        return sum(not one.is_decided for one in self.fresh)

    @property
    def remark(self) -> str:
        """How many findings are reported, and how many are not, and why."""
        decided = sum(one.is_decided for one in self.fresh)
        known = len(self.everything) - len(self.fresh)
        parts = [
            f"{self.open} findings",
            f"{decided} decided" * bool(decided),
            f"{known} reported before" * bool(known),
        ]
        return ", ".join(filter(None, parts))


def with_selection(verb: Callable[..., None]) -> Callable[..., None]:
    """Decorate a verb with the options of :class:`Selection`, which come as its argument ``selection``."""
    verb = grouped("selection", Selection)(verb)
    for option in (
        click.option(
            "--glossary", type=click.Path(path_type=Path),
            help="Also report terms that differ from this table, with the columns english, required, forbidden.",
        ),
        click.option("--all", "show_all", is_flag=True, help="Also report what was accepted or ignored."),
        click.option(
            "--without", multiple=True, metavar="KINDS", help="Kinds to leave out, such as spelling,quotation."
        ),
        click.option(
            "--baseline", type=click.Path(path_type=Path),
            help="Report only what this earlier table of findings lacks; exit with 1 if there is anything.",
        ),
        click.option(
            "--decisions", type=click.Path(path_type=Path), multiple=True,
            help="Leave out what this table has as accepted or ignored, such as that of the page; may be repeated.",
        ),
    ):  # fmt: skip
        verb = option(verb)
    return verb


def to_table(found: Iterable[Found]) -> Table:
    """Return findings as a table, which `--decisions` and `--baseline` read."""
    return Table(COLUMNS, tuple(one.row for one in found), "Findings")


def locate_all(found: Sequence[Found], english: Path, arabic: Path) -> list[Located]:
    """Return findings in two files with their places."""
    return locate([one.finding for one in found], english, arabic, [one.decision for one in found])


# A journal keeps what is known of a pair as lists of cells.

_FIELDS: Final = tuple(field.name for field in fields(Finding))


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a pair, and its beads that are compared with those of other pairs."""

    findings: tuple[Finding, ...]
    renderings: tuple[Rendering, ...]

    @property
    def cells(self) -> list[list[Any]]:
        """The same as values of JSON."""
        findings = ([getattr(one, name) for name in _FIELDS] for one in self.findings)
        return [*findings, *([one.bead, one.english, one.arabic] for one in self.renderings)]

    @classmethod
    def of_cells(cls, rows: list[list[Any]]) -> Checked | None:
        """Return what a journal has of a pair; None for rows that are none."""
        try:
            findings = tuple(_to_finding(row) for row in rows if len(row) == len(_FIELDS))
            return cls(findings, tuple(Rendering(*row) for row in rows if len(row) != len(_FIELDS)))
        except (TypeError, ValueError):
            return None


def _to_finding(row: list[Any]) -> Finding:
    one = Finding(**dict(zip(_FIELDS, row, strict=True)))
    return replace(
        one,
        english_spans=tuple((start, end) for start, end in one.english_spans),
        arabic_spans=tuple((start, end) for start, end in one.arabic_spans),
        beads=tuple(one.beads),
    )
