"""A finding: one thing that differs between two editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arabtext.notebook import html_table, html_text

Span = tuple[int, int]
Severity = Literal["high", "medium", "low"]
#: The kinds of findings; docs/editions.md has an example of each, and what it may miss.
FindingKind = Literal[
    "omitted", "added", "rephrased", "displaced", "untranslated",
    "number", "quantity", "currency", "fraction", "rough", "date", "weekday", "time",
    "name", "place", "nationality", "office", "direction", "opposite", "negation",
    "link", "handle", "hashtag", "quotation", "spelling", "structure", "inconsistent", "glossary",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that differs: its kind, a sentence about it, the number of its bead, both passages, and its severity.

    ``english_spans`` and ``arabic_spans`` are (start, end) offsets within the passages; empty if the whole passage is
    meant. ``beads`` are the numbers of all beads that the finding covers, ``bead`` the first of them.
    ``probability`` is that of the finding being true.
    """

    kind: FindingKind
    message: str
    bead: int
    english: str
    arabic: str
    severity: Severity
    english_spans: tuple[Span, ...] = ()
    arabic_spans: tuple[Span, ...] = ()
    beads: tuple[int, ...] = ()
    probability: float = 1.0

    def _repr_html_(self) -> str:
        """Return the finding as a table for a notebook, its places marked in both passages."""
        rows = [(html_text(self.english, self.english_spans), html_text(self.arabic, self.arabic_spans))]
        about = f"{self.kind}, {self.severity}, probability {self.probability:.2f}: {self.message}"
        return html_table(("English", "Arabic"), rows, about)
