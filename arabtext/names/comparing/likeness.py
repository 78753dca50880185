"""How alike two parts of names are, in either script: listed spellings first, then letters and sound.

What is listed decides where both parts are listed. An Arabic and a Latin word that no table joins are judged by the
channel (:mod:`arabtext.names.comparing.channel`), two Latin words by :mod:`arabtext.names.comparing.respelling`: how
likely the one is as a spelling of the other, or of the same name, as a probability.
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
from arabtext.names.known.keys import loose, name_key, skeletons, word_keys
from arabtext.names.model import Part, Role
from arabtext.script.chars import is_arabic_letter

# Likeness of two listed spellings of one name, of two that sound the same, of two names that do, and of two others.
_LISTED, _SAME_SOUND, _OTHER_NAME, _OTHER = 0.97, 0.93, 0.6, 0.05
_SURE = 0.8  # likeness from which on two listed names that differ are said to sound the same
#: What a letter of a word costs that has nothing to do with the Arabic one, in natural logarithms.
CHANCE_LETTER: Final = 2.5
#: The least that the channel's preference over chance counts, whatever the words.
LEAST_PREFERENCE: Final = -10.0
# Logistic regression of "one name" on the preference over chance, and on whether the consonants are the same: between
# scripts, within Latin. Fitted on words of the stems that train (tests/bench/matching.py DATA fit).
_ACROSS: Final = (-1.011, 0.178, 0.92)
_LATIN: Final = (-1.819, 0.129, 1.434)
_LONGEST = 24
_LEAST_COMMON = 0.5  # likeness of the consonants below which the channel is not asked
_OFTEN = 0.05  # chance of a first Latin letter for an initial to stand for an Arabic one
_ABD_LATIN, _ABD_ARABIC = "abdul", "عبدال"
_GLUED_KUNYA = regex.compile(r"^[أا]ب[وي]\p{L}{2}")


@dataclass(frozen=True, slots=True, eq=False)
class PreparedPart:
    """A part of a name with everything that comparing needs; one object for each text and role.

    ``key`` is what is left of it without articles and particles, ``latin`` its listed spellings, folded.
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
    """Return a part ready to be compared; a kunya written as one word or with a hyphen is one."""
    text = part.text.rstrip(",،")
    role, inner = part.role, text
    if role in ("kunya", "nasab"):
        inner = text.partition(" ")[2]
    elif role not in ("initial", "title"):
        role, inner = _kunya(text, role)
    key = "".join(word_keys(inner))
    if any(map(is_arabic_letter, inner)):
        tokens = gazetteer.spelt(inner)
        latin = frozenset(loose(spelling) for token in tokens for spelling in (token.press, *token.variants))
        return PreparedPart(text, role, key, frozenset([gazetteer.arabic_key(inner)]), latin, skeletons(inner), True)
    return PreparedPart(
        text, role, key, frozenset(_latin_tokens(key)), frozenset([loose(inner)]), skeletons(inner), False
    )


def _kunya(text: str, role: Role) -> tuple[Role, str]:
    """The role and the inner name of a word that may be a kunya: ابومازن, ``Abu-Mazen``."""
    if _GLUED_KUNYA.match(text) and not gazetteer.spelt(text):
        return "kunya", text[3:]
    head, _, rest = name_key(text).partition(" ")
    particle = gazetteer.particles().get(head) if rest else None
    return ("kunya", rest) if particle and particle[0] == "kunya" else (role, text)


def _latin_tokens(key: str) -> list[str]:
    """Arabic keys of the words that a Latin key may spell; of an Abd compound, of its second half."""
    found = [gazetteer.arabic_key(token.arabic) for token in gazetteer.latin_tokens().get(key, ())]
    if not found and key.startswith(_ABD_LATIN):
        inner = gazetteer.latin_tokens().get(key.removeprefix(_ABD_LATIN), ())
        found = [_ABD_ARABIC + gazetteer.arabic_key(token.arabic) for token in inner]
    return found


@remember("likeness of parts")
def likeness(p: PreparedPart, q: PreparedPart) -> tuple[float, str]:
    """Return how alike two parts are, 0 to 1, and in what way."""
    if {p.role, q.role} & {"kunya"} and p.role != q.role:
        return 0.0, "a kunya against a name"
    if p.key == q.key:
        return 1.0, "same letters"
    if "initial" in (p.role, q.role):
        return (0.7, "initial") if _initials(p) & _initials(q) else (0.0, "another initial")
    if p.arabic & q.arabic:
        return _LISTED, "spellings of one name"
    if p.is_arabic and q.is_arabic:
        known = all(gazetteer.arabic_tokens().get(part.key) for part in (p, q))
        return (_OTHER, "different names") if known else (0.75 * _ratio(p.key, q.key) ** 2, "similar letters")
    if p.is_arabic != q.is_arabic:
        return _across(p, q) if p.is_arabic else _across(q, p)
    return _within_latin(p, q)


