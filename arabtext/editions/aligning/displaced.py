"""Sentences that the two editions of a text have in different places."""

from __future__ import annotations

import numpy as np

from arabtext.editions.beads import Bead
from arabtext.editions.bilingual.evidence import explained
from arabtext.editions.bilingual.lexicon import lexicon, side

# Logistic regression of "displaced" on how well two lone sentences translate each other, for moved passages of chapters
# and news (tests/bench/editions.py DATA moved); the least probability; and how
# much better its partner elsewhere must explain a sentence than its bead does.
_DISPLACED_OFFSET, _DISPLACED_SLOPE, _DISPLACED = -0.391, 2.381, 0.35
_BETTER = 0.8
_MOST_ALONE = 3_000  # lone sentences of a side that are compared


def displaced(english: tuple[str, ...], arabic: tuple[str, ...], beads: list[Bead]) -> tuple[list[Bead], list[Bead]]:
    """Sentences that the two editions have in other places, in the order of the English, and the beads without them.

    One of the two stands alone; the other stands alone too, or was drawn into a bead of several sentences, which it
    leaves. They are each other's likeliest translation among all that stand so.
    """
    left, right = _loose(beads, 0), _loose(beads, 1)
    if not any(left.values()) or not any(right.values()):
        return [], beads
    lex = lexicon()
    of_english, of_arabic = explained(
        side(
            [*(english[i] for i in left), *(" ".join(english[i] for i in b.english) for b in right.values())],
            lex.english,
        ),
        side(
            [*(arabic[j] for j in right), *(" ".join(arabic[j] for j in b.arabic) for b in left.values())], lex.arabic
        ),
        lex,
    )
    likely = (of_english + of_arabic)[: len(left), : len(right)]
    best_right, best_left = likely.argmax(axis=1), likely.argmax(axis=0)
    places = list(right)
    found, taken = [], set[tuple[int, int]]()
    for at, (i, from_english) in enumerate(left.items()):
        to = int(best_right[at])
        j, from_arabic = places[to], right[places[to]]
        score = 1 / (1 + np.exp(-(_DISPLACED_OFFSET + _DISPLACED_SLOPE * likely[at, to])))
        if best_left[to] != at or score < _DISPLACED:
            continue
        stays = (from_english.arabic and of_english[at, to] < of_english[at, len(right) + at] + _BETTER) or (
            from_arabic.english and of_arabic[at, to] < of_arabic[len(left) + to, to] + _BETTER
        )
        if not stays and not (from_english.arabic and from_arabic.english):
            found.append(Bead((i,), (j,), round(float(score), 4)))
            taken |= {(0, i), (1, j)}
    return found, [part for bead in beads for part in _without(bead, taken)]


def _loose(beads: list[Bead], at: int) -> dict[int, Bead]:
    """The sentences of a side that may belong elsewhere, alone or at an end of several → their beads."""
    found: dict[int, Bead] = {}
    for bead in beads:
        own, other = (bead.english, bead.arabic)[:: -1 if at else 1]
        if own and (not other or len(own) > 1):
            found |= dict.fromkeys(own if not other else (own[0], own[-1]), bead)
    return dict(list(found.items())[:_MOST_ALONE])


def _without(bead: Bead, taken: set[tuple[int, int]]) -> list[Bead]:
    """A bead without sentences that are taken out of it, and these behind or before it, alone."""
    out = [[n for n in own if (at, n) in taken] for at, own in enumerate((bead.english, bead.arabic))]
    if not (bead.english and bead.arabic) or not any(out):
        return [bead]
    kept = [tuple(n for n in own if (at, n) not in taken) for at, own in enumerate((bead.english, bead.arabic))]
    if not all(kept):
        return [bead]
    alone = [Bead((n,), (), bead.score) for n in out[0]] + [Bead((), (n,), bead.score) for n in out[1]]
    whole = Bead(kept[0], kept[1], bead.score)
    before = [b for b in alone if (b.english and b.english[0] < kept[0][0]) or (b.arabic and b.arabic[0] < kept[1][0])]
    return [*before, whole, *(b for b in alone if b not in before)]
