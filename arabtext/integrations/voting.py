"""Choose the words of a picture among several readings of it: each word gets the probability that it was read right.

Every reading gives lines of words with their places. Words of the same text at the same place are one candidate. A
logistic regression weighs who read it and how surely, what kind of word it is, how frequent it is, and how well it
follows its neighbors; resources/builders/build_voting.py fits the weights. The words of a line are the row of
candidates, none over another, that has most right words to expect. It is the vote of Fiscus (1997), "A post-processing
system to yield reduced word error rates: ROVER", with places in the picture for the alignment:
https://doi.org/10.1109/ASRU.1997.659110
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script.chars import COMMA, TASHKEEL, is_arabic_letter
from arabtext.script.fold import CharTable
from arabtext.script.language.latin_script import english_words
from arabtext.script.wordlist import frequency, is_plausible, log_probability

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels of the picture
#: What a reading was made with: Tesseract's Arabic model, that with the English one, or its model of the Arabic script.
Reader = Literal["arabic", "both", "script"]
READERS: Final[tuple[Reader, ...]] = ("arabic", "both", "script")

# Places of words and lines; chosen by hand.
_MIN_SHARED_HEIGHT: Final = 0.5  # share of the lower line's height in which two lines are one
_MIN_SAME: Final = 0.5  # share of two words' common width that both cover, if they are at the same place
_MAX_OVERLAP: Final = 0.3  # share of the narrower word's width that two words of one row may have in common

# Numbers chosen by hand so that the features are about 0 to 1; the weights make up for them.
_MAX_LENGTH: Final = 10  # characters, from which on all words are long
_SCALE: Final = 10  # natural logarithms of probabilities
_RAREST: Final = -19.0  # natural logarithm of the probability of a word that is not in the list
_MIN_WORD: Final = 0.01  # expected right words that one more word in a row must bring, or debris is kept
_MAX_SCORE: Final = 30.0  # beyond which a chance is 0 or 1
_MIN_FREQUENCY: Final = 1  # per million words, of a common Arabic word

_NUMBER: Final = regex.compile(r"[\p{P}]*\d[\d.,:/٫٬%-]*\p{P}*")
_HANDLE: Final = regex.compile(r"@\w{3,}|\w{3,}@|#\w+|https?://\S+")
_EDGES: Final = regex.compile(rf"^[\p{{P}}\p{{S}}]+|[\p{{P}}\p{{S}}]+$|[{TASHKEEL}\N{{ARABIC TATWEEL}}]")
_STOP: Final = regex.compile(r"\.$")
_ODD_END: Final = regex.compile(r"[»*'\"\-\N{ARABIC LETTER HAMZA}\N{ARABIC LETTER HEH}]$")
_COMMA: Final = CharTable({",": COMMA})  # Tesseract has no Arabic comma, and reads this one for it


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was read: its text, how likely it was read right (0 to 1), its place in the picture."""

    text: str
    confidence: float
    box: Box


@dataclass(frozen=True, slots=True)
class ReadLines:
    """One reading of a picture: what it was made with, and its lines of words from left to right.

    The confidence of a word is what Tesseract says of it, 0 to 1.
    """

    reader: Reader
    lines: Sequence[Sequence[Word]]


@dataclass(slots=True)
class Candidate:
    """A text at a place, and the readings that have it there: index → confidence."""

    text: str
    box: Box
    votes: dict[int, float]
    core: str
    features: dict[str, float] = field(default_factory=dict)
    chance: float = 0.0  # that it was read right, 0 to 1

    @property
    def is_arabic(self) -> bool:
        """Whether it is letters of Arabic only, but for the signs at its edges."""
        return bool(self.core) and all(map(is_arabic_letter, self.core))


def choose_words(readings: Sequence[ReadLines], weights: Mapping[str, float] | None = None) -> list[list[Word]]:
    """Return the lines of a picture from top to bottom, each with its likeliest words from left to right.

    The lines are those of the first of the ``readings``, and those of the others that are apart from them. The
    confidence of a word is the chance that it was read right, 0 to 1. ``weights`` are those of the features, for who
    trains them; without them they are those of script/voting_weights.tsv.

    >>> line = [Word("العراق", 0.9, (0, 0, 40, 20))]
    >>> wrong = [Word("Gye", 0.4, (0, 0, 40, 20))]
    >>> [word.text for word in choose_words([ReadLines("arabic", [line]), ReadLines("both", [wrong])])[0]]
    ['العراق']
    """
    weights = _weights() if weights is None else weights
    chosen = []
    for line in find_candidates(readings):
        for one in line:
            score = sum(weights.get(name, 0.0) * value for name, value in one.features.items())
            one.chance = 1 / (1 + math.exp(-max(-_MAX_SCORE, min(_MAX_SCORE, score))))
        if row := best_row(line):
            chosen.append([Word(one.text, round(one.chance, 3), one.box) for one in row])
    return chosen


