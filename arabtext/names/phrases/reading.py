"""Read a phrase in either language."""

from __future__ import annotations

from arabtext.names.phrases import read_arabic, read_english
from arabtext.names.phrases.phrase import Phrase
from arabtext.script.chars import has_arabic_letter


def read_phrase(text: str) -> Phrase | None:
    """Return the phrase that ``text`` is, in either language; None if it is none.

    >>> read_phrase("وزارة الدفاع السورية").countries == read_phrase("Syrian Ministry of Defense").countries
    True
    """
    if not may_be_phrase(text):
        return None
    return read_arabic.read(text) if has_arabic_letter(text) else read_english.read(text)


def may_be_phrase(text: str) -> bool:
    """Return whether it is worth reading a text as a phrase; cheap, and false for nearly all persons."""
    return read_arabic.may_be_phrase(text) if has_arabic_letter(text) else read_english.may_be_phrase(text)
