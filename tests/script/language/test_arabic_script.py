"""Languages of the Arabic script, and the gate for repairs that are made for Arabic."""

from __future__ import annotations

from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import resources
from arabtext.script.language.arabic_script import (
    MIN_CONFIDENCE,
    RECOGNIZED,
    arabic_script_language,
    takes_arabic_repairs,
)

SURE = [
    ("قال رئيس الوزراء", "ar"),
    ("قـــال رئيـس الوزراء", "ar"),
    ("قال رئیس الوزراء فی کلمة", "ar"),
    ("السلام علیکم و رحمة الله", "ar"),
    ("إِنَّا أَعْطَيْنَاكَ ٱلْكَوْثَرَ", "ar"),
    ("شو هالحكي يا زلمة والله ما عم افهم", "ar"),
    ("رهبر ایران در تهران گفت", "fa"),
    ("رئیس جمهور افغانستان به کابل برگشت", "fa"),
    ("خانه‌های قدیمی شهر را خراب می‌کنند", "fa"),
    ("وزیر اعظم نے کہا", "ur"),
    ("سەرۆکی هەرێم لە هەولێر", "ku"),
    ("ئه‌و سه‌ربه‌سته‌", "ku"),
    ("سه‌رۆكی هه‌رێمی كوردستان له‌ هه‌ولێر گوتی", "ku"),
    ("د ښځو حقوق په افغانستان کې", "ps"),
    ("هغه وویل چې دا کار به ژر پیل شي", "ps"),
    ("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى", "ug"),
    ("سنڌ جي راڄڌاني ڪراچي آهي", "sd"),
    ("ایہہ پنجاب دا اک پرانا شہر اے تے ایتھے لوکی پنجابی بولدے نیں", "pnb"),
    ("قازاقستان رەسپۋبليكاسى ورتالىق ازياداعى مەملەكەت", "other"),
]


@pytest.mark.parametrize(("text", "language"), SURE)
def test_the_likeliest_language(text: str, language: str) -> None:
    found, confidence = arabic_script_language(text)
    assert found == language
    assert confidence > 0.75
    assert takes_arabic_repairs(text) == (language == "ar")


@pytest.mark.parametrize(
    ("text", "language"),
    [("د افغانستان اسلامي امارت", "ps"), ("نظام مقدس جمهوري اسلامي", "fa"), ("قیس الخزعلی", "ar"), ("بغداد", "ar")],
)
def test_a_name_is_not_sure(text: str, language: str) -> None:
    found, confidence = arabic_script_language(text)
    assert found in (language, "und")
    assert confidence < 0.9


@pytest.mark.parametrize("text", ["لاہور پاکستان دا شہر اے", "سلام", "محمد علی", "افغانستان", "ایران"])
def test_nobody_is_sure_of_words_that_several_languages_have(text: str) -> None:
    assert arabic_script_language(text)[1] < 0.8


@pytest.mark.parametrize("text", ["لظعخثق", "ىىىب", "ظظ غغ"])
def test_letters_in_no_order_are_of_no_language(text: str) -> None:
    assert arabic_script_language(text)[1] < 0.6
    assert not takes_arabic_repairs(text)


@pytest.mark.parametrize("text", ["", "2021", "٢٠٢٤", "hello", "،؟"])
def test_a_text_without_arabic_letters_has_no_language(text: str) -> None:
    assert arabic_script_language(text) == ("und", 0.0)
    assert not takes_arabic_repairs(text)


@pytest.mark.parametrize(
    "line",
    [
        "العراق",
        "فيالعراق",
        "ال عراق",
        "جمييييل جدا",
        "عاجل: زلزال يضرب تركيا",
        "عاجل | الرئیس یصل إلی بیروت",
        "قال و ذهب",
        "قيس الخزعلي @qais",
        "مافيش حاجة تخوف يا عم",
        "ﻗﺎﻝ ﺭﺋﻴﺲ ﺍﻟﻮﺯﺭﺍﺀ",
    ],
)
def test_repairs_may_touch_arabic(line: str) -> None:
    assert takes_arabic_repairs(line)


