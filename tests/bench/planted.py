"""Measure which planted mistranslations `check` finds, and how often it reports something in a faithful translation.

    python tests/bench/planted.py --half dev [--show] [--min-probability 0.5]
    python tests/bench/planted.py --half test

The documents are tests/quality/planted_dev.tsv and planted_test.tsv (each row has one fault) and faithful.tsv (none).
A fault is found if a finding that the faithful version does not have is of an accepted kind (``ACCEPTED``) and touches
the words that differ; a finding about headings or lists may be anywhere in its small document. False alarms are the
findings of the faithful versions, each document counted once.

Documents with headings are read from Markdown files. Folders of two articles, and documents with a glossary, are
checked by the command line, as a reader would; an option that this version does not have finds nothing.

The naive checkers compare digits. One compares the sets of numbers of the whole document; the other does what
translation QA tools do: for each pair of passages, it compares the numbers, the addresses, and whether the passage was
left untranslated.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from arabtext.editions import align, check, read

QUALITY = Path(__file__).parents[1] / "quality"
SENTENCE, ARTICLE = " ⏎ ", " ⏎⏎ "

NUMERIC = frozenset({"number", "quantity", "currency", "fraction", "rough", "date", "time"})
#: For each kind of fault the kinds of findings that send a reader to the right place for the right reason.
ACCEPTED: Mapping[str, frozenset[str]] = {
    "number": NUMERIC,
    "quantity": NUMERIC,
    "currency": frozenset({"currency", "quantity", "number"}),
    "date": frozenset({"date", "number"}),
    "weekday": frozenset({"weekday", "date"}),
    "time": frozenset({"time", "number", "date"}),
    "fraction": frozenset({"fraction", "number", "rough"}),
    "rough": frozenset({"rough", "number"}),
    "name": frozenset({"name", "spelling"}),
    "place": frozenset({"place", "name", "nationality"}),
    "nationality": frozenset({"nationality", "place", "name"}),
    "office": frozenset({"office", "name"}),
    "direction": frozenset({"direction", "place", "opposite"}),
    "opposite": frozenset({"opposite", "negation", "number"}),
    "negation": frozenset({"negation", "opposite"}),
    "link": frozenset({"link"}),
    "handle": frozenset({"handle"}),
    "hashtag": frozenset({"hashtag"}),
    "untranslated": frozenset({"untranslated", "omitted"}),
    "omitted": frozenset({"omitted"}),
    "added": frozenset({"added"}),
    "displaced": frozenset({"displaced"}),
    "quotation": frozenset({"quotation"}),
    "spelling": frozenset({"spelling", "name"}),
    "structure": frozenset({"structure", "omitted", "added"}),
    "inconsistent": frozenset({"inconsistent"}),
    "glossary": frozenset({"glossary"}),
}

Row = Mapping[str, str]
Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A finding of any checker: its kind, both passages, and where in them it is; no spans mean the whole passage."""

    kind: str
    english: str
    arabic: str
    english_spans: tuple[Span, ...] = ()
    arabic_spans: tuple[Span, ...] = ()
    probability: float = 1.0
    message: str = ""

    def touches(self, row: Row) -> bool:
        """Return whether the finding is at the words of the fault in ``row``."""
        sides = (
            (self.english, self.english_spans, row["english_words"]),
            (self.arabic, self.arabic_spans, row["arabic_words"]),
        )
        if self.kind == row["kind"] == "structure":
            return True
        whole = not (self.english_spans or self.arabic_spans)
        return any(_touch(passage, spans, words, whole=whole) for passage, spans, words in sides)


def _touch(passage: str, spans: Iterable[Span], words: str, *, whole: bool) -> bool:
    if not passage or not words:
        return False
    if whole:
        return any(part in passage or passage in part for part in words.split(SENTENCE))
    patterns = [rf"(?<!\w){regex.escape(part)}(?!\w)" for part in words.split(SENTENCE)]
    places = [found.span() for pattern in patterns for found in regex.finditer(pattern, passage)]
    return any(start < until and begin < end for start, end in places for begin, until in spans)


Checker = Callable[[str, str, str, str], list[Found]]


