"""Find sentence boundaries again: arabtext, pySBD and, as the naive baseline, a pattern, on the same paragraphs.

    pip install pysbd
    python tests/bench/segmenting.py DATA          the table
    python tests/bench/segmenting.py DATA errors   the errors of arabtext

DATA is the data folder that holds editions/. Sentences of the development articles and of PUD are joined by a space
into paragraphs of five; a boundary is right if it is where one sentence ends and the next begins. Some translated
sentences of the articles end without any mark; the articles without them are a corpus of their own. Titles are left
out, and so is the joined side of merged sentences, since it has boundaries that nobody marked. Half of the paragraphs,
by their numbers, were seen while the rules were written; the other half is the row "not seen".
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import regex

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "resources" / "builders")]

from common import folder_argument, read_jsonl  # noqa: E402

from arabtext.editions.reading.segment import sentences  # noqa: E402

SIZE = 5
MARK = regex.compile(r"[.!?؟…][\"'”’»)]*$")
LANGUAGES = ("en", "ar")
Paragraph = list[str]
Splitter = Callable[[str, str], list[str]]


def paragraphs(data: Path, language: str) -> dict[str, list[Paragraph]]:
    """Return for each corpus its paragraphs as lists of sentences."""
    side = LANGUAGES.index(language)
    articles: list[Paragraph] = []
    marked: list[Paragraph] = []
    for article in read_jsonl(data / "editions" / "articles_dev.jsonl"):
        joined = {bead[side][0] for bead in article["gold"] if len(bead[side]) == 1 and len(bead[1 - side]) > 1}
        kept = [s for at, s in enumerate(article[language]) if at and at not in joined]
        articles += pieces(kept)
        marked += pieces(s for s in kept if MARK.search(s))
    news = pieces(row[language] for row in read_jsonl(data / "editions" / "pud_en_ar.jsonl"))
    return {
        "articles and PUD": articles + news,
        "articles": articles,
        "articles, sentences that end in a mark": marked,
        "PUD": news,
    }


def pieces(sentences_: Iterable[str]) -> list[Paragraph]:
    kept = [" ".join(sentence.split()) for sentence in sentences_]
    return [kept[at : at + SIZE] for at in range(0, len(kept), SIZE) if len(kept[at : at + SIZE]) > 1]


def boundaries(parts: list[str]) -> set[int]:
    """Return for each boundary the number of characters before it, without white space."""
    found, at = set(), 0
    for part in parts[:-1]:
        at += len("".join(part.split()))
        found.add(at)
    return found


def ours(text: str, language: str) -> list[str]:
    return sentences(text)


def pattern(text: str, language: str) -> list[str]:
    return [part for part in regex.split(r"(?<=[.!?؟…])\s+", text) if part.strip()]


def pysbd(text: str, language: str) -> list[str]:
    from pysbd import Segmenter

    return [part for part in Segmenter(language=language, clean=False).segment(text) if part.strip()]


def score(known: list[Paragraph], splitter: Splitter, language: str) -> tuple[float, float, float, float]:
    """Return precision, recall, F1, and the seconds for a million characters."""
    right = found = there = length = 0
    start = time.perf_counter()
    for paragraph in known:
        text = " ".join(paragraph)
        gold, guess = boundaries(paragraph), boundaries(splitter(text, language))
        right, found, there = right + len(gold & guess), found + len(guess), there + len(gold)
        length += len(text)
    seconds = (time.perf_counter() - start) * 1e6 / length
    precision, recall = right / max(found, 1), right / max(there, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), seconds


def main(data: Path) -> None:
    splitters: dict[str, Splitter] = {"arabtext": ours, "pySBD": pysbd, "pattern [.!?؟…] and space": pattern}
    for language in LANGUAGES:
        for corpus, known in paragraphs(data, language).items():
            for half, chosen in (("all", known), ("not seen", known[1::2])):
                print(f"{language} {corpus}, {half}: {len(chosen)} paragraphs")
                for name, splitter in splitters.items():
                    try:
                        p, r, f, seconds = score(chosen, splitter, language)
                    except ImportError:
                        print(f"  {name:28} not installed")
                        continue
                    print(f"  {name:28} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  {seconds:7.1f} s/million characters")


def errors(data: Path) -> None:
    """Print where boundaries are missed (-) or made (+), in the half that was seen."""
    for language in LANGUAGES:
        for known in paragraphs(data, language).values():
            for paragraph in known[::2]:
                text = " ".join(paragraph)
                gold, guess = boundaries(paragraph), boundaries(sentences(text))
                for at in sorted(gold ^ guess):
                    place = _place(text, at)
                    sign = "-" if at in gold else "+"
                    print(sign, language, text[max(0, place - 45) : place], "|", text[place : place + 35])


def _place(text: str, letters: int) -> int:
    """Return the position in ``text`` after so many characters other than white space."""
    for at, c in enumerate(text):
        if not c.isspace():
            letters -= 1
            if letters == 0:
                return at + 1
    return len(text)


if __name__ == "__main__":
    {"errors": errors}.get("".join(sys.argv[2:]), main)(folder_argument(__doc__))
