"""Decode the bytes of a file, in the encodings that Arabic and English files come in.

UTF-8 and UTF-16 are recognized by their form, also without a byte order mark, and where a few bytes are damaged. Bytes
in an older encoding of one byte a character can be decoded in any of them; the right one is that in which the words are
the likeliest, by the trigrams of their letters. :func:`find_text` reports how sure that is. Text that is hardly
likelier than what another encoding gives is refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf
from typing import Final

import regex

from arabtext.errors import InputError, UsageError
from arabtext.script.language.arabic_script import letter_fit
from arabtext.script.language.signs import latin_script_fit
from arabtext.script.morphology import bare

#: Older encodings of Arabic, the commonest first: Windows, ISO 8859-6, Mac OS, DOS.
ARABIC_CODECS: Final = ("cp1256", "iso8859_6", "mac_arabic", "cp720")
#: Those of languages in Latin letters: Windows for western languages and for Turkish, Mac OS, DOS.
_WESTERN_CODECS: Final = ("cp1252", "cp1254", "mac_roman", "cp850", "cp437")
_TURKISH: Final = "cp1254"
_NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1256": "Windows-1256",
    "iso8859_6": "ISO 8859-6",
    "mac_arabic": "Mac Arabic",
    "cp720": "DOS 720",
    "cp1252": "Windows-1252",
    "cp1254": "Windows-1254",
    "mac_roman": "Mac Roman",
    "cp850": "DOS 850",
    "cp437": "DOS 437",
}
_CHOICES: Final = "utf-8, utf-16, cp1256 (Windows), iso8859_6, mac_arabic, cp720 (DOS) or cp1252 (Western)"

_FEW_CONTROLS: Final = 2  # control characters that any text may have, and more of a longer one; chosen by hand
_MAX_SAMPLE: Final = 20_000  # bytes or characters that decide
# Bytes that are no UTF-8, in a text that is decoded as UTF-8 nevertheless. Chosen by hand: bytes of a text in another
# encoding hardly ever are UTF-8.
_MAX_DAMAGE: Final = 0.1  # for each byte outside ASCII that is UTF-8
_MAX_DAMAGE_OF_LITTLE: Final = 0.5  # the same, where there are few
_LITTLE: Final = 2  # such bytes
_SURE: Final = 0.9  # confidence in an older encoding below which a note says so; chosen by hand
_MIN_SHARE: Final = 0.9  # of UTF-8, below which the bytes may also be text in another encoding


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, the usual name of its ``encoding``, and how far both can be relied on.

    ``confidence`` is the probability, 0 to 1, that the encoding is the right one, by a rule of thumb; ``replaced`` the
    number of bytes that are not of the encoding, each U+FFFD in the text. ``notes`` say what is damaged or not sure.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    confidence: float = 1.0
    replaced: int = 0


def decode(raw: bytes, name: str, *, lenient: bool = False) -> str:
    """Return ``raw`` as text; ``name`` is the name of the file in an error.

    That is UTF-8 or UTF-16, with a mark or without, else Windows-1256, ISO 8859-6, Mac Arabic or DOS 720 where the text
    is Arabic in one of them and in no other, else Windows-1252 or 1254, Mac Roman, DOS 850 or 437 where it is in Latin
    letters. ``lenient`` accepts NUL characters in UTF-8, which tables may have.
    Raises :class:`arabtext.errors.InputError` for bytes that are no text, or that are equally likely text in several
    encodings.

    >>> decode("قيس".encode("cp1256"), "names.txt"), decode("قيس".encode("cp720"), "names.txt")
    ('قيس', 'قيس')
    """
    return find_text(raw, name, lenient=lenient).text


def find_text(raw: bytes, name: str, *, lenient: bool = False, encoding: str | None = None) -> Decoded:
    """Return ``raw`` as text with its encoding; ``encoding`` is that of Python's codecs, recognized if it is not given.

    Bytes that are not of the encoding become U+FFFD, and a note says how many and on which line; another one says that
    the encoding is not sure. Raises the errors of :func:`decode`, and :class:`arabtext.errors.UsageError` for an
    unknown encoding.

    >>> found = find_text("name\\nقيس بغداد".encode("iso8859_6"), "names.csv")
    >>> found.encoding, found.confidence > 0.9, found.replaced
    ('ISO 8859-6', True, 0)
    """
    confidence = 1.0
    if encoding is None:
        encoding, confidence = _find_codec(raw, name, lenient)
    try:
        codec = codecs.lookup(encoding).name
        text = raw.decode("utf-8-sig" if codec == "utf-8" else codec, "replace")
    except (LookupError, UnicodeError) as error:
        raise UsageError(f"unknown encoding {encoding!r}; use {_CHOICES}") from error
    notes = []
    if damage := text.count("\ufffd") - raw.count("\ufffd".encode()) * codec.startswith("utf-8"):
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        many = f"{damage} bytes are" if damage > 1 else "1 byte is"
        notes.append(f"{name}: {many} not {_NAMES.get(codec, codec)}, {'the first ' * (damage > 1)}in line {line}")
    shown = _NAMES.get(encoding, _NAMES.get(codec, encoding))
    if confidence < _SURE and not codec.startswith("utf"):
        notes.append(f"{name}: {shown} is only the likeliest encoding; save the file as UTF-8 if the text is wrong")
    return Decoded(text, shown, tuple(notes), confidence, damage)


#: What a file begins with → its codec; the mark of UTF-32 begins like that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _find_codec(raw: bytes, name: str, lenient: bool) -> tuple[str, float]:
    """Return the codec of bytes and the confidence. Raises :class:`arabtext.errors.InputError` if none gives a text."""
    refusal = f"{name} is not a text file in an encoding that is recognized; save it as UTF-8"
    if codec := next((codec for mark, codec in _MARKS if raw.startswith(mark)), ""):
        try:
            raw.decode(codec)
        except UnicodeDecodeError as error:
            raise InputError(refusal) from error
        return codec, 1.0
    if codec := _utf16(raw[:_MAX_SAMPLE]):  # before UTF-8, since its bytes are ASCII and controls where it is Arabic
        if _is_text(raw[: _MAX_SAMPLE // 2 * 2].decode(codec, "replace")):
            return codec, 0.99
        raise InputError(refusal)
    share = _share_of_utf8(raw)
    if share and (share >= _MIN_SHARE or not _find_older(raw)):
        is_text = _is_text(raw[:_MAX_SAMPLE].decode("latin-1")) if lenient else b"\0" not in raw[:_MAX_SAMPLE]
        if not is_text and not raw.startswith(codecs.BOM_UTF8):
            raise InputError(refusal)
        return "utf-8-sig", share
    if not _is_text(raw[:_MAX_SAMPLE].decode("latin-1")):
        raise InputError(refusal)
    if found := _find_older(raw):
        return found
    raise InputError(f"{refusal}, or give its encoding: {_CHOICES}")


def _is_text(text: str) -> bool:
    """Return whether a text has hardly any control characters, of which programs and pictures have many."""
    controls = sum(not c.isprintable() and not c.isspace() and c < "\x80" for c in text)
    return controls * 100 <= len(text) + _FEW_CONTROLS * 100


def _share_of_utf8(raw: bytes) -> float:
    """Return the share of UTF-8 in the bytes outside ASCII, 1 if there are none; 0 if it is too little for damage."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == _CUT and (error.end - error.start > 1 or raw[error.start] < _MAX_LEAD):
            return 1 - 1 / len(raw)  # the last character was cut
        beyond = sum(byte >= 0x80 for byte in raw)
        good = sum(len(c.encode()) for c in raw.decode("utf-8", "ignore") if c >= "\x80")
        bad = beyond - good
        is_damage = bad <= (_MAX_DAMAGE_OF_LITTLE if bad <= _LITTLE else _MAX_DAMAGE) * good
        return good / beyond if is_damage else 0.0
    return 1.0


