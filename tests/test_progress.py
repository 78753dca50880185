"""Progress: reported from the first item to the last, about as often as a person can see."""

from __future__ import annotations

from arabtext.names import match, unify
from arabtext.progress import silent, track


def test_every_item_comes_through_and_the_end_is_reported() -> None:
    reports: list[tuple[str, int, int]] = []
    assert list(track(range(1000), "counting", lambda *step: reports.append(step))) == list(range(1000))
    assert reports[0] == ("counting", 0, 1000)
    assert reports[-1] == ("counting", 1000, 1000)
    assert [done for _, done, _ in reports] == sorted(done for _, done, _ in reports)
    assert 100 < len(reports) < 300


def test_nothing_to_do_is_done() -> None:
    reports: list[tuple[str, int, int]] = []
    assert list(track([], "counting", lambda *step: reports.append(step))) == []
    assert reports == [("counting", 0, 0)]
    assert list(track("ab", "counting", None)) == list(track("ab", "counting", silent)) == ["a", "b"]


def test_unifying_and_matching_report_each_of_their_steps() -> None:
    reports: list[tuple[str, int, int]] = []
    unify(["قيس الخزعلي", "Samir Khatib", "سمير الخطيب"], progress=lambda *step: reports.append(step))
    match(["Samir Khatib"], ["سمير الخطيب"], progress=lambda *step: reports.append(step))
    last = {what: (done, total) for what, done, total in reports}
    assert set(last) == {"reading names", "comparing names", "choosing forms", "filing names", "looking up names"}
    assert all(done == total for done, total in last.values())
