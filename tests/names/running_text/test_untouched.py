"""The parts of a text that are not its author's prose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names.running_text import untouched
from arabtext.names.running_text.untouched import untouched_spans


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in untouched_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "A, \'b\'" of a 5" pipe and "C" again', ["\"A, 'b'\"", '"C"']),
        ('وقال "كلاما" و"غيره" لا', ['"كلاما"', '"غيره"']),
        ("قال «حزب الله» و“ذاك”", ["«حزب الله»", "“ذاك”"]),
        ("x\n```py\nA\n``` B `C` ``d`e`` F", ["```py\nA\n```", "`C`", "``d`e``"]),
        ("~~~\nA without an end", ["~~~\nA without an end"]),
        ("<a href='A'>B</a> <code>C</code> 1 < 2 > 0", ["<a href='A'>", "</a>", "<code>C", "</code>"]),
        ("<em>A</em> B <!-- C -->", ["<em>A", "</em>", "<!-- C -->"]),
        ("#حزب_الله and @Irbil, a@b.com", ["#حزب_الله", "@Irbil", "a@b.com"]),
        ("[A](/b/c) and Irbil.org/x (/experts/a)", ["](/b/c)", "Irbil.org/x", "/experts/a"]),
        ("Hezbollah/Houthi, the Basris' house, don't", []),
        ("_A b_ *C* **D** a_b_c 2*3*4", ["_A b_", "*C*"]),
        ("> quoted\nnot quoted", ["> quoted"]),
        ("‘A b’ and ‘Ali", ["‘A b’"]),
    ],
)
def test_what_is_no_prose(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(st.text(alphabet="\"“”«»‘’'_*`<>!-/#@ab. \n~()[]", max_size=120))
@settings(max_examples=200, deadline=None)
def test_pieces_are_in_order_and_apart(text: str) -> None:
    spans = untouched_spans(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize("mark", ['"a ', "“", "«", "‘", "`", "_a ", "*a ", "<!--", "<i>"])
def test_a_closing_mark_is_looked_up_once(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look-up begins behind the last: together they read the text once for each kind of mark."""
    looked = []
    places = untouched._Places

    class Counting(places):  # type: ignore[valid-type, misc]
        def next(self, closing, start):  # type: ignore[no-untyped-def]
            known = self._next.get(closing.pattern, -1)
            place = super().next(closing, start)
            if known < start:
                looked.append(place - start)
            return place

    monkeypatch.setattr(untouched, "_Places", Counting)
    text = mark * 1000
    untouched_spans(text)
    assert sum(looked) <= 4 * len(text)
