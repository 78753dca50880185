"""Compare two names that are phrases by what they mean: head, fields, names inside, country and number.

Word order, prepositions and the language do not count. Each phrase has several readings: its collocations, and the same
word by word, since one edition writes "Judicial Council" where another has a collocation of its own; the best pair of
readings counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final, Literal

import regex

from arabtext.memory import remember
from arabtext.names.aliases import aliases
from arabtext.names.known.gazetteer import Entity
from arabtext.names.known.keys import skeleton
from arabtext.names.model import Evidence
from arabtext.names.phrases import read_phrase
from arabtext.names.phrases.phrase import Phrase, Proper
from arabtext.names.phrases.read_arabic import read_literally
from arabtext.names.phrases.terms import (
    Term,
    arabic_term_key,
    by_usage,
    concept,
    english_forms,
    english_key_of,
    english_terms,
    stem,
)
from arabtext.script.chars import HEH, has_arabic_letter

# What lowers the score of two phrases from 1: a country that only one has, a word of meaning that only one has, a
# name that only one has, a number that only one has. Chosen by hand on the pairs of tests/quality/phrases whose part is
# "dev", and reported on the others.
_ONE_COUNTRY, _EXTRA, _ONE_NAME, _ONE_NUMBER = 0.2, 0.4, 0.5, 0.4
#: Words that add little to what an institution is → how much one that only one side has lowers the score.
_LIGHT: Final = MappingProxyType(
    dict.fromkeys("general refugee border public".split(), 0.12)
    | dict.fromkeys("national great state main central".split(), 0.16)
)
#: Score of two phrases that mean the same: nobody has listed them as one body. Chosen by hand.
_MAX_COMPOSED: Final = 0.98
#: Score of two phrases that have nothing in common and do not contradict each other.
_MIN_UNLIKE: Final = 0.0001
_SIMILAR: Final = frozenset(("similar meaning", "similar kind of body"))
_CONTRADICTIONS: Final = frozenset(("another country", "another number", "another place"))
#: What another word for the same lowers the score, so that one alone leaves a doubt: a ministry and a department of one
#: field, mines that are dug and mines that explode. Chosen by hand.
_OTHER_WORD: Final = 0.16
#: Least ratio of the letters that two Arabic words have in common, in order, to be words of one root. Chosen by hand.
_MIN_ONE_ROOT: Final = 0.65
_MIN_ROOT: Final = 3  # letters of a word that another one may share its root with: حي is no ناحية
_MIN_ALIKE: Final = 0.5  # score from which two names inside may be one: a maybe of names
_MIN_NAME: Final = 0.8  # score from which two names inside are one
_AGAINST: Final = Term("noun", "ضد", "Against")
_SMALL: Final = frozenset("of for in and the to with from on at".split())
_MAX_READINGS: Final = 6  # of one side

CompareNames = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase, or a collocation: its English ``text``, and how it is ``written`` in English, as a key.

    ``forms`` are the keys of what English calls it, ``stems`` those without their endings; ``arabic`` is the key of its
    Arabic, which is what ``was_arabic``, and otherwise its usual translation.
    """

    text: str
    written: str
    forms: frozenset[str]
    stems: frozenset[str]
    arabic: str
    was_arabic: bool

    def likeness(self, other: Word) -> Literal["same", "similar", "none"]:
        """Return whether two words mean the same; those that only a translation has in common are similar."""
        if self.stems.isdisjoint(other.stems):
            return "none"
        if self.was_arabic and other.was_arabic:
            is_one = False
        elif self.was_arabic or other.was_arabic:
            english, arabic = (other, self) if self.was_arabic else (self, other)
            is_one = english.written in arabic.forms
        else:
            is_one = self.written == other.written
        if is_one or _are_of_one_root(self.arabic, other.arabic):
            return "same"
        is_translation = self.written in other.forms or other.written in self.forms
        return "similar" if is_translation else "none"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means: its head, each other word, its names, its countries, its number.

    ``listed`` is the country of a listed body that does not say it.
    """

    head: Word
    concepts: tuple[Word, ...]
    names: tuple[Proper, ...]
    countries: frozenset[str]
    ordinal: int | None
    listed: str = ""

    @property
    def words(self) -> list[str]:
        """What other names of the same body mean too, under the same text in either language, in a fixed order."""
        stems = sorted(self.head.stems.union(*(word.stems for word in self.concepts)))
        names = [name.entity.press if name.entity else skeleton(name.text) for name in self.names]
        return [*stems, *names, *sorted(self.countries), *([str(self.ordinal)] if self.ordinal else [])]


def meanings_of(text: str, entity: Entity | None) -> tuple[Meaning, ...]:
    """Return the readings of a name that is a phrase; of a listed one also those of its other spellings.

    A listed person is no phrase, and a listed place is none of an institution: West Bank.
    """
    spellings = [*aliases(text), *(entity.spellings if entity and entity.kind == "organization" else ())]
    found: list[Meaning] = []
    country = entity.country if entity else ""
    for spelling in spellings[:_MAX_READINGS]:
        bare = _ABBREVIATION.sub("", spelling)
        phrase = read_phrase(bare)
        if phrase and (entity is None or entity.kind in ("organization", phrase.kind)):
            is_arabic = has_arabic_letter(bare)
            found += [_meaning(phrase, country, is_arabic), _word_by_word(phrase, country, is_arabic)]
            if is_arabic and (literal := read_literally(bare)):
                found.append(_meaning(literal, country, is_arabic))
    return tuple(dict.fromkeys(found))


_ABBREVIATION: Final = regex.compile(r"\s*\((?:\p{Lu}[\p{Ll}.]?){2,8}\)\s*$")  # behind a name: (SFDA)


def compare_meanings(
    a: Sequence[Meaning], b: Sequence[Meaning], compare_names: CompareNames
) -> tuple[float, list[Evidence]]:
    """Return the score of two phrases, 0 to 1, and the evidence, of the best pair of their readings.

    The score is 0 only where they contradict each other: another country, number or place.
    """
    return max((_compare(p, q, compare_names) for p in a for q in b), key=lambda answer: answer[0])


def has_similar_words(evidence: Sequence[Evidence]) -> bool:
    """Return whether phrases have words that share no more than a translation, so that no other table knows better."""
    return any(one.relation in _SIMILAR for one in evidence)


def _meaning(phrase: Phrase, country: str, is_arabic: bool) -> Meaning:
    terms, names, countries = list[Term](), list[Proper](), set[str]()
    ordinals = list(_collect(phrase, terms, names, countries))
    concepts = tuple(_word(term, is_arabic) for term in terms)
    number = next(iter(ordinals), None)
    return Meaning(_word(phrase.head, is_arabic), concepts, tuple(names), frozenset(countries), number, country)


def _word(term: Term, is_arabic: bool) -> Word:
    written = _key(term.english if is_arabic else term.shown)
    return Word(term.shown, written, english_forms(term), concept(term), _arabic_key(term), is_arabic)


def _key(english: str) -> str:
    return " ".join(english_key_of(english))


def _arabic_key(term: Term) -> str:
    return " ".join(map(arabic_term_key, term.arabic.split()))


@remember("words of one root")
def _are_of_one_root(one: str, other: str) -> bool:
    """Return whether two Arabic words, as keys, are one or have most letters in common: بحث, بحوث."""
    one, other = one.removesuffix(HEH), other.removesuffix(HEH)
    if one == other:
        return bool(one)
    if min(len(one), len(other)) < _MIN_ROOT:
        return False
    first, second = min(one, other), max(one, other)  # the ratio depends on the order
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _MIN_ONE_ROOT


def _collect(phrase: Phrase, terms: list[Term], names: list[Proper], countries: set[str]) -> Iterator[int]:
    """Add what specifies a phrase to the lists; yield its numbers."""
    if phrase.ordinal:
        yield phrase.ordinal
    terms += (one for term in phrase.adjectives for one in (term, *term.also))
    for term in phrase.countries:
        countries.update(term.countries)
        if not term.countries:
            terms.append(term)
    for name in phrase.names:
        _add_name(name, names, countries)
    if any(link == "against" for link, _ in phrase.links):
        terms.append(_AGAINST)
    inner = [*phrase.fields, *phrase.linked]
    for one in inner:
        if isinstance(one, Proper):
            _add_name(one, names, countries)
        elif one.head.names == "of" and not one.fields and all(map(_is_country, one.names)):  # the Kingdom of Bahrain
            countries.update(name.entity.country for name in one.names if name.entity)
            countries.update(code for term in one.countries for code in term.countries)
        else:
            terms.append(one.head)
            yield from _collect(one, terms, names, countries)


def _is_country(name: Proper) -> bool:
    return name.entity is not None and name.entity.type == "country"


def _add_name(name: Proper, names: list[Proper], countries: set[str]) -> None:
    if name.entity and _is_country(name):
        countries.add(name.entity.country)
    else:
        names.append(name)


def _word_by_word(phrase: Phrase, country: str, is_arabic: bool) -> Meaning:
    """Return the meaning of a phrase with each English word of its terms for itself."""
    whole = _meaning(phrase, country, is_arabic)
    terms = list[Term]()
    for _ in _collect(phrase, terms, [], set()):
        pass
    *before, head = _words_of(phrase.head, is_arabic) or [whole.head]
    concepts = (*before, *(word for term in terms for word in _words_of(term, is_arabic)))
    return replace(whole, head=head, concepts=concepts)


def _words_of(term: Term, is_arabic: bool) -> list[Word]:
    """Return each English word of a term with what it may be: the term, or those that are usually called so."""
    keys = [key for key in english_key_of(term.english if is_arabic else term.shown) if key not in _SMALL]
    if is_arabic and len(keys) == 1:
        return [_word(term, is_arabic)]
    found = []
    for key in keys:
        usual = [one for form in (key, f"{key}s") for one in english_terms().whole((form,)) if _is_usual(one, form)]
        first = next(iter(by_usage(usual, (key,))), None)
        arabic = _arabic_key(term) if is_arabic else _arabic_key(first) if first else ""
        forms = frozenset((key,)).union(*map(english_forms, usual))
        stems = frozenset((stem(key),)).union(*map(concept, usual))
        found.append(Word(stem(key), key, forms, stems, arabic, is_arabic))
    return found


def _is_usual(term: Term, key: str) -> bool:
    return key in (_key(term.english), _key(term.attributive))


_KIND_RELATIONS: Final = MappingProxyType({"same": "same kind of body", "similar": "similar kind of body"})
_MEANING_RELATIONS: Final = MappingProxyType({"same": "same meaning", "similar": "similar meaning"})


def _compare(p: Meaning, q: Meaning, compare_names: CompareNames) -> tuple[float, list[Evidence]]:
    likeness = p.head.likeness(q.head)
    if likeness == "same" and p.head.was_arabic and q.head.was_arabic and p.head.arabic != q.head.arabic:
        likeness = "similar"  # one root makes two kinds of bodies: مديرية, دائرة
    if likeness == "none":
        return _MIN_UNLIKE, [Evidence(p.head.text, q.head.text, "another kind of body", 0.0)]
    is_same = likeness == "same"
    evidence = [Evidence(p.head.text, q.head.text, _KIND_RELATIONS[likeness], 1.0 if is_same else 0.5)]
    score = 1.0 if is_same else 1.0 - _OTHER_WORD
    if p.ordinal != q.ordinal:
        both = p.ordinal is not None and q.ordinal is not None
        relation = "another number" if both else "number on one side"
        evidence.append(Evidence(str(p.ordinal or ""), str(q.ordinal or ""), relation, 0.0))
        score -= _ONE_NUMBER
    if p.countries and q.countries:
        one = not p.countries.isdisjoint(q.countries)
        relation = "same country" if one else "another country"
        evidence.append(Evidence(_first(p.countries), _first(q.countries), relation, float(one)))
        score -= _ONE_NAME * (p.countries != q.countries)  # Jordan Bank, Jordan Kuwait Bank
    elif (p.countries or q.countries) and not _may_be_of(p, q):
        evidence.append(Evidence(_first(p.countries), _first(q.countries), "country on one side", 0.0))
        score -= _ONE_COUNTRY
    score -= _unlike_concepts(p, q, evidence)
    score -= _unlike_names(p, q, compare_names, evidence)
    if any(one.relation in _CONTRADICTIONS for one in evidence):
        return 0.0, evidence
    return max(round(min(score, _MAX_COMPOSED), 4), _MIN_UNLIKE), evidence


def _may_be_of(p: Meaning, q: Meaning) -> bool:
    """Return whether a listed body that does not say its country is of the country that the other says."""
    return p.listed in q.countries or q.listed in p.countries


def _first(some: frozenset[str]) -> str:
    return min(some, key=lambda text: (len(text), text), default="")


def _unlike_concepts(p: Meaning, q: Meaning, evidence: list[Evidence]) -> float:
    """Return how much other words for the same, and words that only one has, lower the score."""
    lost, alone, left = 0.0, list(p.concepts), list(q.concepts)
    for likeness, strength in (("same", 1.0), ("similar", 0.5)):
        for word in tuple(alone):
            partner = next((other for other in left if word.likeness(other) == likeness), None)
            if partner:
                alone.remove(word)
                left.remove(partner)
                evidence.append(Evidence(word.text, partner.text, _MEANING_RELATIONS[likeness], strength))
                lost += _OTHER_WORD * (likeness == "similar")
    evidence += (Evidence(word.text, "", "missing", 0.0) for word in alone)
    evidence += (Evidence("", word.text, "missing", 0.0) for word in left)
    if alone and left:  # National beside International
        return lost + _EXTRA * (len(alone) + len(left))
    return lost + sum(map(_weight, (*alone, *left)))


def _weight(word: Word) -> float:
    return min((_LIGHT[sense] for sense in word.stems if sense in _LIGHT), default=_EXTRA)


def _unlike_names(p: Meaning, q: Meaning, compare_names: CompareNames, evidence: list[Evidence]) -> float:
    """Return how much names that only one has, or that are spelled otherwise, lower the score."""
    left, lost = list(q.names), 0.0
    for name in p.names:
        scored = [(_alike(name, other, compare_names), k) for k, other in enumerate(left)]
        best = max(scored, default=(0.0, -1))
        if best[0] >= _MIN_ALIKE:
            other = left.pop(best[1])
            relation = "same name" if best[0] >= _MIN_NAME else "similar name"
            evidence.append(Evidence(name.text, other.text, relation, round(best[0], 4)))
            lost += 1 - best[0]
        else:
            lost += _ONE_NAME
            rivals = [other for other in left if name.is_place and other.is_place]
            relation = "another place" if len(p.names) == len(q.names) == 1 and rivals else "missing"
            evidence.append(Evidence(name.text, "", relation, 0.0))
    for other in left:
        lost += _ONE_NAME
        evidence.append(Evidence("", other.text, "missing", 0.0))
    return lost


def _alike(name: Proper, other: Proper, compare_names: CompareNames) -> float:
    if name.entity and other.entity:
        if name.entity.press == other.entity.press:  # also of two places of one name
            return 1.0
        if name.entity.kind == other.entity.kind != "person":
            return 0.0
    return compare_names(name.text, other.text)
