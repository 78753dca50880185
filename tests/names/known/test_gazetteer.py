"""The tables of names: every listed spelling leads to its house form."""

from __future__ import annotations

import pytest

import arabtext
from arabtext import resources
from arabtext.memory import clear_caches
from arabtext.names.known import gazetteer


def test_every_listed_name_keeps_its_house_form() -> None:
    wrong = [
        (entity.arabic, found, entity.press)
        for entity in gazetteer.entities()
        if entity.rather != "person" and (found := arabtext.romanize(entity.press)) != entity.press
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


@pytest.mark.parametrize(
    ("word", "role", "press"),
    [
        ("يمنى", "given", "Yumna"),
        ("يمنى", "family", "al-Yamani"),
        ("اليمنى", "", "al-Yamani"),
        ("يمني", "given", "al-Yamani"),
        ("يسرى", "given", "Yusra"),
        ("يسرى", "family", "Yusri"),
        ("يسري", "", "Yusri"),
        ("سلمى", "family", "Selmi"),
        ("موسى", "family", "Musa"),
        ("هدي", "", "Huda"),
    ],
)
def test_a_final_yeh_chooses_among_the_names_that_it_may_write(word: str, role: str, press: str) -> None:
    assert gazetteer.tokens_of(word, role)[0].press == press


# Places


ROWS = list(resources.rows("names/gazetteer.tsv", "keys", "press", "arabic", "country", "type", "population"))


def test_the_keys_of_the_gazetteer_are_those_that_names_have_when_they_are_looked_up() -> None:
    for keys, press, arabic, *_ in ROWS:
        listed = keys.split("|")
        assert {gazetteer.place_key(arabic), gazetteer.place_key(press)} <= set(listed), press
        assert [key for key in listed if gazetteer.place_key(key) != key] == []


def test_the_gazetteer_is_in_the_form_of_the_tables_written_by_hand() -> None:
    for _, press, arabic, country, type_, population in ROWS:
        assert press.isascii(), press
        assert press.removeprefix("al-")[0].isupper(), press
        assert not arabic.isascii()
        assert len(country) == 2
        assert type_ in ("town", "district", "camp", "neighborhood")
        assert population.isdecimal()


def test_a_place_written_by_hand_is_not_in_the_gazetteer_too() -> None:
    checked = {(place.country, place.arabic) for place in gazetteer.entities() if place.kind == "place"}
    assert [row for row in ROWS if (row[3], row[2]) in checked] == []


def test_places_of_one_name_are_told_by_their_country() -> None:
    assert [(place.press, place.country) for place in gazetteer.places("الصويرة")][:2] == [
        ("Essaouira", "MA"),
        ("al-Suwaira", "IQ"),
    ]
    for name, country, press in (
        ("الصويرة", "IQ", "al-Suwaira"),
        ("الاسكندرية", "IQ", "Iskandariya"),
        ("الاسكندرية", "EG", "Alexandria"),
        ("الاسكندرية", "FR", "Alexandria"),  # no place there: the best known one
        ("بشار", "DZ", "Bechar"),
    ):
        place = gazetteer.entity(name, country)
        assert place is not None
        assert place.press == press


def test_a_country_makes_no_place_of_a_listed_person_or_organization() -> None:
    person = gazetteer.entity("حسن نصر الله", "LB")
    assert person is not None
    assert person.kind == "person"


@pytest.mark.parametrize("name", ["جمال", "Jamal", "سلمى", "Salma", "علي الغربي", "أبو حمد", "محمد حلوان", "تكريتي"])
def test_a_name_of_persons_is_no_unlisted_place(name: str) -> None:
    assert gazetteer.place(name) is None


def test_a_small_town_is_not_taken_for_a_foreign_name() -> None:
    assert gazetteer.foreign_spellings("بيكا")
    assert gazetteer.places("بيكا")
    assert gazetteer.place("بيكا") is None


def test_a_bare_word_is_no_name_with_an_article() -> None:
    assert gazetteer.entity("باب") is None
    assert gazetteer.entity("نهر") is None
    assert [arabtext.romanize(word) for word in ("باب", "نهر", "Bab")] == ["Bab", "Nahr", "Bab"]
    known = gazetteer.entity("الباب")
    assert known is not None
    assert known.press == "al-Bab"


def test_the_gazetteer_is_not_read_for_listed_names() -> None:
    clear_caches(tables=True)
    for name in ("بغداد", "Baghdad", "حسن نصر الله", "Hezbollah"):
        arabtext.romanize(name)
    assert gazetteer._gazetteer.cache_info().currsize == 0  # type: ignore[attr-defined]
    arabtext.romanize("عجلتون")
    assert gazetteer._gazetteer.cache_info().currsize == 1  # type: ignore[attr-defined]
