"""Respelling of words: the sounds that a style writes otherwise change, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names import Style
from arabtext.names.known import gazetteer
from arabtext.names.style.value import CHOICES
from arabtext.names.writing.units import align, changes_letters, respell


@pytest.mark.parametrize(
    ("style", "vocalized", "form", "expected"),
    [
        ({"long_u": "oo"}, "يُوسُف", "Yousef", "Yoosef"),
        ({"aw": "au"}, "شَوقِي", "Shawqi", "Shauqi"),
        ({"signs": "rings"}, "عَلاء", "Alaa", "ʿAlaʾ"),
        ({"signs": "apostrophe"}, "سَعد", "Saad", "Sa'd"),
        ({"letters": {"ش": "ch"}}, "شَرِيف", "Sharif", "Charif"),
        ({"doubles": "single", "letters": {"ق": "k"}}, "بَقَّال", "Baqqal", "Bakal"),
        ({"scheme": "ala-lc"}, "فاطِمَة", "Fatima", "Fatimah"),
        ({"scheme": "ijmes"}, "الرِّيَاض", "Riyadh", "Riyad"),
        ({"long_u": "u"}, "", "Yousef", "Yousef"),
        ({"long_u": "u"}, "قَيس", "Yousef", "Yousef"),
    ],
)
def test_respell(style: dict[str, object], vocalized: str, form: str, expected: str) -> None:
    assert respell(form, vocalized, Style.of(style)) == expected


def test_nearly_all_listed_arab_words_align_with_their_sounds() -> None:
    words = [t for t in gazetteer.tokens() if t.source in ("given", "family") and t.origin == "ar" and t.vocalized]
    single = [word for word in words if word.press.removeprefix("al-").isalpha()]
    lost = [w for w in single if not align(w.vocalized.replace(" ", ""), w.press.removeprefix("al-").lower())]
    assert len(lost) <= len(single) / 200


def test_the_house_changes_no_letters() -> None:
    assert not changes_letters(Style())
    assert not changes_letters(Style(article="Al-", abd="Abdul Malik"))
    assert changes_letters(Style(long_u="u"))


ANY_STYLE = st.fixed_dictionaries({}, optional={key: st.sampled_from(choices) for key, choices in CHOICES.items()})


@given(form=st.text(max_size=12), vocalized=st.text(max_size=12), style=ANY_STYLE)
def test_never_raises(form: str, vocalized: str, style: dict[str, str]) -> None:
    assert isinstance(respell(form, vocalized, Style(**style)), str)
