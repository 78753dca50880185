"""Match two tables by their columns of names: pairs side by side, every row of both kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from typing import Any, Final

from arabtext.errors import UsageError
from arabtext.names import Authority, Matched, StyleLike, Unified, arabize_all, match, romanize_all
from arabtext.names.known.absent import why_no_name
from arabtext.names.lists.evidence import MIN_MATCHED
from arabtext.progress import Progress
from arabtext.script.chars import is_arabic_letter
from arabtext.tables.authority_file import open_authority
from arabtext.tables.cells import text_of
from arabtext.tables.formats import open_source, write_table
from arabtext.tables.name_columns import Choice, restore_first_name
from arabtext.tables.odd_rows import find_odd_rows
from arabtext.tables.report import Sheet
from arabtext.tables.review.page import Review, write_review
from arabtext.tables.review.questions import make_review
from arabtext.tables.table import Cell, Table, list_titles, make_unique

_RIGHT: Final = "right_"  # prefix of the right table's columns


@dataclass(frozen=True, slots=True)
class MatchReport:
    """What matching two tables did: ``table`` has the pairs and the rows without a partner.

    ``left`` and ``right`` are the two tables, ``left_columns`` and ``right_columns`` their columns of names, two if a
    row has its name in two scripts; the titles of the parts of a name are joined. ``left_names`` and ``right_names``
    are the names of their rows, ``matches`` the pairs as row numbers from 0, a line of ``table`` each. ``notes`` are
    remarks for a person, and ``authority`` is what was decided before; ``style`` and ``country`` are those of the
    English forms of ``persons``.
    """

    table: Table
    left: Table
    right: Table
    left_columns: tuple[str, ...]
    right_columns: tuple[str, ...]
    left_names: tuple[str, ...]
    right_names: tuple[str, ...]
    matches: tuple[Matched, ...]
    notes: tuple[str, ...] = ()
    authority: Authority = field(default_factory=Authority, repr=False)
    style: StyleLike = field(default=None, repr=False)
    country: str | None = None

    @property
    def summary(self) -> list[tuple[str, Cell]]:
        """Lines for a person, label and value: pairs, and rows without a partner on either side."""
        pairs = sum(one.left is not None and one.right is not None for one in self.matches)
        return [
            ("pairs", pairs),
            ("rows on the left without a partner", sum(one.right is None for one in self.matches)),
            ("rows on the right without a partner", sum(one.left is None for one in self.matches)),
            ("columns of names", f"{' + '.join(self.left_columns)}, {' + '.join(self.right_columns)}"),
        ]

    @property
    def persons(self) -> tuple[tuple[Unified, ...], tuple[Unified, ...]]:
        """What became of the name of each row of both tables, as :func:`arabtext.names.unify` has it.

        A pair is one cluster, which is as sure as the pair; a row without a partner is a sure one of its own.
        """
        names = self.left_names, self.right_names
        texts = list(dict.fromkeys(text for side in names for text in side))
        forms = romanize_all(texts, style=self.style, country=self.country)
        english = dict(zip(texts, forms, strict=True))
        arabic = {text: text if any(map(is_arabic_letter, text)) else "" for text in texts}
        latin = [text for text in texts if not arabic[text]]
        arabic |= {
            text: next((one.text for one in some), "") for text, some in zip(latin, arabize_all(latin), strict=True)
        }
        found: tuple[dict[int, Unified], dict[int, Unified]] = ({}, {})
        for number, one in enumerate(self.matches):
            rows = [(side, at) for side, at in enumerate((one.left, one.right)) if at is not None]
            both = sorted((names[side][at] for side, at in rows), key=lambda text: not any(map(is_arabic_letter, text)))
            decision = next(filter(None, map(self.authority.lookup, both)), None)
            two = (decision.canonical, decision.arabic) if decision else (english[both[0]], arabic[both[0]])
            for side, at in rows:
                text = names[side][at]
                sure = one.score if len(rows) > 1 else 1.0
                is_name = not why_no_name(text)
                unified = Unified(text, *two, number if is_name else -1, sure if is_name else 0.0, one.reason)
                found[side].setdefault(at, unified)
        left, right = (tuple(some[at] for at in range(len(side))) for some, side in zip(found, names, strict=True))
        return left, right


def match_files(
    left: str | PathLike[str] | bytes | Table,
    right: str | PathLike[str] | bytes | Table,
    *,
    left_column: str | tuple[str, str] | None = None,
    right_column: str | tuple[str, str] | None = None,
    left_parts: Sequence[str] = (),
    right_parts: Sequence[str] = (),
    left_sheet: str | None = None,
    right_sheet: str | None = None,
    output: str | PathLike[str] | None = None,
    authority: str | PathLike[str] | Authority | None = None,
    agree: str | Sequence[str] = (),
    distinct: str | None = None,
    style: StyleLike = None,
    country: str | None = None,
    many: bool = False,
    threshold: float = MIN_MATCHED,
    review: str | PathLike[str] | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> MatchReport:
    """Match the rows of two files, their bytes, or tables by names; write the table of pairs to ``output``, if given.

    The table of pairs has the columns of the left table, those of the right one with the prefix ``right_``, and
    ``match_score`` and ``match_reason``. Rows without a partner are kept, with the reason: those of the left table in
    their place, those of the right one at the end. A column that is not given is guessed. Two columns are one name in
    two scripts: a row counts by its better spelling, and the Latin one chooses the vowels of the Arabic one. A second
    column is recognized beside one that is guessed. ``left_parts`` and ``right_parts`` name the columns of the parts of
    one name, which are also recognized by their titles. ``left_sheet`` and ``right_sheet`` name a sheet of a workbook,
    the first by default. Rows that are no data (totals, headings, repeated titles) match nothing.

    ``agree`` names other columns that are evidence, such as a year of birth, a sex or a place; ``distinct`` names the
    column of an id: equal ids are one person and different ones never are. A column that is called otherwise on the
    right is given as ``left=right``. ``authority`` holds decisions that override everything else. ``many`` gives a row
    all its partners, not one at most; ``threshold`` is the minimum score of a pair, 0 to 1. ``review`` is where to
    write a page on which a person decides doubtful pairs; what it downloads is an authority file for the next run.
    ``style`` is the :class:`arabtext.names.Style` of the English forms on it, ``country`` that of names without one.
    ``encoding`` is that of texts, recognized if it is not given. ``progress(task, done, total)`` is called as work
    advances.

    Raises :class:`arabtext.errors.UsageError` for a missing column or sheet and :class:`arabtext.errors.InputError` for
    a file that cannot be read or written.

    >>> report = match_files(Table(("name",), (("قيس الخزعلي",),)), Table(("name",), (("Qays Khaz'ali",),)))
    >>> report.table.rows[0][:2]
    ('قيس الخزعلي', "Qays Khaz'ali")
    """
    ours, theirs = (_sheet(side, sheet, encoding) for side, sheet in ((left, left_sheet), (right, right_sheet)))
    first, second = _names(ours, left_column, left_parts), _names(theirs, right_column, right_parts)
    (names, *forms), (others, *other_forms) = first.cells, second.cells
    latin = next(iter(forms), None), next(iter(other_forms), None)
    columns = {one: _both(ours, theirs, one) for one in ([agree] if isinstance(agree, str) else agree)}
    ids = None if distinct is None else _both(ours, theirs, distinct)
    decided = open_authority(authority)
    found = match(
        names,
        others,
        decided,
        latin=latin,
        agree=columns,
        distinct=ids,
        many=many,
        threshold=threshold,
        progress=progress,
    )
    found = [_with_odd_rows(one, first.odd, second.odd) for one in found]
    rows = []
    for one in found:
        row = (None,) * len(ours.columns) if one.left is None else ours.rows[one.left]
        partner = (None,) * len(theirs.columns) if one.right is None else theirs.rows[one.right]
        rows.append((*row, *partner, round(one.score, 3) if one.score else None, one.reason))
    added = make_unique([*(_RIGHT + name for name in theirs.columns), "match_score", "match_reason"], ours.columns)
    pairs = Table((*ours.columns, *added), tuple(rows), ours.sheet)
    notes = (*ours.notes, *theirs.notes, *first.notes, *second.notes)
    report = MatchReport(
        pairs,
        ours,
        theirs,
        first.columns,
        second.columns,
        first.shown,
        second.shown,
        tuple(found),
        notes,
        decided,
        style,
        country,
    )
    if output is not None:
        report = replace(report, notes=notes + write_table(pairs, output, summary=report.summary))
    if review is not None:
        write_review(_review(report, first, second), review)
    return report


def _sheet(source: str | PathLike[str] | bytes | Table, sheet: str | None, encoding: str | None) -> Table:
    """Return the first table of a source, or the one of a sheet."""
    found = open_source(source, encoding=encoding)
    at = 0 if sheet is None else found.place(sheet)
    return restore_first_name(found.tables[at]) if found.tables else Table((), ())


def _with_odd_rows(one: Matched, ours: dict[int, str], theirs: dict[int, str]) -> Matched:
    """Return a pair; the reason of a row that is no data says what it is."""
    odd = ours.get(one.left, "") if one.left is not None else theirs.get(one.right or 0, "")
    return replace(one, reason=f"the row is no data ({odd})") if odd else one


def _review(report: MatchReport, first: _Names, second: _Names) -> Review:
    """Return the page on which a person decides doubtful pairs."""
    left, right = report.persons
    sheets = (
        Sheet(replace(report.left, sheet="left"), report.left, first.titles, False, left),
        Sheet(replace(report.right, sheet="right"), report.right, second.titles, False, right),
    )
    return make_review((*left, *right), report.authority, "Names in both tables", sheets)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a table: the columns they come from, and their texts, in two lists if they are in two scripts.

    ``titles`` are the same columns, one by one; ``odd`` are the rows that are no data, which have no name.
    """

    columns: tuple[str, ...]
    cells: tuple[list[str], ...]
    titles: tuple[str, ...]
    odd: dict[int, str]
    notes: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The name of each row on one line, in both scripts if there are two."""
        return tuple(" / ".join(dict.fromkeys(filter(None, row))) for row in zip(*self.cells, strict=True))


def _names(table: Table, column: str | tuple[str, str] | None, parts: Sequence[str]) -> _Names:
    """Return the names of a table in the given columns, or in those that are recognized."""
    one, pair = (column, None) if isinstance(column, str) else (None, column)
    found = Choice((one,) if one is not None else (), tuple(parts), pair).names_in(table)
    group = found.groups[0]
    columns = tuple(" ".join(found.titles(name)) for name in group)
    titles = tuple(title for name in group for title in found.titles(name))
    odd = find_odd_rows(table, titles)
    cells = tuple(["" if at in odd else text_of(cell) for at, cell in enumerate(some)] for some in group.values())
    return _Names(columns, cells, titles, odd, found.notes)


def _both(left: Table, right: Table, title: str) -> tuple[list[Any], list[Any]]:
    """Return the cells of a column of both tables; ``left=right`` are its two titles."""
    ours, _, theirs = (title, "", "") if title in left.columns else title.partition("=")
    if ours in left.columns and not theirs and ours not in right.columns:
        known = list_titles(right.columns)
        raise UsageError(f"the right table has no column {ours!r}; give both titles, as {ours}=…; its columns: {known}")
    return left.column(ours), right.column(theirs or ours)
