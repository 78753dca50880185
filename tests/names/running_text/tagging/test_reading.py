"""The words of a text as numbers."""

from __future__ import annotations

import pytest

from arabtext.names.running_text.tagging.reading import BARRIERS, START, gap_kinds, listed_labels
from arabtext.names.running_text.text_words import NameSpan, split_words


@pytest.mark.parametrize("between", [". ", "؟ ", ", ", "، ", ": ", ".\n\n"])
def test_no_name_goes_over_the_end_of_a_sentence_a_pause_or_a_colon(between: str) -> None:
    first, second = gap_kinds(split_words(f"Karim{between}Hassan"))
    assert first == START
    assert second in BARRIERS


@pytest.mark.parametrize("between", [" ", "-", " (", " «", '" '])
def test_other_gaps_are_no_barrier(between: str) -> None:
    assert gap_kinds(split_words(f"كريم{between}حسن"))[1] not in BARRIERS


def test_brackets_open_and_close() -> None:
    kinds = gap_kinds(split_words("a (b) c"))
    assert len({kinds[1], kinds[2], START}) == 3


def test_a_text_without_words_has_no_gaps() -> None:
    assert gap_kinds([]) == []


def test_a_listed_name_has_a_first_word_and_further_ones_by_kind() -> None:
    spans = [NameSpan(0, 2, 0, "person", ""), NameSpan(3, 4, 0, "place", "")]
    person, further, none, place, last = listed_labels(5, spans)
    assert none == last == 0
    assert further == person + 1
    assert place not in (person, further, 0)
