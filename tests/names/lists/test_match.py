"""Two lists of names matched one to one, or each with all its partners."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.errors import ArgumentTypeError
from arabtext.names import match

SOME = st.lists(
    st.sampled_from(["قيس الخزعلي", "Qays Khaz'ali", "أحمد الجبوري", "Ahmed Jubouri", "Layla Nasser", "", "N/A", "ليلى ناصر"]),
    max_size=6,
)  # fmt: skip


def test_pairs_are_found_across_scripts_and_the_rest_is_kept_with_its_reason() -> None:
    left = ["قيس الخزعلي", "N/A", "Ali Hassan"]
    right = ["Layla Nasser", "Qays Khaz'ali", ""]
    found = match(left, right)
    assert [(one.left, one.right) for one in found] == [(0, 1), (1, None), (2, None), (None, 0), (None, 2)]
    assert found[0].score > 0.9
    assert "Khazali" in found[0].reason
    assert [one.reason for one in found[1:3]] == ["it says that there is no name", "no similar name on the other side"]
    assert found[4].reason == "it has no letters"


def test_the_surest_pair_goes_first_and_a_name_is_not_given_twice() -> None:
    found = match(["Ahmed Jubouri", "أحمد الجبوري"], ["أحمد الجبورى"])
    assert [(one.left, one.right) for one in found] == [(0, None), (1, 0)]
    assert found[0].reason == "the closest match, أحمد الجبورى, is paired with a better one"
    twice = match(["أحمد الجبوري", "أحمد الجبوري"], ["أحمد الجبوري", "أحمد الجبوري"])
    assert [(one.left, one.right) for one in twice] == [(0, 0), (1, 1)]


def test_each_name_may_have_all_its_partners() -> None:
    found = match(["أحمد الجبوري", "Ali Hassan"], ["Ahmed Jubouri", "Ahmad al-Jabouri", "Layla Nasser"], many=True)
    assert [(one.left, one.right) for one in found] == [(0, 1), (0, 0), (1, None), (None, 2)]


def test_names_that_are_only_nearly_alike_are_left_apart() -> None:
    assert [one.right for one in match(["محمد بن سلمان"], ["Mohammed bin Sultan"])] == [None, 0]
    assert [one.right for one in match(["الجبوري"], ["Ahmed Jubouri"])] == [None, 0]


def test_a_list_of_something_else_is_refused() -> None:
    with pytest.raises(ArgumentTypeError):
        match(["a b"], [3])  # type: ignore[list-item]


@settings(deadline=None, max_examples=40)
@given(SOME, SOME, st.booleans())
def test_every_place_is_there_and_once_without_a_partner(left: list[str], right: list[str], many: bool) -> None:
    found = match(left, right, many=many)
    assert {one.left for one in found} - {None} == set(range(len(left)))
    assert {one.right for one in found} - {None} == set(range(len(right)))
    pairs = [(one.left, one.right) for one in found if one.left is not None and one.right is not None]
    assert len(pairs) == len(set(pairs))
    if not many:
        assert len({at for at, _ in pairs}) == len({place for _, place in pairs}) == len(pairs)


def test_with_many_a_name_has_every_partner() -> None:
    spelt = [f"{title} Qais al-Khazali" for title in ("Mr.", "Dr.", "Sheikh", "Prof.", "Eng.", "Judge")]
    spelt += [text.replace("Qais al-Khazali", "قيس الخزعلي") for text in spelt]
    found = match(["Qays Khaz'ali"], spelt, many=True)
    assert [(one.left, one.right) for one in found if one.right is not None and one.left is None] == []
    assert {one.right for one in found} == set(range(len(spelt)))


def test_names_that_are_joined_and_not_quite_the_same() -> None:
    (one,) = match(["Ahmed Hassan"], ["أحمد حسن الجبوري"])
    assert (one.left, one.right) == (0, 0)
    assert 0.7 <= one.score < 0.85
