"""Two texts side by side as plain values, the input of every writer of a bitext."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding about a row: its kind, its severity and a sentence about it, empty where an earlier row has it.

    ``english_spans`` and ``arabic_spans`` are (start, end) offsets in the joined sentences of either side; ``to`` are
    the numbers of other rows that the finding covers. ``id`` is its identifier, whose first half, up to the hyphen, is
    that of all findings that say the same; ``probability`` that of its being true, 0 to 1. ``verdict`` (accepted,
    ignored or empty), ``remark``, ``who`` and ``when`` are of the decision about it. ``english`` and ``arabic`` are the
    passages of the finding, which may be those of several rows.
    """

    kind: str
    severity: str
    message: str
    _: KW_ONLY
    english_spans: tuple[Span, ...] = ()
    arabic_spans: tuple[Span, ...] = ()
    to: tuple[int, ...] = ()
    id: str = ""
    probability: float = 1.0
    verdict: str = ""
    remark: str = ""
    who: str = ""
    when: str = ""
    english: str = ""
    arabic: str = ""


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
    """Two texts side by side, with their titles, their addresses, and the names of their files."""

    english_title: str
    arabic_title: str
    english_url: str
    arabic_url: str
    rows: tuple[Row, ...]
    english_document: str = ""
    arabic_document: str = ""
