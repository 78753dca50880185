"""Read pictures of text in Arabic and English with Tesseract, and keep of two readings the one that makes sense.

Needs the extra ``ocr`` and, from the system, Tesseract with its Arabic and English models. A picture is read twice, as
Arabic and as Arabic with English: the first loses what is Latin, the second turns Arabic words into Latin ones. Words
are put in the order in which a line of Arabic is read, by their places in the picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import regex

from arabtext.candidates import Suspect
from arabtext.errors import InputError, MissingExtraError, MissingToolError
from arabtext.script import PROFILES, explain
from arabtext.script.chars import BIDI_CONTROLS, is_arabic_letter
from arabtext.script.language.latin_script import english_words
from arabtext.script.wordlist import frequency, is_plausible

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels of the picture

# Limits chosen by hand, so that a hostile picture cannot fill the memory.
MAX_BYTES: Final = 50_000_000  # of a picture file
MAX_PIXELS: Final = 40_000_000  # of a picture
MAX_SIDE: Final = (
    32_767  # pixels, of a 16-bit number: https://github.com/tesseract-ocr/tesseract, TessBaseAPI::Recognize
)
_MAX_SECONDS: Final = 300  # that Tesseract may take for one reading of a picture; chosen by hand
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_ARABIC, _BOTH = "ara", "ara+eng"
_APT: Final = "apt install"  # on Debian and Ubuntu; other systems name the packages alike

# The models expect letters about 30 pixels high (https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html).
_MIN_SIDE: Final = 2_000  # pixels of the longer side: a smaller picture is enlarged; chosen by hand
_ENLARGED: Final = 2  # times
_DARK: Final = 128  # median gray, 0 to 255, below which a picture is light on dark and is inverted

# Places of words and lines; chosen by hand.
_MIN_SHARED_HEIGHT: Final = 0.5  # share of the lower line's height in which two lines are one
_MIN_OVERLAP: Final = 0.3  # share of a word's width in which it is over another one
_MIN_PARAGRAPH_GAP: Final = 0.35  # of a line's height: how much wider than the narrowest gap one between paragraphs is
_MIN_LINE_SENSE: Final = 1.2  # mean sense of a line that only one reading has

#: How much sense a word makes, from 0 for debris to 2 for one that was surely meant; chosen by hand.
_SENSE: Final[Mapping[str, float]] = MappingProxyType(
    {
        "handle": 2.0,
        "common Arabic word": 2.0,
        "English word": 1.8,
        "possible Arabic word": 1.6,
        "number": 1.6,
        "long Latin word": 0.9,
        "number in other digits": 0.8,
        "Arabic letters": 0.7,
        "short Latin word": 0.3,
        "debris": 0.1,
    }
)
_MIN_FREQUENCY: Final = 1  # per million words, of a common Arabic word
_NUMBER: Final = regex.compile(r"[\p{P}]*\d[\d.,:/٫٬%-]*\p{P}*")
_HANDLE: Final = regex.compile(r"@\w{3,}|\w{3,}@|#\w+|https?://\S+")
_EDGES: Final = regex.compile(r"^[\p{P}\p{S}]+|[\p{P}\p{S}]+$|[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC TATWEEL}]")
_NO_BIDI: Final = dict.fromkeys(map(ord, BIDI_CONTROLS), "")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was read: its text, the confidence of Tesseract (0 to 1), its place in the picture."""

    text: str
    confidence: float
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture with its words in reading order; ``confidence`` is their mean, 0 to 1."""

    text: str
    confidence: float
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a picture.

    ``text`` is normalized with the ``ocr`` profile, ``raw`` is as it was read, line by line. ``suspects`` are the words
    of ``text`` that were probably misread. ``confidence`` is the mean over the words, 0 to 1.
    """

    text: str
    raw: str
    confidence: float
    lines: tuple[Line, ...]
    suspects: tuple[Suspect, ...]


def read_image(path: str | Path) -> Reading:
    """Return the text of a picture (PNG, JPEG, WebP, GIF, BMP or TIFF).

    Raises :class:`arabtext.errors.MissingExtraError` without the extra ``ocr``,
    :class:`arabtext.errors.MissingToolError` without Tesseract or one of its models, and
    :class:`arabtext.errors.InputError` for a file that is no picture, or one over 50 MB, 40 million pixels, or 32,767
    pixels on a side.
    """
    image = _open(Path(path))
    factor = _ENLARGED if max(image.size) < _MIN_SIDE else 1
    image = _prepare(image, factor)
    arabic, both = (_read(image, languages, factor) for languages in (_ARABIC, _BOTH))
    lines = tuple(_to_line(words) for words in _merge(both, arabic))
    raw = _join(lines)
    explained = explain(raw, PROFILES["ocr"])
    words = [word.confidence for line in lines for word in line.words]
    confidence = round(sum(words) / len(words), 3) if words else 0.0
    return Reading(explained.text, raw, confidence, lines, explained.suspects)


