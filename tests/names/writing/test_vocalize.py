"""Vowels restored."""

from __future__ import annotations

import pytest

from arabtext import names
from arabtext.names.writing.vocalize import guess, guess_widely, is_readable, prepare, vocalize, vocalize_word


def test_vocalize_keeps_what_is_vowelled_and_guesses_the_rest() -> None:
    assert names.vocalize("مُحَمَّد")[0].text == "مُحَمَّد"
    assert names.vocalize("الخزعلي")[0].text == "الخَزعَلِيّ"
    guess = names.vocalize("برطماني", 3)
    assert len(guess) == 3
    assert guess[0].source == "model"


def test_an_unlisted_word_is_vocalized_and_the_score_is_a_probability() -> None:
    found = vocalize_word("مستعصمي", 5)
    assert {c.source for c in found} <= {"catalogue", "model"}
    assert 0 < sum(c.score for c in found) <= 1
    assert vocalize("قيس المستعصمي")[0].text.startswith("قَيس ")
    assert not is_readable("ا" * 40)
    assert vocalize_word("ا" * 40)[0].source == "unchanged"


def test_many_words_are_read_at_once() -> None:
    prepare(["زعفران", "بندورة", "not Arabic"])
    assert guess("زعفران")[0][1] > 0


@pytest.mark.parametrize("sign", [".", ",", "،", "؛", "؟", "!", ":", "…", '"', "»", ")", "]", "}", "/", "’"])
def test_a_sign_at_a_word_changes_nothing_but_itself(sign: str) -> None:
    assert vocalize(f"محمد الحسن{sign}")[0].text == f"مُحَمَّد الحَسَن{sign}"


def test_the_score_falls_with_a_word_that_was_guessed_or_could_not_be_read() -> None:
    listed, guessed, unread = (vocalize(name)[0] for name in ("محمد", "محمد (برطماني)", f"محمد {'ب' * 25}"))
    assert guessed.text == "مُحَمَّد (بَرطَمَانِي)"
    assert guessed.source == "model"
    assert unread.source == "unchanged"
    assert unread.score < 0.2 < guessed.score < listed.score < 1


def test_words_of_other_scripts_and_vowelled_ones_cost_nothing() -> None:
    assert vocalize("Ali 1974 مُحَمَّد") == [names.vocalize("Ali 1974 مُحَمَّد")[0]]
    assert vocalize("Ali 1974 مُحَمَّد")[0].score == 1
    assert vocalize("محمد Ali")[0].score == vocalize("محمد")[0].score


def test_the_source_is_that_of_the_word_with_the_lowest_score() -> None:
    assert vocalize("أنصار تويفو")[0].source == vocalize("تويفو أنصار")[0].source == "model"
    assert vocalize("سعاد")[0].source == "given"


@pytest.mark.parametrize(
    ("word", "lowest", "highest"),
    [
        ("سعاد", 0.87, 0.97),
        ("الجبوري", 0.79, 0.89),
        ("آثار", 0.72, 0.82),
        ("لويحق", 0.76, 0.86),
        ("كافي", 0.46, 0.56),
    ],
)
def test_a_reading_is_as_probable_as_its_table_is_right(word: str, lowest: float, highest: float) -> None:
    assert lowest <= vocalize_word(word)[0].score <= highest


def test_behind_abd_stands_a_name_of_god() -> None:
    assert vocalize("عبد الملك")[0].text == "عَبد المَلِك"
    assert vocalize("عبد الملك.")[0].text == "عَبد المَلِك."


@pytest.mark.parametrize(
    ("word", "latin", "expected"),
    [
        ("بم", "Bam", "بَم"),
        ("مولدن", "Maulden", "مَولدِن"),
        ("ملك", "Malik", "مَلِك"),
        ("ملك", "Malak", "مَلَك"),
        ("نمير", "Numair", "نُمَير"),
        ("نمير", "Namir", "نَمِير"),
        ("النمير", "al-Numayr", "النُمَير"),
        ("عمر ملك", "MALIK, Omar", "عُمَر مَلِك"),
        ("عبد الملك نمير", "Abdulmalik Numair", "عَبد المَلِك نُمَير"),
    ],
)
def test_a_latin_spelling_chooses_among_the_readings(word: str, latin: str, expected: str) -> None:
    assert vocalize(word, latin=latin)[0].text == expected


@pytest.mark.parametrize("latin", ["Hussein", "Toivo", "", "123", "حسن", "x" * 3000])
def test_a_spelling_of_another_name_changes_no_reading(latin: str) -> None:
    assert vocalize("حسن", 3, latin=latin) == vocalize("حسن", 3)


def test_a_spelling_raises_the_score_of_the_reading_that_it_writes() -> None:
    assert vocalize("نمير", latin="Numair")[0].score > vocalize("نمير", 5)[0].score
    assert 0 < sum(c.score for c in vocalize("نمير", 9, latin="Numair")) <= 1.001


def test_a_hamza_is_written_where_its_vowel_is() -> None:
    assert not any("أِ" in form or "إَ" in form for form, _ in guess_widely("أرمنيك"))
