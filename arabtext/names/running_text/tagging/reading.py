"""The words of a text as numbers for the tagger's model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arabtext.names.running_text.tagging.model import KINDS, Sequences
from arabtext.names.running_text.tagging.word_types import WordType
from arabtext.names.running_text.text_words import NameSpan, TextWord

_ENDS: Final = frozenset(".!?؟…\n")
_PAUSES: Final = frozenset(",،;؛")
_OPENING: Final = frozenset("«“‘([{<„‹")
_CLOSING: Final = frozenset("»”’)]}>›")
_DASHES: Final = frozenset("-–—/‐‑ـ")
_START, _SPACE, _PAUSE, _COLON, _OPEN, _CLOSE, _DASH, _OTHER = range(8)
#: Gaps that no name goes over.
BARRIERS: Final = (_START, _PAUSE, _COLON)
_LISTED_KINDS: Final = (*KINDS, "term")


def gap_kind(word: TextWord, before: TextWord | None) -> int:
    """Return what stands between a word and the one before."""
    if before is None:
        return _START
    gap = word.gap
    if gap == " ":
        return _SPACE if word.start - before.end < 2 else _START
    if word.is_joined:
        return _DASH if gap in _DASHES else _SPACE
    marks = set(gap)
    if not marks.isdisjoint(_ENDS):
        return _START
    if not marks.isdisjoint(_OPENING) or gap.endswith((' "', " '")):
        return _OPEN
    if not marks.isdisjoint(_PAUSES):
        return _PAUSE
    if ":" in marks:
        return _COLON
    if not marks.isdisjoint(_CLOSING) or '"' in marks:
        return _CLOSE
    return _DASH if not marks.isdisjoint(_DASHES) else _OTHER


def read(
    words: Sequence[TextWord], types: Sequence[WordType], places: Sequence[int], listed: Sequence[int]
) -> Sequences:
    """Return the numbers of ``words``; the type of each is at its place in ``types``."""
    import numpy as np

    before: TextWord | None = None
    gaps = []
    for word in words:
        gaps.append(gap_kind(word, before))
        before = word
    type_ = np.asarray(places, dtype=np.int64)
    return Sequences(
        type=type_,
        number=np.asarray([one.number for one in types], dtype=np.int64)[type_],
        kind=np.asarray([one.kind for one in types], dtype=np.int64)[type_],
        gap=np.asarray(gaps, dtype=np.int64),
        listed=np.asarray(listed, dtype=np.int64),
    )


def listed_labels(n: int, spans: Sequence[NameSpan]) -> list[int]:
    """Return for each of ``n`` words whether it is the first or a further word of a listed name, and of which kind."""
    labels = [0] * n
    for span in spans:
        kind = 1 + 2 * _LISTED_KINDS.index(span.kind)
        labels[span.first] = kind
        for at in range(span.first + 1, span.last):
            labels[at] = kind + 1
    return labels