_CUT: Final = "unexpected end of data"  # how Python calls it
_MAX_LEAD: Final = 0xDC  # lead bytes of Latin to Arabic letters are smaller; larger ones end words in other encodings


def _utf16(sample: bytes) -> str:
    """Return the codec of UTF-16 without a mark; empty if the bytes are none.

    One byte of each character has few values: 0 of ASCII, 6 of Arabic.
    """
    size = len(sample) // 2
    even, odd = (sum(half.count(value) for value in (0, 6)) for half in (sample[0 : 2 * size : 2], sample[1::2]))
    if not size or max(even, odd) * 2 < size or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


# Encodings of one byte a character

_LETTER: Final = (
    r"[\p{L}\p{M}\uFFFD\x80-\x9F[[\p{So}\p{Sk}\p{Sm}]--[\x00-\x7F]]]"  # or a sign that a wrong encoding makes of one
)
_WORD: Final = regex.compile(rf"(?V1){_LETTER}*[{_LETTER}--[\x00-\x7F]]{_LETTER}*")
#: A word of Arabic letters, each with at most one mark, or with shadda and one.
_ARABIC_WORD: Final = regex.compile(
    r"(?V1)(?:[[\p{Arabic}\u0640]--\p{M}](?:\N{ARABIC SHADDA}?\p{M}?|\p{M}\N{ARABIC SHADDA}))+"
)
_LATIN_WORD: Final = regex.compile(r"[\p{Latin}\p{M}]+")
#: A word in Latin letters as people write it: small, with a capital first, or in capitals.
_CASED_WORD: Final = regex.compile(r"[\p{Lu}]?[\p{Ll}\p{Lo}\p{M}]+|[\p{Lu}\p{M}]+")
_APOSTROPHE: Final = regex.compile(r"(?<=\p{L})’")
#: Another sign outside ASCII where texts in Latin letters have it.
_PLACED_SIGN: Final = regex.compile(
    r"(?<![\p{L}\p{N}])[“„”«‘¿¡](?=\S|\xA0)|(?<=[\p{L}\p{N}\p{P}\xA0])[”“»’](?![\p{L}\p{N}])|…(?![\p{L}\p{N}])"
    r"|(?<![^\s\p{N}])[–—](?![^\s\p{N}])|[€£](?=\s?\p{N})|(?<=[\p{N}\s])[€£°§](?!\p{L})|[©®](?!\p{L})"
    r"|\xA0(?=[:;!?»%\p{N}])|(?<=«)\xA0"
)
_SIGN: Final = regex.compile(r"[^\x00-\x7F\p{L}\p{M}\s]|\xA0")
_HAS_LETTER: Final = regex.compile(r"\p{L}").search
#: A digit, or a sign of ASCII that Mac Arabic has twice, between the bytes of letters: a text in another encoding.
_GLUED_SIGN: Final = re.compile(
    rb"(?<=[\xC1-\xFF])[\xA1-\xAB\xB0-\xB9\xBC-\xBE\xDB-\xDF\xFB-\xFD](?=[0-9A-Za-z\xC1-\xFF])"
    rb"|(?<=[\xC1-\xFF])\xDE|\xDE(?=[\xC1-\xFF])"
)
#: A word with letters that Turkish has not: Windows-1254 has six letters of it where Windows-1252 has Icelandic ones.
_NO_TURKISH: Final = regex.compile(r"(?i)[^a-zçğıöşüâîû]").search
#: Words of one letter outside ASCII, of any language in Latin letters.
_ONE_LETTER: Final = frozenset("àáåäéèíóòöőúø")
#: The fit of a word with letters of two scripts, or with signs among its letters: natural logarithm, below that of the
#: unlikeliest Arabic letter, -11.
_NO_WORD: Final = -13.0
_FIT_OF_MARK: Final = -0.8  # of a mark for each letter, natural logarithm; chosen by hand
# The same for languages in Latin letters; chosen by hand.
_NO_LATIN: Final = -30.0
_FIT_OF_APOSTROPHE: Final = -8.0
_FIT_OF_SIGN: Final = -13.0  # where texts have it
#: Least mean fit of the words of a text, natural logarithm. Chosen by hand on the texts that tests/bench/encodings.py
#: leaves out: sentences of a few words have -1.7 to -4.1, vocalized ones to -5.2, other languages and encodings hardly
#: ever more than -5.2.
_MIN_FIT: Final = -5.2
_MIN_LATIN_FIT: Final = -18.0  # the same for languages in Latin letters; a word with one rare letter has -17
_LATIN_TRUST: Final = 0.5  # of one letter in a word, where nearly all letters of an Arabic word speak; chosen by hand
_MIN_LEAD: Final = 0.4  # by which the best encoding fits better than the next, natural logarithm; chosen by hand
#: Signs that a right decoding hardly has: the replacement of bytes that mean nothing in the encoding, and what the
#: space of Mac Arabic is in ISO 8859-6.
_ODD_SIGNS: Final = ("\N{REPLACEMENT CHARACTER}", "\N{NO-BREAK SPACE}")
_MAX_ODD: Final = 0.2  # share of words outside ASCII that no language in Latin letters can have; chosen by hand
_MIN_ARABIC: Final = 0.5  # letters of Arabic words for each byte outside ASCII; chosen by hand
_MIN_LETTERS: Final = 3  # of the longest Arabic word; chosen by hand
_MIN_CONFIDENCE: Final = 0.6  # what is less sure is refused; chosen by hand
#: How much commoner an encoding is among files in Latin letters than DOS and Mac Roman: natural logarithm of the ratio,
#: chosen by hand.
_PRIOR: Final = {"cp1252": 3.0, "cp1254": 1.5}
_MAX_EVIDENCE: Final = 30.0  # natural logarithm: beyond it the confidence is 1 in any case


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a text fits languages: the mean over its words that are not ASCII, their number, the least mean.

    ``trust``: how many nats of evidence a nat of the fit of one word is.
    """

    mean: float
    words: int
    least: float
    trust: float = 1.0


def _find_older(raw: bytes) -> tuple[str, float] | None:
    """Return the encoding of one byte a character in which the bytes are a text, and the confidence."""
    return _find_likeliest(raw, ARABIC_CODECS, _fit_arabic) or _find_likeliest(raw, _WESTERN_CODECS, _fit_latin)


def _find_likeliest(
    raw: bytes, choices: tuple[str, ...], fit_of: Callable[[bytes, str], _Fit]
) -> tuple[str, float] | None:
    """Return the encoding in which the words are likeliest, and the confidence; None if that is not clear."""
    sample = raw[:_MAX_SAMPLE]
    texts = {codec: sample.decode(codec, "replace") for codec in choices}
    fits = {codec: fit_of(sample, codec) for codec in choices}
    means = {codec: fit.mean + _PRIOR.get(codec, 0.0) / max(1, fit.words) for codec, fit in fits.items()}
    best, *others = sorted(choices, key=lambda codec: -means[codec])
    fit = fits[best]
    lead = means[best] - max((means[c] for c in others if _differ(texts[c], texts[best])), default=-inf)
    if fit.mean < fit.least or lead < _MIN_LEAD:
        return None
    evidence = min(lead, fit.mean - fit.least) * fit.words * fit.trust
    confidence = 1 / (1 + exp(-min(evidence, _MAX_EVIDENCE)))
    return (best, confidence) if confidence >= _MIN_CONFIDENCE else None


def _differ(one: str, other: str) -> bool:
    """Return whether two texts have different words."""
    return bool(_WORD.findall(one) != _WORD.findall(other))


def _fit_arabic(raw: bytes, codec: str) -> _Fit:
    """Return the fit of the words that are not ASCII to Arabic, Persian or Urdu; Latin ones do not count."""
    text, beyond = raw.decode(codec, "replace"), sum(byte >= 0x80 for byte in raw)
    glued = len(_GLUED_SIGN.findall(raw)) if codec == "mac_arabic" else 0
    words = [word for word in _WORD.findall(text) if not _LATIN_WORD.fullmatch(word)]
    arabic = [word for word in words if _ARABIC_WORD.fullmatch(word)]
    if max(map(len, arabic), default=0) < _MIN_LETTERS or sum(map(len, arabic)) < _MIN_ARABIC * beyond:
        return _Fit(_NO_WORD, len(words), _MIN_FIT)
    fits = zip(*map(_fit_arabic_word, arabic), strict=True)
    others = _NO_WORD * (len(words) - len(arabic) + glued)
    odd = any(sign in text for sign in _ODD_SIGNS)
    return _Fit(max((sum(fit) + others) / len(words) for fit in fits) - odd, len(words), _MIN_FIT)


def _fit_arabic_word(word: str) -> tuple[float, ...]:
    """Return the fit of the letters of a word to each language; marks are rare."""
    letters = bare(word)
    marks = _FIT_OF_MARK * (len(word) - len(letters)) / max(1, len(letters))
    return tuple(fit + marks for fit in letter_fit(letters))


def _fit_latin(raw: bytes, codec: str) -> _Fit:
    """Return the fit of the words and signs that are not ASCII to languages in Latin letters."""
    text = raw.decode(codec, "replace")
    words = [_fit_latin_word(word, codec) for word in _WORD.findall(text) if _HAS_LETTER(word)]
    fits = words + [_fit_sign(text, sign.start()) for sign in _SIGN.finditer(text)]
    odd = sum(fit == _NO_LATIN for fit in words)
    are_words = sum(words) >= _MIN_LATIN_FIT * len(words) and odd <= _MAX_ODD * len(words)
    return _Fit(sum(fits) / len(fits) if fits and are_words else _NO_LATIN, len(fits), _MIN_LATIN_FIT, _LATIN_TRUST)


def _fit_latin_word(word: str, codec: str) -> float:
    """Return the fit of a word in whichever language fits best."""
    if codec == _TURKISH and _NO_TURKISH(word):
        return _NO_LATIN
    small = word.lower()
    is_word = _CASED_WORD.fullmatch(word) and _LATIN_WORD.fullmatch(word) and (len(word) > 1 or small in _ONE_LETTER)
    return latin_script_fit(small) if is_word else _NO_LATIN


def _fit_sign(text: str, place: int) -> float:
    """Return the fit of the sign at a place of a text."""
    if _APOSTROPHE.match(text, place):
        return _FIT_OF_APOSTROPHE
    return _FIT_OF_SIGN if _PLACED_SIGN.match(text, place) else _NO_LATIN
