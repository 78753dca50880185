"""Build names/sounds.tsv: the probabilities of the Latin letters that write each sound of a vocalized word.

    python resources/builders/build_sounds.py DATA

They are found by expectation maximization over all alignments of a spelling with its sounds (Dempster, Laird, Rubin
1977), starting from the usual romanizations. The vocalized words are the names of library catalogues and those of our
own tables; the spellings come from the index of arabic-name-romanizer (CC0) and from our own tables. Words of test
stems (:mod:`splits`) are left out. Many spellings are those of another name with the same letters, so that a second
round counts each by how likely it is beside the other readings of the word. The words of the stems for tuning then show
how much the probability of a reading should weigh beside its spelling, and from which likelihood on a spelling belongs
to a word; both are printed. It takes two minutes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import regex
from alignment import vocalize as aligned
from build_spellings import FIRST as CONSONANTS
from build_spellings import backward, forward
from common import folder_argument, read_tsv, write_table
from evidence import index, plain, strip_article
from splits import part

from arabtext import clear_caches
from arabtext.names.comparing.channel import MAX_CHUNK
from arabtext.names.comparing.sound_channel import UNSEEN, UNSEEN_LETTER, Sound, located_sounds, log_likelihood
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import skeletons
from arabtext.names.known.sounds import VOWELS
from arabtext.names.writing.hints import WEIGHT, fit
from arabtext.names.writing.schemes import render
from arabtext.names.writing.vocalize import guess_widely, prepare
from arabtext.script.morphology import fold_letters

Word = tuple[str, tuple[str, ...]]  # a vocalized word and its Latin spellings
Pair = tuple[str, str, float]  # a vocalized word, a spelling, and how much it counts
Shares = dict[Sound, dict[str, float]]
ROUNDS = 3  # of expectation maximization, each time
MAX_LATIN = 16  # letters of a spelling
MAX_SPELLINGS = 3  # of one word, the most frequent first
MIN_CHANCE = 2e-4  # probability of a spelling that is kept
MIN_COUNT = 2  # of a word in the catalogue
NAME = regex.compile(r"^(?:al-)?[ʻʼ]?\p{Lu}")
WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064Aپچڤگژ]{3,}")
VOWEL_LETTERS = {
    "a": "a e", "i": "i e", "u": "u o ou oo", "ā": "a aa e", "ī": "i ee y ie", "ū": "u ou oo o", "á": "a e",
    "ة": "a ah e eh at", "an": "an", "aي": "ai ay ei ey e i", "aو": "aw au ow o ou", "iي": "i iy", "uو": "u ou",
}  # fmt: skip
WEIGHTS = (0.3, 0.5, 0.7, 0.85, 1.0, 1.3)  # of a reading, that are tried


def catalogue(data: Path) -> Iterator[Word]:
    """Yield the names of library catalogues in their most frequent vocalized form, with their attested spellings."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for bare, latin, frequency in read_tsv(data / "names" / "catalogue_vocalised.tsv", header=True):
        if not WORD.fullmatch(bare) or not (form := aligned(bare, latin)):
            continue
        totals[bare] += int(frequency)
        if NAME.match(latin) and "-" not in latin.removeprefix("al-"):
            forms[bare][form] += int(frequency)
    attested = index()
    for bare, some in forms.items():
        stem = gazetteer.without_article(bare)
        if 2 * sum(some.values()) < totals[bare] or totals[bare] < MIN_COUNT:
            continue
        if not (entry := attested.get(fold_letters(stem))):
            continue
        own = skeletons(stem)
        known = (entry.east + entry.west).most_common()
        spellings = [s.replace("-", "") for s, _ in known if " " not in s and own & skeletons(s)]
        if spellings:
            yield max(some, key=lambda form: (some[form], form)), tuple(spellings[:MAX_SPELLINGS])


def own_words() -> Iterator[Word]:
    """Yield the words of our tables that have vowels, with their spellings."""
    for token in gazetteer.tokens():
        if token.source in ("given", "family") and token.vocalized:
            spellings = filter(None, map(plain, (token.press, *token.variants)))
            yield token.vocalized, tuple(strip_article(token.arabic, s)[1].replace("-", "") for s in spellings)


def bare(form: str) -> str:
    return gazetteer.strip_marks(form)


