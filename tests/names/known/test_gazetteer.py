"""The tables of names: every listed spelling leads to its house form."""

from __future__ import annotations

import pytest

import arabtext
from arabtext.names.known import gazetteer


def test_every_listed_name_keeps_its_house_form() -> None:
    wrong = [
        (entity.arabic, found, entity.press)
        for entity in gazetteer.entities()
        if (found := arabtext.romanize(entity.press)) != entity.press
    ]
    assert wrong == []


def test_every_spelling_of_a_person_leads_to_the_house_form() -> None:
    wrong = [
        (spelling, found)
        for entity in gazetteer.entities()
        if entity.kind == "person"
        for spelling in entity.spellings
        if (found := arabtext.romanize(spelling)) != entity.press
    ]
    assert wrong == []


def test_numbers_are_no_spellings_of_each_other() -> None:
    assert gazetteer.entity("Unit 8200")
    assert not gazetteer.entity("Unit 820")
    assert gazetteer.entity("Hassan II")
    assert not gazetteer.entity("Hassan I")


def test_a_word_and_its_article() -> None:
    assert gazetteer.has_article("الخزعلي")
    assert not gazetteer.has_article("إلياس")
    assert not gazetteer.has_article("الياس")
    assert gazetteer.arabic_key("الخزعلي") == gazetteer.arabic_key("خزعلي")


def test_a_place_that_is_rather_a_given_name_is_no_place() -> None:
    assert gazetteer.entity("بشار") is None
    place = gazetteer.entity("Bechar")
    assert place is not None
    assert place.kind == "place"


def test_a_family_name_is_no_abbreviation() -> None:
    assert [arabtext.romanize(name) for name in ("Jaff", "Jaf", "Kiya")] == ["Jaf", "Jaf", "Kia"]
    for spelling in ("JAF", "jaf"):
        army = gazetteer.entity(spelling)
        assert army is not None
        assert army.kind == "organization"


def test_words_of_tables_written_by_hand_come_before_derived_ones() -> None:
    for tokens in gazetteer.latin_tokens().values():
        derived = [token.source == "attested" for token in tokens]
        assert derived == sorted(derived)


def test_a_word_is_rather_foreign_where_no_attested_foreign_name_sounds_as_listed() -> None:
    assert gazetteer.is_rather_foreign("كافي", ("Kefi",))
    assert not gazetteer.is_rather_foreign("كافي", ("Kefi", "Caffi"))
    assert not gazetteer.is_rather_foreign("القرني", ("Qarni",))  # attested as alqarni
    assert not gazetteer.is_rather_foreign("تويفونن", ("Toivonen",))
    assert "caffey" in gazetteer.foreign_spellings("كافي")


@pytest.mark.parametrize("source", ["given", "family", "words", "attested", "catalogue"])
def test_tables_are_trusted_less_where_a_word_is_rather_foreign(source: str) -> None:
    assert 0.7 < gazetteer.trust("reading", source) < 1
    assert 0.4 < gazetteer.trust("reading", source, foreign=True) < 0.7
