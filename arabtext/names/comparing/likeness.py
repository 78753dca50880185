"""Compare two parts of names, in either script: listed spellings first, then letters and sound.

The tables decide where both parts are listed. An Arabic and a Latin word that no table joins are compared by the
channel (:mod:`arabtext.names.comparing.channel`), two Latin words by :mod:`arabtext.names.comparing.respelling`: the
probability that one spells the other, or that both spell the same name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import regex
from rapidfuzz.distance import Indel, JaroWinkler

from arabtext.memory import once, remember
from arabtext.names.comparing import respelling
from arabtext.names.comparing.channel import channel, folded, log_likelihood
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import ABD_ARABIC, ABD_LATIN, loose, name_key, skeletons, word_keys
from arabtext.names.model import Part, Role
from arabtext.script.chars import is_arabic_letter

# Likenesses, 0 to 1, chosen by hand: of two listed spellings of one name (أحمد, Ahmed); of two words that sound the
# same (Ghatrifi, Ghatreefi); of two listed names that sound the same; of two that do not (Hassan, Hussein).
_LISTED, _SAME_SOUND, _OTHER_NAME, _OTHER = 0.97, 0.93, 0.6, 0.05
_INITIAL: Final = 0.7  # likeness of an initial and a name that may begin with it (A., أحمد)
#: Factor on the squared similarity of letters of two Arabic words of which one is unlisted: one letter of five that
#: differs gives 0.75 · 0.81² = 0.49.
_SIMILAR_ARABIC: Final = 0.75
_MIN_SAME_SOUND: Final = 0.8  # probability from which two listed names that differ count as sounding the same
_MIN_LIKELY: Final = 0.5  # probability from which the evidence calls a spelling likely
#: Natural logarithm by which each letter of an unrelated word lowers its likelihood.
CHANCE_LETTER: Final = 2.5
#: Lower bound of the preference of channel or respelling over chance, in natural logarithms.
MIN_PREFERENCE: Final = -10.0
# Logistic regression of "one name" on the preference over chance, and on whether the consonants are the same: between
# scripts, within Latin. Fitted on words of the stems that train (tests/bench/matching.py DATA fit).
_ACROSS: Final = (-1.011, 0.178, 0.92)
_LATIN: Final = (-1.819, 0.129, 1.434)
_MAX_LETTERS: Final = 24  # letters of a word that are compared
_MIN_CONSONANT_SIMILARITY: Final = 0.5  # below it two words are rejected without a look at their letters
_MIN_FIRST_LETTER: Final = 0.05  # probability from which a Latin letter can be the initial of an Arabic one
_GLUED_KUNYA = regex.compile(r"^[أا]ب[وي]\p{L}{2}")


@dataclass(frozen=True, slots=True, eq=False)
class PreparedPart:
    """A part of a name prepared for comparison; one object for each text and role.

    ``key`` is the part without articles and particles, ``latin`` its listed spellings, folded.
    """

    text: str
    role: Role
    key: str
    arabic: frozenset[str]
    latin: frozenset[str]
    skeletons: frozenset[str]
    is_arabic: bool


@remember("prepared parts")
def prepare_part(part: Part) -> PreparedPart:
    """Return a part prepared for comparison; a kunya written as one word or with a hyphen counts as a kunya."""
    text = part.text.rstrip(",،")
    role, inner = part.role, text
    if role in ("kunya", "nasab"):
        inner = text.partition(" ")[2]
    elif role not in ("initial", "title"):
        role, inner = _kunya(text, role)
    key = "".join(word_keys(inner))
    if any(map(is_arabic_letter, inner)):
        tokens = gazetteer.tokens_of(inner)
        latin = frozenset(loose(spelling) for token in tokens for spelling in (token.press, *token.variants))
        return PreparedPart(text, role, key, frozenset([gazetteer.arabic_key(inner)]), latin, skeletons(inner), True)
    return PreparedPart(
        text, role, key, frozenset(gazetteer.arabic_keys_of(key)), frozenset([loose(inner)]), skeletons(inner), False
    )


def _kunya(text: str, role: Role) -> tuple[Role, str]:
    """Return the role and the inner name of a word that may be a kunya: ابومازن, ``Abu-Mazen``."""
    if _GLUED_KUNYA.match(text) and not gazetteer.tokens_of(text):
        return "kunya", text[3:]
    head, _, rest = name_key(text).partition(" ")
    particle = gazetteer.particles().get(head) if rest else None
    return ("kunya", rest) if particle and particle[0] == "kunya" else (role, text)


@remember("likeness of parts")
def likeness(p: PreparedPart, q: PreparedPart) -> tuple[float, str]:
    """Return how alike two parts are, 0 to 1, and the kind of likeness in words."""
    if {p.role, q.role} & {"kunya"} and p.role != q.role:
        return 0.0, "a kunya and another name"
    if p.key == q.key:
        return 1.0, "same letters"
    if "initial" in (p.role, q.role):
        return (_INITIAL, "initial") if _initials(p) & _initials(q) else (0.0, "another initial")
    if p.arabic & q.arabic:
        return _LISTED, "spellings of one name"
    if p.is_arabic and q.is_arabic:
        known = all(gazetteer.arabic_tokens().get(part.key) for part in (p, q))
        return (
            (_OTHER, "different names") if known else (_SIMILAR_ARABIC * _ratio(p.key, q.key) ** 2, "similar letters")
        )
    if p.is_arabic != q.is_arabic:
        return _across(p, q) if p.is_arabic else _across(q, p)
    return _within_latin(p, q)


def _across(p: PreparedPart, q: PreparedPart) -> tuple[float, str]:
    """Compare an Arabic part with a Latin one that no table joins to it."""
    if p.latin & q.latin and not q.arabic:
        return _SAME_SOUND, "same sound"
    if not _have_common(p, q):
        return 0.0, "other consonants"
    chance = probability(p.key, q.key, bool(p.skeletons & q.skeletons))
    if p.latin and q.arabic:
        return (
            (_OTHER_NAME, "same sound, different names")
            if chance > _MIN_SAME_SOUND
            else (_OTHER * chance, "different names")
        )
    return chance, "likely spelling" if chance > _MIN_LIKELY else "unlikely spelling"


@remember("spellings across scripts")
def probability(arabic: str, latin: str, same_consonants: bool) -> float:
    """Return the probability that a Latin key spells an Arabic one, both without articles."""
    if (compound := latin.startswith(ABD_LATIN)) and arabic.startswith(ABD_ARABIC):
        arabic, latin = arabic.removeprefix(ABD_ARABIC), latin.removeprefix(ABD_LATIN)
    elif compound and len(latin) > len(ABD_LATIN) + 2:
        return _OTHER * _OTHER
    return _logistic(_ACROSS, preference(arabic, latin), same_consonants)


def _logistic(weights: tuple[float, float, float], preference: float, same_consonants: bool) -> float:
    constant, by_preference, by_consonants = weights
    return 1 / (1 + math.exp(-(constant + by_preference * preference + by_consonants * same_consonants)))


def preference(arabic: str, latin: str) -> float:
    """Return how much likelier ``latin`` is as a spelling of ``arabic`` than by chance, in natural logarithms."""
    word = latin[:_MAX_LETTERS]
    return max(log_likelihood(arabic[:_MAX_LETTERS], word) + CHANCE_LETTER * len(word), MIN_PREFERENCE)


def _within_latin(p: PreparedPart, q: PreparedPart) -> tuple[float, str]:
    """Compare two Latin parts."""
    sounds_alike = not p.latin.isdisjoint(q.latin)
    if p.arabic and q.arabic:
        return (_OTHER_NAME, "same sound, different names") if sounds_alike else (_OTHER, "different names")
    if sounds_alike:
        return _SAME_SOUND, "same sound"
    if not _have_common(p, q):
        return 0.0, "other consonants"
    one, other = sorted((p.key, q.key))
    chance = respelling_probability(one, other, bool(p.skeletons & q.skeletons))
    return chance, "likely one spelling of the other" if chance > _MIN_LIKELY else "other spelling"


@remember("respellings")
def respelling_probability(one: str, other: str, same_consonants: bool) -> float:
    """Return the probability that two Latin keys spell one name, both without articles."""
    first, second = one[:_MAX_LETTERS], other[:_MAX_LETTERS]
    if first.startswith(ABD_LATIN) and second.startswith(ABD_LATIN):
        first, second = first.removeprefix(ABD_LATIN), second.removeprefix(ABD_LATIN)
    preferred = respelling.preference(first, second) if first and second else MIN_PREFERENCE
    return _logistic(_LATIN, max(preferred, MIN_PREFERENCE), same_consonants)


def _have_common(p: PreparedPart, q: PreparedPart) -> bool:
    """Return whether two parts have enough consonants in common for their letters to be compared."""
    return any(Indel.normalized_similarity(x, y) >= _MIN_CONSONANT_SIMILARITY for x in p.skeletons for y in q.skeletons)


def _initials(part: PreparedPart) -> frozenset[str]:
    """Return the Latin letters that a part may begin with."""
    if not part.is_arabic:
        return frozenset(part.key[:1])
    listed = frozenset(spelling[:1] for spelling in part.latin)
    return listed | _first_letters().get(folded(part.key)[:1], frozenset())


@once
def _first_letters() -> dict[str, frozenset[str]]:
    """Return Arabic letter → the Latin letters that words beginning with it begin with."""
    found: dict[str, set[str]] = {}
    for table in (channel().consonants, channel().weak):
        for (letter, place, *_), forms in table.items():
            if place == "first":
                common = {form[0] for form, chance in forms.items() if form and chance > _MIN_FIRST_LETTER}
                found.setdefault(letter, set()).update(common)
    return {letter: frozenset(latin) for letter, latin in found.items()}


def _ratio(x: str, y: str) -> float:
    return 0.5 * (Indel.normalized_similarity(x, y) + JaroWinkler.similarity(x, y))
