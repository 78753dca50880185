"""Count the clean lines that a profile of normalize changes for the worse, language by language.

    python tests/bench/harm.py CORPUS [--limit N] [--judged FILE] [--changes FILE]

CORPUS is a folder of ``LANGUAGE.txt`` with one line a row, written rightly by people; ``--limit`` takes the first N of
each. **Harm** is a difference between a line and what a profile makes of it, by the ruler of that profile:

* ``display``: any difference that a reader can see. Nothing to see are another composition of the same character (NFC),
  letter forms and ligatures of single letters for their letters, controls of direction and characters without width
  (but ZWNJ between two letters and ZWJ beside one give them their shape), the kind of a space, and tatweel between two
  letters. A tab is another sign than a space. Spaces that came or went are counted in a column of their own.
* ``title``: another row of words. A word is a run of letters, marks and digits with ZWNJ between them; so a letter that
  is replaced, added, removed or moved counts, and so does a boundary between words. Tatweel between two letters is
  nothing; tatweel that stands alone, or at the edge of a word, where it is a dash or gives a letter its shape, is a
  letter. Ligatures of phrases may be written out. Punctuation and spaces do not count.
* ``ocr``: as ``title``, and every sign that is no letter counts too, in its order. Arabic and Latin style of a comma, a
  semicolon and a question mark are one sign.
* ``search`` and ``key``: another row of words than the same profile gives with all its repairs switched off, folds left
  on. Only what the repairs do counts: turning round, joining, parting, shortening, decoding.

Some changes are true repairs of mistakes in the line. ``--changes`` writes every change as a row ``profile, language,
cause, before, after, line, result``, where before → after are the words that differ. A person can judge them, and put
those that are right into the file of ``--judged`` with the columns ``before, after``: what is listed there is no harm,
in any line. The cause is the verb of the step that :func:`arabtext.explain` gives.

The rows of the naive baselines are the same lines, changed by nothing, and by plain folding (``search`` without its
repairs), measured as a title; then ftfy and PyArabic, measured as a title, where they are installed.
"""

from __future__ import annotations

import argparse
import csv
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import regex

from arabtext import explain, normalize
from arabtext.script import PROFILES, Profile, chars
from arabtext.trace import replay

Ruler = Callable[[str], list[str]]
Hunk = tuple[str, str]  # the words that differ, before and after

RULED = ("display", "title", "ocr", "search", "key")
JOINER = "\N{ZERO WIDTH JOINER}"
LETTER = rf"[\p{{L}}\p{{M}}--{chars.TATWEEL}]"
ARABIC = r"[\p{Arabic}\p{M}]"
INNER_TATWEEL = regex.compile(rf"(?V1)(?<={ARABIC}){chars.TATWEEL}+(?=[\p{{L}}&&{ARABIC}])")  # not what carries a mark
SHAPING_JOINER = regex.compile(rf"(?V1)(?<={ARABIC}){JOINER}(?!{LETTER})|(?<!{LETTER}){JOINER}(?={ARABIC})")
NO_SHAPE = regex.compile(
    rf"(?V1)[{chars.ZWNJ}](?!{LETTER})|(?<!{LETTER})[{chars.ZWNJ}]|(?<={ARABIC}){JOINER}(?={ARABIC})"
)
LETTER_FORM = regex.compile(r"[\uFB50-\uFDCF\uFE70-\uFEFF]")
PHRASE_FORM = regex.compile(r"[\uFDF0-\uFDFF]")
INVISIBLE = dict.fromkeys(map(ord, chars.BIDI_CONTROLS + chars.ZERO_WIDTH))
WORD = regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}{chars.ZWNJ}]+")
WORD_OR_SIGN = regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}{chars.ZWNJ}]+|[^\s]")
SEEN = regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}{chars.ZWNJ}{JOINER}]+|\t|[^\S\t]|\S")
STYLES = str.maketrans("،؛؟", ",;?")
SPACES = regex.compile(r"[^\S\t\n]")


def letters_only(text: str) -> str:
    """Return ``text`` in NFC with letters for letter forms, without inner tatweel and what has no width and no effect."""
    text = SHAPING_JOINER.sub(chars.TATWEEL, text)
    text = LETTER_FORM.sub(lambda form: unicodedata.normalize("NFKC", form.group()), text)
    text = INNER_TATWEEL.sub("", text.translate(INVISIBLE))
    return unicodedata.normalize("NFC", NO_SHAPE.sub("", text))


