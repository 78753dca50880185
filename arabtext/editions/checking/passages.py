"""The passages of an alignment, as checking reads them: each bead's text on both sides, with its neighborhood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import regex

from arabtext.editions.bilingual.lexicon import lexicon
from arabtext.editions.bilingual.stems import tokenize as stems
from arabtext.editions.checking.finding import Span
from arabtext.editions.sides import Both, Side
from arabtext.names.comparing.likeness import likeness, prepare_part
from arabtext.names.model import Part
from arabtext.script import normalize
from arabtext.script.chars import APOSTROPHES, is_arabic_letter
from arabtext.script.morphology import WORD, proclitics, without_proclitic
from arabtext.script.wordlist import frequency

# All chosen on one half of the faults that tests/bench/checking.py puts into articles.
#: Likeness from which a word is taken to spell a name.
MIN_NAME_LIKENESS: Final = 0.4
#: Words per million from which an Arabic word may be no name.
MIN_COMMON_FREQUENCY: Final = 30.0
_MIN_FREQUENT_WORD: Final = 300.0  # words per million from which a short Arabic word is not compared with names
_MIN_LONG_WORD: Final = 5  # letters from which a frequent word is compared with names all the same
_MIN_TRANSLATION: Final = 0.03  # probability of a translation from which a word is said in the other language
_MIN_MUTUAL_TRANSLATION: Final = 0.05  # the same in both directions, from which another word translates it
_NEIGHBORS: Final = 1  # beads on either side to which a value may have moved


_POSSESSIVE = regex.compile(rf"[{APOSTROPHES}]s$")


@dataclass(frozen=True)
class Passage:
    """One side of a bead, the same side of the beads around it, and both together.

    ``english`` is the English edition of an Arabic passage, with what is around it: its spellings of names choose the
    vowels of the Arabic ones.
    """

    text: str
    around: str = ""
    english: str | None = None

    @cached_property
    def wide(self) -> str:
        """The text with what is around it."""
        return f"{self.text} {self.around}"

    @cached_property
    def alone(self) -> Passage:
        """The same text with nothing around it."""
        return Passage(self.text, english=self.english)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the neighborhood."""
        return frozenset(word for word, _ in words_of(self.wide))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words of the neighborhood, the Arabic ones also without clitics and the article."""
        return frozenset(form for word in self.words for form in (word, *without_clitics(word, min_letters=2)))


@dataclass(frozen=True)
class PassagePair:
    """The two passages of a bead, its number, its score, and the lowest score of the beads beside it."""

    number: int
    english: Passage
    arabic: Passage
    score: float = 1.0
    neighbor_score: float = 1.0

    @property
    def sides(self) -> Both[Passage]:
        """The passages of both sides."""
        return Both(self.english, self.arabic)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage: in which bead, on which side, and its offsets there."""

    bead: int
    side: Side
    span: Span

    @property
    def order(self) -> tuple[int, bool, Span]:
        """A key to sort places by: along the text, the English side first."""
        return self.bead, self.side is Side.ARABIC, self.span


def passage_pairs(texts: Sequence[Both[str]], scores: Sequence[float] = ()) -> list[PassagePair]:
    """Return the passages of beads, given as the texts of their two sides and their scores, 1 without any."""
    found = []
    for number, text in enumerate(texts):
        near = (*texts[max(0, number - _NEIGHBORS) : number], *texts[number + 1 : number + _NEIGHBORS + 1])
        around = Both(*(" ".join(filter(None, (one.on(side) for one in near))) for side in Side))
        english = Passage(text.english, around.english)
        arabic = Passage(text.arabic, around.arabic, english.wide)
        score, *beside = (
            (scores[n] for n in (number, number - 1, number + 1) if 0 <= n < len(scores)) if scores else [1.0]
        )
        found.append(PassagePair(number, english, arabic, score, min(beside, default=1.0)))
    return found


