"""Normalizing and explaining any text under the named profiles."""

from __future__ import annotations

import pytest

import arabtext
from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.script import PROFILES, normalize


@pytest.mark.parametrize("name", list(PROFILES))
def test_the_empty_string_stays_empty(name: str) -> None:
    assert normalize("", name) == ""
    assert arabtext.explain("", name).steps == ()


def test_spellings_meet_in_search() -> None:
    for a, b in [("اصبح", "أصبح"), ("مسؤول", "مسوول"), ("مكتبة", "مكتبه"), ("على", "علي"), ("کریم", "كريم")]:
        assert normalize(a, "search") == normalize(b, "search")
        assert normalize(a, "title") != normalize(b, "title") or a == "کریم"


def test_search_keeps_apart_what_differs() -> None:
    for a, b in [("حسن", "حسين"), ("سلمان", "سلطان"), ("عمر", "عمرو")]:
        assert normalize(a, "search") != normalize(b, "search")


def test_steps_say_what_they_lose() -> None:
    explained = arabtext.explain("قـيس أصبح ﻻ", "search")
    kinds = {step.verb: step.loses for step in explained.steps}
    assert kinds["remove tatweel"] == "noise"
    assert kinds["fold alef"] == "distinction"
    assert kinds["replace presentation forms"] == "encoding"


def test_spans_lead_back_to_the_original() -> None:
    original = "«قـيس» ﷲ ،ثم"
    explained = arabtext.explain(original, "title")
    assert explained.text == "«قيس» الله، ثم"
    for word, source in [("قيس", "قـيس"), ("الله", "ﷲ"), ("ثم", "ثم")]:
        at = explained.text.index(word)
        start, end = explained.span(at, at + len(word))
        assert original[start:end] == source


@pytest.mark.parametrize("text", ["a" * 10_000_000, "\n" * 300_000, " " * 300_000, "ا " * 200_000, "،" * 300_000])
def test_long_texts_pass(text: str) -> None:
    assert len(normalize(text, "ocr")) <= len(text) + len(text) // 2


@pytest.mark.parametrize("text", ["\ud800", "\udfff\ud800", "שלום", "😀👩‍👩‍👧", "\x00\x01", "\ufffe\uffff"])
@pytest.mark.parametrize("name", list(PROFILES))
def test_odd_characters_pass(text: str, name: str) -> None:
    assert normalize(normalize(text, name), name) == normalize(text, name)


def test_unknown_profile_and_wrong_types_are_clear_errors() -> None:
    with pytest.raises(UsageError, match="unknown profile 'nope'; choose one of: title"):
        normalize("x", "nope")
    with pytest.raises(ArgumentTypeError, match="profile must be a name or a Profile"):
        normalize("x", 3)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="text must be str, not bytes; decode it first"):
        normalize(b"x")  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="text must be str, not NoneType"):
        arabtext.explain(None)  # type: ignore[arg-type]
