"""The words of a sentence as the keys of the bilingual lexicon: light stems of English and of Arabic.

Whoever changes a stem has to rebuild models/lexicon.npz (resources/builders/build_lexicon.py), which is keyed by them.
"""

from __future__ import annotations

from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import endings, proclitics, without_ending, without_proclitic
from arabtext.script.repairs.words import split_run

# Smaller pieces than the words of script/morphology.py: a number is often run together with the word beside it, and the
# lexicon was fitted with the parts of a word around an apostrophe.
_PIECE = regex.compile(r"[\p{L}\p{M}]+|\p{N}+(?:[.,٫٬]\p{N}+)*")
_MARKS = regex.compile(r"\p{M}+")
_ENGLISH_ENDINGS = (
    "ization", "isation", "ations", "ation", "ments", "ment", "ingly", "edly", "ings", "ness", "ies", "ing", "ied",
    "ers", "est", "ed", "es", "ly", "er", "s", "e", "y",
)  # fmt: skip
_MIN_STEM: Final = 3  # letters; chosen by hand, and models/lexicon.npz is keyed by the stems of it


def tokenize(sentence: str) -> list[str]:
    """Return the stems of a sentence in order; numbers in Western digits, punctuation left out.

    Arabic words that were run together are split.

    >>> tokenize("The militias asked."), tokenize("تحدثت الميليشيات"), tokenize("علىهامشالجمعيةالعامة")
    (['the', 'militia', 'ask'], ['تحدث', 'ميليش'], ['علي', 'هامش', 'جمع', 'عام'])
    """
    return [stem for word in _PIECE.findall(sentence) for stem in _stems(word)]


@remember("stems")
def _stems(word: str) -> tuple[str, ...]:
    """Return the stems of a word: one, or several of Arabic words that were run together."""
    bare = _MARKS.sub("", word) or word
    return tuple(map(_stem, split_run(bare) if is_arabic_letter(bare[0]) else (word,)))


def _stem(word: str) -> str:
    """Return the stem of a word of either language; of a number its digits."""
    key = normalize(word, "search").strip()
    if not key:
        return word
    if key[0].isdigit():
        return key.replace("٬", "").replace(",", "").replace("٫", ".")
    return arabic_stem(key) if is_arabic_letter(key[0]) else english_stem(key)


@once
def _irregular() -> dict[str, str]:
    """Return irregular English forms → their base form."""
    return resources.mapping("editions/irregular.tsv", "form", "base")


def english_stem(word: str) -> str:
    """Return an English word without a common ending, at least three letters of it; an irregular form by its base.

    >>> english_stem("militias"), english_stem("said"), english_stem("women")
    ('militia', 'say', 'woman')
    """
    word = _irregular().get(word, word)
    for ending in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > _MIN_STEM and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def arabic_stem(word: str) -> str:
    """Return a folded Arabic word without its longest proclitic and ending that leave at least three letters.

    >>> arabic_stem("والميليشيات")
    'ميليش'
    """
    word = next(without_proclitic(word, reversed(proclitics(fitted="lexicon")), _MIN_STEM), word)
    return next(without_ending(word, reversed(endings(fitted="lexicon")), _MIN_STEM), word)
