"""In whose way a name is written: a style, and the usage of a region (``Gamal`` in Egypt, ``Reza`` in Iran).

A region is ``maghreb``, ``egypt``, empty, or what names/alphabets.tsv calls the usage of a language, such as
``persian``; names/regions.tsv lists the countries of each, and names/regional.tsv and names/alphabet_names.tsv the
spellings that differ from the general ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.alphabets import MIN_SURE, alphabets, ends, language_of, listed_in, starts
from arabtext.names.known.bearers import country_of
from arabtext.names.known.countries import code_of_country
from arabtext.names.known.keys import loose, name_key
from arabtext.names.known.spoken import spoken, usages
from arabtext.names.model import Part
from arabtext.names.style.habits import servant
from arabtext.names.style.value import BY_COUNTRY, Style
from arabtext.names.writing.schemes import render
from arabtext.names.writing.units import changes_letters, signs_of
from arabtext.script.chars import ARTICLE, HEH, YEH, has_arabic_letter
from arabtext.script.stages import PLAIN


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """In whose way a name is written: what every part of it needs to know. Made by :func:`usage_of` alone.

    ``region`` is the usage that the name follows, ``country`` the code of the country in which places are looked for
    first, and ``habits`` that of the country whose habits names of persons follow; each may be empty. Equal usages are
    mostly the same object, so that answers can be remembered by them.
    """

    style: Style
    region: str
    country: str
    habits: str
    changes_letters: bool


@remember("usages")
def usage_of(style: Style, region: str = "", country: str = "", habits: str = "") -> Usage:
    """Return the usage of a region and country in a style.

    >>> usage_of(Style(), "maghreb") is usage_of(Style(), "maghreb")
    True
    """
    return Usage(style, region, country, habits, changes_letters(style))


def usage_of_name(name: str, country: str | None, style: Style) -> Usage:
    """Return the usage that a name follows, of a country (its ISO 3166 code or name) and in a style.

    Raises UsageError as :func:`region_of_country` does.
    """
    code = code_of_country(country) or style.country
    habits = "" if style.conventions == "ignore" else code
    return usage_of(style, region_of_name(name, habits or None), code, habits)


def usage_of_person(person: gazetteer.Entity, usage: Usage) -> Usage:
    """Return the usage of a listed person's name, which no spelling of it changes.

    It is that of the language of the person's country, else that of the country whose habits apply.
    """
    style, habits = usage.style, usage.habits
    if style.conventions == "follow" and not habits:
        habits = person.country
    region = _regions().get(person.country, "")
    region = region if language_of_region(region) else region_of_country(habits or None)
    return usage_of(style, region, usage.country, habits)


def usage_of_words(parts: Sequence[Part], usage: Usage) -> Usage:
    """Return the usage of a name with these parts: where its words show a language or a country, that of these."""
    style, habits, region = usage.style, usage.habits, usage.region
    if not region:
        region = region_of_words(parts)
    if style.conventions == "follow" and not (habits or region):
        family = next((part.text for part in reversed(parts) if part.role == "family"), "")
        habits = country_of(family) if family else ""
        region = region_of_country(habits or None)
    return usage_of(style, region, usage.country, habits) if (region, habits) != (usage.region, usage.habits) else usage


def region_of_country(country: str | None) -> str:
    """Return the region of a country, empty for None and for a country without usage of its own.

    The country is its ISO 3166 alpha-2 code, or its name in either script, letters of either case. Raises
    :class:`arabtext.errors.UsageError` for anything else.

    >>> region_of_country("ma"), region_of_country("Morocco"), region_of_country("المغرب"), region_of_country("IQ")
    ('maghreb', 'maghreb', 'maghreb', '')
    """
    return _regions().get(code_of_country(country), "")


def region_of_name(name: str, country: str | None) -> str:
    """Return the region whose usage a name follows: that of its language where its letters or words show one.

    Without such signs it is the region of the country. Raises UsageError as :func:`region_of_country` does.

    >>> region_of_name("هەڵەبجە", None), region_of_name("قيس", None), region_of_name("قيس", "MA")
    ('kurdish', '', 'maghreb')
    """
    region = region_of_country(country)
    if PLAIN.fullmatch(name):
        return region
    language, score = language_of(name, None if country is None else code_of_country(country))
    usage = alphabets()[language].usage if language and score >= MIN_SURE else ""
    return usage if usage and not (region and name.isascii()) else region


@once
def language_of_region(region: str) -> str:
    """Return the language of a region that has a usage of its own for it, else nothing."""
    return next((one.language for one in alphabets().values() if region and one.usage == region), "")


def region_of_words(parts: Sequence[Part]) -> str:
    """Return the region that the words of a name in plain letters show, empty where they show none.

    It is ``persian`` for a family name that only Persian-speaking countries have, and for a woman's name that ends in
    ه. It is that of a language which lists all of the words, as of a place, where none is known as Arabic.
    """
    words = [word for part in parts for word in part.text.split()]
    family = parts[-1].text if parts and parts[-1].role == "family" else ""
    if not any(map(has_arabic_letter, words)):
        language, score = language_of(" ".join(words), None)
        if score >= MIN_SURE:
            return alphabets()[language].usage
        tokens = gazetteer.latin_tokens().get("".join(name_key(family).split()), ())
        return "persian" if tokens and all(token.origin == "fa" for token in tokens) else ""
    tokens = () if gazetteer.has_article(family) else gazetteer.tokens_of(family)
    if tokens and all(token.origin == "fa" for token in tokens):
        return alphabets()[(listed_in(family) or ("fa",))[0]].usage
    womens = [word for word in words if word[-1] == HEH and word != family and "fa" in listed_in(word)]
    if womens and not any(map(_is_arabic, womens)) and not any(map(gazetteer.has_article, words)):
        return "persian"
    if any(map(_is_arabic, words)):
        return ""
    listing = [listed_in(word) for word in words]
    shared = [language for language in listing[0] if all(language in some for some in listing)]
    return alphabets()[shared[0]].usage if shared else ""


def _is_arabic(word: str) -> bool:
    """Return whether a word in plain letters is Arabic, or may be: a name of origin, a compound typed as one word."""
    if word[-1] == YEH or ARTICLE in word or word in gazetteer.catalogue():
        return True
    return any(token.origin == "ar" for token in gazetteer.tokens_of(word))


def speller_style(region: str) -> str:
    """Return the label under which the speller knows a region's way of spelling, empty for the general one."""
    return "west" if region == "maghreb" else ""


