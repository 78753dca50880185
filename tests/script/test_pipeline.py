"""The table of the pipeline: its examples, its order, and what is written of it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from arabtext import explain
from arabtext.script import PROFILES, Profile, normalize
from arabtext.script.pipeline import PIPELINE, SECTIONS, PipelineStep, stages_of
from arabtext.script.profiles import _switches

ROOT = Path(__file__).parents[2]


def named(step: PipelineStep) -> str:
    return f"{step.section}: {step.switch}={step.value}"


def off(switch: str) -> object:
    """The value of a switch that runs nothing."""
    return next(value for value in _switches()[switch] if value in (False, "keep"))


@pytest.mark.parametrize("step", PIPELINE, ids=named)
def test_the_example_of_a_step_holds_with_its_switch_alone(step: PipelineStep) -> None:
    profile = replace(Profile(), **{step.switch: step.value})  # type: ignore[arg-type]
    assert normalize(step.before, profile) == step.after
    assert normalize(step.after, profile) == step.after
    explained = explain(step.before, profile)
    assert explained.text == step.after
    if step.switch == "suspects":
        assert explained.suspects
    else:
        verbs = {stage.verb for stage in step.make()}
        assert verbs & {done.verb for done in explained.steps}


@pytest.mark.parametrize("step", [step for step in PIPELINE if step.switch != "suspects"], ids=named)
def test_a_step_does_not_run_when_its_switch_is_off(step: PipelineStep) -> None:
    profile = replace(Profile(), **{step.switch: off(step.switch)})  # type: ignore[arg-type]
    assert normalize(step.before, profile) != step.after


def test_every_value_of_every_switch_is_a_step_or_runs_nothing() -> None:
    steps = {(step.switch, step.value) for step in PIPELINE}
    values = {(switch, value) for switch, found in _switches().items() for value in found}
    assert steps <= values
    assert values - steps == {(switch, off(switch)) for switch in _switches()}


def test_sections_follow_one_another() -> None:
    assert all(one.number <= other.number for one, other in pairwise(PIPELINE))
    assert {step.section for step in PIPELINE} == set(SECTIONS)


@pytest.mark.parametrize("step", [step for step in PIPELINE if step.needs], ids=named)
def test_a_step_runs_after_those_that_it_needs(step: PipelineStep) -> None:
    place = PIPELINE.index(step)
    for needed in step.needs:
        assert any(other.switch == needed for other in PIPELINE[:place])


def test_the_pipeline_runs_the_table_in_its_order() -> None:
    for profile in PROFILES.values():
        expected = [
            stage.verb for step in PIPELINE if getattr(profile, step.switch) == step.value for stage in step.make()
        ]
        assert [stage.verb for stage in stages_of(profile)] == expected
        phases = [stages_of(profile, phase) for phase in ("repair", "fold", "spacing")]
        assert [stage.verb for stages in phases for stage in stages] == expected
        audit = profile.audit()
        assert {*audit.encoding, *audit.noise, *audit.distinction} == set(expected)


def test_what_is_written_of_the_pipeline_is_what_it_does() -> None:
    program = ROOT / "resources" / "builders" / "document_pipeline.py"
    done = subprocess.run([sys.executable, program, "--check"], capture_output=True, text=True)
    assert not done.returncode, done.stderr


PIECES = [
    "قال", "ال", "عراق", "و", "بغداد،", "،ثم", "علىالأرض", "جمييييل", "البيئي", "مُحَمَّد", "قـيس", "قارعلا", "يف", "ﻗﻴﺲ", "ﷺ",
    "رئیس", "فی", "کلمة", "&quot;", "&amp;", "<b>", "</p>", "ط§ظ„ط¹", "Ø§Ù„Ø¹", "ÇáÚÑÇÞ", "#قيس_الخزعلي", "👍", "e\u0301", "\u200f",
    "\u200d", "\xa0", "\t", "\n", ".", "؟", "«نعم»", "الواليات", "املتحدة", "األمن", "الہلہغہة", "https://a.b/c", "@qais", "▲", "عاماء",
    "gh", "\u200b", "𝐁", "!لكن", "وزا", "رة", "ل", "ا",
    "=D9", "=82", "%D9", "&#1602", "\\u06", "42",
]  # fmt: skip


def test_a_step_wakes_no_step_but_those_that_it_names() -> None:
    """A step wakes an earlier one if a token asks for that one after it, in a text of which none did before."""
    profile = replace(
        PROFILES["ocr"], escapes=True, tags=True, hashtags="words", emoji="remove", mentions="mask", urls="mask", broken_words="all",
        elongation=True, lines="single"
    )  # fmt: skip
    stages = [
        (step, stage)
        for step in PIPELINE
        if step.phase == "repair" and getattr(profile, step.switch) == step.value
        for stage in step.make()
    ]

    def asked(text: str) -> set[int]:
        tokens = set(text.replace("\n", " ").split(" "))
        return {place for place, (_, stage) in enumerate(stages) if any(map(stage.asks, tokens))}

    chance = Random(5)
    for _ in range(1_500):
        text = chance.choice(["", " ", " "]).join(chance.choices(PIECES, k=chance.randint(2, 7)))
        asks = asked(text)
        for place, (step, stage) in enumerate(stages):
            if (place in asks or stage.reflows) and (new := stage(text)) != text:
                woken = {stages[one][0].switch for one in asked(new) - asks if one < place}
                assert woken <= {*step.wakes, step.switch}, (step.switch, text)
                text, asks = new, asked(new)


def test_steps_wake_only_earlier_ones() -> None:
    for place, step in enumerate(PIPELINE):
        assert set(step.wakes) <= {other.switch for other in PIPELINE[:place]}
