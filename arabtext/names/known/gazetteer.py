"""The tables of names, loaded once when first used, under the keys that their readers look up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.known.keys import ABD_ARABIC, ABD_LATIN, bare_key, joined_key, loose, name_key, text_key, word_keys
from arabtext.names.model import Kind
from arabtext.script import normalize, normalize_all
from arabtext.script.chars import ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, LAM, TASHKEEL

_MAX_SHORT: Final = 3  # letters of a word with one capital that is no abbreviation; longer ones may be (Nato, Isis)
_STRIP = dict.fromkeys(map(ord, TASHKEEL))


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organization or a place of the curated tables, with its established spellings.

    ``type`` is the kind of a place: a country, a city, a river; ``seat`` for the city of a government.
    """

    press: str
    arabic: str
    kind: Kind
    arabic_variants: tuple[str, ...] = ()
    english_variants: tuple[str, ...] = ()
    abbreviation: str = ""
    country: str = ""
    type: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All spellings in both scripts, the house forms first."""
        short = (self.abbreviation,) if self.abbreviation else ()
        return (self.press, self.arabic, *self.arabic_variants, *self.english_variants, *short)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of names: its bare Arabic, vocalized form and house spelling, and its role.

    ``source`` is the table it comes from; ``count`` how often it is attested in Latin letters.
    """

    arabic: str
    vocalized: str
    press: str
    variants: tuple[str, ...]
    role: str
    source: str
    origin: str = "ar"
    count: int = 0


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@once
def entities() -> tuple[Entity, ...]:
    """Return all entities of the curated tables."""
    columns = ("press", "arabic", "arabic_variants", "english_variants", "country")
    found = []
    for press, arabic, arabics, englishes, country in resources.rows("names/people.tsv", *columns):
        found.append(Entity(press, arabic, "person", _list(arabics), _list(englishes), "", country))
    for press, arabic, arabics, englishes, country, short in resources.rows(
        "names/organizations.tsv", *columns, "abbreviation"
    ):
        found.append(Entity(press, arabic, "organization", _list(arabics), _list(englishes), short, country))
    for press, arabic, arabics, englishes, country, type_ in resources.rows("names/places.tsv", *columns, "type"):
        found.append(Entity(press, arabic, "place", _list(arabics), _list(englishes), "", country, type_))
    for press, arabic, arabics, englishes in resources.rows("names/terms.tsv", *columns[:4]):
        found.append(Entity(press, arabic, "term", _list(arabics), _list(englishes)))
    return tuple(found)


@once
def entity_keys() -> dict[str, Entity]:
    """Return key → entity, over every spelling; in the order of the tables."""
    table: dict[str, Entity] = {}
    for entity in entities():
        for spelling in entity.spellings:
            table.setdefault(entity_key(spelling), entity)
    return table


def entity_key(name: str) -> str:
    """Return the key of a whole name: the keys of its words, without articles."""
    return " ".join(word_keys(name))


@remember("listed entities")
def entity(name: str) -> Entity | None:
    """Return the entity that ``name`` is a spelling of, listed or made of listed spellings of its words; or None."""
    known = _exact().get(name) or entity_keys().get(entity_key(name))
    if known and (_is_rather_given(name, known) or _is_no_abbreviation(name, known)):
        return None
    if known or not name.isascii():
        return known
    key = _words_of_house(name)
    return _by_house_spelling().get(key) if " " in key else None


def _is_rather_given(name: str, known: Entity) -> bool:
    """Return whether a word is rather a given name than the place it also names (بشار: Bashar, the city of Bechar)."""
    key = name_key(name)
    if known.kind != "place" or " " in name or name.isascii() or bare_key(key) != key:
        return False
    return any(token.role == "given" for token in tokens_of(name))


def _is_no_abbreviation(name: str, known: Entity) -> bool:
    """Return whether a short word is only spelled like an abbreviation: ``Jaf``, a family name, is not JAF."""
    return (
        len(name) <= _MAX_SHORT
        and name.istitle()
        and name not in known.spellings
        and entity_key(name) == entity_key(known.abbreviation)
    )


def _words_of_house(name: str) -> str:
    """Return the words of a Latin name, each in its listed house spelling, else with usual variations folded."""
    return " ".join(map(_of_house, word_keys(name)))


@remember("house spellings of words")
def _of_house(word: str) -> str:
    if any(map(str.isdigit, word)) or set(word) <= set("ivx"):
        return word  # a number: Unit 820, Hassan I
    tokens = latin_tokens().get(word)
    return joined_key(tokens[0].press) if tokens else loose(word)


@once
def _by_house_spelling() -> dict[str, Entity]:
    """Return words in house spelling → the only entity with a spelling of these words."""
    table: dict[str, Entity] = {}
    shared = set()
    for entity in entities():
        for spelling in (entity.press, *entity.english_variants):
            key = _words_of_house(spelling)
            if table.setdefault(key, entity) is not entity:
                shared.add(key)
    return {key: entity for key, entity in table.items() if key not in shared}


