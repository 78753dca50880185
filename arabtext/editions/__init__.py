"""Editions: find which Arabic article translates which English one, align the two, say where they differ."""

from arabtext.editions.aligning.align import align
from arabtext.editions.alignment import Alignment
from arabtext.editions.beads import Bead
from arabtext.editions.checking.check import check
from arabtext.editions.checking.finding import Finding, FindingKind
from arabtext.editions.pairing.pair import Pair, Pairing, pair
from arabtext.editions.reading.article import Article, Link
from arabtext.editions.reading.read import read
from arabtext.editions.reading.segment import sentences

__all__ = [
    "Alignment",
    "Article",
    "Bead",
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
