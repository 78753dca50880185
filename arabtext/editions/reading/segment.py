"""Split English and Arabic text into sentences, with their offsets.

A full stop, a question or exclamation mark or an ellipsis ends a sentence, together with closing quotation marks and
brackets. It does not after an abbreviation, an initial or the number of an item, before a lower-case letter, or where a
quotation is followed by its speaker. Two full stops and more also do before a word without a space. Signs without a
letter or a digit are no sentence; full stops among them belong to the sentence before. A comma never ends one: Arabic
text that runs on with commas is one sentence. A long quotation without a full stop ends where a verb such as ``وأضاف``
follows. The words that decide this are in editions/sentence_words.tsv.
"""

from __future__ import annotations

from typing import Final

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.script import normalize
from arabtext.script.chars import LETTERS, QUESTION_MARK

_FULL_STOPS = f".!?{QUESTION_MARK}\N{ARABIC FULL STOP}\N{HORIZONTAL ELLIPSIS}"
_CLOSING = "\"\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}»\N{RIGHT SINGLE QUOTATION MARK}'›)\\]"
_OPENING = "\"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}«\N{LEFT SINGLE QUOTATION MARK}'‹(\\["
_QUOTES = '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}«»'
# Chosen by hand on the articles of tests/bench/segmenting.py.
_MIN_LONG_QUOTATION: Final = 8  # words of a quotation that can end a sentence without a full stop
_MAX_QUOTATION: Final = 3_000  # characters within which its beginning is looked up
_MAX_ABBREVIATION: Final = 20  # characters before a full stop that are compared with abbreviations
_END = regex.compile(
    rf"(?<![{_FULL_STOPS}])(?P<mark>[{_FULL_STOPS}]++)(?P<closing>[{_CLOSING}]*+)(?=\s|$)"
    rf"|(?<=[{LETTERS}])(?P<mark>[.!{QUESTION_MARK}])(?=[{LETTERS}])"
    rf"|(?<!\.)(?P<mark>\.{{2,}}+)(?=[{LETTERS}])"
    rf"|(?P<quote>[{_QUOTES}])(?=\s+و[{LETTERS}])"
    r"|\n+"
)
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_STOPS = regex.compile(rf"[{_FULL_STOPS}]++")
_OPENS = regex.compile(rf"\s*[{_OPENING}]*")
_WORD = regex.compile(r"[\p{L}\p{M}.]+")
_LAST_WORD = regex.compile(r"[\p{L}\p{M}.]+$")
_ITEM = regex.compile(r"\s*[(\[]?(?:\p{Nd}{1,3}|\p{L})[)\]]?")
_NAMES = regex.compile(r"\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}(?P<verb>\p{Ll}+)")


def spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of ``text`` as (start, end) offsets, white space left out at both ends.

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

    >>> sentences("هل أصبح مستقلا؟ لا أحد يعرف، ولا يسأل.")
    ['هل أصبح مستقلا؟', 'لا أحد يعرف، ولا يسأل.']
    """
    return [text[start:end] for start, end in spans(text)]


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a piece to the sentences that were found; full stops alone belong to the sentence before them."""
    piece = text[start:end]
    if not (stripped := piece.strip()):
        return
    at = start + piece.index(stripped)
    if _LETTER.search(stripped):
        found.append((at, at + len(stripped)))
    elif _STOPS.fullmatch(stripped):
        found.append((found.pop()[0] if found else at, at + len(stripped)))


@once
def _words(role: str) -> frozenset[str]:
    rows = resources.rows("editions/sentence_words.tsv", "word", "role")
    return frozenset(_fold(word) for word, own in rows if own == role)


def _fold(word: str) -> str:
    return word.casefold() if word.isascii() else normalize(word, "search").strip()


def _is_end(text: str, start: int, match: regex.Match[str]) -> bool:
    """Return whether the punctuation of ``match`` ends a sentence that began at ``start``."""
    if match.group("quote"):
        return _ends_quotation(text, start, match)
    opening = _OPENS.match(text, match.end())
    at = opening.end() if opening else match.end()
    following = _WORD.match(text, at)
    word = following.group() if following else ""
    if word[:1].islower():
        return False
    mark, closing = match.group("mark"), match.group("closing") or ""
    if closing and closing[0] in _QUOTES and (_fold(word) in _words("attribution") or _says(text, match)):
        return False
    if mark != ".":
        return mark[-1] in "!?؟۔" or _ends_ellipsis(text, start, match, word)
    if _ITEM.fullmatch(text, start, match.start()):
        return at >= len(text)
    before = _LAST_WORD.search(text, max(start, match.start() - _MAX_ABBREVIATION), match.start())
    return (
        not before or closing[:1] in ('"', "»", "”") or _ends_behind(before.group(), word, text[at : at + 1], closing)
    )


def _ends_behind(word: str, following: str, next_character: str, closing: str) -> bool:
    """Return whether a full stop after ``word`` ends a sentence; it may be that of an abbreviation."""
    folded = _fold(word)
    if folded in _words("and so on"):
        return not next_character or (")" not in closing and _fold(following) in _words("starter"))
    if folded in _words("number"):
        return not next_character.isdecimal() and (len(folded) > 2 or not following or _starts(following))
    if folded in _words("title"):
        return not following
    is_initial = len(word) == 1 and word.isupper()
    is_initialism = "." in word and all(len(piece) == 1 for piece in folded.split("."))
    if is_initialism and not folded.isascii():
        # ق.م. — Arabic has no capitals that would show a beginning; a number is that of ص.ب. 12
        return not following and not next_character.isdecimal()
    if is_initial or is_initialism or folded in _words("either"):
        return not following or _starts(following)
    return True


def _starts(word: str) -> bool:
    return word[:1].isupper() and word.casefold() in _words("starter")


def _says(text: str, match: regex.Match[str]) -> bool:
    """Return whether a name and a verb of saying follow a quotation: ``"Why?" Smith asked.``"""
    names = _NAMES.match(text, match.end())
    return names is not None and names["verb"] in _words("speech") and match["mark"][-1] in "?!"


def _ends_ellipsis(text: str, start: int, match: regex.Match[str], word: str) -> bool:
    """Return whether an ellipsis ends a sentence: before a capital; in Arabic, unless it is within a quotation."""
    if not word or word[0].isupper():
        return True
    if match.group("closing"):
        return True
    near = max(start, match.start() - _MAX_QUOTATION)
    return sum(text.count(quote, near, match.start()) for quote in _QUOTES) % 2 == 0


def _ends_quotation(text: str, start: int, match: regex.Match[str]) -> bool:
    """Return whether a long quotation without a full stop of its own ends a sentence: ``…" وأضاف``."""
    following = _WORD.search(text, match.end())
    if not following or _fold(following.group())[1:] not in _words("speech"):
        return False
    near = max(start, match.start() - _MAX_QUOTATION)
    opened = max(text.rfind(quote, near, match.start()) for quote in _QUOTES)
    return opened >= 0 and text.count(" ", opened, match.start()) >= _MIN_LONG_QUOTATION
