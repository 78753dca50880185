"""The columns of a table that hold names: given, or guessed from titles and cells.

Two may hold one name in two scripts, and several the parts of one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from arabtext.errors import UsageError
from arabtext.names import Unified
from arabtext.names.comparing.compare import MAYBE, prepare, score_pairs
from arabtext.names.known.absent import why_no_name
from arabtext.names.known.gazetteer import arabic_tokens, latin_tokens
from arabtext.script.chars import is_arabic_letter
from arabtext.tables.cells import text_of
from arabtext.tables.name_parts import find_neighbors, in_order, join_parts, read_title, recognize_parts
from arabtext.tables.table import Table, list_titles

# Chosen by hand on exported tables.
_SAMPLE: Final = 200  # rows by which a column is guessed
_MIN_SHARE: Final = 0.3  # share of the filled cells of a guessed column that look like names
_TITLED: Final = 0.25  # share of rows that count more in a column with a title of names: الاسم, Full name
#: Minimum share, 0 to 1, of the rows with two names in which these may be one name, for two columns to be recognized as
#: one name in two scripts. Chosen by hand on generated columns: this share is 0.76 of the rows if names are misspelled,
#: 0.63 if one column also leaves out parts, and 0.003 if the columns are of persons and their fathers.
_MIN_PAIRED: Final = 0.4
_MAX_LENGTH: Final = 80  # characters of a cell that looks like a name
_MAX_WORDS: Final = 8  # words of a cell that looks like a name
_OF_ORGANIZATION: Final = 0.5  # what an organization counts for where columns are compared, a person being 1
_JOINED: Final = "name"  # title of names whose parts are in several columns


#: The cells of columns by title: of one column, or of several that hold one name in several spellings. Names that are
#: spread over several columns have the title ``name``, with the script behind it if there are two.
Group = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """The names of a table: the cells of each group of columns, and the columns of the parts of joined names by title.

    ``notes`` are remarks for a person.
    """

    groups: tuple[Group, ...]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def titles(self, name: str) -> tuple[str, ...]:
        """Return the columns of the table that names come from: the one of that title, or those of their parts."""
        return self.parts.get(name, (name,))


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns to take names from: ``columns`` and ``pair``, or ``parts``, or a guess if nothing is given.

    ``pair`` are two columns of one name in two scripts; ``parts`` are those of the parts of a name.
    """

    columns: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if (self.columns or self.pair is not None) and self.parts:
            raise UsageError("give either columns of names, or those of the parts of a name, not both")
        if self.parts and len(set(self.parts)) < max(2, len(self.parts)):
            raise UsageError(f"the parts of a name are two columns or more, each once, not {', '.join(self.parts)}")
        if self.pair is not None and self.pair[0] == self.pair[1]:
            raise UsageError(f"a pair is two columns of one name in two scripts, not {self.pair[0]!r} twice")

    @property
    def guesses(self) -> bool:
        """Whether the column is guessed."""
        return not self.columns and not self.parts and self.pair is None

    def names_in(self, table: Table) -> Found:
        """Return the cells that hold names, by column; the parts of a name in several columns are joined.

        The columns of one group hold one name: a pair that is given, or one that is recognized among the columns, or
        beside the one that is guessed. Raises :class:`arabtext.errors.UsageError` for a missing column, or if no column
        looks like names.
        """
        if self.parts:
            titles = in_order(tuple(map(table.title, self.parts)))
            return Found(({_JOINED: join_parts(table, titles)},), {_JOINED: titles})
        if self.guesses and (known := recognize_parts(table)):
            return _joined(table, known)
        given_pair = tuple(map(table.title, self.pair or ()))
        wanted = [name for name in dict.fromkeys(map(table.title, self.columns)) if name not in given_pair]
        groups: list[tuple[str, ...]] = [given_pair] if given_pair else []
        notes: tuple[str, ...] = ()
        if self.guesses:
            groups.append(guess_columns(table))
            notes = tuple(_doubts(table, groups[0]))
        while wanted:
            name = wanted.pop(0)
            partner = find_partner(table, name, wanted)
            groups.append((name,) if partner is None else (name, partner))
            wanted = [other for other in wanted if other != partner]
        return Found(tuple({name: table.column(name) for name in group} for group in groups), notes=notes)

    def fits(self, table: Table) -> bool:
        """Report whether a table has the chosen columns, or one that looks like names."""
        try:
            self.names_in(table)
        except UsageError:
            return False
        return True


def _joined(table: Table, known: list[tuple[str, ...]]) -> Found:
    """Return the names whose parts are in several columns, in both scripts if these are the names of the same people.

    A whole name in the other script, in another column, makes such a pair too.
    """
    names = [join_parts(table, titles) for titles in known]
    if len(known) > 1:
        keys = [f"{_JOINED}_{'ar' if _is_arabic(' '.join(some)) else 'en'}" for some in names]
        if len(set(keys)) > 1 and _measure_pairs(names[0][:_SAMPLE], names[1][:_SAMPLE]) >= _MIN_PAIRED:
            return Found((dict(zip(keys, names, strict=True)),), dict(zip(keys, known, strict=True)))
    others = [title for title in dict.fromkeys(table.columns) if title not in known[0]]
    shares = {title: _measure_pairs(names[0][:_SAMPLE], _sample(table, title)) for title in others}
    best = max(shares, key=lambda title: shares[title], default="")
    if best and shares[best] >= _MIN_PAIRED:
        joined = _JOINED if best != _JOINED else f"{_JOINED}_joined"
        return Found(({joined: names[0], best: table.column(best)},), {joined: known[0]})
    return Found(({_JOINED: names[0]},), {_JOINED: known[0]})