@pytest.mark.parametrize(
    "line",
    [
        "رئیس",
        "کریم",
        "رهبر ایران",
        "قطع برق و ارتباطات در اطراف",
        "و او به خانه رفت",
        "من از ال جی خریدم",
        "ڈاکٹر عبدالقدیر خان نے بتایا",
        "سلام علیکم دوستان عزیز",
        "تهران و مشهد و تبریز",
        "ئەم وتارە لە ویکیپیدیا",
        "دا هغه څه دي چې موږ یې غواړو",
        "ساي ڤرݢي ک سکوله",
    ],
)
def test_repairs_may_not_touch_other_languages(line: str) -> None:
    assert not takes_arabic_repairs(line)


def test_the_thresholds_stand_between_what_they_part() -> None:
    """Both were chosen on lines: a lower one takes Persian titles for Arabic, a higher one closes Arabic names."""
    assert MIN_CONFIDENCE == 0.4
    least = signature(takes_arabic_repairs).parameters["least"].default
    assert 0.55 <= least <= 0.7
    assert arabic_script_language("بغداد")[1] > least > arabic_script_language("سلام")[1] > MIN_CONFIDENCE


def test_one_foreign_word_does_not_outweigh_a_line() -> None:
    assert arabic_script_language("قال إن كلمة ڄاڻايو من لغة أخرى")[0] == "ar"


@pytest.mark.parametrize("word", ["بالعراق", "كالعراق", "وللعراق", "فالعراق"])
def test_the_article_behind_any_proclitic_shows_arabic(word: str) -> None:
    assert takes_arabic_repairs(f"{word} ک")


def test_marks_tatweel_and_drawn_out_letters_do_not_count() -> None:
    plain = arabic_script_language("هذا كلام جميل")
    assert arabic_script_language("هذا كلاااام جمييييل") == plain
    assert arabic_script_language("هـــذا كَلامٌ جَميل") == plain


def test_only_the_first_characters_count() -> None:
    start = "قال رئيس الوزراء " * 40
    assert arabic_script_language(start + "رهبر ایران") == arabic_script_language(start)


@given(st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=40) | st.text(max_size=40))
def test_any_text_has_an_answer(text: str) -> None:
    language, confidence = arabic_script_language(text)
    assert language in {*RECOGNIZED, "other", "und"}
    assert 0 <= confidence <= 1
    assert (confidence >= MIN_CONFIDENCE) or language == "und"
    assert takes_arabic_repairs(text) <= (language == "ar")


def test_the_tables_are_about_the_same_languages() -> None:
    codes = {code for (code,) in resources.rows("script/language_weights.tsv", "language")}
    assert codes > set(RECOGNIZED)
    for path in ("script/arabic_script_trigrams.tsv", "script/language_words.tsv"):
        header = resources.read_bytes(path).decode().splitlines()[0].split("\t")[1:]
        assert set(header) <= codes
    assert {one for (one,) in resources.rows("script/language_respellings.tsv", "language")} <= set(RECOGNIZED)


def test_no_recognized_language_writes_a_foreign_letter() -> None:
    words = resources.rows("script/function_words.tsv", "word")
    foreign = {letter for (letter,) in resources.rows("script/language_letters.tsv", "letter")}
    assert not foreign & {letter for (word,) in words for letter in word}


@pytest.mark.parametrize(
    ("size", "low", "high", "least_right"), [(1, 0.77, 0.82, 0.88), (2, 0.885, 0.92, 0.97), (3, 0.94, 0.965, 0.99)]
)
def test_confidence_is_a_probability_and_no_higher(
    language_lines: dict[str, list[str]], size: int, low: float, high: float, least_right: float
) -> None:
    """Pieces of invented sentences; the weights of words and of the hypotheses move the mean confidence."""
    found = []
    for language in {*language_lines} & {*RECOGNIZED}:
        for words in map(str.split, language_lines[language]):
            pieces = [" ".join(words[i : i + size]) for i in range(0, len(words) - size + 1, 3)]
            found += [(said == language, sure) for said, sure in map(arabic_script_language, pieces) if said != "und"]
    right, confidences = zip(*found, strict=True)
    assert len(found) >= 350
    assert sum(right) / len(found) >= least_right
    assert low <= sum(confidences) / len(found) <= high
