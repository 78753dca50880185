"""Names taken apart, in either script: titles, kunya, given names, the chain of fathers, family name.

Words that belong together are first joined into units (``عبد الملك``, ``Abu Mahdi``, ``bin Salman``, ``شرف الدين``,
``al Khazali``); what a unit is follows from its form, and where the form does not tell, from its place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import ARTICLE, LATIN_ARTICLES
from arabtext.names.model import LONGEST_NAME, Kind, Name, Part, Role
from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter

_LONGEST_TITLE = 4
ALIAS: Final = frozenset(
    ("المعروف", "المعروفة", "الملقب", "الملقبة", "المكنى", "الشهير", "alias", "aka", "a k a", "nicknamed", "dit")
)
_SUFFIX: Final = frozenset(("jr", "sr", "phd", "md", "esq"))
_NUMBER: Final = regex.compile(r"[IVX]{2,5}")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    key: str

    @property
    def joined(self) -> str:
        """The key with hyphens for spaces, as compounds are listed."""
        return self.key.replace(" ", "-")


@remember("words of names")
def _word(word: str) -> _Word:
    return _Word(word, " ".join(normalize(word, "key").split()))


def parse(name: str) -> Name:
    """Return ``name`` taken apart. Any string goes in; without words the result has no parts.

    >>> name = parse("الشيخ قيس هادي الخزعلي")
    >>> name.titles, name.given, name.family
    (('الشيخ',), 'قيس', 'الخزعلي')
    >>> parse("Brig. Gen. Abu Mahdi al-Muhandis").short
    'Muhandis'
    >>> [(part.text, part.role) for part in parse("محمد بن سلمان").parts]
    [('محمد', 'given'), ('بن سلمان', 'nasab')]
    """
    return _parse(" ".join(expect_text(name, "name").split()))


@remember("parsed names")
def _parse(text: str) -> Name:
    if len(text) > LONGEST_NAME:
        return Name(text, (Part(text, "word"),))
    words = [_word(word) for word in text.split()]
    script = "arabic" if any(map(is_arabic_letter, text)) else "latin"
    known = gazetteer.entity(text) if words else None
    kind: Kind = known.kind if known else "organization" if _is_organization(words) else "person"
    if kind != "person" or not words:
        parts = tuple(Part(word.text, "word") for word in words)
        return Name(text, parts, kind, script)
    titles, rest = _split_titles(words)
    units = _units(rest)
    return Name(text, (*titles, *_roles(units)), kind, script)


@once
def _compounds() -> dict[str, str]:
    """Key of a word that makes one name with the word behind it (``first``) or before it (``second``)."""
    rows = resources.rows("names/compounds.tsv", "word", "place")
    return {"-".join(normalize(word, "key").split()): place for word, place in rows}


@once
def _organization_words() -> frozenset[str]:
    return frozenset(normalize(word, "key") for (word,) in resources.rows("names/organization_words.tsv", "word"))


def _is_organization(words: list[_Word]) -> bool:
    listed = _organization_words()
    return len(words) > 1 and (words[0].key in listed or words[-1].key in listed)


def _split_titles(words: list[_Word]) -> tuple[list[Part], list[_Word]]:
    """The titles before a name, and the name. A title that is all there is, or a father's name, is no title."""
    titles, listed, particles = list[Part](), gazetteer.titles(), gazetteer.particles()
    while True:
        for size in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
            following = particles.get(words[size].key)
            if " ".join(w.key for w in words[:size]) in listed and not (following and following[0] == "nasab"):
                titles.append(Part(" ".join(w.text for w in words[:size]), "title"))
                words = words[size:]
                break
        else:
            return titles, words


def _units(words: list[_Word]) -> list[tuple[str, Role | None]]:
    """Join words that belong together, with the role that their form gives them."""
    units: list[tuple[str, Role | None]] = []
    i = 0
    while i < len(words):
        size, role = _unit_at(words, i)
        units.append((" ".join(w.text for w in words[i : i + size]), role))
        i += size
    return units


