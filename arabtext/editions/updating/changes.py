"""Compare two versions of a text in one language, sentence by sentence and word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import regex
from rapidfuzz.distance import LCSseq

from arabtext.editions.beads import Indices
from arabtext.errors import InputError

#: ``typographic``: only spaces, marks, quotation marks, dashes and capitals differ. ``edited`` sentences may be split
#: or joined, and ``moved`` ones edited as well.
ChangeKind = Literal["unchanged", "typographic", "edited", "moved", "inserted", "deleted"]
Span = tuple[int, int]

MAX_SENTENCES: Final = 30_000  # of a version: the table of the common subsequence then takes 110 MB
_MAX_CELLS: Final = 200_000  # pairs of sentences of a changed stretch that are compared; a second of work
# Shares of the words of both sentences that they have in common, 0 to 1; chosen on the edits of its tests.
_MIN_EDITED: Final = 0.4  # of a sentence at the same place
_MIN_JOINED: Final = 0.6  # of a sentence that was split, or of two that were joined
_MIN_MOVED: Final = 0.75  # of a sentence at another place
_MIN_WORDS: Final = 4  # of a sentence that is recognized at another place, unless its paragraph moved with it

#: Words, numbers with their inner marks, and the signs that change what a sentence says.
_TOKEN = regex.compile(r"\p{N}+(?:[.,:/\p{Pd}٫٬]\p{N}+)*+|[\p{L}\p{M}]+|[?؟!%٪$€£]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[.,:/'’\p{Pd}٫٬][\p{L}\p{M}\p{N}]+)*+|[^\s\p{L}\p{M}\p{N}]")
_UNSEEN = regex.compile(r"[\p{Mn}\p{Cf}\N{ARABIC TATWEEL}]+")
_DASH = regex.compile(r"\p{Pd}")


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences of the old and of the new version that belong together, by index; either may be none."""

    kind: ChangeKind
    old: Indices
    new: Indices


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Return what became of the sentences of ``old`` in ``new``, in the order of the new version.

    Every sentence is in exactly one change. A deleted sentence is where it was. Raises
    :class:`arabtext.errors.InputError` for more than 30,000 sentences.

    >>> for change in changes(["He left.", "It killed 218.", "Bye, all."], ["It killed 219.", "Bye all", "We saw."]):
    ...     print(change)
    Change(kind='deleted', old=(0,), new=())
    Change(kind='edited', old=(1,), new=(0,))
    Change(kind='typographic', old=(2,), new=(1,))
    Change(kind='inserted', old=(), new=(2,))
    """
    for version in (old, new):
        if len(version) > MAX_SENTENCES:
            raise InputError(f"{len(version):,} sentences are more than the {MAX_SENTENCES:,} that can be compared")
    keys = [[_key(sentence) for sentence in version] for version in (old, new)]
    found = list[Change]()
    for is_same, rows, columns in _stretches(*keys):
        if is_same:
            found += (Change(_same(old[i], new[j]), (i,), (j,)) for i, j in zip(rows, columns, strict=True))
        else:
            found += _stretch(keys, rows, columns)
    return _join_moved(found, keys)


def _stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[bool, range, range]]:
    """Yield the stretches of two sequences that are the same and those that differ, in turn, as ranges of both."""
    i = j = 0
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            if i < step.src_start or j < step.dest_start:
                yield False, range(i, step.src_start), range(j, step.dest_start)
            i, j = step.src_end, step.dest_end
            yield True, range(step.src_start, i), range(step.dest_start, j)
    if i < len(old) or j < len(new):
        yield False, range(i, len(old)), range(j, len(new))


def _same(old: str, new: str) -> ChangeKind:
    return "unchanged" if old == new else "typographic"


def _key(sentence: str) -> tuple[str, ...]:
    """Return what a sentence says: its words, numbers and signs, without marks; only abbreviations keep capitals."""
    seen = _UNSEEN.sub("", sentence)
    tokens = (_DASH.sub("-", token) for token in _TOKEN.findall(seen))
    return tuple(token if len(token) > 1 and token.isupper() else token.casefold() for token in tokens)


def _stretch(keys: list[list[tuple[str, ...]]], rows: range, columns: range) -> list[Change]:
    """Return the best pairing, in order, of sentences that differ: as many words in common as possible.

    Of a long stretch only pairs near its diagonal are compared.
    """
    n, m = len(rows), len(columns)
    if not n or not m:
        return [*(Change("deleted", (i,), ()) for i in rows), *(Change("inserted", (), (j,)) for j in columns)]
    words = [Counter(keys[0][i]) for i in rows], [Counter(keys[1][j]) for j in columns]
    width = max(2, _MAX_CELLS // n // 2) if n * m > _MAX_CELLS else m
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(n + 1)]
    for i in range(n + 1):
        middle = i * m // n
        for j in range(max(0, middle - width), min(m, middle + width) + 1):
            options = [(0.0, 0, 0)] if i == j == 0 else []
            for k, size, gain in _steps(words, i, j):
                if (before := best[i - k].get(j - size)) is not None:
                    options.append((before[0] + gain, k, size))
            if options:
                best[i][j] = max(options)
    return list(reversed(list(_path(best, rows, columns))))


def _steps(words: tuple[list[Counter[str]], list[Counter[str]]], i: int, j: int) -> Iterator[tuple[int, int, float]]:
    """Yield how sentences may end before ``i`` and ``j``: how many of each belong together, and what that gains."""
    old, new = words
    if i:
        yield 1, 0, 0.0
    if j:
        yield 0, 1, 0.0
    if i and j:
        score = _likeness(old[i - 1], new[j - 1])
        if score >= _MIN_EDITED:
            yield 1, 1, 2 * score
        if score < 1 and j > 1 and (split := _joined_likeness(old[i - 1], new[j - 2], new[j - 1])):
            yield 1, 2, 2 * split
        if score < 1 and i > 1 and (joined := _joined_likeness(new[j - 1], old[i - 2], old[i - 1])):
            yield 2, 1, 2 * joined


def _joined_likeness(whole: Counter[str], first: Counter[str], second: Counter[str]) -> float:
    """Return how alike a sentence and two others together are; 0 unless most words of both of these are in it."""
    if any(2 * (whole & part).total() < part.total() for part in (first, second)):
        return 0.0
    score = _likeness(whole, first + second)
    return score if score >= _MIN_JOINED else 0.0


def _path(best: list[dict[int, tuple[float, int, int]]], rows: range, columns: range) -> Iterator[Change]:
    """Yield the changes of the best pairing, the last one first."""
    i, j = len(rows), len(columns)
    while i or j:
        _, k, size = best[i][j]
        kind: ChangeKind = "edited" if k and size else "deleted" if k else "inserted"
        yield Change(kind, tuple(rows[i - k : i]), tuple(columns[j - size : j]))
        i, j = i - k, j - size


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of the words of both that they have in common, 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _join_moved(found: list[Change], keys: list[list[tuple[str, ...]]]) -> list[Change]:
    """Return the changes with what was deleted at one place and inserted at another joined."""
    gone = [change.old[0] for change in found if change.kind == "deleted"]
    come = [change.new[0] for change in found if change.kind == "inserted"]
    by_key: dict[tuple[str, ...], list[int]] = {}
    for i in gone:
        by_key.setdefault(keys[0][i], []).append(i)
    source: dict[int, int] = {}  # new sentence → old one
    for j in come:
        if len(keys[1][j]) >= _MIN_WORDS and by_key.get(keys[1][j]):
            source[j] = by_key[keys[1][j]].pop(0)
    moved = set(source.values())
    left = [i for i in gone if i not in moved]
    if len(left) * len(come) <= _MAX_CELLS:
        old, new = (
            {at: Counter(side[at]) for at in places if len(side[at]) >= _MIN_WORDS}
            for side, places in zip(keys, (left, [j for j in come if j not in source]), strict=True)
        )
        scored = [
            (score, i, j)
            for j, other in new.items()
            for i, own in old.items()
            if (score := _likeness(own, other)) >= _MIN_MOVED
        ]
        for _, i, j in sorted(scored, reverse=True):
            if j not in source and i not in moved:
                source[j] = i
                moved.add(i)
    return [
        Change("moved", (source[change.new[0]],), change.new)
        if change.kind == "inserted" and change.new[0] in source
        else change
        for change in found
        if not (change.kind == "deleted" and change.old[0] in moved)
    ]


def changed_words(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of the words that only the old version has, and of those that only the new one has.

    >>> changed_words("It killed 218 people.", "It killed at least 219 people.")
    (((10, 13),), ((10, 22),))
    """
    tokens = [list(_WORD.finditer(text)) for text in (old, new)]
    words = [[token.group() for token in some] for some in tokens]
    spans: tuple[list[Span], list[Span]] = ([], [])
    for is_same, rows, columns in _stretches(*words):
        if not is_same:
            for own, some, places in ((spans[0], tokens[0], rows), (spans[1], tokens[1], columns)):
                if places:
                    own.append((some[places[0]].start(), some[places[-1]].end()))
    return tuple(map(_merged, spans))  # type: ignore[return-value]


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans with those that touch, or have one space between them, joined."""
    found = list[Span]()
    for start, end in spans:
        if found and start - found[-1][1] <= 1:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found)
