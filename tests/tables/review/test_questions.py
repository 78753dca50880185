"""The questions of a review about a unified column, and those that a decision has settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from arabtext.names import Authority, Decision, Hit, Match, compare, unify
from arabtext.tables.review import questions
from arabtext.tables.review.page import Review
from arabtext.tables.review.questions import make_review

DOUBTFUL = ["اغنر تويفو", "Agner Toivo", "Agner Toivo"]
SURE = ["ليلى ناصر", "Layla Nasser"]


def asked(names: list[str], authority: Authority | None = None) -> Review:
    decided = authority or Authority()
    return make_review(unify(names, decided), decided, "Names")


def test_doubtful_merges_are_asked_about_with_their_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "SAME", 0.999)
    review = asked([*DOUBTFUL, "Layla Nasser", "LAYLA NASSER"])
    (item,) = review.items
    assert item.kind == "merge"
    cluster = review.clusters[item.cluster]
    assert {(member.texts, member.count) for member in cluster.members} == {(("اغنر تويفو",), 1), (("Agner Toivo",), 2)}
    assert {left for left, _, _ in item.why} | {right for _, right, _ in item.why} == {
        "اغنر",
        "تويفو",
        "Agner",
        "Toivo",
    }


def test_names_nearly_joined_are_asked_about_until_they_are_decided() -> None:
    nearly = ["Morgan Faiza Toivo", "Morgan Toivo Haddad"]
    (item,) = asked(nearly).items
    assert item.kind == "near"
    assert 0.2 <= item.score < 0.5
    assert {review.canonical for review in asked(nearly).clusters} == set(nearly)
    apart = Authority((Decision(nearly[0], not_same_as=(nearly[1],)), Decision(nearly[1])))
    assert asked(nearly, apart).items == ()


def test_spellings_that_no_file_can_tell_apart_are_one_member(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "SAME", 0.999)
    review = asked([*DOUBTFUL, "AGNER TOIVO", "أغنر تويفو"])
    (item,) = review.items
    assert len(review.clusters[item.cluster].members) == 2


def test_nothing_doubtful_nothing_asked() -> None:
    assert asked(SURE).items == ()
    assert asked([]).items == ()


def test_the_spellings_of_a_large_cluster_are_compared_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 26 spellings a dozen are compared with one another: 66 pairs, not 325."""
    calls: list[tuple[str, str]] = []

    def counted(a: str, b: str) -> Match:
        calls.append((a, b))
        return compare("قيس", "Qays")

    monkeypatch.setattr(questions, "compare", counted)
    questions._least_alike(Counter({f"Name {chr(ord('a') + number)}e": 1 for number in range(26)}))
    assert 40 < len(calls) < 120


def test_questions_about_names_nearly_joined_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of 6,000 names is nearly the next one: 5,000 questions, the most similar first."""
    names = [f"Ali Karim{number}" for number in range(6_000)]
    match = compare("قيس", "Qays")

    class NextName:
        def __init__(self, texts: Iterable[str]) -> None:
            self.texts = list(texts)

        def search(self, text: str, n: int) -> list[Hit]:
            at = self.texts.index(text)
            return [Hit(self.texts[min(at + 1, len(self.texts) - 1)], 0.5 + at / 20_000, "maybe", ())]

    monkeypatch.setattr(questions, "Index", NextName)
    monkeypatch.setattr(questions, "compare", lambda *_: match)
    for count, expected in ((1_000, 999), (6_000, 5_000)):
        found = questions._near({at: Counter({name: 1}) for at, name in enumerate(names[:count])})
        assert len(found) == expected
        assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)


def test_people_of_one_name_are_no_question() -> None:
    """Their rows are kept apart by a year; a file of names cannot say who is who."""
    names = ["Salim Nahhas", "سليم نحاس", "Salim Nahhas", "سليم نحاس"]
    found = unify(names, agree={"born": [1970, 1970, 1984, 1984]})
    assert [one.cluster for one in found] == [0, 0, 1, 1]
    assert make_review(found, Authority(), "").items == ()
