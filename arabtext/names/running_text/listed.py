"""First pass of finding names: every spelling of the curated tables, the longest at every place.

A place of the gazetteer counts only behind a word that makes it one, in Arabic a preposition or a word for a kind of
place. Which of several places with one name is meant follows from the countries that the text names; else it is the
best known one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from arabtext.memory import once, remember
from arabtext.names.authority import Authority
from arabtext.names.known import gazetteer
from arabtext.names.model import Kind
from arabtext.names.running_text.text_words import (
    NameSpan,
    TextWord,
    ambiguous,
    clitic_readings,
    function_words,
    joined_text,
    readings,
    split_words,
    word_key,
)
from arabtext.script.chars import ARTICLE, LAM, TEH_MARBUTA, WAW, YEH
from arabtext.script.language.latin_script import english_words
from arabtext.script.wordlist import frequency

_MAX_WORDS: Final = 12  # of a listed name
_MIN_KEY_BEHIND_CLITIC: Final = 4  # letters of a single-word name that a clitic is cut off
_MIN_CAPITALS: Final = 3  # letters of a single word in capitals: US, UN are left to longer spellings
_BEFORE_A_PLACE: Final = frozenset("في إلى الى من قرب نحو عبر باتجاه مدينة محافظة بلدة قضاء جنوب شمال شرق غرب".split())
#: Words behind which an Arabic or an English word is the name of a place that only the gazetteer lists.
_KINDS: Final = frozenset("مدينة محافظة بلدة بلدتي قرية قريتي قضاء ناحية مخيم حي منطقة مديرية ولاية مركز ريف".split())
_IN: Final = frozenset("in near from at outside around towards".split())
#: Types of places that say which country a text is about, and of those of which another place may have the name.
_SURE: Final = frozenset(("country", "seat", "province", "governorate", "region"))
_NOT_SURE: Final = frozenset(("city", "town", "district", "neighborhood", "camp", "port", "base", "crossing"))
_MAX_DISTANCE: Final = 60  # words between a place and the country that settles which it is; chosen by hand
_MAX_TOWN_WORDS: Final = 4  # of a place of the gazetteer
_MAX_FREQUENCY: Final = 1.0  # per million, of an Arabic word that a preposition makes a place of the gazetteer; by hand


class _Node:
    """A place in the tree of listed names: the words that may follow, and the entity whose name ends here."""

    __slots__ = ("entity", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.entity: gazetteer.Entity | None = None


@once
def _tree() -> _Node:
    """Return the tree of the curated tables."""
    return _grown(gazetteer.entities())


def _grown(entities: Iterable[gazetteer.Entity]) -> _Node:
    """Return word keys → … → entity, articles left out; of equal spellings the entity listed first is kept."""
    root = _Node()
    for entity in entities:
        for spelling in entity.spellings:
            node = root
            for word in split_words(spelling):
                if not word.is_article:
                    node = node.following.setdefault(word.key, _Node())
            node.entity = node.entity or entity
    return root


class _Found(NamedTuple):
    """A listed name in the text: its words and, of those, the characters left off; and what it is the name of."""

    first: int
    last: int
    offset: int
    entity: gazetteer.Entity

    def span(self, words: list[TextWord]) -> NameSpan:
        """Return the span with the evidence for and against its being the listed name."""
        entity = self.entity
        return NameSpan(
            self.first, self.last, self.offset, entity.kind, entity.press, evidence=tuple(_evidence(words, self))
        )


def find_listed(words: list[TextWord], country: str = "") -> list[NameSpan]:
    """Return the listed names and terms among ``words``, in order, none overlapping.

    ``country``, an ISO 3166 code, is the one that the text is about where it names none.
    """
    found: list[_Found] = []
    i = 0
    while i < len(words):
        one = _listed_at(words, i)
        if one and words[i].key in function_words("en") and i + 1 < len(words):
            inner = _listed_at(words, i + 1)  # the Guardian, but the Guardian Council
            one = inner if inner and inner.last > one.last else one
        if one := one or _town_at(words, i):
            found.append(one)
        i = one.last if one else i + 1
    return [one.span(words) for one in _settled(words, found, country)]


def find_decided(words: list[TextWord], authority: Authority) -> list[NameSpan]:
    """Return the spellings of an authority's decisions among ``words``, the longest at every place."""
    if not authority.decisions:
        return []
    kinds: dict[str, Kind] = {"organization": "organization", "place": "place", "term": "term"}
    root = _grown(
        gazetteer.Entity(one.canonical, one.arabic, kinds.get(one.kind, "person"), english_variants=one.variants)
        for one in authority.decisions
    )
    spans = []
    for i, word in enumerate(words):
        if not word.is_capital and not word.is_article:
            continue
        for key, offset in readings(word):
            node = root if word.is_article and not word.is_arabic else root.following.get(key)
            if node and (found := _walk(words, i, node)):
                spans.append(NameSpan(i, found[0], offset, found[1].kind, found[1].press))
                break
    return spans


