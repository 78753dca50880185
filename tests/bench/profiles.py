"""Measure the speed of the named profiles beside their peers on the same text, in one run.

    python3.12 -m venv peers && peers/bin/pip install . pyarabic ftfy araclean arabic-normalize arabic-norm emoji six
    peers/bin/pip install --no-deps camel-tools
    peers/bin/python tests/bench/profiles.py DATA

Millions of characters of CPU time a second (every thread of the process counts), the best of several runs, on clean
news and encyclopedia sentences (PUD) three ways: as one long text with line breaks, as a column of titles of up to nine
words, and as titles one at a time (in microseconds each). ``first`` is the column in a process that has read its tables
and seen none of these words. ``dirty`` is the long text and the column with a fifth of the lines damaged: mojibake,
visual order, tatweel, entities, spaces around punctuation. The naive baseline is ``str.translate`` with a dictionary of
letters, which repairs nothing; every peer is called as its documentation calls it, with what is nearest to a profile.
Peers that are not installed are named and left out (araclean needs Python 3.12).
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import folding_peers

from arabtext.memory import clear_caches
from arabtext.script import PROFILES, normalize, normalize_all
from arabtext.script.chars import ALEF_FORMS, TASHKEEL, TATWEEL

TRANSLATE = dict.fromkeys(map(ord, ALEF_FORMS), "ا") | dict.fromkeys(map(ord, TASHKEEL + TATWEEL)) | {0x649: "ي"}
Normalizer = Callable[[str], object]


def peers() -> Iterator[tuple[str, Normalizer]]:
    """Yield the name and the function of every peer that is installed."""
    yield "str.translate", lambda text: text.translate(TRANSLATE)
    try:
        import arabic_norm

        yield "arabic-norm (Rust)", arabic_norm.normalize
    except ImportError:
        print("arabic-norm is not installed")
    try:
        import arabic_normalize

        yield "arabic-normalize (Rust), search", arabic_normalize.normalize_for_search
    except ImportError:
        print("arabic-normalize is not installed")
    if pyarabic := folding_peers.pyarabic():
        yield "pyarabic, 4 calls", pyarabic
    if camel := folding_peers.camel():
        from camel_tools.utils.normalize import normalize_unicode

        yield "camel-tools, unicode + 4 folds", lambda text: camel(normalize_unicode(text))
    try:
        import ftfy

        yield "ftfy.fix_text", ftfy.fix_text
    except ImportError:
        print("ftfy is not installed")
    try:
        import araclean

        for name in ("light", "search"):
            yield f"araclean, {name}", lambda text, name=name: araclean.normalize(text, profile=name)
    except ImportError:
        print("araclean is not installed (it needs Python 3.12)")


def best(run: Callable[[], object], least: float = 0.4) -> float:
    """Return the CPU seconds of the fastest of several runs, which take ``least`` seconds in all."""
    fastest, spent = float("inf"), 0.0
    while spent < least:
        start = time.process_time()
        run()
        took = time.process_time() - start
        fastest, spent = min(fastest, took), spent + max(took, 1e-3)
    return fastest


def damaged(lines: Sequence[str]) -> list[str]:
    """Return the lines with every fifth one damaged in one of six ways."""
    ways: list[Callable[[str], str]] = [
        lambda line: line.encode().decode("cp1252", "replace") if line.isascii() else line.encode().decode("latin-1"),
        lambda line: line.encode().decode("cp1256"),
        lambda line: line[::-1],
        lambda line: line.replace("ا", "ـا", 3),
        lambda line: line.replace('"', "&quot;").replace("و", "&#1608;", 1),
        lambda line: line.replace(" ", "  ", 2).replace("،", " ،"),
    ]
    chance = random.Random(0)
    return [chance.choice(ways)(line) if i % 5 == 0 else line for i, line in enumerate(lines)]


def main() -> None:
    editions = Path(sys.argv[1]) / "editions"
    lines = [json.loads(line)["ar"] for line in (editions / "pud_en_ar.jsonl").read_text("utf-8").splitlines()]
    titles = [" ".join(line.split()[:9]) for line in lines]
    dirty_lines, dirty_titles = damaged(lines), damaged(titles)
    texts = ("\n".join(lines), "\n".join(dirty_lines))
    print(
        f"{len(texts[0]):,} characters, {len(titles):,} titles of {sum(map(len, titles)) / len(titles):.0f} characters"
    )
    heads = ("long", "column", "first", "one, µs", "dirty long", "dirty column")
    print(f"{'':34}" + "".join(f"{head:>13}" for head in heads))

    def row(name: str, figures: Sequence[float]) -> None:
        print(f"{name:34}" + "".join(f"{figure:13.2f}" if figure == figure else f"{'':13}" for figure in figures))

    sizes = [sum(map(len, column)) / 1e6 for column in (titles, dirty_titles)]

    def measure(one: Normalizer, column: Callable[[Sequence[str]], object], first: float) -> list[float]:
        return [
            len(texts[0]) / 1e6 / best(lambda: one(texts[0])),
            sizes[0] / best(lambda: column(titles)),
            first,
            best(lambda: [one(title) for title in titles]) / len(titles) * 1e6,
            len(texts[1]) / 1e6 / best(lambda: one(texts[1])),
            sizes[1] / best(lambda: column(dirty_titles)),
        ]

    for profile in PROFILES:
        normalize_all(dirty_lines[:100], profile)  # reads the tables
        clear_caches()
        start = time.process_time()
        normalize_all(titles, profile)
        first = sizes[0] / (time.process_time() - start)
        row(
            f"arabtext, {profile}",
            measure(
                lambda text, profile=profile: normalize(text, profile),  # type: ignore[misc]
                lambda column, profile=profile: normalize_all(column, profile),  # type: ignore[misc]
                first,
            ),
        )
    for name, one in peers():
        row(name, measure(one, lambda column, one=one: [one(text) for text in column], float("nan")))  # type: ignore[misc]


if __name__ == "__main__":
    main()
