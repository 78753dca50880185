"""The words of a name as they are aligned, and what the tables of names know of a spelling."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.comparing.alignment import Encoded, best_weight, encode, weights
from arabtext.names.comparing.symbols import END, SPACE, THE, symbols_of, with_feminine_t
from arabtext.names.known import gazetteer
from arabtext.names.known.alphabets import has_written_vowels, read_with_vowels
from arabtext.names.known.keys import ABD_ARABIC, ABD_LATIN, loose, skeleton_of_key, skeletons, word_keys
from arabtext.names.model import Part
from arabtext.script.chars import is_arabic_letter

Particle = Literal["", "father", "daughter", "kunya", "umm"]
_PARTICLES: Final[dict[str, Particle]] = {"bint": "daughter", "Umm": "umm", "Abu": "kunya"}
#: Attestations from which a spelling that no table written by hand has is surely a name: زهي (5) is a slip for زهير.
#: Chosen by hand on the spellings that lost a letter in the names of one list.
MIN_ATTESTED: Final = 10


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """What is known of a spelling of one name. One object for each text.

    ``key`` is the spelling without articles. ``names`` are the Arabic keys of the listed names that it may spell,
    ``by_hand`` those of them in tables that were written by hand, and ``usual_of`` those that are usually spelled so in
    Latin letters. ``count`` says how often the commonest is attested,
    ``sex`` is ``m``, ``f`` or empty. ``consonants`` are its consonants; two where a final h may be silent. ``sounds``
    are how it sounds where that is written: of Latin letters, and of alphabets that write all vowels.
    """

    text: str
    key: str
    is_arabic: bool
    names: frozenset[str]
    by_hand: frozenset[str]
    usual_of: frozenset[str]
    count: int
    sex: str
    consonants: tuple[str, ...]
    sounds: tuple[str, ...] = ()

    @property
    def behind_abd(self) -> str:
        """The consonants behind Abd; nothing of another name."""
        inner = self.key.removeprefix(ABD_ARABIC if self.is_arabic else ABD_LATIN)
        return skeleton_of_key(inner) if inner != self.key else ""

    @property
    def is_name(self) -> bool:
        """Whether it is surely a name: a table written by hand has it, or enough people; others may be slips."""
        return bool(self.by_hand) or self.count >= MIN_ATTESTED


@remember("spellings looked up")
def look_up(text: str) -> Spelling:
    """Return what the tables know of a spelling."""
    read = with_feminine_t(text)
    key = "".join(word_keys(read))
    is_arabic = any(map(is_arabic_letter, text))
    keys = _of_arabic(gazetteer.arabic_key(read)) if is_arabic else gazetteer.arabic_keys_of(key)
    names = frozenset(name for name in keys if name in gazetteer.arabic_tokens())
    tokens = [(name, token) for name in names for token in gazetteer.arabic_tokens()[name]]
    by_hand = [(name, token) for name, token in tokens if token.source != "attested"]
    usual_of = frozenset(name for name, token in by_hand if "".join(word_keys(token.press)) == key)
    counts = [token.count for _, token in tokens]
    sexes = {gazetteer.sexes().get(name, "") for name in names}
    sex = sexes.pop() if len(sexes) == 1 else ""
    count = max(counts, default=0)
    hand = frozenset(name for name, _ in by_hand)
    consonants = tuple(sorted(skeletons(read)))
    return Spelling(text, key, is_arabic, names, hand, usual_of, count, sex, consonants, _sounds(text, key, is_arabic))


def _sounds(text: str, key: str, is_arabic: bool) -> tuple[str, ...]:
    """Return the sounds of a word that writes its vowels; Latin dh and th also as z and s, as Kurdish has them."""
    if is_arabic:
        return (loose(read_with_vowels(text)),) if has_written_vowels(text) else ()
    own = loose(key)
    kurdish = own.replace("dh", "z").replace("th", "s")
    return (own,) if kurdish == own else (own, kurdish)


def _of_arabic(key: str) -> list[str]:
    """Return the key of an Arabic name, and its usual one if it is an old spelling."""
    return [key, _old_spellings()[key]] if key in _old_spellings() else [key]


@once
def _old_spellings() -> dict[str, str]:
    """Return key of a name in an old spelling → its usual key."""
    rows = resources.rows("names/old_spellings.tsv", "old", "usual")
    return {gazetteer.arabic_key(old): gazetteer.arabic_key(usual) for old, usual in rows}


@once
def _twins() -> frozenset[tuple[str, str]]:
    """Return pairs of Arabic spellings, either order, that folding makes one and that are two names."""
    rows = [(one, other) for one, other in resources.rows("names/twins.tsv", "one", "other")]
    return frozenset(rows) | frozenset((other, one) for one, other in rows)


def are_twins(one: str, other: str) -> bool:
    """Return whether two Arabic spellings are two names that careless writers spell alike.

    >>> are_twins("علا", "علاء"), are_twins("ليلى", "ليلي")
    (True, False)
    """
    return (one, other) in _twins()


def is_of_twin(latin: str, arabic: str) -> bool:
    """Return whether a Latin key is listed for the twin of an Arabic spelling, and not for that itself.

    ى and ي at the end are no twins here: many write both alike.

    >>> is_of_twin("ola", "علاء"), is_of_twin("alaa", "علاء"), is_of_twin("yusri", "يسرى")
    (True, False, False)
    """
    own = gazetteer.arabic_tokens().get(gazetteer.arabic_key(arabic), ())
    listed = gazetteer.written_as(latin)
    if arabic in listed or all(token.arabic != arabic for token in own):
        return False
    return any(are_twins(arabic, other) and other[:-1] != arabic[:-1] for other in listed)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a name: what is aligned at once. ``letters`` are what each of its symbols is written with."""

    text: str
    symbols: tuple[str, ...]
    letters: tuple[str, ...]
    particle: Particle
    is_initial: bool

    def text_of(self, first: int, last: int) -> str:
        """Return what some of its symbols are written with, without an article before them."""
        return "".join(self.letters[first + (self.symbols[first] == THE and last > first + 1) : last])


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a name in order, and their symbols in one row, with spaces, as they are and as codes.

    ``starts`` are the places in that row where the words begin, and ``count`` is how many words are no particles.
    ``sounds`` are the consonants of each word, and ``consonants`` those of all. ``own_weight`` is what the name has
    beside itself, ``best_weight`` beside its best spelling in the other script.
    """

    words: tuple[Word, ...]
    symbols: tuple[str, ...]
    encoded: Encoded
    starts: tuple[int, ...]
    count: int
    sounds: tuple[str, ...]
    consonants: str
    own_weight: float
    best_weight: float

    def is_in_kunya(self, number: int) -> bool:
        """Return whether a word is the one behind Abu or Umm."""
        return number > 0 and self.words[number - 1].particle in ("kunya", "umm")

    def before(self, number: int) -> int:
        """Return the number of words, without particles, between the first word and word ``number``."""
        return sum(not word.particle for word in self.words[1:number])

    def text_of(self, start: int, end: int) -> str:
        """Return what symbols ``start`` to ``end`` are written with: whole words as they are, else their letters."""
        texts = []
        for k in self.numbers(start, end):
            word, at = self.words[k], self.starts[k]
            first, last = max(start - at, 0), min(end - at, len(word.symbols))
            texts.append(word.text if last - first == len(word.symbols) else word.text_of(first, last))
        return texts[0] if len(texts) == 1 else " ".join(texts)

    def numbers(self, start: int, end: int) -> range:
        """Return the numbers of the words that have symbols between ``start`` and ``end``."""
        ends = self.encoded.ends
        first, last = bisect_right(ends, start), bisect_left(self.starts, end)
        return range(first, max(first, last))

    def turned(self, by: int) -> Words:
        """Return the name with its first ``by`` words moved to the end; if negative, its last ones to the beginning."""
        return arranged((*self.words[by:], *self.words[:by]))


def arranged(words: Sequence[Word]) -> Words:
    """Return words as a name."""
    symbols = [word.symbols for word in words]
    one_row = tuple(symbol for k, word in enumerate(symbols) for symbol in ((SPACE, *word) if k else word))
    encoded = encode(symbols, [bool(word.particle) or word.is_initial for word in words], weights())
    starts = (0, *(end + 1 for end in encoded.ends[:-1])) if words else ()
    sounds = tuple(look_up(word.text).consonants[0] for word in words)
    own, best = (best_weight(encoded.codes, same, weights()) for same in (True, False))
    count = sum(not word.particle for word in words)
    return Words(tuple(words), one_row, encoded, starts, count, sounds, "".join(sounds), own, best)


def words_of(parts: Sequence[Part]) -> Words:
    """Return the parts of a name as words: the particle of a kunya or of a father's name is a word of its own."""
    words = []
    for part in parts:
        text = part.text.rstrip(",،")
        if part.role in ("kunya", "nasab"):
            particle, _, text = text.partition(" ")
            words.append(_word(particle, _kind(particle)))
        words.append(_word(text, "", part.role == "initial"))
    return arranged([word for word in words if word.symbols])


def _word(text: str, particle: Particle = "", is_initial: bool = False) -> Word:
    found = symbols_of(text)
    symbols = (symbol.removesuffix(END) if is_initial else symbol for symbol, _ in found)
    return Word(text, tuple(symbols), tuple(written for _, written in found), particle, is_initial)


def _kind(particle: str) -> Particle:
    """Return the kind of a particle."""
    listed = gazetteer.particles().get("".join(word_keys(particle)))
    return _PARTICLES.get(listed[1], "father") if listed else "father"
