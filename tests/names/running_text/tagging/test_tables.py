"""What the tables of names say about one word, as bits."""

from __future__ import annotations

import pytest

from arabtext.names.running_text.tagging.tables import LISTS, NAME_BITS, PLACE_BITS, bit, listed_as
from arabtext.names.running_text.text_words import word_key


@pytest.mark.parametrize(
    ("word", "lists"),
    [
        ("محمد", ["given", "first word of a person"]),
        ("الجبوري", ["family"]),
        ("بغداد", ["place"]),
        ("الدكتور", ["honorific"]),
        ("في", ["function word"]),
        ("كريستوفر", ["western"]),
        ("Christopher", ["name of US citizens", "frequent name of US citizens"]),
        ("Baghdad", ["place"]),
        ("the", ["function word"]),
    ],
)
def test_a_word_is_in_the_lists_that_name_it(word: str, lists: list[str]) -> None:
    bits = listed_as()[word_key(word)]
    assert [name for name in lists if not bits & bit(name)] == []


def test_each_list_has_a_bit_of_its_own_and_words() -> None:
    assert len({bit(name) for name in LISTS}) == len(LISTS)
    used = 0
    for bits in listed_as().values():
        used |= bits
    assert [name for name in LISTS if not used & bit(name)] == []


def test_places_are_names() -> None:
    assert PLACE_BITS & NAME_BITS == PLACE_BITS
