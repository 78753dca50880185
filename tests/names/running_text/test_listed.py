"""Listed names in running text."""

from __future__ import annotations

import pytest

from arabtext import names


def test_clitics_are_not_part_of_a_mention() -> None:
    text = "وقيس الخزعلي وبغداد ولحزب الله والسويس وللعراق"
    assert [m.text for m in names.find(text)] == ["قيس الخزعلي", "بغداد", "حزب الله", "السويس", "عراق"]


def test_terms_are_not_mentions() -> None:
    assert names.find("the doctrine of velayat-e faqih") == []
    assert names.find("نظرية ولاية الفقيه في الحكم") == []


@pytest.mark.parametrize(
    "text", ["على ذلك أن يكون", "تبدل المشهد كثيرا", "وثائق بالعربية", "مسقط رأسه", "إلى صالح الدولة"]
)
def test_arabic_words_that_look_like_names_are_not(text: str) -> None:
    assert names.find(text) == []


def test_chains_of_clitics_are_not_part_of_a_mention() -> None:
    assert [m.text for m in names.find("فبغداد وبدمشق فلبغداد وللعراق")] == ["بغداد", "دمشق", "بغداد", "عراق"]


def test_two_capitals_alone_are_no_listed_name() -> None:
    assert names.find("UR AND OK") == []
    assert [m.canonical for m in names.find("Ur and Uruk")][:1] == ["Ur"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زار العراق ثم الصويرة", ["Iraq", "al-Suwaira"]),
        ("في المغرب زار الصويرة", ["Morocco", "Essaouira"]),
        ("في اليمن سقطت قذيفة على المنصورة", ["Yemen", "al-Mansoura"]),
        ("في مصر سقطت قذيفة على المنصورة", ["Egypt", "Mansoura"]),
        ("غادر العراق إلى الرياض", ["Iraq", "Riyadh"]),  # a capital is meant wherever the text is about
    ],
)
def test_a_place_of_several_is_the_one_in_the_country_named(text: str, expected: list[str]) -> None:
    assert [m.canonical for m in names.find(text)] == expected


@pytest.mark.parametrize(
    "text", ["سلمى قالت", "Salma said hello", "إلى بلد آخر", "Hit it!", "في ذرات الهواء", "العلم نور"]
)
def test_a_word_that_is_rather_no_place_is_none_alone(text: str) -> None:
    assert [m for m in names.find(text) if m.kind == "place"] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قضاء بلد", "Balad"),
        ("وصل إلى عجلتون", "Ajaltoun"),
        ("in Hit", "Hit"),
        ("near Ajaltoun", "Ajaltoun"),
        ("في قرية أطفيح", "Atfih"),
    ],
)
def test_a_word_before_it_makes_a_place(text: str, place: str | None) -> None:
    found = [m.canonical.removesuffix(" District").removesuffix(" Village") for m in names.find(text)]
    assert found == ([place] if place else [])
