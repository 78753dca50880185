"""Latin spellings back in Arabic letters."""

from __future__ import annotations

import pytest

from arabtext import names


@pytest.mark.parametrize("spelling", ["Mohammed", "Mohamed", "Muhammad", "MUHAMMAD", "Muḥammad"])
def test_arabize_meets_in_one_name(spelling: str) -> None:
    assert names.arabize(spelling)[0].text == "محمد"


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Qais al-Khazali", "قيس الخزعلي"),
        ("Abdul-Karim al-Jabouri", "عبد الكريم الجبوري"),
        ("Umm Hassan", "أم حسن"),
        ("Nasser bin Hamad Al Khalifa", "ناصر بن حمد آل خليفة"),
        ("al-Etejah TV", "قناة الاتجاه"),
        ("Zaki Chehab", "زكي شهاب"),
    ],
)
def test_arabize(latin: str, arabic: str) -> None:
    assert names.arabize(latin)[0].text == arabic


def test_arabize_gives_several_and_takes_arabic_as_it_is() -> None:
    assert len(names.arabize("Zaki Chehab", 2)) == 2
    assert names.arabize("قـيس")[0].text == "قيس"
    assert names.arabize("123") == []


def test_arabize_keeps_signs_between_the_words_of_a_name() -> None:
    assert names.arabize("Ø¢Ù„ &ap;")[0].text.endswith(" &ap;")


def test_the_source_is_that_of_the_weakest_part() -> None:
    for name in ("Muhammad Zghrrtx", "Zghrrtx Muhammad"):
        assert names.arabize(name)[0].source == "letters"


def test_the_score_of_several_parts_is_their_mean() -> None:
    one, other = names.arabize("Muhammad")[0].score, names.arabize("Zghrrtx")[0].score
    assert names.arabize("Muhammad Zghrrtx")[0].score == pytest.approx((one * other) ** 0.5, abs=0.001)
    assert names.arabize("Muhammad Muhammad")[0].score == pytest.approx(one)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("zitoon", "زيتون"),  # by its letters, though زيتوني is commoner
        ("jallooz", "جلوز"),  # a known word before one put together letter by letter
        ("zerroog", "زروق"),
        ("rooza", "روزة"),  # a word of names before one of the catalogue alone
        ("kowalski", "كوالسكي"),  # a foreign name, before one by its letters
        ("fischer", "فيشر"),  # and before Arabic words that sound a little like it
    ],
)
def test_an_unlisted_spelling(latin: str, arabic: str) -> None:
    assert names.arabize(latin)[0].text == arabic


@pytest.mark.parametrize(
    ("latin", "source", "lowest", "highest"),
    [("Muhammad", "given", 0.85, 0.95), ("Kowalski", "foreign", 0.4, 0.6), ("Zghrrtx", "letters", 0.2, 0.4)],
)
def test_the_score_says_how_much_is_known(latin: str, source: str, lowest: float, highest: float) -> None:
    first = names.arabize(latin)[0]
    assert first.source == source
    assert lowest <= first.score <= highest


def test_a_column_is_spelled_as_its_names_are_alone() -> None:
    column = ["Mohammed", "Kais al-Khazali", "N/A", "", "Mohammed", "Zghrrtx", "قيس"]
    assert names.arabize_all(column, 3) == [names.arabize(name, 3) for name in column]
