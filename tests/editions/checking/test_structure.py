"""Headings and list items that are counted."""

from __future__ import annotations

import pytest

from arabtext.editions import Alignment, Bead, check
from arabtext.editions.reading.blocks import BlockKind


def laid(english: list[BlockKind], arabic: list[BlockKind], beads: list[tuple[int, int]]) -> Alignment:
    """An alignment of sentences that are blocks of their own; -1 in ``beads`` for no sentence."""
    return Alignment(
        tuple(f"Sentence number {n}." for n in range(len(english))),
        tuple(f"الجملة رقم {n}." for n in range(len(arabic))),
        tuple(Bead((e,) * (e >= 0), (a,) * (a >= 0), 1.0) for e, a in beads),
        english_paragraphs=tuple(range(len(english))),
        arabic_paragraphs=tuple(range(len(arabic))),
        english_kinds=tuple(english),
        arabic_kinds=tuple(arabic),
    )


def messages(alignment: Alignment) -> list[str]:
    return [one.message for one in check(alignment, kinds=["structure"], min_probability=0)]


def test_a_heading_that_became_text() -> None:
    found = messages(laid(["heading", "paragraph"], ["paragraph", "paragraph"], [(0, 0), (1, 1)]))
    assert found == ["a heading in the English, none in the Arabic"]


def test_a_heading_that_is_left_out() -> None:
    found = messages(laid(["paragraph", "heading"], ["paragraph"], [(0, 0), (1, -1)]))
    assert found == ["a heading in the English, none in the Arabic"]


def test_lists_of_different_lengths() -> None:
    item: BlockKind = "list item"
    found = messages(
        laid(["paragraph", item, item, item], ["paragraph", item, item], [(0, 0), (1, 1), (2, -1), (3, 2)])
    )
    assert found == ["a list of 3 items in the English, of 2 in the Arabic"]


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        (["heading", "paragraph"], ["heading", "paragraph"]),
        (["list item", "list item"], ["list item", "list item"]),
        (["paragraph", "paragraph"], ["paragraph", "paragraph"]),
        (["heading", "list item"], ["heading", "list item"]),
        (["quotation", "table"], ["quotation", "table"]),
        (["list item", "paragraph"], ["list item", "paragraph"]),
    ],
)
def test_the_same_structure(english: list[BlockKind], arabic: list[BlockKind]) -> None:
    assert messages(laid(english, arabic, [(0, 0), (1, 1)])) == []
