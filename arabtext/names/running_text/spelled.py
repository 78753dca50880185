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
from arabtext.names.known.keys import ABD_LATIN, LATIN_ARTICLES, joined_key, skeletons
from arabtext.names.model import Mention, Part, Role
from arabtext.names.parse import parse
from arabtext.names.running_text.find import find
from arabtext.names.running_text.rewrite import overlaps, untouched_spans
from arabtext.script import normalize
from arabtext.script.chars import ARTICLE, has_arabic_letter

_MAX_SLIPS: Final = 1  # letters in which two Arabic spellings of one part differ; chosen by hand
_LATIN_ARTICLE = regex.compile(rf"(?i)(?:{'|'.join(sorted(LATIN_ARTICLES))})(?:[- ]|$)")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʿʾʻʼ`", "'"))
_ABD: Final = "عبد"
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
        if known := gazetteer.latin_tokens().get(key):
            return split_article(known[0].arabic)[1]
        if key.startswith(ABD_LATIN) and (known := gazetteer.latin_tokens().get(key.removeprefix(ABD_LATIN))):
            return f"{_ABD} {ARTICLE}{split_article(known[0].arabic)[1]}"
        return ""


@dataclass(frozen=True, slots=True)
class SpelledPerson:
    """A mention of a person in one of several texts, with its parts; ``is_settled`` if a table lists the person."""

    text: int
    mention: Mention
    parts: tuple[SpelledPart, ...]
    is_settled: bool

    @property
    def is_arabic(self) -> bool:
        """Whether the mention is in Arabic letters."""
        return has_arabic_letter(self.mention.text)


def read_persons(texts: Sequence[str], authority: Authority) -> list[SpelledPerson]:
    """Return the mentions of persons in ``texts``, in order, without those in quotations, titles and addresses.

    >>> (one, other) = read_persons(["Numeir al-Haddad left.", "Numayr el-Haddad stayed."], Authority())
    >>> [(part.article, part.word) for part in other.parts], one.mention.canonical == other.mention.canonical
    ([('', 'Numayr'), ('el-', 'Haddad')], True)
    """
    found: list[tuple[int, Mention, list[Part]]] = []
    for number, text in enumerate(texts):
        untouched = untouched_spans(text)
        for mention in find(text):
            if mention.kind == "person" and not overlaps(mention, untouched):
                found.append((number, mention, _parts(mention.text)))
    fullest: dict[tuple[str, bool], list[Part]] = defaultdict(list)
    for _, mention, parts in found:
        key = mention.canonical, has_arabic_letter(mention.text)
        fullest[key] = max(fullest[key], parts, key=len)
    settled = {canonical: _is_settled(canonical, authority) for canonical, _ in fullest}
    return [
        SpelledPerson(
            number,
            mention,
            tuple(_placed(parts, fullest[mention.canonical, has_arabic_letter(mention.text)])),
            settled[mention.canonical],
        )
        for number, mention, parts in found
    ]


def _is_settled(canonical: str, authority: Authority) -> bool:
    known = gazetteer.entity(canonical)
    return (known is not None and known.press == canonical) or authority.lookup(canonical) is not None


def _parts(text: str) -> list[Part]:
    """Return the parts of a name without titles; of an Arabic one without tashkeel and tatweel."""
    name = " ".join(text.split())
    if has_arabic_letter(name):
        name = " ".join(_CASES.get(word, word) for word in normalize(name, "title").split())
    return [part for part in parse(name).parts if part.role != "title"]


def _placed(parts: Sequence[Part], fullest: Sequence[Part]) -> Iterator[SpelledPart]:
    """Yield the parts of a mention that are parts of the fullest one, each with its number there."""
    start = 0
    for part in parts:
        article, word = split_article(part.text)
        for number in range(start, len(fullest)):
            if word and _are_alike(word, split_article(fullest[number].text)[1]):
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
