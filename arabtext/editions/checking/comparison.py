"""What a family of checks yields, and how values of the two passages of a bead are compared, whatever they are.

What one side has is looked up in the other side, and around it unless it is around the first as well. What is
left over on both sides is one difference (218 here, 219 there). What is left over on one side is reported only where a
translator would hardly leave it out: a small number often becomes a word, a dual or nothing, and a capital may mean a
government.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from arabtext.editions.checking.finding import FindingKind, Severity, Span
from arabtext.editions.checking.passages import Passage, PassagePair
from arabtext.editions.sides import Both, Side, on_one_side

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that differs within a bead: its kind, its severity, a sentence about it, its offsets on each side.

    ``likeness``, 0 to 1, says how much two values look like one that was changed.
    """

    kind: FindingKind
    severity: Severity
    message: str
    english: tuple[Span, ...] = ()
    arabic: tuple[Span, ...] = ()
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Value]):
    """How values of one family are compared.

    ``read``: the values of a text, given its English edition if it is Arabic; ``is_in``: whether the passage of the
    other side, the third argument, has a value of the second one; ``keys``: of a value, those that it shares with the
    same value in the same language; ``likeness``: how much two values left over look like one that was changed, 0 for
    not at all; ``counts_alone``: whether a value left over on one side alone is reported; ``span``: where the value is;
    ``kind`` and ``severity`` of one value, or of two that differ. ``may_be_in``: as ``is_in``, for a value without a
    partner on the other side, where weaker evidence is enough.
    """

    read: Callable[[str, str | None], Sequence[Value]]
    is_in: Callable[[Value, Passage, Passage], bool]
    may_be_in: Callable[[Value, Passage, Passage], bool]
    keys: Callable[[Value], frozenset[object]]
    likeness: Callable[[Value, Value], float]
    counts_alone: Callable[[Value, PassagePair], bool]
    span: Callable[[Value], Span]
    kind: Callable[[Value, Value | None], FindingKind]
    severity: Callable[[Value, Value | None], Severity]


def compare(pair: PassagePair, how: Comparison[Value]) -> Iterator[Difference]:
    """Yield the values that differ: first those left over on both sides, then those on one side alone."""
    left_over = Both(_left_over(pair.sides, how), _left_over(pair.sides.turned, how))
    changed = _changed(left_over, how)
    for likeness, i, j in changed:
        one, other = left_over.english[i], left_over.arabic[j]
        yield differ(pair, how.kind(one, other), how.severity(one, other), how.span(one), how.span(other), likeness)
    taken = Both({i for _, i, _ in changed}, {j for _, _, j in changed})
    for side in Side:
        reported: set[str] = set()
        for number, value in enumerate(left_over.on(side)):
            span = how.span(value)
            text = pair.sides.on(side).text[slice(*span)]
            if number in taken.on(side) or text in reported or not how.counts_alone(value, pair):
                continue
            if how.may_be_in(value, pair.sides.on(side), pair.sides.on(side.other)):
                continue
            reported.add(text)
            yield only(pair, side, how.kind(value, None), how.severity(value, None), span)


def differ(
    pair: PassagePair, kind: FindingKind, severity: Severity, english: Span, arabic: Span, likeness: float = 1.0
) -> Difference:
    """Return the difference between two stretches of a bead that should say the same."""
    texts = Both(pair.english.text[slice(*english)], pair.arabic.text[slice(*arabic)])
    message = f"{texts.english} in the English, {texts.arabic} in the Arabic"
    return Difference(kind, severity, message, (english,), (arabic,), likeness)


def only(pair: PassagePair, side: Side, kind: FindingKind, severity: Severity, span: Span) -> Difference:
    """Return the difference of a stretch of a bead that one side alone has."""
    places = on_one_side(side, (span,), ())
    message = f"{pair.sides.on(side).text[slice(*span)]} only in the {side.value}"
    return Difference(kind, severity, message, places.english, places.arabic)


def _left_over(sides: Both[Passage], how: Comparison[Value]) -> list[Value]:
    """Return the values of the first passage that the second one lacks.

    The neighborhood of the second counts too, but for values that the neighborhood of the first has as well.
    """
    own, other = sides
    values = how.read(own.text, own.english)
    around = {key for value in how.read(own.around, own.english) for key in how.keys(value)} if values else set()
    return [value for value in values if not how.is_in(value, own, other.alone if around & how.keys(value) else other)]


def _changed(left_over: Both[list[Value]], how: Comparison[Value]) -> list[tuple[float, int, int]]:
    """Return which values left over on the two sides are one that was changed, with their likeness, the likest first;
    each is taken once.
    """
    couples = [
        (likeness, i, j)
        for i, english in enumerate(left_over.english)
        for j, arabic in enumerate(left_over.arabic)
        if (likeness := how.likeness(english, arabic))
    ]
    found: list[tuple[float, int, int]] = []
    for couple in sorted(couples, key=lambda couple: (-couple[0], couple[1:])):
        if all(couple[1] != i and couple[2] != j for _, i, j in found):
            found.append(couple)
    return found
