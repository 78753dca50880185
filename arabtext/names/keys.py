"""Keys that make spellings meet: one for equality of a name within a script, one for likeness across scripts."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter

#: Spellings of the article in Latin letters, assimilated ones included.
LATIN_ARTICLES: Final = frozenset("al el ul ad an ar as ash at az es er ed en il aal".split())
_ABD_LATIN = regex.compile(
    r"\babd(?:[aeiou]?(?:l|r(?= ?r)|s(?= ?s)|n(?= ?n)|z(?= ?z)|d(?= ?d)|t(?= ?t))?)?(?: al)? ?(?=\w{3})(?!(?:ou|u|o|i)\b)"
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
    joined = _ABD_LATIN.sub("abd", " ".join(words))
    return regex.sub(r"\babd(?:al)?l?l[ae]h?\b", "abdallah", joined)


def word_keys(name: str) -> list[str]:
    """Return the words of a name's key without articles."""
    return [bare_key(word) for word in name_key(name).split() if word not in LATIN_ARTICLES]


def bare_key(word: str) -> str:
    """Return an Arabic key word without its article; a Latin one as it is."""
    return word[2:] if word.startswith("ال") and len(word) > 4 and word != "الله" else word


_ARABIC_CLASSES = {
    **dict.fromkeys("بپ", "b"), **dict.fromkeys("تط", "t"), **dict.fromkeys("ثسص", "s"), **dict.fromkeys("شچژ", "x"),
    **dict.fromkeys("دضذظز", "d"), **dict.fromkeys("جكقغگڭ", "k"), **dict.fromkeys("حهخ", "h"), **dict.fromkeys("فڤ", "f"),
    "ل": "l", "م": "m", "ن": "n", "ر": "r",
}  # fmt: skip
_LATIN_UNITS = regex.compile(r"sch|tch|ch|sh|kh|gh|th|dh|dj|ph|zh|ck|tz|[a-z]")
_LATIN_CLASSES = {
    "sch": "x", "tch": "x", "ch": "x", "sh": "x", "zh": "x", "kh": "h", "gh": "k", "th": "s", "dh": "d", "dj": "k", "ph": "f",
    "ck": "k", "tz": "d", "b": "b", "p": "b", "c": "k", "d": "d", "f": "f", "v": "f", "g": "k", "h": "h", "j": "k", "k": "k",
    "l": "l", "m": "m", "n": "n", "q": "k", "r": "r", "s": "s", "t": "t", "x": "ks", "z": "d",
}  # fmt: skip


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return the classes of a word's consonants, the same for either script as far as spelling goes.

    >>> skeleton("الخزعلي"), skeleton("khazali"), skeleton("Khaz'aly")
    ('hdl', 'hdl', 'hdl')
    """
    key = "".join(word_keys(word))
    if any(map(is_arabic_letter, key)):
        stem = regex.sub(r"(?<=..)ه$", "", regex.sub(r"^عبدال(?=..)", "عبد", key))
        classes = [_ARABIC_CLASSES.get(letter, "") for letter in stem]
    else:
        stem = regex.sub(r"(?<=[aeiou])h$", "", key)
        classes = [_LATIN_CLASSES.get(unit, "") for unit in _LATIN_UNITS.findall(stem)]
    return "".join(c for i, c in enumerate(classes) if c and (not i or c != classes[i - 1]))


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
