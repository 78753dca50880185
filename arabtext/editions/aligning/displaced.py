"""Sentences that the two editions of a text have in different places."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext.editions.beads import Bead, Indices
from arabtext.editions.bilingual.evidence import explained
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon
from arabtext.editions.sides import Both, Side

Array = NDArray[np.float64]

# Logistic regression of "displaced" on how well two lone sentences explain each other, fitted on chapters and news with
# moved passages by tests/bench/editions.py DATA moved; the threshold was chosen there too.
_OFFSET, _SLOPE = -0.391, 2.381
_MIN_PROBABILITY: Final = 0.35
# How much better its counterpart elsewhere must explain a sentence than the other side of its bead does, in log
# likelihood ratio over the square root of mass; chosen by hand on the same texts.
_MIN_GAIN: Final = 0.8
_MAX_LOOSE: Final = 3_000  # sentences of a side that are compared


def displaced(english: tuple[str, ...], arabic: tuple[str, ...], beads: list[Bead]) -> tuple[list[Bead], list[Bead]]:
    """Return the pairs of sentences that the editions have in different places, in English order, and the beads without
    them.

    Of a pair one sentence is alone in its bead; the other is alone too, or at an end of a bead of several sentences,
    which it leaves. Each is the other's likeliest translation among all such sentences.
    """
    loose = Both(_loose(beads, Side.ENGLISH), _loose(beads, Side.ARABIC))
    if not any(loose.english.values()) or not any(loose.arabic.values()):
        return [], beads
    fit = _Fit(Both(english, arabic), loose)
    likely = fit.between.english + fit.between.arabic
    probabilities = 1 / (1 + np.exp(-(_OFFSET + _SLOPE * likely)))
    best_arabic, best_english = likely.argmax(axis=1), likely.argmax(axis=0)
    arabic_items = list(loose.arabic.items())
    found: list[Bead] = []
    for row, (i, english_bead) in enumerate(loose.english.items()):
        column = int(best_arabic[row])
        j, arabic_bead = arabic_items[column]
        probability = float(probabilities[row, column])
        if best_english[column] != row or probability < _MIN_PROBABILITY:
            continue
        if english_bead.arabic and arabic_bead.english:
            continue  # neither is alone
        if (not english_bead.arabic or fit.gain(Side.ENGLISH, row, column) >= _MIN_GAIN) and (
            not arabic_bead.english or fit.gain(Side.ARABIC, row, column) >= _MIN_GAIN
        ):
            found.append(Bead((i,), (j,), round(probability, 4)))
    taken = Both({pair.english[0] for pair in found}, {pair.arabic[0] for pair in found})
    return found, [part for bead in beads for part in _without(bead, taken)]


def _loose(beads: list[Bead], side: Side) -> dict[int, Bead]:
    """Return the sentences of a side that may belong elsewhere → their beads: alone, or at an end of several."""
    found: dict[int, Bead] = {}
    for bead in beads:
        own, other = bead.sides.on(side), bead.sides.on(side.other)
        if own and not other:
            found |= dict.fromkeys(own, bead)
        elif len(own) > 1:
            found |= dict.fromkeys((own[0], own[-1]), bead)
    return dict(list(found.items())[:_MAX_LOOSE])


class _Fit:
    """How well loose sentences are explained by each other and by the other sides of their own beads.

    ``between``: of the English, and of the Arabic sentences, each loose English × loose Arabic sentences.
    ``within``: of each loose sentence, by the other side of its bead.
    """

    def __init__(self, texts: Both[tuple[str, ...]], loose: Both[dict[int, Bead]]) -> None:
        rows, columns = loose.map(len)
        beside_arabic = [" ".join(texts.english[i] for i in bead.english) for bead in loose.arabic.values()]
        beside_english = [" ".join(texts.arabic[j] for j in bead.arabic) for bead in loose.english.values()]
        lex = lexicon()
        of_english, of_arabic = explained(
            both_stemmed(
                [*(texts.english[i] for i in loose.english), *beside_arabic],
                [*(texts.arabic[j] for j in loose.arabic), *beside_english],
                lex,
            ),
            lex,
        )
        self.between = Both(of_english[:rows, :columns], of_arabic[:rows, :columns])
        self.within = Both(of_english[:rows, columns:].diagonal(), of_arabic[rows:, :columns].diagonal())

    def gain(self, side: Side, row: int, column: int) -> float:
        """Return how much better a sentence of ``side`` is explained by its counterpart elsewhere than by its bead."""
        place = row if side is Side.ENGLISH else column
        return float(self.between.on(side)[row, column] - self.within.on(side)[place])


def _without(bead: Bead, taken: Both[set[int]]) -> list[Bead]:
    """Return a bead without the sentences that are taken out of it, and these, alone, before or behind it."""

    def split(side: Side) -> tuple[Indices, Indices]:
        own = bead.sides.on(side)
        return tuple(n for n in own if n not in taken.on(side)), tuple(n for n in own if n in taken.on(side))

    (english, english_out), (arabic, arabic_out) = split(Side.ENGLISH), split(Side.ARABIC)
    if not (english and arabic) or not (english_out or arabic_out):
        return [bead]
    lone_english = [Bead((i,), (), bead.score) for i in english_out]
    lone_arabic = [Bead((), (j,), bead.score) for j in arabic_out]
    return [
        *(one for one in lone_english if one.english < english),
        *(one for one in lone_arabic if one.arabic < arabic),
        Bead(english, arabic, bead.score),
        *(one for one in lone_english if one.english > english),
        *(one for one in lone_arabic if one.arabic > arabic),
    ]
