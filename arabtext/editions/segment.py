"""Sentences of English and Arabic text, with their place in it."""

from __future__ import annotations

from functools import cache

import regex

from arabtext import resources
from arabtext.errors import expect_text

_END = regex.compile(r"[.!?؟۔…]+[\"”»’')\]]*(?=\s|$)|(?<=[\u0600-\u06FF])[.؟](?=[\u0621-\u064A])|\n+")
_OPENS = regex.compile(r"\s*[\"“«‘'(\[]*")
_LAST_WORD = regex.compile(r"[\p{L}\p{M}.]+$")


def spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of ``text`` as (start, end) offsets, white space left out at both ends.

    A point after an abbreviation or an initial, or before a lower-case letter, ends nothing; a line break always does.

    >>> spans("Gen. Qaani spoke. He left.")
    [(0, 17), (18, 26)]
    """
    expect_text(text)
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and not _is_end(text, start, match):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text``.

    >>> sentences("هل أصبح مستقلا؟ لا أحد يعرف.")
    ['هل أصبح مستقلا؟', 'لا أحد يعرف.']
    """
    return [text[start:end] for start, end in spans(text)]


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if stripped := piece.strip():
        at = start + piece.index(stripped)
        found.append((at, at + len(stripped)))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word for (word,) in resources.rows("editions/abbreviations.tsv", "abbreviation"))


def _is_end(text: str, start: int, match: regex.Match[str]) -> bool:
    """Whether the punctuation of ``match`` ends a sentence that began at ``start``."""
    mark = match.group()
    opening = _OPENS.match(text, match.end())
    following = text[opening.end() : opening.end() + 1] if opening else ""
    if following.islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if not word:
        return True
    before = word.group().casefold()
    is_initial = len(before) == 1 and before.isalpha() and word.group().isupper()
    is_initialism = "." in before and all(len(piece) == 1 for piece in before.split("."))
    if is_initialism:
        return _starts_sentence(text[match.end() :])
    return not is_initial and before not in _abbreviations()


def _starts_sentence(rest: str) -> bool:
    """Whether what follows an initialism (``the U.S.``) starts a sentence: a common first word in capitals."""
    return (
        regex.match(
            r"\s+(?:[\"“]?(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|As|This|That|These|Yet|If)\b|$)", rest
        )
        is not None
    )
