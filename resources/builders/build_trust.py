"""Build names/trust.tsv: how often each table of names is right, for Arab words and for those that are rather foreign.

    python resources/builders/build_trust.py DATA

A word is rather foreign where foreign names are attested for it, none of which sounds like what the table lists
(:func:`arabtext.names.known.gazetteer.is_rather_foreign`).

A reading is right where library catalogues vocalize an Arab name so; for the table of the catalogues themselves, where
theirs of a seldom word is that of the tables written by hand. A first spelling is right where it sounds like the press
form of a public figure of names/people.tsv, or like the dictionary of Palestinian names; the mean of both is taken, and
for Western names the former alone.

What is rather foreign is as often the one name as the other: the mean is taken of catalogues, or the dictionary, and of
spellings of persons in Wikidata, most of them not Arab. There a reading is right where no other explains the spelling
much better. Words of test stems (:mod:`splits`) are left out.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from alignment import vocalize as aligned
from build_sounds import NAME, WORD
from common import folder_argument, read_tsv, write_table
from evidence import plain, strip_article
from splits import part

from arabtext.names.comparing.sound_channel import log_likelihood
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, bare_key, loose, skeletons
from arabtext.names.writing import vocalize
from arabtext.names.writing.schemes import render

MIN_COUNT, MAX_SELDOM = 3, 9  # of a word in the catalogues, and of one that they seldom have
SAMPLE, SEED = 12_000, 3  # spellings of each source
MIN_LEAD = (
    1.0  # in natural logarithms: by how much another reading explains a spelling better, to count; chosen by hand
)
ORIGINS = ("arab", "foreign")
SOURCES = {
    "reading": ("given", "family", "words", "attested", "catalogue"),
    "spelling": ("given", "family", "words", "attested", "western"),
}
Judged = tuple[str, str, bool]  # table, origin, and whether it is right


def origin(word: str) -> tuple[str, str]:
    """Return the table that has a word first, and whether the word is rather foreign."""
    tokens = gazetteer.tokens_of(word)
    if tokens:
        spellings: tuple[str, ...] = (tokens[0].press, *tokens[0].variants)
        return tokens[0].source, ORIGINS[gazetteer.is_rather_foreign(word, spellings)]
    known = gazetteer.catalogue().get(word)
    return ("catalogue", ORIGINS[gazetteer.is_rather_foreign(word, (render(known, "press"),))]) if known else ("", "")


def names_of_catalogues(data: Path) -> Iterator[tuple[str, str, int]]:
    """Yield bare words that are mostly names in library catalogues, their most frequent vocalized form, their count."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for bare, latin, frequency in read_tsv(data / "names" / "catalogue_vocalised.tsv", header=True):
        if WORD.fullmatch(bare) and (form := aligned(bare, latin)):
            totals[bare] += int(frequency)
            forms[bare][form] += int(frequency) if NAME.match(latin) else 0
    for bare, some in forms.items():
        form, _ = some.most_common(1)[0]
        if totals[bare] >= MIN_COUNT and 2 * some.total() >= totals[bare]:
            yield bare, form, totals[bare]


def by_catalogues(data: Path, *, test: bool) -> Iterator[Judged]:
    """Yield whether the tables written by hand, and those from names, read a word as library catalogues do."""
    for word, form, count in names_of_catalogues(data):
        source, where = origin(word)
        if source in ("", "catalogue", "western") or (part(word) == "test") != test:
            continue
        right = render(vocalize.vocalize_word(word)[0].text) == render(form)
        yield source, where, right
        if source in ("given", "family") and count <= MAX_SELDOM:
            yield "catalogue", where, right


