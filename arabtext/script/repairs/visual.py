"""Reverse lines of Arabic that are stored in visual order, from left to right as they are seen.

PDF readers and old systems give a line of Arabic from left to right: its letters and words reversed, its numbers and
Latin words not (the reverse of the bidirectional algorithm, UAX #9, https://www.unicode.org/reports/tr9/). A line is
reversed only on evidence: presentation forms that begin a word with its final form, or words that a list of Arabic,
Persian or Urdu has reversed and does not have as they are. If the words follow each other as they are, each of them is
reversed in its place. Presentation forms are reversed before they are replaced by letters, so that a lam-alef ligature
keeps its order.
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
from arabtext.script.chars import (
    ALEF,
    ALEF_FORMS,
    ALEF_MAKSURA,
    ALEF_WASLA,
    LAM,
    LETTERS,
    QURANIC_MARKS,
    TASHKEEL,
    TATWEEL,
    TEH_MARBUTA,
    ZWNJ,
)
from arabtext.script.fold import CharTable
from arabtext.script.language.arabic_script import arabic_script_language, common_words, takes_arabic_repairs
from arabtext.script.stages import LINE, Stage, edited
from arabtext.script.wordlist import UNSEEN, frequency, share_after
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
_TURNED_ARTICLES: Final = (LAM + ALEF, LAM + ALEF + ALEF)  # of a word, and of one that begins with alef
_LAM_ALEF: Final = regex.compile(f"{LAM}[{ALEF}{ALEF_FORMS}]")
# Two letters among forms, of which the first would join the form before it, which is not joined: a ligature that was
# replaced by its letters in reading order (ﻟبا is seen as بالـ).
_UNTURNED: Final = regex.compile(rf"(?<={_FORM})[ئبتثجحخسشصضطظعغفقكلمنهي][{LETTERS}]")
_APART: Final = ("initial", "isolated")
_MAX_LIGATURES: Final = 3  # in one word: each doubles the ways to try

_HAS_FORM: Final = re.compile(_FORM).search
_MARKED_WORD: Final = regex.compile(rf"(?:{_WORD.pattern}\p{{M}}*)+")
_FIND_WORDS: Final = re.compile(f"[{LETTERS}]{{2,}}").findall


@once
def reversed_words() -> frozenset[str]:
    """Return common words reversed, where the reversed word is no word itself."""
    return frozenset(word for (word,) in resources.rows("script/reversed_words.tsv", "reversed"))


#: Letters of Persian and Urdu that Arabic does not have.
_HAS_PERSIAN: Final = re.compile("[پچژگکیےٹڈڑںھہۂۃ]").search
#: Letters of the other languages of the script, of which no words are listed.
_OTHER_LETTER: Final = regex.compile(
    rf"[\p{{Arabic}}&&\p{{L}}--[{LETTERS}{ALEF_WASLA}{TATWEEL}پچژگکیےئٹڈڑںھہۂۃۓ\uFB50-\uFDFF\uFE70-\uFEFF]]",
    regex.VERSION1,
).search
_PERSIAN: Final = ("fa", "ur")
_MIN_COMMON_PERSIAN: Final = -11.0  # natural logarithm of the probability of a word that shows a language
_UNSEEN_PERSIAN: Final = -15.42  # that of a word outside the list: below every one of it


@once
def _persian() -> tuple[dict[str, float], ...]:
    """Return for Persian and for Urdu common word → natural logarithm of its probability."""
    return tuple(map(common_words, _PERSIAN))


@once
def _reversed_persian() -> frozenset[str]:
    """Return common Persian and Urdu words reversed, where the reversed word is no word itself."""
    words = {word: likely for listed in _persian() for word, likely in listed.items()}
    return frozenset(
        word[::-1]
        for word, likely in words.items()
        if likely > _MIN_COMMON_PERSIAN and len(word) > 2 and word[::-1] not in words and not frequency(word[::-1])
    )


def _is_suspicious(text: str) -> bool:
    """Return whether ``text`` has any sign of visual order: a cheap test for every token.

    Signs are presentation forms, common words reversed, a word that begins as Arabic words end, and one that ends in a
    reversed article and is a word when it is turned.
    """
    if _HAS_FORM(text):
        return True
    words = _FIND_WORDS(_without_marks(text))
    if not reversed_words().isdisjoint(words) or any(map(_begins_or_ends_wrongly, words)):
        return True
    return _HAS_PERSIAN(text) is not None and not _reversed_persian().isdisjoint(_WORD.findall(text))


def _begins_or_ends_wrongly(word: str) -> bool:
    if word[0] in (TEH_MARBUTA, ALEF_MAKSURA):
        return True
    if len(word) <= 3 or not word.endswith(_TURNED_ARTICLES):
        return False
    return _frequency_reversed(word) >= max(_MIN_FREQUENCY, frequency(word))


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
    if not any(map(_is_suspicious, sample.split())) or _OTHER_LETTER(sample) or _is_in_another_language(sample):
        return []
    if ZWNJ not in line and _words_run_backwards(sample):
        order = _turned_in_place(line) if _words_follow_each_other(line) else _turned(line)
        least = _PROBABLE if len(_WORD.findall(sample)) >= _MANY else _SURE
        return order if takes_arabic_repairs(_in_order(line, order), least) else []
    return _turned(line) if ZWNJ not in line and _persian_runs_backwards(sample) else []


def _is_in_another_language(line: str) -> bool:
    """Return whether ``line``, as it is, is probably in a language of the script other than Arabic."""
    language, probability = arabic_script_language(line)
    return language not in ("ar", "und") and probability >= _MIN_OTHER


def _turned(line: str) -> list[int]:
    """Return the places of the characters of ``line`` from its end to its start, unit by unit."""
    order: list[int] = []
    units = _units(line)
    are_turned = _digits_run_backwards([line[start:end] for start, end in reversed(units)])
    for start, end in reversed(units):
        is_number = are_turned and line[start].isdecimal()
        order += reversed(range(start, end)) if is_number else range(start, end)
    return order


def _turned_in_place(line: str) -> list[int]:
    """Return the places of the characters of ``line`` with each word turned in its place."""
    order = list(range(len(line)))
    for match in _MARKED_WORD.finditer(line):
        order[match.start() : match.end()] = [match.start() + i for i in _turned(match.group())]
    return order


_ENDS: Final = tuple(".،؛:!؟?…")  # signs that end a clause
_SIGN_WEIGHT: Final = (
    6.0  # natural logarithm: the weight of a clause's sign that touches the end of a word, or its start
)
_MIN_ORDER: Final = 2.0  # natural logarithm: how much likelier the words must be in the order that they have


def _words_follow_each_other(line: str) -> bool:
    """Return whether the words of ``line``, each of them turned, are likelier in the order that they have."""
    line = _without_marks(line[:_MAX_SAMPLE])
    found = list(_WORD.finditer(line))
    words = [_known_reversed(match.group()) for match in found]
    gain = 0.0
    for (a, b), (one, other) in zip(pairwise(found), pairwise(words), strict=True):
        if line[a.end() : b.start()] == " ":
            alone = [(frequency(word) or UNSEEN) / 1e6 for word in (one, other)]
            gain += log(share_after(one, other, alone[1]) / alone[1]) - log(
                share_after(other, one, alone[0]) / alone[0]
            )
    for match in found:
        gain += _SIGN_WEIGHT * (line[match.end() : match.end() + 1] in _ENDS)
        gain -= _SIGN_WEIGHT * (line[match.start() - 1 : match.start()] in _ENDS)
    return len(found) > 1 and gain > _MIN_ORDER


def _known_reversed(word: str) -> str:
    """Return ``word`` reversed, its lam-alef in the order that is known."""
    return "".join(word[i] for i in _turned(word))


_YEAR: Final = re.compile(r"1[5-9]\d\d|20[0-4]\d").fullmatch
_SHAPE: Final = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d"  # a date, in either order
    r"|(?:19|20)\d\d([/.-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])"
    r"|[1-9]\d{0,2}(?:[,٬]000)+"  # round thousands
).fullmatch


@once
def _year_words() -> frozenset[str]:
    """Return the words that come before a year."""
    return frozenset(word for (word,) in resources.rows("script/year_words.tsv", "word"))


def _digits_run_backwards(units: list[str]) -> bool:
    """Return whether the numbers among ``units``, the letters and numbers of a line in reading order, are turned."""
    evidence = 0
    for i, unit in enumerate(units):
        if not unit[0].isdecimal() or len(unit) < 4:
            continue
        number = "".join(str(int(c)) if c.isdecimal() else c for c in unit)
        back = number[::-1]
        evidence += bool(_SHAPE(back)) - bool(_SHAPE(number))
        if bool(_YEAR(back)) != bool(_YEAR(number)):
            before = "".join(units[max(0, i - 12) : i]).split()
            if _YEAR(number):
                evidence -= 1
            elif before and _without_marks(before[-1]) in _year_words():
                evidence += 1
    return evidence > 0


def _units(line: str) -> list[tuple[int, int]]:
    """Return the ranges that keep their inner order when the line is reversed."""
    ligatures = {start for word in _WORD.finditer(line) for start in _ligatures(word.group(), word.start())}
    ligatures |= {match.start() for match in _UNTURNED.finditer(line) if _joining(line[match.start() - 1]) in _APART}
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
_MIN_OTHER: Final = 0.8  # probability of another language; chosen by hand on clean lines (tests/bench/harm.py)
_MIN_PERSIAN: Final = 10  # letters of a line of Persian or Urdu that is turned
_SURE, _PROBABLE = 0.9, 0.5  # probabilities of Arabic of the turned line, of few words and of more
_MANY: Final = 4  # words of a line that shows its language
_MIN_KNOWN_SHARE: Final = 0.5  # of the words: more than that are known reversed
_MAX_UNKNOWN_SHARE: Final = 0.3  # of the words of a Persian or Urdu line that are unknown reversed
_MAX_FORWARD_SHARE: Final = 0.25  # of the words: if more are known only as they are, the line is in order
_MIN_FORWARD: Final = 1.0  # words per million of a word that is known as it is
_MIN_GAIN: Final = 2.0  # natural logarithm: how much likelier a word is reversed, on average
_MIN_EVIDENCE: Final = 8.0  # natural logarithm: how much likelier the whole line is reversed
_MIN_ALONE: Final = 6  # letters of a word that is alone on its line
_FEW: Final = 2  # words of a line none of which may be common as it is
_MIN_COMMON: Final = 20.0  # words per million: a line that begins with two such words is in order
_MIN_FREQUENCY: Final = 0.1  # words per million of a word that is known reversed


def _words_run_backwards(line: str) -> bool:
    """Return whether the words of ``line`` are Arabic words only when they are reversed."""
    words = [word for word in _WORD.findall(_without_marks(line)) if len(word) > 1]
    if len(words) == 1 and len(words[0]) < _MIN_ALONE:  # needs no list of words
        return False
    common = [frequency(word) >= _MIN_COMMON for word in words[:_FEW]]
    if all(common) or (len(words) <= _FEW and any(common)):  # most lines
        return False
    backward = [_frequency_reversed(word) for word in words]
    if sum(count >= _MIN_FREQUENCY for count in backward) <= _MIN_KNOWN_SHARE * len(words):
        return False
    forward = sum(
        frequency(word) >= _MIN_FORWARD and count < _MIN_FREQUENCY for word, count in zip(words, backward, strict=True)
    )
    if forward > _MAX_FORWARD_SHARE * len(words):
        return False
    if len(words) == 1:
        return not frequency(words[0])
    gains = [log((count or UNSEEN) / (frequency(word) or UNSEEN)) for word, count in zip(words, backward, strict=True)]
    return sum(gains) > max(_MIN_GAIN * len(words), _MIN_EVIDENCE)


def _persian_runs_backwards(line: str) -> bool:
    """Return whether the words of ``line`` are Persian or Urdu words only when they are reversed."""
    if not _HAS_PERSIAN(line):
        return False
    words = [word for word in _WORD.findall(_without_marks(line)) if len(word) > 1]
    if len(words) < 2 or sum(map(len, words)) < _MIN_PERSIAN:
        return False
    for listed in _persian():
        known = sum(word[::-1] in listed for word in words)
        forward = sum(listed.get(word, _UNSEEN_PERSIAN) > listed.get(word[::-1], _UNSEEN_PERSIAN) for word in words)
        if len(words) - known > _MAX_UNKNOWN_SHARE * len(words) or forward > _MAX_FORWARD_SHARE * len(words):
            continue
        gain = sum(listed.get(word[::-1], _UNSEEN_PERSIAN) - listed.get(word, _UNSEEN_PERSIAN) for word in words)
        if gain > max(_MIN_GAIN * len(words), _MIN_EVIDENCE):
            return True
    return False


def _frequency_reversed(word: str) -> float:
    """Return the frequency of ``word`` reversed, with lam-alef reversed or kept."""
    if not _LAM_ALEF.search(word):
        return frequency(word[::-1])
    return frequency("".join(word[i] for i in _turned(word)))
