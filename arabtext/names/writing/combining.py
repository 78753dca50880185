"""The best ways to put a name together when each of its parts can be written in several ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from arabtext.candidates import Candidate

_DIGITS: Final = 9  # of a score that is compared: sums of a batch of words differ in the last ones
_MAX_COMBINATIONS: Final = 64  # forms kept while the parts of a name are joined
#: Sources of a part that was only copied or looked up beside the name; they decide only where no other source does.
_SIDE_SOURCES: Final = ("unchanged", "title")


def combine(choices: Iterable[Sequence[Candidate]], n: int, *, joint: str = " ") -> list[Candidate]:
    """Return up to ``n`` ways to take one candidate of each part, best first.

    The score is the product of the parts' scores, the source that of the part with the lowest score. Without parts
    there is one empty candidate, with the source ``unchanged``.

    >>> given, family = [Candidate("Ali", 0.9, "given")], [Candidate("Toivo", 0.6, "model")]
    >>> [(c.text, round(c.score, 2), c.source) for c in combine([given, family], 1)]
    [('Ali Toivo', 0.54, 'model')]
    """
    best: list[tuple[float, list[str], list[Candidate]]] = [(1.0, [], [])]
    for options in choices:
        if len(options) == len(best) == 1:  # most parts of most columns
            ((score, texts, taken),), (only,) = best, options
            best = [(score * only.score, [*texts, only.text], [*taken, only])]
            continue
        grown = [(s * o.score, [*texts, o.text], [*taken, o]) for s, texts, taken in best for o in options]
        best = sorted(grown, key=lambda item: (-round(item[0], _DIGITS), item[1]))[: min(n, _MAX_COMBINATIONS)]
    return [Candidate(joint.join(texts), score, _weakest_source(taken)) for score, texts, taken in best]


def _weakest_source(parts: Sequence[Candidate]) -> str:
    """Return the source of the part with the lowest score."""
    if not parts:
        return "unchanged"
    return min(parts, key=lambda part: (part.score, part.source in _SIDE_SOURCES)).source
