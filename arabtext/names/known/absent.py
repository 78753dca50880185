"""Detect texts that hold no name: a cell that says so, a total, the title of a column, an address, digits, debris."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known.keys import text_key
from arabtext.names.model import MAX_NAME
from arabtext.script.chars import TATWEEL

_MAX_WORDS: Final = 60  # of a name; chosen by hand
_MAX_PLACEHOLDER: Final = 40  # characters; longer texts are not looked up
#: A character that names are not written with: no letter, white space, mark of a letter, or sign of names.
_SIGN = regex.compile(r"""[^\p{L}\p{M}\s.,،'’‘ʿʾʻʼ()"-]""")
_ADDRESS = regex.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+|@\w+")
_TWO_SCRIPTS = regex.compile(
    r"\p{Latin}\p{M}*[\p{Arabic}\p{Cyrillic}\p{Greek}]|[\p{Arabic}\p{Cyrillic}\p{Greek}]\p{M}*\p{Latin}"
)
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SIGNS: Final = '()[]"“”«».,:;،؛*-–—'  # what may stand at either side of a word

#: What the kinds of names/no_name.tsv mean, in words.
REASONS: Final = MappingProxyType(
    {
        "missing": "it says that there is no name",
        "unknown": "it is an unknown person",
        "total": "it is a total",
        "title": "it is the title of a column",
        "vacant": "it is a vacant post",
        "others": "it is others who are not named",
        "repeated": "it refers to the row above",
        "state": "it says what became of a person, not who",
        "remark": "it is a remark on the table",
    }
)


@once
def column_titles() -> dict[str, str]:
    """Return titles of columns of names and of parts of names, in both languages → the role of the part."""
    rows = resources.rows("names/column_titles.tsv", "title", "role")
    return {title: role for title, role in rows if role not in LANGUAGES}


#: Roles of words in titles that say in which script a column is.
LANGUAGES: Final = ("arabic", "latin")


@once
def _placeholders() -> dict[str, str]:
    """Return the key of each text that holds no name → its kind."""
    titles = {_key(title): "title" for title in column_titles()}
    return titles | {_key(text): kind for text, kind in resources.rows("names/no_name.tsv", "text", "kind")}


@once
def _roles() -> dict[str, str]:
    """Return the key of each word of texts for an unknown person or a total → its role there."""
    return {_key(word): role for word, role in resources.rows("names/no_name_words.tsv", "word", "role")}


@once
def _first_words() -> frozenset[str]:
    """Return the keys of the words with which a text that holds no name begins; most names begin with others."""
    texts = (text for (text,) in resources.rows("names/no_name.tsv", "text"))
    return frozenset(_key(text.split()[0]) for text in (*texts, *column_titles())) | _roles().keys()


#: Roles of words beside those of the first: a text is of the kind if it has only such words.
_BESIDE: Final = MappingProxyType({"unknown": {"unknown", "person"}, "total": {"total", "counted"}})


def placeholder_kind(text: str) -> str:
    """Return what a cell says instead of a name, a key of :data:`REASONS`; empty if it may be a name.

    Numbers and signs count for nothing: ``Total: 35``. A remark has a colon: ``Source: …``.

    >>> placeholder_kind("جثة مجهولة"), placeholder_kind("Total: 35"), placeholder_kind("Total Hassan")
    ('unknown', 'total', '')
    """
    head, colon, _ = text[: _MAX_PLACEHOLDER + 1].partition(":")
    if colon and _roles().get(_key(head).split(" ")[0]) == "remark":
        return "remark"
    if len(text) > _MAX_PLACEHOLDER or not (words := text.split(maxsplit=1)):
        return ""
    if _key(words[0].strip(_SIGNS)) not in _first_words():
        return ""
    key = _key(text)
    if (kind := _placeholders().get(key)) is not None:
        return kind
    roles = {_roles().get(word, "") for word in _key(" ".join(_WORD.findall(text))).split()}
    return next((kind for kind, some in _BESIDE.items() if kind in roles and roles <= some), "")


def _key(text: str) -> str:
    """Return the keys of the words of a text; word by word, for the tables have no damage to repair."""
    return " ".join(part for word in text.split() for part in text_key(word).split())


def is_placeholder(text: str) -> bool:
    """Report whether a cell says that there is nothing to say: ``n/a``, ``unknown``, ``غير معروف``.

    >>> is_placeholder("N/A"), is_placeholder("قيس")
    (True, False)
    """
    return placeholder_kind(text) in ("missing", "unknown")


def why_no_name(text: str) -> str:
    """Return why ``text`` holds no name, in a few words, or an empty string if it may hold one.

    >>> why_no_name("N/A"), why_no_name("a.b@example.org"), why_no_name("قيس")
    ('it says that there is no name', 'it is an address', '')
    >>> why_no_name("شهيد مجهول"), why_no_name("وآخرون")
    ('it is an unknown person', 'it is others who are not named')
    """
    return next((reason for is_so, reason in _reasons(text) if is_so), "")


def _reasons(text: str) -> Iterator[tuple[bool, str]]:
    """Yield whether each reason applies, and the reason; the cheap tests first, so that most texts need no other."""
    yield len(text) > MAX_NAME, f"it is longer than the {MAX_NAME:,} characters of the longest name"
    bare = text.strip()
    yield not bare, "it is empty"
    letters = sum(map(str.isalpha, text.replace(TATWEEL, "")))
    yield not letters, "it has no letters"
    kind = placeholder_kind(bare)
    yield bool(kind), REASONS.get(kind, "")
    yield _ADDRESS.fullmatch(bare) is not None, "it is an address"
    yield letters == 1, "it is a single letter"
    yield len(_SIGN.findall(text)) >= letters, "it has more digits and signs than letters"
    yield len(text.split()) > _MAX_WORDS, f"it has more than {_MAX_WORDS} words"
    yield _TWO_SCRIPTS.search(text) is not None, "a word mixes letters of two scripts"
