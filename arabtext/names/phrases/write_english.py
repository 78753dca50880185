"""Write a phrase in English.

In order: nationality, ordinal, proper names, adjectives (those that Arabic puts last come first), the nouns that stand
before the head, the head, and behind it "of …" and what follows a preposition.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

import regex

from arabtext.memory import once
from arabtext.names.phrases.ordinals import english_ordinal
from arabtext.names.phrases.phrase import Link, Phrase, Proper
from arabtext.names.phrases.terms import (
    Term,
    demonym_of,
    english_key_of,
    english_term_key,
    english_terms,
    head_in,
    heads,
    phrase_words,
)

#: How likely a composed name is what the press prints, 0 to 1, before the scores of the names inside; and the factor
#: for each preposition. Measured on the composed institutions of tests/quality/phrases, see docs/benchmarks.md.
COMPOSED_SCORE: Final = 0.95
LINK_FACTOR: Final = 0.85
_INQUIRY: Final = ("Investigation", "Fact-Finding")  # into what happened
_AGAINST: Final = ("Anti-", "Counter")  # Supreme Anti-Corruption Committee
_TOWNS: Final = frozenset(("city", "seat", "district", "province"))
_AFFAIRS, _MINISTRY = "الشؤون", "وزارة"
_LIST = regex.compile(r", | and ")
_AMERICAN: Final = "American"  # behind another nationality: Syrian-American
_UNIVERSITY: Final = "University"


class Spelled(NamedTuple):
    """A proper name in the other script, and how likely the spelling is right, 0 to 1."""

    text: str
    score: float


Speller = Callable[[Proper], Spelled]


def write(phrase: Phrase, spell: Speller, country: str = "") -> Spelled:
    """Return the English form of a phrase and its score; ``spell`` writes the proper names in it.

    ``country`` is the code of the country whose usage is followed where it has one; else that of the phrase itself.
    """
    writer = _Writer(spell, country or country_of(phrase))
    text = writer.whole(phrase)
    return Spelled(text, round(COMPOSED_SCORE * writer.score, 4))


def country_of(phrase: Phrase) -> str:
    """Return the code of the country that a phrase belongs to, by its nationality or the places in it; else nothing."""
    codes = [code for term in phrase.countries for code in term.countries[:1]]
    codes += [name.entity.country for name in phrase.all_names if name.entity and name.entity.country]
    return codes[0] if codes else ""


class _Writer:
    def __init__(self, spell: Speller, country: str) -> None:
        self._spell = spell
        self._country = country
        self.score = 1.0

    def whole(self, phrase: Phrase) -> str:
        """Return a phrase in its full form."""
        is_named = bool(phrase.names) and not (phrase.fields or phrase.ordinal or phrase.links)
        phrase = replace(phrase, head=head_in(phrase.head, self._country, is_named=is_named))
        head = phrase.head.shown
        names = _beside(phrase.names, [self._name_of(name, phrase.head) for name in phrase.names])
        pattern = self._names_pattern(phrase)
        is_number = phrase.is_counted and phrase.head.group != "unit"
        before: list[str] = []
        behind: list[str] = []
        phrase = self._with_contents(phrase)
        fields, hoisted = self._fields(replace(phrase, fields=_apart(phrase.fields)))
        royal = [term for term in phrase.adjectives if _is_before_country(term, phrase.countries)]
        others = replace(phrase, adjectives=tuple(term for term in phrase.adjectives if term not in royal))
        before += [term.before for term in royal]
        before += [_countries(phrase.countries)] if phrase.countries else []
        before += [english_ordinal(phrase.ordinal)] if phrase.ordinal and not is_number else []
        if names and pattern == "pre":
            before.append(_listed(names))
        before += hoisted
        if names and all(name.entity and name.entity.type == "country" for name in phrase.names):
            before += [*_adjectives(others), before.pop()] if pattern == "pre" else _adjectives(others)
        else:
            before += _adjectives(others)
        if fields and self._is_before(phrase):
            one = self.attributive if len(fields) == 1 else self._one_of_list
            before.append(_listed([one(field) for field in fields]))
        elif fields:
            word = "of" if phrase.head.nouns == "of" else "of the" if _is_office(phrase) else "for"
            one = self._field_behind if len(fields) == 1 else self.inner
            behind.append(f"{word} {_listed([one(field) for field in fields])}")
        if names and pattern == "of":
            behind.append(f"of {_listed([_with_article(name) for name in names])}")
        for link, targets in phrase.links:
            only = targets[0]
            if link == "for" and len(targets) == 1 and isinstance(only, Phrase) and self._is_short(phrase, only):
                before.append(self.attributive(only))
                continue
            if self._is_hoisted(phrase, link, targets):
                before.insert(0, self._name(phrase.links[0][1][0]))  # type: ignore[arg-type]
                continue
            self.score *= LINK_FACTOR
            each = [
                one for t in targets for one in ([t] if isinstance(t, Proper) or len(targets) < 2 else _apart((t,)))
            ]
            texts = [self._name_behind(t) if isinstance(t, Proper) else self._behind(t) for t in each]
            behind.append(f"{_preposition(phrase.head, link, only)} {_listed(texts)}")
        middle = [head, *names] if names and pattern == "before" else [head]
        if names and any(_says(name, head) for name in names):  # Hamrin Mountains
            said = " ".join(names).casefold().split()
            before = [word for word in before if word in names or word.casefold() not in said]
            middle = [name for name in names if pattern == "before"]
        if head in middle and before and before[-1].endswith(f" {head}"):  # Tribal Mobilization Forces
            middle.remove(head)
        middle += [str(phrase.ordinal)] if is_number else []
        return " ".join([*before, *middle, *behind])

    def inner(self, phrase: Phrase) -> str:
        """Return a phrase as it stands behind a preposition: ``Policy Research``, ``the Liberation of Palestine``."""
        if phrase.head.part == "head":
            return self.whole(phrase)
        if phrase.is_part_of_place:
            return self.attributive(phrase)
        if _is_compound(phrase):
            return " ".join([*self._modifiers(phrase), phrase.head.shown])
        own = [c.english for c in phrase.countries] + _adjectives(phrase)
        text = " ".join([*own, phrase.head.shown])
        rest = [self._name_behind(name) for name in phrase.names]
        rest += [self.inner(field) for field in phrase.fields]
        if rest:
            text = f"the {text} of {_listed(rest)}"
        for link, targets in phrase.links:
            self.score *= LINK_FACTOR
            texts = [self._name_behind(t) if isinstance(t, Proper) else self.inner(t) for t in targets]
            text = f"{text} {link} {_listed(texts)}"
        return text

    def attributive(self, phrase: Phrase) -> str:
        """Return a phrase as it stands before a head: ``Health``, ``Judicial``, ``Palestine Liberation``."""
        if phrase.head.part == "head" and not phrase.is_bare:
            return self.whole(phrase)
        if phrase.is_part_of_place:  # South Tripoli
            return " ".join([phrase.head.shown, *self._modifiers(phrase)])
        return " ".join([*self._modifiers(phrase), phrase.head.before])

    def _one_of_list(self, phrase: Phrase) -> str:
        """Return a phrase as one of several before a head: a noun that only lost its plural there keeps it."""
        head = phrase.head
        has_lost = head.before.endswith(("'", "'s")) or head.shown in (f"{head.before}s", f"{head.before[:-1]}ies")
        return self.attributive(replace(phrase, head=replace(head, written=head.shown)) if has_lost else phrase)

    def _modifiers(self, phrase: Phrase) -> list[str]:
        """Return what stands before the noun of a phrase."""
        own = [c.english for c in phrase.countries]
        own += [_listed([self._name_of(name, phrase.head) for name in phrase.names])] if phrase.names else []
        own += _adjectives(phrase)
        return own + ([_listed([self.attributive(field) for field in phrase.fields])] if phrase.fields else [])

    def _behind(self, phrase: Phrase) -> str:
        """Return a phrase as it stands behind the head of another, a body with its article."""
        text = self.inner(phrase)
        if _is_matter(phrase):
            return text
        is_body = phrase.head.part == "head" and phrase.head.group != "place" and phrase.head.names != "uni"
        return f"the {text}" if is_body or (phrase.is_bare and _is_deed(phrase)) else text

    def _field_behind(self, phrase: Phrase) -> str:
        """Return the field of a head as it stands behind it, with the article if it is a body and no matter."""
        is_matter = phrase.head.part == "head" and phrase.is_bare and _noun(phrase.head.english) is not None
        return self.inner(phrase) if is_matter and " of " not in phrase.head.english else self._behind(phrase)

    def _with_contents(self, phrase: Phrase) -> Phrase:
        """Return a phrase with what its field is in as the field of that: Health Sector Employees Syndicate."""
        if len(phrase.fields) != 1 or len(phrase.links) != 1 or phrase.head.nouns != "pre":
            return phrase
        (field,), ((link, targets),) = phrase.fields, phrase.links
        inside = [target for target in targets if isinstance(target, Phrase) and target.head.part == "noun"]
        if link != "in" or len(inside) < len(targets) or field.fields or field.names or field.head.part != "noun":
            return phrase
        return replace(phrase, fields=(replace(field, fields=tuple(inside)),), links=())

    def _name_of(self, name: Proper, head: Term) -> str:
        """Return a name before a head, a country before people and their bodies as an adjective: Egyptian Judges."""
        if name.entity and name.entity.type == "country" and _is_people(head):
            demonym = demonym_of(name.entity.country)
            if demonym:
                self._name(name)
                return demonym.english
        return self._name(name)

    def _name_behind(self, name: Proper) -> str:
        """Return a proper name as it stands behind a preposition, some with the article."""
        text = self._name(name)
        return _with_article(text)

    def _fields(self, phrase: Phrase) -> tuple[list[Phrase], list[str]]:
        """Return the fields of a phrase, and the names in them that go before its head."""
        if not phrase.fields or phrase.head.arabic == _MINISTRY:
            return list(phrase.fields), []
        if len(phrase.fields) == 1 and phrase.fields[0].is_part_of_place and not phrase.names:
            return [], [self.attributive(phrase.fields[0])]
        if not (self._is_before(phrase) or len(phrase.fields) == 1):
            return list(phrase.fields), []
        *others, only = phrase.fields
        is_field = only.head.part == "noun" or _noun(only.head.english) is not None
        if is_field and only.names and not only.fields and all(n.is_place for n in only.names):
            names = [self._name_of(name, only.head) for name in only.names]
            return [*others, replace(only, names=())], [_listed(names)]
        return list(phrase.fields), []

    def _is_before(self, phrase: Phrase) -> bool:
        """Return whether the fields of a phrase stand before its head."""
        if phrase.head.nouns != "pre":
            is_against = all(field.head.before.startswith(_AGAINST) for field in phrase.fields)
            return (
                is_against and phrase.head.arabic != _MINISTRY and phrase.head.nouns == "of" and not phrase.adjectives
            )
        if _is_office(phrase):
            return False
        return not any(field.links or _is_of_people(field) or _is_deed(field) for field in phrase.fields)

    def _is_short(self, phrase: Phrase, target: Phrase) -> bool:
        """Return whether what follows "for" goes before the head: Munich Security Conference."""
        is_one = " " not in phrase.head.english and not phrase.fields
        if is_one and target.is_bare and target.head.before.startswith(_AGAINST):
            return True
        if phrase.head.nouns != "pre" or phrase.fields or target.names or target.fields or target.links:
            return False
        if target.head.part != "noun" or target.countries or _is_deed(target):
            return False
        if phrase.adjectives and target.head.english.startswith("International "):
            return False  # National Committee for International Humanitarian Law
        if " " in phrase.head.english:
            return False
        is_of_whole = any(term.arabic in phrase_words("of the whole") for term in phrase.adjectives)
        return bool(target.head.attributive or phrase.names) or not is_of_whole

    def _is_hoisted(self, phrase: Phrase, link: Link, targets: tuple[Phrase | Proper, ...]) -> bool:
        """Return whether the town that a body is in stands before its head: Beirut Military Court."""
        only = targets[0]
        if link != "in" or len(phrase.links) > 1 or len(targets) > 1 or not isinstance(only, Proper):
            return False
        if phrase.names or phrase.countries or phrase.head.names != "pre" or phrase.head.arabic == _MINISTRY:
            return False
        return phrase.head.group == "organization" and only.is_place and only.entity.type in _TOWNS  # type: ignore[union-attr]

    def _names_pattern(self, phrase: Phrase) -> str:
        """Return how the names of a phrase are joined to its head."""
        pattern = phrase.head.names
        if pattern != "uni":
            return pattern
        is_plain = not (phrase.fields or phrase.countries or phrase.links)
        is_plain &= all(term.group == "organizational" for term in phrase.adjectives)  # Central Bank of Sudan
        return "of" if is_plain and all(name.is_place for name in phrase.names) else "pre"

    def _name(self, name: Proper) -> str:
        spelled = self._spell(name)
        self.score *= spelled.score
        return spelled.text


def _says(name: str, head: str) -> bool:
    """Return whether the English form of a name says already what its head says."""
    name, head = name.casefold(), head.casefold()
    is_airbase = name.endswith(f" {head.replace(' ', '')}")
    return name.startswith(f"{head} ") or name.endswith(f" {head}") or is_airbase


def _is_before_country(term: Term, countries: tuple[Term, ...]) -> bool:
    """Return whether an adjective stands before the nationality."""
    if not countries:
        return False
    is_generic = not any(country.countries for country in countries)
    return term.arabic in phrase_words("before a country") or (
        is_generic and term.arabic in phrase_words("before Arab")
    )


def _adjectives(phrase: Phrase) -> list[str]:
    """Return the adjectives of a phrase in the order of English: what Arabic puts last comes first."""
    return [_listed([one.before for one in (term, *term.also)]) for term in reversed(phrase.adjectives)]


def _preposition(head: Term, link: Link, target: Phrase | Proper) -> str:
    """Return how English joins what follows a preposition: a committee in a parliament, or for it, is one of it."""
    if link not in ("in", "for"):
        return link
    if link == "in" and any(word in head.english for word in _INQUIRY):
        return "into"
    if isinstance(target, Proper):
        is_body = target.entity is not None and target.entity.kind == "organization"
        is_school = is_body and _UNIVERSITY in _press_of(target)
    else:
        is_body = target.head.part == "head" and target.head.group != "place" and not _is_matter(target)
        is_school = target.head.names == "uni" and target.head.nouns == "of"
    if is_school:
        return "at" if link == "in" else "of"
    if link == "in" and head.names == "uni" and isinstance(target, Proper):
        return "of"  # Islamic University of Gaza
    is_people = (
        isinstance(target, Phrase) and target.head.agreement == "p" and head.arabic in phrase_words("of members")
    )
    if is_body or (link == "for" and (head.nouns == "of" or is_people)):
        return "of"
    return link


def _is_people(head: Term) -> bool:
    """Return whether a noun is people, or a body of theirs."""
    return head.arabic.split(" ")[0] in phrase_words("of people") or (head.part == "noun" and head.agreement == "p")


def _press_of(name: Proper) -> str:
    """Return the house form of a listed name."""
    return name.entity.press if name.entity else ""


def _apart(fields: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return fields with the nouns in them that "and" joins as fields of their own, so that all are one list."""
    found: list[Phrase] = []
    for field in fields:
        parts = _LIST.split(field.head.shown)
        terms = [_noun(part) for part in parts] if field.is_bare and len(parts) > 1 else []
        found += [replace(field, head=term) for term in terms if term] if terms and all(terms) else [field]
    return tuple(found)


