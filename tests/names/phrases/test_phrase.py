"""What a phrase says of itself."""

from __future__ import annotations

import pytest

from arabtext.names.phrases import read_phrase
from arabtext.names.phrases.phrase import Phrase, may_bear


def read(text: str) -> Phrase:
    phrase = read_phrase(text)
    assert phrase is not None
    return phrase


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وزارة النقل الأردنية", "organization"),
        ("الفرقة السابعة", "organization"),
        ("محافظة واسط", "place"),
        ("سوق البصرة", "place"),
    ],
)
def test_the_kind_is_that_of_the_head(text: str, kind: str) -> None:
    assert read(text).kind == kind


def test_a_collocation_says_enough_by_itself_and_one_word_does_not() -> None:
    assert read("المجلس الأعلى للقضاء").is_bare
    assert read("المجلس الأعلى للقضاء").says_enough
    head = read("وزارة النقل").head
    assert not Phrase(head).says_enough


def test_names_are_those_of_the_phrases_inside_too() -> None:
    phrase = read("مستشفى جامعة البصرة")
    assert [name.text for name in phrase.all_names] == ["البصرة"]
    assert phrase.names == ()


def test_no_place_bears_the_name_of_an_organization_of_one_word() -> None:
    from arabtext.names.known import gazetteer

    body = gazetteer.entity("حزب الله")
    assert body is not None
    city, ministry = read("مدينة واسط").head, read("وزارة النقل").head
    assert not may_bear(city, body, 1)
    assert may_bear(city, body, 2)
    assert may_bear(ministry, body, 1)
