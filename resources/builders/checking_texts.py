"""The texts on which the checker is judged, fitted and measured: real pairs, and documents with planted faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from common import read_jsonl

from arabtext.editions import Alignment, Bead, Finding, align, read

PER_DOCUMENT = 25  # pairs of sentences of the collections of single sentences
TATOEBA_STEP = 3  # every third pair of Tatoeba is read

Key = tuple[str, str, str]  # a digest of both passages, the kind, the message


def key(finding: Finding) -> Key:
    """Return what a finding is judged by."""
    passages = sha256(f"{finding.english}\t{finding.arabic}".encode()).hexdigest()[:12]
    return passages, finding.kind, finding.message.replace("\t", " ")


def documents(data: Path) -> Iterator[tuple[str, Alignment]]:
    """Yield the documents of DATA/editions with their names: news without and with its edits, Markdown, sentences."""
    editions = data / "editions"
    articles = list(read_jsonl(editions / "articles_dev.jsonl"))
    for number, article in enumerate(articles):
        beads = [bead for bead in article["gold"] if bead[0] and bead[1]]
        yield (
            f"dev{number}",
            align(*([article[code][i] for b in beads for i in b[at]] for at, code in enumerate(("en", "ar")))),
        )
    for file in sorted((editions / "markdown").glob("*.en.md")):
        yield file.name[:-6], align(read(file), read(file.with_name(file.name.replace(".en.md", ".ar.md"))))
    pud = [(row["en"], row["ar"]) for row in read_jsonl(editions / "pud_en_ar.jsonl")]
    yield from _sentences("pud", pud)
    lines = (editions / "tatoeba_en_ar.txt").read_text(encoding="utf-8").splitlines()
    tatoeba = [tuple(line.split("\t")[:2]) for line in lines if "\t" in line]
    yield from _sentences("tatoeba", tatoeba[::TATOEBA_STEP])
    for number, article in enumerate(articles):
        yield f"edited{number}", align(article["en"], article["ar"])


def _sentences(name: str, pairs: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, Alignment]]:
    """Yield pairs of sentences as documents of beads that are known to be right."""
    for first in range(0, len(pairs), PER_DOCUMENT):
        part = pairs[first : first + PER_DOCUMENT]
        beads = tuple(Bead((n,), (n,), 0.99) for n in range(len(part)))
        yield f"{name}{first}", Alignment(tuple(e for e, *_ in part), tuple(a for _, a, *_ in part), beads)


@dataclass(frozen=True)
class Planted:
    """A document with one fault: its kind, the document as it was and as it is, one alignment for each text of it."""

    number: str
    kind: str
    faithful: tuple[Alignment, ...]
    faulty: tuple[Alignment, ...]
    english_words: str
    arabic_words: str


SENTENCE, DOCUMENT = " ⏎ ", " ⏎⏎ "  # what parts sentences, and texts of one folder, in planted_*.tsv


def planted(path: Path) -> Iterator[Planted]:
    """Yield the faults of a table of planted faults."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    for line in lines:
        row = dict(zip(names, line.split("\t"), strict=True))
        faithful, faulty = (_alignments(row["english"], row[column]) for column in ("arabic_faithful", "arabic_faulty"))
        yield Planted(row["id"], row["kind"], faithful, faulty, row["english_words"], row["arabic_words"])


def _alignments(english: str, arabic: str) -> tuple[Alignment, ...]:
    """Return the alignments of the texts of a row; those with headings are Markdown."""
    found = []
    for left, right in zip(english.split(DOCUMENT), arabic.split(DOCUMENT), strict=True):
        if left.lstrip().startswith("#"):
            found.append(align(*(read(text.replace(SENTENCE, "\n\n")) for text in (left, right))))
        else:
            found.append(align(left.split(SENTENCE), right.split(SENTENCE)))
    return tuple(found)


def labeled(path: Path) -> Iterator[tuple[list[str], list[str], set[str]]]:
    """Yield the rows of tests/quality/findings.tsv: the sentences of both sides, and the kinds of their findings."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    for line in lines:
        row = dict(zip(names, line.split("\t"), strict=True))
        expected = set(row["expected"].split("; ")) - {""}
        yield row["english"].split(" || "), row["arabic"].split(" || "), expected
