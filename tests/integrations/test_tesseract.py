"""Pictures read: what is missing is named, odd pictures are read, words are put in order, and a drawn post is read."""

from __future__ import annotations

import copy
import importlib.util
import json
import pickle
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from arabtext.cli.main import run
from arabtext.errors import InputError, MissingExtraError, MissingToolError
from arabtext.integrations import tesseract
from arabtext.integrations.tesseract import Word
from arabtext.integrations.voting import Reader

if TYPE_CHECKING:
    from PIL import Image

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


needs_pytesseract = pytest.mark.skipif(
    importlib.util.find_spec("pytesseract") is None or importlib.util.find_spec("PIL") is None,
    reason="needs the extra ocr",
)


def white(folder: Path, size: tuple[int, int] = (50, 50)) -> Path:
    """Write a white picture and return its path."""
    from PIL import Image

    Image.new("L", size, "white").save(folder / "x.png")
    return folder / "x.png"


def row(text: str, left: int, top: int, width: int, height: int, confidence: float = 90.0) -> dict[str, object]:
    """Return a word as Tesseract gives it."""
    place = {"left": left, "top": top, "width": width, "height": height}
    return {"text": text, "conf": confidence, "block_num": 1, "par_num": 1, "line_num": 1, **place}


def table(rows: Sequence[dict[str, object]]) -> dict[str, list[object]]:
    return {key: [one[key] for one in rows] for key in rows[0]}


def list_models(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Have Tesseract list these models."""
    listed = subprocess.CompletedProcess("tesseract", 0, "List of available languages:\n" + "\n".join(names))
    monkeypatch.setattr(tesseract.subprocess, "run", lambda *_, **__: listed)


def pretend(
    monkeypatch: pytest.MonkeyPatch, rows: Sequence[dict[str, object]]
) -> list[tuple[str, tuple[int, int], float]]:
    """Have Tesseract always give these words; return a list that gets the model, size and time of each reading."""
    import pytesseract

    used: list[tuple[str, tuple[int, int], float]] = []

    def read(image: Image.Image, lang: str, timeout: float, **_: object) -> dict[str, list[object]]:
        used.append((lang, image.size, timeout))
        return table(rows)

    monkeypatch.setattr(pytesseract, "image_to_data", read)
    return used


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


@needs_pytesseract
def test_missing_tesseract_and_missing_model_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pytesseract

    path = white(tmp_path)
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-tesseract")
    with pytest.raises(MissingToolError, match="apt install tesseract-ocr"):
        tesseract.read_image(path)
    assert run(["ocr", str(path)]) == 4
    list_models(monkeypatch, "eng", "osd")
    with pytest.raises(MissingToolError, match=r"lacks its model 'ara'.*tesseract-ocr-ara"):
        tesseract.read_image(path)


@needs_pytesseract
@pytest.mark.parametrize("error", [PermissionError("no"), subprocess.TimeoutExpired("tesseract", 10)])
def test_a_tesseract_that_does_not_work_is_said(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(tesseract.subprocess, "run", fail)
    with pytest.raises(InputError, match="Tesseract does not work"):
        tesseract.read_image(white(tmp_path))


@needs_pytesseract
@pytest.mark.parametrize(
    ("installed", "models"),
    [
        (("ara",), ["ara"]),
        (("ara", "eng"), ["ara", "ara+eng"]),
        (("ara", "eng", "Arabic"), ["ara", "ara+eng", "Arabic"]),
        (("ara", "eng", "script/Arabic", "Arabic"), ["ara", "ara+eng", "script/Arabic"]),
        (("eng", "Arabic"), ["Arabic"]),
    ],
)
def test_a_picture_is_read_with_the_models_that_are_there(
    installed: tuple[str, ...], models: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = pretend(monkeypatch, [row("العراقوو", 100, 20, 60, 25, confidence=40)])
    list_models(monkeypatch, *installed)
    assert tesseract.read_image(white(tmp_path, (600, 100))).text == "العراقوو"
    assert sorted({model for model, _, _ in used}) == sorted(models)


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


@needs_pytesseract
@pytest.mark.parametrize(
    ("side", "line", "factor"),  # the height of a line in pixels as Tesseract first gets it
    [
        (600, 40, 2.0),
        (2_500, 40, 1.0),
        (600, 20, 2 * 42 / 20),
        (2_500, 120, 42 / 120),
        (600, 28, 2.0),
        (600, 66, 84 / 66),
    ],
)
def test_a_picture_is_enlarged_until_its_lines_are_as_high_as_the_models_expect(
    side: int, line: int, factor: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = pretend(monkeypatch, [row("العراق", 100, 20, 200, line)])
    list_models(monkeypatch, "ara", "eng")
    reading = tesseract.read_image(white(tmp_path, (side, 300)))
    first, second = (2 if side < 1_000 else 1), round(side * min(factor, 4))
    assert [size[0] for _, size, _ in used][:2] == [side * first, second]
    assert reading.text == "العراق"
    box = reading.lines[0].box
    assert box[0] == pytest.approx(100 * side / second, abs=1)
    assert box[3] == pytest.approx((20 + line) * side / second, abs=2)
    assert pickle.loads(pickle.dumps(reading)) == copy.deepcopy(reading) == reading


@needs_pytesseract
def test_no_picture_is_enlarged_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used = pretend(monkeypatch, [row("العراق", 1, 1, 10, 5)])
    list_models(monkeypatch, "ara", "eng")
    tesseract.read_image(white(tmp_path, (5_000, 4_000)))
    assert len(used) > 2
    assert all(wide * high <= 1.01 * tesseract.MAX_PIXELS for _, (wide, high), _ in used)


@needs_pytesseract
def test_readings_stop_when_all_words_are_sure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list_models(monkeypatch, "ara", "eng", "Arabic")
    for text, confidence, count in (("العراق", 96, 2), ("العزاقق", 40, 7)):
        used = pretend(monkeypatch, [row(text, 100, 20, 200, 40, confidence)])
        tesseract.read_image(white(tmp_path, (600, 100)))
        assert len(used) == count


@needs_pytesseract
def test_a_reading_that_fails_is_left_out_and_the_first_one_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pytesseract

    list_models(monkeypatch, "ara", "eng")

    def fail(*_: object, lang: str, **__: object) -> dict[str, list[object]]:
        if lang == failing:
            raise pytesseract.TesseractError(1, "broken")
        return table([row("العراقوو", 100, 20, 60, 40, 40)])

    monkeypatch.setattr(pytesseract, "image_to_data", fail)
    failing = "ara+eng"
    assert tesseract.read_image(white(tmp_path, (600, 100))).text == "العراقوو"
    failing = "ara"
    with pytest.raises(InputError, match="could not read the picture"):
        tesseract.read_image(white(tmp_path, (600, 100)))


@needs_pytesseract
def test_a_first_reading_that_cannot_be_made_again_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of 120 pixels is too high, and time runs out when it is read again at the right size."""
    import pytesseract

    calls = 0

    def once(*_: object, **__: object) -> dict[str, list[object]]:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise RuntimeError("Tesseract process timeout")
        return table([row("العراق", 100, 20, 200, 120)])

    list_models(monkeypatch, "ara")
    monkeypatch.setattr(pytesseract, "image_to_data", once)
    assert tesseract.read_image(white(tmp_path, (2_500, 300))).text == "العراق"
    assert calls > 1


@needs_pytesseract
def test_words_that_are_given_the_place_of_their_neighbors_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, [row("للاختلافات", 0, 0, 160, 40), row("كبير", 90, 0, 34, 40), row("مثال", 130, 0, 32, 40)])
    list_models(monkeypatch, "ara")
    assert tesseract.read_image(white(tmp_path, (600, 100))).text == "مثال كبير للاختلافات"