def may_be_one(p: PreparedPart, q: PreparedPart) -> bool:
    """Whether two parts share consonants or a listed spelling, as all parts do that are one name beyond doubt."""
    return not (p.skeletons.isdisjoint(q.skeletons) and p.arabic.isdisjoint(q.arabic))


def _across(p: PreparedPart, q: PreparedPart) -> tuple[float, str]:
    """An Arabic part and a Latin one that no table joins."""
    if p.latin & q.latin and not q.arabic:
        return _SAME_SOUND, "same sound"
    if not _have_common(p, q):
        return 0.0, "other consonants"
    chance = probability(p.key, q.key, bool(p.skeletons & q.skeletons))
    if p.latin and q.arabic:
        return (_OTHER_NAME, "same sound, different names") if chance > _SURE else (_OTHER * chance, "different names")
    return chance, "likely spelling" if chance > 0.5 else "unlikely spelling"


@remember("spellings across scripts")
def probability(arabic: str, latin: str, same_consonants: bool) -> float:
    """Return how probable it is that a Latin key spells an Arabic one, both without articles."""
    if (compound := latin.startswith(_ABD_LATIN)) and arabic.startswith(_ABD_ARABIC):
        arabic, latin = arabic.removeprefix(_ABD_ARABIC), latin.removeprefix(_ABD_LATIN)
    elif compound and len(latin) > len(_ABD_LATIN) + 2:
        return _OTHER * _OTHER
    return _logistic(_ACROSS, preference(arabic, latin), same_consonants)


def _logistic(weights: tuple[float, float, float], preference: float, same_consonants: bool) -> float:
    constant, by_preference, by_consonants = weights
    return 1 / (1 + math.exp(-(constant + by_preference * preference + by_consonants * same_consonants)))


def preference(arabic: str, latin: str) -> float:
    """Return how much likelier ``latin`` is as a spelling of ``arabic`` than by chance, in natural logarithms."""
    word = latin[:_LONGEST]
    return max(log_likelihood(arabic[:_LONGEST], word) + CHANCE_LETTER * len(word), LEAST_PREFERENCE)


def _within_latin(p: PreparedPart, q: PreparedPart) -> tuple[float, str]:
    sounds_alike = not p.latin.isdisjoint(q.latin)
    if p.arabic and q.arabic:
        return (_OTHER_NAME, "same sound, different names") if sounds_alike else (_OTHER, "different names")
    if sounds_alike:
        return _SAME_SOUND, "same sound"
    if not _have_common(p, q):
        return 0.0, "other consonants"
    one, other = sorted((p.key, q.key))
    chance = respelling_probability(one, other, bool(p.skeletons & q.skeletons))
    return chance, "likely one spelling of the other" if chance > 0.5 else "other spelling"


@remember("respellings")
def respelling_probability(one: str, other: str, same_consonants: bool) -> float:
    """Return how probable it is that two Latin keys spell one name, both without articles."""
    first, second = one[:_LONGEST], other[:_LONGEST]
    if first.startswith(_ABD_LATIN) and second.startswith(_ABD_LATIN):
        first, second = first.removeprefix(_ABD_LATIN), second.removeprefix(_ABD_LATIN)
    preferred = respelling.preference(first, second) if first and second else LEAST_PREFERENCE
    return _logistic(_LATIN, max(preferred, LEAST_PREFERENCE), same_consonants)


def _have_common(p: PreparedPart, q: PreparedPart) -> bool:
    """Whether two parts have enough consonants in common for letters to be looked at."""
    return any(Indel.normalized_similarity(x, y) >= _LEAST_COMMON for x in p.skeletons for y in q.skeletons)


def _initials(part: PreparedPart) -> frozenset[str]:
    """The Latin letters that a part may begin with."""
    if not part.is_arabic:
        return frozenset(part.key[:1])
    listed = frozenset(spelling[:1] for spelling in part.latin)
    return listed | _first_letters().get(folded(part.key)[:1], frozenset())


@once
def _first_letters() -> dict[str, frozenset[str]]:
    """Arabic letter → the Latin letters that words beginning with it begin with."""
    found: dict[str, set[str]] = {}
    for table in (channel().consonants, channel().weak):
        for (letter, place, *_), forms in table.items():
            if place == "first":
                often = {form[0] for form, chance in forms.items() if form and chance > _OFTEN}
                found.setdefault(letter, set()).update(often)
    return {letter: frozenset(latin) for letter, latin in found.items()}


def _ratio(x: str, y: str) -> float:
    return 0.5 * (Indel.normalized_similarity(x, y) + JaroWinkler.similarity(x, y))
