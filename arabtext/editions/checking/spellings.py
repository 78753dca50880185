"""Names that one edition spells in two ways, where the other edition spells them in one.

Three passes: full names that the tables of names join; two English spellings beside one Arabic word; a second Arabic
spelling beside an English word that has a usual one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import regex
from rapidfuzz.distance import OSA, Indel

from arabtext import resources
from arabtext.editions.checking.finding import Span
from arabtext.editions.checking.house_names import NO_HOUSE, House
from arabtext.editions.checking.passages import (
    MIN_COMMON_FREQUENCY,
    MIN_NAME_LIKENESS,
    PassagePair,
    Place,
    fold,
    likeliest_word,
    name_likeness,
    without_clitics,
)
from arabtext.editions.sides import Side
from arabtext.memory import once, remember
from arabtext.names import find
from arabtext.names.known.gazetteer import entity
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import WORD, bare, endings, without_ending
from arabtext.script.wordlist import frequency

# All chosen on one half of the faults that tests/bench/checking.py puts into articles.
_MAX_SLIPS: Final = 2  # letters in which two spellings of one name differ
_MIN_SIMILARITY: Final = 0.7  # Indel similarity of two spellings of one name
_MIN_SURE: Final = 0.7  # likeness from which an Arabic word is the name's spelling
_MIN_LIKELY: Final = 0.25  # the same for one word that is the likeliest at each of several places
_MAX_PLACES: Final = 6  # of a name at which its Arabic spelling is looked up
_MAX_OTHER_NAME: Final = 0.1  # likeness up to which two Arabic words are two names of the tables (حسن, حسان)
_MIN_BASE: Final = 3  # letters of an Arabic word without its clitics
_MIN_LONG_FORM: Final = 5  # letters of a name that is found within a word

#: A capitalized word, also behind the article of an Arabic name (al-Kandari), but no later part of a compound.
_CAPITALIZED = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’]|(?<!\b[AaEe]l)-)\p{Lu}[\p{L}\p{M}]{2,}+")
_FAMILY_NAME = regex.compile(r" \p{Lu}[\p{L}\p{M}'’-]++")
_LATIN = regex.compile(r"\p{Latin}")
_SENTENCE_ENDS = ".!?:\"“'(…"
_ENGLISH_ENDINGS = (
    "s", "n", "an", "ian", "ns", "ans", "ians", "i", "is", "ish", "ese", "ic", "ist", "ists", "er", "ers", "es",
)  # fmt: skip

Places = list[tuple[int, Span]]  # bead, and offsets in its passage


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling that differs from the usual one of the same name: its place, itself, and the usual one."""

    place: Place
    text: str
    usual: str


@dataclass(frozen=True, slots=True)
class Spellings:
    """All places of one spelling that differs from the usual one; ``house`` is the form of the tables, or empty."""

    places: tuple[Place, ...]
    text: str
    usual: str
    house: str


def grouped_spellings(pairs: Sequence[PassagePair], house: House = NO_HOUSE) -> Iterator[Spellings]:
    """Yield each rarer spelling of a name once, with all its places, in the order of the first ones."""
    groups: dict[tuple[Side, str, str], list[Place]] = defaultdict(list)
    for one in spellings(pairs):
        groups[one.place.side, one.text, one.usual].append(one.place)
    for (side, text, usual), places in groups.items():
        yield Spellings(tuple(places), text, usual, _house_form(text, usual, house) if side is Side.ENGLISH else "")


def _house_form(text: str, usual: str, house: House) -> str:
    """Return the form that the house gives to a spelling or to the usual one; empty if the tables have neither."""
    known = entity(text) or entity(usual)
    if known:
        return known.press if not house else house.form(known.press)
    mentions = find(usual, style=house.style, authority=house.authority, country=house.country)
    found = [mention.canonical for mention in mentions if mention.text == usual and " " in usual]
    return found[0] if found else ""


