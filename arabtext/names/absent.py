"""Texts that hold no name, and why: a cell that says so, an address, digits, debris."""

from __future__ import annotations

from functools import cache

import regex

from arabtext import resources
from arabtext.names.model import LONGEST_NAME
from arabtext.script import normalize

_MOST_WORDS = 60
_ADDRESS = regex.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+|@\w+")
_TWO_SCRIPTS = regex.compile(
    r"\p{Latin}\p{M}*[\p{Arabic}\p{Cyrillic}\p{Greek}]|[\p{Arabic}\p{Cyrillic}\p{Greek}]\p{M}*\p{Latin}"
)


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(normalize(text, "key") for (text,) in resources.rows("names/no_name.tsv", "text"))


def why_no_name(text: str) -> str:
    """Return why ``text`` holds no name, in a few words, or an empty string if it may hold one.

    >>> why_no_name("N/A"), why_no_name("a.b@example.org"), why_no_name("قيس")
    ('it says that there is no name', 'it is an address', '')
    """
    if len(text) > LONGEST_NAME:
        return f"it is longer than the {LONGEST_NAME:,} characters of the longest name"
    letters = sum(map(str.isalpha, text))
    signs = sum(
        not (
            c.isalpha()
            or c.isspace()
            or c in ".,،'’‘ʿʾʻʼ-()\""
            or "\u0300" <= c <= "\u036f"
            or "\u064b" <= c <= "\u0670"
        )
        for c in text
    )
    found = (
        (not letters, "it has no letters"),
        (
            normalize(text, "key").strip() in _placeholders() or text.strip().casefold() in _placeholders(),
            "it says that there is no name",
        ),
        (_ADDRESS.fullmatch(text.strip()), "it is an address"),
        (letters == 1, "it is a single letter"),
        (signs >= letters, "it has more digits and signs than letters"),
        (len(text.split()) > _MOST_WORDS, f"it has more than {_MOST_WORDS} words"),
        (_TWO_SCRIPTS.search(text), "a word mixes letters of two scripts"),
    )
    return next((reason for is_so, reason in found if is_so), "")
