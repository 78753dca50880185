"""Stages: the fast run and the explained run are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.script.fold import CharTable
from arabtext.script.stages import Stage, charwise, edited, mapping, pattern, program, removal, traced
from arabtext.trace import Edit

STAGES = [
    mapping("map", "noise", {"ا": "ب", "ب": "تت", "x": ""}),
    mapping("map sometimes", "noise", {"ا": "ب"}, applies=lambda text: "x" in text),
    removal("remove", "noise", "xب"),
    charwise("fold case", "distinction", str.casefold),
    pattern("double", "noise", r"(ا)+", r"\1\1", only_with="ا"),
    pattern("shorten", "noise", "x+", lambda match: "x"),
    edited("cut", "noise", lambda text: [Edit(0, 1, "")] if len(text) > 3 else []),
]


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.verb)
@given(text=st.text("ابتx X", max_size=12))
def test_the_explained_run_gives_what_the_fast_run_gives(stage: Stage, text: str) -> None:
    step = stage.explain(text)
    assert (step.apply(text) if step else text) == stage(text)


@given(text=st.text("ابتx X", max_size=12))
def test_a_program_gives_what_its_stages_give_in_order(text: str) -> None:
    expected = text
    for stage in STAGES:
        expected = stage(expected)
    found = text
    for applies, run in program(STAGES):
        found = run(found) if applies(found) else found
    assert found == expected == traced(text, STAGES)[0]


def test_neighboring_tables_become_one() -> None:
    parts = program([STAGES[0], STAGES[2], STAGES[4], STAGES[0]])
    assert [isinstance(run, CharTable) for _, run in parts] == [True, False, True]


def test_a_stage_that_changes_letters_of_arabic_is_plain() -> None:
    assert [stage.plain for stage in STAGES[:3]] == [True, True, True]
    assert not removal("marks", "noise", "\N{ARABIC FATHA}").plain