@pytest.mark.parametrize(
    ("text", "reader", "tidy"),
    [
        ("iraq_news@", "both", "@iraq_news"),
        ("breaking#", "both", "#breaking"),
        ("العراق#", "both", "العراق#"),
        ("a@", "both", "a@"),
        ("‎BBC‏", "both", "BBC"),
        ("اکتشفت", "script", "اكتشفت"),
        ("اکتشفت", "arabic", "اکتشفت"),
        ("۲۰۲۱", "script", "٢٠٢١"),
        ("علي‌فريق", "script", "عليفريق"),
    ],
)
def test_what_a_reader_always_does_wrong_is_undone(text: str, reader: Reader, tidy: str) -> None:
    assert tesseract._tidy(text, reader) == tidy


@pillow
@pytest.mark.parametrize(
    ("sign", "text", "restored"),  # the sign: width and height in pixels
    [
        ((5, 9), "قال.", "قال،"),
        ((5, 9), "قال»", "قال،"),
        ((5, 9), "قال؛", "قال،"),
        ((5, 9), "قال:", "قال،"),
        ((5, 5), "قال.", "قال."),
        ((6, 7), "قال.", "قال."),
        ((9, 5), "قال.", "قال."),
        ((5, 25), "قال.", "قال."),
        ((5, 9), "said.", "said."),
        ((5, 9), "قال", "قال"),
        ((5, 9), "3.", "3."),
        (None, "قال.", "قال."),
    ],
)
def test_a_sign_that_is_higher_than_wide_is_a_comma(sign: tuple[int, int] | None, text: str, restored: str) -> None:
    from PIL import Image

    page = Image.new("L", (200, 60), 255)
    page.paste(0, (40, 15, 90, 40))
    if sign:
        page.paste(0, (30, 30, 30 + sign[0], 30 + sign[1]))
    (found,) = tesseract._restore_commas([Word(text, 0.9, (30, 10, 90, 50))], page)
    assert found.text == restored


