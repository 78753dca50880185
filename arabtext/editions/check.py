"""What one edition says and the other does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rapidfuzz.distance import Indel

from arabtext.editions.align import Alignment, Bead
from arabtext.names import find, parse
from arabtext.names.keys import skeleton
from arabtext.values import dates, numbers

FindingKind = Literal["omitted", "added", "number", "date", "name", "spelling"]
_SMALL = 12  # whole numbers up to this are often words, duals or left out, and are not compared
_ALIKE = 0.74  # likeness of consonants from which two spellings may be one name
_NEAR = 1  # beads on either side in which a missing value may have moved


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that differs: what kind, a sentence about it, the bead's number, both passages, and how grave."""

    kind: FindingKind
    message: str
    bead: int
    english: str
    arabic: str
    severity: Literal["high", "medium", "low"]


def check(alignment: Alignment) -> list[Finding]:
    """Return what the two sides of ``alignment`` say differently, in the order of the text.

    Sentences that only one side has; numbers and dates of one side that are nowhere near in the other; persons that
    are; a name spelt two ways within the English side.

    >>> from arabtext.editions import align
    >>> found = check(align(["In 2019 it killed 218 people."], ["في عام 2019 قتل 219 شخصا."]))
    >>> [(one.kind, one.message) for one in found]
    [('number', '218 only in the English'), ('number', '219 only in the Arabic')]
    """
    findings: list[Finding] = []
    for number, bead in enumerate(alignment.beads):
        english, arabic = _passages(alignment, bead)
        if not bead.arabic:
            findings.append(Finding("omitted", "not in the Arabic edition", number, english, "", "high"))
        elif not bead.english:
            findings.append(Finding("added", "not in the English edition", number, "", arabic, "high"))
        else:
            for kind, reader, severity in _READERS = (
    _Reader("number", "high", _numbers, _has_number),
    _Reader("date", "medium", _dates, _has_date),
    _Reader("name", "low", _persons, _has_person),
)


def _spellings(alignment: Alignment) -> list[Finding]:
    """Full names that the English side spells in two ways."""
    first: dict[str, str] = {}
    findings = []
    for number, bead in enumerate(alignment.beads):
        english, arabic = _passages(alignment, bead)
        for mention in find(english):
            if mention.kind != "person" or len(mention.text.split()) != len(mention.canonical.split()):
                continue
            known = first.setdefault(mention.canonical, mention.text)
            if known != mention.text and len(known.split()) == len(mention.text.split()):
                message = f"{mention.text} was {known} before"
                findings.append(Finding("spelling", message, number, english, arabic, "low"))
    return findings
