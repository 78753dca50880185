"""Institutions and places that are phrases, found in running text."""

from __future__ import annotations

import pytest

from arabtext import names

FOUND = [
    ("قالت وزارة النقل الأردنية إن الطريق مغلق.", "وزارة النقل الأردنية", "organization", "Jordanian Ministry of Transport"),
    ("انتشرت الفرقة الخامسة في المدينة.", "الفرقة الخامسة", "organization", "5th Division"),
    ("وصل إلى محافظة واسط صباحا.", "محافظة واسط", "place", "Wasit Governorate"),
    ("زار جامعة البصرة أمس.", "جامعة البصرة", "organization", "University of Basra"),
    ("وجه الشكر لوزارة الصحة العراقية.", "وزارة الصحة العراقية", "organization", "Iraqi Ministry of Health"),
    ("The Jordanian Ministry of Transport said so.", "Jordanian Ministry of Transport", "organization", "Jordanian Ministry of Transport"),
    ("It moved to Wasit Governorate on Monday.", "Wasit Governorate", "place", "Wasit Governorate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written", "kind", "canonical"), FOUND)
def test_a_phrase_is_one_mention(text: str, written: str, kind: str, canonical: str) -> None:
    assert [(m.text, m.kind, m.canonical) for m in names.find(text)] == [(written, kind, canonical)]


def test_two_bodies_joined_by_and_are_two_mentions() -> None:
    found = [m.text for m in names.find("زار جامعة البصرة ومستشفى ابن سينا.")]
    assert found == ["جامعة البصرة", "مستشفى ابن سينا"]


@pytest.mark.parametrize(
    "text",
    [
        "اجتمعت اللجنة أمس.",
        "قال مجلس محلي إن الأمر انتهى.",
        "دخل المدينة القديمة.",
        "The council met and the ministry agreed.",
    ],
)
def test_what_is_not_specific_is_no_mention(text: str) -> None:
    assert names.find(text) == []


def test_a_phrase_ends_before_the_first_word_that_no_table_has() -> None:
    (mention,) = names.find("نفت وزارة النقل الأردنية بزنطاطا ذلك.")
    assert mention.text == "وزارة النقل الأردنية"


def test_a_listed_body_whose_form_has_its_own_head_is_found() -> None:
    text = "قال مجموعة فاغنر إن"
    assert [text[one.start : one.end] for one in names.find(text)] == ["مجموعة فاغنر"]