def spellings(pairs: Sequence[PassagePair]) -> Iterator[Spelling]:
    """Yield the rarer spellings of names that an edition spells in two ways, in the order of the text."""
    full_names = list(_full_names(pairs))
    words = (
        one
        for one in (*_arabic(pairs), *_english(pairs))
        if not any(_is_within(one.place, w.place) for w in full_names)
    )
    found = {one.place: one for one in (*words, *full_names)}
    yield from sorted(found.values(), key=lambda one: one.place.order)


def _is_within(one: Place, whole: Place) -> bool:
    return (one.bead, one.side) == (whole.bead, whole.side) and whole.span[0] <= one.span[0] < whole.span[1]


def _full_names(pairs: Sequence[PassagePair]) -> Iterator[Spelling]:
    """Yield spellings of full English names that the tables join: Qays al-Khazali, Qais al-Khazali."""
    first: dict[str, str] = {}
    for pair in pairs:
        for mention in find(pair.english.text):
            if mention.kind != "person" or len(mention.text.split()) != len(mention.canonical.split()):
                continue
            if is_arabic_letter(mention.text[0]):  # the original in brackets is no spelling
                continue
            known = first.setdefault(mention.canonical, mention.text)
            if known != mention.text and len(known.split()) == len(mention.text.split()):
                yield Spelling(Place(pair.number, Side.ENGLISH, (mention.start, mention.end)), mention.text, known)


@once
def _english_words() -> frozenset[str]:
    return frozenset(word for (word,) in resources.rows("script/english_words.tsv", "word"))


def _names(pairs: Sequence[PassagePair]) -> dict[str, Places]:
    """Return the capitalized words of the English side that may be names → where they are.

    Any that is within a sentence somewhere; of those that only begin one, what is no common word.
    """
    places: dict[str, Places] = defaultdict(list)
    inside: set[str] = set()
    for pair in pairs:
        for match in _CAPITALIZED.finditer(pair.english.text if pair.arabic.text else ""):
            places[match.group()].append((pair.number, match.span()))
            before = pair.english.text[max(0, match.start() - 2) : match.start()]
            if before[-1:] == "-" or (before[-1:] == " " and before[0] not in _SENTENCE_ENDS):
                inside.add(match.group())
    return {word: at for word, at in places.items() if word in inside or word.casefold() not in _english_words()}


def _english(pairs: Sequence[PassagePair]) -> Iterator[Spelling]:
    """Yield English spellings beside an Arabic word that has a more frequent English spelling elsewhere."""
    places = _names(pairs)
    buckets: dict[str, list[str]] = defaultdict(list)  # by first letter, and by all letters but the first
    for rare in sorted(places, key=lambda word: (-len(places[word]), places[word][0])):
        for usual in dict.fromkeys((*buckets[rare[0]], *buckets[rare[1:]])):
            if not _may_be_one_name(usual, rare):
                continue
            if _belong_to_other_people(pairs, places[rare], places[usual]):
                continue
            arabic = _arabic_of(pairs, usual, places[usual])
            beside = Counter(number for number, _ in places[usual])
            for number, span in places[rare]:
                passage = pairs[number].arabic
                if _count(arabic, passage.text if beside[number] else passage.wide) > beside[number]:
                    yield Spelling(Place(number, Side.ENGLISH, span), rare, usual)
        buckets[rare[0]].append(rare)
        buckets[rare[1:]].append(rare)


@remember("spellings of one name")
def _may_be_one_name(one: str, other: str) -> bool:
    """Return whether two English words may be spellings of one name, and neither is derived from the other."""
    if abs(len(one) - len(other)) > _MAX_SLIPS or one.casefold() == other.casefold():
        return False
    short, long = sorted((one, other), key=len)
    ending = long[len(short) :]
    if long.startswith(short) and ending in _ENGLISH_ENDINGS and long[-1] != long[-2]:
        return False
    last = {short[-1], long[len(short) - 1 :]}
    if short[:-1] == long[: len(short) - 1] and last <= {"a", "i", "e", "y", *_ENGLISH_ENDINGS}:
        return False
    return _differ_by_slips(one, other)


def _differ_by_slips(one: str, other: str) -> bool:
    """Return whether two words differ by a few letters alone, parted, exchanged, added or left out."""
    return OSA.distance(one, other) <= _MAX_SLIPS and Indel.normalized_similarity(one, other) >= _MIN_SIMILARITY