@pillow
def test_a_colon_is_no_comma() -> None:
    from PIL import Image

    page = Image.new("L", (200, 60), 255)
    page.paste(0, (40, 15, 90, 40))
    for top in (24, 36):
        page.paste(0, (30, top, 34, top + 4))
    words = [Word("قال:", 0.9, (30, 10, 90, 50))]
    assert tesseract._restore_commas(words, page) == words


@pillow
@pytest.mark.parametrize(("paper", "ink"), [(60, 250), (200, 10)])
def test_text_is_dark_on_light(paper: int, ink: int) -> None:
    from PIL import Image

    image = Image.new("RGBA", (100, 100), (paper,) * 3)
    image.paste((ink,) * 3, (0, 0, 20, 20))
    gray = tesseract._prepare(image)
    assert gray.getpixel((90, 90)) > 200
    assert gray.getpixel((5, 5)) < 50


@pillow
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "I", "F"])
def test_every_kind_of_picture_is_prepared(mode: str, tmp_path: Path) -> None:
    """A black square on white stays one; grays of more than 8 bits are scaled."""
    from PIL import Image

    grays = np.full((100, 100), 255, dtype=np.uint8)
    grays[:20, :20] = 0
    deep = {"I;16": np.uint16, "I": np.int32, "F": np.float32}
    if mode in deep:
        image = Image.fromarray(grays.astype(deep[mode]) * deep[mode](200))
    else:
        image = Image.fromarray(grays).convert("P" if mode == "PA" else mode).convert(mode)
    path = tmp_path / "x.tiff"
    try:
        image.save(path)
    except (OSError, KeyError):
        pytest.skip(f"TIFF has no mode {mode}")
    gray = tesseract.prepared(path)
    assert gray.getpixel((90, 90)) > 200
    assert gray.getpixel((5, 5)) < 50


@pillow
def test_the_first_frame_is_read_the_way_up_that_the_camera_says(tmp_path: Path) -> None:
    from PIL import Image

    frames = [Image.new("L", (60, 40), gray) for gray in (200, 100)]
    frames[0].save(tmp_path / "x.gif", save_all=True, append_images=frames[1:])
    assert tesseract._open(tmp_path / "x.gif").getpixel((5, 5))[0] == 200
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    frames[0].save(tmp_path / "x.jpg", exif=exif)
    assert tesseract._open(tmp_path / "x.jpg").size == (40, 60)


@pillow
@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's own, of the note
def test_a_broken_note_of_the_camera_is_none(tmp_path: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    for note in (exif.tobytes()[:-9], exif.tobytes().replace(b"\x06", b"\xff"), b"Exif\0\0" + bytes(range(40))):
        Image.new("L", (60, 40), 200).save(tmp_path / "x.jpg", exif=note)
        assert tesseract._open(tmp_path / "x.jpg").size == (60, 40)


@reads
@pytest.mark.parametrize("size", [(1, 1), (2, 900), (900, 2), (40, 40), (600, 300)])
@pytest.mark.parametrize("gray", [0, 255])
def test_a_picture_without_text_has_none(size: tuple[int, int], gray: int, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("L", size, gray).save(tmp_path / "x.png")
    reading = tesseract.read_image(tmp_path / "x.png")
    assert (reading.text, reading.lines, reading.confidence) == ("", (), 0.0)


@pytest.mark.thorough
@reads
def test_noise_is_no_error(tmp_path: Path) -> None:
    from PIL import Image

    Image.effect_noise((200, 120), 90).save(tmp_path / "x.png")
    reading = tesseract.read_image(tmp_path / "x.png")
    assert 0 <= reading.confidence < 0.5
    assert all(0 <= edge <= 200 for line in reading.lines for edge in line.box)


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


@needs_pytesseract
def test_tesseract_may_take_some_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    def slow(*_: object, timeout: float, **__: object) -> None:
        assert 60 < timeout < 1_200
        raise RuntimeError("Tesseract process timeout")

    list_models(monkeypatch, "ara")
    monkeypatch.setattr(pytesseract, "image_to_data", slow)
    with pytest.raises(InputError, match="took longer than 300 seconds for the picture; try a smaller one"):
        tesseract.read_image(white(tmp_path))


@needs_pytesseract
def test_all_readings_together_have_the_time_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used = pretend(monkeypatch, [row("العراقوو", 100, 20, 60, 40, 40)])
    list_models(monkeypatch, "ara", "eng", "Arabic")
    now = iter(range(0, 10_000, 140))
    monkeypatch.setattr(tesseract.time, "monotonic", lambda: next(now))
    tesseract.read_image(white(tmp_path, (600, 100)))
    assert [seconds for _, _, seconds in used] == [300, 160, 20]


def test_gaps_that_differ_a_little_are_within_a_paragraph() -> None:
    lines = [tesseract._to_line([word(text, 0, top=top)]) for text, top in (("أ", 0), ("ب", 25), ("ج", 54))]
    assert tesseract._join(tuple(lines)) == "أ\nب\nج"
