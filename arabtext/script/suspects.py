"""Flag words and numbers that were probably misread, with a probability and candidates; nothing is rewritten.

A token has features (whether it is in the list, how its letters and its neighbors fit, whether a look-alike word fits
better, whether it mixes scripts and signs). A logistic regression weighs them, with weights that
resources/builders/build_suspects.py fits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import regex

from arabtext import resources
from arabtext.candidates import Candidate, Suspect
from arabtext.memory import once
from arabtext.script import chars
from arabtext.script.language.latin_script import english_words
from arabtext.script.language.signs import arabic_letter_fit
from arabtext.script.morphology import bare
from arabtext.script.stages import LINE
from arabtext.script.wordlist import frequency, is_plausible, log_probability

_TOKEN: Final = regex.compile(r"\S+")
_SIGNS_BEFORE: Final = regex.compile(r"[\p{P}\p{S}]*+").match
_SIGNS_AFTER: Final = regex.compile(r"(?r)[\p{P}\p{S}]*+\Z").search  # from the end, so that no sign is tried twice
_KEPT_WHOLE: Final = regex.compile(r"[@#][\w.]+|https?://\S+|www\.\S+")
_ARABIC_WORD: Final = regex.compile(f"[{chars.LETTERS}]+")
_ARABIC_DIGIT: Final = regex.compile(f"[{chars.ARABIC_DIGITS}{chars.PERSIAN_DIGITS}]")
_MIN_PROBABILITY: Final = 0.5  # of a token that is flagged: likelier misread than not
_ARABIC_DIGITS_MISREAD: Final = (
    0.9  # least probability: Tesseract's Arabic model rarely reads Arabic-Indic digits right
)
_MAX_CANDIDATES: Final = 3
_MIN_CANDIDATE: Final = 0.3  # words per million of a look-alike that is a candidate; chosen by hand
_MAX_LETTERS: Final = 20  # of a word whose look-alikes are tried


def _without_signs(token: str) -> str:
    """Return ``token`` without the signs at its edges."""
    before, after = _SIGNS_BEFORE(token), _SIGNS_AFTER(token)
    return token[before.end() if before else 0 : after.start() if after else len(token)]


def find_suspects(text: str) -> tuple[Suspect, ...]:
    """Return the tokens of ``text`` that are likelier misread than not, in order.

    >>> [(one.text, one.candidates[0].text) for one in find_suspects("كما ان النتائح في العراق")]
    [('النتائح', 'النتائج')]
    """
    weights = _weights()
    found = []
    for token in read_words(text):
        features = token.features()
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
        if "Arabic digits" in features:
            probability = max(probability, _ARABIC_DIGITS_MISREAD)
        if probability >= _MIN_PROBABILITY:
            found.append(
                Suspect(token.start, token.end, token.core, token.reason, round(probability, 3), token.candidates)
            )
    return tuple(found)


@once
def _weights() -> dict[str, float]:
    table = resources.weights("script/suspect_weights.tsv", "feature", "weight")
    return {name.replace("_", " "): weight for name, weight in table.items()}


class ReadWord:
    """A run of characters between spaces: a word, a number or debris, with its neighbors on the line."""

    def __init__(self, text: str, start: int, before: str, after: str, place: tuple[int, int]) -> None:
        self.core = _without_signs(text) if not _KEPT_WHOLE.fullmatch(text) else text
        self.core = self.core or text
        self.start = start + text.index(self.core)
        self.end = self.start + len(self.core)
        self.whole, self.before, self.after = text, before, after
        self.index, self.length = place
        self.word = bare(self.core)

    @property
    def is_arabic(self) -> bool:
        """Whether the token is letters of Arabic only."""
        return bool(_ARABIC_WORD.fullmatch(self.word))

    @property
    def reason(self) -> str:
        """The kind of token: ``number``, ``mixed``, ``word`` or ``debris``."""
        if any(c.isdigit() for c in self.core):
            return "number" if not any(c.isalpha() for c in self.core) else "mixed"
        return "word" if self.is_arabic else "debris"

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Likelier words that look like this one, best first, with their share of the probability."""
        if not self.is_arabic:
            return ()
        known = {word: self._fit(word) for word in look_alikes(self.word) if _is_candidate(word)}
        best = sorted(known.items(), key=lambda item: (-item[1], item[0]))[:_MAX_CANDIDATES]
        total = sum(math.exp(fit) for _, fit in best)
        return tuple(Candidate(word, round(math.exp(fit) / total, 3), "look-alike") for word, fit in best)

    def _fit(self, word: str) -> float:
        """Return the natural logarithm of the probability of ``word`` between the neighbors of this token."""
        after = log_probability(self.after, word) - log_probability(self.after) if self.after else 0.0
        return log_probability(word, self.before) + after

    def features(self) -> dict[str, float]:
        """Return the features by name, each about 0 to 3 in size."""
        core, word = self.core, self.word
        letters = sum(c.isalpha() for c in core)
        digits = sum(c.isdigit() for c in core)
        features = {"always": 1.0, "first of line": float(self.index == 0), "short line": float(self.length <= 4)}
        if _KEPT_WHOLE.fullmatch(core) and not regex.search(r"\p{Arabic}", core):
            return features | {"handle": 1.0}
        features["short"] = 1.0 / max(1, len(core))
        features["signs inside"] = float(
            bool(regex.search(r"[\p{L}\p{N}][^\p{L}\p{M}\p{N}\s'’.,:/٫٬%-]+[\p{L}\p{N}]", core))
        )
        features["no letter or digit"] = float(not letters and not digits)
        features["odd sign"] = float(bool(regex.search(r"[©®\[\]{}|\\<>_*=~^°]", self.whole)))
        features["letters and digits"] = float(bool(letters and digits))
        if _ARABIC_DIGIT.search(core):
            features["Arabic digits"] = 1.0
            features["mixed digits"] = float(bool(regex.search("[0-9]", core)))
            return features
        if digits:
            features["Western digits"] = 1.0
            features["date or time"] = float(bool(regex.fullmatch(r"\d{1,2}:\d{2}|\d{1,2}/\d{1,2}/\d{4}", core)))
            features["one digit"] = float(len(core) == 1)
            return features
        if self.is_arabic:
            return features | self._of_word(word)
        if letters and core.isascii():
            known = core.casefold() in english_words()
            features |= {"Latin": 1.0, "Latin word": float(known), "Latin capital": float(core[:1].isupper())}
            features["Latin long"] = float(len(core) > 3)
        elif letters:
            features["mixed scripts"] = 1.0
        return features

    def _of_word(self, word: str) -> dict[str, float]:
        count = frequency(word)
        own = self._fit(word)
        rival = max(map(self._fit, filter(_is_candidate, look_alikes(word))), default=own - 9)
        return {
            "word": 1.0,
            "unknown": float(count == 0),
            "implausible": float(not is_plausible(word)),
            "rare": max(0.0, 2.0 - math.log10(count + 0.01)) / 2,
            "one letter": float(len(word) == 1),
            "two letters": float(len(word) == 2),
            "letters fit badly": max(0.0, -9.0 - arabic_letter_fit(word)) / 3,
            "rival": max(0.0, min(9.0, rival - own)) / 3,
            "hashtag": float(self.whole.startswith("#")),
        }


