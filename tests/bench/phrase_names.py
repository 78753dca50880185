"""Measure names that are no persons of the Arab world: institutions, places, and names in other alphabets.

    python tests/bench/names.py phrases

Every row of tests/quality/phrases is romanized, institutions are also brought back to Arabic, and pairs are compared.
``dev`` are the halves that the tables were written with, ``test`` those that nobody looked at. A form is acceptable if
its letters are those of one of the listed forms. The naive baselines are a dictionary that translates word by word, the
letters of ICU, Unidecode and anyascii, and, for pairs, the likeness of strings.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).parents[1] / "quality"))

import phrase_measures as measures

import arabtext
from arabtext import normalize, resources

TITLES = {
    "institutions": "Institutions",
    "places": "Places",
    "sorani": "Sorani names",
    "persian": "Persian names",
    "urdu": "Urdu names",
    "arabic_words": "Single points of Arabic words",
}


def peers() -> dict[str, measures.Romanizer]:
    """Return the systems that write a name in Latin letters."""
    systems: dict[str, measures.Romanizer] = {"word-by-word dictionary": dictionary()}
    if find_spec("icu"):
        from icu import Transliterator  # type: ignore[import-not-found]

        latin = Transliterator.createInstance("Arabic-Latin; NFD; [:M:] Remove")
        systems["ICU Arabic-Latin"] = lambda name, _: latin.transliterate(name)
    if find_spec("unidecode"):
        from unidecode import unidecode  # type: ignore[import-not-found]

        systems["Unidecode"] = lambda name, _: unidecode(name)
    if find_spec("anyascii"):
        from anyascii import anyascii

        systems["anyascii"] = lambda name, _: anyascii(name)
    if find_spec("rigour"):
        from rigour.text import ascii_text  # type: ignore[import-not-found]

        systems["rigour ascii_text"] = lambda name, _: ascii_text(name)
    if find_spec("camel_tools"):
        from camel_tools.utils.charmap import CharMapper

        mapper = CharMapper.builtin_mapper("ar2hsb")
        systems["camel-tools ar2hsb"] = lambda name, _: mapper.map_string(name)
    if find_spec("arabic_name_romanizer") and find_spec("onnxruntime"):
        from arabic_name_romanizer import Transliterator as Romanizer  # type: ignore[import-not-found]

        own = Romanizer()
        systems["arabic-name-romanizer"] = lambda name, _: own.transliterate_many([name], top_k=1)[0]
    return systems


def dictionary() -> measures.Romanizer:
    """Return the naive baseline: each word's English, if a table has one, in the order of the Arabic words."""
    table: dict[str, str] = {}
    for path, arabic, english in (
        ("names/heads.tsv", "arabic", "english"),
        ("names/nouns.tsv", "arabic", "english"),
        ("names/adjectives.tsv", "arabic", "english"),
        ("names/demonyms.tsv", "arabic", "english"),
        ("names/places.tsv", "arabic", "press"),
        ("editions/glossary.tsv", "arabic", "english"),
    ):
        for word, translation in resources.rows(path, arabic, english):
            for key in (normalize(word, "key"), normalize(word, "key").removeprefix("ال")):
                table.setdefault(key, translation)

    def translate(name: str, _: str) -> str:
        keys = [normalize(word, "key") for word in name.split()]
        return " ".join(table.get(k) or table.get(k.removeprefix("ال")) or k for k in keys)

    return translate


def measure() -> None:
    systems = peers()
    for table, title in TITLES.items():
        own = {"arabtext": measures.ours}
        own |= {"arabtext, country=": measures.ours_in_country} if table == "places" else {}
        sizes = {part: len(measures.rows(table, part)) for part in measures.PARTS}
        print(f"\n{title}, acceptable ({sizes['dev']} dev, {sizes['test']} test)")
        for name, system in (systems | own).items():
            start = time.perf_counter()
            cells = [f"{part} {measures.share_acceptable(table, part, system):.3f}" for part in measures.PARTS]
            seconds = time.perf_counter() - start
            print(f"  {name:34}{'  '.join(cells)}{1000 * seconds / sum(sizes.values()):9.2f} ms a name")
    print("\nInstitutions from English to Arabic, acceptable: from the first English form, from any")
    for part in measures.PARTS:
        print("  arabtext, {:25} {:.3f}  {:.3f}".format(part, *measures.shares_arabized(part)))
    print("\nPairs of institutions: right verdicts, and two names taken for one")
    for name, is_same in comparers().items():
        found = [(part, *measures.verdicts(part, is_same)) for part in measures.PARTS]
        print(f"  {name:42}" + "  ".join(f"{part} {right:.3f} ({false})" for part, right, false in found))


def comparers() -> dict[str, Callable[[str, str], bool]]:
    def of_strings(form: Callable[[str], str]) -> Callable[[str, str], bool]:
        return lambda a, b: fuzz.token_set_ratio(form(a).casefold(), form(b).casefold()) >= 88

    return {
        "token_set_ratio >= 88": of_strings(str),
        "token_set_ratio >= 88, our romanization": of_strings(arabtext.romanize),
        "arabtext": measures.is_same,
    }
