"""Countries in running text of either language: their adjectives (``Iranian``, ``العراقيين``), their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from arabtext import resources
from arabtext.editions.checking.passages import fold, without_clitics
from arabtext.memory import once, remember
from arabtext.names.known.gazetteer import entity
from arabtext.script.chars import is_arabic_letter

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]++")
_ENDS = regex.compile(r"(?:ي|يه|يون|يين|يات)$")  # of an adjective in -i, its letters folded
_LEAST = 3  # letters of what is left without clitics and ending


@dataclass(frozen=True, slots=True)
class Nationality:
    """An adjective of a country: ``text[start:end]`` is what was written, ``canonical`` the English adjective,
    ``countries`` the ISO codes of those it may mean.
    """

    start: int
    end: int
    text: str
    canonical: str
    countries: frozenset[str]
    kind: str = "nationality"


def nationalities(text: str) -> Iterator[Nationality]:
    """Yield the adjectives of countries in ``text``, in order.

    >>> [(one.text, one.canonical) for one in nationalities("Two Turks met الإيرانيين in Oman")]
    [('Turks', 'Turkish'), ('الإيرانيين', 'Iranian')]
    """
    for found in _WORD.finditer(text):
        if known := _of(found[0]):
            yield Nationality(found.start(), found.end(), found[0], *known)


def country(place: str) -> str:
    """Return the ISO code of the country that a listed place lies in, or is; empty if it is not known.

    >>> country("Tehran"), country("Atlantis")
    ('IR', '')
    """
    known = entity(place)
    return known.country if known and known.kind == "place" else ""


def stands_for_a_government(place: str) -> bool:
    """Return whether a listed place is the seat of a government, whose name may stand for it.

    >>> stands_for_a_government("Washington"), stands_for_a_government("Chicago")
    (True, False)
    """
    known = entity(place)
    return known is not None and known.type == "seat"


@remember("nationalities of words")
def _of(word: str) -> tuple[str, frozenset[str]] | None:
    if not is_arabic_letter(word[0]):
        return _english().get(word) or _english().get(word.removesuffix("s"))
    folded = fold(word)
    if not _ENDS.search(folded):
        return None
    stems = (_ENDS.sub("", form) for form in (folded, *without_clitics(folded)))
    return next((known for stem in stems if len(stem) >= _LEAST and (known := _arabic().get(stem))), None)


@once
def _english() -> dict[str, tuple[str, frozenset[str]]]:
    """English words → the adjective and its countries."""
    table = {}
    for english, codes, others in resources.rows("names/demonyms.tsv", "english", "country", "others"):
        for word in (english, *filter(None, others.split("|"))):
            table[word] = english, frozenset(codes.split("|")) - {""}
    del table["US"]  # the country, not its adjective
    return table


@once
def _arabic() -> dict[str, tuple[str, frozenset[str]]]:
    """Arabic adjectives without article and ending → the English adjective and its countries."""
    table = {}
    for arabic, english, codes in resources.rows("names/demonyms.tsv", "arabic", "english", "country"):
        stem = _ENDS.sub("", fold(arabic).removeprefix("ال"))
        table[stem] = english, frozenset(codes.split("|")) - {""}
    return table
