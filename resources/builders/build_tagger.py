"""Train resources/models/tagger_ar.npz and tagger_en.npz, the same bytes whenever run on the same machine.

Usage: build_tagger.py DATA HELD [ar] [en]

DATA is the folder of the training data, with ner/aqmar.tsv and editions/. HELD is a folder for the models trained
without the held-out stories, which fit_mentions.py reads.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from common import folder_argument, read_jsonl, read_tsv
from mention_texts import KINDS as NUMBERS
from mention_texts import (
    Span,
    Tagged,
    from_brackets,
    is_held_out,
    read_aqmar,
    read_articles,
    read_paragraphs,
    swapped,
)
from tagger_training import Document, Letters, Types, export, train_letters, train_linear, train_net

from arabtext.names.known import gazetteer
from arabtext.names.running_text.tagging import decoding
from arabtext.names.running_text.tagging.document import with_repeats
from arabtext.names.running_text.tagging.model import Model
from arabtext.names.running_text.tagging.reading import BARRIERS
from arabtext.names.running_text.tagging.tables import NAME_BITS, listed_as
from arabtext.names.running_text.tagging.tag import evidence
from arabtext.script.chars import ARTICLE
from arabtext.script.morphology import fold_letters
from arabtext.script.wordlist import frequencies

RESOURCES = Path(__file__).parents[1]
SEED = 1
MAX_ALPHABET = 100  # letters that the net of letters knows
LINEAR_STEPS, NET_EPOCHS = 32, 16
#: Share of the net in the mean of the two, and what is taken off the log-probability of being outside a name,
#: and how much the other occurrences of a word in a document weigh; chosen on
#: the held-out stories and the halves "dev".
MIX = {"ar": (0.65, 0.75, 3.0), "en": (0.75, -0.5, 1.5)}
SWAPS = 1  # copies of each text with other names
WEIGHTS = {"aqmar": 0.4, "news": 1.0, "own": 1.5}
KINDS = ("person", "organization", "place")


def letter_words(language: str) -> list[tuple[str, int]]:
    """Return words with their class: Arab or other person, place, common word."""
    dice = random.Random(SEED)
    found: dict[str, int] = {}
    if language == "ar":
        tables = listed_as()
        for word, count in frequencies().items():
            key = fold_letters(word)
            if count > 0.02 and len(key) > 2 and not tables.get(key.removeprefix(ARTICLE), 0) & NAME_BITS:
                found[key] = 3
        common = list(found)
        dice.shuffle(common)
        found = dict.fromkeys(common[:70_000], 3)
    else:
        from arabtext.script.language.latin_script import english_words

        found = dict.fromkeys(sorted(english_words()), 3)
    names: list[tuple[str, int]] = []
    tokens = gazetteer.tokens()
    for token in tokens:
        if token.role in ("given", "family", "attested"):
            kind = (
                1 if token.source == "western" or (token.origin not in ("", "ar") and token.source == "attested") else 0
            )
            names.append(
                (fold_letters(token.arabic) if language == "ar" else token.press.lower().removeprefix("al-"), kind)
            )
    if language == "ar":
        names += [(key, 1) for key in gazetteer.foreign()]
    else:
        names += [(name, 1) for name in gazetteer.english_names()]
    from arabtext import resources

    for arabic, press in resources.rows("names/gazetteer.tsv", "arabic", "press"):
        names.append((fold_letters(arabic) if language == "ar" else press.lower(), 2))
    for english, arabic in resources.rows("names/world_places.tsv", "english", "arabic"):
        names += [(fold_letters(name), 2) for name in arabic.split("|")] if language == "ar" else [(english.lower(), 2)]
    for entity in gazetteer.entities():
        if entity.kind == "place":
            names.append((fold_letters(entity.arabic) if language == "ar" else entity.press.lower(), 2))
    for name, kind in names:
        for word in name.split():
            if len(word) > 1 and word not in found:
                found[word] = kind
    rows = list(found.items())
    dice.shuffle(rows)
    return rows


def overlap(gold: list[tuple[int, int, int]], found: list[tuple[int, int, int]]) -> Counter[tuple[str, int]]:
    """Count, by kind, names and tagged names, and those that overlap one of the right kind or are the same."""
    counts: Counter[tuple[str, int]] = Counter()
    for kind in range(3):
        ours, theirs = [s for s in found if s[2] == kind], [s for s in gold if s[2] == kind]
        counts["gold", kind] += len(theirs)
        counts["found", kind] += len(ours)
        counts["right", kind] += sum(any(a < d and c < b for c, d, _ in theirs) for a, b, _ in ours)
        counts["seen", kind] += sum(any(a < d and c < b for c, d, _ in ours) for a, b, _ in theirs)
        counts["exact", kind] += len(set(ours) & set(theirs))
    return counts


def figures(counts: Counter[tuple[str, int]]) -> str:
    """Return precision, recall and F by overlap, and F of exact spans, for each kind."""
    cells = []
    for kind in range(3):
        p = counts["right", kind] / max(1, counts["found", kind])
        r = counts["seen", kind] / max(1, counts["gold", kind])
        exact = 2 * counts["exact", kind] / max(1, counts["gold", kind] + counts["found", kind])
        cells.append(f"{p:.2f}/{r:.2f} F {2 * p * r / max(1e-9, p + r):.3f} x {exact:.2f}")
    return "   ".join(cells)


def gold_spans(labels: np.ndarray) -> list[tuple[int, int, int]]:
    return list(decoding._names([int(x) for x in labels], 0))


def decode(scores: np.ndarray, document: Document) -> list[tuple[int, int, int]]:
    return list(decoding.spans(scores, np.isin(document.numbers.gap, BARRIERS)))


def scores_of(model: Model, rows: np.ndarray, types: Types, document: Document, how: str) -> np.ndarray:
    n = document.numbers
    if "linear" in how:
        scores = model.linear(rows, n)
    elif "net" in how:
        scores = model.net(rows, n)
    else:
        scores = model.score(rows, n)
    if "repeats" in how:
        kinds = [types.all[k] for k in n.type]
        scores = with_repeats(scores, [one.rest if one.repeats else None for one in kinds], model.repeats)
    return scores


def evaluate(model: Model, types: Types, documents: list[Document]) -> None:
    rows = model.rows(types.all)
    for source in sorted({d.source for d in documents}):
        some = [d for d in documents if d.source == source]
        for how in ("linear", "net", "mean", "mean repeats"):
            counts: Counter[tuple[str, int]] = Counter()
            for d in some:
                counts += overlap(gold_spans(d.gold), decode(scores_of(model, rows, types, d, how), d))
            print(f"  {source:6} {how:15} {figures(counts)}", flush=True)


def corpus(data: Path, language: str) -> list[Tagged]:
    texts = [*read_articles(data, language), *read_paragraphs(language)]
    if language == "ar":
        texts += read_aqmar(data / "ner" / "aqmar.tsv")
    return texts


def developed_on(data: Path, language: str) -> list[Tagged]:
    """Return the texts of the halves ``dev`` of tests/quality: measured on, never trained on."""
    quality = RESOURCES.parent / "tests" / "quality"
    found = []
    for name, half, of, line in read_tsv(quality / "tagged_news.tsv", header=True):
        if (half, of) == ("dev", language):
            found.append(from_brackets(line, name, "gold news"))
    sentences = {row["id"]: row[language] for row in read_jsonl(data / "editions" / "pud_en_ar.jsonl")}
    for name, of, half, cell in read_tsv(quality / "tagged_pud.tsv", header=True):
        if (half, of) == ("dev", language):
            spans = []
            for span in cell.split():
                where, kind = span.split(":")
                start, end = where.split("-")
                spans.append(Span(int(start), int(end), NUMBERS[kind]))
            found.append(Tagged(sentences[name], tuple(spans), name, "gold pud"))
    return found


def fitted_scale(model: Model, types: Types, documents: list[Document]) -> np.ndarray:
    """Return for each kind how the evidence of a name is scaled to a probability, and print how well that fits."""
    rows = model.rows(types.all)
    evidences: list[list[float]] = [[], [], []]
    rights: list[list[float]] = [[], [], []]
    for document in documents:
        gold = gold_spans(document.gold)
        scores = scores_of(model, rows, types, document, "mean repeats")
        for first, last, kind in decode(scores, document):
            evidences[kind].append(evidence(scores, first, last, kind))
            rights[kind].append(float(any(first < d and c < last for c, d, of in gold if of == kind)))
    scale = np.zeros((3, 2))
    for kind in range(3):
        x, y = np.array(evidences[kind]), np.array(rights[kind])
        a, b = 1.0, 0.0
        for _ in range(2000):
            error = 1 / (1 + np.exp(-(a * x + b))) - y
            a -= 0.02 * (float((error * x).mean()) + 0.02 * (a - 0.5))
            b -= 0.05 * float(error.mean())
        scale[kind] = max(a, 0.05), b
        chance = 1 / (1 + np.exp(-(a * x + b)))
        cells = []
        for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
            some = (chance >= low) & (chance < high)
            if some.any():
                cells.append(f"{low:.2f}-{min(high, 1):.2f}: {y[some].mean():.2f} of {some.sum()}")
        print(f"  reliability, {KINDS[kind]}: scale {a:.2f} {b:+.2f}; {'; '.join(cells)}", flush=True)
    return scale


def train(texts: list[Tagged], held: list[Tagged], language: str, letters: Letters) -> dict[str, np.ndarray]:
    """Return a model trained on ``texts``, measured on ``held``, with the scale fitted there."""
    torch.set_num_threads(1)
    began = time.monotonic()
    dice = random.Random(SEED)
    types = Types()
    measured = [types.document(text) for text in held]
    documents = [types.document(text) for text in texts]
    documents += [types.document(swapped(text, language, dice)) for _ in range(SWAPS) for text in texts]
    sources = dict(Counter(text.source for text in texts))
    print(f"{language}: {len(texts)} texts, {sources}; {time.monotonic() - began:.0f} s", flush=True)
    linear = train_linear(documents, types, letters, WEIGHTS, LINEAR_STEPS, SEED)
    net = train_net(documents, types, letters, WEIGHTS, NET_EPOCHS, SEED)
    model = Model.of(export(letters, linear, net, np.array([[1.0, 0.0]] * 3), MIX[language]))
    evaluate(model, types, measured)
    scale = fitted_scale(model, types, measured)
    print(f"  {len(texts)} texts, {time.monotonic() - began:.0f} s", flush=True)
    return export(letters, linear, net, scale, MIX[language])


def build(data: Path, language: str, kept: Path) -> None:
    """Train without the held-out stories, on which the scale is fitted, and on all texts, side by side."""
    texts, dev = corpus(data, language), developed_on(data, language)
    held = [text for text in texts if is_held_out(text)]
    words = letter_words(language)
    usual = Counter(letter for word, _ in words for letter in word).most_common(MAX_ALPHABET)
    letters = train_letters("".join(sorted(letter for letter, _ in usual)), words, 4, 3, SEED)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        rest = [text for text in texts if not is_held_out(text)]
        first = pool.submit(train, rest, [*held, *dev], language, letters)
        second = pool.submit(train, texts, dev, language, letters)
        save(first.result(), kept / f"tagger_{language}.npz")
        arrays = second.result() | {"scale": first.result()["scale"]}
    save(arrays, RESOURCES / "models" / f"tagger_{language}.npz")


def save(arrays: dict[str, Any], path: Path) -> None:
    """Write arrays to a file, and print its size."""
    np.savez_compressed(path, **arrays)
    print(f"  {path}: {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Train the models of the languages given, or of both."""
    data = folder_argument(__doc__)
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    torch.set_num_threads(1)
    for language in sys.argv[3:] or ["ar", "en"]:
        build(data, language, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
