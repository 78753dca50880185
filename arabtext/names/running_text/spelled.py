"""Read how texts spell the persons that they name: the parts of each mention, beside those of the fullest mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex
from rapidfuzz.distance import OSA

from arabtext.names.authority import Authority
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import ABD_LATIN, LATIN_ARTICLES, joined_key, loose, skeletons
from arabtext.names.model import Mention, Part, Role
from arabtext.names.parse import parse
from arabtext.names.running_text.find import find
from arabtext.names.running_text.untouched import overlaps, untouched_spans
from arabtext.script import normalize
from arabtext.script.chars import ARTICLE, has_arabic_letter

_MAX_SLIPS: Final = 1  # letters in which two Arabic spellings of one part differ; chosen by hand
_LATIN_ARTICLE = regex.compile(rf"(?i)(?:{'|'.join(sorted(LATIN_ARTICLES))})(?:[- ]|$)")
_MARKS = regex.compile(r"\p{M}+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʿʾʻʼ`", "'"))
_ABD: Final = "عبد"
_KUNYA: Final = "kunya"
#: Cases of the words for father and son, which grammar chooses.
_CASES: Final = {"أبا": "أبو", "أبي": "أبو", "ابا": "ابو", "ابي": "ابو", "ابن": "بن"}


class SpelledPart(NamedTuple):
    """A part of a name as a text spells it: the article, the rest, and what part of the fullest mention it is."""

    number: int
    role: Role
    article: str
    word: str

    @property
    def key(self) -> str:
        """The word without what two equal spellings may differ in: case, the kind of an apostrophe."""
        return self.word.casefold().translate(_APOSTROPHES)

    @property
    def listed(self) -> str:
        """The Arabic of the listed name that a Latin part most likely spells, without its article; empty if none is.

        >>> [SpelledPart(0, "given", "", word).listed for word in ("Mohamed", "Abdel Aziz", "Khazali", "Zqrt")]
        ['محمد', 'عبد العزيز', 'خزعلي', '']
        """
        key = joined_key(self.word)
        if known := _listed(key):
            return known
        if key.startswith(ABD_LATIN) and (known := _listed(key.removeprefix(ABD_LATIN))):
            return f"{_ABD} {ARTICLE}{known}"
        return ""


def _listed(key: str) -> str:
    """Return the Arabic, without article, of the given or family name listed by hand that a Latin key best spells."""
    best = next(iter(gazetteer.latin_tokens().get(key, ())), None)
    return split_article(best.arabic)[1] if best and best.source in _NAMES else ""


_NAMES: Final = ("given", "family")


@dataclass(frozen=True, slots=True)
class SpelledPerson:
    """A mention of a person in one of several texts, with its parts.

    ``person`` is equal for the mentions of one person, whatever they spell; ``is_settled`` says that the tables or an
    authority list the person.
    """

    text: int
    mention: Mention
    person: str
    parts: tuple[SpelledPart, ...]
    is_settled: bool

    @property
    def is_arabic(self) -> bool:
        """Whether the mention is in Arabic letters."""
        return has_arabic_letter(self.mention.text)


def read_persons(texts: Sequence[str], authority: Authority) -> list[SpelledPerson]:
    """Return the mentions of persons in ``texts``, in order, without those in quotations, titles and addresses.

    >>> (one, other) = read_persons(["Ahmed al-Haddad left.", "Ahmad el-Haddad stayed."], Authority())
    >>> [(part.article, part.word) for part in other.parts], one.person == other.person
    ([('', 'Ahmad'), ('el-', 'Haddad')], True)
    """
    found = [
        (number, mention)
        for number, text in enumerate(texts)
        for untouched in (untouched_spans(text),)
        for mention in find(text, authority=authority)
        if mention.kind == "person" and not overlaps(mention, untouched)
    ]
    persons = {name: _identify(name, authority) for name in {mention.canonical for _, mention in found}}
    parts = {text: _parts(text) for text in {mention.text for _, mention in found}}
    fullest: dict[tuple[str, bool], list[Part]] = defaultdict(list)
    for _, mention in found:
        key = persons[mention.canonical][0], has_arabic_letter(mention.text)
        fullest[key] = max(fullest[key], parts[mention.text], key=len)
    read = []
    for number, mention in found:
        person, is_settled = persons[mention.canonical]
        whole = fullest[person, has_arabic_letter(mention.text)]
        read.append(SpelledPerson(number, mention, person, tuple(_placed(parts[mention.text], whole)), is_settled))
    return read


def _identify(canonical: str, authority: Authority) -> tuple[str, bool]:
    """Return the key of a person, and whether the tables or an authority list the person.

    The key of anybody else is the names of the tables that the words spell, or the sounds of the words.
    """
    known = gazetteer.entity(canonical)
    if (known and known.press == canonical) or authority.lookup(canonical):
        return canonical, True
    parts = (SpelledPart(0, part.role, *split_article(part.text)) for part in _parts(canonical))
    return " ".join(part.listed or loose(part.word) for part in parts), False


def _parts(text: str) -> list[Part]:
    """Return the parts of a name without titles; of an Arabic one without tashkeel and tatweel."""
    name = " ".join(text.split())
    if has_arabic_letter(name):
        words = _MARKS.sub("", normalize(name, "title")).split()
        name = " ".join(_CASES.get(word, word) for word in words)
    return [part for part in parse(name).parts if part.role != "title"]


def _placed(parts: Sequence[Part], fullest: Sequence[Part]) -> Iterator[SpelledPart]:
    """Yield the parts of a mention that are parts of the fullest one, each with its number there."""
    start = 0
    for part in parts:
        article, word = split_article(part.text)
        for number in range(start, len(fullest)):
            other = fullest[number]
            is_kunya = part.role == _KUNYA, other.role == _KUNYA
            if word and is_kunya[0] == is_kunya[1] and _are_alike(word, split_article(other.text)[1]):
                yield SpelledPart(number, part.role, article, word)
                start = number + 1
                break


def split_article(text: str) -> tuple[str, str]:
    """Return the article of a part of a name, with the hyphen or the space behind it, and the rest.

    >>> split_article("El-Sayed"), split_article("القذافي"), split_article("Elias")
    (('El-', 'Sayed'), ('ال', 'قذافي'), ('', 'Elias'))
    """
    if has_arabic_letter(text):
        return (ARTICLE, text[len(ARTICLE) :]) if gazetteer.has_article(text) else ("", text)
    found = _LATIN_ARTICLE.match(text)
    return (found.group(), text[found.end() :]) if found else ("", text)


def _are_alike(one: str, other: str) -> bool:
    if not skeletons(one).isdisjoint(skeletons(other)):
        return True
    return has_arabic_letter(one) and OSA.distance(one, other) <= _MAX_SLIPS
