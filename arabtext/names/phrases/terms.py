"""The words that phrases are made of: kinds of institutions and places, their fields, what qualifies them.

A term has an Arabic and an English form, of one word or several, and a few synonyms of each. Terms are looked up by the
keys of their words: Arabic ones without the article, English ones in American spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.known.keys import LATIN_ARTICLES, bare_key, text_key
from arabtext.script.chars import ARTICLE, HEH, TEH_MARBUTA, WAW, YEH

#: How English joins a head and what specifies it: ``Ministry of Health``, ``Integrity Commission``, ``Center for
#: Studies``, ``Mount Sinjar``, and ``University of Mosul`` beside ``King Saud University``.
Pattern = Literal["of", "pre", "for", "before", "uni"]
#: How adjectives agree with a noun: masculine, feminine (also plurals of things), plural of people.
Agreement = Literal["m", "f", "p"]
Part = Literal["head", "noun", "adjective", "demonym"]

_FEMININE_PLURAL: Final = "ات"
#: Endings of plurals of people.
HUMAN_PLURALS: Final = ("ين", "ون")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a collocation of phrases in both languages.

    ``arabic`` is written as in a name: a head of one word without its article, all others with it, adjectives without.
    ``attributive`` is the English form before another word (``Judicial``), ``feminine`` the feminine of an adjective.
    ``nouns`` and ``names`` say how English joins a noun, and a proper name, to a head. ``expects`` is what follows the
    head: a ``noun``; a ``name``, even if the word is a noun as well (حي الميدان); or ``either``, a noun if it is known
    as one. ``group`` is the kind of a head, the class of an adjective; ``countries`` are
    the codes of the countries in whose names this English form is used, and of a demonym its country; ``also`` are the
    adjectives that "and" joins to this one. Another term is the usual Arabic of the English of one that
    ``is_secondary``. ``written`` is the English synonym that a term was read from.
    """

    part: Part
    arabic: str
    english: str
    attributive: str = ""
    feminine: str = ""
    agreement: Agreement = "m"
    nouns: Pattern = "of"
    names: Pattern = "pre"
    expects: Literal["noun", "either", "name"] = "noun"
    group: str = ""
    others_arabic: tuple[str, ...] = ()
    others_english: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    also: tuple[Term, ...] = ()
    is_secondary: bool = False
    written: str = ""

    @property
    def expects_name(self) -> bool:
        """Whether a word behind the head is a proper name although it may be a noun."""
        return self.expects == "name"

    @property
    def before(self) -> str:
        """The English form before another word."""
        return self.written or self.attributive or self.english

    @property
    def shown(self) -> str:
        """The English form: the synonym that was read, else the preferred one."""
        return self.written or self.english

    @property
    def all_english(self) -> tuple[str, ...]:
        """All English forms, the preferred one first."""
        attributive = (self.attributive,) if self.attributive else ()
        return (self.english, *attributive, *self.others_english)

    @property
    def is_definite(self) -> bool:
        """Whether the Arabic form bears its article."""
        return self.arabic.startswith(ARTICLE)

    @property
    def is_adjectival(self) -> bool:
        """Whether the Arabic form is a noun with its adjective: القوات الجوية, which no other noun can follow."""
        first, _, rest = self.arabic.partition(" ")
        return bool(rest) and first.startswith(ARTICLE) and not rest.startswith(WAW + ARTICLE)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _agreement(arabic: str, given: str) -> Agreement:
    """Return how adjectives agree with a noun: as the table says, else by the form of the word that carries it."""
    if given in ("m", "f", "p"):
        return given  # type: ignore[return-value]
    first = arabic.split(" ")[0]
    if first.endswith((TEH_MARBUTA, _FEMININE_PLURAL)):
        return "f"
    return "p" if first.endswith(HUMAN_PLURALS) and len(first) > 5 else "m"


@once
def phrase_words(name: str) -> frozenset[str]:
    """Return the words of a class of names/phrase_words.tsv, which has an example of each.

    >>> sorted(phrase_words("of the whole"))
    ['أعلى', 'عام']
    """
    rows = resources.rows("names/phrase_words.tsv", "class", "word")
    return frozenset(word for class_, word in rows if class_ == name)


@once
def heads() -> tuple[Term, ...]:
    """Return the words for kinds of institutions and places."""
    columns = ("arabic", "english", "gender", "nouns", "names", "expects", "kind", "others_arabic", "others_english")
    more = ("country", "secondary")
    return tuple(
        Term(
            "head",
            arabic,
            english,
            agreement=_agreement(arabic, gender),
            nouns=nouns,  # type: ignore[arg-type]
            names=names,  # type: ignore[arg-type]
            expects=expects,  # type: ignore[arg-type]
            group=kind,
            others_arabic=_list(arabics),
            others_english=_list(englishes),
            countries=_list(country),
            is_secondary=bool(secondary),
        )
        for arabic, english, gender, nouns, names, expects, kind, arabics, englishes, country, secondary in (
            resources.rows("names/heads.tsv", *columns, *more)
        )
    )


