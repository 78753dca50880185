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
    from arabtext.editions.checking.decisions import Decision as Decision
    from arabtext.editions.checking.decisions import Decisions as Decisions
    from arabtext.editions.checking.decisions import identify as identify
    from arabtext.editions.checking.finding import Finding as Finding
    from arabtext.editions.checking.finding import FindingKind as FindingKind
    from arabtext.editions.checking.glossary import Glossary as Glossary
    from arabtext.editions.checking.glossary import parse_glossary as parse_glossary
    from arabtext.editions.pairing.pair import Pair as Pair
    from arabtext.editions.pairing.pair import Pairing as Pairing
    from arabtext.editions.pairing.pair import pair as pair
    from arabtext.editions.reading.article import Article as Article
    from arabtext.editions.reading.blocks import Block as Block
    from arabtext.editions.reading.blocks import BlockKind as BlockKind
    from arabtext.editions.reading.blocks import Link as Link
    from arabtext.editions.reading.read import read as read
    from arabtext.editions.reading.segment import sentences as sentences
    from arabtext.editions.updating.revision import Revision as Revision
    from arabtext.editions.updating.update import Update as Update
    from arabtext.editions.updating.update import update as update

__all__ = [
    "Alignment",
    "Article",
    "Bead",
    "Block",
    "BlockKind",
    "Decision",
    "Decisions",
    "Finding",
    "FindingKind",
    "Glossary",
    "Link",
    "Pair",
    "Pairing",
    "Revision",
    "Update",
    "align",
    "check",
    "identify",
    "pair",
    "parse_glossary",
    "read",
    "sentences",
    "update",
]

_HOME = {
    "Alignment": "alignment",
    "Article": "reading.article",
    "Bead": "beads",
    "Block": "reading.blocks",
    "BlockKind": "reading.blocks",
    "Decision": "checking.decisions",
    "Decisions": "checking.decisions",
    "Finding": "checking.finding",
    "FindingKind": "checking.finding",
    "Glossary": "checking.glossary",
    "Link": "reading.blocks",
    "Pair": "pairing.pair",
    "Pairing": "pairing.pair",
    "Revision": "updating.revision",
    "Update": "updating.update",
    "align": "aligning.align",
    "check": "checking.check",
    "identify": "checking.decisions",
    "pair": "pairing.pair",
    "parse_glossary": "checking.glossary",
    "read": "reading.read",
    "sentences": "reading.segment",
    "update": "updating.update",
}


if not TYPE_CHECKING:  # a type checker that saw this would let every name pass

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module 'arabtext.editions' has no attribute {name!r}")
        return getattr(import_module(f"arabtext.editions.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return __all__
