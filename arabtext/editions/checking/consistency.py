"""One source sentence that a folder translates in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from arabtext.editions.beads import Aligned
from arabtext.editions.bilingual.stems import tokenize as stems
from arabtext.editions.checking.finding import Finding
from arabtext.script.morphology import WORD

_MIN_WORDS: Final = 4  # of a sentence; shorter ones have many right translations
_MIN_SCORE: Final = 0.5  # of a bead whose sides translate each other
_MAX_QUOTED: Final = 120  # characters of the other translation in a message

_CONJUNCTION = regex.compile(r"^[وف](?=\p{L}{2})")  # of a sentence in running text


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English and the Arabic text of a bead, and the number of the bead."""

    bead: int
    english: str
    arabic: str


_Place = tuple[int, Rendering]  # the number of a text, and a bead of it


def renderings(aligned: Aligned) -> tuple[Rendering, ...]:
    """Return the beads of an alignment that are compared with those of other texts."""
    found = []
    for number, bead in enumerate(aligned.beads):
        passages = aligned.passages(bead)
        if bead.arabic and bead.score >= _MIN_SCORE and len(_words(passages.english)) >= _MIN_WORDS:
            found.append(Rendering(number, passages.english, passages.arabic))
    return tuple(found)


def inconsistencies(texts: Iterable[Iterable[Rendering]]) -> list[tuple[int, Finding]]:
    """Return where one English sentence is translated in two ways, each with the number of its text.

    ``texts`` are the :func:`renderings` of alignments. The most frequent translation is the usual one, of equally
    frequent ones the first; every other place is a finding. Translations that differ in tashkeel, punctuation,
    conjunctions and endings alone are one.

    >>> from arabtext.editions import align
    >>> one = align(["The ministry did not respond to us."], ["لم ترد الوزارة علينا."])
    >>> other = align(["The ministry did not respond to us."], ["التزمت الوزارة الصمت."])
    >>> found = inconsistencies([renderings(one), renderings(other)])
    >>> [(number, finding.message) for number, finding in found]
    [(1, 'translated elsewhere as: لم ترد الوزارة علينا.')]
    """
    places: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for number, text in enumerate(texts):
        for rendering in text:
            places[_words(rendering.english)].append((number, rendering))
    found = [finding for group in places.values() if len(group) > 1 for finding in _of_one_source(group)]
    return sorted(found, key=lambda item: (item[0], item[1].bead))


def _words(english: str) -> tuple[str, ...]:
    return tuple(WORD.findall(english.casefold()))


def _of_one_source(places: Sequence[_Place]) -> list[tuple[int, Finding]]:
    """Return the findings of the places of one English sentence."""
    keys = [" ".join(stems(_CONJUNCTION.sub("", rendering.arabic))) for _, rendering in places]
    usual = Counter(keys).most_common(1)[0][0]
    example = places[keys.index(usual)][1].arabic
    quoted = example if len(example) <= _MAX_QUOTED else f"{example[:_MAX_QUOTED]}…"
    return [
        (
            number,
            Finding(
                kind="inconsistent",
                message=f"translated elsewhere as: {quoted}",
                bead=one.bead,
                english=one.english,
                arabic=one.arabic,
                severity="low",
                beads=(one.bead,),
            ),
        )
        for (number, one), key in zip(places, keys, strict=True)
        if key != usual
    ]
