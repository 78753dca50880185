"""Repair text that was decoded with the wrong table, by decoding it again.

Known damage, each to any depth (the pipeline runs until nothing changes):

* UTF-8 read as Windows-1252 or Latin-1 (``Ø§Ù„Ø¹``) and as Windows-1256 (``ط§ظ„ط¹``);
* Windows-1256 and ISO 8859-6 read as Windows-1252 or Latin-1 (``ÇáÚÑÇÞ``, ``ÇäÙÑÇâ``).

Bytes that Windows-1252 leaves undefined are decoded as browsers do (WHATWG, https://encoding.spec.whatwg.org). A
sequence is decoded on evidence only: valid sequences of UTF-8 in a row, or single bytes that become words of the Arabic
list. The rest of the line stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from arabtext.memory import once
from arabtext.script.chars import ALEF, LAM, is_arabic_letter
from arabtext.script.morphology import bare
from arabtext.script.stages import LINE, Stage, edited
from arabtext.script.wordlist import frequency, is_plausible
from arabtext.trace import Edit

# A sign of any kind of damage, rare in clean text: an upper letter of Latin-1 before another non-ASCII
# character, or the letters that Windows-1256 has for the lead bytes of Arabic, twice, each before a sign.
_SUSPICIOUS: Final = re.compile(
    "[\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN SMALL LETTER Y WITH DIAERESIS}][^\x00-\x7f]"
    "|[آأطظعغ×](?![ء-غـ-ْ])[^\x00-\x7f][آأطظعغ×](?![ء-غـ-ْ])[^\x00-\x7f]"
).search


def repair_mojibake() -> Stage:
    """Return the stage that decodes damaged text again."""

    def edits(text: str) -> Iterator[Edit]:
        for line in LINE.finditer(text):
            for edit in _line_edits(line.group()):
                yield Edit(edit.start + line.start(), edit.end + line.start(), edit.text)

    return edited("repair mojibake", "encoding", edits, _SUSPICIOUS)


def _line_edits(line: str) -> list[Edit]:
    """Return the repairs of one line, by the first kind of damage with enough evidence."""
    if not _SUSPICIOUS(line):
        return []
    return _from_arabic_table(line) or _from_western_table(line) or _single_bytes(line)


# UTF-8 read with a table of single bytes


class _Sequence(NamedTuple):
    """A character of UTF-8 as the wrong table showed it (``seen``), and the character itself (``meant``)."""

    start: int
    end: int
    seen: str
    meant: str


@once
def _byte_of(codec: str) -> dict[str, int]:
    """Return character → the byte it was read from, 0x80-0xFF; an undefined byte is its C1 control."""
    table = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        if character := bytes([byte]).decode(codec, errors="ignore"):
            table[character] = byte
    return table


@once
def _sequences_of(codec: str, leads: tuple[int, ...]) -> re.Pattern[str]:
    """Return a pattern of UTF-8 sequences with these lead bytes in text read as ``codec``."""

    def one_of(low: int, high: int, among: tuple[int, ...] = ()) -> str:
        found = [c for c, byte in _byte_of(codec).items() if low <= byte <= high and (not among or byte in among)]
        return "[" + "".join(map(re.escape, found)) + "]"

    tail = one_of(0x80, 0xBF)
    lengths = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
    return re.compile("|".join(one_of(low, high, leads) + tail * count for low, high, count in lengths))


def _found(line: str, codec: str, leads: tuple[int, ...]) -> list[_Sequence]:
    """Return the sequences on ``line`` that are valid UTF-8 of a character in everyday use."""
    table, sequences = _byte_of(codec), []
    for match in _sequences_of(codec, leads).finditer(line):
        meant = bytes(table[character] for character in match.group()).decode("utf-8", errors="ignore")
        if meant and _is_everyday(meant):
            sequences.append(_Sequence(match.start(), match.end(), match.group(), meant))
    return sequences


_EVERYDAY: Final = re.compile(
    "[\x80-\u017f\u0192\u02c6\u02dc،؛؟ء-غـ-ْ٠-٭ٰ\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be"
    "\u06c1\u06c3\u06cc\u06d2\u06d4\u06f0-\u06f9\u2000-\u206f\u20ac\u2116\u2122\u2190-\u21ff\u25a0-\u27bf"
    "\ufb50-\ufdff\ufe0f\ufe70-\ufeff\ufffd\U0001f000-\U0001faff]"
)


def _is_everyday(character: str) -> bool:
    return bool(_EVERYDAY.fullmatch(character))


_ARABIC_LEADS: Final = (0xC2, 0xC3, 0xC5, 0xC6, 0xCB, 0xD8, 0xD9, 0xDA, 0xDB, 0xE2, 0xEF, 0xF0)
_ARABIC_LETTER_LEADS: Final = "طظعغ"
_WESTERN_LEADS: Final = tuple(range(0xC2, 0xF5))
_CLOSING: Final = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}»…–—™“‘"


def _from_arabic_table(line: str) -> list[Edit]:
    """Return repairs of UTF-8 read as Windows-1256, if two with an Arabic letter, or any three, touch."""
    found = _found(line, "cp1256", _ARABIC_LEADS)
    pairs = [(a, b) for a, b in pairwise(found) if a.end == b.start]
    sure = any(a.seen[0] in _ARABIC_LETTER_LEADS or b.seen[0] in _ARABIC_LETTER_LEADS for a, b in pairs) or any(
        b is c for (_, b), (c, _) in pairwise(pairs)
    )
    return [Edit(s.start, s.end, s.meant) for s in found] if sure else []


def _from_western_table(line: str) -> list[Edit]:
    """Return repairs of UTF-8 read as Windows-1252 or Latin-1, if sequences make up most of what is not ASCII there.

    One sequence is enough only if clean text never has it.
    """
    found = _found(line, "cp1252", _WESTERN_LEADS)
    high = sum(character > "\x7f" for character in line)
    sure = len(found) > 1 or any(map(_is_damage_alone, found))
    if not sure or 2 * sum(len(sequence.seen) for sequence in found) < high:
        return []
    return [Edit(s.start, s.end, s.meant) for s in found]


def _is_damage_alone(sequence: _Sequence) -> bool:
    """Return whether one sequence proves damage; a capital letter before a closing quotation mark does not."""
    return len(sequence.seen) > 2 or sequence.seen[-1] not in _CLOSING


# Single bytes of Arabic read with a western table

_BYTE_CODECS: Final = ("cp1256", "iso8859_6")
# Chosen by hand; tests/bench/script_quality.py measures them.
_MIN_KNOWN_SHARE: Final = 0.6  # of the words of a decoded line that the list holds
_MIN_KNOWN_LETTERS: Final = 3  # letters of those words
_MIN_ARTICLES: Final = 3  # articles in words that were run together
_MIN_WEIGHT: Final = 1.0  # see _weight_of_words
_MIN_WEIGHT_BESIDE_ASCII: Final = 2.5  # more than one word, on a line that also holds words of ASCII letters
_MIN_SHORT_FREQUENCY: Final = 50.0  # words per million of a word of two letters that counts
_HIGH_RUN: Final = re.compile("[^\x00-\x7f]+")
_HIGH_WORD: Final = re.compile("(?<![A-Za-z])[^\x00-\x7f]+(?![A-Za-z])")  # not the accented letters of a western word


def _single_bytes(line: str) -> list[Edit]:
    """Return repairs of Windows-1256 or ISO 8859-6 read as Windows-1252, by the table that gives more Arabic words."""
    decoded = [_decoded_runs(line, _HIGH_WORD, codec) for codec in _BYTE_CODECS]
    weights = [_weight_of_words(runs) for runs in decoded]
    best = max(range(len(decoded)), key=lambda i: weights[i])
    if weights[best] < (_MIN_WEIGHT_BESIDE_ASCII if re.search("[A-Za-z]", line) else _MIN_WEIGHT):
        return []
    runs = _decoded_runs(line, _HIGH_RUN, _BYTE_CODECS[best])
    return [Edit(start, end, text) for start, end, text in runs if text != line[start:end]]


def _decoded_runs(line: str, run: re.Pattern[str], codec: str) -> list[tuple[int, int, str]]:
    """Return the runs of high characters on ``line`` decoded as ``codec``, but those with a character of no byte."""
    table, runs = _byte_of("cp1252"), []
    for match in run.finditer(line):
        try:
            raw = bytes(table[character] for character in match.group())
        except KeyError:
            continue
        runs.append((match.start(), match.end(), _read_again(raw, codec)))
    return runs


#: Bytes that ISO 8859-6 leaves undefined, as Python's decoder escapes them → what Windows-1252 has there.
_WESTERN: Final = {0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0x100)}


def _read_again(raw: bytes, codec: str) -> str:
    """Return ``raw`` decoded as ``codec``; undefined bytes (curly quotes in ISO 8859-6) as Windows-1252."""
    return raw.decode(codec, errors="surrogateescape").translate(_WESTERN)


def _is_known(word: str) -> bool:
    return frequency(word) >= _MIN_SHORT_FREQUENCY if len(word) == 2 else is_plausible(word)


def _weight_of_words(runs: list[tuple[int, int, str]]) -> float:
    """Return the number of known words in ``runs`` plus the share of their letters; 0 where they prove nothing."""
    words = [word for _, _, text in runs for word in re.findall(r"[^\W\d_]{2,}", bare(text))]
    if not all(map(is_arabic_letter, "".join(words))):
        return 0.0
    known = list(filter(_is_known, words))
    if sum(map(len, known)) >= _MIN_KNOWN_LETTERS and len(known) >= _MIN_KNOWN_SHARE * len(words):
        return len(known) + sum(map(len, known)) / sum(map(len, words))
    articles = sum(word.count(ALEF + LAM) for word in words)  # words that were run together still have their articles
    return 1.0 + articles / len("".join(words)) if articles >= _MIN_ARTICLES else 0.0
