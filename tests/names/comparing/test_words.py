"""The words of a name, and what the tables know of a spelling."""

from __future__ import annotations

import pytest

from arabtext import resources
from arabtext.names.comparing.compare import prepare
from arabtext.names.comparing.words import are_twins, look_up
from arabtext.names.known import gazetteer


def test_a_spelling_knows_its_names_how_common_they_are_and_the_sex_of_their_bearers() -> None:
    assert "احمد" in look_up("Ahmed").names & look_up("أحمد").names
    assert look_up("محمد").count > look_up("قيس").count > 0
    assert (look_up("فاطمة").sex, look_up("أحمد").sex) == ("f", "m")
    unlisted = look_up("Ghatrifi")
    assert (unlisted.is_name, unlisted.count, unlisted.sex) == (False, 0, "")


def test_an_abd_compound_is_known_by_its_second_half() -> None:
    assert look_up("Abdulrahman").names
    assert look_up("Abdul Hanif").behind_abd == look_up("Hanif").consonants[0]
    assert look_up("Hanif").behind_abd == ""


def test_spellings_with_an_unwritten_alef_are_one_by_hand() -> None:
    assert not look_up("رحمن").by_hand.isdisjoint(look_up("رحمان").by_hand)
    assert look_up("رشيد").by_hand.isdisjoint(look_up("راشد").by_hand)
    assert look_up("أنور").by_hand.isdisjoint(look_up("أنوار").by_hand)


def test_particles_are_words_of_their_own() -> None:
    words = prepare("محمد بن سلمان").words
    assert [(word.text, word.particle) for word in words.words] == [("محمد", ""), ("بن", "father"), ("سلمان", "")]
    assert words.count == 2
    assert [word.particle for word in prepare("Umm Salama bint Ali").words.words] == ["umm", "", "daughter", ""]
    assert prepare("Abu Mazen").words.is_in_kunya(1)


def test_places_in_the_row_of_symbols_give_back_the_words() -> None:
    words = prepare("Hassan al-Khatib").words
    assert words.text_of(0, len(words.symbols)) == "Hassan al-Khatib"
    assert words.text_of(0, 3) == "hass"
    assert list(words.numbers(0, 2)) == [0]
    assert list(words.numbers(2, len(words.symbols))) == [0, 1]
    assert words.text_of(6, len(words.symbols)) == "al-Khatib"
    assert [word.text for word in words.turned(1).words] == ["al-Khatib", "Hassan"]


def test_twins_are_two_names_in_both_orders_and_end_in_letters_that_are_often_confused() -> None:
    assert are_twins("علا", "علاء")
    assert are_twins("علاء", "علا")
    assert not are_twins("ليلى", "ليلي")
    for one, other in resources.rows("names/twins.tsv", "one", "other"):
        assert gazetteer.arabic_key(one) == gazetteer.arabic_key(other)
        assert one != other


@pytest.mark.parametrize("name", ["", "  ", "-", "()", "A", "بن", "Abu", "Нет", "😀 x"])
def test_any_name_has_words(name: str) -> None:
    words = prepare(name).words
    assert len(words.starts) == len(words.encoded.ends) == len(words.words)
