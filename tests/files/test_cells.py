"""What a cell of a spreadsheet can hold."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.files.cells import MAX_CELL, drop_unprintable, fit_cell


@given(st.text(st.characters(), max_size=50))
def test_printable_text_is_legal_in_xml_and_stays_printable(text: str) -> None:
    kept = drop_unprintable(text)
    assert ET.fromstring(f"<a>{kept.replace('&', '').replace('<', '')}</a>") is not None
    assert drop_unprintable(kept) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("قيس الخزعلي 😀", "قيس الخزعلي 😀"),
        ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("a\x00b\x0bc\x1fd", "abcd"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufffeb\uffffc\U0001ffffd", "abcd"),
        ("a\u200fb\u200cc", "a\u200fb\u200cc"),
        ("", ""),
    ],
)
def test_only_what_xml_refuses_is_dropped(text: str, kept: str) -> None:
    assert drop_unprintable(text) == kept


def test_a_cell_is_cut_with_a_mark_at_the_limit_of_the_format() -> None:
    assert MAX_CELL == 32_767
    assert fit_cell("ا" * 32_767) == "ا" * 32_767
    cut = fit_cell("ا" * 32_768)
    assert (len(cut), cut[-5:]) == (32_767, "ا […]")
    assert fit_cell("\x00" * 10 + "a" * 32_767) == "a" * 32_767
