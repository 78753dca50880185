"""Which script a text is written in, then which language inside that script.

The script is counted, never guessed. Inside a script, three kinds of evidence are added up: letters that only some
languages have, function words, and the probability of the text's letter trigrams in each language (Cavnar and Trenkle
1994, with probabilities in place of ranks). langdetect (seeded) is asked only about Latin text that is not ASCII and
that these leave in doubt. Kurdish (Sorani) and Pashto are known by their letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import exp
from typing import Any, Literal

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once, remember
from arabtext.script import chars
from arabtext.script.morphology import WORD, proclitics

Script = Literal["arabic", "latin", "mixed", "none"]
_MINORITY = 0.1  # share of the letters from which the smaller script makes a text mixed
_MINORITY_OF_WORDS = 0.25  # and share of the words
_NAME_PARTICLES = ("al", "el", "bin", "ibn", "abu", "of", "the", "and", "de", "van", "von")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text in one script: ``text[start:end]``."""

    start: int
    end: int
    script: Script
    language: str


@dataclass(frozen=True, slots=True)
class Detection:
    """What a text is written in.

    ``script``: arabic, latin, mixed or none. ``language``: ar, fa, ur, ku, ps, en, arabizi or und; of a mixed text,
    that of the larger part. ``confidence``: 0 to 1. ``arabic``: the share of Arabic letters in Arabic and Latin ones.
    ``runs``: the stretches of one script with their languages, in order; spaces and signs belong to none.
    """

    script: Script
    language: str
    confidence: float
    arabic: float = 0.0
    runs: tuple[Run, ...] = field(default=(), repr=False)


def detect(text: str) -> Detection:
    """Return the script and the language of ``text``; the same answer on every call.

    >>> detect("هل أصبح قيس الخزعلي مستقلا؟")
    Detection(script='arabic', language='ar', confidence=1.0, arabic=1.0)
    >>> mixed = detect("مراقبون: Khazali seeks independence")
    >>> mixed.script, [(run.start, run.end, run.language) for run in mixed.runs]
    ('mixed', [(0, 7, 'ar'), (9, 35, 'en')])
    >>> detect("2021")
    Detection(script='none', language='und', confidence=0.0, arabic=0.0)
    """
    text = expect_text(text)
    arabic, latin, other = _letter_counts(text)
    total = arabic + latin + other
    if not total or other > total / 2:
        return Detection("none", "und", 0.0)
    share = arabic / (arabic + latin)
    if not _is_mixed(text, share):
        script: Script = "arabic" if arabic > latin else "latin"
        language, confidence = (_arabic_language if arabic > latin else _latin_language)(text)
        runs: tuple[Run, ...] = (Run(*_letters_span(text), script, language),)
    else:
        script, runs = "mixed", tuple(_runs(text))
        language, confidence = _language_of_mixed(text, runs, share)
    return Detection(script, language, round(confidence, 3), round(share, 3), runs)


def _is_mixed(text: str, share: float) -> bool:
    """Whether both scripts have enough of the letters, or enough of the words, of ``text``."""
    minority = min(share, 1 - share)
    if minority == 0 or minority >= _MINORITY:
        return minority > 0
    words = WORD.findall(text[:_SAMPLE])
    first_letters = [next((letter for letter in word if letter.isalpha()), "") for word in words]
    arabic = sum(_script_of(letter) == "arabic" for letter in first_letters if letter)
    latin = sum(map(bool, first_letters)) - arabic
    return min(arabic, latin) >= _MINORITY_OF_WORDS * (arabic + latin)


def _language_of_mixed(text: str, runs: tuple[Run, ...], share: float) -> tuple[str, float]:
    """The language of the larger part; that of the Arabic one where the Latin one is names only."""
    parts = {script: [run for run in runs if run.script == script] for script in ("arabic", "latin")}
    latin = " ".join(text[run.start : run.end] for run in parts["latin"])
    script = "arabic" if share >= 0.5 or _are_names(WORD.findall(latin)) else "latin"
    if len(parts[script]) == 1:
        return parts[script][0].language, max(share, 1 - share)
    whole = " ".join(text[run.start : run.end] for run in parts[script])
    language, confidence = (_arabic_language if script == "arabic" else _latin_language)(whole)
    return language, confidence * max(share, 1 - share)


