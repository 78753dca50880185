"""Spell names in Latin letters in Arabic ones, best first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import regex
from rapidfuzz.distance import Indel

from arabtext import resources
from arabtext.candidates import Candidate
from arabtext.errors import expect_count, expect_names, expect_text
from arabtext.memory import once, remember
from arabtext.names.comparing.channel import log_likelihood
from arabtext.names.known import construct, gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, bare_key, loose, name_key, skeleton_of_key, skeletons, text_key
from arabtext.names.model import MAX_NAME, Part
from arabtext.names.parse import parse, without_honorifics
from arabtext.names.writing.combining import combine
from arabtext.names.writing.composed import compose_arabic, keeps_head
from arabtext.names.writing.schemes import render
from arabtext.names.writing.spell import foreign_words
from arabtext.script import normalize
from arabtext.script.chars import ALEF, ARTICLE, TEH_MARBUTA, has_arabic_letter

# A word that sounds like a spelling is weighed by P(letters) ** _LETTERS · similarity of sound ** _SOUND · how common a
# name it is; the doubt that the spelling is of another word has the weight _DOUBT. Chosen by hand.
_LETTERS, _SOUND, _DOUBT = 0.5, 4, 0.05
_COMMON, _COMMON_CATALOGUED = 2.0, 0.8  # weight of an unattested word of the token tables, and of the catalogue alone
_MAX_SIMILAR: Final = 20  # words that sound like a spelling
_MIN_SHARE: Final = 0.001  # of such a word among all
_MIN_SURE: Final = 0.6  # share of such a word from which a spelling is no foreign name
_GAZETTEER_SCORE: Final = 0.8  # of the Arabic form of a place that only the gazetteer lists; chosen by hand
_MIN_SCORE: Final = 1e-6  # of one part, so that a whole name is never impossible
# Scores, 0 to 1, of the first candidate of a source; the next ones share less: listed; attested foreign; by letters.
_LISTED, _FOREIGN, _BY_LETTERS = 0.9, 0.5, 0.3
_PUT_TOGETHER: Final = 0.5  # score of several words without a role, each in its likeliest form
_MIN_BEAM: Final = 8  # forms kept while the parts of a name are joined
_ABD = regex.compile(r"^abdul(?=\w{3})(\w+)$")


def arabize(name: str, n: int = 1) -> list[Candidate]:
    """Return the ``n`` likeliest Arabic spellings of a name written in Latin letters, best first.

    The score is the geometric mean of those of the parts, the source that of the weakest part; docs/names.md lists the
    sources. A name already in Arabic letters comes back normalized. Text without letters, or too long for a name, gives
    an empty list.

    >>> [arabize(spelling)[0].text for spelling in ("Mohammed", "Mohamed", "Muhammad")]
    ['محمد', 'محمد', 'محمد']
    >>> arabize("Abdul-Malik al-Houthi")[0].text
    'عبد الملك الحوثي'
    """
    text = " ".join(expect_text(name, "name").split())
    if expect_count(n) < 1 or len(text) > MAX_NAME or not any(map(str.isalpha, text)):
        return []
    if has_arabic_letter(text):
        return [Candidate(normalize(text, "title"), 1.0, "unchanged")]
    if (known := gazetteer.entity(text)) and not keeps_head(text, known):
        return [Candidate(known.arabic, 1.0, known.kind)]
    if town := gazetteer.place(text):
        return [Candidate(town.arabic, _GAZETTEER_SCORE, "gazetteer")]
    if phrase := compose_arabic(text, lambda name: _of_parts(name, 1)[0]):
        return [phrase]
    return _of_parts(text, n)


def _of_parts(text: str, n: int) -> list[Candidate]:
    """Return the likeliest Arabic spellings of a name put together of those of its parts."""
    parts = without_honorifics(parse(text).parts)
    choices = [[replace(c, score=max(c.score, _MIN_SCORE)) for c in _part(p)] for p in parts]
    best = combine(choices, max(n, _MIN_BEAM))
    return [replace(c, score=round(c.score ** (1 / max(len(parts), 1)), 4)) for c in best[:n]]


def arabize_all(names: Iterable[str], n: int = 1) -> list[list[Candidate]]:
    """Return for every name what :func:`arabize` returns, in order.

    >>> [found[0].text for found in arabize_all(["Mohammed", "Abdul-Malik al-Houthi"])]
    ['محمد', 'عبد الملك الحوثي']
    """
    column = expect_names(names)
    forms = {name: arabize(name, n) for name in dict.fromkeys(column)}
    return [forms[name] for name in column]


def _part(part: Part) -> tuple[Candidate, ...]:
    """Return Arabic spellings of one part of a name, best first; roles without a particle are spelled alike.

    A sign between words stays as it is.
    """
    if not any(map(str.isalpha, part.text)):
        return (Candidate(part.text, 1.0, "unchanged"),)
    return _unit(part.text.rstrip(","), part.role if part.role in _WITH_PARTICLE else "word")


_WITH_PARTICLE: Final = ("kunya", "nasab")


@remember("Arabic spellings")
def _unit(text: str, role: str) -> tuple[Candidate, ...]:
    """Return Arabic spellings of a text in a role, best first."""
    head, _, rest = text.partition(" ")
    if role in _WITH_PARTICLE and rest:
        particle = _particle(text_key(head), role)
        return tuple(replace(c, text=f"{particle} {c.text}") for c in _unit(rest, "word"))
    if house := gazetteer.houses().get(text_key(text)):
        arabic = next(a for a, p in resources.rows("names/houses.tsv", "arabic", "press") if p == house)
        return (Candidate(arabic, 1.0, "family"),)
    if rest and (noun := construct.head(head, rest.partition(" ")[0])):
        return tuple(replace(c, text=f"{noun.arabic} {c.text}") for c in _unit(rest, "word"))
    key = name_key(text).split()
    has_article = len(key) > 1 and key[0] in LATIN_ARTICLES
    word = "".join(key[1:] if has_article else key)
    if listed := _listed(word, has_article):
        return listed
    if compound := _ABD.match(word):
        rest = compound.group(1)
        inner = (*_after_abd(rest), *(_listed(rest, True) or _word(rest, True)))
        forms = dict.fromkeys(f"عبد {c.text}" for c in inner)
        return tuple(Candidate(form, _LISTED / (1 + place), "given") for place, form in enumerate(forms))
    if " " in text and not has_article:
        words = (next((c.text for c in _unit(w, role)), w) for w in text.split(" "))  # signs stay what they are
        return (Candidate(" ".join(words), _PUT_TOGETHER, "letters"),)
    return _word(word, has_article)


def _particle(key: str, role: str) -> str:
    """Return the Arabic particle of a kunya or a father's name, given the key of the Latin one."""
    if role == "kunya":
        return "أم" if key.startswith(("um", "om", "oum")) else "أبو"
    return "ابن" if key == "ibn" else "بن"


