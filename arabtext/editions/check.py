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

FindingKind = Literal["omitted", "added", "displaced", "number", "date", "name", "spelling"]
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

    Sentences that only one side has, or has in another place; numbers and dates of one side that are nowhere near in
    the other; persons that are; a name spelt two ways within the English side.

    >>> from arabtext.editions import align
    >>> found = check(align(["In 2019 it killed 218 people."], ["في عام 2019 قتل 219 شخصا."]))
    >>> [(one.kind, one.message) for one in found]
    [('number', '218 only in the English'), ('number', '219 only in the Arabic')]
    """
    findings: list[Finding] = []
    moved = {moved.english: moved for moved in alignment.displaced}
    moved_arabic = {moved.arabic for moved in alignment.displaced}
    for number, bead in enumerate(alignment.beads):
        english, arabic = _passages(alignment, bead)
        if not bead.arabic and bead.english in moved:
            passages = _passages(alignment, moved[bead.english])
            findings.append(Finding("displaced", "elsewhere in the Arabic edition", number, *passages, "low"))
        elif not bead.english and bead.arabic in moved_arabic:
            continue  # told where the English has it
        elif not bead.arabic:
            findings.append(Finding("omitted", "not in the Arabic edition", number, english, "", "high"))
        elif not bead.english:
            findings.append(Finding("added", "not in the English edition", number, "", arabic, "high"))
        else:
            for reader in _READERS:
                for message in _differences(alignment, number, reader):
                    findings.append(Finding(reader.kind, message, number, english, arabic, reader.severity))
    return sorted([*findings, *_spellings(alignment)], key=lambda finding: finding.bead)


def _passages(alignment: Alignment, bead: Bead) -> tuple[str, str]:
    return (
        " ".join(alignment.english[i] for i in bead.english),
        " ".join(alignment.arabic[j] for j in bead.arabic),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """A kind of thing to compare: what a text holds (key → how to show it), and whether a text has a key's like."""

    kind: FindingKind
    severity: Literal["high", "medium", "low"]
    read: Callable[[str], dict[str, str]]
    holds: Callable[[str, str], bool]


def _differences(alignment: Alignment, number: int, reader: _Reader) -> Iterable[str]:
    """What a reader finds in one side of a bead and nowhere near it in the other."""
    near = alignment.beads[max(0, number - _NEAR) : number + _NEAR + 1]
    own = _passages(alignment, alignment.beads[number])
    wide = tuple(" ".join(texts) for texts in zip(*(_passages(alignment, bead) for bead in near), strict=True))
    for side, other, name in ((own[0], wide[1], "English"), (own[1], wide[0], "Arabic")):
        for key, shown in reader.read(side).items():
            if not reader.holds(other, key):
                yield f"{shown} only in the {name}"


def _numbers(text: str) -> dict[str, str]:
    taken = [(date.start, date.end) for date in dates(text)]
    found = {}
    for number in numbers(text):
        inside = any(start <= number.start < end for start, end in taken)
        if not inside and (number.value > _SMALL or number.value != number.value.to_integral_value()):
            found[str(_plain(number.value))] = number.text
    return found


def _plain(value: Decimal) -> Decimal:
    """``value`` without trailing zeros, never in exponent form."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _has_number(text: str, key: str) -> bool:
    years = {date.value[:4] for date in dates(text)}
    return key in years or any(str(_plain(number.value)) == key for number in numbers(text))


def _dates(text: str) -> dict[str, str]:
    return {date.value: date.text for date in dates(text)}


def _has_date(text: str, key: str) -> bool:
    """Whether ``text`` has the date, or one of which it is a less precise or a more precise form."""
    if len(key) == 4 and any(str(number.value) == key for number in numbers(text)):
        return True
    return any(_agree(key, date.value) for date in dates(text))


def _agree(key: str, held: str) -> bool:
    return key == held or held.startswith(f"{key}-") or key.startswith(f"{held}-") or _day(key) == _day(held) != ""


def _day(key: str) -> str:
    """Month and day of a date where one side may lack the year (``--06-01``)."""
    return key[-5:] if key.startswith("--") or (len(key) == 10 and key[4] == "-") else ""


def _persons(text: str) -> dict[str, str]:
    return {m.canonical: m.canonical for m in find(text) if m.kind == "person" and " " in m.canonical}


def _has_person(text: str, key: str) -> bool:
    """Whether ``text`` names the person, or has a word that sounds like the last part of the name."""
    if any(mention.canonical == key for mention in find(text)):
        return True
    wanted = skeleton(parse(key).short)
    if len(wanted) < 2:
        return True
    words = (word.strip(".,:;!?()\"'“”«»،؛؟") for word in text.split())
    sounds = {skeleton(form) for word in words if word for form in (word, word[1:] if word[0] in "وبلفك" else word)}
    return any(Indel.normalized_similarity(wanted, sound) >= _ALIKE for sound in sounds if sound)


_READERS = (
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
