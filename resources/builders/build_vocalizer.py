"""Build names/vocalized.tsv, the words of library catalogues, and models/vocalizer.npz, which vocalizes other words.

    python resources/builders/build_vocalizer.py DATA [table]

The table comes from the token list of the catalogue (bare Arabic and ALA-LC), aligned letter by letter. Readings with a
proclitic (wa-, bi-, li-) are left out, since names have none. The net learns from the same tokens, from the words of
the voweled Van Dyck Bible, from our own tables, and from the words of names whose attested Latin spellings agree with a
reading. Three large nets teach the small one that ships. A tenth of the stems, chosen by a hash over all sources
(:mod:`splits`), is held out for measuring. The builder needs PyTorch, runs on a CPU with fixed seeds, and takes an hour
and a quarter on two cores. ``table`` builds the table alone, in a minute and without PyTorch.
"""

from __future__ import annotations

import random
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import regex
from alignment import vocalize
from common import RESOURCES, folder_argument, read_jsonl, read_tsv, write_table
from evidence import index, reread
from splits import part

from arabtext import resources
from arabtext.names.writing.net import Net
from arabtext.names.writing.vocalize import marked
from arabtext.script.chars import TASHKEEL
from arabtext.script.morphology import fold_hamza

if TYPE_CHECKING:
    from nets import Example

WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064Aپچڤگژ]{2,}")
TWO_CONSONANTS = regex.compile(r"(?:ال)?(?![اآأإ])\p{L}(?![اوي])\p{L}[" + TASHKEEL + "]*")
LETTER = regex.compile(rf"(\p{{L}})([{TASHKEEL}]*)")
SUN = "تثدذرزسشصضطظلن"
SHADDA, SUKUN = "\N{ARABIC SHADDA}", "\N{ARABIC SUKUN}"
MIN_NAME_COUNT = 2  # of a name in the catalogue, for the table; names seen once are as often wrong as right
MIN_WORD_COUNT = 8  # the same of a word that is mostly not capitalized; chosen by hand
TEACHERS, TEACHER_EPOCHS, TEACHER_SIZE = (11, 12, 13), 14, 224
EPOCHS, SIZE, SEED = 14, 160, 31
MISTYPED = 0.25  # share of words that are trained as people type them, without hamza and dots
MIN_AGREEMENT = 0.3  # share of attested spellings that agree with a reading, to learn from it; chosen by hand
TAUGHT = 0.4  # weight of a word whose reading only the teachers give


def catalogue(data: Path) -> dict[str, tuple[str, int, bool]]:
    """Return for each bare word its best vocalized form, its frequency, and whether it is mostly capitalized."""
    readings: dict[str, Counter[str]] = defaultdict(Counter)
    capitals: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for source, target, frequency in read_tsv(data / "names" / "catalogue_vocalised.tsv", header=True):
        count = int(frequency)
        if not WORD.fullmatch(source) or not (form := vocalize(source, target)):
            continue
        name = target.removeprefix("al-").lstrip("ʻʼ")[:1].isupper()
        readings[source][form] += count * (3 if name else 1)
        totals[source] += count
        capitals[source] += count * name
    return {
        bare: (
            max(forms.items(), key=lambda item: (item[1], item[0]))[0],
            totals[bare],
            capitals[bare] * 2 >= totals[bare],
        )
        for bare, forms in readings.items()
    }


def split(form: str) -> tuple[str, tuple[str, ...]]:
    """Return the letters of a vocalized form and the marks of each."""
    pairs = LETTER.findall(form)
    return "".join(letter for letter, _ in pairs), tuple(marks for _, marks in pairs)


def curated() -> list[str]:
    """Return the vocalized Arab words of our own tables.

    Words that begin with two consonants, as in the Maghreb, are left out.
    """
    tables = ("names/given.tsv", "names/family.tsv")
    rows = [row for table in tables for row in resources.rows(table, "vocalized", "origin")]
    words = [word for form, origin in rows if not origin for word in form.split()]
    return [word for word in words if not TWO_CONSONANTS.match(word)]


