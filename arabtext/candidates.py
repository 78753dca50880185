"""One possible answer among several."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible answer: its text, a score from 0 to 1 (best first), and the source that proposed it."""

    text: str
    score: float
    source: str