def _noun(english: str) -> Term | None:
    """Return the noun with just this English form."""
    terms = english_terms().whole(english_key_of(english))
    return next((term for term in terms if term.part == "noun" and term.english == english), None)


def _countries(terms: tuple[Term, ...]) -> str:
    """Return nationalities as they stand before a head: ``US-Saudi``, and ``Syrian Arab``."""
    states = [term for term in terms if term.countries]
    words = [term.english for term in states]
    words = [*words[:1], *(_AMERICAN if word == "US" else word for word in words[1:])]
    return " ".join([*(["-".join(words)] if words else []), *(term.english for term in terms if not term.countries)])


def _beside(names: tuple[Proper, ...], texts: list[str]) -> list[str]:
    """Return the texts of names, those that stand beside each other as one: ``Kirkuk-Ceyhan``, ``Hezbollah Iraq``."""
    joined: list[str] = []
    for i, (name, text) in enumerate(zip(names, texts, strict=True)):
        if not name.is_beside:
            joined.append(text)
            continue
        are_places = name.is_place and names[i - 1].is_place
        joined[-1] = f"{joined[-1]}{'-' if are_places else ' '}{text}"
    return joined


def _with_article(name: str) -> str:
    """Return a name with "the" if it is used so: ``the United Nations``, ``the Palestine Liberation Organization``."""
    words = name.split()
    if len(words) < 2 or words[0].casefold() in ("the", "mount", "lake") or _UNIVERSITY in words[-1:]:
        return name
    is_body = english_term_key(words[-1]) in _last_words() or "of" in words
    return f"the {name}" if is_body or words[0] == "United" or words[-1] in phrase_words("with the") else name


