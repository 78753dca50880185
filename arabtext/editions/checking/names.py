"""Names that the two passages of a bead have differently: people, organizations, places, nationalities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from arabtext import resources
from arabtext.editions.checking.comparison import Comparison, Difference, differ
from arabtext.editions.checking.countries import Nationality, country, is_seat_of_government, nationalities
from arabtext.editions.checking.finding import FindingKind, Span
from arabtext.editions.checking.links import HASHTAG
from arabtext.editions.checking.passages import (
    MIN_COMMON_FREQUENCY,
    MIN_NAME_LIKENESS,
    Passage,
    PassagePair,
    fold,
    likeliest_word,
    likeness_in,
    name_likeness,
    share_a_translation,
    translation,
    without_clitics,
    words_of,
)
from arabtext.memory import once, remember
from arabtext.names import Mention, find
from arabtext.names import compare as compare_names
from arabtext.names.known.gazetteer import entity
from arabtext.script.chars import ARTICLE, is_arabic_letter
from arabtext.script.morphology import bare
from arabtext.script.wordlist import frequency

Name = Mention | Nationality

# Constants chosen on one half of the faults that tests/bench/checking.py puts into articles.
_MIN_NAME_PART: Final = 3  # letters
_MIN_NAME_PROBABILITY: Final = 0.6  # of a mention that is compared; chosen by hand on the example articles
_MIN_SURE_LIKENESS: Final = 0.7  # of a word that surely spells a name, although the tables have another one there
_MIN_VERB_FREQUENCY: Final = 200.0  # per million, of an Arabic word that is rather a verb than a name: التقى
_MIN_SAME_SOUND: Final = 0.2  # of two words that may be one foreign name in two spellings: Lithgow, ليثجو
_MIN_SURE_TRANSLATION: Final = 0.2  # probability from which a word translates a name of one word: China, والصين
_SAME_KIND, _PLACE_AND_NATIONALITY = 0.5, 0.3  # likeness of two names left over, so that one kind comes first


@remember("names of passages")
def names(text: str, english: str | None) -> tuple[Name, ...]:
    """Return the names in a text, and the adjectives of countries that are no part of one; none within a hashtag.

    Names in an Arabic text are read as its English edition writes them; an organization whose last word that has in
    small letters is none (the Iranian army).
    """
    small = {word for word, _ in words_of(english) if word.islower()} if english else set[str]()
    found = [
        one
        for one in find(text, latin=english)
        if one.probability >= _MIN_NAME_PROBABILITY and not _is_small(one, small)
    ]
    adjectives = (n for n in nationalities(text) if not any(m.start < n.end and n.start < m.end for m in found))
    every: tuple[Name, ...] = (*found, *adjectives)
    hashtags = [match.span() for match in HASHTAG.finditer(text)] if "#" in text else []
    return tuple(name for name in every if not any(name.start < end and start < name.end for start, end in hashtags))


def _is_small(mention: Mention, small: set[str]) -> bool:
    """Return whether an Arabic text's organization ends, in English, in one of the words in small letters."""
    return mention.kind == "organization" and mention.canonical.rpartition(" ")[2].lower() in small


def _has_name(name: Name, own: Passage, passage: Passage) -> bool:
    """Return whether a passage surely has the name: in its canonical form, as its country, by sound."""
    if _is_listed(name, own, passage) or _has_initials(name, passage):
        return True
    if not _own_parts(name) or _sounds(name, passage, _MIN_SURE_LIKENESS):
        return not _is_short_place(name)
    known = entity(name.canonical)
    if is_arabic_letter(name.text[0]) and name.kind == "place" and known and known.rather == "word":
        return True  # الدورة may be a round
    if name.kind == "organization":  # whose heads are common words: ministry, council
        parts = [word for word, _ in words_of(name.text) if len(word) >= _MIN_NAME_PART]
        return _are_translated(parts, passage)
    if " " in name.text:
        return _are_translated(_own_parts(name), passage)
    return (
        _has_variant(name, passage)
        or (
            translation(passage.wide, name.text)
            if is_arabic_letter(name.text[0])
            else translation(name.text, passage.wide)
        )
        >= _MIN_SURE_TRANSLATION
    )


def _is_short_place(name: Name) -> bool:
    """Return whether a name is a listed place of two letters behind its kind, too short to sound like a word: إب."""
    return name.kind == "place" and " " in name.text and not _own_parts(name) and is_arabic_letter(name.text[0])


