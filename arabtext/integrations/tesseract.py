"""Read pictures of text in Arabic and English with Tesseract, several times, and keep the words that make sense.

Needs the extra ``ocr`` and, from the system, Tesseract with its Arabic model; its English model and that of the Arabic
script make the text better. Each model loses something: the Arabic one what is Latin, that with English turns Arabic
words into Latin ones, and all of them misread a word now and then that they read right at another size.
:mod:`arabtext.integrations.voting` chooses among the readings. Words are put in the order in which a line of Arabic is
read, by their places in the picture.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import mean, median
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import regex

from arabtext.candidates import Suspect
from arabtext.errors import InputError, MissingExtraError, MissingToolError
from arabtext.integrations.voting import Box, Reader, ReadLines, Word, choose_words, height
from arabtext.script import PROFILES, explain
from arabtext.script.chars import (
    ARABIC_DIGITS,
    BIDI_CONTROLS,
    COMMA,
    LETTERS,
    LOOKALIKES,
    PERSIAN_DIGITS,
    SEMICOLON,
    ZWNJ,
    is_arabic_letter,
)
from arabtext.script.fold import CharTable

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["Box", "Line", "Reading", "Word", "read_image"]

# Limits chosen by hand, so that a hostile picture cannot fill the memory.
MAX_BYTES: Final = 50_000_000  # of a picture file
MAX_PIXELS: Final = 40_000_000  # of a picture, also when it is enlarged
MAX_SIDE: Final = (
    32_767  # pixels, of a 16-bit number: https://github.com/tesseract-ocr/tesseract, TessBaseAPI::Recognize
)
_MIN_SIDE: Final = 32  # pixels: Tesseract refuses the smallest pictures, so that they get a margin; chosen by hand
_MAX_SECONDS: Final = 300  # that Tesseract may take for the readings of a picture; chosen by hand
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_APT: Final = "apt install"  # on Debian and Ubuntu; other systems name the packages alike

_DARK: Final = 128  # median gray, 0 to 255, below which a picture is light on dark and is inverted

# The models expect letters about 30 pixels high (https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html).
_SMALL: Final = 1_000  # pixels of the longer side: a smaller picture is first read at twice its size; chosen by hand
_LINE: Final = 42  # pixels that a line should be high: the median of drawn posts at the size that was read best
_LINES: Final = (27, 65)  # pixels, outside of which the first reading is made again at the right size
_FACTORS: Final = (0.2, 4.0)  # the least and the most that a picture is enlarged


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read a picture: with what, and how large, how blurred, and how Tesseract looks for lines."""

    reader: Reader
    size: float  # of the size at which lines are as high as they should be
    blur: float  # radius in pixels
    segmentation: int  # 6: one block of lines; 11: sparse text


#: The ways in the order of what each adds to those before it (docs/decisions/0039-several-readings-vote.md). Letters
#: that were enlarged have steps at their edges; a little blur takes them away.
_WAYS: Final = (
    _Way("arabic", 1.0, 1.0, 6),
    _Way("both", 1.0, 1.0, 6),
    _Way("script", 0.75, 0.5, 6),
    _Way("arabic", 1.0, 0.0, 6),
    _Way("arabic", 1.0, 1.0, 11),
    _Way("both", 0.75, 0.7, 6),
    _Way("arabic", 0.75, 0.7, 6),
)
#: Mean chance of the words from which on no further reading is made. Of drawn posts, the word error rate is 0.0006
#: higher than with all seven readings, and 6.3 of them are made; at 0.90 it is 0.0025 higher, with 4.6 readings.
_SURE: Final = 0.95
_SCRIPT_MODELS: Final = ("script/Arabic", "Arabic")  # its name in Tesseract's own folder, and as Debian installs it

# Places of lines; chosen by hand.
_MIN_PARAGRAPH_GAP: Final = 0.35  # of a line's height: how much wider than the narrowest gap one between paragraphs is

