"""How values of two passages are compared, with words in capitals as the values."""

from __future__ import annotations

import regex

from arabtext.editions.checking.comparison import Comparison, compare, differ, only
from arabtext.editions.checking.finding import Span
from arabtext.editions.checking.passages import Passage, PassagePair, passage_pairs
from arabtext.editions.sides import Both, Side

Word = tuple[str, Span]


def words(text: str) -> list[Word]:
    return [(match.group(), match.span()) for match in regex.finditer(r"[A-Z]+", text)]


def has(value: Word, _: Passage, other: Passage) -> bool:
    return any(word == value[0] for word, _ in words(other.wide))


WORDS: Comparison[Word] = Comparison(
    read=lambda text, _: words(text),
    is_in=has,
    may_be_in=lambda value, own, other: has(value, own, other) or value[0] == "QUIET",
    keys=lambda value: frozenset([value[0]]),
    likeness=lambda one, other: 0.5 if one[0][0] == other[0][0] else 0.0,
    counts_alone=lambda value, _: len(value[0]) > 1,
    span=lambda value: value[1],
    kind=lambda one, _: "name" if len(one[0]) > 3 else "number",
    severity=lambda _, other: "high" if other else "low",
)


def found(*texts: tuple[str, str], at: int = 0) -> list[tuple[str, str, str]]:
    pair = passage_pairs([Both(*text) for text in texts])[at]
    return [(one.kind, one.severity, one.message) for one in compare(pair, WORDS)]


def test_what_both_sides_have_is_no_difference() -> None:
    assert found(("a BAT and a DOG", "x DOG y BAT")) == []


def test_what_is_left_over_on_both_sides_is_one_difference() -> None:
    assert found(("a BAT", "x BUS")) == [("number", "high", "BAT in the English, BUS in the Arabic")]


def test_what_looks_like_nothing_there_is_reported_alone() -> None:
    assert found(("a BAT", "x DOGS")) == [
        ("number", "low", "BAT only in the English"),
        ("name", "low", "DOGS only in the Arabic"),
    ]


def test_a_value_is_reported_once_and_only_if_it_counts() -> None:
    assert found(("a BAT, a BAT, a C, a QUIET", "x")) == [("number", "low", "BAT only in the English")]


def test_a_value_that_moved_to_the_next_passage_is_there() -> None:
    assert found(("a BAT", "x"), ("b", "y BAT")) == []
    assert found(("a BAT", "x BUS"), ("b", "y BAT")) == [("number", "low", "BUS only in the Arabic")]


def test_a_value_that_the_next_passage_has_on_both_sides_is_not_there() -> None:
    assert found(("a BAT", "x BUS"), ("b BAT", "y BAT")) == [
        ("number", "high", "BAT in the English, BUS in the Arabic")
    ]


def test_each_value_is_taken_once() -> None:
    assert found(("BAT BAD", "BUS")) == [
        ("number", "high", "BAT in the English, BUS in the Arabic"),
        ("number", "low", "BAD only in the English"),
    ]


def test_messages_quote_the_texts() -> None:
    pair = PassagePair(0, Passage("He left."), Passage("غادر."))
    assert differ(pair, "opposite", "high", (3, 7), (0, 4)).message == "left in the English, غادر in the Arabic"
    one = only(pair, Side.ARABIC, "number", "low", (0, 4))
    assert (one.message, one.english, one.arabic) == ("غادر only in the Arabic", (), ((0, 4),))
