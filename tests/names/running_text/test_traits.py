"""What the tables say about English words with capitals."""

from __future__ import annotations

import pytest

from arabtext.names.running_text.traits import english_traits, world_places


@pytest.mark.parametrize(
    ("word", "traits"),
    [
        ("Qais", {"given"}),
        ("J", {"initial"}),
        ("The", {"function"}),
        ("Iraqi", {"demonym"}),
        ("University", {"organization"}),
        ("Baghdad", {"listed place"}),
        ("NATO", {"upper"}),
        ("Abdulqawwam", {"given"}),
        ("Sheikh", {"title"}),
        ("Zghrrtxq", {"unknown"}),
    ],
)
def test_a_word_has_the_traits_of_its_tables(word: str, traits: set[str]) -> None:
    assert traits <= english_traits(word)


def test_a_word_of_no_table_has_no_other_trait() -> None:
    assert english_traits("Zghrrtxq") == {"unknown"}


def test_places_of_the_world_are_in_small_letters() -> None:
    assert "texas" in world_places()
    assert all(name == name.lower() for name in world_places())
