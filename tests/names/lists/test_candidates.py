"""The pairs of names in lists that may be one."""

from __future__ import annotations

import numpy as np

from arabtext.names.comparing.compare import prepare
from arabtext.names.lists import candidates

OURS = [prepare(name) for name in ("Samir Haddad", "ليلى ناصر", "Haddad")]
THEIRS = [prepare(name) for name in ("Layla Nasser", "سمير حداد")]


def test_the_nearest_names_are_found_across_scripts() -> None:
    query, hit = candidates.nearest(OURS, THEIRS, 1, None)
    assert {(0, 1), (1, 0)} <= set(zip(query.tolist(), hit.tolist(), strict=True))
    assert [len(part) for part in candidates.nearest([], THEIRS, 1, None)] == [0, 0]


def test_a_family_name_alone_has_low_log_odds() -> None:
    left, right = np.array([0, 1, 2, 0]), np.array([1, 0, 1, 0])
    odds = candidates.log_odds(OURS, THEIRS, left, right, None)
    assert min(odds[:2]) > 2
    assert max(odds[2:]) < -2


def test_the_order_of_the_list_does_not_choose_among_names_that_are_equally_near() -> None:
    listed, query = [prepare(f"{a}{b} حداد") for a in "بتسك" for b in "بتسك"], [prepare("Ziad Haddad")]
    found = [[some[at].text for at in candidates.nearest(query, some, 2, None)[1]] for some in (listed, listed[::-1])]
    assert sorted(found[0]) == sorted(found[1])
    assert len(found[0]) == 2
