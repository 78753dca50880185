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
from arabtext.script.chars import ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MAKSURA, LAM, TASHKEEL, YEH

_MAX_SHORT: Final = 3  # letters of a word with one capital that is no abbreviation; longer ones may be (Nato, Isis)
#: Inhabitants of a town that a single word is taken for, if it is in Latin letters or writes a foreign name too: a
#: smaller one is less likely meant than a person. Chosen by hand.
_MIN_PEOPLE: Final = 20_000
_STRIP = dict.fromkeys(map(ord, TASHKEEL))


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organization or a place of the curated tables, with its established spellings.

    ``type`` is the kind of a place: a country, a city, a river; ``seat`` for the city of a government. ``rather`` is
    what a lone word with the name of a place is, unless something says that it is a place: a ``person`` or a ``word``.
    ``is_checked`` is false for a place of the gazetteer, which has its ``population``, 0 if unknown, and no variants.
    """

    press: str
    arabic: str
    kind: Kind
    arabic_variants: tuple[str, ...] = ()
    english_variants: tuple[str, ...] = ()
    abbreviation: str = ""
    country: str = ""
    type: str = ""
    rather: str = ""
    population: int = 0
    is_checked: bool = True

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
    for press, arabic, arabics, englishes, country, type_, rather in resources.rows(
        "names/places.tsv", *columns, "type", "rather"
    ):
        found.append(Entity(press, arabic, "place", _list(arabics), _list(englishes), "", country, type_, rather))
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


def entity(name: str, country: str = "") -> Entity | None:
    """Return the entity that ``name`` is a spelling of, listed or made of listed spellings of its words; or None.

    A name of several places is that of the best known one; with a ``country`` (its ISO 3166 code of two letters), of
    the one that lies there, which may be a place of the gazetteer, and in spite of a person's name of one word. A name
    that bodies of several countries bear (مجلس النواب) is that of a listed one only with its country.

    >>> entity("طرابلس").country, entity("طرابلس", "LB").country
    ('LY', 'LB')
    """
    known = _entity(name)
    if known and known.country != country and is_generic(name, known):
        return None
    if not country:
        return known
    if known and (known.kind != "place" or known.country == country):
        return known
    return next((place for place in places(name) if place.country == country), known)


def is_generic(name: str, known: Entity) -> bool:
    """Return whether a spelling of a listed organization is the name of such bodies of other countries too.

    >>> is_generic("مجلس النواب", entity("مجلس النواب", "LY"))
    True
    """
    return known.kind == "organization" and entity_key(name) in _generic_keys()


def generic_bearer(name: str) -> Entity | None:
    """Return the listed organization that bears a name of bodies of several countries, None of any other name.

    >>> generic_bearer("مجلس النواب").country, generic_bearer("حزب الله")
    ('LY', None)
    """
    known = _entity(name)
    return known if known and is_generic(name, known) else None


@once
def _generic_keys() -> frozenset[str]:
    return frozenset(entity_key(spelling) for (spelling,) in resources.rows("names/generic_names.tsv", "spelling"))


@remember("listed entities")
def _entity(name: str) -> Entity | None:
    known = _exact().get(name) or entity_keys().get(entity_key(name))
    if known and any(doubts(name, known) for doubts in (_is_rather_person, _is_no_abbreviation, _lacks_article)):
        return None
    if known or not name.isascii():
        return known
    key = _words_of_house(name)
    return _by_house_spelling().get(key) if " " in key else None


def place(name: str) -> Entity | None:
    """Return the largest place of the gazetteer that ``name`` may be, if no other table lists the name; or None.

    >>> place("عجلتون").press, place("دمشق"), place("جمال")
    ('Ajaltoun', None, None)
    """
    found = next(iter(_unchecked(name)), None)
    if found is None or _entity(name) or _may_be_person(name):
        return None
    is_small = found.population < _MIN_PEOPLE and " " not in name
    return None if is_small and (name.isascii() or foreign_spellings(name)) else found


def places(name: str) -> tuple[Entity, ...]:
    """Return all places that ``name`` may be: those of the curated table, then those of the gazetteer by population.

    >>> [(place.press, place.country) for place in places("الصويرة")]
    [('Essaouira', 'MA'), ('al-Suwaira', 'IQ')]
    """
    checked = _checked().get(entity_key(name), ())
    return (*(one for one in checked if not _lacks_article(name, one)), *_unchecked(name))


@once
def _checked() -> dict[str, tuple[Entity, ...]]:
    """Return key → the places of the curated table with a spelling of this key, in the order of the table."""
    table: dict[str, dict[Entity, None]] = {}
    for entity in entities():
        if entity.kind == "place":
            for spelling in entity.spellings:
                table.setdefault(entity_key(spelling), {})[entity] = None
    return {key: tuple(some) for key, some in table.items()}


def place_key(name: str) -> str:
    """Return the key of a name in the gazetteer: in Arabic letters with its articles, in Latin ones without.

    >>> place_key("الصويرة"), place_key("Al-Suwaira")
    ('الصويره', 'suwaira')
    """
    return entity_key(name) if name.isascii() else name_key(name)


@once
def _gazetteer() -> dict[str, list[tuple[str, ...]]]:
    """Return key → the rows of the gazetteer that have it."""
    table: dict[str, list[tuple[str, ...]]] = {}
    columns = ("keys", "press", "arabic", "country", "type", "population")
    for keys, *row in resources.rows("names/gazetteer.tsv", *columns):
        for key in keys.split("|"):
            table.setdefault(key, []).append(tuple(row))
    return table


def is_of_town(word: str) -> bool:
    """Return whether an Arabic word is one of the name of a place in an Arab country."""
    return word in _words_of_towns()


@once
def _words_of_towns() -> frozenset[str]:
    places = ((place.arabic, place.country) for place in entities() if place.kind == "place")
    names = (*places, *resources.rows("names/gazetteer.tsv", "arabic", "country"))
    return frozenset(word for name, country in names if country in _ARAB_COUNTRIES for word in name.split())


_ARAB_COUNTRIES: Final = frozenset("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE".split())


def _unchecked(name: str) -> tuple[Entity, ...]:
    """Return the places of the gazetteer that ``name`` may be, the largest first."""
    rows = _gazetteer().get(place_key(name), ())
    found = [
        Entity(press, arabic, "place", country=country, type=type_, population=int(population), is_checked=False)
        for press, arabic, country, type_, population in rows
    ]
    return tuple(sorted(found, key=lambda place: -place.population))


def _may_be_person(name: str) -> bool:
    """Return whether each word of a name is one of persons, listed by hand: then it is no unknown place."""
    first, _, rest = name.partition(" ")
    if rest and not name.isascii() and has_article(first) and name_key(first) not in titles():
        return False  # no person's name begins with an article: التل الكبير
    listed = _hand_latin() if name.isascii() else _hand_arabic()
    return all(word in listed or word in particles() for word in word_keys(name))


@once
def _hand_arabic() -> frozenset[str]:
    """Return the keys of the Arabic words of persons' names that are listed by hand."""
    return (
        frozenset(key for key, some in arabic_tokens().items() if any(map(_is_of_persons, some))) | after_abd().keys()
    )


