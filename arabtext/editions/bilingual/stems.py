"""The words of a sentence as the bilingual lexicon knows them: light stems of English and of Arabic."""

from __future__ import annotations

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter
from arabtext.script.repairs.words import split_run

_WORD = regex.compile(r"[\p{L}\p{M}]+|\p{N}+(?:[.,٫٬]\p{N}+)*")
_MARKS = regex.compile(r"\p{M}+")
_ENGLISH_ENDINGS = (
    "ization", "isation", "ations", "ation", "ments", "ment", "ingly", "edly", "ings", "ness", "ies", "ing", "ied",
    "ers", "est", "ed", "es", "ly", "er", "s", "e", "y",
)  # fmt: skip
_ARABIC_PREFIXES = (
    "وبال",
    "وال",
    "بال",
    "فال",
    "كال",
    "ولل",
    "لل",
    "ال",
    "وس",
    "وب",
    "ول",
    "في",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "س",
)
_ARABIC_ENDINGS = (
    "تهما",
    "تها",
    "تهم",
    "ائها",
    "يات",
    "يون",
    "يين",
    "ات",
    "ون",
    "ين",
    "ان",
    "ها",
    "هم",
    "نا",
    "كم",
    "يه",
    "ته",
    "وا",
    "ه",
    "ي",
    "ت",
    "ا",
)


def tokenize(sentence: str) -> list[str]:
    """Return the stems of a sentence in order; numbers in Western digits, punctuation left out.

    Arabic words that were run together are parted.

    >>> tokenize("The militias asked."), tokenize("تحدثت الميليشيات"), tokenize("علىهامشالجمعيةالعامة")
    (['the', 'militia', 'ask'], ['تحدث', 'ميليش'], ['علي', 'هامش', 'جمع', 'عام'])
    """
    return [stem for word in _WORD.findall(sentence) for stem in _stems(word)]


@remember("stems")
def _stems(word: str) -> tuple[str, ...]:
    bare = _MARKS.sub("", word) or word
    return tuple(map(_stem, split_run(bare) if is_arabic_letter(bare[0]) else (word,)))


def _stem(word: str) -> str:
    key = normalize(word, "search").strip()
    if not key:
        return word
    if key[0].isdigit():
        return key.replace("٬", "").replace(",", "").replace("٫", ".")
    return arabic_stem(key) if is_arabic_letter(key[0]) else english_stem(key)


@once
def _irregular() -> dict[str, str]:
    return resources.mapping("editions/irregular.tsv", "form", "base")


def english_stem(word: str) -> str:
    """Return an English word without a common ending, at least three letters of it; an irregular form by its base.

    >>> english_stem("militias"), english_stem("said"), english_stem("women")
    ('militia', 'say', 'woman')
    """
    word = _irregular().get(word, word)
    for ending in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def arabic_stem(word: str) -> str:
    """Return a folded Arabic word without a proclitic and a common ending; at least three letters stay."""
    for prefix in _ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for ending in _ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
