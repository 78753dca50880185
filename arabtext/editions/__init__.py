"""Editions: find which Arabic article translates which English one, align the two, say where they differ."""

from arabtext.editions.align import Alignment, Bead, align
from arabtext.editions.article import Article, Link
from arabtext.editions.check import Finding, check
from arabtext.editions.extract import read
from arabtext.editions.pair import Pair, Pairing, pair
from arabtext.editions.segment import sentences

__all__ = [
    "Alignment",
    "Article",
    "Bead",
    "Finding",
    "Link",
    "Pair",
    "Pairing",
    "align",
    "check",
    "pair",
    "read",
    "sentences",
]
