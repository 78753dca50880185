"""Words of names in a style: the spelling that it prefers, that of a country, or the house's with letters changed.

A preferred spelling wins over the habit of a country, and that over the letters of the style.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import regex

from arabtext import resources
from arabtext.candidates import Candidate
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import ABD_LATIN, loose, name_key, text_key
from arabtext.names.style.value import BY_COUNTRY, Style
from arabtext.names.writing.units import respell
from arabtext.names.writing.usage import Usage, drop_article, in_region, join_abd, usage_of
from arabtext.script.chars import has_arabic_letter

#: The source of a form that a style decides.
STYLE: Final = "style"

HOUSE_ARTICLE: Final = "al-"
_ARTICLE = regex.compile(r"(?<![\w-])(?<!Abd )al-(?=\w)")
_LATIN_ARTICLE = regex.compile(r"^(?:[aAeE]l[- ])")
_ABD = regex.compile(r"^Abd(?:[aeu]l)?[- ]?(?:[ae]l-)?(?=\p{Lu}|ul|el)(.+)$")


@dataclass(frozen=True, slots=True)
class _Preferred:
    """Preferred spellings: of listed names, and by the key of others."""

    of_tokens: Mapping[gazetteer.Token, str]
    by_key: Mapping[str, str]


@remember("preferred spellings")
def _preferred(style: Style) -> _Preferred:
    """Return the preferred spellings of a style, over every spelling of the names in either script."""
    of_tokens: dict[gazetteer.Token, str] = {}
    by_key: dict[str, str] = {}
    for spelling, form in style.preferred.items():
        bare = _LATIN_ARTICLE.sub("", form)
        by_key.setdefault(_key(spelling), bare)
        for token in _tokens_of(spelling):
            of_tokens.setdefault(token, bare)
    for form in style.preferred.values():  # so that a form is its own form
        by_key.setdefault(_key(form), _LATIN_ARTICLE.sub("", form))
    return _Preferred(MappingProxyType(of_tokens), MappingProxyType(by_key))


def _key(spelling: str) -> str:
    """Return the key of a spelling of one name: of its Arabic letters, or of its Latin ones."""
    if has_arabic_letter(spelling):
        return gazetteer.arabic_key(spelling)
    key = "".join(name_key(spelling).split()).removeprefix("al") if " " in name_key(spelling) else name_key(spelling)
    if key.startswith(ABD_LATIN) and key not in gazetteer.latin_tokens() and (arabic := gazetteer.arabic_keys_of(key)):
        return arabic[0]
    return key


def _tokens_of(spelling: str) -> tuple[gazetteer.Token, ...]:
    """Return the listed name that a spelling writes: its tokens in all tables, which sound alike."""
    if has_arabic_letter(spelling):
        found = gazetteer.tokens_of(spelling)
    else:
        found = gazetteer.latin_tokens().get("".join(name_key(_LATIN_ARTICLE.sub("", spelling)).split()), ())
    if not found:
        return ()
    best = found[0]
    same = gazetteer.arabic_tokens().get(gazetteer.arabic_key(best.arabic), ())
    return (best, *(token for token in same if token != best and loose(token.press) == loose(best.press)))


def preferred_latin(text: str, style: Style) -> str:
    """Return the preferred spelling of a unit in Latin letters that no table lists, or nothing."""
    key = _key(text)
    return "" if key in gazetteer.latin_tokens() else _preferred(style).by_key.get(key, "")


def preferred_arabic(text: str, style: Style, role: str = "") -> str:
    """Return the preferred spelling of a unit in Arabic letters, with its article, or nothing."""
    if tokens := gazetteer.tokens_of(text, role):
        form = _preferred(style).of_tokens.get(tokens[0], "")
    else:
        form = _preferred(style).by_key.get(gazetteer.arabic_key(text), "")
    return f"{HOUSE_ARTICLE}{form}" if form and gazetteer.has_article(text) else form


def preferred_entity(known: gazetteer.Entity, style: Style) -> str:
    """Return the preferred spelling of a listed name as a whole, or nothing."""
    if not style.preferred:
        return ""
    whole = _preferred_entities(style)
    return whole.get(known, "")


@remember("preferred names")
def _preferred_entities(style: Style) -> Mapping[gazetteer.Entity, str]:
    found: dict[gazetteer.Entity, str] = {}
    for spelling, form in style.preferred.items():
        known = gazetteer.entity(spelling)
        if known is not None:
            found.setdefault(known, form)
    return MappingProxyType(found)


def token_form(token: gazetteer.Token, form: str, usage: Usage) -> str:
    """Return a listed word in a usage, given its house spelling, with or without article.

    >>> from arabtext.names.writing.usage import usage_of
    >>> token = gazetteer.tokens_of("يوسف")[0]
    >>> [token_form(token, token.press, usage_of(Style.of(style))) for style in (None, {"long_u": "u"})]
    ['Yousef', 'Yusef']
    """
    style = usage.style
    article = HOUSE_ARTICLE if form.startswith(HOUSE_ARTICLE) else ""
    if style.preferred and (own := _preferred(style).of_tokens.get(token)):
        return article + own
    said = in_region(form, usage.region)
    if style.abd != BY_COUNTRY and (compound := _ABD.match(drop_article(said))) and _is_abd(token):
        vocalized = token.vocalized.partition(" ")[2] or token.vocalized.removeprefix(_ABD_VOCALIZED)
        name = (
            respell(compound[1][:1].upper() + compound[1][1:], vocalized, style)
            if usage.changes_letters
            else compound[1]
        )
        return join_abd(name[:1].upper() + name[1:], usage)
    if said != form or token.origin != "ar" or not usage.changes_letters:
        return said
    return article + respell(drop_article(said), token.vocalized, style)


_ABD_VOCALIZED: Final = "عَبد"


def _is_abd(token: gazetteer.Token) -> bool:
    """Return whether a listed word is a compound of Abd and a name with the article, but not of God."""
    key = gazetteer.arabic_key(token.arabic)
    return key.startswith("عبدال") and key != "عبدالله" and len(key) > len("عبدال") + 1


def with_article(candidate: Candidate, usage: Usage) -> Candidate:
    """Return a house form of one part with its articles as the style has them."""
    return replace(candidate, text=_ARTICLE.sub(article_of(usage), candidate.text))


def article_of(usage: Usage) -> str:
    """Return the article of a usage with the sign that joins it to its word; nothing if it is left off."""
    article = usage.style.article
    if article == BY_COUNTRY:
        return HOUSE_ARTICLE
    return "" if article == "none" else article


def particle_form(particle: str, usage: Usage) -> str:
    """Return what a particle before a name, in either script, is written as.

    >>> from arabtext.names.writing.usage import usage_of
    >>> particle_form("بن", usage_of(Style())), particle_form("ibn", usage_of(Style(bin="ben")))
    ('bin', 'ben')
    """
    _, press, maghreb = gazetteer.particles()[text_key(particle).strip()]
    if press in _SONS and usage.style.bin != BY_COUNTRY:
        return usage.style.bin
    if press == _FATHER and usage.style.abu != BY_COUNTRY:
        return usage.style.abu
    return maghreb if usage.region == "maghreb" else press


_SONS: Final = ("bin", "ibn")
_FATHER: Final = "Abu"


def construct_form(press: str, usage: Usage) -> str:
    """Return a word in construct (Qalat) as its region and the style end it."""
    said = in_region(press, usage.region)
    return press.removesuffix("at") + usage.style.construct if said == press and press.endswith("at") else said


def title_form(title: str, style: Style) -> str:
    """Return a title, in either script, in English; abbreviated where the style abbreviates titles."""
    english = gazetteer.titles()[" ".join(text_key(word).strip() for word in title.split())][0]
    return _abbreviations().get(english, english) if style.titles == "abbreviated" else english


@once
def _abbreviations() -> dict[str, str]:
    return resources.mapping("names/title_abbreviations.tsv", "title", "abbreviation")


def keeps_own_spelling(person: gazetteer.Entity, style: Style) -> bool:
    """Return whether a listed person's own spelling wins over that of a style."""
    return style.persons == "own" or (style.persons == "heads" and person.press in _heads())


