"""Persons who are built of listed names, and where a name ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names import find, rewrite
from arabtext.names.running_text.built import find_built
from arabtext.names.running_text.text_words import split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("باع علي حسين كاظم الدار", ["علي حسين كاظم"]),
        ("زار عمر خليل ويوسف ناصر المخيم", ["عمر خليل", "يوسف ناصر"]),
        ("عرض المشروع على حسن النية", []),
    ],
)
def test_a_listed_given_name_and_listed_names_are_a_person(text: str, expected: list[str]) -> None:
    words = split_words(text)
    found = [text[words[one.first].start + one.offset : words[one.last - 1].end] for one in find_built(words, [])]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى أحمد حسن بالوزير", ["أحمد حسن"]),
        ("Visit of Ahmed Hassan\n\nOmar Khalil said so.", ["Ahmed Hassan", "Omar Khalil"]),
        ("Mayor Ibrahim al-Khalifi called on residents.", ["Ibrahim al-Khalifi"]),
    ],
)
def test_a_name_ends_where_it_ends(text: str, expected: list[str]) -> None:
    assert [one.text for one in find(text)] == expected


@pytest.mark.parametrize("text", ["هذا في الزاوية المقابلة.", "وهي أزمة مالي وسياسي."])
def test_a_noun_with_an_adjective_is_no_place(text: str) -> None:
    assert not find(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("قال جنبلاط إن الوقت حان.", "Walid Jumblatt"), ("زار بولتون بغداد.", "John Bolton")]
)
def test_a_surname_alone_means_the_person_usually_meant(text: str, expected: str) -> None:
    assert find(text)[0].canonical == expected


WORDS = (
    "Qays al-Khazali Khaz'ali Walid Junblat Muhammad Ahmed Hassan bin Abu Irbil Hizbullah said “Qays ” `Irbil` the and . , \n"
    " قيس الخزعلي جنبلاط محمد أحمد حسن بن أبو أربيل قال في و « » ، اربيل احمد"
).split(" ")


@pytest.mark.parametrize("style", ["press", "reuters", "economist"])
@settings(max_examples=20, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=12))
def test_rewriting_twice_changes_nothing(style: str, words: list[str]) -> None:
    once = rewrite(" ".join(words), style=style).text
    assert rewrite(once, style=style).text == once
