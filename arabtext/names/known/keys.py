"""Keys of names: one that is equal for the spellings of a name in one script, others that are alike across scripts."""

from __future__ import annotations

import re
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.known.alphabets import arabic_letters
from arabtext.script import normalize
from arabtext.script.chars import ARTICLE
from arabtext.script.morphology import fold_letters
from arabtext.script.repairs.visual import reversed_words

#: Spellings of the article in Latin letters, assimilated ones included.
LATIN_ARTICLES: Final = frozenset(
    ["al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "es", "er", "ed", "en", "il", "aal"]
)
_PLAIN = re.compile("[A-Za-z]+(?:[ -][A-Za-z]+)*").fullmatch
#: A word whose letters the profile folds and nothing else: no compound of Abd is parted, no reversed article is turned.
_PLAIN_ARABIC = re.compile(
    "(?!.*عبد)(?!.*ل[اأإآ][وفبلكس]*$)[\u0622-\u0625\u0627\u0628\u062a-\u063a\u0641-\u0648\u064a]+[\u0629\u0649]?"
).fullmatch
#: A letter written three times, or three that are folded to one: the profile shortens them.
has_tripled: Final = re.compile(
    r"(.)\1\1|[\u0622\u0623\u0625\u0627]{3}|[\u0626\u0649\u064a]{3}|[\u0624\u0648]{3}|[\u0629\u0647]{3}"
).search
#: What the key of an Abd compound begins with, in Latin and in Arabic letters.
ABD_LATIN, ABD_ARABIC = "abdul", "عبدال"
_ABD_LATIN = regex.compile(
    r"\babd(?:[aeiou](?:l|r(?= ?r)|s(?= ?s)|n(?= ?n)|z(?= ?z)|d(?= ?d)|t(?= ?t))|[aeiou](?= ))?(?: al)? ?"
    r"(?=\w{3})(?!(?:ou|u|o|i)\b)"
)
_ABDALLAH = regex.compile(r"\babdu?l?l?[aeu]?ll?[aeo]h?\b")
_ABD_ARABIC = regex.compile(r"\bعبد (?=ال)")
_ALLAH_ARABIC = regex.compile(r"(?<=\w) (?=الله\b)")


def text_key(text: str) -> str:
    """Return ``text`` normalized by the profile ``key``, remembered because the words of a column recur.

    >>> text_key("Ka'bi"), text_key("أحمد")
    ('kabi', 'احمد')
    """
    return _plain_key(text) or _text_key(text)


def _plain_key(text: str) -> str:
    """Return the key of words of the letters a to z and of most Arabic words, which the profile only folds.

    It is empty for any other text.
    """
    if _PLAIN(text):
        return text.lower().replace("-", " ")
    if _PLAIN_ARABIC(text) and not has_tripled(text):
        folded = fold_letters(text)
        if reversed_words().isdisjoint((text, folded)):
            return folded
    return ""


@remember("keys of words")
def _text_key(text: str) -> str:
    return normalize(arabic_letters(text), "key")


@remember("keys of names")
def name_key(name: str) -> str:
    """Return the key of a name, equal for all its spellings in one script as far as rules can tell.

    >>> name_key("Qais al-Khaz'ali") == name_key("QAIS EL KHAZALI")
    True
    >>> name_key("عبدالملك الحوثى") == name_key("عبد الملك الحوثي")
    True
    """
    key = " ".join(text_key(name).split())
    if not key.isascii():
        return _ALLAH_ARABIC.sub("", _ABD_ARABIC.sub("عبد", key))
    words = key.split()
    if not LATIN_ARTICLES.isdisjoint(words):
        words = ["al" if w in LATIN_ARTICLES and i + 1 < len(words) else w for i, w in enumerate(words)]
    joined = " ".join(words)
    return _ABDALLAH.sub("abdallah", _ABD_LATIN.sub("abdul", joined)) if "abd" in joined else joined


def word_keys(name: str) -> list[str]:
    """Return the words of a name's key without articles."""
    return [bare_key(word) for word in name_key(name).split() if word not in LATIN_ARTICLES]


def joined_key(word: str) -> str:
    """Return the key of a word in either script as one, without articles.

    >>> joined_key("al-Khaz'ali"), joined_key("Khazali")
    ('khazali', 'khazali')
    """
    plain = word.lower()
    if plain.isascii() and plain.isalpha() and "abd" not in plain and plain not in LATIN_ARTICLES:
        return plain  # most words: nothing to fold, and cheaper than to look it up
    return "".join(word_keys(word))


def bare_key(word: str) -> str:
    """Return an Arabic word without its article; a word of three letters or less, and any other word, unchanged."""
    return word[2:] if word.startswith(ARTICLE) and len(word) > 3 and word != "الله" else word


@once
def _consonants() -> tuple[dict[str, str], regex.Pattern[str]]:
    """Return letter or group of letters → class of consonants, and the pattern that finds them, the longest first."""
    table = resources.mapping("names/consonants.tsv", "unit", "class")
    units = sorted(table, key=lambda unit: (-len(unit), unit))
    return table, regex.compile("|".join(units))


@remember("consonants")
def skeleton(word: str) -> str:
    """Return the classes of a word's consonants, the same in either script for most spellings.

    >>> skeleton("الخزعلي"), skeleton("khazali"), skeleton("Khaz'aly")
    ('hdl', 'hdl', 'hdl')
    """
    return skeleton_of_key(joined_key(word))


def skeleton_of_key(key: str) -> str:
    """Return the skeleton of a word, given its key."""
    if key.isascii():
        stem = _SILENT_H.sub("", _ABDUL.sub("abd|", key))  # the bar keeps d and h apart: Abd al-Hamid
    else:
        stem = _FINAL_HEH.sub("", _ABDUL_ARABIC.sub("عبد", key))
    table, units = _consonants()
    return _DOUBLED.sub(r"\1", "".join(table[unit] for unit in units.findall(stem)))


_ABDUL, _ABDUL_ARABIC = regex.compile(r"^abdul(?=...)"), regex.compile(r"^عبدال(?=..)")
_SILENT_H, _FINAL_HEH = regex.compile(r"(?<=[aeiou])h$"), regex.compile(r"(?<=..)ه$")
_DOUBTFUL_H = regex.compile(r"[aeiou]h$")
_DOUBLED = regex.compile(r"(.)\1+")


def skeletons(word: str) -> frozenset[str]:
    """Return every skeleton that a word may have: the final ``h`` of a Latin word may be a consonant or silent.

    >>> sorted(skeletons("Miftah"))
    ['mft', 'mfth']
    """
    own = skeleton(word)
    doubtful = _DOUBTFUL_H.search(joined_key(word))
    return frozenset((own, own + "h")) if doubtful and not own.endswith("h") else frozenset((own,))


_LOOSE = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ei", "ai"), ("ay", "ai"), ("ey", "ai"), ("au", "aw"),
    ("ph", "f"), ("tch", "ch"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("y", "i"), ("o", "u"), ("e", "i"),
)  # fmt: skip


@remember("sounds")
def loose(word: str) -> str:
    """Return a Latin word with its usual spelling variations folded (ou/u, ee/i, ay/ai, doubled letters, final h).

    >>> loose("Soleimani") == loose("Sulaymaani")
    True
    """
    key = joined_key(word)
    for written, folded in _LOOSE:
        key = key.replace(written, folded)
    return _SILENT_H.sub("", _DOUBLED.sub(r"\1", key))
