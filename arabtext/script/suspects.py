"""Words and numbers that were probably misread: flagged with a probability and candidates, never rewritten.

A token is described by features (is it in the list, how its letters and its neighbors fit, does a look-alike word fit
better, does it mix scripts and signs), weighed by a logistic regression whose weights are in resources.
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
from arabtext.script.language.detection import arabic_letter_fit, english_words
from arabtext.script.morphology import bare
from arabtext.script.stages import LINE
from arabtext.script.wordlist import frequency, is_plausible, log_probability

_TOKEN: Final = regex.compile(r"\S+")
_EDGES: Final = regex.compile(r"^[\p{P}\p{S}]+|[\p{P}\p{S}]+$")
_KEPT_WHOLE: Final = regex.compile(r"[@#][\w.]+|https?://\S+|www\.\S+")
_ARABIC_WORD: Final = regex.compile(f"[{chars.LETTERS}]+")
_ARABIC_DIGIT: Final = regex.compile(f"[{chars.ARABIC_DIGITS}{chars.PERSIAN_DIGITS}]")
_FLAGGED: Final = 0.5
_NO_SUCH_DIGITS: Final = 0.9  # Tesseract's Arabic model has few Arabic-Indic digits: what it gives as such is misread
_MOST_CANDIDATES: Final = 3


def find_suspects(text: str) -> tuple[Suspect, ...]:
    """Return the tokens of ``text`` that are likelier misread than not, in order.

    >>> [(one.text, one.candidates[0].text) for one in find_suspects("كما ان النتائح في العراق")]
    [('النتائح', 'النتائج')]
    """
    weights = _weights()
    found = []
    for token in tokens(text):
        features = token.features()
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
        if "Arabic digits" in features:
            probability = max(probability, _NO_SUCH_DIGITS)
        if probability >= _FLAGGED:
            found.append(
                Suspect(token.start, token.end, token.core, token.reason, round(probability, 3), token.candidates)
            )
    return tuple(found)


@once
def _weights() -> dict[str, float]:
    table = resources.weights("script/suspect_weights.tsv", "feature", "weight")
    return {name.replace("_", " "): weight for name, weight in table.items()}


class Token:
    """A word, a number or a piece of debris in its line."""

    def __init__(self, text: str, start: int, before: str, after: str, place: tuple[int, int]) -> None:
        self.core = _EDGES.sub("", text) if not _KEPT_WHOLE.fullmatch(text) else text
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
        """What the token is suspected of."""
        if any(c.isdigit() for c in self.core):
            return "number" if not any(c.isalpha() for c in self.core) else "mixed"
        return "word" if self.is_arabic else "debris"

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Likelier words that look like this one, best first, with their share of the probability."""
        if not self.is_arabic:
            return ()
        known = {word: self._fit(word) for word in look_alikes(self.word) if frequency(word) >= _LEAST}
        best = sorted(known.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CANDIDATES]
        total = sum(math.exp(fit) for _, fit in best)
        return tuple(Candidate(word, round(math.exp(fit) / total, 3), "look-alike") for word, fit in best)

    def _fit(self, word: str) -> float:
        """The natural logarithm of the probability of ``word`` between the neighbors of this token."""
        after = log_probability(self.after, word) - log_probability(self.after) if self.after else 0.0
        return log_probability(word, self.before) + after

    def features(self) -> dict[str, float]:
        """Return what the weights are applied to; every feature is about 0 to 3 in size."""
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
        rival = max((self._fit(other) for other in look_alikes(word) if frequency(other) >= _LEAST), default=own - 9)
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


_LEAST: Final = 0.3  # words per million: what a look-alike must have to be a candidate


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text`` with their neighbors on the line."""
    for line in LINE.finditer(text):
        found = list(_TOKEN.finditer(line.group()))
        words = [bare(_EDGES.sub("", match.group())) for match in found]
        for i, match in enumerate(found):
            before = words[i - 1] if i else ""
            after = words[i + 1] if i + 1 < len(words) else ""
            yield Token(match.group(), line.start() + match.start(), before, after, (i, len(found)))


_MOST_LETTERS: Final = 20


def look_alikes(word: str) -> Iterator[str]:
    """Yield what ``word`` could be with one letter read as another of its shape, lost, or read twice."""
    if len(word) > _MOST_LETTERS:
        return
    for i, letter in enumerate(word):
        for other in _confusions().get(letter, ()):
            yield word[:i] + other + word[i + 1 :]
        if len(word) > 3:
            yield word[:i] + word[i + 1 :]


@once
def _confusions() -> dict[str, str]:
    """Letter as read → letters it may have been."""
    table: dict[str, str] = {}
    for letter, read in resources.rows("script/ocr_confusions.tsv", "letter", "read"):
        table[read] = table.get(read, "") + letter
    return table
