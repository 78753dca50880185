"""The English forms of the names of a text: canonical, short and abbreviated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from arabtext.memory import remember
from arabtext.names.comparing.compare import SAME, prepare, score_pairs
from arabtext.names.known import gazetteer
from arabtext.names.model import Kind
from arabtext.names.parse import parse
from arabtext.names.running_text.linking import Persons, content_words, listed_bearer, written_key
from arabtext.names.running_text.text_words import NameSpan, TextWord, joined_text
from arabtext.names.writing.romanize import candidates, romanize_all

_BRACKET = regex.compile(r"\s?[(\[]\s?")


class Forms:
    """What the names of one text are called in English; each written name is spelled once.

    ``latin`` are names in Latin letters; those of the same persons choose among the readings of Arabic ones.
    """

    def __init__(self, words: list[TextWord], text: str, latin: Sequence[str] = ()) -> None:
        self._words, self._text = words, text
        self._latin = [(name, prepare(name)) for name in latin]
        self._known: dict[str, str] = {}

    def of_full_names(self, spans: Iterable[NameSpan]) -> list[NameSpan]:
        """Return spans, those without a canonical form with one, but for persons under one word."""
        return self._spelled(spans, lambda span: span.kind != "person" or content_words(self._words, span) > 1)

    def of_all(self, spans: Sequence[NameSpan], persons: Persons) -> list[NameSpan]:
        """Return spans, all with canonical forms: a person under one word has that of the person it names.

        That is one of ``persons``, a listed one, or nobody else: then it has its own romanization.
        """
        countries: frozenset[str] | None = None
        linked = []
        for span in self._side_by_side(spans):
            if not span.canonical and span.kind == "person" and content_words(self._words, span) == 1:
                if bearer := persons.bearer(self._words, span):
                    span = replace(span, canonical=bearer.canonical)
                else:
                    countries = _countries(spans) if countries is None else countries
                    if listed := listed_bearer(written_key(self._words, span), countries):
                        span = replace(span, canonical=listed.press)
            linked.append(span)
        return self._spelled(linked, lambda span: True)

    def _spelled(self, spans: Iterable[NameSpan], is_meant: Callable[[NameSpan], bool]) -> list[NameSpan]:
        """Return spans, those without a canonical form for which ``is_meant`` holds with one."""
        spans = list(spans)
        written = {i: self._written(span) for i, span in enumerate(spans) if not span.canonical and is_meant(span)}
        fresh = [name for name in dict.fromkeys(written.values()) if name not in self._known]
        self._known.update(zip(fresh, self._house_forms(fresh), strict=True))
        return [replace(one, canonical=self._known[written[i]]) if i in written else one for i, one in enumerate(spans)]

    def _written(self, span: NameSpan) -> str:
        return joined_text(self._words[span.first : span.last], span.offset)

    def _house_forms(self, names: list[str]) -> Iterator[str]:
        """Yield the house forms of names; a Latin name that is the same as an Arabic one chooses its vowels."""
        for name, house in zip(names, romanize_all(names, titles=False), strict=True):
            scores = (
                score_pairs([(prepare(name), other) for _, other in self._latin])
                if self._latin and not name.isascii()
                else ()
            )
            best = max(range(len(scores)), key=scores.__getitem__, default=None)
            if best is None or scores[best] < SAME:
                yield house
            else:
                yield candidates(name, 1, titles=False, latin=self._latin[best][0])[0].text

    def _side_by_side(self, spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
        """Yield spans; one in brackets behind its like in the other script has the canonical form of the listed one."""
        before: NameSpan | None = None
        for span in spans:
            if before and before.kind == span.kind and self._is_in_brackets(before, span):
                known = gazetteer.entity(before.canonical) if before.canonical else None
                if known or not (span.canonical and gazetteer.entity(span.canonical)):
                    span = replace(span, canonical=before.canonical)
            yield span
            before = span

    def _is_in_brackets(self, before: NameSpan, span: NameSpan) -> bool:
        one, other = self._words[before.last - 1], self._words[span.first]
        if one.is_arabic == other.is_arabic or not _BRACKET.fullmatch(self._text, one.end, other.start):
            return False
        end = self._words[span.last - 1].end
        if self._text[end : end + 1] not in (")", "]"):
            return False
        names = prepare(self._written(before)), prepare(self._written(span))
        return bool(score_pairs([names])[0] >= SAME)


def _countries(spans: Iterable[NameSpan]) -> frozenset[str]:
    """Return the countries of the listed names among ``spans``."""
    entities = (gazetteer.entity(span.canonical) for span in spans if span.canonical)
    return frozenset(entity.country for entity in entities if entity and entity.country)


class LaterForms(NamedTuple):
    """What a name is called where it comes again."""

    short: str
    abbreviation: str


@remember("later forms of names")
def later_forms(canonical: str, kind: Kind) -> LaterForms:
    """Return the short form of a name and its listed abbreviation.

    >>> later_forms("Qais al-Khazali", "person"), later_forms("Asaib Ahl al-Haq", "organization").abbreviation
    (LaterForms(short='Khazali', abbreviation=''), 'AAH')
    """
    if kind == "person":
        return LaterForms(parse(canonical).short, "")
    known = gazetteer.entity(canonical) if kind == "organization" else None
    abbreviation = known.abbreviation if known else ""
    return LaterForms(abbreviation or canonical, abbreviation)
