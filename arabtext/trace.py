"""A record of changes, step by step, that can be replayed and that maps every character back to its origin.

A :class:`Step` holds the edits of one stage in the coordinates of the text that the stage was given. Edits say what
replaced what, so ``replay(original, steps)`` returns the result again without the code that made it, and the offset
map is exact through insertions, deletions and reorderings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from arabtext.candidates import Suspect
from arabtext.notebook import html_table, html_text


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` of a step's input became ``text``.

    ``order`` is for moved characters: for each character of ``text``, its index in the step's input. Without it, text
    of equal length maps character by character, and other text to the whole replaced range.
    """

    start: int
    end: int
    text: str
    order: tuple[int, ...] | None = None

    def sources(self) -> list[tuple[int, int]]:
        """Return for each character of ``text`` the range of the step's input that it came from."""
        if self.order is not None:
            return [(i, i + 1) for i in self.order]
        if len(self.text) == self.end - self.start:
            return [(i, i + 1) for i in range(self.start, self.end)]
        return [(self.start, self.end)] * len(self.text)


@dataclass(frozen=True, slots=True)
class Step:
    """The changes of one stage: ``verb`` says what it did, ``edits`` are in order.

    ``loses`` is ``encoding`` (repairs how text was stored), ``noise`` (removes what carries no meaning) or
    ``distinction`` (folds a difference that a reader could see).
    """

    verb: str
    loses: str
    edits: tuple[Edit, ...]

    def apply(self, text: str) -> str:
        """Return ``text`` with this step's edits made."""
        if not self.edits:
            return text
        pieces, position = [], 0
        for edit in self.edits:
            pieces += [text[position : edit.start], edit.text]
            position = edit.end
        return "".join([*pieces, text[position:]])


def replay(original: str, steps: Iterable[Step]) -> str:
    """Return ``original`` with all ``steps`` applied in order.

    >>> replay("abc", [Step("drop b", "noise", (Edit(1, 2, ""),))])
    'ac'
    """
    for step in steps:
        original = step.apply(original)
    return original


def in_one(first: Iterable[Edit], then: Iterable[Edit], between: str) -> list[Edit]:
    """Return the edits that do in one step what ``first`` does and then ``then``, which reads the text ``between``.

    Edits of both that overlap become one. None may move characters (:attr:`Edit.order`).

    >>> in_one([Edit(0, 2, "b"), Edit(3, 5, "c")], [Edit(0, 3, "d")], "b c")
    [Edit(start=0, end=5, text='d', order=None)]
    """
    ranges: list[tuple[int, int, int, Edit | None]] = []  # in between, and how many characters longer it was before
    lost = 0
    for edit in first:
        start, longer = edit.start - lost, edit.end - edit.start - len(edit.text)
        ranges.append((start, start + len(edit.text), longer, None))
        lost += longer
    ranges += [(edit.start, edit.end, 0, edit) for edit in then]
    merged: list[tuple[int, int, int, list[Edit]]] = []
    for start, end, longer, change in sorted(ranges, key=lambda found: found[:2]):
        changes = [change] if change else []
        if merged and start < merged[-1][1]:
            start, last, more, others = merged.pop()
            end, longer, changes = max(end, last), longer + more, others + changes
        merged.append((start, end, longer, changes))
    found, lost = [], 0
    for start, end, longer, changes in merged:
        moved = tuple(Edit(one.start - start, one.end - start, one.text) for one in changes)
        text = Step("", "", moved).apply(between[start:end])
        found.append(Edit(start + lost, end + lost + longer, text))
        lost += longer
    return found


@dataclass(frozen=True)
class Explained:
    """A changed text with its history: ``replay(original, steps) == text``.

    ``suspects`` are the words of ``text`` that were probably misread, if the profile searches for them.
    """

    text: str
    original: str
    steps: tuple[Step, ...] = field(repr=False)
    suspects: tuple[Suspect, ...] = field(default=(), repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest range of ``original`` that holds everything ``text[start:end]`` came from.

        >>> Explained("ac", "abc", (Step("drop b", "noise", (Edit(1, 2, ""),)),)).span(1, 2)
        (2, 3)
        """
        start, end, _ = slice(start, end).indices(len(self.text))
        origins = self._origins
        if start >= end:
            place = origins[start][0] if start < len(origins) else len(self.original)
            return place, place
        covered = origins[start:end]
        return min(first for first, _ in covered), max(last for _, last in covered)

    def _repr_html_(self) -> str:
        """Return the changes as a table for a notebook."""
        rows, before = [("", "", html_text(self.original))], self.original
        for step in self.steps:
            marks = [(edit.start, edit.end) for edit in step.edits]
            rows.append((html_text(step.verb), html_text(before, marks), html_text(before := step.apply(before))))
        return html_table(("step", "before", "after"), rows)

    @cached_property
    def _origins(self) -> Sequence[tuple[int, int]]:
        """The range in ``original`` of each character of ``text``."""
        origins = [(i, i + 1) for i in range(len(self.original))]
        for step in self.steps:
            moved: list[tuple[int, int]] = []
            position = 0
            for edit in step.edits:
                moved += origins[position : edit.start]
                moved += [_hull(origins, first, last) for first, last in edit.sources()]
                position = edit.end
            origins = moved + origins[position:]
        return origins


def _hull(origins: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Return the range of the original that covers ``origins[first:last]``; for an insertion, an empty range."""
    if first == last:
        place = origins[first - 1][1] if first else 0
        return place, place
    covered = origins[first:last]
    return min(start for start, _ in covered), max(end for _, end in covered)
