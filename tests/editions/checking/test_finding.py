"""The kinds of findings, and their table in the guide."""

from __future__ import annotations

import pickle
from copy import deepcopy
from pathlib import Path
from typing import get_args

import pytest

from arabtext.bitext.html import _KINDS
from arabtext.editions import Alignment, Bead, Finding, FindingKind, check

GUIDE = Path(__file__).parents[3] / "docs" / "editions.md"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in GUIDE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| `")
]


def test_the_guide_has_every_kind() -> None:
    assert [row[0].strip("`") for row in ROWS] == list(get_args(FindingKind))


def test_the_page_names_every_kind() -> None:
    assert list(_KINDS) == list(get_args(FindingKind))


#: Kinds that need more than two texts: kinds of blocks, a folder, a glossary; they have tests of their own.
OTHERS = ("`structure`", "`inconsistent`", "`glossary`")


@pytest.mark.parametrize("row", [row for row in ROWS if row[0] not in OTHERS], ids=lambda row: row[0].strip("`"))
def test_the_examples_of_the_guide_are_found(row: tuple[str, ...]) -> None:
    kind, severity, english, arabic, message, missed = row
    (found,) = check(laid(english.split("<br>"), arabic.split("<br>"), displaced=kind == "`displaced`"))
    assert (f"`{found.kind}`", found.severity, found.message) == (kind, severity, message)
    assert missed


def laid(english: list[str], arabic: list[str], *, displaced: bool) -> Alignment:
    """An alignment of passages side by side; with ``displaced`` the lone sentences translate each other."""
    texts: tuple[list[str], list[str]] = [], []
    beads = []
    for passages in zip(english, arabic, strict=True):
        bead = [(len(text),) if passage.strip() else () for text, passage in zip(texts, passages, strict=True)]
        beads.append(Bead(bead[0], bead[1], 1.0))
        for text, passage in zip(texts, passages, strict=True):
            text += [passage.strip()] * bool(passage.strip())
    lone = [[bead for bead in beads if not other(bead)] for other in (lambda b: b.arabic, lambda b: b.english)]
    pairs = [Bead(e.english, a.arabic, 1.0) for e, a in zip(*lone, strict=True)] if displaced else []
    return Alignment(tuple(texts[0]), tuple(texts[1]), tuple(beads), displaced=tuple(pairs))


def test_a_finding_pickles_and_copies() -> None:
    (found,) = check(laid(["It killed 218 people."], ["قتل 219 شخصا."], displaced=False))
    assert isinstance(found, Finding)
    assert pickle.loads(pickle.dumps(found)) == deepcopy(found) == found
