"""Read a phrase in English: find its head, then what stands before it and behind it.

The head ends before the first preposition that is in no collocation (``Chamber of Commerce``), the longest one counts;
a head that a name follows (``Mount Sinjar``) comes first. A phrase with a word that fits nowhere is not
read at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

import regex

from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES
from arabtext.names.phrases.ordinals import read_english_ordinal
from arabtext.names.phrases.phrase import Link, Phrase, Proper, may_bear
from arabtext.names.phrases.terms import (
    Part,
    Term,
    as_written,
    by_usage,
    demonym_of,
    english_key_of,
    english_term_key,
    english_terms,
    heads,
    is_body,
    usage_of,
)
from arabtext.script.chars import DASHES
from arabtext.script.language.latin_script import english_words

_MAX_WORDS: Final = 20  # of a phrase; longer ones are left alone
_MAX_ENTITY_WORDS: Final = 6
_LINKS: Final[dict[str, Link]] = {
    "for": "for", "in": "in", "at": "in", "against": "against", "to": "to", "with": "with", "from": "from", "on": "for",
}  # fmt: skip
#: US citizens per million from which a head is a family name as well, and from which a given name that Arabs bear
#: too is rather an English one. Chosen by hand: Hill has 1,870, Bridge 20, Bank 10; Francis 1,600, Omar 360.
_MIN_BEARERS_OF_HEAD: Final = 20
_MIN_BEARERS_OF_GIVEN: Final = 1_000
_MAX_NAME_BEHIND: Final = 3  # words of a name behind its head: Bank Dhofar
_OF, _AND = "of", ("and", "&")
_POSSESSIVE = regex.compile(r"['’]s$|(?<=s)['’]$")
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{Nd}'’‘ʿʾ.\-‐‑]+|&|,|[–—]")


class _Word(NamedTuple):
    """A word as written, and its key as a term."""

    text: str
    key: str


@remember("phrases in English")
def read(text: str) -> Phrase | None:
    """Return the phrase that ``text`` is, None if it is none: no head, or a word in it that fits nowhere.

    >>> phrase = read("Iraq's Ministry of Labor and Social Affairs")
    >>> phrase.head.arabic, [field.head.arabic for field in phrase.fields], phrase.countries[0].english
    ('وزارة', ['العمل', 'الشؤون الاجتماعية'], 'Iraqi')
    >>> read("Qais al-Khazali") is None
    True
    """
    words = _words(text)
    if not words or not 1 < len(words) <= _MAX_WORDS:
        return None
    found = _phrase(words)
    return found if found and found.says_enough and not _is_rather_person(words, found) else None


def _is_rather_person(words: tuple[_Word, ...], phrase: Phrase) -> bool:
    """Return whether a head is also a family name and but an English given name stands with it: Anna Hill.

    So is one that stands first although it is no head that names follow: Park Chan-wook, but Lake Assad.
    """
    last = max((i for i, word in enumerate(words) if word.key in _AND), default=-1)  # Peter Banks and Mary Church
    if last < 0 and (phrase.adjectives or phrase.countries or phrase.ordinal or phrase.fields or phrase.links):
        return False
    if any(name.entity and name.entity.kind != "person" for name in phrase.names):
        return False
    keys = [word.key for word in words[last + 1 :] if word.key not in gazetteer.titles()]
    if len(keys) < 2 or any(map(_is_preposition, words)):
        return False
    bearers = gazetteer.english_names()
    if keys[-1] in _head_words():
        is_name = bearers.get(keys[-1], 0) >= _MIN_BEARERS_OF_HEAD
        return is_name and _is_english_given(keys[0], bearers.get(keys[0], 0))
    is_before = any(term.names == "before" for term in english_terms().whole(keys[:1]))
    return not is_before and bearers.get(keys[0], 0) >= _MIN_BEARERS_OF_HEAD


def _is_english_given(key: str, bearers: int) -> bool:
    tokens = gazetteer.latin_tokens().get(key, ())
    return any(
        token.role == "given" and (token.source == "western" or bearers >= _MIN_BEARERS_OF_GIVEN) for token in tokens
    )


def may_be_phrase(text: str) -> bool:
    """Return whether a text has a word that may be a head; cheap, and false for nearly all persons.

    >>> may_be_phrase("Ministry of Defense"), may_be_phrase("Qais al-Khazali")
    (True, False)
    """
    keys = {english_term_key(word) for word in text.replace("-", " ").split()}
    return len(keys) > 1 and not keys.isdisjoint(_head_words())


@once
def _head_words() -> frozenset[str]:
    """Return the last words of the English forms of all heads."""
    forms = (form for term in heads() for form in term.all_english)
    return frozenset(english_term_key(word) for form in forms for word in form.replace("-", " ").split()[-1:])


def _words(text: str) -> tuple[_Word, ...] | None:
    """Return the words of a phrase without ``the``; None if it has signs that no phrase has."""
    if _TOKEN.sub("", text).strip():
        return None
    found = []
    for token in _TOKEN.findall(text):
        if token in DASHES or not token.strip("-"):
            found.append(_Word(",", ","))
            continue
        pieces = [token] if _is_one(token) else token.split("-")
        for piece in pieces:
            if piece.casefold() == "the" or not piece:
                continue
            found.append(_Word(piece, piece if piece == "," else english_term_key(_POSSESSIVE.sub("", piece)) or piece))
    return tuple(found)


def _is_one(token: str) -> bool:
    """Return whether a word with a hyphen is one: a name with its article, or a listed word."""
    first = token.split("-")[0].casefold()
    return (
        "-" not in token
        or first in LATIN_ARTICLES
        or not all(english_terms().begins(english_term_key(p)) for p in token.split("-"))
    )


def _keys(words: tuple[_Word, ...]) -> list[str]:
    return [word.key for word in words]


@remember("phrases inside English ones")
def _phrase(words: tuple[_Word, ...]) -> Phrase | None:
    """Return the phrase of all ``words``, None if it cannot be read.

    Remembered, as :func:`_targets` is: a text in which many words could be heads asks for the same parts again and
    again, twice as often with each "of".
    """
    words, country = _without_country(words)
    if not words:
        return None
    for start, end, term in _head_places(words):
        found = _around(words, start, end, term)
        if found:
            if country and not found.countries:
                found = replace(found, countries=(country,))
            return found
    return None


def _without_country(words: tuple[_Word, ...]) -> tuple[tuple[_Word, ...], Term | None]:
    """Return words without a country behind a comma, and its adjective: Ministry of Health, Iraq."""
    for i, word in enumerate(words):
        if word.text == "," and i and (demonym := _demonym_of(words[i + 1 :])):
            return words[:i], demonym
    return words, None


def _demonym_of(words: tuple[_Word, ...]) -> Term | None:
    """Return the adjective of the country that ``words`` name."""
    if not words:
        return None
    known = gazetteer.entity(" ".join(_POSSESSIVE.sub("", word.text) for word in words))
    if known and known.kind == "place" and known.type == "country":
        return demonym_of(known.country)
    return None


def _head_places(words: tuple[_Word, ...]) -> Iterator[tuple[int, int, Term]]:
    """Yield where the head may be, the likeliest first: start, end and the term."""
    keys = _keys(words)
    inside = _inside_terms(keys)
    stop = next((i for i, word in enumerate(words) if i and i not in inside and _is_preposition(word)), len(words))
    found: list[tuple[int, int, int, Term]] = []
    for start in range(len(words)):
        for size, terms in english_terms().at(keys, start):
            for rank, term in enumerate(by_usage(terms, tuple(keys[start : start + size]))):
                end = start + size
                is_listed = start > 0 and size > 1 and (words[start - 1].key in _AND or words[start - 1].text == ",")
                is_last = end == stop or (end < len(words) and words[end].key == _OF)
                if term.part == "head" and not is_listed and (is_last or _is_before_name(words, end, term)):
                    found.append((start, end, rank, term))
    has_of = stop < len(words) and words[stop].key == _OF
    found.sort(
        key=lambda place: (
            place[0] == 0 and place[1] < stop,
            place[0],
            -place[1],
            place[3].group in ("place", "part") and not _stands_right(place[3], place[0], has_of),
            place[2],
        )
    )
    last = [place for place in found if place[1] >= stop]
    yield from ((start, end, term) for start, end, _, term in (*last, *(p for p in found if p not in last)))


def _stands_right(head: Term, start: int, has_of: bool) -> bool:
    """Return whether a head stands where English puts it: State of Qatar, Khartoum State; Camp Bucca, al-Hol camp."""
    return (head.names == "of") == has_of and (head.names != "before" or start == 0)


def _inside_terms(keys: Sequence[str]) -> set[int]:
    """Return the places of the words inside terms of several words, but their first: Chamber of Commerce."""
    inside = set[int]()
    for i in range(len(keys)):
        for size, terms in english_terms().at(keys, i):
            if size > 1 and any(term.part in ("head", "noun") for term in terms):
                inside.update(range(i + 1, i + size))
                break
    return inside


def _is_before_name(words: tuple[_Word, ...], end: int, head: Term) -> bool:
    """Return whether a head may have its name behind it: Mount Sinjar, Bank Dhofar, Syrian newspaper Al-Thawra."""
    if end == len(words) or not (head.names == "before" or head.expects != "noun" or words[end].text.isdecimal()):
        return False
    return _is_capital(words[end]) or (end + 1 == len(words) and words[end].text.isdecimal())  # Branch 215


def _is_preposition(word: _Word) -> bool:
    return word.key == _OF or word.key in _LINKS


@dataclass
class _Parts:
    """What was read around a head."""

    adjectives: list[Term] = field(default_factory=list)
    countries: list[Term] = field(default_factory=list)
    ordinal: int | None = None
    fields: list[Phrase] = field(default_factory=list)
    names: list[Proper] = field(default_factory=list)
    links: list[tuple[Link, tuple[Phrase | Proper, ...]]] = field(default_factory=list)

    def around(self, head: Term) -> Phrase:
        return Phrase(
            head,
            False,
            tuple(reversed(self.adjectives)),
            tuple(self.countries),
            self.ordinal,
            tuple(self.fields),
            tuple(self.names),
            tuple(self.links),
        )


def _around(words: tuple[_Word, ...], start: int, end: int, head: Term) -> Phrase | None:
    """Return the phrase of ``words`` with the given head."""
    parts = _Parts()
    head = _as_written(head, words[start:end])
    if not _before(words[:start], parts, head):
        return None
    rest = words[end:]
    if rest and not _is_preposition(rest[0]):
        is_name = all(map(_is_capital, rest)) and not parts.fields and not parts.names
        if is_name and (head.names == "before" or (head.expects != "noun" and len(rest) <= _MAX_NAME_BEHIND)):
            parts.names.append(_proper(rest))
            return parts.around(head)
        if (ordinal := read_english_ordinal([word.text for word in rest])) and ordinal[1] == len(rest):
            parts.ordinal = ordinal[0]
            return replace(parts.around(head), is_counted=rest[0].text.isdecimal())
        return None
    return parts.around(head) if _behind(rest, parts, head) else None


def _before(words: tuple[_Word, ...], parts: _Parts, head: Term) -> bool:
    """Read what stands before a head; False if something fits nowhere."""
    i = 0
    joined = was_adjective = False
    keys = _keys(words)
    parts_of: tuple[Part, ...] = ("adjective", "demonym", "noun", "head")
    if head.nouns == "of":  # Iraqi Health Ministry is the ministry of health
        parts_of = ("demonym", "noun", "adjective", "head")
    while i < len(words):
        word = words[i]
        if word.key in _AND or word.text == ",":
            joined = True
            i += 1
            continue
        if ordinal := read_english_ordinal([w.text for w in words[i:]]):
            parts.ordinal = ordinal[0]
            i += ordinal[1]
            continue
        entity, term = _entity(words, i), _term(keys, i, parts_of)
        if entity and not may_bear(head, *entity):
            parts.names.append(Proper(_text(words[i : i + entity[1]])))
            i += entity[1]
            continue
        if entity and _is_of_adjectives(keys[i : i + entity[1]]) and i + entity[1] == len(words):
            entity = None  # Royal Jordanian Air Force
        is_country = entity is not None and entity[0].type == "country"
        if entity and (term is None or entity[1] > term[1] or (entity[1] == term[1] and entity[0].kind == "place")):
            known, size = entity
            inner = _term(keys, i + size, ("head",)) if i + size < len(words) else None
            if inner and inner[0].group == "place":  # Bahrain Airport Company
                parts.fields.append(Phrase(inner[0], names=(Proper(_text(words[i : i + size]), known),)))
                i += size + inner[1]
                continue
            if is_country and (demonym := demonym_of(known.country)):
                parts.countries.append(demonym)
            else:
                parts.names.append(Proper(_text(words[i : i + size]), known))
            i += size
            continue
        if term is None or (term[0].part == "noun" and _is_arabic_name(words, i, term[1])):
            size = _name_size(words, i)
            if not size or _is_common(words[i : i + size]):
                return False
            parts.names.append(_proper(words[i : i + size]))
            i += size
            continue
        found, size = term
        also = _term(keys, i, ("adjective",)) if joined and was_adjective else None
        if also and also[1] >= size:  # Political and Security Committee
            parts.adjectives[-1] = replace(parts.adjectives[-1], also=(*parts.adjectives[-1].also, also[0]))
            joined, i = False, i + also[1]
            continue
        was_adjective = found.part == "adjective"
        found = _as_written(found, words[i : i + size])
        if found.part == "demonym":
            parts.countries.append(found)
        elif found.part == "adjective" and not joined:
            parts.adjectives.append(found)
        else:
            nouns = found if found.part in ("noun", "head") else None
            if nouns is None:
                parts.adjectives.append(found)
            elif (
                parts.fields and not joined and not is_body(parts.fields[-1].head)
            ):  # Palestine Liberation Organization: the first specifies the second
                parts.fields[-1] = Phrase(nouns, fields=(parts.fields[-1],))
            else:
                parts.fields.append(Phrase(nouns))
        joined = False
        i += size
    return True


def _is_of_adjectives(keys: Sequence[str]) -> bool:
    """Return whether all words of a listed name are adjectives, and several."""
    return len(keys) > 1 and all(_term(keys, i, ("adjective", "demonym")) for i in range(len(keys)))


def _behind(words: tuple[_Word, ...], parts: _Parts, head: Term) -> bool:
    """Read what stands behind a head: "of …", "for …"; False if something fits nowhere."""
    for word, segment in _segments(words):
        if not segment:
            return False
        is_of_state = word == _OF and head.names == "of"  # State of Qatar
        if word in (_OF, "in") and not is_of_state and (demonym := _demonym_of(segment)):
            parts.countries.append(demonym)
            continue
        targets = _targets(segment)
        if targets is None:
            return False
        if word == _OF and all(_is_body(target) for target in targets):
            parts.links.append(("for", tuple(targets)))
        elif word == _OF:
            for target in targets:
                if isinstance(target, Proper):
                    parts.names.append(target)
                else:
                    parts.fields.append(target)
        else:
            parts.links.append((_LINKS[word], tuple(targets)))
    return True


def _is_body(target: Phrase | Proper) -> bool:
    """Return whether a target is an organization of its own, of which something is a part."""
    if isinstance(target, Proper):
        return target.entity is not None and target.entity.kind == "organization"
    return _is_kind_of_body(target.head) and target.says_enough


def _is_kind_of_body(term: Term) -> bool:
    """Return whether a term is a kind of body, or a noun of the same English: the Iraqi Parliament."""
    terms = english_terms().whole(english_key_of(term.english)) if " " not in term.english else ()
    return any(one.part == "head" and one.group in ("organization", "unit") for one in (term, *terms))


def _as_written(term: Term, words: tuple[_Word, ...]) -> Term:
    return as_written(term, [word.text for word in words])


def _segments(words: tuple[_Word, ...]) -> Iterator[tuple[str, tuple[_Word, ...]]]:
    """Yield each preposition and the words behind it, up to the next one that belongs to the head."""
    i = 0
    inside = _inside_terms(_keys(words))
    while i < len(words):
        end = i + 1
        while end < len(words) and (end in inside or not _is_preposition(words[end])):  # Persons with Disabilities
            end += 1
        # "of" inside a collocation or after an inner head belongs to what stands before it
        while end < len(words) and words[end].key == _OF and _spans(words, i + 1, end):
            end += 1
            while end < len(words) and not _is_preposition(words[end]):
                end += 1
        yield words[i].key, words[i + 1 : end]
        i = end


def _spans(words: tuple[_Word, ...], start: int, at: int) -> bool:
    """Return whether the word at ``at`` stands inside a phrase that begins at ``start``."""
    keys = _keys(words)
    for i in range(start, at):
        for size, _ in english_terms().at(keys, i):
            if i + size > at:
                return True
    before = _term(keys, at - 1, ("head", "noun"))
    if before is None or _is_body_next(words, at):
        return False
    return before[0].names == "of" if _is_country_next(words, at) else True  # the Kingdom of Bahrain


def _is_body_next(words: tuple[_Word, ...], at: int) -> bool:
    """Return whether a listed organization follows the word at ``at``."""
    entity = _entity(words, at + 1) if at + 1 < len(words) else None
    return entity is not None and entity[0].kind == "organization"


def _is_country_next(words: tuple[_Word, ...], at: int) -> bool:
    return _demonym_of(words[at + 1 :]) is not None


@remember("lists in English phrases")
def _targets(words: tuple[_Word, ...]) -> tuple[Phrase | Proper, ...] | None:
    """Return the nouns and names of words joined by "and"; None if something fits nowhere."""
    if not words:
        return None
    whole = _target(words)
    if whole is not None:
        return (whole,)
    for i, word in enumerate(words):
        if i and (word.key in _AND or word.text == ","):
            first = _target(words[:i])
            rest = words[i + 1 :]
            while rest and (rest[0].key in _AND or rest[0].text == ","):
                rest = rest[1:]
            if first is not None and rest and (others := _targets(rest)) and _is_list([first, *others]):
                return (first, *others)
    return None


def _is_list(targets: Sequence[Phrase | Proper]) -> bool:
    """Return whether targets are of one kind: fields, or names; another body behind "and" is no field."""
    bodies = [isinstance(one, Phrase) and one.head.part == "head" for one in targets]
    return all(bodies) or not any(bodies)


def _target(words: tuple[_Word, ...]) -> Phrase | Proper | None:
    """Return one noun with its adjectives, one name, or a phrase of its own."""
    keys = _keys(words)
    term = _term(keys, 0, ("noun", "head"))
    entity = _entity(words, 0)
    if entity and entity[1] == len(words) and entity[0].kind == "organization" and " " not in entity[0].press:
        return Proper(_text(words), entity[0])
    if term and term[1] == len(words):
        return Phrase(_as_written(term[0], words))
    if entity and entity[1] == len(words):
        return Proper(_text(words), entity[0])
    if joined := _with_joined_adjectives(words):
        return joined
    adjective = _term(keys, 0, ("adjective", "demonym"))
    if adjective and adjective[1] < len(words):
        inner = _target(words[adjective[1] :])
        if isinstance(inner, Phrase) and not inner.names:
            if adjective[0].part == "demonym":
                return replace(inner, countries=(adjective[0], *inner.countries))
            return replace(inner, adjectives=(*inner.adjectives, adjective[0]))
    if not any(word.key in _AND for word in words) and (found := _phrase(words)) and not found.is_bare:
        return found
    if compound := _compound(words):
        return compound
    if term and term[1] < len(words) and words[term[1]].key == _OF:  # the Liberation of Palestine
        rest = _targets(words[term[1] + 1 :])
        if rest:
            names = tuple(one for one in rest if isinstance(one, Proper))
            fields = tuple(one for one in rest if isinstance(one, Phrase))
            return Phrase(term[0], names=names, fields=fields)
    if all(_is_capital(word) for word in words) and not any(map(_is_term, keys)) and not _is_common(words):
        return _proper(words)
    return None


def _with_joined_adjectives(words: tuple[_Word, ...]) -> Phrase | None:
    """Return a noun behind adjectives that "and" joins: Political and Parliamentary Affairs; None for anything else."""
    keys = _keys(words)
    found: list[Term] = []
    i = 0
    while i < len(words) and (adjective := _term(keys, i, ("adjective",))):
        found.append(adjective[0])
        i += adjective[1]
        if i == len(words) or not (words[i].key in _AND or words[i].text == ","):
            break
        i += 1
    if len(found) < 2 or i == len(words) or _is_noun_itself(words[0]):
        return None
    inner = _target(words[i:])
    if not isinstance(inner, Phrase) or inner.names or inner.head.part != "noun":
        return None
    return replace(inner, adjectives=(*inner.adjectives, replace(found[0], also=tuple(found[1:]))))


def _is_noun_itself(word: _Word) -> bool:
    """Return whether an adjective is a noun as well: Health and Social Affairs are two."""
    return any(
        one.part == "noun" and english_key_of(one.english) == (word.key,) for one in english_terms().whole((word.key,))
    )


def _compound(words: tuple[_Word, ...]) -> Phrase | None:
    """Return the last noun with all that stands before it: Policy Research; None if something fits nowhere."""
    if any(word.key in _AND or word.text == "," for word in words):
        return None
    keys = _keys(words)
    for start in range(1, len(words)):
        found = _term(keys, start, ("noun",))
        if found and start + found[1] == len(words):
            parts = _Parts()
            is_read = _before(words[:start], parts, found[0])
            is_known = bool(parts.fields) or any(name.is_place for name in parts.names)
            return parts.around(_as_written(found[0], words[start:])) if is_read and is_known else None
    return None


def _is_term(key: str) -> bool:
    return english_terms().begins(key)


def _is_capital(word: _Word) -> bool:
    return word.text[0].isupper() or word.text.casefold().startswith(("al-", "el-")) or word.text.casefold() in (
        "bin", "ibn", "al", "el",
    )  # fmt: skip


def _is_arabic_name(words: tuple[_Word, ...], i: int, size: int) -> bool:
    """Return whether an Arabic article follows a term of one word, which is then one of a name: Nour al-Hayat."""
    behind = words[i + 1].text.casefold() if size == 1 and i + 1 < len(words) else ""
    return behind in LATIN_ARTICLES or (behind.split("-")[0] in LATIN_ARTICLES and "-" in behind)


def _name_size(words: tuple[_Word, ...], i: int) -> int:
    """Return how many words from ``i`` on are a proper name that no table has."""
    end = i
    keys = _keys(words)
    while (
        end < len(words)
        and _is_capital(words[end])
        and (end == i or _term(keys, end, ("adjective", "demonym", "noun", "head")) is None)
    ):
        end += 1
    return end - i


def is_english(text: str) -> bool:
    """Return whether a text has a head and no word but English ones, so that there is no name in it to spell."""
    words = _words(text) if may_be_phrase(text) else None
    return bool(words) and all(
        _is_preposition(word) or word.key in _AND or word.text == "," or _is_term(word.key) or _is_common((word,))
        for word in words or ()
    )


def _is_common(words: tuple[_Word, ...]) -> bool:
    """Return whether words are common English ones and no names, so that a table lacks their meaning."""
    listed = gazetteer.latin_tokens()
    return all(word.text.casefold() in english_words() and word.key not in listed for word in words)


def _proper(words: tuple[_Word, ...]) -> Proper:
    text = _text(words)
    known = gazetteer.entity(text)
    return Proper(text, known if known and known.kind != "term" else None)


def _text(words: tuple[_Word, ...]) -> str:
    return _POSSESSIVE.sub("", " ".join(word.text for word in words))


def _entity(words: tuple[_Word, ...], i: int) -> tuple[gazetteer.Entity, int] | None:
    """Return the listed name that begins at word ``i``, the longest, and its number of words."""
    for size in range(min(_MAX_ENTITY_WORDS, len(words) - i), 0, -1):
        some = words[i : i + size]
        if some[0].key in _AND or some[-1].key in (*_AND, _OF) or any(word.text == "," for word in some):
            continue
        known = gazetteer.entity(_text(some))
        if known and known.kind != "term" and _is_capital(some[0]):
            return known, size
    return None


def _term(keys: Sequence[str], i: int, parts: tuple[Part, ...]) -> tuple[Term, int] | None:
    """Return the longest term of one of ``parts`` that begins at word ``i``, and its number of words.

    Of terms of one length the first of ``parts`` counts, but a noun that is written as it is counts before an adjective
    (Security Committee), and what most names have before what few have.
    """
    for size, terms in english_terms().at(keys, i):
        some = [term for term in by_usage(terms, tuple(keys[i : i + size])) if term.part in parts]
        if not some:
            continue
        nouns = [term for term in some if term.part == "noun"]
        own = [term for term in nouns if english_key_of(term.english) == tuple(keys[i : i + size])]
        first = min(some, key=lambda term: parts.index(term.part))
        if own and first.part == "noun":
            first = own[0]  # Industry, and no Industries
        if own and first.part == "adjective" and usage_of(own[0]) >= usage_of(first):
            first = own[0]
        return first, size
    return None
