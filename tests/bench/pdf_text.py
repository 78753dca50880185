"""Measure the repair of text out of PDFs on damage made on purpose, and what it changes in text that is sound.

    python tests/bench/pdf_text.py DATA [--tuning] [--clean FOLDER] [--only DAMAGE]

The truth is the Arabic news of DATA/editions/articles_dev.jsonl without tashkeel, which no table of this library was
made of. The articles at odd places are held out; ``--tuning`` measures those at even places, on which the constants
were chosen. Each damage is drawn with a fixed seed; every way to repair reads the same damaged text, once an article
at a time and once each line alone. ``mended`` is the share of the damaged words that are right afterwards, ``harmed``
that of the sound words that are not.

Ways: nothing; ``title``, which is what there was before; ``lookup``, the naive baseline: swap every pair of letters
back where the swapped word is in the list and the word is not; ``pdf`` and ``ocr``.

``--clean`` names a folder of sound lines in files LANGUAGE.txt, and counts the lines that the repair changes.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import regex
from rapidfuzz.distance import Levenshtein

from arabtext.script import PROFILES, normalize
from arabtext.script.wordlist import frequency

LAM_ALEF = ("لا", "لأ", "لإ", "لآ")
EIGHT = ("لم", "لح", "لج", "لخ", "له", "في", "لى", "لي")
#: As a font with many ligatures has them: chosen among those of Unicode by hand, before anything was measured.
MORE = (
    "بم به بي تم ته تي تر بر بن تن ثم حم خم سم شم صم طم عم غم فم قم كم مم نم هم يم مح مج مخ نح نج ني ير ين سي شي كل كا"
)
FIFTY = (*LAM_ALEF, *EIGHT, *MORE.split())
WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064A]+")


def swapped(pairs: Sequence[str]) -> Callable[[str, random.Random], str]:
    """Return the damage that has the letters of ``pairs`` in the order of their drawing."""
    found = regex.compile("|".join(pairs))
    return lambda line, _: found.sub(lambda match: match.group()[::-1], line)


def cut(share: float) -> Callable[[str, random.Random], str]:
    """Return the damage that puts a space at a share of the joints between letters."""

    def damage(line: str, pick: random.Random) -> str:
        return regex.sub(
            r"(?<=[\u0621-\u064A])(?=[\u0621-\u064A])", lambda _: " " if pick.random() < share else "", line
        )

    return damage


def by_word(share: float, change: Callable[[str], str]) -> Callable[[str, random.Random], str]:
    """Return the damage that changes a share of the words of two letters or more."""

    def damage(line: str, pick: random.Random) -> str:
        return WORD.sub(
            lambda match: change(match.group()) if len(match.group()) > 1 and pick.random() < share else match.group(),
            line,
        )

    return damage


def seen(line: str, _: random.Random) -> str:
    """Return the whole line from left to right, lam-alef, numbers and Latin words in order."""
    return "".join(regex.findall(r"\p{Latin}[\p{Latin} ]*|\p{N}+(?:[.,:/]\p{N}+)*|ل[اأإآ]|.", line)[::-1])


DAMAGES: dict[str, Callable[[str, random.Random], str]] = {
    "lam-alef": swapped(LAM_ALEF),
    "eight pairs": swapped((*LAM_ALEF, *EIGHT)),
    "fifty pairs": swapped(FIFTY),
    "2 % cut": cut(0.02),
    "10 % cut": cut(0.1),
    "30 % cut": cut(0.3),
    "third spaced": by_word(1 / 3, " ".join),
    "lam-alef, 2 % cut": lambda line, pick: cut(0.02)(swapped(LAM_ALEF)(line, pick), pick),
    "5 % turned": by_word(0.05, lambda word: word[::-1]),
    "half turned": by_word(0.5, lambda word: word[::-1]),
    "each word turned": by_word(1, lambda word: word[::-1]),
    "line turned": seen,
}


def lookup(text: str) -> str:
    """Return the naive repair: swap pairs back where that makes a listed word of one that is not."""
    back = regex.compile("|".join(pair[::-1] for pair in FIFTY))

    def mended(match: regex.Match[str]) -> str:
        word = match.group()
        other = back.sub(lambda pair: pair.group()[::-1], word)
        return other if frequency(other) and not frequency(word) else word

    return WORD.sub(mended, normalize(text, BEFORE))


BEFORE = replace(PROFILES["title"], name="before", lines="keep", bullets=False)
#: ``ocr`` without what joins lines: lines are compared one by one.
OCR = replace(PROFILES["ocr"], name="ocr by line", lines="keep")
WAYS: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "title": lambda text: normalize(text, BEFORE),
    "lookup": lookup,
    "pdf": lambda text: normalize(text, "pdf"),
    "ocr": lambda text: normalize(text, OCR),
}


def kept(truth: list[str], found: list[str]) -> set[int]:
    """Return the places of the words of ``truth`` that ``found`` has."""
    equal = (op for op in Levenshtein.opcodes(truth, found) if op.tag == "equal")
    return {place for op in equal for place in range(op.src_start, op.src_end)}


def measure(articles: list[list[str]], only: str, ways: list[str]) -> None:
    print(f"{'damage':18} {'words':>6} {'way':8} {'mended':>7} {'harmed':>7}   by line: mended, harmed")
    for name, damage in DAMAGES.items():
        if only not in name:
            continue
        pick = random.Random(1)
        damaged = [[damage(line, pick) for line in article] for article in articles]
        rows = {}
        for way in ways:
            repair, numbers = WAYS[way], []
            for by_line in (False, True):
                right = bad = wrong = sound = 0
                for article, broken in zip(articles, damaged, strict=True):
                    found = [repair(x) for x in broken] if by_line else repair("\n".join(broken)).split("\n")
                    found += [""] * (len(broken) - len(found))  # a line that became empty at the end
                    for line, surface, result in zip(article, broken, found, strict=False):
                        truth = line.split()
                        before, after = kept(truth, surface.split()), kept(truth, result.split())
                        bad += len(truth) - len(before)
                        right += len(after - before)
                        sound += len(before)
                        wrong += len(before - after)
                numbers += [right / bad, wrong / max(1, sound)]
            rows[way] = numbers
            print(
                f"{name:18} {bad:6} {way:8} {numbers[0]:7.3f} {numbers[1]:7.2%}   {numbers[2]:7.3f} {numbers[3]:7.2%}",
                flush=True,
            )


def clean(folder: Path) -> None:
    """Print for each file of sound lines how many the repair changes, and the first of them."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        off = {name: replace(PROFILES[name], pdf_text="keep") for name in ("pdf", "ocr")}
        for name, without in off.items():
            changed = [x for x in lines if (y := normalize(x, name)) != normalize(x, without) and y]
            print(f"{path.stem:12} {name}: {len(changed)} of {len(lines)} lines changed")
            for line in changed[:5]:
                print("    ", line[:150], "->", normalize(line, name)[:150])


def arabic_articles(data: Path, tuning: bool) -> list[list[str]]:
    rows = [json.loads(line) for line in (data / "editions" / "articles_dev.jsonl").read_text("utf-8").splitlines()]
    plain = replace(BEFORE, name="truth", tashkeel=True)
    return [[normalize(line, plain) for line in row["ar"]] for row in rows[0 if tuning else 1 :: 2]]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--tuning", action="store_true")
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--only", default="", help="measure the damages with this in their name")
    parser.add_argument("--ways", default=",".join(WAYS))
    options = parser.parse_args()
    news = arabic_articles(options.data, options.tuning)
    whole = "\n".join(line for article in news for line in article)
    start = time.process_time()
    same = sum(normalize(line, "pdf") == line for article in news for line in article)
    print(f"sound lines left as they are: {same} of {whole.count(chr(10)) + 1}")
    print(f"{len(whole) / (time.process_time() - start):,.0f} characters a second")
    if options.clean:
        clean(options.clean)
    else:
        measure(news, options.only, options.ways.split(","))
