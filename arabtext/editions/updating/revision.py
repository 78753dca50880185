"""A revision: one change of a text, and what to do with its translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from arabtext.editions.beads import Indices
from arabtext.editions.sides import Both
from arabtext.editions.updating.changes import ChangeKind, Span

#: What to do with the translation.
Action = Literal["retranslate", "insert", "delete", "move", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change of the source, and what to do with its translation.

    ``old``, ``new`` and ``other`` are indices of sentences of the old and the new version and of the translation, with
    their texts; the title has none. ``old_spans`` and ``new_spans`` are the words that changed, as offsets in the
    texts. ``source`` is the text of the old version that ``other_text`` translates. ``after`` is the sentence of the
    translation behind which the new or moved one goes, -1 for its beginning, None where nothing goes anywhere.
    ``score`` is the probability of the old pair, 0 to 1. ``remark`` says what to mind.
    """

    kind: ChangeKind
    action: Action
    old: Indices = ()
    new: Indices = ()
    other: Indices = ()
    old_text: str = ""
    new_text: str = ""
    other_text: str = ""
    source: str = ""
    old_spans: tuple[Span, ...] = ()
    new_spans: tuple[Span, ...] = ()
    after: int | None = None
    after_text: str = ""
    score: float = 1.0
    remark: str = ""

    @property
    def marked(self) -> Both[str]:
        """The old and the new text with the changed words marked, as wdiff does: ``[-218-]``, ``{+219+}``."""
        return Both(_mark(self.old_text, self.old_spans, "[-", "-]"), _mark(self.new_text, self.new_spans, "{+", "+}"))

    @property
    def record(self) -> dict[str, Any]:
        """The revision as a JSON object."""
        return asdict(self)


def _mark(text: str, spans: Sequence[Span], before: str, behind: str) -> str:
    parts, end = list[str](), 0
    for start, stop in spans:
        parts += (text[end:start], before, text[start:stop], behind)
        end = stop
    return "".join((*parts, text[end:]))
