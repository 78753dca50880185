"""English spellings of names back in Arabic letters, n-best."""

from __future__ import annotations

import math
from dataclasses import dataclass

import regex
from rapidfuzz.distance import Indel

from arabtext import resources
from arabtext.candidates import Candidate
from arabtext.errors import expect_text
from arabtext.memory import once, remember
from arabtext.names.comparing.channel import log_likelihood
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import ARTICLE, LATIN_ARTICLES, bare_key, loose, name_key, skeleton_of_key, skeletons
from arabtext.names.model import LONGEST_NAME
from arabtext.names.parse import parse
from arabtext.names.writing.spell import foreign_words
from arabtext.script import normalize
from arabtext.script.chars import ALEF, TEH_MARBUTA, is_arabic_letter

_MOST_LIKE, _LEAST, _NIL = 20, 0.001, 1e-6
# A word that sounds like a spelling is weighed by how likely the letters are (to the power of _LETTERS), how like its
# listed spellings sound (to the power of _SOUND), and how common a name it is; one that only the catalogue has counts
# for less. Against all of them stands the doubt that the spelling is of another word.
_LETTERS, _SOUND, _ONLY_CATALOGUED, _DOUBT = 0.5, 4, 0.4, 0.05
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
    if known := gazetteer.entity(text):
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


@remember("Arabic spellings")
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
    if house := gazetteer.houses().get(normalize(text, "key")):
        arabic = next(a for a, p in resources.rows("names/houses.tsv", "arabic", "press") if p == house)
        return (Candidate(arabic, 1.0, "family"),)
    key = name_key(text).split()
    has_article = len(key) > 1 and key[0] in LATIN_ARTICLES
    word = "".join(key[1:] if has_article else key)
    if listed := _listed(word, has_article):
        return listed
    if compound := _ABD.match(word):
        rest = compound.group(1)
        inner = (*_after_abd(rest), *(_listed(rest, True) or _word(rest, True)))
        forms = dict.fromkeys(f"عبد {c.text}" for c in inner)
        return tuple(Candidate(form, 0.9 / (1 + k), "given") for k, form in enumerate(forms))
    if " " in text and not has_article:
        words = (next((c.text for c in _unit(w, role)), w) for w in text.split(" "))  # signs stay what they are
        return (Candidate(" ".join(words), 0.5, "letters"),)
    return _word(word, has_article)


def _after_abd(key: str) -> list[Candidate]:
    """The names of God that a Latin word may spell, the likeliest first."""
    sounds, own = loose(key), skeletons(key)
    found = [
        Candidate(gazetteer.strip_marks(vocalized), Indel.normalized_similarity(sounds, loose(press.lower())), "given")
        for vocalized, press in gazetteer.after_abd().values()
        if own & skeletons(press.lower())
    ]
    return sorted(found, key=lambda c: (-c.score, c.text))


def _listed(key: str, has_article: bool) -> tuple[Candidate, ...]:
    """Spellings of a Latin word that a token table has."""
    return tuple(
        Candidate(_fit_article(token.arabic, has_article, token.press), 0.9 / (1 + k), token.source)
        for k, token in enumerate(gazetteer.latin_tokens().get(key, ()))
    )


def _fit_article(arabic: str, has_article: bool, press: str) -> str:
    """A listed Arabic word with its article where the Latin has it, or where the house form always does."""
    bare = bare_key(arabic)
    listed = bare != arabic
    return ARTICLE + bare if has_article or (listed and press.startswith("al-")) else bare


def _word(key: str, has_article: bool) -> tuple[Candidate, ...]:
    """Spellings of a Latin word that no token table has; of those that differ in hamza and the like, the likeliest."""
    article = ARTICLE if has_article else ""
    near = _sounding_like(key)
    foreign = () if near and near[0][1] > _SURE else foreign_words().get(key, ())
    found = [Candidate(article + bare_key(arabic), _FOREIGN / (1 + k), "foreign") for k, arabic in enumerate(foreign)]
    found += [Candidate(article + arabic, round(likeness, 4), source) for arabic, likeness, source in near]
    found += [Candidate(article + form, 0.3 / (1 + len(found) + k), "letters") for k, form in enumerate(_spell(key))]
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        best.setdefault(gazetteer.arabic_key(candidate.text), candidate)
    return tuple(best.values())


def _sounding_like(key: str) -> list[tuple[str, float, str]]:
    """Arabic words of names with the consonants of a Latin one: (word, how likely, source), the likeliest first."""
    sound = loose(key)
    scored: dict[str, tuple[float, str]] = {}
    for word in dict.fromkeys(word for form in skeletons(key) for word in _by_skeleton().get(form, ())):
        likeness = max(Indel.normalized_similarity(sound, loose(spelling)) for spelling in word.spellings)
        score = likeness**_SOUND * word.common * math.exp(_LETTERS * log_likelihood(word.arabic, key))
        scored[word.arabic] = max(scored.get(word.arabic, (0.0, "")), (score, word.source))
    best = sorted(scored.items(), key=lambda item: (-item[1][0], item[0]))
    total = sum(score for _, (score, _) in best) + _DOUBT
    return [(arabic, s / total, source) for arabic, (s, source) in best[:_MOST_LIKE] if s > _LEAST * total]


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """A bare Arabic word of names, how common it is, and where it and its spellings are listed."""

    arabic: str
    common: float
    source: str
    listed: tuple[str, ...]  # Latin spellings, or the vocalized form of a word that only the catalogue has

    @property
    def spellings(self) -> tuple[str, ...]:
        return (_rendered(self.listed[0]),) if self.source == "catalogue" else self.listed


@remember("rendered words")
def _rendered(vocalized: str) -> str:
    from arabtext.names.writing.schemes import render

    return render(vocalized, "press")


@once
def _by_skeleton() -> dict[str, list[_Word]]:
    """Skeleton → the words of names that have it: those of the tables, then those of the catalogue."""
    table: dict[str, list[_Word]] = {}
    for key, tokens in gazetteer.arabic_tokens().items():
        for token in tokens:
            word = _Word(bare_key(token.arabic), 2.0 + token.count, token.source, (token.press, *token.variants))
            table.setdefault(skeleton_of_key(key), []).append(word)
    for bare, vocalized in gazetteer.catalogue().items():
        own = _Word(bare_key(bare), 2.0 * _ONLY_CATALOGUED, "catalogue", (vocalized,))
        table.setdefault(skeleton_of_key(own.arabic), []).append(own)
    return table


@once
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
