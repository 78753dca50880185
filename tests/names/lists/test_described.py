"""Clusters are described by what is settled about their names, or by the forms of their spellings."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from arabtext.names import Authority, Decision
from arabtext.names.cells import Spelled
from arabtext.names.lists.described import House, Joined, describe, read_name

AUTHORITY = Authority((Decision("Samir Hasan", "سمير حسن", ("S. Hassan",)),))


def described(*names: Spelled, share: float = 0.0) -> tuple[str, str, float, str]:
    ordered = sorted(names)
    one = Joined(ordered, ordered[0], 3.0 if names[1:] else math.inf, (ordered[0], ordered[-1]) if names[1:] else None,
                 "", ordered[0], ("Layla",), share, "")  # fmt: skip
    read = {name: read_name(name, AUTHORITY) for name in names}
    counts = Counter(spelling for name in names for spelling in name)
    (found,) = describe([one], read, counts, {}, House(None, None))
    return found.canonical, found.arabic, found.confidence, found.reason


@pytest.mark.parametrize(
    ("name", "label"),
    [("S. Hassan", ("authority", "Samir Hasan")), ("قيس الخزعلي", ("listed", "Qais al-Khazali")), ("Omar Zidan", None)],
)
def test_a_name_is_settled_by_the_authority_or_the_tables(name: str, label: tuple[str, str] | None) -> None:
    settled = read_name((name,), AUTHORITY).settled
    assert (settled and settled.label) == label


def test_what_is_settled_gives_the_forms() -> None:
    assert described(("S. Hassan",)) == ("Samir Hasan", "سمير حسن", 1.0, "decided in the authority file")
    listed = described(("قيس الخزعلي",), ("Qays Khazali",))
    assert listed[:2] == ("Qais al-Khazali", "قيس الخزعلي")
    assert listed[3] == "listed as Qais al-Khazali (person); 2 spellings"


def test_a_doubtful_cluster_says_why() -> None:
    canonical, _, confidence, reason = described(("Omar Zidan",), ("عمر زيدان",), share=0.25)
    assert canonical == "Omar Zaidan"
    assert confidence == pytest.approx(0.75 / (1 + math.exp(-3)), abs=0.001)
    assert "2 spellings, the least alike: " in reason
    assert "may also be Layla (0.25)" in reason
