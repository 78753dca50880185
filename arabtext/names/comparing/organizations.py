"""Compare the names of companies and other organizations, in either script.

Such a name is compared word by word in any order. Legal forms (``Ltd``, ش.م.ل) and small words are set aside. Each word
weighs by how rare it is among names of organizations: ``company`` says little, ``trading`` more, ``Najm`` most. Words
with a listed meaning are one word in both scripts and in every spelling (شركة, ``Co.``); so are a country and its
nationality. A number, a country or a city that differs decides.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

import regex
from rapidfuzz.distance import OSA

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.aliases import aliases
from arabtext.names.comparing.likeness import PreparedPart, likeness, prepare_part
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, name_key, word_keys
from arabtext.names.model import Evidence, Part
from arabtext.names.parse import parse
from arabtext.script import normalize
from arabtext.script.chars import ARTICLE, LAM, WAW
from arabtext.script.language.latin_script import english_words

_MAX_WORDS: Final = 24  # of an organization that are compared; chosen by hand
_MAX_FORM_WORDS: Final = 8  # of a legal form
_MAX_PLACE_WORDS: Final = 3  # of a country or a city (United Arab Emirates)
_MAX_ABBREVIATION: Final = 8  # letters
_SMALL: Final = frozenset(
    "the of and for in on by to a an de la le les du des et y ve und von wa wal w bi lil و في من على عن الى".split()
)
#: Weights of words, multiplied by the log-odds below: the weight of a word that no listed organization has, and the
#: maximum for a word that organization_words.tsv calls generic (bank) or light (company).
_MAX_WEIGHT, _MAX_WEIGHTS = 1.2, MappingProxyType({"generic": 0.6, "light": 0.2})
_NUMBER_WEIGHT: Final = 1.2
# The score is a logistic function of the following log-odds. Chosen by hand on the 208 pairs of
# tests/quality/organizations.tsv whose part is "tuned", and reported on those whose part is "later".
_CONSTANT, _PER_MATCH, _MAX_MATCH = 1.0, 1.0, 3.0  # and for each unit of weight that both names have, up to 3
_PER_CONFLICT, _PER_EXTRA = -5.0, -2.2  # for each unit that each of the names has for itself, and that only one has
_PER_UNLIKENESS: Final = -3.0  # for each unit of weight of words that are spelled differently, times their unlikeness
_OTHER_FORM, _OTHER_ORDER = -1.2, -0.3  # for legal forms of another kind, and for another order within a script
_MAX_WITH_EXTRA: Final = 1.4  # where one name has a word more that is not light: at most a maybe
_OTHER_KIND: Final = -1.5  # for the name of a place, or one that begins with a given name as a person's does
_ALIAS: Final = -0.4  # for names behind a slash or in brackets
_ABBREVIATION: Final = MappingProxyType({2: -0.4, 3: 0.5, 4: 1.2})  # by letters; an abbreviation of the other name
_LISTED, _OTHER_LISTED = 1.0, 0.1  # score of two spellings of a listed organization, and of two that are listed
_MIN_LIKENESS: Final = 0.5  # of two words that are paired, 0 to 1
_SAME_MEANING, _ONE_ENDING, _ONE_SLIP = 0.97, 0.95, 0.9  # likeness of شركة and Co., of one stem, of a letter's slip
_MIN_SLIP_LETTERS: Final = 7  # letters of words that may differ by a slip
_MIN_GLUED: Final = 4  # letters of a word that may have its article glued to it (Aljazeera)
_MIN_UNLISTED: Final = 4  # letters of an unlisted Latin word that is compared by sound; shorter ones are abbreviations
#: Signs of a cell that may hold two names, and an ampersand.
_ALIAS_SIGN = regex.compile(r"[&+(\[/|]|\p{Latin}.*\p{Arabic}|\p{Arabic}.*\p{Latin}|a\.?k\.?a")
_SIGNS = regex.compile(r"[&+]")
_WORD = regex.compile(r"[^\s/|–—-]+")
_DIGITS = regex.compile(r"(\p{Nd}+)(?:st|nd|rd|th)?")
_ROMAN: Final = MappingProxyType(
    {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12}
)


class _Word(NamedTuple):
    """A word of an organization: as written, its key, what it means, and how much it weighs.

    ``meanings`` are listed meanings of the word, a country, a city or a number; words with other meanings differ.
    """

    text: str
    key: str
    meanings: frozenset[str]
    weight: float
    part: PreparedPart


@dataclass(frozen=True, slots=True, eq=False)
class _Organization:
    """One name of an organization: its words, its legal forms as written and their kinds."""

    words: tuple[_Word, ...]
    forms: tuple[str, ...]
    kinds: frozenset[str]
    initials: frozenset[str]
    abbreviation: str
    entity: gazetteer.Entity | None
    is_other: bool


def compare_organizations(a: str, b: str) -> tuple[float, list[Evidence]] | None:
    """Return the score of two names, 0 to 1, and the evidence; None if neither is the name of an organization.

    >>> score, evidence = compare_organizations("Al Najm Trading Co. Ltd", "شركة النجم للتجارة")
    >>> score > 0.85, str(evidence[0])
    (True, 'Al Najm ~ النجم: spellings of one name')
    >>> compare_organizations("Bank of Syria", "Bank of Jordan")[0] < 0.1
    True
    """
    if not (is_organization(a) or is_organization(b)):
        return None
    first, second = _read_names(a), _read_names(b)
    # An abbreviation beside a full name says nothing where the other cell has a full name too.
    if all(any(not one.abbreviation for one in names) for names in (first, second)):
        first, second = (tuple(one for one in names if not one.abbreviation) for names in (first, second))
    answers = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            score, evidence = _compare(one, other)
            answers.append((_shift(score, _ALIAS) if i or j else score, evidence))
    return max(answers, key=lambda answer: answer[0])


@remember("organizations")
def is_organization(name: str) -> bool:
    """Return whether something says that ``name`` is the name of an organization.

    That is a listed organization, a word for one (``Bank``, ``Trading``), a legal form, an ampersand, ``of``, or two
    words that are listed for organizations and not as names.

    >>> is_organization("Haddad & Sons"), is_organization("Rafidain LLC"), is_organization("Qais al-Khazali")
    (True, True, False)
    """
    kind = parse(name).kind
    if kind != "person" or not _may_be_organization(name):
        return kind == "organization"
    names = aliases(name)
    if len(names) > 1:
        return any(map(is_organization, names))
    tokens = _tokens(name)
    if len(tokens) < 2:
        return False
    if "&" in name.split() or "of" in name.split()[1:]:
        return True
    words, forms, _ = _without_forms(tokens)
    listed = [(word.text, found) for word in words if (found := _listed(word.key))]
    if forms or any(_head(word.key) == "anywhere" for word in words):
        return True
    named = [word.key for word in words if not _DIGITS.fullmatch(word.key) and word.text not in _ROMAN]
    # an Arabic head comes first: the last word of كمال أبو سرية is a person's
    if len(words) > 1 and any(map(_head, (*named[:1], *filter(str.isascii, named[-1:])))):
        return True
    return sum(not _is_listed_name(text) for text, _ in listed) > 1


def _may_be_organization(name: str) -> bool:
    """Return whether it is worth looking for evidence: false for most persons, and cheap."""
    if _ALIAS_SIGN.search(name):
        return True
    return any(len(key) == 1 or key in _last_words_of_forms() or _listed(key) for key in name_key(name).split())


@once
def _last_words_of_forms() -> frozenset[str]:
    """Return the keys of the words that end or begin a legal form, and ``of``."""
    return frozenset(word for form in _forms() for word in (form[0], form[-1])) | {"of"}


def _is_listed_name(word: str) -> bool:
    """Return whether a word is a listed name of persons too: جهاد, العربي."""
    tokens = gazetteer.tokens_of(word) or gazetteer.latin_tokens().get("".join(word_keys(word)), ())
    return any(token.role in ("given", "family") for token in tokens)


def _shift(score: float, by: float) -> float:
    """Return a score whose odds are changed by a natural logarithm."""
    return score if score in (0.0, 1.0) else 1 / (1 + (1 - score) / score * math.exp(-by))


def _compare(a: _Organization, b: _Organization) -> tuple[float, list[Evidence]]:
    if a.entity and b.entity:
        listed = a.entity is b.entity
        relation = f"both listed as {a.entity.press}" if listed else f"listed as {a.entity.press} and {b.entity.press}"
        return (_LISTED if listed else _OTHER_LISTED), [Evidence(_text(a), _text(b), relation, float(listed))]
    for one, other in ((a, b), (b, a)):
        if one.abbreviation and not other.abbreviation and one.abbreviation in other.initials:
            odds = _ABBREVIATION[min(len(one.abbreviation), max(_ABBREVIATION))]
            return _logistic(odds), [Evidence(_text(a), _text(b), "abbreviation", _logistic(odds))]
    pairs = _pair(a.words, b.words)
    left = [word for i, word in enumerate(a.words) if all(i not in pair.first for pair in pairs)]
    right = [word for j, word in enumerate(b.words) if all(j not in pair.second for pair in pairs)]
    evidence = list(_evidence(a, b, pairs, left, right))
    if not pairs:
        return 0.0, evidence
    odds = _CONSTANT + min(_MAX_MATCH, _PER_MATCH * sum(_weight(a, b, pair) for pair in pairs))
    odds += _PER_UNLIKENESS * sum(_weight(a, b, pair) * (1 - pair.likeness) for pair in pairs)
    alone, also = (sum(word.weight for word in words) for words in (left, right))
    odds += _PER_CONFLICT * min(alone, also) + _PER_EXTRA * abs(alone - also)
    if any(word.weight > _MAX_WEIGHTS["light"] for word in (*left, *right)):
        odds = min(odds, _MAX_WITH_EXTRA)
    if a.kinds and b.kinds and a.kinds.isdisjoint(b.kinds):
        odds += _OTHER_FORM
    in_one_script = a.words[0].part.is_arabic == b.words[0].part.is_arabic
    if in_one_script and any(one.second > other.second for one, other in pairwise(sorted(pairs))):
        odds += _OTHER_ORDER
    if a.is_other or b.is_other:
        odds += _OTHER_KIND
    return _logistic(odds), evidence


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


class _Pair(NamedTuple):
    """Words of two names that are one: their places, and their likeness, 0 to 1."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    likeness: float
    relation: str


