"""Render posts of social media as pictures, and write down the text of each.

    python tests/bench/render_posts.py DATA OUT [COUNT]

Sentences are from DATA/editions/pud_en_ar.jsonl; handles, times and headlines are invented. The posts have four
fonts, light and dark colors, Latin words, digits of both scripts and bullets. Headless Chromium draws them, so that
letters join and fonts fall back as on a screen. OUT gets a PNG for each post, and posts.jsonl with the texts.
"""

from __future__ import annotations

import html
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import regex
from PIL import Image, ImageChops

FONTS = ("Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic", "Amiri")
NAMES = (("أخبار العراق", "@iraq_news_24"), ("مرصد الشرق", "@MarsadSharq"), ("علي الكاتب", "@ali_alkateb"))
LATIN = ("BBC World", "Reuters", "OPEC", "YouTube", "Facebook")
CHROMIUM = (
    "chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 --disable-sync"
)
STYLES = {"light": ("#ffffff", "#0f1419", "#536471"), "dark": ("#15202b", "#f7f9f9", "#8b98a5")}
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def post(number: int, sentences: list[str], pick: random.Random) -> dict[str, object]:
    """Return the lines of one post and how it is drawn."""
    kind = ("tweet", "bullets", "caption")[number % 3]
    name, handle = pick.choice(NAMES)
    sentences = [regex.sub(r"(?<=\p{Arabic}),", "،", sentence) for sentence in sentences]
    body = [f"{sentence} {pick.choice(LATIN)}" if pick.random() < 0.3 else sentence for sentence in sentences]
    time = f"{pick.randint(1, 12)}:{pick.randint(10, 59)} م · {pick.randint(1, 28)}/{pick.randint(1, 12)}/202{pick.randint(0, 5)}"
    if number % 2:
        time = time.translate(ARABIC_DIGITS)
    blocks = {
        "tweet": [f"{name} {handle}", " ".join(body), time],
        "bullets": [f"▲ {sentence}" for sentence in body],
        "caption": [f"عاجل | {body[0]}", *body[1:]],
    }[kind]
    style = "dark" if number % 4 in (1, 2) else "light"
    return {
        "id": number,
        "blocks": blocks,
        "font": FONTS[number % 4],
        "style": style,
        "size": pick.choice((15, 18, 22)),
    }


def page(drawn: dict[str, object]) -> str:
    """Return the post as HTML."""
    back, front, gray = STYLES[str(drawn["style"])]
    blocks = drawn["blocks"]
    assert isinstance(blocks, list)
    lines = "".join(f"<p>{html.escape(block)}</p>" for block in blocks)
    return (
        f"<!doctype html><meta charset=utf-8><style>body{{margin:0;padding:24px;width:560px;background:{back};color:{front};"
        f"font:{drawn['size']}px/1.7 '{drawn['font']}','Noto Sans',sans-serif}}p{{margin:0 0 14px}}p:last-child{{color:{gray}}}"
        f"</style><body dir=rtl>{lines}"
    )


def shoot(source: str, target: Path) -> None:
    """Draw ``source`` to a PNG that is cut to its content."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "post.html"
        file.write_text(source, encoding="utf-8")
        command = [
            *CHROMIUM.split(),
            f"--user-data-dir={folder}/profile",
            "--window-size=608,1400",
            f"--screenshot={target}",
        ]
        subprocess.run([*command, file.as_uri()], check=True, capture_output=True, timeout=120)
    image = Image.open(target).convert("RGB")
    ink = ImageChops.difference(image, Image.new("RGB", image.size, image.getpixel((1, 1)))).getbbox()
    image.crop((0, 0, image.width, min(image.height, (ink[3] if ink else 100) + 24))).save(target)


if __name__ == "__main__":
    data, out, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 32
    out.mkdir(parents=True, exist_ok=True)
    pick = random.Random(3)
    pud = (data / "editions" / "pud_en_ar.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = [text for line in pud if 40 < len(text := json.loads(line)["ar"]) < 160]
    pick.shuffle(sentences)
    with (out / "posts.jsonl").open("w", encoding="utf-8") as record:
        for number in range(count):
            drawn = post(number, sentences[2 * number : 2 * number + 2], pick)
            shoot(page(drawn), out / f"{number}.png")
            record.write(json.dumps(drawn, ensure_ascii=False) + "\n")
    print(f"{count} posts in {out}")
