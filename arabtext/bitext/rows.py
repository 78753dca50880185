"""Two texts side by side as plain values: what every writer of a bitext takes."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """What was found about a row: its kind, how grave, a sentence, and where in the joined sentences of either side.

    The sentence is empty where the row before says it.

    ``to`` are the other rows that it is about.
    """

    kind: str
    severity: str
    message: str
    english_spans: tuple[Span, ...] = ()
    arabic_spans: tuple[Span, ...] = ()
    to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that belong together; one side may be empty. ``score`` is 0 to 1, the numbers are indices.

    ``paragraph``: whether a paragraph begins here.
    """

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    score: float
    english_numbers: tuple[int, ...] = ()
    arabic_numbers: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two texts side by side, with their titles and addresses."""

    english_title: str
    arabic_title: str
    english_url: str
    arabic_url: str
    rows: tuple[Row, ...]
