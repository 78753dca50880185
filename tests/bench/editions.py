"""Pairing and alignment of the dev articles, beside the aligners that install offline, in one run on the same input.

    pip install nltk galechurch
    python tests/bench/editions.py DATA

DATA is the data folder that holds editions/articles_dev.jsonl. Strict and lax precision, recall and F1 are those of
Vecalign's paper (Thompson & Koehn 2019, https://aclanthology.org/D19-1136/): a bead counts if gold has the same one;
lax, if it overlaps one on both sides. None of these articles trained or tuned anything.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from arabtext.editions import align, pair

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]
Document = dict[str, Any]


def ours(document: Document) -> Beads:
    return [(bead.english, bead.arabic) for bead in align(document["en"], document["ar"]).beads]


def nltk_gale_church(document: Document) -> Beads:
    from nltk.translate.gale_church import align_blocks

    lengths = [[len(sentence) for sentence in document[side]] for side in ("en", "ar")]
    english: dict[int, set[int]] = {}
    for e, a in align_blocks(*lengths):
        english.setdefault(e, set()).add(a)
    return _grouped(english, len(document["en"]), len(document["ar"]))


def _grouped(links: dict[int, set[int]], n: int, m: int) -> Beads:
    """Beads from a list of linked sentences: whatever hangs together."""
    beads: Beads = []
    seen_a: set[int] = set()
    seen_e: set[int] = set()
    for e in sorted(links):
        if e in seen_e:
            continue
        left, right = {e}, set(links[e])
        while True:
            more = {x for x, ys in links.items() if ys & right} - left
            if not more:
                break
            left |= more
            right |= set().union(*(links[x] for x in more))
        beads.append((tuple(sorted(left)), tuple(sorted(right))))
        seen_e |= left
        seen_a |= right
    beads += [((e,), ()) for e in range(n) if e not in seen_e]
    return beads + [((), (a,)) for a in range(m) if a not in seen_a]


def galechurch(document: Document) -> Beads:
    import galechurch as rust

    return [
        (tuple(range(b.source_start, b.source_end)), tuple(range(b.target_start, b.target_end)))
        for b in rust.align(document["en"], document["ar"]).beads
    ]


def scores(documents: list[Document], aligner: Callable[[Document], Beads]) -> tuple[float, float, float, float]:
    """Strict F1, lax F1, recall of empty-sided beads, and seconds for 1,000 English sentences."""
    start = time.perf_counter()
    found = [aligner(document) for document in documents]
    seconds = time.perf_counter() - start
    gold = [[(tuple(e), tuple(a)) for e, a in document["gold"]] for document in documents]
    nulls = [
        (bead in guess) for guess, beads in zip(found, gold, strict=True) for bead in beads if not (bead[0] and bead[1])
    ]
    sentences = sum(len(document["en"]) for document in documents)
    return _f1(found, gold, _equal), _f1(found, gold, _overlap), sum(nulls) / len(nulls), 1000 * seconds / sentences


Bead = tuple[tuple[int, ...], tuple[int, ...]]


def _equal(a: Bead, b: Bead) -> bool:
    return a == b


def _overlap(a: Bead, b: Bead) -> bool:
    return a == b or bool(set(a[0]) & set(b[0]) and set(a[1]) & set(b[1]))


def _f1(found: list[Beads], gold: list[Beads], right: Callable[[Bead, Bead], bool]) -> float:
    guessed = [any(right(g, t) for t in truth) for guess, truth in zip(found, gold, strict=True) for g in guess]
    wanted = [
        any(right(g, t) for g in guess)
        for guess, truth in zip(found, gold, strict=True)
        for t in truth
        if t[0] and t[1]
    ]
    precision, recall = sum(guessed) / len(guessed), sum(wanted) / len(wanted)
    return 2 * precision * recall / (precision + recall)


def pairing(documents: list[Document], sentences: int | None, missing: float) -> tuple[int, int, int]:
    """Right pairs, pairs proposed, and pairs there are, when a share of the Arabic articles is missing."""
    english = ["\n".join(document["en"][:sentences]) for document in documents]
    order = list(range(len(documents)))
    random.Random(1).shuffle(order)
    kept = order[: round(len(order) * (1 - missing))]
    found = pair(english, ["\n".join(documents[i]["ar"][:sentences]) for i in kept]).pairs
    return sum(kept[p.arabic] == p.english for p in found), len(found), len(kept)


def main(data: Path) -> None:
    lines = (data / "editions" / "articles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    print(f"{'aligner':24} strict F1   lax F1  nulls found  s/1000 sentences")
    for name, aligner in (("arabtext", ours), ("nltk gale_church", nltk_gale_church), ("galechurch", galechurch)):
        try:
            strict, lax, nulls, seconds = scores(documents, aligner)
        except ImportError:
            print(f"{name:24} not installed")
            continue
        print(f"{name:24} {strict:9.3f} {lax:8.3f} {nulls:12.3f} {seconds:17.2f}")
    print(f"\n{'pairing':44} right  proposed  there are")
    for sentences, what in ((None, "full text"), (3, "first three sentences"), (1, "titles only")):
        for missing in (0.0, 0.4):
            right, proposed, there = pairing(documents, sentences, missing)
            print(f"{what + f', {missing:.0%} of the Arabic missing':44} {right:5} {proposed:9} {there:10}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
