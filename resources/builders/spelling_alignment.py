"""Align an Arabic word with a Latin spelling, to find the Latin letters that represent each Arabic letter.

Every Arabic letter takes a chunk of the spelling, possibly empty; the division with the lowest cost wins. The costs
come first from a table of the sounds of each letter, then from how often a letter took a chunk in the pairs themselves
(hard expectation maximization).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

Pair = tuple[str, str]  # Arabic word, Latin spelling in a-z, space and hyphen

MAX_CHUNK = 5  # Latin letters that represent one Arabic letter
VOWELS = frozenset("aeiouy")
SOUNDS = {
    "ا": "a e i o u", "أ": "a e o u i", "إ": "i e a", "آ": "a", "ى": "a i y e", "ب": "b p v", "ت": "t th d",
    "ث": "th t s", "ج": "j g dj dg ch z", "ح": "h", "خ": "kh h ch x j k", "د": "d dd t", "ذ": "dh d z th", "ر": "r",
    "ز": "z s zz dz", "س": "s c ss z ts sc", "ش": "sh ch s sch sz c j", "ص": "s ss c", "ض": "d dh z", "ط": "t tt th",
    "ظ": "z dh d th",
    "ع": "a e i o u", "غ": "gh g h j", "ف": "f v ph w ff", "ق": "q k g c gh ck", "ك": "k c q ch ck x g cc", "ل": "l ll",
    "م": "m mm", "ن": "n nn", "ه": "h a e", "ة": "a h t e ah", "و": "w u o v ou oo ow", "ي": "y i e ee j ie ey ai ei",
    "ء": "", "ؤ": "o u ou w", "ئ": "e i y ie", "پ": "p", "چ": "ch tch j g", "گ": "g", "ڤ": "v", "ژ": "zh j",
    "ک": "k c q ch ck x g cc", "ی": "y i e ee j ie ey ai ei",
}  # fmt: skip
SOUND_LISTS = {letter: tuple(sounds.split()) for letter, sounds in SOUNDS.items()}
# Costs of a chunk: empty; of an unlisted sound; of each further vowel or consonant. Chosen by hand.
NO_CHUNK, STRANGE, EXTRA_VOWEL, EXTRA_LETTER = 1.2, 3.0, 0.25, 1.5
MAX_COST = 1.6  # mean cost of a letter; above it a pair counts as an error of the data. Chosen by hand.


def sound_cost(letter: str, chunk: str) -> float:
    """Return the cost of ``chunk`` as a spelling of ``letter``, from the table of sounds."""
    if not chunk:
        return 0.1 if letter in "ءعةهى" else NO_CHUNK
    best = STRANGE + EXTRA_LETTER * len(chunk)
    for sound in SOUND_LISTS.get(letter, ()):
        for said in (sound, sound + sound):
            if chunk.startswith(said):
                best = min(
                    best, sum(EXTRA_VOWEL if c in VOWELS or c in " -" else EXTRA_LETTER for c in chunk[len(said) :])
                )
    return best


def divide(pair: Pair, costs: dict[Pair, float] | None = None) -> tuple[tuple[str, ...], float]:
    """Return one chunk a letter and the cost of the division."""
    word, latin = pair
    best: list[tuple[float, int]] = [(0.0, 0)] + [(math.inf, 0)] * len(latin)
    trails: list[list[tuple[float, int]]] = []
    for letter in word:
        grown = [(math.inf, 0)] * (len(latin) + 1)
        for start, (so_far, _) in enumerate(best):
            if so_far == math.inf:
                continue
            for end in range(start, min(start + MAX_CHUNK, len(latin)) + 1):
                chunk = latin[start:end]
                step = costs.get((letter, chunk), 9.0 + len(chunk)) if costs else sound_cost(letter, chunk)
                if so_far + step < grown[end][0]:
                    grown[end] = (so_far + step, start)
        trails.append(grown)
        best = grown
    total, end = best[-1][0], len(latin)
    chunks = []
    for trail in reversed(trails):
        start = trail[end][1]
        chunks.append(latin[start:end])
        end = start
    return tuple(reversed(chunks)), total


def divide_all(pairs: Sequence[Pair], rounds: int = 1) -> Iterable[tuple[Pair, tuple[str, ...]]]:
    """Yield the pairs that fit each other, with their chunks."""
    found = [(pair, *divide(pair)) for pair in pairs]
    good = [(pair, chunks) for pair, chunks, cost in found if cost / len(pair[0]) < MAX_COST]
    for _ in range(rounds):
        counts = Counter(
            (letter, chunk) for pair, chunks in good for letter, chunk in zip(pair[0], chunks, strict=True)
        )
        totals = Counter(letter for pair, _ in good for letter in pair[0])
        costs = {key: -math.log(n / totals[key[0]]) for key, n in counts.items() if n > 2}
        good = [(pair, divide(pair, costs)[0]) for pair, _ in good]
    return good
