"""Passages that only one edition has, or that the other edition has elsewhere.

Neighboring beads without a counterpart form a run if they are of one kind and of one paragraph. A run that is a whole
paragraph is one finding, and so are displaced sentences that follow each other in the other edition too; otherwise each
sentence is a finding of its own. A sentence without a counterpart beside one of the other side that translates it is
no omission and no addition, but said otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, Literal

from arabtext import resources
from arabtext.editions.beads import Aligned, Bead, Indices
from arabtext.editions.bilingual.evidence import explained
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon
from arabtext.editions.checking.finding import Finding, Severity
from arabtext.editions.checking.passages import fold
from arabtext.editions.sides import Both, Side, on_one_side
from arabtext.memory import once
from arabtext.script.morphology import WORD

State = Literal["matched", "omitted", "added", "displaced", "displaced source", "rephrased"]
_UNKNOWN = -1  # the paragraph of a sentence in a text without paragraphs
# How well neighbors without a counterpart explain each other, in log likelihood ratio over the square root of mass,
# from which they say the same; chosen on the judged findings of tests/bench/checking_judged.tsv.
_MIN_EXPLAINED: Final = 0.15
_MAX_NEIGHBORS: Final = 12  # beads without a counterpart in a row that are compared with each other
_MAX_SHORT: Final = 3  # words before a colon that only announce what follows; a formula has up to twice as many
_COLON: Final = (":", "…", "...")
_MIN_GRAVE: Final = 3  # sentences whose loss is of high severity


def unmatched(aligned: Aligned, skipped: Collection[int] = ()) -> Iterator[Finding]:
    """Yield a finding for each passage that has no counterpart at its place, in the order of the beads.

    The beads ``skipped`` are reported elsewhere; a sentence that one of them repeats is there too.
    """
    text = _Text(aligned, skipped)
    yield from text.rephrased()
    for (state, paragraph), group in groupby(range(len(aligned.beads)), text.state):
        run = list(group)
        if state == "displaced":
            yield from text.displaced(run, paragraph)
        elif state == "omitted":
            yield from text.missing(run, paragraph, Side.ENGLISH)
        elif state == "added":
            yield from text.missing(run, paragraph, Side.ARABIC)


class _Text:
    """An alignment, with the displaced pairs by their English sentences and the beads by theirs."""

    def __init__(self, aligned: Aligned, skipped: Collection[int]) -> None:
        self._aligned = aligned
        self._skipped = set(skipped)
        self._repeated = {side.strip() for number in skipped for side in aligned.passages(aligned.beads[number])} - {""}
        self._displaced = {pair.english: pair for pair in aligned.displaced}
        self._sources = {pair.arabic for pair in aligned.displaced}
        self._couples = _couples(aligned)
        self._rephrased = {number for couple in self._couples for number in couple}
        self._number_of_arabic = {bead.arabic: at for at, bead in enumerate(aligned.beads) if not bead.english}

    def state(self, number: int) -> tuple[State, int]:
        """Return what a bead is, and its paragraph; a matched bead counts as a paragraph of its own."""
        bead = self._aligned.beads[number]
        if bead.english and bead.arabic:
            return "matched", number
        if number in self._skipped or " ".join(self._aligned.passages(bead)).strip() in self._repeated:
            return "matched", number
        if number in self._rephrased:
            return "rephrased", number
        if bead.english:
            state: State = "displaced" if bead.english in self._displaced else "omitted"
            return state, _paragraph(self._aligned.english_paragraphs, bead.english)
        state = "displaced source" if bead.arabic in self._sources else "added"
        return state, _paragraph(self._aligned.arabic_paragraphs, bead.arabic)

    def rephrased(self) -> Iterator[Finding]:
        """Yield a finding for each couple of neighbors that translate each other."""
        for english, arabic in self._couples:
            passages = Both(
                self._aligned.passages(self._aligned.beads[english]).english,
                self._aligned.passages(self._aligned.beads[arabic]).arabic,
            )
            yield Finding(
                kind="rephrased",
                message="said otherwise in the Arabic edition",
                bead=min(english, arabic),
                english=passages.english,
                arabic=passages.arabic,
                severity="low",
                beads=tuple(sorted((english, arabic))),
            )

    def missing(self, run: list[int], paragraph: int, side: Side) -> Iterator[Finding]:
        """Yield the findings of a run of beads that only ``side`` has."""
        sizes = self._aligned.paragraphs.on(side)
        is_paragraph = paragraph != _UNKNOWN and len(run) == sizes.count(paragraph)
        for numbers in [run] if is_paragraph else [[number] for number in run]:
            text = " ".join(self._aligned.passages(self._aligned.beads[number]).on(side) for number in numbers)
            passages = on_one_side(side, text, "")
            yield Finding(
                kind="omitted" if side is Side.ENGLISH else "added",
                message=_counted(len(numbers), paragraph, sizes, f"not in the {side.other.value} edition"),
                bead=numbers[0],
                english=passages.english,
                arabic=passages.arabic,
                severity=_severity(text, len(numbers)),
                beads=tuple(numbers),
            )

    def displaced(self, run: list[int], paragraph: int) -> Iterator[Finding]:
        """Yield the findings of a run of English beads whose counterparts are elsewhere."""
        for numbers in self._contiguous(run):
            pairs = [self._pair(number) for number in numbers]
            sources = [self._number_of_arabic[pair.arabic] for pair in pairs if pair.arabic in self._number_of_arabic]
            place = "elsewhere in the Arabic edition"
            yield Finding(
                kind="displaced",
                message=_counted(len(numbers), paragraph, self._aligned.english_paragraphs, place),
                bead=numbers[0],
                english=" ".join(self._aligned.passages(self._aligned.beads[number]).english for number in numbers),
                arabic=" ".join(self._aligned.passages(pair).arabic for pair in pairs),
                severity="medium",
                beads=(*numbers, *sources),
            )

    def _contiguous(self, run: list[int]) -> Iterator[list[int]]:
        """Yield the parts of a run whose counterparts follow each other."""
        part = run[:1]
        for before, number in pairwise(run):
            if self._pair(before).arabic[-1] + 1 != self._pair(number).arabic[0]:
                yield part
                part = []
            part.append(number)
        yield part

    def _pair(self, number: int) -> Bead:
        """Return the displaced pair of an English bead."""
        return self._displaced[self._aligned.beads[number].english]


def _couples(aligned: Aligned) -> list[tuple[int, int]]:
    """Return the numbers of an English and of an Arabic bead without a counterpart that are neighbors and say the same,
    each bead once, those that fit best first.
    """
    found: list[tuple[int, int]] = []
    lone = [number for number, bead in enumerate(aligned.beads) if not (bead.english and bead.arabic)]
    for _, group in groupby(enumerate(lone), lambda item: item[1] - item[0]):
        run = [number for _, number in group][:_MAX_NEIGHBORS]
        sides = Both([n for n in run if aligned.beads[n].english], [n for n in run if aligned.beads[n].arabic])
        if not sides.english or not sides.arabic:
            continue
        texts = Both(
            [aligned.passages(aligned.beads[n]).english for n in sides.english],
            [aligned.passages(aligned.beads[n]).arabic for n in sides.arabic],
        )
        lex = lexicon()
        by_side = explained(both_stemmed(*texts, lex), lex)
        likely = (by_side.english + by_side.arabic) / 2
        fits = sorted(
            ((-float(likely[i, j]), e, a) for i, e in enumerate(sides.english) for j, a in enumerate(sides.arabic)),
        )
        for fit, english, arabic in fits:
            if -fit >= _MIN_EXPLAINED and all(english != e and arabic != a for e, a in found):
                found.append((english, arabic))
    return found


def _severity(text: str, sentences: int) -> Severity:
    """Return the severity of a loss: low of a formula, high of a long passage."""
    if is_formula(text):
        return "low"
    return "high" if sentences >= _MIN_GRAVE else "medium"


def is_formula(text: str) -> bool:
    """Return whether a text refers to something else on its page, or only announces what follows.

    >>> is_formula("See below:"), is_formula("انظر أدناه:"), is_formula("The bridge fell into the river.")
    (True, True, False)
    """
    words = [fold(word) for word in WORD.findall(text)]
    if len(words) <= _MAX_SHORT and text.rstrip().endswith(_COLON):
        return True
    return len(words) <= 2 * _MAX_SHORT and " ".join(words).startswith(_formulae())


@once
def _formulae() -> tuple[str, ...]:
    """Return the beginnings of formulae, folded."""
    return tuple(fold(phrase) for (phrase,) in resources.rows("editions/formulae.tsv", "phrase"))


def _paragraph(paragraphs: Indices, sentences: Indices) -> int:
    return paragraphs[sentences[0]] if paragraphs else _UNKNOWN


def _counted(count: int, paragraph: int, paragraphs: Sequence[int], what: str) -> str:
    """Return ``what`` about so many sentences, or about a paragraph if they are all of it."""
    if paragraph != _UNKNOWN and count == paragraphs.count(paragraph):
        return f"a paragraph of {count} sentences {what}" if count > 1 else f"a paragraph {what}"
    return f"{count} sentences {what}" if count > 1 else what
