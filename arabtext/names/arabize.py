"""English spellings of names back in Arabic letters, n-best."""

from __future__ import annotations

import math
from functools import cache, lru_cache

import regex
from rapidfuzz.distance import Indel

from arabtext import resources
from arabtext.candidates import Candidate
from arabtext.errors import expect_text
from arabtext.names import lexicon
from arabtext.names.keys import ARTICLE, LATIN_ARTICLES, bare_key, loose, name_key, skeleton, skeletons, word_keys
from arabtext.names.model import LONGEST_NAME
from arabtext.names.parse import parse
from arabtext.names.spell import foreign_words
from arabtext.script import normalize
from arabtext.script.chars import ALEF, TEH_MARBUTA, is_arabic_letter

_MOST_LIKE, _LEAST, _NIL = 20, 0.001, 1e-6
# How a word that sounds like a spelling is weighed: by the likeness to this power, times how common it is as a name.
_STRICTNESS, _CURATED, _CATALOGUED, _DOUBT = 4, 5.0, 0.4, 1.0
_SURE, _FOREIGN = 0.6, 0.5  # likeness from which on a word is no foreign name; score of one


def arabize(name: str, n: int = 1) -> list[Candidate]:
    """Return the ``n`` likeliest Arabic spellings of a name written in Latin letters, best first.

    Sources are those of :func:`arabtext.names.candidates`; ``catalogue`` is a word of library catalogues that sounds
    like the spelling, ``letters`` one put together letter by letter. A name already in Arabic letters comes back
    normalized. Text without letters, or too long for a name, gives an empty list.

    >>> [arabize(spelling)[0].text for spelling in ("Mohammed", "Mohamed", "Muhammad")]
    ['محمد', 'محمد', 'محمد']
    >>> arabize("Abdul-Malik al-Houthi")[0].text
    'عبد الملك الحوثي'
    """
    text = " ".join(expect_text(name, "name").split())
    if len(text) > LONGEST_NAME or not any(map(str.isalpha, text)) or n < 1:
        return []
    if any(map(is_arabic_letter, text)):
        return [Candidate(normalize(text, "title"), 1.0, "unchanged")]
    if known := lexicon.entity(text):
        return [Candidate(known.arabic, 1.0, known.kind)]
    parsed = parse(text)
    choices = [_unit(part.text.rstrip(","), part.role) for part in parsed.parts if part.role != "title"]
    best: list[tuple[float, tuple[str, ...], str]] = [(0.0, (), "")]
    for options in choices:
        grown = [
            (s + math.log(max(c.score, _NIL)), (*words, c.text), c.source) for s, words, _ in best for c in options
        ]
        best = sorted(grown, key=lambda item: (-item[0], item[1]))[: max(n, 8)]
    found = [
        Candidate(" ".join(words), round(math.exp(s / max(len(words), 1)), 4), source) for s, words, source in best
    ]
    return found[:n]


_ABD = regex.compile(r"^abdul(?=\w{3})(\w+)$")


@lru_cache(maxsize=50_000)
def _unit(text: str, role: str) -> tuple[Candidate, ...]:
    """Arabic spellings of one part of a name."""
    head, _, rest = text.partition(" ")
    if role in ("kunya", "nasab") and rest:
        particle = {"kunya": "أبو", "nasab": "بن"}[role]
        if normalize(head, "key").startswith(("um", "om", "oum")):
            particle = "أم"
        if normalize(head, "key") == "ibn":
            particle = "ابن"
        return tuple(Candidate(f"{particle} {c.text}", c.score, c.source) for c in _unit(rest, "given"))
    if house := lexicon.houses().get(normalize(text, "key")):
        arabic = next(a for a, p in resources.rows("names/houses.tsv", "arabic", "press") if p == house)
        return (Candidate(arabic, 1.0, "family"),)
    key = name_key(text).split()
    has_article = len(key) > 1 and key[0] in LATIN_ARTICLES
    word = "".join(key[1:] if has_article else key)
    if tokens := lexicon.latin_tokens().get(word):
        return tuple(
            Candidate(_fit_article(token.arabic, has_article, token.press), 0.9 / (1 + k), token.source)
            for k, token in enumerate(tokens)
        )
    if compound := _ABD.match(word):
        inner = (*_after_abd(compound.group(1)), *_word(compound.group(1), True))
        forms = dict.fromkeys(f"عبد {c.text}" for c in inner)
        return tuple(Candidate(form, 0.9 / (1 + k), "given") for k, form in enumerate(forms))
    if " " in text and not has_article:
        return (Candidate(" ".join(_unit(w, role)[0].text for w in text.split(" ")), 0.5, "letters"),)
    return _word(word, has_article)


