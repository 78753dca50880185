"""Names as symbols for alignment: Arabic letters, groups of Latin letters, the article, and spaces between words.

The symbols of a word come from its key (:func:`arabtext.names.known.keys.name_key`), so that marks, forms of hamza and
letters of other keyboards are folded once for the whole library.
"""

from __future__ import annotations

from typing import Final

import regex

from arabtext.memory import remember
from arabtext.names.known.construct import with_t
from arabtext.names.known.keys import LATIN_ARTICLES, name_key
from arabtext.script.chars import ALEF, ARTICLE, HEH, LAM, TEH, TEH_MARBUTA, YEH

SPACE: Final = " "
#: The article, in either script; ``al-``, ``el``, ``ash-`` before a word, ال at its beginning.
THE: Final = "al-"
END: Final = "$"  # behind a vowel or a silent h at the end of a word
#: Latin letters that often write one sound together.
GROUPS: Final = frozenset("sh ch kh gh th dh ph zh tch dj ck ou oo ee ei ai ay ey aw au ow ie ia aa uu ii".split())
#: Groups that also write two sounds: Ad-ham, Is-haq, Siba-i.
DIVISIBLE: Final = frozenset("sh kh gh th dh ph zh ei ai ay ey aw au ow ie ia aa".split())
_MAX_GROUP: Final = 3
_MARKED_AT_END: Final = frozenset(
    ["a", "e", "i", "y", "o", "u", "ou", "ee", "ie", "aa", "ai", "ay", "ei", "ey", "ia", "h", ALEF, YEH, HEH]
)
_VOWELS: Final = frozenset("aeiou")
_GOD: Final = ARTICLE + "له"
#: What programs that take text from a PDF make of الله and of an article before alef.
_DAMAGED: Final = ((regex.compile(HEH + "للا"), _GOD), (regex.compile(r"^(عبد)?اال"), r"\1الا"))
# compounds with an article inside: Abd and what is behind it, what is before al-Din
_ABD_LATIN: Final = regex.compile(r"^(abd)(ul)(?=\w{3})")
_ABD_ARABIC: Final = regex.compile(r"^(عبد)(ال)(?=\w{2})(?!له$)")
_DIN_LATIN: Final = regex.compile(r"^(\w{2,}?)([aeui][ld])(?=d(?:i|ee)ne?$)")
_DIN_ARABIC: Final = regex.compile(r"^(\w{2,})(ال)(?=دين$)")


_FEMININE_OF_GOD: Final = regex.compile(rf"(?<=\w\w)[{TEH_MARBUTA}{HEH}](?=\s?{_GOD}$)")


def with_feminine_t(word: str) -> str:
    """Return a compound with the t that its feminine ending has before another word: رحمة الله is Rahmatullah.

    >>> with_feminine_t("رحمة الله"), with_feminine_t("رحمة"), with_feminine_t("قلعة صالح")
    ('رحمت الله', 'رحمة', 'قلعت صالح')
    """
    return with_t(_FEMININE_OF_GOD.sub(TEH, word))


@remember("symbols of words")
def symbols_of(word: str) -> tuple[tuple[str, str], ...]:
    """Return the symbols of one word or compound, without spaces, each with the letters that it is written with.

    >>> [symbol for symbol, _ in symbols_of("al-Khoury")]
    ['al-', 'kh', 'ou', 'r', 'y$']
    >>> symbols_of("Hassan")[2]
    ('s', 'ss')
    """
    found: list[tuple[str, str]] = []
    parts = name_key(with_feminine_t(word)).split()
    for i, part in enumerate(parts):
        if part in LATIN_ARTICLES and i + 1 < len(parts):
            found.append((THE, part + "-"))
        else:
            found += _of_latin(part) if part.isascii() else _of_arabic(part)
    if found and found[-1][0] in _MARKED_AT_END:
        found[-1] = (found[-1][0] + END, found[-1][1])
    return tuple(found)


def _of_arabic(key: str) -> list[tuple[str, str]]:
    """Return an Arabic key as its letters, the article as one symbol."""
    for damaged, written in _DAMAGED:
        key = damaged.sub(written, key)
    if key.endswith(_GOD):
        return [*_letters(key[: -len(_GOD)]), *_LETTERS_OF_GOD]
    if key.startswith(ARTICLE) and len(key) > 3:
        return [(THE, ARTICLE), *_letters(key[2:])]
    if inside := _ABD_ARABIC.match(key) or _DIN_ARABIC.match(key):
        return [*_letters(inside[1]), (THE, inside[2]), *_letters(key[inside.end() :])]
    return _letters(key)


_LETTERS_OF_GOD: Final = [(ALEF, ALEF), (LAM, LAM + LAM), (HEH, HEH)]  # the doubled letter as one, as in Latin letters


def _letters(key: str) -> list[tuple[str, str]]:
    return [(letter, letter) for letter in key]


def _of_latin(key: str) -> list[tuple[str, str]]:
    """Return a Latin key as groups of letters, the longest first, doubled consonants as one."""
    if inside := _ABD_LATIN.match(key) or _DIN_LATIN.match(key):
        return [*_of_latin(inside[1]), (THE, inside[2]), *_of_latin(key[inside.end() :])]
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(key):
        for size in range(min(_MAX_GROUP, len(key) - at), 0, -1):
            group = key[at : at + size]
            if size == 1 or group in GROUPS:
                break
        if found and group == found[-1][0] and _VOWELS.isdisjoint(group):
            found[-1] = (group, found[-1][1] + group)
        else:
            found.append((group, group))
        at += size
    return found
