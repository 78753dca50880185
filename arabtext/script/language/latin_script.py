"""The language of a text in Latin letters: English, Arabizi (Arabic in Latin letters and digits), or another one."""

from __future__ import annotations

from typing import Any, Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script.language.signs import (
    FUNCTION_WORD,
    LATIN_SCRIPT,
    MAX_SCORED,
    function_words,
    likeliest,
    trigram_fit,
)
from arabtext.script.morphology import WORD

_NAME_PARTICLES: Final = ("al", "el", "bin", "ibn", "abu", "of", "the", "and", "de", "van", "von")
_DIGIT_FOR_LETTER: Final = regex.compile(r"(?i)(?<![\p{N}])[2-9]'?(?=\p{L}{2})|(?<=\p{L})[2-9](?=\p{L}|$)")
_ORDINAL: Final = regex.compile(r"(?i)\d+(?:st|nd|rd|th|s|am|pm|k|m|bn|mn|km|kg|x|d|g)$")
_HAS_DIGIT: Final = regex.compile(r"\p{N}").search
#: Digit words that are no Arabizi: codes (h264, i18n, 4k), and words without a vowel as English abbreviates them (mp3).
_CODE: Final = regex.compile(
    r"(?i)\p{N}{2}|[01]|^\p{N}\p{L}?$|^\p{L}\p{N}$|^[^aeiouy2-9]+(?:\p{N}|[248][^aeiouy2-9]+)$"
)
_SOUNDS: Final = {"2": ("to", "too"), "4": ("for", "fore", "efore"), "8": ("ate", "eat", "ait", "aight")}

# Natural logarithms, chosen by hand; tests/bench/script_quality.py measures them.
_KNOWN_WORD: Final = 2.0  # for English
_DIGIT_WORD: Final = 6.0  # for Arabizi
_CODE_WORD: Final = 0.4  # for English: codes and abbreviations are in any language, and in English most
_FOREIGN_LETTER: Final = 1.0  # for another language
_MIN_CONFIDENCE: Final = 0.9  # of another language; below it langdetect decides
_OF_NAMES_ONLY: Final = 0.5  # confidence that capitalized words alone are English


@once
def english_words() -> frozenset[str]:
    """Return the common English words, in lower case."""
    return frozenset(word for (word,) in resources.rows("script/english_words.tsv", "word"))


def are_names(words: list[str]) -> bool:
    """Return whether every word has a capital: names and headlines, whose language is that of the text around them."""
    return all(word[:1].isupper() or _is_number(word) or word in _NAME_PARTICLES for word in words)


def _is_number(word: str) -> bool:
    return not any(map(str.isalpha, word))


def latin_script_language(text: str) -> tuple[str, float]:
    """Return ``en``, ``arabizi`` or ``und`` for a text in Latin letters, and the confidence, 0 to 1."""
    words = [word for word in WORD.findall(text[:MAX_SCORED]) if not _is_number(word)]
    if text.isascii() and are_names(words):
        return "en", _OF_NAMES_ONLY
    all_names = not any(word[:1].islower() or word[:1].isdigit() for word in words)
    rows = [_fit(word.casefold(), not all_names and word[:1].isupper()) for word in words]
    totals = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(LATIN_SCRIPT)
    language, confidence = likeliest(dict(zip(LATIN_SCRIPT, totals, strict=True)))
    if language == "other" and confidence < _MIN_CONFIDENCE:
        language, confidence = _by_langdetect(text) or ("other", confidence)
    return (language, confidence) if language in ("en", "arabizi") else ("und", confidence)


@remember("languages of Latin words")
def _fit(word: str, is_name: bool) -> tuple[float, ...]:
    """Return how well a word in lower case fits English, Arabizi and other languages; a name fits all alike."""
    if _HAS_DIGIT(word) and not _is_arabizi(word):
        return tuple(_CODE_WORD * (language == "en") for language in LATIN_SCRIPT)
    fits = [0.0] * len(LATIN_SCRIPT) if is_name else trigram_fit(word, LATIN_SCRIPT)
    score = dict(zip(LATIN_SCRIPT, fits, strict=True))
    for language in function_words().get(word, ()):
        if language in score:
            score[language] += FUNCTION_WORD
    score["en"] += _KNOWN_WORD * (word in english_words())
    if _HAS_DIGIT(word):
        score["arabizi"] += _DIGIT_WORD
    if not word.isascii():
        score["other"] += _FOREIGN_LETTER * sum(not character.isascii() for character in word)
    return tuple(score.values())


def _is_arabizi(word: str) -> bool:
    """Return whether the digits of a word are written for Arabic letters.

    >>> [word for word in ("7abibi", "m3rf", "la2", "k8s", "mp3", "2nd", "gr8", "4ever") if _is_arabizi(word)]
    ['7abibi', 'm3rf', 'la2']
    """
    if "arabizi" in function_words().get(word, ()):
        return True
    if not _DIGIT_FOR_LETTER.search(word) or _ORDINAL.fullmatch(word) or _CODE.search(word):
        return False
    return not any(
        word.replace(digit, sound) in english_words()
        for digit, sounds in _SOUNDS.items()
        for sound in sounds
        if digit in word
    )


@once
def _langdetect() -> Any:
    """Return a seeded langdetect factory of our own: answers repeat and no setting of the process is changed."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


def _by_langdetect(text: str) -> tuple[str, float] | None:
    """Return langdetect's best language and its probability; None where it finds no features."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _langdetect().create()
    detector.append(text[:MAX_SCORED])
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return None
    return best.lang, float(best.prob)