def _unit_at(words: list[_Word], i: int) -> tuple[int, Role | None]:
    """How many words the unit at ``i`` has, and its role where the form tells."""
    left = len(words) - i
    word = words[i]
    if left > 1 and " ".join(w.key for w in words[i : i + 2]) in gazetteer.houses() and _is_house(words, i):
        return 2, "family"
    if left > 1 and (word.key in ALIAS or (left > 2 and (word.key, words[i + 1].key) == ("known", "as"))):
        return left, "laqab"
    if left > 1 and word.key == ARTICLE:  # a tribe's آل, typed without its sign
        return 2, "family"
    if i and (size := _suffix(words[i : i + 2])):
        return size, "laqab"
    if left > 1 and (particle := gazetteer.particles().get(word.key)) and (word.key != "b" or i):
        size, _ = _unit_at(words, i + 1)
        return 1 + size, "kunya" if particle[0] == "kunya" else "nasab"
    if left > 1 and _compounds().get(word.joined) == "first":
        has_article = words[i + 1].key in LATIN_ARTICLES and left > 2
        return 3 if has_article else 2, None
    if word.key in LATIN_ARTICLES and left > 1:
        return 2, None
    if left > 1 and _compounds().get(words[i + 1].joined) == "second":
        return 2, None
    if left > 2 and words[i + 1].key in LATIN_ARTICLES and words[i + 2].key in ("din", "deen", "dine"):
        return 3, None
    if len(word.key) == 1 and (word.text[-1] == "." or not is_arabic_letter(word.key)):
        return 1, "initial"
    return 1, None


def _suffix(words: list[_Word]) -> int:
    """How many of two words behind a name are no name: ``Jr.``, ``VI``, الرابع عشر."""
    if " ".join(word.key for word in words) in gazetteer.suffixes():
        return len(words)
    first = words[0]
    is_number = _NUMBER.fullmatch(first.text) is not None or (first.text == "V" and len(words) == 1)
    return int(is_number or first.key in _SUFFIX or first.key in gazetteer.suffixes())


def _is_house(words: list[_Word], i: int) -> bool:
    """Whether the word before a house's name means family: آل, or ``Al`` with a capital and no hyphen."""
    return words[i].text in ("آل", "Al")


def _roles(units: list[tuple[str, Role | None]]) -> list[Part]:
    """Give the units without a role one by their place: the first is a given name, the last the family name."""
    commas = (i for i, (text, _) in enumerate(units[:-1]) if text[-1] in ",،" and units[i + 1][1] != "laqab")
    comma = next(commas, None)
    open_units = [i for i, (_, role) in enumerate(units) if role is None]
    has_name_before = {i: any(role not in (None, "title") for _, role in units[:i]) for i in open_units}
    parts: list[Part] = []
    for i, (text, role) in enumerate(units):
        if role is None:
            if comma is not None:
                role = "family" if i <= comma else "given"
            elif i == open_units[-1] and (i != open_units[0] or has_name_before[i] or _only_family(text)):
                later = any(r in ("family",) for _, r in units[i + 1 :])
                role = "given" if later else "family"
            else:
                role = "given"
        parts.append(Part(text, role))
    return parts


def _only_family(text: str) -> bool:
    """Whether a name of one unit is a family name: it bears the article or is listed as nothing else."""
    key = normalize(text, "key").split()
    if len(key) == 1 and gazetteer.without_article(key[0]) != key[0]:
        return True
    if len(key) == 2 and key[0] in LATIN_ARTICLES:
        return True
    found = (
        gazetteer.latin_tokens().get(key[0], ()) or gazetteer.arabic_tokens().get(key[0], ()) if len(key) == 1 else ()
    )
    return bool(found) and all(token.role == "family" for token in found)


def in_order(parts: list[Part]) -> list[Part]:
    """Return the parts of ``Family, Given`` turned round, without the comma; those of any other name as they are."""
    comma = [i for i, part in enumerate(parts[:-1]) if part.text[-1] in ",،" and parts[i + 1].role != "laqab"]
    if len(comma) != 1 or any(part.role == "word" for part in parts):
        return parts
    cut = comma[0] + 1
    return [*parts[cut:], *parts[: cut - 1], replace(parts[cut - 1], text=parts[cut - 1].text[:-1])]


def without_titles(name: str) -> str:
    """Return ``name`` without its titles, the given name first.

    >>> without_titles("Rodax, Masaru"), without_titles("الشيخ قيس الخزعلي")
    ('Masaru Rodax', 'قيس الخزعلي')
    """
    parts = in_order([part for part in parse(name).parts if part.role != "title"])
    return " ".join(part.text.rstrip(",،") for part in parts)
