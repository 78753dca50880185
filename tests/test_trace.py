"""The record of changes: replay and the map back to the original."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from arabtext.trace import Edit, Explained, Step, in_one, replay


def step(*edits: Edit) -> Step:
    return Step("change", "noise", edits)


def test_replacing_inserting_and_deleting_replay() -> None:
    steps = [step(Edit(0, 1, "X"), Edit(2, 2, "--")), step(Edit(1, 3, ""))]
    assert replay("abc", steps) == "X-c"


def test_a_deletion_moves_what_follows() -> None:
    explained = Explained("ac", "abc", (step(Edit(1, 2, "")),))
    assert explained.span(0, 1) == (0, 1)
    assert explained.span(1, 2) == (2, 3)
    assert explained.span(0, 2) == (0, 3)


def test_an_insertion_stands_for_an_empty_place() -> None:
    explained = Explained("a-b", "ab", (step(Edit(1, 1, "-")),))
    assert explained.span(1, 2) == (1, 1)
    assert explained.span(2, 3) == (1, 2)


def test_a_ligature_stands_for_its_one_character() -> None:
    explained = Explained("الله", "ﷲ", (step(Edit(0, 1, "الله")),))
    assert [explained.span(i, i + 1) for i in range(4)] == [(0, 1)] * 4


def test_a_reordering_maps_every_character_to_where_it_stood() -> None:
    explained = Explained("cba", "abc", (step(Edit(0, 3, "cba", order=(2, 1, 0))),))
    assert [explained.span(i, i + 1) for i in range(3)] == [(2, 3), (1, 2), (0, 1)]
    assert explained.span(0, 2) == (1, 3)


def test_steps_compose() -> None:
    steps = (step(Edit(0, 3, "cba", order=(2, 1, 0))), step(Edit(1, 2, "")))
    explained = Explained(replay("abc", steps), "abc", steps)
    assert explained.text == "ca"
    assert explained.span(1, 2) == (0, 1)


def test_an_empty_span_is_a_place() -> None:
    explained = Explained("ac", "abc", (step(Edit(1, 2, "")),))
    assert explained.span(1, 1) == (2, 2)
    assert explained.span(2, 2) == (3, 3)


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[Step]]:
    """A text and some steps that fit it: each replaces, inserts, deletes or turns round a few stretches."""
    text = draw(st.text("abcdef", max_size=12))
    original, steps = text, []
    for _ in range(draw(st.integers(0, 3))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
        edits = []
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            if draw(st.booleans()):
                edits.append(Edit(start, end, text[start:end][::-1], tuple(range(end - 1, start - 1, -1))))
            else:
                edits.append(Edit(start, end, draw(st.text("XYZ", max_size=3))))
        steps.append(step(*edits))
        text = steps[-1].apply(text)
    return original, steps


@given(histories())
def test_every_kept_character_maps_to_itself(history: tuple[str, list[Step]]) -> None:
    """Letters that no step wrote anew (the original's alphabet is not the inserted one) are found where they were."""
    original, steps = history
    text = replay(original, steps)
    explained = Explained(text, original, tuple(steps))
    for i, character in enumerate(text):
        start, end = explained.span(i, i + 1)
        assert 0 <= start <= end <= len(original)
        if character in "abcdef":
            assert original[start:end] == character


@st.composite
def edits_of(draw: st.DrawFn, text: str, new: str) -> list[Edit]:
    """Edits that fit a text: each replaces, inserts or deletes."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return [Edit(*cut, draw(st.text(new, max_size=3))) for cut in zip(cuts[::2], cuts[1::2], strict=False)]


@given(st.data(), st.text("abc", max_size=12))
def test_two_lists_of_edits_in_one_give_what_they_give_in_a_row(data: st.DataObject, text: str) -> None:
    first = data.draw(edits_of(text, "XY"))
    between = step(*first).apply(text)
    then = data.draw(edits_of(between, "12"))
    both = in_one(first, then, between)
    assert step(*both).apply(text) == step(*then).apply(between)
    assert all(one.end <= other.start for one, other in pairwise(both))


def test_only_edits_that_overlap_become_one() -> None:
    text, first, between = "abcdef", [Edit(0, 2, "X"), Edit(4, 5, "YZ")], "XcdYZf"
    assert in_one(first, [Edit(0, 1, "1"), Edit(2, 3, "2")], between) == [
        Edit(0, 2, "1"), Edit(3, 4, "2"), Edit(4, 5, "YZ")
    ]  # fmt: skip
    assert step(*first).apply(text) == between
