"""Names that are spread over several columns: given name, father's, grandfather's, family name, in either language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known.absent import LANGUAGES, column_titles, why_no_name
from arabtext.names.known.gazetteer import latin_tokens, tokens_of
from arabtext.names.known.keys import bare_key, joined_key, text_key
from arabtext.names.parse import parse, without_honorifics
from arabtext.script.chars import has_arabic_letter
from arabtext.tables.cells import text_of
from arabtext.tables.table import Table

#: Places of the parts in a name.
_ORDER: Final = MappingProxyType(
    {"name": 0, "given": 0, "middle": 1, "father": 2, "grandfather": 3, "great-grandfather": 4, "family": 5}
)
# Chosen by hand.
_SAMPLE: Final = 200  # rows by which a column of parts is recognized
_MIN_SINGLE: Final = 0.7  # share of the names of a column that have one part, for it to be a part of a name
_MIN_GIVEN: Final = 0.5  # share of the names of a column that are listed, for it to be a part without a known title
_CAMEL: Final = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
_SIGNS: Final = regex.compile(r"[\W_]+")


def _key(title: str) -> str:
    """Return the key of a title: without case, signs, articles and the space in ``firstName``."""
    words = text_key(_SIGNS.sub(" ", _CAMEL.sub(" ", title.replace("'", "").replace("’", "")))).split()
    return " ".join(map(bare_key, words))


@once
def _roles() -> dict[str, str]:
    """Return the key of a title → the role of its column."""
    return {_key(title): role for title, role in column_titles().items()}


@once
def _languages() -> dict[str, str]:
    """Return the key of the words in a title that say in which script its column is → that script."""
    rows = resources.rows("names/column_titles.tsv", "title", "role")
    return {_key(title): role for title, role in rows if role in LANGUAGES}


def read_title(title: str) -> tuple[str, str]:
    """Return the role of a column in a name, by its title, and its script (``arabic``, ``latin``).

    Both are empty for a title that is not that of a part of a name. The title of names above several columns may come
    first: ``Name Father``.

    >>> read_title("FatherName"), read_title("last_name (Arabic)"), read_title("اسم الجد"), read_title("town")
    (('father', 'latin'), ('family', 'arabic'), ('grandfather', 'arabic'), ('', ''))
    """
    words = _key(title).split()
    role, script = _read_words(words, title)
    if role:
        return role, script
    starts = (size for size in range(len(words) - 1, 0, -1) if _roles().get(" ".join(words[:size])) == "name")
    return next((found for size in starts if (found := _read_words(words[size:], title))[0]), ("", ""))


def _read_words(words: Sequence[str], title: str) -> tuple[str, str]:
    """Return the role and the script that the words of a title say; empty if they say none."""
    script = "arabic" if has_arabic_letter(title) else "latin"
    for size in range(min(len(words) - 1, 3), -1, -1):
        for named, marked in ((words[: len(words) - size], words[len(words) - size :]), (words[size:], words[:size])):
            marker = _languages().get(" ".join(marked), "") if size else script
            if marker and (role := _roles().get(" ".join(named), "")):
                return role, marker
    return "", ""


def in_order(titles: Sequence[str]) -> tuple[str, ...]:
    """Return columns of parts of a name in the order of the name; as they are, if a title is of no known part.

    >>> in_order(["Family name", "First name"]), in_order(["b", "a"])
    (('First name', 'Family name'), ('b', 'a'))
    """
    places = {title: _ORDER.get(read_title(title)[0]) for title in titles}
    known = [place for place in places.values() if place is not None]
    if len(set(known)) < len(titles):
        return tuple(titles)
    return tuple(sorted(titles, key=lambda title: places[title] or 0))


def recognize_parts(table: Table) -> list[tuple[str, ...]]:
    """Return the columns of parts of one name by their titles, in the order of the name: those of each script.

    A column that mostly has longer names is none of them, such as that of the full name of the father. Beside a column
    of whole names there are no parts.

    >>> recognize_parts(Table(("اللقب", "الاسم", "town"), (("الخزعلي", "قيس", "Baghdad"),)))
    [('الاسم', 'اللقب')]
    >>> recognize_parts(Table(("name", "father"), (("Qais al-Khazali", "Hadi al-Khazali"),)))
    []
    """
    found: dict[str, dict[str, list[str]]] = {script: {} for script in LANGUAGES}
    whole = set[str]()
    for title in dict.fromkeys(table.columns):
        role, script = read_title(title)
        if role in _ORDER and _share(table, title, _is_single) >= _MIN_SINGLE:
            found[script].setdefault(role, []).append(title)
        elif role == "name":
            whole.add(script)
    groups = []
    for script, roles in found.items():
        is_clear = all(len(titles) == 1 for titles in roles.values()) and len({"name", "given"} & set(roles)) == 1
        if is_clear and len(roles) > 1 and script not in whole:
            groups.append(in_order([title for (title,) in roles.values()]))
    return sorted(groups, key=lambda titles: min(map(table.position, titles)))


def join_parts(table: Table, titles: Sequence[str]) -> list[str]:
    """Return the name of each row, whose parts are in several columns; a cell that is merged over them counts once.

    >>> join_parts(Table(("a", "b"), (("Qais", "Khazali"), ("Ali", None))), ["a", "b"])
    ['Qais Khazali', 'Ali']
    """
    columns = [[text_of(cell).strip() for cell in table.column(title)] for title in titles]
    places, top = [table.position(title) for title in titles], table.first_line - 1
    for (first, left), (last, right) in table.merged:
        for at in [at for at, place in enumerate(places) if left <= place <= right][1:]:
            for row in range(max(first - top, 0), last - top + 1):
                columns[at][row] = ""
    return [
        " ".join(part for part in row if part and not why_no_name(part)) or _first(row)
        for row in zip(*columns, strict=True)
    ]


def _first(row: Sequence[str]) -> str:
    """Return the first cell that is filled, in a row without a name: it says why there is none."""
    return next(filter(None, row), "")


def find_neighbors(table: Table, column: str) -> tuple[str, ...]:
    """Return a column and those beside it if all hold single names, which may be the parts of one name; else nothing.

    >>> find_neighbors(Table(("a", "b", "c"), (("Qais", "Hadi", 1), ("Ali", "Karim", 2))), "a")
    ('a', 'b')
    """
    at = table.position(column)
    fits = [_share(table, title, _is_single_name) >= _MIN_GIVEN for title in table.columns]
    if not fits[at]:
        return ()
    first = next((place + 1 for place in range(at - 1, -1, -1) if not fits[place]), 0)
    last = next((place for place in range(at + 1, len(fits)) if not fits[place]), len(fits))
    return table.columns[first:last] if last - first > 1 else ()


def _share(table: Table, title: str, fits: Callable[[str], bool]) -> float:
    """Return the share of the names of a column that fit, 0 to 1."""
    texts = [text for cell in table.column(title)[:_SAMPLE] if not why_no_name(text := text_of(cell))]
    return sum(map(fits, texts)) / len(texts) if texts else 0.0


def _is_single(text: str) -> bool:
    """Return whether a name has one part: a word, or words that belong together."""
    return len(without_honorifics(parse(text).parts)) < 2


def _is_single_name(text: str) -> bool:
    """Return whether a text is a listed name of one part."""
    return _is_single(text) and bool(tokens_of(text) or latin_tokens().get(joined_key(text)))