@once
def _exact() -> dict[str, Entity]:
    """Return spelling as listed → entity: a mark may distinguish two names that share a key (عمّان, عمان)."""
    return {spelling: entity for entity in reversed(entities()) for spelling in entity.spellings}


def strip_marks(vocalized: str) -> str:
    """Return an Arabic word without its vowel marks."""
    return vocalized.translate(_STRIP)


_HAMZATED_AL = (ALEF_HAMZA_ABOVE + LAM, ALEF_HAMZA_BELOW + LAM)  # initial أل, إل: never the article


def arabic_key(word: str) -> str:
    """Return the key of one Arabic word, without its article."""
    key = name_key(word).replace(" ", "")
    return key if word.startswith(_HAMZATED_AL) else without_article(key)


def without_article(key: str) -> str:
    """Return a word's key without its article; الياس and الهام, typed without hamza, have none."""
    return key if key in _unarticled() else bare_key(key)


def has_article(word: str) -> bool:
    """Return whether an Arabic word begins with the article."""
    return bare_key(word) != word and name_key(word) not in _unarticled()


@once
def _unarticled() -> frozenset[str]:
    """Return the keys of names that begin with the letters of the article and have none (إلياس, ألبرت)."""
    return frozenset(name_key(token.arabic) for token in tokens() if token.arabic.startswith(_HAMZATED_AL))


def tokens_of(word: str) -> tuple[Token, ...]:
    """Return the tokens that an Arabic word is a spelling of."""
    return arabic_tokens().get(arabic_key(word), ())


@once
def tokens() -> tuple[Token, ...]:
    """Return all words of the token tables, those written by hand before those that were derived."""
    found = []
    counts = {arabic: int(count) for arabic, count in resources.rows("names/frequency.tsv", "arabic", "count")}
    for kind in ("given", "family"):
        written = ("vocalized", "press", "variants", "origin")
        for vocalized, press, variants, origin in resources.rows(f"names/{kind}.tsv", *written):
            arabic = strip_marks(vocalized)
            times = counts.get(arabic, 0)
            found.append(Token(arabic, vocalized, press, _list(variants), kind, kind, origin or "ar", times))
    for vocalized, press in resources.rows("names/common_words.tsv", "vocalized", "press"):
        found.append(Token(strip_marks(vocalized), vocalized, press, (), "word", "words"))
    for arabic, press, origin, role in resources.rows("names/western.tsv", "arabic", "press", "origin", "role"):
        found.append(Token(arabic, "", press, (), role, "western", origin))
    columns = ("arabic", "vocalized", "press", "variants", "origin", "count")
    for arabic, vocalized, press, variants, origin, count in resources.rows("names/attested.tsv", *columns):
        found.append(Token(arabic, vocalized, press, _list(variants), "attested", "attested", origin, int(count)))
    return tuple(found)


@once
def sexes() -> dict[str, str]:
    """Return key of a given name → ``m`` or ``f``; names of both are left out."""
    found: dict[str, set[str]] = {}
    for vocalized, gender in resources.rows("names/given.tsv", "vocalized", "gender"):
        found.setdefault(arabic_key(strip_marks(vocalized)), set()).add(gender)
    return {key: sex for key, some in found.items() if len(some) == 1 and (sex := some.pop()) in ("m", "f")}


@once
def arabic_tokens() -> dict[str, tuple[Token, ...]]:
    """Return key of a bare Arabic word → its tokens, best source first."""
    table: dict[str, tuple[Token, ...]] = {}
    written = [token.arabic for token in tokens()]
    for token, key in zip(tokens(), normalize_all(written, "key"), strict=True):
        word = without_article(key) if " " not in key else arabic_key(token.arabic)
        table[word] = (*table.get(word, ()), token)
    return table


@once
def latin_tokens() -> dict[str, tuple[Token, ...]]:
    """Return key of a Latin word (article left off) → the tokens that it may spell, best first.

    Words of tables written by hand go before derived ones, a house spelling before a variant, a commoner name first.
    """
    table: dict[str, dict[Token, tuple[bool, bool, int]]] = {}
    for token in tokens():
        for spelling in (token.press, *token.variants):
            rank = (token.source == "attested", spelling != token.press, -token.count)
            table.setdefault(joined_key(spelling), {}).setdefault(token, rank)
    return {key: tuple(sorted(ranks, key=ranks.__getitem__)) for key, ranks in table.items()}


def arabic_keys_of(key: str) -> list[str]:
    """Return the Arabic keys of the listed words that a Latin key may spell; of an Abd compound, by its second half.

    >>> arabic_keys_of("ahmed")[0]
    'احمد'
    """
    found = [arabic_key(token.arabic) for token in latin_tokens().get(key, ())]
    if not found and key.startswith(ABD_LATIN):
        inner = latin_tokens().get(key.removeprefix(ABD_LATIN), ())
        found = [ABD_ARABIC + arabic_key(token.arabic) for token in inner]
    return found


