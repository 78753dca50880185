"""Which mentions name the same: short forms of the persons of a text, abbreviations that it gives, both scripts.

A short form links to the one person of the text that it fits, whether named before it or behind it (a headline comes
first); by its key and, where none has it, by its consonants, since foreign names are spelled in several ways
(ماكجريجور, مكغريغور). One that no person of the text fits may be a listed person's, if only one fits, only one
from a country of the text, or one is usually meant by it. A form that fits two persons is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key, skeleton_of_key
from arabtext.names.parse import parse
from arabtext.names.running_text.text_words import (
    NameSpan,
    TextWord,
    function_words,
    joined_text,
    readings,
    split_words,
)

_ABBREVIATION = regex.compile(r"[ \u00a0]?[(\[]([\p{Lu}\p{Nd}&.-]{2,10})[)\]]")
_ARABIC_SHORT = regex.compile(r"[ \u00a0]?[(\[][\"«]?([\p{Arabic}]{3,8})[\"»]?[)\]]")
_ARTICLE_INSIDE = regex.compile(r"(?:^|\s)(?:[Aa]l-|[Ee]l-|ال)")
_ALLAH: Final = "الله"
_MAX_WORDS: Final = 3  # of a short form
_MIN_LETTERS: Final = 3  # of a short form
_MIN_CONSONANTS: Final = 3  # of a short form that links by its consonants alone
_SURE: Final = 0.95  # probability of a later mention under a person's family name; chosen by hand


class Persons:
    """The persons whose full names are in a text, by the keys of their short forms and of their words."""

    def __init__(self, words: list[TextWord], spans: Iterable[NameSpan]) -> None:
        self.spans = [span for span in spans if span.kind == "person" and content_words(words, span) > 1]
        self._short: dict[tuple[str, ...], dict[str, NameSpan]] = {}
        self._single: dict[str, dict[str, NameSpan]] = {}
        self._consonants: dict[str, dict[str, NameSpan]] = {}
        for span in self.spans:
            written = joined_text(words[span.first : span.last], span.offset)
            for name in dict.fromkeys((written, span.canonical, *_arabic_of(span.canonical))):
                if short := _short_key(name):
                    self._short.setdefault(short, {}).setdefault(span.canonical, span)
                    if len(short) == 1 and len(consonants := skeleton_of_key(short[0])) >= _MIN_CONSONANTS:
                        self._consonants.setdefault(consonants, {}).setdefault(span.canonical, span)
            for word in words[span.first : span.last]:
                key = word.key if word is not words[span.first] else _key_behind(word, span.offset)
                if not word.is_article and key not in gazetteer.particles():
                    self._single.setdefault(key, {}).setdefault(span.canonical, span)

    def short_spans(self, words: list[TextWord]) -> list[NameSpan]:
        """Return the spans of ``words`` that are a short form of exactly one of the persons, longest first."""
        if not self._short:
            return []
        firsts = {short[0] for short in self._short}
        begins: dict[str, bool] = {}  # word → whether a short form may begin with it
        found: list[NameSpan] = []
        for i, word in enumerate(words):
            if not (word.is_capital or word.is_article):
                continue
            start = i + 1 if word.is_article and i + 1 < len(words) else i
            first = words[start]
            if (may_begin := begins.get(first.text)) is None:
                may_begin = first.is_capital and not firsts.isdisjoint(key for key, _ in readings(first))
                begins[first.text] = may_begin
            if may_begin:
                found += self._shorts_at(words, i, start)
        return found

    def _shorts_at(self, words: list[TextWord], i: int, start: int) -> list[NameSpan]:
        for last in range(min(start + _MAX_WORDS, len(words)), start, -1):
            if any(not word.is_joined for word in words[start + 1 : last]):
                continue
            tail = tuple(word.key for word in words[start + 1 : last])
            for key, offset in readings(words[start]):
                person = _only(self._short.get((key, *tail), {}))
                if person and _has_its_article(words[start], offset, person.canonical):
                    return [NameSpan(i, last, offset if start == i else 0, "person", person.canonical, _SURE)]
        return []

    def bearer(self, words: list[TextWord], span: NameSpan) -> NameSpan | None:
        """Return the only person of the text that a span of one word may name; None if there are several or none."""
        key = written_key(words, span)
        some = self._short.get((key,)) or self._single.get(key)
        is_arabic = words[span.last - 1].is_arabic  # Davies is not Davis
        if not some and is_arabic and len(consonants := skeleton_of_key(key)) >= _MIN_CONSONANTS:
            some = self._consonants.get(consonants)
        return _only(some or {})


def content_words(words: list[TextWord], span: NameSpan) -> int:
    """Return how many words of a span are no article and no particle; نصر الله is one."""
    particles = gazetteer.particles()
    some = words[span.first : span.last]
    return sum(not (word.is_article or word.key in particles or _is_allah(word)) for word in some) or 1


def _is_allah(word: TextWord) -> bool:
    return word.key == _ALLAH


def written_key(words: list[TextWord], span: NameSpan) -> str:
    """Return the key of the last word of a span, with God's name that of two."""
    last, tail = span.last - 1, ""
    if last > span.first and _is_allah(words[last]):
        last, tail = last - 1, _ALLAH
    return _key_behind(words[last], span.offset if last == span.first else 0) + tail