def _after_abd(key: str) -> list[Candidate]:
    """The names of God that a Latin word may spell, the likeliest first."""
    sounds, own = loose(key), skeletons(key)
    found = [
        Candidate(lexicon.strip_marks(vocalized), Indel.normalized_similarity(sounds, loose(press.lower())), "given")
        for vocalized, press in lexicon.after_abd().values()
        if own & skeletons(press.lower())
    ]
    return sorted(found, key=lambda c: (-c.score, c.text))


def _fit_article(arabic: str, has_article: bool, press: str) -> str:
    """A listed Arabic word with its article where the Latin has it, or where the house form always does."""
    bare = bare_key(arabic)
    listed = bare != arabic
    return ARTICLE + bare if has_article or (listed and press.startswith("al-")) else bare


def _word(key: str, has_article: bool) -> tuple[Candidate, ...]:
    """Spellings of a Latin word that no token table has."""
    found: dict[str, Candidate] = {}
    if tokens := lexicon.latin_tokens().get(key):
        for k, token in enumerate(tokens):
            form = _fit_article(token.arabic, has_article, "")
            found.setdefault(form, Candidate(form, 0.9 / (1 + k), token.source))
        return tuple(found.values())
    near = _sounding_like(key)
    foreign = () if near and near[0][1] > _SURE else foreign_words().get(key, ())
    for place, arabic in enumerate(foreign):
        found.setdefault(arabic, Candidate(arabic, _FOREIGN / (1 + place), "foreign"))
    for arabic, likeness, source in near:
        form = ARTICLE + arabic if has_article else arabic
        found.setdefault(form, Candidate(form, round(likeness, 4), source))
    for form in _spell(key):
        form = ARTICLE + form if has_article else form
        found.setdefault(form, Candidate(form, 0.3 / (1 + len(found)), "letters"))
    return tuple(sorted(found.values(), key=lambda c: -c.score))


def _sounding_like(key: str) -> list[tuple[str, float, str]]:
    """Arabic words of names with the consonants of a Latin one: (word, how likely, source), the likeliest first.

    How much the vowels differ counts most, then how often the word is a name.
    """
    sound = loose(key)
    scored: dict[str, tuple[float, str]] = {}
    near = [entry for form in skeletons(key) for entry in _by_skeleton().get(form, ())]
    for latin, arabic, weight, source in near:
        likeness = Indel.normalized_similarity(sound, latin) ** _STRICTNESS * weight
        if likeness > scored.get(arabic, (0.0, ""))[0]:
            scored[arabic] = (likeness, source)
    total = sum(score for score, _ in scored.values()) + _DOUBT
    best = sorted(scored.items(), key=lambda item: (-item[1][0], item[0]))
    return [(arabic, score / total, source) for arabic, (score, source) in best[:_MOST_LIKE] if score > _LEAST]


@cache
def _by_skeleton() -> dict[str, list[tuple[str, str, float, str]]]:
    """Skeleton → (a spelling's sound, bare Arabic word, how common it is, source): names first, then the catalogue."""
    from arabtext.names.schemes import render

    table: dict[str, list[tuple[str, str, float, str]]] = {}
    for token in lexicon.tokens():
        weight = math.log(2 + token.count) if token.source in ("attested", "western") else _CURATED
        for spelling in (token.press, *token.variants):
            sound = loose("".join(word_keys(spelling)))
            for form in skeletons(sound):
                table.setdefault(form, []).append((sound, bare_key(token.arabic), weight, token.source))
    for bare, vocalized in lexicon.catalogue().items():
        sound = loose("".join(word_keys(render(vocalized, "press"))))
        table.setdefault(skeleton(sound), []).append((sound, bare_key(bare), _CATALOGUED, "catalogue"))
    return table


@cache
def _letters() -> dict[str, str]:
    return resources.mapping("names/latin_letters.tsv", "latin", "arabic")


def _spell(key: str) -> list[str]:
    """A word letter by letter, with long vowels written and with inner ``a`` left out."""
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
