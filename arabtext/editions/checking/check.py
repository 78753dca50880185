"""What one edition says and the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from arabtext.editions.beads import Aligned, Bead
from arabtext.editions.checking.differences import Severity, differences
from arabtext.editions.checking.passages import Span, beads
from arabtext.editions.checking.quotations import lone_marks
from arabtext.editions.checking.spellings import spellings

FindingKind = Literal["omitted", "added", "displaced", "number", "date", "name", "spelling", "quotation"]
_NAMES = ("English", "Arabic")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that differs: what kind, a sentence about it, the bead's number, both passages, and how grave.

    ``english_spans`` and ``arabic_spans`` say where in the passages it stands; empty if it is the whole passage.
    ``beads`` are all beads that it takes up, ``bead`` the first of them.
    """

    kind: FindingKind
    message: str
    bead: int
    english: str
    arabic: str
    severity: Severity
    english_spans: tuple[Span, ...] = ()
    arabic_spans: tuple[Span, ...] = ()
    beads: tuple[int, ...] = ()


def check(alignment: Aligned) -> list[Finding]:
    """Return what the two sides of ``alignment`` say differently, in the order of the text.

    Sentences and paragraphs that only one side has, or has elsewhere; numbers, dates and names that differ, those
    of people, places, organizations and nationalities; a name that one edition spells in two ways; a quotation that
    lost its end.

    >>> from arabtext.editions import align
    >>> found = check(align(["In 2019 it killed 218 people."], ["في عام 2019 قتل 219 شخصا."]))
    >>> [(one.kind, one.message) for one in found]
    [('number', '218 in the English, 219 in the Arabic')]
    """
    texts = [_passages(alignment, bead) for bead in alignment.beads]
    read = beads(texts)
    findings = list(_whole_passages(alignment, texts))
    for bead in read:
        if bead.english.text and bead.arabic.text:
            for one in differences(bead):
                spans = one.english, one.arabic
                findings.append(_within(bead.number, texts, one.kind, one.severity, one.message, spans))
    for spelling in spellings(read):
        message = f"{spelling.text} is {spelling.usual} elsewhere in the {_NAMES[spelling.side]}"
        findings.append(_within(spelling.bead, texts, "spelling", "low", message, _on(spelling.side, spelling.place)))
    for mark in lone_marks(read):
        message = f"a quotation without its {mark.lacks} in the {_NAMES[mark.side]}"
        findings.append(_within(mark.bead, texts, "quotation", "low", message, _on(mark.side, mark.place)))
    return sorted(findings, key=lambda finding: finding.bead)


Spans = tuple[tuple[Span, ...], tuple[Span, ...]]  # on the English and on the Arabic side


def _on(side: int, place: Span) -> Spans:
    return ((), (place,)) if side else ((place,), ())


def _within(
    bead: int, texts: Sequence[tuple[str, str]], kind: FindingKind, severity: Severity, message: str, spans: Spans
) -> Finding:
    """A finding within a bead."""
    return Finding(kind, message, bead, *texts[bead], severity, *spans, (bead,))


def _passages(alignment: Aligned, bead: Bead) -> tuple[str, str]:
    return (
        " ".join(alignment.english[i] for i in bead.english),
        " ".join(alignment.arabic[j] for j in bead.arabic),
    )


def _whole_passages(alignment: Aligned, texts: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Sentences that stand alone: of a paragraph that the other side lacks as a whole, one finding for all."""
    numbers = {(bead.english, bead.arabic): number for number, bead in enumerate(alignment.beads)}
    moved_to = {one.english: one for one in alignment.displaced}
    moved_from = {one.arabic for one in alignment.displaced}

    def state(number: int) -> tuple[str, int]:
        """What a bead is, and of which paragraph."""
        bead = alignment.beads[number]
        if bead.english and bead.arabic:
            return "", number
        if not bead.arabic:
            kind = "displaced" if bead.english in moved_to else "omitted"
            return kind, _paragraph(alignment.english_paragraphs, bead.english[0])
        kind = "from elsewhere" if bead.arabic in moved_from else "added"
        return kind, _paragraph(alignment.arabic_paragraphs, bead.arabic[0])

    for (kind, paragraph), group in groupby(range(len(alignment.beads)), state):
        run = list(group)
        if kind == "displaced":
            for some in _together(run, alignment, moved_to):
                arabic = [moved_to[alignment.beads[number].english] for number in some]
                passage = " ".join(alignment.arabic[j] for one in arabic for j in one.arabic)
                places = [numbers[(), one.arabic] for one in arabic if ((), one.arabic) in numbers]
                english = " ".join(texts[number][0] for number in some)
                message = _counted(
                    len(some), paragraph, alignment.english_paragraphs, "elsewhere in the Arabic edition"
                )
                yield Finding("displaced", message, some[0], english, passage, "medium", (), (), (*some, *places))
        elif kind in ("omitted", "added"):
            side = kind == "added"
            paragraphs = alignment.arabic_paragraphs if side else alignment.english_paragraphs
            what = "not in the English edition" if side else "not in the Arabic edition"
            whole = paragraph >= 0 and len(run) == paragraphs.count(paragraph)
            for some in [run] if whole and len(run) > 1 else [[number] for number in run]:
                text = " ".join(texts[number][side] for number in some)
                sides = ("", text) if side else (text, "")
                message = _counted(len(some), paragraph, paragraphs, what)
                yield Finding(kind, message, some[0], *sides, "high", (), (), tuple(some))  # type: ignore[arg-type]


def _paragraph(paragraphs: Sequence[int], sentence: int) -> int:
    return paragraphs[sentence] if paragraphs else -1


def _counted(count: int, paragraph: int, paragraphs: Sequence[int], what: str) -> str:
    if paragraph >= 0 and count == paragraphs.count(paragraph):
        return f"a paragraph of {count} sentences {what}" if count > 1 else f"a paragraph {what}"
    return f"{count} sentences {what}" if count > 1 else what


def _together(run: Sequence[int], alignment: Aligned, moved_to: dict[tuple[int, ...], Bead]) -> Iterator[list[int]]:
    """A run of displaced sentences, cut where the other side does not have them one behind the other."""
    some: list[int] = []
    for number in run:
        to = moved_to[alignment.beads[number].english].arabic
        if some and moved_to[alignment.beads[some[-1]].english].arabic[-1] + 1 != to[0]:
            yield some
            some = []
        some.append(number)
    yield some