def _evidence(words: list[TextWord], one: _Found) -> Iterator[str]:
    """Yield the evidence for and against words being the listed name that they spell."""
    entity, first, last = one.entity, one.first, one.last
    content = [word for word in words[first:last] if not word.is_article]
    size = f"{entity.kind} of {min(len(content), 3)}"
    yield size
    if entity.kind == "place":
        yield f"{entity.type} of {min(len(content), 3)}" if entity.is_checked else "of the gazetteer"
    if entity.rather:
        yield f"rather {entity.rather}"
    if len(content) > 1:
        return
    word = content[0] if content else words[first]
    before = words[first - 1] if first and words[first].is_joined else None
    if word.key in ambiguous():
        yield f"{entity.kind}: ambiguous"
    if word.is_arabic:
        yield f"{entity.kind}: frequency {_class_of(frequency(word.text[one.offset :]))}"
        if one.offset:
            yield f"{entity.kind}: clitic"
        if before is not None and before.text in _KINDS | _BEFORE_A_PLACE:
            yield f"{entity.kind}: behind a preposition"
        roles = {token.role for token in gazetteer.arabic_tokens().get(word.key, ())}
        yield from (f"{entity.kind}: {role}" for role in roles)
        return
    if word.text.isupper():
        yield f"{entity.kind}: capitals"
    if word.text.lower() in english_words():
        yield f"{entity.kind}: common"
    if any(token.role in ("given", "family") for token in gazetteer.latin_tokens().get(word.key, ())):
        yield f"{entity.kind}: of persons"
    if before is not None and before.is_capital and not before.is_arabic:
        yield f"{entity.kind}: capital before"
    if last < len(words) and words[last].is_joined and words[last].is_capital and not words[last].is_arabic:
        yield f"{entity.kind}: capital behind"


def _class_of(per_million: float) -> int:
    """Return the power of ten of a frequency, -2 for a word outside the list."""
    return -2 if per_million <= 0 else max(-1, round(math.log10(per_million)))


def _listed_at(words: list[TextWord], i: int) -> _Found | None:
    """Return the longest credible listed name that begins at word ``i``."""
    word = words[i]
    if not (starts := _starts(word)):
        return None
    before = words[i - 1] if i and word.is_joined else None
    for node, offset in starts:
        if found := _walk(words, i, node):
            last, entity = found
            after = words[last] if last < len(words) and words[last].is_joined else None
            if last == i + 1 and word.is_arabic and after and _is_described(word, entity, after):
                continue
            if _is_credible(words[i:last], entity, offset, before):
                return _Found(i, last, offset, entity)
    return None


def _town_at(words: list[TextWord], i: int) -> _Found | None:
    """Return the longest place of the gazetteer that begins at word ``i``, behind a word that makes it a place."""
    word = words[i]
    if not i or not word.is_joined or not _makes_a_place(words[i - 1], word):
        return None
    last = i + 1
    while last < min(i + _MAX_TOWN_WORDS, len(words)) and words[last].is_joined:
        last += 1
    for end in range(last, i, -1):
        if town := gazetteer.place(joined_text(words[i:end])):
            return _Found(i, end, 0, town)
    return None


def _makes_a_place(before: TextWord, word: TextWord) -> bool:
    """Return whether the word ``before`` says that ``word`` begins the name of a place."""
    if word.is_arabic:
        is_rare = word.key not in ambiguous() and frequency(word.text) <= _MAX_FREQUENCY
        return before.text in _KINDS or (before.text in _BEFORE_A_PLACE and is_rare)
    return before.key in _IN and word.is_capital and word.key not in english_words()


def _settled(words: list[TextWord], found: list[_Found], country: str) -> list[_Found]:
    """Return names, of several places of one name each the one in the country that the text names nearest to it.

    A name of bodies of several countries is left out where the text does not name the country of the listed one.
    """
    countries = [(one.first, one.entity.country) for one in found if one.entity.type in _SURE and one.entity.country]
    if country:
        countries = countries or [(one.first, country) for one in found]
    named = {named for _, named in countries}
    found = [one for one in found if one.entity.country in named or not _is_generic(words, one)]
    if not countries:
        return found
    return [_in_country(words, one, countries) if _may_be_elsewhere(one.entity) else one for one in found]


def _is_generic(words: list[TextWord], one: _Found) -> bool:
    """Return whether a name is that of bodies of several countries: مجلس النواب."""
    return gazetteer.is_generic(joined_text(words[one.first : one.last], one.offset), one.entity)


def _may_be_elsewhere(entity: gazetteer.Entity) -> bool:
    """Return whether another place with the name of ``entity`` may be meant where another country is named."""
    return entity.kind == "place" and entity.type in _NOT_SURE


def _in_country(words: list[TextWord], one: _Found, countries: list[tuple[int, str]]) -> _Found:
    """Return a place as that of its name in the nearest of ``countries``, which are in order of their words."""
    at = bisect_left(countries, (one.first, ""))
    distance, country = min((abs(place - one.first), country) for place, country in countries[max(0, at - 1) : at + 1])
    if distance > _MAX_DISTANCE or country == one.entity.country:
        return one
    name = joined_text(words[one.first : one.last], one.offset)
    other = next((place for place in gazetteer.places(name) if place.country == country), None)
    return one._replace(entity=other) if other else one


