"""Read a cell that names a person by a relative: زوجة خالد حسن, ``wife of Khaled Hassan``, ``family of Ahmed``.

Such a person is not the one whose name is there. A kunya (أم علي), آل and ``Mrs.`` are parts of a name and name none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import text_key
from arabtext.names.parse import parse, without_honorifics
from arabtext.script.chars import has_arabic_letter

_MAX_FORM: Final = 2  # words of an Arabic form
_FULL: Final = "full"  # words that also are names or places: they count only before a full name
_LATIN = regex.compile(
    r"""(?ix) (?:the\s+)? ([\p{L}'’-]+ (?:\s[\p{L}'’-]+)?) \s+ of \s+ (?:the\s+(?:late\s+)?)? (.+)
    | ([whsdfm]/o) \.? \s* (.+)"""
)
_POSSESSIVE = regex.compile(r"(?i)(.+?)['’]s?\s+([\p{L}-]+(?:\s[\p{L}-]+)?)")
_FAMILY = regex.compile(r"(?i)(?:the\s+)?(\S.*)\s+family")
_MAY_BE = regex.compile(r"(?i)\sof\s|['’]s?\s|^[whsdfm]/o|\sfamily$")
_ARTICLE = regex.compile(r"^ال(?!له$)\p{L}{3}")


@dataclass(frozen=True, slots=True)
class Relative:
    """A person named by a relative: ``relation`` in English, its Arabic word, and ``name``, that of the relative.

    ``is_one`` is false of relations that a person may have with several others: a son, a sister.
    """

    relation: str
    arabic: str
    name: str
    is_one: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """What a word says of the relation; ``needs_full`` if it counts only before a full name."""

    relation: str
    arabic: str
    needs_full: bool


_ONLY: Final = frozenset(("wife", "husband", "widow", "widower", "mother", "father", "family", "parents"))


@once
def _forms() -> dict[str, _Form]:
    """Return key of a word for a relative → what it says."""
    rows = resources.rows("names/relatives.tsv", "form", "relation", "arabic", "needs")
    return {_key(form): _Form(relation, arabic, needs == _FULL) for form, relation, arabic, needs in rows}


@once
def _first_words() -> frozenset[str]:
    """Return the keys of the first words of Arabic forms."""
    return frozenset(key.split()[0] for key in _forms() if not key.isascii())


def read_relative(text: str) -> Relative | None:
    """Return whom ``text`` names by a relative, or None if it names a person, an institution or nobody.

    A word that is also a name or a place counts only before a full name: ابن محمد علي, not ابن سينا.

    >>> read_relative("زوجة خالد حسن").relation, read_relative("family of Ahmed").name
    ('wife', 'Ahmed')
    >>> read_relative("أم علي"), read_relative("ابن خلدون"), read_relative("Bank of Kuwait")
    (None, None, None)
    """
    words = _without_title(text.split())
    if len(words) < 2:
        return None
    found = _read_arabic(words) if has_arabic_letter(words[0]) else _read_latin(" ".join(words))
    if found is None or gazetteer.entity(text):
        return None
    if (inner := read_relative(found.name)) is not None:
        relation = f"{found.relation} of the {inner.relation}"
        return Relative(relation, f"{found.arabic} {inner.arabic}", inner.name, found.is_one and inner.is_one)
    return found


def _without_title(words: list[str]) -> list[str]:
    """Return words without the title before a word for a relative, as in السيدة حرم السفير خالد حسن."""
    if len(words) > 2 and _key(words[0]) in gazetteer.titles():
        form = _forms().get(_key(words[1]))
        return words[1:] if form is not None and not form.needs_full else words
    return words


def _read_arabic(words: list[str]) -> Relative | None:
    """Return whom Arabic words name by a relative: the longest form that they begin with decides."""
    if text_key(words[0]).strip() not in _first_words():
        return None
    for size in range(min(_MAX_FORM, len(words) - 1), 0, -1):
        form, name = _forms().get(_key(" ".join(words[:size]))), " ".join(_without_of(words[size:]))
        if form is not None and (_is_full_name(name) if form.needs_full else _is_person(name)):
            return Relative(form.relation, form.arabic, name, form.relation in _ONLY)
    return None


def _read_latin(text: str) -> Relative | None:
    """Return whom a Latin text names by a relative: ``wife of X``, ``X's wife``, ``S/O X``, ``the X family``."""
    if not _MAY_BE.search(text):
        return None
    if found := _LATIN.fullmatch(text):
        head, name = found[1] or found[3], found[2] or found[4]
    elif found := _POSSESSIVE.fullmatch(text):
        name, head = found.groups()
    elif found := _FAMILY.fullmatch(text):
        name, head = found[1], "family"
    else:
        return None
    form = _forms().get(_key(head))
    return Relative(form.relation, form.arabic, name, form.relation in _ONLY) if form and _is_person(name) else None


def _without_of(words: list[str]) -> list[str]:
    """Return words without من before a word for a relative, as in طفلة من عائلة حسن."""
    return words[1:] if words[0] == "من" and len(words) > 2 and _key(words[1]) in _forms() else words


def _is_person(name: str) -> bool:
    """Return whether a text may be the name of a person: no institution and no place."""
    parsed = parse(name)
    return parsed.kind == "person" and bool(parsed.parts) and any(map(str.isalpha, name))


def _is_full_name(name: str) -> bool:
    """Return whether a text has two parts or more, a listed given name and other names, none with an article."""
    parts = [replace(part, text=part.text.rstrip(",،")) for part in without_honorifics(parse(name).parts)]
    if len(parts) < 2 or any(_ARTICLE.match(part.text) for part in parts):
        return False
    roles = [{token.role for token in gazetteer.tokens_of(part.text)} for part in parts]
    return "given" in roles[0] and all(some & {"given", "family"} for some in roles)


def _key(text: str) -> str:
    return " ".join(text_key(text).split())
