"""Phrases read in either language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.phrases import may_be_phrase, read_phrase

PAIRS = [
    ("وزارة النقل الأردنية", "Jordanian Ministry of Transport"),
    ("الفرقة السابعة", "7th Division"),
    ("جامعة البصرة", "University of Basra"),
    ("محافظة واسط", "Wasit Governorate"),
]
PERSONS = ["قيس الخزعلي", "Qais al-Khazali", "محمد", "Ministry", "وزارة", ""]


@pytest.mark.parametrize(("arabic", "english"), PAIRS)
def test_a_name_and_its_translation_are_one_frame(arabic: str, english: str) -> None:
    one, other = read_phrase(arabic), read_phrase(english)
    assert one is not None
    assert other is not None
    assert one.head.english == other.head.english
    assert [field.head.english for field in one.fields] == [field.head.english for field in other.fields]
    assert (one.ordinal, one.countries) == (other.ordinal, other.countries)
    assert [name.entity for name in one.names] == [name.entity for name in other.names]


@pytest.mark.parametrize("text", PERSONS)
def test_what_is_no_phrase_is_not_read(text: str) -> None:
    assert read_phrase(text) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_without_raising(text: str) -> None:
    phrase = read_phrase(text)
    assert phrase is None or may_be_phrase(text)