def _after_abd(key: str) -> list[Candidate]:
    """Return the names of God that a Latin word may spell, the likeliest first."""
    sounds, own = loose(key), skeletons(key)
    found = [
        Candidate(gazetteer.strip_marks(vocalized), Indel.normalized_similarity(sounds, loose(press.lower())), "given")
        for vocalized, press in gazetteer.after_abd().values()
        if own & skeletons(press.lower())
    ]
    return sorted(found, key=lambda c: (-c.score, c.text))


def _listed(key: str, has_article: bool) -> tuple[Candidate, ...]:
    """Return the Arabic spellings of a Latin word that the token tables have."""
    return tuple(
        Candidate(_fit_article(token.arabic, has_article, token.press), _LISTED / (1 + place), token.source)
        for place, token in enumerate(gazetteer.latin_tokens().get(key, ()))
    )


def _fit_article(arabic: str, has_article: bool, press: str) -> str:
    """Return a listed Arabic word with its article where the Latin has it, or where the house form always does."""
    bare = bare_key(arabic)
    listed = bare != arabic
    return ARTICLE + bare if has_article or (listed and press.startswith("al-")) else bare


def _word(key: str, has_article: bool) -> tuple[Candidate, ...]:
    """Return Arabic spellings of a Latin word that no token table has; of those that differ in hamza only, the best."""
    article = ARTICLE if has_article else ""
    near = _sounding_like(key)
    foreign = () if near and near[0][1] > _MIN_SURE else foreign_words().get(key, ())
    found = [Candidate(article + bare_key(arabic), _FOREIGN / (1 + k), "foreign") for k, arabic in enumerate(foreign)]
    found += [Candidate(article + arabic, round(likeness, 4), source) for arabic, likeness, source in near]
    found += [
        Candidate(article + form, _BY_LETTERS / (1 + len(found) + k), "letters") for k, form in enumerate(_spell(key))
    ]
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        best.setdefault(gazetteer.arabic_key(candidate.text), candidate)
    return tuple(best.values())


