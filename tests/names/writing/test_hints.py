"""A Latin spelling as a hint at the vowels."""

from __future__ import annotations

import pytest

from arabtext.names.writing.hints import MIN_FIT, MIN_FIT_OF_TWO_NAMES, fit, fits, hints, reread
from arabtext.names.writing.vocalize import guess_widely


@pytest.mark.parametrize(
    ("name", "latin", "expected"),
    [
        ("سمير الخطيب", "Samir al-Khatib", {"سمير": "samir", "الخطيب": "khatib"}),
        ("سمير الخطيب", "KHATIB, Samir", {"سمير": "samir", "الخطيب": "khatib"}),
        ("سمير الخطيب", "Khatib Samir", {"سمير": "samir", "الخطيب": "khatib"}),
        ("سمير الخطيب", "Samir Alkhatib", {"سمير": "samir", "الخطيب": "khatib"}),
        ("سمير بن علي الخطيب", "Samir Khatib", {"سمير": "samir", "الخطيب": "khatib"}),
        ("سمير الخطيب", "Samir Nicolas Khatib", {"سمير": "samir", "الخطيب": "khatib"}),
        ("عبد الكريم ناصر", "Abdulkarim Nasser", {"عبد": "abd", "الكريم": "karim", "ناصر": "nasser"}),
        ("عبدالكريم ناصر", "Abdul Karim Nasser", {"عبد": "abd", "الكريم": "karim", "ناصر": "nasser"}),
        ("محمد علي", "Mohamadali", {"محمد": "mohamad", "علي": "ali"}),
        ("سمير", "Toivo", {}),
        ("سمير", "", {}),
        ("Samir", "Samir", {}),
        ("", "Samir", {}),
    ],
)
def test_each_arabic_word_has_the_letters_that_write_it(name: str, latin: str, expected: dict[str, str]) -> None:
    assert dict(hints(name, latin)) == expected


def test_names_with_many_words_have_no_hints() -> None:
    assert not hints(" ".join(["محمد"] * 30), " ".join(["Mohammed"] * 30))


def test_a_spelling_weighs_readings_and_keeps_their_sum() -> None:
    readings = [("مَلَك", 0.6), ("مَلِك", 0.3)]
    found = reread(readings, ["malik"])
    assert found[0][0] == "مَلِك"
    assert sum(p for _, p in found) == pytest.approx(0.9)
    assert reread(readings, ["malik"] * 3)[0][1] > found[0][1]


@pytest.mark.parametrize(
    ("word", "another"), [("حسن", "hussein"), ("محمود", "mohammed"), ("حمد", "ahmad"), ("سمير", "toivo")]
)
def test_the_spelling_of_another_name_changes_nothing(word: str, another: str) -> None:
    readings = guess_widely(word)
    assert not fits(word, readings, another)
    assert reread(readings, []) == readings


def test_spellings_of_a_word_fit_and_those_of_others_do_not() -> None:
    own = [
        fit(guess_widely(word), latin)
        for word, latin in [("زرزور", "zarzour"), ("قطيفان", "qtaifan"), ("لبان", "labban")]
    ]
    others = [
        fit(guess_widely(word), latin)
        for word, latin in [("زرزور", "qtaifan"), ("قطيفان", "labban"), ("لبان", "zarzour")]
    ]
    assert min(own) > MIN_FIT_OF_TWO_NAMES > MIN_FIT > max(others)