def _weight(a: _Organization, b: _Organization, pair: _Pair) -> float:
    """Return the mean weight of the words of a pair."""
    return (sum(a.words[i].weight for i in pair.first) + sum(b.words[j].weight for j in pair.second)) / 2


def _pair(a: Sequence[_Word], b: Sequence[_Word]) -> list[_Pair]:
    """Return the pairs of words that are one, each word in one pair at most.

    The most alike are paired first; of equally alike ones those that join two words, then those nearest in place.
    """
    found = [
        _Pair((i,), (j,), alike, relation)
        for i, one in enumerate(a)
        for j, other in enumerate(b)
        for alike, relation in [_likeness(one, other)]
        if alike >= _MIN_LIKENESS
    ]
    found += [_Pair(two, (j,), 1.0, "same letters") for two, j in _joined(a, b)]
    found += [_Pair((i,), two, 1.0, "same letters") for two, i in _joined(b, a)]
    found.sort(key=lambda pair: (-pair.likeness, -len(pair.first + pair.second), abs(pair.first[0] - pair.second[0])))
    left, right, chosen = set[int](), set[int](), []
    for pair in found:
        if left.isdisjoint(pair.first) and right.isdisjoint(pair.second):
            left.update(pair.first)
            right.update(pair.second)
            chosen.append(pair)
    return chosen


