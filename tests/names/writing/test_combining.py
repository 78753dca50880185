"""Joining the candidates of parts."""

from __future__ import annotations

from arabtext.candidates import Candidate
from arabtext.names.writing.combining import combine

GIVEN = [Candidate("Ali", 0.9, "given"), Candidate("Aly", 0.1, "given")]
FAMILY = [Candidate("Toivo", 0.6, "model"), Candidate("Tuivo", 0.3, "catalogue")]


def test_the_best_combinations_come_first_with_the_product_of_the_scores() -> None:
    found = combine([GIVEN, FAMILY], 3)
    assert [c.text for c in found] == ["Ali Toivo", "Ali Tuivo", "Aly Toivo"]
    assert [round(c.score, 2) for c in found] == [0.54, 0.27, 0.06]


def test_the_source_is_that_of_the_weakest_part_wherever_it_stands() -> None:
    assert [c.source for c in combine([GIVEN, FAMILY], 1)] == ["model"]
    assert [c.source for c in combine([FAMILY, GIVEN], 1)] == ["model"]


def test_what_was_only_copied_names_no_source_where_anything_else_does() -> None:
    sure = [Candidate("Hassan Nasrallah", 1.0, "person")]
    assert combine([[Candidate("(", 1.0, "unchanged")], sure], 1, joint="")[0].source == "person"
    assert combine([[Candidate("Sheikh", 1.0, "title")], sure], 1)[0].source == "person"
    assert combine([[Candidate("1", 1.0, "unchanged")]], 1)[0].source == "unchanged"


def test_no_parts_give_one_empty_candidate() -> None:
    assert combine([], 3) == [Candidate("", 1.0, "unchanged")]


def test_many_parts_are_joined_in_bounded_time() -> None:
    assert len(combine([GIVEN] * 200, 10_000)) <= 64
