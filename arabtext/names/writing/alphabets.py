"""The house form of a word of a name in another alphabet of the Arabic script, where its language says it.

Listed names come first, then what is made of them: a word that is two listed names run together, or one with the end
of a Persian family name. A word with all its vowels written is the listed Arabic name that sounds like it, or is read
by rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Indel

from arabtext.candidates import Candidate
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.alphabets import (
    alphabets,
    betweens,
    ends,
    listed,
    listed_whole,
    middles,
    read,
    starts,
    word_key,
)
from arabtext.names.known.keys import loose, skeleton
from arabtext.names.known.spoken import usages
from arabtext.names.writing.spell import spellings
from arabtext.names.writing.usage import drop_article, language_of_region, token_in_region
from arabtext.script.chars import ARTICLE, HEH, ZWNJ

# Probabilities that a form is the press's, chosen by hand on 60 Persian, 30 Urdu and 230 Sorani names.
_LISTED, _MADE, _BY_RULE, _BY_NET = 0.92, 0.8, 0.6, 0.5
_MIN_ALIKE: Final = 0.7  # likeness of the sounds of a word with its vowels and of a listed name that it may be
_SILENT_HEH: Final = "eh"  # how the press writes the end of a Persian word with a silent heh
_SUN: Final = frozenset("تثدذرزسشصضطظن")
_MIN_HALF: Final = 3  # letters of each of two names that are run together


def unit_of_language(text: str, region: str) -> list[Candidate]:
    """Return the house form of a unit in the language of ``region``; nothing where Arabic's own ways decide.

    >>> unit_of_language("هەڵەبجە", "kurdish")[0].text, unit_of_language("امیرعبداللهیان", "persian")[0].text
    ('Halabja', 'Amir-Abdollahian')
    """
    language = language_of_region(region)
    if not language:
        return []
    return [found] if (found := _form(text, language, region)) else []


@remember("names of other alphabets")
def _form(text: str, language: str, region: str) -> Candidate | None:
    if form := listed(text, language):
        return Candidate(form, _LISTED, "given")
    if " " in text:
        words = [_form(word, language, region) for word in text.split(" ")]
        known = [word for word in words if word]
        if len(known) < len(words):
            return None
        weakest = min(known, key=lambda word: word.score)
        return Candidate(" ".join(word.text for word in known), weakest.score, weakest.source)
    if alphabets()[language].writes_vowels:
        return _with_vowels(text, language)
    key = word_key(text)
    if language != "fa" and (form := _around_article(key, language, region)):
        return Candidate(form, _MADE, "given")
    if tokens := [
        token for token in gazetteer.tokens_of(text) if token.source != "attested" or token.origin == language
    ]:
        if language not in _saying() or gazetteer.has_article(text):
            return None
        return Candidate(token_in_region(tokens[0], region), gazetteer.trust("spelling", tokens[0].source), "given")
    if form := next(_compounds(key, language, region), "") or _around_article(key, language, region):
        return Candidate(form, _MADE, "given")
    if language not in _saying() or gazetteer.has_article(text):
        return None
    end, press = next(
        ((end, press) for end, press in ends(language) if len(key) - len(end) >= 2 and key.endswith(end)), ("", "")
    )
    stem = key.removesuffix(end) if end else key
    spelled = _half(stem, language, region) or _read(text, stem, language)
    if language == "fa" and not end and key.endswith(HEH) and spelled.endswith("a"):
        spelled = spelled[:-1] + _SILENT_HEH
    return Candidate((spelled + press).capitalize(), _BY_NET, "model") if spelled else None


@once
def _saying() -> frozenset[str]:
    """Return the languages that say Arabic names in their own way."""
    return frozenset(one.language for one in alphabets().values() if one.usage in usages())


def _read(text: str, stem: str, language: str) -> str:
    """Return how an unlisted word is spelled: by the net for Persian names, the consonants as ``language`` has them."""
    form = next((s.text for s in spellings(stem, "persian")), "")
    if language != "fa":
        form = form.replace("v", "w")
        form = form if "غ" in stem else form.replace("gh", "q")
    return form


def _around_article(key: str, language: str, region: str) -> str:
    """Return the form of a word with the article inside, between two names or before an end of names; else nothing."""
    first, article, second = key[1:].partition(ARTICLE)
    first = key[:1] + first
    if not article or len(first) < _MIN_HALF - 1 or len(second) < _MIN_HALF - 1:
        return ""
    for end, press in ends(language):
        if end.startswith(ARTICLE) and key.endswith(end) and (stem := key.removesuffix(end)):
            return (_half(stem, language, region) or _read(stem, stem, language).capitalize()) + press
    form = _half(second, language, region) or _read(second, second, language).capitalize()
    if start := next((press for part, press in starts(language) if part == first + article), ""):
        return start + form if start[-1] == " " else start + form.lower()
    if joint := next((press for _, press in middles(language)), ""):
        head = _half(first, language, region) or _read(first, first, language).capitalize()
        if joint[-1] == "-":
            return head + (joint[:-2] + form[0].lower() + "-" if second[0] in _SUN else joint) + form
        return head + joint + form.lower()
    return ""


def as_one_word(name: str, region: str) -> str:
    """Return a name with the words of a compound around the article, which Urdu writes apart, as one (ضیاء الحق)."""
    language = language_of_region(region)
    if name.isascii() or " " not in name or language not in _saying():
        return name
    words = name.split(" ")
    found = words[:1]
    for word in words[1:]:
        is_half = not gazetteer.has_article(found[-1]) and _is_second_half(word, language)
        are_names = not word.startswith(ARTICLE) and _is_known(found[-1], language) and _is_known(word, language)
        is_whole = not are_names and listed_whole(found[-1] + word, language)
        if found[-1] and (is_half or is_whole):
            found[-1] += ZWNJ + word
        else:
            found.append(word)
    return " ".join(found)


def _is_known(word: str, language: str) -> bool:
    return bool(listed_whole(word, language) or gazetteer.tokens_of(word))


def _is_second_half(word: str, language: str) -> bool:
    key = word_key(word)
    if not key.startswith(ARTICLE):
        return False
    if any(key == end for end, _ in ends(language)):
        return True
    return bool(betweens(language)) and gazetteer.arabic_key(key) in gazetteer.after_abd()


def _compounds(key: str, language: str, region: str) -> Iterator[str]:
    """Yield the forms of two listed names that make the word, the longest first half first."""
    for start, press in starts(language):
        rest = key.removeprefix(start)
        if rest != key and (form := _half(rest, language, region)):
            yield press + form if press[-1] in " -" else press + form.lower()
    for at in range(len(key) - _MIN_HALF, _MIN_HALF - 1, -1):
        first, second = _half(key[:at], language, region), _half(key[at:], language, region)
        if first and second:
            yield f"{first} {second}"


def _half(key: str, language: str, region: str) -> str:
    """Return the form of a name that is a half of a word: listed in the language, or in a table written by hand."""
    if form := listed(key, language):
        return form
    tokens = [
        t for t in gazetteer.tokens_of(key) if t.source in ("given", "family") and gazetteer.arabic_key(t.arabic) == key
    ]
    return token_in_region(tokens[0], region) if tokens else ""


def _with_vowels(text: str, language: str) -> Candidate | None:
    """Return the form of a word with its vowels: of the listed name of these sounds, else by rule."""
    form = read(text, language)
    if not form:
        return None
    known = [t for t in gazetteer.tokens_of(text) if t.source != "attested"]
    alike = [(Indel.normalized_similarity(loose(t.press), loose(form)), -at) for at, t in enumerate(known)]
    if alike and max(alike)[0] >= _MIN_ALIKE and skeleton(form) == skeleton(known[-max(alike)[1]].press):
        return Candidate(drop_article(known[-max(alike)[1]].press), _MADE, "given")
    return Candidate(form, _BY_RULE, "rule")
