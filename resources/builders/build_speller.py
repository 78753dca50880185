"""Build models/speller.npz: the origin of a name in Arabic letters, and its spelling in Latin letters.

    python resources/builders/build_speller.py DATA

One net reads a word after a start sign. The label of the sign is the origin; the label of a letter is the Latin letters
that represent it. A beam therefore holds readings of several origins with their probabilities. The net learns from the
token dictionary of TechForPalestine (``house``), from the spellings in the index of arabic-name-romanizer by country
(``east``, ``west``, ``persian``), and from the foreign names of Wikidata and Google. Words of test stems
(:mod:`splits`) and of Google's evaluation file are left out. The builder needs PyTorch, runs on a CPU with a fixed
seed, and takes about 25 minutes on two cores.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import regex
from common import RESOURCES, folder_argument, read_tsv
from evidence import ARABIC_WORD, index, plain, strip_article
from nets import Example, Sizes, export, train
from spelling_alignment import divide_all
from splits import part

from arabtext.script.morphology import fold_hamza, fold_letters

EPOCHS, SIZE, SEED = 16, 176, 21
START = "^"
MAX_LETTERS, MAX_LATIN = 16, 20  # Arabic and Latin letters of a name
MIN_CHUNK_COUNT = 8  # of a chunk of Latin letters; rarer ones are mostly errors of the alignment. Chosen by hand.
MIN_ARAB_COUNT = 3  # times that a word is attested in Arab countries, to count as Arab. Chosen by hand.

Row = tuple[str, str, str, float]  # Arabic word, Latin spelling, origin, weight


def arab(data: Path) -> Iterator[Row]:
    """Yield names of Arab and Persian-speaking countries."""
    for word, english in read_tsv(data / "names" / "arab_tokens.tsv"):
        if (spelling := plain(english)) and ARABIC_WORD.fullmatch(word):
            yield (*strip_article(word, spelling), "house", 3.0)
    for word, entry in index().items():
        for origin, spellings in (("east", entry.east), ("west", entry.west), ("persian", entry.persian)):
            for spelling, count in spellings.items():
                yield word, spelling, origin, min(count, 20) ** 0.4


def foreign(data: Path) -> Iterator[Row]:
    """Yield the names of Wikidata and Google, those of Arab origin as ``east``."""
    pairs: Counter[tuple[str, str]] = Counter()
    for file, weight in (("google_ar2en_train.tsv", 2), ("wikidata_person_tokens.tsv", 1)):
        pairs.update({(row[0], row[1]): weight for row in read_tsv(data / "names" / file)})
    for row in read_tsv(data / "names" / "person_name_variants.tsv"):
        pairs.update((word, spelling) for word in row[0].split("|") for spelling in row[1].split("|")[:2])
    often = {word for word, e in index().items() if sum((e.east + e.west).values()) >= MIN_ARAB_COUNT}
    for (word, written), count in pairs.items():
        spelling = plain(written)
        if not spelling or not ARABIC_WORD.fullmatch(word):
            continue
        bare = strip_article(word, spelling)
        if (
            fold_letters(word) in often
            or regex.search("[عحصضطظق]", word)
            or (word.startswith("ال") and bare[1] != spelling)
        ):
            yield (*bare, "east", 0.5)
        else:
            yield word, spelling, "foreign", 1.0 if count < 2 else 1.5


def examples(data: Path) -> list[Example]:
    """Return the names whose spellings align with them, without test words and rare chunks."""
    held_out = {fold_letters(row[0]) for row in read_tsv(data / "names" / "google_ar2en_eval.tsv")}
    rows = [
        row
        for row in (*arab(data), *foreign(data))
        if 2 <= len(row[0]) <= MAX_LETTERS and len(row[1]) <= MAX_LATIN
        if part(row[0]) == "train" and fold_letters(row[0]) not in held_out
    ]
    chunks = dict(divide_all(list(dict.fromkeys((word, spelling) for word, spelling, _, _ in rows))))
    counts = Counter(chunk for some in chunks.values() for chunk in some)
    return [
        (START + word, (origin, *chunks[word, spelling]), weight)
        for word, spelling, origin, weight in rows
        if (word, spelling) in chunks and all(counts[chunk] >= MIN_CHUNK_COUNT for chunk in chunks[word, spelling])
    ]


def main(data: Path) -> None:
    known = examples(data)
    labels = sorted({label for _, some, _ in known for label in some})
    letters = sorted({letter for word, _, _ in known for letter in word})
    print(f"{len(known)} names, {len(labels)} labels: {Counter(some[0] for _, some, _ in known)}", flush=True)

    def lesson(dice: random.Random) -> list[Example]:
        return [(fold_hamza(word) if dice.random() < 0.2 else word, some, weight) for word, some, weight in known]

    net = train(letters, labels, lesson, EPOCHS, Sizes(encoder=SIZE, decoder=SIZE), SEED)
    target = RESOURCES / "models" / "speller.npz"
    np.savez_compressed(target, allow_pickle=False, **export(net))
    print(f"models/speller.npz: {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(folder_argument(__doc__))
