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
START, _SPACE, _PAUSE, _COLON, _OPEN, _CLOSE, _DASH, _OTHER = range(8)
#: Gaps that no name goes over.
BARRIERS: Final = (START, _PAUSE, _COLON)
_LISTED_KINDS: Final = (*KINDS, "term")


def gap_kinds(words: Sequence[TextWord]) -> list[int]:
    """Return what stands between each word and the one before."""
    kinds = []
    end = 0
    for word in words:
        gap = word.gap
        if gap == " ":
            kinds.append(_SPACE if word.start - end < 2 else START)
        elif word.is_joined:
            kinds.append(_DASH if gap in _DASHES else _SPACE)
        else:
            kinds.append(_marks(gap))
        end = word.end
    if kinds:
        kinds[0] = START
    return kinds


def _marks(gap: str) -> int:
    marks = set(gap)
    if not marks.isdisjoint(_ENDS):
        return START
    if not marks.isdisjoint(_OPENING) or gap.endswith((' "', " '")):
        return _OPEN
    if not marks.isdisjoint(_PAUSES):
        return _PAUSE
    if ":" in marks:
        return _COLON
    if not marks.isdisjoint(_CLOSING) or '"' in marks:
        return _CLOSE
    return _DASH if not marks.isdisjoint(_DASHES) else _OTHER


def read(types: Sequence[WordType], places: Sequence[int], gaps: Sequence[int], listed: Sequence[int]) -> Sequences:
    """Return words as numbers; the type of each is at its place in ``types``, its gap is that before it."""
    import numpy as np

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
