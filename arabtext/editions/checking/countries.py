"""Countries in running text of either language: their adjectives (``Iranian``, ``العراقيين``) and their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from arabtext import resources
from arabtext.editions.checking.passages import fold, without_clitics, words_of
from arabtext.memory import once, remember
from arabtext.names.known.gazetteer import entity
from arabtext.script.chars import ARTICLE, is_arabic_letter
from arabtext.script.morphology import endings, without_ending

_DUAL: Final = ("ان", "تان", "تين")  # endings of two of a country, behind its nisba: سعوديان
_MIN_DUAL: Final = 4  # letters that are left


@dataclass(frozen=True, slots=True)
class Nationality:
    """An adjective of a country: ``text[start:end]`` as written, ``canonical`` the English adjective, ``countries`` the
    ISO 3166 codes of the countries that it may mean.
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
    for word, (start, end) in words_of(text):
        if known := _nationality(word):
            yield Nationality(start, end, word, *known)


def country(place: str) -> str:
    """Return the ISO 3166 code of the country that a listed place lies in, or is; empty if it is not known.

    >>> country("Tehran"), country("Atlantis")
    ('IR', '')
    """
    known = entity(place)
    return known.country if known and known.kind == "place" else ""


def is_seat_of_government(place: str) -> bool:
    """Return whether a listed place is the seat of a government, so that its name may mean the government.

    >>> is_seat_of_government("Washington"), is_seat_of_government("Chicago")
    (True, False)
    """
    known = entity(place)
    return known is not None and known.type == "seat"


@remember("nationalities of words")
def _nationality(word: str) -> tuple[str, frozenset[str]] | None:
    """Return the English adjective and the countries of a word, None if it is no adjective of a country."""
    if not is_arabic_letter(word[0]):
        return _english().get(word) or _english().get(word.removesuffix("s"))
    folded = fold(word)
    forms = (folded, *without_clitics(folded))
    if plural := next((known for form in forms if (known := _plurals().get(form))), None):
        return plural
    stems = (_without_nisba(form) for word in forms for form in (word, *without_ending(word, _DUAL, _MIN_DUAL)))
    return next((known for stem in stems if stem and (known := _arabic().get(stem))), None)


def _without_nisba(word: str) -> str:
    """Return a folded adjective without its longest ending of nisba; empty for a word that has none."""
    return next(without_ending(word, reversed(endings("nisba"))), "")


@once
def _english() -> dict[str, tuple[str, frozenset[str]]]:
    """Return English words → the adjective and its countries."""
    table = {}
    for english, codes, others in resources.rows("names/demonyms.tsv", "english", "country", "others"):
        for word in (english, *filter(None, others.split("|"))):
            table[word] = english, frozenset(codes.split("|")) - {""}
    del table["US"]  # the country, not its adjective
    return table


@once
def _arabic() -> dict[str, tuple[str, frozenset[str]]]:
    """Return Arabic adjectives without article and ending → the English adjective and its countries."""
    table = {}
    for arabic, english, codes in resources.rows("names/demonyms.tsv", "arabic", "english", "country"):
        table[_without_nisba(fold(arabic).removeprefix(ARTICLE))] = english, frozenset(codes.split("|")) - {""}
    return table


@once
def _plurals() -> dict[str, tuple[str, frozenset[str]]]:
    """Return broken plurals of Arabic adjectives → the English adjective and its countries: الأتراك, Turkish."""
    rows = resources.rows("editions/nationals.tsv", "form", "english")
    return {fold(form): _english()[english] for form, english in rows if english in _english()}
