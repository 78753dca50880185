"""Persons whose names have a word that is a kind of institution or place as well."""

from __future__ import annotations

import pytest

from arabtext import names
from arabtext.names.phrases import read_phrase

PERSONS = [
    "Anna Hill", "HILL Anna", "Dr. Anna Hill", "Anna M. Hill", "Christopher Hill", "Henry Field", "John Lake",
    "William Park", "Peter Banks", "Mary Church", "Park Chan-wook", "Forest Whitaker", "Hall Jones",
    "Peter Banks and Mary Church",
]  # fmt: skip
PLACES = [
    "Camp Bucca", "Rashid Bridge", "Zayed Port", "Lake Assad", "Sheikh Ali Street", "Victoria Hospital",
    "Saint George Church", "Carter Center", "Church of Saint George", "Bank Dhofar", "Christopher Hill Foundation",
]  # fmt: skip


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_with_a_kind_of_place_for_a_family_name_is_no_phrase(name: str) -> None:
    assert read_phrase(name) is None
    assert all(one.source != "composed" for one in [*names.candidates(name), *names.arabize(name)])


@pytest.mark.parametrize("name", PLACES)
def test_a_place_named_after_a_person_is_a_phrase(name: str) -> None:
    assert read_phrase(name) is not None
