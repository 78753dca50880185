"""Render posts of social media as pictures, and write down the text of each.

    python tests/bench/render_posts.py DATA OUT HALF

Sentences are from DATA/editions/articles_dev.jsonl; handles, times and headlines are invented. HALF says which posts:
``tuning`` and ``held-out`` are 84 each with the texts of different articles, in seven fonts, three layouts, and four
states (as drawn, compressed, scaled down, blurred), light and dark; ``elsewhere`` are 24 with text of encyclopedia
articles (DATA/ner/aqmar.tsv) in three fonts that the others do not have, as screens of one, two and three pixels to the
point show them. Headless Chromium draws them, so that letters
join and fonts fall back as on a screen. OUT gets a picture for each post, and posts.jsonl with the texts.
"""

from __future__ import annotations

import html
import json
import random
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any, Final

import regex
from PIL import Image, ImageChops, ImageFilter

FONTS: Final = (
    "Amiri",
    "DejaVu Sans",
    "KacstBook",
    "KacstOne",
    "Noto Kufi Arabic",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
)
OTHER_FONTS: Final = ("KacstNaskh", "KacstOffice", "Scheherazade")
LAYOUTS: Final = ("tweet", "bullets", "caption")
STATES: Final = ("as drawn", "compressed", "scaled", "blurred")
SIZES: Final = (15, 18, 22)  # pixels, at one pixel to the point
SCREENS: Final = (1, 2, 3)  # pixels to the point
NAMES: Final = (
    ("أخبار العراق", "@iraq_news_24"),
    ("مرصد الشرق", "@MarsadSharq"),
    ("علي الكاتب", "@ali_alkateb"),
    ("بي بي سي عربي", "@BBCArabic"),
)
LATIN: Final = ("BBC World", "Reuters", "OPEC", "YouTube", "Facebook", "Human Rights Watch", "AFP")
TAGS: Final = ("#العراق", "#عاجل", "#غزة", "#breaking")
CHROMIUM: Final = (
    "chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-sync --window-size=608,1400"
)
COLORS: Final = {"light": ("#ffffff", "#0f1419", "#536471"), "dark": ("#15202b", "#f7f9f9", "#8b98a5")}
ARABIC_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SEED: Final = 3
LETTERS: Final = range(40, 160)  # of a sentence that is drawn


def texts(data: Path, half: str) -> list[str]:
    """Return the sentences of one half, in a random order."""
    if half == "elsewhere":
        tagged = (data / "ner" / "aqmar.tsv").read_text(encoding="utf-8").split("\n\n")
        sentences = [" ".join(regex.findall(r"(?m)^([^\t#]\S*)\t", sentence)) for sentence in tagged]
        found = [regex.sub(r" (?=[،.؛:؟!)])|(?<=\() ", "", sentence) for sentence in sentences]
    else:
        lines = (data / "editions" / "articles_dev.jsonl").read_text(encoding="utf-8").splitlines()
        found = [s for line in lines[half == "held-out" :: 2] for s in json.loads(line)["ar"]]
    found = [text for text in found if len(text) in LETTERS]
    random.Random(SEED).shuffle(found)
    return found


def posts(data: Path, half: str) -> list[dict[str, Any]]:
    """Return what is drawn, and how, of each post of one half."""
    pick = random.Random(f"{SEED} {half}")
    found = iter(texts(data, half))
    kinds = list(product(OTHER_FONTS if half == "elsewhere" else FONTS, LAYOUTS, STATES))
    if half == "elsewhere":
        kinds = pick.sample(kinds, 24)
    drawn = [post(i, kind, [next(found), next(found)], pick) for i, kind in enumerate(kinds)]
    return [one | {"screen": pick.choice(SCREENS) if half == "elsewhere" else 1} for one in drawn]


