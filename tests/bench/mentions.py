"""Measure the finding of persons, organizations and places in running text, and its speed.

    python tests/bench/mentions.py DATA [BEFORE]

The texts are tests/quality/tagged_news.tsv and tagged_pud.tsv (sentences of Universal Dependencies PUD, in DATA). The
halves ``dev`` were looked at while the tagger was made, the halves ``test`` were not; no row of them is printed. A
name counts as found if a tagged one of the right kind overlaps it; exact ones have the same characters. The naive
baseline looks words up: the longest listed name at each place, and runs of words listed as given or family names.
BEFORE is a checkout of arabtext whose ``find`` is measured too, in a process of its own. spaCy and camel-tools are
measured if they and their models are installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import regex

from arabtext import names
from arabtext.memory import clear_caches
from arabtext.names.known import gazetteer
from arabtext.names.running_text.listed import find_listed
from arabtext.names.running_text.tagging import tag
from arabtext.names.running_text.text_words import readings, split_words

QUALITY = Path(__file__).parents[1] / "quality"
KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}
_BRACKET = regex.compile(r"\[(PER|ORG|LOC) ([^\[\]]+)\]")
_READ_BEFORE = """
import json, sys
from arabtext import names
for line in sys.stdin:
    print(json.dumps([[m.start, m.end, m.kind] for m in names.find(json.loads(line))]))
"""


class Span(NamedTuple):
    """Characters that name something of a kind."""

    start: int
    end: int
    kind: str


class Text(NamedTuple):
    """A text of the gold, the set and the half that it belongs to, and its names."""

    set: str
    half: str
    language: str
    text: str
    spans: tuple[Span, ...]


def read_gold(data: Path) -> list[Text]:
    """Return all texts of the gold."""
    texts = []
    for line in (QUALITY / "tagged_news.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, half, language, cell = line.split("\t")
        texts.append(Text("news", half, language, *without_brackets(cell)))
    lines = (data / "editions" / "pud_en_ar.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = {row["id"]: row for row in map(json.loads, lines)}
    for line in (QUALITY / "tagged_pud.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        sentence, language, half, cell = line.split("\t")
        spans = (regex.fullmatch(r"(\d+)-(\d+):(\w+)", span) for span in cell.split())
        found = tuple(Span(int(span[1]), int(span[2]), KINDS[span[3]]) for span in spans if span)
        texts.append(Text("pud", half, language, sentences[sentence][language], found))
    return texts


def without_brackets(cell: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text of a cell, and the names that it has in brackets."""
    text, spans, at = "", [], 0
    for found in _BRACKET.finditer(cell):
        text += cell[at : found.start()]
        spans.append(Span(len(text), len(text) + len(found[2]), KINDS[found[1]]))
        text += found[2]
        at = found.end()
    return text + cell[at:], tuple(spans)


def look_up(text: str) -> list[Span]:
    """Return the listed names, and runs of words that are listed as given or family names: the naive baseline."""
    words = split_words(text)
    found = [Span(words[s.first].start + s.offset, words[s.last - 1].end, s.kind) for s in find_listed(words)]
    taken = {at for span in found for at in range(span.start, span.end)}
    run: list[tuple[int, int]] = []
    for word in [*words, None]:
        offset = None if word is None else next((cut for key, cut in readings(word) if _is_of_names(key)), None)
        is_name = word is not None and offset is not None and word.is_capital and word.start not in taken
        if run and not (is_name and word is not None and word.is_joined):
            found.append(Span(run[0][0], run[-1][1], "person"))
            run = []
        if is_name and word is not None and offset is not None:
            run.append((word.start + offset, word.end))
    return sorted(found)


def _is_of_names(key: str) -> bool:
    tokens = (*gazetteer.arabic_tokens().get(key, ()), *gazetteer.latin_tokens().get(key, ()))
    return any(token.role in ("given", "family") for token in tokens)


def tagged(text: str) -> list[Span]:
    """Return what the tagger alone finds."""
    words = split_words(text)
    return [Span(words[one.first].start + one.offset, words[one.last - 1].end, one.kind) for one in tag(words)]


def found(text: str) -> list[Span]:
    """Return what ``names.find`` finds."""
    return [Span(one.start, one.end, one.kind) for one in names.find(text)]


def before(checkout: Path) -> Callable[[str], list[Span]]:
    """Return ``names.find`` of another checkout, run in one process for all texts."""
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", _READ_BEFORE],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment, cwd=checkout,
    )  # fmt: skip

    def find(text: str) -> list[Span]:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(text) + "\n")
        process.stdin.flush()
        return [Span(*one) for one in json.loads(process.stdout.readline())]

    return find


