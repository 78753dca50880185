"""Editions: find which Arabic article translates which English one, align the two, say where they differ.

Each of these is loaded when it is first used: splitting a text into sentences needs no lexicon.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabtext.editions.aligning.align import align as align
    from arabtext.editions.alignment import Alignment as Alignment
    from arabtext.editions.beads import Bead as Bead
    from arabtext.editions.checking.check import check as check
    from arabtext.editions.checking.finding import Finding as Finding
    from arabtext.editions.checking.finding import FindingKind as FindingKind
    from arabtext.editions.pairing.pair import Pair as Pair
    from arabtext.editions.pairing.pair import Pairing as Pairing
    from arabtext.editions.pairing.pair import pair as pair
    from arabtext.editions.reading.article import Article as Article
    from arabtext.editions.reading.blocks import Block as Block
    from arabtext.editions.reading.blocks import BlockKind as BlockKind
    from arabtext.editions.reading.blocks import Link as Link
    from arabtext.editions.reading.read import read as read
    from arabtext.editions.reading.segment import sentences as sentences

__all__ = [
    "Alignment",
    "Article",
    "Bead",
    "Block",
    "BlockKind",
    "Finding",
    "FindingKind",
    "Link",
    "Pair",
    "Pairing",
    "align",
    "check",
    "pair",
    "read",
    "sentences",
]

_HOME = {
    "Alignment": "alignment",
    "Article": "reading.article",
    "Bead": "beads",
    "Block": "reading.blocks",
    "BlockKind": "reading.blocks",
    "Finding": "checking.finding",
    "FindingKind": "checking.finding",
    "Link": "reading.blocks",
    "Pair": "pairing.pair",
    "Pairing": "pairing.pair",
    "align": "aligning.align",
    "check": "checking.check",
    "pair": "pairing.pair",
    "read": "reading.read",
    "sentences": "reading.segment",
}


if not TYPE_CHECKING:  # a type checker that saw this would let every name pass

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module 'arabtext.editions' has no attribute {name!r}")
        return getattr(import_module(f"arabtext.editions.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return __all__
