"""The English forms of the names of a text: canonical, short and abbreviated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import regex

from arabtext.memory import remember
from arabtext.names.authority import Authority
from arabtext.names.comparing.compare import SAME, prepare, score_pairs
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES
from arabtext.names.model import Kind
from arabtext.names.running_text.linking import Persons, content_words, listed_bearer, written_key
from arabtext.names.running_text.text_words import NameSpan, TextWord, joined_text, word_key
from arabtext.names.running_text.traits import places_by_arabic
from arabtext.names.style.short import short_form
from arabtext.names.style.value import Style
from arabtext.names.writing.romanize import candidates, romanize_all

_MIN_WESTERN: Final = 5  # bearers per million citizens of the US of a name that is no Arab one, if no table lists it
_MAX_SHARED: Final = 100  # such bearers of a listed Arab name; one with more may be Western too
_DEFAULT: Final = Style()
_BRACKET = regex.compile(r"\s?[(\[]\s?")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a desk has decided on the forms of names."""

    style: Style
    authority: Authority
    country: str = ""

    @property
    def is_default(self) -> bool:
        """Whether nothing is decided."""
        return self.style == _DEFAULT and not self.authority.decisions and not self.country

    def form(self, canonical: str, kind: Kind) -> str:
        """Return the form of a name, given in house form."""
        if self.is_default:
            return canonical
        if decision := self.authority.lookup(canonical):
            return decision.canonical
        return self.spell([canonical])[0] if kind == "person" and _is_arab(canonical) else canonical

    def spell(self, names: Iterable[str]) -> list[str]:
        """Return the forms of persons' names."""
        return romanize_all(
            names, titles=False, style=self.style, authority=self.authority, country=self.country or None
        )

    def spell_beside(self, name: str, latin: str) -> str:
        """Return the form of a person's name that a Latin spelling of it has the vowels of."""
        found = candidates(
            name, 1, titles=False, latin=latin, style=self.style, authority=self.authority, country=self.country or None
        )
        return found[0].text


class Forms:
    """What the names of one text are called in English; each written name is spelled once.

    ``latin`` are names in Latin letters; those of the same persons choose among the readings of Arabic ones.
    """

    def __init__(self, words: list[TextWord], text: str, desk: Desk, latin: Sequence[str] = ()) -> None:
        self._words, self._text, self._desk = words, text, desk
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
            if not span.canonical and span.kind == "person" and content_words(self._words, span) < 2:
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
        for i, name in written.items():
            if spans[i].kind == "place" and name in places_by_arabic():
                self._known[name] = places_by_arabic()[name]
            elif name.isascii() and spans[i].kind != "person":
                self._known[name] = name
        fresh = [name for name in dict.fromkeys(written.values()) if name not in self._known]
        self._known.update(zip(fresh, self._house_forms(fresh), strict=True))
        return [replace(one, canonical=self._known[written[i]]) if i in written else one for i, one in enumerate(spans)]

    def _written(self, span: NameSpan) -> str:
        return joined_text(self._words[span.first : span.last], span.offset)

    def _house_forms(self, names: list[str]) -> Iterator[str]:
        """Yield the house forms of names; a Latin name that is the same as an Arabic one chooses its vowels."""
        arab = [name for name in names if not name.isascii() or _is_arab(name)]
        houses = dict(zip(arab, self._desk.spell(arab), strict=True))
        for name in names:
            house = houses.get(name, name)
            scores = (
                score_pairs([(prepare(name), other) for _, other in self._latin])
                if self._latin and not name.isascii()
                else ()
            )
            best = max(range(len(scores)), key=scores.__getitem__, default=None)
            if best is None or scores[best] < SAME:
                yield house
            else:
                yield self._desk.spell_beside(name, self._latin[best][0])

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


def _is_arab(name: str) -> bool:
    """Return whether a name in Latin letters is one that house style spells: no Roy Rogers, no Joan Ryan."""
    if gazetteer.entity(name):
        return True
    words = name.replace("-", " ").split()
    keys = [word_key(word) for word in words]
    if any(key in LATIN_ARTICLES or key in gazetteer.particles() or key.startswith("abd") for key in keys):
        return True
    bearers = [gazetteer.english_names().get(word.lower(), 0) for word in words]
    listed = [key in gazetteer.latin_tokens() for key in keys]
    if any(count >= _MIN_WESTERN and not is_listed for count, is_listed in zip(bearers, listed, strict=True)):
        return False
    return any(is_listed and count < _MAX_SHARED for count, is_listed in zip(bearers, listed, strict=True))


def _countries(spans: Iterable[NameSpan]) -> frozenset[str]:
    """Return the countries of the listed names among ``spans``."""
    entities = (gazetteer.entity(span.canonical) for span in spans if span.canonical)
    return frozenset(entity.country for entity in entities if entity and entity.country)


class LaterForms(NamedTuple):
    """What a name is called where it comes again."""

    short: str
    abbreviation: str


@remember("later forms of names")
def later_forms(canonical: str, kind: Kind, article: str = "dropped") -> LaterForms:
    """Return the short form of a name, its article ``dropped`` or ``kept``, and its listed abbreviation.

    >>> later_forms("Qais al-Khazali", "person").short, later_forms("Qais al-Khazali", "person", "kept").short
    ('Khazali', 'al-Khazali')
    >>> later_forms("Asaib Ahl al-Haq", "organization")
    LaterForms(short='AAH', abbreviation='AAH')
    """
    if kind == "person":
        return LaterForms(short_form(canonical, Style(article_later=article)), "")
    known = gazetteer.entity(canonical) if kind == "organization" else None
    abbreviation = known.abbreviation if known else ""
    return LaterForms(abbreviation or canonical, abbreviation)