_ARABIC_RUN = r"[\p{Arabic}--[\p{P}\p{S}]]"
_LATIN_RUN = r"\p{Latin}"
_GAP = r"[^\p{L}]*"
_RUN = regex.compile(
    f"(?V1)(?P<arabic>{_ARABIC_RUN}(?:{_GAP}{_ARABIC_RUN})*)|(?P<latin>{_LATIN_RUN}(?:{_GAP}{_LATIN_RUN})*)"
)


def _are_names(tokens: list[str]) -> bool:
    """Whether every word has a capital: names and headlines, whose language is that of the text around them."""
    return all(token[:1].isupper() or _is_number(token) or token in _NAME_PARTICLES for token in tokens)


def _is_number(token: str) -> bool:
    return not any(map(str.isalpha, token))


def _letters_span(text: str) -> tuple[int, int]:
    """From the first letter of ``text`` to its last."""
    first = next(i for i, character in enumerate(text) if character.isalpha())
    last = next(i for i in range(len(text), 0, -1) if text[i - 1].isalpha())
    return first, last


def _runs(text: str) -> Iterator[Run]:
    """The stretches of Arabic and of Latin letters, each with its language."""
    for match in _RUN.finditer(text):
        language, _ = (_arabic_language if match["arabic"] else _latin_language)(match.group())
        yield Run(*match.span(), "arabic" if match["arabic"] else "latin", language)


def is_persianate(text: str) -> bool:
    """Return whether ``text`` in Arabic letters shows itself to be Persian, Urdu, Kurdish or Pashto rather than Arabic.

    A doubtful text counts as Persianate when it has Persian letter forms and nothing that only Arabic has.

    >>> is_persianate("رهبر ایران"), is_persianate("قیس الخزعلی")
    (True, False)
    """
    shown = _summed(_shown, WORD.findall(text[:_SAMPLE]))
    return max(shown) > shown[_LANGUAGES.index("ar")]


@remember("language of texts")
def is_arabic(text: str) -> bool:
    """Return whether ``text`` in Arabic letters is likelier Arabic than another language of the script.

    >>> is_arabic("قال و ذهب"), is_arabic("قطع برق و ارتباطات در اطراف")
    (True, False)
    """
    return _arabic_language(text)[0] == "ar"


def _letter_counts(text: str) -> tuple[int, int, int]:
    """How many letters are Arabic, Latin and of any other script."""
    if text.isascii():  # most Latin text, and quick to tell
        return 0, sum(map(str.isalpha, text)), 0
    counts = {"arabic": 0, "latin": 0, "other": 0, "": 0}
    for character, count in Counter(text).items():
        counts[_script_of(character)] += count
    return counts["arabic"], counts["latin"], counts["other"]


@remember("scripts of letters")
def _script_of(character: str) -> str:
    """The script of a letter: arabic, latin or other; nothing for what is no letter."""
    return chars.script_of(character) if character.isalpha() and character != chars.TATWEEL else ""


@once
def _function_words() -> dict[str, dict[str, float]]:
    """Word → language → weight."""
    table: dict[str, dict[str, float]] = {}
    for word, language in resources.rows("script/function_words.tsv", "word", "language"):
        table.setdefault(word, {})[language] = 2.0
    return table


@once
def _telling_letters() -> dict[str, dict[str, float]]:
    """Letter → language → weight."""
    table: dict[str, dict[str, float]] = {}
    for letter, language, weight in resources.rows("script/telling_letters.tsv", "letter", "language", "weight"):
        table.setdefault(letter, {})[language] = float(weight)
    return table