@once
def foreign_heads() -> tuple[Term, ...]:
    """Return heads of names in other languages of the script: قەزای, دانشگاه."""
    groups = {term.english: term.group for term in heads()}
    rows = resources.rows("names/alphabet_heads.tsv", "word", "english", "pattern")
    return tuple(
        Term("head", word, english, names=pattern, expects="name", group=groups.get(english, "place"))  # type: ignore[arg-type]
        for word, english, pattern in dict.fromkeys(rows)
    )


@once
def nouns() -> tuple[Term, ...]:
    """Return the nouns that say what an institution is concerned with."""
    columns = ("arabic", "english", "attributive", "gender", "others_arabic", "others_english")
    return tuple(
        Term(
            "noun",
            arabic,
            english,
            attributive=attributive,
            agreement=_agreement(arabic, gender),
            others_arabic=_list(arabics),
            others_english=_list(englishes),
        )
        for arabic, english, attributive, gender, arabics, englishes in resources.rows("names/nouns.tsv", *columns)
    )


@once
def adjectives() -> tuple[Term, ...]:
    """Return the adjectives that are no nationalities."""
    columns = ("arabic", "english", "class", "feminine", "others_arabic", "others_english")
    return tuple(
        Term(
            "adjective",
            arabic,
            english,
            feminine=feminine or arabic + TEH_MARBUTA,
            group=group,
            others_arabic=_list(arabics),
            others_english=_list(englishes),
        )
        for arabic, english, group, feminine, arabics, englishes in resources.rows("names/adjectives.tsv", *columns)
    )


@once
def demonyms() -> tuple[Term, ...]:
    """Return the adjectives of nationality."""
    found: dict[tuple[str, str], list[str]] = {}
    for arabic, english, country, others in resources.rows(
        "names/demonyms.tsv", "arabic", "english", "country", "others"
    ):
        found.setdefault((english, country), []).append(arabic)
        found[english, country] += [f"={other}" for other in _list(others)]
    terms = []
    for (english, country), forms in found.items():
        written = [form.removeprefix(ARTICLE) for form in forms if not form.startswith("=")]
        masculine = min(written, key=len)
        feminine = next((form for form in written if form.endswith(TEH_MARBUTA)), masculine + TEH_MARBUTA)
        englishes = tuple(dict.fromkeys(form[1:] for form in forms if form.startswith("=")))
        terms.append(
            Term(
                "demonym",
                masculine,
                english,
                feminine=feminine,
                others_arabic=tuple(form for form in written if form not in (masculine, feminine)),
                others_english=englishes,
                countries=_list(country),
            )
        )
    return tuple(terms)


def demonym_of(country: str) -> Term | None:
    """Return the adjective of the nationality of a country, given by its code.

    >>> demonym_of("EG").english
    'Egyptian'
    """
    return _demonyms_by_country().get(country)


@once
def _demonyms_by_country() -> dict[str, Term]:
    table: dict[str, Term] = {}
    for term in demonyms():
        if len(term.countries) == 1:
            table.setdefault(term.countries[0], term)
    return table


def is_body(term: Term) -> bool:
    """Return whether a term names a body: a head, or a noun that begins with one (مجلس النواب)."""
    if term.part == "head":
        return term.group == "organization"
    found = arabic_terms().whole((arabic_term_key(term.arabic.split(" ")[0]),)) if " " in term.arabic else ()
    return any(other.part == "head" and other.group == "organization" for other in found)


def is_place_head(english: str) -> bool:
    """Return whether English words are a head of places.

    >>> is_place_head("River"), is_place_head("Ministry")
    (True, False)
    """
    found = english_terms().whole(english_key_of(english))
    return any(term.part == "head" and term.group in ("place", "part") for term in found)


Key = tuple[str, ...]


