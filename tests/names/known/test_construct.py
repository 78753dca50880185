"""Words in construct."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arabtext
from arabtext import resources
from arabtext.names import arabize, compare
from arabtext.names.known import construct, gazetteer

ROWS = list(resources.rows("names/construct.tsv", "vocalized", "behind", "construct", "variants"))


@pytest.mark.parametrize(
    ("arabic", "country", "expected"),
    [
        ("عزبة البرج", None, "Azbat al-Burj"),
        ("عزبة البرج", "EG", "Ezbet el-Burg"),
        ("عزبه البرج", "EG", "Ezbet el-Burg"),
        ("قلعة صالح", None, "Qalat Saleh"),
        ("قلعة أبو زيد", None, "Qalat Abu Zaid"),
        ("خربة البرج", None, "Khirbat al-Burj"),
        ("محلة مرحوم", None, "Mahallat Marhoum"),
        ("منية النصر", None, "Minyat al-Nasr"),
        ("أمة العليم السوسوة", None, "Amat al-Alim al-Soswa"),
        ("زاوية الشيخ", "MA", "Zaouiat Cheikh"),
    ],
)
def test_a_head_has_its_t_before_another_name(arabic: str, country: str | None, expected: str) -> None:
    assert arabtext.romanize(arabic, country=country) == expected


@pytest.mark.parametrize(
    ("arabic", "expected"),
    [
        ("فاطمة محمد", "Fatima Muhammad"),
        ("خديجة الشرقاوي", "Khadija al-Sharqawi"),
        ("روضة الحسيني", "Rawda al-Husseini"),  # a given name before a family name
        ("سليم بركة الخوري", "Salim Baraka al-Khoury"),  # a family name, not in front
        ("القلعة الكبيرة", "al-Qalaa al-Kabira"),  # a noun and its adjective
        ("حسن قلعة", "Hassan Qalaa"),
        ("أمة كريمة", "Aama Karima"),  # no name of God
    ],
)
def test_two_names_and_adjectives_are_no_construct(arabic: str, expected: str) -> None:
    assert arabtext.romanize(arabic) == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2])
def test_every_spelling_of_a_head_has_one_house_form(row: tuple[str, ...]) -> None:
    vocalized, behind, press, variants = row
    arabic, latin = ("السلام", "al-Salam") if behind == "God" else ("البرج", "al-Burj")
    word = gazetteer.strip_marks(vocalized)
    wanted = f"{press} {latin}"
    spelled = [f"{form} {latin}" for form in (press, *filter(None, variants.split("|")))]
    assert {arabtext.romanize(name) for name in (f"{word} {arabic}", f"{word[:-1]}ه {arabic}", *spelled)} == {wanted}
    assert arabize(wanted)[0].text == f"{word} {arabic}"


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("قلعة صالح", "Qal'at Salih"),
        ("عزبة البرج", "Ezbet El Borg"),
        ("محلة دمنة", "Mahalat Damana"),
        ("أمة العليم السوسوة", "Amat Al Alim Alsoswa"),
    ],
)
def test_both_scripts_of_a_construct_are_one_name(arabic: str, latin: str) -> None:
    assert compare(arabic, latin).verdict == "same"
    assert compare(arabic, f"Dar {latin.partition(' ')[2]}").verdict != "same"


def test_a_noun_that_is_translated_is_no_head() -> None:
    translated = {arabic for (arabic,) in resources.rows("names/heads.tsv", "arabic")}
    assert translated.isdisjoint(gazetteer.strip_marks(row[0]) for row in ROWS)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_texts_can_be_asked(word: str, following: str) -> None:
    if word:
        construct.head(word, following)
    assert construct.with_t(construct.with_t(f"{word} {following}")) == construct.with_t(f"{word} {following}")