def words_of(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the words of a text with their offsets, without the ending of an English possessive.

    >>> list(words_of("Iran’s army"))
    [('Iran', (0, 4)), ('army', (7, 11))]
    """
    for match in WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        yield word, (match.start(), match.start() + len(word))


def name_likeness(one: str, other: str) -> float:
    """Return how alike two words are as parts of names, 0 to 1, in either script.

    >>> name_likeness("Beirut", "بيروت") > 0.9 > 0.1 > name_likeness("Beirut", "البصرة")
    True
    """
    return likeness(prepare_part(Part(one, "given")), prepare_part(Part(other, "given")))[0]


def likeliest_word(latin: str, passage: Passage) -> tuple[float, str]:
    """Return the Arabic word of a passage that is likest a Latin name, after its likeness; ``(0.0, "")`` without any.

    Frequent short words are no names and are not compared.
    """
    candidates = (w for w in passage.forms if len(w) >= _MIN_LONG_WORD or frequency(w) < _MIN_FREQUENT_WORD)
    return max(((name_likeness(latin, word), word) for word in candidates), default=(0.0, ""))


def likeness_in(passage: Passage, arabic: str) -> float:
    """Return how alike an Arabic word is to the likest capitalized word of an English passage."""
    forms = [form for form in (arabic, next(without_clitics(arabic), "")) if len(form) > 1]
    capitalized = (word for word in passage.words if word[0].isupper())
    return max((name_likeness(word, form) for word in capitalized for form in forms), default=0.0)


def translation(english: str, arabic: str) -> float:
    """Return the greatest probability with which the lexicon translates a word of one text by one of the other.

    The lesser of both directions counts, so that a word that goes with everything translates nothing.

    >>> translation("ministry", "وزارة") > 0.3 > 0.01 > translation("ministry", "السمك")
    True
    """
    lex = lexicon()
    rows = [number for stem in set(stems(english)) if (number := lex.english.get(stem, 0))]
    columns = [number for stem in set(stems(arabic)) if (number := lex.arabic.get(stem, 0))]
    if not rows or not columns:
        return 0.0
    both_ways = lex.arabic_given_english[rows][:, columns].minimum(lex.english_given_arabic[rows][:, columns])
    return float(both_ways.max())


def is_translated_elsewhere(texts: Both[str], own: Span, other: Span) -> bool:
    """Return whether the second of two texts translates ``own`` of the first one outside of ``other``."""
    word = texts.english[slice(*own)]
    rest = texts.arabic[: other[0]] + " " + texts.arabic[other[1] :]
    pair = (rest, word) if is_arabic_letter(word[0]) else (word, rest)
    return translation(*pair) >= _MIN_MUTUAL_TRANSLATION


def share_a_translation(english: str, arabic: str) -> bool:
    """Return whether the lexicon has any stem of ``arabic`` as a translation of one of ``english``.

    >>> share_a_translation("world leaders", "العالم"), share_a_translation("world leaders", "السمك")
    (True, False)
    """
    lex = lexicon()
    rows = [number for stem in set(stems(english)) if (number := lex.english.get(stem, 0))]
    columns = [number for stem in set(stems(arabic)) if (number := lex.arabic.get(stem, 0))]
    return bool(rows and columns and lex.arabic_given_english[rows][:, columns].max() >= _MIN_TRANSLATION)


def without_clitics(word: str, *, min_letters: int = 1) -> Iterator[str]:
    """Yield what an Arabic noun or name may be without its proclitics, as far as ``min_letters`` letters stay.

    >>> list(without_clitics("والبيت", min_letters=3)), list(without_clitics("ولد", min_letters=3))
    (['البيت', 'بيت'], [])
    """
    return without_proclitic(word, proclitics(before="noun"), min_letters)


def fold(word: str) -> str:
    """Return a word as spellings are compared: no marks, one alef, lower case."""
    return normalize(word, "search").strip()
