"""Measure languages and the gate for repairs of Arabic on lines in many languages of the Arabic script, beside peers.

    pip install py3langid lingua-language-detector
    python tests/bench/language.py LINES

LINES is a folder with one file a source, ``ar_news.txt`` or ``ckb.txt``: lines of the language before the underscore,
none of which was used for the weights. A code of a dialect counts as its language (``arz`` as Arabic, ``prs`` as
Persian), one that is not recognized as ``other``, for which ``und`` is right too. Of each file 400 lines are taken. The
naive baseline chooses by letters that one language has alone, else Arabic. A peer that says a dialect or a sister (arz,
sdh) is right; one that is not installed is left out. lingua chooses among all its 75 languages.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import regex

from arabtext import detect
from arabtext.memory import clear_caches
from arabtext.script.language.arabic_script import RECOGNIZED, takes_arabic_repairs

SAMPLE = 400  # lines of a file
DIALECTS = {"aeb": "ar", "arq": "ar", "ary": "ar", "arz": "ar", "prs": "fa", "ckb": "ku", "sdh": "ku", "snd": "sd"}
OWN_LETTERS = {
    "ur": "[ٹڈڑںےہ]",
    "ug": "[ېۋڭۈ]",
    "sd": "[ٻڄڏڪ۾ٿڻ]",
    "ps": "[ښځڅړټډڼېۍګ]",
    "ku": "[ەڕڵۆێ]",
    "fa": "[پچژگکی]",
}
Classify = Callable[[str], str]


def language_of(file: Path) -> str:
    """Return the language that lines of a file should be found to be in."""
    code = file.stem.split("_")[0]
    code = DIALECTS.get(code, code)
    return code if code in RECOGNIZED else "other"


def by_letters(line: str) -> str:
    """Return the language by letters alone: the naive baseline."""
    return next((language for language, letters in OWN_LETTERS.items() if regex.search(letters, line)), "ar")


def peers() -> dict[str, Classify]:
    """Return the peers that are installed."""
    found: dict[str, Classify] = {}
    try:
        import py3langid

        found["py3langid"] = lambda line: str(py3langid.classify(line)[0])
    except ImportError:
        print("py3langid is not installed")
    try:
        from lingua import LanguageDetectorBuilder

        detector = LanguageDetectorBuilder.from_all_languages().build()

        def lingua(line: str) -> str:
            best = detector.detect_language_of(line)
            return best.iso_code_639_1.name.lower() if best else "und"

        found["lingua"] = lingua
    except ImportError:
        print("lingua is not installed")
    return found


def is_right(said: str, wanted: str) -> bool:
    said = DIALECTS.get(said, said)
    return said == wanted or (wanted == "other" and (said == "und" or said not in (*RECOGNIZED, "en")))


def measure(lines: dict[Path, list[str]], words: int) -> None:
    """Print the share of right answers on the first ``words`` of each line; the whole line for 0."""
    methods: dict[str, Classify] = {"arabtext": lambda line: detect(line).language, "naive": by_letters, **peers()}
    print(f"\n{f'first {words} words' if words else 'whole lines'}: share right; confidence of arabtext; gate open")
    print(f"{'file':18}{'lines':>6}", *(f"{name:>10}" for name in methods), "  und  sure and wrong  gate")
    sums: dict[bool, list[float]] = defaultdict(list)
    for file, of_file in lines.items():
        wanted = language_of(file)
        cut = [" ".join(line.split()[: words or None]) for line in of_file if len(line.split()) >= (words or 1)]
        if not cut:
            continue
        shares = [sum(is_right(classify(line), wanted) for line in cut) / len(cut) for classify in methods.values()]
        found = [detect(line) for line in cut]
        doubtful = sum(one.language == "und" for one in found) / len(cut)
        sure = 0
        for one in found:
            right = is_right(one.language, wanted)
            sure += not right and one.confidence > 0.9 and one.language != "und"
            if wanted != "other" and one.language != "und":
                sums[right].append(one.confidence)
        gate = sum(map(takes_arabic_repairs, cut)) / len(cut)
        cells = (f"{share:10.3f}" for share in shares)
        print(f"{file.stem:18}{len(cut):6}", *cells, f"{doubtful:5.3f}  {sure / len(cut):14.3f} {gate:6.4f}")
    for right, confidences in sums.items():
        mean = sum(confidences) / len(confidences)
        print(f"mean confidence where {'right' if right else 'wrong'}: {mean:.3f} ({len(confidences)} answers)")
    calibration(lines, words)


def calibration(lines: dict[Path, list[str]], words: int) -> None:
    """Print how often an answer of each confidence is right, in languages that are recognized."""
    bins: dict[int, list[bool]] = defaultdict(list)
    for file, of_file in lines.items():
        for line in of_file if language_of(file) != "other" else ():
            found = detect(" ".join(line.split()[: words or None]))
            if found.language != "und":
                bins[min(9, int(found.confidence * 10))].append(found.language == language_of(file))
    print(*(f"{i / 10:.1f}-: {sum(bins[i]) / len(bins[i]):.2f} of {len(bins[i])}" for i in sorted(bins)), sep="; ")


def gate(lines: dict[Path, list[str]]) -> None:
    """Print how often the gate opens, by the number of words of a line."""
    print("\ngate open, by words of a line")
    for low, high in ((1, 1), (2, 2), (3, 4), (5, 10_000)):
        counts = {True: [0, 0], False: [0, 0]}
        for file, of_file in lines.items():
            for line in of_file:
                if low <= len(line.split()) <= high:
                    count = counts[language_of(file) == "ar"]
                    count[0] += takes_arabic_repairs(line)
                    count[1] += 1
        (opened, arabic), (wrongly, others) = counts[True], counts[False]
        last = f"{low}-{high}" if high < 100 else f"{low} and more"
        print(f"  {last:12} Arabic {opened} of {arabic} ({opened / max(1, arabic):.2%}); others {wrongly} of {others}")


TO_PERSIAN = str.maketrans("كيى", "کیی")
TO_ARABIC = str.maketrans("کی", "كي")


def keyboards(lines: dict[Path, list[str]]) -> None:
    """Print how often the gate opens for lines of five words and more that are typed on the other keyboard."""
    for language, table, name in (("ar", TO_PERSIAN, "Arabic with Persian letters"), ("fa", TO_ARABIC, "the reverse")):
        of_language = [line for file, some in lines.items() if language_of(file) == language for line in some]
        typed = [line.translate(table) for line in of_language if len(line.split()) >= 5]
        changed = [line for line in typed if set(line) & set("کی" if language == "ar" else "كي")]
        print(
            f"  {name}: {sum(map(takes_arabic_repairs, typed))} of {len(typed)} open ({len(changed)} have such letters)"
        )


def speed(lines: dict[Path, list[str]]) -> None:
    """Print the time of an Arabic line: with words seen for the first time, with known words, remembered."""
    (some,) = (of_file for file, of_file in lines.items() if file.stem == "ar_news")
    titles = [" ".join(line.split()[:8]) for line in some]
    for name, of in (("line", some), ("title of 8 words", titles)):
        clear_caches()
        takes_arabic_repairs("رئيس")
        times = []
        for answer in (takes_arabic_repairs, takes_arabic_repairs, detect, detect):
            start = time.process_time()
            for line in of:
                answer(line)
            times.append(f"{(time.process_time() - start) / len(of) * 1e6:.1f}")
        print(
            f"µs a {name}: gate {times[0]} at first, {times[1]} again; detect {times[2]}, {times[3]} with known words"
        )


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (folder := Path(sys.argv[1])).is_dir():
        raise SystemExit(__doc__)
    pick = random.Random(0)
    chosen = {}
    for path in sorted(folder.glob("*.txt")):
        some = [line for line in path.read_text(encoding="utf-8").splitlines() if regex.search(r"\p{Arabic}", line)]
        chosen[path] = pick.sample(some, min(SAMPLE, len(some)))
    for count in (3, 0):
        measure(chosen, count)
    gate(chosen)
    keyboards(chosen)
    speed(chosen)