def _has_initials(name: Name, passage: Passage) -> bool:
    """Return whether a passage has the initials that the canonical form of a name is: U.N. of الأممي."""
    return name.canonical.isupper() and name.canonical in passage.wide.replace(".", "")


def _has_variant(name: Name, passage: Passage) -> bool:
    """Return whether a passage has another listed form of a name: US of الولايات المتحدة."""
    known = entity(name.canonical)
    return known is not None and any(
        variant in passage.words for variant in (*known.english_variants, *known.arabic_variants)
    )


def _may_have_name(name: Name, own: Passage, passage: Passage) -> bool:
    """Return whether a passage may have the name: as above, by a word that is alike, by a translation."""
    return (
        _is_listed(name, own, passage)
        or _sounds(name, passage, MIN_NAME_LIKENESS)
        or _are_translated(_own_parts(name), passage)
        or not _own_parts(name)
    )


def _is_listed(name: Name, own: Passage, passage: Passage) -> bool:
    """Return whether a passage has a name of the same canonical form, or one of the same country that is not itself a
    name of the first passage.
    """
    for other in names(passage.wide, passage.english):
        if name.canonical == other.canonical:
            return True
        if _share_a_country(name, other) and all(
            other.canonical != mine.canonical for mine in names(own.text, own.english)
        ):
            return True
    return False


def _sounds(name: Name, passage: Passage, least: float) -> bool:
    """Return whether a word of a passage sounds like one of the name."""
    if is_arabic_letter(name.text[0]):
        return any(likeness_in(passage, part) >= least for part in _own_parts(name))
    found = (likeliest_word(part, passage) for part in _own_parts(name))
    return any(likeness >= least and not _is_verb_for(name, word) for likeness, word in found)


def _is_verb_for(name: Name, word: str) -> bool:
    """Return whether a common word only sounds like a place that the tables spell otherwise: دخل of Dakhla."""
    known = entity(name.canonical) if name.kind == "place" else None
    if known is None or frequency(bare(word)) < MIN_COMMON_FREQUENCY:
        return False
    spelled = {fold(part) for form in (known.arabic, *known.arabic_variants) for part in form.split()}
    return spelled.isdisjoint(map(fold, (word, *without_clitics(word, min_letters=_MIN_NAME_PART))))


def _are_translated(parts: Sequence[str], passage: Passage) -> bool:
    """Return whether a passage has a translation of one of the parts of a name."""
    return any(
        share_a_translation(passage.wide, part)
        if is_arabic_letter(part[0])
        else share_a_translation(part, passage.wide)
        for part in parts
    )


def _own_parts(name: Name) -> list[str]:
    """Return the words of a name that say which one it is: no governorate, no crossing, no short word."""
    parts = [word for word, _ in words_of(name.text) if len(word) >= _MIN_NAME_PART]
    return [part for part in parts if fold(part).removeprefix(ARTICLE) not in _generic()]


@once
def _generic() -> frozenset[str]:
    """Return the words for kinds of places in both languages, folded."""
    return frozenset(fold(word) for (word,) in resources.rows("editions/place_words.tsv", "word"))


def _share_a_country(one: Name, other: Name) -> bool:
    """Return whether one is the adjective of the other's country: ``Iranian`` of طهران, not Basra of الموصل."""
    if isinstance(one, Mention) and isinstance(other, Mention):
        return False
    place, adjective = (one, other) if isinstance(one, Mention) else (other, one)
    if not country(place.canonical) and adjective.canonical.startswith(place.canonical.rstrip("aeo")):
        return True  # Europe and European, which is of no country
    return not _countries(one).isdisjoint(_countries(other))


def _countries(name: Name) -> frozenset[str]:
    return name.countries if isinstance(name, Nationality) else frozenset({country(name.canonical)} - {""})


def _likeness(one: Name, other: Name) -> float:
    """Return how well two names left over fit by their kind; a translator may write a country for its adjective.

    Names that sound alike are no change, nor a country and a place in it.
    """
    if name_likeness(one.text, other.text) >= MIN_NAME_LIKENESS or _is_part_of(one, other):
        return 0.0
    if not _countries(one).isdisjoint(_countries(other)) and any(map(_is_whole_country, (one, other))):
        return 0.0
    if one.kind == other.kind:
        return _SAME_KIND
    return _PLACE_AND_NATIONALITY if {one.kind, other.kind} == {"place", "nationality"} else 0.0