def _open(path: Path) -> Picture:
    """Return the first frame of a picture, within the limits."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise MissingExtraError("ocr", "Reading pictures") from error
    too_many = f"{path} has more than {MAX_PIXELS // 1_000_000} million pixels, the most that is read"
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB, the most that is read")
        with Image.open(path, formats=_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise InputError(too_many)
            if max(image.size) > MAX_SIDE:
                size = f"{image.width:,} × {image.height:,}"
                raise InputError(f"{path} has {size} pixels; Tesseract reads at most {MAX_SIDE:,} on a side")
            return image.convert("RGBA")
    except UnidentifiedImageError as error:
        raise InputError(f"{path} is no picture in one of the formats {', '.join(_FORMATS)}") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:  # the latter where warnings raise
        raise InputError(too_many) from error
    except (OSError, SyntaxError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read as a picture: {reason}") from error


def _prepare(image: Picture, factor: int) -> Picture:
    """Return a picture as Tesseract expects it: gray, dark on light, ``factor`` times its size."""
    from PIL import Image, ImageOps, ImageStat

    paper = Image.new("RGBA", image.size, "white")
    gray = Image.alpha_composite(paper, image).convert("L")
    if ImageStat.Stat(gray).median[0] < _DARK:
        gray = ImageOps.invert(gray)
    gray = ImageOps.autocontrast(gray, cutoff=1)
    return gray.resize((gray.width * factor, gray.height * factor), Image.Resampling.LANCZOS) if factor > 1 else gray


def _read(image: Picture, languages: str, factor: int) -> list[list[Word]]:
    """Return the words of a picture, line by line, from left to right, in the coordinates of the original."""
    data = _run_tesseract(image, languages)
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for i, text in enumerate(data["text"]):
        text = text.translate(_NO_BIDI).strip()
        if text and float(data["conf"][i]) >= 0:
            left, top = data["left"][i] // factor, data["top"][i] // factor
            right, bottom = left + data["width"][i] // factor, top + data["height"][i] // factor
            word = Word(text, round(float(data["conf"][i]) / 100, 3), (left, top, right, bottom))
            lines.setdefault((data["block_num"][i], data["par_num"][i], data["line_num"][i]), []).append(word)
    return [sorted(words, key=lambda word: word.box[0]) for words in lines.values()]


def _run_tesseract(image: Picture, languages: str) -> dict[str, list[Any]]:
    """Return the data of Tesseract by column, or raise an error that says what is missing."""
    try:
        import pytesseract
    except ImportError as error:
        raise MissingExtraError("ocr", "Reading pictures") from error
    try:
        answer = pytesseract.image_to_data(
            image, lang=languages, config="--psm 6", output_type=pytesseract.Output.DICT, timeout=_MAX_SECONDS
        )
    except pytesseract.TesseractNotFoundError as error:
        raise MissingToolError("Tesseract is not installed", f"{_APT} tesseract-ocr tesseract-ocr-ara") from error
    except pytesseract.TesseractError as error:
        if "Error opening data file" in str(error) or "Failed loading language" in str(error):
            missing = regex.search(r"(?:tessdata/|language ')(\w+)", str(error))
            name = missing[1] if missing else languages
            raise MissingToolError(f"Tesseract lacks its model {name!r}", f"{_APT} tesseract-ocr-{name}") from error
        raise InputError(f"Tesseract could not read the picture: {error}") from error
    except RuntimeError as error:
        raise InputError(
            f"Tesseract took longer than {_MAX_SECONDS} seconds for the picture; try a smaller one"
        ) from error
    return dict(answer)


# The better of two readings


def _merge(both: list[list[Word]], arabic: list[list[Word]]) -> list[list[Word]]:
    """Return the lines of ``both``, with words of ``arabic`` that make more sense, and the lines that only it has."""
    lines = []
    used: set[int] = set()
    for words in both:
        partner = max(range(len(arabic)), key=lambda i: _shared_height(words, arabic[i]), default=-1)
        if partner < 0 or _shared_height(words, arabic[partner]) < _MIN_SHARED_HEIGHT:
            lines.append(words)
            continue
        used.add(partner)
        lines.append(_better_words(words, arabic[partner]))
    for i, words in enumerate(arabic):
        apart = all(_shared_height(words, line) < _MIN_SHARED_HEIGHT for line in both)
        if i not in used and apart and sum(map(_sense, words)) > _MIN_LINE_SENSE * len(words):
            lines.append(words)
    return sorted(lines, key=lambda words: median(word.box[1] for word in words))


def _shared_height(a: list[Word], b: list[Word]) -> float:
    """Return the share of the lower line's height that both lines have in common, 0 to 1."""
    (top_a, bottom_a), (top_b, bottom_b) = _height(a), _height(b)
    shared = min(bottom_a, bottom_b) - max(top_a, top_b)
    return max(0.0, shared / max(1, min(bottom_a - top_a, bottom_b - top_b)))