def post(number: int, kind: tuple[str, str, str], sentences: list[str], pick: random.Random) -> dict[str, Any]:
    """Return the lines of one post, and how it is drawn."""
    font, layout, state = kind
    name, handle = pick.choice(NAMES)
    sentences = [regex.sub(r"(?<=\p{Arabic}),", "،", sentence) for sentence in sentences]
    body = [f"{sentence} {pick.choice(LATIN)}" if pick.random() < 0.3 else sentence for sentence in sentences]
    if pick.random() < 0.3:
        body[-1] += f" {pick.choice(TAGS)}"
    time = f"{pick.randint(1, 12)}:{pick.randint(10, 59)} م · {pick.randint(1, 28)}/{pick.randint(1, 12)}/202{pick.randint(0, 5)}"
    if pick.random() < 0.5:
        time = time.translate(ARABIC_DIGITS)
        body = [regex.sub(r"(?<![\w.])\d[\d.,]*", lambda m: m[0].translate(ARABIC_DIGITS), line) for line in body]
    blocks = {
        "tweet": [f"{name} {handle}", " ".join(body), time],
        "bullets": [f"▲ {sentence}" for sentence in body],
        "caption": [f"عاجل | {body[0]}", *body[1:]],
    }[layout]
    color, size = pick.choice(tuple(COLORS)), pick.choice(SIZES)
    return {"id": number, "blocks": blocks, "font": font, "color": color, "size": size, "state": state}


def page(drawn: dict[str, Any]) -> str:
    """Return the post as HTML."""
    back, front, gray = COLORS[drawn["color"]]
    lines = "".join(f"<p>{html.escape(block)}</p>" for block in drawn["blocks"])
    last = f"p:last-child{{color:{gray}}}" if len(drawn["blocks"]) == 3 else ""
    return (
        f"<!doctype html><meta charset=utf-8><style>body{{margin:0;padding:24px;width:560px;background:{back};color:{front};"
        f"font:{drawn['size']}px/1.7 '{drawn['font']}','Noto Sans',sans-serif}}p{{margin:0 0 14px}}{last}"
        f"</style><body dir=rtl>{lines}"
    )


def shoot(source: str, screen: int) -> Image.Image:
    """Return the picture of a page, cut to its content."""
    with tempfile.TemporaryDirectory() as folder:
        file, target = Path(folder) / "post.html", Path(folder) / "post.png"
        file.write_text(source, encoding="utf-8")
        command = [
            *CHROMIUM.split(),
            f"--user-data-dir={folder}/profile",
            f"--force-device-scale-factor={screen}",
            f"--screenshot={target}",
        ]
        subprocess.run([*command, file.as_uri()], check=True, capture_output=True, timeout=120)
        image = Image.open(target).convert("RGB")
    ink = ImageChops.difference(image, Image.new("RGB", image.size, image.getpixel((1, 1)))).getbbox()
    return image.crop((0, 0, image.width, min(image.height, (ink[3] if ink else 100) + 24 * screen)))


def save(image: Image.Image, state: str, stem: Path) -> str:
    """Write a picture in one of the states, and return the name of the file."""
    name = stem.with_suffix(".png" if state in ("as drawn", "blurred") else ".jpg")
    if state == "compressed":
        image.save(name, quality=35)
    elif state == "scaled":
        size = (round(image.width * 0.7), round(image.height * 0.7))
        image.resize(size, Image.Resampling.LANCZOS).save(name, quality=50)
    else:
        (image.filter(ImageFilter.GaussianBlur(0.8)) if state == "blurred" else image).save(name)
    return name.name


if __name__ == "__main__":
    data, out, half = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    out.mkdir(parents=True, exist_ok=True)
    with (out / "posts.jsonl").open("w", encoding="utf-8") as record:
        for drawn in posts(data, half):
            drawn["picture"] = save(shoot(page(drawn), drawn["screen"]), drawn["state"], out / str(drawn["id"]))
            record.write(json.dumps(drawn, ensure_ascii=False) + "\n")
    print(f"{drawn['id'] + 1} posts in {out}")