def ours(kind: str, half: str, english: str, arabic: str) -> list[Found]:
    """Return the findings of `check`; ``kind`` chooses how the document is handed over."""
    if kind in ("inconsistent", "glossary"):
        return list(_by_command_line(kind, half, english, arabic))
    if kind == "structure":
        with tempfile.TemporaryDirectory() as folder:
            names = _write(Path(folder), english, arabic)
            alignment = align(read(names[0]), read(names[1]))
    else:
        alignment = align(english.split(SENTENCE), arabic.split(SENTENCE))
    return [
        Found(one.kind, one.english, one.arabic, one.english_spans, one.arabic_spans, one.probability, one.message)
        for one in check(alignment)
    ]


def _write(folder: Path, english: str, arabic: str) -> tuple[Path, Path]:
    paths = folder / "english.md", folder / "arabic.md"
    for path, text in zip(paths, (english, arabic), strict=True):
        path.write_text(_markdown(text), encoding="utf-8")
    return paths


def _markdown(text: str) -> str:
    """Return the pieces of ``text`` as paragraphs, the items of a list on lines of their own."""
    written = regex.sub(r" ⏎ (?=(?:- |\d+\. ))", "\n", text)
    written = regex.sub(r"(?m)^((?!- |\d+\. ).+)\n(?=- |\d+\. )", r"\1\n\n", written)
    return written.replace(SENTENCE, "\n\n") + "\n"


def _by_command_line(kind: str, half: str, english: str, arabic: str) -> Iterator[Found]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == "glossary":
            if "--glossary" not in _help():
                return
            first, second = map(str, _write(folder, english, arabic))
            options = ["--glossary", str(QUALITY / f"planted_glossary_{half}.csv")]
        else:
            sides = {"en": english.split(ARTICLE), "ar": arabic.split(ARTICLE)}
            for side, articles in sides.items():
                (folder / side).mkdir()
                for number, article in enumerate(articles, 1):
                    (folder / side / f"{number}.md").write_text(_markdown(article), encoding="utf-8")
            pairs = ["english,arabic", *(f"{number}.md,{number}.md" for number in range(1, len(sides["en"]) + 1))]
            (folder / "pairs.csv").write_text("\n".join(pairs) + "\n", encoding="utf-8")
            first, second, options = (
                str(folder / "en"),
                str(folder / "ar"),
                ["--pairs", str(folder / "pairs.csv")],
            )
        done = _run("check", first, second, "--json", *options)
    for line in done.splitlines():
        one = json.loads(line)
        spans = {side: tuple(map(tuple, one.get(f"{side}_spans", []))) for side in ("english", "arabic")}
        yield Found(
            one["kind"],
            one["english"],
            one["arabic"],
            spans["english"],
            spans["arabic"],
            one.get("probability", 1.0),
            one["message"],
        )


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "arabtext", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


@cache
def _help() -> str:
    return _run("check", "--help")


_NUMBER = regex.compile(r"\d+(?:[.,٫٬]\d+)*")
_ADDRESS = regex.compile(r"(?:https?://|www\.)[^\s⏎»\"]*[^\s⏎»\".,]")


def _digits(text: str) -> dict[str, list[Span]]:
    """Return the numbers written in digits, in one form, with their places."""
    found: dict[str, list[Span]] = {}
    for number in _NUMBER.finditer(text):
        plain = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in number[0])
        plain = regex.sub(r"[,٬](?=\d{3}(?!\d))", "", plain).replace("٫", ".")
        found.setdefault(plain, []).append(number.span())
    return found


def digit_sets(_kind: str, _half: str, english: str, arabic: str) -> list[Found]:
    """Report each number in digits that only one of the two documents has."""
    one, other = _digits(english), _digits(arabic)
    found = [Found("number", english, arabic, tuple(one[key]), ()) for key in one.keys() - other.keys()]
    return found + [Found("number", english, arabic, (), tuple(other[key])) for key in other.keys() - one.keys()]


def quality_tool(_kind: str, _half: str, english: str, arabic: str) -> list[Found]:
    """Compare numbers, addresses and untranslated text in pairs of passages, the pairs as `align` gives them."""
    alignment = align(
        english.replace(ARTICLE, SENTENCE).split(SENTENCE), arabic.replace(ARTICLE, SENTENCE).split(SENTENCE)
    )
    found = []
    for bead in alignment.beads:
        left, right = alignment.passages(bead)
        if not left or not right:
            found.append(Found("omitted" if left else "added", left, right))
            continue
        if not regex.search(r"\p{Arabic}", right):
            found.append(Found("untranslated", left, right))
        found += digit_sets("", "", _ADDRESS.sub("", left), _ADDRESS.sub("", right))
        one, other = ({one[0]: one.span() for one in _ADDRESS.finditer(text)} for text in (left, right))
        for key in one.keys() ^ other.keys():
            spans = (one[key],) if key in one else (), (other[key],) if key in other else ()
            found.append(Found("link", left, right, *spans))
    return found


