"""Titles of sheets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arabtext.tables.workbook.titles import choose_title


@given(st.lists(st.text(max_size=40), max_size=12))
def test_titles_are_allowed_and_each_is_once(names: list[str]) -> None:
    taken: set[str] = set()
    titles = [choose_title(name, taken) for name in names]
    assert len({title.casefold() for title in titles}) == len(names)
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles)


def test_a_long_title_keeps_its_number() -> None:
    taken: set[str] = set()
    assert [choose_title("a" * 40, taken), choose_title("A" * 40, taken)] == ["a" * 31, "A" * 27 + " 2"]
