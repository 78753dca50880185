"""Build script/words.tsv, reversed_words.tsv and word_pairs.tsv: Arabic words, and which words follow each other.

    pip install wordfreq
    python resources/builders/build_words.py DATA

Frequencies are in words per million, from the list of wordfreq (subtitles, encyclopedia, news, web, social media). The
titles of the catalogue, the lemmas of WordNet and the dictionary of names add further words. Pairs are counted in
running text: Tatoeba, PUD, the UN declaration of human rights, and the Bible at a tenth of its weight, since its
language is old.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import regex
import wordfreq
from common import folder_argument, read_jsonl, read_tsv, write_table

from arabtext.script import PROFILES, normalize
from arabtext.script.morphology import fold_letters

BARE = replace(PROFILES["display"], name="bare", tashkeel=True, quranic_marks=True)
WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064A]+")
MIN_COUNT = 0.05  # per million; rarer words are mostly misspelled. Chosen by hand.
MAX_RATIO = 50  # how much rarer a word is, at least, than the word that it is reversed. Chosen by hand.
MIN_COMMON = 20  # per million, of a word whose reversed form shows visual order. Chosen by hand.
ATTESTED = 0.03  # per million, given to a word that only the other lists have
MIN_ATTESTED = 0.5  # weight of such a word in those lists


def running_text(data: Path) -> Iterator[tuple[str, float]]:
    """Yield Arabic texts, each with the weight of its words."""
    editions = data / "editions"
    for cells in read_tsv(editions / "tatoeba_en_ar.txt"):
        yield cells[1], 1
    for row in read_jsonl(editions / "pud_en_ar.jsonl"):
        yield row["ar"], 1
    for row in read_jsonl(editions / "bible_verses.jsonl"):
        yield row["ar"], 0.1
    yield (editions / "udhr_arb.xml").read_text(encoding="utf-8"), 1


def words(data: Path) -> dict[str, float]:
    """Return for each word its occurrences in a million words."""
    listed = wordfreq.get_frequency_dict("ar", "best")
    counts = {word: share * 1e6 for word, share in listed.items() if WORD.fullmatch(word) and share * 1e6 >= MIN_COUNT}
    for word, count in attested(data).items():
        if count >= MIN_ATTESTED and len(word) > 1:
            counts.setdefault(word, ATTESTED)
    return counts


def attested(data: Path) -> dict[str, float]:
    """Return for each word the weight of its occurrences in running text, titles and lists."""
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


def pairs(data: Path) -> dict[tuple[str, str], float]:
    """Return for each two words in a row their weighted count."""
    counts: defaultdict[tuple[str, str], float] = defaultdict(float)
    for text, weight in running_text(data):
        for clause in regex.split(r"[^\p{L}\p{M}\s]", normalize(text, BARE)):
            found = WORD.findall(clause)
            for pair in pairwise(found):
                counts[pair] += weight
    return counts


def reversed_words(counts: dict[str, float]) -> list[str]:
    """Return common words reversed, if the result is not a word, nor a folded one, or a rare one."""
    folded: dict[str, float] = {}
    for word, count in counts.items():
        letters = fold_letters(word)
        folded[letters] = folded.get(letters, 0) + count
    common = (word for word, count in counts.items() if count >= MIN_COMMON and len(word) > 1)
    return [
        word[::-1] for word in common if max(d.get(word[::-1], 0) for d in (counts, folded)) * MAX_RATIO < counts[word]
    ]


if __name__ == "__main__":
    folder = folder_argument(__doc__)
    listed = words(folder)
    write_table("script/words.tsv", ("word", "count"), ((word, f"{count:.3g}") for word, count in listed.items()))
    write_table("script/reversed_words.tsv", ("reversed",), ((word,) for word in reversed_words(listed)))
    kept = {pair: count for pair, count in pairs(folder).items() if count >= 1}
    write_table(
        "script/word_pairs.tsv", ("first", "second", "count"), ((*pair, f"{count:.2g}") for pair, count in kept.items())
    )
