"""Detect texts that hold no name: a cell that says so, an address, digits, debris."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known.keys import text_key
from arabtext.names.model import MAX_NAME
from arabtext.script import normalize

_MAX_WORDS: Final = 60  # of a name; chosen by hand
_MAX_PLACEHOLDER: Final = 30  # characters; longer texts are not looked up
#: A character that names are not written with: no letter, white space, mark of a letter, or sign of names.
_SIGN = regex.compile(r"""[^\p{L}\p{M}\s.,،'’‘ʿʾʻʼ()"-]""")
_ADDRESS = regex.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+|@\w+")
_TWO_SCRIPTS = regex.compile(
    r"\p{Latin}\p{M}*[\p{Arabic}\p{Cyrillic}\p{Greek}]|[\p{Arabic}\p{Cyrillic}\p{Greek}]\p{M}*\p{Latin}"
)


@once
def _placeholders() -> frozenset[str]:
    return frozenset(normalize(text, "key") for (text,) in resources.rows("names/no_name.tsv", "text"))


def is_placeholder(text: str) -> bool:
    """Report whether a cell says that there is nothing to say: ``n/a``, ``unknown``, ``غير معروف``.

    >>> is_placeholder("N/A"), is_placeholder("قيس")
    (True, False)
    """
    bare = text.strip()
    return len(bare) <= _MAX_PLACEHOLDER and text_key(bare).strip() in _placeholders()


def why_no_name(text: str) -> str:
    """Return why ``text`` holds no name, in a few words, or an empty string if it may hold one.

    >>> why_no_name("N/A"), why_no_name("a.b@example.org"), why_no_name("قيس")
    ('it says that there is no name', 'it is an address', '')
    """
    return next((reason for is_so, reason in _reasons(text) if is_so), "")


def _reasons(text: str) -> Iterator[tuple[bool, str]]:
    """Yield whether each reason applies, and the reason; the cheap tests first, so that most texts need no other."""
    yield len(text) > MAX_NAME, f"it is longer than the {MAX_NAME:,} characters of the longest name"
    letters = sum(map(str.isalpha, text))
    yield not letters, "it has no letters"
    bare = text.strip()
    yield is_placeholder(bare), "it says that there is no name"
    yield _ADDRESS.fullmatch(bare) is not None, "it is an address"
    yield letters == 1, "it is a single letter"
    yield len(_SIGN.findall(text)) >= letters, "it has more digits and signs than letters"
    yield len(text.split()) > _MAX_WORDS, f"it has more than {_MAX_WORDS} words"
    yield _TWO_SCRIPTS.search(text) is not None, "a word mixes letters of two scripts"
