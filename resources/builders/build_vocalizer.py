"""Build names/vocalized.tsv (what library catalogues know) and models/vocalizer.npz (what to guess for the rest).

    python resources/builders/build_vocalizer.py DATA

Both come from the catalogue's token list (bare Arabic → ALA-LC), laid on each other letter by letter; readings with a
proclitic (wa-, bi-, li-) are left out, a name has none. A tenth of the stems, chosen by hash, is kept out of the model
and measures it. CPU, fixed seed, about two minutes.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import regex
from alignment import vocalize
from common import RESOURCES, read_tsv, write_table
from scipy.sparse import csr_matrix

from arabtext import resources
from arabtext.names.tagger import BUCKETS, Model, decode, history_features, letter_features
from arabtext.script.chars import TASHKEEL

WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064Aپچڤگژ]{2,}")
LETTER = regex.compile(rf"(\p{{L}})([{TASHKEEL}]*)")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ء": ""})
MOST_TABLE_ROWS_FROM = 2  # a token seen once in the catalogue is as often wrong as right
EPOCHS, BATCH, RATE, DECAY = 14, 4096, 0.25, 2e-6


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


def stem(bare: str) -> str:
    """What two forms of one word share: folded letters without the article."""
    return str(regex.sub(r"^(?:[وفبك]?ال|لل)", "", bare.translate(FOLD)))


def is_test(bare: str) -> bool:
    return int(hashlib.md5(stem(bare).encode()).hexdigest(), 16) % 10 == 0


def curated() -> list[str]:
    return [
        word
        for table in ("names/given.tsv", "names/family.tsv")
        for (form,) in resources.rows(table, "vocalized")
        for word in form.split()
    ]


def split(form: str) -> tuple[str, list[str]]:
    pairs = LETTER.findall(form)
    return "".join(letter for letter, _ in pairs), [marks for _, marks in pairs]


def without_hamza(letters: str) -> str:
    return letters.translate(str.maketrans("أإ", "اا"))


def train(forms: list[tuple[str, float]]) -> Model:
    """Fit the weights by Adagrad on minibatches, history taken from the truth."""
    labels = sorted({marks for form, _ in forms for marks in split(form)[1]})
    number = {label: k for k, label in enumerate(labels)}
    rows, gold, weight = [], [], []
    for form, importance in forms:
        letters, marks = split(form)
        last = previous = "<"
        for i, label in enumerate(marks):
            rows.append(letter_features(letters, i) + history_features(letters, i, last, previous))
            gold.append(number[label])
            weight.append(importance)
            previous, last = last, label
    index, target, importance_of = np.array(rows), np.array(gold), np.array(weight, dtype=np.float32)
    width = index.shape[1]
    weights = np.zeros((BUCKETS, len(labels)), dtype=np.float32)
    squares = np.full_like(weights, 1e-3)
    chance = np.random.default_rng(7)
    for epoch in range(EPOCHS):
        order = chance.permutation(len(target))
        loss = 0.0
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            size = len(batch)
            x = csr_matrix(
                (np.ones(size * width, dtype=np.float32), index[batch].ravel(), np.arange(0, size * width + 1, width)),
                shape=(size, BUCKETS),
            )
            logits = x @ weights
            logits -= logits.max(axis=1, keepdims=True)
            p = np.exp(logits)
            p /= p.sum(axis=1, keepdims=True)
            loss -= float(np.log(p[np.arange(size), target[batch]] + 1e-9).sum())
            p[np.arange(size), target[batch]] -= 1
            p *= importance_of[batch, None] / size
            active = np.unique(index[batch])
            gradient = (x.T.tocsr()[active] @ p) + DECAY * weights[active]
            squares[active] += gradient**2
            weights[active] -= RATE * gradient / np.sqrt(squares[active])
        print(f"epoch {epoch + 1}: loss {loss / len(order):.4f}", flush=True)
    scale = float(np.abs(weights).max()) / 127
    return Model(tuple(labels), np.round(weights / scale).astype(np.int8), scale)


def evaluate(model: Model, test: list[str]) -> None:
    first = five = 0
    for form in test:
        found = [text for text, _ in decode(model, split(form)[0], 5)]
        first += found[:1] == [form]
        five += form in found
    print(f"unseen stems: {len(test)} words, 1-best {first / len(test):.3f}, 5-best {five / len(test):.3f}")


def main(data: Path) -> None:
    known = catalogue(data)
    table = {bare: (form, n) for bare, (form, n, name) in known.items() if n >= (MOST_TABLE_ROWS_FROM if name else 8)}
    write_table("names/vocalized.tsv", ("vocalized", "count"), ((form, str(n)) for form, n in table.values()))
    training = [(form, 2.0 if name else 1.0) for bare, (form, _, name) in known.items() if not is_test(bare)]
    training += [(form, 3.0) for form in curated() if not is_test(split(form)[0])]
    typed = [(without_hamza(form), importance / 2) for form, importance in training if without_hamza(form) != form]
    model = train(training + typed)
    test = sorted(form for bare, (form, n, name) in known.items() if is_test(bare) and name and n >= 2)
    evaluate(model, test)
    np.savez_compressed(
        RESOURCES / "models" / "vocalizer.npz",
        labels=np.array(model.labels),
        weights=model.weights,
        scale=np.float64(model.scale),
    )
    print(f"models/vocalizer.npz: {(RESOURCES / 'models' / 'vocalizer.npz').stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
