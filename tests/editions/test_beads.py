"""Beads and the texts that they join."""

from __future__ import annotations

import pickle
from copy import deepcopy

from arabtext.editions.beads import Aligned, Bead
from arabtext.editions.sides import Both

BEAD = Bead((0, 1), (0,), 0.5)


def test_a_bead_and_its_passages() -> None:
    aligned = Aligned(("a", "b"), ("ا",), (BEAD,), english_paragraphs=(0, 1))
    assert BEAD.sides == Both((0, 1), (0,))
    assert aligned.passages(BEAD) == Both("a b", "ا")
    assert aligned.passages(Bead((), (), 1.0)) == Both("", "")
    assert aligned.texts == Both(("a", "b"), ("ا",))
    assert aligned.paragraphs == Both((0, 1), ())


def test_beads_pickle_and_copy() -> None:
    assert pickle.loads(pickle.dumps(BEAD)) == deepcopy(BEAD) == BEAD
