"""Patterns of words as people type them."""

from __future__ import annotations

import pytest
import regex

from arabtext.script.morphology import proclitics
from arabtext.values.patterns import clitic, spelled


@pytest.mark.parametrize("typed", ["أيّار", "ايار", "أَيَّار", "أيار"])
def test_hamza_and_marks_may_be_typed_or_not(typed: str) -> None:
    assert regex.fullmatch(spelled(["أيار"]), typed)


@pytest.mark.parametrize(("form", "typed"), [("مئة", "ميه"), ("على", "علي"), ("سؤال", "سوال")])
def test_letters_may_be_typed_in_both_ways(form: str, typed: str) -> None:
    assert regex.fullmatch(spelled([form]), typed)
    assert not regex.fullmatch(spelled([typed]), form)


def test_the_longest_form_wins() -> None:
    assert regex.match(spelled(["May", "May Day"]), "May  Day").group() == "May  Day"


def test_any_proclitic_of_a_noun_but_the_article_is_a_clitic() -> None:
    forms = proclitics(before="noun", article=False)
    assert all(regex.fullmatch(clitic(), form) for form in ("", *forms))
    assert not regex.fullmatch(clitic(), "ال")