def start(sound: Sound) -> dict[str, float]:
    """Return the initial probabilities: the usual romanizations, a vowel between consonants, no letter at all."""
    name = sound[0]
    if name in VOWEL_LETTERS or name in VOWELS:
        forms = VOWEL_LETTERS.get(name, "").split()
        return dict.fromkeys(forms, 0.9 / max(len(forms), 1)) | {"": 0.1}
    forms = CONSONANTS.get(name.removeprefix("2"), "").split()
    if name.startswith("2"):
        forms = [*forms, *(form * 2 for form in forms if len(form) == 1)]
    table = dict.fromkeys(forms, 0.85 / max(len(forms), 1)) | {"": 0.1}
    return table | {form + vowel: 0.01 / len(forms) for form in forms for vowel in "aeiou"}


def expected(chances: Shares, pairs: Iterable[Pair]) -> Shares:
    """Return how often each sound is written as each group of letters, over all alignments by their probability."""
    counts: Shares = defaultdict(lambda: defaultdict(float))
    for form, latin, weight in pairs:
        size = len(latin)
        grid = []
        for known in map(chances.__getitem__, located_sounds(form)):
            chunks = [[latin[j : j + k] for k in range(min(MAX_CHUNK, size - j) + 1)] for j in range(size + 1)]
            grid.append([[known.get(c, UNSEEN * UNSEEN_LETTER ** len(c)) for c in row] for row in chunks])
        ahead, behind = forward(grid), backward(grid)
        if not (total := ahead[-1][-1]):
            continue
        for i, sound in enumerate(located_sounds(form)):
            for j, before in enumerate(ahead[i]):
                if before:
                    for k, chance in enumerate(grid[i][j]):
                        counts[sound][latin[j : j + k]] += weight * before * chance * behind[i + 1][j + k] / total
    return counts


def learn(pairs: list[Pair]) -> Shares:
    """Return the probabilities of letters by sound."""
    chances: Shares = {sound: start(sound) for sound in {s for form, _, _ in pairs for s in located_sounds(form)}}
    for _ in range(ROUNDS):
        counts = expected(chances, pairs)
        chances = {s: {c: n / sum(some.values()) for c, n in some.items()} for s, some in counts.items()}
    return chances


def weighed(pairs: list[Pair]) -> Iterator[Pair]:
    """Yield the pairs, each counted by the likelihood of its spelling beside that of the word's likeliest reading."""
    prepare((bare(form) for form, _, _ in pairs), widely=True)
    for form, latin, _ in pairs:
        own = log_likelihood(form, latin)
        best = max(log_likelihood(other, latin) for other, _ in guess_widely(bare(form)))
        yield form, latin, float(np.exp(min(0.0, own - best)))


def table(chances: Mapping[Sound, Mapping[str, float]]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of names/sounds.tsv."""
    for (sound, place), some in chances.items():
        yield from ((sound, place, chunk, f"{p:.4f}") for chunk, p in some.items() if p >= MIN_CHANCE)


def report(words: list[Word]) -> None:
    """Print how often the right reading is chosen for each weight, and which spellings fit."""
    prepare((bare(form) for form, _ in words), widely=True)
    for weight in WEIGHTS:
        right = total = 0
        for form, some in words:
            readings = guess_widely(bare(form))
            for spelling in some[:1]:
                chosen = max(readings, key=lambda r: weight * np.log(r[1]) + log_likelihood(r[0], spelling))
                right += render(chosen[0]) == render(form)
                total += 1
        print(f"weight {weight}: {right / total:.3f} of {total} spellings choose the right reading")
    spellings = [some[0] for _, some in words]
    fits = [fit(guess_widely(bare(form)), some[0]) for form, some in words]
    others = [
        fit(guess_widely(bare(form)), other)
        for (form, _), other in zip(words, spellings[1:] + spellings[:1], strict=True)
    ]
    for floor in np.arange(-3.0, -0.9, 0.25):
        print(f"fit {floor}: {np.mean(np.array(fits) >= floor):.3f} of the spellings of a word,"
              f" {np.mean(np.array(others) >= floor):.3f} of another word")  # fmt: skip
    print(f"weight in use: {WEIGHT}")


def main() -> None:
    data = folder_argument(__doc__)
    own = list(own_words())
    words = [*own, *catalogue(data)]
    pairs = [(form, latin, 1.0) for form, some in words if part(bare(form)) == "train"
             for latin in some if latin.isalpha() and len(latin) <= MAX_LATIN]  # fmt: skip
    print(f"{len(pairs)} spellings")
    for some in (pairs, None):
        chances = learn(some or list(weighed(pairs)))
        write_table("names/sounds.tsv", ("sound", "place", "latin", "chance"), table(chances))
        clear_caches(tables=True)  # the channel is read anew
    report([(form, some) for form, some in words if part(bare(form)) == "dev" and some])


if __name__ == "__main__":
    main()