def in_region(form: str, region: str) -> str:
    """Return a house spelling of one word as a region spells it, by its tables or as it says Arabic names."""
    if not region:
        return form
    if listed := _regional(region).get(form):
        return listed
    token = _by_press().get(form)
    return (_said(token, region) if token else "") or form


def token_in_region(token: gazetteer.Token, region: str) -> str:
    """Return a listed word, without article, as a region spells it: by its tables, or as it says Arabic names."""
    form = drop_article(token.press)
    listed = _written(region).get(form, "")
    return listed or (_said(token, region) if token.source in _SAID else "") or form


_SAID: Final = ("given", "family")


@once
def _said(token: gazetteer.Token, region: str) -> str:
    """Return an Arabic name as a region says it; nothing for one with a form of its own, as George and Moncef have."""
    if token.origin != "ar" or " " in token.vocalized or region not in usages():
        return ""
    form = drop_article(render(token.vocalized, "press"))
    return spoken(token.vocalized, region) if loose(form) == loose(drop_article(token.press)) else ""


@once
def _by_press() -> dict[str, gazetteer.Token]:
    """Return general house spelling → the given name or family name that has it."""
    names = [token for token in gazetteer.tokens() if token.source in _SAID]
    return {drop_article(token.press): token for token in reversed(names)}


def join_abd(name: str, usage: Usage) -> str:
    """Return a compound of Abd with ``name``, a spelling without article.

    >>> [join_abd("Malik", usage_of(Style(), region)) for region in ("", "maghreb", "egypt")]
    ['Abdul-Malik', 'Abdelmalik', 'Abdel Malik']
    >>> join_abd("Allah", usage_of(Style())), join_abd("Malik", usage_of(Style(abd="Abd al-Malik")))
    ('Abdullah', 'Abd al-Malik')
    """
    region, form = usage.region, usage.style.abd
    if name == "Allah":
        return {"maghreb": "Abdellah", "persian": "Abdollah"}.get(region, "Abdullah")
    if start := next((press for part, press in starts(language_of_region(region)) if part == _ABD), ""):
        return f"{start}{name}" if start.endswith(" ") else f"{start}{name.lower()}"
    if form == BY_COUNTRY and (usual := servant(name, usage.habits)):
        return usual
    if form == BY_COUNTRY:
        form = _ABD_OF_REGIONS.get(region, "Abdul-Malik")
    sign = "" if usage.style.signs == "apostrophe" else signs_of(usage.style)[0]
    return sign + form.replace("Malik", name).replace("malik", name.lower())


_ABD: Final = "عبدال"
_ABD_OF_REGIONS: Final = {"maghreb": "Abdelmalik", "egypt": "Abdel Malik"}


def join_allah(name: str, usage: Usage, *, feminine: bool) -> str:
    """Return a compound of ``name`` and God's name; ``feminine`` where the name ends with ة.

    >>> press, persian = usage_of(Style()), usage_of(Style(), "persian")
    >>> join_allah("Nour", press, feminine=False), join_allah("Najma", press, feminine=True)
    ('Nourallah', 'Najmatullah')
    >>> join_allah("Najma", persian, feminine=True)
    'Najmatollah'
    """
    region = usage.region
    stem = f"{_FEMININE.sub('', name)}at" if feminine else name
    if end := next((press for part, press in ends(language_of_region(region)) if part == _ALLAH), ""):
        return stem + end
    return stem + {"egypt": "allah"}.get(region, "ullah" if feminine else "allah")


_ALLAH: Final = "الله"
_FEMININE: Final = regex.compile("[ae]h?$")


def drop_article(spelling: str) -> str:
    """Return a house spelling without its ``al-``."""
    return spelling.removeprefix("al-")


@once
def _regions() -> dict[str, str]:
    return resources.mapping("names/regions.tsv", "country", "region")


@once
def _regional(region: str) -> dict[str, str]:
    """Return general house spelling → the spelling of a region; of names listed by language, that of the language."""
    language = language_of_region(region)
    listed = resources.rows("names/alphabet_names.tsv", "language", "word", "press")
    found: dict[str, str] = {}
    for owner, word, form in listed:
        if owner == language:
            tokens = (token for token in gazetteer.tokens_of(word) if token.source != "attested")
            found |= {press: form for token in tokens for press in (token.press, drop_article(token.press))}
    return found | _written(region)


@once
def _written(region: str) -> dict[str, str]:
    rows = resources.rows("names/regional.tsv", "press", "region", "form")
    return {press: form for press, where, form in rows if where == region}
