"""Stages: the fast run and the explained run are one, and what a stage asks of a token is what makes it act."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.script.pipeline import PIPELINE
from arabtext.script.stages import Stage, charwise, edited, mapping, on_lines, pattern, removal, traced
from arabtext.trace import Edit

STAGES = [
    mapping("map", "noise", {"ا": "ب", "ب": "تت", "x": ""}),
    on_lines(mapping("map on some lines", "noise", {"ا": "ب"}), lambda line: "x" in line),
    removal("remove", "noise", "xب"),
    charwise("fold case", "distinction", str.casefold),
    pattern("double", "noise", r"(ا)+", r"\1\1", only_with="ا"),
    pattern("shorten", "noise", "x+", lambda match: "x"),
    edited("cut", "noise", lambda text: [Edit(0, 1, "")] if len(text) > 3 else []),
]


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.verb)
@given(text=st.text("ابتx X\n", max_size=12))
def test_the_explained_run_gives_what_the_fast_run_gives(stage: Stage, text: str) -> None:
    step = stage.explain(text)
    assert (step.apply(text) if step else text) == stage(text)


@given(text=st.text("ابتx X\n", max_size=12))
def test_traced_stages_run_in_order(text: str) -> None:
    expected = text
    for stage in STAGES:
        expected = stage(expected)
    assert traced(text, STAGES)[0] == expected


def test_a_stage_on_lines_reads_only_those_that_are_admitted() -> None:
    assert STAGES[1]("اا x\nاا") == "بب x\nاا"


ALL_STAGES = {
    f"{step.switch}: {stage.verb}": stage for step in PIPELINE if step.phase == "repair" for stage in step.make()
}
ODD = 'االبيو كه دلشةىءهہکیپئ \u0640\u064b\u0670\u200d\u200e\u0301.,:;!?،؛؟"»“&;#<>@/=x1٣é�ØÙ§\t'
WORDS = ["ال", "بال", "عراق", "و", "قال", "فيالعراق", "جمييييل", "ههه", "آل", "عبدالله", "قارعلا", "يف", "#ا_ب", "رئیس"]
WORDS += [
    "Ø§Ù",
    "ط§ظ„",
    "ÇáÚÑÇÞ",
    "╪º┘ä",
    "«·⁄",
    "Р’",
    "=D9=82",
    "=?utf-8?Q?=D9=82?=",
    r"\u0642",
    "%u0642",
    "%D9%82",
    "&#1602",
]


@pytest.mark.parametrize("stage", ALL_STAGES.values(), ids=ALL_STAGES)
@settings(max_examples=60, deadline=None)  # the first call reads tables
@given(line=st.lists(st.one_of(st.text(ODD, max_size=7), st.sampled_from(WORDS)), max_size=6).map(" ".join))
def test_a_stage_leaves_a_line_alone_in_which_it_asks_for_no_token(stage: Stage, line: str) -> None:
    if not any(map(stage.asks, line.split(" "))) and not stage.reflows:
        assert stage(line) == line


@pytest.mark.parametrize("stage", ALL_STAGES.values(), ids=ALL_STAGES)
@settings(max_examples=60, deadline=None)
@given(token=st.text(ODD.replace(" ", ""), max_size=7))
def test_a_token_without_a_sign_of_a_stage_does_not_call_for_it(stage: Stage, token: str) -> None:
    if stage.signs is not None and stage.signs.isdisjoint(token):
        assert not stage.asks(token)
