"""arabtext and the utils of camel-tools 1.6.0 on the same text: they agree, or the difference is stated here.

The utils need neither PyTorch nor data: pip install --no-deps camel-tools, with six and emoji.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names.writing.schemes import transliterate

normalize = pytest.importorskip("camel_tools.utils.normalize", reason="camel-tools is not installed")
dediac = pytest.importorskip("camel_tools.utils.dediac", reason="camel-tools is not installed")
charmap = pytest.importorskip("camel_tools.utils.charmap", reason="camel-tools is not installed")

Switched = Callable[..., Callable[[str], str]]
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
TEXT = st.text(st.sampled_from(LETTERS + MARKS + "ـ ،؟.0123456789٠١٢٣۴۵abc\n"), max_size=40)


@given(text=TEXT)
@settings(max_examples=200, deadline=None)
def test_folds_agree(ours: Switched, text: str) -> None:
    assert ours(alef=True)(text) == normalize.normalize_alef_ar(text)
    assert ours(alef_maksura=True)(text) == normalize.normalize_alef_maksura_ar(text)
    assert ours(teh_marbuta=True)(text) == normalize.normalize_teh_marbuta_ar(text)


@given(text=TEXT)
@settings(max_examples=200, deadline=None)
def test_tashkeel_agrees(ours: Switched, text: str) -> None:
    assert ours(tashkeel=True)(text) == dediac.dediac_ar(text)


@given(text=st.text(st.sampled_from(LETTERS + MARKS + " "), max_size=30))
@settings(max_examples=200, deadline=None)
def test_buckwalter_agrees(text: str) -> None:
    mapper = charmap.CharMapper.builtin_mapper("ar2bw")
    assert transliterate(text, "buckwalter") == mapper.map_string(text)


@given(text=st.text(st.sampled_from(LETTERS + MARKS + " "), max_size=30))
@settings(max_examples=200, deadline=None)
def test_safe_buckwalter_and_hsb_agree(text: str) -> None:
    for ours, theirs in (("safe-buckwalter", "ar2safebw"), ("hsb", "ar2hsb")):
        assert transliterate(text, ours) == charmap.CharMapper.builtin_mapper(theirs).map_string(text)


def test_divergences(ours: Switched) -> None:
    """dediac_ar keeps the Uthmani sukun U+06E1, a mark of the Quran; quranic_marks removes it."""
    assert dediac.dediac_ar("قا\u06e1ل") == "قا\u06e1ل"
    assert ours(quranic_marks=True)("قا\u06e1ل") == "قال"