def _is_candidate(word: str) -> bool:
    return frequency(word) >= _MIN_CANDIDATE


def read_words(text: str) -> Iterator[ReadWord]:
    """Yield the tokens of ``text`` with their neighbors on the line."""
    for line in LINE.finditer(text):
        found = list(_TOKEN.finditer(line.group()))
        words = [bare(_without_signs(match.group())) for match in found]
        for i, match in enumerate(found):
            before = words[i - 1] if i else ""
            after = words[i + 1] if i + 1 < len(words) else ""
            yield ReadWord(match.group(), line.start() + match.start(), before, after, (i, len(found)))


def look_alikes(word: str) -> Iterator[str]:
    """Yield the words that may have been read as ``word``: one letter replaced by another of its shape, or removed."""
    if len(word) > _MAX_LETTERS:
        return
    for i, letter in enumerate(word):
        for other in _confusions().get(letter, ()):
            yield word[:i] + other + word[i + 1 :]
        if len(word) > 3:
            yield word[:i] + word[i + 1 :]


@once
def _confusions() -> dict[str, str]:
    """Return letter as read → letters it may have been."""
    table: dict[str, str] = {}
    for letter, read in resources.rows("script/ocr_confusions.tsv", "letter", "read"):
        table[read] = table.get(read, "") + letter
    return table