_NO_BIDI: Final = dict.fromkeys(map(ord, BIDI_CONTROLS), "")
_TURNED: Final = regex.compile(r"^([A-Za-z0-9_]{3,})([@#])$")  # a handle or a tag with its sign at the wrong end
#: Tesseract's model of the Arabic script writes the letters and digits of Persian also where Arabic has its own.
_ARABIC_FORMS: Final = CharTable(LOOKALIKES | dict(zip(PERSIAN_DIGITS, ARABIC_DIGITS, strict=True)) | {ZWNJ: ""})


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
    :class:`arabtext.errors.MissingToolError` without Tesseract or its Arabic model, and
    :class:`arabtext.errors.InputError` for a file that is no picture, one over 50 MB, 40 million pixels, or 32,767
    pixels on a side, and one that takes Tesseract longer than five minutes.
    """
    gray = prepared(Path(path))
    return read_words(gray, each_reading(gray))


def read_words(gray: Picture, readings: Iterable[ReadLines]) -> Reading:
    """Return the text of a prepared picture by as many of its ``readings`` as are needed until the words are sure."""
    made, chosen = list[ReadLines](), list[list[Word]]()
    for reading in readings:
        made.append(reading)
        chosen = choose_words(made)
        if len(made) > 1 and _confidence(word for line in chosen for word in line) >= _SURE:
            break
    lines = tuple(_to_line(_restore_commas(words, gray)) for words in chosen)
    raw = _join(lines)
    explained = explain(raw, PROFILES["ocr"])
    confidence = _confidence(word for line in lines for word in line.words)
    return Reading(explained.text, raw, confidence, lines, explained.suspects)


def _confidence(words: Iterable[Word]) -> float:
    """Return the mean confidence of words, 0 without any."""
    return round(mean([word.confidence for word in words] or [0.0]), 3)


def prepared(path: Path) -> Picture:
    """Return a picture as Tesseract expects it; raises as :func:`read_image` does."""
    return _prepare(_open(path))


def _open(path: Path) -> Picture:
    """Return the first frame of a picture, the way up that its camera says, within the limits."""
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
            return _to_eight_bits(_upright(image)).convert("RGBA")
    except UnidentifiedImageError as error:
        raise InputError(f"{path} is no picture in one of the formats {', '.join(_FORMATS)}") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:  # the latter where warnings raise
        raise InputError(too_many) from error
    except (OSError, SyntaxError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read as a picture: {reason}") from error


def _upright(image: Picture) -> Picture:
    """Return a picture the way up that its camera says; as it is where the camera's note is broken."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except (UserWarning, OSError, SyntaxError, ValueError):  # the first where warnings are errors
        return image


def _to_eight_bits(image: Picture) -> Picture:
    """Return a picture with its grays from 0 to 255, if it has more of them, as scanners make it."""
    if not image.mode.startswith(("I", "F")):
        return image
    import numpy as np
    from PIL import Image

    grays = np.nan_to_num(np.asarray(image, dtype=np.float64), posinf=0.0, neginf=0.0)
    darkest, span = grays.min(), max(float(np.ptp(grays)), 1.0)
    return Image.fromarray(((grays - darkest) * (255 / span)).astype(np.uint8))


def _prepare(image: Picture) -> Picture:
    """Return a picture as Tesseract expects it: gray, dark on light, and not too narrow."""
    from PIL import Image, ImageOps, ImageStat

    paper = Image.new("RGBA", image.size, "white")
    gray = Image.alpha_composite(paper, image).convert("L")
    if ImageStat.Stat(gray).median[0] < _DARK:
        gray = ImageOps.invert(gray)
    gray = ImageOps.autocontrast(gray, cutoff=1)
    margin = (0, 0, max(0, _MIN_SIDE - gray.width), max(0, _MIN_SIDE - gray.height))
    return ImageOps.expand(gray, margin, fill=255) if any(margin) else gray


# Several readings


def each_reading(gray: Picture) -> Iterator[ReadLines]:
    """Yield one reading of a prepared picture after the other, the most useful ones first."""
    models = _models()
    end = time.monotonic() + _MAX_SECONDS
    first, *others = [way for way in _WAYS if way.reader in models]
    factor, reading = _first_reading(gray, first, models, end)
    yield reading
    for way in others:
        if another := _another(gray, way, factor, models, end):
            yield another


