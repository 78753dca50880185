"""Profiles as values: checked, audited, written as JSON, pickled and copied."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import replace

import pytest

from arabtext.errors import UsageError
from arabtext.script import PROFILES, Profile, normalize


def test_the_profiles_of_the_design_are_there() -> None:
    assert set(PROFILES) == {"title", "ocr", "pdf", "search", "display", "key"}


@pytest.mark.parametrize("name", list(PROFILES))
def test_a_profile_is_an_immutable_value(name: str) -> None:
    profile = PROFILES[name]
    assert profile.name == name
    with pytest.raises(AttributeError):
        profile.alef = True  # type: ignore[misc]
    assert replace(profile) == profile


@pytest.mark.parametrize("name", list(PROFILES))
def test_json_and_back(name: str) -> None:
    profile = PROFILES[name]
    assert Profile.from_json(profile.to_json()) == profile
    assert json.loads(profile.to_json())["name"] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "JSON object"),
        ("{", "no JSON"),
        ('{"name": 3}', "JSON object"),
        ('{"alefs": true}', "unknown switches: alefs"),
        ('{"digits": "roman"}', "digits must be one of 'keep', 'western'"),
        ('{"alef": "yes"}', "alef must be one of False, True"),
        ('{"alef": 1}', "alef must be one of False, True"),
        ('{"digits": ["western"]}', "digits must be one of"),
    ],
)
def test_bad_json_is_a_clear_error(text: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected.replace("[", r"\[")):
        Profile.from_json(text)


def test_the_audit_names_every_step_by_its_class() -> None:
    search = PROFILES["search"].audit()
    assert "fold alef" in search.distinction
    assert "repair mojibake" in search.encoding
    assert "remove tatweel" in search.noise
    assert not search.lossless
    assert PROFILES["display"].audit().lossless
    assert PROFILES["title"].audit().lossless
    assert not Profile(tashkeel=True).audit().lossless


@pytest.mark.parametrize("name", list(PROFILES))
def test_a_profile_that_was_used_is_pickled_and_copied(name: str) -> None:
    profile = replace(PROFILES[name])
    before = normalize("«أصبح» ▲ مُحمد ،", profile)
    for twin in (pickle.loads(pickle.dumps(profile)), copy.copy(profile), copy.deepcopy(profile)):
        assert twin == profile
        assert normalize("«أصبح» ▲ مُحمد ،", twin) == before