def spellings(data: Path, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield Arabic words without article and Latin spellings with the same consonants, from files of names."""
    for name in names:
        found = []
        for arabic, latin, *_ in read_tsv(data / "names" / name):
            for word in arabic.split("|"):
                for written in filter(None, map(plain, latin.split("|"))):
                    bare, letters = strip_article(word, written)
                    letters = letters.replace("-", "")
                    if WORD.fullmatch(bare) and letters.isalpha() and skeletons(letters) & skeletons(bare):
                        found.append((bare, letters))
        yield from random.Random(SEED).sample(found, min(SAMPLE, len(found)))


WIKIDATA, DICTIONARY = ("wikidata_person_tokens.tsv", "person_name_variants.tsv"), ("arab_tokens.tsv",)


def is_read_so(word: str, latin: str) -> bool:
    """Return whether no reading of a word explains a spelling much better than that of its table."""
    first, *others = [log_likelihood(reading.text, latin) for reading in vocalize.many_readings(word)]
    return first >= max(others, default=first) - MIN_LEAD


def sounds_so(word: str, latin: str) -> bool:
    """Return whether the first spelling of a word that a table lists sounds like ``latin``."""
    return loose(gazetteer.tokens_of(word)[0].press) == loose(latin)


def public_figures() -> Iterator[tuple[str, str]]:
    """Yield listed words of the Arabic names of persons in our tables, and those of the press form in their place."""
    for entity in gazetteer.entities():
        words, others = entity.arabic.split(), entity.press.replace("-", " ").split()
        others = [other for other in others if other not in LATIN_ARTICLES]
        if entity.kind == "person" and len(words) == len(others):
            pairs = ((bare_key(word), other.lower()) for word, other in zip(words, others, strict=True))
            yield from ((word, latin) for word, latin in pairs if gazetteer.tokens_of(word))


def by_spellings(pairs: Iterable[tuple[str, str]], is_right: Callable[[str, str], bool]) -> Iterator[Judged]:
    """Yield whether a table is right by the Latin spelling of a name; the catalogues' has readings alone."""
    for word, latin in pairs:
        source, where = origin(word)
        if source and not (is_right is sounds_so and source == "catalogue"):
            yield source, where, is_right(word, latin)


def share(judged: Iterable[Judged]) -> dict[tuple[str, str], float]:
    """Return how often each table is right by origin."""
    counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for source, where, right in judged:
        counts[source, where].append(right)
    return {key: float(np.mean(some)) for key, some in counts.items()}


def judged(data: Path, *, test: bool) -> dict[str, list[Judged]]:
    """Return by kind of evidence whether the tables are right about words, those of test stems or all others."""
    wikidata, dictionary, figures = (
        [pair for pair in pairs if (part(pair[0]) == "test") == test]
        for pairs in (spellings(data, WIKIDATA), spellings(data, DICTIONARY), public_figures())
    )
    vocalize.prepare((word for word, _ in (*wikidata, *dictionary)), widely=True)
    return {
        "catalogues": list(by_catalogues(data, test=test)),
        "Wikidata": list(by_spellings(wikidata, is_read_so)),
        "Wikidata, spelling": list(by_spellings(wikidata, sounds_so)),
        "public figures, spelling": list(by_spellings(figures, sounds_so)),
        "dictionary, spelling": list(by_spellings(dictionary, sounds_so)),
    }


def main() -> None:
    data = folder_argument(__doc__)
    found = {kind: share(some) for kind, some in judged(data, test=False).items()}
    for kind, shares in found.items():
        print(kind, {" ".join(key): round(value, 2) for key, value in sorted(shares.items())})
    rows = []
    for what, sources in SOURCES.items():
        for source in sources:
            arab, foreign = (source, "arab"), (source, "foreign")
            first = "catalogues" if what == "reading" else "dictionary, spelling"
            wikidata = "Wikidata" if what == "reading" else "Wikidata, spelling"
            kinds = ["catalogues"] if what == "reading" else ["public figures, spelling", "dictionary, spelling"]
            of_arab = [found[kind][arab] for kind in kinds[: 1 if source == "western" else 2]]
            of_foreign = [shares[foreign] for shares in (found[first], found[wikidata]) if foreign in shares]
            rows.append((what, *arab, f"{np.mean(of_arab):.2f}"))
            rows.append((what, *foreign, f"{np.mean(of_foreign):.2f}"))
    write_table("names/trust.tsv", ("what", "source", "origin", "share"), rows)


if __name__ == "__main__":
    main()