def _first_reading(gray: Picture, way: _Way, models: Mapping[Reader, str], end: float) -> tuple[float, ReadLines]:
    """Return by how much to enlarge a picture so that its lines are as high as they should be, and a reading of it."""
    guess = 2.0 if max(gray.size) < _SMALL else 1.0
    reading = _read(gray, way, guess, models, _MAX_SECONDS)
    heights = [bottom - top for top, bottom in map(height, reading.lines)]
    found = (median(heights) if heights else 0) * guess
    if not found or _LINES[0] <= found <= _LINES[1]:
        return guess, reading
    factor = guess * _LINE / found
    return factor, _another(gray, way, factor, models, end) or reading


def _another(gray: Picture, way: _Way, factor: float, models: Mapping[Reader, str], end: float) -> ReadLines | None:
    """Return a further reading; None if there is no time left, or if it failed, since there are others."""
    left = end - time.monotonic()
    if left < 1:
        return None
    try:
        return _read(gray, way, factor, models, left)
    except InputError:
        return None


def _read(gray: Picture, way: _Way, factor: float, models: Mapping[Reader, str], seconds: float) -> ReadLines:
    """Return the words of a picture, line by line, from left to right, in the coordinates of the original."""
    from PIL import Image, ImageFilter

    most = min(_FACTORS[1], (MAX_PIXELS / (gray.width * gray.height)) ** 0.5, MAX_SIDE / max(gray.size))
    factor = max(_FACTORS[0], min(factor * way.size, most))
    size = max(_MIN_SIDE, round(gray.width * factor)), max(_MIN_SIDE, round(gray.height * factor))
    image = gray.resize(size, Image.Resampling.LANCZOS) if size != gray.size else gray
    if way.blur:
        image = image.filter(ImageFilter.GaussianBlur(way.blur))
    data = _run_tesseract(image, models[way.reader], way.segmentation, seconds)
    wide, high = gray.width / size[0], gray.height / size[1]
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for i, text in enumerate(data["text"]):
        text = _tidy(str(text), way.reader)
        if text and float(data["conf"][i]) >= 0:
            left, top = data["left"][i], data["top"][i]
            right, bottom = left + data["width"][i], top + data["height"][i]
            box = (int(left * wide), int(top * high), int(right * wide), int(bottom * high))
            word = Word(text, round(float(data["conf"][i]) / 100, 3), box)
            lines.setdefault((data["block_num"][i], data["par_num"][i], data["line_num"][i]), []).append(word)
    return ReadLines(way.reader, [_part(sorted(words, key=lambda word: word.box[0])) for words in lines.values()])


def _tidy(text: str, reader: Reader) -> str:
    """Return a word without what a reader always does wrong."""
    text = _TURNED.sub(r"\2\1", text.translate(_NO_BIDI).strip())
    return _ARABIC_FORMS(text) if reader == "script" else text


def _part(words: list[Word]) -> list[Word]:
    """Return the words of a line, from left to right, each cut where the next one begins.

    Tesseract often gives a word the place of its neighbors as well.
    """
    parted = list(words)
    for i, (word, after) in enumerate(pairwise(words)):
        left, top, right, bottom = word.box
        if left < after.box[0] < right:
            parted[i] = replace(word, box=(left, top, after.box[0], bottom))
    return parted


def _models() -> Mapping[Reader, str]:
    """Return the models that Tesseract has, by what is read with them."""
    command = [_pytesseract().pytesseract.tesseract_cmd, "--list-langs"]  # pytesseract leaves out names with capitals
    try:
        listed = subprocess.run(command, capture_output=True, text=True, timeout=_MAX_SECONDS, check=False)
    except FileNotFoundError as error:
        raise MissingToolError("Tesseract is not installed", f"{_APT} tesseract-ocr tesseract-ocr-ara") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputError(f"Tesseract does not work: {error}") from error
    installed = set(listed.stdout.split())
    models: dict[Reader, str] = {}
    if "ara" in installed:
        models["arabic"] = "ara"
        if "eng" in installed:
            models["both"] = "ara+eng"
    if script := next((name for name in _SCRIPT_MODELS if name in installed), None):
        models["script"] = script
    if not models:
        raise MissingToolError("Tesseract lacks its model 'ara'", f"{_APT} tesseract-ocr-ara")
    return MappingProxyType(models)


