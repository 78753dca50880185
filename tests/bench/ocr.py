"""Compare ``arabtext ocr`` with Tesseract alone, and with simpler ways to choose among its readings, on drawn posts.

    python tests/bench/render_posts.py DATA POSTS HALF
    python tests/bench/ocr.py POSTS...

For each folder: word error rate of the text as it was read, against the text as drawn; of the text after the ``ocr``
profile, against the text without its bullets, which the profile removes; character error rate of the latter; and
seconds of one processor for a picture, Tesseract's included.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Final

import pytesseract
from PIL import Image
from rapidfuzz.distance import Levenshtein

from arabtext.integrations import voting
from arabtext.integrations.tesseract import each_reading, page_text, prepared, read_words
from arabtext.integrations.voting import ReadLines, Word
from arabtext.script import normalize
from arabtext.script.chars import BIDI_CONTROLS
from arabtext.script.wordlist import log_probability

Lines = Sequence[Sequence[Word]]
BULLET: Final = "▲ "
NO_BIDI: Final = dict.fromkeys(map(ord, BIDI_CONTROLS), "")
#: Tesseract as it is, on the picture as it is: model, page segmentation.
ALONE: Final = (("ara", 3), ("ara+eng", 3), ("ara+eng", 6))


def first(readings: Sequence[ReadLines]) -> Lines:
    """Return the first reading."""
    return readings[0].lines


def surest(readings: Sequence[ReadLines]) -> Lines:
    """Return the reading of the highest mean confidence."""
    return max((one.lines for one in readings), key=_confidence)


def _confidence(lines: Lines) -> float:
    return mean([word.confidence for line in lines for word in line] or [0.0])


def likeliest_lines(readings: Sequence[ReadLines]) -> Lines:
    """Return for each line the reading whose words are the likeliest by the word list and its pairs."""
    chosen = []
    for words in voting._common_lines(readings):
        by_reading = defaultdict[int, list[Word]](list)
        for index, word in words:
            by_reading[index].append(word)
        chosen.append(max(by_reading.values(), key=_likelihood))
    return chosen


def _likelihood(line: Sequence[Word]) -> float:
    """Return the mean logarithm of the probability of the words, read from right to left."""
    cores = [voting.core_of(word.text) for word in reversed(line)]
    return mean(log_probability(word, before) for before, word in zip(["", *cores], cores, strict=False))


def vote_by_confidence(readings: Sequence[ReadLines]) -> Lines:
    """Return the words that have most of Tesseract's confidence: ROVER without any other evidence."""
    rows = (voting.best_row(line) for line in voting.find_candidates(readings))
    return [[Word(one.text, one.chance, one.box) for one in row] for row in rows if row]


CHOICES: Final[dict[str, Callable[[Sequence[ReadLines]], Lines]]] = {
    "the first reading": first,
    "the surest reading": surest,
    "of each line the likeliest": likeliest_lines,
    "vote by confidence": vote_by_confidence,
}


def texts(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yield the name of each system, the text that it reads in a picture, and the seconds it takes."""
    for models, segmentation in ALONE:
        began = _seconds()
        text = pytesseract.image_to_string(Image.open(path), lang=models, config=f"--psm {segmentation}")
        yield f"Tesseract {models}, psm {segmentation}", text.translate(NO_BIDI), _seconds() - began
    began = _seconds()
    gray = prepared(path)
    readings, spent = list[ReadLines](), [_seconds() - began]

    def each() -> Iterator[ReadLines]:
        """Yield the readings of the picture; keep them, and how long each took."""
        source = each_reading(gray)
        while True:
            start = _seconds()
            if (reading := next(source, None)) is None:
                return
            spent.append(_seconds() - start)
            readings.append(reading)
            yield reading

    source = each()
    text = read_words(gray, source).raw
    ours = _seconds() - began
    list(source)  # the readings that were not needed
    for name, choose in CHOICES.items():
        began = _seconds()
        chosen = page_text(choose(readings))
        yield name, chosen, _seconds() - began + sum(spent[:2] if choose is first else spent)
    yield "arabtext ocr", text, ours


def _seconds() -> float:
    """Return the processor time of this program and of those that it started and that ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def report(folder: Path) -> None:
    """Print the errors of all systems on the posts of a folder."""
    posts = [json.loads(line) for line in (folder / "posts.jsonl").read_text(encoding="utf-8").splitlines()]
    sums = defaultdict[str, list[float]](lambda: [0.0] * 4)
    words = bare_words = letters = 0
    for post in posts:
        drawn = " ".join(" ".join(post["blocks"]).split())
        bare = drawn.replace(BULLET, "")
        words, bare_words, letters = words + len(drawn.split()), bare_words + len(bare.split()), letters + len(bare)
        for system, raw, seconds in texts(folder / post["picture"]):
            text = normalize(raw, "ocr").split()
            found = (
                Levenshtein.distance(raw.split(), drawn.split()),
                Levenshtein.distance(text, bare.split()),
                Levenshtein.distance(" ".join(text), bare),
                seconds,
            )
            sums[system] = [a + b for a, b in zip(sums[system], found, strict=True)]
    print(f"\n{folder.name}: {len(posts)} posts, {words} words")
    print(f"{'':28} words  profile  letters  seconds")
    for system, (before, after, wrong, spent) in sums.items():
        rates = f"{before / words:.3f}  {after / bare_words:7.3f}  {wrong / letters:7.3f}  {spent / len(posts):7.2f}"
        print(f"{system:28} {rates}", flush=True)


if __name__ == "__main__":
    os.environ["OMP_THREAD_LIMIT"] = "1"
    for argument in sys.argv[1:]:
        report(Path(argument))