def as_seen(text: str) -> list[str]:
    """Return what a reader sees of ``text``: words, signs, tabs and spaces."""
    return SEEN.findall(SPACES.sub(" ", letters_only(text)))


def as_seen_but_spaces(text: str) -> list[str]:
    """Return what a reader sees of ``text``, with any spaces between the words."""
    return [piece for piece in as_seen(text) if piece != " "]


def as_words(text: str) -> list[str]:
    """Return the words of ``text``."""
    text = PHRASE_FORM.sub(lambda form: unicodedata.normalize("NFKC", form.group()), text)
    return WORD.findall(letters_only(text).replace(JOINER, ""))


def as_words_and_signs(text: str) -> list[str]:
    """Return the words of ``text`` and its signs, of one style."""
    text = PHRASE_FORM.sub(lambda form: unicodedata.normalize("NFKC", form.group()), text)
    return WORD_OR_SIGN.findall(letters_only(text).replace(JOINER, "").translate(STYLES))


RULERS: dict[str, Ruler] = {
    "display": as_seen,
    "title": as_words,
    "ocr": as_words_and_signs,
    "search": as_words,
    "key": as_words,
}


@lru_cache
def folds_of(profile: str) -> Profile:
    """Return the profile of that name with its folds alone: all that repairs or joins is off."""
    return replace(
        PROFILES[profile],
        mojibake=False,
        visual_order=False,
        decorative_letters=False,
        bullets=False,
        debris=False,
        misread_punctuation=False,
        broken_words="keep",
        joined_words=False,
        elongation=False,
    )


def expected(line: str, profile: str) -> str:
    """Return what ``profile`` may make of a clean line: the line, or what the folds alone give."""
    return normalize(line, folds_of(profile)) if profile in ("search", "key") else line


@dataclass(frozen=True)
class Change:
    """A difference by the ruler of a profile: the words before and after, and the verbs of the steps that made it."""

    profile: str
    cause: str
    before: str
    after: str
    line: str
    result: str


def changes(line: str, profile: str) -> list[Change]:
    """Return the differences that ``profile`` makes in a clean line, by its ruler; none is what there should be.

    >>> [(change.before, change.after) for change in changes("في العراق", "title")]
    []
    """
    result, ideal = normalize(line, profile), expected(line, profile)
    if result == ideal:
        return []
    ruler = RULERS[profile]
    found = list(hunks(ruler(ideal), ruler(result)))
    if not found:
        return []
    cause = "spaces" if is_only_spaces(ideal, result, profile) else cause_of(line, profile)
    return [Change(profile, cause, before, after, line, result) for before, after in found]


def is_only_spaces(ideal: str, result: str, profile: str) -> bool:
    return profile == "display" and as_seen_but_spaces(ideal) == as_seen_but_spaces(result)


def hunks(before: list[str], after: list[str]) -> Iterator[Hunk]:
    """Yield the runs of words that differ, before and after; with signs alone, the words around them as well."""
    if before == after:
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            aside = 0 if any(map(str.isalpha, "".join(before[a:b] + after[c:d]))) else 1
            yield (
                " ".join(before[max(0, a - aside) : b + aside]),
                " ".join(after[max(0, c - aside) : d + aside]),
            )


def cause_of(line: str, profile: str) -> str:
    """Return the verbs of the steps that moved the line away from what is expected."""
    steps = explain(line, profile).steps
    if profile in ("search", "key"):
        plain = {step.verb for step in explain(line, folds_of(profile)).steps}
        verbs = [step.verb for step in steps if step.verb not in plain]
    else:
        ruler, verbs, text = RULERS[profile], [], line
        for step in steps:
            changed = replay(text, [step])
            if ruler(changed) != ruler(text) and (
                profile != "display" or as_seen_but_spaces(changed) != as_seen_but_spaces(text)
            ):
                verbs.append(step.verb)
            text = changed
    return " + ".join(dict.fromkeys(verbs)) or "order of steps"