def _sounding_like(key: str) -> list[tuple[str, float, str]]:
    """Return Arabic words of names with the consonants of a Latin one: (word, share, source), the likeliest first."""
    sound = loose(key)
    scored: dict[str, tuple[float, str]] = {}
    for word in dict.fromkeys(word for form in skeletons(key) for word in _by_skeleton().get(form, ())):
        likeness = max(Indel.normalized_similarity(sound, other) for other in _sounds(word))
        score = likeness**_SOUND * word.common * math.exp(_LETTERS * log_likelihood(word.arabic, key))
        scored[word.arabic] = max(scored.get(word.arabic, (0.0, "")), (score, word.source))
    best = sorted(scored.items(), key=lambda item: (-item[1][0], item[0]))
    total = sum(score for _, (score, _) in best) + _DOUBT
    return [(arabic, s / total, source) for arabic, (s, source) in best[:_MAX_SIMILAR] if s > _MIN_SHARE * total]


@dataclass(frozen=True, slots=True, eq=False)
class _ArabicWord:
    """A bare Arabic word of names, how common it is, and where it and its spellings are listed."""

    arabic: str
    common: float
    source: str
    listed: tuple[str, ...]  # Latin spellings, or the vocalized form of a word that only the catalogue has


@once
def _sounds(word: _ArabicWord) -> tuple[str, ...]:
    """Return the Latin spellings of a word with their usual variations folded."""
    written = (render(word.listed[0], "press"),) if word.source == "catalogue" else word.listed
    return tuple(dict.fromkeys(map(loose, written)))


@once
def _by_skeleton() -> dict[str, list[_ArabicWord]]:
    """Return skeleton → the words of names that have it: those of the tables, then those of the catalogue."""
    table: dict[str, list[_ArabicWord]] = {}
    for key, tokens in gazetteer.arabic_tokens().items():
        for token in tokens:
            word = _ArabicWord(
                bare_key(token.arabic), _COMMON + token.count, token.source, (token.press, *token.variants)
            )
            table.setdefault(skeleton_of_key(key), []).append(word)
    for bare, vocalized in gazetteer.catalogue().items():
        own = _ArabicWord(bare_key(bare), _COMMON_CATALOGUED, "catalogue", (vocalized,))
        table.setdefault(skeleton_of_key(own.arabic), []).append(own)
    return table


@once
def _letters() -> dict[str, str]:
    return resources.mapping("names/latin_letters.tsv", "latin", "arabic")


def _spell(key: str) -> list[str]:
    """Return spellings of a word letter by letter, with all vowels written and with inner ``a`` left out."""
    table, units, i = _letters(), list[str](), 0
    while i < len(key):
        size = next((k for k in (3, 2, 1) if key[i : i + k] in table), 0)
        units.append(key[i : i + size] if size else key[i])
        i += max(size, 1)
    doubled = [u for k, u in enumerate(units) if not (k and u == units[k - 1] and u not in "aeiou")]
    long = "".join(table.get(u, u) for u in doubled)
    short = "".join("" if u == "a" and 0 < k < len(doubled) - 1 else table.get(u, u) for k, u in enumerate(doubled))
    initial = ALEF if key[:1] in "eiou" and key[:1] else ""
    ta = [f[:-1] + TEH_MARBUTA for f in (long, short) if key.endswith(("a", "ah")) and f.endswith((ALEF, "ه"))]
    forms = [initial + form for form in (long, *ta, short)]
    return [form for form in dict.fromkeys(forms) if form]