def _key_behind(word: TextWord, offset: int) -> str:
    """Return the key of a word without the ``offset`` letters of its clitic."""
    return next((key for key, cut in readings(word) if cut == offset), word.key)


def _only(some: dict[str, NameSpan]) -> NameSpan | None:
    return next(iter(some.values())) if len(some) == 1 else None


def _short_key(name: str) -> tuple[str, ...]:
    """Return the keys of the words of a name's short form; nothing of one that is too short."""
    short = tuple(word.key for word in split_words(parse(name).short) if not word.is_article)
    return short if len("".join(short)) >= _MIN_LETTERS else ()


def _has_its_article(word: TextWord, offset: int, canonical: str) -> bool:
    """Return whether an Arabic short form with the article belongs to a name with it (سلام is not السلام)."""
    if not word.is_arabic or bare_key(word.text[offset:]) == word.text[offset:]:
        return True
    return any(_ARTICLE_INSIDE.search(name) for name in (canonical, *_arabic_of(canonical)))


def _arabic_of(canonical: str) -> tuple[str, ...]:
    """Return the Arabic form of a listed name, else nothing."""
    entity = gazetteer.entity(canonical)
    return (entity.arabic,) if entity else ()


@once
def family_names() -> dict[str, tuple[gazetteer.Entity, ...]]:
    """Return key of a family name → the listed persons who have it."""
    table: dict[str, dict[str, gazetteer.Entity]] = {}
    for entity in gazetteer.entities():
        if entity.kind == "person":
            for name in (entity.press, entity.arabic):
                short = _short_key(name)
                if len(short) == 1 or (len(short) == 2 and short[1] == _ALLAH):
                    table.setdefault("".join(short), {})[entity.press] = entity
    return {key: tuple(some.values()) for key, some in table.items()}


def listed_bearer(key: str, countries: frozenset[str]) -> gazetteer.Entity | None:
    """Return the listed person whom a family name alone means; else None.

    That is the only one who has it, the only one of one of ``countries``, or the one usually meant by it.
    """
    some = family_names().get(key, ())
    if len(some) > 1:
        near = tuple(entity for entity in some if entity.country in countries)
        usual = tuple(entity for entity in near or some if entity.press in _known_by_surname())
        some = usual if len(near) != 1 else near
    return some[0] if len(some) == 1 else None


@once
def _known_by_surname() -> frozenset[str]:
    """Return the listed persons whom texts usually mean by a surname that several have."""
    return frozenset(press for (press,) in resources.rows("names/known_by_surname.tsv", "press"))


def given_abbreviations(words: list[TextWord], spans: Sequence[NameSpan], text: str) -> dict[str, NameSpan]:
    """Return abbreviations that the text gives behind an organization, ``Name (ABC)`` → the span of the name."""
    table: dict[str, NameSpan] = {}
    for span in spans:
        if span.kind == "organization":
            end = words[span.last - 1].end
            found = _ABBREVIATION.match(text, end) or _ARABIC_SHORT.match(text, end)
            if found and found.group(1) not in function_words("ar") and not found.group(1).isdigit():
                table.setdefault(found.group(1), span)
    return table


def abbreviated_spans(words: list[TextWord], given: dict[str, NameSpan]) -> list[NameSpan]:
    """Return the words that are an abbreviation which the text gives."""
    found = []
    cuts: dict[str, int | None] = {}  # word → the letters left off before an abbreviation; None if it is none
    for i, word in enumerate(words if given else ()):
        text = word.text
        if text not in cuts:
            cuts[text] = next((cut for _, cut in readings(word) if text[cut:] in given), None)
        if (offset := cuts[text]) is not None:
            span = given[text[offset:]]
            found.append(NameSpan(i, i + 1, offset, span.kind, span.canonical, _SURE))
    return found