def _is_part_of(one: Name, other: Name) -> bool:
    """Return whether one of two names is a single word that sounds like a word of the other: the family name alone."""
    short, full = sorted((one.text, other.text), key=lambda text: len(text.split()))
    return len(short.split()) == 1 and any(name_likeness(short, word) >= MIN_NAME_LIKENESS for word in full.split())


def _is_whole_country(name: Name) -> bool:
    """Return whether a name is an adjective of a country, a country, or the seat of its government."""
    known = entity(name.canonical)
    return isinstance(name, Nationality) or (known is not None and known.type in ("country", "seat"))


def _counts_alone(name: Name, pair: PassagePair) -> bool:
    """Return whether a name on one side alone is reported: a full name of a person, in Arabic one without common words;
    an English place unless it may mean a government.
    """
    is_arabic = is_arabic_letter(name.text[0])
    if name.kind == "place":
        if is_arabic or is_seat_of_government(name.canonical) or entity(name.canonical) is None:
            return False
        return not _is_part(name, pair.english)
    if name.kind != "person" or " " not in name.text:
        return False
    if not is_arabic:
        return not _has_namesake(name, pair.arabic)
    if pair.arabic.text[max(0, name.start - 2) : name.start].strip() == _ADVERBIAL:
        return False  # بعناية فائقة, with great care
    return all(frequency(bare(part)) < MIN_COMMON_FREQUENCY for part in name.text.split())


def changed_people(pair: PassagePair) -> Iterator[Difference]:
    """Yield the people of a bead who share a name with one of the other side and are another person: كريم فهمي beside
    Karim Fouad.
    """
    there = {name.canonical for name in names(pair.arabic.text, pair.english.wide)}
    listed = names(pair.english.text, None)
    unlisted = (
        n for n in _with_particle(pair.english.text) if all(n.end <= m.start or m.end <= n.start for m in listed)
    )
    people = [n for n in (*listed, *unlisted) if _is_full_name(n) and n.canonical not in there]
    if not people:
        return
    words = [(word, span) for word, span in words_of(pair.arabic.text) if is_arabic_letter(word[0])]
    for person in people:
        if is_arabic_letter(person.text[0]):
            continue
        for (start, end), is_first in _namesakes(person, words):
            found = pair.arabic.text[start:end]
            if found.split()[0] in _FATHERS:
                break  # the name before it is left out: بنت إبراهيم
            if name_likeness(person.text, found) >= _MIN_SURE_LIKENESS:
                break  # Mariem Mint Brahim, مريم بنت إبراهيم
            if compare_names(person.text, found).verdict != "different" or _is_somebody_else(person, found, pair):
                break
            if _may_be_person(found, pair, is_first):
                yield differ(pair, "name", "medium", (person.start, person.end), (start, end))
                break


def _with_particle(text: str) -> Iterator[Mention]:
    """Yield what is a full name by its particle, whether the tables have it or not: Sheikha al-Mannai."""
    for match in _PARTICLE.finditer(text):
        yield Mention(match.start(), match.end(), match.group(), "person", match.group())


def _is_full_name(name: Name) -> bool:
    return name.kind == "person" and len(_own_parts(name)) > 1


def _namesakes(person: Name, words: Sequence[tuple[str, Span]]) -> Iterator[tuple[Span, bool]]:
    """Yield the stretches of an Arabic text that have the first or the last name of a person, another name beside it,
    and whether the first is the one that it has.
    """
    parts = _own_parts(person)
    for n, (word, (_, end)) in enumerate(words):
        base = max((word, *without_clitics(word, min_letters=_MIN_NAME_PART)), key=lambda w: name_likeness(parts[0], w))
        if name_likeness(parts[0], base) >= _MIN_SURE_LIKENESS:
            last = n + 1
            while last < len(words) - 1 and (words[last][0] in _JOINTS or last - n < len(person.text.split()) - 1):
                last += 1
            if last < len(words):
                first = _first_of(words, n)
                yield ((words[first][1][0] if first < n else end - len(base)), words[last][1][1]), True
        elif n and name_likeness(parts[-1], word) >= _MIN_SURE_LIKENESS:
            yield (words[_first_of(words, n - 1)][1][0], end), False


def _first_of(words: Sequence[tuple[str, Span]], n: int) -> int:
    """Return the number of the first word of a part of a name: of عبد for عبد الفتاح."""
    while n and words[n - 1][0] in _JOINTS:
        n -= 1
    return n