def _joined(a: Sequence[_Word], b: Sequence[_Word]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the places of two words side by side that the other name writes as one: ``Good Will``, ``Goodwill``."""
    for i, (one, other) in enumerate(pairwise(a)):
        key, is_name = one.key + other.key, not (one.meanings or other.meanings)
        for j, word in enumerate(b):
            if word.key == key or (is_name and not word.meanings and _has_one_slip(word.key, key)):
                yield (i, i + 1), j


def _likeness(one: _Word, other: _Word) -> tuple[float, str]:
    """Return how alike two words of organizations are, 0 to 1, and the kind of likeness in words."""
    if one.key == other.key:
        return 1.0, "same letters"
    if one.meanings and other.meanings:
        return (_SAME_MEANING, "same meaning") if one.meanings & other.meanings else (0.0, "another meaning")
    if any(meaning.startswith(_NUMBER) for meaning in one.meanings | other.meanings):
        return 0.0, "another meaning"
    if one.part.is_arabic != other.part.is_arabic:
        return likeness(one.part, other.part)
    if _has_one_slip(one.key, other.key):
        return _ONE_SLIP, "one letter differs"
    return likeness(one.part, other.part) if one.part.is_arabic else _likeness_in_latin(one, other)


def _has_one_slip(one: str, other: str) -> bool:
    """Return whether two keys of some length differ by one letter, or by two that changed places."""
    return (
        min(len(one), len(other)) >= _MIN_SLIP_LETTERS
        and abs(len(one) - len(other)) < 2
        and OSA.distance(one, other, score_cutoff=1) == 1
    )


def _likeness_in_latin(one: _Word, other: _Word) -> tuple[float, str]:
    """Compare two Latin words without a listed meaning in common: English ones by letters, names by sound."""
    shorter, longer = sorted((one.key, other.key), key=len)
    if longer in (f"{shorter}s", f"{shorter}es"):
        return _ONE_ENDING, "another ending"
    if longer in (f"al{shorter}", f"el{shorter}") and len(shorter) >= _MIN_GLUED:
        return _ONE_ENDING, "with and without the article"
    if one.part.arabic and other.part.arabic:
        return likeness(one.part, other.part)
    is_english = all(word.key in english_words() and not word.part.arabic for word in (one, other))
    if is_english or len(shorter) < _MIN_UNLISTED or one.part.skeletons.isdisjoint(other.part.skeletons):
        return 0.0, "another word"
    return likeness(one.part, other.part)


def _evidence(
    a: _Organization, b: _Organization, pairs: list[_Pair], left: list[_Word], right: list[_Word]
) -> Iterator[Evidence]:
    """Yield the evidence in the order of the first name: pairs, words without a partner, legal forms."""
    for pair in sorted(pairs):
        first, second = (" ".join(n.words[i].text for i in at) for n, at in ((a, pair.first), (b, pair.second)))
        yield Evidence(first, second, pair.relation, pair.likeness)
    yield from (Evidence(word.text, "", "missing", 0.0) for word in left)
    yield from (Evidence("", word.text, "missing", 0.0) for word in right)
    if a.forms or b.forms:
        yield Evidence(" ".join(a.forms), " ".join(b.forms), "legal form", float(a.kinds == b.kinds))


def _text(name: _Organization) -> str:
    return " ".join([*(word.text for word in name.words), *name.forms])


@remember("names of organizations")
def _read_names(cell: str) -> tuple[_Organization, ...]:
    """Return the names that ``cell`` writes of one organization: its aliases, and what a slash separates."""
    found = [_read(name) for alias in aliases(cell) for name in alias.split(" / ") if name.strip()]
    full = [one.entity for one in found if not one.abbreviation]
    # the abbreviation of another name is not the listed one: (NRC)
    return tuple(
        replace(one, entity=None) if full and one.abbreviation and one.entity not in full else one for one in found
    )


def _read(name: str) -> _Organization:
    rest, forms, kinds = _without_forms(_tokens(name))
    words = tuple(_words(rest[:_MAX_WORDS]))
    known = gazetteer.entity(name)
    is_other = known.kind != "organization" if known else not is_organization(name) and _begins_like_a_person(words)
    only = words[0] if len(words) == 1 else None
    is_short = only is not None and only.text.isupper() and only.key.isascii() and len(only.key) <= _MAX_ABBREVIATION
    abbreviation = only.key if only and is_short else ""
    return _Organization(words, forms, kinds, frozenset(_initials(rest)), abbreviation, known, is_other)


def _begins_like_a_person(words: Sequence[_Word]) -> bool:
    if len(words) < 2:
        return False
    tokens = gazetteer.tokens_of(words[0].text) or gazetteer.latin_tokens().get(words[0].key, ())
    return any(token.role == "given" for token in tokens)


def _initials(tokens: list[_Token]) -> Iterator[str]:
    """Yield the initials of the words, with and without those of small words and of the article."""
    latin = [token.key for token in tokens if token.key.isascii()]
    large = [key for key in latin if key not in _SMALL]
    for keys in (latin, large, [key for key in large if key not in LATIN_ARTICLES]):
        if len(keys) > 1:
            yield "".join(key[0] for key in keys)


class _Token(NamedTuple):
    """A word as written, with its key."""

    text: str
    key: str


def _tokens(name: str) -> list[_Token]:
    """Return the words of a name; single letters side by side are one: ``S.A.L.``, ش م م."""
    tokens: list[_Token] = []
    letters = False
    for match in _WORD.finditer(_SIGNS.sub(" & ", name)):
        for key in normalize(match.group(), "key").split() or (["and"] if match.group() == "&" else []):
            single = len(key) == 1 and key.isalpha()
            if single and letters:
                text = (
                    tokens[-1].text if tokens[-1].text.endswith(match.group()) else f"{tokens[-1].text} {match.group()}"
                )
                tokens[-1] = _Token(text, tokens[-1].key + key)
            else:
                tokens.append(_Token(match.group(), key))
            letters = single
    return tokens


@once
def _forms() -> Mapping[tuple[str, ...], tuple[frozenset[str], bool]]:
    """Return the keys of the words of a legal form → its kinds, and whether it may stand before the name."""
    rows = resources.rows("names/legal_forms.tsv", "form", "kind", "place")
    return MappingProxyType(
        {
            tuple(token.key for token in _tokens(form)): (frozenset(kind.split()), place == "any")
            for form, kind, place in rows
        }
    )


def _without_forms(tokens: list[_Token]) -> tuple[list[_Token], tuple[str, ...], frozenset[str]]:
    """Return the words without legal forms, these as written, and their kinds; one word is always left."""
    found: list[str] = []
    kinds: set[str] = set()
    listed = _forms()
    at_end = True
    while True:
        for size in range(min(_MAX_FORM_WORDS, len(tokens) - 1), 0, -1):
            cut = tokens[-size:] if at_end else tokens[:size]
            kind, anywhere = listed.get(tuple(token.key for token in cut), (None, False))
            if kind is None or not (at_end or anywhere):
                continue
            found.append(" ".join(token.text for token in cut))
            kinds |= kind
            tokens = tokens[:-size] if at_end else tokens[size:]
            break
        else:
            if not at_end:
                return tokens, tuple(found), frozenset(kinds)
            at_end = False


def _words(tokens: list[_Token]) -> Iterator[_Word]:
    """Yield the words that count; articles and small words stay with the word behind them, countries are one word."""
    small: list[str] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if (token.key in _SMALL or token.key in LATIN_ARTICLES) and i + 1 < len(tokens):
            small.append(token.text)
            i += 1
            continue
        size, meanings = _place(tokens, i) or _number(tokens, i) or (1, frozenset())
        texts = [token.text for token in tokens[i : i + size]]
        key = "".join(token.key for token in tokens[i : i + size])
        yield _word(" ".join(dict.fromkeys([*small, *texts])), " ".join(texts), key, meanings)
        small = []
        i += size


def _word(text: str, bare: str, key: str, meanings: frozenset[str]) -> _Word:
    """Return a word with its weight: by how many listed organizations have it, and by what the tables call it."""
    part = prepare_part(Part(bare.strip(_PUNCTUATION) or bare, "word"))
    if any(meaning.startswith(_NUMBER) for meaning in meanings):
        return _Word(text, key, meanings, _NUMBER_WEIGHT, part)
    found = None if meanings else _listed(key)
    counts = _counts()
    stem = list(_lookups(key))[-1]
    weight = _MAX_WEIGHT * (1 - math.log(1 + counts[stem]) / math.log(1 + sum(counts.values())))
    if found:
        return _Word(text, stem, found.meanings, min(weight, _MAX_WEIGHTS[found.weight]), part)
    return _Word(text, key if meanings else stem, meanings, weight, part)


_PUNCTUATION: Final = ".,،;؛:()[]\"'«»“”"
_NUMBER: Final = "number "


def _number(tokens: list[_Token], i: int) -> tuple[int, frozenset[str]] | None:
    """Return how many words from ``i`` are a number, and its meaning; ``Forty-Four`` is one number."""
    token = tokens[i]
    if digits := _DIGITS.fullmatch(token.key):
        return 1, frozenset((f"{_NUMBER}{int(digits.group(1))}",))
    if i and token.text in _ROMAN:
        return 1, frozenset((f"{_NUMBER}{_ROMAN[token.text]}",))
    values = _number_words()
    value = next(filter(None, map(values.get, _lookups(token.key))), None)
    if value is None:
        return None
    unit = values.get(tokens[i + 1].key) if i + 1 < len(tokens) else None
    if unit and value >= 20 and unit < 10:
        return 2, frozenset((f"{_NUMBER}{value + unit}",))
    return 1, frozenset((f"{_NUMBER}{value}",))


@once
def _number_words() -> Mapping[str, int]:
    """Return key of a word → the number below a hundred that it names, cardinal or ordinal."""
    rows = resources.rows("values/number_words.tsv", "word", "type", "value")
    below = {normalize(word, "key"): int(value) for word, kind, value in rows if kind in ("digit", "teen", "ten")}
    return MappingProxyType(below)


def _place(tokens: list[_Token], i: int) -> tuple[int, frozenset[str]] | None:
    """Return how many words from ``i`` name a country, a nationality or a city, and which."""
    for size in range(min(_MAX_PLACE_WORDS, len(tokens) - i), 0, -1):
        keys = [token.key for token in tokens[i : i + size]]
        for first in _lookups(keys[0]):
            if found := _places().get(" ".join([first, *keys[1:]])):
                return size, frozenset((found,))
    return None


@once
def _places() -> Mapping[str, str]:
    """Return key of a country, a nationality or a city → the same text for all its spellings."""
    table: dict[str, str] = {}
    for entity in gazetteer.entities():
        if entity.kind == "place":
            place = (
                f"country {entity.country}" if entity.type == "country" and entity.country else f"place {entity.press}"
            )
            for spelling in entity.spellings:
                table.setdefault(_place_key(spelling), place)
    for arabic, english, country, others in resources.rows(
        "names/demonyms.tsv", "arabic", "english", "country", "others"
    ):
        for spelling in (arabic, english, *others.split("|")):
            if spelling and "|" not in country:
                table.setdefault(_place_key(spelling), f"country {country}")
    return MappingProxyType(table)


def _place_key(spelling: str) -> str:
    words = [word for word in normalize(spelling, "key").split() if word not in LATIN_ARTICLES]
    return " ".join(list(_lookups(word))[-1] if i == 0 else word for i, word in enumerate(words))


def _listed(key: str) -> _ListedWord | None:
    """Return what the tables say about the word of a key."""
    return next(filter(None, map(_listed_words().get, _lookups(key))), None)


def _head(key: str) -> str:
    """Return where in a name a word is evidence of an organization; nothing for another form of it (جريد, جريدة)."""
    found = _listed(key)
    return found.evidence if found and (key.isascii() or key.endswith(_HEH) == found.is_feminine) else ""


class _ListedWord(NamedTuple):
    """What a word for organizations means, its class of weight, and where in a name it is evidence of one."""

    meanings: frozenset[str]
    weight: str
    evidence: str
    is_feminine: bool


@once
def _listed_words() -> Mapping[str, _ListedWord]:
    """Return key of a word for organizations → what the table says about it."""
    found = {}
    rows = resources.rows("names/organization_words.tsv", "word", "meanings", "weight", "evidence")
    for word, meanings, weight, evidence in rows:
        key, said = normalize(word, "key"), frozenset(meanings.split("|"))
        found[list(_lookups(key))[-1]] = _ListedWord(said, weight, evidence, key.endswith(_HEH))
    return MappingProxyType(found)


def _lookups(key: str) -> Iterator[str]:
    """Yield the forms of a key to look up: as it is, and an Arabic one without what is glued to it."""
    if key.isascii():
        yield key
        return
    for prefix in (WAW + ARTICLE, LAM + LAM, ARTICLE, LAM, WAW):
        bare = key.removeprefix(prefix)
        if bare != key and len(bare) > 2 and (prefix not in (LAM, WAW) or bare in _bare_words()):
            key = bare
            break
    yield key.removesuffix(_HEH) if len(key) > 3 else key


_HEH: Final = "\N{ARABIC LETTER HEH}"


@once
def _bare_words() -> frozenset[str]:
    """Return the keys of Arabic words of organizations that the conjunction or a preposition may be glued to."""
    rows = resources.rows("names/organization_words.tsv", "word", "language")
    return frozenset(normalize(word, "key") for word, language in rows if language == "ar")


@once
def _counts() -> Counter[str]:
    """Return key of a word → the number of listed organizations that have it."""
    counts: Counter[str] = Counter()
    for entity in gazetteer.entities():
        if entity.kind == "organization":
            counts.update(
                {list(_lookups(token.key))[-1] for spelling in entity.spellings for token in _tokens(spelling)}
            )
    return counts
