"""Reverse lines of Arabic that are stored in visual order, from left to right as they are seen.

PDF readers and old systems give a line of Arabic from left to right: its letters and words reversed, its numbers and
Latin words not (the reverse of the bidirectional algorithm, UAX #9, https://www.unicode.org/reports/tr9/). A line is
reversed only on evidence: presentation forms that begin a word with its final form, or words that the Arabic list
has reversed and does not have as they are. Presentation forms are reversed before they are replaced by letters, so that
a lam-alef ligature keeps its order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, product
from math import log
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script.chars import ALEF, ALEF_FORMS, ALEF_MAKSURA, LAM, LETTERS, QURANIC_MARKS, TASHKEEL, TEH_MARBUTA
from arabtext.script.fold import CharTable
from arabtext.script.language.arabic_script import takes_arabic_repairs
from arabtext.script.stages import LINE, Stage, edited
from arabtext.script.wordlist import UNSEEN, frequency
from arabtext.trace import Edit

_FORM: Final = r"[\uFB50-\uFBB1\uFBD3-\uFBFF\uFE80-\uFEFC]"
_without_marks: Final = CharTable(dict.fromkeys(TASHKEEL + QURANIC_MARKS, ""))
_WORD: Final = regex.compile(f"[{LETTERS}\N{ARABIC LETTER ALEF WASLA}-\N{ARABIC LETTER YEH BARREE WITH HAMZA ABOVE}]+")
#: Units that keep their inner order when a line is reversed: Latin words, numbers, letters with their marks.
_LATIN: Final = r"\p{Latin}(?:[\p{Latin}\p{N}\p{M}&_+/\\.,:'’@#() -]*[\p{Latin}\p{N}])?"
_NUMBER: Final = r"\p{N}+(?:[.,:/٫٬]\p{N}+)*"
_UNIT: Final = regex.compile(rf"{_LATIN}|{_NUMBER}|\P{{M}}\p{{M}}*|\p{{M}}+")
# Some systems reversed marks with the letters, so that a mark is before its letter; others kept it behind. A mark at
# the start of a stored word shows the first, a mark at its end the second.
_MARK_FIRST: Final = regex.compile(r"(?<![\p{L}\p{M}])\p{M}+\p{L}")
_MARK_LAST: Final = regex.compile(r"\p{L}\p{M}+(?![\p{L}\p{M}])")
_MARKED: Final = regex.compile(r"\P{M}\p{M}")
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TURNED_ARTICLE: Final = LAM + ALEF
_LAM_ALEF: Final = regex.compile(f"{LAM}[{ALEF}{ALEF_FORMS}]")
_MAX_LIGATURES: Final = 3  # in one word: each doubles the ways to try

_HAS_FORM: Final = re.compile(_FORM).search
_FIND_WORDS: Final = re.compile(f"[{LETTERS}]{{2,}}").findall


@once
def _reversed_words() -> frozenset[str]:
    """Return common words reversed, where the reversed word is no word itself."""
    return frozenset(word for (word,) in resources.rows("script/reversed_words.tsv", "reversed"))


def _is_suspicious(text: str) -> bool:
    """Return whether ``text`` has any sign of visual order: a cheap test for every token.

    Signs are presentation forms, common words reversed, a word that begins as Arabic words end, and one that ends in a
    reversed article and is a word when it is turned.
    """
    if _HAS_FORM(text):
        return True
    words = _FIND_WORDS(_without_marks(text))
    return not _reversed_words().isdisjoint(words) or any(map(_begins_or_ends_wrongly, words))


def _begins_or_ends_wrongly(word: str) -> bool:
    if word[0] in (TEH_MARBUTA, ALEF_MAKSURA):
        return True
    return len(word) > 3 and word.endswith(_TURNED_ARTICLE) and _frequency_reversed(word) >= _MIN_FREQUENCY


def restore_order() -> Stage:
    """Return the stage that reverses lines in visual order."""

    def edits(text: str) -> Iterator[Edit]:
        for line in LINE.finditer(text):
            if order := _reading_order(line.group()):
                yield Edit(
                    line.start(), line.end(), _in_order(line.group(), order), tuple(line.start() + i for i in order)
                )

    return edited("restore reading order", "encoding", edits, asks=_is_suspicious)


def _in_order(line: str, order: list[int]) -> str:
    """Return ``line`` in reading order, its brackets mirrored if they would close before they open."""
    text = "".join(line[i] for i in order)
    mirrored = text.translate(_MIRRORED)
    return mirrored if _misnested(mirrored) < _misnested(text) else text


def _misnested(text: str) -> int:
    """Return how many brackets close what was not opened."""
    depth = wrong = 0
    for character in text:
        depth += (character in "([{<«‹") - (character in ")]}>»›")
        if depth < 0:
            depth, wrong = 0, wrong + 1
    return wrong


def _reading_order(line: str) -> list[int]:
    """Return the place in ``line`` of each character in reading order; empty if the line is in order."""
    if _HAS_FORM(line):
        return _turned(line) if _forms_run_backwards(line) else []
    sample = line[:_MAX_SAMPLE]
    if not _is_suspicious(sample) or not _words_run_backwards(sample):
        return []
    order = _turned(line)
    return order if takes_arabic_repairs(_in_order(line, order)) else []


def _turned(line: str) -> list[int]:
    """Return the places of the characters of ``line`` from its end to its start, unit by unit."""
    order: list[int] = []
    for start, end in reversed(_units(line)):
        order += range(start, end)
    return order


def _units(line: str) -> list[tuple[int, int]]:
    """Return the ranges that keep their inner order when the line is reversed."""
    ligatures = {start for word in _WORD.finditer(line) for start in _ligatures(word.group(), word.start())}
    marks_first = bool(_MARK_FIRST.search(line) or not _MARK_LAST.search(line))
    units: list[tuple[int, int]] = []
    for match in _UNIT.finditer(line):
        if units and units[-1][0] in ligatures and units[-1][1] - units[-1][0] == 1:
            units[-1] = (units[-1][0], match.end())
        elif marks_first and _MARKED.match(match.group()):
            units += [(i, i + 1) for i in range(*match.span())]
        else:
            units.append(match.span())
    return units


def _ligatures(word: str, offset: int) -> list[int]:
    """Return where ``word`` has a lam-alef in reading order, if the word is known only so."""
    found = [match.start() for match in _LAM_ALEF.finditer(word)]
    if not found or len(found) > _MAX_LIGATURES or frequency(word[::-1]):
        return []
    ways = []
    for chosen in product((False, True), repeat=len(found)):
        places = [place for place, keep in zip(found, chosen, strict=True) if keep]
        letters = list(word)
        for place in places:
            letters[place : place + 2] = reversed(letters[place : place + 2])
        ways.append((frequency("".join(reversed(letters))), places))
    best, places = max(ways)
    return [offset + place for place in places] if best else []


def _forms_run_backwards(line: str) -> bool:
    """Return whether the joining forms of ``line`` show visual order."""
    pairs = [(_joining(a), _joining(b)) for a, b in pairwise(line)]
    forward = sum(a in ("initial", "medial") and b in ("medial", "final") for a, b in pairs)
    backward = sum(a in ("final", "medial") and b in ("medial", "initial") for a, b in pairs)
    return backward > forward


def _joining(character: str) -> str:
    """Return ``initial``, ``medial``, ``final`` or ``isolated`` for a presentation form, else nothing."""
    return unicodedata.decomposition(character).partition(">")[0].lstrip("<") if _HAS_FORM(character) else ""


# Chosen by hand; tests/bench/script_quality.py measures them.
_MAX_SAMPLE: Final = 400  # characters at the start of a line that decide for all of it
_MIN_KNOWN_SHARE: Final = 0.5  # of the words that are known reversed
_MIN_GAIN: Final = 2.0  # natural logarithm: how much likelier a word is reversed, on average
_MIN_EVIDENCE: Final = 8.0  # natural logarithm: how much likelier the whole line is reversed
_MIN_ALONE: Final = 6  # letters of a word that is alone on its line
_MIN_COMMON: Final = 20.0  # words per million: a line that begins with two such words is in order
_MIN_FREQUENCY: Final = 0.1  # words per million of a word that is known reversed


def _words_run_backwards(line: str) -> bool:
    """Return whether the words of ``line`` are Arabic words only when they are reversed."""
    words = [word for word in _WORD.findall(_without_marks(line)) if len(word) > 1]
    if len(words) == 1 and len(words[0]) < _MIN_ALONE:  # needs no list of words
        return False
    if all(frequency(word) >= _MIN_COMMON for word in words[:2]):  # most lines
        return False
    backward = [_frequency_reversed(word) for word in words]
    if sum(count >= _MIN_FREQUENCY for count in backward) < _MIN_KNOWN_SHARE * len(words):
        return False
    if len(words) == 1:
        return not frequency(words[0])
    gains = [log((count or UNSEEN) / (frequency(word) or UNSEEN)) for word, count in zip(words, backward, strict=True)]
    return sum(gains) > max(_MIN_GAIN * len(words), _MIN_EVIDENCE)


def _frequency_reversed(word: str) -> float:
    """Return the frequency of ``word`` reversed, with lam-alef reversed or kept."""
    if not _LAM_ALEF.search(word):
        return frequency(word[::-1])
    return frequency("".join(word[i] for i in _turned(word)))
