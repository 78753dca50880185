"""Keys of names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arabtext.names.known.alphabets import arabic_letters
from arabtext.names.known.keys import bare_key, loose, name_key, skeleton, skeletons, text_key, word_keys
from arabtext.script import normalize


@pytest.mark.parametrize(
    "spellings",
    [
        ("Qais al-Khaz'ali", "QAIS EL KHAZALI", "Qais Al-Khazali"),
        ("Abdul-Malik", "Abd al-Malik", "Abd el Malik", "Abdulmalik"),
        ("Abdullah", "Abdallah", "Abd Allah", "Abdollah"),
        ("Abdul-Rahman", "Abd ar-Rahman", "Abdurrahman"),
        ("عبد الملك الحوثي", "عبدالملك الحوثى", "عَبد المَلِك الحُوثِي"),
        ("نصر الله", "نصرالله"),
        ("أحمد", "احمد"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("Hassan", "Hussein"), ("Abdou", "Abdul"), ("علي", "علا"), ("Abdi", "Abdul-I")]
)
def test_other_names_have_another_key(left: str, right: str) -> None:
    assert name_key(left) != name_key(right)


def test_a_key_is_its_own_key() -> None:
    for name in ("Qais al-Khaz'ali", "Abd ar-Rahman", "عبدالملك الحوثى", "O'Brien", "al", ""):
        assert name_key(name_key(name)) == name_key(name)


def test_articles_are_left_off_words() -> None:
    assert word_keys("Qais al-Khazali") == ["qais", "khazali"]
    assert bare_key("الخزعلي") == "خزعلي"
    assert [bare_key(word) for word in ("الله", "ألم", "الم")] == ["الله", "ألم", "الم"]


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("الخزعلي", "Khaz'aly"),
        ("شهاب", "Chehab"),
        ("جمال", "Gamal"),
        ("قذافي", "Gaddafi"),
        ("عبد الكريم", "Abdulkarim"),
    ],
)
def test_a_skeleton_is_alike_in_both_scripts(arabic: str, latin: str) -> None:
    assert skeletons(arabic) & skeletons(latin)


def test_other_consonants_are_another_skeleton() -> None:
    assert skeleton("Karim") != skeleton("Salim")


@pytest.mark.parametrize(
    ("left", "right"),
    [("Soleimani", "Sulaymaani"), ("Yousef", "Yusef"), ("Fatimah", "Fatima"), ("Aoun", "Aun"), ("Djamel", "Jamel")],
)
def test_usual_variations_sound_alike(left: str, right: str) -> None:
    assert loose(left) == loose(right)


def test_other_vowels_do_not_sound_alike() -> None:
    assert loose("Hassan") != loose("Hussein")


@given(st.from_regex("[A-Za-z]{1,8}(?:[ -][A-Za-z]{1,8}){0,4}", fullmatch=True))
def test_the_key_of_plain_latin_words_is_that_of_the_profile(text: str) -> None:
    assert text_key(text) == normalize(text, "key")


@given(st.text("ءآأؤإئابةتجدرسعفكلمنهوىي", max_size=9))
@example("عبدالدايم")
@example("زارتاكلا")
@example("تفشتكإ")
@example("كلاإءإ")
@example("كىمشعة")
def test_the_key_of_an_arabic_word_is_what_the_profile_makes_of_it(word: str) -> None:
    assert text_key(word) == normalize(arabic_letters(word), "key")
