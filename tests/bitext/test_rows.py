"""The plain values of a bitext."""

from __future__ import annotations

import pickle
from copy import deepcopy

import pytest

from arabtext.bitext import Bitext, Note, Row


def test_a_bitext_pickles_and_copies() -> None:
    note = Note("number", "high", "1 in the English", english_spans=((0, 1),))
    row = Row(("1.",), ("2.",), 0.5, english_numbers=(0,), arabic_numbers=(0,), notes=(note,))
    bitext = Bitext(english_title="A", arabic_title="ا", english_url="", arabic_url="", rows=(row,))
    assert pickle.loads(pickle.dumps(bitext)) == deepcopy(bitext) == bitext


def test_values_of_many_texts_are_made_by_keyword() -> None:
    with pytest.raises(TypeError):
        Bitext("A", "ا", "", "", ())  # type: ignore[misc]
