"""Build names/attested.tsv, the attested Latin spellings of names, and names/frequency.tsv, counts of our own names.

    python resources/builders/build_attested.py DATA

The sources are the index of the package arabic-name-romanizer (CC0: Wikidata and the Algerian name corpus) and the
token dictionary of TechForPalestine (Unlicense). Words of the tables written by hand are left out, and so are spellings
with other consonants than the Arabic. The vocalized form is a form of the catalogue or of the net, whichever most
spellings agree with. The house spelling is the most frequent one that follows the rules of the house, or else the
spelling that the rules give.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex
from common import folder_argument, read_tsv, write_table
from evidence import Attested, index, plain, reread, strip_article

from arabtext.names.known import gazetteer
from arabtext.names.known.keys import loose, skeleton
from arabtext.names.writing import vocalize
from arabtext.names.writing.schemes import render
from arabtext.script.morphology import fold_letters

COLUMNS = ("arabic", "vocalized", "press", "variants", "count", "countries", "origin")
MIN_AGREEMENT = 0.1  # share of spellings that agree with a vocalized form, for it to be stored; chosen by hand
MAX_VARIANTS, MAX_COUNTRIES = 5, 4  # stored for a word
# Two words written as one; they are listed by their parts.
GLUED = regex.compile(r"عبد(?:ال|\p{L}{3})|[أا]ب[وي]\p{L}{3}|أم\p{L}{4}")
CATALOGUE = math.log(0.5)  # log probability of a reading of the catalogue, beside those of the net; chosen by hand
NOT_HOUSE = regex.compile(r"[ -]|ee|oo|y$|y(?=[^aeiou])|aa(?!$)|ii|uu|e[iy]|ay|ow$|iy(?=a)")


def known() -> set[str]:
    """Return the keys of the words in the tables written by hand."""
    return {gazetteer.arabic_key(token.arabic) for token in gazetteer.tokens() if token.source != "attested"}


def entries(data: Path) -> dict[str, Attested]:
    """Return all attested words. Each spelling of the dictionary counts once."""
    found = index()
    for arabic, english in read_tsv(data / "names" / "arab_tokens.tsv"):
        spelling = plain(english)
        if not spelling or regex.match(r"(?:abu|umm|abd)\w", spelling):
            continue
        word, spelling = strip_article(arabic, spelling)
        entry = found.setdefault(fold_letters(word) if fold_letters(word) in found else word, Attested())
        entry.east[spelling] += 1
        entry.countries["PS"] += 1
    return found


def restored(word: str) -> list[str]:
    """Return the words that a word of the index may represent, since the index writes ه for ة."""
    return [word, word[:-1] + "ة"] if word.endswith("ه") and len(word) > 2 else [word]


def frequency(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the bare words of the tables written by hand, and how often each is attested."""
    counts: Counter[str] = Counter()
    for word, entry in entries(data).items():
        counts[gazetteer.arabic_key(word)] += sum(entry.countries.values())
    for token in gazetteer.tokens():
        if token.source in ("given", "family") and (count := counts[gazetteer.arabic_key(token.arabic)]):
            yield token.arabic, str(count)


def by_fold() -> dict[str, list[str]]:
    """Return a mapping of bare words, folded and without their article, to the vocalized forms of the catalogue."""
    table: dict[str, list[str]] = {}
    for bare, vocalized in gazetteer.catalogue().items():
        has_article = bare.startswith("ال") and len(bare) > 4
        table.setdefault(fold_letters(bare[2 * has_article :]), []).append(vocalized[2 * has_article :])
    return table


def with_hamza(form: str) -> str:
    """Return ``form`` with a hamza on a first alef that has a vowel, unless its pattern has no hamza (ابن, استقلال)."""
    if regex.match(r"ا[َُ]", form):
        return "أ" + form[1:]
    if form.startswith("اِ") and not regex.match(r"اِ(?:ست|\p{L}ت|ن\p{L}|بن)", form):
        return "إ" + form[1:]
    return form


def consonants(spelling: str) -> str:
    """Return the consonants of a Latin spelling, doubled ones once."""
    return str(regex.sub(r"(.)\1+", r"\1", regex.sub(r"[aeiou]|y(?=[aeiou])", "", spelling)))


def house(rule: str, spellings: Counter[str]) -> str:
    """Return the most frequent spelling that differs from ``rule`` only where the house allows it, else ``rule``."""
    own, fit = rule.lower(), Counter[str]()
    for spelling, count in spellings.items():
        form = regex.sub(r"(?<=[^aeiou])(?:eh|ah)$", "a", spelling) if own.endswith("a") else spelling
        if NOT_HOUSE.search(form) or loose(form) != loose(own) or consonants(form) != consonants(own):
            continue
        if not (form.endswith("h") and not own.endswith("h")):
            fit[form] += count
    if "aa" in own or not fit:
        return rule
    best = max(fit, key=lambda form: (fit[form], form == own, form))
    return best.capitalize()


def alike(word: str, spellings: Counter[str]) -> Counter[str]:
    """Return the spellings that have the consonants of the Arabic word."""
    return Counter({s: n for s, n in spellings.items() if skeleton(s) == skeleton(word)})


def capitalized(spelling: str) -> str:
    """Return a spelling with capitals and hyphens."""
    return "-".join(piece.capitalize() for piece in spelling.replace(" ", "-").split("-"))


def rows(data: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of names/attested.tsv."""
    listed, catalogue = known(), by_fold()
    attested = {word: entry for word, entry in entries(data).items() if gazetteer.arabic_key(word) not in listed}
    vocalize.prepare((form for word in attested for form in restored(word)), widely=True)
    for word, entry in sorted(attested.items()):
        spellings = entry.east or entry.west or entry.persian
        fitting = alike(word, spellings)
        if not fitting or len(word) < 3 or GLUED.match(word):
            continue
        origin = "ar" if entry.east or entry.west else "fa"
        readings: dict[str, float] = {}
        for form in restored(word):
            for reading, probability in vocalize.guess_widely(form):
                readings[reading] = max(
                    readings.get(reading, -99.0), math.log(probability + 1e-9) + 0.5 * (form != word)
                )
        readings |= dict.fromkeys(catalogue.get(fold_letters(word), ()), CATALOGUE)
        best = reread(word, entry, readings.items()) if origin == "ar" else []
        agrees = bool(best) and best[0][2] > MIN_AGREEMENT
        vocalized = with_hamza(best[0][0]) if agrees else ""
        west = sum(entry.west.values()) >= 4 * max(sum(entry.east.values()), 1)
        common = capitalized((alike(word, entry.west) or fitting if west else fitting).most_common(1)[0][0])
        press = common if west or not agrees else house(render(vocalized, "press"), fitting)
        if not press.removeprefix("al-")[0].isupper():  # read as a preposition and a noun
            press = common
        others = [capitalized(s) for s, _ in (fitting + alike(word, entry.west)).most_common(MAX_VARIANTS + 1)]
        yield (
            gazetteer.strip_marks(vocalized) or word,
            vocalized,
            press,
            "|".join(other for other in dict.fromkeys(others) if other != press),
            str(sum(entry.countries.values())),
            "|".join(country for country, _ in entry.countries.most_common(MAX_COUNTRIES)),
            origin,
        )


if __name__ == "__main__":
    folder = folder_argument(__doc__)
    write_table("names/attested.tsv", COLUMNS, rows(folder))
    write_table("names/frequency.tsv", ("arabic", "count"), frequency(folder))
