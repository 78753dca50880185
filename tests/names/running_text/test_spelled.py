"""How texts spell the persons that they name."""

from __future__ import annotations

import pytest

from arabtext.names import Authority
from arabtext.names.running_text.spelled import SpelledPart, SpelledPerson, read_persons, split_article


def read(*texts: str) -> list[SpelledPerson]:
    return read_persons(texts, Authority())


@pytest.mark.parametrize(
    ("text", "article", "rest"),
    [("al-Khatib", "al-", "Khatib"), ("El Sayed", "El ", "Sayed"), ("Elias", "", "Elias"), ("إلياس", "", "إلياس")],
)
def test_the_article_of_a_part_is_cut_off(text: str, article: str, rest: str) -> None:
    assert split_article(text) == (article, rest)


def test_two_spellings_of_one_person_are_one_person_also_in_two_texts() -> None:
    one, other = read("Ahmed al-Khatib left.", "Yesterday Ahmad el-Khatib spoke.")
    assert one.person == other.person
    assert [part.word for part in other.parts] == ["Ahmad", "Khatib"]


def test_a_short_form_has_the_parts_of_the_full_one() -> None:
    full, short = read("Qays al-Khazali left; Khaz'ali said so.")
    assert [part.number for part in full.parts] == [0, 1]
    assert [(part.number, part.word) for part in short.parts] == [(1, "Khaz'ali")]


def test_titles_quotations_and_addresses_are_left_out() -> None:
    (person,) = read("The minister Qais al-Khazali spoke: “Qays al-Khazali”, https://example.org/Qays-al-Khazali")
    assert [part.word for part in person.parts] == ["Qais", "Khazali"]


def test_who_is_listed_is_settled_and_who_is_decided() -> None:
    text = "Qais al-Khazali and Ahmed al-Khatib"
    assert [person.is_settled for person in read(text)] == [True, False]
    decided = Authority.of({"Ahmed al-Khatib": "Ahmed al-Khatib"})
    assert [person.is_settled for person in read_persons([text], decided)] == [True, True]


def test_a_latin_spelling_has_the_listed_name_that_it_spells() -> None:
    words = ("Ahmad", "Ahmed", "Abdel Fattah", "Abdulfattah", "Xqzt")
    listed = [SpelledPart(0, "given", "", word).listed for word in words]
    assert listed == ["أحمد", "أحمد", "عبد الفتاح", "عبد الفتاح", ""]
