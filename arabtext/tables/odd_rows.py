"""Find the rows of a table that are no data: totals, headings of sections, repeated titles, remarks at the end.

In doubt a row is data: a row with a plain name and nothing else is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

import regex

from arabtext.names.cells import is_full_name
from arabtext.names.known.absent import placeholder_kind, why_no_name
from arabtext.names.known.gazetteer import entity, latin_tokens, tokens_of
from arabtext.names.known.keys import joined_key, text_key
from arabtext.names.parse import parse
from arabtext.tables.cells import text_of
from arabtext.tables.table import Table

#: What a row that is no data is.
TOTAL, HEADING, TITLES, REMARK = "total", "heading", "titles of the columns", "remark"

# Chosen by hand.
_MIN_USUAL: Final = 3  # filled cells of most other rows, for a row with a single one to be a heading or a remark
_MAX_HEADINGS: Final = 0.2  # share of the rows; where more have a single cell, they are data with gaps
_MIN_REMARK: Final = 60  # characters of a line at the end that is a remark
_REMARK: Final = regex.compile(r"^\W*\*|^[(\[]|https?://|www\.|[:.]\s*$|\d")


def find_odd_rows(table: Table, names: Collection[str]) -> dict[int, str]:
    """Return the rows that are no data, from 0, and what each is; ``names`` are the columns of names.

    >>> table = Table(("no", "name", "town"), ((1, "Ali Karim", "Basra"), ("no", "name", "town"), ("Total", 1, None)))
    >>> find_odd_rows(table, ["name"])
    {1: 'titles of the columns', 2: 'total'}
    """
    texts = [[text_of(cell).strip() for cell in row] for row in table.rows]
    filled = [[at for at, text in enumerate(row) if text] for row in texts]
    at_names = [at for at, title in enumerate(table.columns) if title in names]
    titles = [_key(title) for title in table.columns] if table.has_header else []
    found: dict[int, str] = {}
    for number, row in enumerate(texts):
        if titles and _repeats(row, filled[number], titles):
            found[number] = TITLES
        elif _is_total(row, filled[number], at_names):
            found[number] = TOTAL
    usual = Counter(len(some) for some in filled if len(some) > 1).most_common(1)
    if usual and usual[0][0] >= _MIN_USUAL:
        alone = {number: some[0] for number, some in enumerate(filled) if len(some) == 1 and number not in found}
        lettered = {number: (at, text) for number, at in alone.items() if _has_letters(text := texts[number][at])}
        found |= _lonely(table, lettered, at_names, found)
    return dict(sorted(found.items()))


def _repeats(row: Sequence[str], filled: Sequence[int], titles: Sequence[str]) -> bool:
    """Return whether most cells of a row equal the titles of their columns."""
    equal = sum(_key(row[at]) == titles[at] for at in filled)
    is_known = len(filled) == 1 and placeholder_kind(row[filled[0]]) == "title"
    return equal * 2 > len(filled) and (equal > 1 or (equal == 1 and is_known))


def _is_total(row: Sequence[str], filled: Sequence[int], names: Sequence[int]) -> bool:
    """Return whether the first text of a row announces a total, and no cell of names has a name."""
    words = [row[at] for at in filled if _has_letters(row[at])]
    return bool(words) and placeholder_kind(words[0]) == "total" and all(why_no_name(row[at]) for at in names)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _lonely(
    table: Table, alone: dict[int, tuple[int, str]], names: Collection[int], found: Collection[int]
) -> dict[int, str]:
    """Return what rows with a single cell are: remarks behind the last row of data, and headings before it.

    ``alone`` has the column and the text of the cell.
    """
    last = max(
        (at for at, row in enumerate(table.rows) if at not in alone and at not in found and any(row)), default=-1
    )
    merged = _merged_rows(table)
    result = {}
    for number, (column, text) in alone.items():
        if number > last:
            if len(text) >= _MIN_REMARK or _REMARK.search(text) or placeholder_kind(text) == "remark":
                result[number] = REMARK
        elif number in merged or column not in names or not _may_be_name(text):
            result[number] = HEADING
    plain = [number for number, kind in result.items() if kind == HEADING and number not in merged]
    if len(plain) > _MAX_HEADINGS * len(table.rows):
        return {number: kind for number, kind in result.items() if number not in plain}
    return result


def _merged_rows(table: Table) -> set[int]:
    """Return the rows of which a range over half of the columns is merged."""
    top, half = table.first_line - 1, len(table.columns) / 2
    return {first - top for (first, left), (last, right) in table.merged if first == last and right - left + 1 >= half}


def _may_be_name(text: str) -> bool:
    """Return whether a text may be the name of a person: listed words, or several that no table has."""
    known = entity(text)
    if known is not None:
        return known.kind == "person"
    if why_no_name(text) or parse(text).kind != "person" or text.endswith(":"):
        return False
    if is_full_name(text):
        return True
    return any(tokens_of(word) or latin_tokens().get(joined_key(word)) for word in text.split())


def _key(text: str) -> str:
    return " ".join(text_key(text.replace("_", " ")).split())
