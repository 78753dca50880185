"""Arabic stored in the order in which it is seen, turned back into the order in which it is read.

PDF readers and old systems give a line of Arabic from left to right: its letters and words reversed, its numbers and
Latin words not (the reverse of the bidirectional algorithm, UAX #9, https://www.unicode.org/reports/tr9/). A line is
turned only on evidence: presentation forms that begin a word with its final form, or words that the Arabic list
holds reversed and does not hold as they stand. Presentation forms are turned before they are replaced by letters,
so that a lam-alef ligature keeps its order.
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
from arabtext.script.stages import LINE, Stage, edited
from arabtext.script.wordlist import frequency
from arabtext.trace import Edit

_FORM: Final = r"[\uFB50-\uFBB1\uFBD3-\uFBFF\uFE80-\uFEFC]"
_without_marks: Final = CharTable(dict.fromkeys(TASHKEEL + QURANIC_MARKS, ""))
_RARE: Final = 0.005  # words per million: what a word outside the list is counted with
_WORD: Final = regex.compile(f"[{LETTERS}\N{ARABIC LETTER ALEF WASLA}-\N{ARABIC LETTER YEH BARREE WITH HAMZA ABOVE}]+")
#: What stays in its order inside a line of Arabic, and what moves as one: Latin words, numbers, letters with marks.
_LATIN: Final = r"\p{Latin}(?:[\p{Latin}\p{N}\p{M}&_+/\\.,:'’@#() -]*[\p{Latin}\p{N}])?"
_NUMBER: Final = r"\p{N}+(?:[.,:/٫٬]\p{N}+)*"
_UNIT: Final = regex.compile(rf"{_LATIN}|{_NUMBER}|\P{{M}}\p{{M}}*|\p{{M}}+")
# Some systems turned marks with the letters, so that they stand before theirs; others kept them behind it. A mark that
# begins a word as it stands shows the first, a mark that ends one the second.
_MARK_FIRST: Final = regex.compile(r"(?<![\p{L}\p{M}])\p{M}+\p{L}")
_MARK_LAST: Final = regex.compile(r"\p{L}\p{M}+(?![\p{L}\p{M}])")
_MARKED: Final = regex.compile(r"\P{M}\p{M}")
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_LAM_ALEF: Final = regex.compile(f"{LAM}[{ALEF}{ALEF_FORMS}]")
_MOST_LIGATURES: Final = 3  # in one word; more would be tried in too many ways

# A form before another form; a word that begins as Arabic words end, or ends as they begin.
_SUSPICIOUS: Final = re.compile(rf"(?<!\w)[{TEH_MARBUTA}{ALEF_MAKSURA}]\w|\w\w{LAM}{ALEF}(?!\w)").search
_HAS_FORM: Final = re.compile(_FORM).search
_FIND_WORDS: Final = re.compile(f"[{LETTERS}]{{2,}}").findall


@once
def _reversed_words() -> frozenset[str]:
    """Common words turned round that are no words themselves."""
    return frozenset(word for (word,) in resources.rows("script/reversed_words.tsv", "reversed"))


def _is_suspicious(text: str) -> bool:
    """Whether ``text`` shows any sign of visual order: cheap, and asked of every text."""
    if _HAS_FORM(text):
        return True
    text = _without_marks(text)
    return not _reversed_words().isdisjoint(_FIND_WORDS(text)) or _SUSPICIOUS(text) is not None


def restore_order() -> Stage:
    """Return the stage that turns lines in visual order round."""

    def edits(text: str) -> Iterator[Edit]:
        for line in LINE.finditer(text):
            if order := _reading_order(line.group()):
                yield Edit(
                    line.start(), line.end(), _in_order(line.group(), order), tuple(line.start() + i for i in order)
                )

    return edited("restore reading order", "encoding", edits, _is_suspicious, plain=True)


def _in_order(line: str, order: list[int]) -> str:
    """``line`` in reading order, its brackets turned if they would close before they open."""
    text = "".join(line[i] for i in order)
    mirrored = text.translate(_MIRRORED)
    return mirrored if _misnested(mirrored) < _misnested(text) else text


def _misnested(text: str) -> int:
    """How many brackets close what was not opened."""
    depth = wrong = 0
    for character in text:
        depth += (character in "([{<«‹") - (character in ")]}>»›")
        if depth < 0:
            depth, wrong = 0, wrong + 1
    return wrong


def _reading_order(line: str) -> list[int]:
    """For each character of the line in reading order, its place in ``line``; empty when it is in order already."""
    if not _is_suspicious(line):
        return []
    if _HAS_FORM(line):
        return _turned(line) if _forms_run_backwards(line) else []
    return _turned(line) if _words_run_backwards(line) else []


def _turned(line: str) -> list[int]:
    """The places of the characters of ``line`` from its end to its start, unit by unit."""
    order: list[int] = []
    for start, end in reversed(_units(line)):
        order += range(start, end)
    return order


def _units(line: str) -> list[tuple[int, int]]:
    """The ranges of what keeps its order when the line is turned: Latin words, numbers, letters with their marks."""
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
    """Where ``word`` holds a lam-alef already taken apart in reading order, if only that gives a known word."""
    found = [match.start() for match in _LAM_ALEF.finditer(word)]
    if not found or len(found) > _MOST_LIGATURES or frequency(word[::-1]):
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
    """Whether the joining forms of ``line`` say that its letters stand in visual order."""
    pairs = [(_joining(a), _joining(b)) for a, b in pairwise(line)]
    forward = sum(a in ("initial", "medial") and b in ("medial", "final") for a, b in pairs)
    backward = sum(a in ("final", "medial") and b in ("medial", "initial") for a, b in pairs)
    return backward > forward


def _joining(character: str) -> str:
    """``initial``, ``medial``, ``final`` or ``isolated`` for a presentation form, else nothing."""
    return unicodedata.decomposition(character).partition(">")[0].lstrip("<") if _HAS_FORM(character) else ""


_SAMPLE: Final = 400  # characters at the start of a line that decide for all of it
_LEAST_KNOWN: Final = 0.5  # of the words, how many must be known reversed
_LEAST_GAIN: Final = 2.0  # natural logarithm: how much likelier a word must be reversed, on average
_LEAST_EVIDENCE: Final = 8.0  # and how much likelier the whole line
_LONG_ENOUGH_ALONE: Final = 6  # letters of a word that stands alone on its line
_COMMON: Final = 20.0  # words per million
_LEAST_FREQUENCY: Final = 0.1  # of a known word, in a million


def _words_run_backwards(line: str) -> bool:
    """Whether the words of ``line`` are Arabic words only when they are reversed."""
    words = [word for word in _WORD.findall(_without_marks(line[:_SAMPLE])) if len(word) > 1]
    if all(frequency(word) >= _COMMON for word in words[:2]):  # most lines: not worth a second look
        return False
    backward = [_frequency_reversed(word) for word in words]
    if sum(count >= _LEAST_FREQUENCY for count in backward) < _LEAST_KNOWN * len(words):
        return False
    if len(words) == 1:
        return len(words[0]) >= _LONG_ENOUGH_ALONE and not frequency(words[0])
    gains = [log((count or _RARE) / (frequency(word) or _RARE)) for word, count in zip(words, backward, strict=True)]
    return sum(gains) > max(_LEAST_GAIN * len(words), _LEAST_EVIDENCE)


def _frequency_reversed(word: str) -> float:
    """The frequency of ``word`` turned round, with lam-alef turned or kept."""
    if not _LAM_ALEF.search(word):
        return frequency(word[::-1])
    return frequency("".join(word[i] for i in _turned(word)))
