"""Names that are phrases, written in the other language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arabtext
from arabtext import names

ENGLISH = [
    ("وزارة النقل الأردنية", "Jordanian Ministry of Transport"),
    ("المجلس الأعلى للرياضة", "Supreme Council for Sports"),
    ("شركة النفط الوطنية اليمنية", "Yemeni National Oil Company"),
    ("جامعة البصرة", "University of Basra"),
    ("جامعة الملك فيصل", "King Faisal University"),
    ("الفرقة المدرعة التاسعة", "9th Armored Division"),
    ("مطار البصرة الدولي", "Basra International Airport"),
    ("مجلس محافظة واسط", "Wasit Provincial Council"),
    ("وزارة الزراعة والري", "Ministry of Agriculture and Irrigation"),
    ("نهر الليطاني", "Litani River"),
    ("قەزای زاخۆ", "Zakho District"),
]
ARABIC = [
    ("Jordanian Ministry of Transport", "وزارة النقل الأردنية"),
    ("General Authority for Investment", "الهيئة العامة للاستثمار"),
    ("Basra International Airport", "مطار البصرة الدولي"),
    ("Nineveh Operations Command", "قيادة عمليات نينوى"),
    ("King Faisal University", "جامعة الملك فيصل"),
    ("9th Armored Division", "الفرقة المدرعة التاسعة"),
    ("Iraqi Teachers Syndicate", "نقابة المعلمين العراقيين"),
]


@pytest.mark.parametrize(("arabic", "english"), ENGLISH)
def test_a_phrase_in_arabic_is_composed_in_english(arabic: str, english: str) -> None:
    (found,) = names.candidates(arabic, 1)
    assert (found.text, found.source) == (english, "composed")
    assert found.reason


@pytest.mark.parametrize(("english", "arabic"), ARABIC)
def test_a_phrase_in_english_is_composed_in_arabic(english: str, arabic: str) -> None:
    (found,) = names.arabize(english)
    assert (found.text, found.source) == (arabic, "composed")


@pytest.mark.parametrize("english", [english for _, english in ENGLISH])
def test_a_composed_form_is_its_own_house_form(english: str) -> None:
    assert arabtext.romanize(english) == english


def test_the_score_falls_with_a_name_that_is_only_spelled_and_with_a_preposition() -> None:
    sure, spelled, linked = (
        names.candidates(name, 1)[0].score
        for name in ("وزارة النقل الأردنية", "مستشفى زقزوقان", "المجلس الأعلى للرياضة")
    )
    assert spelled < linked < sure


def test_a_word_that_fits_nowhere_leaves_the_whole_to_romanization() -> None:
    (found,) = names.candidates("وزارة الزقزقة والمصمصة", 1)
    assert found.source != "composed"
    assert "Ministry" not in found.text


def test_a_ministry_in_english_is_put_in_the_order_of_the_house() -> None:
    assert arabtext.romanize("Ministry of Transport, Jordan") == "Jordanian Ministry of Transport"
    assert arabtext.romanize("Columbia University") == "Columbia University"


@pytest.mark.parametrize("person", ["وادي محمد", "ميناء علي", "قيس الخزعلي", "Alan Street Jr."])
def test_a_person_is_no_phrase(person: str) -> None:
    assert names.candidates(person, 1)[0].source != "composed"


WORDS = st.sampled_from([word for arabic, english in ENGLISH for word in f"{arabic} {english}".split()])


@given(st.lists(WORDS, max_size=8))
def test_any_words_of_phrases_have_a_form_that_is_its_own(words: list[str]) -> None:
    form = arabtext.romanize(" ".join(words))
    assert arabtext.romanize(form) == form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ريف دمشق", "Rif Dimashq"),  # listed so, with its head
        ("هضبة الجولان", "Golan Heights"),  # which has a head of its own
        ("مدينة السادس من أكتوبر", "6th of October"),
        ("نهر الليطاني", "Litani River"),
    ],
)
def test_a_listed_place_keeps_the_head_that_its_form_lacks_and_no_other(name: str, form: str) -> None:
    assert arabtext.romanize(name) == form


@pytest.mark.parametrize(
    ("name", "arabic"),
    [
        ("West Darfur State", "ولاية غرب دارفور"),
        ("State of Qatar", "دولة قطر"),
        ("Zaatari camp", "مخيم الزعتري"),
    ],
)
def test_a_head_is_read_by_where_it_stands(name: str, arabic: str) -> None:
    assert names.arabize(name)[0].text == arabic
