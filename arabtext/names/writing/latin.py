"""Names in Latin letters, in any spelling, brought to the house form: tables first, then rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from arabtext.candidates import Candidate
from arabtext.names.known import gazetteer
from arabtext.names.known.alphabets import forms
from arabtext.names.known.keys import LATIN_ARTICLES, name_key
from arabtext.names.style.value import PRESS
from arabtext.names.writing.styled import preferred_latin, token_form
from arabtext.names.writing.units import capital, signs_of
from arabtext.names.writing.usage import Usage, drop_article, join_abd, language_of_region
from arabtext.script import normalize
from arabtext.script.chars import APOSTROPHES, DASHES

# Probability that the form is the press's, chosen by hand and in this order: a spelling that is the house's already; a
# variant that a table lists (Qays → Qais); a word that no table has and that only rules clean.
_HOUSE_SCORE, _VARIANT_SCORE, _RULE_SCORE = 0.95, 0.9, 0.5

_JOINT = f"[{regex.escape(DASHES)} ]"
_ABD = regex.compile(rf"(?i)^(abd[aeou]*[lr]?){_JOINT}?(?:(?:al|el|ul|ar|er|as){_JOINT})?(?=\p{{L}}{{3}})(.+)$")
_ALLAH = regex.compile(r"(?i)all?[ao]h?")
_ARTICLE = regex.compile(rf"(?i)^({'|'.join(sorted(LATIN_ARTICLES))}){_JOINT}+(?=\p{{L}})(.+)$")
#: Assimilated article → the letters that the word behind it begins with.
_ASSIMILATED: Final = {
    "as": "s", "ash": "sh", "ad": "d", "ar": "r", "an": "n", "az": "z", "at": "t", "es": "s", "er": "r", "ed": "d",
}  # fmt: skip
_ROMANIZATION_SIGN = regex.compile(r"[āīūḥṣḍṭẓḏḫṯġǧšḤṢḌṬẒĀĪŪḩḑţşḨḐŢŞ]")
_EUROPEAN = regex.compile(r"(?i)^[odl]['’]\p{L}{3}")


def latin_unit(text: str, usage: Usage) -> Candidate:
    """Return the house form of one unit of a name in Latin letters (``Qays``, ``Abd al-Malik``, ``Al Khaz'ali``)."""
    if usage.style.preferred and (form := preferred_latin(text, usage.style)):
        return Candidate(form, 1.0, "style")
    if usage.region and text in forms(language_of_region(usage.region)):
        return Candidate(text, _HOUSE_SCORE, "given")
    key = "".join(name_key(text).split())
    if tokens := gazetteer.latin_tokens().get(key):
        exact = next((token for token in tokens if token.press == text), None)
        if exact and not _is_chance(exact, tokens[0], usage):
            return Candidate(token_form(exact, exact.press, usage), _HOUSE_SCORE, exact.source)
        if not text.startswith("Al ") or "-" in tokens[0].press:
            best = tokens[0]
            return Candidate(token_form(best, drop_article(best.press), usage), _VARIANT_SCORE, best.source)
    if (article := _ARTICLE.match(text)) and _is_article(article.group(1), article.group(2)):
        word = latin_unit(article.group(2), usage)
        return replace(word, text=f"al-{drop_article(word.text)}")
    if (compound := _ABD.match(text)) and not tokens:
        inner = latin_unit(compound.group(2), usage)
        name = "Allah" if _ALLAH.fullmatch(compound.group(2)) else drop_article(inner.text)
        return replace(inner, text=join_abd(name, usage))
    if " " in text:
        words = [latin_unit(word, usage) for word in text.split(" ")]
        weakest = min(words, key=lambda word: word.score)
        return replace(weakest, text=" ".join(word.text for word in words if word.text))
    return Candidate(_clean(text, "".join(signs_of(usage.style))), _RULE_SCORE, "rule")


def _is_chance(exact: gazetteer.Token, best: gazetteer.Token, usage: Usage) -> bool:
    """Return whether a spelling is read as that of a name listed by hand, not of a word that was seen spelled so.

    So all spellings of a name have one form in a style, or in a country (``Khalid`` is خالد, not خليد); the house keeps
    them as they are.
    """
    return (usage.style.name != PRESS or bool(usage.habits)) and exact.source == _ATTESTED and best.source != _ATTESTED


_ATTESTED: Final = "attested"


def _is_article(article: str, word: str) -> bool:
    """Return whether Latin letters before a word are the article: assimilated ones only before their own letter."""
    return word.casefold().startswith(_ASSIMILATED.get(article.casefold(), ""))


def _clean(word: str, signs: str = "") -> str:
    """Return a word that no table knows without romanization signs, its capitals put right.

    A word with letters of Western languages (``José``) keeps them, and one with the ``signs`` of a style these.
    """
    is_european = _EUROPEAN.match(word) is not None  # the apostrophe belongs to the word: O'Brien, D'Alema
    kept = signs + ("'’" if is_european else "")
    plain = "".join(c for c in word if c not in APOSTROPHES or c in kept)
    has_signs = any(c in APOSTROPHES and c not in signs for c in word) or _ROMANIZATION_SIGN.search(word)
    if has_signs and not is_european:
        plain = "-".join(_folded(piece, signs) for piece in plain.split("-"))
    letters = [c for c in plain if c.isalpha()]
    if len(letters) > 3 and (all(map(str.isupper, letters)) or all(map(str.islower, letters))):
        return "-".join(piece.capitalize() for piece in plain.split("-"))
    return plain


def _folded(word: str, signs: str) -> str:
    """Return a word without diacritics, the signs of a style kept, with a capital."""
    if not signs:
        return normalize(word, "key").capitalize()
    return capital("".join(c if c in signs else normalize(c, "key") for c in word))
