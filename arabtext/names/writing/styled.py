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
from arabtext.names.known.keys import ABD_ARABIC, ABD_LATIN, joined_key, loose, text_key
from arabtext.names.style.habits import article as article_in
from arabtext.names.style.habits import habit, is_listed
from arabtext.names.style.habits import particle as usual_particle
from arabtext.names.style.value import BY_COUNTRY, PRESS, Style
from arabtext.names.writing.units import respell
from arabtext.names.writing.usage import Usage, drop_article, in_region, join_abd, region_of_country, usage_of
from arabtext.script.chars import has_arabic_letter

#: The source of a form that a style decides.
STYLE: Final = "style"

HOUSE_ARTICLE: Final = "al-"
_ARTICLE = regex.compile(r"(?<![\w-])(?<!Abd )al-(?=\w)")
_LATIN_ARTICLE = regex.compile(r"^(?:[aAeE]l[- ])")
_ABD = regex.compile(r"^Abd(?:[aeu]l)?[- ]?(?:[ae]l-)?(?=\p{Lu}|ul|el)(.+)$")


@dataclass(frozen=True, slots=True)
class _Preferred:
    """Preferred spellings: all of them, those of listed names, and those of others by key."""

    forms: frozenset[str]
    of_tokens: Mapping[gazetteer.Token, str]
    by_key: Mapping[str, str]


@remember("preferred spellings")
def _preferred(style: Style) -> _Preferred:
    """Return the preferred spellings of a style, over every spelling of the names in either script."""
    of_tokens: dict[gazetteer.Token, str] = {}
    by_key: dict[str, str] = {}
    for spelling, form in style.preferred.items():
        bare = _LATIN_ARTICLE.sub("", form)
        tokens = _tokens_of(spelling)
        if any(token in tokens for word in bare.split()[:-1] for token in _tokens_of(word)):
            continue  # the form would be read as the name and more, and grow each time it is read
        by_key.setdefault(_keys(spelling)[0], bare)
        for token in tokens:
            of_tokens.setdefault(token, bare)
    forms = frozenset(_LATIN_ARTICLE.sub("", form) for form in style.preferred.values())
    return _Preferred(forms, MappingProxyType(of_tokens), MappingProxyType(by_key))


def _keys(spelling: str) -> list[str]:
    """Return the keys of a spelling of one name: of its Arabic letters, or of its Latin ones.

    A compound of Abd in Latin letters has those of all Arabic names that it may write.
    """
    if has_arabic_letter(spelling):
        return [gazetteer.arabic_key(spelling)]
    key = joined_key(spelling)
    if not key.startswith(ABD_LATIN) or key in gazetteer.latin_tokens():
        return [key]
    divine = _divine_by_sound().get(loose(key.removeprefix(ABD_LATIN)), ())
    return [*(ABD_ARABIC + name for name in divine), *gazetteer.arabic_keys_of(key), key]


@once
def _divine_by_sound() -> dict[str, tuple[str, ...]]:
    """Return the sound of a word that follows Abd → the keys of the Arabic words that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for key, (_, press) in gazetteer.after_abd().items():
        found[loose(press)] = (*found.get(loose(press), ()), key)
    return found


def _tokens_of(spelling: str) -> tuple[gazetteer.Token, ...]:
    """Return the listed name that a spelling writes: its tokens in all tables, which sound alike."""
    if has_arabic_letter(spelling):
        found = gazetteer.tokens_of(spelling)
    else:
        found = gazetteer.latin_tokens().get(joined_key(spelling), ())
    if not found:
        return ()
    best = found[0]
    same = gazetteer.arabic_tokens().get(gazetteer.arabic_key(best.arabic), ())
    return (best, *(token for token in same if token != best and loose(token.press) == loose(best.press)))


def preferred_latin(text: str, style: Style) -> str:
    """Return the preferred spelling of a unit in Latin letters, without article, if it is one or no table lists it."""
    preferred = _preferred(style)
    if text in preferred.forms:
        return text
    found = (preferred.by_key[key] for key in _keys(text) if key in preferred.by_key)
    return "" if joined_key(text) in gazetteer.latin_tokens() else next(found, "")


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
    article, bare = (HOUSE_ARTICLE, drop_article(form)) if form.startswith(HOUSE_ARTICLE) else ("", form)
    if style.preferred and (own := _preferred(style).of_tokens.get(token)):
        return article + own
    if (compound := _ABD.match(bare)) and _is_abd(token) and (style.abd != BY_COUNTRY or usage.habits):
        vocalized = token.vocalized.partition(" ")[2] or token.vocalized.removeprefix(_ABD_VOCALIZED)
        name = spell_word(compound[1][:1].upper() + compound[1][1:], vocalized, usage)
        return join_abd(name[:1].upper() + name[1:], usage)
    said = _said(token, form, bare, usage)
    if said != form:
        return said
    if token.origin != "ar" or not usage.changes_letters:
        return form
    return article + respell(bare, token.vocalized, style)


def _said(token: gazetteer.Token, form: str, bare: str, usage: Usage) -> str:
    """Return the house spelling of a listed word as the country spells it, else as the region of the name."""
    if usage.habits and token.source in _OF_PERSONS and usage.region == region_of_country(usage.habits):
        usual = habit(bare, token.vocalized, token.arabic, usage.habits)
        if usual != bare or is_listed(bare, token.arabic, usage.habits):
            return form.removesuffix(bare) + usual
    return in_region(form, usage.region)


_OF_PERSONS: Final = ("given", "family", "attested")


def spell_word(press: str, vocalized: str, usage: Usage) -> str:
    """Return a house spelling, without article, in a usage: as the country spells it, else with the style's letters."""
    if usage.habits:
        usual = habit(press, vocalized, gazetteer.strip_marks(vocalized), usage.habits)
        if usual != press:
            return usual
    return respell(press, vocalized, usage.style) if usage.changes_letters else press