@once
def _last_words() -> frozenset[str]:
    """Return the last words of the kinds of bodies."""
    return frozenset(english_term_key(term.english.split()[-1]) for term in heads() if term.group != "place")


def _is_of_people(phrase: Phrase) -> bool:
    """Return whether a noun is about people, who stand behind it: the Protection of Journalists."""
    return phrase.head.part == "noun" and any(field.head.agreement == "p" for field in phrase.fields)


def _is_matter(phrase: Phrase) -> bool:
    """Return whether a head is rather a matter: Ministerial Committee for National Security."""
    if phrase.head.part != "head" or not phrase.is_bare or " of " in phrase.head.english:
        return False
    words = phrase.head.english.split()
    return _noun(phrase.head.english) is not None and english_term_key(words[-1]) not in _kinds()


@once
def _kinds() -> frozenset[str]:
    """Return the words that are kinds of bodies or units by themselves: Council, Forces."""
    own = (term for term in heads() if " " not in term.arabic and " " not in term.english and term.group != "place")
    return frozenset(english_term_key(term.english) for term in own)


def _is_office(phrase: Phrase) -> bool:
    """Return whether a phrase is the office of somebody with a mandate: Office of the UN Envoy to Syria."""
    return bool(phrase.links) and len(phrase.fields) == 1 and phrase.fields[0].head.before.endswith("'s")