CHECKERS: Mapping[str, Checker] = {
    "arabtext": ours,
    "numbers, addresses and untranslated text of passages": quality_tool,
    "digits of the documents": digit_sets,
}


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file of tests/quality."""
    with (QUALITY / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure(name: str, checker: Checker, half: str, *, min_probability: float, show: bool) -> None:
    """Print recall by kind, and false alarms a sentence, of one checker."""

    @cache
    def findings(kind: str, english: str, arabic: str) -> tuple[Found, ...]:
        return tuple(one for one in checker(kind, half, english, arabic) if one.probability >= min_probability)

    planted, found, any_kind = Counter[str](), Counter[str](), Counter[str]()
    alarms: dict[str, Counter[str]] = {"faithful versions": Counter(), "faithful.tsv": Counter()}
    sentences: Counter[str] = Counter()
    seen = set()
    for row in rows(f"planted_{half}.tsv"):
        kind = row["kind"]
        way = kind if kind in ("inconsistent", "glossary", "structure") else ""
        clean = findings(way, row["english"], row["arabic_faithful"])
        if row["english"] not in seen:
            seen.add(row["english"])
            sentences["faithful versions"] += row["english"].count("⏎") + 1
            alarms["faithful versions"].update(one.kind for one in clean)
            if show:
                for one in clean:
                    print(f"false alarm\t{row['id']}\t{one.kind}\t{one.message}\t{one.english}\t{one.arabic}")
        known = Counter((one.kind, one.message) for one in clean)
        fresh = []
        for one in findings(way, row["english"], row["arabic_faulty"]):
            if known[one.kind, one.message] > 0:
                known[one.kind, one.message] -= 1
            elif one.touches(row):
                fresh.append(one.kind)
        planted[kind] += 1
        found[kind] += bool(ACCEPTED[kind] & set(fresh))
        any_kind[kind] += bool(fresh)
        if show and not ACCEPTED[kind] & set(fresh):
            print(f"missed\t{row['id']}\t{kind}\t{row['english_words']}\t{row['arabic_words']}\tfound: {fresh}")
    for row in rows("faithful.tsv"):
        if row["half"] == half:
            sentences["faithful.tsv"] += row["english"].count("⏎") + 1
            reported = findings("", row["english"], row["arabic"])
            alarms["faithful.tsv"].update(one.kind for one in reported)
            if show:
                for one in reported:
                    print(f"false alarm\t{row['id']}\t{one.kind}\t{one.message}\t{one.english}\t{one.arabic}")
    print(
        f"\n{name}\n\n| kind | planted | found | found, of any kind | false alarms, faithful versions | faithful.tsv |"
    )
    print("|---|---|---|---|---|---|")
    for kind in [*ACCEPTED, *sorted({kind for one in alarms.values() for kind in one} - ACCEPTED.keys())]:
        counts = planted[kind], found[kind], any_kind[kind], *(one[kind] for one in alarms.values())
        print(f"| {kind} | " + " | ".join(map(str, counts)) + " |")
    totals = planted.total(), found.total(), any_kind.total(), *(one.total() for one in alarms.values())
    print("| all | " + " | ".join(map(str, totals)) + " |")
    macro = sum(found[kind] / planted[kind] for kind in planted) / len(planted)
    print(f"\nrecall {found.total() / planted.total():.3f}, mean of the kinds {macro:.3f}")
    for place, one in alarms.items():
        often = f", one in {sentences[place] / one.total():.0f}" if one else ""
        print(f"{place}: {one.total()} false alarms in {sentences[place]} sentences{often}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure which planted mistranslations are found.")
    parser.add_argument("--half", choices=("dev", "test"), required=True)
    parser.add_argument("--show", action="store_true", help="print missed faults and false alarms (dev only)")
    parser.add_argument("--min-probability", type=float, default=0.0, help="leave out less probable findings")
    parser.add_argument("--only-ours", action="store_true", help="leave out the naive checkers")
    options = parser.parse_args()
    if options.show and options.half == "test":
        parser.error("--show prints rows; those of the test half stay unread")
    for name, checker in CHECKERS.items():
        if name == "arabtext" or not options.only_ours:
            show = options.show and name == "arabtext"
            measure(name, checker, options.half, min_probability=options.min_probability, show=show)


if __name__ == "__main__":
    main()
