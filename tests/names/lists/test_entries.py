"""The rows of a list as entries."""

from __future__ import annotations

from arabtext.names.lists.entries import Side

NAMES = [("Samir Haddad",), (), ("Layla Nasser", "ليلى ناصر"), ("Samir Haddad",), ("Samir Haddad",), ("Ali Karim",)]


def test_rows_that_are_alike_in_all_are_one_entry() -> None:
    keys = [(1,), (1,), (1,), (2,), (1,), (1,)]
    side = Side.of(NAMES, keys, [("", "")] * 6, {5}, None)
    assert side.names == (("Samir Haddad",), ("Layla Nasser", "ليلى ناصر"))
    assert side.rows == ((0, 4), (3,), (2,))
    assert [side.name(entry) for entry in range(3)] == ["Samir Haddad", "Samir Haddad", "Layla Nasser / ليلى ناصر"]
    assert (side.first.tolist(), side.counts.tolist(), side.sizes.tolist()) == ([0, 3, 2], [2, 1, 1], [2, 1])
    assert not side.marked.any()


def test_an_id_or_a_decision_makes_an_entry() -> None:
    side = Side.of(NAMES[3:5] + NAMES[:1], [(), (), ()], [("", ""), ("", "7"), ("Ali", "")], set(), None)
    assert (side.rows, side.marked.tolist()) == (((0,), (1,), (2,)), [[False, False], [False, True], [True, False]])


def test_a_list_without_names_has_no_entries() -> None:
    side = Side.of([()], [()], [("", "")], set(), None)
    assert (side.names, side.rows, side.sizes.tolist()) == ((), (), [])