_ARTICLE_WEIGHT = 3.0  # the article is Arabic's own; the other languages have it in few loanwords
_REMEMBERED = 1 << 16  # words whose scores are kept: texts repeat theirs
_SAMPLE = 20_000  # characters: more does not change the answer


_LANGUAGES = ("ar", "fa", "ur", "ku", "ps")


def _summed(scores: Callable[[str], tuple[float, ...]], words: list[str]) -> list[float]:
    """The sum of the words' scores for each language."""
    return [sum(column) for column in zip(*map(scores, words), strict=True)] or [0.0] * len(_LANGUAGES)


@remember("marks of a language in words")
def _shown(word: str) -> tuple[float, ...]:
    """What a word shows for each language of the Arabic script: letters, the article, that it is a function word."""
    letters, function_words = _telling_letters(), _function_words().get(word, {})
    score = {language: function_words.get(language, 0.0) for language in _LANGUAGES}
    for letter in word:
        for language, weight in letters.get(letter, {}).items():
            score[language] += weight
    if len(word) > 4 and word.startswith(proclitics(article=True)):
        score["ar"] += _ARTICLE_WEIGHT
    return tuple(score.values())


# Trigrams

_UNSEEN_TRIGRAM = -15.4  # natural logarithm: below every probability of the table


def arabic_letter_fit(word: str) -> float:
    """Return the natural logarithm of the probability of the word's unlikeliest trigram in Arabic.

    >>> arabic_letter_fit("العراق") > arabic_letter_fit("لظعخثق")
    True
    """
    padded, table = f" {word} ", _trigrams(_ARABIC_SCRIPT)
    found = (table.get(padded[i : i + 3]) for i in range(len(padded) - 2))
    return min((row[0] if row else _UNSEEN_TRIGRAM for row in found), default=0.0)


_ARABIC_SCRIPT = ("ar", "fa", "ur")
_LATIN_SCRIPT = ("en", "arabizi", "other")
_TRIGRAM_WEIGHT = 0.35  # neighboring trigrams say partly the same
_WORD_WEIGHT = 0.6
_KEPT = 400  # characters scored; more do not change the answer


@once
def _trigrams(script: tuple[str, ...]) -> dict[str, tuple[float, ...]]:
    """Trigram, a space for either end of a word → natural logarithm of its probability in each language."""
    rows = resources.rows("script/language_trigrams.tsv", "trigram", *script)
    return {trigram.replace("_", " "): tuple(int(cell) / 100 for cell in cells) for trigram, *cells in rows}


def _log_odds(text: str, script: tuple[str, ...]) -> list[float]:
    """How well the trigrams of ``text`` fit each language of ``script``."""
    padded = f" {text[:_KEPT]} "
    found = map(_trigrams(script).get, [padded[i : i + 3] for i in range(len(padded) - 2)])
    return [_TRIGRAM_WEIGHT * sum(column) for column in zip(*filter(None, found), strict=True)] or [0.0] * len(script)


_PRIOR = {"ar": 1.0, "fa": 0.0, "ur": 0.0}  # of a text that shows nothing


@once
def _words() -> dict[str, tuple[float, ...]]:
    """Common word → natural logarithm of its probability in each language of the Arabic script."""
    rows = resources.rows("script/language_words.tsv", "word", *_ARABIC_SCRIPT)
    return {word: tuple(int(cell) / 100 for cell in cells) for word, *cells in rows}


@remember("languages of words")
def _fit(word: str) -> tuple[float, ...]:
    """How well a word fits Arabic, Persian and Urdu, and what it shows for Kurdish and Pashto."""
    shown = _shown(word)
    known = _words().get(word)
    fits = [_WORD_WEIGHT * fit for fit in known] if known else _log_odds(word, _ARABIC_SCRIPT)
    return tuple(a + b for a, b in zip(shown, fits, strict=False)) + shown[len(fits) :]


