"""Repair text that was decoded with the wrong table, by decoding it again.

Bytes of UTF-8, Windows-1256, ISO 8859-6, Mac Arabic or DOS 720 may have been read with the table of Windows-1252
(Latin-1 with it), Windows-1256 or 1251, Mac Roman, DOS 437, 850 or 720, or Mac Arabic, up to three times in a row. A
line is decoded again on evidence only:

* **UTF-8** proves itself: sequences of its bytes touch each other and make up most of what is not ASCII (``Ø§Ù„Ø¹``,
  ``ط§ظ„ط¹``, ``╪º┘ä╪╣``). Where a byte was lost, since Windows-1252 has no character for it (``Ù`` for ف, 0xD9 0x81),
  the list of words says which letter or mark stood there.
* **Single bytes** prove nothing by themselves: what comes out must be words of the list (``ÇáÚÑÇÞ``, ``«·⁄—«ﬁ``).

Bytes that Windows-1252 leaves undefined are decoded as browsers do (WHATWG, https://encoding.spec.whatwg.org). The rest
of the line stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, product
from math import log
from typing import Final, NamedTuple

import regex

from arabtext.memory import once
from arabtext.script.chars import ALEF, LAM, WAW, YEH, is_arabic_letter
from arabtext.script.language.signs import latin_script_fit
from arabtext.script.morphology import bare
from arabtext.script.stages import Stage, edited
from arabtext.script.wordlist import UNSEEN, frequency, is_plausible
from arabtext.trace import Edit, Step, in_one

#: Tables that text is read with by mistake, the commonest first.
_READ_AS: Final = ("cp1252", "cp1256", "mac_roman", "cp437", "cp850", "cp1251", "mac_arabic", "cp720")
#: Those of languages that write most letters in ASCII.
_WESTERN: Final = frozenset({"cp1252", "mac_roman", "cp437", "cp850"})
#: Encodings of Arabic with a byte for each letter, the commonest first.
_ARABIC_CODECS: Final = ("cp1256", "iso8859_6", "mac_arabic", "cp720")

#: What is hardly ever side by side in clean text: a character of a table that people seldom write, and what stands
#: after it, or before it (a lookbehind, which sees that character too).
_SUSPICIOUS: Final = re.compile(
    "[^\x00-\x7f،؛؟ء-ْ٠-٩ک-گچژڈیа-яё\u0530-\u060b\u0700-\u1fff\u2c00-\ufffc](?:"
    "(?<=[À-ÿ])[^\x00-\x7f]"  # two letters of Latin-1, or one and a sign
    # the letters that Windows-1256 has for the lead bytes of Arabic, twice, each before a sign
    "|(?<=[آأطظعغ×].)[آأطظعغ×](?![ء-غـ-ْ])[^\x00-\x7f]"
    "|(?<=[ء-ي][¢-©¬®-±´-·À-ÿ])|(?<=[¢-©¬®-±´-·À-ÿ])[ء-ي]"  # a letter of Arabic beside one of Latin-1 or a sign
    "|(?<=[\u2500-\u259f√¬ƒ≈‚◊Ÿ])[^\x00-\x7f]|(?<=[Γв‚][Ç€Ђ])|(?<=[Γв‚]\\w[Ç€Ђ])"  # DOS, Mac Roman
    "|(?<=«)[·‰]"  # the article ال in Mac Roman
    "|(?<=[а-џґ][Ѐ-ЯҐ])|(?<=[¤¦©¬®°±µ¶·])[Ѐ-џҐґ]"  # a capital inside a Cyrillic word, a sign before a letter
    "|(?<=[љњћџ])[йўґіїєЄҐ]|(?<=[йўґіїєЄҐ][љњћџ])"  # letters of Serbian beside those of East Slavic languages
    "|(?<=[а-яА-Я][‚„…†‡€‰‹‘’“”•–—™›¤¦§©«¬®°±µ¶·№»])\\w"
    "|(?<=[ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ])[РС]|(?<=[РС][\xa0°±-·№‚„…†‡€‰‹‘’“”•–—™›])"
    ")"
).search
#: A line; a longer one is judged in pieces of at most 2,000 characters, cut at spaces where it has any.
_PIECE: Final = re.compile(r"[^\n]{1,2000}(?=[ \n]|\Z)|[^\n]{1,2000}")


_MAX_DEPTH: Final = 3  # times that one text was decoded wrongly; more were not seen in collected posts and tables


def repair_mojibake() -> Stage:
    """Return the stage that decodes damaged text again, also what went wrong several times."""

    def edits(text: str) -> Iterator[Edit]:
        for piece in _PIECE.finditer(text):
            for edit in _repeated(piece.group()):
                yield Edit(edit.start + piece.start(), edit.end + piece.start(), edit.text)

    return edited("repair mojibake", "encoding", edits, _SUSPICIOUS, asks=could_be_mojibake)


def could_be_mojibake(token: str) -> bool:
    """Report whether ``token``, what stands between two spaces, has a sign of damage.

    Clean words of Arabic, English and French hardly ever have one; a line in which no token has one is not repaired.

    >>> could_be_mojibake("ط§ظ„ط¹ط±ط§ظ‚"), could_be_mojibake("العراق،")
    (True, False)
    """
    return _SUSPICIOUS(token) is not None


def _repeated(line: str) -> list[Edit]:
    """Return the repairs of one line, those of every depth in one."""
    edits = _edits_of(line)
    for _ in range(_MAX_DEPTH - 1 if edits else 0):
        repaired = Step("", "", tuple(edits)).apply(line)
        if not (more := _edits_of(repaired)):
            break
        edits = in_one(edits, more, repaired)
    return edits


def _edits_of(line: str) -> list[Edit]:
    """Return the repairs of one line, by the kind of damage with the most evidence."""
    if not _SUSPICIOUS(line):
        return []
    proven = [sequences for codec in _READ_AS if (sequences := _proven(line, codec))]
    if not proven:
        return _single_bytes(line)
    most = max(map(_covered, proven))
    alike = [sequences for sequences in proven if _covered(sequences) == most]
    best = alike[0] if len(alike) == 1 else max(alike, key=lambda sequences: _likeness(line, sequences))
    if _covered(best) < _MIN_SHARE_OF_LETTERS * _count_high(line):  # bytes of another encoding may look like UTF-8
        return _single_bytes(line) or _decoded(best)
    return _decoded(best)


@once
def _byte_of(codec: str) -> dict[str, int]:
    """Return character → the byte it was read from, 0x80-0xFF; an undefined byte is its C1 control."""
    table = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        if character := bytes([byte]).decode(codec, errors="ignore"):
            table[character] = byte
    return table


def _any_of(codec: str, low: int = 0x80, high: int = 0xFF) -> str:
    """Return a pattern of the characters that ``codec`` has for bytes from ``low`` to ``high``."""
    return "[" + "".join(re.escape(c) for c, byte in _byte_of(codec).items() if low <= byte <= high) + "]"


# UTF-8 read with a table of single bytes


class _Sequence(NamedTuple):
    """A character of UTF-8 as the wrong table showed it (``seen``), and the character itself (``meant``).

    Where it lost a byte (``lost``), ``meant`` is the likeliest character.
    """

    start: int
    end: int
    seen: str
    meant: str
    lost: bool


_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
_FEH: Final = "\N{ARABIC LETTER FEH}"
#: What is left of a sequence → the likeliest character whose last byte has no place in Windows-1252 (0x81, 0x8D, 0x8F,
#: 0x90, 0x9D), or is the soft hyphen, which many programs remove.
_LOST: Final = {
    b"\xd8": "\N{ARABIC LETTER HAH}",
    b"\xd9": _FEH,  # or a mark, see _with_marks
    b"\xda": "\N{ARABIC LETTER HAH WITH HAMZA ABOVE}",
    b"\xdb": "\N{ARABIC LETTER HEH GOAL}",
    b"\xe2\x80": "\N{RIGHT DOUBLE QUOTATION MARK}",
}


@once
def _sequences_of(codec: str) -> re.Pattern[str]:
    """Return a pattern of UTF-8 sequences in text read as ``codec``; the group is one that lost a byte."""

    def one_of(low: int, high: int) -> str:
        return _any_of(codec, low, high)

    tail = one_of(0x80, 0xBF)
    lengths = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
    whole = "|".join(one_of(low, high) + tail * count for low, high, count in lengths)
    lost = f"{one_of(0xC2, 0xDF)}{_REPLACED}|{one_of(0xE0, 0xEF)}{tail}?{_REPLACED}"
    if codec == "cp1252":
        lost += f"|{one_of(0xD8, 0xDB)}|{one_of(0xE2, 0xE2)}{one_of(0x80, 0x80)}"
    elif codec == "cp1256":
        lost += f"|{one_of(0xD8, 0xD8)}"  # it lacks no byte, but has the soft hyphen
    return re.compile(f"{whole}|({lost})")


#: A character in use; those of 0x80-0x9F are what was damaged twice, and letters of phonetic script are left out.
_IN_USE: Final = regex.compile(
    r"[[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}\x80-\x9f]--[\u0180-\u0191\u0193-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u0258\u025a-\u02af]]",
    regex.VERSION1,
).match
#: Characters that are believed alone, among ASCII; others only beside each other.
_EVERYDAY: Final = re.compile(
    "[\x80-\u017f\u0192\u02c6\u02dc،؛؟ء-غـ-ْ٠-٭ٰ\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be"
    "\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
    "\u06c1\u06c3\u06cc\u06d2\u06d4\u06f0-\u06f9\u2000-\u206f\u20ac\u2116\u2122\u2190-\u21ff\u25a0-\u27bf"
    "\ufb50-\ufdff\ufe0f\ufe70-\ufeff\ufffd\U0001f000-\U0001faff]"
).match
_ARABIC_LETTER: Final = re.compile("[ء-غـ-ي\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba-\u06d2]").match
_CLOSING: Final = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}»…–—™“‘"
# Chosen by hand; tests/bench/encodings.py measures them.
_MIN_RUN: Final = 6  # characters of sequences in a row that prove damage by themselves
_MIN_SHARE: Final = 0.5  # of the characters beyond ASCII on the line, in sequences
_MIN_SHARE_OF_LETTERS: Final = 0.9  # the same, for a table in which clean text has its letters there too


def _found(line: str, codec: str) -> list[_Sequence]:
    """Return the sequences on ``line`` that are UTF-8 of a character in use, and those that lost a byte."""
    table, sequences = _byte_of(codec), list[_Sequence]()
    for match in _sequences_of(codec).finditer(line):
        raw = bytes(table[character] for character in match.group().rstrip(_REPLACED))
        meant = _LOST.get(raw, _REPLACED) if match[1] else raw.decode("utf-8", errors="ignore")
        if meant and _IN_USE(meant):
            sequences.append(_Sequence(*match.span(), match.group(), meant, match[1] is not None))
    return sequences


def _runs(sequences: Iterable[_Sequence]) -> Iterator[list[_Sequence]]:
    """Yield the sequences that touch each other."""
    run: list[_Sequence] = []
    for sequence in sequences:
        if run and run[-1].end != sequence.start:
            yield run
            run = []
        run.append(sequence)
    if run:
        yield run


def _covered(sequences: list[_Sequence]) -> int:
    """Return the number of characters in sequences."""
    return sum(len(sequence.seen) for sequence in sequences)


def _likeness(line: str, sequences: list[_Sequence]) -> float:
    """Return how likely the decoded words are, as a natural logarithm: DOS 437 and 850 have many signs in common."""
    text = Step("", "", tuple(_decoded(sequences))).apply(line)
    likeness = sum(_log_frequency(bare(word)) for word in _ARABIC_WORD.findall(text))
    for word in _LATIN_WORD.findall(text):
        likeness += latin_script_fit(word.lower()) + (_ODD_CASE if _HAS_ODD_CASE(word) else 0.0)
    return likeness


_LATIN_WORD: Final = regex.compile(r"\p{Latin}+")
_HAS_ODD_CASE: Final = regex.compile(r"\p{Ll}\p{Lu}").search
_ODD_CASE: Final = -10.0  # natural logarithm of how rare a capital is inside a small word; chosen by hand


def _count_high(line: str) -> int:
    """Return the number of characters beyond ASCII."""
    return sum(character > "\x7f" for character in line)


def _proven(line: str, codec: str) -> list[_Sequence]:
    """Return the sequences of UTF-8 on ``line`` if they prove that it was read as ``codec``, else nothing."""
    found, table = _found(line, codec), _byte_of(codec)
    sequences = [sequence for run in _runs(found) if _is_believed(run, codec) for sequence in run]
    whole = [sequence for sequence in sequences if not sequence.lost]
    everyday = [sequence for sequence in whole if _EVERYDAY(sequence.meant)]
    if codec == "cp1256" and _stand_out_in_arabic(everyday):
        return sequences
    high = sum(map(table.__contains__, line)) if codec in _WESTERN else _count_high(line)
    is_all = _covered(found) >= _MIN_SHARE_OF_LETTERS * high
    if not is_all and (codec not in _WESTERN or _covered(sequences) < _MIN_SHARE * high):
        return []
    runs = _runs(whole if is_all else everyday)
    if any(_covered(run) >= _MIN_RUN for run in runs) or _are_damage(line, everyday, codec):
        return found if is_all else sequences
    return []


def _is_believed(run: list[_Sequence], codec: str) -> bool:
    """Return whether sequences in a row may be UTF-8: one that is alone only if it is an everyday character.

    A letter of Arabic alone, which Windows-1256 has for a lead byte, is none.
    """
    return len(run) > 1 or (_EVERYDAY(run[0].meant) is not None and not (codec == "cp1256" and run[0].lost))


def _stand_out_in_arabic(everyday: list[_Sequence]) -> bool:
    """Return whether sequences of Windows-1256 prove damage, also within clean Arabic: two letters, or any three."""
    pairs = [(a, b) for a, b in pairwise(everyday) if a.end == b.start]
    return any(_ARABIC_LETTER(a.meant) and _ARABIC_LETTER(b.meant) for a, b in pairs) or any(
        b is c for (_, b), (c, _) in pairwise(pairs)
    )


def _are_damage(line: str, everyday: list[_Sequence], codec: str) -> bool:
    """Return whether sequences among ASCII, apart from each other, prove damage."""
    everyday = [sequence for sequence in everyday if sequence.meant > "\x9f"]  # no controls
    different = len({sequence.seen for sequence in everyday}) > 1
    if codec in _WESTERN and (different or (codec == "cp1252" and len(everyday) > 1)):
        return True
    return any(_is_damage_alone(line, sequence, codec) for sequence in everyday)


def _is_damage_alone(line: str, sequence: _Sequence, codec: str) -> bool:
    """Return whether one sequence proves damage.

    Neither does a letter before closing quotation marks, but for a capital inside a small word, nor a sequence beside
    another sign or letter.
    """
    before, after = line[max(0, sequence.start - 1) : sequence.start], line[sequence.end : sequence.end + 1]
    inside = _SMALL(before) or _SMALL(after)
    if all(character in _CLOSING for character in sequence.seen[1:]):
        return codec == "cp1252" and sequence.seen[0].isupper() and inside is not None
    if len(sequence.seen) > 2:
        return True
    if codec == "cp1252":
        return (before + after).isascii()
    return inside is not None and codec in _WESTERN and _ODD_LEAD(sequence.seen) is not None


_SMALL: Final = re.compile("[a-z]").match
#: A sign that Mac Roman or DOS has for the lead byte of a Latin letter; 2√π is mathematics, and ƒ a letter of Ewe.
_ODD_LEAD: Final = re.compile("[¬√≈├┬─┼][^π]|ƒ[^πß-ÿ]").match


def _decoded(sequences: list[_Sequence]) -> list[Edit]:
    """Return the edits that decode ``sequences``."""
    return [Edit(s.start, s.end, text) for run in _runs(sequences) for s, text in zip(run, _filled(run), strict=True)]


# Bytes that were lost

_ARABIC_WORD: Final = re.compile("[\u0620-\u0652\u066e-\u06d3]+")
_MAX_LOST: Final = 6  # lost bytes of one word for which all choices are compared
_MARKED: Final = re.compile("[\N{ARABIC FATHA}\N{ARABIC SUKUN}]").search  # a word that is written with its marks
#: Letters after which news set a mark inside a word without others: it is nearly always the damma of a verb.
_BEFORE_DAMMA: Final = frozenset("يتأنم")
# Natural logarithms of how much rarer a lost mark is than a lost ف, chosen by hand on half of NTREX and of PUD.
_MARK: Final = -2.0
_MARK_ELSEWHERE: Final = -6.0
_MARK_OF_LETTER: Final = 4.0  # of a letter without one, in a word that is written with its marks
_IMPLAUSIBLE: Final = UNSEEN / 10  # occurrences in a million of a word that is not even made of words of the list


def _filled(run: list[_Sequence]) -> str:
    """Return the characters of a run of sequences; where a byte was lost, those that make words."""
    text = "".join(sequence.meant for sequence in run)
    lost = [at for at, sequence in enumerate(run) if sequence.lost and sequence.meant == _FEH]
    return _ARABIC_WORD.sub(lambda word: _with_marks(word, lost), text) if lost else text


def _with_marks(match: re.Match[str], lost: list[int]) -> str:
    """Return a word with a mark in place of ف at some of its ``lost`` places where that gives a likelier word."""
    word, start = match.group(), match.start()
    places = [at - start for at in lost if start <= at < match.end()]
    if len(places) > _MAX_LOST:
        return word

    def weight(marks: Sequence[int]) -> float:
        if 0 in marks or any(a + 1 == b for a, b in pairwise(marks)):
            return -float("inf")  # no mark is first, or follows another
        letters = bare("".join(c for at, c in enumerate(word) if at not in marks))
        return _log_frequency(letters) + sum(_log_mark(word, at) for at in marks)

    choices = product((False, True), repeat=len(places))
    best = max(([at for at, is_mark in zip(places, c, strict=True) if is_mark] for c in choices), key=weight)
    return "".join(_mark(word, at) if at in best else c for at, c in enumerate(word))


def _log_mark(word: str, place: int) -> float:
    """Return how likely a mark is at a place of a word, against ف, as a natural logarithm."""
    if _MARKED(word):
        return _MARK_OF_LETTER if word[place - 1] != ALEF and is_arabic_letter(word[place - 1]) else _MARK_ELSEWHERE
    return _MARK if place == len(word) - 1 or word[place - 1] in _BEFORE_DAMMA else _MARK_ELSEWHERE


def _mark(word: str, place: int) -> str:
    """Return the likeliest mark at a place of a word: before a long vowel its own."""
    after = word[place + 1 : place + 2]
    if not after and not _MARKED(word):
        return "\N{ARABIC KASRATAN}"
    is_kasra = after == YEH or (after != WAW and _MARKED(word))
    return "\N{ARABIC KASRA}" if is_kasra else "\N{ARABIC DAMMA}"


# Single bytes of Arabic read with another table

# Chosen by hand; tests/bench/encodings.py measures them.
_MIN_ARABIC: Final = 0.8  # share of Arabic characters in what is not ASCII
_MIN_KNOWN_SHARE: Final = 0.6  # of the words of a decoded line that the list holds
_MIN_KNOWN_LETTERS: Final = 3  # letters of those words
_MIN_ARTICLES: Final = 3  # articles in words that were run together
_MIN_WEIGHT: Final = 1.0  # see _weight_of_words
_MIN_WEIGHT_BESIDE_ASCII: Final = 2.5  # more than one word, on a line that also holds words of ASCII letters
_MIN_SHORT_FREQUENCY: Final = 50.0  # words per million of a word of two letters that counts
#: How much commoner a table is than the rarest, as a reading or an encoding of Arabic: natural logarithm of the ratio.
_PRIOR: Final = {"cp1252": 3.0, "cp1256": 3.0, "iso8859_6": 0.5}
_MIN_LEAD: Final = 1.0  # over the next reading with other words, natural logarithm
_NO_BREAK_SPACE: Final = -5.0  # natural logarithm: Mac Arabic has its spaces where others have this
_HIGH_RUN: Final = re.compile("[^\x00-\x7f]+")
#: The same, but for accented letters in a western word; a long one is more, since the space of Mac Arabic is in it.
_HIGH_WORD: Final = re.compile("[^\x00-\x7f]{5,}|(?<![A-Za-z\x80-\U0010ffff])[^\x00-\x7f]++(?![A-Za-z])")
_MIN_FREE: Final = 0.8  # share of their characters in all beyond ASCII; chosen by hand
_ARABIC_CHARACTER: Final = re.compile("[\u060c-\u066d]")
_OTHER_CHARACTER: Final = re.compile("[^\x00-\x7f\xa0\u060c-\u066d]")
#: A sign that Mac Arabic has twice between letters, or tanwin inside a word.
_GLUED: Final = re.compile(
    r"[ء-ي][\]\[{}<>|^_=+*&#$@%!;?~\\]+[ء-ْ]|[\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}][ء-ي]"
).search
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")


_PLAIN_RUN: Final = re.compile("[ء-غف-ي]{2,}")
_MIN_IN_WORDS: Final = 0.75  # share of the characters beyond ASCII in words of Arabic, of a line that is not damaged
_HAS_C1: Final = re.compile("[\x80-\x9f]").search  # no table of Arabic that was in use has controls there


def _single_bytes(line: str) -> list[Edit]:
    """Return repairs of single bytes of Arabic, by the two tables that give the likeliest words, if that is clear."""
    runs = _HIGH_WORD.findall(line)
    high = sum(map(len, runs))
    if high < _MIN_FREE * _count_high(line) or _is_in_words(line):
        return []
    least = _MIN_WEIGHT_BESIDE_ASCII if re.search("[A-Za-z]", line) else _MIN_WEIGHT
    found = list[tuple[float, str, str, str]]()
    for wrong in _READ_AS:
        readable = list(filter(_all_of(wrong), runs))
        is_most = sum(map(len, readable)) >= _MIN_SHARE_OF_LETTERS * high > 0
        shown = " ".join(readable)
        for right in _ARABIC_CODECS if is_most else ():
            text = shown.translate(_again(wrong, right))
            if wrong != right and not _HAS_C1(text) and _is_arabic(text) and _weight_of_words(text) > least:
                likeness = _log_of_words(text) + _PRIOR.get(wrong, 0.0) + _PRIOR.get(right, 0.0)
                found.append((likeness, wrong, right, text))
    if not found:
        return []
    likeness, wrong, right, text = max(found, key=lambda reading: reading[0])
    if any(other > likeness - _MIN_LEAD and words != text for other, _, _, words in found):
        return []
    return list(_decoded_bytes(line, wrong, right))


def _is_in_words(line: str) -> bool:
    """Return whether what is not ASCII on ``line`` is words of Arabic as it stands, whatever sign touches them."""
    known = filter(_is_known, _PLAIN_RUN.findall(bare(line)))
    return sum(map(len, known)) >= _MIN_IN_WORDS * _count_high(line)


def _decoded_bytes(line: str, wrong: str, right: str) -> Iterator[Edit]:
    """Yield the edits that decode what is not ASCII on ``line`` again, but runs with a character of no byte."""
    for match in _HIGH_RUN.finditer(line):
        text = match.group().translate(_again(wrong, right))
        if text != match.group() and _all_of(wrong)(match.group()):
            yield Edit(*match.span(), text)


@once
def _all_of(codec: str) -> Callable[[str], object]:
    """Return a test whether all characters of a text are those of bytes from 0x80."""
    return re.compile(_any_of(codec) + "+").fullmatch


@once
def _again(wrong: str, right: str) -> dict[int, str]:
    """Return character of ``wrong`` → that of ``right``; undefined bytes (curly quotes in ISO 8859-6) as cp1252."""
    bytes_of = {ord(character): bytes([byte]) for character, byte in _byte_of(wrong).items() if character > "\x7f"}
    return {c: raw.decode(right, "ignore") or raw.decode("cp1252", "ignore") for c, raw in bytes_of.items()}


def _is_arabic(text: str) -> bool:
    """Return whether nearly all characters beyond ASCII are Arabic, and no odd sign is between two letters."""
    if _GLUED(text):
        return False
    arabic = len(_ARABIC_CHARACTER.findall(text))
    return arabic >= _MIN_ARABIC * (arabic + len(_OTHER_CHARACTER.findall(text))) > 0


def _weight_of_words(text: str) -> float:
    """Return the number of known words in ``text`` plus the share of their letters; 0 where they prove nothing."""
    words = _LETTERS.findall(bare(text))
    if not all(map(is_arabic_letter, "".join(words))):
        return 0.0
    known = list(filter(_is_known, words))
    if sum(map(len, known)) >= _MIN_KNOWN_LETTERS and len(known) >= _MIN_KNOWN_SHARE * len(words):
        return len(known) + sum(map(len, known)) / sum(map(len, words))
    articles = sum(word.count(ALEF + LAM) for word in words)  # words that were run together still have their articles
    return 1.0 + articles / len("".join(words)) if articles >= _MIN_ARTICLES else 0.0


def _log_of_words(text: str) -> float:
    """Return the natural logarithm of the likelihood of the words of ``text``."""
    words = map(_log_frequency, _LETTERS.findall(bare(text)))
    return sum(words) + _NO_BREAK_SPACE * text.count("\N{NO-BREAK SPACE}")


def _log_frequency(word: str) -> float:
    """Return the natural logarithm of how many words in a million are ``word``, spelled without marks."""
    return log(frequency(word) or (UNSEEN if is_plausible(word) else _IMPLAUSIBLE))


def _is_known(word: str) -> bool:
    return frequency(word) >= _MIN_SHORT_FREQUENCY if len(word) == 2 else is_plausible(word)
