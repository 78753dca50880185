"""Profiles and the pipeline."""

from __future__ import annotations

from dataclasses import replace

import pytest

import arabtext
from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.script import PROFILES, Profile, normalize


def test_the_profiles_of_the_design_are_there() -> None:
    assert set(PROFILES) == {"title", "ocr", "search", "display", "key"}


@pytest.mark.parametrize("name", list(PROFILES))
def test_a_profile_is_an_immutable_value(name: str) -> None:
    profile = PROFILES[name]
    assert profile.name == name
    with pytest.raises(AttributeError):
        profile.alef = True  # type: ignore[misc]
    assert replace(profile) == profile


@pytest.mark.parametrize("name", list(PROFILES))
def test_the_empty_string_stays_empty(name: str) -> None:
    assert normalize("", name) == ""
    assert arabtext.explain("", name).steps == ()


SWITCHES = [
    ("alef", True, "أإآٱا", "ااااا"),
    ("hamza", True, "ؤئء", "وي"),
    ("alef_maksura", True, "على", "علي"),
    ("teh_marbuta", True, "مكتبة", "مكتبه"),
    ("tashkeel", True, "مُحَمَّدٌ", "محمد"),
    ("quranic_marks", True, "قال\u06d6", "قال"),
    ("digits", "western", "٢۲2", "222"),
    ("digits", "arabic", "٢۲2", "٢٢٢"),
    ("digits", "persian", "٢۲2", "۲۲۲"),
    ("casefold", True, "AAH", "aah"),
    ("latin_diacritics", True, "Khazʿalī", "Khazali"),
    ("quotes", "plain", "«ق» “q”", '"ق" "q"'),
    ("symbols", True, "ق/خ", "ق خ"),
    ("bullets", True, "▲ قيس", "قيس"),
    ("lines", "single", "ق\nخ", "ق خ"),
    ("zwnj", "remove", "خامنه\u200cای", "خامنهای"),
    ("zwnj", "space", "خامنه\u200cای", "خامنه ای"),
    ("lookalikes", "arabic", "کی", "كي"),
]


@pytest.mark.parametrize(("switch", "value", "original", "expected"), SWITCHES)
def test_every_switch_works_on_its_own(switch: str, value: object, original: str, expected: str) -> None:
    off = Profile()
    assert normalize(original, replace(off, **{switch: value})) == expected  # type: ignore[arg-type]
    assert normalize(original, off) == original


KEPT_ON = [
    ("controls", "ق\x00", "ق"),
    ("mojibake", "ط§ظ„ط¹ط±ط§ظ‚", "العراق"),
    ("visual_order", "قارعلا", "العراق"),
    ("presentation_forms", "ﻗﻴﺲ", "قيس"),
    ("bidi_controls", "\u200fق", "ق"),
    ("zero_width", "ق\u200bخ", "قخ"),
    ("spaces", "ق\u00a0خ", "ق خ"),
    ("tatweel", "قـيس", "قيس"),
    ("punctuation_spacing", "قيس ،خ", "قيس، خ"),
]


@pytest.mark.parametrize(("switch", "original", "expected"), KEPT_ON)
def test_what_is_on_by_default_can_be_switched_off(switch: str, original: str, expected: str) -> None:
    assert normalize(original, Profile()) == expected
    assert normalize(original, replace(Profile(), **{switch: False})) == original  # type: ignore[arg-type]


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
