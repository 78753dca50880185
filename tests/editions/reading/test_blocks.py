"""Blocks, and which of them are running text."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from arabtext.editions import Block, BlockKind
from arabtext.editions.reading.blocks import BODY


def test_body_is_what_a_reader_of_the_article_reads_on() -> None:
    body = [kind for kind in get_args(BlockKind) if Block(kind, "x").is_body]
    assert body == ["heading", "paragraph", "list item", "quotation", "table", "footnote"]
    assert set(body) == BODY < set(get_args(BlockKind))


def test_a_block_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Block("paragraph", "One.").text = "Two."  # type: ignore[misc]