@once
def _hand_latin() -> frozenset[str]:
    """Return the keys of the Latin words of persons' names that are listed by hand."""
    return frozenset(key for key, some in latin_tokens().items() if any(map(_is_of_persons, some)))


def _is_of_persons(token: Token) -> bool:
    return token.source in ("given", "family", "western")


def _lacks_article(name: str, known: Entity) -> bool:
    """Return whether a word lacks the article that belongs to the name of ``known``: باب is not al-Bab."""
    if known.kind not in ("place", "organization") or " " in name or not known.press.lower().startswith(_LATIN_ARTICLE):
        return False
    if name.isascii():  # English often leaves the article off, but not before a common word
        return any(token.source == "words" for token in latin_tokens().get(name.lower(), ()))
    words = [spelling for spelling in (known.arabic, *known.arabic_variants) if " " not in spelling]
    return not has_article(name) and all(map(has_article, words))


_LATIN_ARTICLE: Final = ("al-", "al ", "an-", "el ", "ar-", "as-")


def _is_rather_person(name: str, known: Entity) -> bool:
    """Return whether a word is rather a person's name than the name of ``known`` (بشار: Bashar, Bechar)."""
    key = name_key(name)
    if known.rather == "person" and " " not in name:
        return _may_be_person(name)
    if known.kind == "organization" and " " not in name and name not in (known.press, known.arabic):
        return any(token.role == "given" for token in latin_tokens().get(name.lower(), ()))  # Badr
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


def tokens_of(word: str, role: str = "") -> tuple[Token, ...]:
    """Return the tokens that an Arabic word is a spelling of, those with its own ى or ي at the end first.

    ى is also typed for ي: behind the article, or where ``role`` is ``family``, a family name with ي goes before a given
    name, and a man's name before a woman's (يمنى, Yumna; اليمنى, al-Yamani).
    """
    found = arabic_tokens().get(arabic_key(word), ())
    if len(found) < 2 or word[-1] not in (YEH, ALEF_MAKSURA):
        return found
    if word[-1] == ALEF_MAKSURA and (role == "family" or has_article(word)):
        return tuple(sorted(found, key=lambda token: (token.role != "family", token.arabic in _womens_names())))
    return tuple(sorted(found, key=lambda token: token.arabic[-1] != word[-1]))


@once
def _womens_names() -> frozenset[str]:
    """Return the bare Arabic of the names that women alone bear."""
    genders: dict[str, set[str]] = {}
    for vocalized, gender in resources.rows("names/given.tsv", "vocalized", "gender"):
        genders.setdefault(strip_marks(vocalized), set()).add(gender)
    return frozenset(bare for bare, some in genders.items() if some == {"f"})


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
    for vocalized, press in resources.rows("names/construct.tsv", "vocalized", "alone"):
        if press:
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
    known = {key for key, ranks in table.items() if any(token.source != "attested" for token in ranks)}
    for word, press in resources.rows("names/alphabet_names.tsv", "word", "press"):  # as other languages spell it
        if (key := joined_key(press)) not in known:
            some = (token for token in tokens_of(word) if token.source in ("given", "family"))
            table.setdefault(key, {}).update({token: (False, True, -token.count) for token in some})
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


@once
def english_names() -> dict[str, int]:
    """Return name of US citizens, given or family, in small letters → its bearers per million."""
    return {name: int(count) for name, count in resources.rows("names/english_names.tsv", "name", "per_million")}


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
    return {text_key(form): (english, kind) for form, english, kind in rows}


@once
def given_titles() -> dict[str, str]:
    """Return key of a title that is also a given name (سيد, ``Sultan``) → ``often`` or ``sometimes``."""
    return {text_key(form): given for form, given in resources.rows("names/titles.tsv", "form", "given") if given}


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