def spacy_model(name: str) -> Callable[[str], list[Span]]:
    """Return the names that a model of spaCy finds."""
    import spacy  # type: ignore[import-not-found]

    read = spacy.load(name)
    kinds = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
    return lambda text: [Span(e.start_char, e.end_char, kinds[e.label_]) for e in read(text).ents if e.label_ in kinds]


def camel() -> Callable[[str], list[Span]]:
    """Return the names that the recognizer of camel-tools finds."""
    from camel_tools.ner import NERecognizer

    recognizer = NERecognizer.pretrained()

    def find(text: str) -> list[Span]:
        tokens = list(regex.finditer(r"\w+|[^\w\s]", text))
        labels = recognizer.predict_sentence([token.group() for token in tokens])
        spans: list[Span] = []
        for token, label in zip(tokens, labels, strict=True):
            place, _, kind = label.partition("-")
            if place == "I" and spans and spans[-1].kind == KINDS.get(kind):
                spans[-1] = spans[-1]._replace(end=token.end())
            elif kind in KINDS:
                spans.append(Span(token.start(), token.end(), KINDS[kind]))
        return spans

    return find


def systems(checkout: Path | None) -> Iterable[tuple[str, str, Callable[[str], list[Span]]]]:
    """Yield the language of each system (empty for both), its name, and what it finds; name what is missing."""
    yield "", "look-up alone (naive)", look_up
    if checkout:
        yield "", "find before", before(checkout)
    for model in ("en_core_web_sm", "en_core_web_md"):
        if find_spec("spacy") and find_spec(model):
            yield "en", f"spaCy {model}", spacy_model(model)
        else:
            print(f"not measured: spaCy {model}, which is not installed")
    try:
        yield "ar", "camel-tools NER", camel()
    except Exception as error:
        print(f"not measured: camel-tools NER: {type(error).__name__}")
    yield "", "arabtext, tagger alone", tagged
    yield "", "arabtext find", found


def count(gold: Iterable[Span], ours: Iterable[Span]) -> Counter[tuple[str, str]]:
    """Count by kind what there is, what was found, and what of either overlaps or is the same as one of the other."""
    counts: Counter[tuple[str, str]] = Counter()
    for kind in KINDS.values():
        names_, some = [s for s in gold if s.kind == kind], [s for s in ours if s.kind == kind]
        counts["gold", kind] = len(names_)
        counts["found", kind] = len(some)
        counts["right", kind] = sum(any(a.start < b.end and b.start < a.end for b in names_) for a in some)
        counts["seen", kind] = sum(any(a.start < b.end and b.start < a.end for b in some) for a in names_)
        counts["exact", kind] = len(set(names_) & set(some))
    return counts


def figures(counts: Counter[tuple[str, str]], kind: str) -> str:
    """Return precision and recall by overlap, and the share of the names whose characters are exact."""
    cells = [
        counts["right", kind] / max(1, counts["found", kind]),
        counts["seen", kind] / max(1, counts["gold", kind]),
        counts["exact", kind] / max(1, counts["gold", kind]),
    ]
    return "/".join(f"{cell:.2f}" for cell in cells)


def main() -> None:
    """Print precision, recall and exact recall of each system on each set of texts, then the speed."""
    if not 2 <= len(sys.argv) <= 3:
        raise SystemExit(__doc__)
    texts = read_gold(Path(sys.argv[1]))
    groups = sorted({(one.language, one.set, one.half) for one in texts})
    for of, system, find in systems(Path(sys.argv[2]) if len(sys.argv) > 2 else None):
        for language, of_set, half in groups:
            if of not in ("", language):
                continue
            counts: Counter[tuple[str, str]] = Counter()
            for one in texts:
                if (one.language, one.set, one.half) == (language, of_set, half):
                    counts += count(one.spans, find(one.text))
            cells = "  ".join(f"{kind} {figures(counts, kind)}" for kind in KINDS.values())
            print(f"{language} {of_set:4} {half:4} {system:24} {cells}", flush=True)
    for language in ("ar", "en"):
        some = [one.text for one in texts if one.language == language]
        document = "\n\n".join(some * 3)
        found(some[0])
        clear_caches()
        for run in ("first", "again"):
            start = time.process_time()
            words = split_words(document)
            middle = time.process_time()
            tag(words)
            end = time.process_time()
            rates = (len(document) / (end - middle), len(document) / (end - start))
            print(f"{language}, {run}: tagger {rates[0]:,.0f}, with words {rates[1]:,.0f} characters a CPU second")


if __name__ == "__main__":
    main()