def _pytesseract() -> Any:
    """Return the package pytesseract, or raise an error that says what is missing."""
    try:
        import pytesseract
    except ImportError as error:
        raise MissingExtraError("ocr", "Reading pictures") from error
    return pytesseract


def _run_tesseract(image: Picture, model: str, segmentation: int, seconds: float) -> dict[str, list[Any]]:
    """Return the data of Tesseract by column."""
    pytesseract = _pytesseract()
    try:
        answer = pytesseract.image_to_data(
            image,
            lang=model,
            config=f"--psm {segmentation}",
            output_type=pytesseract.Output.DICT,
            timeout=seconds,
        )
    except pytesseract.TesseractNotFoundError as error:
        raise MissingToolError("Tesseract is not installed", f"{_APT} tesseract-ocr tesseract-ocr-ara") from error
    except pytesseract.TesseractError as error:
        raise InputError(f"Tesseract could not read the picture: {error}") from error
    except RuntimeError as error:
        raise InputError(
            f"Tesseract took longer than {_MAX_SECONDS} seconds for the picture; try a smaller one"
        ) from error
    return dict(answer)


# Commas, which the models do not have


_MISREAD_COMMA: Final = regex.compile(rf"(?<=[{LETTERS}])[.»{SEMICOLON}:]$")
_ZOOM: Final = 4  # times, at which the last sign of a word is measured
_INK: Final = 0.6 * 255  # gray, 0 to 255, below which a pixel is ink
# A comma is higher than wide: of posts in seven fonts, 56 of 76 commas and none of 107 stops have this shape.
_MIN_COMMA_SHAPE: Final = 1.45  # height by width
_MAX_COMMA: Final = 0.35  # of the height of the line


def _restore_commas(words: list[Word], gray: Picture) -> list[Word]:
    """Return the words of a line with a comma where the picture has one and Tesseract read another sign."""
    top, bottom = height(words)
    return [
        replace(word, text=word.text[:-1] + COMMA)
        if _MISREAD_COMMA.search(word.text) and _ends_in_comma(word.box, (top, bottom), gray)
        else word
        for word in words
    ]


def _ends_in_comma(box: Box, line: tuple[int, int], gray: Picture) -> bool:
    """Report whether the leftmost sign of a word looks like a comma."""
    import numpy as np
    from PIL import Image

    high = line[1] - line[0]
    corner = gray.crop((max(0, box[0] - 2), line[0], min(box[2], box[0] + high), min(gray.height, line[1] + 4)))
    if min(corner.size) < 1:
        return False
    size = corner.width * _ZOOM, corner.height * _ZOOM
    ink = np.asarray(corner.resize(size, Image.Resampling.LANCZOS)) < _INK
    columns = _first_run(ink.any(axis=0))
    rows = _first_run(ink[:, columns[0] : columns[1]].any(axis=1))
    wide, tall = columns[1] - columns[0], rows[1] - rows[0]
    is_one_sign = columns[1] < size[0] and not ink[rows[1] :, columns[0] : columns[1]].any()
    return bool(wide and is_one_sign and tall >= _MIN_COMMA_SHAPE * wide and tall <= _MAX_COMMA * high * _ZOOM)


def _first_run(values: Any) -> tuple[int, int]:
    """Return where the first values that are true begin and end."""
    places = values.nonzero()[0]
    if not len(places):
        return 0, 0
    begin = end = int(places[0])
    while end < len(values) and values[end]:
        end += 1
    return begin, end


# Lines and paragraphs


def page_text(lines: Sequence[Sequence[Word]]) -> str:
    """Return the text of lines of words that are given from left to right."""
    return _join(tuple(_to_line(list(words)) for words in lines if words))


def _to_line(words: list[Word]) -> Line:
    """Return the line of words that are given from left to right."""
    ordered = reading_order(words)
    left, right = min(word.box[0] for word in words), max(word.box[2] for word in words)
    top, bottom = height(words)
    text = " ".join(word.text for word in ordered)
    return Line(text, _confidence(words), (left, top, right, bottom), tuple(ordered))


def reading_order(words: list[Word]) -> list[Word]:
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
