"""The likelihood of a Latin word as a spelling of an Arabic one.

A noisy channel (Brill and Moore 2000, https://aclanthology.org/P00-1037/): each Arabic letter is written as a few
Latin ones, a consonant as its consonants and the vowel that follows them, a weak letter as a whole. The
probabilities depend on the letter, on its place in the word and on the letter that follows; names/spellings.tsv holds
them, learned from attested spellings by build_spellings.py.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script.chars import (
    AIN,
    ALEF,
    ALEF_FORMS,
    ALEF_MAKSURA,
    HAMZA,
    HAMZA_SEATS,
    HEH,
    KAF,
    TEH_MARBUTA,
    WAW,
    YEH,
)

MAX_CHUNK: Final = 4  # Latin letters that write one Arabic letter
_MAX_VOWEL: Final = 2  # Latin letters that write one vowel
# Probability of a spelling of a vowel or a weak letter, and of a consonant, that the table lacks: chosen by hand below
# its least entry, 0.0001.
_UNSEEN, _NO_CONSONANT = 1e-5, 1e-6
_IMPOSSIBLE: Final = -99.0  # natural logarithm of the likelihood of a spelling that no letters give
_NEGLIGIBLE: Final = 1e-20  # probability below which a way to divide a word is given up
_VOWELS: Final = frozenset("aeiouy")
#: Alef without its signs, and a bare hamza for its seats on و and ي, where script.morphology keeps the seat: a spelling
#: writes the hamza or nothing, and no vowel of the seat.
_FOLD: Final = str.maketrans(
    dict.fromkeys(ALEF_FORMS, ALEF) | dict.fromkeys(HAMZA_SEATS, HAMZA) | {ALEF_MAKSURA: YEH, "ی": YEH, "ک": KAF}
)
#: Letters that spellings write as a vowel, as part of one, or not at all.
WEAK: Final = frozenset((ALEF, WAW, YEH, TEH_MARBUTA, HAMZA, AIN, HEH))
#: Letters that decide how the vowel before them is written.
_SHAPE_VOWEL: Final = frozenset((ALEF, WAW, YEH, TEH_MARBUTA, HAMZA))

Context = tuple[str, str, str]  # letter, its place, what follows
Table = Mapping[tuple[str, ...], Mapping[str, float]]


def folded(word: str) -> str:
    """Return an Arabic word as the channel reads it: no seats of hamza, and ة for a final ه, as it is often typed."""
    bare = word.translate(_FOLD)
    return bare[:-1] + TEH_MARBUTA if bare.endswith(HEH) else bare


def contexts(word: str) -> list[Context]:
    """Return for each letter of a folded word: the letter, ``first``, ``inner`` or ``last``, and what follows it."""
    last = len(word) - 1
    places = ["first" if i == 0 else "last" if i == last else "inner" for i in range(len(word))]
    following = [c if c in _SHAPE_VOWEL else "consonant" for c in word[1:]]
    return list(zip(word, places, (*following, "end"), strict=False))


@remember("chunks of Latin letters")
def cuts(chunk: str) -> tuple[tuple[str, str], ...]:
    """Return the ways to cut Latin letters into consonants and the vowel after them."""
    found = []
    for at in range(max(0, len(chunk) - _MAX_VOWEL), len(chunk) + 1):
        consonants, vowels = chunk[:at], chunk[at:]
        if _VOWELS.issuperset(vowels) and not any(c in "aeiou" for c in consonants):
            found.append((consonants, vowels))
    return tuple(found)


@dataclass(frozen=True)
class Channel:
    """Probabilities of Latin consonants of a letter, of the vowel after it, and of a weak letter's spelling."""

    consonants: Table  # (letter, place)
    vowels: Table  # (place, what follows)
    weak: Table  # (letter, place, what follows)

    def chances(self, context: Context, chunk: str) -> list[tuple[str, str, float]]:
        """Return the ways in which ``chunk`` can spell a letter (consonants, vowel) and the probability of each."""
        letter, place, following = context
        if letter in WEAK:
            return [(chunk, "", self.weak.get(context, {}).get(chunk, _UNSEEN))]
        consonants, vowels = self.consonants.get((letter, place), {}), self.vowels.get((place, following), {})
        return [
            (written, vowel, consonants.get(written, _NO_CONSONANT) * vowels.get(vowel, _UNSEEN))
            for written, vowel in cuts(chunk)
        ]


@once
def channel() -> Channel:
    """Return the channel of names/spellings.tsv."""
    tables: tuple[dict[tuple[str, ...], dict[str, float]], ...] = ({}, {}, {})
    for letter, place, following, latin, chance in resources.rows(
        "names/spellings.tsv", "letter", "place", "following", "latin", "chance"
    ):
        kind = 2 if letter and following else 0 if letter else 1
        key = tuple(part for part in (letter, place, following) if part)
        tables[kind].setdefault(key, {})[latin] = float(chance)
    return Channel(*(MappingProxyType(table) for table in tables))


class _Chances(dict[str, float]):
    """Latin letters → the probability that a letter of a word is written so, computed when first looked up."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __missing__(self, chunk: str) -> float:
        chance = self[chunk] = sum(share for _, _, share in channel().chances(self._context, chunk))
        return chance


@once
def _chances(context: Context) -> _Chances:
    return _Chances(context)


@remember("letters of the channel")
def _letters(arabic: str) -> tuple[_Chances, ...]:
    return tuple(map(_chances, contexts(folded(arabic))))


@remember("cuts of Latin words")
def _chunks(latin: str) -> list[list[tuple[int, str]]]:
    """Return for each place in a word the chunks that begin there, each with the place behind it."""
    size = len(latin)
    return [[(end, latin[at:end]) for end in range(at, min(at + MAX_CHUNK, size) + 1)] for at in range(size + 1)]


@remember("channel between scripts")
def log_likelihood(arabic: str, latin: str) -> float:
    """Return the natural logarithm of the likelihood of ``latin`` (lower case) as a spelling of the word ``arabic``.

    >>> log_likelihood("حسن", "hassan") > log_likelihood("حسين", "hassan")
    True
    """
    return likelihood_in_turn(_letters(arabic), latin, _NEGLIGIBLE)


def likelihood_in_turn(letters: Sequence[Mapping[str, float]], latin: str, negligible: float) -> float:
    """Return the natural logarithm of the likelihood that each of ``letters`` in turn writes a chunk of ``latin``.

    A letter is given by the probability of every chunk as its spelling. Ways to divide the word that are less probable
    than ``negligible`` are given up. This is the forward algorithm of a hidden Markov model.

    >>> letters = [{"": 0.0, "a": 0.5, "b": 0.0, "ab": 0.5}, {"": 1.0, "a": 0.0, "b": 0.2, "ab": 0.0}]
    >>> round(math.exp(likelihood_in_turn(letters, "ab", 0.0)), 2)
    0.6
    """
    if not letters:
        return _IMPOSSIBLE
    chunks = _chunks(latin)
    nothing = [0.0] * len(chunks)
    reached = [1.0, *nothing[1:]]
    for chances in letters:
        after = nothing.copy()
        for before, some in zip(reached, chunks, strict=True):
            if before > negligible:
                for end, chunk in some:
                    after[end] += before * chances[chunk]
        reached = after
    return math.log(reached[-1]) if reached[-1] else _IMPOSSIBLE