def find_candidates(readings: Sequence[ReadLines]) -> Iterator[list[Candidate]]:
    """Yield for each line, from top to bottom, its candidates with their features.

    Their chance is the share of the readings that have them, each as much as Tesseract was sure.
    """
    readers = [reading.reader for reading in readings]
    for words in _common_lines(readings):
        candidates = _candidates(words)
        for one in candidates:
            one.chance = sum(one.votes.values()) / len(readings)
        row = best_row(candidates)
        for one, around in zip(candidates, _over_one_another(candidates), strict=True):
            one.features = _features(one, around, _beside(one, row), readers)
        yield candidates


@once
def _weights() -> dict[str, float]:
    table = resources.weights("script/voting_weights.tsv", "feature", "weight")
    return {name.replace("_", " "): weight for name, weight in table.items()}


# Lines that readings have in common


def height(words: Sequence[Word]) -> tuple[int, int]:
    """Return the top and the bottom of a line, in pixels."""
    return min(word.box[1] for word in words), max(word.box[3] for word in words)


def _common_lines(readings: Sequence[ReadLines]) -> list[list[tuple[int, Word]]]:
    """Return the lines of the picture from top to bottom, each with the words of all readings and their indices."""
    found: list[tuple[tuple[int, int], list[tuple[int, Word]]]] = []  # sorted by their middles
    for index, reading in enumerate(readings):
        for words in filter(None, reading.lines):
            place = height(words)
            at = bisect_left(found, sum(place), key=lambda line: sum(line[0]))
            near = found[max(0, at - 2) : at + 2]
            line = max(near, key=lambda line: _shared_height(place, line[0]), default=None)
            if line is None or _shared_height(place, line[0]) < _MIN_SHARED_HEIGHT:
                line = (place, [])
                found.insert(at, line)
            line[1].extend((index, word) for word in words)
    return [words for _, words in found]