def _doubts(table: Table, columns: Iterable[str]) -> Iterator[str]:
    """Yield a note if a guessed column and those beside it may be the parts of one name."""
    for title in columns:
        if near := find_neighbors(table, title):
            shown = ",".join(near)
            yield f"{title!r} and the columns beside it hold single names; if they make one name, give --parts {shown}"


def guess_columns(table: Table) -> tuple[str, ...]:
    """Return the first two columns that are one name in two scripts, else the one that looks most like names.

    Raises :class:`arabtext.errors.UsageError` if no column looks like names.

    >>> guess_columns(Table(("id", "الاسم", "Name"), ((1, "قيس الخزعلي", "Qays Khazali"), (2, "ليلى ناصر", None))))
    ('الاسم', 'Name')
    """
    best = guess_column(table)
    titles = list(dict.fromkeys(table.columns))
    for name in (title for title in titles if _measure_names(table, title) >= _MIN_SHARE):
        if partner := find_partner(table, name, [other for other in titles if other != name]):
            return tuple(title for title in titles if title in (name, partner))
    return (best,)


def find_partner(table: Table, column: str, among: Iterable[str]) -> str | None:
    """Return the column that has the names of ``column`` in the other script, row by row; None if none has.

    Raises :class:`arabtext.errors.UsageError` for a missing column.

    >>> table = Table(("name", "father", "en"), (("قيس الخزعلي", "Hadi Khazali", "Qays Khazali"),))
    >>> find_partner(table, "name", ["father"]), find_partner(table, "name", ["father", "en"])
    (None, 'en')
    """
    cells = _sample(table, column)
    shares = {other: _measure_pairs(cells, _sample(table, other)) for other in among}
    best = max(shares, key=lambda other: shares[other], default=None)
    return best if best is not None and shares[best] >= _MIN_PAIRED else None


def _sample(table: Table, column: str) -> list[str]:
    """Return the first cells of a column, as texts."""
    return list(map(text_of, table.column(column)[:_SAMPLE]))


def _measure_pairs(cells: list[str], others: list[str]) -> float:
    """Return the share, 0 to 1, of the rows with two names in which these may be one name in two scripts.

    A single word beside a longer name counts as another name: it may be the father's.
    """
    filled = [pair for pair in zip(cells, others, strict=True) if not any(map(why_no_name, pair))]
    across = [pair for pair in filled if _is_arabic(pair[0]) != _is_arabic(pair[1])]
    ready = [(prepare(cell), prepare(other)) for cell, other in across]
    whole = [(one, other) for one, other in ready if (len(one.parts) > 1) == (len(other.parts) > 1)]
    return float((score_pairs(whole) >= MAYBE).sum()) / len(filled) if filled else 0.0


def _is_arabic(text: str) -> bool:
    return any(map(is_arabic_letter, text))


def guess_column(table: Table) -> str:
    """Return the column with names in most rows; a title such as ``Full name`` counts for it.

    Raises :class:`arabtext.errors.UsageError` if no column looks like names.

    >>> guess_column(Table(("id", "person"), ((1, "قيس الخزعلي"), (2, "Ali Karim"))))
    'person'
    """
    if not table.columns:
        raise UsageError("the table is empty; a column of names was expected")
    titles = [name for name in dict.fromkeys(table.columns) if _measure_names(table, name) >= _MIN_SHARE]
    if not titles:
        raise UsageError(f"no column looks like names; give one of: {list_titles(table.columns)}")
    return max(titles, key=lambda name: _rank(table, name))


def _rank(table: Table, column: str) -> float:
    """Return how well a column fits: the share of all rows in which it looks like a name, more with a usual title.

    Beside a column of persons one of organizations is their office, so these count less.
    """
    cells = _sample(table, column)
    found = sum(_OF_ORGANIZATION if _is_organization(cell) else 1.0 for cell in cells if looks_like_name(cell))
    return found / len(cells) + _TITLED * (read_title(column)[0] == "name")


def _is_organization(text: str) -> bool:
    name = prepare(text)
    return name.is_organization or (name.entity is not None and name.entity.kind == "organization")


def _measure_names(table: Table, column: str) -> float:
    """Return the share of the filled cells of a column that look like names, 0 to 1."""
    texts = [cell for cell in _sample(table, column) if cell.strip()]
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


def add_results(table: Table, groups: Sequence[Group], names: Sequence[Unified]) -> Table:
    """Return a table with what became of its ``names``, the cells of the columns one column after the other.

    A column of the further clusters is added if a cell holds several names.
    """
    size = len(table.rows)
    columns = [column for group in groups for column in group]
    added: dict[str, Sequence[Any]] = {}
    for at, column in enumerate(columns):
        prefix = "name" if len(columns) == 1 else column
        found = names[at * size : (at + 1) * size]
        added |= {
            f"{prefix}_english": [one.canonical for one in found],
            f"{prefix}_arabic": [one.arabic for one in found],
            f"{prefix}_cluster": [one.cluster if one.cluster >= 0 else None for one in found],
            f"{prefix}_confidence": [round(one.confidence, 3) for one in found],
            f"{prefix}_spelling": [round(one.spelling, 3) for one in found],
            f"{prefix}_reason": [one.reason for one in found],
        }
        if any(one.persons for one in found):
            further = ["; ".join(str(other.cluster) for other in one.each[1:]) for one in found]
            added[f"{prefix}_other_clusters"] = [text or None for text in further]
    return table.with_columns(added)
