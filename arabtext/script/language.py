"""Which script a text is written in, then which language inside that script.

The script is counted, never guessed. Inside the Arabic script letters and function words decide where they can;
langdetect (seeded and restricted to Arabic, Persian and Urdu) is asked only where they cannot.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.script import chars

Script = Literal["arabic", "latin", "mixed", "none"]
_MINORITY = 0.1  # share of the letters from which the smaller script makes a text mixed


@dataclass(frozen=True, slots=True)
class Detection:
    """What a text is written in.

    ``script``: arabic, latin, mixed or none. ``language``: ar, fa, ur, ku, en, arabizi or und. ``confidence``: 0 to 1.
    """

    script: Script
    language: str
    confidence: float


def detect(text: str) -> Detection:
    """Return the script and the language of ``text``; the same answer on every call.

    Of a mixed text the language is that of the larger part.

    >>> detect("هل أصبح قيس الخزعلي مستقلا؟")
    Detection(script='arabic', language='ar', confidence=1.0)
    >>> detect("مراقبون: Khazali seeks independence").script
    'mixed'
    >>> detect("2021")
    Detection(script='none', language='und', confidence=0.0)
    """
    text = expect_text(text)
    arabic, latin, other = _letter_counts(text)
    total = arabic + latin + other
    if not total or other > total / 2:
        return Detection("none", "und", 0.0)
    share = min(arabic, latin) / (arabic + latin)
    script: Script = "mixed" if share >= _MINORITY else "arabic" if arabic > latin else "latin"
    language, confidence = _arabic_language(text) if arabic >= latin else _latin_language(text)
    return Detection(script, language, round(confidence * (1 - share if script == "mixed" else 1), 3))


def is_persianate(text: str) -> bool:
    """Return whether ``text`` in Arabic letters shows itself to be Persian, Urdu or Kurdish rather than Arabic.

    A doubtful text counts as Persianate when it has Persian letter forms and nothing that only Arabic has.

    >>> is_persianate("رهبر ایران"), is_persianate("قیس الخزعلی")
    (True, False)
    """
    scores = _evidence(text)
    best = max(("fa", "ur", "ku"), key=lambda language: scores[language])
    return scores[best] > scores["ar"]


def _letter_counts(text: str) -> tuple[int, int, int]:
    """How many letters are Arabic, Latin and of any other script."""
    arabic = latin = other = 0
    for character, count in Counter(text).items():
        if not character.isalpha():
            continue
        if chars.is_arabic_letter(character):
            arabic += count
        elif ord(character) < 0x0250 or 0x1E00 <= ord(character) < 0x1F00:
            latin += count
        else:
            other += count
    return arabic, latin, other


@cache
def _function_words() -> dict[str, dict[str, float]]:
    """Word → language → weight."""
    table: dict[str, dict[str, float]] = {}
    for word, language in resources.rows("script/function_words.tsv", "word", "language"):
        table.setdefault(word, {})[language] = 2.0
    return table


@cache
def _telling_letters() -> dict[str, dict[str, float]]:
    """Letter → language → weight."""
    table: dict[str, dict[str, float]] = {}
    for letter, language, weight in resources.rows("script/telling_letters.tsv", "letter", "language", "weight"):
        table.setdefault(letter, {})[language] = float(weight)
    return table


_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’\u200C]+")
_ARTICLES = ("ال", "وال", "بال", "لل")
_ARTICLE_WEIGHT = 3.0  # the article is Arabic's own; the other languages have it in few loanwords
_SAMPLE = 20_000  # characters: more does not change the answer


@lru_cache(maxsize=1024)
def _evidence(text: str) -> dict[str, float]:
    """The weight of letters and words that speak for each language of the Arabic script."""
    scores = {"ar": 0.0, "fa": 0.0, "ur": 0.0, "ku": 0.0}
    letters, function_words = _telling_letters(), _function_words()
    sample = text[:_SAMPLE]
    for letter, count in Counter(sample).items():
        for language, weight in letters.get(letter, {}).items():
            scores[language] += weight * count
    for word in _WORD.findall(sample):
        if len(word) > 4 and word.startswith(_ARTICLES):
            scores["ar"] += _ARTICLE_WEIGHT
        for language, weight in function_words.get(word, {}).items():
            if language in scores:
                scores[language] += weight
    return scores


def _arabic_language(text: str) -> tuple[str, float]:
    """The language of a text in Arabic letters and how sure that is."""
    scores = _evidence(text)
    (first, best), (_, second), *_ = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if best >= 2 * second + 1:
        return first, min(1.0, 0.5 + (best - second) / 8)
    return _ask_langdetect(text, ("ar", "fa", "ur")) or ("ar", 0.3)


_INSIDE_DIGIT = regex.compile(r"(?i)(?<![\p{N}])[23579](?=\p{L}{2})|(?<=\p{L})[23579](?=\p{L}|$)")


def _latin_language(text: str) -> tuple[str, float]:
    """English, Arabizi or neither, for a text in Latin letters."""
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    table = _function_words()
    english = sum("en" in table.get(word, {}) for word in words)
    arabizi = sum("arabizi" in table.get(word, {}) or bool(_INSIDE_DIGIT.search(word)) for word in words)
    if arabizi > english:
        return "arabizi", min(1.0, 0.5 + arabizi / len(words))
    if english and (text.isascii() or english * 4 >= len(words)):
        return "en", min(1.0, 0.6 + english / len(words))
    if text.isascii() or len(words) < 3:
        return "en", 0.4
    language, confidence = _ask_langdetect(text) or ("und", 0.0)
    return ("en", confidence) if language == "en" else ("und", confidence)


@cache
def _langdetect() -> Any:
    """A langdetect factory of our own, seeded, so that answers repeat and no setting of the process is touched."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


def _ask_langdetect(text: str, among: tuple[str, ...] = ()) -> tuple[str, float] | None:
    """Langdetect's best language and its probability; None where it finds no features."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _langdetect().create()
    if among:
        detector.set_prior_map(dict.fromkeys(among, 1 / len(among)))
    detector.append(text[:_SAMPLE])
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return None
    return best.lang, float(best.prob)