def _shared_height(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return the share of the lower line's height that both lines have in common, 0 to 1."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, shared / max(1, min(a[1] - a[0], b[1] - b[0])))


# Candidates of a line


def _candidates(words: Iterable[tuple[int, Word]]) -> list[Candidate]:
    """Return the words of a line, each text once at a place, from left to right."""
    by_text: dict[str, list[Candidate]] = {}
    for index, word in words:
        text = _COMMA(word.text)
        known = by_text.setdefault(text, [])
        same = next((one for one in known if is_same_place(one.box, word.box)), None)
        if same is None:
            known.append(Candidate(word.text, word.box, {index: word.confidence}, core_of(text)))
        else:
            same.votes[index] = max(same.votes.get(index, 0.0), word.confidence)
    return sorted((one for known in by_text.values() for one in known), key=lambda one: (one.box[0], one.box[2]))


def is_same_place(a: Box, b: Box) -> bool:
    """Return whether two words of a line are at the same place."""
    return _overlap(a, b) >= _MIN_SAME * max(1, max(a[2], b[2]) - min(a[0], b[0]))


def _overlap(a: Box, b: Box) -> int:
    """Return the width that two words of a line have in common, in pixels; below 0 if they are apart."""
    return min(a[2], b[2]) - max(a[0], b[0])


def _is_over(a: Box, b: Box) -> bool:
    """Return whether two words are over one another, so that one row cannot have both."""
    return _overlap(a, b) > _MAX_OVERLAP * min(a[2] - a[0], b[2] - b[0])


def _over_one_another(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Yield for each candidate, all sorted from left to right, the other ones that are over it."""
    lefts = [one.box[0] for one in candidates]
    widest = max((one.box[2] - one.box[0] for one in candidates), default=0)
    for one in candidates:
        near = candidates[bisect_left(lefts, one.box[0] - widest) : bisect_right(lefts, one.box[2])]
        yield [other for other in near if other is not one and _is_over(other.box, one.box)]


def _beside(one: Candidate, row: Sequence[Candidate]) -> tuple[str, str]:
    """Return the words before and after this one in the order of Arabic; ``row`` is sorted from left to right."""
    at = bisect_left(row, one.box[0], key=lambda other: other.box[0])
    right = next((other for other in row[at:] if other is not one and not _is_over(other.box, one.box)), None)
    left = next((other for other in row[max(0, at - 1) : at][::-1] if not _is_over(other.box, one.box)), None)
    return (right.core if right else ""), (left.core if left else "")


def best_row(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, none over another, of which most are right by their chances, from left to right."""
    ordered = sorted(candidates, key=lambda one: (one.box[2], one.box[0]))
    rights = [one.box[2] for one in ordered]
    totals, before = list[float](), list[int]()
    best: list[int] = []  # of the first n rows, the index of the one with the highest total
    for i, one in enumerate(ordered):
        apart = bisect_right(rights, one.box[0], hi=i)
        choice = best[apart - 1] if apart else -1
        for j in range(apart, i):  # over this one, but perhaps only a little
            is_left = ordered[j].box[0] <= one.box[0] and not _is_over(ordered[j].box, one.box)
            if is_left and totals[j] > (totals[choice] if choice >= 0 else 0.0):
                choice = j
        totals.append((totals[choice] if choice >= 0 else 0.0) + one.chance - _MIN_WORD)
        before.append(choice)
        best.append(i if not best or totals[i] > totals[best[-1]] else best[-1])
    row, at = list[Candidate](), best[-1] if best else -1
    while at >= 0:
        row.append(ordered[at])
        at = before[at]
    return row[::-1]


# Features of a candidate


def _features(
    one: Candidate, around: Sequence[Candidate], beside: tuple[str, str], readers: Sequence[Reader]
) -> dict[str, float]:
    """Return the features of a candidate: its readers, what it is, and how it fits between its neighbors."""
    kind = kind_of(one.text)
    features = {"always": 1.0, kind: 1.0}
    sort = "word" if one.is_arabic else "number" if "number" in kind else "Latin" if one.core.isascii() else "sign"
    like = {index for other in around if other.core == one.core for index in other.votes} - set(one.votes)
    for reader in READERS:
        indices = [index for index, its in enumerate(readers) if its == reader]
        if not indices:
            features[f"no {reader}"] = 1.0
            continue
        votes = [one.votes[index] for index in indices if index in one.votes]
        features[f"{sort} {reader}"] = len(votes) / len(indices)
        features[f"{sort} {reader} confidence"] = sum(votes) / len(indices)
        features[f"{reader} but for signs"] = sum(index in like for index in indices) / len(indices)
    rival = max((sum(other.votes.values()) for other in around), default=0.0)
    features["share"] = (sum(one.votes.values()) + 0.01) / (sum(one.votes.values()) + rival + 0.02)
    features["best confidence"] = max(one.votes.values())
    features["long"] = min(len(one.text), _MAX_LENGTH) / _MAX_LENGTH
    features["one letter"] = float(len(one.text) == 1)
    features["marks"] = float(any(c in TASHKEEL for c in one.text))
    features["stop"] = float(bool(_STOP.search(one.text)))
    features["comma"] = float(_COMMA(one.text).endswith(COMMA))
    features["odd end"] = float(bool(_ODD_END.search(one.text)))
    if one.is_arabic:
        features |= _fit(one.core, beside, [other.core for other in around if other.is_arabic])
    return features


def _fit(word: str, beside: tuple[str, str], others: Sequence[str]) -> dict[str, float]:
    """Return how likely an Arabic word is, alone, beside its neighbors, and against the ``others`` at its place."""
    before, after = beside
    alone = log_probability(word)
    features = {"frequent": (alone - _RAREST) / _SCALE}
    if before:
        features["after its neighbor"] = (log_probability(word, before) - alone) / _SCALE
    if after:
        features["before its neighbor"] = (log_probability(after, word) - log_probability(after)) / _SCALE
    if rivals := [log_probability(other) for other in others if other != word]:
        features["rarer than a rival"] = (max(rivals) - alone) / _SCALE
    return features


def core_of(text: str) -> str:
    """Return a word without the signs at its edges and without tashkeel."""
    return _EDGES.sub("", text)


def kind_of(text: str) -> str:
    """Return what kind of word a text is."""
    core = core_of(text)
    if _HANDLE.fullmatch(text):
        return "handle"
    if _NUMBER.fullmatch(text):
        return "number" if core.isascii() else "number in other digits"
    if core and all(map(is_arabic_letter, core)):
        if frequency(core) >= _MIN_FREQUENCY and len(core) > 1:
            return "common Arabic word"
        return "possible Arabic word" if is_plausible(core) else "Arabic letters"
    if core.isascii() and core.isalpha():
        is_known = core.casefold() in english_words() and len(core) > 2
        if is_known and (core[0].isupper() or len(core) > 4):
            return "English word"
        return "long Latin word" if len(core) > 3 else "short Latin word"
    return "debris"
