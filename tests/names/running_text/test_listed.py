"""Listed names in running text."""

from __future__ import annotations

import pytest

from arabtext import names


def test_clitics_are_not_part_of_a_mention() -> None:
    text = "وقيس الخزعلي وبغداد ولحزب الله والسويس وللعراق"
    assert [m.text for m in names.find(text)] == ["قيس الخزعلي", "بغداد", "حزب الله", "السويس", "عراق"]


def test_terms_are_not_mentions() -> None:
    assert names.find("the doctrine of velayat-e faqih") == []
    assert names.find("نظرية ولاية الفقيه في الحكم") == []


@pytest.mark.parametrize(
    "text", ["على دياب أن يجيب", "تبدل المشهد كثيرا", "وثائق بالعربية", "مسقط رأسه", "إلى صالح الدولة"]
)
def test_arabic_words_that_look_like_names_are_not(text: str) -> None:
    assert names.find(text) == []


def test_chains_of_clitics_are_not_part_of_a_mention() -> None:
    assert [m.text for m in names.find("فبغداد وبدمشق فلبغداد وللعراق")] == ["بغداد", "دمشق", "بغداد", "عراق"]


def test_two_capitals_alone_are_no_listed_name() -> None:
    assert names.find("UR AND OK") == []
    assert [m.canonical for m in names.find("Ur and Uruk")][:1] == ["Ur"]