def _is_somebody_else(person: Name, found: str, pair: PassagePair) -> bool:
    """Return whether the Arabic name is that of another English person, or the English one is elsewhere in the Arabic,
    or each of its words sounds like one of the name.
    """
    parts = _own_parts(person)
    words = [word for word, _ in words_of(found) if word not in _JOINTS and len(word) >= _MIN_NAME_PART]
    others = {word for word in pair.english.words if word[0].isupper() and word not in parts}
    for word in words:
        if max(name_likeness(part, word) for part in parts) >= _MIN_SAME_SOUND:
            continue
        if max((name_likeness(other, word) for other in others), default=0.0) >= MIN_NAME_LIKENESS:
            return True
    missing = [part for part in parts if max(name_likeness(part, word) for word in words) < _MIN_SAME_SOUND]
    return not missing or any(likeliest_word(part, pair.arabic)[0] >= _MIN_SURE_LIKENESS for part in missing)


def _may_be_person(text: str, pair: PassagePair, is_first: bool) -> bool:
    """Return whether an Arabic stretch may be a name: found as one, or of words that the tables have as names.

    The latter only behind a given name: a word before a family name may be a verb.
    """
    found = [name for name in names(pair.arabic.text, pair.english.wide) if name.kind == "person"]
    if any(name.text in text or text in name.text for name in found if " " in name.text):
        return True
    words = [word for word, _ in words_of(text) if word not in _JOINTS]
    if not is_first or any(frequency(bare(word)) >= _MIN_VERB_FREQUENCY for word in words):
        return False
    return all(fold(word).removeprefix(ARTICLE) in _known_names() for word in words)


@once
def _known_names() -> frozenset[str]:
    """Return the Arabic given and family names of the tables, folded, without the article."""
    tables = ("names/given.tsv", "names/family.tsv")
    return frozenset(
        fold(name).removeprefix(ARTICLE) for table in tables for (name,) in resources.rows(table, "vocalized")
    )


def _keys(name: Name) -> frozenset[object]:
    """Return the canonical form of a name, and the countries of an adjective."""
    adjectives = [name] if isinstance(name, Nationality) else nationalities(name.text)
    return frozenset((name.canonical, *(country for adjective in adjectives for country in adjective.countries)))


def _has_namesake(person: Name, passage: Passage) -> bool:
    """Return whether a passage has a stretch that may be the name of a person in Arabic: لفرانسيس أدينز."""
    parts = _own_parts(person)
    words = [word for word, _ in words_of(passage.wide)]
    for n, word in enumerate(words):
        for base in (word, *without_clitics(word, min_letters=_MIN_NAME_PART)):
            if name_likeness(parts[0], base) >= _MIN_SAME_SOUND:
                stretch = " ".join((base, *words[n + 1 : n + len(parts)]))
                if compare_names(person.text, stretch).verdict != "different":
                    return True
    return False


def _is_part(place: Name, passage: Passage) -> bool:
    """Return whether a place is before a place in it or within a name (Syria's Idlib, the Syria Civil Defense)."""
    own = country(place.canonical)
    if any(
        other.kind == "place" and other.canonical != place.canonical and own and country(other.canonical) == own
        for other in names(passage.text, None)
    ):
        return True
    return _CAPITALIZED_AFTER.match(passage.text, place.end) is not None


def _kind(one: Name, other: Name | None) -> FindingKind:
    """Return the kind of a finding about a name: of two names of different kinds, that of the English one."""
    if one.kind == "place":
        return "place"
    return "nationality" if one.kind == "nationality" else "name"


_PARTICLE: Final = regex.compile(r"\b\p{Lu}\p{Ll}{2,20} (?:[Aa]l-|[Ee]l-|[Bb]in |[Bb]en |Abu )\p{Lu}\p{Ll}{2,20}\b")
_CAPITALIZED_AFTER: Final = regex.compile(r" \p{Lu}\p{L}+")
_ADVERBIAL: Final = "ب"  # glued to two common words rather than to a name that the other side lacks
_FATHERS: Final = frozenset(("بن", "ابن", "بنت"))  # before the name of a father
#: Words that join the parts of an Arabic name.
_JOINTS: Final = frozenset(("بن", "ابن", "آل", "أبو", "أبي", "عبد", "بنت", "أم", "دي", "فان"))

NAMES: Final[Comparison[Name]] = Comparison(
    read=names,
    is_in=_has_name,
    may_be_in=_may_have_name,
    keys=_keys,
    likeness=_likeness,
    counts_alone=_counts_alone,
    span=lambda name: (name.start, name.end),
    kind=_kind,
    severity=lambda _, __: "medium",
)
