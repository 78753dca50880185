"""Two lists of names matched one to one, or each with all its partners."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.names import Authority, Decision, Matched, match

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
    assert found[4].reason == "it is empty"


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


def pairs(found: list[Matched]) -> list[tuple[int | None, int | None]]:
    return [(one.left, one.right) for one in found]


def test_a_rival_makes_a_pair_less_sure_and_is_named() -> None:
    """Two people of one name on the right: neither is the partner, and the reason says so."""
    found = match(["Ahmed Nahhas"], ["أحمد نحاس", "احمد نحاس"])
    assert pairs(found) == [(0, None), (None, 0), (None, 1)]
    assert "is not the only one; also close on the right: " in found[0].reason
    (sure, *_) = match(["Salim Nahhas"], ["سليم النحاس", "ليلى ناصر"])
    assert sure.score > 0.9


def test_rows_of_one_name_pair_up_in_order_if_both_lists_have_equally_many() -> None:
    three = ["Salim Nahhas"] * 3
    assert pairs(match(three, three)) == [(0, 0), (1, 1), (2, 2)]
    assert "in 3 rows on the left and 3 on the right" in match(three, three)[0].reason
    assert pairs(match(three[:1], three)) == [(0, None), (None, 0), (None, 1), (None, 2)]
    assert match(three[:1], three)[0].reason == "the closest match, Salim Nahhas, is in 3 rows on the other side"
    assert match(three[:1], three, threshold=0.3)[0].score == pytest.approx(1 / 3, abs=0.01)


def test_other_columns_distinguish_people_of_one_name() -> None:
    left, right = ["Salim Nahhas", "Salim Nahhas"], ["سليم نحاس", "سليم نحاس"]
    born = [1970, 1984], ["1984", "١٩٧٠"]
    found = match(left, right, agree={"born": born})
    assert pairs(found) == [(0, 1), (1, 0)]
    assert "born equal: 1970, ١٩٧٠" in found[0].reason
    assert found[0].score > 0.9


def test_other_columns_are_evidence_and_no_veto() -> None:
    """A year that differs does not part two people of one rare name; a name that differs is not outweighed by a year."""
    (one,) = match(["Zarnouk Tarfil"], ["زرنوق طرفيل"], agree={"born": (["1970"], ["1984"])})
    assert one.right == 0
    assert "born different: 1970, 1984" in one.reason
    assert one.score < match(["Zarnouk Tarfil"], ["زرنوق طرفيل"])[0].score
    alone = match(["Samir Haddad", "Ali"], ["ليلى ناصر", "x"], agree={"born": (["1970", "1980"], ["1970", "1980"])})
    assert alone[0].right is None


def test_ids_decide() -> None:
    left, right = ["Salim Nahhas", "Layla Nasser", "Ali Karim"], ["سليم نحاس", "Layla Nasser", "علي كريم"]
    found = match(left, right, distinct=(["1", 2, None], [3, "2.", "4"]))
    assert pairs(found) == [(0, None), (1, None), (2, 2), (None, 0), (None, 1)]
    found = match(left, right, distinct=(["1", 2, None], [2, 1.0, "n/a"]))
    assert pairs(found) == [(0, 1), (1, 0), (2, 2)]
    assert found[0].score == 1.0
    assert found[0].reason.startswith("one id: 1; the names: ")
    assert pairs(match(["a b"] * 2, ["c d"] * 2, distinct=([1, 1], [1, 1]), many=True))[:4] == [
        (0, 0), (0, 1), (1, 0), (1, 1),
    ]  # fmt: skip


def test_a_column_of_another_length_is_refused() -> None:
    with pytest.raises(UsageError, match="the column 'born' has 1 values for 2 names"):
        match(["a b", "c d"], ["a b"], agree={"born": ([1], [1])})
    with pytest.raises(UsageError, match="3 ids for 1 names"):
        match(["a b"], ["a b"], distinct=([1], [1, 2, 3]))


def test_the_threshold_is_the_least_score() -> None:
    left, right = ["Ahmed Hassan", "Salim Nahhas"], ["أحمد حسن الجبوري", "سليم نحاس"]
    for threshold in (0.5, 0.9, 0.999):
        for many in (False, True):
            scores = [one.score for one in match(left, right, threshold=threshold, many=many) if one.score]
            assert all(score >= threshold for score in scores)


DECIDED = Authority(
    (
        Decision("Salim Nahhas", "سليم نحاس", ("Abu Zayd", "S. N.")),
        Decision("Samir Haddad", "سمير حداد", not_same_as=("Sameer Hadad",)),
    )
)


def test_spellings_that_the_authority_decides_are_a_pair_above_ids() -> None:
    found = match(["Abu Zayd", "Ali Karim"], ["Layla Nasser", "S. N."], DECIDED, distinct=(["1", "2"], ["1", "2"]))
    assert [(one.left, one.right) for one in found] == [(0, 1), (1, None), (None, 0)]
    assert found[0].reason.startswith("decided in the authority file: Salim Nahhas")


def test_a_decided_name_is_also_compared_by_its_canonical_forms() -> None:
    assert match(["Abu Zayd"], ["Karim Said", "سليم النحاس"], DECIDED)[0].right == 1
    assert match(["Abu Zayd"], ["Karim Said", "سليم النحاس"])[0].right is None


def test_what_the_authority_keeps_apart_is_no_pair() -> None:
    assert match(["Samir Haddad"], ["Sameer Hadad"])[0].right == 0
    assert match(["Samir Haddad"], ["Sameer Hadad"], DECIDED)[0].right is None
    assert match(["Salim Nahhas"], ["Samir Haddad"], DECIDED, distinct=(["1"], ["1"]))[0].right is None, "two decisions"
    many = match(["Abu Zayd"], ["S. N.", "Salim Nahhas"], DECIDED, many=True)
    assert {one.right for one in many} == {0, 1}
