"""The English forms of the names of a text."""

from __future__ import annotations

import pytest

from arabtext.names import find
from arabtext.names.authority import Authority
from arabtext.names.running_text.forms import Desk, later_forms
from arabtext.names.style.value import Style


def canonical(text: str, **options: object) -> list[str]:
    return [mention.canonical for mention in find(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind", "article", "short", "abbreviation"),
    [
        ("Qais al-Khazali", "person", "dropped", "Khazali", ""),
        ("Qais al-Khazali", "person", "kept", "al-Khazali", ""),
        ("Mohammed bin Salman", "person", "dropped", "bin Salman", ""),
        ("Asaib Ahl al-Haq", "organization", "dropped", "AAH", "AAH"),
        ("Baghdad", "place", "dropped", "Baghdad", ""),
    ],
)
def test_later_forms(name: str, kind: str, article: str, short: str, abbreviation: str) -> None:
    assert later_forms(name, kind, article) == (short, abbreviation)  # type: ignore[arg-type]


def test_a_desk_that_has_decided_nothing_changes_no_form() -> None:
    desk = Desk(Style(), Authority())
    assert desk.is_default
    assert desk.form("Qais al-Khazali", "person") == "Qais al-Khazali"


def test_an_authority_decides_before_the_style() -> None:
    desk = Desk(Style.of({"article": "Al-", "persons": "style"}), Authority.of({"Qais al-Khazali": "Kais Khazali"}))
    assert desk.form("Qais al-Khazali", "person") == "Kais Khazali"
    assert desk.form("Basem al-Nashmi", "person").endswith("Al-Nashmi")


def test_a_name_in_brackets_in_the_other_script_is_the_same_one() -> None:
    assert len(set(canonical("Numair Haddad (نمير حداد) met Salim Khoury."))) == 2


def test_western_names_are_left_as_written() -> None:
    assert "Roy Rogers" in canonical("The film shows Roy Rogers with his horse.")
