"""Build names/vocalized.tsv (what library catalogues know) and models/vocalizer.npz (what to guess for the rest).

    python resources/builders/build_vocalizer.py DATA [table]

The table comes from the catalogue's token list (bare Arabic → ALA-LC), laid on each other letter by letter; readings
with a proclitic (wa-, bi-, li-) are left out, a name has none. The net learns from the same tokens, from the words of
the vowelled Van Dyck Bible, from our own tables, and from the words of names whose attested Latin spellings agree with
a reading. Three big nets teach the small one that ships. A tenth of the stems, chosen by hash over all sources
(:mod:`splits`), is kept out and measures. Needs PyTorch, on CPU; fixed seeds; an hour and a quarter on two cores.
``table`` builds the table alone, in a minute and without PyTorch.
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
from common import RESOURCES, read_jsonl, read_tsv, write_table
from evidence import index, reread
from splits import part

from arabtext import resources
from arabtext.names.writing.net import Net
from arabtext.names.writing.vocalize import marked
from arabtext.script.chars import TASHKEEL

if TYPE_CHECKING:
    from nets import Example

WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064Aپچڤگژ]{2,}")
TWO_CONSONANTS = regex.compile(r"(?:ال)?(?![اآأإ])\p{L}(?![اوي])\p{L}[" + TASHKEEL + "]*")
LETTER = regex.compile(rf"(\p{{L}})([{TASHKEEL}]*)")
HAMZA = {"أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و", "ئ": "ي"}
SUN = "تثدذرزسشصضطظلن"
SHADDA, SUKUN = "\N{ARABIC SHADDA}", "\N{ARABIC SUKUN}"
MOST_TABLE_ROWS_FROM = 2  # a token seen once in the catalogue is as often wrong as right
TEACHERS, TEACHER_EPOCHS, TEACHER_SIZE = (11, 12, 13), 14, 224
EPOCHS, SIZE, SEED = 14, 160, 31
MISTYPED = 0.25  # share of words that are read as people type them, without hamza and dots
AGREEMENT = 0.3  # share of attested spellings that must agree with a reading to learn from it
TAUGHT = 0.4  # weight of a word of names whose reading only the teachers tell


def catalogue(data: Path) -> dict[str, tuple[str, int, bool]]:
    """Bare word → (vocalized form, frequency, whether mostly capitalized), the best reading of each."""
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
    """The letters of a vocalized form and the marks of each."""
    pairs = LETTER.findall(form)
    return "".join(letter for letter, _ in pairs), tuple(marks for _, marks in pairs)


def curated() -> list[str]:
    """The vocalized Arab words of our own tables; not those said with two consonants first, as in the Maghreb."""
    tables = ("names/given.tsv", "names/family.tsv")
    rows = [row for table in tables for row in resources.rows(table, "vocalized", "origin")]
    words = [word for form, origin in rows if not origin for word in form.split()]
    return [word for word in words if not TWO_CONSONANTS.match(word)]


def scripture(data: Path) -> set[str]:
    """Words of the vowelled Bible, written the catalogue's way: no case endings, no proclitics or attached pronouns."""
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
    """A word as people type it, without hamza or with ه for ة; the labels say which letter is meant."""
    drops_hamza = dice.random() < 0.7
    word, labels = [], []
    for i, (letter, mark) in enumerate(zip(letters, marks, strict=True)):
        typed = HAMZA.get(letter, letter) if drops_hamza else letter
        if i == len(letters) - 1 and dice.random() < 0.5:
            typed = {"ة": "ه", "ي": "ى", "ى": "ي"}.get(typed, typed)
        word.append(typed)
        labels.append(mark if typed == letter else letter + mark)
    return "".join(word), tuple(labels)


def all_labels(examples: Sequence[Example]) -> list[str]:
    """Every label that the examples or their mistyped forms need."""
    labels = set()
    for letters, marks, _ in examples:
        labels |= set(marks)
        labels |= {letter + mark for letter, mark in zip(letters, marks, strict=True) if letter in HAMZA}
        labels |= {letters[-1] + marks[-1]} if letters[-1] in "ةيى" else set()
    return sorted(labels)


def epoch(exact: list[Example], plain: list[Example], labels: set[str]) -> Callable[[random.Random], list[Example]]:
    """What one epoch reads: ``exact`` words, some as people type them, and ``plain`` ones as they are."""

    def draw(dice: random.Random) -> list[Example]:
        drawn = []
        for letters, marks, weight in exact:
            word, typed = as_typed(letters, marks, dice) if dice.random() < MISTYPED else (letters, marks)
            drawn.append((word, typed, weight) if labels.issuperset(typed) else (letters, marks, weight))
        return drawn + plain

    return draw


def attested(nets: Sequence[Net], labels: set[str]) -> list[Example]:
    """Words of names with the reading that their attested spellings agree with, as typed and with their hamza.

    Where no reading agrees, the word is there with the teachers' best and little weight: they teach what they hold
    likely of words that no dictionary vocalizes.
    """
    entries = {word: entry for word, entry in index().items() if part(word) == "train" and len(word) > 2}
    found: list[Example] = []
    words = list(entries)
    for word, *readings in zip(words, *(net.read(words, 10, 10) for net in nets), strict=True):
        scores: dict[str, float] = {}
        for reading in (reading for some in readings for reading in some):
            form = marked(word, reading.labels)
            scores[form] = max(scores.get(form, -99.0), reading.log_probability)
        best = reread(word, entries[word], scores.items())
        letters, marks = split(best[0][0]) if best else ("", ())
        if best and best[0][2] >= AGREEMENT and len(letters) == len(word):
            weight = 2.0 if sum(entries[word].countries.values()) > 2 else 1.0
            pairs = zip(letters, word, marks, strict=True)
            found.append((letters, marks, weight))
            if letters != word:
                found.append((word, tuple(m if a == b else a + m for a, b, m in pairs), weight / 2))
        elif readings[0]:
            found.append((word, readings[0][0].labels, TAUGHT))
    return [example for example in found if labels.issuperset(example[1])]


def train_nets(data: Path, known: dict[str, tuple[str, int, bool]]) -> dict[str, np.ndarray]:
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
    bare = [split(form)[0] for form in test]
    found = [[marked(word, r.labels) for r in readings] for word, readings in zip(bare, net.read(bare, 5), strict=True)]
    first = sum(forms[:1] == [form] for form, forms in zip(test, found, strict=True))
    five = sum(form in forms for form, forms in zip(test, found, strict=True))
    print(f"unseen stems: {len(test)} words, 1-best {first / len(test):.3f}, 5-best {five / len(test):.3f}")


def main(data: Path, only_table: bool) -> None:
    known = catalogue(data)
    table = {bare: (form, n) for bare, (form, n, name) in known.items() if n >= (MOST_TABLE_ROWS_FROM if name else 8)}
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
    main(Path(sys.argv[1]), sys.argv[2:] == ["table"])
