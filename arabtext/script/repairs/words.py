"""Repair words that were broken apart, run together or drawn out, where the list of Arabic words proves it.

* joined: the article or و with the word after it (``ال عراق``, ``و قال``);
* parted: a preposition before the article (``فيالعراق``), a word after ta marbuta or alef maksura, which occur only at
  the end of words (``علىالأرض``), the compounds of Abd (``عبدالملك`` → ``عبد الملك``);
* shortened: letters drawn out for emphasis (``جمييييل``);
* cleared: heh goal between letters as an ornament (``الہلہغہة``).

A repair is made only if its result is in the list, and the text as it is not or far rarer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from math import log
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script.chars import ALEF, HEH, LAM, LETTERS, WAW
from arabtext.script.language.arabic_script import takes_arabic_repairs
from arabtext.script.morphology import proclitics
from arabtext.script.stages import Stage, edited
from arabtext.script.wordlist import frequency, is_plausible
from arabtext.trace import Edit

_LETTER: Final = f"[{LETTERS}]"
_BEFORE: Final = r"(?<![\p{L}\p{M}\p{N}_#@])"
_AFTER: Final = r"(?![\p{L}\p{M}\p{N}_])"
_MIN_PROOF: Final = 1.0  # words per million of a word that proves a repair; chosen by hand
_ARTICLE: Final = ALEF + LAM


def join_broken_words(conjunction: bool) -> Stage:
    """Return the stage that joins the article to its word, and with ``conjunction`` also و."""
    particles = "|".join((*proclitics(article=True), *([WAW] if conjunction else [])))
    found = regex.compile(rf"{_BEFORE}(?P<first>{particles}) (?P<second>{_LETTER}{{2,}}){_AFTER}")

    def edits(text: str) -> Iterator[Edit]:
        for match in found.finditer(text, overlapped=True):
            if not _belong_together(match["first"], match["second"]):
                continue
            if match["first"] != WAW or takes_arabic_repairs(text):
                yield Edit(match.end("first"), match.start("second"), "")

    quick = re.compile(f"(?:{particles}) ").search
    return edited("join broken words", "noise", edits, quick, plain=True)


def _belong_together(first: str, second: str) -> bool:
    if first == WAW:
        joined = frequency(first + second)
        return joined >= _MIN_PROOF or (joined > 0 and frequency(second) >= _MIN_PROOF)
    if second.startswith(_ARTICLE) or second in _houses():
        return False
    return frequency(first + second) >= _MIN_PROOF


@once
def _houses() -> frozenset[str]:
    """Return the names of ruling houses and tribes, before which ال is a misspelled آل."""
    return frozenset(name.split()[-1] for (name,) in resources.rows("names/houses.tsv", "arabic"))


_PREPOSITIONS: Final = "في|من|على|إلى|الى|عن|مع|بين|حتى|هذا|هذه|منذ|ضد|نحو|حول|خلال"
_JOINED: Final = regex.compile(
    rf"{_BEFORE}(?:"
    rf"[وف]?(?:{_PREPOSITIONS})(?P<article>ال{_LETTER}{{3,}})"
    rf"|[وف]?[بلك]?عبد(?P<servant>ال{_LETTER}{{2,}})"
    rf"|(?P<left>{_LETTER}+[ةى])(?P<right>{_LETTER}{{3,}})"
    rf"){_AFTER}"
)


_MAY_BE_JOINED: Final = re.compile(rf"(?:{_PREPOSITIONS}|عبد)ال|[ةى]{_LETTER}").search


def part_joined_words() -> Stage:
    """Return the stage that puts a space between words written as one."""

    def edits(text: str) -> Iterator[Edit]:
        for match in _JOINED.finditer(text):
            place = max(match.start("article"), match.start("servant"), match.start("right"))
            if _are_two(match):
                yield Edit(place, place, " ")

    return edited("part joined words", "noise", edits, _MAY_BE_JOINED, plain=True)


def _are_two(match: regex.Match[str]) -> bool:
    word = match.group()
    if match["servant"]:
        return frequency(match["servant"]) >= _MIN_PROOF
    if match["article"]:
        return frequency(match["article"]) >= _MIN_PROOF and not is_plausible(word)
    left, right = match["left"], match["right"]
    is_misspelled = is_plausible(word.replace("ى", "ي")) or is_plausible(word.replace("ة", "ه"))
    return not is_misspelled and frequency(left) >= _MIN_PROOF and frequency(right) >= _MIN_PROOF


_DRAWN_OUT: Final = regex.compile(rf"{_BEFORE}{_LETTER}*({_LETTER})\1\1{_LETTER}*{_AFTER}")
_THREE_ALIKE: Final = re.compile(rf"({_LETTER})\1\1").search
_MAX_RUNS: Final = 4  # drawn-out letters of a word that are tried in both ways: each doubles the ways
_TRIPLE_TEH: Final = regex.compile("^[وفسأ]?تتت(?!ت)")  # the one letter that grammar triples: تتتبع


def shorten_drawn_out_words() -> Stage:
    """Return the stage that removes repeated letters, down to the known word, else to one letter."""

    def edits(text: str) -> Iterator[Edit]:
        for match in _DRAWN_OUT.finditer(text):
            if not _TRIPLE_TEH.match(match.group()):
                yield Edit(match.start(), match.end(), _shortened(match.group()))

    return edited("shorten drawn-out words", "distinction", edits, _THREE_ALIKE, plain=True)


def _shortened(word: str) -> str:
    """Return the most common word behind ``word``; laughter and the like, which is all one letter, keeps two."""
    if len(set(word)) == 1:
        return word[:2]
    pieces = [match.group() for match in regex.finditer(r"(.)\1*", word)]
    runs = [i for i, piece in enumerate(pieces) if len(piece) > 2]
    ways = []
    for sizes in product((1, 2), repeat=min(len(runs), _MAX_RUNS)):
        size = dict.fromkeys(runs, 1) | dict(zip(runs, sizes, strict=False))
        ways.append("".join(piece[0] * size[i] if i in size else piece for i, piece in enumerate(pieces)))
    return max(ways, key=lambda way: (frequency(way), -len(way)))


_ORNAMENT: Final = "\N{ARABIC LETTER HEH GOAL}"
_ORNATE: Final = regex.compile(rf"{_BEFORE}[{LETTERS}{_ORNAMENT}]{{3,}}{_AFTER}")


def remove_ornaments() -> Stage:
    """Return the stage that removes heh goal from Arabic words that are known without it."""

    def edits(text: str) -> Iterator[Edit]:
        for match in _ORNATE.finditer(text):
            word = match.group()
            if word.count(_ORNAMENT) > 1 and _is_ornate(word):
                for i, letter in enumerate(word, match.start()):
                    if letter == _ORNAMENT:
                        yield Edit(i, i + 1, "")

    return edited("remove ornaments", "noise", edits, lambda text: _ORNAMENT in text)


def _is_ornate(word: str) -> bool:
    bare = word.replace(_ORNAMENT, "")
    return len(bare) > 2 and frequency(bare) >= _MIN_PROOF and not is_plausible(word.replace(_ORNAMENT, HEH))


# Words run together; chosen by hand.
_MAX_WORD: Final = 12  # letters of a word that a run of words is cut into
_MIN_RUN: Final = 9  # letters; shorter ones may be names
_MIN_LONG_RUN: Final = 14  # letters; longer ones are hardly names
_UNKNOWN_WORD, _UNKNOWN_LETTER = 12.0, 3.0  # natural logarithms: the cost of a piece that is no word
_MAX_COST, _MAX_SHORT_COST = 2.9, 2.4  # natural logarithms a letter: the cost of a long run of words, of another one


@remember("words run together")
def split_run(word: str) -> tuple[str, ...]:
    """Return the words of a run that was written without spaces; a known word, or a run that is no words, alone.

    >>> split_run("كورياالشماليةفيمحاولة"), split_run("الاستثمارات")
    (('كوريا', 'الشمالية', 'في', 'محاولة'), ('الاستثمارات',))
    """
    if len(word) < _MIN_RUN or is_plausible(word):
        return (word,)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(word) + 1):
        starts = range(max(0, end - _MAX_WORD), end)
        best.append(min((best[start][0] + _cost(word[start:end]), start) for start in starts))
    pieces: list[str] = []
    at = len(word)
    while at:
        pieces.append(word[best[at][1] : at])
        at = best[at][1]
    limit = _MAX_COST if len(word) >= _MIN_LONG_RUN else _MAX_SHORT_COST
    return tuple(pieces[::-1]) if best[-1][0] <= limit * len(word) else (word,)


@remember("costs of pieces of words")
def _cost(piece: str) -> float:
    """Return the cost of a piece of a run: minus the logarithm of its probability as a word."""
    share = frequency(piece) if len(piece) > 1 else 0.0
    return -log(share / 1e6) if share else _UNKNOWN_WORD + _UNKNOWN_LETTER * len(piece)
