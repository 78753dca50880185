"""Alphabets of the Arabic script: language, spelling in Arabic letters, reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import resources
from arabtext.names.known import alphabets
from arabtext.names.known.alphabets import (
    MIN_SURE,
    arabic_letters,
    language_of,
    latin_letters,
    read,
    vocalized_letters,
    word_key,
)
from arabtext.names.known.keys import skeleton
from arabtext.script.chars import is_arabic_letter

ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=20)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("قيس الخزعلي", "ar"),
        ("قیس الخزعلی", "ar"),  # typed with a Persian keyboard; the article is Arabic
        ("هەڵەبجە", "ku"),
        ("هه‌ڵه‌بجه‌", "ku"),
        ("كه‌ركوك", "ku"),
        ("عباس عراقچی", "fa"),
        ("محمد جواد ظریف", "fa"),
        ("علی خامنه‌ای", "fa"),
        ("بینظیر بھٹو", "ur"),
        ("ملالۍ", "ps"),
        ("ئۈرۈمچى", "ug"),
        ("ڪراچي ٻڌو", "sd"),
        ("Hossein Araghchi", "fa"),
        ("Shah Mahmood Qureshi", "ur"),
        ("شعیب ملک", "ur"),  # an Arab given name where Iranians have a family name
        ("Mohammad Daoud Khan", "ps"),  # Urdu has Khan too, Afghans have all of the words
        ("Mollah Omar", ""),
        ("Qais al-Khazali", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_name_is_told_by_letters_then_words(name: str, language: str) -> None:
    found, score = language_of(name)
    assert found == language
    assert (score >= MIN_SURE) == bool(language)


def test_the_country_decides_what_letters_leave_open() -> None:
    assert language_of("غلام حیدر", "PK")[0] == "ur"
    assert language_of("غلام حیدر", "IR")[0] == "fa"
    assert language_of("غلام حیدر", "EG")[0] == "ar"
    assert language_of("هەڵەبجە", "EG")[0] == "ku"


def test_words_of_one_language_alone_speak_for_it_in_plain_letters() -> None:
    assert language_of("بهروز فرهادي")[0] == "fa"
    assert language_of("احمد حسن")[0] == "ar"


@pytest.mark.parametrize(
    ("word", "arabic"),
    [
        ("هەڵەبجە", "هلبجه"),
        ("هه‌ڵه‌بجه‌", "هلبجه"),
        ("ئاوەسپی", "اوسپي"),
        ("ئیبراهیم", "ايبراهيم"),
        ("مەحموود", "محمود"),
        ("بھٹو", "بهتو"),
        ("خانه‌ای", "خانه‌اي"),  # heh before a Persian ending is no Kurdish vowel
        ("ﮐﺮﯾﻢ", "كريم"),
        ("چپ ڤيلا", "چپ ڤيلا"),
        ("Ali", "Ali"),
    ],
)
def test_every_alphabet_is_spelled_in_arabic_letters(word: str, arabic: str) -> None:
    assert arabic_letters(word) == arabic
    assert arabic_letters(arabic) == arabic


@given(ARABIC)
def test_spelling_in_arabic_letters_changes_nothing_twice(text: str) -> None:
    once = arabic_letters(text)
    assert arabic_letters(once) == once


@pytest.mark.parametrize("letter", [row[0] for row in resources.rows("names/script_letters.tsv", "letter") if row[0]])
def test_the_arabic_spelling_of_a_letter_is_one_that_tables_have(letter: str) -> None:
    spelled = alphabets._letters().arabic.get(ord(letter), "")
    assert set(spelled) <= set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژڤگ")


def test_every_letter_of_an_alphabet_has_a_row_in_the_table_of_the_script() -> None:
    listed = {letter for (letter,) in resources.rows("names/script_letters.tsv", "letter")}
    for alphabet in alphabets.alphabets().values():
        assert alphabet.letters <= listed, alphabet.language


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("شەقڵاوە", "Shaqlawa"),
        ("بیارە", "Biyara"),
        ("گوێڕ", "Gwer"),
        ("نەوجول", "Nawjul"),
        ("زەڕایەن", "Zarayan"),
        ("دارەتوو", "Daratu"),
        ("ئاوەسپی", "Awaspi"),
        ("چوارقوڕنە", "Chwarqurna"),
        ("ڕزگاری", "Rizgari"),
        ("مەزن", "Mazin"),
        ("سێگردکان", "Segirdkan"),
    ],
)
def test_kurdish_is_read_by_rule(word: str, form: str) -> None:
    assert read(word, "ku") == form


def test_uyghur_is_read_by_rule_and_persian_from_the_tables() -> None:
    assert read("ئارتۇچ", "ug") == "Artuch"
    assert read("حسن‌زاده", "fa") == "Hassanzadeh"
    assert read("زقزوقان", "fa") == ""


@given(ARABIC)
def test_no_arabic_letter_stays_among_latin_ones(text: str) -> None:
    assert not any(map(is_arabic_letter, latin_letters(text)))


def test_digits_and_punctuation_become_latin() -> None:
    assert latin_letters("١٢۳، ؟؛ ٪٫۔") == "123, ?; %.."
    assert latin_letters("\N{ARABIC LETTER SAD}\N{RUMI DIGIT ONE}\N{ARABIC MATHEMATICAL BEH}") == "s1b"


def test_vowels_that_an_alphabet_writes_are_kept_as_marks() -> None:
    assert vocalized_letters("هەڵەبجە") == "هَلَبجَة"


def test_a_listed_name_is_one_however_its_letters_are_typed() -> None:
    assert word_key("امیرعبداللهیان") == word_key("اميرعبداللهيان")


def test_the_consonants_are_those_of_the_arabic_spelling() -> None:
    assert skeleton("هەڵەبجە") == skeleton("حلبجة") == skeleton("Halabja")
    assert skeleton("ئەعزەمیە") == skeleton("الأعظمية")
