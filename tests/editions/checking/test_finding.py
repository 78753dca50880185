"""The kinds of findings, and their table in the guide."""

from __future__ import annotations

import pickle
from copy import deepcopy
from pathlib import Path
from typing import get_args

import pytest

from arabtext.editions import Alignment, Bead, BlockKind, Finding, FindingKind, check, parse_glossary
from arabtext.editions.checking.consistency import inconsistencies, renderings

GUIDE = Path(__file__).parents[3] / "docs" / "editions.md"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in GUIDE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| `")
]
GLOSSARY = parse_glossary("english,required,forbidden\nclimate change,تغير المناخ,التغير الجوي\n")
HEADING = "# "


def test_the_guide_has_every_kind() -> None:
    assert [row[0].strip("`") for row in ROWS] == list(get_args(FindingKind))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip("`"))
def test_the_examples_of_the_guide_are_found(row: tuple[str, ...]) -> None:
    kind, severity, english, arabic, message, missed = row
    alignment = laid(english.split("<br>"), arabic.split("<br>"), displaced=kind == "`displaced`")
    found = check(alignment, glossary=GLOSSARY) or [one for _, one in inconsistencies([renderings(alignment)])]
    assert [(f"`{one.kind}`", one.severity, one.message) for one in found] == [(kind, severity, message)]
    assert missed


def laid(english: list[str], arabic: list[str], *, displaced: bool) -> Alignment:
    """An alignment of passages side by side; with ``displaced`` the lone sentences translate each other."""
    texts: tuple[list[str], list[str]] = [], []
    kinds: tuple[list[BlockKind], list[BlockKind]] = [], []
    beads = []
    for passages in zip(english, arabic, strict=True):
        bead = [(len(text),) if passage.strip() else () for text, passage in zip(texts, passages, strict=True)]
        beads.append(Bead(bead[0], bead[1], 1.0))
        for text, own, passage in zip(texts, kinds, passages, strict=True):
            if words := passage.strip():
                text.append(words.removeprefix(HEADING))
                own.append("heading" if words.startswith(HEADING) else "paragraph")
    lone = [[bead for bead in beads if not other(bead)] for other in (lambda b: b.arabic, lambda b: b.english)]
    pairs = [Bead(e.english, a.arabic, 1.0) for e, a in zip(*lone, strict=True)] if displaced else []
    return Alignment(
        tuple(texts[0]),
        tuple(texts[1]),
        tuple(beads),
        displaced=tuple(pairs),
        english_kinds=tuple(kinds[0]),
        arabic_kinds=tuple(kinds[1]),
    )


def test_a_finding_pickles_and_copies() -> None:
    (found,) = check(laid(["It killed 218 people."], ["قتل 219 شخصا."], displaced=False))
    assert isinstance(found, Finding)
    assert pickle.loads(pickle.dumps(found)) == deepcopy(found) == found
