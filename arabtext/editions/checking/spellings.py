"""A name that one edition spells in two ways, told by the other edition, which spells it in one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import OSA, Indel

from arabtext import resources
from arabtext.editions.checking.passages import Bead, Span, alike, fold, heard, sounds_like, without_clitics
from arabtext.memory import once, remember
from arabtext.names import find
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import bare
from arabtext.script.wordlist import frequency

_CAPITAL = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’-])\p{Lu}[\p{L}\p{M}]{2,}+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
_NEXT = regex.compile(r" \p{Lu}[\p{L}\p{M}'’-]++")
_ENDS = ".!?:\"“'(…"
_LONG = 5  # letters of a name that is found within a word
_ENOUGH = 6  # places at which a name's Arabic is looked for
_COMMON = 30.0  # words per million from which an Arabic word is no misspelt name
_HEARD = 0.4  # probability from which a common word is taken for a name all the same
_OTHER_NAME = 0.1  # likeness up to which two words are two listed names (حسن, حسان)
_SURE = 0.7  # probability that an Arabic word is the name's
_LIKELY = 0.25  # the same for the one word that is likeliest at each of several places
_ALIKE = 0.7  # likeness of two spellings of one name
_SLIPS = 2  # letters in which they differ
_DERIVED = ("s", "n", "an", "ian", "ns", "ans", "ians", "i", "is", "ish", "ese", "ic", "ist", "ists", "er", "ers", "es")
_NISBA = ("ي", "ية", "يه", "يون", "يين", "ة", "ه", "ات", "ا", "ين", "ون", "ان")

Places = list[tuple[int, Span]]  # bead, and where in its passage


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling that differs from another one: in which bead and where, on which side, and the other one."""

    bead: int
    side: int
    place: Span
    text: str
    usual: str


def spellings(beads: Sequence[Bead]) -> Iterator[Spelling]:
    """Yield the rarer spellings of names that an edition spells in two ways, in the order of the text."""
    listed = list(_listed(beads))
    whole = [(one.bead, one.side, one.place) for one in listed]
    parts = (one for one in (*_arabic(beads), *_english(beads)) if not any(_is_within(one, place) for place in whole))
    found = {(one.bead, one.side, one.place): one for one in (*parts, *listed)}
    yield from (found[place] for place in sorted(found))


def _is_within(one: Spelling, place: tuple[int, int, Span]) -> bool:
    bead, side, (start, end) = place
    return (one.bead, one.side) == (bead, side) and start <= one.place[0] < end


def _listed(beads: Sequence[Bead]) -> Iterator[Spelling]:
    """Full names of one person that the tables join: Qays al-Khazali, Qais al-Khazali."""
    first: dict[str, str] = {}
    for bead in beads:
        for mention in find(bead.english.text):
            if mention.kind != "person" or len(mention.text.split()) != len(mention.canonical.split()):
                continue
            if is_arabic_letter(mention.text[0]):  # the original in brackets is no spelling
                continue
            known = first.setdefault(mention.canonical, mention.text)
            if known != mention.text and len(known.split()) == len(mention.text.split()):
                yield Spelling(bead.number, 0, (mention.start, mention.end), mention.text, known)


@once
def _common_words() -> frozenset[str]:
    return frozenset(word for (word,) in resources.rows("script/english_words.tsv", "word"))


def _names(beads: Sequence[Bead]) -> dict[str, Places]:
    """Capitalized words of the English side that may be names → where they stand.

    Any that stands inside a sentence somewhere; of those that only begin one, what is no common word.
    """
    places: dict[str, Places] = defaultdict(list)
    inside: set[str] = set()
    for bead in beads:
        for match in _CAPITAL.finditer(bead.english.text if bead.arabic.text else ""):
            places[match.group()].append((bead.number, match.span()))
            before = bead.english.text[max(0, match.start() - 2) : match.start()]
            if before[-1:] == " " and before[0] not in _ENDS:
                inside.add(match.group())
    return {word: at for word, at in places.items() if word in inside or word.casefold() not in _common_words()}


