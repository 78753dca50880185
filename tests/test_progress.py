"""How far long work has come, told as often as a person can see."""

from __future__ import annotations

from arabtext.names import match, unify
from arabtext.progress import counted, silent


def test_every_item_comes_through_and_the_end_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    assert list(counted(range(1000), "counting", lambda *step: told.append(step))) == list(range(1000))
    assert told[0] == ("counting", 0, 1000)
    assert told[-1] == ("counting", 1000, 1000)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert 100 < len(told) < 300


def test_nothing_to_do_is_done() -> None:
    told: list[tuple[str, int, int]] = []
    assert list(counted([], "counting", lambda *step: told.append(step))) == []
    assert told == [("counting", 0, 0)]
    assert list(counted("ab", "counting", silent)) == ["a", "b"]


def test_unifying_and_matching_tell_each_of_their_steps() -> None:
    told: list[tuple[str, int, int]] = []
    unify(["قيس الخزعلي", "Samir Khatib", "سمير الخطيب"], progress=lambda *step: told.append(step))
    match(["Samir Khatib"], ["سمير الخطيب"], progress=lambda *step: told.append(step))
    last = {what: (done, total) for what, done, total in told}
    assert set(last) == {"reading names", "comparing names", "choosing forms", "filing names"}
    assert all(done == total for done, total in last.values())