def _starts(word: TextWord) -> Sequence[tuple[_Node, int]]:
    """Return where in the tree a listed name may begin with ``word``, and the letters of the clitic left off."""
    if word.is_arabic:
        return _arabic_starts(word.text)
    if word.is_article:
        return ((_tree(), 0),)
    node = _tree().following.get(word.key) if word.is_capital else None
    return ((node, 0),) if node else ()


@remember("beginnings of listed names")
def _arabic_starts(word: str) -> tuple[tuple[_Node, int], ...]:
    following = _tree().following
    return tuple((node, offset) for key, offset in clitic_readings(word) if (node := following.get(key)))


def _walk(words: list[TextWord], i: int, node: _Node) -> tuple[int, gazetteer.Entity] | None:
    """Return where the longest listed name ends that begins at word ``i`` and at ``node``, and its entity."""
    best = (i + 1, node.entity) if node.entity else None
    for at in range(i + 1, min(i + _MAX_WORDS, len(words))):
        word = words[at]
        if not word.is_joined:
            break
        if word.is_article:
            continue
        found = node.following.get(word.key)
        if found is None:
            break
        node = found
        if node.entity:
            best = at + 1, node.entity
    return best


def _is_credible(found: list[TextWord], entity: gazetteer.Entity, offset: int, before: TextWord | None) -> bool:
    """Return whether words that spell a listed name mean it."""
    content = [word for word in found if not word.is_article]
    if entity.rather and len(content) == 1 and not _is_rather_place(content[0], entity, before):
        return False
    if not found[0].is_arabic:
        return _is_credible_latin(found, entity)
    return len(found) > 1 or _is_credible_arabic(found[0], entity, offset, before)


def _is_described(word: TextWord, entity: gazetteer.Entity, after: TextWord) -> bool:
    """Return whether an Arabic word is a common noun with an adjective, or an adjective beside another one.

    The adjective agrees with it (الزاوية المقابلة); two are joined by a conjunction (مالي وسياسي).
    """
    if entity.kind != "place" or frequency(word.text) <= _MAX_FREQUENCY or not after.is_arabic:
        return False
    other, name = after.text, word.text
    if name.startswith(ARTICLE) and name.endswith(TEH_MARBUTA):
        is_adjective = other.startswith(ARTICLE) and other.endswith(TEH_MARBUTA) and entity.type in _NOT_SURE
        return is_adjective and frequency(other) > _MAX_FREQUENCY and not _is_named(other)
    if name.endswith(YEH) and other.startswith(WAW) and other.endswith(YEH):
        return frequency(other[1:]) > _MAX_FREQUENCY and not _is_named(other[1:])
    return False


def _is_named(word: str) -> bool:
    """Return whether an Arabic word is a listed name, or one of a nation."""
    key = word_key(word)
    return key in _tree().following or key in gazetteer.demonyms() or key in gazetteer.arabic_tokens()


def _is_rather_place(word: TextWord, entity: gazetteer.Entity, before: TextWord | None) -> bool:
    """Return whether the word before says that a word is a place that is rather a person's name or a common word."""
    if before is None:
        return False
    if not word.is_arabic:
        return before.key in _IN
    return before.text in (_KINDS if entity.rather == "word" else _KINDS | _BEFORE_A_PLACE)


def _is_credible_latin(found: list[TextWord], entity: gazetteer.Entity) -> bool:
    """Return whether a Latin name has a capital, an abbreviation its own capitals."""
    first, content = found[0], [word for word in found if not word.is_article]
    if len(found) == 1 and entity.abbreviation and first.key == word_key(entity.abbreviation):
        return first.text in entity.spellings
    is_short = len(content) == 1 and content[0].text.isupper() and len(content[0].text) < _MIN_CAPITALS
    return content[0].is_capital and not is_short


def _is_credible_arabic(word: TextWord, entity: gazetteer.Entity, offset: int, before: TextWord | None) -> bool:
    """Return whether one Arabic word is a listed name.

    It has the article if the name has it; it is no common word, but behind a preposition of place; and no clitic is
    cut off a word that is commoner whole (كبيرا is not ك and بيرا).
    """
    clitic, rest = word.text[:offset], word.text[offset:]
    has_article = rest.startswith(ARTICLE) or clitic.endswith(LAM + LAM)
    listed = {form.startswith(ARTICLE) for form in (entity.arabic, *entity.arabic_variants) if " " not in form}
    if has_article not in listed:
        return False
    key = word_key(rest)
    if key in ambiguous():
        return entity.kind == "place" and not offset and before is not None and before.text in _BEFORE_A_PLACE
    return not offset or (len(key) >= _MIN_KEY_BEHIND_CLITIC and frequency(word.text) <= frequency(rest))
