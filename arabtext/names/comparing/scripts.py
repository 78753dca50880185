"""Find the letters of a name that this library does not read: those that are neither Arabic nor Latin.

Such a name is equal to another one or it is not compared: letters that nobody knows say nothing about likeness.
"""

from __future__ import annotations

import unicodedata

import regex

from arabtext import resources
from arabtext.memory import once

_UNREAD = regex.compile(r"(?![\p{Latin}\p{Arabic}\p{Common}\p{Inherited}])\p{L}")
_LETTERS = regex.compile(r"\p{L}+")


def unread_scripts(name: str) -> tuple[str, ...]:
    """Return the scripts of the letters of ``name`` that are neither Arabic nor Latin, in alphabetical order.

    >>> unread_scripts("Γιώργος Παπαδόπουλος"), unread_scripts("قيس الخزعلي Qais")
    (('Greek',), ())
    """
    if name.isascii():
        return ()
    found = {unicodedata.name(letter, "unknown").split()[0].split("-")[0] for letter in _UNREAD.findall(name)}
    return tuple(sorted(script if script == "CJK" else script.capitalize() for script in found))


def equality_key(name: str) -> str:
    """Return the key under which two names with unread letters are equal: NFKC, case folded, spaces as one.

    >>> equality_key("ИВАН  Петров") == equality_key("Иван Петров")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


def fold_homoglyphs(name: str) -> str:
    """Return ``name`` with Latin letters for letters of other scripts that look alike, in words that are mostly Latin.

    A word is changed only if more than half of its letters are Latin and each of the others looks like a Latin one.

    >>> fold_homoglyphs("\N{CYRILLIC CAPITAL LETTER A}li Иванов")
    'Ali Иванов'
    """
    return name if name.isascii() or not _UNREAD.search(name) else _LETTERS.sub(_fold_word, name)


def _fold_word(match: regex.Match[str]) -> str:
    word, table = match.group(), _homoglyphs()
    unread = _UNREAD.findall(word)
    if not unread or 2 * len(unread) >= len(word) or not all(letter in table for letter in unread):
        return word
    return "".join(table.get(letter, letter) for letter in word)


@once
def _homoglyphs() -> dict[str, str]:
    """Return letter of another script → the Latin letter that looks alike (UTS #39, confusables.txt)."""
    return resources.mapping("names/homoglyphs.tsv", "letter", "latin")
