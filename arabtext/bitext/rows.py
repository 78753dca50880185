"""Two texts side by side as plain values, the input of every writer of a bitext."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding about a row: its kind, its severity and a sentence about it, empty where an earlier row has it.

    ``english_spans`` and ``arabic_spans`` are (start, end) offsets in the joined sentences of either side; ``to`` are
    the numbers of other rows that the finding covers.
    """

    kind: str
    severity: str
    message: str
    _: KW_ONLY
    english_spans: tuple[Span, ...] = ()
    arabic_spans: tuple[Span, ...] = ()
    to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that belong together; one side may be empty. ``score`` is a probability, 0 to 1.

    ``english_numbers`` and ``arabic_numbers`` are the indices of the sentences; ``paragraph`` is true where a paragraph
    begins.
    """

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    score: float
    _: KW_ONLY
    english_numbers: tuple[int, ...] = ()
    arabic_numbers: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    paragraph: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """Two texts side by side, with their titles and addresses."""

    english_title: str
    arabic_title: str
    english_url: str
    arabic_url: str
    rows: tuple[Row, ...]