def _belong_to_other_people(pairs: Sequence[PassagePair], one: Places, other: Places) -> bool:
    """Return whether two words are given names of two people: always before family names that the other lacks."""

    def family_names(places: Places) -> set[str]:
        matches = (_FAMILY_NAME.match(pairs[number].english.text, end) for number, (_, end) in places)
        return {match[0] if match else "" for match in matches}

    ones, others = family_names(one), family_names(other)
    return "" not in ones | others and ones.isdisjoint(others)


def _arabic_of(pairs: Sequence[PassagePair], name: str, places: Sequence[tuple[int, Span]]) -> frozenset[str]:
    """Return the Arabic words, with and without clitics, that surely spell a name at one of its places or that are the
    likeliest at each of them.
    """
    found = [likeliest_word(name, pairs[number].arabic) for number, _ in places[:_MAX_PLACES]]
    counts = Counter(fold(word) for likeness, word in found if likeness >= _MIN_LIKELY)
    always = {word for word, count in counts.items() if count == len(found) > 1}
    return frozenset(
        base
        for likeness, word in found
        if likeness >= _MIN_SURE or fold(word) in always
        for base in _without_clitics(word)
    )


def _count(forms: frozenset[str], text: str) -> int:
    """Return how many words of a text are one of ``forms``; a long form may be run together with its neighbors."""
    words = [_without_clitics(word) for word in WORD.findall(text)]
    long = [form for form in forms if len(form) >= _MIN_LONG_FORM]
    return sum(bool(forms & bases) or any(form in base for form in long for base in bases) for bases in words)


@remember("bases of words")
def _without_clitics(word: str) -> frozenset[str]:
    """Return what an Arabic word may be, folded, with and without its clitics."""
    key = fold(word)
    return frozenset([key, *without_clitics(key, min_letters=_MIN_BASE)])


def _arabic(pairs: Sequence[PassagePair]) -> Iterator[Spelling]:
    """Yield a second Arabic spelling beside an English word that has a usual one."""
    for name, places in _names(pairs).items():
        numbers = list(dict.fromkeys(number for number, _ in places))
        if len(numbers) < 2:
            continue
        found = [likeliest_word(name, pairs[number].arabic.alone) for number in numbers]
        counts = Counter(fold(word) for likeness, word in found if likeness >= _MIN_SURE)
        if not counts:
            continue
        usual = counts.most_common(1)[0][0]
        for number in numbers:
            text = pairs[number].arabic.text
            if _count(_without_clitics(usual), text):
                continue
            words = ((m.group(), m.span()) for m in WORD.finditer(text) if not _LATIN.search(m.group()))  # فيJSX
            other = next(((w, s) for w, s in words if _is_other_spelling(usual, w) and _may_spell(name, w)), None)
            if other:
                yield Spelling(Place(number, Side.ARABIC, other[1]), other[0], usual)


def _may_spell(name: str, word: str) -> bool:
    """Return whether an Arabic word is no common one, or sounds like the name."""
    if frequency(bare(word)) < MIN_COMMON_FREQUENCY:
        return True
    return max(name_likeness(name, base) for base in _without_clitics(word)) >= MIN_NAME_LIKENESS


def _is_other_spelling(usual: str, word: str) -> bool:
    """Return whether a word, with or without its clitics, is ``usual`` spelled otherwise: no other form of the word,
    and no other name.
    """
    return any(
        not _are_forms_of_one_word(usual, base)
        and _differ_by_slips(usual, base)
        and name_likeness(usual, base) > _MAX_OTHER_NAME
        for base in _without_clitics(word)
    )


def _are_forms_of_one_word(one: str, other: str) -> bool:
    """Return whether two Arabic words differ in their endings alone: كوري, كوريا, كوريون."""
    short, long = sorted((one, other), key=len)
    forms = endings("nisba", "feminine", "number", "accusative")
    stems = {short, *without_ending(short, forms)}
    return not stems.isdisjoint(without_ending(long, forms))
