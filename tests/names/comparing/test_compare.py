"""Whether two names are the same."""

from __future__ import annotations

import pytest

import arabtext
from arabtext.names import compare


def test_a_family_name_alone_is_a_maybe() -> None:
    assert arabtext.compare("Khazali", "Qais al-Khazali").verdict == "maybe"


def test_evidence_holds_every_part_once() -> None:
    match = arabtext.compare("الشيخ أحمد حسن الجبوري", "Ahmed al-Jubouri")
    assert [e.left for e in match.evidence if e.left] == ["الشيخ", "أحمد", "حسن", "الجبوري"]
    assert [e.right for e in match.evidence if e.right] == ["Ahmed", "al-Jubouri"]
    assert "حسن: missing" in match.reason


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        # a family name that one side lacks leaves a doubt, another given name hardly any
        ("Ahmed Hassan", "أحمد حسن الجبوري", "maybe"),
        ("Ahmed al-Jubouri", "أحمد حسن الجبوري", "same"),
        # two names that only sound the same
        ("نصر الجبوري", "Nasser al-Jubouri", "maybe"),
        ("نذير الجبوري", "Nader al-Jubouri", "maybe"),
        # the other order of two parts counts where both are certain
        ("حسن كريم", "كريم حسن", "maybe"),
        ("Daadouche Ghatrifi", "Ghatreefi Daadouche", "maybe"),
        ("Daadouche Ghatrifi", "Ghatrufi Dadoush", "different"),
        # each has a family name that the other lacks
        ("Ahmed Hassan al-Jubouri", "Ahmed al-Jubouri al-Baghdadi", "different"),
        # a father, a kunya or an initial that one side lacks leaves hardly any
        ("محمد بن سلمان الجبوري", "Mohammed al-Jubouri", "same"),
        ("محمد أبو علي الجبوري", "Mohammed al-Jubouri", "same"),
        ("Khalil A. Hassan", "خليل حسن", "same"),
        # two unlisted Arabic words with one letter of difference
        ("الغطريفي", "الغطريقي", "maybe"),
        # one letter that may stand for the name, and one that may not
        ("A. al-Jubouri", "أحمد الجبوري", "maybe"),
        ("K. al-Jubouri", "أحمد الجبوري", "different"),
    ],
)
def test_verdicts_at_the_edge(left: str, right: str, verdict: str) -> None:
    assert compare(left, right).verdict == compare(right, left).verdict == verdict


def test_a_part_between_two_that_match_is_missing_and_not_another_name() -> None:
    evidence = compare("Ahmed Hassan al-Jubouri", "Ahmed al-Jubouri al-Baghdadi").evidence
    assert [(e.left, e.right) for e in evidence] == [
        ("Ahmed", "Ahmed"),
        ("Hassan", ""),
        ("al-Jubouri", "al-Jubouri"),
        ("", "al-Baghdadi"),
    ]


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("Khazali", "Qais al-Khazali", 0.6),  # a last name alone
        ("Qais", "Qais al-Khazali", 0.5),  # a first name alone
        ("محمد بن سلمان", "محمد بن سلطان", 0.03),  # two listed parts that contradict each other
        ("Hassan Nasrallah", "Saad Hariri", 0.1),  # two listed persons
    ],
)
def test_the_examples_of_the_weights(left: str, right: str, score: float) -> None:
    assert compare(left, right).score == pytest.approx(score, abs=0.01)


def test_a_family_name_is_paired_with_a_family_name() -> None:
    evidence = compare("Ahmed al-Jubouri", "Ahmed Salim Karam").evidence
    assert ("al-Jubouri", "Karam") in [(e.left, e.right) for e in evidence]
    assert ("", "Salim") in [(e.left, e.right) for e in evidence]
