"""Compare the word error rate of ``arabtext ocr`` with that of Tesseract alone, on rendered posts.

python tests/bench/render_posts.py DATA POSTS
python tests/bench/ocr.py POSTS
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytesseract
from PIL import Image
from rapidfuzz.distance import Levenshtein

from arabtext.integrations.tesseract import read_image
from arabtext.script import normalize
from arabtext.script.chars import BIDI_CONTROLS

NO_BIDI = dict.fromkeys(map(ord, BIDI_CONTROLS), "")


def errors(read: str, truth: str) -> int:
    """Return the number of words to insert, delete or replace."""
    return Levenshtein.distance(read.split(), truth.split())


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    posts = [json.loads(line) for line in (folder / "posts.jsonl").read_text(encoding="utf-8").splitlines()]
    systems = ("tesseract ara+eng", "tesseract ara+eng, bidi stripped", "  + profile ocr", "arabtext ocr")
    wrong, words = dict.fromkeys(systems, 0), 0
    without_bullets = dict.fromkeys(systems, 0)
    for post in posts:
        path = folder / f"{post['id']}.png"
        truth = "\n".join(post["blocks"])
        alone = pytesseract.image_to_string(Image.open(path), lang="ara+eng")
        reading = read_image(path)
        readings = (alone, alone.translate(NO_BIDI), normalize(alone, "ocr"), reading.text)
        words += len(truth.split())
        for system, text in zip(systems, readings, strict=True):
            wrong[system] += errors(text, truth)
            without_bullets[system] += errors(text, truth.replace("▲ ", ""))
        if "-v" in sys.argv:
            print(post["id"], errors(alone, truth), errors(reading.text, truth), post["font"], post["style"])
            print(truth, reading.text, sep="\n---\n", end="\n=====\n")
    print(f"{len(posts)} posts, {words} words; word error rate against the text as drawn, and without its bullets")
    for system in systems:
        print(f"{system:34} {wrong[system] / words:.3f}  {without_bullets[system] / words:.3f}")