def _height(words: list[Word]) -> tuple[int, int]:
    """Return the top and the bottom of a line."""
    return min(word.box[1] for word in words), max(word.box[3] for word in words)


def _better_words(words: list[Word], others: list[Word]) -> list[Word]:
    """Return ``words`` with every stretch that makes more sense in ``others`` taken from there."""
    chosen = []
    for ours, theirs in _stretches(words, others):
        ours_makes = sum(_sense(word) * word.confidence for word in ours) / max(1, len(ours))
        theirs_make = sum(_sense(word) * word.confidence for word in theirs) / max(1, len(theirs))
        chosen += theirs if theirs and theirs_make > ours_makes else ours
    return chosen


def _stretches(words: list[Word], others: list[Word]) -> list[tuple[list[Word], list[Word]]]:
    """Return the smallest groups of words of two readings that overlap, from left to right."""
    ours = [(word.box[0], word.box[2], 0, word) for word in words]
    events = sorted([*ours, *((o.box[0], o.box[2], 1, o) for o in others)], key=lambda event: event[:3])
    groups: list[tuple[list[Word], list[Word]]] = []
    reach = -1
    for left, right, side, word in events:
        overlap = reach - left
        if not groups or overlap < _MIN_OVERLAP * (right - left):
            groups.append(([], []))
            reach = -1
        groups[-1][side].append(word)
        reach = max(reach, right)
    return groups


def _sense(word: Word) -> float:
    """Return how much sense a word makes, 0 to 2."""
    return _SENSE[_kind(word.text)]


def _kind(text: str) -> str:
    """Return what kind of word a text is, as a key of the table of sense."""
    core = _EDGES.sub("", text)
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


# Lines and paragraphs


def _to_line(words: list[Word]) -> Line:
    """Return the line of words that are given from left to right."""
    ordered = _reading_order(words)
    left, right = min(word.box[0] for word in words), max(word.box[2] for word in words)
    top, bottom = _height(words)
    confidence = round(sum(word.confidence for word in words) / len(words), 3)
    text = " ".join(word.text for word in ordered)
    return Line(text, confidence, (left, top, right, bottom), tuple(ordered))


def _reading_order(words: list[Word]) -> list[Word]:
    """Return words from right to left, neighboring Latin ones from left to right; a line of Latin alone as it is."""
    if all(_is_latin(word) for word in words) and any(c.isalpha() for word in words for c in word.text):
        return words
    ordered: list[Word] = []
    run: list[Word] = []
    for word in words:
        if _is_latin(word) and any(c.isalpha() for c in word.text):
            run.append(word)
            continue
        ordered, run = [word, *run, *ordered], []
    return [*run, *ordered]


def _is_latin(word: Word) -> bool:
    """Report whether a word has no Arabic letter."""
    return not any(is_arabic_letter(c) for c in word.text)


def _join(lines: tuple[Line, ...]) -> str:
    """Return the text of the lines, with a blank line at each gap that is wider than usual."""
    if not lines:
        return ""
    gaps = [after.box[1] - before.box[3] for before, after in pairwise(lines)]
    height = median(line.box[3] - line.box[1] for line in lines)
    usual = min(gaps, default=0)
    text = lines[0].text
    for gap, line in zip(gaps, lines[1:], strict=True):
        text += ("\n\n" if gap - max(usual, 0) > _MIN_PARAGRAPH_GAP * height else "\n") + line.text
    return text
