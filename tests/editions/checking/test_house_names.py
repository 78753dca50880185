"""English names that a house writes otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, check
from arabtext.editions.checking.house_names import NO_HOUSE, House
from arabtext.errors import UsageError
from arabtext.names import Authority, Style

Laid = Callable[..., Alignment]

PAIRS = (
    ("Qays al-Khazali spoke in Irbil yesterday.", "تحدث قيس الخزعلي في أربيل أمس."),
    ("The minister met Khaz'ali. Qais al-Khazali was in Erbil.", "التقى الوزير الخزعلي. وكان قيس الخزعلي في أربيل."),
    ("Irbil is a city.", "أربيل مدينة."),
)


def test_a_name_that_breaks_the_style_is_a_finding_of_its_spelling(laid: Laid) -> None:
    found = check(laid(*PAIRS), style="press")
    assert [(one.kind, one.message) for one in found] == [
        ("spelling", "Qays al-Khazali is Qais al-Khazali by the style press"),
        ("spelling", "Irbil (2 times) is Erbil by the style press"),
        ("spelling", "Khaz'ali is Khazali by the style press"),
    ]
    assert found[1].beads == (0, 2)
    for one in found:
        ((start, end),) = one.english_spans
        assert one.message.startswith(one.english[start:end])
        assert one.probability == 1.0


def test_without_a_style_the_findings_are_those_of_before(laid: Laid) -> None:
    spelling = [one.message for one in check(laid(*PAIRS[:2])) if one.kind == "spelling"]
    assert (
        spelling[0] == "Qais al-Khazali is Qays al-Khazali elsewhere in the English; the house form is Qais al-Khazali"
    )


def test_the_kinds_that_are_left_out_count(laid: Laid) -> None:
    assert check(laid(*PAIRS), style="press", without=["spelling"]) == []


def test_an_unknown_style_is_an_error(laid: Laid) -> None:
    with pytest.raises(UsageError, match="style"):
        check(laid(*PAIRS), style="no such style")


def test_a_house_without_style_and_decisions_is_none() -> None:
    assert not NO_HOUSE
    assert not House(None, Authority(), "EG")
    assert House(Style())
    assert House(None, Authority.of({"Kais": "Qais al-Khazali"}))
    assert House(None, Authority.of({"Kais": "Q. Khazali"})).form("Kais") == "Q. Khazali"
