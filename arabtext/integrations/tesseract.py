"""Pictures of text read by Tesseract in Arabic and English at once: word by word the reading that makes sense is kept.

Needs the extra ``ocr`` and, from the system, Tesseract with its Arabic and English models. A picture is read twice, as
Arabic and as Arabic with English: the first loses what is Latin, the second turns Arabic words into Latin ones.
Words are put in the order in which a line of Arabic is read, from the places where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import regex

from arabtext.candidates import Suspect
from arabtext.errors import InputError, MissingExtraError, MissingToolError
from arabtext.script import PROFILES, explain
from arabtext.script.chars import BIDI_CONTROLS, is_arabic_letter
from arabtext.script.language.detection import english_words
from arabtext.script.wordlist import frequency, is_plausible

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels of the picture

_APT = "apt install"  # on Debian and Ubuntu; other systems name the packages alike
MOST_BYTES: Final = 50_000_000
MOST_PIXELS: Final = 40_000_000
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_ARABIC, _BOTH = "ara", "ara+eng"
_SMALL: Final = 2_000  # pixels: a narrower picture is enlarged, since models expect letters about 30 pixels high
_LARGER: Final = 2
_NO_BIDI: Final = dict.fromkeys(map(ord, BIDI_CONTROLS), "")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was read: its text, how sure Tesseract is (0 to 1), where it stands."""

    text: str
    confidence: float
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture, its words in reading order; ``confidence`` is their mean."""

    text: str
    confidence: float
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a picture says.

    ``text`` is normalized with the ``ocr`` profile, ``raw`` is what was read, line by line; ``suspects`` flags what in
    ``text`` was probably misread. ``confidence``: 0 to 1, the mean over the words.
    """

    text: str
    raw: str
    confidence: float
    lines: tuple[Line, ...]
    suspects: tuple[Suspect, ...]


def read_image(path: str | Path) -> Reading:
    """Return the text of a picture (PNG, JPEG, WebP, GIF, BMP or TIFF).

    Raises :class:`arabtext.errors.MissingExtraError` when the extra ``ocr``, Tesseract or one of its models is missing,
    and :class:`arabtext.errors.InputError` for what is no picture, or one over 50 MB or 40 million pixels.
    """
    image = _opened(Path(path))
    factor = _LARGER if max(image.size) < _SMALL else 1
    image = _prepared(image, factor)
    arabic, both = (_read(image, languages, factor) for languages in (_ARABIC, _BOTH))
    lines = tuple(_line(words) for words in _merged(both, arabic))
    raw = _text_of(lines)
    explained = explain(raw, PROFILES["ocr"])
    words = [word.confidence for line in lines for word in line.words]
    confidence = round(sum(words) / len(words), 3) if words else 0.0
    return Reading(explained.text, raw, confidence, lines, explained.suspects)


