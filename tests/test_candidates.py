"""Candidates and suspects: plain values that compare, hash, pickle and copy."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from arabtext.candidates import Candidate, Suspect

CANDIDATE = Candidate("قيس", 0.9, "given")
SUSPECT = Suspect(3, 7, "النتائح", "word", 0.8, (CANDIDATE,))


@pytest.mark.parametrize("value", [CANDIDATE, SUSPECT])
def test_they_are_values(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
    assert len({value, copy.deepcopy(value)}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.text = "x"  # type: ignore[attr-defined]


def test_the_reason_of_a_candidate_is_empty_unless_given() -> None:
    assert CANDIDATE.reason == ""
    assert Candidate("n/a", 1.0, "unchanged", "no name").reason == "no name"
