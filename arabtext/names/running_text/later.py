"""Third pass of finding names: short forms of persons found in this text, abbreviations it gives in brackets."""

from __future__ import annotations

from typing import Final

import regex

from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key
from arabtext.names.parse import parse
from arabtext.names.running_text.text_words import (
    NameSpan,
    TextWord,
    covered,
    joined_text,
    readings,
    split_words,
)

_ABBREVIATION = regex.compile(r"[^\n]{0,20}?\((\p{Lu}{2,6})\)")
_ARTICLE_INSIDE = regex.compile(r"(?:^|\s)(?:[Aa]l-|[Ee]l-|ال)")
_MAX_WORDS: Final = 3  # of a short form
_MIN_LETTERS: Final = 3  # of a short form


def find_later(words: list[TextWord], spans: list[NameSpan], text: str) -> list[NameSpan]:
    """Return later mentions, outside ``spans``, of the persons and organizations of ``spans``."""
    taken = covered(spans)
    short = _short_forms(words, spans)
    abbreviated = _abbreviations(words, spans, text)
    found: list[NameSpan] = []
    i = 0
    while i < len(words):
        word = words[i]
        span = None
        if i not in taken:
            if word.text in abbreviated and not word.is_arabic:
                span = NameSpan(i, i + 1, 0, "organization", abbreviated[word.text])
            elif word.is_capital or word.is_article:
                span = _short_at(words, i, short, taken)
        if span:
            found.append(span)
        i = span.last if span else i + 1
    return found


def _short_at(words: list[TextWord], i: int, short: dict[tuple[str, ...], str], taken: set[int]) -> NameSpan | None:
    """Return the longest short form that begins at word ``i``."""
    first = i + 1 if words[i].is_article and i + 1 < len(words) else i
    if not words[first].is_capital:
        return None
    for last in range(min(first + _MAX_WORDS, len(words)), first, -1):
        if any(at in taken for at in range(first, last)):
            continue
        if any(not word.is_joined for word in words[first + 1 : last]):
            continue
        tail = tuple(word.key for word in words[first + 1 : last])
        for key, offset in readings(words[first]):
            canonical = short.get((key, *tail))
            if canonical and _has_its_article(words[first], offset, canonical):
                return NameSpan(i, last, offset if first == i else 0, "person", canonical)
    return None


def _has_its_article(word: TextWord, offset: int, canonical: str) -> bool:
    """Return whether an Arabic short form with the article belongs to a name with it (سلام is not السلام)."""
    if not word.is_arabic or bare_key(word.text[offset:]) == word.text[offset:]:
        return True
    return any(_ARTICLE_INSIDE.search(name) for name in (canonical, *_arabic_of(canonical)))


def _short_forms(words: list[TextWord], spans: list[NameSpan]) -> dict[tuple[str, ...], str]:
    """Return word keys of short forms of persons → canonical form; a form that fits two persons is left out."""
    table: dict[tuple[str, ...], set[str]] = {}
    for span in spans:
        if span.kind != "person" or span.last - span.first < 2:
            continue
        written = joined_text(words[span.first : span.last], span.offset)
        for name in {written, span.canonical, *_arabic_of(span.canonical)}:
            short = tuple(word.key for word in split_words(parse(name).short) if not word.is_article)
            if len("".join(short)) >= _MIN_LETTERS:
                table.setdefault(short, set()).add(span.canonical)
    return {short: next(iter(names)) for short, names in table.items() if len(names) == 1}


def _arabic_of(canonical: str) -> tuple[str, ...]:
    """Return the Arabic form of a listed name, else nothing."""
    entity = gazetteer.entity(canonical)
    return (entity.arabic,) if entity else ()


def _abbreviations(words: list[TextWord], spans: list[NameSpan], text: str) -> dict[str, str]:
    """Return abbreviations that the text gives behind an organization, ``Name (ABC)`` → canonical form."""
    table = {}
    for span in spans:
        if span.kind == "organization":
            after = _ABBREVIATION.match(text, words[span.last - 1].end)
            if after:
                table[after.group(1)] = span.canonical
    return table
