"""Pictures read: what is missing is named, words are put in order, and a drawn post is read."""

from __future__ import annotations

import copy
import importlib.util
import json
import pickle
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from arabtext.cli.main import run
from arabtext.errors import InputError, MissingExtraError, MissingToolError
from arabtext.integrations import tesseract
from arabtext.integrations.tesseract import Word

pillow = pytest.mark.skipif(importlib.util.find_spec("PIL") is None, reason="needs Pillow (the extra ocr)")
FONT = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"


def _missing() -> str:
    if importlib.util.find_spec("pytesseract") is None or importlib.util.find_spec("PIL") is None:
        return "needs the extra ocr"
    if shutil.which("tesseract") is None:
        return "needs Tesseract"
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
    if not {"ara", "eng"} <= set(listed):
        return "needs Tesseract's models ara and eng"
    return "" if Path(FONT).exists() else "needs the font Noto Naskh Arabic"


reads = pytest.mark.skipif(bool(_missing()), reason=_missing() or "all there")


def word(text: str, left: int, confidence: float = 0.9, width: int = 40, top: int = 0) -> Word:
    return Word(text, confidence, (left, top, left + width, top + 20))


def texts(words: Sequence[Word]) -> list[str]:
    return [one.text for one in words]


def test_a_line_is_read_from_right_to_left_and_latin_in_it_from_left_to_right() -> None:
    line = tesseract._to_line([word("World", 60), word("قال", 100), word("12", 150), word("في", 200)])
    assert line.text == "في 12 قال World"
    line = tesseract._to_line([word("BBC", 0), word("World", 50), word("قالت", 100)])
    assert line.text == "قالت BBC World"
    assert tesseract._to_line([word("BBC", 0), word("World", 50)]).text == "BBC World"
    assert tesseract._to_line([word("4/7/2023", 0), word("م", 60), word("4:25", 100)]).text == "4:25 م 4/7/2023"


def test_the_reading_with_more_sense_is_kept() -> None:
    both = [word("Bile", 0, 0.4), word("العراق", 50), word("Reuters", 100)]
    arabic = [word("مأزق", 0, 0.8), word("العراق", 50), word("لاع8", 100, 0.5)]
    assert texts(tesseract._better_words(both, arabic)) == ["مأزق", "العراق", "Reuters"]


def test_words_over_one_another_are_weighed_together() -> None:
    both = [word("Gye", 0, 0.5, width=100)]
    arabic = [word("في", 0, 0.9, width=45), word("العراق", 50, 0.9, width=50)]
    assert texts(tesseract._better_words(both, arabic)) == ["في", "العراق"]


def test_a_wide_gap_separates_paragraphs() -> None:
    lines = [tesseract._to_line([word(text, 0, top=top)]) for text, top in (("أ", 0), ("ب", 25), ("ج", 70))]
    assert tesseract._join(tuple(lines)) == "أ\nب\n\nج"
    assert tesseract._join(()) == ""


