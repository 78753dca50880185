"""Lines and columns of offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.running_text.lines import Lines


@given(st.text("ab\n\r", max_size=30))
def test_each_offset_is_at_its_line_and_column(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert lines.place(offset) == (before.count("\n") + 1, offset - before.rfind("\n"))
