"""The language of a text in Arabic letters: Arabic, Persian, Urdu, Kurdish (Sorani) or Pashto.

Arabic, Persian and Urdu are compared by own letters, function words, common words and trigrams. Kurdish and Pashto are
recognized by their letters.
"""

from __future__ import annotations

from math import exp
from typing import Final

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script import chars
from arabtext.script.language.signs import (
    ARABIC_SCRIPT,
    FUNCTION_WORD,
    MAX_SCORED,
    function_words,
    likeliest,
    own_letters,
    trigram_fit,
)
from arabtext.script.morphology import WORD, proclitics

_LANGUAGES: Final = (*ARABIC_SCRIPT, "ku", "ps")
_MAX_SAMPLE: Final = 20_000  # characters read for letters and function words; more do not change the answer

# Natural logarithms, chosen by hand; tests/bench/script_quality.py measures them.
_ARTICLE_WEIGHT: Final = 3.0  # the article is Arabic's own; the other languages have it in few loanwords
_MIN_WITH_ARTICLE: Final = 5  # letters; shorter words often only begin like the article
_WORD_WEIGHT: Final = 0.6  # of the log-probability of a common word
_PRIOR: Final = {"ar": 1.0, "fa": 0.0, "ur": 0.0}  # of a text that shows nothing


def is_persianate(text: str) -> bool:
    """Return whether ``text`` in Arabic letters shows itself to be Persian, Urdu, Kurdish or Pashto rather than Arabic.

    A doubtful text counts as Persianate when it has Persian letter forms and nothing that only Arabic has.

    >>> is_persianate("رهبر ایران"), is_persianate("قیس الخزعلی")
    (True, False)
    """
    shown = _sums(WORD.findall(text[:_MAX_SAMPLE]))[: len(_LANGUAGES)]
    return max(shown) > shown[_LANGUAGES.index("ar")]


@remember("language of texts")
def is_arabic(text: str) -> bool:
    """Return whether ``text`` in Arabic letters is likelier Arabic than another language of the script.

    >>> is_arabic("قال و ذهب"), is_arabic("قطع برق و ارتباطات در اطراف")
    (True, False)
    """
    return arabic_script_language(text)[0] == "ar"


def arabic_script_language(text: str) -> tuple[str, float]:
    """Return the language of a text in Arabic letters and its confidence, 0 to 1."""
    words = WORD.findall(text[:MAX_SCORED].replace(chars.TATWEEL, ""))
    sums = _sums(words)
    shown = dict(zip(_LANGUAGES, sums, strict=False))
    by_letters = "ku" if shown["ku"] >= shown["ps"] else "ps"
    if shown[by_letters] > max(shown[language] for language in ARABIC_SCRIPT) and _has_own_letter(text, by_letters):
        return by_letters, 1 - exp(-shown[by_letters])
    fits = zip(ARABIC_SCRIPT, sums[len(_LANGUAGES) :], strict=True)
    return likeliest({language: _PRIOR[language] + fit for language, fit in fits})


def _has_own_letter(text: str, language: str) -> bool:
    """Return whether ``text`` has a letter that among the languages of the script is ``language``'s alone."""
    letters = own_letters()
    return any(list(letters.get(letter, ())) == [language] for letter in set(text))


def _sums(words: list[str]) -> list[float]:
    """Return the sums of the words' scores, column by column."""
    columns = zip(*map(_scores, words), strict=True)
    return [sum(column) for column in columns] or [0.0] * (len(_LANGUAGES) + len(ARABIC_SCRIPT))


@remember("languages of words")
def _scores(word: str) -> tuple[float, ...]:
    """Return what a word shows for each language, then how well it fits Arabic, Persian and Urdu."""
    shown = _shown(word)
    known = _words().get(word)
    fits = [_WORD_WEIGHT * fit for fit in known] if known else trigram_fit(word, ARABIC_SCRIPT)
    return (*shown, *(a + b for a, b in zip(shown, fits, strict=False)))


def _shown(word: str) -> tuple[float, ...]:
    """Return what a word shows for each language: by its letters, by the article, as a function word."""
    languages = function_words().get(word, ())
    score = {language: FUNCTION_WORD * (language in languages) for language in _LANGUAGES}
    letters = own_letters()
    for letter in word:
        for language, weight in letters.get(letter, {}).items():
            score[language] += weight
    if len(word) >= _MIN_WITH_ARTICLE and word.startswith(proclitics(article=True)):
        score["ar"] += _ARTICLE_WEIGHT
    return tuple(score.values())


@once
def _words() -> dict[str, tuple[float, ...]]:
    """Return common word → natural logarithm of its probability in Arabic, Persian and Urdu."""
    rows = resources.rows("script/language_words.tsv", "word", *ARABIC_SCRIPT)
    return {word: tuple(int(cell) / 100 for cell in cells) for word, *cells in rows}
