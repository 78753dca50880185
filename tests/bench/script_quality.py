"""Measure the script layer on held-out data: mojibake, visual order, language, slugs, recognized text.

    python tests/bench/script_quality.py DATA

Nothing here was used for training. Peers are ftfy (mojibake) and langdetect (speed of languages); they are left out
where they are not installed. The naive baselines are: leave mojibake as it is; reverse every line; choose the language
by letters alone; choose the most frequent word with a given slug; leave recognized text as it was read.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import regex
from rapidfuzz.distance import Levenshtein

from arabtext import detect, normalize, urls
from arabtext.script import Profile
from arabtext.script.chars import BIDI_CONTROLS
from arabtext.script.wordlist import frequencies

ONLY_MOJIBAKE = Profile(visual_order=False, spaces=False, punctuation_spacing=False, bidi_controls=False, tatweel=False)
DAMAGE = {
    "UTF-8 read as cp1252": [("utf-8", "cp1252")],
    "UTF-8 read as Latin-1": [("utf-8", "latin-1")],
    "UTF-8 read as cp1256": [("utf-8", "cp1256")],
    "cp1256 read as cp1252": [("cp1256", "cp1252")],
    "cp1256 read as Latin-1": [("cp1256", "latin-1")],
    "ISO 8859-6 read as Latin-1": [("iso8859_6", "latin-1")],
    "ISO 8859-6 read as cp1252": [("iso8859_6", "cp1252")],
    "UTF-8 read as cp1252 twice": [("utf-8", "cp1252")] * 2,
    "UTF-8 read as cp1256 twice": [("utf-8", "cp1256")] * 2,
    "cp1256 as cp1252, UTF-8 as cp1252": [("cp1256", "cp1252"), ("utf-8", "cp1252")],
}


def damaged(text: str, steps: list[tuple[str, str]]) -> str | None:
    for encoding, wrongly in steps:
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            return None
        text = "".join(bytes([byte]).decode(wrongly, errors="ignore") or chr(byte) for byte in raw)
    return text


def mojibake(titles: list[str], clean: list[str]) -> None:
    try:
        import ftfy

        peer: Callable[[str], str] | None = ftfy.fix_encoding
    except ImportError:
        peer = None
    whole = [normalize(title, ONLY_MOJIBAKE) for title in titles]
    for kind, steps in DAMAGE.items():
        pairs = [(broken, title) for title in whole if (broken := damaged(title, steps)) is not None]
        ours = sum(normalize(broken, ONLY_MOJIBAKE) == title for broken, title in pairs)
        theirs = f"; left as it is {sum(broken == title for broken, title in pairs) / len(pairs):.1%}"
        theirs += f"; ftfy {sum(peer(broken) == title for broken, title in pairs) / len(pairs):.1%}" if peer else ""
        print(f"  {kind}: {ours} of {len(pairs)} repaired ({ours / len(pairs):.1%}){theirs}")
    off = Profile(mojibake=False)
    changed = sum(normalize(line, Profile()) != normalize(line, off) for line in clean)
    print(f"  clean lines changed: {changed} of {len(clean)}")
    foreign = foreign_lines()
    changed = sum(normalize(line, Profile()) != normalize(line, off) for line in foreign)
    print(f"  lines in {', '.join(LANGUAGES)} changed: {changed} of {len(foreign)}")


LANGUAGES = ("fr", "tr", "de", "pt", "es", "sv", "nb", "da", "is", "fi", "vi", "pl", "cs")


def foreign_lines() -> list[str]:
    """Return lines of random words in thirteen languages, some in capitals, some in quotes (needs wordfreq)."""
    try:
        import wordfreq
    except ImportError:
        print("  wordfreq is not installed: no lines in other languages")
        return []
    pick, found = random.Random(0), []
    for language in LANGUAGES:
        words = list(wordfreq.get_frequency_dict(language, "best"))[:20_000]
        for _ in range(5_000):
            line = " ".join(pick.choices(words, k=6))
            line = line.upper() if pick.random() < 0.3 else line
            line = f"«{line}»" if pick.random() < 0.3 else line
            found.append(f"“{line}”…" if pick.random() < 0.3 else line)
    return found


def visual(lines: list[str], clean: list[str]) -> None:
    try:
        from bidi.algorithm import get_display
    except ImportError:
        print("  python-bidi is not installed: no lines in visual order to restore")
        return
    for name, some in (("whole sentences", lines), ("five words", [" ".join(line.split()[:5]) for line in lines])):
        pairs = [(seen, line) for line in some if (seen := get_display(line, base_dir="R")) != line]
        right = sum(normalize(seen, "display") == normalize(line, "display") for seen, line in pairs)
        naive = sum(normalize(seen[::-1], "display") == normalize(line, "display") for seen, line in pairs)
        print(
            f"  {name}: {right} of {len(pairs)} restored ({right / len(pairs):.1%}); reversed {naive / len(pairs):.1%}"
        )
    off = Profile(visual_order=False)
    print(f"  clean lines changed: {sum(normalize(x, Profile()) != normalize(x, off) for x in clean)} of {len(clean)}")


def by_letters(line: str) -> str:
    """Return the language of a line by its letters alone: the naive baseline."""
    arabic, latin = regex.search(r"\p{Arabic}", line), regex.search(r"\p{Latin}", line)
    if arabic and latin:
        return "mixed"
    if arabic:
        return "ur" if regex.search("[ٹڈڑںےہھ]", line) else "fa" if regex.search("[پچژگکی]", line) else "ar"
    return "arabizi" if regex.search(r"\p{L}[235679]|[235679]\p{L}", line) else "en"


def languages(lines: dict[str, list[str]]) -> None:
    for words in ("3", "6", "12"):
        shares = []
        for wanted in ("ar", "fa", "ur", "en", "mixed", "arabizi"):
            found = [detect(line) for line in lines[f"{wanted}_{words}"]]
            right = sum((one.script if wanted == "mixed" else one.language) == wanted for one in found)
            naive = sum(by_letters(line) == wanted for line in lines[f"{wanted}_{words}"])
            shares.append(f"{wanted} {right / len(found):.1%} (by letters {naive / len(found):.1%})")
        taken = sum(detect(line).language == "arabizi" for line in lines[f"en_{words}"])
        print(f"  {words} words: {', '.join(shares)}; English taken for Arabizi: {taken}")
    every = [line for group in lines.values() for line in group]
    start = time.perf_counter()
    for line in every:
        detect(line)
    ours = len(every) / (time.perf_counter() - start)
    from langdetect import detect_langs

    start = time.perf_counter()
    for line in every[:200]:
        detect_langs(line)
    print(f"  {ours:,.0f} lines a second; langdetect {200 / (time.perf_counter() - start):,.0f}")


WORD = regex.compile(r"[\u0621-\u063A\u0641-\u064A]+")


def slugs(lines: list[str]) -> None:
    from arabtext.urls.slugs import _table

    drupal = _table("drupal")
    commonest: dict[str, str] = {}
    for word, _ in sorted(frequencies().items(), key=lambda item: item[1]):
        commonest[urls.slug(word)] = word
    first = five = total = naive = 0
    for line in lines:
        words = [word for word in WORD.findall(normalize(line, Profile(tashkeel=True)))[:8] if urls.slug(word)]
        best = [word for reading in urls.slug_words("-".join(map(urls.slug, words))) for word in reading.text.split()]
        total += len(words)
        naive += sum(commonest.get(urls.slug(word)) == word for word in words)
        first += sum(a == b for a, b in zip(best, words, strict=False)) if len(best) == len(words) else 0
        five += sum(word in [w for w, _ in drupal.words(urls.slug(word))[0][:5]] for word in words)
    print(f"  {total} words of {len(lines)} titles: {first / total:.1%} right first, {five / total:.1%} among five")
    print(f"  the most frequent word with the slug: {naive / total:.1%} right")


def recognition(posts: list[dict[str, Any]]) -> None:
    ids = sorted({post["id"] for post in posts})
    random.Random(7).shuffle(ids)
    test = set(ids[len(ids) // 2 :])  # the other half was used for tuning
    no_bidi = dict.fromkeys(map(ord, BIDI_CONTROLS), "")
    for config in ("ara", "ara+eng", "ara_psm3"):
        rows = [post for post in posts if post["id"] in test and post["config"] == config]
        for name, cut in (("the text as drawn", ""), ("the text without its bullets", "▲")):
            truth = [post["truth"].replace(cut, "") if cut else post["truth"] for post in rows]
            before = error_rate((post["ocr"].translate(no_bidi) for post in rows), truth)
            after = error_rate((normalize(post["ocr"], "ocr") for post in rows), truth)
            print(f"  {config}, against {name}: {before:.4f} -> {after:.4f} ({after / before - 1:+.1%})")
    harmed = right = 0
    for post in posts:
        if post["id"] in test:
            truth_words = post["truth"].split()
            kept = hits(post["ocr"].translate(no_bidi).split(), truth_words)
            harmed += len(kept - hits(normalize(post["ocr"], "ocr").split(), truth_words))
            right += len(kept)
    print(f"  right words harmed: {harmed} of {right} ({harmed / right:.2%})")


def hits(read: list[str], truth: list[str]) -> set[int]:
    equal = (op for op in Levenshtein.opcodes(read, truth) if op.tag == "equal")
    return {place for op in equal for place in range(op.dest_start, op.dest_end)}


def error_rate(read: Iterator[str], truth: list[str]) -> float:
    wrong = sum(Levenshtein.distance(a.split(), b.split()) for a, b in zip(read, truth, strict=True))
    return wrong / sum(len(text.split()) for text in truth)


if __name__ == "__main__":
    data = Path(sys.argv[1])
    articles = [json.loads(line) for line in (data / "editions" / "articles_dev.jsonl").read_text("utf-8").splitlines()]
    tatoeba = [line.split("\t") for line in (data / "editions" / "tatoeba_en_ar.txt").read_text("utf-8").splitlines()]
    lines = json.loads((data / "language_lines.json").read_text("utf-8"))
    arabic = [sentence for article in articles for sentence in article["ar"]]
    english = [sentence for article in articles for sentence in article["en"]]
    more = [ar for _, ar in (row[:2] for row in tatoeba) if len(ar.split()) > 3]
    titles = [" ".join(sentence.split()[:8]) for sentence in arabic + more][:1000]
    clean = (english + [cell for row in tatoeba for cell in row[:2]])[:8200] + [x for g in lines.values() for x in g]
    print("mojibake")
    mojibake(titles, clean)
    print("visual order")
    visual(arabic + more[:2000], clean)
    print("language")
    languages(lines)
    print("slugs (Drupal)")
    slugs(arabic)
    print("recognized text, the posts not used for tuning")
    recognition(
        [json.loads(row) for row in (data / "ocr" / "screenshot_ocr_dev.jsonl").read_text("utf-8").splitlines()]
    )