class Lexicon:
    """Terms filed under the keys of their words; :meth:`at` returns those that begin at a place, the longest first."""

    def __init__(self, filed: Iterable[tuple[Key, Term]]) -> None:
        table: dict[Key, tuple[Term, ...]] = {}
        for key, term in filed:
            if term not in table.get(key, ()):
                table[key] = (*table.get(key, ()), term)
        self._table: Mapping[Key, tuple[Term, ...]] = MappingProxyType(table)
        sizes: dict[str, int] = {}
        for key in table:
            sizes[key[0]] = max(sizes.get(key[0], 0), len(key))
        self._sizes = sizes

    def at(self, keys: Sequence[str], i: int) -> list[tuple[int, tuple[Term, ...]]]:
        """Return the terms that begin at word ``i``, with their numbers of words, the longest first."""
        longest = min(self._sizes.get(keys[i], 0), len(keys) - i)
        sizes = range(longest, 0, -1)
        return [(size, found) for size in sizes if (found := self._table.get(tuple(keys[i : i + size])))]

    def whole(self, keys: Sequence[str]) -> tuple[Term, ...]:
        """Return the terms that are written with all of ``keys``."""
        return self._table.get(tuple(keys), ())

    def begins(self, key: str) -> bool:
        """Return whether a term begins with a word."""
        return key in self._sizes


@remember("keys of terms")
def arabic_term_key(word: str) -> str:
    """Return the key of an Arabic word of a phrase, without its article, also behind "and".

    >>> arabic_term_key("الدفاع"), arabic_term_key("وزارة") == arabic_term_key("وزاره")
    ('دفاع', True)
    """
    key = "".join(text_key(word).split())
    key = key.replace(*_OLD_SEAT)
    if key.startswith(WAW + ARTICLE) and len(key) > _MIN_BEHIND_AND:
        return WAW + key[3:]
    return bare_key(key)


_OLD_SEAT: Final = ("هياه", "هيئه")  # هيأة, as Iraqi papers write هيئة
_MIN_BEHIND_AND: Final = 5  # letters of a word that "and" and the article are cut off


@remember("keys of English terms")
def english_term_key(word: str) -> str:
    """Return the key of an English word of a phrase: small letters, American spelling, no possessive ending.

    >>> english_term_key("Defence"), english_term_key("Workers'"), english_term_key("Children's")
    ('defense', 'workers', 'children')
    """
    bare = word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").removesuffix("'s")
    key = "".join(text_key(bare).split())
    return _american().get(key, key)


@once
def _american() -> dict[str, str]:
    return resources.mapping("names/british_spellings.tsv", "british", "american")


@once
def arabic_terms() -> Lexicon:
    """Return all terms by their Arabic forms, adjectives in all that agree with a noun."""
    general = sorted(heads(), key=lambda term: bool(term.countries))
    terms = (*general, *nouns(), *adjectives(), *demonyms(), *foreign_heads())
    return Lexicon((key, term) for term in terms for form in _arabic_forms(term) for key in _arabic_keys(form))


def _arabic_keys(form: str) -> Iterator[Key]:
    """Yield the key of a form, and that with the article of one whose first letters look like it: ألماني, ألوية."""
    words = form.split()
    yield tuple(map(arabic_term_key, words))
    if text_key(words[0]).startswith(ARTICLE) and not words[0].startswith(ARTICLE):
        yield tuple(map(arabic_term_key, (ARTICLE + words[0], *words[1:])))


def _arabic_forms(term: Term) -> tuple[str, ...]:
    if term.part not in ("adjective", "demonym"):
        return (term.arabic, *term.others_arabic)
    plurals = (term.arabic + ending for ending in HUMAN_PLURALS)
    return (term.arabic, term.feminine, *plurals, *term.others_arabic)


@once
def english_terms() -> Lexicon:
    """Return all terms by their English forms, a preferred form before a synonym."""
    terms = (*heads(), *nouns(), *adjectives(), *demonyms())
    forms = ((rank, form, term) for term in terms for rank, form in enumerate(term.all_english))
    ranked = sorted(forms, key=lambda item: (min(item[0], 1), item[2].part == "head" and bool(item[2].countries)))
    return Lexicon((english_key_of(form), term) for _, form, term in ranked if english_key_of(form))


def english_key_of(text: str) -> Key:
    """Return the keys of the words of an English form, small words kept, ``the`` left out."""
    words = (piece for word in text.split() for piece in ([word] if _has_article(word) else word.split("-")))
    keys = (english_term_key(word) for word in words)
    return tuple(key for key in keys if key and key != "the")


def _has_article(word: str) -> bool:
    """Return whether a word in Latin letters begins with the Arabic article: al-Ifta."""
    first, hyphen, _ = word.partition("-")
    return bool(hyphen) and first.casefold() in LATIN_ARTICLES


def as_written(term: Term, words: Sequence[str]) -> Term:
    """Return a term with the English words that it was read from, if these are one of its synonyms."""
    key = english_key_of(" ".join(words))
    synonym = next((form for form in term.others_english if english_key_of(form) == key), "")
    is_usual = key in map(english_key_of, (term.english, term.attributive))
    return replace(term, written="" if is_usual else synonym)


