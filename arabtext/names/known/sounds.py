"""The sounds of vocalized Arabic words: consonants, short and long vowels, the article, ta marbuta.

resources/names/letter_sounds.tsv says how letters with their marks are read.
"""

from __future__ import annotations

from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script import chars

#: Marks of short vowels → the vowels.
SHORT_MARKS: Final = {chars.FATHA: "a", chars.KASRA: "i", chars.DAMMA: "u"}
_TANWIN: Final = {chars.FATHATAN: "an", chars.KASRATAN: "in", chars.DAMMATAN: "un"}
#: Letters before which the l of the article is assimilated.
SUN_LETTERS: Final = frozenset("تثدذرزسشصضطظلن")
#: The article, and the vowels, as sounds of :func:`sounds_of`; ة is one, read as a.
ARTICLE_SOUND: Final = "article"
SHORT_VOWELS: Final = frozenset("aiu")
VOWELS: Final = SHORT_VOWELS | {"ā", "â", "ī", "ū", "á", "ة", "an", "in", "un"}
#: Letters that letter_sounds.tsv has under the plain hamza.
_LIKE_HAMZA: Final = dict.fromkeys("أؤئٱ", chars.HAMZA)
# Signs of letter_sounds.tsv: a word begins, the sound before goes, the vowel and tanwin that the letter bears.
_START, _REPLACES, _MARKED = "^", "<", "V"
#: A letter with its marks.
MARKED_LETTER: Final = regex.compile(rf"(\p{{L}})([{chars.TASHKEEL}]*)")
#: God's name at the end of a vocalized word.
ALLAH: Final = regex.compile(rf"ا[{chars.TASHKEEL}]*ل[{chars.TASHKEEL}]*ل[{chars.TASHKEEL}]*ه[{chars.TASHKEEL}]*$")


def sounds_of(word: str) -> list[str]:
    """Return the sounds of one vocalized word: letters of consonants (twice if doubled), vowels, ``article``, ``ة``."""
    head, allah = ALLAH.sub("", word), bool(ALLAH.search(word))
    if allah:
        return [*sounds_of(head.rstrip(chars.DAMMA + chars.SUKUN)), "a", chars.LAM, chars.LAM, "ā", chars.HEH]
    letters = MARKED_LETTER.findall(word)
    sounds: list[str] = []
    if _has_article(letters):
        sounds, letters = [ARTICLE_SOUND], letters[2:]
        if letters[0][0] in SUN_LETTERS:
            letters[0] = (letters[0][0], letters[0][1].replace(chars.SHADDA, ""))
    for i, (letter, marks) in enumerate(letters):
        before = sounds[-1] if sounds and sounds[-1] != ARTICLE_SOUND else _START
        is_long_a = letter == chars.ALEF_MADDA and before == "a" and letters[i + 1 :] == [(chars.HAMZA, "")]
        replaces, fresh = _letter_sounds(chars.ALEF if is_long_a else letter, marks, before)
        sounds[len(sounds) - replaces :] = fresh
    return sounds


def _has_article(letters: list[tuple[str, str]]) -> bool:
    """Return whether a word begins with the article: a bare alef, a lam without vowel, and two letters or more."""
    if len(letters) < 4 or [letter for letter, _ in letters[:2]] != [chars.ALEF, chars.LAM]:
        return False
    return not letters[0][1] and not set(letters[1][1]) - {chars.SUKUN}


@once
def _letter_rules() -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return (letter, sound before, kind of marks) → sounds; an empty cell fits any."""
    rows = resources.rows("names/letter_sounds.tsv", "letter", "before", "marks", "sounds")
    return {(letter, before, marks): tuple(sounds.split()) for letter, before, marks, sounds in rows}


def _letter_sounds(letter: str, marks: str, before: str) -> tuple[bool, list[str]]:
    """Return whether the sounds of one letter take the place of the sound ``before``, and these sounds.

    The table's most telling row decides: one for the sound before and the marks, for the marks, for the sound before,
    for the letter. A letter without a row is a consonant.
    """
    vowels = _vowels(marks)
    kind = "tanwin" if vowels and vowels[-1] in _TANWIN.values() else "vowel" if vowels else "none"
    if chars.SHADDA in marks and kind == "none":
        kind = "shadda"
    letter = _LIKE_HAMZA.get(letter, letter)
    rules = _letter_rules()
    for key in ((letter, before, kind), (letter, "", kind), (letter, before, ""), (letter, "", "")):
        if key in rules:
            signs = rules[key]
            break
    else:
        signs = (letter, _MARKED)
    sounds: list[str] = []
    for sign in signs:
        if sign == _MARKED:
            sounds += vowels
        elif sign != _REPLACES:
            sounds += [sign] * (2 if sign == letter and chars.SHADDA in marks else 1)
    return signs[:1] == (_REPLACES,), sounds


def _vowels(marks: str) -> list[str]:
    """Return the short or long vowel that the marks of a letter write, and the tanwin."""
    vowels = [SHORT_MARKS[mark] for mark in marks if mark in SHORT_MARKS][:1]
    if chars.DAGGER_ALEF in marks:
        vowels = ["ā"]
    return vowels + [_TANWIN[mark] for mark in marks if mark in _TANWIN][:1]