@pillow
@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_a_clear_error(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.png"):
        tesseract.read_image(path)
    assert run(["ocr", str(path)]) == 3
    assert "Traceback" not in capsys.readouterr().err


@pillow
def test_a_missing_file_a_folder_and_a_huge_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    for path in (tmp_path / "absent.png", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            tesseract.read_image(path)
    path = tmp_path / "wide.png"
    Image.new("L", (300, 300)).save(path)
    monkeypatch.setattr(tesseract, "MAX_PIXELS", 10_000)
    with pytest.raises(InputError, match="million pixels"):
        tesseract.read_image(path)
    monkeypatch.setattr(tesseract, "MAX_BYTES", 10)
    with pytest.raises(InputError, match="larger than"):
        tesseract.read_image(path)


@pillow
@pytest.mark.parametrize(
    ("size", "reason"),
    [
        ((10_000, 10_000), "more than 40 million pixels"),  # of which Pillow warns, and warnings raise here
        ((14_000, 14_000), "more than 40 million pixels"),  # which Pillow refuses
        ((1, 40_000), "has 1 × 40,000 pixels; Tesseract reads at most 32,767 on a side"),
        ((32_768, 2), "has 32,768 × 2 pixels"),
    ],
)
def test_pictures_too_large_are_refused_in_one_line(
    size: tuple[int, int], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from PIL import Image

    path = tmp_path / "large.png"
    Image.new("1", size).save(path)
    assert run(["ocr", str(path)]) == 3
    shown = capsys.readouterr().err
    assert reason in shown
    assert shown.count("\n") == 1


@pillow
@pytest.mark.skipif(importlib.util.find_spec("pytesseract") is None, reason="needs pytesseract (the extra ocr)")
def test_missing_tesseract_and_missing_model_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pytesseract
    from PIL import Image

    path = tmp_path / "x.png"
    Image.new("L", (50, 50), "white").save(path)

    def absent(*_: object, **__: object) -> None:
        raise pytesseract.TesseractNotFoundError

    monkeypatch.setattr(pytesseract, "image_to_data", absent)
    with pytest.raises(MissingToolError, match="apt install tesseract-ocr"):
        tesseract.read_image(path)
    assert run(["ocr", str(path)]) == 4

    def no_model(*_: object, **__: object) -> None:
        raise pytesseract.TesseractError(1, "Error opening data file /usr/share/tessdata/ara.traineddata")

    monkeypatch.setattr(pytesseract, "image_to_data", no_model)
    with pytest.raises(MissingToolError, match=r"lacks its model 'ara'.*tesseract-ocr-ara"):
        tesseract.read_image(path)


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "PIL", None)
    with pytest.raises(MissingExtraError, match='the extra "ocr"'):
        tesseract.read_image(tmp_path / "x.png")


@reads
def test_a_drawn_post_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from PIL import Image, ImageDraw, ImageFont, features

    if not features.check("raqm"):
        pytest.skip("Pillow cannot join Arabic letters here (no raqm)")
    image = Image.new("RGB", (700, 140), "#15202b")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, 26)
    for i, line in enumerate(("قال رئيس الوزراء العراقي إن الحكومة", "مستعدة للتعاون مع جميع الأطراف")):
        draw.text((670, 20 + 55 * i), line, font=font, fill="white", anchor="ra", direction="rtl")
    path = tmp_path / "post.png"
    image.save(path)
    assert run(["ocr", "--json", str(path)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert "رئيس الوزراء العراقي" in record["text"]
    assert "\n" not in record["text"]
    assert 0.5 < record["confidence"] <= 1
    first, second = record["lines"]
    assert first["box"][3] <= second["box"][1] + 10
    assert all(0 <= edge <= 700 for edge in first["box"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@arabtext", "handle"),
        ("#العراق", "handle"),
        ("https://example.org", "handle"),
        ("العراق،", "common Arabic word"),
        ("قَالَ", "common Arabic word"),
        ("وبمستشفياتهما", "possible Arabic word"),
        ("ظظظغ", "Arabic letters"),
        ("2023", "number"),
        ("(4:25)", "number"),
        ("٢٠٢٣", "number in other digits"),
        ("Reuters", "English word"),
        ("World", "English word"),
        ("Bile", "long Latin word"),
        ("Gye", "short Latin word"),
        ("ا8ب", "debris"),
        ("—", "debris"),
    ],
)
def test_kinds_of_words(text: str, kind: str) -> None:
    assert tesseract._kind(text) == kind


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("العراق", "Gye"),
        ("العراق", "World"),
        ("World", "ظظظغ"),
        ("2023", "٢٠٢٣"),
        ("@arabtext", "Bile"),
        ("وبمستشفياتهما", "Bile"),
        ("Bile", "ا8ب"),
        ("ظظظغ", "Gye"),
    ],
)
def test_what_makes_sense_wins_over_what_makes_less(better: str, worse: str) -> None:
    """At one confidence either way round, and also if Tesseract is a little surer of the other."""
    for first, second in ((better, worse), (worse, better)):
        assert texts(tesseract._better_words([word(first, 0)], [word(second, 0)])) == [better]
    assert texts(tesseract._better_words([word(worse, 0, 0.9)], [word(better, 0, 0.85)])) == [better]
    assert texts(tesseract._better_words([word(worse, 0, 0.9)], [word(better, 0, 0.05)])) == [worse]


def test_lines_are_one_if_they_share_half_of_their_height() -> None:
    both = [[word("Gye", 0)]]
    for top, count in ((6, 1), (16, 2)):  # of 20 pixels: 14 shared, 4 shared
        assert len(tesseract._merge(both, [[word("العراق", 0, top=top)]])) == count
    assert tesseract._merge(both, [[word("ا8ب", 0, top=100)]]) == both  # a line of its own that makes no sense
    assert len(tesseract._merge(both, [[word("وبمستشفياتهما", 0, top=100)]])) == 2


def test_words_that_hardly_overlap_are_compared_one_by_one() -> None:
    ours, theirs = [word("a", 0, width=40)], [word("b", 35, width=40)]
    assert len(tesseract._stretches(ours, theirs)) == 2
    assert len(tesseract._stretches(ours, [word("b", 20, width=40)])) == 1


@pillow
@pytest.mark.parametrize(("side", "factor"), [(600, 2), (1_500, 2), (2_500, 1)])
def test_a_small_picture_is_enlarged(side: int, factor: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    sizes: list[int] = []

    def run_tesseract(image: Image.Image, languages: str) -> dict[str, list[object]]:
        sizes.append(image.width)
        data = {"text": ["العراق"], "conf": [90.0], "left": [100], "top": [20], "width": [60], "height": [40]}
        return data | {key: [1] for key in ("block_num", "par_num", "line_num")}

    monkeypatch.setattr(tesseract, "_run_tesseract", run_tesseract)
    Image.new("L", (side, 100), "white").save(tmp_path / "x.png")
    reading = tesseract.read_image(tmp_path / "x.png")
    assert sizes == [side * factor] * 2
    assert reading.text == "العراق"
    assert reading.lines[0].box == (100 // factor, 20 // factor, 160 // factor, 60 // factor)
    assert pickle.loads(pickle.dumps(reading)) == copy.deepcopy(reading) == reading


@pillow
@pytest.mark.parametrize(("paper", "ink"), [(60, 250), (200, 10)])
def test_text_is_dark_on_light(paper: int, ink: int) -> None:
    from PIL import Image

    image = Image.new("RGBA", (100, 100), (paper,) * 3)
    image.paste((ink,) * 3, (0, 0, 20, 20))
    prepared = tesseract._prepare(image, 1)
    assert prepared.getpixel((90, 90)) > 200
    assert prepared.getpixel((5, 5)) < 50


@pillow
def test_the_number_of_pixels_is_limited(tmp_path: Path) -> None:
    from PIL import Image

    for size, is_refused in (((8_000, 5_200), True), ((3_000, 2_000), False)):
        Image.new("1", size).save(tmp_path / "x.png")
        if is_refused:
            with pytest.raises(InputError, match="more than 40 million pixels"):
                tesseract._open(tmp_path / "x.png")
        else:
            assert tesseract._open(tmp_path / "x.png").size == size


@pillow
@pytest.mark.parametrize(("size", "message"), [(50_000_001, "larger than 50 MB"), (20_000_000, "is no picture")])
def test_the_size_of_a_picture_is_limited(size: int, message: str, tmp_path: Path) -> None:
    with (tmp_path / "x.png").open("wb") as file:
        file.truncate(size)
    with pytest.raises(InputError, match=message):
        tesseract.read_image(tmp_path / "x.png")


@pillow
@pytest.mark.skipif(importlib.util.find_spec("pytesseract") is None, reason="needs pytesseract (the extra ocr)")
def test_tesseract_may_take_some_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract
    from PIL import Image

    def slow(*_: object, timeout: float, **__: object) -> None:
        assert 60 < timeout < 1_200
        raise RuntimeError("Tesseract process timeout")

    Image.new("L", (50, 50), "white").save(tmp_path / "x.png")
    monkeypatch.setattr(pytesseract, "image_to_data", slow)
    with pytest.raises(InputError, match="took longer than 300 seconds for the picture; try a smaller one"):
        tesseract.read_image(tmp_path / "x.png")


def test_gaps_that_differ_a_little_are_within_a_paragraph() -> None:
    lines = [tesseract._to_line([word(text, 0, top=top)]) for text, top in (("أ", 0), ("ب", 25), ("ج", 54))]
    assert tesseract._join(tuple(lines)) == "أ\nب\nج"


def test_a_line_that_only_one_reading_has_must_make_sense() -> None:
    both = [[word("Gye", 0)]]
    for text, is_kept in (("العراق", True), ("والمستشفيات", True), ("ظظظغ", False), ("Bile", False)):
        assert (len(tesseract._merge(both, [[word(text, 0, top=100)]])) == 2) is is_kept