@once
def _heads() -> frozenset[str]:
    """Return the listed persons who are or were head of a state or of its government."""
    return frozenset(press for (press,) in resources.rows("names/heads_of_state.tsv", "press"))


def with_joints(press: str, usage: Usage) -> str:
    """Return a listed spelling with the article and Abd joined to their names as a style says outright."""
    style = usage.style
    if style.article != BY_COUNTRY:
        press = _ARTICLE.sub(article_of(usage), press)
    if style.abd != BY_COUNTRY:
        press = _HOUSE_ABD.sub(lambda found: join_abd(found[1], usage_of(style)), press)
    return press


_HOUSE_ABD = regex.compile(r"\bAbdul-(\p{Lu}\p{L}+)")


def writes(press: str, arabic: str) -> bool:
    """Return whether a part of a listed name is an Arab one: the tables list its English as that of its Arabic."""
    key = "".join(name_key(press.rpartition(" ")[2]).split()).removeprefix(ABD_LATIN)
    sound = loose(key)
    for token in gazetteer.tokens_of(arabic.rpartition(" ")[2]):
        if token.origin == "ar" and any(
            loose(one).removeprefix(ABD_LATIN) == sound for one in (token.press, *token.variants)
        ):
            return True
    word = gazetteer.after_abd().get(gazetteer.arabic_key(arabic.rpartition(" ")[2]))
    return word is not None and loose(word[1]) == sound
