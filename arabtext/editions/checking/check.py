"""Report what two aligned editions say differently.

Sentences without a counterpart are in :mod:`arabtext.editions.checking.unmatched`. What differs within a bead is found
by families of checks, a module each: values, names, words of opposite senses, negations, offices, links, the user's
glossary. Names that one edition spells in two ways, quotations that lost a mark, headings and lists need the whole
text. :mod:`arabtext.editions.checking.probability` says how likely each finding is to be true; what is not likely is
left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, get_args

from arabtext.editions.beads import Aligned
from arabtext.editions.checking.comparison import Difference, compare
from arabtext.editions.checking.finding import Finding, FindingKind, Span
from arabtext.editions.checking.glossary import Glossary, GlossaryCheck
from arabtext.editions.checking.house_names import NO_HOUSE, House, broken_names
from arabtext.editions.checking.links import links
from arabtext.editions.checking.names import NAMES, changed_people
from arabtext.editions.checking.negation import lost_negations
from arabtext.editions.checking.offices import offices
from arabtext.editions.checking.passages import PassagePair, Place, passage_pairs
from arabtext.editions.checking.probability import MIN_PROBABILITY, features, probability
from arabtext.editions.checking.quotations import unpaired_marks
from arabtext.editions.checking.senses import reversals
from arabtext.editions.checking.spellings import grouped_spellings
from arabtext.editions.checking.structure import structure
from arabtext.editions.checking.unmatched import unmatched
from arabtext.editions.checking.untranslated import untranslated
from arabtext.editions.checking.values import values
from arabtext.editions.sides import Side, on_one_side
from arabtext.errors import ArabtextError
from arabtext.names import Authority, Style, StyleLike
from arabtext.names.authority import Given

_MIN_SCORE: Final = 0.3  # of a bead whose sides are compared; findings on worse ones were false on real pages
#: Kinds that two families may find in one passage; the first one is reported.
_ONCE: Final[frozenset[FindingKind]] = frozenset(("date", "time", "fraction", "name", "place"))

Family = Callable[[PassagePair], Iterator[Difference]]
Scored = tuple[Finding, float]  # a finding, and how much its values look like one that was changed


def check(
    alignment: Aligned,
    *,
    glossary: Glossary | None = None,
    kinds: Collection[FindingKind] | None = None,
    without: Collection[FindingKind] = (),
    min_probability: float = MIN_PROBABILITY,
    style: StyleLike = None,
    authority: Given = None,
    country: str | None = None,
) -> list[Finding]:
    """Return what the two sides of ``alignment`` say differently, in the order of the text.

    ``alignment`` is what :func:`arabtext.editions.align` returns. ``glossary`` adds the user's terms
    (:func:`arabtext.editions.parse_glossary`). ``kinds`` are the only kinds that are reported,
    ``without`` are left out. Findings that are less probable than ``min_probability``, 0 to 1, are left out.

    With a ``style`` (:class:`arabtext.names.Style`) an English name that breaks it is a finding of the kind
    ``spelling``, and with an ``authority`` one that differs from what it decides; ``country`` is that of names without
    one. All three are as in :func:`arabtext.names.rewrite`.

    Raises :class:`ArabtextError` for a kind that does not exist, and :class:`arabtext.errors.UsageError` for a style or
    a country that does not.

    >>> from arabtext.editions import align
    >>> found = check(align(["In 2019 it killed 218 people."], ["في عام 2019 قتل 219 شخصا."]))
    >>> [(one.kind, one.message) for one in found]
    [('number', '218 in the English, 219 in the Arabic')]
    """
    wanted = _wanted(kinds, without)
    house = House(None if style is None else Style.of(style), Authority.of(authority), country)
    found = [
        one
        for finding, likeness, pairs in scored_findings(alignment, glossary, house)
        if finding.kind in wanted
        and (one := replace(finding, probability=probability(features(finding, pairs, likeness)))).probability
        >= min_probability
    ]
    broken = _broken(_pairs_of(alignment), house) if "spelling" in wanted else ()
    return sorted([*found, *broken], key=lambda one: one.bead)


def _pairs_of(alignment: Aligned) -> list[PassagePair]:
    return passage_pairs([alignment.passages(bead) for bead in alignment.beads], [b.score for b in alignment.beads])


def _broken(pairs: list[PassagePair], house: House) -> Iterator[Finding]:
    """Yield the findings of names that the house writes otherwise, which are sure."""
    for one in broken_names(pairs, house):
        by = "the authority" if one.is_decided or house.style is None else f"the style {house.style.name}"
        finding = _at(one.places[0], pairs, "spelling", f"{one.text}{_times(one.places)} is {one.form} by {by}")
        yield replace(finding, beads=tuple(dict.fromkeys(place.bead for place in one.places)))


def _times(places: Sequence[Place]) -> str:
    """Return in brackets how many places there are, if there are several."""
    return f" ({len(places)} times)" if len(places) > 1 else ""


def _wanted(kinds: Collection[FindingKind] | None, without: Collection[FindingKind]) -> frozenset[str]:
    """Return the kinds to report."""
    known = frozenset(get_args(FindingKind))
    if unknown := sorted({*(kinds or ()), *without} - known):
        raise ArabtextError(f"{unknown[0]!r} is no kind of finding; expected one of {', '.join(sorted(known))}")
    return (known if kinds is None else frozenset(kinds)) - frozenset(without)


def scored_findings(
    alignment: Aligned, glossary: Glossary | None = None, house: House = NO_HOUSE
) -> list[tuple[Finding, float, list[PassagePair]]]:
    """Return all findings whatever their probability, each with its likeness and the passages that it was found in.

    Two spellings of a name of which the ``house`` writes one are no finding here.
    """
    pairs = _pairs_of(alignment)
    left = list(_untranslated(pairs))
    skipped = {finding.bead for finding, _ in left}
    families: list[Family] = [*_FAMILIES]
    if glossary:
        families.append(GlossaryCheck(glossary).differences)
    found: list[Scored] = [
        *left,
        *((one, 0.0) for one in unmatched(alignment, skipped)),
        *_differences(pairs, families, skipped),
        *((one, 0.0) for one in (*_spellings(pairs, house), *_quotations(pairs), *structure(alignment))),
    ]
    return [(finding, likeness, pairs) for finding, likeness in sorted(found, key=lambda one: one[0].bead)]


def _names(pair: PassagePair) -> Iterator[Difference]:
    yield from compare(pair, NAMES)
    yield from changed_people(pair)


_FAMILIES: Final[tuple[Family, ...]] = (values, _names, offices, reversals, lost_negations, links)


def _differences(pairs: list[PassagePair], families: Iterable[Family], skipped: Collection[int]) -> Iterator[Scored]:
    for pair in pairs:
        if pair.number in skipped or not pair.english.text or not pair.arabic.text or pair.score < _MIN_SCORE:
            continue
        reported: list[Difference] = []
        for one in (one for family in families for one in family(pair)):
            if not any(_is_repeated(one, other) for other in reported):
                reported.append(one)
                yield _of_pair(pair, one), one.likeness


def _is_repeated(one: Difference, other: Difference) -> bool:
    """Return whether a difference was reported: at the same place on both sides, or by another family."""
    spans = [(one.english, other.english), (one.arabic, other.arabic)]
    overlaps = [any(_overlap(a, b) for a in mine for b in theirs) for mine, theirs in spans if mine and theirs]
    is_same_place = bool(overlaps) and all(overlaps)
    return is_same_place or (one.kind == other.kind and one.kind in _ONCE and any(overlaps))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _of_pair(pair: PassagePair, one: Difference) -> Finding:
    return Finding(
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


def _untranslated(pairs: Sequence[PassagePair]) -> Iterator[Scored]:
    """Yield the passages that were left in the other language."""
    for pair in pairs:
        for side in Side:
            if spans := tuple(untranslated(pair.sides.on(side).text, side)):
                places = on_one_side(side, spans, ())
                message = f"left in {side.other.value} in the {side.value} edition"
                finding = Difference("untranslated", "medium", message, places.english, places.arabic)
                left = sum(end - start for start, end in spans) / len(pair.sides.on(side).text)
                yield _of_pair(pair, finding), left


def _spellings(pairs: list[PassagePair], house: House) -> Iterator[Finding]:
    broken = {one.text for one in broken_names(pairs, house)}
    for group in grouped_spellings(pairs, house):
        if not broken.isdisjoint((group.text, group.usual)):
            continue
        first = group.places[0]
        message = f"{group.text}{_times(group.places)} is {group.usual} elsewhere in the {first.side.value}"
        if group.house and group.house != group.usual:
            message += f"; the house form is {group.house}"
        finding = _at(first, pairs, "spelling", message)
        yield replace(finding, beads=tuple(dict.fromkeys(place.bead for place in group.places)))


def _quotations(pairs: list[PassagePair]) -> Iterator[Finding]:
    for mark in unpaired_marks(pairs):
        message = f"a quotation without its {mark.lacks} in the {mark.place.side.value}"
        yield _at(mark.place, pairs, "quotation", message)


def _at(place: Place, pairs: list[PassagePair], kind: FindingKind, message: str) -> Finding:
    """Return a finding of low severity about one place on one side."""
    spans = on_one_side(place.side, (place.span,), ())
    return _of_pair(pairs[place.bead], Difference(kind, "low", message, spans.english, spans.arabic))
