"""Where texts spell one person or one given name in two ways, or break a style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.errors import UsageError
from arabtext.names import Inconsistency, consistency
from arabtext.names.running_text.rewrite import rewrite


def shown(found: list[Inconsistency]) -> list[tuple[str, str, str]]:
    return [(one.written, one.expected, one.cause) for one in found]


def test_a_person_in_two_spellings_is_reported_against_the_more_frequent_one() -> None:
    text = "Qais al-Khazali left.\nThen Qays al-Khazali and Qais al-Khazali spoke."
    (one,) = consistency(text)
    assert (one.line, one.column, one.written, one.expected) == (2, 6, "Qays al-Khazali", "Qais al-Khazali")
    assert text[one.start : one.end] == one.written
    assert one.first == (0, 1, 1)
    assert one.cause == "person"
    assert "same person" in one.reason


def test_of_two_equally_frequent_spellings_that_of_the_tables_is_expected() -> None:
    assert shown(consistency("Qays al-Khazali and Qais al-Khazali")) == [
        ("Qays al-Khazali", "Qais al-Khazali", "person")
    ]


def test_several_texts_are_compared_with_each_other() -> None:
    (one,) = consistency(["Ahmed al-Khatib left. Ahmed Khoury stayed.", "Ahmad al-Khatib spoke."])
    assert (one.text, one.written, one.expected, one.first) == (1, "Ahmad al-Khatib", "Ahmed al-Khatib", (0, 1, 1))


def test_a_given_name_in_two_spellings_is_reported_over_persons() -> None:
    assert shown(consistency("Ahmed Khoury met Ahmad Barbouri and Ahmed Haddad.")) == [
        ("Ahmad Barbouri", "Ahmed Barbouri", "given name")
    ]


def test_a_listed_persons_own_spelling_says_nothing_about_others() -> None:
    assert consistency("Mohammed bin Salman, then Mohamed Khoury, and Mohamed Haddad") == []


def test_a_short_form_and_an_article_are_compared_too() -> None:
    text = "Qais al-Khazali came. Khazali sat. Khaz'ali left, and el-Khazali."
    assert [(one.written, one.expected) for one in consistency(text)] == [
        ("Khaz'ali", "Khazali"),
        ("el-Khazali", "al-Khazali"),
    ]


def test_an_article_at_the_beginning_of_a_sentence_and_capitals_are_no_other_spelling() -> None:
    assert consistency("Qais al-Khazali came. Al-Khazali sat. QAIS AL-KHAZALI") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الرئيس معمر القذافي إن الوزير معمر القدافي سافر.", ["معمر القذافي"]),
        ("التقى أحمد حسن بالوزير. ثم قال احمد حسن إنه مسافر.", ["أحمد حسن"]),
        ("التقى احمد حسن بالوزير. ثم قال احمد حسن إنه مسافر.", []),
        ("وقال معمر القذافي للقذافي. ولمعمر القذافي", []),
        ("معمر القذّافي ومعمر القذافي", []),
        ("التقى أبو بكر البغدادي بالوزير. وتحدث مع أبي بكر البغدادي.", []),
    ],
)
def test_arabic_spellings_of_one_person_are_compared(text: str, expected: list[str]) -> None:
    assert [one.expected for one in consistency(text)] == expected


def test_an_arabic_and_a_latin_spelling_are_not_compared() -> None:
    assert consistency("Qais al-Khazali (قيس الخزعلي)") == []


def test_a_style_is_broken_by_what_rewriting_would_change() -> None:
    text = "Qays al-Khazali in Irbil.\nHizballah, “Hizballah”"
    found = consistency(text, style="press")
    assert [(one.start, one.expected) for one in found] == [(c.start, c.after) for c in rewrite(text).changes]
    assert {one.cause for one in found} == {"style"}
    assert {one.first for one in found} == {None}


def test_quotations_stay_out() -> None:
    assert consistency("Qais al-Khazali: “Qays al-Khazali”") == []


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(UsageError, match="style"):
        consistency("Qais", style="no such style")


PIECES = [
    "Ahmed Khoury",
    "Ahmad Haddad",
    "Qays al-Khazali",
    "Khazali",
    "معمر القذافي",
    "القدافي",
    "\n",
    " met ",
    ", “",
    "”",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), max_size=3))
def test_places_are_those_of_the_spellings_and_the_first_has_the_expected_one(texts: list[str]) -> None:
    found = consistency(texts)
    assert [(one.text, one.start) for one in found] == sorted((one.text, one.start) for one in found)
    for one in found:
        assert texts[one.text][one.start : one.end] == one.written
        assert one.expected != one.written
        line = texts[one.text].split("\n")[one.line - 1]
        assert line[one.column - 1 :].startswith(one.written.split("\n")[0])


@given(st.text(max_size=80))
def test_any_text_goes_through(text: str) -> None:
    assert isinstance(consistency([text, text]), list)