def _english(beads: Sequence[Bead]) -> Iterator[Spelling]:
    """Two English spellings beside one Arabic word."""
    places = _names(beads)
    buckets: dict[str, list[str]] = defaultdict(list)  # words that differ in their first letter alone, or not in it
    for rare in sorted(places, key=lambda word: (-len(places[word]), places[word][0])):
        for usual in dict.fromkeys((*buckets[rare[0]], *buckets[rare[1:]])):
            if not _may_be_one(usual, rare):
                continue
            if _are_of_other_names(beads, places[rare], places[usual]):
                continue
            arabic = _arabic_of(beads, usual, places[usual])
            beside = Counter(number for number, _ in places[usual])
            for number, place in places[rare]:
                passage = beads[number].arabic
                if _count(arabic, passage.text if beside[number] else passage.wide) > beside[number]:
                    yield Spelling(number, 0, place, rare, usual)
        buckets[rare[0]].append(rare)
        buckets[rare[1:]].append(rare)


def _are_of_other_names(beads: Sequence[Bead], one: Places, other: Places) -> bool:
    """Whether two words are given names of two people: each always stands before family names that the other lacks."""
    following = [
        {match[0] if (match := _NEXT.match(beads[number].english.text, end)) else "" for number, (_, end) in places}
        for places in (one, other)
    ]
    return "" not in following[0] | following[1] and following[0].isdisjoint(following[1])


def _arabic_of(beads: Sequence[Bead], name: str, places: Sequence[tuple[int, Span]]) -> frozenset[str]:
    """The Arabic words that surely spell a name where it stands, or that spell it wherever it stands, with and without
    clitics.
    """
    found = [heard(name, beads[number].arabic) for number, _ in places[:_ENOUGH]]
    heard_words = Counter(fold(word) for chance, word in found if chance >= _LIKELY)
    always = {word for word, count in heard_words.items() if count == len(found) > 1}
    return frozenset(base for chance, word in found if chance >= _SURE or fold(word) in always for base in _bases(word))


@remember("spellings of one name")
def _may_be_one(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name, and none is derived of the other."""
    if abs(len(one) - len(other)) > _SLIPS or one.casefold() == other.casefold():
        return False
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in _DERIVED and long[-1] != long[-2]:
        return False
    if short[:-1] == long[: len(short) - 1] and {short[-1], long[len(short) - 1 :]} <= {"a", "i", "e", "y", *_DERIVED}:
        return False
    return OSA.distance(one, other) <= _SLIPS and Indel.normalized_similarity(one, other) >= _ALIKE


def _count(forms: frozenset[str], text: str) -> int:
    """How often words of a text are one of ``forms``; a long form may be run together with its neighbors."""
    words = [_bases(word) for word in _WORD.findall(text)]
    long = [form for form in forms if len(form) >= _LONG]
    return sum(bool(forms & bases) or any(form in base for form in long for base in bases) for bases in words)


@remember("bases of words")
def _bases(word: str) -> frozenset[str]:
    """What an Arabic word may be without its clitics, as far as three letters stay."""
    key = fold(word)
    return frozenset([key, *without_clitics(key, 3)])


def _arabic(beads: Sequence[Bead]) -> Iterator[Spelling]:
    """A second Arabic spelling beside an English word that has a usual one."""
    for name, places in _names(beads).items():
        numbers = list(dict.fromkeys(number for number, _ in places))
        if len(numbers) < 2:
            continue
        found = [heard(name, beads[n].arabic.alone) for n in numbers]
        counts = Counter(fold(word) for chance, word in found if chance >= _SURE)
        if not counts:
            continue
        usual = counts.most_common(1)[0][0]
        for number in numbers:
            own = [(match.group(), match.span()) for match in _WORD.finditer(beads[number].arabic.text)]
            if _count(_bases(usual), beads[number].arabic.text):
                continue
            other = next(((w, place) for w, place in own if _are_spellings(usual, w) and _may_spell(name, w)), None)
            if other:
                yield Spelling(number, 1, other[1], other[0], usual)


def _may_spell(name: str, word: str) -> bool:
    """Whether an Arabic word is no common one, or sounds like the name."""
    return frequency(bare(word)) < _COMMON or max(sounds_like(name, base) for base in _bases(word)) >= _HEARD


def _are_spellings(usual: str, word: str) -> bool:
    """Whether a word is a folded one spelt otherwise: not the same with a clitic, and no other form of it."""
    return any(_differ_by_slips(usual, base) and alike(usual, base) > _OTHER_NAME for base in _bases(word))


def _differ_by_slips(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in _NISBA:
        return False
    endings = ((x, y) for x in _NISBA for y in _NISBA)
    if any(long.endswith(x) and short.endswith(y) and long[: -len(x)] == short[: -len(y)] for x, y in endings):
        return False
    return OSA.distance(one, other) <= _SLIPS and Indel.normalized_similarity(one, other) >= _ALIKE
