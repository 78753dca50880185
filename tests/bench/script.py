"""Measure the speed of folding Arabic letters: arabtext, its peers and a dictionary on the same text, in one run.

    pip install pyarabic ftfy tnkeeh mahad emoji && pip install --no-deps camel-tools
    python tests/bench/script.py DATA [PYTHON312]

Every peer strips tashkeel and tatweel and folds alef, alef maksura and ta marbuta; exceptions are in brackets. There
are three inputs: a text of 10 MB (Tatoeba, PUD and the Bible, some of it vocalized), single titles, and a column of a
million titles (for the peers its first hundred thousand, scaled). Peers that are not installed are named and left out.
araclean needs Python 3.12; pass an interpreter that has it. Times are the best of two to nine runs; memory is the peak
above the text. The naive baseline is ``str.translate`` with a dictionary.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import folding_peers

from arabtext.script import PROFILES, Profile, normalize, normalize_all
from arabtext.script.chars import ALEF_FORMS, ARABIC_DIGITS, PERSIAN_DIGITS, TASHKEEL, TATWEEL

BYTES = 10_000_000
TITLES, SCALED = 1_000_000, 100_000
FOLDS = Profile(
    "folds", mojibake=False, visual_order=False, controls=False, unicode="keep", presentation_forms=False,
    bidi_controls=False, zero_width=False, spaces=False, punctuation_spacing=False, tatweel=True, tashkeel=True,
    alef=True, alef_maksura=True, teh_marbuta=True, digits="western",
)  # fmt: skip
TRANSLATE = (
    dict.fromkeys(map(ord, ALEF_FORMS), "ا")
    | dict.fromkeys(map(ord, TASHKEEL + TATWEEL), None)
    | {ord("ى"): "ي", ord("ة"): "ه"}
    | {ord(digit): str(i % 10) for i, digit in enumerate(ARABIC_DIGITS + PERSIAN_DIGITS)}
)
Fold = Callable[[str], str]


def peers() -> Iterator[tuple[str, Fold]]:
    """Yield the name and the function of every peer that is installed."""
    yield "str.translate with a dictionary", lambda text: text.translate(TRANSLATE)
    if pyarabic := folding_peers.pyarabic():
        yield "pyarabic (no alef maksura, no digits)", pyarabic
    if camel := folding_peers.camel():
        yield "camel-tools utils (no digits)", lambda text: camel(text).replace(TATWEEL, "")
    try:
        from tnkeeh import tnkeeh

        yield (
            "tnkeeh (no digits)",
            lambda text: tnkeeh._normalize_data(tnkeeh._remove_diacritics(text).replace(TATWEEL, "")),
        )
    except ImportError:
        print("tnkeeh is not installed")
    try:
        from maha.cleaners.functions import normalize as maha_normalize
        from maha.cleaners.functions import remove as maha_remove

        def maha(text: str) -> str:
            stripped = maha_remove(text, harakat=True, tatweel=True)
            return str(maha_normalize(stripped, alef=True, yeh=True, teh_marbuta=True))

        yield "maha (no digits)", maha
    except ImportError:
        print("maha is not installed")
    try:
        import ftfy

        yield "ftfy.fix_text (folds nothing)", ftfy.fix_text
    except ImportError:
        print("ftfy is not installed")


ARACLEAN = """
import json, sys, time
from araclean import Pipeline, RemoveTashkeel, RemoveTatweel, FoldAlef, FoldAlefMaqsura, FoldTehMarbuta, MapDigits
fold = Pipeline([RemoveTashkeel(), RemoveTatweel(), FoldAlef(), FoldAlefMaqsura(), FoldTehMarbuta(), MapDigits()])
text, titles = json.load(sys.stdin)
def best(run):
    times = []
    for _ in range(3):
        start = time.perf_counter(); run(); times.append(time.perf_counter() - start)
    return min(times)
print(json.dumps([best(lambda: fold(text)), best(lambda: [fold(t) for t in titles])]))
"""


def best(run: Callable[[], object], times: int = 3) -> float:
    """Return the seconds of the fastest of several runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


def inputs(data: Path) -> tuple[str, list[str]]:
    """Return a text of 10 MB and a hundred thousand different titles of up to eight words."""
    editions = data / "editions"
    lines = [line.split("\t")[1].strip() for line in (editions / "tatoeba_en_ar.txt").read_text("utf-8").splitlines()]
    lines += [json.loads(line)["ar"] for line in (editions / "pud_en_ar.jsonl").read_text("utf-8").splitlines()]
    lines += [
        json.loads(line)["ar"] for line in (editions / "bible_verses.jsonl").read_text("utf-8").splitlines()[:6000]
    ]
    text, size = [], 0
    for line in cycle(lines):
        text.append(line)
        size += len(line.encode()) + 1
        if size >= BYTES:
            break
    words = [line.split() for line in lines if len(line.split()) > 3]
    titles = [" ".join(w[:8]) + f" {i}" for i, w in enumerate(islice(cycle(words), SCALED))]
    return "\n".join(text), titles


def main() -> None:
    text, titles = inputs(Path(sys.argv[1]))
    single = titles[:: SCALED // 2000]
    print(f"{len(text):,} characters; titles of {sum(map(len, titles)) / len(titles):.0f} characters")
    print(f"{'':40}{'10 MB, Mchar/s':>16}{'one title, µs':>16}{'million titles, s':>19}")

    def row(name: str, whole: float, one: float, column: float) -> None:
        print(f"{name:40}{len(text) / whole / 1e6:16.1f}{one * 1e6:16.2f}{column:19.2f}")

    column = [f"{title} {i}" for i, title in enumerate(islice(cycle(titles), TITLES))]
    row(
        "arabtext",
        best(lambda: normalize(text, FOLDS)),
        best(lambda: [normalize(title, FOLDS) for title in single], 9) / len(single),
        best(lambda: normalize_all(column, FOLDS), 2),
    )
    for name, fold in peers():
        one = best(lambda fold=fold: [fold(title) for title in single], 9) / len(single)  # type: ignore[misc]
        part = best(lambda fold=fold: [fold(title) for title in column[:SCALED]], 2)  # type: ignore[misc]
        share = text if "ftfy" not in name and "maha" not in name else text[: len(text) // 10]
        whole = best(lambda fold=fold, share=share: fold(share), 2) * len(text) / len(share)  # type: ignore[misc]
        row(name, whole, one, part * TITLES / SCALED)
    if len(sys.argv) > 2:
        given = json.dumps([text, column[:SCALED]])
        answer = subprocess.run([sys.argv[2], "-c", ARACLEAN], input=given, capture_output=True, text=True, check=True)
        whole, part = json.loads(answer.stdout)
        row("araclean (Python 3.12)", whole, part / SCALED, part * TITLES / SCALED)
    for profile in PROFILES:
        one = best(lambda profile=profile: [normalize(title, profile) for title in single]) / len(single)  # type: ignore[misc]
        part = text[: len(text) // 10]
        whole = best(lambda profile=profile, part=part: normalize(part, profile), 1)  # type: ignore[misc]
        print(
            f"profile {profile}, repairs included: {len(part) / whole / 1e6:.2f} Mchar/s, one title {one * 1e6:.0f} µs"
        )
    tracemalloc.start()
    size = sys.getsizeof(text)
    normalize(text, FOLDS)
    print(f"peak memory of arabtext on the text: {tracemalloc.get_traced_memory()[1] / size:.1f} times the text")


if __name__ == "__main__":
    main()