def written_as(key: str) -> frozenset[str]:
    """Return the bare Arabic of the listed words that a Latin key may spell."""
    return frozenset(token.arabic for token in latin_tokens().get(key, ()))


@once
def suffixes() -> dict[str, str]:
    """Return key of a suffix of names (الابن, السادس) → its English form (``Jr.``, ``VI``)."""
    rows = resources.rows("names/suffixes.tsv", "arabic", "press")
    return {normalize(arabic, "key"): press for arabic, press in rows}


@once
def demonyms() -> frozenset[str]:
    """Return the keys of the adjectives of countries, in both languages, without the article."""
    rows = resources.rows("names/demonyms.tsv", "arabic", "english", "others")
    arabic, english = set[str](), set[str]()
    for one, other, others in rows:
        arabic.add(without_article(normalize(one, "key")))
        english.update(normalize(word, "key") for word in (other, *_list(others)))
    return frozenset(arabic | english)


@once
def degrees() -> frozenset[str]:
    """Return degrees and orders that stand behind a name, in small letters without stops."""
    return frozenset(latin.casefold() for (latin,) in resources.rows("names/degrees.tsv", "latin"))


@once
def foreign() -> dict[str, tuple[str, ...]]:
    """Return key of an Arabic word → the spellings of the foreign names written so, the commonest first."""
    return {key: tuple(some.split("|")) for key, some in resources.rows("names/foreign.tsv", "key", "spellings")}


def foreign_spellings(word: str) -> tuple[str, ...]:
    """Return the spellings of the foreign names that an Arabic word writes, the commonest first."""
    return foreign().get(text_key(word).replace(" ", ""), ())


def is_rather_foreign(word: str, spellings: Iterable[str]) -> bool:
    """Return whether a word writes attested foreign names, none of which sounds like one of the given spellings.

    So جاف, listed as Jaf, writes Jaffe.
    """
    others = foreign_spellings(word)
    if has_article(word):
        others = (*others, *(other[2:] for other in others if other.startswith(("al", "el"))))  # alqarni
    return bool(others) and set(map(loose, spellings)).isdisjoint(map(loose, others))


@once
def _trust() -> dict[tuple[str, str, str], float]:
    rows = resources.rows("names/trust.tsv", "what", "source", "origin", "share")
    return {(what, source, origin): float(share) for what, source, origin, share in rows}


def trust(what: Literal["reading", "spelling"], source: str, *, foreign: bool = False) -> float:
    """Return how often the table ``source`` is right, 0 to 1: with its reading of a word, or with its first spelling.

    ``foreign`` is for words that are rather foreign.
    """
    return _trust()[what, source, "foreign" if foreign else "arab"]


@once
def catalogue() -> dict[str, str]:
    """Return bare Arabic word → the vocalized form that library catalogues give it most often."""
    best: dict[str, tuple[int, str]] = {}
    for vocalized, count in resources.rows("names/vocalized.tsv", "vocalized", "count"):
        bare = strip_marks(vocalized)
        best[bare] = max(best.get(bare, (0, "")), (int(count), vocalized))
    return {bare: vocalized for bare, (_, vocalized) in best.items()}


@once
def after_abd() -> dict[str, tuple[str, str]]:
    """Return key of a word that follows Abd (article left off) → its vocalized form with article, its spelling."""
    rows = resources.rows("names/divine_names.tsv", "vocalized", "press")
    return {arabic_key(strip_marks(vocalized)): (vocalized, press) for vocalized, press in rows}


@once
def titles() -> dict[str, tuple[str, str]]:
    """Return key of a title, either script → (its English form, its kind)."""
    rows = resources.rows("names/titles.tsv", "form", "english", "kind")
    return {normalize(form, "key"): (english, kind) for form, english, kind in rows}


@once
def given_titles() -> dict[str, str]:
    """Return key of a title that is also a given name (سيد, ``Sultan``) → ``often`` or ``sometimes``."""
    return {
        normalize(form, "key"): given for form, given in resources.rows("names/titles.tsv", "form", "given") if given
    }


@once
def particles() -> dict[str, tuple[str, str, str]]:
    """Return key of a particle, either script → (role, house form, Maghreb form)."""
    rows = resources.rows("names/particles.tsv", "form", "role", "press", "maghreb")
    return {normalize(form, "key"): (role, press, maghreb) for form, role, press, maghreb in rows}


@once
def houses() -> dict[str, str]:
    """Return key of a ruling house, either script → its English form."""
    table = {}
    for arabic, press in resources.rows("names/houses.tsv", "arabic", "press"):
        table[normalize(arabic, "key")] = table[normalize(press, "key")] = press
    return table
