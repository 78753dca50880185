"""Build names/spellings.tsv: the probabilities of the Latin letters that represent each Arabic letter.

    python resources/builders/build_spellings.py

They are found by expectation maximization over all alignments of a spelling with its word (Dempster, Laird, Rubin
1977), starting from the usual romanizations. The spellings come from the index of arabic-name-romanizer (CC0), without
the words of test stems (:mod:`splits`). It takes a minute.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator

from common import write_table
from evidence import index
from splits import part

from arabtext.names.comparing.channel import MAX_CHUNK as MOST_LETTERS
from arabtext.names.comparing.channel import WEAK, Channel, Context, contexts, folded
from arabtext.names.known.keys import skeleton

Pair = tuple[str, str, int]  # folded word, spelling, how often
Shares = dict[tuple[str, ...], dict[str, float]]
ROUNDS, SEED = 6, 3
MAX_LATIN = 14  # letters of a spelling
MAX_COUNT = 4  # times that one spelling counts
MIN_CHANCE = 2e-4  # probability of a spelling that is kept
FIRST = {
    "ب": "b p", "ت": "t", "ث": "th s t", "ج": "j g dj", "ح": "h", "خ": "kh k", "د": "d", "ذ": "dh z d", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh ch", "ص": "s", "ض": "d dh z", "ط": "t", "ظ": "z dh d", "غ": "gh g", "ف": "f",
    "ق": "q k g", "ك": "k c", "ل": "l", "م": "m", "ن": "n", "پ": "p", "چ": "ch", "ژ": "zh j", "گ": "g", "ڤ": "v f",
    "ا": "a e aa i u", "و": "u o ou w oo wa we wi", "ي": "i y ee ei ai ay ya ye", "ة": "a ah eh e at",
    "ع": "a aa e i o u", "ء": "a i e", "ه": "h ha he a e hi",
}  # fmt: skip
PLACES = ("first", "inner", "last")
FOLLOWING = ("ا", "و", "ي", "ة", "ء", "consonant", "end")


def pairs() -> Iterator[Pair]:
    """Yield the words that train, with their spellings of the same consonants and their counts."""
    for word, entry in index().items():
        if part(word) != "train":
            continue
        for spelling, count in (entry.east + entry.west).items():
            if spelling.isalpha() and len(spelling) <= MAX_LATIN and skeleton(spelling) == skeleton(word):
                yield folded(word), spelling, min(count, MAX_COUNT)


def start() -> Channel:
    """Return the initial channel: the usual romanizations, equally probable, and a small probability of no letter."""
    consonants: Shares = {}
    weak: Shares = {}
    for letter, written in FIRST.items():
        forms = written.split()
        forms += [form * 2 for form in forms if len(form) == 1 and letter not in WEAK]
        table = dict.fromkeys(forms, 0.8 / len(forms)) | {"": 0.2 if letter in WEAK else 0.02}
        for place in PLACES:
            consonants[letter, place] = table
            weak.update({(letter, place, following): table for following in FOLLOWING})
    silent = {"": 0.8, "a": 0.05, "e": 0.05, "i": 0.05, "o": 0.02, "u": 0.03}
    spoken = {"": 0.35, "a": 0.3, "e": 0.1, "i": 0.15, "o": 0.05, "u": 0.05}
    vowels: Shares = {(p, f): spoken if f == "consonant" else silent for p in PLACES for f in FOLLOWING}
    return Channel(consonants, vowels, weak)


def _zeros() -> dict[str, float]:
    return defaultdict(float)


def expected(channel: Channel, pairs: Iterable[Pair]) -> tuple[Shares, Shares, Shares]:
    """Return how often each spelling of a letter is used: for consonants, for vowels and for weak letters.

    All alignments of a pair count, by their probability.
    """
    counts: tuple[Shares, Shares, Shares] = (defaultdict(_zeros), defaultdict(_zeros), defaultdict(_zeros))
    for word, latin, times in pairs:
        letters = contexts(word)
        grid = lattice(channel, letters, latin)
        ahead = forward(grid)
        behind = backward(grid)
        if not (total := ahead[-1][-1]):
            continue
        for i, (letter, place, following) in enumerate(letters):
            for j, before in enumerate(ahead[i]):
                if not before:
                    continue
                for k in range(len(grid[i][j])):
                    for written, vowel, chance in channel.chances(letters[i], latin[j : j + k]):
                        share = times * before * chance * behind[i + 1][j + k] / total
                        if letter in WEAK:
                            counts[2][letter, place, following][written] += share
                        else:
                            counts[0][letter, place][written] += share
                            counts[1][place, following][vowel] += share
    return counts


def lattice(channel: Channel, word: list[Context], latin: str) -> list[list[list[float]]]:
    """Return the probability that letter ``i`` is written as the ``k`` Latin letters from ``j`` on: ``[i][j][k]``."""
    grid = []
    for context in word:
        known: dict[str, float] = {}
        rows = []
        for j in range(len(latin) + 1):
            row = []
            for k in range(min(MOST_LETTERS, len(latin) - j) + 1):
                chunk = latin[j : j + k]
                if chunk not in known:
                    known[chunk] = sum(chance for _, _, chance in channel.chances(context, chunk))
                row.append(known[chunk])
            rows.append(row)
        grid.append(rows)
    return grid


def forward(lattice: list[list[list[float]]]) -> list[list[float]]:
    """Return the probability that the first ``i`` letters are written as the first ``j`` Latin ones: ``[i][j]``."""
    width = len(lattice[0]) if lattice else 1
    reached = [[0.0] * width for _ in range(len(lattice) + 1)]
    reached[0][0] = 1.0
    for i, rows in enumerate(lattice):
        for j, before in enumerate(reached[i]):
            if before:
                for k, chance in enumerate(rows[j]):
                    reached[i + 1][j + k] += before * chance
    return reached


def backward(lattice: list[list[list[float]]]) -> list[list[float]]:
    """Return the probability of what follows when ``i`` letters are written as ``j`` Latin ones: ``[i][j]``."""
    left = [[0.0] * len(lattice[0]) for _ in range(len(lattice) + 1)]
    left[-1][-1] = 1.0
    for i in range(len(lattice) - 1, -1, -1):
        for j, row in enumerate(lattice[i]):
            left[i][j] = sum(chance * left[i + 1][j + k] for k, chance in enumerate(row))
    return left


def shares(counts: Shares) -> Shares:
    """Return counts as probabilities, without those that are too small."""
    return {
        key: {form: n / total for form, n in table.items() if n / total > MIN_CHANCE}
        for key, table in counts.items()
        if (total := sum(table.values()))
    }


def table(channel: Channel) -> Iterator[tuple[str, ...]]:
    """Yield the rows of names/spellings.tsv."""
    for (letter, place), forms in channel.consonants.items():
        yield from ((letter, place, "", form, f"{chance:.4f}") for form, chance in forms.items())
    for (place, following), forms in channel.vowels.items():
        yield from (("", place, following, form, f"{chance:.4f}") for form, chance in forms.items())
    for (letter, place, following), forms in channel.weak.items():
        yield from ((letter, place, following, form, f"{chance:.4f}") for form, chance in forms.items())


def main() -> None:
    known = sorted(pairs())
    random.Random(SEED).shuffle(known)
    print(f"{len(known)} spellings")
    channel = start()
    for _ in range(ROUNDS):
        channel = Channel(*map(shares, expected(channel, known)))
    write_table("names/spellings.tsv", ("letter", "place", "following", "latin", "chance"), table(channel))


if __name__ == "__main__":
    main()
