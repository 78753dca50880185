"""The best alignment of two whole names."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names.comparing import alignment
from arabtext.names.comparing.alignment import LOST_LEFT, LOST_RIGHT, PAIRED, Encoded, align, best_weight, weights
from arabtext.names.comparing.compare import prepare

NAMES = st.lists(
    st.sampled_from(
        ["محمد", "محمدعلي", "عبد الرحمن", "الغامدي", "Alghamdi", "al-Ghamdi", "Mohammed", "Abu Zaid", "x", "صلاح"]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


def of(name: str) -> Encoded:
    return prepare(name).words.encoded


def weight(left: str, right: str) -> float:
    return align([(of(left), of(right))], weights())[0].weight


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("أحمد الغامدي", "Ahmed Alghamdi", "Ahmed Alharbi"),
        ("محمد علي الحداد", "محمدعلي الحداد", "محمود الحداد"),
        ("Jean-Marie Aoun", "جان ماري عون", "جورج عون"),
        ("عبد الله صالح", "عبد هللا صالح", "عبد اللطيف صالح"),
        ("بنكيران", "Ben Kirane", "Ben Karim"),
    ],
)
def test_spellings_weigh_more_than_other_names(left: str, right: str, other: str) -> None:
    assert weight(left, right) > weight(left, other) + 5


def test_a_lost_word_is_one_move_wherever_it_was() -> None:
    for shorter, kind in (("حسن علي", (0, 0)), ("أحمد علي", (5, 5)), ("أحمد حسن", (9, 8))):
        (found,) = align([(of("أحمد حسن علي"), of(shorter))], weights())
        lost = [cut for cut in found.cuts if cut.kind in (LOST_LEFT, LOST_RIGHT)]
        assert [cut.kind for cut in lost] == [LOST_LEFT], (shorter, kind)
    (found,) = align([(of("حسن علي"), of("أحمد حسن علي"))], weights())
    assert [cut.kind for cut in found.cuts if cut.kind != PAIRED] == [LOST_RIGHT]


def test_a_word_is_lost_beside_a_glued_one() -> None:
    (found,) = align([(of("غادةالحداد"), of("غادة منير الحداد"))], weights())
    assert LOST_RIGHT in [cut.kind for cut in found.cuts]


def test_lam_and_alef_turned_round_cost_little() -> None:
    assert weight("كمال", "كامل") < weight("جلال", "جالل")
    assert weight("علاء الدين", "عالء الدين") > weight("علاء الدين", "عماد الدين")


def test_an_unseen_pair_of_letters_is_never_worse_than_the_bound() -> None:
    assert alignment.MIN_WEIGHT == -2.5
    using = weights()
    assert using.pairs[using.codes["م"], using.codes["k"]] <= -2.5
    assert 1.0 < using.glued < 5
    assert -6 < using.lost_word < -2 < using.lost_particle < 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6))
def test_a_batch_gives_what_each_pair_gives_alone(pairs: list[tuple[str, str]]) -> None:
    coded = [(of(a), of(b)) for a, b in pairs]
    together = align(coded, weights())
    for pair, found in zip(coded, together, strict=True):
        (alone,) = align([pair], weights())
        assert alone.weight == pytest.approx(found.weight, abs=1e-3)
        assert [cut[:3] for cut in alone.cuts] == [cut[:3] for cut in found.cuts]


@settings(max_examples=60, deadline=None)
@given(NAMES, NAMES)
def test_the_weight_is_that_of_either_way_round_and_at_most_the_best(left: str, right: str) -> None:
    assert weight(left, right) == pytest.approx(weight(right, left), abs=1e-3)
    assert weight(left, left) == pytest.approx(best_weight(of(left).codes, True, weights()), abs=12 * len(left.split()))


def test_the_moves_of_an_alignment_are_the_symbols_of_both_names() -> None:
    total, found = alignment.moves([(of("Nour"), of("نور"))], weights())
    assert sorted(found) == [("al", "ر", "r"), ("al", "ن", "n"), ("al", "و", "ou")]
    assert total == pytest.approx(weight("نور", "Nour"), abs=1e-4)


def test_nothing_is_aligned_with_nothing() -> None:
    assert align([], weights()) == []
    assert align([(of(""), of("علي"))], weights())[0].weight < 0
    assert np.isfinite(align([(of(""), of(""))], weights())[0].weight)


@pytest.mark.parametrize(("left", "right", "other"), [("Adham", "أدهم", "آدم"), ("Ishaq", "إسحاق", "أشواق")])
def test_a_group_of_letters_may_be_two_sounds(left: str, right: str, other: str) -> None:
    assert weight(left, right) > weight(left, other)


def test_letters_of_one_shape_are_mistaken_for_each_other() -> None:
    assert weight("الجعفري", "الجعقري") > weight("الجعفري", "الجعمري") + 1


def test_a_long_name_costs_its_neighbors_no_memory() -> None:
    short, long = [of("محمد علي حسن"), of("محمد حسن")], [of("محمد كريم " * 60), of("كريم محمد " * 60)]
    pairs = [(short[0], short[1])] * 300 + [(long[0], long[1])] + [(short[1], long[0])]
    tracemalloc.start()
    found = align(pairs, weights())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60e6  # one batch of all would have 300 million cells
    assert [one.weight for one in found] == [align([pair], weights())[0].weight for pair in pairs]