_ABD_VOCALIZED: Final = "عَبد"


def _is_abd(token: gazetteer.Token) -> bool:
    """Return whether a listed word is a compound of Abd and a name with the article, but not of God."""
    key = gazetteer.arabic_key(token.arabic)
    return key.startswith("عبدال") and key != "عبدالله" and len(key) > len("عبدال") + 1


def with_article(candidate: Candidate, usage: Usage) -> Candidate:
    """Return a house form of one part with its articles as the style has them; one that is left off, at its start."""
    return replace(candidate, text=_with_article(candidate.text, article_of(usage)))


def _with_article(form: str, article: str) -> str:
    return _ARTICLE.sub(article, form) if article else drop_article(form)


def article_of(usage: Usage) -> str:
    """Return the article of a usage with the sign that joins it to its word; nothing if it is left off."""
    article = usage.style.article
    if article == BY_COUNTRY:
        return article_in(usage.habits)
    return "" if article == "none" else article


def particle_form(particle: str, usage: Usage) -> str:
    """Return what a particle before a name, in either script, is written as.

    >>> from arabtext.names.writing.usage import usage_of
    >>> particle_form("بن", usage_of(Style())), particle_form("ibn", usage_of(Style(bin="ben")))
    ('bin', 'ben')
    """
    _, press, maghreb = gazetteer.particles()[text_key(particle).strip()]
    if press in _SONS:
        own = usage.style.bin if usage.style.bin != BY_COUNTRY else usual_particle("bin", usage.habits)
    elif press == _FATHER:
        own = usage.style.abu if usage.style.abu != BY_COUNTRY else usual_particle("abu", usage.habits)
    else:
        own = ""
    if own:
        return own
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
    written = _abbreviations().get(english, english) if style.titles == "abbreviated" else english
    return written.replace(".", "") if style.title_points == "none" else written


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
    """Return a listed spelling with the article and Abd joined to their names as a style says outright.

    A style that follows a formal scheme leaves Abd as it is established.
    """
    style = usage.style
    if style.article != BY_COUNTRY:
        article = article_of(usage)
        press = " ".join(_with_article(_EL.sub(HOUSE_ARTICLE, word), article) for word in press.split(" "))
    if style.abd != BY_COUNTRY and style.scheme == PRESS:
        press = _HOUSE_ABD.sub(lambda found: join_abd(found[1], usage_of(style)), press)
    return press


_EL = regex.compile(r"^el-(?=\p{Lu})")
_HOUSE_ABD = regex.compile(r"\bAbdul-(\p{Lu}\p{L}+)")


def writes(press: str, arabic: str) -> bool:
    """Return whether a part of a listed name is an Arab one: the tables list its English as that of its Arabic."""
    sound = loose(joined_key(press.rpartition(" ")[2]).removeprefix(ABD_LATIN))
    for token in gazetteer.tokens_of(arabic.rpartition(" ")[2]):
        if token.origin == "ar" and any(
            loose(one).removeprefix(ABD_LATIN) == sound for one in (token.press, *token.variants)
        ):
            return True
    word = gazetteer.after_abd().get(gazetteer.arabic_key(arabic.rpartition(" ")[2]))
    return word is not None and loose(word[1]) == sound
