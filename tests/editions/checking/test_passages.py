"""The passages of beads, and how words of the two languages are compared."""

from __future__ import annotations

import pytest

from arabtext.editions.checking.passages import (
    Passage,
    Place,
    likeliest_word,
    likeness_in,
    passage_pairs,
    share_a_translation,
    without_clitics,
    words_of,
)
from arabtext.editions.sides import Both, Side


def test_the_neighborhood_is_one_bead_on_either_side() -> None:
    pairs = passage_pairs([Both(f"e{n}", f"a{n}" if n != 1 else "") for n in range(4)])
    assert [pair.english.around for pair in pairs] == ["e1", "e0 e2", "e1 e3", "e2"]
    assert [pair.arabic.around for pair in pairs] == ["", "a0 a2", "a3", "a2"]
    assert pairs[2].english.wide == "e2 e1 e3"
    assert pairs[2].english.alone == Passage("e2")


def test_words_are_without_possessives_and_forms_without_clitics() -> None:
    assert [word for word, _ in words_of("Iran’s Ka'bi's 12")] == ["Iran", "Ka'bi", "12"]
    assert Passage("وبيروت").forms == {"وبيروت", "بيروت", "يروت"}
    assert list(without_clitics("فليوسف", min_letters=3)) == ["ليوسف", "يوسف"]


def test_the_likeliest_word_is_a_name() -> None:
    likeness, word = likeliest_word("Beirut", Passage("ذهب إلى بيروت", "ثم عاد"))
    assert (word, likeness > 0.9) == ("بيروت", True)
    assert likeliest_word("Beirut", Passage("")) == (0.0, "")
    assert likeness_in(Passage("He saw beirut and Beirut."), "وبيروت") > 0.9
    assert likeness_in(Passage("He saw beirut."), "بيروت") < 0.1


@pytest.mark.parametrize(
    ("name", "word", "is_compared"),
    [
        ("Min", "من", False),  # 2 letters, 40,000 per million
        ("Misr", "مصر", False),  # 3 letters, 617 per million
        ("Hasan", "حسن", True),  # 3 letters, 257 per million
        ("Indama", "عندما", True),  # 5 letters, more than 300 per million
    ],
)
def test_frequent_short_words_are_not_compared(name: str, word: str, is_compared: bool) -> None:
    assert (likeliest_word(name, Passage(word))[0] > 0.3) is is_compared


def test_a_translation_is_looked_up_in_the_lexicon() -> None:
    assert share_a_translation("the world", "العالم")
    assert share_a_translation("leader", "زعيم")  # 0.046
    assert not share_a_translation("road", "سبيل")  # 0.021
    assert not share_a_translation("the fish", "العالم")
    assert not share_a_translation("", "")


def test_places_are_ordered_along_the_text_the_english_side_first() -> None:
    places = [Place(1, Side.ENGLISH, (0, 1)), Place(0, Side.ARABIC, (0, 1)), Place(0, Side.ENGLISH, (5, 6))]
    assert [place.order[:2] for place in sorted(places, key=lambda place: place.order)] == [
        (0, False),
        (0, True),
        (1, False),
    ]