def _is_deed(phrase: Phrase) -> bool:
    """Return whether a noun has "of" in it, and is about no people: Defense of the Revolution."""
    return phrase.head.part == "noun" and " of " in phrase.head.before and phrase.head.agreement != "p"


def _is_compound(phrase: Phrase) -> bool:
    """Return whether what specifies a noun stands before it: Policy Research, Gaza Affairs."""
    if phrase.links or not (phrase.fields or phrase.names):
        return False
    if phrase.head.arabic == _AFFAIRS:
        return True
    is_of_land = phrase.head.arabic in phrase_words("of a land") or not all(name.is_place for name in phrase.names)
    return (
        not (phrase.names and is_of_land)
        and not _is_of_people(phrase)
        and not any(field.links for field in phrase.fields)
    )


def _listed(texts: list[str]) -> str:
    """Return texts as a list: ``Labor``, ``Labor and Social Affairs``, ``Planning, Trade and Industry``."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def evidence(phrase: Phrase) -> str:
    """Return which word of a phrase was read as what, for a person to check.

    >>> from arabtext.names.phrases import read_arabic
    >>> evidence(read_arabic.read("وزارة الصحة العراقية"))
    'وزارة Ministry + الصحة Health + عراقي Iraqi'
    """
    parts = [f"{phrase.head.arabic} {phrase.head.english}"]
    parts += [evidence(field) for field in phrase.fields]
    parts += [_of_name(name) for name in phrase.names]
    parts += [_of_term(term) for term in (*phrase.adjectives, *phrase.countries)]
    parts += [str(phrase.ordinal)] if phrase.ordinal else []
    for link, targets in phrase.links:
        parts.append(f"{link} " + ", ".join(_of_name(t) if isinstance(t, Proper) else evidence(t) for t in targets))
    return " + ".join(parts)


def _of_term(term: Term) -> str:
    return f"{term.arabic} {term.english}"


def _of_name(name: Proper) -> str:
    return f"{name.text} {name.entity.press}" if name.entity else f"the name {name.text}"