@remember("concepts of terms")
def concept(term: Term) -> frozenset[str]:
    """Return what two terms have in common if they mean one thing: the stems of all English forms of each.

    >>> from arabtext.names.phrases.terms import Term
    >>> finance = Term("noun", "المالية", "Finance", "Financial")
    >>> sorted(concept(finance))
    ['finance', 'financial']
    """
    return frozenset(" ".join(map(stem, form.split())) for form in english_forms(term))


@remember("English forms of terms")
def english_forms(term: Term) -> frozenset[str]:
    """Return the keys of all English forms of a term and of the noun or the adjective of its root, small words kept."""
    forms = (form for one in (term, *_relatives().get(_root(term), ())) for form in one.all_english)
    return frozenset(" ".join(english_key_of(form)) for form in forms)


@once
def _relatives() -> dict[str, tuple[Term, ...]]:
    """Return what a noun and the adjective made of it have in common → both: برلمان, برلماني."""
    table: dict[str, tuple[Term, ...]] = {}
    for term in (*heads(), *nouns(), *adjectives()):
        if " " not in term.arabic:
            table[_root(term)] = (*table.get(_root(term), ()), term)
    return {root: terms for root, terms in table.items() if len({term.part for term in terms} | {""}) > 2}


def _root(term: Term) -> str:
    """Return the Arabic word of a term without the ending of a noun, or of the adjective made of it."""
    key = arabic_term_key(term.arabic)
    if " " in term.arabic:
        return ""
    return key.removesuffix(YEH) if term.part == "adjective" else key.removesuffix(HEH)


def stem(key: str) -> str:
    """Return the key of an English word without its plural ending.

    >>> stem("forces"), stem("ministries"), stem("address")
    ('force', 'ministry', 'address')
    """
    if len(key) > 4 and key.endswith("ies"):
        return key[:-3] + "y"
    return key[:-1] if len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "us", "is")) else key


def head_in(head: Term, country: str, *, is_named: bool) -> Term:
    """Return a head as the names of a country use it (ولاية: State in Sudan, Province in Algeria).

    ``is_named`` is for a head with a proper name and nothing else: only there a usage for places counts, and where no
    country is known it counts for a head that needs a noun (مديرية التواهي is no directorate).
    """
    for other in arabic_terms().whole(tuple(map(arabic_term_key, head.arabic.split()))):
        if other.part != "head" or not other.countries or head.countries:
            continue
        is_place = other.group == "place" and head.group != "place"
        is_used = country in other.countries or (not country and is_place and head.expects == "noun")
        if is_used and (is_named or not is_place):
            return other
    return head


def by_usage(terms: Sequence[Term], key: Key) -> list[Term]:
    """Return terms with the English form of ``key``, the one that most listed names have first: هيئة before سلطة.

    A synonym comes behind those whose usual form it is.
    """
    if len(terms) < 2:
        return list(terms)
    return sorted(terms, key=lambda term: _rank(term, terms, key))


def usage_of(term: Term) -> int:
    """Return how many listed names and collocations have the first Arabic word of a term."""
    return _usage()[_first(term)]


def _rank(term: Term, terms: Sequence[Term], key: Key) -> tuple[bool, bool, bool, int, int]:
    """Return the place of a term among those of one English form; one of as many words as that comes first."""
    is_last = _is_unit_among(term, terms) or term.is_secondary
    is_synonym = key not in map(english_key_of, (term.english, term.attributive))
    spread = abs(len(term.arabic.split()) - len(term.english.split()))
    return is_last, bool(term.countries), is_synonym, spread, -usage_of(term)


def _is_unit_among(term: Term, terms: Sequence[Term]) -> bool:
    """Return whether a unit is among bodies of the same name: a company is rarely one of soldiers."""
    return term.group == "unit" and any(other.group == "organization" for other in terms)


def _first(term: Term) -> str:
    return arabic_term_key(term.arabic.split(" ")[0])


@once
def _usage() -> Counter[str]:
    """Return key of a word → how often heads of several words and listed organizations have it, feminine or not."""
    names = [term.arabic for term in (*heads(), *nouns()) if " " in term.arabic]
    for arabic, variants in resources.rows("names/organizations.tsv", "arabic", "arabic_variants"):
        names += [form for form in (arabic, *_list(variants)) if " " in form]
    counts = Counter(arabic_term_key(word) for name in names for word in name.split(" "))
    for term in adjectives():
        counts[_first(term)] += counts[arabic_term_key(term.feminine.split(" ")[0])]
    return counts
