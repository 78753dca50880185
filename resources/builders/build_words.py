"""Build script/words.tsv: Arabic words as they are written, with their frequency.

    python resources/builders/build_words.py DATA

Counted in running text (Tatoeba, PUD, UDHR, the Bible at a tenth of its weight: its language is old), in the titles
behind the catalogue's token list, and once each in WordNet's lemmas and the token dictionary of names.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import regex
from common import read_jsonl, read_tsv, write_table

from arabtext.script import PROFILES, normalize

BARE = replace(PROFILES["display"], name="bare", tashkeel=True, quranic_marks=True)
WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064A]+")


def running_text(data: Path) -> Iterator[tuple[str, float]]:
    editions = data / "editions"
    for cells in read_tsv(editions / "tatoeba_en_ar.txt"):
        yield cells[1], 1
    for row in read_jsonl(editions / "pud_en_ar.jsonl"):
        yield row["ar"], 1
    for row in read_jsonl(editions / "bible_verses.jsonl"):
        yield row["ar"], 0.1
    yield (editions / "udhr_arb.xml").read_text(encoding="utf-8"), 1


def words(data: Path) -> dict[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    for text, weight in running_text(data):
        for word in WORD.findall(normalize(text, BARE)):
            counts[word] += weight
    for source, _, frequency in read_tsv(data / "names" / "catalogue_vocalised.tsv", header=True):
        if WORD.fullmatch(bare := normalize(source, BARE)):
            counts[bare] += int(frequency) ** 0.75 / 4
    for lemma, *_ in read_tsv(data / "editions" / "wordnet_pairs.tsv"):
        for word in WORD.findall(normalize(lemma, BARE)):
            counts[word] += 0.5
    for token, _ in read_tsv(data / "names" / "arab_tokens.tsv"):
        counts[normalize(token, BARE)] += 0.5
    return counts


if __name__ == "__main__":
    counted = words(Path(sys.argv[1]))
    kept = {word: count for word, count in counted.items() if (len(word) > 1 and count >= 0.5) or count >= 5}
    write_table("script/words.tsv", ("word", "count"), ((word, f"{count:.3g}") for word, count in kept.items()))
