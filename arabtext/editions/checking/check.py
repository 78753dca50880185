"""Report what two aligned editions say differently.

Sentences without a counterpart are in :mod:`arabtext.editions.checking.unmatched`, values that differ within a bead in
:mod:`arabtext.editions.checking.differences`; names that one edition spells in two ways and quotations that lost a mark
need the whole text (:mod:`arabtext.editions.checking.spellings`, :mod:`arabtext.editions.checking.quotations`).
"""

from __future__ import annotations

from collections.abc import Iterator

from arabtext.editions.beads import Aligned
from arabtext.editions.checking.differences import differences
from arabtext.editions.checking.finding import Finding, FindingKind
from arabtext.editions.checking.passages import PassagePair, Place, passage_pairs
from arabtext.editions.checking.quotations import unpaired_marks
from arabtext.editions.checking.spellings import spellings
from arabtext.editions.checking.unmatched import unmatched
from arabtext.editions.sides import on_one_side


def check(alignment: Aligned) -> list[Finding]:
    """Return what the two sides of ``alignment`` say differently, in the order of the text.

    Sentences and paragraphs that only one side has, or has elsewhere; numbers, dates and names that differ, those
    of people, places, organizations and nationalities; a name that one edition spells in two ways; a quotation that
    lost its end. ``alignment`` is what :func:`arabtext.editions.align` returns.

    >>> from arabtext.editions import align
    >>> found = check(align(["In 2019 it killed 218 people."], ["في عام 2019 قتل 219 شخصا."]))
    >>> [(one.kind, one.message) for one in found]
    [('number', '218 in the English, 219 in the Arabic')]
    """
    pairs = passage_pairs([alignment.passages(bead) for bead in alignment.beads])
    findings = [*unmatched(alignment), *_differences(pairs), *_spellings(pairs), *_quotations(pairs)]
    return sorted(findings, key=lambda finding: finding.bead)


def _differences(pairs: list[PassagePair]) -> Iterator[Finding]:
    for pair in pairs:
        if pair.english.text and pair.arabic.text:
            for one in differences(pair):
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
