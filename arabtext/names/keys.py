"""Keys that make spellings meet: one for equality of a name within a script, one for likeness across scripts."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

import regex

from arabtext import resources
from arabtext.script import normalize
from arabtext.script.chars import ALEF, LAM, is_arabic_letter

#: The article.
ARTICLE: Final = ALEF + LAM
#: Spellings of the article in Latin letters, assimilated ones included.
LATIN_ARTICLES: Final = frozenset(
    ["al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "es", "er", "ed", "en", "il", "aal"]
)
_ABD_LATIN = regex.compile(
    r"\babd(?:[aeiou](?:l|r(?= ?r)|s(?= ?s)|n(?= ?n)|z(?= ?z)|d(?= ?d)|t(?= ?t))|[aeiou](?= ))?(?: al)? ?"
    r"(?=\w{3})(?!(?:ou|u|o|i)\b)"
)
_ABD_ARABIC = regex.compile(r"\bعبد (?=ال)")
_ALLAH_ARABIC = regex.compile(r"(?<=\w) (?=الله\b)")


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """Return the key under which all spellings of one name in one script meet as far as rules go.

    >>> name_key("Qais al-Khaz'ali") == name_key("QAIS EL KHAZALI")
    True
    >>> name_key("عبدالملك الحوثى") == name_key("عبد الملك الحوثي")
    True
    """
    key = " ".join(normalize(name, "key").split())
    if not key.isascii():
        return _ALLAH_ARABIC.sub("", _ABD_ARABIC.sub("عبد", key))
    words = ["al" if w in LATIN_ARTICLES and i + 1 < len(key.split()) else w for i, w in enumerate(key.split())]
    joined = _ABD_LATIN.sub("abdul", " ".join(words))
    return regex.sub(r"\babdu?l?l?[aeu]?ll?[aeo]h?\b", "abdallah", joined)


def word_keys(name: str) -> list[str]:
    """Return the words of a name's key without articles."""
    return [bare_key(word) for word in name_key(name).split() if word not in LATIN_ARTICLES]


def bare_key(word: str) -> str:
    """Return an Arabic word without its article, if three letters or more make one likely; any other as it is."""
    return word[2:] if word.startswith("ال") and len(word) > 3 and word != "الله" else word


@cache
def _consonants() -> tuple[dict[str, str], regex.Pattern[str]]:
    """Letter or group of letters → class of consonants, and the pattern that finds them, the longest first."""
    table = resources.mapping("names/consonants.tsv", "unit", "class")
    units = sorted(table, key=lambda unit: (-len(unit), unit))
    return table, regex.compile("|".join(units))


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return the classes of a word's consonants, the same for either script as far as spelling goes.

    >>> skeleton("الخزعلي"), skeleton("khazali"), skeleton("Khaz'aly")
    ('hdl', 'hdl', 'hdl')
    """
    key = "".join(word_keys(word))
    if any(map(is_arabic_letter, key)):
        stem = regex.sub(r"(?<=..)ه$", "", regex.sub(r"^عبدال(?=..)", "عبد", key))
    else:
        stem = regex.sub(r"(?<=[aeiou])h$", "", regex.sub(r"^abdul(?=...)", "abd", key))
    table, units = _consonants()
    classes = "".join(table[unit] for unit in units.findall(stem))
    return regex.sub(r"(.)\1+", r"\1", classes)


def skeletons(word: str) -> frozenset[str]:
    """Return every skeleton that a word may have: a final ``h`` of a Latin word is a consonant or a mere sign.

    >>> sorted(skeletons("Miftah"))
    ['mft', 'mfth']
    """
    own = skeleton(word)
    doubtful = regex.search(r"[aeiou]h$", "".join(word_keys(word)))
    return frozenset((own, own + "h")) if doubtful and not own.endswith("h") else frozenset((own,))


_LOOSE = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ei", "ai"), ("ay", "ai"), ("ey", "ai"), ("au", "aw"),
    ("ph", "f"), ("tch", "ch"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("y", "i"), ("o", "u"), ("e", "i"),
)  # fmt: skip


@lru_cache(maxsize=200_000)
def loose(word: str) -> str:
    """Return a Latin word with its usual spelling variations folded (ou/u, ee/i, ay/ai, doubled letters, final h).

    >>> loose("Soleimani") == loose("Sulaymaani")
    True
    """
    key = "".join(word_keys(word))
    for written, folded in _LOOSE:
        key = key.replace(written, folded)
    key = regex.sub(r"(.)\1+", r"\1", key)
    return regex.sub(r"(?<=[aiu])h$", "", key)
