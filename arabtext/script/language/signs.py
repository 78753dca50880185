"""Signs of a language in words of Latin letters, and how well Arabic letters fit together: function words, trigrams.

Trigrams follow Cavnar and Trenkle 1994 ("N-gram-based text categorization"), with probabilities
in place of ranks. ``build_language.py`` counts them, and the common words, in word lists of each language.
"""

from __future__ import annotations

from math import exp, log
from typing import Final

from arabtext import resources
from arabtext.memory import once

#: Columns of script/language_trigrams.tsv; ``other``: any language in Latin letters but English and Arabizi.
ARABIC: Final = ("ar",)
LATIN_SCRIPT: Final = ("en", "arabizi", "other")

FUNCTION_WORD: Final = 2.0  # natural logarithm: the weight of a function word; chosen by hand
MAX_SCORED: Final = 400  # characters of a text that are scored; more do not change the answer
_TRIGRAM_WEIGHT: Final = 0.35  # of its log-probability, since neighboring trigrams repeat each other; chosen by hand
_UNSEEN_TRIGRAM: Final = -15.4  # natural logarithm: below every probability of the table
_RARE_LETTER: Final = -11.0  # natural logarithm: the least of a letter, also one that the table lacks (ß)
_MAX_DISTANCE: Final = 50.0  # natural logarithm: beyond it the confidence is 1 in any case


@once
def function_words() -> dict[str, frozenset[str]]:
    """Return word → the languages in which it is a function word."""
    table: dict[str, frozenset[str]] = {}
    for word, language in resources.rows("script/function_words.tsv", "word", "language"):
        table[word] = table.get(word, frozenset()) | {language}
    return table


@once
def _trigrams(script: tuple[str, ...]) -> dict[str, tuple[float, ...]]:
    """Return trigram, a space at either end of a word → natural logarithm of its probability in each language."""
    rows = resources.rows("script/language_trigrams.tsv", "trigram", *script)
    return {trigram.replace("_", " "): tuple(int(cell) / 100 for cell in cells) for trigram, *cells in rows}


def trigram_fit(text: str, script: tuple[str, ...]) -> list[float]:
    """Return how well the trigrams of ``text`` fit each language of ``script``: weighted sums of log-probabilities."""
    padded = f" {text[:MAX_SCORED]} "
    found = map(_trigrams(script).get, [padded[i : i + 3] for i in range(len(padded) - 2)])
    return [_TRIGRAM_WEIGHT * sum(column) for column in zip(*filter(None, found), strict=True)] or [0.0] * len(script)


def arabic_letter_fit(word: str) -> float:
    """Return the natural logarithm of the probability of the word's unlikeliest trigram in Arabic.

    >>> arabic_letter_fit("العراق") > arabic_letter_fit("لظعخثق")
    True
    """
    padded, table = f" {word} ", _trigrams(ARABIC)
    found = (table.get(padded[i : i + 3]) for i in range(len(padded) - 2))
    return min((row[0] if row else _UNSEEN_TRIGRAM for row in found), default=0.0)


def latin_script_fit(word: str) -> float:
    """Return how well a word fits languages of Latin script other than English, by its letters outside ASCII.

    That is the mean of the natural logarithms of the probabilities of the trigrams with such a letter. One that is not
    in the table is as likely as its letters are, each by itself. ``word`` is in lower case.

    >>> latin_script_fit("été") > latin_script_fit("ète") > latin_script_fit("îáà")
    True
    """
    padded, table, letters = f" {word} ", _trigrams(LATIN_SCRIPT), _latin_letters()
    found = []
    for i in range(len(padded) - 2):
        if not (trigram := padded[i : i + 3]).isascii():
            by_letters = sum(letters.get(letter, _RARE_LETTER) for letter in trigram)
            found.append(max(by_letters, table[trigram][-1] if trigram in table else by_letters))
    return sum(found) / len(found) if found else 0.0


@once
def _latin_letters() -> dict[str, float]:
    """Return letter → natural logarithm of its probability in languages of Latin script other than English."""
    shares: dict[str, float] = {}
    for trigram, row in _trigrams(LATIN_SCRIPT).items():
        if row[-1] > _UNSEEN_TRIGRAM:
            for letter in trigram:
                shares[letter] = shares.get(letter, 0.0) + exp(row[-1])
    total = sum(shares.values())
    return {letter: max(_RARE_LETTER, log(share / total)) for letter, share in shares.items()}


def likeliest(scores: dict[str, float]) -> tuple[str, float]:
    """Return the language with the highest log-probability, and its probability against the next one."""
    (first, best), (_, second), *_ = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return first, 1 / (1 + exp(-min(best - second, _MAX_DISTANCE)))
