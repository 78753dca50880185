"""Why rows of two lists are a pair, or have no partner."""

from __future__ import annotations

import numpy as np

from arabtext.names.lists.agreement import Agreement
from arabtext.names.lists.entries import Edges, Side
from arabtext.names.lists.reasons import Reasons

OURS = ["Samir Haddad", "Sameer Haddad", "Layla Nasser"]
THEIRS = ["سمير حداد", "سامر حداد"]


def reasons(odds: list[float], scores: list[float], chosen: list[int], many: bool = False) -> Reasons:
    """Reasons for the pairs 0–0, 0–1 and 1–0."""
    ours, theirs = (
        Side.of([(name,) for name in names], [()] * len(names), [("", "")] * len(names), set(), None)
        for names in (OURS, THEIRS)
    )
    found = Edges(np.array([0, 0, 1]), np.array([0, 1, 0]), np.array(odds), np.array(scores))
    return Reasons((ours, theirs), Agreement({}, (3, 2)), found, found.take(np.array(chosen, dtype=np.int64)), many)


def test_a_pair_names_its_rivals_on_both_sides() -> None:
    (why,) = reasons([5.0, 2.0, 3.0], [0.9, 0.2, 0.3], [0]).of_pairs([(0, 0)])
    assert why.startswith("Samir ~ سمير: ")
    assert why.endswith("; also close on the right: سامر حداد (0.20); also close on the left: Sameer Haddad (0.30)")
    (why,) = reasons([5.0, -4.0, -4.0], [0.9, 0.01, 0.01], [0]).of_pairs([(0, 0)])
    assert "also" not in why
    (why,) = reasons([5.0, 2.0, 3.0], [0.9, 0.2, 0.3], [0], many=True).of_pairs([(0, 0)])
    assert "also" not in why


def test_a_row_without_a_partner_says_why() -> None:
    close = reasons([5.0, 2.0, 3.0], [0.9, 0.2, 0.3], [0])
    assert close.of_row(0, 1) == "the closest match, سمير حداد, is paired with a better one"
    assert close.of_row(1, 1) == "the closest match, Samir Haddad, is paired with a better one"
    assert close.of_row(0, 2) == "no similar name on the other side"
    tied = reasons([5.0, 5.0, -4.0], [0.7, 0.7, 0.01], [])
    assert tied.of_row(0, 0) == (
        "the closest match, سمير حداد, is not the only one; also close on the right: سامر حداد (0.70)"
    )
    weak = reasons([-1.0, -9.0, -9.0], [0.3, 0.0, 0.0], [])
    assert weak.of_row(0, 0) == "the closest match, سمير حداد, has a score of 0.30 only"
    assert weak.of_row(0, 1) == "no similar name on the other side"
