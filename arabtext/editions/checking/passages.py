"""The passages of an alignment, as checking reads them: each bead's text on both sides, with its neighborhood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from arabtext.editions.bilingual.lexicon import lexicon
from arabtext.editions.bilingual.stems import tokenize as stems
from arabtext.names.comparing.likeness import likeness, prepare_part
from arabtext.names.model import Part
from arabtext.script import normalize
from arabtext.script.wordlist import frequency

Span = tuple[int, int]

_NEAR = 1  # beads on either side in which what is missing may have moved
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وال", "ال", "بال", "لل", "ولل", "وبال")
_COMMON, _LONG = 300.0, 5  # words per million from which a word is no name, unless it has so many letters
_LEAST_CHANCE = 0.03  # of a translation for a word to be said in the other language


@dataclass(frozen=True)
class Passage:
    """One side of a bead, the same side of the beads around it, and both together."""

    text: str
    around: str = ""

    @cached_property
    def wide(self) -> str:
        """The text with what is around it."""
        return f"{self.text} {self.around}"

    @cached_property
    def alone(self) -> Passage:
        """The same text with nothing around it."""
        return Passage(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the neighborhood."""
        return frozenset(_WORD.findall(self.wide))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words of the neighborhood, the Arabic ones also without clitics and the article."""
        return frozenset(form for word in self.words for form in (word, *without_clitics(word, 2)))


@dataclass(frozen=True)
class Bead:
    """The two passages of a bead, and its number."""

    number: int
    english: Passage
    arabic: Passage


def beads(texts: Sequence[tuple[str, str]]) -> list[Bead]:
    """Return the passages of beads, given as their English and their Arabic text."""
    found = []
    for number, (english, arabic) in enumerate(texts):
        near = (*texts[max(0, number - _NEAR) : number], *texts[number + 1 : number + _NEAR + 1])
        around = [" ".join(one[side] for one in near if one[side]) for side in (0, 1)]
        found.append(Bead(number, Passage(english, around[0]), Passage(arabic, around[1])))
    return found


def sounds_like(latin: str, arabic: str) -> float:
    """Return how probable it is that a Latin word spells an Arabic one, as names do.

    >>> sounds_like("Beirut", "بيروت") > 0.9 > 0.1 > sounds_like("Beirut", "البصرة")
    True
    """
    return alike(latin, arabic)


def alike(one: str, other: str) -> float:
    """Return how alike two words are as parts of names, 0 to 1; two listed names that differ hardly are."""
    return likeness(prepare_part(Part(one, "given")), prepare_part(Part(other, "given")))[0]


def heard(latin: str, passage: Passage) -> tuple[float, str]:
    """Return the Arabic word of a passage that a Latin one spells best, and how probable that is.

    Common short words are no names and are not asked.
    """
    asked = (word for word in passage.forms if len(word) >= _LONG or frequency(word) < _COMMON)
    return max(((sounds_like(latin, word), word) for word in asked), default=(0.0, ""))


def spelt(arabic: str, passage: Passage) -> float:
    """Return how probable it is that a capitalized word of an English passage spells an Arabic word."""
    bare = next((arabic[len(c) :] for c in sorted(_CLITICS, key=len) if arabic.startswith(c)), arabic)
    asked = [word for word in passage.words if word[0].isupper()]
    return max((sounds_like(word, form) for word in asked for form in {arabic, bare} if len(form) > 1), default=0.0)


def translated(english: str, arabic: str) -> bool:
    """Return whether the lexicon has any stem of ``arabic`` as a translation of one of ``english``.

    >>> translated("world leaders", "العالم"), translated("world leaders", "السمك")
    (True, False)
    """
    lex = lexicon()
    rows = [number for stem in set(stems(english)) if (number := lex.english.get(stem, 0))]
    columns = [number for stem in set(stems(arabic)) if (number := lex.arabic.get(stem, 0))]
    return bool(rows and columns and lex.arabic_given_english[rows][:, columns].max() >= _LEAST_CHANCE)


def without_clitics(word: str, least: int = 1) -> Iterator[str]:
    """Yield what an Arabic word may be without its clitics, as far as ``least`` letters stay.

    >>> list(without_clitics("والبيت", 3)), list(without_clitics("ولد", 3))
    (['البيت', 'بيت'], [])
    """
    return (word[len(clitic) :] for clitic in _CLITICS if word.startswith(clitic) and len(word) - len(clitic) >= least)


def fold(word: str) -> str:
    """Return a word as spellings are compared: no marks, one alef, lower case."""
    return normalize(word, "search").strip()