def scripture(data: Path) -> set[str]:
    """Return words of the voweled Bible in the form of the catalogue, without case endings, proclitics and pronouns."""
    forms = set()
    for verse in read_jsonl(data / "editions" / "bible_verses.jsonl"):
        for written in regex.findall(rf"[\p{{L}}{TASHKEEL}ٱ]+", verse["ar"]):
            form = unicodedata.normalize("NFC", written).replace(SUKUN, "").replace("ٱ", "ا")
            form = regex.sub(rf"([{TASHKEEL}--{SHADDA}])({SHADDA})", r"\2\1", form, flags=regex.VERSION1)
            form = regex.sub(rf"(\p{{L}}{SHADDA}?)اَ", "\\1\N{ARABIC FATHA}ا", form)
            form = regex.sub(r"^[وف]َ(?=.{4})", "", form)
            form = regex.sub(r"^اَ(?=ل)", "ا", form)
            forms.add(form)
    found = set()
    for form in forms:
        if regex.match(r"[بلك]ِ", form) or form.endswith("\N{ARABIC FATHATAN}ا"):
            continue
        letters, marks = split(regex.sub(r"[\u064B-\u0650]+$", "", form))
        if len(letters) < 3 or not WORD.fullmatch(letters) or regex.search(r"(?:ها|هم|كم|نا|هن|ك|وا|ني)$", letters):
            continue
        if letters[0] in "يتنأسا" and not letters.startswith("ال"):
            continue
        ours = list(marks)
        if letters.startswith("ال") and len(letters) > 4 and letters[2] in SUN:
            ours[2] = ours[2].replace(SHADDA, "")
        if letters[-1] == "ي" and ours[-1] == SHADDA:
            ours[-1] = ""
        found.add(marked(letters, ours))
    return found


def as_typed(letters: str, marks: Sequence[str], dice: random.Random) -> tuple[str, tuple[str, ...]]:
    """Return a word as people type it, without hamza or with ه for ة, and labels that restore the intended letters."""
    drops_hamza = dice.random() < 0.7
    word, labels = [], []
    for i, (letter, mark) in enumerate(zip(letters, marks, strict=True)):
        typed = fold_hamza(letter) if drops_hamza else letter
        if i == len(letters) - 1 and dice.random() < 0.5:
            typed = {"ة": "ه", "ي": "ى", "ى": "ي"}.get(typed, typed)
        word.append(typed)
        labels.append(mark if typed == letter else letter + mark)
    return "".join(word), tuple(labels)


def all_labels(examples: Sequence[Example]) -> list[str]:
    """Return every label that the examples or their mistyped forms need."""
    labels = set()
    for letters, marks, _ in examples:
        labels |= set(marks)
        labels |= {letter + mark for letter, mark in zip(letters, marks, strict=True) if fold_hamza(letter) != letter}
        labels |= {letters[-1] + marks[-1]} if letters[-1] in "ةيى" else set()
    return sorted(labels)


def epoch(exact: list[Example], plain: list[Example], labels: set[str]) -> Callable[[random.Random], list[Example]]:
    """Return a function that draws the examples of an epoch: ``exact`` ones, some mistyped, and ``plain`` ones."""

    def draw(dice: random.Random) -> list[Example]:
        drawn = []
        for letters, marks, weight in exact:
            word, typed = as_typed(letters, marks, dice) if dice.random() < MISTYPED else (letters, marks)
            drawn.append((word, typed, weight) if labels.issuperset(typed) else (letters, marks, weight))
        return drawn + plain

    return draw