def peers() -> dict[str, Callable[[str], str]]:
    """Return the baselines and peers by name; each is measured as a title."""
    found: dict[str, Callable[[str], str]] = {
        "nothing": lambda line: line,
        "plain folding": lambda line: normalize(line, folds_of("search")),
    }
    try:
        import ftfy

        found["ftfy.fix_text"] = ftfy.fix_text
    except ImportError:
        pass
    try:
        from pyarabic import araby

        found["PyArabic strip_tashkeel, strip_tatweel, normalize_ligature"] = lambda line: araby.normalize_ligature(
            araby.strip_tatweel(araby.strip_tashkeel(line))
        )
    except ImportError:
        pass
    return found


def read_corpus(folder: Path, limit: int | None = None) -> Iterator[tuple[str, list[str]]]:
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()[:limit]
        yield path.stem, [line for line in lines if line]


def accepted(path: Path | None) -> frozenset[Hunk]:
    """Return the changes that a person judged right."""
    if path is None:
        return frozenset()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset((row["before"], row["after"]) for row in rows)


def is_arabic_script(lines: list[str]) -> bool:
    text = "".join(lines[:200])
    return len(regex.findall(r"\p{Arabic}", text)) * 2 > len(regex.findall(r"\p{L}", text))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, default=None, help="lines of each file, from its start")
    parser.add_argument("--judged", type=Path, help="TSV of changes that are right: before, after")
    parser.add_argument("--changes", type=Path, help="file to write every change to")
    parser.add_argument("--profiles", nargs="+", choices=RULED, default=list(RULED))
    chosen = parser.parse_args()
    right = accepted(chosen.judged)
    columns = [*chosen.profiles, *(["display, spaces"] if "display" in chosen.profiles else [])]
    causes: dict[tuple[str, str], Counter[str]] = {}
    examples: dict[tuple[str, str], list[Change]] = {}
    total: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    against: Counter[str] = Counter()
    count = {True: 0, False: 0}
    written = chosen.changes.open("w", encoding="utf-8") if chosen.changes else None
    print("lines changed for the worse, of 10,000\n")
    print("| language | lines | " + " | ".join(columns) + " |\n|---|---|" + "---|" * len(columns))
    others = peers()
    for language, lines in read_corpus(chosen.corpus, chosen.limit):
        harmed: Counter[str] = Counter()
        for line in lines:
            for profile in chosen.profiles:
                found = changes(line, profile)
                for change in found:
                    if written:
                        cells = (profile, language, change.cause, change.before, change.after, line, change.result)
                        written.write("\t".join(cell.replace("\t", " ") for cell in cells) + "\n")
                if wrong := [change for change in found if (change.before, change.after) not in right]:
                    cause = wrong[0].cause
                    harmed["display, spaces" if cause == "spaces" else profile] += 1
                    causes.setdefault((profile, cause), Counter())[language] += 1
                    examples.setdefault((profile, cause), []).extend(wrong[:1])
            against.update(name for name, change in others.items() if as_words(change(line)) != as_words(line))
        arabic = is_arabic_script(lines)
        count[arabic] += len(lines)
        total[arabic] += harmed
        print(row(language, len(lines), harmed, columns))
    for arabic, name in ((True, "**Arabic script**"), (False, "**other scripts**")):
        print(row(name, count[arabic], total[arabic], columns))
    every = sum(count.values())
    print(row("**all**", every, total[True] + total[False], columns))
    print("\nmeasured as titles, lines of 10,000: ", end="")
    print("; ".join(f"{name} {rate(against[name], every)}" for name in others))
    print("\ncauses, with the languages that have most of it\n")
    for (profile, cause), by_language in sorted(causes.items(), key=lambda item: -sum(item[1].values())):
        where = ", ".join(f"{language} {n}" for language, n in by_language.most_common(5))
        some = examples[profile, cause]
        shown = "; ".join(f"{c.before} → {c.after}" for c in some[:: max(1, len(some) // 4)][:4])
        print(f"{sum(by_language.values())} {profile}: {cause} ({where}): {shown}")


def row(name: str, lines: int, harmed: Counter[str], columns: list[str]) -> str:
    cells = (rate(harmed[column], lines) for column in columns)
    return f"| {name} | {lines:,} | " + " | ".join(cells) + " |"


def rate(part: int, whole: int) -> str:
    return f"{10_000 * part / whole:.1f}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main())
