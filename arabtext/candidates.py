"""A possible answer among several, and a word that was probably misread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible answer: its text, a score from 0 to 1 (best first), and the source that proposed it.

    ``reason`` says, for the source ``unchanged``, why nothing better is proposed.
    """

    text: str
    score: float
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A token ``text`` at ``start`` to ``end`` that was probably misread.

    ``reason``: word, number, mixed (letters and digits) or debris. ``probability``: 0 to 1. ``candidates``: likelier
    words of the same look, best first.
    """

    start: int
    end: int
    text: str
    reason: str
    probability: float
    candidates: tuple[Candidate, ...]