def attested(nets: Sequence[Net], labels: set[str]) -> list[Example]:
    """Return words of names with the reading that their attested spellings agree with, as typed and with their hamza.

    If no reading agrees, the word has the best reading of the teachers and a small weight. In this way they teach words
    that no dictionary vocalizes.
    """
    entries = {word: entry for word, entry in index().items() if part(word) == "train" and len(word) > 2}
    found: list[Example] = []
    words = list(entries)
    for word, *readings in zip(words, *(net.read(words, 10, beam=10) for net in nets), strict=True):
        scores: dict[str, float] = {}
        for reading in (reading for some in readings for reading in some):
            form = marked(word, reading.labels)
            scores[form] = max(scores.get(form, -99.0), reading.log_probability)
        best = reread(word, entries[word], scores.items())
        letters, marks = split(best[0][0]) if best else ("", ())
        if best and best[0][2] >= MIN_AGREEMENT and len(letters) == len(word):
            weight = 2.0 if sum(entries[word].countries.values()) > 2 else 1.0
            pairs = zip(letters, word, marks, strict=True)
            found.append((letters, marks, weight))
            if letters != word:
                found.append((word, tuple(m if a == b else a + m for a, b, m in pairs), weight / 2))
        elif readings[0]:
            found.append((word, readings[0][0].labels, TAUGHT))
    return [example for example in found if labels.issuperset(example[1])]


def train_nets(data: Path, known: dict[str, tuple[str, int, bool]]) -> dict[str, np.ndarray]:
    """Train the teachers and the net that ships, and return its arrays."""
    from nets import Sizes, export, train

    exact = [(*split(form), 2.0 if name else 1.0) for form, _, name in known.values()]
    exact += [(*split(form), 3.0) for form in curated()]
    exact = [example for example in exact if part(example[0]) == "train"]
    plain = [(*split(form), 0.4) for form in sorted(scripture(data))]
    plain = [example for example in plain if part(example[0]) == "train" and example[0] not in known]
    labels = all_labels(exact + plain)
    letters = sorted({letter for word, _, _ in exact for letter in word})
    big = Sizes(encoder=TEACHER_SIZE, decoder=TEACHER_SIZE)
    lesson = epoch(exact, plain, set(labels))
    teachers = [train(letters, labels, lesson, TEACHER_EPOCHS, big, seed) for seed in TEACHERS]
    names = attested([Net.of(export(teacher)) for teacher in teachers], set(labels))
    print(f"{len(exact)} words of catalogue and tables, {len(plain)} of the Bible, {len(names)} attested")
    lesson = epoch(exact + names, plain, set(labels))
    return export(train(letters, labels, lesson, EPOCHS, Sizes(encoder=SIZE, decoder=SIZE), SEED, teachers))


def evaluate(net: Net, test: list[str]) -> None:
    """Print how many vocalized forms the net restores, first and among five."""
    bare = [split(form)[0] for form in test]
    found = [[marked(word, r.labels) for r in readings] for word, readings in zip(bare, net.read(bare, 5), strict=True)]
    first = sum(forms[:1] == [form] for form, forms in zip(test, found, strict=True))
    five = sum(form in forms for form, forms in zip(test, found, strict=True))
    print(f"unseen stems: {len(test)} words, 1-best {first / len(test):.3f}, 5-best {five / len(test):.3f}")


def main(data: Path, only_table: bool) -> None:
    known = catalogue(data)
    table = {
        bare: (form, n) for bare, (form, n, name) in known.items() if n >= (MIN_NAME_COUNT if name else MIN_WORD_COUNT)
    }
    write_table("names/vocalized.tsv", ("vocalized", "count"), ((form, str(n)) for form, n in table.values()))
    if only_table:
        return
    arrays = train_nets(data, known)
    evaluate(
        Net.of(arrays),
        sorted(form for bare, (form, n, name) in known.items() if part(bare) == "test" and name and n > 1),
    )
    target = RESOURCES / "models" / "vocalizer.npz"
    np.savez_compressed(target, allow_pickle=False, **arrays)
    print(f"models/vocalizer.npz: {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(folder_argument(__doc__), only_table=sys.argv[2:] == ["table"])
