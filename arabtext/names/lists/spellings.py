"""Rows that give a name in several spellings, mostly one in each script: read them, and decide if they are one name.

The columns say that the cells of a row are one name, so they count as two names only if hardly anything in them is
alike. A row is compared by all its spellings. If two rows have the same Arabic spelling and their Latin spellings
choose different vowels, the vocalized readings decide.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from arabtext.errors import UsageError, expect_names
from arabtext.names.cells import Cell, Spelled, read_cell
from arabtext.names.comparing.compare import MAYBE, Prepared, compare_pairs, prepare, score_pairs
from arabtext.names.lists import evidence
from arabtext.names.writing.romanize import candidates
from arabtext.script.chars import is_arabic_letter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def rows_of(names: Iterable[str], latin: Sequence[str | None] | None) -> list[tuple[str, ...]]:
    """Return the cells of each row: its name and, if there is one, the form in the other script.

    Raises :class:`arabtext.errors.UsageError` for a ``latin`` of another length than ``names``.

    >>> rows_of(["قيس", "ليلى"], ["Qais", None]), rows_of(["قيس"], None)
    ([('قيس', 'Qais'), ('ليلى', '')], [('قيس',)])
    """
    column = expect_names(names)
    if latin is None:
        return [(name,) for name in column]
    if len(latin) != len(column):
        raise UsageError(f"there are {len(latin)} Latin forms for {len(column)} names; give one for each name, or None")
    return list(zip(column, expect_names(form or "" for form in latin), strict=True))


def persons_of(row: Iterable[Cell]) -> tuple[Spelled, ...]:
    """Return the persons that the cells of a row name, each as its distinct spellings.

    Cells with equally many names have the spellings of the same persons, in order. Otherwise each name is a person.

    >>> persons_of([read_cell("قيس الخزعلي، ليث الخزعلي"), read_cell("Qais al-Khazali; Laith al-Khazali")])
    (('قيس الخزعلي', 'Qais al-Khazali'), ('ليث الخزعلي', 'Laith al-Khazali'))
    >>> persons_of([read_cell("قيس"), read_cell("n/a")]), persons_of([read_cell("")])
    ((('قيس',),), ())
    """
    named = [cell.persons for cell in row if cell.persons]
    if len(set(map(len, named))) > 1:
        return tuple(dict.fromkeys(spelled for persons in named for spelled in persons))
    return tuple(tuple(dict.fromkeys(chain(*spelled))) for spelled in zip(*named, strict=True))


def read_rows(
    rows: Sequence[tuple[str, ...]], is_one: Callable[[str], bool] = lambda text: False
) -> tuple[dict[str, Cell], list[tuple[Spelled, ...]]]:
    """Return the distinct cells of rows, read, and the persons of each row.

    ``is_one`` returns whether a cell is known to be one name as it is written.
    """
    distinct = dict.fromkeys(rows)
    cells = {text: read_cell(text) for texts in distinct for text in texts}
    whole = (text for text, cell in cells.items() if cell.spellings != {text} and is_one(text))
    cells |= {text: Cell(text, ((text,),)) for text in whole}
    persons = {texts: persons_of(map(cells.__getitem__, texts)) for texts in distinct}
    return cells, [persons[texts] for texts in rows]


def shown(spelled: Spelled) -> str:
    """Return the spellings of a name on one line."""
    return " / ".join(spelled)


def prepare_row(spelled: Spelled) -> Prepared:
    """Return a row prepared for comparison: as the spelling with the most parts, and as the others.

    >>> [one.text for one in prepare_row(("الخزعلي", "Qais al-Khazali")).readings]
    ['Qais al-Khazali', 'الخزعلي']
    """
    if len(spelled) < 2:
        return prepare(spelled[0] if spelled else "")
    first, *others = sorted(map(prepare, spelled), key=lambda one: -len(one.parts))
    return replace(first, others=(*first.others, *(reading for one in others for reading in one.readings)))


def own_odds(rows: Iterable[Spelled]) -> dict[Spelled, float]:
    """Return for each row with several spellings the log-odds that these are one name, of its two least alike.

    Below 0 they are two names.

    >>> odds = own_odds([("سمير الخطيب", "Smaer Khtib"), ("سمير الخطيب", "Layla Nasser")])
    >>> {latin: value > 0 for (_, latin), value in odds.items()}
    {'Layla Nasser': False, 'Smaer Khtib': True}
    """
    several = sorted({spelled for spelled in rows if len(spelled) > 1})
    pairs = [(spelled, prepare(spelled[0]), prepare(other)) for spelled in several for other in spelled[1:]]
    odds = evidence.log_odds(score_pairs([(one, other) for _, one, other in pairs])) + evidence.OF_ONE_ROW
    found: dict[Spelled, float] = {}
    for (spelled, one, other), value in zip(pairs, odds.tolist(), strict=True):
        found[spelled] = min(found.get(spelled, math.inf), _of_pair(one, other, value))
    return found


def _of_pair(one: Prepared, other: Prepared, odds: float) -> float:
    """Return the log-odds of two spellings of a row, given those by their letters.

    Two names that the tables list are two; organizations whose names are translated cannot be compared.
    """
    if one.entity and other.entity:
        return odds if one.entity.press == other.entity.press else -evidence.MAX_LOG_ODDS
    return max(odds, evidence.OF_ONE_ROW) if one.is_organization and other.is_organization else odds


def why_two(rows: Sequence[Spelled]) -> list[str]:
    """Return in words how the first two spellings of each row relate; all are compared at once."""
    return [match.reason for match in compare_pairs([(prepare(spelled[0]), prepare(spelled[1])) for spelled in rows])]


def share_a_spelling(one: Prepared, other: Prepared) -> bool:
    """Return whether two rows have a spelling to the letter."""
    if one.text == other.text:
        return True
    return bool(one.others or other.others) and not _texts(one).isdisjoint(_texts(other))


def _texts(name: Prepared) -> frozenset[str]:
    return frozenset(reading.text for reading in name.readings)


def against_by_vowels(
    ours: Sequence[Prepared], theirs: Sequence[Prepared], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return for pairs of rows, by their numbers in ``ours`` and ``theirs``, what vowels say against them, as log-odds.

    That is below 0 where two rows have one Arabic spelling and their Latin ones are two names, also in the house form
    of the readings that they choose: then the rows are as alike as these names. Otherwise it is 0.

    >>> import numpy as np
    >>> rows = [prepare_row(("ملك حداد", latin)) for latin in ("Malik Haddad", "Malak Hadad", "Malek Haddad")]
    >>> (against_by_vowels(rows, rows, np.array([0, 0]), np.array([1, 2])) < 0).tolist()
    [True, False]
    """
    import numpy as np

    against = np.zeros(len(left))
    several = [np.array([bool(row.others) for row in rows], dtype=bool) for rows in (ours, theirs)]
    both = np.flatnonzero(several[0][left] & several[1][right]).tolist()
    rows = [(at, _in_both(ours[left[at]]), _in_both(theirs[right[at]])) for at in both]
    alike = [(at, a, b) for at, a, b in rows if a and b and a[0].key == b[0].key and a[1].key != b[1].key]
    latin = score_pairs([(a[1], b[1]) for _, a, b in alike])
    two = [(one, score) for one, score in zip(alike, latin.tolist(), strict=True) if score < MAYBE]
    read = score_pairs([(_read(*a), _read(*b)) for (_, a, b), _ in two])
    scores = np.maximum(read, np.array([score for _, score in two]))
    places = np.array([at for (at, _, _), _ in two], dtype=np.int64)
    against[places[scores < MAYBE]] = evidence.log_odds(scores[scores < MAYBE]) - evidence.OF_NAMESAKES
    return against


def _in_both(name: Prepared) -> tuple[Prepared, Prepared] | None:
    """Return the first Arabic and the first Latin reading of a row, if it has both."""
    first: dict[bool, Prepared] = {}
    for reading in name.readings:
        first.setdefault(any(map(is_arabic_letter, reading.key)), reading)
    return (first[True], first[False]) if len(first) == 2 else None


def _read(arabic: Prepared, latin: Prepared) -> Prepared:
    """Return the house form of an Arabic name, its vowels chosen by a Latin one."""
    return prepare(candidates(arabic.text, 1, titles=False, latin=latin.text)[0].text)