def _opened(path: Path) -> Picture:
    """The first frame of the picture, within the limits."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise MissingExtraError("ocr", "reading pictures") from error
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB, the most that is read")
        with Image.open(path, formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise InputError(
                    f"{path} has more than {MOST_PIXELS // 1_000_000} million pixels, the most that is read"
                )
            return image.convert("RGBA")
    except UnidentifiedImageError as error:
        raise InputError(f"{path} is no picture in one of the formats {', '.join(_FORMATS)}") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read as a picture: {reason}") from error


def _prepared(image: Picture, factor: int) -> Picture:
    """The picture as Tesseract likes it: gray, dark on light, ``factor`` times its size."""
    from PIL import Image, ImageOps, ImageStat

    paper = Image.new("RGBA", image.size, "white")
    gray = Image.alpha_composite(paper, image).convert("L")
    if ImageStat.Stat(gray).median[0] < 128:
        gray = ImageOps.invert(gray)
    gray = ImageOps.autocontrast(gray, cutoff=1)
    return gray.resize((gray.width * factor, gray.height * factor), Image.Resampling.LANCZOS) if factor > 1 else gray


def _read(image: Picture, languages: str, factor: int) -> list[list[Word]]:
    """The words of the picture, line by line, from left to right, in the coordinates of the original."""
    data = _asked(image, languages)
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for i, text in enumerate(data["text"]):
        text = text.translate(_NO_BIDI).strip()
        if text and float(data["conf"][i]) >= 0:
            left, top = data["left"][i] // factor, data["top"][i] // factor
            right, bottom = left + data["width"][i] // factor, top + data["height"][i] // factor
            word = Word(text, round(float(data["conf"][i]) / 100, 3), (left, top, right, bottom))
            lines.setdefault((data["block_num"][i], data["par_num"][i], data["line_num"][i]), []).append(word)
    return [sorted(words, key=lambda word: word.box[0]) for words in lines.values()]


def _asked(image: Picture, languages: str) -> dict[str, list[Any]]:
    """Tesseract's answer, or a clear error that says what is missing."""
    try:
        import pytesseract
    except ImportError as error:
        raise MissingExtraError("ocr", "reading pictures") from error
    try:
        answer = pytesseract.image_to_data(
            image, lang=languages, config="--psm 6", output_type=pytesseract.Output.DICT, timeout=_PATIENCE
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
        raise InputError(f"Tesseract took longer than {_PATIENCE} seconds for the picture") from error
    return dict(answer)


_PATIENCE: Final = 300  # seconds


# Which reading of a word to keep


def _merged(both: list[list[Word]], arabic: list[list[Word]]) -> list[list[Word]]:
    """The lines of ``both``, with words of ``arabic`` where they make more sense, and the lines that only it has."""
    lines = []
    used: set[int] = set()
    for words in both:
        partner = max(range(len(arabic)), key=lambda i: _shared_height(words, arabic[i]), default=-1)
        if partner < 0 or _shared_height(words, arabic[partner]) < 0.5:
            lines.append(words)
            continue
        used.add(partner)
        lines.append(_better_words(words, arabic[partner]))
    for i, words in enumerate(arabic):
        apart = all(_shared_height(words, line) < 0.5 for line in both)
        if i not in used and apart and sum(map(_sense, words)) > _SENSIBLE * len(words):
            lines.append(words)
    return sorted(lines, key=lambda words: median(word.box[1] for word in words))


_SENSIBLE: Final = 1.2  # mean sense of a line that only one reading has


def _shared_height(a: list[Word], b: list[Word]) -> float:
    """How much of the lower line's height both lines share, 0 to 1."""
    (top_a, bottom_a), (top_b, bottom_b) = _height(a), _height(b)
    shared = min(bottom_a, bottom_b) - max(top_a, top_b)
    return max(0.0, shared / max(1, min(bottom_a - top_a, bottom_b - top_b)))


def _height(words: list[Word]) -> tuple[int, int]:
    return min(word.box[1] for word in words), max(word.box[3] for word in words)


def _better_words(words: list[Word], others: list[Word]) -> list[Word]:
    """``words`` with every stretch that ``others`` read with more sense taken from there."""
    chosen = []
    for ours, theirs in _stretches(words, others):
        ours_makes = sum(_sense(word) * word.confidence for word in ours) / max(1, len(ours))
        theirs_make = sum(_sense(word) * word.confidence for word in theirs) / max(1, len(theirs))
        chosen += theirs if theirs and theirs_make > ours_makes else ours
    return chosen


def _stretches(words: list[Word], others: list[Word]) -> list[tuple[list[Word], list[Word]]]:
    """The smallest groups of words of the two readings that stand over one another, from left to right."""
    ours = [(word.box[0], word.box[2], 0, word) for word in words]
    events = sorted([*ours, *((o.box[0], o.box[2], 1, o) for o in others)], key=lambda event: event[:3])
    groups: list[tuple[list[Word], list[Word]]] = []
    reach = -1
    for left, right, side, word in events:
        overlap = reach - left
        if not groups or overlap < _OVERLAP * (right - left):
            groups.append(([], []))
            reach = -1
        groups[-1][side].append(word)
        reach = max(reach, right)
    return groups


_OVERLAP: Final = 0.3  # share of a word's width
_NUMBER: Final = regex.compile(r"[\p{P}]*\d[\d.,:/٫٬%-]*\p{P}*")
_HANDLE: Final = regex.compile(r"@\w{3,}|\w{3,}@|#\w+|https?://\S+")


def _sense(word: Word) -> float:
    """How much sense a word makes: 2 for one that is surely meant, 0 for debris."""
    core = regex.sub(r"^[\p{P}\p{S}]+|[\p{P}\p{S}]+$|[\u064B-\u0652\u0640]", "", word.text)
    if _HANDLE.fullmatch(word.text):
        return 2.0
    if _NUMBER.fullmatch(word.text):
        return 1.6 if core.isascii() else 0.8
    if core and all(map(is_arabic_letter, core)):
        return 2.0 if frequency(core) >= 1 and len(core) > 1 else 1.6 if is_plausible(core) else 0.7
    if core.isascii() and core.isalpha():
        known = core.casefold() in english_words() and len(core) > 2
        return 1.8 if known and (core[0].isupper() or len(core) > 4) else 0.9 if len(core) > 3 else 0.3
    return 0.1


# Lines and paragraphs


def _line(words: list[Word]) -> Line:
    """A line of words that stand from left to right, in reading order."""
    ordered = _reading_order(words)
    left, right = min(word.box[0] for word in words), max(word.box[2] for word in words)
    top, bottom = _height(words)
    confidence = round(sum(word.confidence for word in words) / len(words), 3)
    text = " ".join(word.text for word in ordered)
    return Line(text, confidence, (left, top, right, bottom), tuple(ordered))


def _reading_order(words: list[Word]) -> list[Word]:
    """From right to left, Latin words side by side from left to right; a line of Latin alone as it stands."""
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
    return not any(is_arabic_letter(c) for c in word.text)


def _text_of(lines: tuple[Line, ...]) -> str:
    """The lines, a blank one where the gap between them is wider than usual."""
    if not lines:
        return ""
    gaps = [after.box[1] - before.box[3] for before, after in pairwise(lines)]
    height = median(line.box[3] - line.box[1] for line in lines)
    usual = min(gaps, default=0)
    text = lines[0].text
    for gap, line in zip(gaps, lines[1:], strict=True):
        text += ("\n\n" if gap - max(usual, 0) > _PARAGRAPH * height else "\n") + line.text
    return text


_PARAGRAPH: Final = 0.35  # of the height of a line: how much wider than the narrowest a gap between paragraphs is
