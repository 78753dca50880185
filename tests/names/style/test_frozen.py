"""An immutable table of texts."""

from __future__ import annotations

import pickle

import pytest

from arabtext.names.style.frozen import Frozen


def test_tables_with_the_same_texts_are_equal_in_any_order() -> None:
    one, other = Frozen({"a": "b", "c": "d"}), Frozen({"c": "d", "a": "b"})
    assert one == other == {"a": "b", "c": "d"}
    assert hash(one) == hash(other)
    assert len({one, other, Frozen()}) == 2


def test_it_keeps_its_own_copy() -> None:
    table = {"a": "b"}
    frozen = Frozen(table)
    table["a"] = "other"
    assert frozen["a"] == "b"
    with pytest.raises(TypeError):
        frozen["a"] = "c"  # type: ignore[index]


def test_it_survives_pickling() -> None:
    frozen = Frozen({"محمد": "Mohammed"})
    assert pickle.loads(pickle.dumps(frozen)) == frozen
