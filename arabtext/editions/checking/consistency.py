"""One source sentence that a folder translates in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
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

_Place = tuple[int, int]  # an alignment, and a bead of it


def inconsistencies(alignments: Sequence[Aligned]) -> list[tuple[int, Finding]]:
    """Return where one English sentence is translated in two ways, each with the number of its alignment.

    The most frequent translation is the usual one, of equally frequent ones the first; every other place is a finding.
    Translations that differ in tashkeel, punctuation, conjunctions and endings alone are one.

    >>> from arabtext.editions import align
    >>> one = align(["The ministry did not respond to us."], ["لم ترد الوزارة علينا."])
    >>> other = align(["The ministry did not respond to us."], ["التزمت الوزارة الصمت."])
    >>> [(number, finding.message) for number, finding in inconsistencies([one, other])]
    [(1, 'translated elsewhere as: لم ترد الوزارة علينا.')]
    """
    places: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for number, aligned in enumerate(alignments):
        for at, bead in enumerate(aligned.beads):
            words = WORD.findall(aligned.passages(bead).english.casefold()) if bead.arabic else []
            if len(words) >= _MIN_WORDS and bead.score >= _MIN_SCORE:
                places[tuple(words)].append((number, at))
    found = [finding for group in places.values() if len(group) > 1 for finding in _of_one_source(alignments, group)]
    return sorted(found, key=lambda item: (item[0], item[1].bead))


def _of_one_source(alignments: Sequence[Aligned], places: Sequence[_Place]) -> list[tuple[int, Finding]]:
    """Return the findings of the places of one English sentence."""
    passages = [alignments[number].passages(alignments[number].beads[at]) for number, at in places]
    keys = [" ".join(stems(_CONJUNCTION.sub("", passage.arabic))) for passage in passages]
    usual = Counter(keys).most_common(1)[0][0]
    example = passages[keys.index(usual)].arabic
    quoted = example if len(example) <= _MAX_QUOTED else f"{example[:_MAX_QUOTED]}…"
    return [
        (
            number,
            Finding(
                kind="inconsistent",
                message=f"translated elsewhere as: {quoted}",
                bead=at,
                english=passage.english,
                arabic=passage.arabic,
                severity="low",
                beads=(at,),
            ),
        )
        for (number, at), passage, key in zip(places, passages, keys, strict=True)
        if key != usual
    ]
