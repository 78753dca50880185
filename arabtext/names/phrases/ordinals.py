"""Ordinal numbers in names of units: ``9th Division``, الفرقة التاسعة, الفرقة 9."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.phrases.terms import arabic_term_key, english_term_key
from arabtext.script.chars import ARTICLE, TEH_MARBUTA, WAW

_DIGITS: Final = regex.compile(r"(\p{Nd}{1,4})(?:st|nd|rd|th)?", regex.IGNORECASE)
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_TEEN: Final = "عشر"


@once
def _arabic() -> dict[str, int]:
    """Return key of an Arabic ordinal from 1 to 10 → its number."""
    rows = resources.rows("values/number_words.tsv", "word", "language", "value", "ordinal")
    return {arabic_term_key(w): int(v) for w, language, v, is_one in rows if (language, is_one) == ("ar", "yes")}


@once
def _tens() -> dict[str, int]:
    """Return key of an Arabic number of tens → its number."""
    rows = resources.rows("values/number_words.tsv", "word", "language", "type", "value")
    return {arabic_term_key(w): int(v) for w, language, kind, v in rows if (language, kind) == ("ar", "ten")}


@once
def _english() -> dict[str, int]:
    """Return key of an English ordinal or number of tens below a hundred → its number."""
    rows = resources.rows("values/number_words.tsv", "word", "language", "type", "value", "ordinal")
    small = ((w, int(v), kind, o) for w, language, kind, v, o in rows if language == "en" and v.isdecimal())
    return {w: value for w, value, kind, is_one in small if value < 100 and (is_one == "yes" or kind == "ten")}


def read_arabic_ordinal(words: Sequence[str]) -> tuple[int, int] | None:
    """Return the ordinal number that ``words`` begin with, and how many words it is; None if they begin with none.

    >>> read_arabic_ordinal(["التاسعة"]), read_arabic_ordinal(["الحادية", "عشرة"]), read_arabic_ordinal(["46"])
    ((9, 1), (11, 2), (46, 1))
    >>> read_arabic_ordinal(["التاسع", "والأربعون"]), read_arabic_ordinal(["القدس"])
    ((49, 2), None)
    """
    if digits := _DIGITS.fullmatch(words[0]):
        return int(digits[1]), 1
    first = _arabic().get(arabic_term_key(words[0]))
    if first is None:
        tens = _tens().get(arabic_term_key(words[0])) if words[0].startswith(ARTICLE) else None
        return (tens, 1) if tens else None
    if len(words) > 1:
        if arabic_term_key(words[1]).startswith(_TEEN) and len(words[1]) < 6 and first < 10:
            return 10 + first, 2
        tens = _tens().get(arabic_term_key(words[1].removeprefix(WAW))) if words[1].startswith(WAW) else None
        if tens and first < 10:
            return tens + first, 2
    return first, 1


def read_english_ordinal(words: Sequence[str]) -> tuple[int, int] | None:
    """Return the ordinal number that ``words`` begin with, and how many words it is; None if they begin with none.

    >>> read_english_ordinal(["9th"]), read_english_ordinal(["Forty", "Ninth"]), read_english_ordinal(["III"])
    ((9, 1), (49, 2), (3, 1))
    """
    if digits := _DIGITS.fullmatch(words[0]):
        return int(digits[1]), 1
    if words[0] in _ROMAN:
        return _ROMAN[words[0]], 1
    first = _english().get(english_term_key(words[0]))
    if first is None:
        return None
    second = _english().get(english_term_key(words[1])) if len(words) > 1 else None
    if first % 10 == 0 and first > 10 and second and second < 10:
        return first + second, 2
    is_ordinal = english_term_key(words[0]).endswith(("st", "nd", "rd", "th"))
    return (first, 1) if is_ordinal else None


def english_ordinal(number: int) -> str:
    """Return an ordinal number as English writes it in names of units.

    >>> [english_ordinal(number) for number in (1, 2, 3, 9, 11, 22, 111)]
    ['1st', '2nd', '3rd', '9th', '11th', '22nd', '111th']
    """
    is_teen = 10 < number % 100 < 20
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_UNITS: Final = "أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split()
_TENS: Final = "العشرون الثلاثون الأربعون الخمسون الستون السبعون الثمانون التسعون".split()


def arabic_ordinal(number: int, *, feminine: bool) -> str:
    """Return an ordinal number below a hundred in Arabic words with the article, a larger one in digits.

    >>> arabic_ordinal(9, feminine=True), arabic_ordinal(11, feminine=False), arabic_ordinal(49, feminine=False)
    ('التاسعة', 'الحادي عشر', 'التاسع والأربعون')
    >>> arabic_ordinal(313, feminine=False)
    '313'
    """
    if not 0 < number < 100:
        return str(number)
    tens, unit = divmod(number, 10)
    if number == 10:
        tens, unit = 0, 10
    if not unit:
        return _TENS[tens - 2]
    word = "حادي" if unit == 1 and tens else _UNITS[unit - 1]
    word = ("أولى" if word == "أول" else word + TEH_MARBUTA) if feminine else word
    if not tens:
        return ARTICLE + word
    if tens == 1:
        return f"{ARTICLE}{word} {_TEEN + TEH_MARBUTA if feminine else _TEEN}"
    return f"{ARTICLE}{word} {WAW}{_TENS[tens - 2]}"
