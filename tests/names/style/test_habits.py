"""How names are spelled in each country: words, letters, articles, compounds, and what the tables hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import resources
from arabtext.names.known import gazetteer
from arabtext.names.style.habits import article, habit, particle, servant

#: Country, Arabic word, the forms that its bearers usually have: spellings of well-known bearers, or the most frequent
#: ones of the index of attested spellings.
USUAL = [
    ("EG", "أحمد", "Ahmed"),
    ("EG", "محمد", "Mohamed"),
    ("EG", "السيد", "Sayed"),
    ("EG", "جمال", "Gamal"),  # Gamal Abdel Nasser
    ("EG", "شريف", "Sherif"),
    ("EG", "عثمان", "Osman"),
    ("EG", "جمعة", "Gomaa"),  # Ali Gomaa
    ("EG", "شكري", "Shoukry"),  # Sameh Shoukry
    ("MA", "الشرقاوي", "Cherkaoui"),
    ("MA", "خديجة", "Khadija"),
    ("MA", "إدريس", "Driss"),
    ("MA", "العربي", "Larbi"),
    ("MA", "رشيد", "Rachid"),
    ("DZ", "بوتفليقة", "Bouteflika"),
    ("DZ", "يوسف", "Youcef"),
    ("DZ", "حسين", "Hocine"),
    ("DZ", "جمال", "Djamel"),
    ("TN", "قيس", "Kais"),  # Kais Saied
    ("TN", "شكري", "Chokri"),  # Chokri Belaid
    ("LB", "جبران", "Gebran"),  # Gebran Bassil
    ("SY", "بشار", "Bashar"),
    ("IQ", "جعفر", "Jaafar"),  # Ibrahim al-Jaafari
    ("IQ", "حسين", "Hussein"),
    ("IQ", "الجبوري", "Jubouri"),  # Jabburi is how a transliteration has it
    ("SA", "خالد", "Khalid"),
    ("YE", "صالح", "Saleh"),  # Ali Abdullah Saleh
    ("SD", "أحمد", "Ahmed"),
    ("IR", "محمد", "Mohammad"),  # Mohammad Khatami
    ("IR", "رضا", "Reza"),
    ("IR", "حسين", "Hossein"),
    ("IR", "جواد", "Javad"),  # Javad Zarif
]
#: Words that no country's list has: vocalized form, house spelling, country, what its letters make of it.
BY_LETTERS = [
    ("جَلجُول", "Jaljoul", "EG", "Galgoul"),
    ("شَرشُور", "Sharshour", "MA", "Charchour"),
    ("جَلجُول", "Jaljoul", "DZ", "Djaldjoul"),
    ("شَرشُور", "Sharshour", "IQ", "Sharshour"),
    ("شَرشُور", "Sharshour", "SA", "Sharshour"),
]
COUNTRIES = [country for (country,) in resources.rows("names/habits_countries.tsv", "country")]


def _habit(arabic: str, country: str) -> str:
    token = gazetteer.tokens_of(arabic)[0]
    return habit(token.press, token.vocalized, arabic, country)


@pytest.mark.parametrize(("country", "arabic", "form"), USUAL)
def test_usual_spelling(country: str, arabic: str, form: str) -> None:
    assert _habit(arabic, country) == form


@pytest.mark.parametrize(("vocalized", "press", "country", "form"), BY_LETTERS)
def test_letters_of_the_country(vocalized: str, press: str, country: str, form: str) -> None:
    assert habit(press, vocalized, gazetteer.strip_marks(vocalized), country) == form


def test_one_of_two_names_with_the_same_letters() -> None:
    assert habit("Yusra", "يُسرَى", "يسرى", "EG") != habit("Yusri", "يُسرِيّ", "يسري", "EG")


@pytest.mark.parametrize("country", ["US", "", "XX"])
def test_country_without_habits_keeps_the_house_form(country: str) -> None:
    assert habit("al-Sharqawi", "الشَرقَاوِيّ", "الشرقاوي", country) == "Sharqawi"
    assert (article(country), servant("Aziz", country), particle("bin", country)) == ("al-", "", "")


def test_word_without_vowels_keeps_the_house_form() -> None:
    assert habit("Jeljol", "", "جلجول", "EG") == "Jeljol"


def test_articles() -> None:
    assert {country: article(country) for country in ("EG", "IQ", "SA", "YE", "SD", "TN", "DZ", "MA", "IR")} == {
        "EG": "el-", "IQ": "al-", "SA": "al-", "YE": "al-", "SD": "al-", "TN": "", "DZ": "", "MA": "", "IR": "",
    }  # fmt: skip


def test_compounds() -> None:
    assert servant("Aziz", "SA") == "Abdulaziz"
    assert servant("Fattah", "EG") == "Abdel Fattah"  # Abdel Fattah el-Sisi
    assert servant("Madjid", "DZ") == "Abdelmadjid"  # Abdelmadjid Tebboune
    assert servant("Rahmane", "DZ") == "Abderrahmane"
    assert servant("Djalil", "DZ") == "Abdeldjalil"
    assert particle("bin", "TN") == "Ben"
    assert particle("bin", "SA") == "bin"


def test_tables_agree() -> None:
    for codes, form in resources.rows("names/habits.tsv", "countries", "form"):
        assert set(codes.split("|")) <= set(COUNTRIES)
        assert form.isascii()
    areas = {area for (area,) in resources.rows("names/habits_countries.tsv", "area") if area}
    for area, rank in resources.rows("names/habits_letters.tsv", "area", "rank"):
        assert area in areas.union(COUNTRIES)
        assert rank.isdigit()


@given(st.text(), st.text(), st.text(), st.sampled_from([*COUNTRIES, "US", ""]) | st.text())
def test_never_raises(press: str, vocalized: str, arabic: str, country: str) -> None:
    assert isinstance(habit(press, vocalized, arabic, country), str)
    assert isinstance(servant(press, country), str)


@given(st.sampled_from([token for token in gazetteer.tokens() if token.vocalized]), st.sampled_from(COUNTRIES))
def test_a_word_stays_a_word(token: gazetteer.Token, country: str) -> None:
    form = habit(token.press, token.vocalized, token.arabic, country)
    assert form[:1].isupper() == token.press.removeprefix("al-")[0].isupper()
    assert habit(token.press, token.vocalized, token.arabic, country) == form
