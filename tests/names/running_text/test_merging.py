"""The best set of spans that do not overlap."""

from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.running_text.merging import choose, supported, united
from arabtext.names.running_text.tagging import Tagged
from arabtext.names.running_text.text_words import NameSpan, split_words

WORDS = split_words("Qais met Mansour near the Chatham House in London")
SPANS = st.lists(
    st.builds(
        lambda first, size, chance: NameSpan(first, first + size, 0, "person", "", chance),
        st.integers(0, 7),
        st.integers(1, 3),
        st.sampled_from([0.3, 0.55, 0.7, 0.9, 0.99]),
    ),
    max_size=7,
)


def gain(span: NameSpan) -> float:
    if span.probability < 0.5:
        return 0.0
    chance = min(span.probability, 0.97)
    return (span.last - span.first) * math.log(chance / (1 - chance) + 1e-9)


def are_apart(spans: tuple[NameSpan, ...]) -> bool:
    ordered = sorted(spans, key=lambda span: span.first)
    return all(one.last <= other.first for one, other in itertools.pairwise(ordered))


@given(SPANS)
def test_the_chosen_set_is_the_best_of_all_sets(spans: list[NameSpan]) -> None:
    chosen = choose(spans)
    assert are_apart(tuple(chosen))
    assert chosen == sorted(chosen, key=lambda span: span.first)
    sets = (some for size in range(len(spans) + 1) for some in itertools.combinations(spans, size) if are_apart(some))
    best = max(sum(map(gain, some)) for some in sets)
    assert math.isclose(sum(map(gain, chosen)), best, abs_tol=1e-9)


def test_what_is_more_likely_no_name_is_left_out() -> None:
    assert choose([NameSpan(0, 1, 0, "person", "", 0.49)]) == []


def test_the_tagger_supports_its_kind_and_contradicts_another() -> None:
    place = NameSpan(2, 3, 0, "place", "Mansour", 0.6)
    agreed, doubted, alone = (
        next(supported(WORDS, [place], tagged)).probability
        for tagged in ([Tagged(2, 3, 0, "place", 0.9)], [Tagged(2, 3, 0, "person", 0.9)], [])
    )
    assert doubted < alone < place.probability < agreed


def test_a_term_is_left_as_it_is() -> None:
    term = NameSpan(0, 1, 0, "term", "", 1.0)
    assert list(supported(WORDS, [term], [Tagged(0, 1, 0, "person", 0.99)])) == [term]


def test_spans_of_the_same_words_and_kind_are_one() -> None:
    one, other = NameSpan(0, 1, 0, "person", "", 0.9), NameSpan(0, 1, 0, "person", "Qais", 0.6)
    place = NameSpan(0, 1, 0, "place", "", 0.5)
    assert united([one, other, place]) == [NameSpan(0, 1, 0, "person", "Qais", 0.9), place]