def _arabic_language(text: str) -> tuple[str, float]:
    """The language of a text in Arabic letters and how sure that is."""
    words = WORD.findall(text[:_KEPT].replace(chars.TATWEEL, ""))
    shown = dict(zip(_LANGUAGES, _summed(_shown, words), strict=True))
    by_letters = "ku" if shown["ku"] >= shown["ps"] else "ps"
    if shown[by_letters] > max(shown["ar"], shown["fa"], shown["ur"]) and _has_own_letters(text, by_letters):
        return by_letters, 1 - exp(-shown[by_letters])
    scores = _summed(_fit, words)
    return _best({language: _PRIOR[language] + score for language, score in zip(_ARABIC_SCRIPT, scores, strict=False)})


def _has_own_letters(text: str, language: str) -> bool:
    """Whether ``text`` has a letter that among the languages of the script is ``language``'s alone."""
    letters = _telling_letters()
    return any(list(letters.get(letter, ())) == [language] for letter in set(text))


def _best(scores: dict[str, float]) -> tuple[str, float]:
    """The language with the best score and the probability that the distance to the next gives it."""
    (first, best), (_, second), *_ = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return first, 1 / (1 + exp(-min(best - second, 50.0)))


_DIGIT_FOR_LETTER = regex.compile(r"(?i)(?<![\p{N}])[2-9]'?(?=\p{L}{2})|(?<=\p{L})[2-9](?=\p{L}|$)")
_ORDINAL = regex.compile(r"(?i)\d+(?:st|nd|rd|th|s|am|pm|k|m|bn|mn|km|kg|x|d|g)$")
_KNOWN_WORD, _FUNCTION_WORD, _DIGIT_WORD, _FOREIGN_LETTER = 2.0, 2.0, 6.0, 1.0
_SURE = 0.9


@once
def english_words() -> frozenset[str]:
    """Return the common English words, in lower case."""
    return frozenset(word for (word,) in resources.rows("script/english_words.tsv", "word"))


@remember("languages of Latin words")
def _latin_fit(word: str, is_name: bool) -> tuple[float, ...]:
    """How well a word in lower case fits English, Arabizi and other languages; a name fits all alike."""
    fits = [0.0] * len(_LATIN_SCRIPT) if is_name else _log_odds(word, _LATIN_SCRIPT)
    score = dict(zip(_LATIN_SCRIPT, fits, strict=True))
    for language in _function_words().get(word, {}):
        if language in score:
            score[language] += _FUNCTION_WORD
    score["en"] += _KNOWN_WORD * (word in english_words())
    if _DIGIT_FOR_LETTER.search(word) and not _ORDINAL.fullmatch(word):
        score["arabizi"] += _DIGIT_WORD
    if not word.isascii():
        score["other"] += _FOREIGN_LETTER * sum(not character.isascii() for character in word)
    return tuple(score.values())


def _latin_language(text: str) -> tuple[str, float]:
    """English, Arabizi or neither, for a text in Latin letters."""
    tokens = [token for token in WORD.findall(text[:_KEPT]) if not _is_number(token)]
    if text.isascii() and _are_names(tokens):
        return "en", 0.5
    all_names = not any(token[:1].islower() or token[:1].isdigit() for token in tokens)
    rows = [_latin_fit(token.casefold(), not all_names and token[:1].isupper()) for token in tokens]
    totals = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(_LATIN_SCRIPT)
    language, confidence = _best(dict(zip(_LATIN_SCRIPT, totals, strict=True)))
    if language == "other" and confidence < _SURE:
        language, confidence = _ask_langdetect(text) or ("other", confidence)
    return (language, confidence) if language in ("en", "arabizi") else ("und", confidence)


@once
def _langdetect() -> Any:
    """A langdetect factory of our own, seeded, so that answers repeat and no setting of the process is touched."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


def _ask_langdetect(text: str) -> tuple[str, float] | None:
    """Langdetect's best language and its probability; None where it finds no features."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _langdetect().create()
    detector.append(text[:_KEPT])
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return None
    return best.lang, float(best.prob)
