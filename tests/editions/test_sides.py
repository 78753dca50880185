"""A side, and a value for each of them."""

from __future__ import annotations

import pickle
from copy import deepcopy

from arabtext.editions.sides import Both, Side, on_one_side


def test_the_other_side() -> None:
    assert [side.other for side in Side] == [Side.ARABIC, Side.ENGLISH]


def test_a_value_for_each_side() -> None:
    both = Both(1, "a")
    assert (both.on(Side.ENGLISH), both.on(Side.ARABIC)) == (1, "a")
    assert both.turned == Both("a", 1)
    assert both.turned.turned == both
    assert Both(1, 2).map(lambda n: n + 1) == Both(2, 3)
    assert on_one_side(Side.ENGLISH, 1, 0) == on_one_side(Side.ARABIC, 0, 1) == Both(1, 0)


def test_both_pickle_and_copy() -> None:
    assert pickle.loads(pickle.dumps(Both(1, Side.ARABIC))) == deepcopy(Both(1, Side.ARABIC)) == Both(1, Side.ARABIC)
