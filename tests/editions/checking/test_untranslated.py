"""Sentences that were left in the other language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.editions import Alignment, check
from arabtext.editions.checking.untranslated import untranslated
from arabtext.editions.sides import Side

Laid = Callable[..., Alignment]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The group announced a truce.", Side.ARABIC),
        ('"She was only fetching water," Murad said.', Side.ARABIC),
        ("قال إن The ministry has not answered the questions of the press حتى الآن.", Side.ARABIC),
        ("وصل الوزير إلى المدينة في الصباح.", Side.ENGLISH),
    ],
)
def test_a_sentence_of_the_other_language(text: str, side: Side) -> None:
    assert list(untranslated(text, side))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("قالت صحيفة The New York Times ذلك.", Side.ARABIC),
        ("شاهد فيلم «The Lord of the Rings» أمس.", Side.ARABIC),
        ("نفذ الأمر npm ls react-dom في المجلد.", Side.ARABIC),
        ("اكتب import Banana from './Button.js' هنا.", Side.ARABIC),
        ("انظر https://example.org/what-is-this-and-that للمزيد.", Side.ARABIC),
        ("استخدم معيار (as it is said in the text of the law) هنا.", Side.ARABIC),
        ("JavaScript", Side.ARABIC),
        ("The word (التضامن مع أهل المدينة) is on the wall.", Side.ENGLISH),
        ("He called it al-muqawama, المقاومة.", Side.ENGLISH),
    ],
)  # fmt: skip
def test_names_terms_and_code_are_no_sentence(text: str, side: Side) -> None:
    assert list(untranslated(text, side)) == []


def test_nothing_else_is_reported_about_such_a_sentence(laid: Laid) -> None:
    found = check(laid(("It killed 12 men in Basra.", "It killed 14 men in Mosul."), ("He left.", "غادر.")))
    assert [(one.kind, one.message) for one in found] == [("untranslated", "left in English in the Arabic edition")]


@given(st.text(max_size=200), st.sampled_from(Side))
def test_any_text(text: str, side: Side) -> None:
    assert all(0 <= start < end <= len(text) for start, end in untranslated(text, side))
