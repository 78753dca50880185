"""Sentences that were left in the other language: English words on the Arabic side, Arabic ones on the English side.

A name, a title or a term in the other script is no sentence: what counts are runs of several words, common ones among
them, that are neither in brackets nor in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arabtext import resources
from arabtext.editions.checking.finding import Span
from arabtext.editions.sides import Side
from arabtext.memory import once
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import bare
from arabtext.script.wordlist import frequency

# Chosen by hand, so that names of papers, films and firms are left out.
_MIN_WORDS: Final = 3  # of a passage that is left as a whole
_MIN_WORDS_WITHIN: Final = 6  # of a run within a sentence of the other language; shorter ones are terms and titles
_MIN_COMMON: Final = 2  # words of a run that are common ones in small letters
_MIN_FREQUENCY: Final = 100.0  # per million, of an Arabic word that is common
_MAX_ENGLISH: Final = 5_000  # characters of a run
_LATIN = regex.compile(rf"\p{{Latin}}[\p{{Latin}}\p{{M}}\p{{N}}\s,.;:!?'’\"“”–—/@:_-]{{0,{_MAX_ENGLISH}}}+")
_ARABIC = regex.compile(rf"\p{{Arabic}}[\p{{Arabic}}\p{{M}}\p{{N}}\s،.؛:!؟\"«»–—-]{{0,{_MAX_ENGLISH}}}+")
_QUOTED = regex.compile(r"\([^()]{0,500}+\)|\[[^\[\]]{0,500}+\]|«[^«»]{0,500}+»|\"[^\"]{0,500}+\"|“[^“”]{0,500}+”")
#: A word of running text, not a part of a path, a command or a name in code.
_WORD = regex.compile(r"(?<![^\s\"“'‘«(])\p{L}[\p{L}\p{M}'’]*+(?=[\s.,;:!?،؛؟\"”'’»)]*(?:\s|\Z))")
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S++|\S+@\S++")


def untranslated(text: str, side: Side) -> Iterator[Span]:
    """Yield the stretches of a passage of ``side`` that are sentences of the other language.

    >>> list(untranslated("The group announced a truce.", Side.ARABIC))
    [(0, 28)]
    >>> list(untranslated("قالت صحيفة The New York Times ذلك.", Side.ARABIC))
    []
    """
    both = ((_LATIN, _is_common_english), (_ARABIC, _is_common_arabic))
    (pattern, is_common), _ = both if side is Side.ARABIC else both[::-1]
    if not pattern.search(text):
        return
    is_whole = all(is_arabic_letter(word[0]) == (side is Side.ENGLISH) for word in _WORD.findall(text))
    hidden = text if is_whole else _QUOTED.sub(lambda match: " " * len(match.group()), text)
    hidden = _ADDRESS.sub(lambda match: " " * len(match.group()), hidden)
    for match in pattern.finditer(hidden):
        words = _WORD.findall(match.group())
        least = _MIN_WORDS if is_whole else _MIN_WORDS_WITHIN
        if len(words) >= least and sum(map(is_common, words)) >= _MIN_COMMON:
            yield match.start(), match.start() + len(match.group().rstrip())


def _is_common_english(word: str) -> bool:
    return word.islower() and word in _english_words()


def _is_common_arabic(word: str) -> bool:
    return is_arabic_letter(word[0]) and frequency(bare(word)) >= _MIN_FREQUENCY


@once
def _english_words() -> frozenset[str]:
    return frozenset(word for (word,) in resources.rows("script/english_words.tsv", "word"))
