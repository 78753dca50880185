"""Report what two aligned editions say differently.

Sentences without a counterpart are in :mod:`arabtext.editions.checking.unmatched`. What differs within a bead is found
by families of checks: values, names, words of opposite senses, negations, offices, links. Names that one edition spells
in two ways and quotations that lost a mark need the whole text (:mod:`arabtext.editions.checking.spellings`,
:mod:`arabtext.editions.checking.quotations`). :mod:`arabtext.editions.checking.probability` says how likely each
finding is to be true; what is not likely is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from arabtext.editions.beads import Aligned
from arabtext.editions.checking.comparison import Difference, compare
from arabtext.editions.checking.finding import Finding, FindingKind
from arabtext.editions.checking.links import links
from arabtext.editions.checking.names import NAMES, changed_people
from arabtext.editions.checking.negation import lost_negations
from arabtext.editions.checking.offices import offices
from arabtext.editions.checking.passages import PassagePair, Place, passage_pairs
from arabtext.editions.checking.quotations import unpaired_marks
from arabtext.editions.checking.senses import reversals
from arabtext.editions.checking.spellings import spellings
from arabtext.editions.checking.unmatched import unmatched
from arabtext.editions.checking.values import values
from arabtext.editions.sides import on_one_side

_MIN_SCORE: Final = 0.3  # of a bead whose sides are compared; findings on worse ones were false on real pages


def check(alignment: Aligned) -> list[Finding]:
    """Return what the two sides of ``alignment`` say differently, in the order of the text.

    >>> from arabtext.editions import align
    >>> found = check(align(["In 2019 it killed 218 people."], ["في عام 2019 قتل 219 شخصا."]))
    >>> [(one.kind, one.message) for one in found]
    [('number', '218 in the English, 219 in the Arabic')]
    """
    pairs = passage_pairs([alignment.passages(bead) for bead in alignment.beads], [b.score for b in alignment.beads])
    findings = [*unmatched(alignment), *_differences(pairs), *_spellings(pairs), *_quotations(pairs)]
    return sorted(findings, key=lambda finding: finding.bead)


_FAMILIES: Final[tuple[Callable[[PassagePair], Iterator[Difference]], ...]] = (
    values, lambda pair: compare(pair, NAMES), changed_people, reversals, lost_negations, offices, links,
)  # fmt: skip


def _differences(pairs: list[PassagePair]) -> Iterator[Finding]:
    for pair in pairs:
        if pair.english.text and pair.arabic.text and pair.score >= _MIN_SCORE:
            for one in (one for family in _FAMILIES for one in family(pair)):
                yield Finding(
                    kind=one.kind,
                    message=one.message,
                    bead=pair.number,
                    english=pair.english.text,
                    arabic=pair.arabic.text,
                    severity=one.severity,
                    english_spans=one.english,
                    arabic_spans=one.arabic,
                    beads=(pair.number,),
                )


def _spellings(pairs: list[PassagePair]) -> Iterator[Finding]:
    for one in spellings(pairs):
        message = f"{one.text} is {one.usual} elsewhere in the {one.place.side.value}"
        yield _at(one.place, pairs, "spelling", message)


def _quotations(pairs: list[PassagePair]) -> Iterator[Finding]:
    for mark in unpaired_marks(pairs):
        message = f"a quotation without its {mark.lacks} in the {mark.place.side.value}"
        yield _at(mark.place, pairs, "quotation", message)


def _at(place: Place, pairs: list[PassagePair], kind: FindingKind, message: str) -> Finding:
    """Return a finding of low severity about one place on one side."""
    pair = pairs[place.bead]
    spans = on_one_side(place.side, (place.span,), ())
    return Finding(
        kind=kind,
        message=message,
        bead=place.bead,
        english=pair.english.text,
        arabic=pair.arabic.text,
        severity="low",
        english_spans=spans.english,
        arabic_spans=spans.arabic,
        beads=(place.bead,),
    )
